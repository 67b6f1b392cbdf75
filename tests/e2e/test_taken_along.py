"""Easel as somebody's own app: in a server that never added it, and in talks among people."""

from collections.abc import AsyncGenerator
from functools import partial

import pytest
import pytest_asyncio

from sandbox.discord.refusal import RefusedError
from tests.e2e.real_bot import BotBench, has_picture, real_bot, words
from tests.e2e.watched_images import WatchedImages
from tests.servers.page_acts import direct_channel, use_on_message
from tests.servers.shown import Shown

pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def bench() -> AsyncGenerator[BotBench]:
    async with real_bot(images=WatchedImages(pace=0.03)) as opened:
        yield opened
        reached = {request.path for request in opened.requests() if request.status < 400}
        lounge = f"/channels/{opened.world.elsewhere.lounge}"
        assert not [path for path in reached if path.startswith(lounge)]


@pytest.fixture
def theo(bench: BotBench) -> BotBench:
    """Theo, who has it among his apps."""
    return bench.in_(bench.world.elsewhere.lounge)


@pytest.fixture
def kai(theo: BotBench) -> BotBench:
    """Kai, who has not."""
    return theo.as_(theo.world.kai)


def asked_there(bench: BotBench) -> list[str]:
    """What the bot asked of the channel by itself, but for copies to delete; not by a token."""
    requests = (one for one in bench.requests() if one.method != "DELETE")
    return [one.path for one in requests if f"/channels/{bench.here}" in one.path]


async def test_everybody_there_sees_the_picture(theo: BotBench, kai: BotBench) -> None:
    shown = await theo.over(theo.imagine("an owl on a lamp"))

    assert has_picture(shown)
    assert shown.id in [one.id for one in kai.messages()]
    assert asked_there(theo) == []


async def test_what_others_press_is_answered_as_well(theo: BotBench, kai: BotBench) -> None:
    shown = await theo.over(theo.imagine("an owl to share"))

    again = await kai.over(kai.press(shown, label=words("button-reroll")))

    assert has_picture(again)
    assert f"<@{kai.me.id}>" in again.text
    assert asked_there(theo) == []
    with pytest.raises(RefusedError, match="may not use /imagine here"):
        kai.imagine("an owl of my own")


async def test_killed_in_the_middle_it_goes_on_there(theo: BotBench) -> None:
    with theo.images.holding("query"):
        asked = theo.imagine("an owl that waits")
        await theo.images.wait_queried("an owl that waits")
        await theo.kill_bot()

    shown = await theo.over(asked)

    assert has_picture(shown)
    assert [one.id for one in theo.pictures_of("an owl that waits")] == [shown.id]
    assert len(theo.images.created("an owl that waits")) == 1


async def in_direct_messages(bench: BotBench, prompt: str) -> Shown:
    direct = bench.in_(direct_channel(bench))
    return await direct.sees(lambda one: prompt in one.text and has_picture(one))


async def test_when_the_token_is_over_it_comes_as_a_direct_message(
    theo: BotBench, kai: BotBench
) -> None:
    before = await theo.over(theo.imagine("an owl to begin with"))
    with theo.images.holding("query"):
        mine = theo.imagine("a very slow owl")
        await theo.images.wait_queried("a very slow owl")
        theirs = kai.press(before, label=words("button-reroll"))
        await theo.until(
            lambda: len(theo.images.created("an owl to begin with")) == 2, "the second request"
        )
        await theo.reply(theirs, until=lambda one: one.buttons)
        theo.expire(mine)
        theo.expire(theirs)

    for bench, prompt in ((theo, "a very slow owl"), (kai, "an owl to begin with")):
        told = await in_direct_messages(bench, prompt)
        assert f"<@{bench.me.id}>" in told.text


async def test_with_direct_messages_closed_the_log_says_so(theo: BotBench) -> None:
    theo.discord.settings.set_direct_messages(theo.me.id, taken=False)
    async with theo.logging("no way left to reach person"):
        with theo.images.holding("query"):
            asked = theo.imagine("an owl nobody hears of")
            await theo.images.wait_queried("an owl nobody hears of")
            theo.expire(asked)
    theo.discord.settings.set_direct_messages(theo.me.id, taken=True)

    assert theo.pictures_of("an owl nobody hears of") == []


