from dataclasses import replace
from functools import partial

import pytest
from sqlalchemy import Connection, func, select

from bot.db.database import Database
from bot.db.errors import StoreFailedError
from bot.db.jobs import (
    JobRow,
    PredictionRow,
    change_job,
    change_prediction,
    children_of,
    claim_publish,
    claim_retry,
    count_jobs,
    delete_jobs,
    get_job,
    insert_job,
    jobs_of_user,
    put_first_message,
    release_publish,
    unfinished_jobs,
)
from bot.db.tables import predictions
from tests.unit.bot.db.rows import a_job


async def insert(database: Database, *rows: JobRow) -> None:
    def insert_all(connection: Connection) -> None:
        for row in rows:
            insert_job(connection, row)

    await database.write(insert_all)


async def stored(database: Database, job: JobRow) -> JobRow:
    found = await database.read(partial(get_job, job_id=job.id))
    assert found is not None
    return found


async def test_the_first_message_does_not_take_the_place_of_a_later_one(
    database: Database,
) -> None:
    await insert(database, a_job(1), a_job(2))
    moved = partial(
        change_job, from_states=["queued"], to_state="over", now=2000.0, reply="new", message_id=8
    )
    first = partial(put_first_message, reply="first", message_id=7, now=3000.0)

    await database.write(partial(moved, job_id=a_job(1).id))
    for number in (1, 2):
        await database.write(partial(first, job_id=a_job(number).id))

    its = [await stored(database, a_job(number)) for number in (1, 2)]
    assert [(job.reply, job.message_id) for job in its] == [("new", 8), ("first", 7)]


async def test_a_job_comes_back_as_it_was_stored(database: Database) -> None:
    job = JobRow(
        id="f" * 32,
        state="done",
        user_id=2**63 - 1,
        guild_id=2**62,
        channel_id=2**61,
        created_at=1700000000.123456,
        updated_at=1700000001.654321,
        request='{"prompt": "çay 🍵"}',
        reply="{}",
        failure="{}",
        canceled_by=2**60,
        retried_by="e" * 32,
        published_at=1.5,
        result="[]",
        predictions=(
            PredictionRow(
                position=0,
                state="done",
                prediction_id="p-1",
                posted_at=1.25,
                started_at=2.25,
                ended_at=3.25,
                seed=2**40,
            ),
            PredictionRow(position=1, state="waiting"),
        ),
    )

    await insert(database, job)

    assert await stored(database, job) == job


async def test_a_job_nobody_stored_is_none(database: Database) -> None:
    assert await database.read(partial(get_job, job_id="0" * 32)) is None


async def test_a_job_is_stored_once(database: Database) -> None:
    await insert(database, a_job(1))

    with pytest.raises(StoreFailedError):
        await insert(database, replace(a_job(1), state="other"))

    assert await stored(database, a_job(1)) == a_job(1)


async def test_unfinished_jobs_come_oldest_first_with_their_predictions(
    database: Database,
) -> None:
    young = a_job(1, created_at=30.0, prediction_count=3)
    old = a_job(2, created_at=10.0, state="drawing", prediction_count=2)
    done = a_job(3, created_at=5.0, state="done")
    bare = a_job(4, created_at=20.0, prediction_count=0)
    await insert(database, young, old, done, bare)

    found = await database.read(partial(unfinished_jobs, states={"queued", "drawing"}))

    assert found == [old, bare, young]
    assert await database.read(partial(unfinished_jobs, states=())) == []


async def test_a_job_changes_only_from_the_states_named(database: Database) -> None:
    await insert(database, a_job(1), a_job(2))
    change = partial(change_job, job_id=a_job(1).id, from_states={"queued"}, to_state="done")

    first = await database.write(partial(change, now=1001.0, result='{"seed": 1}'))
    second = await database.write(partial(change, now=1002.0, failure="{}"))

    assert (first, second) == (True, False)
    assert await stored(database, a_job(1)) == replace(
        a_job(1), state="done", updated_at=1001.0, result='{"seed": 1}'
    )
    assert await stored(database, a_job(2)) == a_job(2)


async def test_a_job_that_is_not_there_is_not_changed(database: Database) -> None:
    assert not await database.write(
        partial(change_job, job_id="0" * 32, from_states={"queued"}, to_state="done", now=1.0)
    )
    assert not await database.write(
        partial(change_job, job_id="0" * 32, from_states=(), to_state=None, now=1.0)
    )


async def test_a_job_can_change_without_leaving_its_state(database: Database) -> None:
    await insert(database, a_job(1))

    assert await database.write(
        partial(
            change_job,
            job_id=a_job(1).id,
            from_states={"queued"},
            to_state=None,
            now=1001.0,
            reply='{"message": 5}',
        )
    )

    assert await stored(database, a_job(1)) == replace(
        a_job(1), updated_at=1001.0, reply='{"message": 5}'
    )


