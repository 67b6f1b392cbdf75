"""Limits as managers type them into a form."""

from bot.locales.typed import is_nothing, seconds_of, whole_number
from cogs.limits.refusals import LimitUnreadableError, LimitZeroError
from cogs.server import (
    HIGHEST_WEIGHT,
    LONGEST_COOLDOWN_SECONDS,
    MOST,
    NO_LIMIT,
)

_SHOWN_CHARACTERS = 20


def read_count(typed: str) -> int | None:
    """Read how many; None for nothing typed, ``NO_LIMIT`` for "unlimited" in any of the languages.

    Raises:
        LimitZeroError: nobody could draw.
        LimitUnreadableError: it is no number, or an absurd one.
    """
    if not typed.strip():
        return None
    if is_nothing(typed):
        return NO_LIMIT
    number = _number(typed, MOST)
    if not number:
        raise LimitZeroError
    return number


def read_cooldown(typed: str) -> int | None:
    """Read seconds, or "2 min"; None for nothing typed, 0 for "none" in any of the languages.

    Raises:
        LimitUnreadableError: it is no number, or longer than a day.
    """
    if not typed.strip():
        return None
    if is_nothing(typed):
        return 0
    seconds = seconds_of(typed)
    return _number(typed if seconds is None else str(seconds), LONGEST_COOLDOWN_SECONDS)


def read_weight(typed: str) -> int:
    """Read how many turns; 1 for nothing.

    Raises:
        LimitUnreadableError: it is none from 1 on, or too many.
    """
    if not typed.strip():
        return 1
    weight = _number(typed, HIGHEST_WEIGHT)
    if not weight:
        raise LimitUnreadableError(typed=typed[:_SHOWN_CHARACTERS], most=HIGHEST_WEIGHT)
    return weight


def _number(typed: str, most: int) -> int:
    plain = whole_number(typed)
    # int() would also take underscores, signs and other scripts' digits.
    if not (plain.isascii() and plain.isdigit()) or len(plain) > len(str(most)):
        raise LimitUnreadableError(typed=typed.strip()[:_SHOWN_CHARACTERS], most=most)
    number = int(plain)
    if number > most:
        raise LimitUnreadableError(typed=plain, most=most)
    return number
