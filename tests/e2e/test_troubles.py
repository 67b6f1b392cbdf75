"""When Discord or the image service is in trouble, or the reply is no longer where it was."""

from collections.abc import AsyncGenerator

import pytest
import pytest_asyncio

from sandbox.discord.wire import as_object
from tests.e2e.discord_faults import What
from tests.e2e.real_bot import BotBench, has_picture, real_bot, words
from tests.e2e.watched_images import WatchedImages
from tests.patience import PATIENCE_SECONDS

pytestmark = pytest.mark.asyncio(loop_scope="module")

PATIENCE = "the image service is busy"


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def bench() -> AsyncGenerator[BotBench, None]:
    environment = {"MAX_CONCURRENT_PER_PERSON": "20"}
    async with real_bot(images=WatchedImages(pace=0.05), environment=environment) as bench:
        yield bench


async def test_after_the_tokens_time_the_same_message_is_edited_as_the_bots(
    bench: BotBench,
) -> None:
    with bench.images.holding("query"):
        asked = bench.imagine("a late train")
        await bench.images.wait_queried("a late train")
        bench.expire(asked)
    shown = await bench.over(asked)

    assert has_picture(shown)
    assert [one.id for one in bench.pictures_of("a late train")] == [shown.id]
    assert bench.requests("PATCH", f"/channels/{bench.here}/messages/{shown.id}")
    assert f"<@{bench.me.id}>, here" not in shown.text


async def test_progress_that_cannot_be_shown_any_more_stops_nothing(bench: BotBench) -> None:
    with bench.images.holding("query"):
        asked = bench.imagine("a silent film")
        await bench.images.wait_queried("a silent film")
        bench.expire(asked)
        token = bench.discord.backend.interactions[asked].token
        await bench.until(
            lambda: [one for one in bench.requests("PATCH") if token in one.path],
            "an edit that comes too late",
        )
    shown = await bench.over(asked)

    assert has_picture(shown)
    assert not any("**" in one.text for one in bench.states(shown))


async def test_a_reason_also_comes_after_the_tokens_time(bench: BotBench) -> None:
    with bench.images.holding("query"):
        asked = bench.imagine("!nsfw a missed bus")
        await bench.images.wait_queried("!nsfw a missed bus")
        bench.expire(asked)
    shown = await bench.over(asked)

    assert words("failure-flagged") in shown.text


@pytest.mark.parametrize("is_expired", [False, True], ids=["in time", "too late"])
async def test_a_deleted_reply_becomes_a_new_message_that_names_its_requester_alone(
    bench: BotBench, *, is_expired: bool
) -> None:
    prompt = f"<@{bench.world.mira.id}> @everyone hides {is_expired}"
    with bench.images.holding("query"):
        asked = bench.imagine(prompt)
        gone = await bench.reply(asked)
        await bench.images.wait_queried(f"hides {is_expired}")
        bench.discord.backend.delete_message(bench.here, gone.id)
        if is_expired:
            bench.expire(asked)
    shown = await bench.sees(lambda one: f"hides {is_expired}" in one.text and has_picture(one))

    assert shown.id != gone.id
    assert words("card-new-message", person=f"<@{bench.me.id}>") in shown.text
    sent = [
        as_object(one.json)
        for one in bench.requests("POST", f"/channels/{bench.here}/messages")
        if f"hides {is_expired}" in str(one.json)
    ]
    assert [one["allowed_mentions"] for one in sent] == [
        {"parse": [], "users": [bench.me.id], "replied_user": False}
    ] or [one["allowed_mentions"] for one in sent] == [{"parse": [], "users": [bench.me.id]}]
    assert len(bench.pictures_of(f"hides {is_expired}")) == 1


async def test_a_new_message_whose_answer_was_lost_is_not_sent_twice(bench: BotBench) -> None:
    with bench.faults.fault("lose the answer", r"POST /channels/.*/messages", times=1) as fault:
        with bench.images.holding("query"):
            asked = bench.imagine("a doubtful delivery")
            gone = await bench.reply(asked)
            await bench.images.wait_queried("a doubtful delivery")
            bench.discord.backend.delete_message(bench.here, gone.id)
        await fault.hit()
        await bench.recorded(bench.pictures_of("a doubtful delivery")[0])

    assert len(bench.pictures_of("a doubtful delivery")) == 1


