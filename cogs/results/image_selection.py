"""Pictures that somebody wants to change, kept while they write how; they outlive a restart.

A form brings back no more than its custom id, and a message of somebody else's cannot be read a
second time.
"""

from collections.abc import Sequence

from pydantic import TypeAdapter

from bot.catalog import Attachment
from bot.clock import Clock
from bot.db.database import Database
from bot.db.one_time import KEPT_SECONDS, OneTimeStore
from bot.errors import RefusedError


class PickGoneError(RefusedError):
    """They are not on record (any more)."""

    words_id = "refusal-ways-pick-gone"


class ImageSelections:
    """Keeps pictures for the one who found them."""

    def __init__(self, *, database: Database, clock: Clock) -> None:
        self._kept = OneTimeStore(
            TypeAdapter(tuple[Attachment, ...]),
            # As long as the addresses of attachments are good.
            lasts_seconds=KEPT_SECONDS,
            gone=PickGoneError,
            database=database,
            clock=clock,
        )

    async def keep(self, user_id: int, pictures: Sequence[Attachment]) -> str:
        """Keep pictures for a day; return their id."""
        return await self._kept.keep(user_id, tuple(pictures))

    async def find(self, pick_id: str, number: int, user_id: int) -> Attachment:
        """Return one of the pictures (1, 2, ...) to whoever found them.

        Raises:
            PickGoneError: too long ago, or somebody else's.
        """
        pictures = await self._kept.find(pick_id, user_id)
        if not 1 <= number <= len(pictures):
            raise PickGoneError
        return pictures[number - 1]
