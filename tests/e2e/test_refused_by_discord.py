"""Discord refuses, answers half, or says nothing: every request ends in one picture or one word."""

from collections.abc import AsyncGenerator

import pytest
import pytest_asyncio

from tests.e2e.discord_faults import What
from tests.e2e.real_bot import BotBench, has_picture, is_over, real_bot, words
from tests.e2e.watched_images import WatchedImages
from tests.servers.shown import Shown

pytestmark = pytest.mark.asyncio(loop_scope="module")
FIRST_ANSWER = "POST /interactions/.*/callback"
BY_TOKEN = "(PATCH) /webhooks/.*"
AS_MESSAGE = r"PATCH /channels/\d+/messages/\d+"


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def bench() -> AsyncGenerator[BotBench]:
    async with real_bot(images=WatchedImages(pace=0.05)) as opened:
        yield opened


@pytest.mark.parametrize("what", ["lose the answer", "half the answer", "hold the answer", "500"])
async def test_an_acknowledgement_whose_answer_is_lost_still_brings_a_picture(
    bench: BotBench, what: What
) -> None:
    prompt = f"a boat, {what}"
    with bench.faults.fault(what, FIRST_ANSWER, with_files=None, times=1) as fault:
        shown = bench.imagine(prompt)
        await fault.hit()
        await bench.until(lambda: bench.pictures_of(prompt), "the picture")

    assert shown
    assert len(bench.pictures_of(prompt)) == 1
    assert len(bench.images.created(prompt)) == 1


@pytest.mark.parametrize("what", ["lose the answer", "half the answer", "503 empty"])
async def test_a_last_edit_whose_answer_is_lost_is_made_again(bench: BotBench, what: What) -> None:
    prompt = f"a kite, {what}"
    with bench.faults.fault(what, times=1):
        shown = await bench.over(bench.imagine(prompt))

    assert has_picture(shown)
    assert len(bench.images.created(prompt)) == 1


async def test_an_edit_that_is_refused_is_no_end(bench: BotBench) -> None:
    with bench.faults.fault("400 50035", BY_TOKEN):
        bench.imagine("a refused kite")
        await bench.until(lambda: bench.pictures_of("a refused kite"), "the picture")

    assert len(bench.pictures_of("a refused kite")) == 1


async def test_a_picture_that_discord_does_not_show_is_said_and_not_paid_again(
    bench: BotBench,
) -> None:
    with bench.faults.fault("400 20009"):
        shown = await bench.over(bench.imagine("an explicit boat"))

    assert words("failure-picture-refused") in shown.text
    assert list(shown.buttons) == [words("button-change")]
    assert len(bench.images.created("an explicit boat")) == 1


async def in_an_archived_thread(bench: BotBench, prompt: str, *, locked: bool) -> Shown:
    """A picture that was delivered in a thread, which is archived since; its token is over."""
    there = bench.in_(bench.world.art_thread)
    asked = there.imagine(prompt)
    shown = await there.over(asked)
    await bench.recorded(shown)
    bench.expire(asked)
    bench.discord.settings.archive_thread(bench.world.art_thread, locked=locked)
    return shown


@pytest.mark.parametrize("locked", [False, True])
async def test_what_lies_in_an_archived_thread_is_deleted_where_that_is_possible(
    bench: BotBench, *, locked: bool
) -> None:
    there = bench.in_(bench.world.art_thread)
    shown = await in_an_archived_thread(bench, f"a barge, {locked}", locked=locked)
    asked = await there.reply(there.invoke("tidy"), until=is_over)

    there.press(asked, label=next(label for label in asked.buttons if "Delete" in label))
    said = words("removal-out-of-reach", count=1) if locked else words("tidy-done")
    await there.message_is(asked, lambda one: said in one.text)

    assert (bench.message(shown.id) is not None) == locked
