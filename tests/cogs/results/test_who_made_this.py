""" "Who made this?": pictures are looked at when there is time, or when somebody asks."""

from types import SimpleNamespace
from typing import Any, cast

import discord
import pytest
from simcord.results import InteractionResult

from bot.app import EaselBot
from bot.db.database import Database
from bot.errors import OutputGoneError, OutputUnreachableError
from bot.imagine.ai_mark import SourceType
from bot.imagine.job import TOKEN_LIFETIME_SECONDS
from bot.imagine.metadata import marked
from bot.jobs.fingerprints import PAUSES_SECONDS
from cogs.results import fingerprinting
from cogs.results.fingerprinting import FingerprintingCog, addresses_of
from tests.fakes.backend import PICTURE, held
from tests.harness.menus import menu, posted, scene, told
from tests.harness.results import job_of, message_of, pressed
from tests.harness.reviewing import Desk, desk_in
from tests.harness.world import Shown, World

WHO = "Who made this?"


@pytest.fixture
async def boat(world: World) -> Shown:
    """A picture that Ann asked for."""
    return await drawn(world)


async def drawn(world: World, prompt: str = "a paper boat", **options: object) -> Shown:
    world.harness.downloads.at[PICTURE] = scene()
    world.harness.downloads.on_discord = world.env.backend.cdn.get
    return await world.drawn(prompt, **options)


async def asked(world: World) -> InteractionResult:
    """Bob asks about a copy that somebody posted."""
    message = await posted(world, ("holiday.jpg", scene("JPEG")))
    world.harness.downloads.fetched.clear()
    return await menu(world, WHO, message, who=world.bob)


async def look(world: World, *, after_seconds: float = fingerprinting.REST_SECONDS) -> None:
    """What the bot does by itself every few seconds."""
    await world.harness.clock.advance(after_seconds)
    bot = world.env.bot
    assert isinstance(bot, EaselBot)
    cog = bot.get_cog("FingerprintingCog")
    assert isinstance(cog, FingerprintingCog)
    await cog.look()


def refused(world: World, result: InteractionResult) -> str:
    """What is said to one who has been asked to wait."""
    assert world.env.errors
    (said,) = [one.content for one in (*result.followups, result.response) if one and one.content]
    return said


def lies_at(world: World, shown: Shown) -> str:
    """Where Discord keeps the picture of a result."""
    return message_of(world, shown).attachments[0].url


class TestAnswer:
    async def test_it_tells_who_asked_for_a_result(self, world: World, boat: Shown) -> None:
        said = told(world, await menu(world, WHO, message_of(world, boat), who=world.bob))

        assert f"<@{world.ann.id}> made this with FLUX schnell" in said
        assert "> a paper boat" in said
        assert f"/{world.channel.id}/{boat.id})" in said

    @pytest.mark.parametrize(
        "content", [scene(), scene("JPEG"), scene("WEBP", size=(160, 120))], ids=["as", "jpg", "s"]
    )
    async def test_a_picture_posted_anew_is_known_again(
        self, world: World, boat: Shown, content: bytes
    ) -> None:
        message = await posted(world, ("holiday.jpg", content))

        said = told(world, await menu(world, WHO, message, who=world.bob))

        assert f"This looks like a picture that <@{world.ann.id}> made" in said
        assert f"/{world.channel.id}/{boat.id})" in said

    async def test_a_saved_copy_is_known_by_its_file_before_anybody_looked(
        self, world: World, boat: Shown
    ) -> None:
        await drawn(world, "the same boat once more")
        saved = await message_of(world, boat).attachments[0].read()
        message = await posted(world, ("holiday.png", saved))
        world.harness.downloads.fetched.clear()

        said = told(world, await menu(world, WHO, message, who=world.bob))

        assert f"According to its file, <@{world.ann.id}> made this with FLUX schnell" in said
        assert "> a paper boat" in said
        assert lies_at(world, boat) not in world.harness.downloads.fetched

    async def test_a_mark_written_into_another_picture_is_not_believed(
        self, world: World, boat: Shown
    ) -> None:
        await look(world)
        forged = marked(scene(is_turned=True), SourceType.MADE, (await job_of(world, boat)).id)
        message = await posted(world, ("hill.png", forged))

        result = await menu(world, WHO, message, who=world.bob)

        assert refused(world, result) == world.say("refusal-ways-not-known")

    async def test_a_private_picture_is_known_by_its_file_to_its_owner_alone(
        self, world: World
    ) -> None:
        secret = await drawn(world, "a secret boat", private=True)
        forged = marked(scene(), SourceType.MADE, (await job_of(world, secret)).id)
        message = await posted(world, ("boat.png", forged))

        others = await menu(world, WHO, message, who=world.bob)
        assert refused(world, others) == world.say("refusal-ways-not-known")

        own = await menu(world, WHO, message)
        assert "According to its file" in told(world, own)

    @pytest.mark.usefixtures("boat")
    async def test_another_picture_is_not_known(self, world: World) -> None:
        message = await posted(world, ("hill.png", scene(is_turned=True)))

        result = await menu(world, WHO, message)

        assert refused(world, result) == world.say("refusal-ways-not-known")

    async def test_nobody_is_told_of_somebodys_private_picture(self, world: World) -> None:
        await drawn(world, "a secret boat", private=True)
        message = await posted(world, ("boat.png", scene()))

        others = await menu(world, WHO, message, who=world.bob)
        assert refused(world, others) == world.say("refusal-ways-not-known")

        own = await menu(world, WHO, message)
        assert "a secret boat" in told(world, own)

    async def test_a_file_that_is_no_picture_is_not_known(self, world: World) -> None:
        message = await posted(world, ("hill.png", b"no picture"))

        result = await menu(world, WHO, message)

        assert refused(world, result) == world.say("refusal-ways-not-known")


