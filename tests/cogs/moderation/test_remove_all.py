"""Removing everything a person drew lately: asked about, done bit by bit, and finished."""

from dataclasses import replace

import discord
import pytest
from simcord.backend.models import Overwrite
from simcord.enums import OverwriteType

from bot.db.database import Database
from bot.imagine.job import Job
from bot.imagine.request import Review, SubmittedRequest
from bot.jobs.gate import Gate, silent
from cogs.audit.model import EventKind
from cogs.kit.components import Card
from cogs.moderation.removals import BulkRemovals, RemovalScope
from cogs.reply.card import Cards
from tests.harness.answers import answering, refused
from tests.harness.reported import Aftercare, aftercare_in, said
from tests.harness.world import World, open_world

HOUR = 3600.0


@pytest.fixture
async def care(world: World, store: Database) -> Aftercare:
    return await aftercare_in(world, store)


def by_ann(world: World, *, since: float) -> RemovalScope:
    """What Ann drew in the server."""
    return RemovalScope(user_id=world.ann.id, since=since, guild_id=world.guild.id)


async def test_it_says_how_much_before_anything_goes(care: Aftercare) -> None:
    world = care.world
    shown = [await world.drawn(), await world.drawn()]

    asked = await world.mia.slash(world.channel, "remove-all", person=world.ann, hours=1)

    assert "That is 2 results." in world.shown(asked).text
    assert world.shown(asked).buttons == ["Remove all 2", "Let it be"]
    assert all(world.message(one.id).files for one in shown)
    await world.click(asked, "Let it be", who=world.mia)
    assert world.shown(asked).text == world.say("removal-all-let-be")
    assert all(world.message(one.id).files for one in shown)


async def test_confirmed_everything_of_these_hours_goes(care: Aftercare) -> None:
    world = care.world
    old = await world.drawn("an old boat")
    await world.harness.clock.advance(3 * HOUR)
    new = [await world.drawn(), await world.drawn()]
    bobs = await world.bob.slash(world.channel, "imagine", prompt="a kite")
    await world.harness.all_over()

    asked = await world.mia.slash(world.channel, "remove-all", person=world.ann, hours=2)
    await world.click(asked, "Remove all 2", who=world.mia)
    await care.look()
    await world.env.settle()

    assert [world.message(one.id).files for one in new] == [[], []]
    assert all(world.message(one.id).text == world.say("card-removed") for one in new)
    assert world.message(old.id).files
    assert world.shown(bobs).files
    assert world.shown(asked).text == "2 results are removed."
    (event,) = await care.events(EventKind.REMOVED)
    assert (event.actor_id, event.user_id) == (world.mia.id, world.ann.id)
    assert event.facts["count"] == "2"


async def test_where_there_is_nothing_it_says_so(care: Aftercare) -> None:
    world = care.world

    answer = await world.mia.slash(world.channel, "remove-all", person=world.ann, hours=1)

    assert said(answer) == world.say("refusal-removal-nothing", person=world.ann.mention)
    assert world.env.errors  # the refusal, as the tree was handed it


async def test_what_a_killed_process_left_is_finished_by_the_next(
    care: Aftercare, store: Database
) -> None:
    world = care.world
    shown = [await world.drawn() for _ in range(3)]
    clock = world.harness.clock
    removals = BulkRemovals(database=store, audit_log=care.audit_log, clock=clock)
    order_id = await removals.begin(by_ann(world, since=clock.time() - HOUR), by=world.mia.id)

    await world.restart()
    await care.look(is_start=True)

    assert [world.message(one.id).files for one in shown] == [[], [], []]
    state = await removals.state_in(world.guild.id, order_id)
    assert (state.done, state.total) == (3, 3)


async def test_what_discord_does_not_take_is_done_later(care: Aftercare, store: Database) -> None:
    world = care.world
    shown = await world.drawn()
    clock = world.harness.clock
    removals = BulkRemovals(database=store, audit_log=care.audit_log, clock=clock)
    since = clock.time() - HOUR
    await clock.advance(16 * 60)
    await removals.begin(by_ann(world, since=since), by=world.mia.id)

    world.env.inject_error("PATCH", "/channels/*/messages/*", status=400, code=0, times=1)
    await care.look()
    assert world.message(shown.id).files
    await clock.advance(2 * 60)
    await care.look()

    assert world.message(shown.id).files == []


