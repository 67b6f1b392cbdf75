"""Blocking members: who may block whom, and what of theirs is stopped."""

import logging
from enum import IntEnum

import discord

from bot.errors import RefusedError
from bot.jobs.ledger import JobLedger
from bot.jobs.runner import Runner
from cogs.audit import EVERYWHERE
from cogs.kit.discord_reads import DiscordReads
from cogs.moderation.block import Block
from cogs.moderation.blocks_service import BlockService
from cogs.server import NotHereError, ServerService

logger = logging.getLogger(__name__)


class BlockNotBelowError(RefusedError):
    """They moderate as well, or manage, or own the server. Facts: ``person``."""

    words_id = "refusal-blocks-not-below"


class BlockSelfError(RefusedError):
    """Nobody blocks themselves."""

    words_id = "refusal-blocks-self"


class BlockBotError(RefusedError):
    """Bots draw nothing here."""

    words_id = "refusal-blocks-bot"


class Rank(IntEnum):
    """Who stands above whom; only those below can be blocked."""

    MEMBER = 0
    MODERATOR = 1
    MANAGER = 2
    OWNER = 3


class Blocking:
    """Blocks members for moderators, once it was made sure that these may."""

    def __init__(
        self,
        *,
        blocks: BlockService,
        servers: ServerService,
        ledger: JobLedger,
        runner: Runner,
        reads: DiscordReads,
    ) -> None:
        self._blocks = blocks
        self._servers = servers
        self._ledger = ledger
        self._runner = runner
        self._reads = reads

    async def require_below(self, interaction: discord.Interaction, user_id: int) -> None:
        """Make sure that a moderator may act against this person, as both were a minute ago.

        Raises:
            NotHereError, BlockSelfError, BlockBotError, BlockNotBelowError: they may not.
        """
        guild = interaction.guild
        if guild is None:
            raise NotHereError
        if user_id == interaction.user.id:
            raise BlockSelfError
        roles = (await self._servers.settings(guild.id)).value.manager_role_ids
        try:
            member = await self._reads.member(guild, user_id)
        except discord.NotFound:
            # They have left, and may come back.
            return
        if member.bot:
            raise BlockBotError
        permissions = member.guild_permissions
        channel = interaction.channel
        if isinstance(channel, discord.abc.GuildChannel):
            permissions |= channel.permissions_for(member)
        if _rank(member, permissions, roles) >= _rank_of_actor(interaction, guild, roles):
            raise BlockNotBelowError(person=f"<@{user_id}>")

    async def add(self, block: Block) -> int:
        """Put a block on record and stop what is under way; return how much that is."""
        await self._blocks.add(block)
        return await self.stop(block.guild_id, block.user_id, by=block.blocked_by)

    async def stop(self, guild_id: int, user_id: int, *, by: int) -> int:
        """Cancel what a person has under way there, or everywhere; return how much that is."""
        stopped = 0
        for job in await self._ledger.under_way_of(user_id):
            is_meant = guild_id in {EVERYWHERE, job.reply.guild_id}
            if is_meant and await self._runner.cancel(job.id, by):
                stopped += 1
        logger.info("%d jobs of person %d are stopped", stopped, user_id)
        return stopped


def _rank_of_actor(
    interaction: discord.Interaction, guild: discord.Guild, roles: tuple[int, ...]
) -> Rank:
    """Return where somebody stands of whom it is known that they moderate."""
    user = interaction.user
    if not isinstance(user, discord.Member) or user.id == guild.owner_id:
        return Rank.OWNER if user.id == guild.owner_id else Rank.MODERATOR
    return max(Rank.MODERATOR, _rank(user, interaction.permissions, roles))


def _rank(member: discord.Member, permissions: discord.Permissions, roles: tuple[int, ...]) -> Rank:
    if member.id == member.guild.owner_id:
        return Rank.OWNER
    if permissions.manage_guild or any(role.id in roles for role in member.roles):
        return Rank.MANAGER
    return Rank.MODERATOR if permissions.manage_messages else Rank.MEMBER
