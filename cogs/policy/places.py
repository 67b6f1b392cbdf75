"""Which place a manager means: what they chose, or where they are."""

import discord
from discord import app_commands

from bot.imagine.requester import Place
from cogs.kit.choices import Chosen, PlaceTransformer
from cogs.kit.interaction_context import place_of
from cogs.policy.rules.rule import ServerFacts
from cogs.policy.scope import Scope
from cogs.policy.target import Target


class RuledPlaceTransformer(PlaceTransformer):
    """Takes the places that can have rules: categories as well."""

    @property
    def channel_types(self) -> list[discord.ChannelType]:
        """What can be chosen."""
        return [discord.ChannelType.category, *super().channel_types]


PlaceOption = app_commands.Transform[Chosen, RuledPlaceTransformer]
"""What a command's option may be: a category, channel, forum, thread or post."""


def target_of(interaction: discord.Interaction, chosen: Chosen | None) -> Target:
    """Return the place that was chosen; where none was, the one the command is used in."""
    guild_id = interaction.guild_id
    if chosen is None:
        place = place_of(interaction)
        return Target(place=place, scope=Scope.CHANNEL if place.thread_id is None else Scope.THREAD)
    if isinstance(chosen, app_commands.AppCommandThread):
        parent = (
            None if interaction.guild is None else interaction.guild.get_channel(chosen.parent_id)
        )
        place = Place(
            guild_id=guild_id,
            category_id=None if parent is None else parent.category_id,
            channel_id=chosen.parent_id,
            thread_id=chosen.id,
            is_age_restricted=bool(getattr(parent, "nsfw", False)),
        )
        return Target(place=place, scope=Scope.THREAD)
    if chosen.type is discord.ChannelType.category:
        place = Place(guild_id=guild_id, category_id=chosen.id, channel_id=0)
        return Target(place=place, scope=Scope.CATEGORY)
    place = Place(
        guild_id=guild_id,
        category_id=chosen.category_id,
        channel_id=chosen.id,
        is_age_restricted=chosen.nsfw,
    )
    return Target(place=place, scope=Scope.CHANNEL)


def roles_of(guild: discord.Guild | None) -> frozenset[int] | None:
    """Return a server's roles, or None where Discord has not told them."""
    if guild is None or not guild.roles:
        return None
    return frozenset(role.id for role in guild.roles)


def facts_of(interaction: discord.Interaction, model_ids: frozenset[str]) -> ServerFacts:
    """Return what a server has, against which rules are held."""
    return ServerFacts(
        guild_id=interaction.guild_id or 0,
        model_ids=model_ids,
        role_ids=roles_of(interaction.guild),
    )
