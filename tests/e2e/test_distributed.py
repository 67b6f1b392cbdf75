"""Two run processes with a shard each and three workers: whoever dies, nothing is lost."""

import asyncio
import signal
import time
from collections.abc import AsyncGenerator
from contextlib import ExitStack
from pathlib import Path

import pytest
import pytest_asyncio

from tests.e2e.fleet import Fleet, fleet
from tests.e2e.real_bot import has_picture, words
from tests.patience import PATIENCE_SECONDS
from tests.servers.postgres import PostgresServer

pytestmark = pytest.mark.asyncio(loop_scope="module")

TAKEOVER_SECONDS = 45.0
"""Three times what it takes on a quiet machine."""


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def bench(
    postgres: PostgresServer, tmp_path_factory: pytest.TempPathFactory
) -> AsyncGenerator[Fleet, None]:
    folder: Path = tmp_path_factory.mktemp("fleet")
    async with fleet(url=postgres.create_database(), data_dir=folder) as bench:
        yield bench


async def assert_one_picture(bench: Fleet, asked: int, prompt: str) -> None:
    """The picture is on the reply and nowhere else, came once, and was paid for once."""
    shown = await bench.over(asked)
    assert has_picture(shown), shown.text
    assert [one.id for one in bench.pictures_of(prompt)] == [shown.id]
    assert bench.picture_edits(shown.id) == 1
    assert len(bench.images.created(prompt)) == 1


def taken_for_dead(bench: Fleet) -> int:
    return sum(bench.count_said(name, "taken for dead") for name in bench.processes)


async def test_workers_draw_what_the_others_accept(bench: Fleet) -> None:
    await bench.workers_draw()
    prompts = [f"shared boat {number}" for number in range(6)]
    asked = [
        bench.as_(person).imagine(prompt)
        for prompt, person in zip(prompts, [bench.world.theo, bench.world.nova] * 3, strict=True)
    ]

    for one, prompt in zip(asked, prompts, strict=True):
        await assert_one_picture(bench, one, prompt)
    ids = "|".join(str(bench.images.started(prompt)[0].prediction_id) for prompt in prompts)
    assert not bench.count_said("run-0", f"runs as prediction ({ids})")
    assert not bench.count_said("run-1", f"runs as prediction ({ids})")


async def test_what_a_killed_worker_had_is_delivered_by_another(bench: Fleet) -> None:
    prompts = [f"orphaned kite {number}" for number in range(3)]
    with bench.images.holding("query"):
        asked = [bench.imagine(prompt) for prompt in prompts]
        victim = await bench.drawing(*prompts)
        await bench.processes[victim].stop(sig=signal.SIGKILL)
        killed_at = time.monotonic()

    for one, prompt in zip(asked, prompts, strict=True):
        await assert_one_picture(bench, one, prompt)
    assert time.monotonic() - killed_at < TAKEOVER_SECONDS
    await bench.start(victim)


async def test_a_paused_worker_stops_before_another_goes_on(bench: Fleet) -> None:
    with ExitStack() as held:
        held.enter_context(bench.images.holding("query"))
        asked = bench.imagine("a stalled mill")
        sleeper = await bench.drawing("a stalled mill")
        with bench.paused(sleeper):
            held.close()
            await assert_one_picture(bench, asked, "a stalled mill")
        await bench.said(sleeper, "was taken for dead")

    # It is a member again, and has nothing to say about the job it lost.
    again = bench.imagine("after the stall")
    await assert_one_picture(bench, again, "after the stall")
    await assert_one_picture(bench, asked, "a stalled mill")


async def test_cancel_stops_a_job_that_runs_in_another_process(bench: Fleet) -> None:
    asked = bench.imagine("!slow a long way off", model="dev")
    await bench.images.wait_queried("a long way off")
    shown = await bench.reply(asked, until=lambda one: "Cancel" in one.buttons)
    pressed_at = time.monotonic()
    bench.press(shown, label=words("button-cancel"))
    told = await bench.over(asked)

    assert time.monotonic() - pressed_at < 9
    assert not has_picture(told)
    assert f"<@{bench.me.id}>" in told.text


async def test_a_worker_that_is_told_to_stop_hands_its_jobs_back(bench: Fleet) -> None:
    with bench.images.holding("query"):
        asked = bench.imagine("a handed lantern")
        leaver = await bench.drawing("a handed lantern")
        began_at = time.monotonic()
        await bench.processes[leaver].stop()
    await assert_one_picture(bench, asked, "a handed lantern")

    # Its grace of 5 s, and not the silence after which the dead are missed.
    assert time.monotonic() - began_at < 5 + 15
    await bench.start(leaver)


async def test_while_postgresql_is_away_people_are_told_and_what_runs_goes_on(
    bench: Fleet, postgres: PostgresServer
) -> None:
    dead_before = taken_for_dead(bench)
    with ExitStack() as held:
        held.enter_context(bench.images.holding("query"))
        asked = bench.imagine("a bridge in a storm")
        await bench.drawing("a bridge in a storm")
        await asyncio.to_thread(postgres.stop)
        try:
            held.close()
            refused = await bench.outcome(bench.imagine("not now"))
            assert refused.message_id is not None
            sentence = bench.message(refused.message_id)
            assert sentence is not None
            assert sentence.ephemeral
            assert words("refusal-store-away") in sentence.text
            # Longer than the silence after which a process is taken for dead.
            await asyncio.sleep(10)
        finally:
            await asyncio.to_thread(postgres.start)

    await assert_one_picture(bench, asked, "a bridge in a storm")
    async with asyncio.timeout(PATIENCE_SECONDS):
        while True:
            again = await bench.outcome(bench.imagine("after the storm"))
            shown = bench.message(again.message_id or 0)
            if shown is None or words("refusal-store-away") not in shown.text:
                break
    await bench.sees(lambda one: "after the storm" in one.text and has_picture(one))
    assert not bench.images.created("not now")
    assert taken_for_dead(bench) == dead_before


async def test_run_processes_draw_when_every_worker_is_gone(bench: Fleet) -> None:
    workers = [name for name in bench.processes if name.startswith("worker")]
    for name in workers:
        await bench.processes[name].stop(sig=signal.SIGKILL)

    asked = bench.imagine("nobody else left")

    await assert_one_picture(bench, asked, "nobody else left")
    await asyncio.gather(*(bench.start(name) for name in workers))


async def test_what_a_killed_process_had_begun_of_several_requests_goes_on(bench: Fleet) -> None:
    following = r"POST /webhooks/[^/]+/[^/]+"
    offer = await bench.reply(
        bench.imagine("a {red, green, blue} gondola"), until=lambda one: "Run" in one.buttons
    )
    with bench.faults.fault("hold", following, with_files=False, times=1, passing=1) as fault:
        bench.press(offer, label="Run")
        await fault.hit()
        victim = f"run-{(bench.world.guild_id >> 22) % 2}"
        await bench.processes[victim].stop(sig=signal.SIGKILL)

    began = words("confirm-started", count=3)
    await bench.message_is(offer, lambda one: began in one.text)
    await bench.until(lambda: len(bench.pictures_of("gondola")) == 3, "three gondolas")
    assert len(bench.images.created("gondola")) == 3
    await bench.start(victim, SHARD_IDS=victim[-1])
