"""Rules set, shown and explained on Discord, and what they mean for members."""

from dataclasses import replace
from typing import Any

import discord
import pytest
from simcord.actors import MemberActor
from simcord.backend.errors import SetupError
from simcord.builders import RoleHandle
from simcord.results import InteractionResult

from bot.db.database import Database
from bot.imagine.requester import Place
from cogs.audit.audit_log import AuditLog
from cogs.audit.model import EventKind, EventQuery
from cogs.policy.model import Rules, RuleTarget
from cogs.policy.press import PolicyAct, PolicyPress
from cogs.policy.rules import MAXIMUM_COUNT, QUIET_HOURS, REVIEW, SLOW_MODE, STYLES, WHO
from cogs.policy.rules.quiet_hours import QuietHours
from cogs.policy.rules.review import Reviewed, ReviewMode
from cogs.policy.rules.rule import Rule
from cogs.policy.rules.who import Audience, Who
from cogs.policy.scope import Level
from cogs.policy.service import RuleService
from cogs.server.service import ServerService
from cogs.styles.service import StyleService
from tests.harness.results import asked_in, sent_form
from tests.harness.services import CATALOG
from tests.harness.world import Json, Shown, World

SELECT, ROLE_SELECT = 3, 6
MANAGING = discord.Permissions(manage_guild=True)


@pytest.fixture
def max_(world: World) -> MemberActor:
    """Somebody who may manage the server."""
    managers = world.guild.create_role("Managers", permissions=MANAGING)
    return world.guild.add_member(world.env.create_user("max"), roles=[managers])


@pytest.fixture
def audit_log(store: Database, world: World) -> AuditLog:
    return AuditLog(database=store, clock=world.harness.clock)


@pytest.fixture
def policy(store: Database, world: World, audit_log: AuditLog) -> RuleService:
    return RuleService(database=store, audit_log=audit_log, clock=world.harness.clock)


def press(world: World, act: PolicyAct, rule: Rule[Any] | None = None) -> str:
    """The custom id of a control of the channel's panel."""
    place = Place(guild_id=world.guild.id, channel_id=world.channel.id)
    return PolicyPress(
        act=act, target=RuleTarget(place=place, level=Level.CHANNEL), rule=rule
    ).custom_id


def options(shown: Shown, custom_id: str) -> list[Json]:
    (select,) = [one for one in shown.components if one.get("custom_id") == custom_id]
    found: list[Json] = select["options"]
    return found


async def panel(world: World, who: MemberActor, rule: Rule[Any] | None = None) -> InteractionResult:
    """Open the channel's panel, perhaps at one rule."""
    opened = await who.slash(world.channel, "policy edit", place=world.channel)
    if rule is not None:
        assert opened.response is not None
        custom_id = press(world, PolicyAct.RULE)
        await who.select(opened.response, [rule.tag], custom_id=custom_id)
    return opened


async def choose(
    world: World, who: MemberActor, opened: InteractionResult, rule: Rule[Any], label: str
) -> Shown:
    assert opened.response is not None
    custom_id = press(world, PolicyAct.SET, rule)
    (value,) = [
        one["value"] for one in options(world.shown(opened), custom_id) if one["label"] == label
    ]
    await who.select(opened.response, [value], custom_id=custom_id)
    return world.shown(opened)


def set_roles(world: World, who: MemberActor, *roles: RoleHandle) -> None:
    """Give somebody these roles and no others."""
    backend, guild_id = world.env.backend, world.guild.id
    for role_id in list(backend.get_member(guild_id, who.id).role_ids):
        backend.remove_member_role(guild_id, who.id, role_id)
    for role in roles:
        backend.add_member_role(guild_id, who.id, role.id)


async def said(world: World, prompt: str = "a boat", **wishes: object) -> str:
    """What Ann reads when she asks for a picture and is refused."""
    result = await world.imagine(prompt, **wishes)
    # simcord keeps what commands raise until somebody looks at it.
    assert world.env.errors
    return world.shown(result).text


