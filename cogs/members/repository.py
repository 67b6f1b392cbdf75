"""Notes and warnings about members as rows; each function runs inside a transaction."""

from collections.abc import Collection, Mapping
from dataclasses import asdict
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    case,
    delete,
    func,
    insert,
    literal,
    select,
    union_all,
)

from bot.db.personal import Erasure, PersonalColumn, kept
from bot.db.rows import fields_of
from bot.db.tables import events, jobs, member_notes, member_warnings, report_cases, servers
from cogs.cases import CaseTable
from cogs.members.model import MemberWarning, Note, Remark, WarningState

PERSONAL = (
    *kept(member_notes.c.user_id, member_notes.c.written_by),
    PersonalColumn(
        column=member_warnings.c.user_id,
        erasure=Erasure.KEEPS,
        is_exported=True,
        withheld=(
            member_warnings.c.warned_by,
            member_warnings.c.state,
            member_warnings.c.leased_until,
        ),
    ),
    *kept(member_warnings.c.warned_by, withheld=True),
)
WARNINGS = CaseTable(
    table=member_warnings,
    is_due=member_warnings.c.state == WarningState.SENDING,
    read=lambda _, row: MemberWarning(**fields_of(row, state=WarningState(row["state"]))),
)
_WARNED = ("warning", "warned")
UPHELD = ("removing", "removed", "warning", "warned", "blocking", "blocked")
"""States of reported pictures that were taken away."""


def insert_note(connection: Connection, note: Note) -> None:
    """Add a note."""
    connection.execute(insert(member_notes), asdict(note))


def get_note(connection: Connection, guild_id: int, note_id: str) -> Note | None:
    """Return a note of a server."""
    its = (member_notes.c.id == note_id) & (member_notes.c.guild_id == guild_id)
    row = connection.execute(select(member_notes).where(its)).mappings().first()
    return None if row is None else Note(**row)


def delete_note(connection: Connection, note_id: str) -> bool:
    """Delete a note; False where it was gone."""
    deleted = connection.execute(delete(member_notes).where(member_notes.c.id == note_id))
    return deleted.rowcount == 1


def count_notes(connection: Connection, guild_id: int, user_id: int) -> int:
    """Return how many notes there are on a member."""
    whose = (member_notes.c.user_id == user_id) & (member_notes.c.guild_id == guild_id)
    query = select(func.count()).select_from(member_notes).where(whose)
    return connection.execute(query).scalar_one()


def notes_on(
    connection: Connection, guild_id: int, user_id: int, *, limit: int, offset: int
) -> list[Remark]:
    """Return notes on a member, the newest first."""
    query = (
        select(member_notes)
        .where(member_notes.c.user_id == user_id, member_notes.c.guild_id == guild_id)
        .order_by(member_notes.c.written_at.desc(), member_notes.c.id)
        .limit(limit)
        .offset(offset)
    )
    return [
        Remark(id=row.id, by=row.written_by, at=row.written_at, text=row.text)
        for row in connection.execute(query)
    ]


def _warnings(guild_id: int, user_id: int) -> Select[Any]:
    """Match all warnings: those about no picture, and those with a report."""
    own = select(
        member_warnings.c.id,
        member_warnings.c.warned_by.label("by"),
        member_warnings.c.opened_at.label("at"),
        member_warnings.c.text,
        member_warnings.c.state,
    ).where(member_warnings.c.user_id == user_id, member_warnings.c.guild_id == guild_id)
    reported = select(
        report_cases.c.id,
        report_cases.c.decided_by.label("by"),
        report_cases.c.decided_at.label("at"),
        func.coalesce(report_cases.c.warning, "").label("text"),
        literal(WarningState.SENT.value).label("state"),
    ).where(
        report_cases.c.user_id == user_id,
        report_cases.c.guild_id == guild_id,
        report_cases.c.state.in_(_WARNED),
    )
    return select(union_all(own, reported).subquery())


