"""Deleted roles, channels and categories: told once, and nobody let in or locked out by it."""

from dataclasses import replace

import pytest
from simcord.actors import MemberActor
from simcord.enums import ChannelType
from simcord.results import ResponseMessage

from bot.app import EaselBot
from bot.db.database import Database
from cogs.audit.audit_log import AuditLog
from cogs.audit.model import EventKind, EventQuery
from cogs.policy.deletions_cog import DeletionsCog
from cogs.policy.model import Rules
from cogs.policy.rules import MAXIMUM_COUNT, WHO
from cogs.policy.rules.review import Reviewed, ReviewMode
from cogs.policy.rules.who import Audience, Who
from cogs.policy.service import RuleService
from cogs.server.service import ServerService
from tests.harness.app_harness import eventually
from tests.harness.managing import a_manager
from tests.harness.world import Shown, World

GONE = 10**17
"""An id of nothing that exists."""


class Team:
    """A server's moderators: their channel, its rules, and what is noted."""

    def __init__(self, world: World, store: Database) -> None:
        clock = world.harness.clock
        self.world = world
        self.audit_log = AuditLog(database=store, clock=clock)
        self.policy = RuleService(database=store, audit_log=self.audit_log, clock=clock)
        self.servers = ServerService(database=store, audit_log=self.audit_log, clock=clock)
        self.desk = world.guild.create_text_channel("desk")

    async def begin(self) -> None:
        change = lambda its: replace(its, review_channel_id=self.desk.id)  # noqa: E731
        await self.servers.change(self.world.guild.id, change, by=1)

    async def set(self, places: dict[int, Rules]) -> None:
        await self.policy.edit(self.world.guild.id, lambda _: places, by=1)

    async def rules(self) -> dict[int, Rules]:
        recorded = await self.policy.recorded(self.world.guild.id)
        return {id_: its.value for id_, its in recorded.items()}

    async def told(self) -> list[Shown]:
        """All messages in their channel; there is at least one."""
        await self.world.env.settle()
        await eventually(lambda: bool(self.world.messages(self.desk.id)))
        await self.look()
        return self.world.messages(self.desk.id)

    async def look(self) -> None:
        """Look as at a start."""
        bot = self.world.env.bot
        assert isinstance(bot, EaselBot)
        cog, guild = bot.get_cog("DeletionsCog"), bot.get_guild(self.world.guild.id)
        assert isinstance(cog, DeletionsCog)
        assert guild is not None
        await cog.look_at(guild)

    async def noted(self) -> int:
        query = EventQuery(guild_id=self.world.guild.id, kinds=[EventKind.NAMED_DELETED])
        return len(await self.audit_log.find(query, limit=10))


@pytest.fixture
async def team(world: World, store: Database) -> Team:
    team = Team(world, store)
    await team.begin()
    return team


async def test_a_deleted_role_is_told_once_and_opens_nothing(world: World, team: Team) -> None:
    max_: MemberActor = a_manager(world)
    artists, friends = (world.guild.create_role(name) for name in ("Artists", "Friends"))
    rules = Rules(
        who=Audience(kind=Who.ROLES, role_ids=(artists.id,)),
        review=ReviewMode(kind=Reviewed.ROLES, role_ids=(artists.id, friends.id)),
    )
    await team.set({world.channel.id: rules})

    for role in (artists, friends):
        world.env.backend.delete_role(world.guild.id, role.id)
    (notice,) = await team.told()
    refused = world.shown(await world.imagine("a boat"))
    assert world.env.errors
    opened = await max_.click(
        ResponseMessage(world.env, notice.message), label="Set anew: Who may draw"
    )

    assert "@Artists" in notice.text
    assert "@Friends" in notice.text
    assert world.say("deletions-who-none") in notice.text
    assert world.say("deletions-review-none") in notice.text
    assert refused.text.startswith(world.say("refusal-rules-roles-gone"))
    assert opened.ephemeral
    assert opened.response is not None
    assert "Who may draw" in world.message(opened.response.id, team.desk.id).text
    assert await team.rules() == {world.channel.id: rules}
    assert await team.noted() == 1


async def test_the_rules_of_a_deleted_category_stay_with_its_channels(
    world: World, team: Team
) -> None:
    backend, guild_id = world.env.backend, world.guild.id
    category = backend.create_channel(guild_id, "Quiet", type=ChannelType.CATEGORY)
    inside = backend.create_channel(guild_id, "corner", parent_id=category.id)
    nobody = Rules(who=Audience(kind=Who.NOBODY), maximum_count=2)
    await team.set({category.id: nobody, inside.id: Rules(maximum_count=1)})

    backend.delete_channel(category.id)
    (notice,) = await team.told()

    rules = await team.rules()
    assert rules.keys() == {inside.id}
    assert rules[inside.id][WHO] == Audience(kind=Who.NOBODY)
    assert rules[inside.id][MAXIMUM_COUNT] == 1
    assert f"<#{inside.id}>" in notice.text
    assert "Quiet" in notice.text
    assert world.say("deletions-channels", count=1) not in notice.text


async def test_with_the_last_open_channel_nobody_is_locked_out_or_let_in(
    world: World, team: Team
) -> None:
    open_ = world.guild.create_text_channel("open")
    nobody, everyone = (Rules(who=Audience(kind=kind)) for kind in (Who.NOBODY, Who.EVERYONE))
    await team.set({0: nobody, open_.id: everyone})

    world.env.backend.delete_channel(open_.id)
    (notice,) = await team.told()

    assert world.say("deletions-shut") in notice.text
    assert await team.rules() == {0: Rules(who=Audience(kind=Who.MODERATORS))}


async def test_what_was_deleted_while_easel_was_away_is_found_once(
    world: World, team: Team
) -> None:
    rules = Rules(who=Audience(kind=Who.ROLES, role_ids=(GONE, world.guild.id)))
    await team.set({0: rules, GONE + 1: Rules(maximum_count=2)})

    await team.look()
    (notice,) = await team.told()
    await world.restart()
    await team.look()

    assert world.say("deletions-title", count=2) in notice.text
    assert world.say("deletions-who-some") in notice.text
    assert len(world.messages(team.desk.id)) == 1
    assert await team.rules() == {0: rules}
    assert await team.noted() == 1


async def test_what_nothing_names_is_nobodys_business(world: World, team: Team) -> None:
    role = world.guild.create_role("Blue")
    world.env.backend.delete_role(world.guild.id, role.id)
    await world.env.settle()

    await team.look()

    assert (world.messages(team.desk.id), await team.noted()) == ([], 0)
