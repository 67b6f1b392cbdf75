"""What is offered to whom and where: nothing that cannot work."""

import discord

from bot.app import EaselBot
from tests.harness.world import World

FOR_MEMBERS = {
    *("imagine", "edit", "blend", "history", "show", "gallery", "styles", "usage"),
    *("my", "wildcards"),
    *("preferences", "tidy", "privacy"),
    *("Edit with Easel", "Reroll", "Details", "Who made this?", "Report picture"),
}
MANAGERS, MODERATORS = (
    discord.Permissions(manage_guild=True),
    discord.Permissions(manage_messages=True),
)


async def test_members_do_not_see_the_commands_of_those_who_run_a_server(world: World) -> None:
    assert isinstance(world.env.bot, EaselBot)
    listed = await world.env.bot.tree.fetch_commands()

    needed = {one.name: one.default_member_permissions for one in listed}

    assert {name for name, its in needed.items() if its is None} == FOR_MEMBERS
    assert {name for name, its in needed.items() if its == MANAGERS} == {
        *("setup", "policy", "limits", "budget", "filter", "style", "showcase", "wildcard")
    }
    assert {name for name, its in needed.items() if its == MODERATORS} == {
        *("audit", "block", "remove-all", "reports", "Block from Easel")
    }
