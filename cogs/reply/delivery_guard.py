"""Whether a picture that was drawn may be shown now: much may have changed since it was asked for.

Rules and blocks are looked up each time. Roles and permissions are asked of Discord only where
some time has passed, because that takes requests of which a server has few.
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
from cogs.kit.interaction_context import missing_permissions, needed_in
from cogs.kit.rest import ERRORS, is_away, readable
from cogs.review import (
    BotMayNotPostError,
    MemberGoneError,
    NoLongerAllowedError,
)

logger = logging.getLogger(__name__)

FRESH_SECONDS = 60.0
"""A person is taken to have the roles they had so long ago."""
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

    def __init__(self, *, client: discord.Client, gate: Gate, clock: Clock) -> None:
        self._client = client
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
        is_fresh = self._clock.time() - job.created_at < FRESH_SECONDS
        # Of a server the bot is no member of, Discord tells nothing.
        look = self._known if is_fresh or job.reply.is_guest else self._asked_anew
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
        guild = self._client.get_guild(guild_id) or await self._client.fetch_guild(guild_id)
        channel = await _channel(guild, job.reply.channel_id)
        parent = channel
        if isinstance(channel, discord.Thread):
            parent = await _channel(guild, channel.parent_id)
        if isinstance(parent, discord.Thread) or self._client.user is None:
            return job.request.requester
        me = self._client.user.id
        bot = guild.get_member(me) or await guild.fetch_member(me)
        _require_bot(job, channel, parent, bot)
        try:
            member = await guild.fetch_member(job.user_id)
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


async def _channel(
    guild: discord.Guild, channel_id: int
) -> discord.abc.GuildChannel | discord.Thread:
    return guild.get_channel_or_thread(channel_id) or await guild.fetch_channel(channel_id)
