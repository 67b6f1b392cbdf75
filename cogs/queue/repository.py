"""Open cases of all kinds as rows; each function runs inside a transaction."""

from collections.abc import Collection, Mapping
from typing import Any

from sqlalchemy import (
    Column,
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

from bot.db.personal import kept
from bot.db.tables import appeals, jobs, report_cases, reports, reviews, taken_cases
from cogs.queue.model import CaseKind, OpenCase

PERSONAL = kept(taken_cases.c.taken_by, withheld=True)

WAITING, OPEN, URGENT = "waiting", "open", "minors"


def _reviews(guild_id: int) -> Select[Any]:
    return (
        select(
            literal(CaseKind.REVIEW.value).label("kind"),
            reviews.c.job_id.label("id"),
            reviews.c.opened_at,
            literal(0).label("is_urgent"),
            jobs.c.user_id,
            jobs.c.prompt.label("words"),
            func.coalesce(reviews.c.notice_channel_id, jobs.c.channel_id).label("channel_id"),
            reviews.c.notice_message_id.label("message_id"),
        )
        .join_from(reviews, jobs, jobs.c.id == reviews.c.job_id)
        .where(reviews.c.guild_id == guild_id, reviews.c.state == WAITING)
    )


def _reports(guild_id: int) -> Select[Any]:
    is_told = report_cases.c.notice_message_id.is_not(None)
    return (
        select(
            literal(CaseKind.REPORT.value).label("kind"),
            report_cases.c.id,
            report_cases.c.opened_at,
            case((report_cases.c.is_urgent, 1), else_=0).label("is_urgent"),
            report_cases.c.user_id,
            jobs.c.prompt.label("words"),
            _either(is_told, report_cases.c.notice_channel_id, jobs.c.channel_id).label(
                "channel_id"
            ),
            _either(is_told, report_cases.c.notice_message_id, jobs.c.message_id).label(
                "message_id"
            ),
        )
        # A picture that is no longer on record leaves nothing to decide.
        .join_from(report_cases, jobs, jobs.c.id == report_cases.c.job_id)
        .where(report_cases.c.guild_id == guild_id, report_cases.c.state == OPEN)
    )


def _appeals(guild_id: int) -> Select[Any]:
    return select(
        literal(CaseKind.APPEAL.value).label("kind"),
        appeals.c.id,
        appeals.c.opened_at,
        literal(0).label("is_urgent"),
        appeals.c.user_id,
        appeals.c.words,
        func.coalesce(appeals.c.notice_channel_id, appeals.c.channel_id).label("channel_id"),
        appeals.c.notice_message_id.label("message_id"),
    ).where(appeals.c.guild_id == guild_id, appeals.c.state == OPEN)


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
        .order_by(found.c.is_urgent.desc(), found.c.opened_at, found.c.id)
        .limit(limit)
        .offset(offset)
    )
    rows = connection.execute(page).mappings().all()
    ids = [row["id"] for row in rows]
    categories, holders = _categories(connection, ids), holders_of(connection, ids, now=now)
    return [
        OpenCase(
            kind=CaseKind(row["kind"]),
            guild_id=guild_id,
            is_urgent=bool(row["is_urgent"]),
            category=categories.get(row["id"]),
            taken_by=holders.get(row["id"], (None, 0.0))[0],
            taken_until=holders.get(row["id"], (None, 0.0))[1],
            **{name: row[name] for name in _AS_THEY_ARE},
        )
        for row in rows
    ]


_AS_THEY_ARE = ("id", "opened_at", "user_id", "words", "channel_id", "message_id")


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


def _either(
    condition: ColumnElement[bool], one: Column[int], other: Column[int]
) -> ColumnElement[int]:
    return case((condition, one), else_=other)
