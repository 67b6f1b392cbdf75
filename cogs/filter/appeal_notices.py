"""The messages about an appeal: the moderators' notice, and what its member reads."""

import logging

import discord

from cogs.cases import Notice, alert_of, post_to_moderators
from cogs.filter.appeal import Appeal
from cogs.filter.appeal_card import AppealCards
from cogs.filter.appeals import AppealService
from cogs.filter.model import FilterResult, Strictness
from cogs.filter.service import FilterService
from cogs.kit.language import PreferredLanguages, server_locale
from cogs.kit.rest import ERRORS, nonce_of
from cogs.server import ServerService

logger = logging.getLogger(__name__)


class AppealNotices:
    """Writes to the moderators' channel, and to the member who appealed."""

    def __init__(  # noqa: PLR0913 - all by name
        self,
        *,
        client: discord.Client,
        appeals: AppealService,
        filters: FilterService,
        servers: ServerService,
        cards: AppealCards,
        language: PreferredLanguages,
    ) -> None:
        self._client = client
        self._appeals = appeals
        self._filters = filters
        self._servers = servers
        self._cards = cards
        self._language = language

    async def post(self, appeal: Appeal, locale: str) -> bool:
        """Show an appeal to the moderators; False where there is no channel that they alone read.

        While Discord is away it stays open, and is looked for again.
        """
        hit = next(iter((await self.result(appeal)).hits), None)
        found = "" if hit is None else appeal.words[hit.start : hit.end]
        settings = (await self._servers.settings(appeal.guild_id)).value
        alert = alert_of(settings, appeal.guild_id)
        entry = "" if hit is None else hit.entry.text
        try:
            notice = await post_to_moderators(
                self._client,
                appeal.guild_id,
                settings,
                lambda channel, _: channel.send(
                    view=alert.above(self._cards.asked(appeal, found, entry, locale)),
                    nonce=nonce_of(appeal.id),
                    allowed_mentions=alert.mentions,
                ),
            )
        except ERRORS as error:
            logger.warning("appeal %s: not shown yet: %r", appeal.id, error)
            return True
        if notice is None:
            await self._appeals.unreachable(appeal)
            return False
        await self._appeals.posted(appeal, notice)
        return True

    async def decided(self, appeal: Appeal) -> None:
        """Say on the moderators' notice what became of it, and tell its member."""
        locale = await server_locale(self._client, appeal.guild_id)
        if appeal.notice is not None:
            await self._edit(appeal.notice, self._cards.decided(appeal, locale))
        await self.tell(appeal, locale)

    async def tell(self, appeal: Appeal, otherwise: str) -> None:
        """Tell the member; who takes no direct messages reads it when they ask again."""
        locale = await self._language.of_person(appeal.user_id, otherwise=otherwise)
        try:
            channel = await self._client.create_dm(discord.Object(appeal.user_id))
            await channel.send(
                self._cards.told(appeal, locale), allowed_mentions=discord.AllowedMentions.none()
            )
        except ERRORS as error:
            logger.info("appeal %s: its member was not told: %s", appeal.id, error)

    async def result(self, appeal: Appeal) -> FilterResult:
        """Return what the filter finds in its words now."""
        its = await self._filters.list_of(appeal.guild_id)
        return await its.check(appeal.words, level=Strictness.STRICT)

    async def _edit(self, notice: Notice, view: discord.ui.LayoutView) -> None:
        channel = self._client.get_partial_messageable(notice.channel_id)
        try:
            await channel.get_partial_message(notice.message_id).edit(
                view=view, allowed_mentions=discord.AllowedMentions.none()
            )
        except ERRORS as error:
            # A button that is left says what was decided, to whoever presses it.
            logger.info("notice %d stays as it is: %s", notice.message_id, error)
