"""What a pooler in front of PostgreSQL changes: nothing in session mode, notices in the others."""

import asyncio
import logging
from pathlib import Path

import pytest
from sqlalchemy import Connection, text

from bot.db import postgres_notices
from bot.db.database import Database
from tests.harness.app_harness import eventually
from tests.servers.ports import free_port
from tests.servers.postgres import PostgresServer

SETTINGS = ("lock_timeout", "idle_in_transaction_session_timeout", "statement_timeout")


def settings(connection: Connection) -> list[str]:
    return [str(connection.scalar(text(f"SHOW {name}"))) for name in SETTINGS]


async def test_limits_hold_though_nothing_is_asked_for_while_a_connection_opens(
    postgres: PostgresServer,
) -> None:
    """PgBouncer refuses ``options`` at the start, or drops them."""
    url = postgres.create_database_with_tables()
    async with Database.open(url, data_dir=Path()) as database:
        assert await database.write(settings) == ["1500ms", "5s", "5s"]
        assert await database.prompt.write(settings) == ["1500ms", "5s", "5s"]
        assert await database.bulk.read(settings) == ["1500ms", "5s", "30s"]


async def test_an_operators_own_options_are_kept(postgres: PostgresServer) -> None:
    url = f"{postgres.create_database_with_tables()}?options=-c%20work_mem%3D7MB"
    async with Database.open(url, data_dir=Path()) as database:
        found = await database.read(lambda connection: connection.scalar(text("SHOW work_mem")))

    assert found == "7MB"


async def test_who_hears_not_even_itself_says_why(
    postgres: PostgresServer, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    # As a pooler in transaction mode does: it takes NOTIFY, and nothing of it arrives.
    monkeypatch.setattr(postgres_notices, "_PROVE", "SELECT %s, %s")
    for name in ("_DEAF_SECONDS", "_PROOF_SECONDS"):
        monkeypatch.setattr(postgres_notices, name, 0.01)
    caplog.set_level(logging.WARNING)
    url = postgres.create_database_with_tables()
    async with Database.open(url, data_dir=Path()) as database:
        hearing = asyncio.create_task(database.hear(on_notice=lambda *_: None), name="hearing")
        try:
            await eventually(lambda: "has to be in session mode" in caplog.text)
            await asyncio.sleep(0.05)
        finally:
            hearing.cancel()

    assert caplog.text.count("has to be in session mode") == 1


async def test_who_hears_says_nothing(
    postgres: PostgresServer, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(postgres_notices, "_PROOF_SECONDS", 0.01)
    caplog.set_level(logging.WARNING)
    url = postgres.create_database_with_tables()
    async with Database.open(url, data_dir=Path()) as database:
        hearing = asyncio.create_task(database.hear(on_notice=lambda *_: None), name="hearing")
        try:
            await eventually(
                lambda: (its := database.remembered.hearing) is not None and its.is_proven
            )
        finally:
            hearing.cancel()

    assert caplog.text == ""


async def test_of_several_hosts_the_one_that_can_be_written_to_is_used(
    postgres: PostgresServer,
) -> None:
    name = postgres.create_database_with_tables().rpartition("/")[2]
    hosts = f"host=127.0.0.1:{free_port()}&host=127.0.0.1:{postgres.port}"
    url = f"postgresql://easel@/{name}?{hosts}&target_session_attrs=read-write"
    async with Database.open(url, data_dir=Path()) as database:
        assert await database.write(settings) == ["1500ms", "5s", "5s"]
        hearing = asyncio.create_task(database.hear(on_notice=lambda *_: None), name="hearing")
        try:
            await eventually(
                lambda: (its := database.remembered.hearing) is not None and its.is_proven
            )
        finally:
            hearing.cancel()
