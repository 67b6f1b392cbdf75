import asyncio
from collections.abc import AsyncGenerator, Iterator
from pathlib import Path

import pytest
from blockbuster import blockbuster_ctx
from hypothesis import HealthCheck, settings

from bot.store.database import Database
from tests.servers.postgres import PostgresServer, running_postgres

settings.register_profile(
    "easel",
    deadline=None,  # two busy cores say nothing about the code
    max_examples=60,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("easel")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the tests that take longest: what comes last keeps one process busy alone."""
    items.sort(key=lambda item: "e2e" not in item.path.parts)


@pytest.fixture(autouse=True)
def nothing_blocks_the_loop() -> Iterator[None]:
    """Let every blocking call that our own code makes on the event loop fail its test."""
    with blockbuster_ctx(["bot", "cogs"]) as watch:
        # Coverage keeps its notes under a lock of its own.
        watch.functions["threading.Lock.acquire"].can_block_in(
            "coverage/collector.py", {"lock_data", "unlock_data"}
        )
        yield


@pytest.fixture
async def store(tmp_path: Path) -> AsyncGenerator[Database]:
    """A real database, in a file of this test."""
    async with Database.open("", data_dir=tmp_path) as opened:
        yield opened
    await asyncio.sleep(0)


@pytest.fixture(scope="session")
def postgres() -> Iterator[PostgresServer]:
    """A PostgreSQL of this session; each test makes a database of its own in it."""
    with running_postgres() as server:
        yield server
