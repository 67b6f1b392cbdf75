"""Fingerprints of finished pictures, by which a saved copy is recognised.

Whatever has none yet is a row in ``unhashed``, from the end of its job until somebody looked at it.
"""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from functools import partial

from sqlalchemy import (
    Connection,
    bindparam,
    delete,
    func,
    insert,
    literal,
    select,
    update,
)

from bot.clock import Clock
from bot.db.tables import jobs, pictures, unhashed
from bot.imagine.fingerprint import SAME_BITS, distance, fingerprint
from bot.imagine.image import off_the_loop, read_image
from bot.imagine.job import JobState
from bot.jobs.ledger import Door

MOST_COMPARED = 20_000
"""How many of a server's latest pictures are compared; that takes a few milliseconds."""
PAUSES_SECONDS = (600.0, 3_600.0, 21_600.0)
"""How long nobody else gets a job that somebody took on, for the first, second and last time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unhashed:
    """A job whose pictures somebody has taken on to look at."""

    job_id: str
    tries: int
    """How many have, this time included."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureRow:
    """One picture of a finished job."""

    job_id: str
    position: int
    filename: str
    width: int
    height: int
    hash: int
    """The fingerprint: 64 bits, as a signed number."""


# Every job runs this: building a statement takes longer than running it.
_NOTE = insert(unhashed).from_select(
    ["job_id", "guild_id", "due_at", "tries"],
    select(
        jobs.c.id, jobs.c.guild_id, bindparam("due_at", type_=unhashed.c.due_at.type), literal(0)
    )
    .where(jobs.c.id == bindparam("its_job"), jobs.c.guild_id.is_not(None))
    .where(~select(unhashed.c.job_id).where(unhashed.c.job_id == jobs.c.id).exists()),
)


def note_unhashed(connection: Connection, job_id: str, *, now: float) -> None:
    """Record that nobody has looked at a job's pictures; those in direct messages nobody will."""
    connection.execute(_NOTE, {"its_job": job_id, "due_at": now})


def note_unhashed_anew(connection: Connection, job_id: str, *, now: float) -> None:
    """Record the same of a finished job that shows its pictures only now."""
    # Its row is locked as by whoever closes it: of both notes, the second waits for the first.
    connection.execute(select(jobs.c.id).where(jobs.c.id == job_id).with_for_update())
    connection.execute(delete(unhashed).where(unhashed.c.job_id == job_id))
    note_unhashed(connection, job_id, now=now)


def take_unhashed(
    connection: Connection, *, now: float, due_before: float, guild_id: int | None = None
) -> Unhashed | None:
    """Take on the latest job, of all or of one server, that nobody has; None: there is none.

    One that was taken on too often in vain is given up.
    """
    while (found := _due(connection, due_before, guild_id)) is not None:
        job_id, tries = found
        its_row = unhashed.c.job_id == job_id
        if tries < len(PAUSES_SECONDS):
            due_at = now + PAUSES_SECONDS[tries]
            connection.execute(
                update(unhashed).where(its_row).values(due_at=due_at, tries=tries + 1)
            )
            return Unhashed(job_id=job_id, tries=tries + 1)
        connection.execute(delete(unhashed).where(its_row))
    return None


def _due(connection: Connection, before: float, guild_id: int | None) -> tuple[str, int] | None:
    query = select(unhashed.c.job_id, unhashed.c.tries).where(unhashed.c.due_at <= before)
    if guild_id is not None:
        query = query.where(unhashed.c.guild_id == guild_id)
    # The latest first: of what one person alone sees, the token ends soon.
    newest = query.order_by(unhashed.c.due_at.desc()).limit(1)
    found = connection.execute(newest.with_for_update(skip_locked=True))
    return next(((job_id, tries) for job_id, tries in found), None)


def forget_unhashed(connection: Connection, taken: Unhashed) -> None:
    """Record that a job is looked at; does nothing where it was noted anew meanwhile."""
    its_row = (unhashed.c.job_id == taken.job_id) & (unhashed.c.tries == taken.tries)
    connection.execute(delete(unhashed).where(its_row))


