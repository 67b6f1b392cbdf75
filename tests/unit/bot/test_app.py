"""The bot around its gateway."""

import pytest

from bot.app import EaselBot
from bot.app import _client as client_of
from bot.settings import Settings
from cogs.kit.language import packaged_words
from tests.fakes.refusals import refusals_in


async def test_what_the_library_finds_out_after_the_end_is_left() -> None:
    bot = EaselBot(refusals=refusals_in(packaged_words()))
    await bot.close()

    bot.dispatch("ready")


@pytest.mark.parametrize(
    ("answers", "direct", "heard"),
    [
        ("true", "true", (True, True)),
        ("false", "true", (False, False)),
        ("true", "false", (True, False)),
    ],
)
def test_the_environment_says_which_messages_discord_is_asked_for(
    answers: str, direct: str, heard: tuple[bool, bool], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DISCORD_TOKEN", "a.b.c")
    monkeypatch.setenv("ANSWER_MESSAGES", answers)
    monkeypatch.setenv("ALLOW_DIRECT_MESSAGES", direct)
    words = packaged_words()

    intents = client_of(Settings.load(words=words), refusals_in(words)).intents

    assert (intents.guild_messages, intents.dm_messages) == heard
    assert not intents.message_content
