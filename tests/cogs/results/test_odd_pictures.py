"""Pictures as phones, cameras, providers and accidents make them, at the borders of Easel.

What becomes of each is in tests/data/pictures/pictures.csv. Those that come through travel
together, for a world takes its time with each command.
"""

import base64
from collections.abc import Sequence
from itertools import pairwise

import pytest

from bot.imagine.ai_mark import SourceType, job_id_in
from bot.imagine.metadata import marked
from tests.fakes.backend import PICTURE, succeeding
from tests.fakes.odd_pictures import ODD_PICTURES, OddPicture, faults
from tests.fakes.pictures import picture
from tests.harness.world import Shown, World

pytestmark = [
    pytest.mark.filterwarnings("ignore::UserWarning:PIL"),
    pytest.mark.filterwarnings("ignore::PIL.Image.DecompressionBombWarning"),
]
DIFFERENT_NEXT_TIME = {"failure-output-unreadable", "failure-output-damaged"}
"""What drawing again may help against."""


def in_groups(odd: Sequence[OddPicture], size: int) -> Sequence[Sequence[OddPicture]]:
    """Groups as large as that or a little smaller, and none much smaller than the others."""
    count = -(-len(odd) // size)
    edges = [len(odd) * at // count for at in range(count + 1)]
    return [odd[start:end] for start, end in pairwise(edges)]


def by_first_name(group: Sequence[OddPicture]) -> str:
    return group[0].name


def says(world: World, shown: Shown, words_id: str) -> bool:
    """Whether a sentence is there, whatever its facts are."""
    fact = "xqx"
    said = world.say(words_id, kind=fact, megapixels=fact, limit=fact, filename=fact)
    parts = said.replace("\u2068", "").replace("\u2069", "").split(fact)
    return all(part in shown.text.replace("\u2068", "").replace("\u2069", "") for part in parts)


SHOWN = [odd for odd in ODD_PICTURES if odd.is_shown]
NOT_SHOWN = [odd for odd in ODD_PICTURES if not odd.is_shown]
READ = [odd for odd in ODD_PICTURES if odd.is_read]
NOT_READ = [odd for odd in ODD_PICTURES if not odd.is_read]


@pytest.mark.parametrize("pictures", in_groups(SHOWN, 8), ids=by_first_name)
async def test_what_a_provider_makes_is_shown_as_itself(
    world: World, pictures: Sequence[OddPicture]
) -> None:
    wrong: dict[str, object] = {}
    for group in in_groups(pictures, 4):
        places = {f"https://replicate.delivery/fake/{odd.name}": odd for odd in group}
        world.harness.downloads.at |= {place: odd.content for place, odd in places.items()}
        world.harness.backend.plan(succeeding(*places))

        shown = await world.drawn("a boat", model="flux-schnell", count=len(group))

        files = [world.env.backend.cdn.get(one["url"]) for one in shown.message.attachments]
        assert len(files) == len(group), shown.text
        for odd, name, content in zip(group, shown.files, files, strict=True):
            assert name.endswith(f".{odd.output.partition(' ')[0]}")
            is_itself = odd.output.endswith("itself")
            job_id = job_id_in(content or b"")
            original = marked(odd.content, SourceType.MADE, job_id) if is_itself else odd.content
            if found := faults(original, content or b"", odd.output):
                wrong[odd.name] = found

    assert wrong == {}


@pytest.mark.parametrize("pictures", in_groups(NOT_SHOWN, 5), ids=by_first_name)
async def test_what_is_no_picture_is_said_and_drawn_again_only_where_that_helps(
    world: World, pictures: Sequence[OddPicture]
) -> None:
    wrong: dict[str, object] = {}
    for odd in pictures:
        world.harness.downloads.at[PICTURE] = odd.content

        shown = await world.drawn("a boat")

        is_offered = "Retry" in shown.buttons
        if not says(world, shown, odd.output) or is_offered != (odd.output in DIFFERENT_NEXT_TIME):
            wrong[odd.name] = shown.text

    assert wrong == {}


@pytest.mark.parametrize("pictures", in_groups(READ, 10), ids=by_first_name)
async def test_what_a_member_attaches_reaches_the_service_without_its_place(
    world: World, pictures: Sequence[OddPicture]
) -> None:
    wrong: dict[str, object] = {}
    world.harness.downloads.at[PICTURE] = picture()
    for group in in_groups(pictures, 5):
        # They are looked at, drawn from, and shown small.
        world.harness.downloads.next_ones = iter([odd.content for odd in group] * 3)
        images = {f"image{at}": (odd.name, odd.content) for at, odd in enumerate(group, start=1)}

        await world.ann.slash(world.channel, "blend", **images)
        await world.harness.all_over()

        (sent,) = [v for v in world.harness.backend.creates[-1][1].values() if isinstance(v, list)]
        for odd, value in zip(group, sent, strict=True):
            head, _, body = value.partition(",")
            extension, _, way = odd.input.partition(" ")
            assert head == f"data:image/{extension.replace('jpg', 'jpeg')};base64"
            # simcord's own addresses are not Discord's: nothing goes by address here.
            fate = f"{extension} {'itself' if way == 'address' else way}"
            if found := faults(odd.content, base64.b64decode(body), fate):
                wrong[odd.name] = found

    assert wrong == {}


@pytest.mark.parametrize("pictures", in_groups(NOT_READ, 5), ids=by_first_name)
async def test_what_cannot_be_drawn_from_is_said_and_not_paid_for(
    world: World, pictures: Sequence[OddPicture]
) -> None:
    wrong: dict[str, object] = {}
    for odd in pictures:
        world.harness.downloads.otherwise = odd.content

        result = await world.ann.slash(
            world.channel, "edit", image=(odd.name, odd.content), instruction="make it night"
        )
        await world.harness.all_over()

        if not says(world, world.shown(result), odd.input):
            wrong[odd.name] = world.shown(result).text
    # simcord keeps what commands raise until somebody looks at it.
    world.env.errors.clear()

    assert wrong == {}
    assert world.harness.backend.creates == []
