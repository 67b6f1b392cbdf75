"""What the first picture after a start would wait for, done while the gateway is being connected.

The first use of a statement, a sentence or a decoder compiles, parses or imports it: together
twice the processor time of a picture. Nothing here is sent, and nothing stays on record.
"""

import asyncio
import logging
import struct
import zlib
from collections.abc import Callable, Coroutine
from typing import NoReturn, TypeVar

from sqlalchemy import Connection

from bot.catalog import ImagineOptions, plan
from bot.errors import BotError
from bot.imagine.image import read_image
from bot.imagine.job import Job, JobState, Reply
from bot.imagine.progress import Progress, Stage
from bot.imagine.request import submitted
from bot.imagine.requester import Place, Requester
from bot.imagine.result import ResultInfo
from bot.jobs.gate import Gate, Recording
from bot.jobs.records import new_job
from cogs.services import Services

logger = logging.getLogger(__name__)

WARM_UP_SECONDS = 20.0
"""Rather late than cold: on a busy machine a start that was not warmed up answers its first members
after the 3 s that Discord allows."""
_NOBODY = 1
"""The id of a person, a channel and a server that Discord never had."""
_T = TypeVar("_T")


class _UndoneError(BotError):
    """Takes back what was written."""


class _OneTransaction:
    """The database as a ledger uses it, within a transaction that is open."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    async def write(
        self,
        function: Callable[[Connection], _T],
        *,
        is_single: bool = False,
        may_wait: bool = False,
    ) -> _T:
        """Run a function at once, whether or not it is the only one, or may wait."""
        del is_single, may_wait
        return function(self._connection)

    async def read(self, function: Callable[[Connection], _T]) -> _T:
        """Run a function at once."""
        return function(self._connection)


async def warm_up(services: Services, *, accepts: bool = True) -> None:
    """Take a made-up request through everything but the image service and Discord.

    A process that ``accepts`` none itself leaves out what requests pass, whose words take 15 MB.
    Whatever happens to it is a line in the log: no start fails for being quick later.
    """
    steps = asyncio.create_task(_every_step(services, accepts=accepts), name="warm-up")
    try:
        await asyncio.wait({steps}, timeout=WARM_UP_SECONDS)
    finally:
        steps.cancel()
    error = steps.exception() if steps.done() else TimeoutError()
    if error is not None:
        logger.warning("The first picture will take a little longer", exc_info=error)


async def _every_step(services: Services, *, accepts: bool) -> None:
    await asyncio.to_thread(read_image, _pixel())
    job, admit = await _admitted(services, accepts=accepts)
    _show(services, job)
    await _record(services, job, admit)


async def _admitted(services: Services, *, accepts: bool) -> tuple[Job, Recording]:
    requester = Requester(user_id=_NOBODY, place=Place(channel_id=_NOBODY, guild_id=_NOBODY))
    planned = plan(ImagineOptions(prompt="a lighthouse --ar 1:1"), services.catalog)
    gate = services.gate if accepts else Gate()
    admitted = await gate.admit(submitted(planned, requester))
    reply = Reply(
        application_id=_NOBODY,
        token="",
        token_expires_at=0.0,
        channel_id=_NOBODY,
        guild_id=_NOBODY,
        user_id=_NOBODY,
        is_private=False,
        locale="en-US",
        upload_limit_bytes=1,
    )
    job = new_job(admitted.request, reply, now=services.clock.time())
    return job, admitted.admission.admit


def _show(services: Services, job: Job) -> None:
    for stage in (Stage.QUEUED, Stage.STARTING, Stage.DRAWING, Stage.FETCHING):
        services.cards.progress(job, Progress(stage=stage, place=1))
    services.cards.picture(job, _result(), ["picture.png"])


async def _record(services: Services, job: Job, admit: Recording) -> None:
    def every_step(connection: Connection) -> NoReturn:
        ledger = services.ledger.within(_OneTransaction(connection))

        async def steps() -> None:
            recorded = await ledger.add(job.request, job.reply, job_id=job.id)
            admit(connection, recorded)
            await ledger.first_shown(recorded)
            await ledger.posting(job.id, 0)
            await ledger.started(job.id, 0, "")
            await ledger.delivering(job.id, _result())
            await ledger.closed(job.id, JobState.DELIVERED, None)

        _at_once(steps())
        raise _UndoneError

    try:
        await services.database.write(every_step)
    except _UndoneError:
        return


def _at_once(steps: Coroutine[None, None, None]) -> None:
    """Run what waits for nothing, in the thread of the database."""
    try:
        steps.send(None)
    except StopIteration:
        return
    raise RuntimeError("a step of the ledger waits for something")


def _result() -> ResultInfo:
    return ResultInfo(got=1, asked=1, seeds=(1,), seconds=1.0)


def _pixel() -> bytes:
    """Return a PNG of one grey pixel."""

    def chunk(name: bytes, content: bytes) -> bytes:
        checksum = struct.pack(">I", zlib.crc32(name + content))
        return struct.pack(">I", len(content)) + name + content + checksum

    header = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    content = zlib.compress(b"\x00\x80")
    signature = b"\x89PNG\r\n\x1a\n"
    return signature + chunk(b"IHDR", header) + chunk(b"IDAT", content) + chunk(b"IEND", b"")
