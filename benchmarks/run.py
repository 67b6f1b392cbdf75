"""One bot through one case: start everything, send the interactions, collect what was seen."""

import asyncio
import os
import time
from typing import Any

from benchmarks import callgrind
from benchmarks.cases import Case
from benchmarks.figures import (
    Outcome,
    by_percent,
    figures_of,
    most_in_flight,
    quantile,
    records_of,
)
from benchmarks.plan import Job, learning_of, plan_of
from benchmarks.processes import RunError, forget_peak, peak_bytes, rss_bytes
from benchmarks.stage import LOOK_SECONDS, Bot, Options, Stage, open_stage
from benchmarks.standins.lag import LagWatch

# discord.py waits two seconds for more servers before it calls itself ready.
SETTLING_SECONDS = 3.0
LEARNING_GRACE_SECONDS = 30.0
_LEAD_SECONDS = 0.5
_AFTER_SECONDS = 1.0
_QUIET_SHARE = 0.05
_REST_SECONDS = range(5, 20)
_MB = 1_000_000


async def run(case: Case, name: str, options: Options, number: int) -> Outcome:
    """Run one bot through one case; bounded in time, nothing is left behind.

    Args:
        case: What is asked for.
        name: The bot.
        options: How runs are made.
        number: Which of several runs this is, from 0.

    Raises:
        RunError: something did not start, or ended by itself.
    """
    began_at, load_before = time.monotonic(), os.getloadavg()[0]
    async with open_stage(case, options) as stage, stage.bot(name) as bot:
        await asyncio.sleep(SETTLING_SECONDS)
        if learning := learning_of(case, options.scale, name):
            await play(stage, bot, learning, grace_seconds=LEARNING_GRACE_SECONDS)
        facts = await _measured(stage, bot, plan_of(case, options.scale))
    took = time.monotonic() - began_at
    return Outcome(
        case=case.name, bot=name, run=number, load_before=load_before, took_seconds=took, **facts
    )


async def _measured(stage: Stage, bot: Bot, plan: list[Job]) -> dict[str, Any]:
    case = stage.case
    lag = LagWatch()
    lag.start()
    if case.is_counted:
        await callgrind.start(bot.pid)
    rss_idle, cpu_before = rss_bytes(bot.pid) / _MB, bot.cpu_seconds()
    forget_peak(bot.pid)
    memory = await play(stage, bot, plan, grace_seconds=case.grace_seconds)
    # What a bot does after the last picture belongs to the jobs as well.
    await asyncio.sleep(_AFTER_SECONDS)
    cpu = bot.cpu_seconds() - cpu_before
    later = await _rest(bot) if case.rests else None
    instructions = None
    if case.is_counted:
        instructions = await callgrind.instructions(bot.pid, stage.callgrind_path)
    lags = [lag.report()["p99"]]
    discord, images = await stage.seen()
    lags += [discord["lag"]["p99"], images["lag"]["p99"]]
    commands, predictions = discord["commands"], images["predictions"]
    records = records_of(plan, commands, predictions)
    lags.append(
        quantile(sorted(c["sent_at"] - c["due_at"] for c in commands if c["sent_at"]), 0.99) or 0.0
    )
    jobs = sum(record.is_command for record in records)
    groups = [group.name for group in case.groups]
    return {
        "figures": figures_of([record for record in records if record.is_command]),
        "groups": {
            name: figures_of([record for record in records if record.group == name])
            for name in groups
            if len(groups) > 1
        },
        "cpu_ms_per_job": cpu * 1000 / jobs,
        "cpu_later_ms_per_job": None if later is None else later * 1000 / jobs,
        "million_instructions_per_job": instructions and instructions / 1e6 / jobs,
        "rss_idle_mb": rss_idle,
        "rss_peak_mb": peak_bytes(bot.pid) / _MB,
        "rss_kept_mb": rss_bytes(bot.pid) / _MB - rss_idle,
        "rss_seconds": memory if case.is_about_memory else [],
        "most_in_flight": most_in_flight(predictions),
        "curves": {} if case.is_about_memory else by_percent(records),
        "late_p99": max(lags),
        "strange": sorted({*discord["strange"], *images["strange"]}),
    }


async def play(
    stage: Stage, bot: Bot, plan: list[Job], *, grace_seconds: float
) -> list[tuple[float, float]]:
    """Send a plan and wait until all is over; return the memory (MB) over time (s)."""
    start_at = time.monotonic() + _LEAD_SECONDS
    await stage.send(plan, start_at=start_at)
    give_up_at = start_at + max(job.at_seconds + job.seconds for job in plan) + grace_seconds
    memory: list[tuple[float, float]] = []
    while time.monotonic() < give_up_at:
        await asyncio.sleep(LOOK_SECONDS)
        if bot.has_ended:
            raise RunError(f"{bot.name} ended in the midst of {stage.case.name}")
        held = round(rss_bytes(bot.pid) / _MB, 1)
        memory.append((round(time.monotonic() - start_at, 2), held))
        state = await stage.state()
        if state["over"] == state["jobs"]:
            break
    return memory


async def _rest(bot: Bot) -> float:
    """Wait until the bot is quiet, or for as long as is waited; return the processor's seconds."""
    began = before = bot.cpu_seconds()
    for second in range(_REST_SECONDS.stop):
        await asyncio.sleep(1)
        now = bot.cpu_seconds()
        if second >= _REST_SECONDS.start and now - before < _QUIET_SHARE:
            break
        before = now
    return bot.cpu_seconds() - began