def count_warnings(connection: Connection, guild_id: int, user_id: int) -> int:
    """Return how many warnings somebody got, with and without a report."""
    found = _warnings(guild_id, user_id).subquery()
    return connection.execute(select(func.count()).select_from(found)).scalar_one()


def warnings_of(
    connection: Connection, guild_id: int, user_id: int, *, limit: int, offset: int
) -> list[Remark]:
    """Return somebody's warnings, the newest first."""
    found = _warnings(guild_id, user_id).subquery()
    query = select(found).order_by(found.c.at.desc(), found.c.id).limit(limit).offset(offset)
    return [
        Remark(
            id=row.id,
            by=row.by,
            at=row.at,
            text=row.text,
            was_told=row.state != WarningState.REFUSED,
        )
        for row in connection.execute(query)
    ]


def count_pictures(connection: Connection, guild_id: int, user_id: int) -> tuple[int, int]:
    """Return how many results of somebody a server has, and how many of these were removed."""
    is_removed = case((jobs.c.removed_at.is_not(None), 1))
    query = select(func.count(), func.count(is_removed)).where(
        jobs.c.user_id == user_id, jobs.c.guild_id == guild_id, jobs.c.result.is_not(None)
    )
    row = connection.execute(query).one()
    return row[0], row[1]


def count_about(
    connection: Connection, guild_id: int, user_id: int, *, kinds: Collection[str], since: float
) -> tuple[int, int]:
    """Return how many such events are about somebody, and how many of these refused words."""
    query = select(func.count(), func.count(case((_for_words(), 1)))).where(
        events.c.user_id == user_id,
        events.c.guild_id == guild_id,
        events.c.happened_at >= since,
        events.c.kind.in_(kinds),
    )
    row = connection.execute(query).one()
    return row[0], row[1]


def _for_words() -> ColumnElement[bool]:
    """Match what a filter refused, a server's or the operator's, and what is drawn nowhere."""
    by_filter = events.c.facts.contains('"reason": "refusal-filter-', autoescape=True)
    by_safety = events.c.facts.contains('"reason": "refusal-safety-', autoescape=True)
    return by_filter | by_safety


def guilds_with_escalation(connection: Connection) -> list[int]:
    """Return the servers whose settings say what follows from strikes."""
    query = select(servers.c.guild_id).where(servers.c.settings.like('%"escalation":%'))
    return list(connection.execute(query).scalars())


def refused_for_words(
    connection: Connection, guild_id: int, *, kinds: Collection[str], since: float
) -> list[int]:
    """Return of whom a server refused requests for their words since then."""
    query = select(events.c.user_id.distinct()).where(
        events.c.guild_id == guild_id,
        events.c.happened_at >= since,
        events.c.kind.in_(kinds),
        events.c.user_id.is_not(None),
        _for_words(),
    )
    return list(connection.execute(query).scalars())


def count_reports(connection: Connection, guild_id: int, user_id: int) -> Mapping[str, int]:
    """Return how many reported pictures of somebody are in each state."""
    query = select(report_cases.c.state, func.count().label("rows")).where(
        report_cases.c.user_id == user_id, report_cases.c.guild_id == guild_id
    )
    counted = connection.execute(query.group_by(report_cases.c.state))
    return {row.state: row.rows for row in counted}


def count_strikes(connection: Connection, guild_id: int, user_id: int, *, since: float) -> int:
    """Return how many warnings and upheld reports somebody got; a report with both is one."""
    warned = select(func.count()).where(
        member_warnings.c.user_id == user_id,
        member_warnings.c.guild_id == guild_id,
        member_warnings.c.opened_at > since,
    )
    upheld = select(func.count()).where(
        report_cases.c.user_id == user_id,
        report_cases.c.guild_id == guild_id,
        report_cases.c.decided_at > since,
        report_cases.c.state.in_(UPHELD),
    )
    return sum(connection.execute(query).scalar_one() for query in (warned, upheld))