async def test_a_change_is_shown_before_it_is_made_and_can_be_undone(
    world: World, max_: MemberActor, policy: RuleService
) -> None:
    opened = await panel(world, max_, MAXIMUM_COUNT)

    proposed = (await choose(world, max_, opened, MAXIMUM_COUNT, "up to 2")).text
    before = await policy.recorded(world.guild.id)
    await world.click(opened, "Save", who=max_)
    saved = world.shown(opened).text
    refused = await said(world, count=3)
    await world.click(opened, "Undo", who=max_)
    undone = world.shown(opened)

    assert undone.text.startswith(f"### Undone for <#{world.channel.id}>")
    assert world.say("policy-redo") in undone.buttons
    assert "**Pictures at once:** up to 8 (inherited) → **up to 2**" in proposed
    assert before == {}
    assert saved.startswith(f"### Saved for <#{world.channel.id}>")
    assert world.shown(opened).is_private
    assert "at most 2" in refused
    assert (await policy.recorded(world.guild.id))[world.channel.id].value == Rules()


async def test_who_would_lock_everyone_out_is_warned(world: World, max_: MemberActor) -> None:
    opened = await panel(world, max_, WHO)

    proposed = await choose(world, max_, opened, WHO, "nobody")

    assert "not even moderators" in proposed.text
    assert proposed.buttons == ["Save anyway", world.say("policy-drop")]


async def test_approval_without_a_channel_for_it_is_warned_of(
    world: World, max_: MemberActor, store: Database, audit_log: AuditLog
) -> None:
    opened = await panel(world, max_, REVIEW)

    warned = await choose(world, max_, opened, REVIEW, "everyone")
    servers = ServerService(database=store, audit_log=audit_log, clock=world.harness.clock)
    await servers.change(
        world.guild.id, lambda its: replace(its, review_channel_id=world.channel.id), by=max_.id
    )
    opened = await panel(world, max_, REVIEW)
    fine = await choose(world, max_, opened, REVIEW, "everyone")

    assert world.say("policy-review-nowhere") in warned.text
    assert warned.buttons == ["Save anyway", world.say("policy-drop")]
    assert fine.buttons == ["Save", world.say("policy-drop")]


async def test_a_change_is_tried_on_the_last_days(world: World, max_: MemberActor) -> None:
    await world.drawn(count=1)
    await world.drawn(count=3)
    opened = await panel(world, max_, MAXIMUM_COUNT)

    proposed = await choose(world, max_, opened, MAXIMUM_COUNT, "up to 2")

    assert "2 requests there in the last 7 days" in proposed.text
    assert "refused **1 of 2**" in proposed.text
    assert "Pictures at once (1)" in proposed.text


async def test_what_is_not_saved_changes_nothing(
    world: World, max_: MemberActor, policy: RuleService
) -> None:
    opened = await panel(world, max_, WHO)
    await choose(world, max_, opened, WHO, "nobody")

    await world.click(opened, world.say("policy-drop"), who=max_)

    assert await policy.recorded(world.guild.id) == {}
    assert "Rules for" in world.shown(opened).text


async def test_only_chosen_roles_may_draw(world: World, max_: MemberActor) -> None:
    artists = world.guild.create_role("Artists")
    opened = await panel(world, max_, WHO)
    assert opened.response is not None
    custom_id = press(world, PolicyAct.ROLES, WHO)
    await max_.select(opened.response, [artists], custom_id=custom_id)
    await world.click(opened, "Save", who=max_)

    before = await said(world)
    set_roles(world, world.ann, artists)

    assert f"drawing is for <@&{artists.id}>" in before
    assert (await world.drawn()).files


async def test_of_two_who_change_at_once_the_second_is_told(
    world: World, max_: MemberActor, policy: RuleService
) -> None:
    managers = world.guild.roles["Managers"]
    other = world.guild.add_member(world.env.create_user("eva"), roles=[managers])
    first, second = await panel(world, max_, WHO), await panel(world, other, WHO)
    await choose(world, max_, first, WHO, "moderators")
    await choose(world, other, second, WHO, "nobody")
    await world.click(first, "Save", who=max_)

    late = await world.click(second, "Save anyway", who=other)

    assert late.followups[0].content.startswith(f"<@{max_.id}> has changed this")
    kept = (await policy.recorded(world.guild.id))[world.channel.id].value
    assert kept[WHO] == Audience(kind=Who.MODERATORS)


