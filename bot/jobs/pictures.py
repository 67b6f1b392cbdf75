"""Pictures as rows: what is needed to know them again."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass

from sqlalchemy import Connection, bindparam, delete, insert, select

from bot.db.tables import jobs, pictures

# Every job runs these: building a statement takes longer than running it.
_JOB = select(jobs.c.id).where(jobs.c.id == bindparam("its_job"))
_FORGET = delete(pictures).where(pictures.c.job_id == bindparam("its_job"))
_INSERT = insert(pictures)


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureRow:
    """One picture of a finished job."""

    job_id: str
    position: int
    filename: str
    width: int
    height: int
    hash: int
    """64 bits of how it looks, as a signed number."""


def put_pictures(connection: Connection, rows: Sequence[PictureRow]) -> None:
    """Keep the pictures of one job, in place of those it had; nothing if the job is erased."""
    if not rows:
        return
    job = {"its_job": rows[0].job_id}
    if connection.execute(_JOB, job).first() is None:
        return
    connection.execute(_FORGET, job)
    connection.execute(_INSERT, [asdict(row) for row in rows])


def pictures_of_guild(
    connection: Connection, guild_id: int, *, limit: int
) -> list[tuple[str, int]]:
    """Return (job, hash) of a server's latest public pictures, newest first."""
    found = connection.execute(
        select(pictures.c.job_id, pictures.c.hash)
        .join(jobs)
        .where(jobs.c.guild_id == guild_id, jobs.c.removed_at.is_(None))
        .order_by(jobs.c.created_at.desc())
        .limit(limit)
    )
    return [(job_id, hash_) for job_id, hash_ in found]
