"""/limits: who may, what it shows and changes, and what stays as it was."""

from collections.abc import AsyncGenerator
from dataclasses import replace

import pytest
from simcord.actors import MemberActor
from simcord.backend.errors import SetupError
from simcord.results import InteractionResult

from bot.db.database import Database
from cogs.audit.model import EventKind
from cogs.server.model import NO_LIMIT, Limit, Limits, RoleLimit
from tests.harness.accounts import Accounts
from tests.harness.managing import a_manager, custom_id, let_everybody_see, text_of
from tests.harness.world import World, open_world


@pytest.fixture
async def world(store: Database) -> AsyncGenerator[World]:
    async with open_world(store) as opened:
        yield opened


@pytest.fixture
def accounts(world: World, store: Database) -> Accounts:
    return Accounts(store, guild_id=world.guild.id, clock=world.harness.clock)


@pytest.fixture
def max_(world: World) -> MemberActor:
    """Manages the server."""
    return a_manager(world)


async def opened(world: World, actor: MemberActor) -> InteractionResult:
    result = await actor.slash(world.channel, "limits")
    assert result.ephemeral
    return result


async def fill(
    world: World,
    actor: MemberActor,
    panel: InteractionResult,
    act: str,
    value: object,
    **typed: str,
) -> InteractionResult:
    """Choose whose limits to change, and submit the form with these fields changed."""
    assert panel.response is not None
    form = await actor.select(
        panel.response, [value], custom_id=custom_id(world, panel, f"limits:{act}:")
    )
    assert form.modal is not None
    return await actor.submit_modal(form, typed)


async def limits_of(accounts: Accounts) -> Limits:
    return (await accounts.servers.settings(accounts.guild_id)).value.limits


async def test_members_and_moderators_may_not(world: World) -> None:
    let_everybody_see(world, "limits")
    for actor in (world.ann, world.mia):
        result = await actor.slash(world.channel, "limits")

        assert result.ephemeral
        assert result.response is not None
        assert result.response.content == world.say("refusal-not-manager")
    assert len(world.env.errors) == 2


async def test_members_do_not_even_see_the_command(world: World) -> None:
    with pytest.raises(SetupError, match="default-member-permissions"):
        await world.mia.slash(world.channel, "limits")


async def test_a_role_the_server_names_may(world: World, accounts: Accounts) -> None:
    role = world.guild.create_role("Curators")
    cyd = world.guild.add_member(world.env.create_user("cyd"), roles=[role])
    await accounts.servers.change(
        world.guild.id, lambda its: replace(its, manager_role_ids=(role.id,)), by=1
    )

    let_everybody_see(world, "limits")

    assert "## Limits" in text_of(world, await opened(world, cyd))


async def test_a_change_shows_before_and_after_and_holds_at_once(
    world: World, accounts: Accounts, max_: MemberActor
) -> None:
    panel = await opened(world, max_)

    changed = await fill(world, max_, panel, "pick", "person", per_day="1", cooldown_seconds="30")

    said = text_of(world, panel)
    assert "**Changed: Each person**" in said
    assert "Pictures a day: not set → **1**" in said
    assert "**Each person** · 1 a day · 30 s apart" in said
    assert changed.acknowledged
    assert (await limits_of(accounts)).person == Limit(per_day=1, cooldown_seconds=30)
    (event,) = await accounts.events(EventKind.LIMITS_CHANGED)
    assert event.actor_id == max_.id
    assert event.facts == {"of": "person", "per_day": " → 1", "cooldown_seconds": " → 30"}
    await world.drawn()
    refused = await world.imagine("another boat")
    assert refused.ephemeral
    assert "You can ask every 30 seconds, the next time from" in text_of(world, refused)
    assert world.env.errors


async def test_a_role_gets_limits_and_turns_of_its_own(
    world: World, accounts: Accounts, max_: MemberActor
) -> None:
    role = world.guild.create_role("Patrons")
    panel = await opened(world, max_)

    await fill(world, max_, panel, "role", role, per_hour="unlimited", weight="3")

    assert (await limits_of(accounts)).roles == {
        role.id: RoleLimit(limit=Limit(per_hour=NO_LIMIT), weight=3)
    }
    assert f"**<@&{role.id}>** · any number an hour · 3 turns in a row" in text_of(world, panel)


