"""Servers on which the operator allows or denies drawing."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.errors import RefusedError
from bot.imagine.requester import Place
from cogs.kit.times import moment_after

REASON_CHARACTERS = 150
PAGE_SIZE = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class ServerDecision:
    """What the operator decided about a server; times are Unix seconds."""

    guild_id: int
    name: str
    """As it was called then."""
    is_allowed: bool
    reason: str
    """As the operator typed it; members of a denied server read it. Empty: none was given."""
    decided_by: int
    decided_at: float


Decisions = Mapping[int, ServerDecision]
"""What is decided, by the server's id."""


class ServerDeniedError(RefusedError):
    """Nothing is drawn on this server. Facts: ``reason`` ("none" where none was given)."""

    words_id = "refusal-server-denied"
    is_final = True


class ServerNotAllowedError(RefusedError):
    """Easel draws only on servers that the operator allows, and this is none of them."""

    words_id = "refusal-server-not-allowed"
    is_final = True


@dataclass(frozen=True, slots=True, kw_only=True)
class MaintenanceNotice:
    """That no new requests are taken; times are Unix seconds."""

    words: str
    """As the operator typed them; members read them. Empty: none."""
    begun_by: int
    begun_at: float
    ends_at: float | None
    """None: until somebody ends it."""

    def is_on(self, now: float) -> bool:
        """Whether it has not ended by itself."""
        return self.ends_at is None or now < self.ends_at

    @property
    def facts(self) -> Mapping[str, str]:
        """Its words ("none" where there are none), and when it ends ("none" where nobody knows)."""
        until = "none" if self.ends_at is None else moment_after(self.ends_at)
        return {"words": self.words or "none", "until": until}


class MaintenanceError(RefusedError):
    """No new requests are taken. Facts: ``words`` and ``until``, as in ``MaintenanceNotice``."""

    words_id = "refusal-maintenance"


class MaintenanceLengthError(RefusedError):
    """No length of time, or one that no notice may have. Facts: ``text`` (as typed)."""

    words_id = "refusal-operator-maintenance-length"


class ServerUnknownError(RefusedError):
    """No server is called so. Facts: ``server`` (as typed)."""

    words_id = "refusal-operator-server-unknown"


class ServerAbsentError(RefusedError):
    """Easel is not on this server, as far as this process knows. Facts: ``server``."""

    words_id = "refusal-operator-server-absent"


def refusal_at(
    place: Place, decisions: Decisions, *, only_allowed: bool
) -> ServerDeniedError | ServerNotAllowedError | None:
    """Return why nothing may be drawn at a place; None where it may.

    A denied server is denied to guests as well: it is about what is seen there. The list of allowed
    ones (``only_allowed``) is about who may use the operator's Easel, and guests are persons.
    """
    decision = None if place.guild_id is None else decisions.get(place.guild_id)
    if decision is not None and not decision.is_allowed:
        return ServerDeniedError(reason=decision.reason or "none")
    if only_allowed and decision is None and place.home_id is not None:
        return ServerNotAllowedError()
    return None
