from functools import partial
from pathlib import Path

from sqlalchemy import Connection, Table, insert, select

from bot.db.database import Database
from bot.db.jobs import change_job, get_job, insert_job
from bot.db.move import CHUNK_ROWS, Copied, copy_rows
from bot.db.tables import appeals, erasures, removals, report_cases, reports
from cogs.gallery.repository import (
    GalleryQuery,
    StarRow,
    count_copied,
    find_starred,
    put_star,
)
from tests.servers.postgres import PostgresServer
from tests.unit.bot.db.rows import a_job


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

        copied = await copy_rows(source, target, on_copy=count_copied)

        assert copied == Copied(jobs=len(rows), known_jobs=0, rows=0)
        for row in rows:
            assert await target.read(partial(get_job, job_id=row.id)) == row

        await target.write(
            partial(
                change_job, job_id=rows[0].id, from_states=["queued"], to_state="drawing", now=1.0
            )
        )
        await source.write(partial(insert_job, job=a_job(5000)))
        again = await copy_rows(source, target, on_copy=count_copied)

        assert again == Copied(jobs=1, known_jobs=len(rows), rows=0)
        kept = await target.read(partial(get_job, job_id=rows[0].id))
        assert kept is not None
        assert kept.state == "drawing"


async def test_what_moderators_decide_arrives_with_what_belongs_to_it(
    postgres: PostgresServer, tmp_path: Path
) -> None:
    values = {"guild_id": 5, "opened_at": 1.0, "job_id": a_job().id, "user_id": 7}
    case = {**values, "id": "c", "state": "warning", "leased_until": 2.0, "warning": "Not here."}
    report = {
        "id": "r",
        "case_id": "c",
        "guild_id": 5,
        "channel_id": 6,
        "message_id": 77,
        "job_id": a_job().id,
        "reporter_id": 8,
        "reported_at": 1.0,
        "reason": "rude",
    }
    appeal = {**values, "id": "a", "state": "open", "channel_id": 6, "words": "words"}
    removal = {**values, "id": "m", "order_id": "o", "ordered_by": 9, "state": "removing"}
    erasure = {"id": "e", "user_id": 7, "ordered_at": 3.0}
    rows = {
        report_cases: case,
        reports: report,
        appeals: appeal,
        removals: removal,
        erasures: erasure,
    }

    def write(connection: Connection) -> None:
        for table, row in rows.items():
            connection.execute(insert(table).values(**row))

    def read(connection: Connection) -> dict[Table, dict[str, object]]:
        found = {table: connection.execute(select(table)).mappings().one() for table in rows}
        return {
            table: {
                name: value
                for name, value in row.items()
                if value is not None and value is not False
            }
            for table, row in found.items()
        }

    async with (
        Database.open("", data_dir=tmp_path) as source,
        Database.open(postgres.create_database(), data_dir=tmp_path) as target,
    ):
        await source.write(write)

        first = await copy_rows(source, target, on_copy=count_copied)
        again = await copy_rows(source, target, on_copy=count_copied)

        assert (first.rows, again.rows) == (len(rows), 0)
        assert await target.read(read) == rows


async def test_a_gallery_counts_the_stars_that_arrived(
    postgres: PostgresServer, tmp_path: Path
) -> None:
    """Some were given to the copy of a first try."""
    row, query = a_job(), GalleryQuery(guild_id=5, channel_ids=(a_job().channel_id,))
    async with (
        Database.open("", data_dir=tmp_path) as source,
        Database.open(postgres.create_database(), data_dir=tmp_path) as target,
    ):
        await source.write(partial(insert_job, job=row))
        await source.write(partial(put_star, star=a_star(row.id, by=1)))
        await copy_rows(source, target, on_copy=count_copied)
        await target.write(partial(put_star, star=a_star(row.id, by=2)))
        await source.write(partial(put_star, star=a_star(row.id, by=3)))

        await copy_rows(source, target, on_copy=count_copied)

        found = await target.read(partial(find_starred, query=query, limit=5, offset=0))
        assert found == [(row.id, 3)]


def a_star(job_id: str, *, by: int) -> StarRow:
    return StarRow(job_id=job_id, user_id=by, guild_id=5, given_at=1.0)
