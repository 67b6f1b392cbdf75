"""SIGTERM: what runs is finished, what waits goes on after the restart, nothing new is begun."""

import asyncio
import os
import signal
from collections.abc import AsyncGenerator, Callable, Coroutine

import pytest
import pytest_asyncio

from sandbox.supervisor import RunningProgram
from tests.e2e.real_bot import BotBench, has_picture, is_handed_over, real_bot, words
from tests.e2e.watched_images import WatchedImages
from tests.patience import PATIENCE_SECONDS

pytestmark = pytest.mark.asyncio(loop_scope="module")

ONE_AT_A_TIME = {"MAX_CONCURRENT_PER_PERSON": "1"}
STOPPING = "bot.app: Stopping: "


def process_of(bench: BotBench) -> RunningProgram:
    process = bench.bot._process
    assert process is not None
    return process


def assert_nothing_is_left_of(process: RunningProgram) -> None:
    """The bot led a process group of its own."""
    with pytest.raises(ProcessLookupError):
        os.killpg(process.pid, 0)


async def what_runs_is_finished_and_what_waits_goes_on_after_the_restart() -> None:
    async with real_bot(images=WatchedImages(pace=0.05), environment=ONE_AT_A_TIME) as bench:
        nova = bench.as_(bench.world.nova)
        process = process_of(bench)
        with bench.images.holding("query"):
            running = bench.imagine("a cake in the oven")
            await bench.images.wait_queried("a cake in the oven")
            waiting = bench.imagine("a cake in the queue")
            await bench.reply(waiting)
            restart = asyncio.create_task(bench.bot.restart(), name="restart")
            told = await bench.reply(waiting, until=is_handed_over)
            refused = await nova.reply(nova.imagine("a cake too late"))
        shown = await bench.over(running)
        await restart
        created_before = len(bench.images.creates)
        await bench.discord.wait_offline(within_seconds=PATIENCE_SECONDS)
        await bench.wait_ready()
        after = await bench.over(waiting)
        published = bench.requests("PUT", "/commands")

    # Discord had the commands of the process before.
    assert len(published) == 1
    assert refused.ephemeral
    assert refused.said == words("refusal-stopping")
    assert has_picture(shown)
    assert not told.buttons
    assert created_before == 1
    assert process.returncode == 0
    assert has_picture(after)
    assert after.id == told.id
    assert len(bench.images.created("a cake in the queue")) == 1
    assert bench.images.created("a cake too late") == []
    assert_nothing_is_left_of(process)


async def after_the_grace_period_what_still_runs_is_told_and_goes_on() -> None:
    environment = {"SHUTDOWN_GRACE_SECONDS": "0.5"}
    async with real_bot(images=WatchedImages(pace=0.05), environment=environment) as bench:
        process = process_of(bench)
        with bench.images.holding("query"):
            asked = bench.imagine("a slow roast")
            await bench.images.wait_queried("a slow roast")
            restart = asyncio.create_task(bench.bot.restart(), name="restart")
            told = await bench.reply(asked, until=is_handed_over)
            await restart
        await bench.discord.wait_offline(within_seconds=PATIENCE_SECONDS)
        await bench.wait_ready()
        shown = await bench.over(asked)

    assert process.returncode == 0
    assert has_picture(shown)
    assert shown.id == told.id
    assert len(bench.images.created("a slow roast")) == 1


async def a_second_sigterm_cuts_the_grace_period_short() -> None:
    async with real_bot(
        images=WatchedImages(pace=0.05), environment={"SHUTDOWN_GRACE_SECONDS": "600"}
    ) as bench:
        process = process_of(bench)
        with bench.images.holding("query"):
            asked = bench.imagine("an impatient guest")
            await bench.images.wait_queried("an impatient guest")
            async with bench.logging(STOPPING):
                os.kill(process.pid, signal.SIGTERM)
            await bench.bot.restart()
        await bench.discord.wait_offline(within_seconds=PATIENCE_SECONDS)
        await bench.wait_ready()
        shown = await bench.over(asked)

    assert process.returncode == 0
    assert has_picture(shown)
    assert len(bench.images.created("an impatient guest")) == 1
    assert_nothing_is_left_of(process)


async def a_paid_request_on_the_wire_comes_to_its_record_before_the_end() -> None:
    environment = {"SHUTDOWN_GRACE_SECONDS": "0.2"}
    async with real_bot(images=WatchedImages(pace=0.05), environment=environment) as bench:
        process = process_of(bench)
        with bench.images.holding("create"):
            asked = bench.imagine("a letter in the slot")
            await bench.images.wait_created("a letter in the slot")
            async with bench.logging(STOPPING):
                restart = asyncio.create_task(bench.bot.restart(), name="restart")
        await restart
        await bench.discord.wait_offline(within_seconds=PATIENCE_SECONDS)
        await bench.wait_ready()
        shown = await bench.over(asked)

    assert process.returncode == 0
    assert has_picture(shown)
    assert len(bench.images.created("a letter in the slot")) == 1


Story = Callable[[], Coroutine[None, None, None]]
STORIES: tuple[Story, ...] = (
    what_runs_is_finished_and_what_waits_goes_on_after_the_restart,
    after_the_grace_period_what_still_runs_is_told_and_goes_on,
    a_second_sigterm_cuts_the_grace_period_short,
    a_paid_request_on_the_wire_comes_to_its_record_before_the_end,
)


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def under_way() -> AsyncGenerator[dict[Story, asyncio.Task[None]], None]:
    """Every story, each with a bot of its own, at the same time: grace periods are long."""
    tasks = {story: asyncio.create_task(story(), name=story.__name__) for story in STORIES}
    yield tasks
    for task in tasks.values():
        task.cancel()
    await asyncio.gather(*tasks.values(), return_exceptions=True)


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.__name__)
async def test_on_sigterm(under_way: dict[Story, asyncio.Task[None]], story: Story) -> None:
    await under_way[story]