@pytest.mark.parametrize(("status", "code"), [(400, 50083), (403, 50001)])
async def test_what_stays_out_of_reach_is_said_and_ends_it(
    care: Aftercare, status: int, code: int
) -> None:
    world, clock = care.world, care.world.harness.clock
    shown = [await world.drawn() for _ in range(3)]
    await clock.advance(16 * 60)
    asked = await world.mia.slash(world.channel, "remove-all", person=world.ann, hours=1)

    path = f"PATCH /channels/{world.channel.id}/messages/{shown[1].id}"
    with answering(path, refused(status, code)):
        await world.click(asked, "Remove all 3", who=world.mia)
        for _ in range(4):
            await care.look()
            await clock.advance(2 * 60)
        await world.env.settle()

    assert "2 of 3 removed" in world.shown(asked).text
    assert world.say("removal-out-of-reach", count=1) in world.shown(asked).text
    assert world.shown(asked).buttons == []
    assert [bool(world.message(one.id).files) for one in shown] == [False, True, False]


async def begun(care: Aftercare, store: Database) -> tuple[BulkRemovals, str]:
    """An order to remove everything Ann drew, long after she drew it."""
    world, clock = care.world, care.world.harness.clock
    await clock.advance(16 * 60)
    removals = BulkRemovals(database=store, audit_log=care.audit_log, clock=clock)
    since = clock.time() - HOUR
    order = await removals.begin(by_ann(world, since=since), by=world.mia.id)
    return removals, order


async def test_a_refusal_that_is_not_in_discords_words_is_asked_again_for_minutes(
    care: Aftercare, store: Database
) -> None:
    world = care.world
    await world.drawn()
    removals, order = await begun(care, store)

    with answering("PATCH /channels/.*", refused(418, 0)) as odd:
        for _ in range(5):
            await care.look()
            await world.harness.clock.advance(2 * 60)

    state = await removals.state_in(world.guild.id, order)
    assert odd.hits == 4
    assert (state.done, state.total, state.out_of_reach) == (1, 1, 1)


async def test_one_that_is_broken_does_not_hold_up_the_others(
    care: Aftercare, store: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    world = care.world
    shown = [await world.drawn() for _ in range(3)]
    broken = await world.harness.ledger.find_by_message(shown[1].id)
    assert broken is not None
    whole = Cards.removed

    def removed(cards: Cards, job: Job) -> Card:
        if job.id == broken.id:
            raise RuntimeError("a bug in one card")
        return whole(cards, job)

    monkeypatch.setattr(Cards, "removed", removed)
    await begun(care, store)
    await care.look()

    assert [bool(world.message(one.id).files) for one in shown] == [False, True, False]


async def wants_to_see_first(request: SubmittedRequest) -> SubmittedRequest:
    """Have moderators look at every picture before anybody else."""
    return replace(request, review=Review.RULES)


async def test_what_waits_for_approval_goes_as_well(store: Database) -> None:
    async with open_world(store, gate=Gate(steps=[silent(wants_to_see_first)])) as world:
        care = await aftercare_in(world, store)
        reply = await world.drawn()
        (waiting,) = care.notices
        assert "Approve" in waiting.buttons

        asked = await world.mia.slash(world.channel, "remove-all", person=world.ann, hours=1)
        await world.click(asked, "Remove it", who=world.mia)
        await care.look()

        assert care.notices[0].buttons == []
        assert world.message(reply.id).text == world.say("card-removed")


async def test_members_may_not(care: Aftercare) -> None:
    world = care.world
    await world.drawn()
    asked = await world.mia.slash(world.channel, "remove-all", person=world.ann, hours=1)
    denied = Overwrite(
        target_id=world.mia.id,
        type=OverwriteType.MEMBER,
        allow=0,
        deny=discord.Permissions(manage_messages=True).value,
    )
    world.env.backend.set_overwrite(world.channel.id, denied)
    await world.env.settle()

    press = await world.click(asked, "Remove it", who=world.mia)

    assert said(press) == world.say("refusal-not-moderator")
