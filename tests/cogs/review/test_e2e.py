"""Pictures that moderators look at first, with the bot killed at every moment in between."""

import json
import sqlite3
import time
from collections.abc import AsyncGenerator
from contextlib import closing
from pathlib import Path

import pytest
import pytest_asyncio

from cogs.policy.model import Rules, rules_to_json
from cogs.policy.rules.review import Reviewed, ReviewMode
from cogs.review.model import ReviewState
from tests.e2e.discord_faults import What
from tests.e2e.real_bot import BotBench, has_picture, real_bot, words
from tests.e2e.watched_images import WatchedImages
from tests.servers.shown import Shown

pytestmark = pytest.mark.asyncio(loop_scope="module")

APPROVE, SPOILER, REJECT = (f"button-review-{act}" for act in ("approve", "spoiler", "reject"))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the bot's database is."""
    return tmp_path_factory.mktemp("review")


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def bench(folder: Path) -> AsyncGenerator[BotBench, None]:
    """Every picture asked for in #art is reviewed in #mod-review."""
    async with real_bot(images=WatchedImages(pace=0.03), data_dir=folder) as bench:
        world = bench.world
        everyone = Rules(review=ReviewMode(kind=Reviewed.EVERYONE))
        with database(folder) as rows, rows:
            rows.execute(
                "INSERT INTO servers VALUES (?, ?, 1, ?, ?)",
                (
                    world.guild_id,
                    json.dumps({"review_channel_id": world.mod_review}),
                    world.mira.id,
                    time.time(),
                ),
            )
            rows.execute(
                "INSERT INTO place_rules VALUES (?, ?, ?, 1, ?, ?)",
                (world.guild_id, world.art, rules_to_json(everyone), world.mira.id, time.time()),
            )
        # The bot may have read the settings at its start, and keeps them in memory.
        await bench.kill_bot()
        yield bench


def database(folder: Path) -> closing[sqlite3.Connection]:
    """The bot's database, beside the bot."""
    return closing(sqlite3.connect(folder / "easel.db", timeout=10.0))


def mira(bench: BotBench) -> BotBench:
    """The moderator, in the channel for reviews."""
    return bench.as_(bench.world.mira, channel=bench.world.mod_review)


async def noticed(bench: BotBench, prompt: str) -> Shown:
    """What the moderators see of a picture that waits for them."""
    return await mira(bench).sees(lambda one: prompt in one.text and words(APPROVE) in one.buttons)


def notices(bench: BotBench, prompt: str) -> list[Shown]:
    return [one for one in mira(bench).messages() if prompt in one.text and has_picture(one)]


def is_waiting(shown: Shown) -> bool:
    return "Waiting for approval" in shown.text


def in_public(bench: BotBench, prompt: str) -> list[Shown]:
    """Messages outside of the moderators' channel that show this prompt or a picture of it."""
    found = bench.pictures_of(prompt)
    return [one for one in found if one.channel_id != bench.world.mod_review]


async def recorded(bench: BotBench, folder: Path, prompt: str, state: ReviewState) -> None:
    """Return once the record of this picture's review says so."""

    def is_so() -> bool:
        with database(folder) as rows:
            found = rows.execute(
                "SELECT reviews.state FROM reviews JOIN jobs ON jobs.id = reviews.job_id"
                " WHERE jobs.prompt = ?",
                (prompt,),
            ).fetchall()
        return found == [(state.value,)]

    await bench.until(is_so, f"{prompt!r} to be {state}")


async def test_approved_after_a_restart_it_comes_on_the_same_reply(
    bench: BotBench, folder: Path
) -> None:
    prompt = "a lighthouse at noon"
    asked = bench.imagine(prompt)
    waiting = await bench.reply(asked, until=is_waiting)
    notice = await noticed(bench, prompt)
    assert not has_picture(waiting)
    assert prompt not in waiting.text
    assert in_public(bench, prompt) == []
    await recorded(bench, folder, prompt, ReviewState.WAITING)
    await bench.kill_bot()

    mira(bench).press(notice, label=words(APPROVE))

    shown = await bench.message_is(waiting, has_picture)
    assert [one.id for one in in_public(bench, prompt)] == [shown.id]
    decided = await bench.message_is(notice, lambda one: not one.buttons)
    assert f"**Approved** by <@{bench.world.mira.id}>" in decided.text
    await recorded(bench, folder, prompt, ReviewState.APPROVED)
    assert len(bench.images.created(prompt)) == 1


