"""A new server's first two minutes: each step says what is missing, and what is chosen holds."""

import discord
import pytest
from simcord.actors import MemberActor
from simcord.backend.errors import SetupError
from simcord.results import InteractionResult

from bot.db.database import Database
from cogs.audit.audit_log import AuditLog
from cogs.filter.packs import STARTER_PACKS
from cogs.policy.model import Rules
from cogs.policy.rules import WHO
from cogs.policy.rules.who import Audience, Who
from cogs.policy.service import RuleService
from cogs.server.model import ServerSettings
from cogs.server.service import ServerService
from cogs.setup.press import SetupAct, SetupPress, Step
from tests.harness.world import World


@pytest.fixture
def max_(world: World) -> MemberActor:
    """Somebody who may manage the server."""
    managing = discord.Permissions(manage_guild=True)
    managers = world.guild.create_role("Managers", permissions=managing)
    return world.guild.add_member(world.env.create_user("max"), roles=[managers])


@pytest.fixture
def audit_log(store: Database, world: World) -> AuditLog:
    return AuditLog(database=store, clock=world.harness.clock)


async def rules_of(world: World, store: Database, audit_log: AuditLog) -> dict[int, Rules]:
    rules = RuleService(database=store, audit_log=audit_log, clock=world.harness.clock)
    return {id_: its.value for id_, its in (await rules.recorded(world.guild.id)).items()}


async def settings_of(world: World, store: Database, audit_log: AuditLog) -> ServerSettings:
    servers = ServerService(database=store, audit_log=audit_log, clock=world.harness.clock)
    return (await servers.settings(world.guild.id)).value


async def go_on(world: World, who: MemberActor, opened: InteractionResult, steps: int = 1) -> str:
    """Press Next so many times; return what is shown then."""
    for _ in range(steps):
        await world.click(opened, "Next", who=who)
    return world.shown(opened).text


async def choose(
    who: MemberActor, opened: InteractionResult, step: Step, act: SetupAct, *values: object
) -> None:
    assert opened.response is not None
    custom_id = SetupPress(step=step, act=act).custom_id
    await who.select(opened.response, list(values), custom_id=custom_id)


async def test_missing_permissions_are_named_channel_by_channel(
    world: World, max_: MemberActor
) -> None:
    lame = world.channel_without_files()
    assert world.guild.me is not None
    unseen = discord.PermissionOverwrite(view_channel=False)
    hidden = world.guild.create_text_channel("secret", overwrites={world.guild.me: unseen})

    shown = world.shown(await max_.slash(world.channel, "setup"))

    assert shown.is_private
    assert "Step 1 of 7" in shown.text
    assert f"In <#{lame.id}> I lack Attach Files." in shown.text
    assert f"see <#{hidden.id}>" in shown.text
    assert "One channel is fine" in shown.text
    assert "To fix it" in shown.text


async def test_connect_is_named_in_voice_channels_and_stages_are_counted(
    world: World, max_: MemberActor
) -> None:
    voice, stage = (world.guild.create_voice_channel("a"), world.guild.create_stage_channel("b"))
    world.guild.create_stage_channel("c")
    world.guild.create_news_channel("d")
    world.guild.create_forum_channel("e")
    for channel in (voice, stage):
        world.shut_out(channel)

    shown = world.shown(await max_.slash(world.channel, "setup"))

    assert f"In <#{voice.id}>, <#{stage.id}> I lack Connect." in shown.text
    assert "4 channels are fine" in shown.text