async def test_what_is_typed_is_read_or_refused_kindly(world: World, max_: MemberActor) -> None:
    opened = await panel(world, max_, QUIET_HOURS)
    assert opened.response is not None
    form = await world.click(opened, "Type a value …", who=max_)
    await max_.submit_modal(form, {"value": "22-7", "timezone": "berlin"})
    read = world.shown(opened).text

    assert "22:00 to 07:00 (Europe/Berlin)" in read


async def test_what_cannot_be_read_is_said_to_be(world: World, max_: MemberActor) -> None:
    opened = await panel(world, max_, SLOW_MODE)
    form = await world.click(opened, "Type a value …", who=max_)

    refused = await max_.submit_modal(form, {"value": "a while"})

    assert world.say("refusal-rules-duration", text="a while") in refused.followups[0].content
    assert "```\na while\n```" in refused.followups[0].content


async def test_panels_work_after_a_restart(
    world: World, max_: MemberActor, policy: RuleService
) -> None:
    opened = await panel(world, max_, WHO)
    await choose(world, max_, opened, WHO, "moderators")
    await world.restart()

    await world.click(opened, "Save", who=max_)

    kept = (await policy.recorded(world.guild.id))[world.channel.id].value
    assert kept[WHO] == Audience(kind=Who.MODERATORS)


async def test_everybody_else_cannot_even_see_the_command(world: World) -> None:
    with pytest.raises(SetupError, match="default-member-permissions"):
        await world.ann.slash(world.channel, "policy edit")


async def test_a_role_that_is_named_may_manage_too(
    world: World, store: Database, audit_log: AuditLog, max_: MemberActor
) -> None:
    helpers = world.guild.create_role("Helpers")
    servers = ServerService(database=store, audit_log=audit_log, clock=world.harness.clock)
    await servers.change(
        world.guild.id, lambda its: replace(its, manager_role_ids=(helpers.id,)), by=max_.id
    )
    helper = world.guild.add_member(world.env.create_user("hal"), roles=[helpers])
    command = world.env.backend.find_command("policy", world.guild.id, type=1)
    assert command is not None
    world.guild.set_command_permissions(int(command["id"]), {world.guild.default_role: True})

    opened = await panel(world, helper)
    refused = await world.ann.slash(world.channel, "policy edit")
    assert world.env.errors

    assert "Rules for" in world.shown(opened).text
    assert "Only people who may manage this server" in world.shown(refused).text


async def test_who_lost_the_permission_meanwhile_changes_nothing(
    world: World, max_: MemberActor, policy: RuleService
) -> None:
    opened = await panel(world, max_, WHO)
    await choose(world, max_, opened, WHO, "moderators")
    set_roles(world, max_)

    refused = await world.click(opened, "Save", who=max_)

    assert "Only people who may manage this server" in world.shown(refused).text
    assert await policy.recorded(world.guild.id) == {}


async def test_a_member_is_explained_rule_by_rule(
    world: World, max_: MemberActor, policy: RuleService
) -> None:
    rules = Rules(who=Audience(kind=Who.MODERATORS))
    await policy.change(world.guild.id, 0, rules, by=max_.id, shown_version=0)

    ann = await max_.slash(world.channel, "policy explain", member=world.ann, place=world.channel)
    mia = await max_.slash(world.channel, "policy explain", member=world.mia, place=world.channel)

    assert f"<@{world.ann.id}> may not draw in <#{world.channel.id}>" in world.shown(ann).text
    assert f"✗ **Who may draw:** {world.say('rules-reason-no-moderator')}" in world.shown(ann).text
    assert "Set for the whole server; change it with /policy edit" in world.shown(ann).text
    assert f"<@{world.mia.id}> may draw" in world.shown(mia).text
    assert world.say("policy-explain-nowhere") in world.shown(ann).text
    assert "No entry of the list counts here (medium)." in world.shown(ann).text
    assert "**Wait after refused words:**" in world.shown(ann).text
    assert "Prompt filter," not in world.shown(ann).text


