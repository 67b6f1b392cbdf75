"""A block: who may not draw on a server, why, and until when."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from bot.errors import RefusedError
from cogs.audit import EVERYWHERE
from cogs.kit.times import moment

REASON_CHARACTERS = 150


class BlockTime(StrEnum):
    """For how long, as moderators choose it."""

    HOUR = "hour"
    DAY = "day"
    WEEK = "week"
    FOREVER = "forever"

    @property
    def seconds(self) -> float | None:
        """The length; None for good."""
        return _SECONDS[self]


_SECONDS: dict[BlockTime, float | None] = {
    BlockTime.HOUR: 3600.0,
    BlockTime.DAY: 24 * 3600.0,
    BlockTime.WEEK: 7 * 24 * 3600.0,
    BlockTime.FOREVER: None,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """What is on record of one; times are unix seconds."""

    guild_id: int
    user_id: int
    reason: str
    """As a moderator typed it; empty where none was given."""
    blocked_by: int
    blocked_at: float
    expires_at: float | None = None
    """None: for good."""
    had_drawn: bool = False
    """Whether they had drawn on that server; else the block reaches no further than it."""

    def holds(self, now: float) -> bool:
        """Whether it is not over yet (Unix seconds)."""
        return self.expires_at is None or self.expires_at > now

    @property
    def until(self) -> str:
        """The end as sentences take it: "never", or a moment."""
        return "never" if self.expires_at is None else moment(self.expires_at)


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockPage:
    """Some of a server's blocks, the latest first."""

    blocks: tuple[Block, ...]
    number: int
    """1, 2, ..."""
    count: int
    """How many pages there are; one where there is nothing."""
    total: int
    """How many blocks there are on all of them."""


class BlockedError(RefusedError):
    """The member is blocked. Facts: ``until`` ("never" for good), ``reason`` ("none")."""

    words_id = "refusal-blocks-blocked"
    is_final = True


class BlockedEverywhereError(RefusedError):
    """The operator has blocked them. Facts: ``until`` ("never" for good), ``reason`` ("none")."""

    words_id = "refusal-blocks-everywhere"
    is_final = True


class BlockedElsewhereError(RefusedError):
    """Another server has blocked them, and that holds here. Facts: ``until``."""

    words_id = "refusal-blocks-elsewhere"
    is_final = True


class NotBlockedError(RefusedError):
    """There is no block to end. Facts: ``person``."""

    words_id = "refusal-blocks-not-blocked"


class NotBlockedEverywhereError(RefusedError):
    """There is no block everywhere to end. Facts: ``person``."""

    words_id = "refusal-operator-not-blocked"


def blocked(block: Block) -> RefusedError:
    """Return what somebody is told who is blocked there, or everywhere; not by whom."""
    its = BlockedEverywhereError if block.guild_id == EVERYWHERE else BlockedError
    return its(until=block.until, reason=block.reason or "none")


def refusal_of(
    blocks: Sequence[Block], guild_id: int | None, *, elsewhere_counts: bool
) -> RefusedError | None:
    """Return why somebody with these blocks may not draw on a server, or outside of any.

    The operator's comes first, then the server's own. ``elsewhere_counts``: whether blocks of
    other servers count, if the person had drawn there.
    """
    by_guild = {block.guild_id: block for block in blocks}
    for whose in (EVERYWHERE, guild_id):
        if whose in by_guild:
            return blocked(by_guild[whose])
    others = [block for block in blocks if block.had_drawn]
    if not others or not elsewhere_counts:
        return None
    last = max(others, key=lambda block: block.expires_at or math.inf)
    return BlockedElsewhereError(until=last.until)
