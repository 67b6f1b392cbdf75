"""What members report, and what moderators ordered, as rows; each function inside a transaction.

Several reports of one picture are rows of the same job, decided together. Changes name the state
they start from and tell whether any row was in it, so of two moderators who press together one
wins.
"""

from collections.abc import Collection
from dataclasses import asdict, dataclass
from typing import TypedDict, Unpack

from sqlalchemy import ColumnElement, Connection, Select, delete, func, insert, select, update

from bot.db.charges import NOBODY
from bot.db.personal import Erasure, PersonalColumn, kept
from bot.db.tables import jobs, reports
from bot.db.tables.community import REMOVAL_KIND
from cogs.moderation.model import ReportKind

_IS_TOLD = reports.c.kind != REMOVAL_KIND
"""The others are Easel's own orders to remove a picture."""


@dataclass(frozen=True, slots=True, kw_only=True)
class JobPlace:
    """A job, and where it is."""

    id: str
    guild_id: int | None
    channel_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportRow:
    """One report; times are unix seconds."""

    id: str
    guild_id: int
    kind: str
    state: str
    reported_at: float
    reporter_id: int
    user_id: int | None = None
    """Whose picture it is."""
    job_id: str | None = None
    channel_id: int | None = None
    message_id: int | None = None
    text: str = ""
    """The reason given; for an appeal, the prompt."""
    notice_channel_id: int | None = None
    """Where the moderators were told."""
    notice_message_id: int | None = None
    decided_by: int | None = None
    decided_at: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseKey:
    """Which reports belong together."""

    job_id: str
    kind: str
    state: str


class ReportChanges(TypedDict, total=False):
    """What may change in reports."""

    state: str
    notice_channel_id: int | None
    notice_message_id: int | None
    decided_by: int | None
    decided_at: float | None


def insert_reports(connection: Connection, *rows: ReportRow) -> None:
    """Add reports."""
    if rows:
        connection.execute(insert(reports), [asdict(row) for row in rows])


def case_rows(connection: Connection, key: CaseKey) -> list[ReportRow]:
    """Return the reports that belong together, oldest first."""
    oldest_first = select(reports).where(*_is(key)).order_by(reports.c.reported_at, reports.c.id)
    return [ReportRow(**row) for row in connection.execute(oldest_first).mappings()]


def change_case(connection: Connection, key: CaseKey, **values: Unpack[ReportChanges]) -> bool:
    """Change the reports that belong together; tell whether there were any."""
    return connection.execute(update(reports).where(*_is(key)).values(**values)).rowcount > 0


def renew_case(connection: Connection, key: CaseKey, *, seen_at: float | None, now: float) -> bool:
    """Take a decided case over from whoever saw to it at ``seen_at``; False: others did."""
    column = reports.c.decided_at
    is_as_seen = column.is_(None) if seen_at is None else column == seen_at
    renewed = connection.execute(
        update(reports).where(*_is(key), is_as_seen).values(decided_at=now)
    )
    return renewed.rowcount > 0


def latest_case(connection: Connection, job_id: str, kind: str) -> ReportRow | None:
    """Return the newest report of a picture, or None where nobody reported it."""
    query = (
        select(reports)
        .where(reports.c.job_id == job_id, reports.c.kind == kind)
        .order_by(reports.c.reported_at.desc(), reports.c.id.desc())
        .limit(1)
    )
    row = connection.execute(query).mappings().first()
    return None if row is None else ReportRow(**row)


def has_reported(connection: Connection, job_id: str, kind: str, reporter_id: int) -> bool:
    """Whether this person has reported this picture before, whatever came of it."""
    query = select(reports.c.id).where(
        reports.c.job_id == job_id, reports.c.kind == kind, reports.c.reporter_id == reporter_id
    )
    return connection.execute(query.limit(1)).first() is not None


def count_by(
    connection: Connection, guild_id: int, kind: str, reporter_id: int, *, since: float
) -> int:
    """Return how many reports of a server are this person's."""
    return connection.execute(
        select(func.count())
        .select_from(reports)
        .where(
            reports.c.guild_id == guild_id,
            reports.c.kind == kind,
            reports.c.reporter_id == reporter_id,
            reports.c.reported_at >= since,
        )
    ).scalar_one()


