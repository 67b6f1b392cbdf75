"""Requests whose price was shown, and that wait for a yes; they outlive a restart."""

import uuid
from collections.abc import Callable, Sequence

from pydantic import TypeAdapter
from sqlalchemy import Connection

from bot.clock import Clock
from bot.errors import RefusedError
from bot.imagine.request import ImagineRequest
from bot.store import drafts as rows
from bot.store.database import Database

DRAFT_SECONDS = 15 * 60.0
"""How long a yes is waited for."""
_KEPT_SECONDS = 24 * 3600.0

_REQUESTS = TypeAdapter(tuple[ImagineRequest, ...])


class DraftGoneError(RefusedError):
    """It is not on record: too old, or never was."""

    words_id = "refusal-draft-gone"


class DraftAnsweredError(RefusedError):
    """It was answered already."""

    words_id = "refusal-draft-answered"


class DraftNotYoursError(RefusedError):
    """Somebody else asked for it. Facts: ``person``."""

    words_id = "refusal-draft-not-yours"


def _nothing(_connection: Connection, _requests: tuple[ImagineRequest, ...]) -> None:
    """Record no more than that it was answered."""


class DraftBook:
    """Keeps requests until their requester says yes or no, once."""

    def __init__(self, *, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    async def keep(self, user_id: int, requests: Sequence[ImagineRequest]) -> str:
        """Keep requests for a while; return the draft's id."""
        now = self._clock.time()
        draft = rows.DraftRow(
            id=uuid.uuid4().hex,
            user_id=user_id,
            created_at=now,
            body=_REQUESTS.dump_json(tuple(requests)).decode(),
        )
        await self._database.write(
            lambda connection: rows.insert_draft(
                connection, draft, forget_before=now - _KEPT_SECONDS
            )
        )
        return draft.id

    async def take(
        self,
        draft_id: str,
        user_id: int,
        *,
        record: Callable[[Connection, tuple[ImagineRequest, ...]], None] = _nothing,
    ) -> tuple[ImagineRequest, ...]:
        """Return the requests to whoever asked for them; nobody gets them a second time.

        ``record`` is run in the transaction that takes them.

        Raises:
            RefusedError: too late, somebody else's, or answered already.
        """
        now = self._clock.time()

        def take(connection: Connection) -> tuple[ImagineRequest, ...]:
            draft = rows.get_draft(connection, draft_id)
            if draft is None or draft.created_at < now - DRAFT_SECONDS:
                raise DraftGoneError
            if draft.user_id != user_id:
                raise DraftNotYoursError(person=f"<@{draft.user_id}>")
            if not rows.take_draft(connection, draft_id, now):
                raise DraftAnsweredError
            requests = _REQUESTS.validate_json(draft.body)
            record(connection, requests)
            return requests

        return await self._database.write(take)
