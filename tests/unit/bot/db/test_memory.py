"""What is remembered of a server, and for how long."""

import asyncio

import pytest
from sqlalchemy import Connection

from bot.db.database import Database
from bot.db.memory import SHARED_SECONDS, Memory
from tests.fakes.clock import FakeClock


class Reader:
    """Something on record that changes now and then, and counts who looks."""

    def __init__(self) -> None:
        self.value = "old"
        self.looks = 0

    def __call__(self, _connection: Connection, guild_id: int) -> str:
        self.looks += 1
        return f"{guild_id} {self.value}"


@pytest.fixture
def database(store: Database) -> Database:
    return store


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def reader() -> Reader:
    return Reader()


@pytest.fixture
def memory(database: Database, clock: FakeClock, reader: Reader) -> Memory[str]:
    return Memory(read=reader, database=database, clock=clock)


async def test_each_server_is_read_once(memory: Memory[str], reader: Reader) -> None:
    assert [await memory.of(id_) for id_ in (1, 1, 2, 1)] == ["1 old", "1 old", "2 old", "1 old"]
    assert reader.looks == 2


async def test_a_change_is_seen_at_once_by_whoever_made_it(
    memory: Memory[str], reader: Reader
) -> None:
    await memory.of(1)
    reader.value = "new"
    memory.forget(1)

    assert await memory.of(1) == "1 new"


async def test_what_was_read_before_a_change_is_not_remembered_after_it(
    memory: Memory[str], reader: Reader
) -> None:
    reading = asyncio.create_task(memory.of(1))
    await asyncio.sleep(0)  # the read is on its way
    memory.forget(1)
    await reading
    reader.value = "new"

    assert await memory.of(1) == "1 new"


async def test_other_processes_changes_are_seen_after_a_moment(
    memory: Memory[str], reader: Reader, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Database, "is_shared", True)
    await memory.of(1)
    reader.value = "new"

    assert await memory.of(1) == "1 old"
    await clock.advance(SHARED_SECONDS)
    assert await memory.of(1) == "1 new"


async def test_it_does_not_grow_for_ever(
    memory: Memory[str], reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.db.memory.MOST_SERVERS", 2)
    for guild_id in (1, 2, 3):
        await memory.of(guild_id)

    await memory.of(3)
    assert reader.looks == 3
    await memory.of(1)
    assert reader.looks == 4