async def test_what_holds_is_shown_with_where_it_comes_from(
    world: World, max_: MemberActor, policy: RuleService
) -> None:
    await policy.change(world.guild.id, 0, Rules(private=False), by=max_.id, shown_version=0)
    here = Rules(maximum_count=2)
    await policy.change(world.guild.id, world.channel.id, here, by=max_.id, shown_version=0)

    shown = world.shown(await max_.slash(world.channel, "policy show"))

    assert shown.is_private
    assert "**Pictures at once: up to 2** · set here" in shown.text
    assert "Private results: no · set for the server" in shown.text
    assert shown.buttons == []


async def test_all_rules_of_a_place_can_be_dropped(
    world: World, max_: MemberActor, policy: RuleService
) -> None:
    rules = Rules(maximum_count=2, private=False)
    await policy.change(world.guild.id, world.channel.id, rules, by=max_.id, shown_version=0)

    opened = await max_.slash(world.channel, "policy reset")
    await world.click(opened, "Save", who=max_)

    assert (await policy.recorded(world.guild.id))[world.channel.id].value == Rules()


async def test_rules_of_a_channel_go_with_it(
    world: World, max_: MemberActor, policy: RuleService
) -> None:
    other = world.guild.create_text_channel("gone-soon")
    rules = Rules(maximum_count=2)
    await policy.change(world.guild.id, other.id, rules, by=max_.id, shown_version=0)

    world.env.backend.delete_channel(other.id)
    await world.env.settle()

    assert await policy.recorded(world.guild.id) == {}


async def test_the_trail_tells_who_changed_what(
    world: World, max_: MemberActor, audit_log: AuditLog
) -> None:
    opened = await panel(world, max_, WHO)
    await choose(world, max_, opened, WHO, "moderators")
    await world.click(opened, "Save", who=max_)

    query = EventQuery(guild_id=world.guild.id, kinds=[EventKind.RULES_CHANGED])
    (event,) = await audit_log.find(query, limit=5)
    assert (event.actor_id, event.channel_id) == (max_.id, world.channel.id)
    assert event.facts == {"who": "everyone (inherited) → moderators"}


async def test_rules_as_long_as_they_can_be_fit_a_message(
    world: World, max_: MemberActor, policy: RuleService
) -> None:
    roles = tuple(range(10**17, 10**17 + 25))
    rules = Rules(
        who=Audience(kind=Who.ROLES, role_ids=roles),
        denied_roles=roles,
        models=tuple(model.id for model in CATALOG.models),
        styles=tuple(f"a style with a rather long name, number {number}" for number in range(50)),
        review=ReviewMode(kind=Reviewed.EXCEPT_ROLES, role_ids=roles),
        quiet_hours=QuietHours(start_minute=0, end_minute=0, timezone="America/Argentina/Salta"),
        private=False,
        image_input=False,
        slow_mode_seconds=90,
        newcomer_wait_seconds=600,
        maximum_count=1,
        maximum_megapixels=0.25,
    )
    for number in range(30):
        await policy.change(world.guild.id, number, rules, by=max_.id, shown_version=0)

    edited = await max_.slash(world.channel, "policy edit")
    explained = await max_.slash(world.channel, "policy explain", member=world.ann)
    await world.click(edited, "Remove all rules set here", who=max_)

    for result in (edited, explained):
        assert 1_000 < len(world.shown(result).text) <= 4_000


async def test_a_role_that_is_gone_leaves_a_panel_that_works(
    world: World, max_: MemberActor, policy: RuleService
) -> None:
    artists = world.guild.create_role("Artists")
    rules = Rules(who=Audience(kind=Who.ROLES, role_ids=(artists.id,)))
    await policy.change(world.guild.id, world.channel.id, rules, by=max_.id, shown_version=0)
    world.env.backend.delete_role(world.guild.id, artists.id)
    await world.env.settle()

    opened = await panel(world, max_, WHO)
    refused = await said(world)
    explained = await max_.slash(world.channel, "policy explain", member=world.ann)

    assert f"<@&{artists.id}>" in world.shown(opened).text
    assert refused.startswith(world.say("refusal-rules-roles-gone"))
    assert world.say("rules-reason-all-roles-gone") in world.shown(explained).text


