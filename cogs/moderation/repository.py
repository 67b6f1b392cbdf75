"""Reported pictures and ordered removals as rows; each function runs inside a transaction."""

import uuid
from collections.abc import Collection
from dataclasses import asdict, dataclass

from sqlalchemy import ColumnElement, Connection, RowMapping, func, insert, select, update

from bot.db.charges import NOBODY
from bot.db.personal import Erasure, PersonalColumn, kept
from bot.db.rows import fields_of
from bot.db.tables import jobs, removals, report_cases, reports
from cogs.cases import CaseTable
from cogs.moderation.model import (
    DONE,
    OrderedRemoval,
    RemovalState,
    Report,
    ReportCase,
    ReportState,
)

_REPORT_COLUMNS = [reports.c[name] for name in Report.__dataclass_fields__]


@dataclass(frozen=True, slots=True, kw_only=True)
class JobPlace:
    """A job, and where it is."""

    id: str
    guild_id: int | None
    channel_id: int


def _read_case(connection: Connection, row: RowMapping) -> ReportCase:
    its_reports = (
        select(*_REPORT_COLUMNS)
        .where(reports.c.case_id == row["id"])
        .order_by(reports.c.reported_at, reports.c.id)
    )
    found = connection.execute(its_reports).mappings()
    made = tuple(Report(**report) for report in found)
    return ReportCase(**fields_of(row, state=ReportState(row["state"]), reports=made))


REPORT_CASES = CaseTable(
    table=report_cases, is_due=report_cases.c.state.in_(tuple(DONE)), read=_read_case
)
REMOVALS = CaseTable(
    table=removals,
    is_due=removals.c.state == RemovalState.REMOVING,
    read=lambda _, row: OrderedRemoval(**fields_of(row, state=RemovalState(row["state"]))),
)


def insert_report(connection: Connection, case: ReportCase, report: Report) -> None:
    """Add a report to a case that is on record."""
    connection.execute(
        insert(reports),
        {
            "id": uuid.uuid4().hex,
            "case_id": case.id,
            "guild_id": case.guild_id,
            "job_id": case.job_id,
            **asdict(report),
        },
    )


def open_case(connection: Connection, job_id: str) -> ReportCase | None:
    """Return what waits for a decision about a picture."""
    return _first_case(
        connection, report_cases.c.job_id == job_id, report_cases.c.state == ReportState.OPEN
    )


def latest_case(connection: Connection, job_id: str) -> ReportCase | None:
    """Return the newest case of a picture, or None where nobody reported it."""
    return _first_case(connection, report_cases.c.job_id == job_id)


def has_reported(connection: Connection, job_id: str, reporter_id: int) -> bool:
    """Whether this person has reported this picture before, whatever came of it."""
    query = select(reports.c.id).where(
        reports.c.job_id == job_id, reports.c.reporter_id == reporter_id
    )
    return connection.execute(query.limit(1)).first() is not None


def count_by(connection: Connection, guild_id: int, reporter_id: int, *, since: float) -> int:
    """Return how many reports of a server are this person's."""
    return connection.execute(
        select(func.count())
        .select_from(reports)
        .where(
            reports.c.guild_id == guild_id,
            reports.c.reporter_id == reporter_id,
            reports.c.reported_at >= since,
        )
    ).scalar_one()


def count_open(connection: Connection, guild_id: int) -> int:
    """Return how many cases of a server wait for a decision."""
    query = select(func.count()).select_from(report_cases)
    return connection.execute(query.where(*_waits(guild_id))).scalar_one()


def open_at(connection: Connection, guild_id: int, *, offset: int) -> ReportCase | None:
    """Return a case of a server that waits, counted from the most urgent, then the oldest."""
    query = (
        select(report_cases)
        .where(*_waits(guild_id))
        .order_by(report_cases.c.is_urgent.desc(), report_cases.c.opened_at, report_cases.c.job_id)
        .limit(1)
        .offset(offset)
    )
    row = connection.execute(query).mappings().first()
    return None if row is None else _read_case(connection, row)


