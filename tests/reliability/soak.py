"""``python -m tests.reliability.soak`` lets one Easel draw real pictures for an hour.

Whatever a process holds must be level: what grows in an hour ends it in a month.
"""

import argparse
import asyncio
import contextlib
import sqlite3
import statistics
import sys
import tempfile
import time
import urllib.request
from collections import Counter
from collections.abc import AsyncGenerator, Iterator
from dataclasses import dataclass, fields
from pathlib import Path

from tests.e2e.real_bot import BotBench, has_picture, real_bot
from tests.e2e.watched_images import WatchedImages
from tests.reliability.crowd import Crowd
from tests.reliability.stories import MANY
from tests.servers.ports import free_port

_MIB = 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """What a process holds at one moment."""

    memory_mib: float
    descriptors: float
    tasks: float
    files: float
    """Of the descriptors, those of files: the database, what is written for a moment."""
    unfinished: float
    """Requests that are not over."""


MOST_MORE = Level(memory_mib=12.0, descriptors=6.0, tasks=12.0, files=3.0, unfinished=6.0)
"""By how much the last quarter may be above the second one, or the line through both and what lies
between: noise, no growth."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Growth:
    """How something changed once the process had warmed up."""

    second: float
    """The median of the second quarter."""
    last: float
    """The median of the last quarter."""
    along_line: float
    """By how much the line that fits best rose from the second quarter to the end."""

    @property
    def most(self) -> float:
        """Return the larger of both growths."""
        return max(self.last - self.second, self.along_line)


def growth(levels: list[Level]) -> dict[str, Growth]:
    """Return how each of what was measured grew."""
    quarter = max(1, len(levels) // 4)
    warm = levels[quarter:] or levels
    found: dict[str, Growth] = {}
    for one in fields(Level):
        values = [float(getattr(level, one.name)) for level in warm]
        slope = statistics.linear_regression(range(len(values)), values).slope
        found[one.name] = Growth(
            second=statistics.median(values[:quarter]),
            last=statistics.median(values[-quarter:]),
            along_line=slope * (len(values) - 1),
        )
    return found


async def soak(*, minutes: float, per_second: float) -> bool:
    """Keep asking and pressing; whether all was level, and nobody lost anything."""
    port, levels = free_port(), list[Level]()
    environment = {**MANY, "HTTP_PORT": str(port), "MAX_CONCURRENT_PER_PERSON": "20"}
    with tempfile.TemporaryDirectory(prefix="easel-soak-", ignore_cleanup_errors=True) as name:
        images = WatchedImages(pace=0.4, paint=True)
        async with real_bot(images=images, environment=environment, data_dir=Path(name)) as bench:
            crowd = Crowd(bench, per_second=per_second, is_varied=True)
            ends_at = time.monotonic() + minutes * 60
            async with crowd.asking(), _pressing(bench):
                while time.monotonic() < ends_at:
                    await asyncio.sleep(20)
                    levels.append(await asyncio.to_thread(_level, bench.bot.pid, port, Path(name)))
                    sys.stderr.write(f"{levels[-1]} {_kinds(bench.bot.pid)}\n")
            told = await crowd.told()
    sys.stdout.write(f"{told.asked} requests in {minutes:.0f} minutes: {told}\n\n")
    sys.stdout.write(
        "| What it holds | second quarter | last quarter | along the line |\n"
        "| --- | --- | --- | --- |\n"
    )
    is_level = not told.lost
    for what, its in growth(levels).items():
        sys.stdout.write(
            f"| {what} | {its.second:.0f} | {its.last:.0f} | {its.along_line:+.1f} |\n"
        )
        is_level = is_level and its.most <= getattr(MOST_MORE, what)
    sys.stderr.writelines(f"{one}\n" for one in told.lost[:20])
    return is_level


@contextlib.asynccontextmanager
async def _pressing(bench: BotBench) -> AsyncGenerator[None]:
    task = asyncio.create_task(_press(bench), name="presses")
    try:
        yield
    finally:
        task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await task


async def _press(bench: BotBench) -> None:
    """Press something at the newest picture now and then: its details, a star, another one."""
    for turn in _turns():
        await asyncio.sleep(3)
        shown = next((one for one in reversed(bench.messages()) if has_picture(one)), None)
        if shown is None:
            continue
        ids = [str(one.get("custom_id", "")) for one in shown.components]
        wanted = next((one for one in ids if f":{turn}:" in one), None)
        if turn == "more" and wanted is not None:
            bench.choose(shown, custom_id=wanted, values=["details"])
        elif wanted is not None:
            bench.press(shown, custom_id=wanted)


def _turns() -> Iterator[str]:
    while True:
        yield from ("more", "star", "subtle", "reroll")


def _level(pid: int | None, port: int, folder: Path) -> Level:
    process = Path(f"/proc/{pid}")
    pages = int((process / "statm").read_text(encoding="ascii").split()[1])
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/metrics", timeout=10) as answer:
        lines = answer.read().decode().splitlines()
    tasks = next(line.split()[1] for line in lines if line.startswith("easel_tasks "))
    (database,) = folder.glob("*.db")
    with contextlib.closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as connection:
        over = "('delivered', 'failed', 'canceled')"
        query = f"SELECT count(*) FROM jobs WHERE state NOT IN {over}"
        (unfinished,) = connection.execute(query).fetchone()
    kinds = _kinds(pid)
    return Level(
        memory_mib=pages * 4096 / _MIB,
        descriptors=sum(kinds.values()),
        files=kinds["file"],
        tasks=float(tasks),
        unfinished=unfinished,
    )


def _kinds(pid: int | None) -> Counter[str]:
    """Return the descriptors of a process by their kind."""
    found = Counter[str]()
    for descriptor in Path(f"/proc/{pid}/fd").iterdir():
        with contextlib.suppress(FileNotFoundError):  # closed meanwhile
            target = str(descriptor.readlink())
            found["file" if target.startswith("/") else target.partition(":")[0]] += 1
    return found


def main() -> None:
    """Read how long and how hard."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=60.0)
    parser.add_argument("--per-second", type=float, default=0.7)
    given = parser.parse_args()
    sys.exit(not asyncio.run(soak(minutes=given.minutes, per_second=given.per_second)))


if __name__ == "__main__":
    main()
