"""Doing what follows from many strikes: what is under way is stopped, and moderators are told."""

import logging

import discord
from discord import ui

from bot.locales import Words
from cogs.cases import alert_of, post_to_moderators
from cogs.kit.discord_reads import DiscordReads
from cogs.kit.language import server_locale
from cogs.kit.panels import panel
from cogs.members.escalation import Escalated, EscalationService
from cogs.moderation import Blocking
from cogs.reply import FAILED
from cogs.server import ServerService

logger = logging.getLogger(__name__)


class Escalator:
    """Looks at a member's strikes whenever there is a new one."""

    def __init__(  # noqa: PLR0913 - all by name
        self,
        *,
        client: discord.Client,
        reads: DiscordReads,
        escalations: EscalationService,
        servers: ServerService,
        blocking: Blocking,
        words: Words,
    ) -> None:
        self._client = client
        self._reads = reads
        self._escalations = escalations
        self._servers = servers
        self._blocking = blocking
        self._words = words

    async def look_at(self, guild_id: int, user_id: int) -> None:
        """Do what the server's rule says of somebody's strikes, and tell the moderators."""
        me = self._client.user
        if me is None or await self._escalations.rule_of(guild_id) is None:
            return
        locale = await server_locale(self._client, guild_id)
        escalated = await self._escalations.apply(
            guild_id,
            user_id,
            by=me.id,
            reason=self._words.say("escalation-reason", locale),
            may_block=await self._is_plain_member(guild_id, user_id),
        )
        if escalated is None:
            return
        if escalated.block is not None:
            await self._blocking.stop(guild_id, user_id, by=me.id)
        await self._tell(guild_id, user_id, escalated, locale)

    async def look_at_refusals(self) -> None:
        """Do what servers' rules say of those whose words were refused a moment ago."""
        here = {guild.id for guild in self._client.guilds}
        for guild_id, user_id in await self._escalations.offenders(here):
            await self.look_at(guild_id, user_id)

    async def _is_plain_member(self, guild_id: int, user_id: int) -> bool:
        """Whether they moderate nothing: those who do are left to people."""
        guild = self._client.get_guild(guild_id)
        if guild is None:
            return False
        try:
            member = await self._reads.member(guild, user_id)
        except discord.NotFound:
            return True  # they have left, and may come back
        named = (await self._servers.settings(guild_id)).value.manager_role_ids
        may = member.guild_permissions
        manages = may.manage_guild or any(role.id in named for role in member.roles)
        return not (manages or may.manage_messages)

    async def _tell(self, guild_id: int, user_id: int, its: Escalated, locale: str) -> None:
        until = "none" if its.block is None else its.block.until
        said = self._words.say(
            "escalation-told",
            locale,
            person=f"<@{user_id}>",
            count=its.strikes,
            days=its.rule.days,
            until=until,
        )
        hint = self._words.say("escalation-hint", locale)
        settings = (await self._servers.settings(guild_id)).value
        alert = alert_of(settings, guild_id)
        view = panel(ui.TextDisplay(f"{said}\n-# {hint}"), colour=FAILED)
        await post_to_moderators(
            self._client,
            guild_id,
            settings,
            lambda channel, _: channel.send(
                view=alert.above(view), allowed_mentions=alert.mentions
            ),
            # Nobody tries again later; it is in the audit log.
            passes_on=lambda _: True,
        )
