"""What people type, in any of the languages: one that was not chosen is understood as well.

The words that a language has for these things stand in its ``typed.ftl``.
"""

import functools
import math
import re
import unicodedata
from collections.abc import Iterable
from decimal import Decimal

from bot.locales import Words

_DASHES = ("-", "–", "—")  # noqa: RUF001 - dashes as people type them
_UNIT_SECONDS = {
    "seconds": 1,
    "minutes": 60,
    "hours": 60 * 60,
    "days": 24 * 60 * 60,
    "weeks": 7 * 24 * 60 * 60,
}
_MINUTES_AN_HOUR = 60
_NOON = 12
_MIDNIGHT = 24
_HOURS_AND_MINUTES = re.compile(r"(\d) ?h ?(\d{2})$")
_THOUSANDS = re.compile(r"(?<=\d)(?<!^0)[\s.,'’](?=\d{3}(?!\d))")  # noqa: RUF001 - as people type it


def plain(text: str) -> str:
    """Return a text in one line of small letters without accents, as words are compared."""
    parts = unicodedata.normalize("NFKD", text.casefold())
    letters = "".join(part for part in parts if not unicodedata.combining(part))
    return " ".join(letters.split())


@functools.cache
def typed_words(name: str) -> frozenset[str]:
    """What people type for something, in all languages together."""
    words = Words.load().plain
    return frozenset(
        plain(word)
        for language in words.languages
        for word in words.say(f"typed-{name}", language).split("|")
    )


def any_of(words: Iterable[str]) -> str:
    """Return an expression that finds each of these words, the longest first."""
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))


@functools.cache
def _units() -> dict[str, int]:
    return {word: seconds for unit, seconds in _UNIT_SECONDS.items() for word in typed_words(unit)}


@functools.cache
def _length() -> re.Pattern[str]:
    return re.compile(
        rf"(\d{{1,6}}(?:[.,]\d{{1,2}})?) ?({any_of(_units())})(?![a-z])\.?"
        rf" ?(?:(?:,|{any_of(typed_words('and'))}) ?)?"
    )


@functools.cache
def _times_of_day() -> re.Pattern[str]:
    oclock = any_of(typed_words("oclock"))
    clock = (
        rf"(\d{{1,2}})(?: ?(?:[:.]|{oclock}) ?(\d{{2}}))?"
        rf" ?(?:([ap])\.? ?m\.?)? ?(?:{oclock})?"
    )
    until = any_of((*_DASHES, *typed_words("until")))
    return re.compile(rf"(?:(?:{any_of(typed_words('from'))}) ?)?{clock} ?(?:{until}) ?{clock}")


@functools.cache
def _dollars() -> re.Pattern[str]:
    return re.compile(rf"us\$|\$us|{any_of(typed_words('dollars'))}|usd|\$")


def is_nothing(text: str) -> bool:
    """Whether it says that there shall be none, or no limit: "none", "aus", "sans limite"."""
    typed = plain(text)
    return typed in _DASHES or typed == "∞" or typed in typed_words("nothing")


def seconds_of(text: str) -> int | None:
    """Return a length of time: "90s", "1h 30m", "3 Tage", "1,5 heures"; None for anything else.

    A number needs its unit.
    """
    typed = _HOURS_AND_MINUTES.sub(r"\1h \2m", plain(text))
    seconds, position = Decimal(0), 0
    while position < len(typed):
        part = _length().match(typed, position)
        if part is None:
            return None
        seconds += Decimal(part[1].replace(",", ".")) * _units()[part[2]]
        position = part.end()
    return math.ceil(seconds) if typed else None


def minutes_of_day(text: str) -> tuple[int, int] | None:
    """Return two times of day, in minutes since midnight: "22:00-07:00", "10pm to 7am".

    None for anything else; 24:00 is midnight.
    """
    found = _times_of_day().fullmatch(plain(text))
    if found is None:
        return None
    start, end = _minute_of_day(*found.groups()[:3]), _minute_of_day(*found.groups()[3:])
    return None if start is None or end is None else (start, end)


def _minute_of_day(hour_text: str, minute_text: str | None, half: str | None) -> int | None:
    """Return the minute a clock means, or None where no clock shows this."""
    hour, minute = int(hour_text), int(minute_text or 0)
    if half is not None:
        if not 1 <= hour <= _NOON:
            return None
        hour = hour % _NOON + (_NOON if half == "p" else 0)
    if minute >= _MINUTES_AN_HOUR or hour > _MIDNIGHT or (hour == _MIDNIGHT and minute):
        return None
    return (hour * _MINUTES_AN_HOUR + minute) % (_MIDNIGHT * _MINUTES_AN_HOUR)


def whole_number(text: str) -> str:
    """Return a number without what groups its digits: "1.000", "1,000", "1 000"."""
    return _THOUSANDS.sub("", text.strip())


def amount_of(text: str) -> str:
    """Return an amount of dollars as Python reads it: "$1,234.50", "1.234,50 $", "12,5".

    One point and three digits behind it are decimals, for prices have so many; one comma and three
    digits are thousands, unless only a zero stands before it.
    """
    typed = _dollars().sub("", plain(text)).strip()
    typed = re.sub(r"(?<=\d)[ '’](?=\d{3}(?!\d))", "", typed)  # noqa: RUF001 - as people type it
    point, comma = typed.rfind("."), typed.rfind(",")
    if comma > point and (point >= 0 or not _is_group(typed, comma)):
        return typed.replace(".", "").replace(",", ".")
    if typed.count(".") > 1:
        return typed.replace(".", "")
    return typed.replace(",", "")


def _is_group(typed: str, comma: int) -> bool:
    is_group = len(typed) - comma - 1 == len("000") and typed[:comma].lstrip("+-") != "0"
    return typed.count(",") > 1 or is_group
