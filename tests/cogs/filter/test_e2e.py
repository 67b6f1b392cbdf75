"""The prompt filter with the real bot, killed in between: lists, refusals and appeals stay."""

import json
import sqlite3
import time
from collections.abc import AsyncGenerator
from contextlib import closing
from pathlib import Path

import pytest

from tests.e2e.real_bot import BotBench, has_picture, real_bot, words
from tests.e2e.watched_images import WatchedImages
from tests.servers.shown import Shown

PROMPT = "a pussy willow in spring"
APPEAL, ACCEPT, DISMISS, ALLOW = (
    f"filter-appeal-{act}" for act in ("make", "accept", "dismiss", "allow")
)


@pytest.fixture
async def bench(tmp_path: Path) -> AsyncGenerator[BotBench, None]:
    """A server whose moderators have a channel of their own."""
    async with real_bot(images=WatchedImages(pace=0.03), data_dir=tmp_path) as bench:
        world = bench.world
        settings = json.dumps({"review_channel_id": world.mod_review})
        with closing(sqlite3.connect(tmp_path / "easel.db", timeout=10.0)) as rows, rows:
            rows.execute(
                "INSERT INTO servers VALUES (?, ?, 1, ?, ?)",
                (world.guild_id, settings, world.mira.id, time.time()),
            )
        # The bot may have read the settings at its start, and keeps them in memory.
        await bench.kill_bot()
        yield bench


def mira(bench: BotBench) -> BotBench:
    """Who manages the server, in the moderators' channel."""
    return bench.as_(bench.world.mira, channel=bench.world.mod_review)


async def answer(bench: BotBench, name: str, **options: object) -> Shown:
    """What a command shows in the end."""
    return await bench.reply(
        bench.invoke(name, **options),
        until=lambda one: not one.thinking and (one.text or one.attachments),
    )


async def refused(bench: BotBench, prompt: str = PROMPT) -> Shown:
    return await bench.reply(bench.imagine(prompt), until=lambda one: "prompt filter" in one.text)


async def appeal(bench: BotBench, refusal: Shown) -> None:
    """Appeal, and leave the reason to the moderators' imagination."""
    form = (await bench.outcome(bench.press(refusal, label=words(APPEAL)))).modal
    assert form is not None
    bench.submit(form["custom_id"], reason="")


async def appealed(bench: BotBench) -> Shown:
    """What the moderators see of an appeal."""
    refusal = await refused(bench)
    await appeal(bench, refusal)
    await bench.message_is(refusal, lambda one: "with the moderators" in one.text)
    return await mira(bench).sees(lambda one: words(ACCEPT) in one.buttons)


async def test_a_list_a_refusal_and_an_appeal_outlive_the_bot(bench: BotBench) -> None:
    await answer(mira(bench), "filter add", text="pussy", note="Explicit")
    await bench.kill_bot()

    refusal = await refused(bench)
    assert refusal.ephemeral
    assert "“p••••” (rule: Explicit)" in refusal.text
    assert "pussy" not in refusal.said
    await bench.kill_bot()
    await appeal(bench, refusal)
    notice = await mira(bench).sees(lambda one: words(ACCEPT) in one.buttons)
    assert f"|| {PROMPT} ||" in notice.text
    await bench.kill_bot()
    mira(bench).press(notice, label=words(ACCEPT))
    await bench.message_is(notice, lambda one: "**Accepted**" in one.text and not one.buttons)

    shown = await bench.over(bench.imagine(PROMPT))
    assert has_picture(shown)
    await refused(bench)
    assert len(bench.images.created(PROMPT)) == 1


async def test_who_takes_no_direct_messages_reads_the_answer_when_they_ask_again(
    bench: BotBench,
) -> None:
    await answer(mira(bench), "filter add", text="pussy")
    bench.discord.settings.set_direct_messages(bench.me.id, taken=False)
    notice = await appealed(bench)

    async with bench.logging("its member was not told"):
        mira(bench).press(notice, label=words(DISMISS))
    await bench.message_is(notice, lambda one: "**Dismissed**" in one.text)

    again = await refused(bench)
    assert "said no" in again.text
    assert list(again.buttons) == [words("given-back-again")]
    assert bench.images.created(PROMPT) == []


async def test_a_phrase_is_allowed_with_the_form(bench: BotBench) -> None:
    await answer(mira(bench), "filter add", text="pussy")
    notice = await appealed(bench)
    moderator = mira(bench)

    press = moderator.press(notice, label=words(ALLOW))
    form = (await moderator.outcome(press)).modal
    assert form is not None
    moderator.submit(form["custom_id"], phrase="pussy willow")
    await bench.message_is(notice, lambda one: "**Allowed**" in one.text)

    assert has_picture(await bench.over(bench.imagine("a pussy willow, red")))


async def test_a_list_is_exported_changed_and_imported(bench: BotBench) -> None:
    manager = mira(bench)
    started = await answer(manager, "filter starter")
    manager.press(started, label=words("filter-pack-make"))
    await bench.message_is(started, lambda one: "**Taken:**" in one.text)
    exported = await answer(manager, "filter export")
    lines = bench.picture(exported).decode("utf-8-sig").splitlines()
    changed = "\r\n".join([*lines[:10], "word,gore,refuse,1,Blood"]).encode()

    shown = await answer(
        manager, "filter import", file=manager.upload("list.csv", changed), mode="replace"
    )
    manager.press(shown, label=words("filter-make"))
    done = await bench.message_is(shown, lambda one: words("filter-imported") in one.text)

    assert f"{len(lines) - 1} → 10 entries" in done.text
    trial = await answer(manager, "filter test", prompt="a scene of g0re")
    assert "**gore** · word · refuse · wherever the filter is on · *Blood*" in trial.text
    assert "it is refused" in trial.text
