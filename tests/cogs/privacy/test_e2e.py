"""What members set, tidy and erase, through the whole of it: also after a kill."""

from collections.abc import AsyncGenerator

import pytest
import pytest_asyncio

from tests.e2e.real_bot import BotBench, has_picture, real_bot, words
from tests.servers.page_acts import direct_channel

pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def bench() -> AsyncGenerator[BotBench]:
    async with real_bot() as opened:
        yield opened


async def test_what_is_usual_holds_after_the_bot_was_killed(bench: BotBench) -> None:
    panel = await bench.reply(bench.invoke("preferences"))
    assert panel.ephemeral
    chosen = bench.choose(panel, custom_id="preferences:aspect_ratio", values=["16:9"])
    await bench.outcome(chosen)
    await bench.kill_bot()
    await bench.wait_ready()

    drawn = await bench.over(bench.imagine("a usual lighthouse"))

    assert has_picture(drawn)
    (created,) = bench.images.created("a usual lighthouse")
    assert created.input["aspect_ratio"] == "16:9"
    await bench.outcome(bench.press(panel, label=words("preferences-reset")))


async def test_ones_own_pictures_are_taken_away_from_a_channel(bench: BotBench) -> None:
    mine = [await bench.over(bench.imagine(f"a tidy boat {number}")) for number in (1, 2)]
    nova = bench.as_(bench.world.nova)
    theirs = await bench.over(nova.imagine("somebody's kite"))
    asked = await bench.reply(bench.invoke("tidy", hours=1))
    await bench.kill_bot()
    await bench.wait_ready()

    # The picture of the test before is in this channel as well.
    label = next(one for one in asked.buttons if one.startswith("Delete"))
    bench.press(asked, label=label)

    await bench.until(
        lambda: all(bench.message(one.id) is None for one in mine), "the pictures to be gone"
    )
    left = bench.message(theirs.id)
    assert left is not None
    assert has_picture(left)


async def test_who_is_erased_leaves_buttons_that_say_so(bench: BotBench) -> None:
    kai = bench.as_(bench.world.kai)
    drawn = await bench.over(kai.imagine("a boat to forget"))
    told = await kai.reply(kai.invoke("privacy"))
    assert "**1**" in told.text
    await kai.outcome(kai.press(told, label=words("privacy-button-ask")))
    asked = await kai.sees(lambda shown: words("privacy-button-data") in shown.buttons)
    await kai.outcome(kai.press(asked, label=words("privacy-button-data")))
    await kai.sees(lambda shown: words("privacy-erased") in shown.text)

    said = await kai.reply(kai.press(drawn, label=words("button-reroll")))

    assert words("refusal-job-unknown") in said.text
    kept = bench.message(drawn.id)
    assert kept is not None
    assert has_picture(kept)


async def test_all_of_it_works_in_direct_messages(bench: BotBench) -> None:
    mira = bench.as_(bench.world.mira)
    direct = mira.in_(direct_channel(mira))
    panel = await direct.reply(direct.invoke("preferences"))
    await direct.outcome(
        direct.choose(panel, custom_id="preferences:output_format", values=["png"])
    )
    drawn = await direct.over(direct.imagine("a boat between us"))
    assert drawn.attachments[0]["filename"].endswith(".png")
    told = await direct.reply(direct.invoke("privacy"))
    assert "**1**" in told.text

    asked = await direct.reply(direct.invoke("tidy"))
    direct.press(asked, label=words("tidy-yes", count=1))

    await bench.until(lambda: bench.message(drawn.id) is None, "the picture to be gone")
