"""Lengths of time and hours of the day as moderators type them."""

import re
from typing import Literal

from bot.catalog.quoting import quoted
from bot.community.rules.checking import RuleSettingError
from bot.community.rules.quiet_hours import MINUTES_A_DAY, QuietHours
from bot.community.rules.rules import NEVER

_NOTHING = frozenset({"", "0", "-", "no", "none", "never", "off"})
_UNIT_SECONDS = {"s": 1, "m": 60, "h": 60 * 60, "d": 24 * 60 * 60, "w": 7 * 24 * 60 * 60}
_UNIT = r"s(?:ec(?:ond)?s?)?|m(?:in(?:ute)?s?)?|h(?:(?:ou)?rs?)?|d(?:ays?)?|w(?:eeks?)?"
_LENGTH = re.compile(rf"(\d{{1,6}})\s*({_UNIT})(?:\s*(?:,|and)?\s*)")
_CLOCK = r"(\d{1,2})(?:[:.h](\d{2}))?\s*([ap]m)?"
_HOURS = re.compile(rf"(?:from\s+)?{_CLOCK}\s*(?:-|–|—|to|until)\s*{_CLOCK}")  # noqa: RUF001 -- dashes as people type them
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
    """Return seconds: "90s", "10 min", "1h 30m", "3 days"; 0 for "none".

    Raises:
        DurationUnreadableError: it is no length of time; a number needs its unit.
    """
    typed = text.strip().casefold()
    if typed in _NOTHING:
        return 0
    seconds, position = 0, 0
    while position < len(typed):
        part = _LENGTH.match(typed, position)
        if part is None:
            raise DurationUnreadableError(text=quoted(text))
        seconds += int(part[1]) * _UNIT_SECONDS[part[2][0]]
        position = part.end()
    return seconds


def read_hours(text: str, timezone: str) -> QuietHours | Literal["never"]:
    """Return quiet hours: "22:00-07:00", "10pm to 7am", "22-7"; ``NEVER`` for "none".

    Raises:
        HoursUnreadableError: they are no hours of the day.
    """
    typed = text.strip().casefold()
    if typed in _NOTHING:
        return NEVER
    found = _HOURS.fullmatch(typed)
    if found is None:
        raise HoursUnreadableError(text=quoted(text))
    minutes = [_minute_of_day(*found.groups()[start : start + 3]) for start in (0, 3)]
    if None in minutes:
        raise HoursUnreadableError(text=quoted(text))
    start, end = (minute or 0 for minute in minutes)
    return QuietHours(start_minute=start, end_minute=end, timezone=timezone.strip())


def _minute_of_day(hour_text: str, minute_text: str | None, half: str | None) -> int | None:
    """Return the minute a clock means, or None where no clock shows this."""
    hour, minute = int(hour_text), int(minute_text or 0)
    if half is not None:
        if not 1 <= hour <= _NOON:
            return None
        hour = hour % _NOON + (_NOON if half == "pm" else 0)
    if minute >= _MINUTES_AN_HOUR or hour > _MIDNIGHT or (hour == _MIDNIGHT and minute):
        return None
    return (hour * _MINUTES_AN_HOUR + minute) % MINUTES_A_DAY
