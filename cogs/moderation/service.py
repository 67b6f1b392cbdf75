"""The record of reports: made once by each member, decided once, carried out until it is done."""

import uuid
from collections.abc import Callable, Mapping
from dataclasses import replace

from sqlalchemy import Connection

from bot.clock import Clock
from bot.db.database import Database
from bot.db.jobs import claim_removal
from bot.imagine.job import Job
from cogs.audit import AuditEvent, AuditLog, EventKind
from cogs.cases import Leases, Notice, change_case, get_case, insert_case
from cogs.moderation import repository as rows
from cogs.moderation.model import (
    DONE,
    Decision,
    OwnReportError,
    QueuePlace,
    Report,
    ReportCase,
    ReportCategory,
    ReportDecidedError,
    ReportedError,
    ReportState,
    ReportUnknownError,
    TooManyReportsError,
)
from cogs.moderation.repository import REPORT_CASES

LEASE_SECONDS = 60.0
"""How long whoever decided has to carry it out, before another process takes it on."""
REPORTS_PER_HOUR = 10
BATCH = 20
_HOUR_SECONDS = 3600.0
_KINDS = {
    Decision.REMOVE: EventKind.REMOVED,
    Decision.DISMISS: EventKind.REPORT_DISMISSED,
    Decision.WARN: EventKind.WARNED,
}
Also = Callable[[Connection], None]
"""What is recorded in the same transaction as a decision."""


