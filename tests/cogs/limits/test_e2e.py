"""Limits, budgets and prices with the real bot, killed in between: nothing is forgotten."""

from collections.abc import AsyncGenerator
from pathlib import Path

import pytest

from tests.e2e.real_bot import BotBench, has_picture, is_over, real_bot, words
from tests.e2e.watched_images import WatchedImages
from tests.patience import PATIENCE_SECONDS
from tests.servers.shown import Shown

PRICED_MODELS = Path(__file__).parent / "priced_models.toml"


@pytest.fixture
async def bench() -> AsyncGenerator[BotBench, None]:
    """A bot whose one quick model costs twenty cents a picture."""
    environment = {"MODELS_FILE": str(PRICED_MODELS)}
    async with real_bot(images=WatchedImages(pace=0.03), environment=environment) as bench:
        yield bench


def mira(bench: BotBench) -> BotBench:
    """Who manages the server."""
    return bench.as_(bench.world.mira)


async def answer(bench: BotBench, name: str, **options: object) -> Shown:
    return await bench.reply(
        bench.invoke(name, **options), until=lambda one: not one.thinking and one.text
    )


async def panel_with(bench: BotBench, panel: Shown, text: str) -> Shown:
    """The panel once it shows this."""
    return await bench.message_is(panel, lambda one: text in one.text)


async def test_a_price_that_was_shown_can_be_agreed_to_after_a_kill(bench: BotBench) -> None:
    asked = bench.imagine("two paper lanterns", count=2)
    offer = await bench.reply(asked, until=lambda one: "Run" in one.buttons)
    assert "2 pictures with FLUX schnell would cost **$0.40**." in offer.text
    await bench.kill_bot()
    assert bench.images.created("two paper lanterns") == []

    bench.press(offer, label="Run")
    await panel_with(bench, offer, words("confirm-started", count=1))
    (shown,) = await pictures(bench, "two paper lanterns")

    assert len(shown.attachments) == 2
    assert len(bench.images.created("two paper lanterns")) == 1


async def pictures(bench: BotBench, prompt: str) -> list[Shown]:
    """The messages with pictures of this prompt, once there is one."""

    def found() -> list[Shown] | None:
        return bench.pictures_of(prompt) or None

    return await bench.discord.bell.until(
        found, within_seconds=PATIENCE_SECONDS, waiting_for=f"a picture of {prompt}"
    )


async def test_limits_are_set_in_the_panel_and_hold_after_a_kill(bench: BotBench) -> None:
    nova = bench.as_(bench.world.nova)
    panel = await answer(mira(bench), "limits")
    ids = [str(one.get("custom_id", "")) for one in panel.components]
    (pick,) = [one for one in ids if one.startswith("limits:pick:")]
    version = pick.rpartition(":")[2]

    chosen = mira(bench).choose(panel, custom_id=pick, values=["person"])
    await bench.outcome(chosen)
    mira(bench).submit(f"limits:set:person:{version}", per_hour="1")
    await panel_with(mira(bench), panel, "Pictures an hour: not set → **1**")
    first = await nova.reply(nova.imagine("the only picture of an hour"), until=is_over)
    await bench.kill_bot()
    second = await answer(nova, "imagine", prompt="one picture more")

    assert has_picture(first)
    assert (
        "You have had one picture in the last hour; the limit is 1. The next one fits"
        in second.text
    )
    assert bench.images.created("one picture more") == []
    usage = await answer(nova, "usage")
    assert "1 in the last hour, 0 of 1 left" in usage.text


async def test_a_budget_stops_everybody_and_shows_where_the_money_went(bench: BotBench) -> None:
    kai = bench.as_(bench.world.kai)
    changed = await answer(mira(bench), "budget set", day="0.25")
    assert "Each day: none → **$0.25**" in changed.text
    assert has_picture(await bench.over(bench.imagine("within the budget")))
    await bench.kill_bot()

    refused = await answer(kai, "imagine", prompt="beyond the budget")

    assert "this server’s picture budget for today" in refused.text  # noqa: RUF001 - as it is said
    assert "$" not in refused.text
    assert bench.images.created("beyond the budget") == []
    report = await mira(bench).reply(
        mira(bench).invoke("budget report", csv=True), until=lambda one: one.attachments
    )
    assert "Today: **$0.20** of $0.25 (80 %)" in report.text
    assert "FLUX schnell · $0.20 · one picture" in report.text
    assert len(report.attachments) == 2