async def test_a_server_is_set_up_in_one_go(
    world: World, max_: MemberActor, store: Database, audit_log: AuditLog
) -> None:
    artists = world.guild.create_role("Artists")
    desk = world.guild.create_text_channel("desk")
    opened = await max_.slash(world.channel, "setup")

    await go_on(world, max_, opened)
    await choose(max_, opened, Step.WHO, SetupAct.ROLES, artists)
    changed = world.shown(opened).text
    await choose(max_, opened, Step.WHO, SetupAct.NEWCOMERS, "3600")
    await go_on(world, max_, opened)
    await choose(max_, opened, Step.WHERE, SetupAct.CHANNELS, world.channel)
    await go_on(world, max_, opened)
    await choose(max_, opened, Step.TEAM, SetupAct.REVIEW, desk)
    await choose(max_, opened, Step.TEAM, SetupAct.LOG, desk)
    await choose(max_, opened, Step.TEAM, SetupAct.MANAGERS, artists)
    await go_on(world, max_, opened)
    await choose(max_, opened, Step.LIMITS, SetupAct.DAY, "20")
    await choose(max_, opened, Step.LIMITS, SetupAct.BUDGET, "10000000")
    await go_on(world, max_, opened)
    await choose(max_, opened, Step.FILTER, SetupAct.STRICTNESS, "2")
    done = await go_on(world, max_, opened)

    by_role = Audience(kind=Who.ROLES, role_ids=(artists.id,))
    settings = await settings_of(world, store, audit_log)
    assert f"everyone → **<@&{artists.id}>**" in changed
    assert await rules_of(world, store, audit_log) == {
        0: Rules(who=Audience(kind=Who.NOBODY), newcomer_wait_seconds=3600, filter_strictness=2),
        world.channel.id: Rules(who=by_role),
    }
    assert (settings.review_channel_id, settings.log_channel_id) == (desk.id, desk.id)
    assert settings.manager_role_ids == (artists.id,)
    assert settings.limits.person.per_day == 20
    assert settings.budget.month_micros == 10_000_000
    assert settings.is_set_up
    assert f"Where: **<#{world.channel.id}>**" in done
    assert "Next" not in world.shown(opened).buttons


async def test_every_step_can_be_skipped(
    world: World, max_: MemberActor, store: Database, audit_log: AuditLog
) -> None:
    opened = await max_.slash(world.channel, "setup")

    done = await go_on(world, max_, opened, steps=6)

    assert "Step 7 of 7" in done
    assert await rules_of(world, store, audit_log) == {}
    assert await settings_of(world, store, audit_log) == ServerSettings(is_set_up=True)


async def test_it_goes_on_where_it_was_left_also_after_a_restart(
    world: World, max_: MemberActor
) -> None:
    opened = await max_.slash(world.channel, "setup")
    await go_on(world, max_, opened)
    await choose(max_, opened, Step.WHO, SetupAct.WHO, "moderators")
    await world.restart()

    same = await go_on(world, max_, opened)
    again = world.shown(await max_.slash(world.channel, "setup")).text

    assert "Step 3 of 7" in same
    assert "Step 3 of 7" in again


async def test_drawing_is_opened_everywhere_again(
    world: World, max_: MemberActor, store: Database, audit_log: AuditLog
) -> None:
    opened = await max_.slash(world.channel, "setup")
    await go_on(world, max_, opened, steps=2)
    await choose(max_, opened, Step.WHERE, SetupAct.CHANNELS, world.channel)

    await world.click(opened, "Everywhere", who=max_)

    assert f"<#{world.channel.id}> → **everywhere**" in world.shown(opened).text
    assert (await rules_of(world, store, audit_log))[0][WHO] == Audience(kind=Who.EVERYONE)
    assert (await world.drawn()).files


async def test_the_filter_can_begin_with_a_list(world: World, max_: MemberActor) -> None:
    opened = await max_.slash(world.channel, "setup")
    await go_on(world, max_, opened, steps=5)

    added = await world.click(opened, "Add the starter list", who=max_)
    (undo,) = added.followups

    assert "Changed: empty → " in world.shown(opened).text
    assert "Add the starter list" not in world.shown(opened).buttons
    packs = await max_.slash(world.channel, "filter pack")
    assert world.shown(packs).text.count("· taken, version") == len(STARTER_PACKS)

    await max_.click(undo, label="Undo")
    again = await max_.slash(world.channel, "filter pack")
    assert world.say("filter-undone") in world.message(undo.id).text
    assert "· taken, version" not in world.shown(again).text


async def test_a_channel_the_bot_cannot_post_in_is_named_at_once(
    world: World, max_: MemberActor
) -> None:
    lame = world.channel_without_files()
    opened = await max_.slash(world.channel, "setup")
    await go_on(world, max_, opened, steps=3)

    await choose(max_, opened, Step.TEAM, SetupAct.REVIEW, lame)

    assert f"In <#{lame.id}> I lack Attach Files." in world.shown(opened).text


