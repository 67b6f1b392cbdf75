"""Taking away one's own pictures in a channel: counted, confirmed, finished by the next process."""

from bot.app import EaselBot
from bot.db.database import Database
from cogs.audit.audit_log import AuditLog
from cogs.moderation.cog import ReportsCog
from cogs.moderation.removals import BulkRemovals, RemovalScope
from tests.harness.answers import answering, refused
from tests.harness.reported import said
from tests.harness.world import Shown, World

HOUR = 3600.0


def gone(world: World, *shown: Shown) -> bool:
    here = {message.id for message in world.messages()}
    return here.isdisjoint(one.id for one in shown)


def by_ann(world: World, *, since: float) -> RemovalScope:
    """What Ann had drawn in the channel."""
    return RemovalScope(user_id=world.ann.id, since=since, channel_id=world.channel.id)


async def look(world: World) -> None:
    """What the bot does by itself every half minute."""
    bot = world.env.bot
    assert isinstance(bot, EaselBot)
    cog = bot.get_cog("ReportsCog")
    assert isinstance(cog, ReportsCog)
    await cog.orders.look()


async def test_it_says_how_many_before_anything_goes(world: World) -> None:
    shown = [await world.drawn(), await world.drawn()]

    asked = await world.ann.slash(world.channel, "tidy")

    assert "That is 2 results." in world.shown(asked).text
    assert world.shown(asked).is_private
    await world.click(asked, "Let it be")
    assert world.shown(asked).text == world.say("tidy-let-be")
    assert all(world.message(one.id).files for one in shown)


async def test_confirmed_mine_of_this_time_and_channel_go_and_nothing_else(world: World) -> None:
    old = await world.drawn("an old boat")
    await world.harness.clock.advance(30 * HOUR)
    new = [await world.drawn(), await world.drawn()]
    bobs = world.shown(await world.bob.slash(world.channel, "imagine", prompt="a kite"))
    other = world.guild.create_text_channel("other")
    elsewhere = await world.ann.slash(other, "imagine", prompt="a boat")
    await world.harness.all_over()

    asked = await world.ann.slash(world.channel, "tidy")
    await world.click(asked, "Delete all 2")
    await look(world)
    await world.env.settle()

    assert gone(world, *new)
    assert world.message(old.id).files
    assert world.message(bobs.id).files
    assert elsewhere.response is not None
    assert world.message(elsewhere.response.id, other.id).files
    assert world.shown(asked).text == world.say("tidy-done")


async def test_where_there_is_nothing_it_says_so(world: World) -> None:
    answer = await world.ann.slash(world.channel, "tidy", hours=3)

    assert said(answer) == world.say("refusal-tidy-nothing")
    assert world.env.errors  # the refusal, as the tree was handed it


async def test_pressed_twice_the_second_press_says_that_there_is_nothing(world: World) -> None:
    await world.drawn()
    asked = await world.ann.slash(world.channel, "tidy")
    again = await world.ann.slash(world.channel, "tidy")

    await world.click(asked, "Delete it")
    press = await world.click(again, "Delete it")

    assert said(press) == world.say("refusal-tidy-nothing")


async def test_what_a_killed_process_left_is_finished_by_the_next(
    world: World, store: Database
) -> None:
    shown = [await world.drawn(), await world.drawn()]
    clock = world.harness.clock
    removals = BulkRemovals(
        database=store, audit_log=AuditLog(database=store, clock=clock), clock=clock
    )
    order_id = await removals.begin(by_ann(world, since=clock.time() - HOUR), by=world.ann.id)

    await world.restart()
    await look(world)

    assert gone(world, *shown)
    state = await removals.state_by(world.ann.id, order_id)
    assert (state.done, state.total) == (2, 2)


async def test_nobody_sees_how_far_somebody_elses_order_is(world: World, store: Database) -> None:
    await world.drawn()
    clock = world.harness.clock
    removals = BulkRemovals(
        database=store, audit_log=AuditLog(database=store, clock=clock), clock=clock
    )
    order_id = await removals.begin(by_ann(world, since=0.0), by=world.ann.id)

    assert (await removals.state_by(world.bob.id, order_id)).total == 0


async def test_what_stays_out_of_reach_is_said(world: World) -> None:
    shown = [await world.drawn(), await world.drawn()]
    await world.harness.clock.advance(16 * 60)
    asked = await world.ann.slash(world.channel, "tidy")

    with answering(f"DELETE /channels/.*/{shown[0].id}", refused(400, 50083)):
        await world.click(asked, "Delete all 2")
        await look(world)
        await world.env.settle()

    assert "1 of 2 deleted" in world.shown(asked).text
    assert world.say("removal-out-of-reach", count=1) in world.shown(asked).text
