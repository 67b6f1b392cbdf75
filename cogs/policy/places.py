"""The place of a command: the chosen one, or where it is used, and what Discord allows there."""

from collections.abc import Mapping

import discord
from discord import app_commands

from bot.catalog import Catalog
from bot.errors import BotPermissionMissingError
from bot.imagine.requester import Place, Requester
from bot.jobs.explanation import Explanation, Outcome
from cogs.kit.choices import Chosen, PlaceTransformer
from cogs.kit.interaction_context import (
    NEEDED_IN_THREAD,
    Postable,
    missing_permissions,
    needed_in,
    place_of,
)
from cogs.kit.times import moment_after
from cogs.policy.model import Rules, RuleTarget, lockout_warnings
from cogs.policy.phrase import Phrase, phrase
from cogs.policy.requests import labels_of
from cogs.policy.rules.rule import EffectiveRules, ServerFacts
from cogs.policy.scope import Level


class RuledPlaceTransformer(PlaceTransformer):
    """Accepts the places that can have rules, categories too."""

    @property
    def channel_types(self) -> list[discord.ChannelType]:
        """Channels and categories."""
        return [discord.ChannelType.category, *super().channel_types]


PlaceOption = app_commands.Transform[Chosen, RuledPlaceTransformer]
"""A command's option: a category, channel, forum, thread or post."""


def target_of(interaction: discord.Interaction, chosen: Chosen | None) -> RuleTarget:
    """Return the chosen place, or the one the command is used in."""
    guild_id = interaction.guild_id
    if chosen is None:
        place = place_of(interaction)
        return RuleTarget(
            place=place, level=Level.CHANNEL if place.thread_id is None else Level.THREAD
        )
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
        return RuleTarget(place=place, level=Level.THREAD)
    if chosen.type is discord.ChannelType.category:
        place = Place(guild_id=guild_id, category_id=chosen.id, channel_id=0)
        return RuleTarget(place=place, level=Level.CATEGORY)
    place = Place(
        guild_id=guild_id,
        category_id=chosen.category_id,
        channel_id=chosen.id,
        is_age_restricted=chosen.nsfw,
    )
    return RuleTarget(place=place, level=Level.CHANNEL)


def target_of_record(guild: discord.Guild, record_id: int) -> RuleTarget:
    """Return the place whose rules are on record under an id."""
    channel = guild.get_channel_or_thread(record_id)
    if channel is None:
        place = Place(guild_id=guild.id, channel_id=0)
        return RuleTarget(place=place, level=Level.SERVER)
    if isinstance(channel, discord.CategoryChannel):
        place = Place(guild_id=guild.id, category_id=channel.id, channel_id=0)
        return RuleTarget(place=place, level=Level.CATEGORY)
    if isinstance(channel, discord.Thread):
        place = Place(
            guild_id=guild.id,
            category_id=channel.category_id,
            channel_id=channel.parent_id,
            thread_id=channel.id,
        )
        return RuleTarget(place=place, level=Level.THREAD)
    place = Place(guild_id=guild.id, category_id=channel.category_id, channel_id=channel.id)
    return RuleTarget(place=place, level=Level.CHANNEL)


def roles_of(guild: discord.Guild | None) -> frozenset[int] | None:
    """Return the ids of a server's roles, None where the cache has none."""
    if guild is None or not guild.roles:
        return None
    return frozenset(role.id for role in guild.roles)


def lockouts_at(
    guild: discord.Guild, record_id: int, recorded: Mapping[int, Rules], catalog: Catalog
) -> tuple[Phrase, ...]:
    """Return why only moderators, or nobody, may draw at a place, by its id on record."""
    facts = ServerFacts(guild_id=guild.id, models=labels_of(catalog), role_ids=roles_of(guild))
    now = target_of_record(guild, record_id).effective(recorded)
    return lockout_warnings(EffectiveRules(), now, facts)


def server_facts(interaction: discord.Interaction, catalog: Catalog) -> ServerFacts:
    """Return what exists in the server of an interaction."""
    return ServerFacts(
        guild_id=interaction.guild_id or 0,
        models=labels_of(catalog),
        role_ids=roles_of(interaction.guild),
    )


def requester_at(
    interaction: discord.Interaction, member: discord.Member, target: RuleTarget
) -> Requester:
    """Return a member as the requester they would be at a place."""
    guild = interaction.guild
    channel = None if guild is None else guild.get_channel(target.place.channel_id)
    given = member.guild_permissions if channel is None else channel.permissions_for(member)
    return Requester(
        user_id=member.id,
        place=target.place,
        role_ids=tuple(role.id for role in member.roles),
        is_moderator=given.manage_messages,
        is_manager=given.manage_guild,
        joined_at=member.joined_at.timestamp() if member.joined_at else None,
    )


def permissions_explained(
    guild: discord.Guild | None, member: discord.Member, target: RuleTarget
) -> list[Explanation]:
    """Tell what Discord itself lets the member and the bot do at a place; nothing of a category."""
    channel = None if guild is None else guild.get_channel(target.place.channel_id)
    if not isinstance(channel, Postable):
        return []
    is_thread = target.place.thread_id is not None
    hindrance = _hindrance(channel.permissions_for(member), member, is_thread=is_thread)
    needed = NEEDED_IN_THREAD if is_thread else needed_in(channel)
    missing = missing_permissions(channel.permissions_for(channel.guild.me), needed)
    return [
        Explanation(
            name=phrase("explain-name-discord"),
            outcome=Outcome.PASSES if hindrance is None else Outcome.DENIES,
            reason=hindrance or phrase("policy-missing-none"),
            fix=None if hindrance is None else phrase("explain-fix-discord"),
        ),
        Explanation(
            name=phrase("explain-name-easel"),
            outcome=Outcome.DENIES if missing else Outcome.PASSES,
            reason=phrase("policy-missing-bot", permissions=missing)
            if missing
            else phrase("explain-bot-may"),
            refusal=BotPermissionMissingError(permissions=missing) if missing else None,
            fix=phrase("explain-fix-easel") if missing else None,
        ),
    ]


def _hindrance(
    given: discord.Permissions, member: discord.Member, *, is_thread: bool
) -> Phrase | None:
    """Return why Discord does not offer commands to a member there, None where it does."""
    if member.is_timed_out() and member.timed_out_until is not None:
        until = moment_after(member.timed_out_until.timestamp())
        return phrase("policy-missing-timeout", until=until)
    if not given.view_channel:
        return phrase("policy-missing-view")
    if not (given.send_messages_in_threads if is_thread else given.send_messages):
        return phrase("policy-missing-write")
    return None if given.use_application_commands else phrase("policy-missing-commands")
