"""kill -9 at every moment of a job: nothing is lost, nothing is paid for twice."""

import asyncio
import random
import sqlite3
from collections import Counter
from collections.abc import AsyncGenerator
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest
import pytest_asyncio

from tests.e2e.discord_faults import What
from tests.e2e.real_bot import BotBench, has_picture, is_over, real_bot, words
from tests.e2e.watched_images import WatchedImages
from tests.servers.ports import free_port
from tests.servers.shown import Shown

pytestmark = pytest.mark.asyncio(loop_scope="module")

PACE = 0.03
CALLBACK = r"POST /interactions/.*/callback"
HONEST = ("failure-interrupted-while-starting", "failure-start-ambiguous")
ROUNDS = 8


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def bench() -> AsyncGenerator[BotBench, None]:
    images, port = WatchedImages(pace=PACE), str(free_port())
    # Calls of the image service come at every moment as well, and while nobody is there.
    called = {"PUBLIC_URL": f"http://127.0.0.1:{port}", "PUBLIC_PORT": port}
    environment = {"MAX_CONCURRENT_PER_PERSON": "1", **called}
    async with real_bot(images=images, environment=environment) as bench:
        yield bench


def assert_one_picture(bench: BotBench, shown: Shown, prompt: str) -> None:
    """The picture stands on this message and on no other, and was paid for once."""
    assert has_picture(shown), shown.text
    assert len(shown.attachments) == 1
    assert [one.id for one in bench.pictures_of(prompt)] == [shown.id]
    assert len(bench.images.created(prompt)) == 1


async def test_killed_while_a_job_waits_for_its_turn(bench: BotBench) -> None:
    with bench.images.holding("query"):
        first = bench.imagine("the first of a queue")
        await bench.images.wait_queried("the first of a queue")
        second = bench.imagine("the second of a queue")
        waiting = words("progress-queued", place=1)
        await bench.reply(second, until=lambda one: waiting in one.text)
        assert bench.images.created("the second of a queue") == []
        await bench.kill_bot()

    assert_one_picture(bench, await bench.over(first), "the first of a queue")
    assert_one_picture(bench, await bench.over(second), "the second of a queue")


async def test_killed_while_the_paid_request_is_on_the_wire(bench: BotBench) -> None:
    with bench.images.holding("create"):
        asked = bench.imagine("a letter on its way")
        await bench.images.wait_created("a letter on its way")
        await bench.kill_bot()
    told = await bench.over(asked)

    assert words("failure-interrupted-while-starting") in told.text
    assert next(iter(told.buttons)) == words("button-retry")
    assert len(bench.images.created("a letter on its way")) == 1

    bench.press(told, label=words("button-retry"))
    shown = await bench.message_is(told, has_picture)
    assert len(bench.images.created("a letter on its way")) == 2
    assert [one.id for one in bench.pictures_of("a letter on its way")] == [shown.id]


async def test_killed_right_after_the_id_was_stored(bench: BotBench) -> None:
    async with bench.logging("runs as prediction"):
        asked = bench.imagine("a clock that stops")
    await bench.kill_bot()

    assert_one_picture(bench, await bench.over(asked), "a clock that stops")


async def test_killed_while_it_draws(bench: BotBench) -> None:
    asked = bench.imagine("!slow a half drawn swan")
    await bench.images.wait_queried("a half drawn swan")
    with bench.images.holding("query"):
        await bench.reply(asked, until=lambda one: "**Drawing**" in one.text)
        await bench.kill_bot()

    shown = await bench.over(asked)
    assert_one_picture(bench, shown, "a half drawn swan")


async def test_killed_while_the_picture_is_fetched(bench: BotBench) -> None:
    with bench.images.holding("file"):
        asked = bench.imagine("a parcel at the door")
        await bench.images.wait_downloaded("a parcel at the door")
        await bench.kill_bot()

    assert_one_picture(bench, await bench.over(asked), "a parcel at the door")


