"""What the bot may not do in a server's channels, and would have to."""

from collections.abc import Iterator
from dataclasses import dataclass

import discord

from cogs.kit.interaction_context import Postable, missing_permissions, needed_in


@dataclass(frozen=True, slots=True, kw_only=True)
class Lack:
    """Permissions that are missing, and where."""

    permissions: tuple[str, ...]
    """By their ids; a sentence names them."""
    channel_ids: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """How far the bot gets in a server."""

    lacks: tuple[Lack, ...] = ()
    hidden_ids: tuple[int, ...] = ()
    """Channels it cannot see at all, which may be wanted."""
    able: int = 0
    """In how many it has all it needs."""


def reach_in(guild: discord.Guild) -> Reach:
    """Look at every channel of a server, as Discord has told of them."""
    lacks: dict[tuple[str, ...], list[int]] = {}
    hidden: list[int] = []
    able = 0
    for channel in _postable(guild):
        given = channel.permissions_for(guild.me)
        missing = lacking(channel)
        if not given.view_channel:
            hidden.append(channel.id)
        elif missing:
            lacks.setdefault(missing, []).append(channel.id)
        else:
            able += 1
    return Reach(
        lacks=tuple(
            Lack(permissions=names, channel_ids=tuple(ids)) for names, ids in lacks.items()
        ),
        hidden_ids=tuple(hidden),
        able=able,
    )


def lacking(channel: Postable) -> tuple[str, ...]:
    """Return what the bot lacks to post pictures in a channel; in forums, in its posts."""
    given = channel.permissions_for(channel.guild.me)
    return missing_permissions(given, needed_in(channel))


def _postable(guild: discord.Guild) -> Iterator[Postable]:
    for channel in guild.channels:
        if isinstance(channel, Postable):
            yield channel
