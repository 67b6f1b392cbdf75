"""What is typed is understood in each language, whichever one has chosen."""

import functools
import re
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.locales import Words
from bot.locales.typed import (
    amount_of,
    is_nothing,
    minutes_of_day,
    plain,
    seconds_of,
    whole_number,
)
from cogs.limits.model import read_cooldown, read_count
from cogs.limits.money import read_amount, read_usd
from cogs.policy.rules.bases import read_duration
from cogs.policy.rules.quiet_hours import NEVER, QuietHours, read_hours
from cogs.server.model import NO_LIMIT

WORDS = Words.load()
NOTHING = (
    *("none", "Off", "unlimited", "no limit", "-", "–", "∞"),  # noqa: RUF001 - as people type it
    *("keine", "Aus", "unbegrenzt", "ohne Limit"),
    *("aucun", "aucune", "illimité", "sans limite", "désactivé", "jamais"),
    *("ninguno", "sin límite", "sin  limite", "NINGÚN", "nada", "ilimitado"),
)
DAY, HOUR, MINUTE = 86_400, 3_600, 60
HINT = re.compile(r"[„“«]\s*([^”“»]+?)\s*[”“»]")


@pytest.mark.parametrize("typed", NOTHING)
def test_nothing_is_nothing_in_every_place(typed: str) -> None:
    assert is_nothing(typed)
    assert read_amount(typed) is None
    assert read_count(typed) == NO_LIMIT
    assert read_cooldown(typed) == 0
    assert read_duration(typed) == 0
    assert read_hours(typed, "Europe/Berlin") == NEVER


@pytest.mark.parametrize(
    ("typed", "seconds"),
    [
        ("3 days", 3 * DAY),
        ("3 Tage", 3 * DAY),
        ("1 Tag", DAY),
        ("3 jours", 3 * DAY),
        ("3j", 3 * DAY),
        ("3 días", 3 * DAY),
        ("3 dias", 3 * DAY),
        ("2 Wochen", 14 * DAY),
        ("2 semaines", 14 * DAY),
        ("1 semana", 7 * DAY),
        ("12 Std", 12 * HOUR),
        ("12 Std.", 12 * HOUR),
        ("2 Stunden und 30 Minuten", 2 * HOUR + 30 * MINUTE),
        ("2 heures et 30 minutes", 2 * HOUR + 30 * MINUTE),
        ("1 hora y 30 minutos", HOUR + 30 * MINUTE),
        ("1h30", HOUR + 30 * MINUTE),
        ("1 h 30", HOUR + 30 * MINUTE),
        ("1,5 Stunden", HOUR + 30 * MINUTE),
        ("1.5h", HOUR + 30 * MINUTE),
        ("1h, 30m", HOUR + 30 * MINUTE),
        ("90 Sek.", 90),
        ("90 secondes", 90),
        ("90 seg", 90),
    ],
)
def test_a_length_of_time_has_its_unit_in_any_language(typed: str, seconds: int) -> None:
    assert read_duration(typed) == seconds
    assert read_duration(typed.upper()) == seconds
    if seconds <= DAY:
        assert read_cooldown(typed) == seconds


@pytest.mark.parametrize("typed", ["3", "drei Tage", "3 Äpfel", "h", "3 d 4", "1h 30x", ","])
def test_what_is_no_length_of_time_is_none(typed: str) -> None:
    assert seconds_of(typed) is None


@pytest.mark.parametrize(
    "typed",
    [
        "22:00-07:00",
        "22-7",
        "10pm to 7am",
        "10 p.m. to 7 a.m.",
        "10 p. m. a 7 a. m.",
        "22 bis 7 Uhr",
        "von 22:00 bis 7:00 Uhr",
        "22 Uhr - 7 Uhr",
        "22h-7h",
        "de 22h à 7h",
        "de 22h00 à 7h00",
        "entre 22 h et 7 h",
        "22 heures jusqu’à 7 heures",  # noqa: RUF001 - as people type it
        "de 22 a 7",
        "de las 22 a las 7 horas",
        "entre las 22:00 y las 7:00",
        "desde las 22 hasta las 7",
        "zwischen 22 und 7 Uhr",
    ],
)
def test_hours_are_read_in_any_language(typed: str) -> None:
    hours = QuietHours(start_minute=22 * 60, end_minute=7 * 60, timezone="Europe/Berlin")

    assert read_hours(typed, "Europe/Berlin") == hours


