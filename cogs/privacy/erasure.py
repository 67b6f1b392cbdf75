"""Erasing what is on record of a person: ordered once, finished by whichever process lives."""

import logging
import uuid
from collections.abc import Sequence

from sqlalchemy import Connection

from bot.clock import Clock
from bot.db.charges import NOBODY, charged_for_nothing, forget_who_was_charged
from bot.db.database import Database
from bot.db.errors import StoreFailedError
from bot.db.jobs import count_jobs
from bot.db.personal import PersonalColumn
from bot.errors import RefusedError
from bot.imagine.job import JobState
from cogs.audit import AuditEvent, AuditLog, EventKind, forget_words
from cogs.moderation import (
    RemovalState,
    count_ordered,
    order_removal,
)
from cogs.privacy import repository as rows
from cogs.review import OPEN

logger = logging.getLogger(__name__)

_PREFIX = "erase-"
_FINAL = tuple(state for state in JobState if state.is_final)
_UNFINISHED = tuple(state for state in JobState if not state.is_final)
COUNTED_SECONDS = 25 * 3600.0
"""A charge counts for a person's limits for a day; erasing must not make a new one of it."""
LOOKED_BACK_SECONDS = 30 * 86_400.0
"""How far back charges are looked through for that: the bot may have been off for a while."""
NOBODY_ID = str(NOBODY)
"""Under it stands what was spent by people who are erased."""


def is_erasure(order_id: str) -> bool:
    """Tell an erasure's order from one that only takes pictures away."""
    return order_id.startswith(_PREFIX)


class ErasureBusyError(RefusedError):
    """Something of theirs is being drawn: it would come back after the erasure."""

    words_id = "refusal-privacy-busy"


class ErasureService:
    """Erases. What moderators have to know stays, without words: who, when, which decision."""

    def __init__(
        self,
        *,
        personal: Sequence[PersonalColumn],
        database: Database,
        audit_log: AuditLog,
        clock: Clock,
    ) -> None:
        self._personal = personal
        self._database = database
        self._audit_log = audit_log
        self._clock = clock

    async def begin(self, user_id: int, *, removes_pictures: bool) -> str:
        """Record that everything goes; return the order's id.

        With ``removes_pictures`` every message of theirs goes, those without a picture as well.

        What waits for moderators is taken away from them in any case.

        Raises:
            ErasureBusyError: something of theirs is under way.
        """
        now, order_id = self._clock.time(), f"{_PREFIX}{uuid.uuid4().hex}"

        def write(connection: Connection) -> None:
            if count_jobs(connection, user_id=user_id, states=_UNFINISHED):
                raise ErasureBusyError
            first = rows.jobs_in_care(connection, user_id, review_states=OPEN)
            found = {job.id: job for job in first}
            if removes_pictures:
                finished = rows.finished_jobs_of(connection, user_id, states=_FINAL)
                found |= {job.id: job for job in finished}
            order_removal(
                connection, found.values(), of=user_id, by=user_id, order_id=order_id, now=now
            )
            rows.insert_erasure(connection, order_id, user_id, now=now)
            for column in self._personal:
                column.erase_rows(connection, user_id)
            for guild_id in rows.guilds_of(connection, user_id):
                erased = AuditEvent(
                    guild_id=guild_id, kind=EventKind.ERASED, actor_id=user_id, user_id=user_id
                )
                self._audit_log.note(connection, erased)

        topics = [(column.topic, user_id) for column in self._personal if column.topic is not None]
        with self._database.remembered.changing(topics):
            await self._database.write(write, lock_keys=(user_id,))
        return order_id

    async def is_over(self, user_id: int, order_id: str) -> bool:
        """Tell whether nothing is left to do of an erasure."""
        return not await self._database.read(
            lambda connection: rows.has_erasure(connection, user_id, order_id)
        )

    async def go_on(self) -> None:
        """Do what is left of every erasure; what waits for a removal is left for the next time."""
        found = await self._database.read(rows.erasures_under_way)
        for order_id, user_id, ordered_at in found:
            try:
                await self._finish(order_id, user_id, ordered_at)
            except StoreFailedError:
                # The others' must not wait for it.
                logger.exception("the erasure of person %d is left for later", user_id)
        before = self._clock.time() - COUNTED_SECONDS
        while await self._database.write(
            lambda connection: _forget_whom_nothing_names(connection, before)
        ):
            pass

    async def _finish(self, order_id: str, user_id: int, ordered_at: float) -> None:
        while await self._database.write(
            lambda connection: rows.forget_jobs_of(
                connection,
                user_id,
                until=ordered_at,
                states=_FINAL,
                charged_before=ordered_at - COUNTED_SECONDS,
            )
        ):
            pass
        while await self._database.write(
            lambda connection: forget_words(connection, user_id, limit=rows.AT_ONCE)
        ):
            pass
        counted = await self._database.read(
            lambda connection: count_ordered(connection, order_id, ordered_by=user_id)
        )
        if not counted.get(RemovalState.REMOVING, 0):
            await self._database.write(
                lambda connection: rows.forget_erasure(connection, user_id, order_id)
            )
            logger.info("what was on record of person %d is erased", user_id)


def _forget_whom_nothing_names(connection: Connection, before: float) -> int:
    """Take the person from what still counted for them when their requests were erased."""
    since = before - LOOKED_BACK_SECONDS
    gone = charged_for_nothing(connection, since=since, before=before, limit=rows.AT_ONCE)
    forget_who_was_charged(connection, gone, before=before)
    return len(gone)
