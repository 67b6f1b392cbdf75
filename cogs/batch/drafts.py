"""Requests whose price was shown, and that wait for a yes."""

from pydantic import TypeAdapter

from bot.clock import Clock
from bot.db.database import Database
from bot.db.one_time import OneTimeStore
from bot.errors import RefusedError
from bot.imagine.request import ImagineRequest

DRAFT_SECONDS = 15 * 60.0
"""How long a yes is waited for."""

Drafts = OneTimeStore[tuple[ImagineRequest, ...]]


class DraftGoneError(RefusedError):
    """It is not on record: too old, or never was."""

    words_id = "refusal-draft-gone"


class DraftAnsweredError(RefusedError):
    """It was answered already."""

    words_id = "refusal-draft-answered"


class DraftNotYoursError(RefusedError):
    """Somebody else asked for it. Facts: ``person``."""

    words_id = "refusal-draft-not-yours"


def drafts_in(database: Database, *, clock: Clock) -> Drafts:
    """Return the drafts of a database."""
    return OneTimeStore(
        TypeAdapter(tuple[ImagineRequest, ...]),
        lasts_seconds=DRAFT_SECONDS,
        gone=DraftGoneError,
        not_theirs=DraftNotYoursError,
        taken=DraftAnsweredError,
        database=database,
        clock=clock,
    )
