"""Reports, removals and blocks, with the bot killed in between."""

import json
import sqlite3
import time
from collections.abc import AsyncGenerator
from contextlib import closing
from pathlib import Path

import pytest
import pytest_asyncio

from tests.e2e.real_bot import BotBench, has_picture, real_bot, words
from tests.e2e.watched_images import WatchedImages
from tests.servers.shown import Shown

pytestmark = pytest.mark.asyncio(loop_scope="module")

REMOVED = words("card-removed")


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def bench(tmp_path_factory: pytest.TempPathFactory) -> AsyncGenerator[BotBench]:
    """Reports go to #mod-review."""
    folder: Path = tmp_path_factory.mktemp("reports")
    async with real_bot(images=WatchedImages(pace=0.03), data_dir=folder) as opened:
        world = opened.world
        settings = json.dumps({"review_channel_id": world.mod_review})
        with closing(sqlite3.connect(folder / "easel.db", timeout=10.0)) as rows, rows:
            rows.execute(
                "INSERT INTO servers VALUES (?, ?, 1, ?, ?)",
                (world.guild_id, settings, world.mira.id, time.time()),
            )
        # The bot may have read the settings at its start, and keeps them in memory.
        await opened.kill_bot()
        yield opened


def mira(bench: BotBench) -> BotBench:
    """The moderator, in the channel for reviews."""
    return bench.as_(bench.world.mira, channel=bench.world.mod_review)


async def reported(bench: BotBench, shown: Shown, prompt: str, reason: str) -> Shown:
    """Nova reports a picture; what the moderators see of it."""
    nova = bench.as_(bench.world.nova)
    ids = [str(one.get("custom_id", "")) for one in shown.components]
    (custom_id,) = [one for one in ids if one.startswith("easel:more:")]
    opened = nova.choose(shown, custom_id=custom_id, values=["report"])
    form = (await nova.outcome(opened)).modal
    assert form is not None
    told = await nova.reply(nova.submit(form["custom_id"], text=reason, category=["violence"]))
    assert told.ephemeral
    assert told.text == words("reports-received")
    return await mira(bench).sees(lambda one: prompt in one.text and bool(one.buttons))


async def test_a_report_is_decided_after_the_bot_was_killed(bench: BotBench) -> None:
    prompt = "a lighthouse made of bones"
    shown = await bench.over(bench.imagine(prompt))
    notice = await reported(bench, shown, prompt, "Frightens me")
    assert "Frightens me" in notice.text
    await bench.kill_bot()
    await bench.wait_ready()

    mira(bench).press(notice, label=words("button-reports-remove"))

    gone = await bench.message_is(shown, lambda one: REMOVED in one.text)
    assert not has_picture(gone)
    decided = await bench.message_is(notice, lambda one: not one.buttons)
    assert f"**Removed** by <@{bench.world.mira.id}>" in decided.text


async def test_killed_before_the_picture_is_gone_the_next_process_removes_it(
    bench: BotBench,
) -> None:
    prompt = "a lighthouse made of teeth"
    shown = await bench.over(bench.imagine(prompt))
    notice = await reported(bench, shown, prompt, "")
    with bench.faults.fault("hold", r"PATCH /webhooks/.*", with_files=None, times=1) as fault:
        mira(bench).press(notice, label=words("button-reports-remove"))
        await fault.hit()
        assert has_picture(bench.message(shown.id) or shown)
        await bench.kill_bot()

    gone = await bench.message_is(shown, lambda one: REMOVED in one.text)

    assert not has_picture(gone)
    await bench.message_is(notice, lambda one: not one.buttons)


async def test_removing_everything_goes_on_after_a_kill(bench: BotBench) -> None:
    shown = [await bench.over(bench.imagine(f"a row of masks, number {n}")) for n in range(3)]
    moderator = mira(bench)
    asked = await moderator.reply(
        moderator.invoke("remove-all", person=str(bench.world.theo.id), hours=1)
    )
    with bench.faults.fault("hold", r"PATCH /webhooks/.*", with_files=None, times=1) as fault:
        moderator.press(asked, label=next(iter(asked.buttons)))
        await fault.hit()
        await bench.kill_bot()

    for one in shown:
        gone = await bench.message_is(one, lambda its: REMOVED in its.text)
        assert not has_picture(gone)


async def test_a_block_outlives_a_kill_and_can_be_ended(bench: BotBench) -> None:
    moderator, theo = mira(bench), str(bench.world.theo.id)
    await moderator.reply(
        moderator.invoke("block add", person=theo, reason="Too many masks", time="day")
    )
    await bench.kill_bot()
    await bench.wait_ready()

    refused = await bench.reply(bench.imagine("one more mask"))
    assert refused.ephemeral
    assert "Too many masks" in refused.text
    assert bench.images.created("one more mask") == []
    await moderator.reply(moderator.invoke("block remove", person=theo))
    assert has_picture(await bench.over(bench.imagine("one more mask")))
