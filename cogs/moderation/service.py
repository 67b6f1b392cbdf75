"""The record of reports: made once by each member, decided once, carried out until it is done."""

import uuid
from collections.abc import Callable, Mapping
from dataclasses import replace

from sqlalchemy import Connection

from bot.clock import Clock
from bot.db.database import Database
from bot.db.jobs import claim_removal
from bot.imagine.job import Job
from cogs.audit import AuditEvent, AuditLog, EventKind, EventQuery
from cogs.moderation import repository as rows
from cogs.moderation.model import (
    DONE,
    Case,
    Decision,
    Notice,
    OwnReportError,
    QueuePlace,
    Report,
    ReportDecidedError,
    ReportedError,
    ReportKind,
    ReportState,
    ReportUnknownError,
    TooManyReportsError,
)

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

    async def add(self, job: Job, *, by: int, reason: str, message_id: int) -> Case:
        """Put a member's report on record; return the case it belongs to.

        Raises:
            OwnReportError, ReportedError, TooManyReportsError: it is not taken.
        """
        if by == job.user_id:
            raise OwnReportError
        now, guild_id = self._clock.time(), job.reply.guild_id or 0
        new = rows.ReportRow(
            id=uuid.uuid4().hex,
            guild_id=guild_id,
            kind=ReportKind.PICTURE,
            state=ReportState.OPEN,
            reported_at=now,
            reporter_id=by,
            user_id=job.user_id,
            job_id=job.id,
            channel_id=job.reply.channel_id,
            message_id=message_id,
            text=" ".join(reason.split()),
        )

        def write(connection: Connection) -> Case:
            kind = ReportKind.PICTURE
            if rows.has_reported(connection, job.id, kind, by):
                raise ReportedError
            lately = rows.count_by(connection, guild_id, kind, by, since=now - _HOUR_SECONDS)
            if lately >= REPORTS_PER_HOUR:
                raise TooManyReportsError(limit=REPORTS_PER_HOUR)
            before = rows.case_rows(connection, _key(job.id))
            added = new
            if before:
                # The moderators know already: this one belongs to the same notice.
                channel_id, notice_id = _notice_ids(before)
                added = replace(new, notice_channel_id=channel_id, notice_message_id=notice_id)
            rows.insert_reports(connection, added)
            facts = {"reason": added.text} if added.text else {}
            self._audit_log.note(connection, _happening(job, EventKind.REPORTED, by, facts))
            return _case([*before, added])

        return await self._database.write(write, lock_keys=_locks(job))

    async def open_case(self, job_id: str) -> Case | None:
        """Return what waits for a decision about a picture."""
        found = await self._database.read(
            lambda connection: rows.case_rows(connection, _key(job_id))
        )
        return _case(found) if found else None

    async def require_open(self, job_id: str) -> None:
        """Make sure that nobody has decided yet.

        Raises:
            ReportDecidedError, ReportUnknownError: there is nothing to decide.
        """

        def read(connection: Connection) -> None:
            if not rows.case_rows(connection, _key(job_id)):
                raise _too_late(rows.latest_case(connection, job_id, ReportKind.PICTURE))

        await self._database.read(read)

    async def told(self, case: Case, notice: Notice) -> None:
        """Record where the moderators see it."""
        await self._database.write(
            lambda connection: rows.change_case(
                connection,
                _key(case.job_id),
                notice_channel_id=notice.channel_id,
                notice_message_id=notice.message_id,
            )
        )

    async def decide(  # noqa: PLR0913 - all but two by name
        self,
        job: Job,
        decision: Decision,
        *,
        by: int,
        seen_at: Notice | None = None,
        facts: Mapping[str, str] | None = None,
        also: Also | None = None,
    ) -> Case:
        """Decide about all reports of a picture, as the first.

        All decisions but to dismiss take the picture away. ``seen_at`` is the notice that was
        pressed: a process may have been killed before it was on record. ``facts`` are audited.

        Raises:
            ReportDecidedError, ReportUnknownError: there is nothing to decide.
        """
        now, kind = self._clock.time(), _KINDS.get(decision)

        def write(connection: Connection) -> Case:
            changes = rows.ReportChanges(state=decision.state, decided_by=by, decided_at=now)
            if seen_at is not None:
                changes["notice_channel_id"] = seen_at.channel_id
                changes["notice_message_id"] = seen_at.message_id
            is_first = rows.change_case(connection, _key(job.id), **changes)
            if not is_first:
                raise _too_late(rows.latest_case(connection, job.id, ReportKind.PICTURE))
            if kind is not None:
                self._audit_log.note(connection, _happening(job, kind, by, facts or {}))
            if decision is not Decision.DISMISS:
                is_new = claim_removal(connection, job.id, by=by, now=now)
                if is_new and kind is not EventKind.REMOVED:
                    self._audit_log.note(connection, _happening(job, EventKind.REMOVED, by, {}))
            if also is not None:
                also(connection)
            found = rows.case_rows(connection, _key(job.id, decision.state))
            return _case([row for row in found if row.decided_at == now])

        return await self._database.write(write, lock_keys=_locks(job))

    async def done(self, case: Case, *, is_gone: bool = True) -> None:
        """Record that a decision is carried out; ``is_gone`` where nothing is left to be seen."""
        state = DONE[case.state]
        if case.kind is ReportKind.SWEEP and not is_gone:
            state = ReportState.OUT_OF_REACH
        await self._database.write(
            lambda connection: rows.change_case(
                connection, _key(case.job_id, case.state, case.kind), state=state
            )
        )

    async def undone(self, *, is_start: bool = False) -> list[Case]:
        """Return what is decided and not carried out, and nobody sees to.

        At its start the only process takes all; several leave each other some time.
        """
        is_all = is_start and not self._database.is_shared
        before = None if is_all else self._clock.time() - LEASE_SECONDS

        def read(connection: Connection) -> list[Case]:
            found = rows.decided_cases(connection, tuple(DONE), decided_before=before, limit=BATCH)
            keys = dict.fromkeys(
                _key(row.job_id, ReportState(row.state), ReportKind(row.kind))
                for row in found
                if row.job_id is not None
            )
            return [_case(rows.case_rows(connection, key)) for key in keys]

        return await self._database.read(read)

    async def take_over(self, case: Case) -> bool:
        """Take on carrying a decision out; False where another process did."""
        now = self._clock.time()
        return await self._database.write(
            lambda connection: rows.renew_case(
                connection,
                _key(case.job_id, case.state, case.kind),
                seen_at=case.decided_at,
                now=now,
            )
        )

    async def untold(self) -> list[Case]:
        """Return cases that moderators have no notice of: somebody was killed in between."""

        def read(connection: Connection) -> list[Case]:
            found = rows.untold_jobs(connection, ReportKind.PICTURE, ReportState.OPEN, limit=BATCH)
            return [_case(rows.case_rows(connection, _key(job_id))) for job_id in found]

        return await self._database.read(read)

    async def warning(self, case: Case) -> str:
        """Return what a moderator wanted somebody to read, from the audit log."""
        query = EventQuery(
            guild_id=case.guild_id,
            kinds=(EventKind.WARNED,),
            user_id=case.user_id,
            job_id=case.job_id,
        )
        found = await self._audit_log.find(query, limit=BATCH)
        return next((event.facts["text"] for event in found if "text" in event.facts), "")

    async def not_warned(self, case: Case) -> None:
        """Note that somebody takes no direct messages."""
        await self._audit_log.add(
            AuditEvent(
                guild_id=case.guild_id,
                kind=EventKind.WARNED,
                user_id=case.user_id,
                channel_id=case.channel_id,
                job_id=case.job_id,
                facts={"problem": "no-direct-messages"},
            )
        )

    async def drop(self, case: Case) -> None:
        """End a case whose picture is no longer on record."""
        await self._database.write(
            lambda connection: rows.change_case(
                connection, _key(case.job_id), state=ReportState.DISMISSED
            )
        )

    async def queue(self, guild_id: int, number: int) -> QueuePlace:
        """Return the case at a place of a server's queue: the nearest there is to it."""

        def read(connection: Connection) -> QueuePlace:
            kind, state = ReportKind.PICTURE, ReportState.OPEN
            total = rows.count_cases(connection, guild_id, kind, state)
            nearest = min(max(number, 1), max(total, 1))
            found = rows.open_cases(connection, guild_id, kind, state, limit=1, offset=nearest - 1)
            case = _case(rows.case_rows(connection, _key(found[0]))) if found else None
            return QueuePlace(case=case, number=nearest, total=total)

        return await self._database.read(read)


