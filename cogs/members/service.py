"""The record of members that moderators keep: notes, warnings, and what else there is of them."""

import uuid
from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType

from sqlalchemy import Connection

from bot.clock import DAY_SECONDS, Clock
from bot.db.database import Database
from bot.jobs.paging import PagePlace
from cogs.audit import AuditEntry, AuditEvent, AuditLog, AuditService, EventKind, EventQuery
from cogs.cases import Leases, change_case, insert_case
from cogs.members import listed
from cogs.members import repository as rows
from cogs.members.model import (
    MOST_NOTES,
    PAGE_SIZE,
    REFUSALS_DAYS,
    DrawnPicture,
    MemberRecord,
    MemberWarning,
    Note,
    NoteGoneError,
    Page,
    Remarks,
    ReportedPicture,
    T,
    TooManyNotesError,
    WarningState,
)
from cogs.members.repository import WARNINGS

LEASE_SECONDS = 60.0
"""How long whoever warned has to send it, before another process takes it on."""
_NOTHING: Mapping[str, str] = MappingProxyType({})


class MemberService:
    """Each server's for itself; every method returns when it is safe on disk."""

    def __init__(self, *, database: Database, audit_log: AuditLog, clock: Clock) -> None:
        self._database = database
        self._audit_log = audit_log
        self._audit = AuditService(database=database, clock=clock)
        self._clock = clock
        self.leases = Leases(WARNINGS, seconds=LEASE_SECONDS, database=database, clock=clock)
        """On warnings that are not sent."""

    async def record(self, guild_id: int, user_id: int) -> MemberRecord:
        """Return everything at a glance."""
        since = self._refusals_since()

        def read(connection: Connection) -> MemberRecord:
            pictures, removed = rows.count_pictures(connection, guild_id, user_id)
            refused, filtered = rows.count_about(
                connection, guild_id, user_id, kinds=(EventKind.REFUSED,), since=since
            )
            reports = rows.count_reports(connection, guild_id, user_id)
            return MemberRecord(
                pictures=pictures,
                removed=removed,
                refused=refused,
                filtered=filtered,
                open_reports=reports.get("open", 0),
                upheld_reports=sum(reports.get(state, 0) for state in rows.UPHELD),
                dismissed_reports=reports.get("dismissed", 0),
                warnings=_warnings(connection, guild_id, user_id, 1),
                notes=_notes(connection, guild_id, user_id, 1),
            )

        return await self._database.read(read)

    async def pictures(self, guild_id: int, user_id: int, number: int) -> Page[DrawnPicture]:
        """Return a page of what somebody drew: the nearest there is to this one."""

        def read(connection: Connection) -> Page[DrawnPicture]:
            total, _ = rows.count_pictures(connection, guild_id, user_id)
            return _page(
                total,
                number,
                lambda offset: listed.pictures_of(
                    connection, guild_id, user_id, limit=PAGE_SIZE, offset=offset
                ),
            )

        return await self._database.read(read)

    async def reported(self, guild_id: int, user_id: int, number: int) -> Page[ReportedPicture]:
        """Return a page of somebody's reported pictures: the nearest there is to this one."""

        def read(connection: Connection) -> Page[ReportedPicture]:
            return _page(
                sum(rows.count_reports(connection, guild_id, user_id).values()),
                number,
                lambda offset: listed.reported_of(
                    connection, guild_id, user_id, limit=PAGE_SIZE, offset=offset
                ),
            )

        return await self._database.read(read)

    async def refusals(self, guild_id: int, user_id: int, number: int) -> Page[AuditEntry]:
        """Return a page of somebody's refused requests of the last ``REFUSALS_DAYS`` days."""
        since = self._refusals_since()
        total, _ = await self._database.read(
            lambda connection: rows.count_about(
                connection, guild_id, user_id, kinds=(EventKind.REFUSED,), since=since
            )
        )
        empty: Page[AuditEntry] = _page(total, number, lambda _: [])
        query = EventQuery(
            guild_id=guild_id, user_id=user_id, kinds=(EventKind.REFUSED,), since=since
        )
        found = await self._audit.page(query, size=empty.number * PAGE_SIZE)
        return replace(empty, shown=found.entries[(empty.number - 1) * PAGE_SIZE :])

    def _refusals_since(self) -> float:
        return self._clock.time() - REFUSALS_DAYS * DAY_SECONDS

    async def warnings(self, guild_id: int, user_id: int, number: int) -> Remarks:
        """Return a page of somebody's warnings: the nearest there is to this one."""
        return await self._database.read(
            lambda connection: _warnings(connection, guild_id, user_id, number)
        )

    async def notes(self, guild_id: int, user_id: int, number: int) -> Remarks:
        """Return a page of the notes on somebody: the nearest there is to this one."""
        return await self._database.read(
            lambda connection: _notes(connection, guild_id, user_id, number)
        )

    async def add_note(self, guild_id: int, user_id: int, text: str, *, by: int) -> None:
        """Write something down.

        Raises:
            TooManyNotesError: there are very many.
        """
        note = Note(
            id=uuid.uuid4().hex,
            guild_id=guild_id,
            user_id=user_id,
            written_by=by,
            written_at=self._clock.time(),
            text=" ".join(text.split()),
        )

        def write(connection: Connection) -> None:
            if rows.count_notes(connection, guild_id, user_id) >= MOST_NOTES:
                raise TooManyNotesError(limit=MOST_NOTES)
            rows.insert_note(connection, note)
            self._note(connection, EventKind.NOTED, note, by)

        await self._database.write(write, lock_keys=(user_id,))

    async def remove_note(self, guild_id: int, note_id: str, *, by: int) -> None:
        """Remove a note.

        Raises:
            NoteGoneError: there is none.
        """

        def write(connection: Connection) -> None:
            note = rows.get_note(connection, guild_id, note_id)
            if note is None or not rows.delete_note(connection, note_id):
                raise NoteGoneError
            self._note(connection, EventKind.NOTE_REMOVED, note, by)

        await self._database.write(write)

    async def warn(self, guild_id: int, user_id: int, text: str, *, by: int) -> MemberWarning:
        """Put a warning on record, which whoever called then sends."""
        warning = MemberWarning(
            id=uuid.uuid4().hex,
            guild_id=guild_id,
            user_id=user_id,
            warned_by=by,
            opened_at=self._clock.time(),
            text=" ".join(text.split()),
            leased_until=self.leases.until,
        )

        def write(connection: Connection) -> None:
            insert_case(connection, WARNINGS, warning)
            self._note(connection, EventKind.WARNED, warning, by, {"text": warning.text})

        await self._database.write(write, lock_keys=(user_id,))
        return warning

    async def told(self, warning: MemberWarning, *, is_sent: bool) -> None:
        """Record whether a warning reached its member."""
        state = WarningState.SENT if is_sent else WarningState.REFUSED

        def write(connection: Connection) -> None:
            is_first = change_case(
                connection, WARNINGS, warning.id, from_states=(WarningState.SENDING,), state=state
            )
            if is_first and not is_sent:
                facts = {"problem": "no-direct-messages"}
                self._note(connection, EventKind.WARNED, warning, None, facts)

        await self._database.write(write)

    def _note(
        self,
        connection: Connection,
        kind: EventKind,
        about: Note | MemberWarning,
        by: int | None,
        facts: Mapping[str, str] = _NOTHING,
    ) -> None:
        """Log it; what a note says is not in the log, for its member may export that."""
        self._audit_log.note(
            connection,
            AuditEvent(
                guild_id=about.guild_id,
                kind=kind,
                actor_id=by,
                user_id=about.user_id,
                facts=facts,
            ),
        )


def _warnings(connection: Connection, guild_id: int, user_id: int, number: int) -> Remarks:
    return _page(
        rows.count_warnings(connection, guild_id, user_id),
        number,
        lambda offset: rows.warnings_of(
            connection, guild_id, user_id, limit=PAGE_SIZE, offset=offset
        ),
    )


def _notes(connection: Connection, guild_id: int, user_id: int, number: int) -> Remarks:
    return _page(
        rows.count_notes(connection, guild_id, user_id),
        number,
        lambda offset: rows.notes_on(connection, guild_id, user_id, limit=PAGE_SIZE, offset=offset),
    )


def _page(total: int, number: int, read: Callable[[int], list[T]]) -> Page[T]:
    place = PagePlace.of(total, number, size=PAGE_SIZE)
    shown = tuple(read(place.offset))
    return Page(shown=shown, number=place.number, count=place.pages, total=total)
