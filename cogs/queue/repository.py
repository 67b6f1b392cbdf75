"""Open cases of all kinds as rows; each function runs inside a transaction."""

from collections.abc import Collection, Mapping
from typing import Any

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    Row,
    Select,
    Table,
    case,
    delete,
    func,
    insert,
    literal,
    select,
    union_all,
)

from bot.db.personal import kept
from bot.db.tables import appeals, jobs, report_cases, reports, reviews, taken_cases
from cogs.queue.model import CaseKind, OpenCase

PERSONAL = kept(taken_cases.c.taken_by, withheld=True)

WAITING, OPEN, URGENT = "waiting", "open", "minors"


def _reviews(guild_id: int) -> Select[Any]:
    return _keys(CaseKind.REVIEW, reviews, reviews.c.job_id, literal(0)).where(
        reviews.c.guild_id == guild_id, reviews.c.state == WAITING
    )


def _reports(guild_id: int) -> Select[Any]:
    # A picture that is no longer on record leaves nothing to decide. As a value of each row it is
    # looked up for each; a join might read all jobs.
    whose = select(jobs.c.user_id).where(jobs.c.id == report_cases.c.job_id).scalar_subquery()
    urgency = case((report_cases.c.is_urgent, 1), else_=0)
    return _keys(CaseKind.REPORT, report_cases, report_cases.c.id, urgency).where(
        report_cases.c.guild_id == guild_id, report_cases.c.state == OPEN, whose.is_not(None)
    )


def _appeals(guild_id: int) -> Select[Any]:
    return _keys(CaseKind.APPEAL, appeals, appeals.c.id, literal(0)).where(
        appeals.c.guild_id == guild_id, appeals.c.state == OPEN
    )


def _keys(
    kind: CaseKind, table: Table, key: Column[str], urgency: ColumnElement[int]
) -> Select[Any]:
    return select(
        literal(kind.value).label("kind"),
        key.label("id"),
        (table.c.job_id if kind is CaseKind.REPORT else key).label("job_id"),
        table.c.opened_at,
        urgency.label("urgency"),
        table.c.notice_channel_id,
        table.c.notice_message_id,
    )


_OF_KIND = {CaseKind.REVIEW: _reviews, CaseKind.REPORT: _reports, CaseKind.APPEAL: _appeals}


def count_waiting(connection: Connection, guild_id: int, *, kinds: Collection[CaseKind]) -> int:
    """Return how many cases of these kinds wait."""
    found = union_all(*(_OF_KIND[kind](guild_id) for kind in kinds)).subquery()
    return connection.execute(select(func.count()).select_from(found)).scalar_one()


def waiting_cases(  # noqa: PLR0913 - all but two by name
    connection: Connection,
    guild_id: int,
    *,
    kinds: Collection[CaseKind],
    now: float,
    limit: int,
    offset: int = 0,
) -> list[OpenCase]:
    """Return cases that wait, the urgent first, then the oldest, with who has them."""
    found = union_all(*(_OF_KIND[kind](guild_id) for kind in kinds)).subquery()
    page = (
        select(found)
        .order_by(found.c.urgency.desc(), found.c.opened_at, found.c.id)
        .limit(limit)
        .offset(offset)
    )
    rows = connection.execute(page).mappings().all()
    ids = [row["id"] for row in rows]
    about = _about(connection, ids, [row["job_id"] for row in rows])
    categories, holders = _categories(connection, ids), holders_of(connection, ids, now=now)
    cases: list[OpenCase] = []
    for row in rows:
        its = about[row["job_id"]]
        taken_by, taken_until = holders.get(row["id"], (None, 0.0))
        is_told = row["notice_message_id"] is not None
        cases.append(
            OpenCase(
                kind=CaseKind(row["kind"]),
                guild_id=guild_id,
                id=row["id"],
                opened_at=row["opened_at"],
                is_urgent=bool(row["urgency"]),
                user_id=its.user_id,
                words=its.words,
                channel_id=row["notice_channel_id"] if is_told else its.channel_id,
                message_id=row["notice_message_id"] if is_told else its.message_id,
                category=categories.get(row["id"]),
                taken_by=taken_by,
                taken_until=taken_until,
            )
        )
    return cases


def _about(
    connection: Connection, case_ids: Collection[str], job_ids: Collection[str]
) -> Mapping[str, Row[Any]]:
    """Return whom cases are about, and their words, by the ids of their jobs, else their own."""
    of_jobs = select(
        jobs.c.id,
        jobs.c.user_id,
        jobs.c.prompt.label("words"),
        jobs.c.channel_id,
        jobs.c.message_id,
    ).where(jobs.c.id.in_(job_ids))
    of_appeals = select(
        appeals.c.id,
        appeals.c.user_id,
        appeals.c.words,
        appeals.c.channel_id,
        appeals.c.notice_message_id.label("message_id"),
    ).where(appeals.c.id.in_(case_ids))
    return {row.id: row for one in (of_jobs, of_appeals) for row in connection.execute(one)}


def _categories(connection: Connection, case_ids: Collection[str]) -> Mapping[str, str]:
    """Return what the latest report of each case is about; of urgent ones, what makes them so."""
    query = (
        select(reports.c.case_id, reports.c.category)
        .where(reports.c.case_id.in_(case_ids), reports.c.category.is_not(None))
        .order_by(reports.c.category == URGENT, reports.c.reported_at)
    )
    return {row.case_id: row.category for row in connection.execute(query)}


def holders_of(
    connection: Connection, case_ids: Collection[str], *, now: float
) -> dict[str, tuple[int, float]]:
    """Return who has which of these cases, and until when."""
    query = select(taken_cases).where(
        taken_cases.c.case_id.in_(case_ids), taken_cases.c.taken_until > now
    )
    return {row.case_id: (row.taken_by, row.taken_until) for row in connection.execute(query)}


def put_holders(  # noqa: PLR0913 - all but two by name
    connection: Connection,
    guild_id: int,
    case_ids: Collection[str],
    *,
    by: int,
    until: float,
    now: float,
) -> None:
    """Give these cases to a moderator, and forget whose time is over."""
    over = (taken_cases.c.taken_until <= now) | taken_cases.c.case_id.in_(case_ids)
    connection.execute(delete(taken_cases).where(over))
    rows = [
        {"case_id": id_, "guild_id": guild_id, "taken_by": by, "taken_until": until}
        for id_ in case_ids
    ]
    if rows:
        connection.execute(insert(taken_cases), rows)


def drop_holders(connection: Connection, case_ids: Collection[str], *, by: int) -> int:
    """Take these cases from a moderator; return how many were theirs."""
    theirs = taken_cases.c.case_id.in_(case_ids) & (taken_cases.c.taken_by == by)
    return connection.execute(delete(taken_cases).where(theirs)).rowcount
