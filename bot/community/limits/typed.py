"""Limits as managers type them into a form."""

from bot.community.limits.limits import (
    HIGHEST_WEIGHT,
    LONGEST_COOLDOWN_SECONDS,
    MOST,
    NO_LIMIT,
)
from bot.community.limits.refusals import LimitUnreadableError, LimitZeroError

UNLIMITED = frozenset({"unlimited", "none", "no limit", "no", "-", "∞"})
_SHOWN_CHARACTERS = 20


def read_count(typed: str) -> int | None:
    """Read how many; None for nothing, ``NO_LIMIT`` for "unlimited".

    Raises:
        LimitZeroError: nobody could draw.
        LimitUnreadableError: it is no number, or an absurd one.
    """
    plain = typed.strip().casefold()
    if not plain:
        return None
    if plain in UNLIMITED:
        return NO_LIMIT
    number = _number(typed, MOST)
    if not number:
        raise LimitZeroError
    return number


def read_cooldown(typed: str) -> int | None:
    """Read seconds; None for nothing, 0 for "none".

    Raises:
        LimitUnreadableError: it is no number, or longer than a day.
    """
    plain = typed.strip().casefold()
    if not plain:
        return None
    if plain in UNLIMITED:
        return 0
    return _number(plain.removesuffix("s"), LONGEST_COOLDOWN_SECONDS)


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
    plain = typed.strip()
    # int() would also take underscores, signs and other scripts' digits.
    if not (plain.isascii() and plain.isdigit()) or len(plain) > len(str(most)):
        raise LimitUnreadableError(typed=typed.strip()[:_SHOWN_CHARACTERS], most=most)
    number = int(plain)
    if number > most:
        raise LimitUnreadableError(typed=plain, most=most)
    return number