class TestLooking:
    async def test_a_delivery_costs_no_look(self, world: World, boat: Shown) -> None:
        await look(world, after_seconds=0)

        assert lies_at(world, boat) not in world.harness.downloads.fetched

    async def test_what_was_looked_at_is_known_without_another_look(
        self, world: World, boat: Shown
    ) -> None:
        await look(world)

        result = await asked(world)

        assert "a paper boat" in told(world, result)
        assert lies_at(world, boat) not in world.harness.downloads.fetched

    async def test_also_after_a_restart(self, world: World, boat: Shown) -> None:
        await world.restart()
        world.harness.downloads.on_discord = world.env.backend.cdn.get
        await look(world)

        assert world.harness.downloads.fetched == [lies_at(world, boat)]

    async def test_while_others_draw_one_result_is_looked_at(self, world: World) -> None:
        shown = [await drawn(world, prompt) for prompt in ("a boat", "a kite", "a hat")]
        world.harness.backend.scripts.append(held())
        await world.imagine("a slow picture")
        world.harness.downloads.fetched.clear()

        await look(world)

        assert world.harness.downloads.fetched == [lies_at(world, shown[-1])]

    async def test_what_one_person_saw_is_looked_at_while_its_token_lasts(
        self, world: World
    ) -> None:
        await drawn(world, "a secret boat", private=True)
        await look(world)
        await world.harness.clock.advance(TOKEN_LIFETIME_SECONDS)

        message = await posted(world, ("boat.png", scene()))
        own = await menu(world, WHO, message)

        assert "a secret boat" in told(world, own)

    async def test_what_can_be_read_only_once_it_is_published_is_known_then(
        self, world: World
    ) -> None:
        shown = await drawn(world, "a secret boat", private=True)
        world.env.inject_error("GET", "/webhooks/*", status=404, code=10008)
        await look(world)
        await pressed(world, shown, "Publish")

        assert "a secret boat" in told(world, await asked(world))

    async def test_a_deleted_message_is_given_up(self, world: World, boat: Shown) -> None:
        world.env.backend.delete_message(world.channel.id, boat.id)

        result = await asked(world)

        assert refused(world, result) == world.say("refusal-ways-not-known")

    async def test_a_picture_that_nobody_can_read_is_given_up(
        self, world: World, boat: Shown
    ) -> None:
        world.harness.downloads.at[lies_at(world, boat)] = OutputGoneError("404")

        result = await asked(world)

        assert refused(world, result) == world.say("refusal-ways-not-known")

    async def test_a_removed_picture_is_not_fetched(self, world: World, boat: Shown) -> None:
        job = await job_of(world, boat)
        await world.harness.ledger.claim_removal(job.id, by=world.ann.id)

        result = await asked(world)

        assert refused(world, result) == world.say("refusal-ways-not-known")
        assert lies_at(world, boat) not in world.harness.downloads.fetched


class TestNotYet:
    async def test_what_cannot_be_reached_now_is_told_and_looked_at_later(
        self, world: World, boat: Shown
    ) -> None:
        world.harness.downloads.at[lies_at(world, boat)] = OutputUnreachableError("503")

        first = await asked(world)
        assert refused(world, first) == world.say("refusal-ways-not-known-yet", count=1)

        del world.harness.downloads.at[lies_at(world, boat)]
        await world.harness.clock.advance(PAUSES_SECONDS[0])
        assert "a paper boat" in told(world, await asked(world))

    async def test_a_discord_that_is_away_is_asked_again_later(
        self, world: World, boat: Shown
    ) -> None:
        where = f"/channels/{world.channel.id}/messages/{boat.id}"
        world.env.inject_error("GET", where, status=503)

        first = await asked(world)
        assert refused(world, first) == world.say("refusal-ways-not-known-yet", count=1)

        await world.harness.clock.advance(PAUSES_SECONDS[0])
        assert "a paper boat" in told(world, await asked(world))

    @pytest.mark.usefixtures("boat")
    async def test_whoever_asks_does_not_wait_for_ever(
        self, world: World, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        await drawn(world, "a kite")
        monkeypatch.setattr(fingerprinting, "CATCH_UP_SECONDS", 0.0)

        result = await asked(world)

        assert refused(world, result) == world.say("refusal-ways-not-known-yet", count=2)


async def test_an_approved_picture_is_known_however_long_it_waited(store: Database) -> None:
    async with desk_in(store) as desk:
        await drawn_for_review(desk)
        await look(desk.world)
        await desk.press("Approve")

        assert "a paper boat" in told(desk.world, await asked(desk.world))


async def drawn_for_review(desk: Desk) -> None:
    await drawn(desk.world)
    assert desk.notice.files


@pytest.mark.parametrize(
    ("size", "asked_for"),
    [
        ((1024, 768), "width=256&height=192"),
        ((4000, 8), "width=256&height=1"),
        ((200, 256), None),
        ((None, None), None),
    ],
)
def test_discord_makes_a_large_picture_small_for_us(
    size: tuple[int | None, int | None], asked_for: str | None
) -> None:
    found = addresses_of(attachment(*size))

    small = [] if asked_for is None else [f"https://media.test/1?ex=2&format=webp&{asked_for}"]
    assert found == [*small, "https://cdn.test/1?ex=2"]


def attachment(width: int | None, height: int | None) -> discord.Attachment:
    """A file as Discord tells of it."""
    data = {
        "id": "1",
        "filename": "1.png",
        "size": 1,
        "url": "https://cdn.test/1?ex=2",
        "proxy_url": "https://media.test/1?ex=2",
        "width": width,
        "height": height,
    }
    return discord.Attachment(data=cast("Any", data), state=cast("Any", SimpleNamespace(http=None)))
