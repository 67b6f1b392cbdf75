"""What is remembered of a server, and for how long."""

import asyncio
from pathlib import Path

import pytest
from sqlalchemy import Connection

from bot.db.database import Database
from bot.db.memory import Memory
from bot.db.remembered import SHARED_SECONDS, tell_changed
from tests.fakes.clock import FakeClock
from tests.harness.app_harness import eventually
from tests.servers.postgres import PostgresServer


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
    return Memory(topic="tests", read=reader, database=database, clock=clock, most=2)


async def test_each_server_is_read_once(memory: Memory[str], reader: Reader) -> None:
    assert [await memory.of(id_) for id_ in (1, 1, 2, 1)] == ["1 old", "1 old", "2 old", "1 old"]
    assert reader.looks == 2


async def test_a_change_is_seen_at_once_by_whoever_made_it(
    memory: Memory[str], reader: Reader
) -> None:
    await memory.of(1)
    with memory.changing(1):
        reader.value = "new"

    assert await memory.of(1) == "1 new"


async def test_what_was_read_before_a_change_is_not_remembered_after_it(
    memory: Memory[str], reader: Reader
) -> None:
    reading = asyncio.create_task(memory.of(1))
    await asyncio.sleep(0)  # the read is on its way
    with memory.changing(1):
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


async def test_the_least_recently_used_is_given_up(memory: Memory[str], reader: Reader) -> None:
    for guild_id in (1, 2, 1, 3):
        await memory.of(guild_id)
    assert reader.looks == 3

    await memory.of(1)
    assert reader.looks == 3
    await memory.of(2)
    assert reader.looks == 4


async def test_a_group_is_read_together_and_forgotten_apart(
    reader: Reader, database: Database, clock: FakeClock
) -> None:
    other = Reader()
    first, second = (
        Memory(topic=topic, read=read, database=database, clock=clock, together="group")
        for topic, read in (("first", reader), ("second", other))
    )
    await first.of(1)
    assert (reader.looks, other.looks) == (1, 0)  # nobody here has asked for the other
    await second.of(1)
    reader.looks = other.looks = 0

    await first.of(2)
    await second.of(2)
    assert (reader.looks, other.looks) == (1, 1)

    with second.changing(2):
        other.value = "new"
    assert (await first.of(2), reader.looks) == ("2 old", 1)
    assert await second.of(2) == "2 new"


async def test_what_a_group_read_before_a_change_is_not_remembered_after_it(
    reader: Reader, database: Database, clock: FakeClock
) -> None:
    other = Reader()
    first, second = (
        Memory(topic=topic, read=read, database=database, clock=clock, together="group")
        for topic, read in (("first", reader), ("second", other))
    )
    await second.of(2)
    reading = asyncio.create_task(first.of(1))
    await asyncio.sleep(0)  # the read is on its way
    with second.changing(1):
        await reading
        other.value = "new"

    assert await second.of(1) == "1 new"


async def test_all_who_remember_the_same_see_each_others_changes(
    memory: Memory[str], reader: Reader, database: Database, clock: FakeClock
) -> None:
    other = Memory(topic="tests", read=reader, database=database, clock=clock)
    await memory.of(1)
    with other.changing(1):
        reader.value = "new"

    assert await memory.of(1) == "1 new"


async def test_what_is_proven_to_be_heard_of_is_not_read_again(
    reader: Reader, clock: FakeClock, postgres: PostgresServer
) -> None:
    async with Database.open(postgres.create_database(), data_dir=Path()) as database:
        memory = Memory(topic="tests", read=reader, database=database, clock=clock)
        hearing = asyncio.create_task(database.hear(on_notice=lambda _channel, _what: None))
        try:
            await eventually(lambda: proven(database))
            await memory.of(1)
            await clock.advance(10 * SHARED_SECONDS)
            await memory.of(1)
            assert reader.looks == 1

            await database.write(lambda connection: tell_changed(connection, "tests", 1))
            await eventually(lambda: not database.remembered.cache("tests").entries)
            await memory.of(1)
            assert reader.looks == 2
        finally:
            hearing.cancel()
            await asyncio.wait([hearing])

        await clock.advance(SHARED_SECONDS)
        await memory.of(1)
        assert reader.looks == 3


def proven(database: Database) -> bool:
    hearing = database.remembered.hearing
    return hearing is not None and hearing.is_proven
