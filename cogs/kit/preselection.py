"""What a select of roles or channels shows as chosen already."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, cast

import discord

if TYPE_CHECKING:
    from discord.types.components import SelectDefaultValues


class Preselected(discord.SelectDefaultValue):
    """As the library's, with its id as Discord describes it: as text."""

    def to_dict(self) -> "SelectDefaultValues":
        """Return what is sent."""
        return cast("SelectDefaultValues", {"id": str(self.id), "type": self.type.value})


def roles_chosen(role_ids: Iterable[int], guild: discord.Guild | None) -> list[Preselected]:
    """Return the roles that are chosen; those that are gone are left out."""
    kind = discord.SelectDefaultValueType.role
    known = None if guild is None else {role.id for role in guild.roles}
    return [
        Preselected(id=role_id, type=kind)
        for role_id in role_ids
        if known is None or role_id in known
    ]


def channels_chosen(channel_ids: Iterable[int], guild: discord.Guild) -> list[Preselected]:
    """Return the channels that are chosen; those that are gone are left out."""
    kind = discord.SelectDefaultValueType.channel
    return [
        Preselected(id=channel_id, type=kind)
        for channel_id in channel_ids
        if guild.get_channel(channel_id) is not None
    ]
