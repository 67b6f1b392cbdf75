"""The audit log: who asked what and who decided what, each server's for itself."""

import asyncio
import contextlib
import json
import logging
from collections.abc import AsyncGenerator, Callable, Generator, Mapping
from dataclasses import fields

from sqlalchemy import Connection

from bot.clock import Clock
from bot.db.database import Database
from bot.db.errors import StoreError
from bot.db.whereabouts import whereabouts
from bot.errors import Fact, RefusedError, StoppingError
from bot.imagine.job import Job, JobState
from bot.imagine.request import SubmittedRequest
from bot.imagine.requester import Place
from bot.jobs.gate import Admission
from bot.jobs.records import FAILURE
from bot.log import level_of
from cogs.audit import repository as rows
from cogs.audit.model import AuditEvent, EventKind, EventQuery, LoggedEvent
from cogs.audit.repository import PARENT_FACT, PROMPT_FACT

logger = logging.getLogger(__name__)

_ENDS = {
    JobState.DELIVERED: EventKind.DELIVERED,
    JobState.FAILED: EventKind.FAILED,
    JobState.CANCELED: EventKind.CANCELED,
}
_FIELDS = tuple(one.name for one in fields(AuditEvent))
PROMPT_CHARACTERS = 300
"""So much of a refused prompt is kept: there is no request on record that would have it."""
FORGOTTEN_AT_ONCE = 500
"""Others wait for the database meanwhile."""


class AuditNews:
    """Tells the event loop that posts log channels which servers' audit logs have just grown."""

    def __init__(self) -> None:
        self.to_log: frozenset[int] = frozenset()
        """The servers that have a log channel, as far as is known."""
        self._listener: tuple[asyncio.AbstractEventLoop, Callable[[int], None]] | None = None

    @contextlib.contextmanager
    def heard(self, on_grown: Callable[[int], None]) -> Generator[None]:
        """Call ``on_grown`` on this event loop with the id of each server, while inside."""
        self._listener = asyncio.get_running_loop(), on_grown
        try:
            yield
        finally:
            self._listener = None

    def note(self, event: AuditEvent) -> None:
        """Pass on, from the store's thread, that an event is noted; most servers have no channel.

        Its transaction may still be undone, so nothing may be decided by it.
        """
        is_heard = event.guild_id in self.to_log or event.kind is EventKind.SETTINGS_CHANGED
        listener = self._listener
        if is_heard and listener is not None:
            loop, on_grown = listener
            with contextlib.suppress(RuntimeError):  # the loop has ended before the store
                loop.call_soon_threadsafe(on_grown, event.guild_id)


class AuditLog:
    """Notes what happens in the transaction in which it does, and finds it again."""

    def __init__(self, *, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock
        self.news = AuditNews()

    def note(self, connection: Connection, event: AuditEvent) -> None:
        """Add to the audit log, inside a transaction."""
        values = {name: getattr(event, name) for name in _FIELDS}
        rows.insert_event(connection, LoggedEvent(**values, happened_at=self._clock.time()))
        self.news.note(event)

    async def add(self, event: AuditEvent) -> None:
        """Add to the audit log what has no transaction of its own."""
        await self._database.write(lambda connection: self.note(connection, event))

    async def find(
        self, query: EventQuery, *, limit: int, before: LoggedEvent | None = None
    ) -> list[LoggedEvent]:
        """Return the newest first, going on after ``before``."""
        place = None if before is None else (before.happened_at, before.id)
        return await self._database.read(
            lambda connection: rows.find_events(connection, query, limit=limit, before=place)
        )

    async def forget(self, guild_id: int, *, before: float) -> int:
        """Delete what is older (Unix seconds); return how many."""
        gone = 0
        while True:
            some = await self._database.write(
                lambda connection: rows.forget_events(
                    connection, guild_id, before=before, limit=FORGOTTEN_AT_ONCE
                )
            )
            gone += some
            if some < FORGOTTEN_AT_ONCE:
                return gone


def reason_facts(words_id: str, facts: Mapping[str, Fact]) -> dict[str, str]:
    """Return a reason as facts of the audit log, to be put into words when somebody reads it."""
    return {"reason": words_id, "reason_facts": json.dumps(dict(facts), ensure_ascii=False)}


class RequestNotes:
    """Notes requests as they are recorded, refused and ended.

    What is said in direct messages is nobody's audit log.
    """

    def __init__(self, *, audit_log: AuditLog) -> None:
        self._audit_log = audit_log

    async def admission(self, request: SubmittedRequest) -> Admission:
        """Note the request in the transaction that records its job."""
        place = request.requester.place
        guild_id = place.guild_id
        if guild_id is None:
            return Admission()
        facts = {"way": request.way.value, **_within(place)}

        def note(connection: Connection, job: Job) -> None:
            event = AuditEvent(
                guild_id=guild_id,
                kind=EventKind.ASKED,
                actor_id=job.user_id,
                user_id=job.user_id,
                channel_id=job.reply.channel_id,
                job_id=job.id,
                facts=facts,
            )
            self._audit_log.note(connection, event)

        return Admission(admit=note)

    def ended(self, connection: Connection, job_id: str, state: JobState) -> None:
        """Note how a job ended, in the transaction that records it."""
        row = whereabouts(connection, job_id)
        if row is None or row.guild_id is None:
            return
        if state is JobState.DELIVERED and row.is_reviewed:
            return  # to the moderators: what becomes of it is theirs to note
        failure = None if row.failure is None else FAILURE.validate_json(row.failure)
        event = AuditEvent(
            guild_id=row.guild_id,
            kind=_ENDS[state],
            actor_id=row.canceled_by if state is JobState.CANCELED else None,
            user_id=row.user_id,
            channel_id=row.channel_id,
            job_id=job_id,
            facts={} if failure is None else reason_facts(failure.words_id, failure.facts),
        )
        self._audit_log.note(connection, event)

    @contextlib.asynccontextmanager
    async def refusals(self, request: SubmittedRequest) -> AsyncGenerator[None]:
        """Note what refuses a request inside; Easel's own troubles are no refusals."""
        try:
            yield
        except (StoreError, StoppingError):
            raise
        except RefusedError as error:
            await self._refused(request, error)
            raise

    async def _refused(self, request: SubmittedRequest, error: RefusedError) -> None:
        place = request.requester.place
        if place.guild_id is None:
            return
        event = AuditEvent(
            guild_id=place.guild_id,
            kind=EventKind.REFUSED,
            user_id=request.requester.user_id,
            channel_id=place.thread_id or place.channel_id,
            facts={
                PROMPT_FACT: request.prompt[:PROMPT_CHARACTERS],
                "model": request.model,
                **_within(place),
                **reason_facts(error.words_id, error.facts),
            },
        )
        try:
            await self._audit_log.add(event)
        except StoreError as problem:
            logger.log(
                level_of(problem, otherwise=logging.WARNING),
                "a refusal is not in the audit log: %s",
                problem,
            )


def _within(place: Place) -> dict[str, str]:
    """Return the channel of a thread, or the forum of a post, as the audit log finds it again."""
    return {} if place.thread_id is None else {PARENT_FACT: str(place.channel_id)}
