"""Members who installed the bot for themselves, in a server that has not."""

import math

import pytest

from bot.app import EaselBot
from bot.db.database import Database
from bot.imagine.job import TOKEN_LIFETIME_SECONDS
from cogs.audit.audit_log import AuditLog
from cogs.kit.install_context import InstallContexts
from cogs.policy.model import Rules
from cogs.policy.rules.who import Audience, Who
from cogs.policy.service import RuleService
from cogs.reply import delivery
from tests.fakes.backend import held
from tests.harness.installed import brought_along
from tests.harness.reported import said
from tests.harness.world import World
from tests.servers.shown import GIVEN_BACK


@pytest.fixture(name="brought_along")
def a_world_brought_along(world: World) -> World:
    """The same world, with interactions as Discord sends them from such servers."""
    return brought_along(world)


async def test_the_picture_comes_where_it_was_asked_for(
    brought_along: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    world = brought_along
    # The tests' clock may jump to the end of the token while the database is at work.
    monkeypatch.setattr(delivery, "_leaves_at", lambda _: math.inf)

    shown = await world.drawn()

    assert len(shown.files) == 1


async def test_the_bots_own_permissions_do_not_matter(brought_along: World) -> None:
    world = brought_along
    channel = world.channel_without_files()

    result = await world.ann.slash(channel, "imagine", prompt="a boat")
    await world.harness.all_over()

    assert result.response is not None
    assert len(world.harness.backend.creates) == 1


async def test_when_the_token_is_over_it_comes_as_a_direct_message(brought_along: World) -> None:
    world = brought_along
    world.harness.backend.plan(held())
    await world.imagine("a boat")
    await world.harness.backend.created.wait()
    await world.harness.clock.sleep(TOKEN_LIFETIME_SECONDS)

    world.harness.backend.release.set()
    await world.harness.all_over()

    (unfinished,) = world.messages()
    assert unfinished.files == []
    assert world.say("progress-leaving") in unfinished.text
    assert not world.requests("POST", f"/channels/{world.channel.id}/messages")
    assert world.requests("POST", "/users/@me/channels")


async def let_only_moderators_draw(world: World, store: Database, place_id: int = 0) -> None:
    clock = world.harness.clock
    book = RuleService(database=store, audit_log=AuditLog(database=store, clock=clock), clock=clock)
    rules = Rules(who=Audience(kind=Who.MODERATORS))
    await book.change(world.guild.id, place_id, rules, by=world.mia.id, shown_version=0)


async def test_the_rules_of_the_server_hold_for_it_as_well(
    brought_along: World, store: Database
) -> None:
    world = brought_along
    await let_only_moderators_draw(world, store)

    result = await world.imagine("a boat")

    assert result.ephemeral
    assert world.env.errors  # the refusal, as the tree was handed it
    assert world.harness.backend.creates == []


async def test_a_button_in_direct_messages_draws_nothing_once_the_operator_is_against_it(
    world: World,
) -> None:
    user = world.env.create_user("dan")
    asked = await user.slash("imagine", prompt="a boat")
    await world.harness.all_over()
    assert asked.response is not None
    bot = world.env.bot
    assert isinstance(bot, EaselBot)
    bot.tree.allowed_contexts = InstallContexts(direct_messages=False).contexts

    press = await user.click(asked.response, label="Reroll")

    assert GIVEN_BACK.sub("", said(press)) == world.say("refusal-reach-direct")
    assert len(world.harness.backend.creates) == 1


async def test_it_names_the_channels_of_servers_where_they_drew_and_still_may(
    world: World, store: Database
) -> None:
    closed = world.guild.create_text_channel("closed")
    left = world.env.create_guild()
    hall = left.create_text_channel("hall")
    user = world.env.create_user("dan")
    dan, gone = world.guild.add_member(user), left.add_member(user)
    for member, channel in ((dan, world.channel), (dan, closed), (gone, hall)):
        await member.slash(channel, "imagine", prompt="a boat")
    asked = await user.slash("imagine", prompt="a boat")
    await world.harness.all_over()
    await let_only_moderators_draw(world, store, closed.id)
    left.remove_member(gone)
    await world.restart()
    assert isinstance(world.env.bot, EaselBot)
    world.env.bot.tree.allowed_contexts = InstallContexts(direct_messages=False).contexts

    assert asked.response is not None
    press = await user.click(asked.response, label="Reroll")

    there = world.say("refusal-elsewhere", channels=(f"<#{world.channel.id}>",))
    assert there in said(press)