@pytest.mark.parametrize("what", ["hold", "hold the answer"])
async def test_killed_while_it_is_laid_before_the_moderators_it_is_there_once(
    bench: BotBench, folder: Path, what: What
) -> None:
    prompt = f"a lighthouse at dusk ({what})"
    review = rf"POST /channels/{bench.world.mod_review}/messages"
    with bench.faults.fault(what, review, times=1) as fault:
        asked = bench.imagine(prompt)
        await fault.hit()
        await bench.kill_bot()

    notice = await noticed(bench, prompt)
    await recorded(bench, folder, prompt, ReviewState.WAITING)
    assert [one.id for one in notices(bench, prompt)] == [notice.id]
    assert is_waiting(await bench.reply(asked))
    assert in_public(bench, prompt) == []
    mira(bench).press(notice, label=words(SPOILER))
    shown = await bench.reply(asked, until=has_picture)
    assert shown.attachments[0]["filename"].startswith("SPOILER_")


@pytest.mark.parametrize("what", ["hold", "hold the answer"])
async def test_killed_while_an_approved_picture_is_posted_it_comes_once(
    bench: BotBench, folder: Path, what: What
) -> None:
    prompt = f"a lighthouse at night ({what})"
    asked = bench.imagine(prompt)
    notice = await noticed(bench, prompt)
    await recorded(bench, folder, prompt, ReviewState.WAITING)
    with bench.faults.fault(what, r"PATCH /webhooks/.*", times=1) as fault:
        mira(bench).press(notice, label=words(APPROVE))
        await fault.hit()
        await bench.kill_bot()

    shown = await bench.reply(asked, until=has_picture)
    await recorded(bench, folder, prompt, ReviewState.APPROVED)
    assert [one.id for one in in_public(bench, prompt)] == [shown.id]
    await bench.message_is(notice, lambda one: not one.buttons)


async def test_rejected_with_a_reason_the_picture_is_never_public(
    bench: BotBench, folder: Path
) -> None:
    prompt = "a lighthouse in fog"
    asked = bench.imagine(prompt)
    notice = await noticed(bench, prompt)
    moderator = mira(bench)

    press = moderator.press(notice, label=words(REJECT))
    form = (await moderator.outcome(press)).modal
    assert form is not None
    moderator.submit(form["custom_id"], reason="No lighthouses on Saturdays.")

    told = await bench.reply(asked, until=lambda one: "Saturdays" in one.text)
    assert list(told.buttons) == [words("button-change")]
    await recorded(bench, folder, prompt, ReviewState.REJECTED)
    assert in_public(bench, prompt) == []
    assert all(not has_picture(state) for state in bench.states(told))


async def test_when_time_is_over_it_is_said_and_can_be_drawn_again(
    bench: BotBench, folder: Path
) -> None:
    prompt = "a lighthouse in spring"
    asked = bench.imagine(prompt)
    await noticed(bench, prompt)
    await recorded(bench, folder, prompt, ReviewState.WAITING)
    with database(folder) as rows, rows:
        rows.execute("UPDATE reviews SET expires_at = 1 WHERE state = 'waiting'")
    await bench.kill_bot()

    told = await bench.reply(asked, until=lambda one: words("failure-review-expired") in one.text)
    await recorded(bench, folder, prompt, ReviewState.EXPIRED)
    assert next(iter(told.buttons)) == words("button-retry")
    bench.press(told, label=words("button-retry"))
    await noticed(bench, prompt)
    assert len(bench.images.created(prompt)) == 2
