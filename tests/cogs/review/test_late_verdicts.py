"""Pictures that moderators decided about late: their requesters are told as they chose, once."""

from collections.abc import AsyncGenerator

import pytest

from bot.db.database import Database
from bot.imagine.job import TOKEN_LIFETIME_SECONDS
from cogs.preferences.service import Preferences, PreferenceService, Tell
from cogs.reply.completion_ping import SLOW_SECONDS
from tests.harness.reviewing import Desk, desk_in
from tests.harness.world import Shown

TWO_DAYS = 49 * 3600.0


@pytest.fixture
async def desk(store: Database) -> AsyncGenerator[Desk]:
    """Ann wants to be told in both ways."""
    async with desk_in(store) as opened:
        book = PreferenceService(database=store, clock=opened.clock)
        chosen = Preferences(tells=(Tell.PING, Tell.DIRECT))
        await book.change(opened.world.ann.id, lambda _: chosen)
        yield opened


def news(desk: Desk) -> list[Shown]:
    """What Ann was told, in the channel and directly."""
    dm_channel_id = desk.world.env.backend.dm_channels.get(desk.world.ann.id, 0)
    direct = desk.world.messages(dm_channel_id) if dm_channel_id else []
    return [*desk.world.messages()[1:], *direct]


def told(desk: Desk, reply: Shown, suffix: str = "") -> list[str]:
    """What she is told, as it reads."""
    place = f"{desk.world.guild.id}/{desk.world.channel.id}/{reply.id}"
    link = f"https://discord.com/channels/{place}"
    return [
        desk.world.say(f"preferences-told{suffix}", person=str(desk.world.ann.id)),
        desk.world.say(f"preferences-told-direct{suffix}", link=link),
    ]


@pytest.mark.parametrize("label", ["Approve", "Approve as spoiler"])
async def test_a_picture_that_is_approved_late_is_told(desk: Desk, label: str) -> None:
    reply = await desk.asked()
    await desk.clock.advance(SLOW_SECONDS)
    assert news(desk) == []

    await desk.press(label)

    assert desk.world.message(reply.id).files
    assert [one.text for one in news(desk)] == told(desk, reply)
    (answer, _) = news(desk)
    assert answer.message.reference["message_id"] == str(reply.id)
    assert answer.message.ping_user_ids == [desk.world.ann.id]


async def test_one_that_is_rejected_late_is_told(desk: Desk) -> None:
    reply = await desk.asked()
    await desk.clock.advance(SLOW_SECONDS)

    await desk.choose("rules")

    assert [one.text for one in news(desk)] == told(desk, reply, "-failed")


async def test_one_that_nobody_decided_about_is_told(desk: Desk) -> None:
    reply = await desk.asked()
    await desk.clock.advance(TWO_DAYS)

    await desk.look()

    assert [one.text for one in news(desk)] == told(desk, reply, "-failed")


async def test_a_quick_decision_is_not_told(desk: Desk) -> None:
    await desk.asked()
    await desk.clock.advance(SLOW_SECONDS / 2)

    await desk.press("Approve")

    assert news(desk) == []


async def test_where_a_new_message_names_them_that_is_enough(desk: Desk) -> None:
    reply = await desk.asked()
    await desk.clock.advance(TOKEN_LIFETIME_SECONDS)
    path = f"/channels/{desk.world.channel.id}/messages/{reply.id}"
    desk.world.env.inject_error("PATCH", path, status=404, code=10008, times=None)

    await desk.press("Approve")

    (moved,) = news(desk)
    assert moved.files
    assert desk.world.ann.mention in moved.text
