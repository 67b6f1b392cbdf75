"""The database cannot write for a while: people are told, and everything goes on by itself."""

import asyncio
import json
import os
import sqlite3
import subprocess
import time
from collections.abc import Generator
from contextlib import AbstractContextManager, ExitStack, closing, contextmanager
from pathlib import Path

import aiohttp
import psycopg
import pytest

from tests.e2e.real_bot import BotBench, has_picture, real_bot, words
from tests.e2e.watched_images import WatchedImages
from tests.servers.ports import free_port
from tests.servers.postgres import PostgresServer

SOON_SECONDS = 30.0


async def health(port: int) -> tuple[int, str]:
    """What a monitor gets, which waits for a second."""
    url, timeout = f"http://127.0.0.1:{port}/health", aiohttp.ClientTimeout(1)
    async with aiohttp.ClientSession(timeout=timeout) as session, session.get(url) as answer:
        return answer.status, json.loads(await answer.text()).get("degraded", "")


async def becomes(port: int, status: int, degraded: str) -> None:
    async with asyncio.timeout(SOON_SECONDS):
        while await health(port) != (status, degraded):  # noqa: ASYNC110 - as a monitor looks
            await asyncio.sleep(0.1)


async def is_ridden_out(
    bench: BotBench,
    port: int,
    trouble: AbstractContextManager[None],
    *,
    reason: str,
    began_at: float,
) -> None:
    """What runs is drawn and paid for once, whoever asks meanwhile is told in time."""
    prompt = f"a boat while the database is away: {reason}"
    with ExitStack() as held:
        held.enter_context(bench.images.holding("query"))
        asked = bench.imagine(prompt)
        await bench.images.wait_queried(prompt)
        await asyncio.to_thread(trouble.__enter__)
        try:
            held.close()
            await becomes_away(bench, port, reason, began_at)
            for _ in range(3):
                await is_told(bench)
        finally:
            await asyncio.to_thread(trouble.__exit__, None, None, None)
    shown = await bench.over(asked)
    assert has_picture(shown), shown.text
    assert len(bench.images.created(prompt)) == 1
    await becomes(port, 200, "")
    again = await bench.over(bench.imagine(f"after that: {reason}"))
    assert has_picture(again), again.text


async def becomes_away(bench: BotBench, port: int, reason: str, began_at: float) -> None:
    await becomes(port, 503, f"database: {reason}")
    said = sum("The database is away" in line for line in bench.bot.log_lines)
    assert said <= 1 + (time.monotonic() - began_at) // 60


async def is_told(bench: BotBench) -> None:
    refused = await bench.outcome(bench.imagine("not now"))
    sentence = bench.message(refused.message_id or 0)
    assert sentence is not None, "Discord gave the interaction up"
    assert sentence.ephemeral
    assert words("refusal-store-away") in sentence.text


@contextmanager
def locked(file: Path) -> Generator[None]:
    """As a copy that another program makes of the file."""
    with closing(sqlite3.connect(file, isolation_level=None, check_same_thread=False)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield
        other.execute("ROLLBACK")


@contextmanager
def full(folder: Path) -> Generator[None]:
    filler = folder / "somebody-elses-file"
    with filler.open("wb", buffering=0) as file:
        try:
            while True:
                file.write(bytes(1024))
        except OSError:
            yield
    filler.unlink()


@pytest.fixture
def small_disk(tmp_path: Path) -> Generator[Path]:
    """A disk of 8 MB; only root may make one."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mounting = ["mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", str(folder)]
    if os.geteuid() or subprocess.run(mounting, check=False, capture_output=True).returncode:
        pytest.skip("no right to mount a small disk")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)


async def test_with_sqlite_on_a_disk_that_fills_up(small_disk: Path) -> None:
    port = free_port()
    environment = {"DATABASE_URL": f"sqlite:///{small_disk}/easel.db", "HTTP_PORT": str(port)}
    images = WatchedImages(pace=0.05)
    async with real_bot(images=images, environment=environment) as bench:
        began_at = time.monotonic()
        await is_ridden_out(
            bench, port, full(small_disk), reason="the disk is full", began_at=began_at
        )
        await is_ridden_out(
            bench, port, locked(small_disk / "easel.db"), reason="locked", began_at=began_at
        )


@contextmanager
def read_only(url: str) -> Generator[None]:
    setting = b"ALTER SYSTEM SET default_transaction_read_only = "
    with psycopg.connect(url, autocommit=True) as operator:
        for value in (b"on", b"off"):
            operator.execute(setting + value)
            operator.execute("SELECT pg_reload_conf()")
            if value == b"on":
                yield


@contextmanager
def tables_locked(url: str) -> Generator[None]:
    with psycopg.connect(url) as operator:
        operator.execute("LOCK TABLE jobs, predictions")
        yield


async def test_with_postgresql_that_is_locked_read_only_or_hangs(
    postgres: PostgresServer,
) -> None:
    port, url = free_port(), postgres.create_database()
    environment = {"DATABASE_URL": url, "HTTP_PORT": str(port)}
    images = WatchedImages(pace=0.05)
    async with real_bot(images=images, environment=environment) as bench:
        began_at = time.monotonic()
        await is_ridden_out(bench, port, tables_locked(url), reason="locked", began_at=began_at)
        await is_ridden_out(bench, port, read_only(url), reason="read-only", began_at=began_at)
        hanging = postgres.standing_still()
        await is_ridden_out(bench, port, hanging, reason="it does not answer", began_at=began_at)
