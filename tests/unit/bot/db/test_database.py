import asyncio
import logging
import sqlite3
import threading
import time
from collections.abc import Callable, Coroutine
from functools import partial
from pathlib import Path

import pytest
from blockbuster import blockbuster_ctx
from sqlalchemy import Connection, func, insert, select

from bot.db import condition as condition_module
from bot.db import database as database_module
from bot.db.database import Database
from bot.db.errors import (
    StoreClosedError,
    StoreFailedError,
    StoreTimedOutError,
    StoreUnavailableError,
)
from bot.db.jobs import get_job, insert_job
from bot.db.patience import until_back
from bot.db.tables import jobs
from bot.deadline import answer_within
from tests.patience import PATIENCE_SECONDS
from tests.unit.bot.db.rows import a_job


def inserting(number: int) -> Callable[[Connection], None]:
    return partial(insert_job, job=a_job(number))


def ids(connection: Connection) -> list[int]:
    return [int(found, 16) for found in connection.scalars(select(jobs.c.id).order_by(jobs.c.id))]


class Gate:
    """Holds the store's thread in an operation until it is let go."""

    def __init__(self) -> None:
        self._loop = asyncio.get_running_loop()
        self.reached = asyncio.Event()
        self._open = threading.Event()

    def __call__(self, _: Connection | None) -> None:
        self._loop.call_soon_threadsafe(self.reached.set)
        assert self._open.wait(10)

    def open(self) -> None:
        self._open.set()


async def gather_behind_gate(
    database: Database, *operations: Coroutine[object, object, object]
) -> list[object]:
    """Make the operations wait together, so that they share one transaction."""
    gate = Gate()
    async with asyncio.TaskGroup() as tasks:
        tasks.create_task(database.write(gate))
        await gate.reached.wait()
        waiting = asyncio.gather(*operations, return_exceptions=True)
        await asyncio.sleep(0)
        gate.open()
        return list(await waiting)


async def test_what_was_written_is_read_and_is_there_after_reopening(tmp_path: Path) -> None:
    async with Database.open("", data_dir=tmp_path / "new" / "data") as database:
        await database.write(inserting(1))
        assert await database.read(ids) == [1]
    async with Database.open("", data_dir=tmp_path / "new" / "data") as database:
        assert await database.read(partial(get_job, job_id=a_job(1).id)) == a_job(1)


async def test_a_failing_operation_is_undone_alone(database: Database) -> None:
    def write_then_fail(connection: Connection) -> None:
        inserting(50)(connection)
        raise LookupError("mine")

    results = await gather_behind_gate(
        database, *map(database.write, (inserting(1), write_then_fail, inserting(1), inserting(2)))
    )

    assert results[0] is None
    assert isinstance(results[1], LookupError)
    assert isinstance(results[2], StoreFailedError)
    assert results[3] is None
    assert await database.read(ids) == [1, 2]


async def test_operations_that_wait_together_share_one_commit(
    database: Database, tmp_path: Path
) -> None:
    def wal_bytes(_: Connection) -> int:
        return (tmp_path / "easel.db-wal").stat().st_size

    sizes = await gather_behind_gate(
        database,
        database.read(wal_bytes),
        *(database.write(inserting(number)) for number in range(1, 6)),
        database.read(wal_bytes),
    )

    assert sizes[0] == sizes[-1]  # nothing was committed between the first and the last
    assert await database.read(ids) == [1, 2, 3, 4, 5]


async def test_what_may_wait_shares_the_commit_of_the_next_one(
    database: Database, tmp_path: Path
) -> None:
    def wal_bytes(_: Connection) -> int:
        return (tmp_path / "easel.db-wal").stat().st_size

    before = await database.read(wal_bytes)
    waiting = asyncio.create_task(database.write(inserting(1), may_wait=True), name="waiting")
    await asyncio.sleep(0)

    seen = await database.write(lambda connection: (ids(connection), wal_bytes(connection)))
    assert seen == ([1], before)  # it came first, and was not committed by then
    await waiting


async def test_what_may_wait_is_kept_where_nothing_follows(tmp_path: Path) -> None:
    async with Database.open("", data_dir=tmp_path) as database:
        await database.write(inserting(1), may_wait=True)
        last = asyncio.create_task(database.write(inserting(2), may_wait=True), name="last")
        await asyncio.sleep(0)
        await database.close()
        await last
    async with Database.open("", data_dir=tmp_path) as database:
        assert await database.read(ids) == [1, 2]


