import asyncio
import sys
from functools import partial
from pathlib import Path

from sqlalchemy import Connection, select

from bot.db.database import Database
from bot.db.jobs import unfinished_jobs
from bot.db.tables import jobs
from tests.patience import PATIENCE_SECONDS

ROOT = Path(__file__).parents[4]
WRITE_UNTIL_KILLED = """
import asyncio, sys, time
from functools import partial
from itertools import count
from pathlib import Path
from bot.db.database import Database
from bot.db.jobs import insert_job
from tests.unit.bot.db.rows import a_job

async def write(database, numbers):
    for number in numbers:
        await database.write(partial(insert_job, job=a_job(number, prediction_count=2)))
        print(number, flush=True)

async def main():
    async with Database.open("", data_dir=Path(sys.argv[1])) as database:
        numbers = count()
        await asyncio.gather(*(write(database, numbers) for _ in range(20)))

asyncio.run(main())
"""


def ids(connection: Connection) -> set[int]:
    return {int(found, 16) for found in connection.scalars(select(jobs.c.id))}


async def test_every_acknowledged_write_outlives_a_killed_process(tmp_path: Path) -> None:
    acknowledged: set[int] = set()
    for start in range(3):
        writer = await asyncio.create_subprocess_exec(
            *(sys.executable, "-c", WRITE_UNTIL_KILLED, str(tmp_path / str(start))),
            cwd=ROOT,
            stdout=asyncio.subprocess.PIPE,
        )
        assert writer.stdout is not None
        told = [
            await asyncio.wait_for(writer.stdout.readline(), PATIENCE_SECONDS)
            for _ in range(300 + start)
        ]
        writer.kill()
        rest, _ = await asyncio.wait_for(writer.communicate(), PATIENCE_SECONDS)
        acknowledged = {int(line) for line in b"".join(told).decode().split()}
        # The last line may be cut off in the middle.
        acknowledged |= {int(line) for line in rest.decode().split("\n")[:-1]}

        async with Database.open("", data_dir=tmp_path / str(start)) as database:
            assert acknowledged <= await database.read(ids)
            kept = await database.read(partial(unfinished_jobs, states=("queued",)))
            assert {len(job.predictions) for job in kept} == {2}  # never half a job
