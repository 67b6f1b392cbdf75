"""What is promised on SQLite and on PostgreSQL runs on both."""

from collections.abc import AsyncGenerator, Iterator
from pathlib import Path

import pytest

from bot.db.database import Database
from tests.contract.crew import Crew
from tests.servers.postgres import PostgresServer


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest) -> Iterator[str]:
    """A new database; SQLite's, whose URL is empty, is in the folder ``data_dir``."""
    if request.param == "sqlite":
        yield ""
        return
    server: PostgresServer = request.getfixturevalue("postgres")
    made = server.create_database_with_tables()
    yield made
    server.drop_database(made)


@pytest.fixture
async def database(url: str, data_dir: Path) -> AsyncGenerator[Database]:
    async with Database.open(url, data_dir=data_dir) as opened:
        yield opened


@pytest.fixture
async def crew(url: str, data_dir: Path) -> AsyncGenerator[Crew]:
    async with Crew(url=url, data_dir=data_dir) as crew:
        yield crew
