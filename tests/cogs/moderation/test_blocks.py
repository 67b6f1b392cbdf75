"""Blocks: who may block whom, what a blocked member is told, and that blocks end."""

import discord
import pytest
from simcord.actors import MemberActor

from bot.db.database import Database
from cogs.audit.model import EventKind
from tests.fakes.clock import FakeClock
from tests.harness.reported import Aftercare, aftercare_in, said
from tests.harness.world import World, open_world

HOUR = 3600.0


@pytest.fixture
async def care(world: World, store: Database) -> Aftercare:
    return await aftercare_in(world, store)


async def block(
    care: Aftercare,
    person: MemberActor,
    *,
    time: str = "hour",
    reason: str = "Too many boats",
    who: MemberActor | None = None,
) -> str:
    """A moderator, Mia mostly, blocks somebody; what she is told."""
    result = await (who or care.world.mia).slash(
        care.world.channel, "block add", person=person, reason=reason, time=time
    )
    return said(result)


def refusals(care: Aftercare) -> None:
    """Take note of refusals, as the tree was handed them."""
    assert care.world.env.errors


async def test_a_blocked_member_is_told_why_and_until_when(care: Aftercare) -> None:
    told = await block(care, care.world.ann)

    assert told.startswith(f"{care.world.ann.mention} is blocked until <t:")
    answer = await care.world.imagine("a paper boat")
    until = int(care.world.harness.clock.time() + HOUR)
    assert said(answer).startswith(
        care.world.say("refusal-blocks-blocked", until=f"<t:{until}:f>", reason="Too many boats")
    )
    # Other words would not help, but nobody loses theirs.
    assert care.world.shown(answer).buttons == []
    assert "a paper boat" in said(answer)
    assert care.world.mia.mention not in said(answer)
    assert all(shown.is_private for shown in care.world.messages())
    refusals(care)


async def test_it_ends_by_itself(care: Aftercare) -> None:
    await block(care, care.world.ann)

    await care.world.harness.clock.advance(HOUR + 1)

    assert (await care.world.drawn()).files


async def test_for_good_outlives_a_restart(care: Aftercare) -> None:
    await block(care, care.world.ann, time="forever")
    await care.world.harness.clock.advance(5_000 * HOUR)
    await care.world.restart()

    assert "for good" in said(await care.world.imagine("a paper boat"))
    refusals(care)


async def test_others_draw_on(care: Aftercare) -> None:
    await block(care, care.world.bob)

    assert (await care.world.drawn()).files


async def test_what_they_have_under_way_is_cancelled(store: Database) -> None:
    async with open_world(store, clock=FakeClock(auto=False)) as world:
        asked = await world.imagine("a paper boat")
        await world.pass_time(until=lambda: bool(world.harness.backend.gets))

        result = await world.mia.slash(
            world.channel, "block add", person=world.ann, reason="Too many boats", time="hour"
        )
        await world.harness.all_over()

        assert "One picture of theirs that was under way is cancelled." in said(result)
        assert world.shown(asked).files == []
        assert f"Cancelled by {world.mia.mention}" in world.shown(asked).text


async def test_unblocked_they_draw_again(care: Aftercare) -> None:
    await block(care, care.world.ann)
    channel, mia = care.world.channel, care.world.mia

    await care.world.harness.clock.advance(1)
    ended = await mia.slash(channel, "block remove", person=care.world.ann)
    again = await mia.slash(channel, "block remove", person=care.world.ann)

    assert said(ended) == care.world.say("blocks-ended", person=care.world.ann.mention)
    assert "is not blocked here" in said(again)
    assert (await care.world.drawn()).files
    refusals(care)
    first, second = await care.events(EventKind.BLOCKED, EventKind.UNBLOCKED)
    assert (first.kind, first.user_id) == (EventKind.BLOCKED, care.world.ann.id)
    assert (second.kind, second.actor_id) == (EventKind.UNBLOCKED, mia.id)


async def test_the_list_says_why_until_when_and_by_whom(care: Aftercare) -> None:
    await block(care, care.world.ann)
    await block(care, care.world.bob, time="forever", reason="**Rude**")

    listed = await care.world.mia.slash(care.world.channel, "block list")

    text = care.world.shown(listed).text
    assert "2 people are blocked" in text
    assert f"{care.world.bob.mention} · for good · by {care.world.mia.mention}" in text
    assert "\\*\\*Rude\\*\\*" in text
    assert f"{care.world.ann.mention} · until <t:" in text


async def test_a_long_list_has_pages(care: Aftercare) -> None:
    world = care.world
    for number in range(9):
        person = world.guild.add_member(world.env.create_user(f"number-{number}"))
        await block(care, person, reason="*" * 150)

    listed = await world.mia.slash(world.channel, "block list")
    first = world.shown(listed).text
    await world.click(listed, "Older", who=world.mia)

    assert "9 people are blocked" in first
    assert first.count("until <t:") == 8
    assert world.shown(listed).text.count("until <t:") == 1


async def test_from_a_members_menu_time_and_reason_are_asked_for(care: Aftercare) -> None:
    mia = care.world.mia

    form = await mia.context_menu(care.world.channel, "Block from Easel", care.world.ann)
    await mia.submit_modal(form, {"time": ["week"], "reason": ""})

    answer = said(await care.world.imagine("a paper boat"))
    assert "Its moderators gave no reason." in answer
    refusals(care)


class TestWhoMayBlockWhom:
    async def test_a_moderator_blocks_no_moderator(self, care: Aftercare) -> None:
        other = _with(care, "mod", manage_messages=True)

        assert "only somebody above them can" in await block(care, other)

        refusals(care)

    async def test_a_moderator_blocks_no_manager_and_not_the_owner(self, care: Aftercare) -> None:
        manager = _with(care, "manager", manage_guild=True)

        assert "only somebody above them can" in await block(care, manager)

        refusals(care)

    async def test_a_manager_blocks_moderators(self, care: Aftercare) -> None:
        manager = _with(care, "manager", manage_guild=True, manage_messages=True)

        assert "is blocked until" in await block(care, care.world.mia, who=manager)

    async def test_nobody_blocks_themselves(self, care: Aftercare) -> None:
        assert await block(care, care.world.mia) == care.world.say("refusal-blocks-self")

        refusals(care)

    async def test_who_has_left_can_be_blocked_before_they_come_back(self, care: Aftercare) -> None:
        ann = care.world.ann
        form = await care.world.mia.context_menu(care.world.channel, "Block from Easel", ann)
        care.world.env.backend.remove_member(care.world.guild.id, ann.id)

        done = await care.world.mia.submit_modal(form, {"time": ["forever"]})

        assert "is blocked for good" in said(done)


def _with(care: Aftercare, name: str, **permissions: bool) -> MemberActor:
    """Somebody with a role that may do this."""
    world = care.world
    role = world.guild.create_role(name, permissions=discord.Permissions(**permissions))
    return world.guild.add_member(world.env.create_user(name), roles=[role])
