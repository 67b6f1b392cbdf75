"""Who reads what in which language: moderators their server's, people the one they chose."""

from collections.abc import AsyncGenerator, Iterator, Mapping
from dataclasses import replace
from typing import Any, cast

import discord
import pytest

from bot.app import EaselBot
from bot.db.database import Database
from bot.locales import FALLBACK, Words
from cogs.preferences.service import PreferenceService
from tests.harness.reported import Aftercare, aftercare_in
from tests.harness.reviewing import Desk, desk_in
from tests.harness.world import World


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
    book = PreferenceService(database=store, clock=world.harness.clock)
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


def texts(
    payload: Mapping[str, Any], path: str = ""
) -> Iterator[tuple[str, str, Mapping[str, str]]]:
    """Yield what Discord shows of a command, each with the languages it has."""
    path = f"{path} {payload.get('name', '')}"
    for field in ("name", "description"):
        if payload.get(field) and f"{field}_localizations" in payload:
            yield f"{path} {field}", payload[field], payload[f"{field}_localizations"] or {}
    for part in (*payload.get("options", ()), *payload.get("choices", ())):
        yield from texts(part, path)


async def payloads(world: World) -> list[dict[str, Any]]:
    """Every command as it is sent to Discord."""
    tree = cast("EaselBot", world.env.bot).tree
    translator = tree.translator
    assert translator is not None
    return [
        await command.get_translated_payload(tree, translator)
        for kind in discord.AppCommandType
        for command in tree.get_commands(type=kind)
    ]


SPOKEN = {
    locale.value
    for locale in discord.Locale
    if Words.load().language_of(locale.value) not in {None, FALLBACK}
}


async def test_commands_are_sent_in_every_language_that_discord_has(world: World) -> None:
    shown = [text for payload in await payloads(world) for text in texts(payload)]
    untold = [
        path for path, _, told in shown if path.endswith("description") and set(told) != SPOKEN
    ]

    assert {"de", "es-ES", "es-419"} <= SPOKEN
    assert len(shown) > 150
    assert untold == []
    assert [(path, told) for path, _, told in shown if told and set(told) != SPOKEN] == []


async def test_what_is_sent_of_commands_fits_discord(world: World) -> None:
    menus = [one for one in await payloads(world) if one["type"] != 1]
    assert len(menus) >= 4
    for menu in menus:
        for text in (menu["name"], *menu["name_localizations"].values()):
            assert 1 <= len(text) <= 32, text
    names = {locale: set[str]() for locale in SPOKEN}
    for menu in menus:
        for locale in SPOKEN:
            name = menu["name_localizations"][locale]
            assert name not in names[locale], name
            names[locale].add(name)
    for payload in await payloads(world):
        for path, text, told in texts(payload):
            assert all(1 <= len(one) <= 100 for one in (text, *told.values())), path


async def test_no_command_is_longer_than_discord_takes(world: World) -> None:
    # Discord counts a text by its longest language.
    for payload in await payloads(world):
        longest = sum(
            max(len(one) for one in (text, *told.values())) for _, text, told in texts(payload)
        )

        assert longest <= 8000
