"""What a picture takes of processors, memory and database: the table in `docs/scaling.md`.

Run with `python -m benchmarks.capacity`: one process on SQLite, then one `run` and two `worker`
processes on PostgreSQL, each with 300 pictures of one megapixel at 15 a second. Needs Linux and
PostgreSQL's programs.
"""

import asyncio
import contextlib
import sqlite3
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Protocol

import psycopg

from benchmarks.cases import CASES, EASEL, Backend, Case
from benchmarks.plan import learning_of, plan_of
from benchmarks.processes import cpu_seconds, forget_peak, peak_bytes, rss_bytes, tree_cpu_seconds
from benchmarks.run import LEARNING_GRACE_SECONDS, SETTLING_SECONDS, play
from benchmarks.stage import Bot, Options, Stage, open_stage

_MB = 1_000_000
_AFTER_SECONDS = 20.0
"""Fingerprints and other work that was put off belong to the pictures as well."""


class Cursor(Protocol):
    """What a query found, of either driver."""

    def fetchall(self) -> list[Any]:
        """Return all rows."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Used:
    """What was used until a moment; the difference of two is what lay between them."""

    cpu_seconds: Mapping[str, float]
    """By the kind of process."""
    rows: int
    database_bytes: int
    wal_bytes: int | None
    transactions: int | None
    """None where the database counts them nowhere."""


def main() -> None:
    """Measure both kinds, and print the table."""
    (case,) = (one for one in CASES if one.backend is Backend.POSTGRES)
    sys.stdout.write("| | each picture | at rest, at most |\n| --- | --- | --- |\n")
    for backend, title in (
        (Backend.SQLITE, "One process, SQLite"),
        (Backend.POSTGRES, "One `run`, two workers, PostgreSQL"),
    ):
        asyncio.run(_measure(replace(case, backend=backend), title))


async def _measure(case: Case, title: str) -> None:
    options = Options(scale=1.0)
    async with open_stage(case, options) as stage, stage.bot(EASEL) as bot:
        await asyncio.sleep(SETTLING_SECONDS)
        await play(stage, bot, learning_of(case, 1.0, EASEL), grace_seconds=LEARNING_GRACE_SECONDS)
        for process in bot.processes:
            forget_peak(process.pid)
        resting = _memory(bot, rss_bytes)
        before, plan = await asyncio.to_thread(_used, stage, bot), plan_of(case, 1.0)
        await play(stage, bot, plan, grace_seconds=case.grace_seconds)
        await asyncio.sleep(_AFTER_SECONDS)
        after, most = await asyncio.to_thread(_used, stage, bot), _memory(bot, peak_bytes)
    jobs = len(plan)

    def each(until: float | None, since: float | None) -> float:
        return ((until or 0) - (since or 0)) / jobs

    sys.stdout.write(f"| **{title}** | | |\n")
    for kind, seconds in after.cpu_seconds.items():
        milliseconds = 1000 * each(seconds, before.cpu_seconds[kind])
        memory = f"{resting[kind]:.0f} MB, {most[kind]:.0f} MB" if kind in most else ""
        sys.stdout.write(f"| processor, {kind} | {milliseconds:.1f} ms | {memory} |\n")
    sys.stdout.write(f"| rows | {each(after.rows, before.rows):.1f} | |\n")
    kilobytes = each(after.database_bytes, before.database_bytes) / 1000
    sys.stdout.write(f"| database | {kilobytes:.1f} kB | |\n")
    if after.wal_bytes is not None:
        written = each(after.wal_bytes, before.wal_bytes) / 1000
        sys.stdout.write(f"| WAL | {written:.1f} kB | |\n")
        commits = each(after.transactions, before.transactions)
        sys.stdout.write(f"| transactions | {commits:.1f} | |\n")


def _memory(bot: Bot, measure: Callable[[int], int]) -> dict[str, float]:
    """Return the MB of each kind of process; of several of a kind, the largest."""
    run, *workers = (measure(process.pid) / _MB for process in bot.processes)
    return {"`run`": run, **({"workers": max(workers)} if workers else {})}


def _used(stage: Stage, bot: Bot) -> Used:
    run, *workers = (cpu_seconds(process.pid) for process in bot.processes)
    seconds = {"`run`": run}
    if bot.server is None:
        (file,) = (stage.directory / "data").glob("*.db")
        reading = sqlite3.connect(f"file:{file}?mode=ro", uri=True)
        with contextlib.closing(reading) as file_connection:
            rows = _rows(
                file_connection.execute, "SELECT name FROM sqlite_master WHERE type = 'table'"
            )
            # What is still in the write-ahead log counts as well, its length does not.
            ((pages, page_bytes),) = file_connection.execute(
                "SELECT page_count, page_size FROM pragma_page_count, pragma_page_size"
            ).fetchall()
        return Used(
            cpu_seconds=seconds,
            rows=rows,
            database_bytes=pages * page_bytes,
            wal_bytes=None,
            transactions=None,
        )
    seconds |= {"workers": sum(workers), "PostgreSQL": tree_cpu_seconds(bot.server.pid)}
    with psycopg.connect(bot.database_url, autocommit=True) as connection:

        def execute(query: str) -> Cursor:
            return connection.execute(query.encode())

        rows = _rows(execute, "SELECT relname::text FROM pg_stat_user_tables")
        ((size, wal, commits),) = execute(
            "SELECT pg_database_size(current_database()),"
            " pg_current_wal_lsn() - '0/0'::pg_lsn,"
            " (SELECT xact_commit FROM pg_stat_database WHERE datname = current_database())"
        ).fetchall()
    return Used(
        cpu_seconds=seconds,
        rows=rows,
        database_bytes=size,
        wal_bytes=int(wal),
        transactions=commits,
    )


def _rows(execute: Callable[[str], Cursor], tables: str) -> int:
    """Return how many rows there are in all tables, whose names a query finds."""
    names = [name for (name,) in execute(tables).fetchall()]
    counts = " + ".join(f"(SELECT count(*) FROM {name})" for name in names)  # noqa: S608 - our own
    ((rows,),) = execute(f"SELECT {counts}").fetchall()
    return int(rows)


if __name__ == "__main__":
    main()
