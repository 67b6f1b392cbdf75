"""Hours of the day in which nothing is drawn, by the clock of a place in the world."""

import functools
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

MINUTES_A_DAY = 24 * 60

_MINUTES_AN_HOUR = 60
_SECONDS_A_MINUTE = 60
# Two days and a little: the one minute that is not quiet may be skipped by a clock going forward.
_LONGEST_QUIET_MINUTES = 2 * MINUTES_A_DAY + 120


@dataclass(frozen=True, slots=True, kw_only=True)
class QuietHours:
    """From one minute of the day until another, every day; over midnight where the end is earlier.

    The same minute twice means the whole day.
    """

    start_minute: int
    """The first quiet minute, counted from midnight."""
    end_minute: int
    """The first minute that is not quiet any more."""
    timezone: str
    """An IANA name, e.g. ``Europe/Berlin``; the clock goes forward and back with it."""

    @property
    def is_all_day(self) -> bool:
        """Whether there is no minute that is not quiet."""
        return self.start_minute == self.end_minute

    def is_quiet(self, at: float) -> bool:
        """Whether it is quiet at that time (Unix seconds)."""
        minute = self._minute_of_day(at)
        if self.start_minute < self.end_minute:
            return self.start_minute <= minute < self.end_minute
        return minute >= self.start_minute or minute < self.end_minute

    def ends_at(self, at: float) -> float | None:
        """Return when the quiet of that time ends (Unix seconds); None where it never does."""
        if self.is_all_day:
            return None
        # Minute by minute, because clocks that change have hours twice, or not at all.
        minute = at - at % _SECONDS_A_MINUTE
        for _ in range(_LONGEST_QUIET_MINUTES):
            if not self.is_quiet(minute):
                return minute
            minute += _SECONDS_A_MINUTE
        return None

    def _minute_of_day(self, at: float) -> int:
        there = datetime.fromtimestamp(at, zone(self.timezone))
        return there.hour * _MINUTES_AN_HOUR + there.minute


@functools.cache
def zone(name: str) -> ZoneInfo:
    """Return a time zone; the first look-up of each reads a file, the others do not.

    Raises:
        OSError, ValueError, ZoneInfoNotFoundError: there is none of this name.
    """
    return ZoneInfo(name)
