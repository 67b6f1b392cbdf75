import asyncio
import gc
import os
import shutil
import tempfile
from collections.abc import AsyncGenerator, Generator, Iterator
from pathlib import Path
from typing import Any

import pytest
from blockbuster import blockbuster_ctx
from hypothesis import HealthCheck, settings
from sqlalchemy import URL, Engine, create_engine, make_url

from bot.db.database import Database
from bot.db.location import Location, locate
from bot.db.sqlite import opened
from tests.harness.runner_cluster import RunnerCluster
from tests.servers.postgres import PostgresServer, running_postgres
from tests.shares import (  # noqa: F401 - pytest finds its hooks here
    pytest_addoption,
    pytest_collection_modifyitems,
    pytest_configure_node,
    pytest_ignore_collect,
    pytest_terminal_summary,
    pytest_xdist_make_scheduler,
)

settings.register_profile(
    "easel",
    deadline=None,  # two busy cores say nothing about the code
    max_examples=60,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("easel")


_MEMORY = Path("/dev/shm")
_ROOM_BYTES = 4 * 1024**3


def pytest_configure() -> None:
    """Keep files in memory where there is room: each database is hundreds of them."""
    # What is collected here stays.
    gc.disable()
    if "TMPDIR" in os.environ or not _MEMORY.is_mount():
        return
    if shutil.disk_usage(_MEMORY).free > _ROOM_BYTES:
        os.environ["TMPDIR"] = str(_MEMORY)
        tempfile.tempdir = None


def pytest_collection_finish() -> None:
    """Let the collector of garbage leave alone what stays anyway: thousands of tests."""
    gc.freeze()
    gc.enable()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Where CI is set, what cannot run has failed; elsewhere it is skipped, with its reason."""
    report = yield
    # The log of odd texts: what is no UTF-8 would not reach the process that collects reports.
    report.sections = [
        (name, text.encode(errors="backslashreplace").decode()) for name, text in report.sections
    ]
    if report.skipped and os.environ.get("CI"):
        report.outcome = "failed"
    return report


@pytest.fixture(scope="session", autouse=True)
def nothing_blocks_the_loop() -> Iterator[None]:
    """Let every blocking call that our own code makes on the event loop fail its test.

    For the whole session: to begin and to end it takes longer than most tests.
    """
    with blockbuster_ctx(["bot", "cogs"]) as watch:
        # Coverage keeps its notes under a lock of its own.
        # The simulated Discord reads what is uploaded here; aiohttp does so in a thread.
        watch.functions["io.BufferedRandom.read"].can_block_in(
            "simcord/http/_helpers.py", "prepare_bot_message"
        )
        watch.functions["threading.Lock.acquire"].can_block_in(
            "coverage/collector.py", {"lock_data", "unlock_data"}
        )
        yield


@pytest.fixture(scope="session", autouse=True)
def statements_are_compiled_once() -> Iterator[None]:
    """Let all engines of a kind share their compiled statements, as one engine's connections do.

    SQLAlchemy keeps them by engine and dialect; each test that opens a database has a new one, and
    would compile every statement again, which takes longer than to run it.
    """
    first: dict[str, Engine] = {}

    def create_sharing(url: URL, **options: Any) -> Engine:  # noqa: ANN401 - SQLAlchemy's own
        engine = create_engine(url, **options)
        shared = first.get(engine.dialect.name)
        # What a dialect knows of its server, it asks at the first connection.
        if shared is None or getattr(shared.dialect, "server_version_info", None) is None:
            first[engine.dialect.name] = engine
        else:
            engine.dialect = shared.dialect
            engine._compiled_cache = shared._compiled_cache
        return engine

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("bot.db.sqlite.create_engine", create_sharing)
        patch.setattr("bot.db.postgres.create_engine", create_sharing)
        create_sharing(make_url("sqlite://")).connect().close()
        yield


@pytest.fixture(scope="session")
def first_start(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file as a first start leaves it."""
    location = locate("", data_dir=tmp_path_factory.mktemp("first-start"))
    assert isinstance(location, Location)
    with opened(location):
        pass
    return location.path


@pytest.fixture
def data_dir(tmp_path: Path, first_start: Path) -> Path:
    """A folder of this test with a database in it."""
    shutil.copy(first_start, tmp_path)
    return tmp_path


@pytest.fixture
async def store(data_dir: Path) -> AsyncGenerator[Database]:
    """A real database, in a file of this test."""
    async with Database.open("", data_dir=data_dir) as opened:
        yield opened
    await asyncio.sleep(0)


@pytest.fixture(scope="session")
def postgres() -> Iterator[PostgresServer]:
    """A PostgreSQL of this session; each test makes a database of its own in it."""
    with running_postgres() as server:
        yield server


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest) -> Iterator[str]:
    """A new database of each kind; SQLite's, whose URL is empty, is in the folder ``data_dir``."""
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
async def cluster(url: str, data_dir: Path) -> AsyncGenerator[RunnerCluster]:
    async with RunnerCluster(url=url, data_dir=data_dir) as cluster:
        yield cluster
