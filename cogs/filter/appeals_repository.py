"""Appeals against refusals as rows; each function runs inside a transaction."""

from collections.abc import Collection

from sqlalchemy import Connection, delete, func, select, update

from bot.db.personal import Erasure, PersonalColumn, kept
from bot.db.rows import fields_of
from bot.db.tables import appeals, jobs
from cogs.cases import CaseTable
from cogs.filter.appeal import Appeal, AppealState

APPEALS = CaseTable(
    table=appeals,
    # What is left to do about an appeal is to show it: everything else is done as it is decided.
    is_due=(appeals.c.state == AppealState.OPEN) & appeals.c.notice_message_id.is_(None),
    read=lambda _, row: Appeal(**fields_of(row, state=AppealState(row["state"]))),
)

PERSONAL = (
    PersonalColumn(
        column=appeals.c.user_id,
        erasure=Erasure.DELETES,
        is_exported=True,
        withheld=(
            appeals.c.notice_channel_id,
            appeals.c.notice_message_id,
            appeals.c.leased_until,
        ),
    ),
    *kept(appeals.c.decided_by, withheld=True),
)


def forget_appeals(connection: Connection, guild_id: int, *, before: float) -> None:
    """Delete a server's older appeals."""
    connection.execute(
        delete(appeals).where(appeals.c.guild_id == guild_id, appeals.c.opened_at < before)
    )


def latest_appeal(
    connection: Connection, guild_id: int, user_id: int, words: str, *, since: float
) -> Appeal | None:
    """Return somebody's latest appeal for these words."""
    query = (
        select(appeals)
        .where(
            appeals.c.guild_id == guild_id,
            appeals.c.user_id == user_id,
            appeals.c.opened_at >= since,
            appeals.c.words == words,
        )
        .order_by(appeals.c.opened_at.desc())
        .limit(1)
    )
    row = connection.execute(query).mappings().first()
    return None if row is None else APPEALS.read(connection, row)


def count_appeals(connection: Connection, guild_id: int, user_id: int, *, state: str) -> int:
    """Return how many appeals of somebody are in a state."""
    query = select(func.count()).where(
        appeals.c.guild_id == guild_id, appeals.c.user_id == user_id, appeals.c.state == state
    )
    return connection.execute(query).scalar_one()


def spend_appeal(
    connection: Connection, appeal: Appeal, job_id: str, *, states: Collection[str]
) -> bool:
    """Let a job through with an appeal, as long as no other job was meanwhile."""
    its_job = appeals.c.job_id
    is_as_seen = its_job.is_(None) if appeal.job_id is None else its_job == appeal.job_id
    spent = connection.execute(
        update(appeals)
        .where(appeals.c.id == appeal.id, appeals.c.state.in_(states), is_as_seen)
        .values(job_id=job_id)
    )
    return spent.rowcount == 1


def job_state(connection: Connection, job_id: str) -> str | None:
    """Return where a job stands, or None if it is gone."""
    query = select(jobs.c.state).where(jobs.c.id == job_id)
    return connection.execute(query).scalar_one_or_none()