async def test_what_discord_itself_puts_in_the_way_is_said_too(
    world: World, max_: MemberActor
) -> None:
    denied = discord.PermissionOverwrite(use_application_commands=False)
    quiet = world.guild.create_text_channel("quiet", overwrites={world.guild.default_role: denied})
    lame = world.channel_without_files()

    ann = await max_.slash(world.channel, "policy explain", member=world.ann, place=quiet)
    bot = await max_.slash(world.channel, "policy explain", member=world.ann, place=lame)

    assert f"<@{world.ann.id}> may not draw" in world.shown(ann).text
    assert world.say("policy-missing-commands") in world.shown(ann).text
    assert world.say("policy-missing-bot", permissions=("attach_files",)) in world.shown(bot).text


async def test_styles_are_chosen_from_those_the_server_has(
    world: World, max_: MemberActor, store: Database, audit_log: AuditLog
) -> None:
    styles = StyleService(database=store, audit_log=audit_log, clock=world.harness.clock)
    await styles.put(world.guild.id, "noir", "black and white", by=max_.id)
    opened = await panel(world, max_, STYLES)
    assert opened.response is not None

    custom_id = press(world, PolicyAct.STYLES, STYLES)
    await max_.select(opened.response, ["noir"], custom_id=custom_id)

    assert "**Styles:** all (inherited) → **noir**" in world.shown(opened).text


async def test_rules_of_a_thread_are_its_own_and_go_with_it(
    world: World, max_: MemberActor, policy: RuleService
) -> None:
    backend = world.env.backend
    thread = backend.create_thread(world.channel.id, "boats only", max_.id)
    await world.env.settle()
    rules = Rules(maximum_count=1)
    await policy.change(world.guild.id, thread.id, rules, by=max_.id, shown_version=0)

    backend.delete_channel(thread.id)
    await world.env.settle()

    assert await policy.recorded(world.guild.id) == {}


@pytest.mark.parametrize(
    ("rules", "says"),
    [
        (Rules(who=Audience(kind=Who.NOBODY)), "switched off in this channel"),
        (Rules(who=Audience(kind=Who.MODERATORS)), "Only moderators"),
    ],
)
async def test_who_may_not_draw_here_reads_where_they_may(
    world: World, max_: MemberActor, policy: RuleService, rules: Rules, says: str
) -> None:
    everybody, hidden = world.guild.default_role, discord.PermissionOverwrite(view_channel=False)
    world.guild.create_text_channel("moderators-alone", overwrites={everybody: hidden})
    world.channel_without_files()
    closed, open_ = (world.guild.create_text_channel(name) for name in ("closed", "open"))
    for channel in (world.channel, closed):
        await policy.change(world.guild.id, channel.id, rules, by=max_.id, shown_version=0)

    refused = world.shown(await world.imagine("a boat", seed=3))

    assert world.env.errors
    assert says in refused.text
    assert refused.text.splitlines()[1] == f"You can draw in <#{open_.id}>."
    assert "a boat --seed 3" in refused.text
    assert refused.message.ping_user_ids == []
    assert refused.message.ping_role_ids == []


async def test_another_model_that_is_allowed_here_is_chosen_below_the_refusal(
    world: World, max_: MemberActor, policy: RuleService
) -> None:
    schnell, dev = "black-forest-labs/flux-schnell", "black-forest-labs/flux-dev"
    here = Rules(models=(dev,))
    await policy.change(world.guild.id, world.channel.id, here, by=max_.id, shown_version=0)

    refused = await world.imagine("a boat --count 2", model=schnell, aspect_ratio="16:9")
    assert world.env.errors
    await world.restart()
    form = await world.click(refused, "Choose another model")

    assert asked_in(form) == {"model": ["FLUX dev"]}
    await sent_form(world, form, model=[dev])
    model, values = world.harness.backend.creates[0]
    assert (model, values["aspect_ratio"], values["num_outputs"]) == (dev, "16:9", 2)
