"""What is refused before it costs anything, and what a press on Cancel stops."""

from collections.abc import AsyncGenerator

import pytest
import pytest_asyncio

from tests.e2e.real_bot import BotBench, is_over, real_bot, words
from tests.e2e.watched_images import WatchedImages
from tests.servers.shown import Shown

pytestmark = pytest.mark.asyncio(loop_scope="module")

LIMITS = {"MAX_CONCURRENT_PER_PERSON": "1", "MAX_WAITING_PER_PERSON": "1"}
CANCEL = words("button-cancel")


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def bench() -> AsyncGenerator[BotBench, None]:
    images = WatchedImages(pace=0.05)
    async with real_bot(images=images, environment=LIMITS, with_gateway=False) as bench:
        yield bench


async def refusal(bench: BotBench, interaction: int) -> Shown:
    """The answer, after what holds of every refusal."""
    shown = await bench.reply(interaction)
    token = bench.discord.backend.interactions[interaction].token
    (sent,) = [one for one in bench.requests() if token in one.path]
    assert sent.path.endswith("/callback")
    assert isinstance(sent.json, dict)
    assert sent.json["type"] == 4
    assert shown.ephemeral
    return shown


@pytest.mark.parametrize(
    ("options", "words_id"),
    [
        ({"prompt": "   "}, "refusal-prompt-empty"),
        ({"prompt": "x --ar 5:1"}, "refusal-value-not-allowed"),
        ({"prompt": "x", "aspect_ratio": "7:5"}, "refusal-value-not-allowed"),
        ({"prompt": "x", "model": "dalle"}, "refusal-model-unknown-all"),
        ({"prompt": "x --frobnicate 3"}, "refusal-parameter-unknown-all"),
        ({"prompt": "x" * 5_999}, "refusal-prompt-too-long"),
    ],
    ids=["empty", "inline ratio", "ratio", "model", "parameter", "long"],
)
async def test_a_wrong_wish_is_refused_at_once_and_to_its_author_alone(
    bench: BotBench, options: dict[str, str], words_id: str
) -> None:
    creates = len(bench.images.creates)
    shown = await refusal(bench, bench.invoke("imagine", **options))

    # The words of the sentence, up to where a fact stands.
    facts = {
        "length": "…", "limit": "…", "model": "…", "models": "…", "parameter": "…",
        "parameters": "…", "value": "…", "allowed": "…",
    }  # fmt: skip
    for part in words(words_id, **facts).split("…"):
        assert part.strip() in shown.text
    assert len(bench.images.creates) == creates
    assert len(shown.text) < 2_000


async def test_a_picture_is_refused_by_a_model_that_takes_none(bench: BotBench) -> None:
    given = bench.upload("a.png", b"\x89PNG\r\n\x1a\n" + b"0" * 100)
    shown = await refusal(bench, bench.imagine("x", model="schnell", image=given))

    assert "Kontext" in shown.text


async def test_an_attachment_that_is_no_picture_is_refused(bench: BotBench) -> None:
    given = bench.upload("notes.pdf", b"%PDF-1.7")
    shown = await refusal(bench, bench.imagine("x", model="kontext-pro", image=given))

    assert shown.said == words("refusal-image-type", filename="notes.pdf")


async def test_a_channel_where_the_bot_may_not_post_is_refused(bench: BotBench) -> None:
    mira = bench.as_(bench.world.mira, channel=bench.world.read_only)
    shown = await refusal(mira, mira.imagine("a forbidden picture"))

    assert shown.said.startswith(words("refusal-bot-permission", permissions=("send_messages",)))
    assert bench.images.created("a forbidden picture") == []


async def test_more_jobs_than_one_may_have_are_refused(bench: BotBench) -> None:
    with bench.images.holding("query"):
        asked = [bench.imagine(f"one of many {number}") for number in range(2)]
        await bench.images.wait_created("one of many 0")
        await bench.reply(asked[1], until=lambda one: CANCEL in one.buttons)
        shown = await refusal(bench, bench.imagine("one too many"))
    for interaction in asked:
        await bench.over(interaction)

    # At the port that takes interactions; some come once nobody waits any more.
    assert {call.status for call in bench.images.calls.made} == {200}
    assert shown.said == words("refusal-too-many-jobs", waiting=2, limit=2)
    assert bench.images.created("one too many") == []


