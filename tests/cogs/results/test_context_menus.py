"""The menu of a message: its picture edited, drawn again, explained, and known again."""

from collections.abc import Sequence

import pytest
from simcord.results import InteractionResult

from bot.imagine.request import Way
from tests.fakes.backend import PICTURE, succeeding
from tests.fakes.pictures import picture
from tests.harness.menus import menu, posted, scene, told
from tests.harness.results import asked_in, filled_in, job_of, message_of, sent_form
from tests.harness.world import Shown, World

EDIT, REROLL, DETAILS, WHO = "Edit with Easel", "Reroll", "Details", "Who made this?"


@pytest.fixture
async def boat(world: World) -> Shown:
    """A picture that Ann asked for."""
    world.harness.downloads.at[PICTURE] = scene()
    return await world.drawn("a paper boat")


def refused(world: World, result: InteractionResult) -> str:
    # simcord keeps what commands raise until somebody looks at it.
    assert world.env.errors
    assert result.ephemeral
    assert result.response is not None
    return result.response.content


def sent(world: World) -> Sequence[dict[str, object]]:
    return [dict(input_) for _, input_ in world.harness.backend.creates]


class TestEdit:
    async def test_anybodys_picture_is_changed_as_told(self, world: World) -> None:
        message = await posted(world, ("hill.png", scene()))

        form = await menu(world, EDIT, message)
        result = await sent_form(world, form, prompt="make it night")

        shown = world.shown(result)
        assert shown.files
        assert "> make it night" in shown.text
        job = await job_of(world, shown)
        assert job.user_id == world.ann.id
        assert f"[this message]({message.jump_url})" in shown.text
        assert job.request.way is Way.EDIT
        assert [image.filename for image in job.request.images] == ["hill.png"]

    async def test_the_form_still_works_after_a_restart(self, world: World) -> None:
        message = await posted(world, ("hill.png", scene()))
        form = await menu(world, EDIT, message)
        await world.restart()

        result = await sent_form(world, form, prompt="make it night")

        assert world.shown(result).files

    async def test_of_several_pictures_one_is_chosen(self, world: World) -> None:
        message = await posted(world, ("one.png", picture()), ("two.png", scene()))

        form = await menu(world, EDIT, message)
        assert asked_in(form)["picture"] == ["Picture 1", "Picture 2"]
        result = await sent_form(world, form, picture="2", prompt="make it night")

        job = await job_of(world, world.shown(result))
        assert [image.filename for image in job.request.images] == ["two.png"]

    async def test_a_forwarded_picture_is_found(self, world: World) -> None:
        message = await posted(world, ("hill.png", scene()))
        forwarded = await world.bob.forward(message, world.channel)

        form = await menu(world, EDIT, forwarded)

        assert set(filled_in(form)) >= {"prompt"}

    async def test_a_result_is_linked_to_what_comes_of_it(self, world: World, boat: Shown) -> None:
        form = await menu(world, EDIT, message_of(world, boat), who=world.bob)
        result = await sent_form(world, form, who=world.bob, prompt="make it night")

        job = await job_of(world, world.shown(result))
        assert job.request.parent_id == (await job_of(world, boat)).id
        assert job.user_id == world.bob.id

    async def test_of_a_result_with_several_pictures_one_is_chosen(self, world: World) -> None:
        world.harness.backend.plan(succeeding(PICTURE, f"{PICTURE}?2"))
        shown = await world.drawn("a boat", count=2)

        form = await menu(world, EDIT, message_of(world, shown))
        result = await sent_form(world, form, picture="2", prompt="make it night")

        job = await job_of(world, world.shown(result))
        assert [image.filename for image in job.request.images] == [shown.files[1]]

    async def test_a_private_result_stays_private(self, world: World) -> None:
        shown = await world.drawn("a boat", private=True)

        form = await menu(world, EDIT, message_of(world, shown))
        result = await sent_form(world, form, prompt="make it night")

        assert world.shown(result).is_private

    @pytest.mark.parametrize(
        "files",
        [
            (),
            (("notes.txt", b"text"),),
            (("film.mp4", b"film"), ("drawing.svg", b"<svg/>"), ("paper.pdf", b"%PDF-")),
        ],
    )
    async def test_a_message_without_a_picture_is_refused(
        self, world: World, files: Sequence[tuple[str, bytes]]
    ) -> None:
        message = await world.bob.send(world.channel, "look", attachments=files)

        assert refused(world, await menu(world, EDIT, message)) == world.say(
            "refusal-ways-no-picture"
        )

    async def test_a_picture_that_is_too_large_is_refused_before_the_form(
        self, world: World
    ) -> None:
        message = await posted(world, ("hill.png", scene()))
        stored = world.env.backend.get_message(world.channel.id, message.id)
        stored.attachments[0]["size"] = 26 * 1024 * 1024

        said = refused(world, await menu(world, EDIT, message))

        assert "“hill.png” has 26 MB" in said.replace("\u2068", "").replace("\u2069", "")


class TestReroll:
    async def test_it_draws_the_same_words_for_whoever_asks(
        self, world: World, boat: Shown
    ) -> None:
        result = await menu(world, REROLL, message_of(world, boat), who=world.bob)

        shown = world.shown(result)
        assert [input_["prompt"] for input_ in sent(world)] == ["a paper boat"] * 2
        assert shown.files
        assert (await job_of(world, shown)).user_id == world.bob.id

    async def test_a_message_of_somebody_else_is_refused(self, world: World) -> None:
        message = await posted(world, ("hill.png", scene()))

        assert refused(world, await menu(world, REROLL, message)) == world.say(
            "refusal-ways-not-mine"
        )


class TestDetails:
    async def test_it_tells_all_of_a_result(self, world: World, boat: Shown) -> None:
        said = told(world, await menu(world, DETAILS, message_of(world, boat), who=world.bob))

        assert "/imagine prompt: a paper boat" in said

    async def test_words_that_are_not_shown_yet_are_not_told(
        self, world: World, boat: Shown
    ) -> None:
        world.env.backend.get_message(world.channel.id, boat.id).attachments.clear()
        world.env.backend.get_message(world.channel.id, boat.id).components.clear()

        result = await menu(world, DETAILS, message_of(world, boat), who=world.bob)

        assert refused(world, result) == world.say("refusal-ways-no-picture")
