"""Whose limits a manager changes, and what that changes."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from enum import StrEnum

from bot.errors import RefusedError
from bot.locales.typed import is_nothing, seconds_of, whole_number
from cogs.server import (
    HIGHEST_WEIGHT,
    LONGEST_COOLDOWN_SECONDS,
    MOST,
    NO_LIMIT,
    Limit,
    Limits,
    RoleLimit,
)

_TARGET = re.compile(r"(?P<kind>person|server|role|channel)(?:-(?P<its_id>\d{1,20}))?")


class TargetKind(StrEnum):
    """Kinds of whom a limit may be for."""

    PERSON = "person"
    SERVER = "server"
    ROLE = "role"
    CHANNEL = "channel"


@dataclass(frozen=True, slots=True, kw_only=True)
class LimitTarget:
    """Each person, the whole server, a role or a channel; in custom ids as ``str``."""

    kind: TargetKind
    its_id: int = 0

    def __str__(self) -> str:
        return f"{self.kind}-{self.its_id}" if self.its_id else self.kind.value

    @property
    def mention(self) -> str:
        """How Discord shows a role or a channel; empty for the others."""
        match self.kind:
            case TargetKind.ROLE:
                return f"<@&{self.its_id}>"
            case TargetKind.CHANNEL:
                return f"<#{self.its_id}>"
            case TargetKind.PERSON | TargetKind.SERVER:
                return ""


def read_target(text: str) -> LimitTarget | None:
    """Read what ``str`` made of a target."""
    found = _TARGET.fullmatch(text)
    if found is None:
        return None
    return LimitTarget(kind=TargetKind(found["kind"]), its_id=int(found["its_id"] or 0))


def limit_of(limits: Limits, target: LimitTarget) -> RoleLimit:
    """Return what is set for a target; only a role has a weight."""
    match target.kind:
        case TargetKind.PERSON:
            return RoleLimit(limit=limits.person)
        case TargetKind.SERVER:
            return RoleLimit(limit=limits.server)
        case TargetKind.ROLE:
            return limits.roles.get(target.its_id, RoleLimit())
        case TargetKind.CHANNEL:
            return RoleLimit(limit=limits.channels.get(target.its_id, Limit()))


def with_limit(limits: Limits, target: LimitTarget, new: RoleLimit) -> Limits:
    """Return the limits with this one; what says nothing any more is dropped."""
    match target.kind:
        case TargetKind.PERSON:
            return replace(limits, person=new.limit)
        case TargetKind.SERVER:
            return replace(limits, server=new.limit)
        case TargetKind.ROLE:
            roles = {**limits.roles, target.its_id: new}
            if new.limit.says_nothing and new.weight == 1:
                del roles[target.its_id]
            return replace(limits, roles=roles)
        case TargetKind.CHANNEL:
            channels = {**limits.channels, target.its_id: new.limit}
            if new.limit.says_nothing:
                del channels[target.its_id]
            return replace(limits, channels=channels)


def differences(before: RoleLimit, after: RoleLimit) -> Mapping[str, tuple[int | None, int | None]]:
    """Return each field that changed, with what it was and is."""
    found: dict[str, tuple[int | None, int | None]] = {
        one.name: (getattr(before.limit, one.name), getattr(after.limit, one.name))
        for one in fields(Limit)
    }
    found["weight"] = (before.weight, after.weight)
    return {name: pair for name, pair in found.items() if pair[0] != pair[1]}


class PeriodLimitError(RefusedError):
    """Too many pictures in a period.

    Facts: ``scope`` (person, channel, server, outside), ``period`` (hour, day), ``used``,
    ``limit``, ``asked``, ``when`` (as Discord shows it).
    """

    words_id = "refusal-limit-period"


class TooManyAtOnceError(RefusedError):
    """So many pictures never fit the limit. Facts: ``scope``, ``period``, ``limit``, ``asked``."""

    words_id = "refusal-limit-at-once"


class ConcurrentLimitError(RefusedError):
    """Too many requests are under way. Facts: ``scope``, ``used``, ``limit``."""

    words_id = "refusal-limit-concurrent"


class CooldownError(RefusedError):
    """The last request was just now. Facts: ``scope``, ``seconds``, ``when``."""

    words_id = "refusal-limit-cooldown"


class LimitUnreadableError(RefusedError):
    """What was typed into a panel is no limit. Facts: ``typed``, ``most``."""

    words_id = "refusal-limit-unreadable"


class LimitZeroError(RefusedError):
    """Nobody could draw anything; that is what the rules are for."""

    words_id = "refusal-limit-zero"


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
