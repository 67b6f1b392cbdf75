"""A block: who may not draw on a server, why, and until when."""

from dataclasses import dataclass
from enum import StrEnum

from bot.errors import RefusedError

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

    @property
    def until(self) -> str:
        """The end as sentences take it: "never", or a moment."""
        return "never" if self.expires_at is None else f"<t:{int(self.expires_at)}:f>"


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


class NotBlockedError(RefusedError):
    """There is no block to end. Facts: ``person``."""

    words_id = "refusal-blocks-not-blocked"


def blocked(block: Block) -> BlockedError:
    """Return what a blocked member is told; not by whom."""
    return BlockedError(until=block.until, reason=block.reason or "none")
