"""Moments as Discord shows them: in each reader's language and time zone.

Discord keeps ``ago`` up to date in shown messages, so that "in 5 seconds" becomes "6 seconds
ago": it is for what has happened, and never for a promise. What begins later is named by the clock,
rounded up, so that it has begun when the reader's clock says so; what ends later is rounded down.

All take Unix seconds.
"""

import math


def ago(at: float) -> str:
    """Return how long ago something happened: "5 minutes ago"."""
    return f"<t:{math.floor(at)}:R>"


def clock(at: float) -> str:
    """Return the minute of a day: "14:05"."""
    return f"<t:{math.floor(at)}:t>"


def moment(at: float) -> str:
    """Return a day and its minute: "1 December 2026 14:05"."""
    return f"<t:{math.floor(at)}:f>"


def day(at: float) -> str:
    """Return a day: "1 December 2026"."""
    return f"<t:{math.floor(at)}:D>"


def short_day(at: float) -> str:
    """Return a day in figures: "01/12/2026"."""
    return f"<t:{math.floor(at)}:d>"


def second_after(at: float) -> str:
    """Return the first full second from then on: "14:05:37"; for waits of minutes."""
    return f"<t:{math.ceil(at)}:T>"


def clock_after(at: float) -> str:
    """Return the first full minute from then on: "14:06"; for waits of hours."""
    return clock(_minute_after(at))


def moment_after(at: float) -> str:
    """Return the first full minute from then on with its day; for waits of a day and more."""
    return moment(_minute_after(at))


def _minute_after(at: float) -> int:
    return math.ceil(at / 60) * 60
