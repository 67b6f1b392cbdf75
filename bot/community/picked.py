"""Pictures that somebody wants to change, kept while they write how; they outlive a restart.

A form brings back no more than its custom id, and a message of somebody else's cannot be read a
second time.
"""

import uuid
from collections.abc import Sequence

from pydantic import TypeAdapter

from bot.catalog import Attachment
from bot.clock import Clock
from bot.errors import RefusedError
from bot.store import drafts as rows
from bot.store.database import Database

_KEPT_SECONDS = 24 * 3600.0
"""As long as the addresses of attachments are good."""

_PICTURES = TypeAdapter(tuple[Attachment, ...])


class PickGoneError(RefusedError):
    """They are not on record (any more)."""

    words_id = "refusal-ways-pick-gone"


class PickedPictures:
    """Keeps pictures for the one who found them."""

    def __init__(self, *, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    async def keep(self, user_id: int, pictures: Sequence[Attachment]) -> str:
        """Keep pictures for a day; return their id."""
        now = self._clock.time()
        row = rows.DraftRow(
            id=uuid.uuid4().hex,
            user_id=user_id,
            created_at=now,
            body=_PICTURES.dump_json(tuple(pictures)).decode(),
        )
        await self._database.write(
            lambda connection: rows.insert_draft(connection, row, forget_before=now - _KEPT_SECONDS)
        )
        return row.id

    async def find(self, pick_id: str, number: int, user_id: int) -> Attachment:
        """Return one of the pictures (1, 2, ...) to whoever found them.

        Raises:
            PickGoneError: too long ago, or somebody else's.
        """
        row = await self._database.read(lambda connection: rows.get_draft(connection, pick_id))
        if row is None or row.user_id != user_id:
            raise PickGoneError
        pictures = _PICTURES.validate_json(row.body)
        if not 1 <= number <= len(pictures):
            raise PickGoneError
        return pictures[number - 1]