@pytest.mark.parametrize("what", ["hold", "hold the answer"])
async def test_killed_while_the_picture_is_delivered(bench: BotBench, what: What) -> None:
    prompt = f"a knock at the door ({what})"
    with bench.faults.fault(what, times=1) as fault:
        asked = bench.imagine(prompt)
        await fault.hit()
        await bench.kill_bot()

    shown = await bench.over(asked)
    await bench.recorded(shown)
    assert_one_picture(bench, shown, prompt)


async def test_killed_after_delivery_what_stands_there_is_left_alone_and_works(
    bench: BotBench,
) -> None:
    asked = bench.imagine("a finished puzzle")
    shown = await bench.over(asked)
    await bench.recorded(shown)
    refusal = await bench.reply(bench.imagine("a puzzle piece", aspect_ratio="7:1"))
    easel = bench.discord.backend.bot_user.id
    bench.discord.send_as(bench.me.id, bench.here, f"<@{easel}> draw a puzzle box")
    offer = await bench.sees(lambda one: words("messages-button-draw") in one.buttons)
    sent = len(bench.requests("PATCH"))
    await bench.kill_bot()
    await bench.over(bench.imagine("the next puzzle"))

    token = bench.discord.backend.interactions[asked].token
    assert not [one for one in bench.requests("PATCH")[sent:] if token in one.path]
    assert_one_picture(bench, await bench.over(asked), "a finished puzzle")
    assert bench.message(shown.id) == shown

    press = bench.press(refusal, label=words("given-back-again"))
    form = (await bench.outcome(press)).modal
    assert form is not None
    again = bench.submit(form["custom_id"], prompt="a puzzle piece", aspect_ratio="16:9")
    assert_one_picture(bench, await bench.over(again), "a puzzle piece")
    bench.press(offer, label=words("messages-button-draw"))
    assert_one_picture(bench, await bench.message_is(offer, has_picture), "a puzzle box")


async def test_killed_before_it_knows_that_its_answer_arrived(bench: BotBench) -> None:
    with bench.faults.fault("hold the answer", CALLBACK, with_files=False, times=1) as fault:
        asked = bench.imagine("an echo")
        await fault.hit()
        await bench.kill_bot()

    assert_one_picture(bench, await bench.over(asked), "an echo")


async def test_killed_before_its_answer_arrived_the_picture_names_who_asked(
    bench: BotBench,
) -> None:
    with bench.faults.fault("hold", CALLBACK, with_files=False, times=1) as fault:
        bench.imagine("a lost echo")
        await fault.hit()
        await bench.kill_bot()

    shown = await bench.sees(lambda one: "a lost echo" in one.text and has_picture(one))
    assert words("card-new-message", person=f"<@{bench.me.id}>") in shown.text
    assert_one_picture(bench, shown, "a lost echo")


async def test_killed_right_after_a_cancel_it_stays_cancelled(bench: BotBench) -> None:
    with bench.images.holding("query"):
        asked = bench.imagine("a broken vase")
        shown = await bench.reply(asked, until=lambda one: "Cancel" in one.buttons)
        with bench.faults.fault("hold", r"PATCH .*", with_files=False) as fault:
            await bench.outcome(bench.press(shown, label=words("button-cancel")))
            await fault.hit()
            await bench.kill_bot()

    told = await bench.over(asked)
    assert "Cancelled by <@" in told.text
    assert told.id == shown.id
    assert bench.pictures_of("a broken vase") == []
    assert len(bench.images.created("a broken vase")) == 1


async def test_three_jobs_killed_in_the_middle_all_come(bench: BotBench) -> None:
    people = {person.name: bench.as_(person) for person in bench.world.people}
    with bench.images.holding("query"):
        asked = {name: one.imagine(f"three things for {name}") for name, one in people.items()}
        for name in people:
            await bench.images.wait_queried(f"three things for {name}")
        await bench.kill_bot()

    for name, interaction in asked.items():
        shown = await people[name].reply(interaction, until=is_over)
        assert_one_picture(bench, shown, f"three things for {name}")


