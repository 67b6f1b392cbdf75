"""What members keep and show, through the whole of it: also after a kill."""

from collections.abc import AsyncGenerator

import pytest
import pytest_asyncio

from tests.e2e.real_bot import BotBench, has_picture, real_bot, words
from tests.servers.page_acts import direct_channel
from tests.servers.shown import Shown

pytestmark = pytest.mark.asyncio(loop_scope="module")

THUMBNAIL = 11


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def bench() -> AsyncGenerator[BotBench]:
    async with real_bot() as opened:
        yield opened


def job_of(shown: Shown) -> str:
    ids = [str(one.get("custom_id", "")) for one in shown.components]
    return next(one for one in ids if one.startswith("easel:more:")).rpartition(":")[2]


def choose(bench: BotBench, shown: Shown, act: str) -> int:
    """Choose a line of the list beside the buttons."""
    return bench.choose(shown, custom_id=f"easel:more:{job_of(shown)}", values=[act])


def star(bench: BotBench, shown: Shown) -> int:
    """Press the button that gives a star."""
    return bench.press(shown, custom_id=f"easel:star:{job_of(shown)}")


async def looked_up(bench: BotBench, **options: object) -> Shown:
    """The history, once it is there."""
    title = words("history-title-pictures")
    return await bench.reply(
        bench.invoke("history", **options), until=lambda shown: title in shown.text
    )


def copies(bench: BotBench, prompt: str) -> list[Shown]:
    """What shows this picture in any channel, for everyone."""
    return [one for one in bench.pictures_of(prompt) if not one.ephemeral]


async def test_the_history_shows_pictures_and_turns_pages_after_a_kill(bench: BotBench) -> None:
    for number in range(6):
        await bench.over(bench.imagine(f"a harbour, study {number}"))
    first = await looked_up(bench, text="harbour")
    assert [one["type"] for one in first.components].count(THUMBNAIL) == 5
    await bench.kill_bot()
    await bench.wait_ready()

    await bench.outcome(bench.press(first, label=words("page-older")))
    older = await bench.message_is(first, until=lambda shown: "study 0" in shown.text)

    assert older.ephemeral
    assert words("history-page", total=6, page=2, pages=2) in older.text


async def test_what_is_found_is_shown_again_with_its_buttons(bench: BotBench) -> None:
    result = await bench.over(bench.imagine("a windmill"))
    offered = await bench.suggestions("show", {"result": "windmill"})
    assert [choice["value"] for choice in offered] == [job_of(result)]

    again = await bench.reply(bench.invoke("show", result=job_of(result)), until=has_picture)

    assert again.id != result.id
    assert list(again.buttons) == list(result.buttons)


async def test_what_discord_hands_over_late_is_shown_late(bench: BotBench) -> None:
    result = await bench.over(bench.imagine("a slow river"))

    with bench.faults.fault("hold", r"GET /channels/\d+/messages/\d+", with_files=False):
        asked = bench.invoke("show", result=job_of(result))
        waiting = await bench.reply(asked, until=lambda shown: shown.thinking)
    again = await bench.message_is(waiting, until=has_picture)

    assert again.id != result.id


async def test_stars_fill_the_showcase_and_deleting_empties_it(bench: BotBench) -> None:
    world = bench.world
    mira, nova = bench.as_(world.mira), bench.as_(world.nova)
    result = await bench.over(bench.imagine("a glass bird"))
    await mira.reply(
        mira.invoke("showcase", channel=world.showcase, stars=2),
        until=lambda shown: f"<#{world.showcase}>" in shown.text,
    )
    await bench.reply(bench.invoke("show", result=job_of(result)), until=has_picture)
    await nova.reply(star(nova, result), until=lambda shown: "one star" in shown.text)
    await bench.kill_bot()
    await bench.wait_ready()

    shown_in = words("gallery-showcased", channel=f"<#{world.showcase}>")
    said = await mira.reply(star(mira, result), until=lambda shown: shown_in in shown.text)

    assert "2 stars" in said.text
    assert {one.channel_id for one in copies(bench, "a glass bird")} == {
        result.channel_id,
        world.showcase,
    }
    assert len(copies(bench, "a glass bird")) == 3

    counted = words("button-star-count", count=2)
    await bench.message_is(result, until=lambda shown: counted in shown.buttons)

    assert (await bench.outcome(choose(bench, result, "delete"))).modal is not None
    bench.submit(f"easel:remove:{job_of(result)}")
    await bench.until(lambda: not copies(bench, "a glass bird"), "every copy to be gone")


async def test_what_is_behind_an_age_limit_stays_there(bench: BotBench) -> None:
    dark, nova = bench.in_(bench.world.art_after_dark), bench.as_(bench.world.nova)
    result = await dark.over(dark.imagine("a night study"))
    await nova.reply(
        star(nova.in_(bench.world.art_after_dark), result),
        until=lambda shown: "one star" in shown.text,
    )

    refused = await bench.reply(bench.invoke("show", result=job_of(result)))
    gallery = await nova.reply(
        nova.invoke("gallery view"), until=lambda shown: "Gallery" in shown.text
    )

    assert refused.text == words("refusal-show-age")
    assert "a night study" not in gallery.text


async def test_everything_is_there_in_direct_messages(bench: BotBench) -> None:
    result = await bench.over(bench.imagine("a lemon tree"))
    alone = bench.in_(direct_channel(bench))

    found = await looked_up(alone, text="lemon")
    chosen = alone.choose(found, custom_id="history:show", values=[job_of(result)])
    shown = await alone.reply(chosen, until=has_picture)

    assert "a lemon tree" in shown.text