async def test_a_prediction_changes_only_from_the_states_named(database: Database) -> None:
    await insert(database, a_job(1, prediction_count=2), a_job(2, prediction_count=2))
    change = partial(
        change_prediction,
        job_id=a_job(1).id,
        position=1,
        from_states={"waiting"},
        to_state="running",
    )

    first = await database.write(partial(change, prediction_id="p-1", seed=5))
    second = await database.write(partial(change, prediction_id="p-2"))

    assert (first, second) == (True, False)
    assert await stored(database, a_job(1)) == replace(
        a_job(1),
        predictions=(
            PredictionRow(position=0, state="waiting"),
            PredictionRow(position=1, state="running", prediction_id="p-1", seed=5),
        ),
    )
    assert await stored(database, a_job(2)) == a_job(2, prediction_count=2)


async def test_a_prediction_can_change_without_leaving_its_state(database: Database) -> None:
    await insert(database, a_job(1))
    change = partial(
        change_prediction, job_id=a_job(1).id, position=0, from_states={"waiting"}, to_state=None
    )

    assert await database.write(partial(change, started_at=9.0))
    assert await database.write(change)

    (prediction,) = (await stored(database, a_job(1))).predictions
    assert prediction == PredictionRow(position=0, state="waiting", started_at=9.0)


async def test_a_job_is_retried_once(database: Database) -> None:
    await insert(database, a_job(1))

    assert await database.write(partial(claim_retry, job_id=a_job(1).id, by_job_id="a" * 32))
    assert not await database.write(partial(claim_retry, job_id=a_job(1).id, by_job_id="b" * 32))
    assert not await database.write(partial(claim_retry, job_id="0" * 32, by_job_id="b" * 32))

    assert (await stored(database, a_job(1))).retried_by == "a" * 32


async def test_a_job_is_published_once_unless_the_message_failed(database: Database) -> None:
    await insert(database, a_job(1))
    claim = partial(claim_publish, job_id=a_job(1).id, given_up_before=0.0)

    assert await database.write(partial(claim, now=5.0))
    assert not await database.write(partial(claim, now=6.0))
    assert (await stored(database, a_job(1))).published_at == 5.0
    await database.write(partial(release_publish, job_id=a_job(1).id))
    assert await database.write(partial(claim, now=7.0))


async def test_a_job_whose_publication_was_given_up_can_be_published(database: Database) -> None:
    await insert(database, a_job(1))
    claim = partial(claim_publish, job_id=a_job(1).id)
    await database.write(partial(claim, now=5.0, given_up_before=0.0))

    assert not await database.write(partial(claim, now=9.0, given_up_before=5.0))
    assert await database.write(partial(claim, now=9.0, given_up_before=6.0))

    posted = partial(change_job, job_id=a_job(1).id, now=10.0, published_message_id=7)
    await database.write(partial(posted, from_states=("queued",), to_state=None))
    assert not await database.write(partial(claim, now=99.0, given_up_before=90.0))


async def test_several_changes_are_made_together_or_not_at_all(database: Database) -> None:
    await insert(database, a_job(1))

    def retry(connection: Connection, number: int) -> bool:
        insert_job(connection, a_job(number))
        if not claim_retry(connection, a_job(1).id, a_job(number).id):
            raise LookupError("retried already")
        return True

    assert await database.write(partial(retry, number=2))
    with pytest.raises(LookupError):
        await database.write(partial(retry, number=3))

    assert await database.read(partial(get_job, job_id=a_job(3).id)) is None


async def test_a_person_s_jobs_are_counted_by_state(database: Database) -> None:
    await insert(
        database,
        a_job(1, user_id=7),
        a_job(2, user_id=7, state="drawing"),
        a_job(3, user_id=7, state="done"),
        a_job(4, user_id=8),
    )
    count = partial(count_jobs, user_id=7)

    assert await database.read(partial(count, states={"queued", "drawing"})) == 2
    assert await database.read(partial(count, states=())) == 0


async def test_a_person_s_jobs_come_newest_first(database: Database) -> None:
    rows = [a_job(number, created_at=float(number), prediction_count=2) for number in range(1, 6)]
    await insert(database, *rows, a_job(9, user_id=8))

    found = await database.read(partial(jobs_of_user, user_id=7, limit=3))

    assert found == rows[:1:-1]


async def test_the_latest_children_are_found_newest_first(database: Database) -> None:
    parent = a_job(1)
    children = [replace(a_job(n, created_at=n), parent_id=parent.id) for n in range(2, 6)]
    await insert(database, parent, *children, a_job(9))

    found = await database.read(partial(children_of, job_id=parent.id, limit=3))

    assert found == children[:0:-1]
    assert await database.read(partial(children_of, job_id=a_job(9).id, limit=3)) == []


async def test_old_finished_jobs_are_deleted_with_their_predictions(database: Database) -> None:
    await insert(
        database,
        *(a_job(number, state="done", updated_at=10.0, prediction_count=2) for number in (1, 2, 3)),
        a_job(4, state="done", updated_at=20.0),
        a_job(5, state="queued", updated_at=10.0),
    )
    clean = partial(delete_jobs, states={"done"}, before=20.0, limit=2)

    assert [await database.write(clean) for _ in range(3)] == [2, 1, 0]
    left = await database.read(partial(jobs_of_user, user_id=7, limit=10))
    assert {row.id for row in left} == {a_job(4).id, a_job(5).id}
    assert (
        await database.read(
            lambda connection: connection.execute(
                select(func.count()).select_from(predictions)
            ).scalar_one()
        )
        == 2
    )