async def test_a_private_reply_goes_on_as_a_direct_message(bench: BotBench) -> None:
    with bench.images.holding("query"):
        asked = bench.imagine("a private matter", private=True)
        await bench.images.wait_queried("a private matter")
        bench.expire(asked)
    await bench.until(lambda: bench.pictures_of("a private matter"), "the direct message")

    (shown,) = bench.pictures_of("a private matter")
    channel = bench.discord.backend.get_channel(shown.channel_id)
    assert channel.guild_id is None
    assert {bench.me.id} == set(channel.recipient_ids) - {bench.discord.backend.bot_user.id}
    assert not any("a private matter" in one.text for one in bench.as_(bench.world.mira).messages())


@pytest.mark.parametrize(("what", "times"), [("500", 1), ("429", 3), ("lose the answer", 1)])
async def test_a_troubled_discord_gets_the_picture_all_the_same(
    bench: BotBench, what: What, times: int
) -> None:
    prompt = f"a persistent postman {what}"
    with bench.faults.fault(what, times=times) as fault:
        asked = bench.imagine(prompt)
        await fault.hit(times)
        shown = await bench.over(asked)
        await bench.recorded(shown)

    assert has_picture(shown)
    assert len(shown.attachments) == 1
    assert [one.id for one in bench.pictures_of(prompt)] == [shown.id]
    assert len(bench.images.created(prompt)) == 1


async def test_progress_that_discord_refuses_does_not_hold_up_the_picture(
    bench: BotBench,
) -> None:
    with bench.faults.fault("500", with_files=False, times=50) as fault:
        with bench.images.holding("query"):
            asked = bench.imagine("a picture without progress")
            await fault.hit()
        shown = await bench.over(asked, within_seconds=15)

    assert has_picture(shown)


async def test_a_cut_gateway_loses_neither_jobs_nor_commands(bench: BotBench) -> None:
    with bench.images.holding("query"):
        before = bench.imagine("before the cut")
        await bench.images.wait_queried("before the cut")
        bench.discord.gateway.cut()
        await bench.discord.wait_offline(within_seconds=PATIENCE_SECONDS)
        during = bench.imagine("during the cut")
        await bench.discord.wait_ready(within_seconds=PATIENCE_SECONDS)
        after = bench.imagine("after the cut")
    for asked in (before, during, after):
        assert has_picture(await bench.over(asked))

    assert len(bench.images.created("the cut")) == 3


async def test_a_gateway_that_asks_to_reconnect_is_followed(bench: BotBench) -> None:
    went: list[bool] = []
    bench.discord.sessions.listeners.append(went.append)
    asked = bench.imagine("a change of horses")
    bench.discord.gateway.ask_to_reconnect()
    await bench.until(lambda: went == [False, True], "a reconnected bot")

    assert has_picture(await bench.over(asked))
    assert has_picture(await bench.over(bench.imagine("after the horses")))


async def test_an_image_service_that_is_away_for_a_while_is_waited_for(bench: BotBench) -> None:
    asked = bench.imagine("!slow a patient cat")
    await bench.images.wait_queried("a patient cat")
    with bench.images.away():
        turned_away = bench.images.turned_away
        await bench.until(
            lambda: bench.images.turned_away >= turned_away + 2, "two questions without answer"
        )
    shown = await bench.over(asked)

    assert has_picture(shown)
    assert len(bench.images.created("a patient cat")) == 1


async def test_an_image_service_that_cannot_be_reached_is_tried_again(bench: BotBench) -> None:
    async with bench.images.unreachable():
        asked = bench.imagine("a closed shop")
        shown = await bench.reply(asked, until=lambda one: PATIENCE in one.text)
        assert words("button-cancel") in shown.buttons
    shown = await bench.over(asked)

    assert has_picture(shown)
    assert len(bench.images.created("a closed shop")) == 1