async def test_among_people_it_draws_for_whoever_brought_it(bench: BotBench) -> None:
    elsewhere = bench.world.elsewhere
    theo = bench.in_(elsewhere.group)
    nova = theo.as_(bench.world.nova)
    shown = await theo.over(theo.imagine("a cover for us"))

    again = await nova.over(nova.press(shown, label=words("button-reroll")))

    assert has_picture(again)
    assert again.id in [one.id for one in theo.messages()]
    pair = bench.in_(elsewhere.pair)
    assert has_picture(await pair.over(pair.imagine("a note for two")))
    assert asked_there(theo) == asked_there(pair) == []
    menu = await theo.reply(use_on_message(theo, words("command-menu-who"), shown))
    assert f"<@{theo.me.id}>" in menu.text


def _list_of(shown: Shown) -> str:
    """The custom id of the list below a result."""
    ids = [str(one.get("custom_id")) for one in shown.components]
    return next(one for one in ids if one.startswith("easel:more:"))


async def test_five_follow_one_press_and_six_are_refused_before_it(theo: BotBench) -> None:
    refused = await theo.reply(theo.imagine("a {red, green, blue, white, black, grey} feather"))
    assert refused.said == words("refusal-reach-several", most=5)

    offer = await theo.reply(theo.imagine("a {red, green, blue, white, black} feather"))
    theo.press(offer, label=words("confirm-button-run"))

    for colour in ("red", "green", "blue", "white", "black"):
        prompt = f"a {colour} feather"
        await theo.until(partial(theo.pictures_of, prompt), prompt)


async def test_where_external_apps_are_unwelcome_pictures_are_private(bench: BotBench) -> None:
    theo = bench.in_(bench.world.elsewhere.quiet)

    shown = await theo.over(theo.imagine("a quiet owl"))

    assert shown.ephemeral
    # Nothing could be shown to others there.
    assert words("button-publish") not in shown.buttons
    assert theo.as_(theo.world.kai).messages() == []


async def test_it_is_deleted_there_also_when_its_token_is_over(theo: BotBench) -> None:
    asked = theo.imagine("an owl to delete")
    shown = await theo.over(asked)
    await theo.recorded(shown)
    theo.expire(asked)
    chosen = theo.choose(shown, custom_id=_list_of(shown), values=["delete"])
    form = (await theo.outcome(chosen)).modal
    assert form is not None

    theo.submit(form["custom_id"])

    await theo.until(lambda: theo.message(shown.id) is None, "the picture to be gone")


async def test_nobody_is_offered_a_report_where_nobody_would_hear_of_it(theo: BotBench) -> None:
    shown = await theo.over(theo.imagine("an ugly owl"))

    (more,) = [one for one in shown.components if one.get("custom_id") == _list_of(shown)]

    assert "report" not in [option["value"] for option in more["options"]]


async def test_nothing_is_offered_there_where_the_operator_is_against_it() -> None:
    async with real_bot(environment={"ALLOW_USER_INSTALL": "false"}) as bench:
        elsewhere = bench.world.elsewhere
        for place in (elsewhere.lounge, elsewhere.group, elsewhere.pair):
            assert bench.discord.desk.commands_for(bench.me.id, place) == []
            with pytest.raises(RefusedError, match="may not use /imagine here"):
                bench.in_(place).imagine("an owl")
        assert has_picture(await bench.over(bench.imagine("an owl at home")))


async def test_a_copy_that_is_out_of_reach_there_is_not_said_to_be_gone(
    bench: BotBench, theo: BotBench, kai: BotBench
) -> None:
    drawn = await bench.over(bench.imagine("an owl from home"))
    await bench.recorded(drawn)
    link = f"https://discord.com/channels/{bench.world.guild_id}/{bench.here}/{drawn.id}"
    copy = await theo.over(theo.invoke("show", result=link))
    assert copy.id in [one.id for one in kai.messages()]
    await bench.outcome(bench.choose(drawn, custom_id=_list_of(drawn), values=["delete"]))

    bench.submit(_list_of(drawn).replace(":more:", ":remove:"))

    said = words("results-deleted-out-of-reach")
    await bench.until(lambda: said in [one.text for one in bench.messages()], "a word on the copy")
    assert bench.message(drawn.id) is None
