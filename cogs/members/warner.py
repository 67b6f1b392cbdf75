"""Sending warnings to members, as often as it takes to be told once."""

import logging

import discord

from cogs.kit.language import PreferredLanguages, server_locale
from cogs.kit.rest import is_refused, nonce_of, readable
from cogs.members.escalator import Escalator
from cogs.members.model import MemberWarning
from cogs.members.service import MemberService
from cogs.members.views import MemberCards

logger = logging.getLogger(__name__)


class Warner:
    """Sends what is on record; a process that is killed before leaves it to the next one."""

    def __init__(
        self,
        *,
        client: discord.Client,
        members: MemberService,
        cards: MemberCards,
        language: PreferredLanguages,
        escalator: Escalator,
    ) -> None:
        self._client = client
        self._members = members
        self._cards = cards
        self._language = language
        self._escalator = escalator

    async def send(self, warning: MemberWarning) -> bool:
        """Send a warning; return whether they take direct messages.

        Raises:
            discord.HTTPException, aiohttp.ClientError, OSError: Discord is away.
        """
        guild = self._client.get_guild(warning.guild_id)
        otherwise = await server_locale(self._client, warning.guild_id)
        locale = await self._language.of_person(warning.user_id, otherwise=otherwise)
        view = self._cards.warning(warning.text, "" if guild is None else guild.name, locale)
        is_sent = True
        try:
            with readable():
                channel = await self._client.create_dm(discord.Object(warning.user_id))
                await channel.send(
                    view=view,
                    nonce=nonce_of(f"warning-{warning.id}"),
                    allowed_mentions=discord.AllowedMentions.none(),
                )
        except discord.HTTPException as error:
            if not is_refused(error):
                raise
            logger.info("person %d could not be warned: %s", warning.user_id, error)
            is_sent = False
        await self._escalator.look_at(warning.guild_id, warning.user_id)
        await self._members.told(warning, is_sent=is_sent)
        return is_sent
