"""What is done before the first picture, and that nothing comes of it."""

import contextlib
import logging
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, select

from bot.db.database import Database
from bot.db.tables import metadata
from bot.wiring.warm_up import warm_up
from tests.fakes.backend import FakeBackend
from tests.harness.services import open_on


def everything(connection: Connection) -> dict[str, Sequence[Any]]:
    return {
        name: connection.execute(select(table)).all() for name, table in metadata.tables.items()
    }


async def test_every_step_is_taken_and_nothing_comes_of_it(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    backend = FakeBackend()
    async with (
        Database.open("", data_dir=tmp_path) as database,
        contextlib.AsyncExitStack() as stack,
    ):
        services = (await open_on(stack, database, backend=backend)).services
        before = await database.read(everything)

        with caplog.at_level(logging.WARNING):
            await warm_up(services)

        assert caplog.records == []
        assert await database.read(everything) == before
        assert backend.creates == []


async def test_a_closed_database_costs_a_line_in_the_log_and_no_start(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async with (
        Database.open("", data_dir=tmp_path) as database,
        contextlib.AsyncExitStack() as stack,
    ):
        services = (await open_on(stack, database)).services
        await database.close()

        with caplog.at_level(logging.WARNING):
            await warm_up(services)

    assert "The first picture will take a little longer" in caplog.text