async def test_the_old_log_channel_is_told_who_chose_another(
    world: World, max_: MemberActor
) -> None:
    old, new = (world.guild.create_text_channel(name) for name in ("old", "new"))
    opened = await max_.slash(world.channel, "setup")
    await go_on(world, max_, opened, steps=3)
    await choose(max_, opened, Step.TEAM, SetupAct.LOG, old)

    await choose(max_, opened, Step.TEAM, SetupAct.LOG, new)

    said = world.say("audit-log-moved", person=max_.mention, channel=new.mention)
    assert world.messages(old.id)[-1].text == said


async def test_members_cannot_set_anything_up(world: World) -> None:
    with pytest.raises(SetupError, match="default-member-permissions"):
        await world.ann.slash(world.channel, "setup")


async def test_a_server_that_invites_the_bot_is_told_how_to_begin(world: World) -> None:
    greeted = world.env.create_guild("Newcomers")
    hall = greeted.create_text_channel("hall")
    world.env.backend.guilds[greeted.id].system_channel_id = hall.id
    guild = world.env.bot.get_guild(greeted.id)
    assert guild is not None
    guild._system_channel_id = hall.id

    world.env.bot.dispatch("guild_join", guild)
    await world.env.settle()

    (greeting,) = world.messages(hall.id)
    assert "/setup" in greeting.text


async def test_a_server_without_a_place_for_that_is_left_alone(world: World) -> None:
    guild = world.env.bot.get_guild(world.guild.id)

    world.env.bot.dispatch("guild_join", guild)
    await world.env.settle()

    assert world.messages() == []


async def test_everywhere_does_not_spread_a_deleted_role(
    world: World, max_: MemberActor, store: Database, audit_log: AuditLog
) -> None:
    artists = world.guild.create_role("Artists")
    opened = await max_.slash(world.channel, "setup")
    await go_on(world, max_, opened)
    await choose(max_, opened, Step.WHO, SetupAct.ROLES, artists)
    await go_on(world, max_, opened)
    await choose(max_, opened, Step.WHERE, SetupAct.CHANNELS, world.channel)
    world.env.backend.delete_role(world.guild.id, artists.id)
    await world.env.settle()
    await world.click(opened, "Back", who=max_)
    warned = await go_on(world, max_, opened)

    await world.click(opened, "Everywhere", who=max_)

    assert world.say("rules-lockout-roles-gone") in warned

    rules = await rules_of(world, store, audit_log)
    assert rules[0][WHO] == Audience(kind=Who.MODERATORS)


async def test_channels_where_members_cannot_write_are_left_out(
    world: World, max_: MemberActor, store: Database, audit_log: AuditLog
) -> None:
    denied = discord.PermissionOverwrite(send_messages=False)
    quiet = world.guild.create_text_channel("news", overwrites={world.guild.default_role: denied})
    opened = await max_.slash(world.channel, "setup")
    first = world.shown(opened).text
    await go_on(world, max_, opened, steps=2)

    await choose(max_, opened, Step.WHERE, SetupAct.CHANNELS, world.channel, quiet)

    assert f"<#{quiet.id}>" not in first
    said = world.say("setup-left-out", channels=(f"<#{quiet.id}>",))
    assert said in world.shown(opened).text
    assert quiet.id not in await rules_of(world, store, audit_log)


async def test_the_role_that_is_pinged_is_named_and_everyone_never_is(
    world: World, max_: MemberActor
) -> None:
    role = world.guild.create_role("Watch")
    opened = await max_.slash(world.channel, "setup")
    await go_on(world, max_, opened, steps=3)

    await choose(max_, opened, Step.TEAM, SetupAct.PING, world.guild.default_role)
    assert "Who is pinged: **not set**" in world.shown(opened).text
    await choose(max_, opened, Step.TEAM, SetupAct.PING, role)

    assert f"Who is pinged: **{role.mention}**" in world.shown(opened).text
    await choose(max_, opened, Step.TEAM, SetupAct.PING_FOR, "each")
    assert "for each case that waits" in world.shown(opened).text
    done = await go_on(world, max_, opened, steps=3)
    assert f"Who is pinged: **{role.mention}**" in done
    assert "When: **for each case that waits**" in done

    world.env.backend.delete_role(world.guild.id, role.id)
    await world.env.settle()
    await world.click(opened, "Back", who=max_)
    assert "Who is pinged: **not set**" in await go_on(world, max_, opened)
