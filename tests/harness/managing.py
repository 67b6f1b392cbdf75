"""What tests of the managers' commands share: who manages, and what a panel shows."""

import discord
from simcord.actors import MemberActor
from simcord.results import InteractionResult

from bot.db.database import Database
from cogs.audit.audit_log import AuditLog
from cogs.policy.model import Rules
from cogs.policy.service import RuleService
from tests.harness.world import World


def a_manager(world: World) -> MemberActor:
    """Max, who may manage the server."""
    role = world.guild.create_role("Managers", permissions=discord.Permissions(manage_guild=True))
    return world.guild.add_member(world.env.create_user("max"), roles=[role])


def let_everybody_see(world: World, command: str) -> None:
    """Allow a command on the Integrations page, as a server may."""
    found = world.env.backend.find_command(command, world.guild.id, type=1)
    assert found is not None
    world.guild.set_command_permissions(int(found["id"]), {world.guild.default_role: True})


def text_of(world: World, result: InteractionResult) -> str:
    """What the answer shows now, to the one alone who asked."""
    assert result.ephemeral
    assert result.response is not None
    return world.message(result.response.id).text


def custom_id(world: World, result: InteractionResult, beginning: str) -> str:
    """The custom id of the one button or select that begins so."""
    assert result.response is not None
    shown = world.message(result.response.id)
    ids = [str(one.get("custom_id", "")) for one in shown.components]
    (its,) = [one for one in ids if one.startswith(beginning)]
    return its


async def put_rules(world: World, store: Database, rules: Rules, *, place_id: int) -> None:
    """Set the rules of a channel, or of the server (0)."""
    clock = world.harness.clock
    book = RuleService(database=store, audit_log=AuditLog(database=store, clock=clock), clock=clock)
    await book.change(world.guild.id, place_id, rules, by=world.mia.id, shown_version=0)
