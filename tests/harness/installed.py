"""Members who installed Easel for themselves, in a server that has not."""

from typing import Any

import discord

from tests.harness.world import World


def brought_along(world: World) -> World:
    """Let interactions come as Discord sends them from such servers, from now on."""
    # Where discord.py hands what comes from the gateway to whoever reads it.
    parsers = world.env.bot._connection.parsers
    parse = parsers["INTERACTION_CREATE"]

    def parse_as_guest(data: dict[str, Any]) -> None:
        member = data["member"]
        owners = {"1": str(world.ann.id)}
        allowed = int(member["permissions"]) | discord.Permissions(use_external_apps=True).value
        member = {**member, "permissions": str(allowed)}
        parse({**data, "member": member, "authorizing_integration_owners": owners})

    parsers["INTERACTION_CREATE"] = parse_as_guest
    return world
