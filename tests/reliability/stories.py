"""What is done to a fleet on PostgreSQL while members keep asking, each told by one story."""

import asyncio
import itertools
import os
import signal
import tempfile
from collections.abc import AsyncGenerator, Awaitable, Callable, Mapping, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

from sandbox.app import Sandbox
from sandbox.supervisor import RunningProgram, start_program_on_leash
from tests.e2e.fleet import Between, Fleet, fleet
from tests.reliability.crowd import Crowd, Told
from tests.reliability.skewed import SKEW
from tests.servers.postgres import PostgresServer, running_postgres
from tests.servers.proxy import Proxy

MANY = {"MAX_CONCURRENT_PER_PERSON": "50", "MAX_WAITING_PER_PERSON": "1000"}
"""A few people ask for what hundreds would."""
WAYS = ("DATABASE_URL", "DISCORD_API_URL", "DISCORD_GATEWAY_URL", "PREDICTION_API_URL")
CUT_SECONDS = 20.0
SKEW_SECONDS = 240


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """How long and how hard."""

    minutes: float
    per_second: float
    logs: Path | None = None
    """Where the processes' logs are kept, if anywhere."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """What was done, how often, and what came of it."""

    done: str
    times: int
    told: Told


Story = Callable[[Terms], Awaitable[Chapter]]


@asynccontextmanager
async def _a_fleet(
    postgres: PostgresServer,
    terms: Terms,
    *,
    url: str | None = None,
    between: Between | None = None,
) -> AsyncGenerator[Fleet]:
    async with AsyncExitStack() as stack:
        name = stack.enter_context(
            tempfile.TemporaryDirectory(prefix="easel-faults-", ignore_cleanup_errors=True)
        )
        bench = await stack.enter_async_context(
            fleet(
                url=url or postgres.create_database(),
                data_dir=Path(name),
                environment=MANY,
                between=between,
            )
        )
        await bench.workers_draw()
        try:
            yield bench
        finally:
            if terms.logs is not None:
                await asyncio.to_thread(_keep_logs, bench, terms.logs)


def _keep_logs(bench: Fleet, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name, process in bench.processes.items():
        (folder / f"{name}.log").write_text("\n".join(process.log_lines), encoding="utf-8")


async def deploys(terms: Terms) -> Chapter:
    """Start a new process of each kind each minute, and then stop an old one."""
    with running_postgres() as postgres:
        async with _a_fleet(postgres, terms) as bench:
            crowd = Crowd(bench, per_second=terms.per_second)
            times = max(1, round(terms.minutes))
            async with crowd.asking():
                for number in range(times):
                    await asyncio.sleep(terms.minutes * 60 / times)
                    shard = number % 2
                    old_run = next(
                        name
                        for name in bench.processes
                        if name.startswith(f"run-{shard}") and bench.processes[name].pid
                    )
                    old_worker = next(
                        name
                        for name in bench.processes
                        if name.startswith("worker") and bench.processes[name].pid
                    )
                    await bench.start(f"run-{shard}-{number}", SHARD_IDS=str(shard))
                    await bench.start(f"worker-1{number}")
                    await bench.processes[old_run].stop()
                    await bench.processes[old_worker].stop()
            told = await crowd.told()
    return Chapter(done="a new `run` and a new worker started, then an old one of each stopped",
                   times=times, told=told)  # fmt: skip


async def fail_over(terms: Terms) -> Chapter:
    """Kill the database for good, and let its standby go on at the same address."""
    options = ("-c", "synchronous_standby_names=standby")
    with running_postgres() as first:
        url = first.create_database()
        name = url.rpartition("/")[2]
        with running_postgres(following=first) as second:
            first.stop()
            first.use(options)
            first.start()
            proxy = Proxy(port=first.port)
            async with proxy.open():
                there = f"postgresql://easel@127.0.0.1:{proxy.port}/{name}"
                async with _a_fleet(first, terms, url=there) as bench:
                    crowd = Crowd(bench, per_second=terms.per_second)
                    async with crowd.asking():
                        await asyncio.sleep(15)
                        os.kill(first.pid, signal.SIGQUIT)
                        await asyncio.sleep(5)
                        await asyncio.to_thread(second.promote)
                        proxy.server_port = second.port
                        proxy.reset()
                        await asyncio.sleep(30)
                    told = await crowd.told()
    return Chapter(done="PostgreSQL killed for good, its synchronous standby promoted 5 s later",
                   times=1, told=told)  # fmt: skip


async def cut(terms: Terms, *, way: str, by_reset: bool) -> Chapter:
    """Cut every process off from one server: nothing is heard, or connections keep breaking."""
    proxies: dict[str, Proxy] = {}

    async def between(url: str, sandbox: Sandbox, stack: AsyncExitStack) -> Mapping[str, str]:
        there = {
            "DATABASE_URL": url,
            "DISCORD_API_URL": sandbox.discord.api_url,
            "DISCORD_GATEWAY_URL": sandbox.discord.gateway_url,
            "PREDICTION_API_URL": f"{sandbox.images.url}/replicate/v1",
        }
        settings: dict[str, str] = {}
        for name, address in there.items():
            parts = urlsplit(address)
            proxies[name] = await stack.enter_async_context(Proxy(port=parts.port or 0).open())
            host = f"{parts.username}@127.0.0.1" if parts.username else "127.0.0.1"
            netloc = f"{host}:{proxies[name].port}"
            settings[name] = urlunsplit(parts._replace(netloc=netloc))
        return settings

    with running_postgres() as postgres:
        url = postgres.create_database()
        async with _a_fleet(postgres, terms, url=url, between=partial(between, url)) as bench:
            crowd = Crowd(bench, per_second=terms.per_second)
            async with crowd.asking():
                await asyncio.sleep(5)
                if by_reset:
                    for _ in range(round(CUT_SECONDS)):
                        proxies[way].reset()
                        await asyncio.sleep(1)
                else:
                    await proxies[way].silence()
                    await asyncio.sleep(CUT_SECONDS)
                    proxies[way].mend()
                    proxies[way].reset()
                await asyncio.sleep(15)
            told = await crowd.told()
    what = "connections broken each second" if by_reset else "nothing heard"
    return Chapter(done=f"{way}: {what} for {CUT_SECONDS:.0f} s", times=1, told=told)


async def wrong_key(terms: Terms) -> Chapter:
    """Let one worker in two have a key that the image service refuses."""
    with running_postgres() as postgres:
        async with _a_fleet(postgres, terms) as bench:
            for name in ("worker-1", "worker-2"):
                await bench.processes[name].stop()
            crowd = Crowd(bench, per_second=terms.per_second)
            async with crowd.asking():
                await bench.start("worker-3", COMETAPI_KEY="wrong")
                await asyncio.sleep(60)
            told = await crowd.told()
    return Chapter(done="one of two workers with a wrong key", times=1, told=told)


async def clock_skew(terms: Terms, *, seconds: int) -> Chapter:
    """Let the clocks of a run process and a worker be minutes off."""
    with running_postgres() as postgres:
        async with _a_fleet(postgres, terms) as bench:
            for name, more in (("run-0", {"SHARD_IDS": "0"}), ("worker-0", dict[str, str]())):
                await bench.processes[name].stop()
                more[SKEW] = str(seconds)
                await bench.start(f"{name}-off", start_program=_skewed, **more)
            crowd = Crowd(bench, per_second=terms.per_second)
            async with crowd.asking():
                await asyncio.sleep(40)
            told = await crowd.told()
    which = "ahead" if seconds > 0 else "behind"
    done = f"the clocks of one `run` and one worker {abs(seconds)} s {which}"
    return Chapter(done=done, times=1, told=told)


async def _skewed(command: Sequence[str], environment: Mapping[str, str]) -> RunningProgram:
    python, _, _, *arguments = command
    return await start_program_on_leash(
        (python, "-m", "tests.reliability.skewed", *arguments), environment
    )


STORIES: Mapping[str, Story] = {
    "deploys": deploys,
    "fail-over": fail_over,
    **{
        f"cut-{way.removesuffix('_URL').lower().replace('_', '-')}-{kind}": partial(
            cut, way=way, by_reset=kind == "resets"
        )
        for way, kind in itertools.product(WAYS, ("silence", "resets"))
    },
    "wrong-key": wrong_key,
    "clock-ahead": partial(clock_skew, seconds=SKEW_SECONDS),
    "clock-behind": partial(clock_skew, seconds=-SKEW_SECONDS),
}
