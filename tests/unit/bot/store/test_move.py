from functools import partial
from pathlib import Path

from bot.store.database import Database
from bot.store.jobs import change_job, get_job, insert_job
from bot.store.move import CHUNK_ROWS, Copied, copy_rows
from tests.servers.postgres import PostgresServer
from tests.unit.bot.store.rows import a_job


async def test_every_row_arrives_as_it_was_and_a_repetition_changes_nothing(
    postgres: PostgresServer, tmp_path: Path
) -> None:
    rows = [a_job(number, prediction_count=2) for number in range(CHUNK_ROWS + 3)]
    async with (
        Database.open("", data_dir=tmp_path) as source,
        Database.open(postgres.create_database(), data_dir=tmp_path) as target,
    ):
        for row in rows:
            await source.write(partial(insert_job, job=row))

        copied = await copy_rows(source, target)

        assert copied == Copied(jobs=len(rows), known_jobs=0, rows=0)
        for row in rows:
            assert await target.read(partial(get_job, job_id=row.id)) == row

        await target.write(
            partial(
                change_job, job_id=rows[0].id, from_states=["queued"], to_state="drawing", now=1.0
            )
        )
        await source.write(partial(insert_job, job=a_job(5000)))
        again = await copy_rows(source, target)

        assert again == Copied(jobs=1, known_jobs=len(rows), rows=0)
        kept = await target.read(partial(get_job, job_id=rows[0].id))
        assert kept is not None
        assert kept.state == "drawing"