async def test_a_channels_limit_can_be_set_and_dropped(
    world: World, accounts: Accounts, max_: MemberActor
) -> None:
    panel = await opened(world, max_)
    await fill(world, max_, panel, "channel", world.channel, per_hour="5")
    assert (await limits_of(accounts)).channels == {world.channel.id: Limit(per_hour=5)}

    await fill(world, max_, panel, "channel", world.channel, per_hour="")

    assert (await limits_of(accounts)).channels == {}
    assert "Pictures an hour: 5 → **not set**" in text_of(world, panel)


async def test_the_role_of_everybody_means_each_person(
    world: World, accounts: Accounts, max_: MemberActor
) -> None:
    await accounts.limit(Limits(person=Limit(per_day=4)))
    panel = await opened(world, max_)
    everyone = world.guild.default_role

    await fill(world, max_, panel, "role", everyone, per_day="6")

    assert (await limits_of(accounts)).person == Limit(per_day=6)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"per_day": "many"}, "“many” is not a limit."),
        ({"per_day": "-3"}, "“-3” is not a limit."),
        ({"per_day": "9999999"}, "“9999999” is not a limit."),
        ({"per_day": "0"}, "Zero would keep everybody from drawing."),
        ({"cooldown_seconds": "90000"}, "“90000” is not a limit."),
    ],
)
async def test_what_is_no_limit_is_refused_and_changes_nothing(
    world: World, accounts: Accounts, max_: MemberActor, typed: dict[str, str], said: str
) -> None:
    panel = await opened(world, max_)

    result = await fill(world, max_, panel, "pick", "server", **typed)

    assert result.ephemeral
    assert result.response is not None
    assert said in result.response.content
    assert await limits_of(accounts) == Limits()


async def test_of_two_managers_at_once_the_second_is_told(
    world: World, accounts: Accounts, max_: MemberActor
) -> None:
    first, second = await opened(world, max_), await opened(world, max_)
    await fill(world, max_, first, "pick", "person", per_day="5")

    result = await fill(world, max_, second, "pick", "person", per_day="500")

    assert result.response is not None
    assert f"{max_.mention} has changed this" in result.response.content
    assert (await limits_of(accounts)).person == Limit(per_day=5)


async def test_who_lost_the_right_meanwhile_changes_nothing(
    world: World, accounts: Accounts
) -> None:
    role = world.guild.create_role("Curators")
    cyd = world.guild.add_member(world.env.create_user("cyd"), roles=[role])
    await accounts.servers.change(
        world.guild.id, lambda its: replace(its, manager_role_ids=(role.id,)), by=1
    )
    let_everybody_see(world, "limits")
    panel = await opened(world, cyd)
    await accounts.servers.change(
        world.guild.id, lambda its: replace(its, manager_role_ids=()), by=1
    )

    assert panel.response is not None
    result = await cyd.click(panel.response, custom_id=custom_id(world, panel, "limits:exempt:"))

    assert result.response is not None
    assert result.response.content == world.say("refusal-not-manager")
    assert not (await limits_of(accounts)).are_moderators_exempt


async def test_moderators_can_be_exempt_after_a_restart_too(
    world: World, accounts: Accounts, max_: MemberActor
) -> None:
    panel = await opened(world, max_)
    await world.restart()

    assert panel.response is not None
    await max_.click(panel.response, label="Lift them for moderators")

    assert (await limits_of(accounts)).are_moderators_exempt
    assert "Moderators have no limits of their own." in text_of(world, panel)


async def test_limits_of_what_was_deleted_can_be_forgotten(
    world: World, accounts: Accounts, max_: MemberActor
) -> None:
    role = world.guild.create_role("Patrons")
    await accounts.limit(
        Limits(
            roles={role.id: RoleLimit(weight=2), 555: RoleLimit(weight=9)},
            channels={777: Limit(per_hour=1)},
        )
    )
    panel = await opened(world, max_)

    assert panel.response is not None
    await max_.click(panel.response, label="Forget 2 that are gone")

    left = await limits_of(accounts)
    assert set(left.roles) == {role.id}
    assert left.channels == {}


async def test_odd_limits_are_set_with_a_warning(world: World, max_: MemberActor) -> None:
    panel = await opened(world, max_)

    await fill(
        world, max_, panel, "pick", "person", per_hour="9", per_day="3", cooldown_seconds="7200"
    )

    said = text_of(world, panel)
    assert world.say("limits-odd-day") in said
    assert world.say("limits-odd-cooldown", minutes=120) in said
