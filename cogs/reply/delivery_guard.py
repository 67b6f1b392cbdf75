"""Whether a picture that was drawn may be shown now: much may have changed since it was asked for.

Rules and blocks are looked up each time. Roles and permissions are asked of Discord only where
some time has passed and something depends on them, because all processes together have few
requests.
"""

import asyncio
import logging
from dataclasses import replace
from typing import Protocol

import discord

from bot.clock import Clock
from bot.errors import RefusedError
from bot.imagine.job import Job
from bot.imagine.requester import Requester
from bot.jobs.gate import Gate
from cogs.kit.discord_reads import FRESH_SECONDS, DiscordReads
from cogs.kit.interaction_context import missing_permissions, needed_in
from cogs.kit.rest import ERRORS, is_away, readable
from cogs.review import (
    BotMayNotPostError,
    MemberGoneError,
    NoLongerAllowedError,
)

logger = logging.getLogger(__name__)

MEMBER_UNKNOWN = 10007
"""Discord's code for: they have left. Another 404 may be anything, and costs nobody a picture."""
PLACE_CLOSED = frozenset({10003, 10004, 50001})
"""Its codes for: no such channel, no such server, no access."""
GUARD_SECONDS = 2.0
"""How long a picture that is ready waits for Discord to tell what somebody may."""


class PermissionedChannel(Protocol):
    """A channel with permissions of its own."""

    def permissions_for(self, obj: discord.Member, /) -> discord.Permissions:
        """Return what a member may do there."""
        ...


class DeliveryGuard:
    """Asks rules, blocks and Discord once more."""

    def __init__(
        self, *, client: discord.Client, reads: DiscordReads, gate: Gate, clock: Clock
    ) -> None:
        self._client = client
        self._reads = reads
        self._gate = gate
        self._clock = clock

    async def require(self, job: Job, *, within_seconds: float = GUARD_SECONDS) -> None:
        """Make sure that a job's pictures may be shown where they were asked for.

        Where Discord does not tell in time, roles are taken to be as they were.

        Raises:
            NotShownError: they may not; the error says why, in words for everyone to read.
        """
        if job.reply.guild_id is None:
            return
        look = self._asked_anew if await self._is_worth_asking(job) else self._known
        try:
            with readable():
                async with asyncio.timeout(within_seconds):
                    requester = await look(job, job.reply.guild_id)
        except (*ERRORS, discord.ClientException) as error:
            if isinstance(error, discord.HTTPException) and error.code in PLACE_CLOSED:
                logger.info("job %s: its place is out of reach: %s", job.id, error)
                raise BotMayNotPostError(permissions=("view_channel",)) from error
            # Discord will be asked again by whoever writes the reply; rules hold all the same.
            logger.warning("job %s: nobody can tell who may what: %r", job.id, error)
            requester = job.request.requester
        try:
            await self._gate.require_still_allowed(replace(job.request, requester=requester))
        except RefusedError as error:
            logger.info("job %s may no longer be shown: %s", job.id, error)
            raise NoLongerAllowedError from error

    async def _is_worth_asking(self, job: Job) -> bool:
        """Whether time has passed, and a rule or a moderator's approval depends on who they are."""
        is_fresh = self._clock.time() - job.created_at < FRESH_SECONDS
        # Of a server the bot is no member of, Discord tells nothing.
        if is_fresh or job.reply.is_guest:
            return False
        return job.request.review is not None or await self._gate.depends_on_roles(job.request)

    async def _known(self, job: Job, guild_id: int) -> Requester:
        """Look at what this process has been told, if it has a gateway."""
        guild = self._client.get_guild(guild_id)
        channel = None if guild is None else guild.get_channel_or_thread(job.reply.channel_id)
        parent = channel.parent if isinstance(channel, discord.Thread) else channel
        if guild is not None and channel is not None and parent is not None:
            _require_bot(job, channel, parent, guild.me)
        return job.request.requester

    async def _asked_anew(self, job: Job, guild_id: int) -> Requester:
        """Ask for the person, and for the rest where this process has no gateway."""
        reads = self._reads
        guild = await reads.guild(guild_id)
        channel = await reads.channel(guild, job.reply.channel_id)
        parent = channel
        if isinstance(channel, discord.Thread):
            parent = await reads.channel(guild, channel.parent_id)
        if isinstance(parent, discord.Thread) or self._client.user is None:
            return job.request.requester
        bot = await reads.member(guild, self._client.user.id)
        _require_bot(job, channel, parent, bot)
        try:
            member = await reads.member(guild, job.user_id)
        except discord.HTTPException as error:
            if is_away(error):
                raise
            if error.code == MEMBER_UNKNOWN:
                raise MemberGoneError(person=f"<@{job.user_id}>") from error
            logger.warning("job %s: nobody can tell about its requester: %s", job.id, error)
            return job.request.requester
        permissions = parent.permissions_for(member)
        return replace(
            job.request.requester,
            role_ids=tuple(role.id for role in member.roles),
            is_moderator=permissions.manage_messages,
            is_manager=permissions.manage_guild,
        )


def _require_bot(
    job: Job, channel: object, parent: PermissionedChannel, bot: discord.Member | None
) -> None:
    if job.reply.is_private or bot is None:
        return
    missing = missing_permissions(parent.permissions_for(bot), needed_in(channel))
    if missing:
        raise BotMayNotPostError(permissions=missing)
