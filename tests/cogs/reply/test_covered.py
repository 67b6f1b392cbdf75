"""What came in covered goes out covered, on every way on from there."""

from collections.abc import Mapping

import pytest

from tests.cogs.history.test_show import show
from tests.cogs.results.test_care import direct_messages
from tests.cogs.results.test_context_menus import EDIT
from tests.fakes.backend import failing
from tests.fakes.pictures import picture
from tests.harness.menus import menu, posted
from tests.harness.results import job_of, latest, listed, pressed, sent_form
from tests.harness.world import Shown, World

COVERED, OPEN = ("SPOILER_photo.png", picture()), ("photo.png", picture())
FLAG = 1 << 3
"""Of an attachment: it is a spoiler (Discord, "Attachment Flags")."""


def pictures_of(shown: Shown) -> list[str]:
    """The files of a message that are results, and not what these started from."""
    return [name for name in shown.files if "easel-from-" not in name]


def is_covered(shown: Shown) -> bool:
    """Whether both the file and its place in the card hide the picture."""
    items = [item for one in shown.components for item in one.get("items", [])]
    assert shown.files
    assert len({name.startswith("SPOILER_") for name in shown.files}) == 1
    assert [item.get("spoiler", False) for item in items] == [
        name.startswith("SPOILER_") for name in pictures_of(shown)
    ]
    small = [one["accessory"] for one in shown.components if "accessory" in one]
    assert len(small) == len(shown.files) - len(pictures_of(shown))
    assert all(one["spoiler"] == shown.files[0].startswith("SPOILER_") for one in small)
    return shown.files[0].startswith("SPOILER_")


async def edited(world: World, image: tuple[str, bytes] = COVERED, **options: object) -> Shown:
    result = await world.ann.slash(
        world.channel, "edit", image=image, instruction="make it night", **options
    )
    await world.harness.all_over()
    return world.shown(result)


@pytest.mark.parametrize(
    ("command", "options"),
    [
        ("edit", {"image": COVERED, "instruction": "make it night"}),
        ("edit", {"image": OPEN, "image2": COVERED, "instruction": "make it night"}),
        ("blend", {"image1": OPEN, "image2": COVERED}),
        ("imagine", {"image": COVERED, "prompt": "a boat", "model": "flux-dev"}),
        ("imagine", {"prompt": "a boat", "spoiler": True}),
        ("imagine", {"prompt": "a boat --spoiler"}),
        ("edit", {"image": OPEN, "instruction": "make it night", "spoiler": True}),
        ("blend", {"image1": OPEN, "image2": OPEN, "spoiler": True}),
    ],
)
async def test_what_was_asked_for_or_came_in_covered_is_covered(
    world: World, command: str, options: Mapping[str, object]
) -> None:
    result = await world.ann.slash(world.channel, command, **options)
    await world.harness.all_over()

    assert is_covered(world.shown(result))


async def test_an_open_picture_makes_an_open_one(world: World) -> None:
    assert not is_covered(await edited(world, OPEN))


@pytest.mark.parametrize("by", ["name", "flag"])
async def test_the_menu_sees_that_a_picture_is_covered(world: World, by: str) -> None:
    message = await posted(world, COVERED if by == "name" else OPEN)
    if by == "flag":
        world.env.backend.get_message(world.channel.id, message.id).attachments[0]["flags"] = FLAG
    form = await menu(world, EDIT, message)

    result = await sent_form(world, form, prompt="make it night")

    assert is_covered(world.shown(result))


@pytest.mark.parametrize("covered", ["1", "2"])
async def test_of_several_pictures_the_chosen_one_counts(world: World, covered: str) -> None:
    files = (COVERED, OPEN) if covered == "1" else (OPEN, COVERED)
    form = await menu(world, EDIT, await posted(world, *files))

    result = await sent_form(world, form, picture="2", prompt="make it night")

    assert is_covered(world.shown(result)) is (covered == "2")


class TestWaysOn:
    @pytest.mark.parametrize("label", ["Reroll", "Vary"])
    async def test_the_buttons_that_draw(self, world: World, label: str) -> None:
        shown = await edited(world)

        await pressed(world, shown, label)

        assert latest(world).id != shown.id
        assert is_covered(latest(world))

    async def test_edit_prompt(self, world: World) -> None:
        shown = await edited(world)
        form = await pressed(world, shown, "Edit prompt")

        await sent_form(world, form, prompt="make it day")

        assert is_covered(latest(world))

    async def test_use_as_input(self, world: World) -> None:
        form = await listed(world, await edited(world), "use")

        await sent_form(world, form, prompt="make it day")

        assert is_covered(latest(world))

    async def test_upscale(self, world: World) -> None:
        await pressed(world, await edited(world), "Upscale")

        assert is_covered(latest(world))

    async def test_a_variation_of_what_words_made_of_it(self, world: World) -> None:
        shown = await edited(world)
        await pressed(world, shown, "Reroll")
        grandchild = latest(world)

        await pressed(world, grandchild, "Reroll")

        assert is_covered(latest(world))

    async def test_publish(self, world: World) -> None:
        shown = await edited(world, private=True)

        await pressed(world, shown, "Publish")

        assert is_covered(latest(world))

    async def test_show(self, world: World) -> None:
        job = await job_of(world, await edited(world))

        await show(world, job.id)

        assert is_covered(latest(world))

    async def test_a_copy_in_direct_messages(self, world: World) -> None:
        await listed(world, await edited(world), "save")

        (saved,) = direct_messages(world)
        assert is_covered(saved)

    async def test_retry(self, world: World) -> None:
        world.harness.backend.plan(failing())
        shown = await edited(world)

        await pressed(world, shown, "Retry")

        assert is_covered(world.message(shown.id))

    async def test_after_a_restart(self, world: World) -> None:
        shown = await edited(world)
        await world.restart()

        await pressed(world, shown, "Reroll")

        assert is_covered(latest(world))