def untold_cases(connection: Connection, *, limit: int) -> list[ReportCase]:
    """Return cases that wait and that moderators have no notice of, the latest first."""
    query = (
        select(report_cases)
        .where(report_cases.c.state == ReportState.OPEN, report_cases.c.notice_message_id.is_(None))
        .order_by(report_cases.c.opened_at.desc())
        .limit(limit)
    )
    found = connection.execute(query).mappings().all()
    return [_read_case(connection, row) for row in found]


def count_ordered(
    connection: Connection,
    order_id: str,
    *,
    guild_id: int | None = None,
    ordered_by: int | None = None,
) -> dict[str, int]:
    """Return how many removals of an order are in each state: a server's order, or a person's."""
    query = select(removals.c.state, func.count().label("rows")).where(
        removals.c.order_id == order_id
    )
    if guild_id is not None:
        query = query.where(removals.c.guild_id == guild_id)
    if ordered_by is not None:
        query = query.where(removals.c.ordered_by == ordered_by)
    counted = connection.execute(query.group_by(removals.c.state))
    return {row.state: row.rows for row in counted}


def end_removals(connection: Connection, job_id: str, state: str) -> None:
    """End every removal of a picture that is under way: several may have ordered it."""
    connection.execute(
        update(removals)
        .where(removals.c.job_id == job_id, removals.c.state == RemovalState.REMOVING)
        .values(state=state)
    )


def shown_jobs(  # noqa: PLR0913 - all but two by name
    connection: Connection,
    user_id: int,
    *,
    states: Collection[str],
    since: float,
    guild_id: int | None = None,
    channel_id: int | None = None,
) -> list[JobPlace]:
    """Return a person's jobs whose pictures are there to see, newest first."""
    query = select(jobs.c.id, jobs.c.guild_id, jobs.c.channel_id).where(
        jobs.c.user_id == user_id,
        jobs.c.created_at >= since,
        jobs.c.state.in_(states),
        jobs.c.result.is_not(None),
        jobs.c.removed_at.is_(None),
    )
    if guild_id is not None:
        query = query.where(jobs.c.guild_id == guild_id)
    if channel_id is not None:
        query = query.where(jobs.c.channel_id == channel_id)
    found = connection.execute(query.order_by(jobs.c.created_at.desc(), jobs.c.id))
    return [JobPlace(**row) for row in found.mappings()]


def _waits(guild_id: int) -> tuple[ColumnElement[bool], ...]:
    return report_cases.c.guild_id == guild_id, report_cases.c.state == ReportState.OPEN


def _first_case(connection: Connection, *conditions: ColumnElement[bool]) -> ReportCase | None:
    newest = select(report_cases).where(*conditions).order_by(report_cases.c.opened_at.desc())
    row = connection.execute(newest.limit(1)).mappings().first()
    return None if row is None else _read_case(connection, row)


def forget_reporter(connection: Connection, user_id: int) -> None:
    """Take a person and their words from their reports, which moderators decide about."""
    theirs = update(reports).where(reports.c.reporter_id == user_id)
    connection.execute(theirs.values(reporter_id=NOBODY, reason=""))


PERSONAL = (
    PersonalColumn(
        column=reports.c.reporter_id,
        erasure=Erasure.UNNAMES,
        is_exported=True,
        erase=forget_reporter,
    ),
    *kept(report_cases.c.user_id),
    PersonalColumn(
        column=report_cases.c.decided_by,
        erasure=Erasure.KEEPS,
        # Reporters read what they led to, but not by whom, nor what was written to another.
        withheld=(
            report_cases.c.decided_by,
            report_cases.c.notice_channel_id,
            report_cases.c.notice_message_id,
            report_cases.c.leased_until,
            report_cases.c.warning,
        ),
    ),
    *kept(removals.c.user_id, removals.c.ordered_by),
)
