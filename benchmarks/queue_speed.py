"""How fast the shared queue takes and gives jobs, the more of them wait: `docs/scaling.md`.

Needs PostgreSQL's programs; run with `python -m benchmarks.queue_speed`.
"""

import asyncio
import tempfile
import time
from functools import partial
from pathlib import Path

from sqlalchemy import text

from bot.db.database import Database
from bot.jobs.distributed.queue import defer, fetch, finish
from tests.servers.postgres import running_postgres

WAITING = (0, 1_000, 5_000, 20_000)
SAMPLES = 200
PEOPLE = 500
_REGISTER = text("SELECT worker_id FROM procrastinate_register_worker_v1()")


async def measure(url: str) -> None:
    """Print what one job costs to queue and to take, for each length of the queue."""
    async with Database.open(url, data_dir=Path(tempfile.mkdtemp())) as database:
        number, waiting = 0, 0

        async def queue_one() -> None:
            nonlocal number, waiting
            number, waiting = number + 1, waiting + 1
            put = partial(defer, job_id=f"{number:032x}", user_id=number % PEOPLE, lane=number % 3)
            await database.write(put)

        worker_id = await database.write(
            lambda connection: connection.execute(_REGISTER).scalar_one()
        )
        for length in WAITING:
            while waiting < length:
                await asyncio.gather(*(queue_one() for _ in range(min(200, length - waiting))))
            began = time.perf_counter()
            for _ in range(SAMPLES):
                await queue_one()
            queued = time.perf_counter()
            take = partial(fetch, worker_id=worker_id)
            entries = [await database.write(take) for _ in range(SAMPLES)]
            took = time.perf_counter()
            for entry in entries:
                if entry is not None:
                    await finish(database, entry)
                    waiting -= 1
            print(  # noqa: T201 - a program for the terminal
                f"{length:6} waiting: {1000 * (queued - began) / SAMPLES:5.1f} ms to queue one, "
                f"{1000 * (took - queued) / SAMPLES:5.1f} ms to take one"
            )


if __name__ == "__main__":
    with running_postgres() as server:
        asyncio.run(measure(server.create_database()))
