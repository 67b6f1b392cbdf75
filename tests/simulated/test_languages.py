"""Who reads what in which language: moderators their server's, people the one they chose."""

from collections.abc import AsyncGenerator
from dataclasses import replace

import discord
import pytest

from bot.members.preferences import PreferenceBook
from bot.store.database import Database
from tests.simulated.reported import Aftercare, aftercare_in
from tests.simulated.reviewing import Desk, desk_in
from tests.simulated.world import World


@pytest.fixture
async def desk(store: Database) -> AsyncGenerator[Desk]:
    async with desk_in(store) as opened:
        yield opened


@pytest.fixture
async def care(world: World, store: Database) -> Aftercare:
    return await aftercare_in(world, store)


def speaks(world: World, locale: discord.Locale) -> None:
    """The server's settings name a language."""
    guild = world.env.bot.get_guild(world.guild.id)
    assert guild is not None
    guild.preferred_locale = locale


async def chose(world: World, store: Database, user_id: int, language: str) -> None:
    book = PreferenceBook(database=store, clock=world.workshop.clock)
    await book.change(user_id, lambda now: replace(now, language=language))


def told(world: World, user_id: int) -> list[str]:
    """What the bot wrote to somebody in direct messages."""
    return [
        shown.text
        for channel_id, channel in world.env.backend.channels.items()
        if user_id in getattr(channel, "recipient_ids", ())
        for shown in world.messages(channel_id)
    ]


async def test_moderators_see_a_private_picture_in_their_servers_language(desk: Desk) -> None:
    speaks(desk.world, discord.Locale.german)

    reply = await desk.asked("a secret boat", private=True)

    assert "Wartet auf Freigabe" in desk.notice.text
    assert desk.notice.buttons == [
        desk.world.words.say(f"button-review-{act}", "de")
        for act in ("approve", "spoiler", "reject")
    ]
    assert "Waiting for approval" in desk.world.message(reply.id).text

    await desk.press(desk.notice.buttons[0])

    assert "**Freigegeben**" in desk.notice.text


async def test_a_warning_is_in_the_language_its_person_chose(
    care: Aftercare, store: Database
) -> None:
    world = care.world
    await chose(world, store, world.ann.id, "es")
    shown = await world.drawn("a paper boat")
    await care.report(shown, "rude")

    form = await care.press("Warn …")
    await world.mia.submit_modal(form, {"text": "No boats, please."})

    (message,) = told(world, world.ann.id)
    assert world.words.say("reports-warning-about", "es") in message
    assert world.words.say("reports-warning-from", "es", server=world.guild.name) in message