async def test_what_failed_before_it_wrote_undoes_nothing_of_others(database: Database) -> None:
    runs: list[int] = []

    def refuse(_: Connection) -> None:
        runs.append(1)
        raise LookupError("mine")

    results = await gather_behind_gate(
        database, *map(database.write, (inserting(1), refuse, inserting(2)))
    )

    assert isinstance(results[1], LookupError)
    assert await database.read(ids) == [1, 2]
    assert runs == [1]


async def test_when_sqlite_gives_the_transaction_up_the_others_are_done_all_the_same(
    database: Database,
) -> None:
    def lose_transaction(connection: Connection) -> None:
        row = dict(connection.execute(select(jobs)).mappings().first() or {})
        connection.execute(insert(jobs).prefix_with("OR ROLLBACK"), row)

    await database.write(inserting(1))
    results = await gather_behind_gate(
        database, *map(database.write, (inserting(2), lose_transaction, inserting(3)))
    )

    assert [type(result) for result in results] == [type(None), StoreFailedError, type(None)]
    assert await database.read(ids) == [1, 2, 3]
    await database.write(inserting(4))
    assert await database.read(ids) == [1, 2, 3, 4]


async def test_a_read_that_loses_the_transaction_fails_alone(database: Database) -> None:
    def lose_transaction(connection: Connection) -> None:
        connection.exec_driver_sql("ROLLBACK")

    results = await gather_behind_gate(
        database,
        database.write(inserting(1)),
        database.read(lose_transaction),
        database.write(inserting(2)),
    )

    assert [type(result) for result in results] == [type(None), StoreFailedError, type(None)]
    assert await database.read(ids) == [1, 2]


async def full_disk(database: Database) -> None:
    """Let SQLite find no room for more than a few pages, as on a full disk."""
    pages = await database.read(lambda c: c.exec_driver_sql("PRAGMA page_count").scalar_one())
    await database.read(lambda c: c.exec_driver_sql(f"PRAGMA max_page_count = {pages + 4}").all())


async def room_again(database: Database) -> None:
    await database.read(lambda c: c.exec_driver_sql("PRAGMA max_page_count = 1000000").all())


def fill(connection: Connection) -> None:
    for number in range(100, 400):
        inserting(number)(connection)