async def test_cancelled_while_it_waits_nothing_is_paid_for(bench: BotBench) -> None:
    with bench.images.holding("query"):
        first = bench.imagine("it goes first")
        await bench.images.wait_queried("it goes first")
        second = bench.imagine("it waits behind")
        waiting = await bench.reply(second, until=lambda one: CANCEL in one.buttons)
        bench.press(waiting, label=CANCEL)
        told = await bench.over(second)
    await bench.over(first)

    canceler = f"<@{bench.me.id}>"
    assert words("failure-canceled", canceler=canceler) in told.text
    assert next(iter(told.buttons)) == words("button-retry")
    assert bench.images.created("it waits behind") == []


async def test_cancelled_while_the_paid_request_is_on_the_wire(bench: BotBench) -> None:
    with bench.images.holding("create"):
        asked = bench.imagine("a hesitant start")
        starting = await bench.reply(asked, until=lambda one: CANCEL in one.buttons)
        await bench.outcome(bench.press(starting, label=CANCEL))
    told = await bench.over(asked)

    (created,) = bench.images.created("a hesitant start")
    assert "Cancelled by" in told.text
    assert created.prediction_id in {one.prediction_id for one in bench.images.cancels}


async def test_cancelled_while_it_draws_the_provider_stops(bench: BotBench) -> None:
    asked = bench.imagine("!stuck an unfinished symphony", model="dev")
    drawing = await bench.reply(asked, until=lambda one: "**Drawing**" in one.text)
    bench.press(drawing, label=CANCEL)
    told = await bench.over(asked)

    assert told.id == drawing.id
    assert words("failure-canceled-at-provider", canceler=f"<@{bench.me.id}>") in told.text
    (created,) = bench.images.created("an unfinished symphony")
    (cancel,) = [one for one in bench.images.cancels if one.prediction_id == created.prediction_id]
    assert cancel.accepted


async def test_where_the_provider_cannot_stop_it_is_said(bench: BotBench) -> None:
    bench.images.cancel_route = False
    try:
        asked = bench.imagine("!stuck an endless song", model="dev")
        drawing = await bench.reply(asked, until=lambda one: CANCEL in one.buttons)
        await bench.images.wait_queried("an endless song")
        bench.press(drawing, label=CANCEL)
        told = await bench.over(asked)
    finally:
        bench.images.cancel_route = True

    assert words("failure-canceled-after-start", canceler=f"<@{bench.me.id}>") in told.text
    assert next(iter(told.buttons)) == words("button-retry")


async def test_a_stranger_cannot_cancel_and_a_moderator_can(bench: BotBench) -> None:
    nova, mira = bench.as_(bench.world.nova), bench.as_(bench.world.mira)
    asked = bench.imagine("!stuck a contested chair", model="dev")
    drawing = await bench.reply(asked, until=lambda one: CANCEL in one.buttons)
    refused = await nova.reply(nova.press(drawing, label=CANCEL))
    still = bench.message(drawing.id)
    mira.press(drawing, label=CANCEL)
    told = await bench.over(asked)

    assert refused.ephemeral
    assert refused.text == words("refusal-not-yours", person=f"<@{bench.me.id}>")
    assert still is not None
    assert CANCEL in still.buttons
    assert f"<@{bench.world.mira.id}>" in told.text


async def test_a_cancelled_job_makes_room_and_can_be_tried_again(bench: BotBench) -> None:
    with bench.images.holding("query"):
        asked = bench.imagine("a second thought")
        drawing = await bench.reply(asked, until=lambda one: CANCEL in one.buttons)
        bench.press(drawing, label=CANCEL)
        told = await bench.over(asked)
    bench.press(told, label=words("button-retry"))
    shown = await bench.message_is(told, lambda one: is_over(one) and one.attachments)

    assert shown.id == told.id
    assert len(bench.images.created("a second thought")) == 2
