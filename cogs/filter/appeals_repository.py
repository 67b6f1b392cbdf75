"""Appeals against refusals as rows among the reports; each function runs inside a transaction."""

from collections.abc import Collection
from dataclasses import asdict, dataclass

from sqlalchemy import Connection, delete, func, insert, select, update

from bot.db.tables import jobs, reports

_KIND = "appeal"


@dataclass(frozen=True, slots=True, kw_only=True)
class AppealRow:
    """One member's appeal; times are unix seconds."""

    id: str
    """32 hexadecimal digits."""
    guild_id: int
    state: str
    reported_at: float
    reporter_id: int
    channel_id: int
    """Where they asked."""
    text: str
    """The words that were refused."""
    job_id: str | None = None
    """The job they were let through for."""
    notice_channel_id: int | None = None
    """Where the moderators were told."""
    notice_message_id: int | None = None
    decided_by: int | None = None
    decided_at: float | None = None


_COLUMNS = [reports.c[name] for name in AppealRow.__dataclass_fields__]


def insert_appeal(connection: Connection, appeal: AppealRow) -> None:
    """Add an appeal."""
    connection.execute(insert(reports), {**asdict(appeal), "kind": _KIND})


def forget_appeals(connection: Connection, guild_id: int, *, before: float) -> None:
    """Delete a server's older appeals."""
    connection.execute(
        delete(reports).where(
            reports.c.guild_id == guild_id,
            reports.c.kind == _KIND,
            reports.c.reported_at < before,
        )
    )


def get_appeal(connection: Connection, appeal_id: str) -> AppealRow | None:
    """Return an appeal, or None if there is no such appeal."""
    query = select(*_COLUMNS).where(reports.c.id == appeal_id, reports.c.kind == _KIND)
    row = connection.execute(query).mappings().first()
    return None if row is None else AppealRow(**row)


def latest_appeal(
    connection: Connection, guild_id: int, user_id: int, words: str, *, since: float
) -> AppealRow | None:
    """Return somebody's latest appeal for these words."""
    query = (
        select(*_COLUMNS)
        .where(
            reports.c.guild_id == guild_id,
            reports.c.kind == _KIND,
            reports.c.reporter_id == user_id,
            reports.c.reported_at >= since,
            reports.c.text == words,
        )
        .order_by(reports.c.reported_at.desc())
        .limit(1)
    )
    row = connection.execute(query).mappings().first()
    return None if row is None else AppealRow(**row)


def count_appeals(connection: Connection, guild_id: int, user_id: int, *, state: str) -> int:
    """Return how many appeals of somebody are in a state."""
    query = select(func.count()).where(
        reports.c.guild_id == guild_id,
        reports.c.kind == _KIND,
        reports.c.reporter_id == user_id,
        reports.c.state == state,
    )
    return connection.execute(query).scalar_one()


def appeals_without_notice(
    connection: Connection, *, state: str, before: float, limit: int
) -> list[AppealRow]:
    """Return appeals in a state that moderators were not told of, the oldest first."""
    query = (
        select(*_COLUMNS)
        .where(
            reports.c.kind == _KIND,
            reports.c.state == state,
            reports.c.notice_message_id.is_(None),
            reports.c.reported_at < before,
        )
        .order_by(reports.c.reported_at)
        .limit(limit)
    )
    return [AppealRow(**row) for row in connection.execute(query).mappings()]


def renew_appeal(connection: Connection, appeal_id: str, *, seen_at: float, now: float) -> bool:
    """Take an appeal over from whoever saw to it at ``seen_at``; False: others did."""
    renewed = connection.execute(
        update(reports)
        .where(
            reports.c.id == appeal_id,
            reports.c.kind == _KIND,
            reports.c.notice_message_id.is_(None),
            reports.c.reported_at == seen_at,
        )
        .values(reported_at=now)
    )
    return renewed.rowcount == 1


def note_appeal_notice(
    connection: Connection, appeal_id: str, channel_id: int, message_id: int
) -> None:
    """Keep where the moderators were told."""
    connection.execute(
        update(reports)
        .where(reports.c.id == appeal_id, reports.c.kind == _KIND)
        .values(notice_channel_id=channel_id, notice_message_id=message_id)
    )


def decide_appeal(  # noqa: PLR0913 - all but two by name
    connection: Connection,
    appeal_id: str,
    *,
    from_state: str,
    to_state: str,
    by: int | None,
    now: float,
) -> bool:
    """Decide an appeal that is in a state; tell whether it was."""
    decided = connection.execute(
        update(reports)
        .where(reports.c.id == appeal_id, reports.c.kind == _KIND, reports.c.state == from_state)
        .values(state=to_state, decided_by=by, decided_at=now)
    )
    return decided.rowcount == 1


def spend_appeal(
    connection: Connection, appeal: AppealRow, job_id: str, *, states: Collection[str]
) -> bool:
    """Let a job through with an appeal, as long as no other job was meanwhile."""
    is_as_seen = (
        reports.c.job_id.is_(None) if appeal.job_id is None else reports.c.job_id == appeal.job_id
    )
    spent = connection.execute(
        update(reports)
        .where(reports.c.id == appeal.id, reports.c.state.in_(states), is_as_seen)
        .values(job_id=job_id)
    )
    return spent.rowcount == 1


def job_state(connection: Connection, job_id: str) -> str | None:
    """Return where a job stands, or None if it is gone."""
    query = select(jobs.c.state).where(jobs.c.id == job_id)
    return connection.execute(query).scalar_one_or_none()
