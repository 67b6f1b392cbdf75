"""One bot through one case: start everything, send the commands, collect what was seen."""

import asyncio
import os
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.cases import Case
from benchmarks.figures import (
    Outcome,
    figures_of,
    most_in_a_minute,
    most_in_flight,
    quantile,
    records_of,
)
from benchmarks.plan import Job, learning_of, plan_of
from benchmarks.processes import RunError, cpu_seconds, forget_peak, peak_bytes, rss_bytes
from benchmarks.profile import profiled
from benchmarks.stage import LOOK_SECONDS, Options, Stage, open_stage
from benchmarks.standins.lag import LagWatch

# discord.py waits two seconds for more servers before it calls itself ready.
_SETTLING_SECONDS = 3.0
_LEARNING_GRACE_SECONDS = 30.0
_LEAD_SECONDS = 0.5
_AFTER_SECONDS = 1.0
_REST_SECONDS = 10.0
_MB = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class _Bot:
    """The process that is watched."""

    name: str
    process: asyncio.subprocess.Process

    @property
    def pid(self) -> int:
        return self.process.pid


async def run(case: Case, bot: str, options: Options) -> Outcome:
    """Run one bot through one case; bounded in time, nothing is left behind.

    Raises:
        RunError: something did not start, or ended by itself.
    """
    began_at, load_before = time.monotonic(), os.getloadavg()[0]
    facts = await (_starts if case.starts else _jobs)(case, bot, options)
    took = time.monotonic() - began_at
    return Outcome(case=case.name, bot=bot, load_before=load_before, took_seconds=took, **facts)


async def _jobs(case: Case, name: str, options: Options) -> dict[str, Any]:
    async with open_stage(case, options) as stage, stage.bot(name) as process:
        bot = _Bot(name=name, process=process)
        await stage.until(lambda state: state["ready_at"] is not None, process, name)
        await asyncio.sleep(_SETTLING_SECONDS)
        if learning := learning_of(case, options.scale, name):
            await _play(stage, bot, learning, grace_seconds=_LEARNING_GRACE_SECONDS)
        return await _measured(stage, bot, plan_of(case, options.scale))


async def _measured(stage: Stage, bot: _Bot, plan: list[Job]) -> dict[str, Any]:
    lag = LagWatch()
    lag.start()
    rss_idle, cpu_before = rss_bytes(bot.pid) / _MB, cpu_seconds(bot.pid)
    forget_peak(bot.pid)
    async with profiled(stage, bot.name, bot.pid):
        memory = await _play(stage, bot, plan, grace_seconds=stage.case.grace_seconds)
    # What a bot does after the last picture belongs to the jobs as well.
    await asyncio.sleep(_AFTER_SECONDS)
    cpu = cpu_seconds(bot.pid) - cpu_before
    if stage.case.memory_mb is not None:
        await asyncio.sleep(_REST_SECONDS)
    driver_lag = lag.report()
    discord, images = await stage.seen()
    commands, predictions = discord["commands"], images["predictions"]
    records = records_of(plan, commands, predictions)
    late = sorted(one["sent_at"] - one["due_at"] for one in commands if one["sent_at"])
    groups = [group.name for group in stage.case.groups]
    return {
        "figures": figures_of(records),
        "groups": {
            name: figures_of([record for record in records if record.group == name])
            for name in groups
            if len(groups) > 1
        },
        "records": records,
        "cpu_ms_per_job": cpu * 1000 / len(plan),
        "rss_idle_mb": rss_idle,
        "rss_peak_mb": peak_bytes(bot.pid) / _MB,
        "rss_kept_mb": rss_bytes(bot.pid) / _MB - rss_idle,
        "rss_seconds": memory,
        "most_in_flight": most_in_flight(predictions),
        "budget": stage.budget,
        "requests_peak": most_in_a_minute(images["requests_at"]),
        "requests_refused": images["refused"],
        "edits_limited": sum(one["limited"] for one in commands),
        "sent_late_p99": quantile(late, 0.99) or 0.0,
        "lag": {"discord": discord["lag"], "images": images["lag"], "driver": driver_lag},
        "strange": [*discord["strange"], *images["strange"]],
    }


async def _play(
    stage: Stage, bot: _Bot, plan: list[Job], *, grace_seconds: float
) -> list[tuple[float, float]]:
    """Send a plan and wait until all is over; return the memory (MB) over time (s)."""
    start_at = time.monotonic() + _LEAD_SECONDS
    await stage.send(plan, start_at=start_at)
    give_up_at = start_at + max(job.at_seconds + job.seconds for job in plan) + grace_seconds
    memory: list[tuple[float, float]] = []
    while time.monotonic() < give_up_at:
        await asyncio.sleep(LOOK_SECONDS)
        if bot.process.returncode is not None:
            raise RunError(f"{bot.name} ended in the midst of {stage.case.name}")
        memory.append((time.monotonic() - start_at, rss_bytes(bot.pid) / _MB))
        state = await stage.state()
        if state["over"] == state["jobs"]:
            break
    return memory


async def _starts(case: Case, bot: str, options: Options) -> dict[str, Any]:
    """Start the bot several times; note the seconds to its answer to the first command.

    The command is sent in the moment the bot is connected. The first start makes the database,
    the others find it.
    """
    seconds: list[float] = []
    strange: list[str] = []
    with tempfile.TemporaryDirectory(prefix="easel-benchmark-") as directory:
        for _ in range(case.starts):
            async with open_stage(case, options, directory=Path(directory)) as stage:
                await stage.send(plan_of(case, 1.0)[:1], start_at=0.0)
                began_at = time.monotonic()
                async with stage.bot(bot) as process:
                    state = await stage.until(
                        lambda state: state["first_answer_at"] is not None, process, bot
                    )
                    seconds.append(state["first_answer_at"] - began_at)
                    # The job is done by then, and a bot that is up ends in good order.
                    await asyncio.sleep(_SETTLING_SECONDS)
                strange += (await stage.seen())[0]["strange"]
    return {"figures": figures_of([]), "start_seconds": seconds, "strange": strange}
