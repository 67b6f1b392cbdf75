"""/edit and /blend: pictures that people bring along."""

import pytest
from simcord.results import InteractionResult

from bot.imagine.ai_mark import SourceType
from bot.imagine.request import Way
from tests.fakes.pictures import picture
from tests.harness.results import job_of, latest, message_of, pressed
from tests.harness.services import CATALOG
from tests.harness.world import Shown, World

BOAT, SHIP, SEA = (("boat.png", picture()), ("ship.png", picture()), ("sea.png", picture()))


async def done(world: World, command: str, **options: object) -> Shown:
    result = await world.ann.slash(world.channel, command, **options)
    await world.harness.all_over()
    return world.shown(result)


def refused(world: World, result: InteractionResult) -> str:
    # simcord keeps what commands raise until somebody looks at it.
    assert world.env.errors
    assert result.ephemeral
    assert result.response is not None
    assert world.harness.backend.creates == []
    return result.response.content


def sent(world: World) -> dict[str, object]:
    return dict(world.harness.backend.creates[-1][1])


async def test_a_picture_is_changed_as_told(world: World) -> None:
    shown = await done(world, "edit", image=BOAT, instruction="make it night")

    assert shown.files
    assert "> make it night" in shown.text
    assert CATALOG.editors[0].label in shown.text
    assert sent(world)["prompt"] == "make it night"
    assert (await job_of(world, shown)).request.way is Way.EDIT


async def test_what_is_made_of_a_photo_says_so_however_often_it_is_changed(world: World) -> None:
    drawn = await done(world, "imagine", prompt="a boat")
    assert "Made with AI" in drawn.text
    await pressed(world, drawn, "Upscale")
    assert SourceType.MADE.encode() in await message_of(world, latest(world)).attachments[0].read()

    shown = await done(world, "edit", image=BOAT, instruction="make it night")
    assert "Edited with AI" in shown.text
    await pressed(world, shown, "Upscale")

    content = await message_of(world, latest(world)).attachments[0].read()
    assert SourceType.COMPOSITE.encode() in content
    assert "Edited with AI" in latest(world).text


async def test_several_pictures_go_to_a_model_that_takes_them(world: World) -> None:
    shown = await done(world, "edit", image=BOAT, instruction="both in one", image2=SHIP)

    job = await job_of(world, shown)
    assert [image.filename for image in job.request.images] == ["boat.png", "ship.png"]
    assert max(len(value) for value in sent(world).values() if isinstance(value, list)) == 2


async def test_pictures_are_blended_without_a_word(world: World) -> None:
    shown = await done(world, "blend", image1=BOAT, image2=SHIP, image3=SEA)

    job = await job_of(world, shown)
    assert shown.files
    assert job.request.way is Way.BLEND
    assert len(job.request.images) == 3


async def test_an_edit_may_be_private(world: World) -> None:
    shown = await done(world, "edit", image=BOAT, instruction="make it night", private=True)

    assert shown.is_private


async def test_only_models_that_can_are_offered(world: World) -> None:
    editors = await world.ann.autocomplete(world.channel, "edit", "model", "")
    blenders = await world.ann.autocomplete(world.channel, "blend", "model", "")

    assert [one["value"] for one in editors] == [model.id for model in CATALOG.editors]
    assert [one["value"] for one in blenders] == [model.id for model in CATALOG.blenders]


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"model": "flux-schnell"}, "edit pictures. These models can"),
        ({"image": ("notes.txt", b"text")}, "is not a kind of picture"),
        ({"instruction": " "}, "nothing to draw"),
    ],
)
async def test_what_cannot_be_edited_is_refused_at_once(
    world: World, options: dict[str, object], words: str
) -> None:
    asked = {"image": BOAT, "instruction": "make it night", **options}

    said = refused(world, await world.ann.slash(world.channel, "edit", **asked))

    assert words in said
