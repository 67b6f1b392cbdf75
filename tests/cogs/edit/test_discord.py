"""/edit and /blend: pictures that people bring along."""

import functools

import pytest
from simcord.results import InteractionResult

from bot.app import EaselBot
from bot.catalog import Catalog
from bot.db.database import Database
from bot.imagine.ai_mark import SourceType
from bot.imagine.contact_sheet import SHEET_SIDE
from bot.imagine.image import read_image
from bot.imagine.request import Way
from tests.fakes.pictures import picture
from tests.harness.menus import menu
from tests.harness.results import answer, filled_in, job_of, latest, link_to, message_of, pressed
from tests.harness.services import CATALOG
from tests.harness.world import Shown, World, open_world

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


def small_of(shown: Shown) -> list[str]:
    """The names of the small pictures beside a card's words."""
    urls = [one["accessory"]["media"]["url"] for one in shown.components if "accessory" in one]
    return [url.partition("?")[0].rpartition("/")[2] for url in urls]


class TestSources:
    @pytest.mark.parametrize(
        ("command", "options"),
        [
            ("edit", {"image": BOAT, "instruction": "make it night"}),
            ("edit", {"image": BOAT, "image2": SHIP, "instruction": "make it night"}),
            ("blend", {"image1": BOAT, "image2": SHIP, "image3": SEA}),
            ("imagine", {"prompt": "a boat", "image": BOAT, "model": "dev"}),
        ],
    )
    async def test_a_card_shows_small_what_it_started_from(
        self, world: World, command: str, options: dict[str, object]
    ) -> None:
        shown = await done(world, command, **options)

        (name,) = small_of(shown)
        assert name == shown.files[-1]
        small = await message_of(world, shown).attachments[-1].read()
        image = read_image(small)
        assert max(image.width, image.height) <= SHEET_SIDE

    async def test_variations_and_larger_ones_show_it_and_the_way_to_it(self, world: World) -> None:
        first = await done(world, "imagine", prompt="a boat", model="dev")
        assert small_of(first) == []

        for label in ("Vary", "Upscale"):
            await pressed(world, first, label)

            assert small_of(latest(world)) == [latest(world).files[-1]]
            assert link_to(world, first) in latest(world).text

    async def test_only_what_its_member_wrote_is_quoted(self, world: World) -> None:
        blended = await done(world, "blend", image1=BOAT, image2=SHIP)
        assert ">" not in blended.text.replace("<@", "").replace(f"{world.ann.id}>", "")

        first = await done(world, "imagine", prompt="a boat")
        await pressed(world, first, "Upscale", who=world.bob)
        assert "> a boat" not in latest(world).text

    async def test_what_was_brought_to_a_private_picture_is_shown_to_nobody_else(
        self, world: World
    ) -> None:
        private = await done(world, "edit", image=BOAT, instruction="make it night", private=True)
        assert small_of(private)

        await pressed(world, private, "Publish")
        assert small_of(latest(world)) == []
        assert len(latest(world).files) == 1
        assert small_of(world.message(private.id))

        await pressed(world, latest(world), "Reroll", who=world.bob)
        assert not latest(world).is_private
        assert small_of(latest(world)) == []

    async def test_the_small_picture_is_nobodys_result(self, world: World) -> None:
        shown = await done(world, "edit", image=BOAT, instruction="make it night")

        form = await menu(world, "Edit with Easel", message_of(world, shown))

        assert "picture" not in filled_in(form)

    @pytest.mark.parametrize("name", ["photo.png", "photo.heic"])
    async def test_a_broken_file_is_refused_to_its_sender_alone(
        self, world: World, name: str
    ) -> None:
        world.harness.downloads.otherwise = picture()[:-20]

        result = await world.ann.slash(
            world.channel, "edit", image=(name, picture()[:-20]), instruction="make it night"
        )
        await world.harness.all_over()

        said = refused(world, result)
        assert world.say("failure-source-damaged") in said
        assert "make it night" in said
        assert all(one.is_private for one in world.messages())


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
    listed = answer(world, await world.ann.slash(world.channel, "history")).text
    assert "Started from these pictures" in listed
    assert job.request.prompt not in listed


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


NO_EDITOR = Catalog(models=[CATALOG.default], default=CATALOG.default.id)


async def test_where_no_model_edits_nothing_is_offered_that_would(store: Database) -> None:
    async with open_world(store) as world:
        asked = await world.ann.slash(
            world.channel, "edit", image=BOAT, instruction="make it night", model="schnell"
        )
        assert world.env.errors
        world.start = functools.partial(world.start, catalog=NO_EDITOR)  # type: ignore[call-arg]  # the fixture's own function takes it
        await world.restart()

        assert isinstance(world.env.bot, EaselBot)
        offered = {one.name for one in await world.env.bot.tree.fetch_commands()}
        assert not offered & {"edit", "blend", "Edit with Easel"}
        assert {"imagine", "Details"} <= offered
        for label in ("Choose another model", "Change and try again"):
            shown = answer(world, await world.click(asked, label))
            assert shown.text.startswith(world.say("refusal-result-no-editor"))
            assert "make it night" in shown.text
            assert shown.buttons == []
