"""What is read of Discord: for pictures that took long, where it matters, and once a minute."""

import asyncio

import discord
import pytest

from bot.db.database import Database
from cogs.audit.audit_log import AuditLog
from cogs.kit.discord_reads import FRESH_SECONDS, DiscordReads
from cogs.policy import Audience, Rules, RuleService, Who
from tests.fakes.backend import held
from tests.harness.answers import answering, refused
from tests.harness.world import World

MEMBER = r"GET /guilds/\d+/members/\d+"


def member_reads(world: World) -> list[str]:
    """The paths of all members that were read so far."""
    asked = [one.path for one in world.env.http_requests if one.method == "GET"]
    return [path for path in asked if "/members/" in path]


def guild_of(world: World) -> discord.Guild:
    guild = world.env.bot.get_guild(world.guild.id)
    assert guild is not None
    return guild


async def late(world: World, *prompts: str) -> None:
    """Draw pictures that take more than a minute and are ready at the same moment."""
    backend = world.harness.backend
    for prompt in prompts:
        backend.created.clear()
        backend.plan(held())
        await world.imagine(prompt)
        await backend.created.wait()
    await world.harness.clock.sleep(2 * FRESH_SECONDS)
    backend.release.set()
    await world.harness.all_over()


async def set_rules(world: World, store: Database, its: Rules) -> None:
    audit_log = AuditLog(database=store, clock=world.harness.clock)
    rules = RuleService(database=store, audit_log=audit_log, clock=world.harness.clock)
    await rules.change(world.guild.id, 0, its, by=1, shown_version=0)


@pytest.mark.parametrize(
    "its",
    [
        Rules(),
        Rules(who=Audience(kind=Who.EVERYONE)),
        Rules(denied_roles=()),
        Rules(maximum_count=4),
    ],
)
async def test_where_no_rule_looks_at_roles_nobody_is_read(
    world: World, store: Database, its: Rules
) -> None:
    await set_rules(world, store, its)

    await late(world, "a boat")

    assert member_reads(world) == []
    assert len(world.messages()[-1].files) == 1


async def test_pictures_of_one_member_share_a_read(world: World, store: Database) -> None:
    guests = world.guild.create_role("Guests")
    await set_rules(world, store, Rules(denied_roles=(guests.id,)))

    await late(world, "a boat", "a lake", "a tree")

    assert len(member_reads(world)) == 1
    assert sum(len(one.files) for one in world.messages()) == 3


async def test_a_role_that_was_taken_away_holds_the_picture_back(
    world: World, store: Database
) -> None:
    artists = world.guild.create_role("Artists")
    member = world.env.backend.get_guild(world.guild.id).members[world.ann.id]
    member.role_ids.append(artists.id)
    await set_rules(world, store, Rules(who=Audience(kind=Who.ROLES, role_ids=(artists.id,))))
    backend = world.harness.backend
    backend.plan(held())
    await world.imagine("a boat")
    await backend.created.wait()

    member.role_ids.remove(artists.id)
    await world.harness.clock.sleep(2 * FRESH_SECONDS)
    backend.release.set()
    await world.harness.all_over()

    assert world.messages()[-1].files == []


async def test_who_asks_at_the_same_moment_gets_the_same_answer(world: World) -> None:
    reads, guild = DiscordReads(world.env.bot), guild_of(world)

    found = await asyncio.gather(*(reads.member(guild, world.ann.id) for _ in range(5)))

    assert len(member_reads(world)) == 1
    assert {one.id for one in found} == {world.ann.id}


async def test_who_gives_up_costs_nobody_else_the_answer(world: World) -> None:
    reads, guild = DiscordReads(world.env.bot), guild_of(world)
    impatient, patient = (
        asyncio.create_task(reads.member(guild, world.ann.id), name=name)
        for name in ("impatient", "patient")
    )
    await asyncio.sleep(0)
    impatient.cancel()

    assert (await patient).id == world.ann.id


async def test_what_failed_is_asked_again(world: World) -> None:
    reads, guild = DiscordReads(world.env.bot), guild_of(world)
    with answering(MEMBER, refused(404, 10007)), pytest.raises(discord.NotFound):
        await reads.member(guild, world.ann.id)

    assert (await reads.member(guild, world.ann.id)).id == world.ann.id


async def test_servers_do_not_share_their_members(world: World) -> None:
    reads, other = DiscordReads(world.env.bot), world.env.create_guild()
    other.add_member(world.env.create_user("dan"))
    await world.env.settle()
    elsewhere = world.env.bot.get_guild(other.id)
    assert elsewhere is not None

    await reads.member(guild_of(world), world.ann.id)
    with pytest.raises(discord.NotFound):
        await reads.member(elsewhere, world.ann.id)
