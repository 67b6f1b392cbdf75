"""Which of Discord's permissions the bot lacks in a server's channels."""

from dataclasses import dataclass

import discord

from cogs.kit.interaction_context import Postable, missing_permissions, needed_in

_NEEDED_TO_ASK = discord.Permissions(
    view_channel=True, send_messages=True, use_application_commands=True
)


@dataclass(frozen=True, slots=True, kw_only=True)
class MissingPermissions:
    """Permissions that the bot lacks, and the channels in which it lacks exactly these."""

    permissions: tuple[str, ...]
    """Discord's names; a sentence translates them."""
    channel_ids: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PermissionReport:
    """In which channels of a server, where members write, the bot can post pictures."""

    missing: tuple[MissingPermissions, ...] = ()
    hidden_ids: tuple[int, ...] = ()
    """Channels that the bot cannot see, perhaps on purpose."""
    able: int = 0
    """In how many channels it has all permissions it needs."""


def check_permissions(guild: discord.Guild) -> PermissionReport:
    """Check every channel of a server, as discord.py's cache has them."""
    missing: dict[tuple[str, ...], list[int]] = {}
    hidden: list[int] = []
    able = 0
    for channel in guild.channels:
        if not isinstance(channel, Postable) or not can_members_write(channel):
            continue
        lacked = missing_in(channel)
        if not channel.permissions_for(guild.me).view_channel:
            hidden.append(channel.id)
        elif lacked:
            missing.setdefault(lacked, []).append(channel.id)
        else:
            able += 1
    return PermissionReport(
        missing=tuple(
            MissingPermissions(permissions=names, channel_ids=tuple(ids))
            for names, ids in missing.items()
        ),
        hidden_ids=tuple(hidden),
        able=able,
    )


def can_members_write(channel: discord.abc.GuildChannel) -> bool:
    """Whether anybody may write and use commands there who does not moderate."""
    guild = channel.guild
    own = {role.id for role in channel.overwrites if isinstance(role, discord.Role)}
    # Without a word of the channel's own, roles differ by what they are given everywhere.
    kinds = {role.permissions.value: role for role in guild.roles if role.id not in own}
    roles = [role for role in guild.roles if role.id in own] + list(kinds.values())
    return any(
        not missing_permissions(given, _NEEDED_TO_ASK)
        for role in (guild.default_role, *roles)
        if not role.managed and not (given := channel.permissions_for(role)).manage_messages
    )


def missing_in(channel: Postable) -> tuple[str, ...]:
    """Return the permissions the bot lacks to post pictures in a channel, or in a forum's posts."""
    given = channel.permissions_for(channel.guild.me)
    return missing_permissions(given, needed_in(channel))
