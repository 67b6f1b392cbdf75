"""The menu of a message: its picture edited, drawn again, explained, and known again."""

import asyncio
from collections.abc import Sequence
from io import BytesIO

import discord
import pytest
from PIL import Image as Pillow
from PIL import ImageDraw
from simcord.actors import MemberActor
from simcord.results import InteractionResult

from bot.db.database import Database
from bot.imagine.request import Way
from bot.jobs.fingerprints import FingerprintIndex
from tests.fakes.backend import PICTURE, succeeding
from tests.fakes.pictures import picture
from tests.harness.results import filled_in, job_of, message_of, sent_form
from tests.harness.world import Shown, World
from tests.patience import PATIENCE_SECONDS

EDIT, REROLL, DETAILS, WHO = "Edit with Easel", "Reroll", "Details", "Who made this?"


def scene(
    kind: str = "PNG", *, size: tuple[int, int] = (320, 240), is_turned: bool = False
) -> bytes:
    """A hill before a sky, so that there is something to know again."""
    drawn = Pillow.new("RGB", (320, 240), "#88aaff")
    draw = ImageDraw.Draw(drawn)
    draw.polygon([(0, 240), (40, 60), (200, 240)], fill="#225522")
    draw.rectangle((180, 180, 320, 240), fill="#553311")
    if is_turned:
        drawn = drawn.transpose(Pillow.Transpose.ROTATE_180)
    buffer = BytesIO()
    drawn.resize(size).save(buffer, kind)
    return buffer.getvalue()


@pytest.fixture
async def boat(world: World) -> Shown:
    """A picture that Ann asked for."""
    world.harness.downloads.at[PICTURE] = scene()
    return await world.drawn("a paper boat")


async def posted(world: World, *files: tuple[str, bytes]) -> discord.Message:
    """Bob's message with pictures of his own."""
    message = await world.bob.send(world.channel, "look", attachments=files)
    for attachment, (_, content) in zip(message.attachments, files, strict=True):
        world.harness.downloads.at[attachment.url] = content
    return message


async def menu(
    world: World, name: str, message: discord.Message, *, who: MemberActor | None = None
) -> InteractionResult:
    result = await (who or world.ann).context_menu(world.channel, name, message)
    await world.harness.all_over()
    return result


def refused(world: World, result: InteractionResult) -> str:
    # simcord keeps what commands raise until somebody looks at it.
    assert world.env.errors
    assert result.ephemeral
    assert result.response is not None
    return result.response.content


def told(world: World, result: InteractionResult) -> str:
    assert result.ephemeral
    return world.shown(result).text


def sent(world: World) -> Sequence[dict[str, object]]:
    return [dict(input_) for _, input_ in world.harness.backend.creates]


async def known(world: World, store: Database, shown: Shown) -> None:
    """Wait until the pictures of a result are on record; that happens beside its delivery."""
    job, fingerprints = await job_of(world, shown), FingerprintIndex(database=store)
    async with asyncio.timeout(PATIENCE_SECONDS):
        while await fingerprints.recognise(scene(), guild_id=world.guild.id) != job.id:
            pass


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

        asked = await menu(world, EDIT, message)
        assert world.shown(asked).buttons == ["1", "2"]
        form = await world.click(asked, "2")
        result = await sent_form(world, form, prompt="make it night")

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

        asked = await menu(world, EDIT, message_of(world, shown))
        form = await world.click(asked, "2")
        result = await sent_form(world, form, prompt="make it night")

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


class TestWhoMadeThis:
    async def test_it_tells_who_asked_for_a_result(self, world: World, boat: Shown) -> None:
        said = told(world, await menu(world, WHO, message_of(world, boat), who=world.bob))

        assert f"<@{world.ann.id}> made this with FLUX schnell" in said
        assert "> a paper boat" in said
        assert f"/{world.channel.id}/{boat.id})" in said

    @pytest.mark.parametrize(
        "content", [scene(), scene("JPEG"), scene("WEBP", size=(160, 120))], ids=["as", "jpg", "s"]
    )
    async def test_a_picture_posted_anew_is_known_again(
        self, world: World, store: Database, boat: Shown, content: bytes
    ) -> None:
        await known(world, store, boat)
        message = await posted(world, ("holiday.jpg", content))

        said = told(world, await menu(world, WHO, message, who=world.bob))

        assert f"This looks like a picture that <@{world.ann.id}> made" in said
        assert f"/{world.channel.id}/{boat.id})" in said

    async def test_another_picture_is_not_known(
        self, world: World, store: Database, boat: Shown
    ) -> None:
        await known(world, store, boat)
        message = await posted(world, ("hill.png", scene(is_turned=True)))

        result = await menu(world, WHO, message)

        assert refused_late(world, result) == world.say("refusal-ways-not-known")

    async def test_nobody_is_told_of_somebodys_private_picture(
        self, world: World, store: Database
    ) -> None:
        world.harness.downloads.at[PICTURE] = scene()
        shown = await world.drawn("a secret boat", private=True)
        await known(world, store, shown)
        message = await posted(world, ("boat.png", scene()))

        others = await menu(world, WHO, message, who=world.bob)
        assert refused_late(world, others) == world.say("refusal-ways-not-known")

        own = await menu(world, WHO, message)
        assert "a secret boat" in told(world, own)

    async def test_a_file_that_is_no_picture_is_not_known(self, world: World) -> None:
        message = await posted(world, ("hill.png", b"no picture"))

        result = await menu(world, WHO, message)

        assert refused_late(world, result) == world.say("refusal-ways-not-known")


def refused_late(world: World, result: InteractionResult) -> str:
    """What is said to one who has been asked to wait."""
    assert world.env.errors
    (said,) = [one.content for one in (*result.followups, result.response) if one and one.content]
    return said