@pytest.mark.parametrize(
    ("typed", "micros"),
    [
        ("12,50", 12_500_000),
        ("12.50", 12_500_000),
        ("12,5 $", 12_500_000),
        ("12,50 $US", 12_500_000),
        ("US$12.50", 12_500_000),
        ("12,50 US$", 12_500_000),
        ("12 Dollar", 12_000_000),
        ("12 dólares", 12_000_000),
        ("1,500", 1_500_000_000),
        ("1.234,50", 1_234_500_000),
        ("1,234.50", 1_234_500_000),
        ("1 234,50 $US", 1_234_500_000),
        ("1.000.000", 1_000_000_000_000),
        ("1,000,000", 1_000_000_000_000),
        ("0.003", 3_000),
        ("0,03", 30_000),
        ("0,003", 3_000),
        ("0,500 $", 500_000),
        ("10,500", 10_500_000_000),
    ],
)
def test_money_is_read_with_commas_or_points(typed: str, micros: int) -> None:
    assert read_usd(typed) == micros


@pytest.mark.parametrize("typed", ["1000", "1.000", "1,000", "1 000", "1\u202f000"])
def test_numbers_may_be_grouped(typed: str) -> None:
    assert read_count(typed) == 1000


@pytest.mark.parametrize("language", WORDS.languages)
def test_what_a_language_proposes_to_type_is_understood(language: str) -> None:
    for hint in ("newcomer-wait-seconds", "slow-mode-seconds", "quiet-hours"):
        said = WORDS.say(f"policy-hint-{hint}", language)
        word = HINT.search(said)
        assert word is not None
        assert is_nothing(word[1]), said
    for name in ("refusal-amount-unreadable", "refusal-limit-unreadable", "limits-form-hint-role"):
        said = WORDS.say(name, language, typed="x", most=5)
        assert is_nothing(HINT.findall(said)[-1]), said


@given(st.text())
def test_any_text_can_be_looked_at(text: str) -> None:
    assert "\n" not in plain(text)
    assert isinstance(is_nothing(text), bool)
    assert (seconds_of(text) or 0) >= 0
    assert isinstance(amount_of(text) + whole_number(text), str)


@pytest.mark.parametrize("typed", ["0,500", "0.500"])
def test_a_fraction_is_no_whole_number(typed: str) -> None:
    assert not whole_number(typed).isdecimal()


def examples(text: str, read: Callable[[str], object]) -> list[str]:
    """The parts of a hint that are understood: from a number on, each as long as can be."""
    found: list[str] = []
    start = 0
    while start < len(text):
        ends = [
            end
            for end in range(len(text), start, -1)
            if text[start].isdecimal() and text[end - 1] not in " ,;" and read(text[start:end])
        ]
        found += [text[start : ends[0]]] if ends else []
        start = ends[0] if ends else start + 1
    return found


@pytest.mark.parametrize("language", WORDS.languages)
@pytest.mark.parametrize(
    ("hint", "read"),
    [
        ("newcomer-wait-seconds", seconds_of),
        ("slow-mode-seconds", seconds_of),
        ("quiet-hours", minutes_of_day),
    ],
)
def test_the_examples_of_a_language_are_understood(
    language: str, hint: str, read: Callable[[str], object]
) -> None:
    said = WORDS.say(f"policy-hint-{hint}", language)

    understood = examples(said, read)

    assert len(understood) > 1
    left = functools.reduce(lambda text, one: text.replace(one, "", 1), understood, said)
    assert re.search(r"\d", left) is None, left


@pytest.mark.parametrize("language", WORDS.languages)
def test_each_unit_and_each_word_for_nothing_of_a_language_is_read(language: str) -> None:
    for name, seconds in {
        "seconds": 1,
        "minutes": MINUTE,
        "hours": HOUR,
        "days": DAY,
        "weeks": 7 * DAY,
    }.items():
        for unit in WORDS.plain.say(f"typed-{name}", language).split("|"):
            assert seconds_of(f"2 {unit}") == 2 * seconds, unit
    for word in WORDS.plain.say("typed-nothing", language).split("|"):
        assert is_nothing(word)