def count_unhashed(connection: Connection, guild_id: int) -> int:
    """Return how many of a server's jobs nobody has looked at.

    Those being delivered count: their pictures may be in the channel before their end is recorded,
    and stay so for a while where the bot was killed in between.
    """
    ended = select(func.count()).select_from(unhashed).where(unhashed.c.guild_id == guild_id)
    is_shown_soon = (jobs.c.state == JobState.DELIVERING) & (jobs.c.guild_id == guild_id)
    shown = select(func.count()).select_from(jobs).where(is_shown_soon)
    return connection.execute(ended).scalar_one() + connection.execute(shown).scalar_one()


def put_pictures(connection: Connection, rows: Sequence[PictureRow]) -> None:
    """Replace the recorded pictures of one job; does nothing if the job was erased."""
    if not rows:
        return
    its_job = rows[0].job_id
    if connection.execute(select(jobs.c.id).where(jobs.c.id == its_job)).first() is None:
        return
    connection.execute(delete(pictures).where(pictures.c.job_id == its_job))
    connection.execute(insert(pictures), [asdict(row) for row in rows])


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


def hashes_of_job(connection: Connection, job_id: str) -> list[int]:
    """Return what is on record of the looks of a job's pictures."""
    found = connection.execute(select(pictures.c.hash).where(pictures.c.job_id == job_id))
    return [hash_ for (hash_,) in found]


class FingerprintIndex:
    """What pictures look like, and which of them nobody has looked at."""

    def __init__(self, *, database: Door, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def ended(self, connection: Connection, job_id: str, state: JobState) -> None:
        """Note a job's pictures, in the transaction that records its end."""
        if state is JobState.DELIVERED:
            note_unhashed(connection, job_id, now=self._clock.time())

    async def note_anew(self, job_id: str) -> None:
        """Note a job that shows its pictures, or shows them where they can be read, only now."""
        note = partial(note_unhashed_anew, job_id=job_id, now=self._clock.time())
        await self._database.write(note)

    async def take(
        self, *, after_seconds: float = 0.0, guild_id: int | None = None
    ) -> Unhashed | None:
        """Take on the latest job, of all or of one server, that ended ``after_seconds`` ago.

        Nobody else gets it for a while; whoever is killed with it loses one of a few tries.
        """
        now = self._clock.time()
        return await self._database.write(
            partial(take_unhashed, now=now, due_before=now - after_seconds, guild_id=guild_id)
        )

    async def record(self, taken: Unhashed, rows: Sequence[PictureRow]) -> None:
        """Record what a job's pictures look like; none: they can be looked at no more."""

        def record(connection: Connection) -> None:
            put_pictures(connection, rows)
            forget_unhashed(connection, taken)

        await self._database.write(record)

    async def left(self, guild_id: int) -> int:
        """Return how many of a server's jobs nobody has looked at."""
        return await self._database.read(partial(count_unhashed, guild_id=guild_id))

    async def recognise(self, content: bytes, *, guild_id: int) -> str | None:
        """Return the id of the server's latest job with this picture, or one that looks like it.

        The job may be private: the caller decides who may learn of it.

        Raises:
            OutputUnreadableError: the content is not a picture.
        """
        looks = await looks_of(content)
        known = await self._database.read(
            lambda connection: pictures_of_guild(connection, guild_id, limit=MOST_COMPARED)
        )
        distances = [(distance(looks, hash_), job_id) for job_id, hash_ in known]
        # min() keeps the first of equals, and the latest comes first.
        nearest = min(distances, key=lambda found: found[0], default=None)
        return nearest[1] if nearest is not None and nearest[0] <= SAME_BITS else None

    async def is_other(self, content: bytes, job_id: str) -> bool:
        """Whether the picture looks like none of a job's; never where nobody has looked at these.

        Raises:
            OutputUnreadableError: the content is not a picture.
        """
        known = await self._database.read(partial(hashes_of_job, job_id=job_id))
        if not known:
            return False
        looks = await looks_of(content)
        return all(distance(looks, hash_) > SAME_BITS for hash_ in known)


async def looks_of(content: bytes) -> int:
    """Return the fingerprint of a picture.

    Raises:
        OutputUnreadableError: the content is not a picture.
    """
    return await off_the_loop(lambda: fingerprint(read_image(content)))
