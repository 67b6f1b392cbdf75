"""People see commands in the language of their Discord."""

from typing import Any

import aiohttp
import discord
import pytest

from sandbox.discord.page_server import PageServer
from sandbox.discord.refusal import RefusedError
from sandbox.discord.tongues import LANGUAGES, in_language
from tests.patience import PATIENCE_SECONDS
from tests.servers.sandbox import Bench

COMMAND: dict[str, Any] = {
    "name": "block",
    "type": 1,
    "description": "Members who may not draw",
    "description_localizations": {"de": "Wer nicht zeichnen darf"},
    "options": [
        {
            "name": "time",
            "type": 3,
            "description": "For how long",
            "description_localizations": {"de": "Wie lange", "fr": "Combien de temps"},
            "choices": [
                {"name": "1 hour", "value": "hour", "name_localizations": {"de": "1 Std."}}
            ],
        }
    ],
}


def test_a_command_is_shown_in_a_language_it_was_brought_in() -> None:
    german = in_language(COMMAND, "de")

    assert german["description"] == "Wer nicht zeichnen darf"
    assert german["options"][0]["description"] == "Wie lange"
    assert german["options"][0]["choices"][0]["name"] == "1 Std."
    assert german["options"][0]["choices"][0]["value"] == "hour"
    assert (german["name"], german["options"][0]["name"]) == ("block", "time")


def test_what_has_no_words_in_a_language_stays_as_it_is() -> None:
    french = in_language(COMMAND, "fr")

    assert french["description"] == "Members who may not draw"
    assert french["options"][0]["description"] == "Combien de temps"
    assert french["options"][0]["choices"][0]["name"] == "1 hour"


def test_a_menu_is_named_in_it_and_known_by_its_own_name() -> None:
    menu = {"name": "Reroll", "type": 3, "name_localizations": {"de": "Neu würfeln"}}

    assert in_language(menu, "de")["label"] == "Neu würfeln"
    assert in_language(menu, "de")["name"] == "Reroll"
    assert "label" not in in_language(menu, "en-US")


def test_the_languages_to_choose_from_are_discords() -> None:
    assert set(LANGUAGES) == {locale.value for locale in discord.Locale}


async def test_a_page_tells_the_language_and_changes_it(mira: Bench) -> None:
    kai = mira.world.kai.id
    async with (
        PageServer(discord=mira.discord) as server,
        aiohttp.ClientSession(server.url) as page,
    ):
        change = {"do": "language", "user_id": str(kai), "locale": "de"}
        async with page.ws_connect(f"/api/events?as={kai}") as theirs:
            async with page.post("/api/world", json=change) as answer:
                assert answer.status == 200
            event = await theirs.receive_json(timeout=PATIENCE_SECONDS)
            while event["t"] != "WORLD":
                event = await theirs.receive_json(timeout=PATIENCE_SECONDS)
        async with page.get(f"/api/hello?as={kai}") as answer:
            hello = await answer.json()

    assert hello["language"] == "de"
    assert [one["locale"] for one in hello["languages"]] == list(LANGUAGES)
    with pytest.raises(RefusedError):
        mira.discord.settings.set_language(kai, "xx")
