"""Sessions of all processes begin one after the other, by the clock of one PostgreSQL."""

import asyncio
from collections.abc import AsyncGenerator
from functools import partial
from pathlib import Path
from typing import cast

import pytest
from sqlalchemy import Connection, text

from bot.db import identify_turns
from bot.db.database import Database
from bot.errors import DatabaseAwayError
from bot.identify import PATIENCE_SECONDS, IdentifyTurns
from tests.fakes.clock import FakeClock
from tests.servers.postgres import PostgresServer

WINDOW_SECONDS = 0.3


@pytest.fixture
async def processes(
    postgres: PostgresServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> AsyncGenerator[list[Database]]:
    monkeypatch.setattr(
        "bot.identify.take_turn",
        partial(identify_turns.take_turn, window_seconds=WINDOW_SECONDS),
    )
    url = postgres.create_database_with_tables()
    opened = partial(Database.open, url, data_dir=tmp_path)
    async with opened() as one, opened() as other:
        yield [one, other]


def taken_at(connection: Connection) -> float:
    found = connection.execute(text("SELECT max(taken_at) FROM identify_turns")).scalar_one()
    return cast("float", found)


async def test_shards_of_a_bucket_wait_for_each_other(processes: list[Database]) -> None:
    clock = FakeClock(auto=False)

    async def begin(database: Database, shard_id: int, at_once: int) -> None:
        turns = IdentifyTurns(database=database, clock=clock)
        turns.learn({"max_concurrency": at_once, "remaining": 900, "reset_after": 0})
        task = asyncio.create_task(turns.wait(shard_id))
        while not task.done():
            await asyncio.wait({task}, timeout=0.02)
            await clock.advance(0.02)

    one, other = processes
    await begin(one, 0, 1)
    first = await one.read(taken_at)
    await asyncio.gather(
        *(begin(each, shard, 1) for each, shard in ((one, 1), (other, 0), (other, 1)))
    )
    assert await one.read(taken_at) - first >= 3 * WINDOW_SECONDS
    # Another bucket has a turn of its own, which nobody has taken.
    await begin(one, 3, 2)
    assert await one.write(partial(identify_turns.take_turn, bucket=1)) > 0


class Away:
    """A database that does not answer."""

    async def write(self, _: object) -> float:
        raise DatabaseAwayError


class Taken:
    """One in which others have every turn."""

    async def write(self, _: object) -> float:
        return 4.0


@pytest.mark.parametrize(
    ("database", "waited"), [(Away(), identify_turns.WINDOW_SECONDS), (Taken(), PATIENCE_SECONDS)]
)
async def test_nobody_waits_for_ever(database: Away | Taken, waited: float) -> None:
    clock = FakeClock()
    began_at = clock.monotonic()

    await IdentifyTurns(database=database, clock=clock).wait(0)

    assert clock.monotonic() - began_at == pytest.approx(waited)


async def test_few_sessions_are_told(caplog: pytest.LogCaptureFixture) -> None:
    turns = IdentifyTurns(database=Away(), clock=FakeClock())

    turns.learn({"max_concurrency": 16, "remaining": 3, "reset_after": 7_200_000})

    assert "only 3 more sessions in the next 2:00:00" in caplog.text
