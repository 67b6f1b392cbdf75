"""A yes to five requests, killed between the first and the last: all come, each paid for once."""

from collections.abc import AsyncGenerator

import pytest
import pytest_asyncio

from tests.e2e.discord_faults import What
from tests.e2e.real_bot import BotBench, real_bot, words
from tests.e2e.watched_images import WatchedImages
from tests.servers.shown import Shown

pytestmark = pytest.mark.asyncio(loop_scope="module")

FOLLOW_UP = r"POST /webhooks/[^/]+/[^/]+"
COLOURS = ("red", "green", "blue", "white", "black")
ALL = words("confirm-started", count=len(COLOURS))


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def bench() -> AsyncGenerator[BotBench]:
    async with real_bot(images=WatchedImages(pace=0.03)) as opened:
        yield opened


async def agreed_to(bench: BotBench, thing: str) -> Shown:
    """The list of five requests, once Batch is pressed."""
    prompt = f"a {{{', '.join(COLOURS)}}} {thing}"
    offer = await bench.reply(bench.imagine(prompt), until=lambda one: "Run" in one.buttons)
    bench.press(offer, label="Run")
    return offer


async def under_way(bench: BotBench, thing: str, count: int) -> None:
    """Return once the bot has on record that so many are drawn: none is on its way to be paid."""

    def on_record() -> bool:
        ids = [str(one.prediction_id) for one in bench.images.started(thing)]
        log = "\n".join(bench.bot.log_lines)
        return sum(f"runs as prediction {id_}" in log for id_ in ids) >= count

    await bench.until(on_record, f"{count} of {thing} under way")


async def all_five(bench: BotBench, thing: str) -> None:
    """Each picture came once and was paid for once."""
    await bench.until(lambda: len(bench.pictures_of(thing)) >= len(COLOURS), f"five of {thing}")
    await bench.over(bench.imagine(f"after that, one {thing[0]}"))

    assert sorted(str(one.input["prompt"]) for one in bench.images.created(thing)) == sorted(
        f"a {colour} {thing}" for colour in COLOURS
    )
    assert len(bench.pictures_of(thing)) == len(COLOURS)


@pytest.mark.parametrize("what", ["hold", "hold the answer"])
async def test_killed_while_the_third_is_told(bench: BotBench, what: What) -> None:
    thing = {"hold": "lighthouse", "hold the answer": "windmill"}[what]
    with bench.faults.fault(what, FOLLOW_UP, with_files=False, times=1, passing=2) as fault:
        offer = await agreed_to(bench, thing)
        await fault.hit()
        await under_way(bench, thing, 2)
        await bench.kill_bot()

    await bench.message_is(offer, lambda one: ALL in one.text)
    await all_five(bench, thing)


async def test_killed_again_while_the_next_process_goes_on(bench: BotBench) -> None:
    with bench.faults.fault("hold", FOLLOW_UP, with_files=False, times=2, passing=1) as fault:
        offer = await agreed_to(bench, "ferry")
        for times in (1, 2):
            await fault.hit(times)
            await under_way(bench, "ferry", times)
            await bench.kill_bot()

    await bench.message_is(offer, lambda one: ALL in one.text)
    await all_five(bench, "ferry")


async def test_killed_before_the_end_is_told(bench: BotBench) -> None:
    told = r"PATCH /webhooks/[^/]+/[^/]+/messages/@original"
    with bench.faults.fault("hold", told, with_files=False, times=1) as fault:
        offer = await agreed_to(bench, "barn")
        await fault.hit()
        await under_way(bench, "barn", len(COLOURS))
        await bench.kill_bot()

    await bench.message_is(offer, lambda one: ALL in one.text)
    await all_five(bench, "barn")


async def test_when_it_comes_back_too_late_it_says_what_did_not_begin(bench: BotBench) -> None:
    with bench.faults.fault("hold", FOLLOW_UP, with_files=False, times=1, passing=2) as fault:
        await agreed_to(bench, "harbour")
        await fault.hit()
        await under_way(bench, "harbour", 2)
        for interaction in list(bench.discord.backend.interactions):
            bench.expire(interaction)
        await bench.kill_bot()
    late = words("refusal-confirm-too-late")

    told = await bench.sees(lambda one: late in one.text)

    assert f"<@{bench.me.id}>" in told.text
    assert words("confirm-started-part", begun=3, count=5, reason=late) in told.text
    assert "> a white harbour\n> a black harbour\n" in told.text
    await bench.until(lambda: len(bench.pictures_of("harbour")) == 3, "what was begun")
    assert len(bench.images.created("harbour")) == 3
