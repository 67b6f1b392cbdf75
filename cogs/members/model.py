"""What is on record of one member for the moderators of a server.

A warning is put on record before it is sent. This is the one place where its states are written
down:

    sending -> sent | refused          (they take no direct messages)
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeAlias, TypeVar

from bot.errors import RefusedError

T = TypeVar("T")

NOTE_CHARACTERS = 500
WARNING_CHARACTERS = 500
MOST_NOTES = 100
"""On one member, in one server."""
PAGE_SIZE = 5
REFUSALS_DAYS = 30
"""How far back refused requests are counted."""


class WarningState(StrEnum):
    """Where a warning stands."""

    SENDING = "sending"
    SENT = "sent"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberWarning:
    """A warning that is about no single picture; times are unix seconds."""

    id: str
    guild_id: int
    user_id: int
    warned_by: int
    opened_at: float
    text: str
    state: WarningState = WarningState.SENDING
    leased_until: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """What a moderator wrote down about a member, for the other moderators."""

    id: str
    guild_id: int
    user_id: int
    written_by: int
    written_at: float
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """A note or a warning, as lists show it."""

    id: str
    by: int | None
    at: float
    text: str
    was_told: bool = True
    """False for a warning that did not reach them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawnPicture:
    """A result of somebody's; times are unix seconds."""

    at: float
    channel_id: int
    link: str
    """The address of the message; empty where moderators see none."""
    prompt: str
    is_private: bool
    is_removed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportedPicture:
    """A picture of somebody's that was reported; times are unix seconds."""

    at: float
    channel_id: int | None
    """Where it was seen; None where nothing of that is on record."""
    link: str
    prompt: str
    categories: tuple[str, ...]
    state: str
    decided_by: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Page(Generic[T]):
    """A part of a list, the newest first."""

    shown: tuple[T, ...]
    number: int
    """1, 2, ..."""
    count: int
    """How many pages there are."""
    total: int


Remarks: TypeAlias = Page[Remark]


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberRecord:
    """Everything at a glance; all numbers are of one server."""

    pictures: int
    removed: int
    """Of these, how many were taken away again."""
    refused: int
    """Requests that were refused in the last ``REFUSALS_DAYS`` days."""
    filtered: int
    """Of these, by the prompt filter or what is refused everywhere."""
    open_reports: int
    upheld_reports: int
    dismissed_reports: int
    warnings: Remarks
    notes: Remarks


class NoteGoneError(RefusedError):
    """Somebody removed it before."""

    words_id = "refusal-member-note-gone"


class TooManyNotesError(RefusedError):
    """Facts: ``limit``."""

    words_id = "refusal-member-notes-many"
