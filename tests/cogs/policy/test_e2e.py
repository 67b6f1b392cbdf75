"""Rules with the real bot: set in a panel, killed in between, held against what members ask."""

from collections.abc import AsyncGenerator, Callable
from typing import Any

import pytest

from bot.imagine.requester import Place
from cogs.policy.model import RuleTarget
from cogs.policy.press import PolicyAct, PolicyPress
from cogs.policy.rules import MAXIMUM_COUNT
from cogs.policy.rules.rule import Rule
from cogs.policy.scope import Level
from cogs.setup.press import SetupAct, SetupPress, Step
from tests.e2e.real_bot import BotBench, has_picture, is_over, real_bot, words
from tests.e2e.watched_images import WatchedImages
from tests.servers.shown import Shown


@pytest.fixture
async def bench() -> AsyncGenerator[BotBench, None]:
    async with real_bot(images=WatchedImages(pace=0.03), with_gateway=False) as bench:
        yield bench


def mira(bench: BotBench) -> BotBench:
    """Who manages the server."""
    return bench.as_(bench.world.mira)


async def answer(bench: BotBench, name: str, **options: object) -> Shown:
    return await bench.reply(
        bench.invoke(name, **options), until=lambda one: not one.thinking and one.text
    )


async def choose(
    bench: BotBench, panel: Shown, press: PolicyPress | SetupPress, *values: str
) -> None:
    """Choose in a panel's select, and wait until that is answered."""
    chosen = bench.choose(panel, custom_id=press.custom_id, values=list(values))
    await bench.outcome(chosen)


def at_art(bench: BotBench, panel: Shown, act: PolicyAct, rule: Rule[Any]) -> PolicyPress:
    """A control of the panel of #art."""
    ids = [str(one.get("custom_id", "")) for one in panel.components]
    (first,) = [one for one in ids if one.startswith("policy:rule:h:")]
    category, channel = first.split(":")[3:5]
    place = Place(guild_id=bench.world.guild_id, category_id=int(category), channel_id=int(channel))
    assert place.channel_id == bench.world.art
    return PolicyPress(act=act, target=RuleTarget(place=place, level=Level.CHANNEL), rule=rule)


def having(text: str) -> Callable[[Shown], bool]:
    return lambda one: text in one.text


async def test_a_rule_is_tried_saved_and_undone_through_kills(bench: BotBench) -> None:
    manager = mira(bench)
    assert has_picture(await bench.over(bench.imagine("three boats", count=3)))
    panel = await answer(manager, "policy edit", place=str(bench.world.art))
    count = at_art(bench, panel, PolicyAct.SET, MAXIMUM_COUNT)
    rule = at_art(bench, panel, PolicyAct.RULE, MAXIMUM_COUNT)

    await choose(manager, panel, PolicyPress(act=rule.act, target=rule.target), "maximum_count")
    shown = await manager.message_is(panel, having("How many pictures one request may ask for"))
    options = [option for one in shown.components for option in one.get("options", [])]
    (two,) = [option["value"] for option in options if option["label"].lower() == "up to 2"]
    await bench.kill_bot()
    await choose(manager, panel, count, two)
    await manager.message_is(panel, having("up to 8 (inherited) → **up to 2**"))
    proposed = await manager.message_is(panel, having("refused **1 of 1**"))
    await bench.kill_bot()
    manager.press(proposed, label=words("policy-save"))
    saved = await manager.message_is(panel, having("Saved for"))
    refused = await answer(bench, "imagine", prompt="four boats", count=4)
    await bench.kill_bot()
    manager.press(saved, label=words("policy-undo"))
    await manager.message_is(panel, having("up to 2 → **up to 8 (inherited)**"))
    drawn = await bench.over(bench.imagine("five boats", count=5))

    assert refused.said.startswith(words("refusal-rules-count", count=4, limit=2))
    assert f"<#{bench.world.general}>" in refused.said
    assert bench.images.created("four boats") == []
    assert len(drawn.attachments) == 5


async def test_a_thread_holds_to_what_its_channel_says(bench: BotBench) -> None:
    manager = mira(bench)
    setup = await answer(manager, "setup")
    for step in (2, 3):
        manager.press(setup, label=words("setup-next"))
        setup = await manager.message_is(setup, having(f"Step {step} of 7"))
    channels = SetupPress(step=Step.WHERE, act=SetupAct.CHANNELS)
    await choose(manager, setup, channels, str(bench.world.art))
    await manager.message_is(setup, having(f"<#{bench.world.art}>"))

    elsewhere = await answer(bench.in_(bench.world.general), "imagine", prompt="not here")
    there = bench.in_(bench.world.art_thread)
    in_thread = await there.reply(there.imagine("a boat in a thread"), until=is_over)

    there_he_can = words("refusal-elsewhere", channels=(f"<#{bench.world.art}>",))
    assert elsewhere.said == f"{words('refusal-rules-nobody')}\n{there_he_can}"
    assert bench.images.created("not here") == []
    assert has_picture(in_thread)


async def test_rules_of_a_deleted_channel_are_gone(bench: BotBench) -> None:
    manager = mira(bench)
    setup = await answer(manager, "setup")
    channels = SetupPress(step=Step.WHERE, act=SetupAct.CHANNELS)
    for step in (2, 3):
        manager.press(setup, label=words("setup-next"))
        setup = await manager.message_is(setup, having(f"Step {step} of 7"))
    await choose(manager, setup, channels, str(bench.world.general))
    await manager.message_is(setup, having(f"<#{bench.world.general}>"))

    bench.discord.settings.delete_channel(bench.world.general)
    shown = await answer(manager, "policy show")

    assert f"<#{bench.world.general}>" not in shown.text