def open_cases(  # noqa: PLR0913 - all but four by name
    connection: Connection, guild_id: int, kind: str, state: str, *, limit: int, offset: int
) -> list[str]:
    """Return the jobs of a server's cases, the one that waits longest first."""
    query = (
        _cases(guild_id, kind, state)
        .order_by(func.min(reports.c.reported_at), reports.c.job_id)
        .limit(limit)
        .offset(offset)
    )
    return [job_id for (job_id,) in connection.execute(query)]


def untold_jobs(connection: Connection, kind: str, state: str, *, limit: int) -> list[str]:
    """Return the jobs of cases without a notice, the latest first."""
    query = (
        select(reports.c.job_id)
        .where(
            reports.c.kind == kind,
            reports.c.state == state,
            reports.c.notice_message_id.is_(None),
        )
        .group_by(reports.c.job_id)
        .order_by(func.max(reports.c.reported_at).desc())
        .limit(limit)
    )
    return [job_id for (job_id,) in connection.execute(query)]


def count_cases(connection: Connection, guild_id: int, kind: str, state: str) -> int:
    """Return how many cases of a server there are."""
    cases = _cases(guild_id, kind, state).subquery()
    return connection.execute(select(func.count()).select_from(cases)).scalar_one()


def decided_cases(
    connection: Connection,
    states: Collection[str],
    *,
    decided_before: float | None,
    limit: int,
) -> list[ReportRow]:
    """Return what is decided and not yet done, oldest first: a report of each case."""
    query = select(reports).where(reports.c.state.in_(states))
    if decided_before is not None:
        query = query.where(reports.c.decided_at <= decided_before)
    oldest_first = query.order_by(reports.c.decided_at, reports.c.reported_at, reports.c.id)
    found = connection.execute(oldest_first.limit(limit)).mappings()
    return [ReportRow(**row) for row in found]


def count_ordered(
    connection: Connection,
    order_id: str,
    *,
    guild_id: int | None = None,
    reporter_id: int | None = None,
) -> dict[str, int]:
    """Return how many removals of an order are in each state: a server's order, or a person's."""
    query = select(reports.c.state, func.count().label("rows")).where(
        reports.c.text == order_id,
        reports.c.kind == REMOVAL_KIND,
        reports.c.job_id.is_not(None),
    )
    if guild_id is not None:
        query = query.where(reports.c.guild_id == guild_id)
    if reporter_id is not None:
        query = query.where(reports.c.reporter_id == reporter_id)
    counted = connection.execute(query.group_by(reports.c.state))
    return {row.state: row.rows for row in counted}


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


def _is(key: CaseKey) -> tuple[ColumnElement[bool], ...]:
    return (
        reports.c.job_id == key.job_id,
        reports.c.kind == key.kind,
        reports.c.state == key.state,
    )


def _cases(guild_id: int, kind: str, state: str) -> Select[tuple[str]]:
    return (
        select(reports.c.job_id)
        .where(reports.c.guild_id == guild_id, reports.c.kind == kind, reports.c.state == state)
        .group_by(reports.c.job_id)
    )


def forget_reporter(connection: Connection, user_id: int) -> None:
    """Erase what a person told the moderators.

    Reports of pictures stay without the person and their words: moderators decide about them.
    """
    told = (reports.c.reporter_id == user_id) & _IS_TOLD
    connection.execute(delete(reports).where(told, reports.c.kind != ReportKind.PICTURE))
    connection.execute(update(reports).where(told).values(reporter_id=NOBODY, text=""))


PERSONAL = (
    PersonalColumn(
        column=reports.c.reporter_id,
        erasure=Erasure.UNNAMES,
        is_exported=True,
        only=_IS_TOLD,
        withheld=(reports.c.notice_channel_id, reports.c.notice_message_id),
        erase=forget_reporter,
    ),
    *kept(reports.c.user_id),
    *kept(reports.c.decided_by, withheld=True),
)