async def test_what_finds_the_disk_full_waits_for_room_and_what_fits_goes_on(
    database: Database, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(condition_module, "STEADY_SECONDS", 0.1)
    monkeypatch.setattr(database_module, "_PROBE_SECONDS", 0.05)
    caplog.set_level("INFO")
    await full_disk(database)

    results = await gather_behind_gate(database, *map(database.write, (fill, inserting(1))))

    assert isinstance(results[0], StoreUnavailableError)
    assert (results[0].reason, results[0].may_be_kept) == ("the disk is full", False)
    assert results[1] is None
    assert database.trouble == "the disk is full"
    waiting = asyncio.create_task(until_back(lambda: database.write(fill)), name="waiting")
    for _ in range(3):
        with pytest.raises(StoreUnavailableError):
            await database.write(fill)
    assert database.trouble == "the disk is full"
    await room_again(database)
    await waiting
    async with asyncio.timeout(PATIENCE_SECONDS):
        while database.trouble:  # noqa: ASYNC110 - looked at, as /health does
            await asyncio.sleep(0.01)
    assert len(await database.read(ids)) == 301
    assert caplog.text.count("is away") == 1
    assert "is back" in caplog.text


async def test_another_programs_lock_is_waited_out(database: Database, tmp_path: Path) -> None:
    other = await asyncio.to_thread(sqlite3.connect, tmp_path / "easel.db", isolation_level=None,
                                    check_same_thread=False)  # fmt: skip
    await asyncio.to_thread(other.execute, "BEGIN IMMEDIATE")

    with pytest.raises(StoreUnavailableError, match="locked"):
        await database.write(inserting(1))
    assert await database.read(ids) == []  # nobody has to wait in order to read
    waiting = asyncio.create_task(until_back(lambda: database.write(inserting(1))), name="waiting")
    await asyncio.to_thread(other.execute, "ROLLBACK")
    await asyncio.to_thread(other.close)
    await waiting

    assert await database.read(ids) == [1]


async def test_a_hanging_disk_is_known_without_asking_it(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database_module, "_HANGING_SECONDS", 0.05)
    gate = Gate()
    hanging = asyncio.create_task(database.write(gate), name="hanging")
    await gate.reached.wait()
    await asyncio.sleep(0.06)

    assert database.trouble == "it does not answer"
    gate.open()
    await hanging
    assert database.trouble is None


async def test_what_nobody_waits_for_any_more_is_not_begun(database: Database) -> None:
    gate = Gate()
    holding = asyncio.create_task(database.write(gate), name="holding")
    await gate.reached.wait()
    waiting = asyncio.create_task(database.write(inserting(1)), name="waiting")
    late = asyncio.create_task(database.write(inserting(2), within_seconds=0.01), name="late")
    await asyncio.wait([late])
    waiting.cancel()
    await asyncio.wait([waiting])
    kept = asyncio.create_task(database.write(inserting(3)), name="kept")
    await asyncio.sleep(0)
    gate.open()
    await kept

    error = late.exception()
    assert isinstance(error, StoreTimedOutError)
    assert not error.may_be_kept
    assert waiting.cancelled()
    await holding
    assert await database.read(ids) == [3]


async def test_what_has_begun_is_kept_though_its_waiter_is_gone(database: Database) -> None:
    gate = Gate()

    def insert_slowly(connection: Connection) -> None:
        gate(connection)
        inserting(1)(connection)

    late = asyncio.create_task(database.write(insert_slowly, within_seconds=0.5), name="late")
    await gate.reached.wait()
    await asyncio.wait([late])
    gate.open()

    error = late.exception()
    assert isinstance(error, StoreTimedOutError)
    assert error.may_be_kept
    assert await database.read(ids) == [1]


async def test_who_has_to_answer_waits_no_longer_and_what_is_behind_it_does(
    database: Database,
) -> None:
    gate = Gate()
    holding = asyncio.create_task(database.write(gate), name="holding")
    await gate.reached.wait()
    answered = asyncio.Event()
    behind: list[asyncio.Task[None]] = []

    async def answer() -> None:
        answer_within(0.05, is_answered=answered.is_set)
        behind.append(asyncio.create_task(database.write(inserting(1)), name="behind"))
        with pytest.raises(StoreTimedOutError):
            await database.read(ids)
        with pytest.raises(StoreTimedOutError):
            await until_back(lambda: database.read(ids))
        answered.set()
        behind.append(asyncio.create_task(database.write(inserting(2)), name="after"))

    await asyncio.create_task(answer(), name="answer")
    gate.open()
    await asyncio.gather(holding, *behind)

    assert await database.read(ids) == [1, 2]


async def test_a_failure_nobody_waits_for_is_logged(
    database: Database, caplog: pytest.LogCaptureFixture
) -> None:
    gate = Gate()

    def fail(connection: Connection) -> None:
        gate(connection)
        raise LookupError("nobody")

    waiting = asyncio.create_task(database.write(fail), name="waiting")
    await gate.reached.wait()
    waiting.cancel()
    await asyncio.sleep(0)
    gate.open()
    await database.read(ids)

    assert any("nobody waits" in record.message for record in caplog.records)


async def test_operations_run_in_the_order_they_were_asked_for(database: Database) -> None:
    def append(connection: Connection, number: int) -> int:
        inserting(number)(connection)
        return connection.execute(select(func.count()).select_from(jobs)).scalar_one()

    places = await asyncio.gather(
        *(database.write(partial(append, number=number)) for number in range(1, 301))
    )

    assert places == list(range(1, 301))


async def test_a_read_sees_the_writes_asked_for_before_it(database: Database) -> None:
    writing = asyncio.create_task(database.write(inserting(1)), name="writing")
    await asyncio.sleep(0)

    assert await database.read(ids) == [1]
    await writing


async def test_a_read_cannot_write(database: Database) -> None:
    with pytest.raises(StoreFailedError, match="has written"):
        await database.read(inserting(1))
    together = (database.write(inserting(3)), database.read(inserting(1)), database.read(ids))
    _, refused, seen = await asyncio.gather(*together, return_exceptions=True)
    assert isinstance(refused, StoreFailedError)
    assert seen == [3]
    await database.write(inserting(2))
    assert await database.read(ids) == [2, 3]


async def test_stop_iteration_reaches_the_one_who_asked(database: Database) -> None:
    empty: list[int] = []
    with pytest.raises(RuntimeError, match="StopIteration"):
        await database.read(lambda _: next(iter(empty)))


async def test_a_function_s_own_time_out_is_its_own(database: Database) -> None:
    def time_out(_: Connection) -> None:
        raise TimeoutError("mine")

    with pytest.raises(TimeoutError, match="mine"):
        await database.read(time_out)


async def test_errors_do_not_repeat_the_values(database: Database) -> None:
    await database.write(inserting(1))

    with pytest.raises(StoreFailedError) as caught:
        await database.write(inserting(1))

    assert "secret" not in str(caught.value) + str(caught.value.__cause__)


async def test_closing_finishes_what_waits(tmp_path: Path) -> None:
    async with Database.open("", data_dir=tmp_path) as database:
        gate = Gate()
        waiting = [
            asyncio.create_task(database.write(function), name="waiting")
            for function in (gate, inserting(1), inserting(2))
        ]
        await gate.reached.wait()
        closing = asyncio.create_task(database.close(), name="closing")
        await asyncio.sleep(0)
        with pytest.raises(StoreClosedError):
            await database.write(inserting(3))
        gate.open()
        await closing
        assert await asyncio.gather(*waiting) == [None, None, None]
    async with Database.open("", data_dir=tmp_path) as database:
        assert await database.read(ids) == [1, 2]


async def test_a_closed_store_says_so_and_may_be_closed_again(tmp_path: Path) -> None:
    async with Database.open("", data_dir=tmp_path) as database:
        await asyncio.gather(database.close(), database.close())
        await database.close()

        with pytest.raises(StoreClosedError):
            await database.read(ids)
    assert not (tmp_path / "easel.db-wal").exists()


async def test_closing_gives_up_on_a_disk_that_hangs(
    database: Database, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(database_module, "_CLOSE_SECONDS", 0.05)
    gate = Gate()
    hanging = asyncio.create_task(database.write(gate), name="hanging")
    await gate.reached.wait()

    await database.close()

    assert "did not close" in caplog.text
    gate.open()
    await hanging


async def test_an_operation_without_an_answer_times_out(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database_module, "_OPERATION_SECONDS", 0.05)
    gate = Gate()

    with pytest.raises(StoreTimedOutError):
        await database.write(gate)
    gate.open()


async def test_nobody_waits_for_a_thread_that_ended(
    database: Database, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    gate = Gate()

    def end(*_: object) -> None:
        gate(None)
        raise SystemExit

    monkeypatch.setattr("bot.db.database.run_batch", end)
    first = asyncio.create_task(database.write(inserting(1)), name="first")
    await gate.reached.wait()
    second = asyncio.create_task(database.write(inserting(2)), name="second")
    await asyncio.sleep(0)
    gate.open()

    with pytest.raises(StoreFailedError):
        await first
    with pytest.raises(StoreClosedError):
        await second
    with pytest.raises(StoreClosedError):
        await database.write(inserting(3))
    assert "thread ended" in caplog.text


async def test_two_thousand_tasks_write_in_well_under_a_second(database: Database) -> None:
    rows = [a_job(number) for number in range(2000)]

    started, used = time.perf_counter(), time.process_time()
    await asyncio.gather(*(database.write(partial(insert_job, job=row)) for row in rows))
    seconds, used = time.perf_counter() - started, time.process_time() - used

    assert len(await database.read(ids)) == 2000
    logging.getLogger(__name__).info("2000 writes took %.3f s", seconds)
    # 0.3 s where nothing else runs; a busy machine makes the processor's time hardly longer.
    assert used < 3
    assert seconds < 30


async def test_the_event_loop_is_never_blocked(tmp_path: Path) -> None:
    with blockbuster_ctx():
        async with Database.open("", data_dir=tmp_path) as database:
            await asyncio.gather(*(database.write(inserting(number)) for number in range(1, 20)))
            assert len(await database.read(ids)) == 19
