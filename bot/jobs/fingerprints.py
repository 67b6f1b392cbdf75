"""Fingerprints of finished pictures, by which a saved copy is recognised."""

import asyncio
import logging
from collections import deque
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from functools import partial

from sqlalchemy import Connection, bindparam, delete, insert, select

from bot.db.tables import jobs, pictures
from bot.errors import BotError
from bot.imagine.fingerprint import SAME_BITS, distance, fingerprint
from bot.imagine.image import Image, off_the_loop, read_image
from bot.jobs.ledger import Door

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
    """The fingerprint: 64 bits, as a signed number."""


def put_pictures(connection: Connection, rows: Sequence[PictureRow]) -> None:
    """Replace the recorded pictures of one job; does nothing if the job was erased."""
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


logger = logging.getLogger(__name__)

MOST_WAITING_BYTES = 16_000_000
"""With more than this waiting to be hashed, further pictures get no fingerprint."""
CLOSE_SECONDS = 2.0
MOST_COMPARED = 20_000
"""How many of a server's latest pictures are compared; that takes a few milliseconds."""


class FingerprintIndex:
    """Hashes pictures in the background after they were delivered, one at a time."""

    def __init__(self, *, database: Door) -> None:
        self._database = database
        self._waiting: deque[tuple[str, Sequence[Image], Sequence[str]]] = deque()
        self._waiting_bytes = 0
        self._looking: asyncio.Task[None] | None = None

    def remember(self, job_id: str, images: Sequence[Image], filenames: Sequence[str]) -> None:
        """Queue a job's pictures for hashing; returns at once."""
        size = sum(len(image.content) for image in images)
        if self._waiting_bytes + size > MOST_WAITING_BYTES:
            logger.info("job %s: its pictures will not be known again: too many wait", job_id)
            return
        self._waiting.append((job_id, images, filenames))
        self._waiting_bytes += size
        if self._looking is None or self._looking.done():
            self._looking = asyncio.create_task(self._look(), name="fingerprints")

    async def recognise(self, content: bytes, *, guild_id: int) -> str | None:
        """Return the id of the server's latest job with this picture, or one that looks like it.

        The job may be private: the caller decides who may learn of it.

        Raises:
            OutputUnreadableError: the content is not a picture.
        """
        looks = await off_the_loop(lambda: fingerprint(read_image(content)))
        known = await self._database.read(
            lambda connection: pictures_of_guild(connection, guild_id, limit=MOST_COMPARED)
        )
        distances = [(distance(looks, hash_), job_id) for job_id, hash_ in known]
        # min() keeps the first of equals, and the latest comes first.
        nearest = min(distances, key=lambda found: found[0], default=None)
        return nearest[1] if nearest is not None and nearest[0] <= SAME_BITS else None

    async def close(self) -> None:
        """Hash what waits, for a short while at most, and stop."""
        if self._looking is None:
            return
        _, late = await asyncio.wait([self._looking], timeout=CLOSE_SECONDS)
        if late:
            self._looking.cancel()
            await asyncio.wait([self._looking])

    async def _look(self) -> None:
        while self._waiting:
            job_id, images, filenames = self._waiting.popleft()
            try:
                rows = await off_the_loop(_rows, job_id, images, filenames)
                await self._database.write(partial(put_pictures, rows=rows))
            except BotError as error:
                # A picture that cannot be hashed was delivered all the same.
                logger.info("job %s: its pictures will not be known again: %s", job_id, error)
            self._waiting_bytes -= sum(len(image.content) for image in images)


def _rows(job_id: str, images: Sequence[Image], filenames: Sequence[str]) -> list[PictureRow]:
    return [
        PictureRow(
            job_id=job_id,
            position=position,
            filename=filename,
            width=image.width,
            height=image.height,
            hash=fingerprint(image),
        )
        for position, (image, filename) in enumerate(zip(images, filenames, strict=True))
    ]
