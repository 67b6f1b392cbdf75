"""Lengths of time and hours of the day as moderators type them."""

import re
from typing import Literal

from bot.catalog.quoting import quoted
from bot.community.rules.checking import RuleSettingError
from bot.community.rules.quiet_hours import MINUTES_A_DAY, QuietHours
from bot.community.rules.rules import NEVER
from bot.locales.typed import is_nothing, plain, seconds_of

_CLOCK = (
    r"(?:las? )?(\d{1,2})(?: ?(?:[:.h]|uhr) ?(\d{2}))?"
    r" ?(?:([ap])\.? ?m\.?)? ?(?:uhr|h(?:(?:eu|o)r(?:e|a)s?)?)?"
)
_HOURS = re.compile(
    r"(?:(?:from|between|von|zwischen|de|du|entre|desde) )?"
    rf"{_CLOCK} ?(?:-|–|—|to|until|and|bis|und|a|jusqu['’]a|et|hasta|y) ?{_CLOCK}"  # noqa: RUF001 - as people type it
)
_NOON = 12
_MIDNIGHT = 24
_MINUTES_AN_HOUR = 60


class DurationUnreadableError(RuleSettingError):
    """This is no length of time. Facts: ``text`` (as typed)."""

    words_id = "refusal-rules-duration"


class HoursUnreadableError(RuleSettingError):
    """These are no hours of the day. Facts: ``text`` (as typed)."""

    words_id = "refusal-rules-hours"


def read_duration(text: str) -> int:
    """Return seconds: "90s", "10 min", "1h 30m", "3 Tage"; 0 for "none" in any language.

    Raises:
        DurationUnreadableError: it is no length of time; a number needs its unit.
    """
    if _says_none(text):
        return 0
    seconds = seconds_of(text)
    if seconds is None:
        raise DurationUnreadableError(text=quoted(text))
    return seconds


def read_hours(text: str, timezone: str) -> QuietHours | Literal["never"]:
    """Return quiet hours: "22:00-07:00", "10pm to 7am", "de 22h à 7h"; ``NEVER`` for "none".

    Raises:
        HoursUnreadableError: they are no hours of the day.
    """
    if _says_none(text):
        return NEVER
    found = _HOURS.fullmatch(plain(text))
    if found is None:
        raise HoursUnreadableError(text=quoted(text))
    minutes = [_minute_of_day(*found.groups()[start : start + 3]) for start in (0, 3)]
    if None in minutes:
        raise HoursUnreadableError(text=quoted(text))
    start, end = (minute or 0 for minute in minutes)
    return QuietHours(start_minute=start, end_minute=end, timezone=timezone.strip())


def _says_none(text: str) -> bool:
    return text.strip() in {"", "0"} or is_nothing(text)


def _minute_of_day(hour_text: str, minute_text: str | None, half: str | None) -> int | None:
    """Return the minute a clock means, or None where no clock shows this."""
    hour, minute = int(hour_text), int(minute_text or 0)
    if half is not None:
        if not 1 <= hour <= _NOON:
            return None
        hour = hour % _NOON + (_NOON if half == "p" else 0)
    if minute >= _MINUTES_AN_HOUR or hour > _MIDNIGHT or (hour == _MIDNIGHT and minute):
        return None
    return (hour * _MINUTES_AN_HOUR + minute) % MINUTES_A_DAY