def _key(
    job_id: str,
    state: ReportState = ReportState.OPEN,
    kind: ReportKind = ReportKind.PICTURE,
) -> rows.CaseKey:
    return rows.CaseKey(job_id=job_id, kind=kind, state=state)


def _locks(job: Job) -> tuple[int, ...]:
    """Keep others off the same picture, and off the person: a block may be recorded with it."""
    return tuple(sorted({int(job.id[:15], 16), job.user_id}))


def _too_late(found: rows.ReportRow | None) -> ReportDecidedError | ReportUnknownError:
    if found is None or found.decided_by is None:
        return ReportUnknownError()
    return ReportDecidedError(person=f"<@{found.decided_by}>")


def _happening(job: Job, kind: EventKind, by: int, facts: Mapping[str, str]) -> AuditEvent:
    return AuditEvent(
        guild_id=job.reply.guild_id or 0,
        kind=kind,
        actor_id=by,
        user_id=job.user_id,
        channel_id=job.reply.channel_id,
        job_id=job.id,
        facts=facts,
    )


def _notice_ids(found: list[rows.ReportRow]) -> tuple[int | None, int | None]:
    return found[-1].notice_channel_id, found[-1].notice_message_id


def _case(found: list[rows.ReportRow]) -> Case:
    first, (channel_id, message_id) = found[0], _notice_ids(found)
    notice = None
    if channel_id is not None and message_id is not None:
        notice = Notice(channel_id=channel_id, message_id=message_id)
    return Case(
        guild_id=first.guild_id,
        job_id=first.job_id or "",
        user_id=first.user_id or 0,
        kind=ReportKind(first.kind),
        state=ReportState(first.state),
        reports=tuple(
            Report(reporter_id=row.reporter_id, reported_at=row.reported_at, reason=row.text)
            for row in found
        ),
        channel_id=first.channel_id or 0,
        message_id=first.message_id or 0,
        notice=notice,
        decided_by=first.decided_by,
        decided_at=first.decided_at,
    )
