"""Money, numbers and the names of permissions, in the language of their sentence."""

from decimal import Decimal

import discord
import pytest

from bot.locales import Words
from bot.locales.amounts import Dollars, tenths
from cogs.kit.interaction_context import (
    NEEDED_IN_CHANNEL,
    NEEDED_IN_THREAD,
    NEEDED_IN_VOICE,
    missing_permissions,
)
from cogs.limits.money import dollars, usd

WORDS = Words.load()


def amount(micros: int, language: str) -> str:
    said = WORDS.say("budget-amount", language, amount=dollars(micros))
    return " ".join(said.split())


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en-US", "$1,234.50"),
        ("de", "1.234,50 $"),
        ("fr", "1 234,50 $US"),
        ("es-ES", "1.234,50 US$"),
        ("es-419", "1.234,50 US$"),
        ("ja", "$1,234.50"),
    ],
)
def test_money_is_written_as_the_language_of_its_sentence_has_it(language: str, said: str) -> None:
    assert amount(1_234_500_000, language) == said


@pytest.mark.parametrize("micros", [0, 10_000, 3_000, 12_500, 105_000, 1_005_000, 999_999_999])
def test_english_money_is_as_on_record(micros: int) -> None:
    assert amount(micros, "en") == usd(micros)


def test_less_than_a_cent_is_not_rounded_away() -> None:
    assert amount(3_000, "de") == "0,003 $"


def test_there_is_money_in_every_language_of_discord() -> None:
    for locale in discord.Locale:
        assert "5" in WORDS.say("budget-amount", locale.value, amount=Dollars(Decimal(5)))


@pytest.mark.parametrize(("language", "said"), [("en", "4.0 s"), ("de", "4,0 s"), ("es", "4,0 s")])
def test_seconds_keep_their_tenths(language: str, said: str) -> None:
    assert WORDS.say("card-seconds", language, seconds=tenths(4)) == said


def test_english_seconds_are_not_grouped() -> None:
    assert WORDS.say("card-seconds", seconds=tenths(1234.56)) == "1234.6 s"


@pytest.mark.parametrize("needed", [NEEDED_IN_CHANNEL, NEEDED_IN_THREAD, NEEDED_IN_VOICE])
def test_what_is_missing_is_named_in_each_language(needed: discord.Permissions) -> None:
    missing = missing_permissions(discord.Permissions.none(), needed)

    for language in WORDS.languages:
        said = WORDS.say("policy-missing-bot", language, permissions=missing)

        assert "_" not in said
        assert "Messages" not in said or language == "en"
    assert "View Channel" in WORDS.say("policy-missing-bot", permissions=missing)


def test_what_an_older_record_names_in_english_is_said_in_each_language() -> None:
    on_record = ("Send Messages in Threads", "Attach Files", "Something Else")

    said = WORDS.say("refusal-bot-permission", "de", permissions=on_record)

    assert "Nachrichten in Threads senden, Dateien anhängen, Something Else" in said
