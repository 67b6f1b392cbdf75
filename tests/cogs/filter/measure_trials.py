"""How long a dry run takes where much was asked for, and whether anybody else waits for it.

``python -m tests.cogs.filter.measure_trials`` prints it; docs/prompt-filter.md says it.
"""

import asyncio
import json
import sys
import tempfile
import time
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, insert, select

from bot.db.database import Database
from bot.db.tables import jobs
from cogs.filter import ImportMode, import_of
from cogs.filter.changes import addition
from tests.cogs.filter.filtered import MANAGER, SERVER, Filtered, asked, entry
from tests.cogs.filter.measure import PROMPTS, entries

ROWS = 150_000
BATCH = 5_000
WEEK_SECONDS = 7 * 24 * 60 * 60
TICK_SECONDS = 0.005


async def fill(server: Filtered) -> None:
    """Put the rows into the last seven days, each a copy of a real one with other words."""
    await server.ask(asked("a boat"))
    words = list(PROMPTS.values())[:4]

    def model(connection: Connection) -> dict[str, Any]:
        return dict(connection.execute(select(jobs)).mappings().one())

    its = await server.database.read(model)
    request = json.loads(its["request"])
    for first in range(0, ROWS, BATCH):
        rows = [
            its
            | {
                "id": f"{number:032x}",
                "created_at": its["created_at"] - number * (WEEK_SECONDS - 60) / ROWS,
                "request": json.dumps(request | {"prompt": f"{words[number % 4]} {number}"}),
            }
            for number in range(first + 1, first + BATCH + 1)
        ]
        await server.database.write(partial(_insert, rows=rows))


def _insert(connection: Connection, rows: list[dict[str, Any]]) -> None:
    connection.execute(insert(jobs), rows)


async def longest_wait(until: asyncio.Task[object]) -> float:
    """Return the seconds by which the loop was late at most, until a task is done."""
    longest = 0.0
    while not until.done():
        began = time.perf_counter()
        await asyncio.sleep(TICK_SECONDS)
        longest = max(longest, time.perf_counter() - began - TICK_SECONDS)
    return longest


async def measure() -> None:
    """Print the figures."""
    say = sys.stdout.write
    with tempfile.TemporaryDirectory() as folder:
        async with (
            Database.open("", data_dir=Path(folder)) as database,
            Filtered.open(database) as server,
        ):
            await fill(server)
            listed = entries()[:-1]
            await server.filters.change(
                SERVER, lambda its: import_of(its, listed, ImportMode.ADD), by=MANAGER
            )
            before = await server.filters.list_of(SERVER)
            change = addition(before.entries, entry("cocktail"))
            began = time.perf_counter()
            trial = asyncio.create_task(
                server.services.filter_trials.of_change(
                    SERVER, before, change, may_see=lambda _: True
                )
            )
            waited = await longest_wait(trial)
            took, found = time.perf_counter() - began, await trial
            say(f"{ROWS:,} rows, {len(before.entries) + 1:,} entries: {took:.2f} s;")
            say(f" {found.total:,} tried, {found.caught:,} caught;")
            say(f" the loop was late by {waited * 1000:.0f} ms at most\n")


if __name__ == "__main__":
    asyncio.run(measure())
