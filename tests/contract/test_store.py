"""The same promises of the store, on SQLite and on PostgreSQL."""

import asyncio
from collections.abc import Callable
from functools import partial

import pytest
from sqlalchemy import Connection, text

from bot.db.database import Database
from bot.db.errors import StoreFailedError
from bot.db.jobs import (
    change_job,
    claim_retry,
    delete_jobs,
    get_job,
    insert_job,
    unfinished_jobs,
)
from tests.unit.bot.db.rows import a_job


def inserting(number: int) -> Callable[[Connection], None]:
    return lambda connection: insert_job(connection, a_job(number))


def failing(connection: Connection) -> None:
    insert_job(connection, a_job(1))
    insert_job(connection, a_job(1))


async def test_what_is_written_is_read_back_as_it_was(database: Database) -> None:
    row = a_job(1)

    await database.write(lambda connection: insert_job(connection, row))

    assert await database.read(lambda connection: get_job(connection, row.id)) == row
    assert await database.read(lambda connection: unfinished_jobs(connection, [row.state])) == [row]


async def test_a_failing_operation_is_undone_alone(database: Database) -> None:
    results = await asyncio.gather(
        database.write(inserting(2)),
        database.write(failing),
        database.write(inserting(3)),
        return_exceptions=True,
    )

    assert isinstance(results[1], StoreFailedError)
    assert await database.read(lambda connection: get_job(connection, a_job(1).id)) is None
    assert await database.read(lambda connection: get_job(connection, a_job(2).id))
    assert await database.read(lambda connection: get_job(connection, a_job(3).id))


async def test_an_error_of_the_function_itself_reaches_whoever_asked(database: Database) -> None:
    def broken(connection: Connection) -> None:
        insert_job(connection, a_job(1))
        raise LookupError("mine")

    with pytest.raises(LookupError, match="mine"):
        await database.write(broken)

    assert await database.read(lambda connection: get_job(connection, a_job(1).id)) is None


async def test_reading_writes_nothing(database: Database) -> None:
    with pytest.raises(StoreFailedError):
        await database.read(inserting(1))

    await database.write(inserting(1))
    assert await database.read(lambda connection: get_job(connection, a_job(1).id))


async def test_of_two_that_race_one_wins(database: Database) -> None:
    row = a_job(1)
    await database.write(lambda connection: insert_job(connection, row))

    def change(connection: Connection) -> bool:
        return change_job(
            connection, row.id, from_states=[row.state], to_state="elsewhere", now=row.created_at
        )

    def retry(by: str) -> Callable[[Connection], bool]:
        return lambda connection: claim_retry(connection, row.id, by)

    changed = await asyncio.gather(*(database.write(change) for _ in range(5)))
    claimed = await asyncio.gather(*(database.write(retry(letter * 32)) for letter in "abcde"))

    assert sorted(changed) == [False] * 4 + [True]
    assert sorted(claimed) == [False] * 4 + [True]


async def test_old_jobs_go_with_their_predictions(database: Database) -> None:
    rows = [a_job(number) for number in range(1, 5)]
    for row in rows:
        await database.write(partial(insert_job, job=row))

    deleted = await database.write(
        lambda connection: delete_jobs(
            connection, states=[rows[0].state], before=rows[-1].updated_at + 1, limit=3
        )
    )
    left = await database.read(
        lambda connection: connection.scalar(text("SELECT count(*) FROM predictions"))
    )

    assert deleted == 3
    assert left == len(rows[0].predictions)
