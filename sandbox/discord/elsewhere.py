"""Where the bot is not: a server that never added it, and conversations among people."""

from dataclasses import dataclass

import discord
from simcord.backend.models import Overwrite, User
from simcord.enums import ChannelType, OverwriteType

from sandbox.discord.backend import LocalBackend

GUILD_NAME = "Night Owls"
_GROUP = 3  # a kind of channel simcord does not know
_OLD = discord.utils.parse_time("2022-03-04T20:00:00+00:00")


@dataclass(frozen=True, slots=True, kw_only=True)
class Elsewhere:
    """Ids of these places; of what happens there the bot hears nothing by itself."""

    guild_id: int
    lounge: int
    quiet: int
    """Where members may not use external apps: what they bring along answers to them alone."""
    pair: int
    group: int


def build_elsewhere(backend: LocalBackend, *, theo: int, kai: int, nova: int) -> Elsewhere:
    """Add the places to a world: Theo and Kai are in all of them, Nova only in the group."""
    owner = User(id=backend.snowflake(), name="otis", global_name="Otis")
    backend.users[owner.id] = owner
    created = discord.utils.time_snowflake(_OLD)
    guild = backend.create_guild(GUILD_NAME, id=created, owner_id=owner.id)
    # simcord puts the bot into every server it makes.
    bot = guild.members.pop(backend.bot_user.id)
    for role_id in bot.role_ids:
        del guild.roles[role_id]
    everyone = guild.roles[guild.id]
    external = discord.Permissions(use_external_apps=True).value
    everyone.permissions |= external
    for user_id in (theo, kai):
        backend.add_member(guild.id, user_id).joined_at = _OLD.isoformat()
    silent = Overwrite(target_id=guild.id, type=OverwriteType.ROLE, allow=0, deny=external)

    def room(name: str, topic: str, *rules: Overwrite) -> int:
        return backend.create_channel(guild.id, name, topic=topic, overwrites=list(rules)).id

    return Elsewhere(
        guild_id=guild.id,
        lounge=room("lounge", "Everything that keeps you up"),
        quiet=room("quiet-corner", "Only you see what apps reply", silent),
        pair=_conversation(backend, [theo, kai], kind=ChannelType.DM),
        group=_conversation(backend, [theo, kai, nova], kind=_GROUP, name="Zine editors"),
    )


def _conversation(
    backend: LocalBackend, people: list[int], *, kind: int, name: str | None = None
) -> int:
    channel = backend.create_channel(None, name, type=kind)
    channel.recipient_ids = people
    channel.owner_id = people[0] if kind == _GROUP else None
    backend.conversations.add(channel.id)
    return channel.id