async def test_killed_twice_in_a_row(bench: BotBench) -> None:
    with bench.images.holding("query"):
        asked = bench.imagine("a phoenix")
        await bench.images.wait_queried("a phoenix")
        logins = len(bench.requests("GET", "/users/@me"))
        await bench.bot.kill()
        await bench.until(
            lambda: len(bench.requests("GET", "/users/@me")) > logins, "the next bot to log in"
        )
        await bench.kill_bot()

    assert_one_picture(bench, await bench.over(asked), "a phoenix")


@pytest_asyncio.fixture(scope="module", loop_scope="module", autouse=True)
async def long_run(
    tmp_path_factory: pytest.TempPathFactory,
) -> AsyncGenerator[asyncio.Task[None], None]:
    """A bot of its own, killed in rounds while the other tests run."""
    folder = tmp_path_factory.mktemp("long-run")
    task = asyncio.create_task(_kill_again_and_again(folder), name="long run")
    yield task
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)


async def test_killed_again_and_again_at_any_moment(long_run: asyncio.Task[None]) -> None:
    await long_run


async def _kill_again_and_again(folder: Path) -> None:
    chance = random.Random(20_260_711)
    images = WatchedImages(pace=PACE)
    environment = {"MAX_CONCURRENT_PER_PERSON": "3", "MAX_WAITING_PER_PERSON": "100"}
    asked: dict[str, int] = {}
    async with real_bot(images=images, environment=environment, data_dir=folder) as bench:

        def happened() -> int:
            return images.handled + len(bench.discord.journal.requests)

        def has_come(moment: int, newest: list[int]) -> bool:
            is_quiet = all(_is_over(bench, interaction) for interaction in newest)
            return happened() >= moment or is_quiet

        for number in range(ROUNDS):
            moment = happened() + chance.randint(1, 20)
            newest: list[int] = []
            for person in bench.world.people:
                trigger = chance.choice(["", "", "!datauri", "!wrapped"])
                prompt = f"{trigger} round {number} for {person.name}".strip()
                asked[prompt] = bench.as_(person).imagine(prompt)
                newest.append(asked[prompt])
            await bench.until(partial(has_come, moment, newest), "the moment to kill")
            await bench.kill_bot()
        endings = Counter([await _ending(bench, prompt, asked[prompt]) for prompt in asked])
        await bench.bot.stop()

    assert endings["picture"] > 0
    with closing(sqlite3.connect(folder / "easel.db")) as database:
        states = dict(database.execute("SELECT state, count(*) FROM jobs GROUP BY state"))
    # One that Discord gave up before the bot could answer is withdrawn.
    assert set(states) <= {"delivered", "failed", "canceled"}
    assert sum(states.values()) <= len(asked)


def _is_over(bench: BotBench, interaction: int) -> bool:
    shown = bench.message(bench.discord.desk.outcome(interaction).message_id or 0)
    return shown is not None and is_over(shown)


async def _ending(bench: BotBench, prompt: str, interaction: int) -> str:
    """How a job ended, after what must hold however it did."""
    outcome = await bench.outcome(interaction)
    if outcome.message_id is None:
        assert len(bench.images.started(prompt)) <= 1
        assert len(bench.pictures_of(prompt)) <= 1
        return "not answered"
    shown = await bench.over(interaction)
    assert len(bench.images.started(prompt)) <= 1
    if has_picture(shown):
        assert len(shown.attachments) == 1
        assert [one.id for one in bench.pictures_of(prompt)] == [shown.id]
        return "picture"
    assert bench.pictures_of(prompt) == []
    assert any(words(words_id) in shown.text for words_id in HONEST), shown.text
    assert next(iter(shown.buttons)) == words("button-retry")
    return "honest"