class ReportService:
    """Keeps reports; every method returns when it is safe on disk."""

    def __init__(self, *, database: Database, audit_log: AuditLog, clock: Clock) -> None:
        self._database = database
        self._audit_log = audit_log
        self._clock = clock
        self.leases = Leases(REPORT_CASES, seconds=LEASE_SECONDS, database=database, clock=clock)
        """On what is decided and not carried out."""

    async def add(
        self,
        job: Job,
        *,
        by: int,
        reason: str,
        message_id: int,
        category: ReportCategory = ReportCategory.OTHER,
    ) -> ReportCase:
        """Put a member's report on record; return the case it belongs to.

        Raises:
            OwnReportError, ReportedError, TooManyReportsError: it is not taken.
        """
        if by == job.user_id:
            raise OwnReportError
        now, guild_id = self._clock.time(), job.reply.guild_id or 0
        report = Report(
            reporter_id=by,
            reported_at=now,
            reason=" ".join(reason.split()),
            channel_id=job.reply.channel_id,
            message_id=message_id,
            category=category,
        )

        def write(connection: Connection) -> ReportCase:
            if rows.has_reported(connection, job.id, by):
                raise ReportedError
            if rows.count_by(connection, guild_id, by, since=now - _HOUR_SECONDS) >= (
                REPORTS_PER_HOUR
            ):
                raise TooManyReportsError(limit=REPORTS_PER_HOUR)
            case = rows.open_case(connection, job.id)
            if case is None:
                case = ReportCase(
                    id=uuid.uuid4().hex,
                    guild_id=guild_id,
                    job_id=job.id,
                    user_id=job.user_id,
                    state=ReportState.OPEN,
                    opened_at=now,
                    is_urgent=category.is_urgent,
                )
                insert_case(connection, REPORT_CASES, case)
            elif category.is_urgent and not case.is_urgent:
                open_ = (ReportState.OPEN,)
                change_case(connection, REPORT_CASES, case.id, from_states=open_, is_urgent=True)
            rows.insert_report(connection, case, report)
            facts = {"category": category.value}
            facts |= {"reason": report.reason} if report.reason else {}
            self._audit_log.note(connection, _event(job, EventKind.REPORTED, by, facts))
            is_urgent = case.is_urgent or category.is_urgent
            return replace(case, reports=(*case.reports, report), is_urgent=is_urgent)

        return await self._database.write(write, lock_keys=_locks(job))

    async def find(self, case_id: str) -> ReportCase | None:
        """Return a case."""
        return await self._database.read(
            lambda connection: get_case(connection, REPORT_CASES, case_id)
        )

    async def open_case(self, job_id: str) -> ReportCase | None:
        """Return what waits for a decision about a picture."""
        return await self._database.read(lambda connection: rows.open_case(connection, job_id))

    async def require_open(self, job_id: str) -> None:
        """Make sure that nobody has decided yet.

        Raises:
            ReportDecidedError, ReportUnknownError: there is nothing to decide.
        """

        def read(connection: Connection) -> None:
            if rows.open_case(connection, job_id) is None:
                raise _too_late(rows.latest_case(connection, job_id))

        await self._database.read(read)

    async def told(self, case: ReportCase, notice: Notice) -> None:
        """Record where the moderators see it."""
        await self._change_open(case, **notice.columns)

    async def decide(  # noqa: PLR0913 - all but two by name
        self,
        job: Job,
        decision: Decision,
        *,
        by: int,
        seen_at: Notice | None = None,
        warning: str | None = None,
        also: Also | None = None,
    ) -> ReportCase:
        """Decide about all reports of a picture, as the first.

        All decisions but to dismiss take the picture away. ``seen_at`` is the notice that was
        pressed: a process may have been killed before it was on record.

        Raises:
            ReportDecidedError, ReportUnknownError: there is nothing to decide.
        """
        now, kind, lease = self._clock.time(), _KINDS.get(decision), self.leases.until

        def write(connection: Connection) -> ReportCase:
            case = rows.open_case(connection, job.id)
            if case is None or not change_case(
                connection,
                REPORT_CASES,
                case.id,
                from_states=(ReportState.OPEN,),
                state=decision.state,
                decided_by=by,
                decided_at=now,
                leased_until=lease,
                warning=warning,
                **(seen_at.columns if seen_at is not None else {}),
            ):
                raise _too_late(rows.latest_case(connection, job.id))
            if kind is not None:
                facts = {} if warning is None else {"text": warning}
                self._audit_log.note(connection, _event(job, kind, by, facts))
            if decision is not Decision.DISMISS:
                is_new = claim_removal(connection, job.id, by=by, now=now)
                if is_new and kind is not EventKind.REMOVED:
                    self._audit_log.note(connection, _event(job, EventKind.REMOVED, by, {}))
            if also is not None:
                also(connection)
            decided = get_case(connection, REPORT_CASES, case.id)
            if decided is None:
                raise ReportUnknownError
            return decided

        return await self._database.write(write, lock_keys=_locks(job))

    async def done(self, case: ReportCase) -> None:
        """Record that a decision is carried out."""
        await self._database.write(
            lambda connection: change_case(
                connection, REPORT_CASES, case.id, from_states=(case.state,), state=DONE[case.state]
            )
        )

    async def untold(self) -> list[ReportCase]:
        """Return cases that moderators have no notice of: somebody was killed in between."""
        return await self._database.read(
            lambda connection: rows.untold_cases(connection, limit=BATCH)
        )

    async def not_warned(self, case: ReportCase) -> None:
        """Note that somebody takes no direct messages."""
        await self._audit_log.add(
            AuditEvent(
                guild_id=case.guild_id,
                kind=EventKind.WARNED,
                user_id=case.user_id,
                channel_id=case.reports[0].channel_id,
                job_id=case.job_id,
                facts={"problem": "no-direct-messages"},
            )
        )

    async def drop(self, case: ReportCase) -> None:
        """End a case whose picture is no longer on record."""
        await self._change_open(case, state=ReportState.DISMISSED)

    async def queue(self, guild_id: int, number: int) -> QueuePlace:
        """Return the case at a place of a server's queue: the nearest there is to it."""

        def read(connection: Connection) -> QueuePlace:
            total = rows.count_open(connection, guild_id)
            nearest = min(max(number, 1), max(total, 1))
            case = rows.open_at(connection, guild_id, offset=nearest - 1)
            return QueuePlace(case=case, number=nearest, total=total)

        return await self._database.read(read)

    async def _change_open(self, case: ReportCase, **values: object) -> None:
        await self._database.write(
            lambda connection: change_case(
                connection, REPORT_CASES, case.id, from_states=(ReportState.OPEN,), **values
            )
        )


def _locks(job: Job) -> tuple[int, ...]:
    """Keep others off the same picture, and off the person: a block may be recorded with it."""
    return tuple(sorted({int(job.id[:15], 16), job.user_id}))


def _too_late(found: ReportCase | None) -> ReportDecidedError | ReportUnknownError:
    if found is None or found.decided_by is None:
        return ReportUnknownError()
    return ReportDecidedError(person=f"<@{found.decided_by}>")


def _event(job: Job, kind: EventKind, by: int, facts: Mapping[str, str]) -> AuditEvent:
    return AuditEvent(
        guild_id=job.reply.guild_id or 0,
        kind=kind,
        actor_id=by,
        user_id=job.user_id,
        channel_id=job.reply.channel_id,
        job_id=job.id,
        facts=facts,
    )
