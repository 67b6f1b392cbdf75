"""Appeals against the prompt filter: from the refusal's button to a moderator's decision."""

import asyncio
import logging
from dataclasses import replace
from functools import partial

import discord
from discord.ext import commands

from cogs.cases import post_to_moderators
from cogs.filter.appeal import (
    Appeal,
    AppealDecidedError,
    AppealGoneError,
    AppealOwnError,
    AppealState,
)
from cogs.filter.appeal_card import PHRASE_FIELD, AppealCards
from cogs.filter.changes import addition
from cogs.filter.excerpts import phrase_around
from cogs.filter.model import Action, FilterResult, Kind, Strictness, checked_entry
from cogs.kit.appeal_press import AppealAct, AppealPress
from cogs.kit.language import server_locale
from cogs.kit.panels import put_panel, submitted
from cogs.kit.periodic import PeriodicTask
from cogs.kit.rest import ERRORS, nonce_of
from cogs.kit.router import on_form, on_press
from cogs.server import require_manager, require_moderator
from cogs.services import Services

logger = logging.getLogger(__name__)

_WHAT = "looking after appeals"
LOOK_SECONDS = 60.0
"""How often appeals are looked for that a killed process did not show to the moderators."""
_STATES = {
    AppealAct.ACCEPT: AppealState.ACCEPTED,
    AppealAct.ALLOW: AppealState.ALLOWED,
    AppealAct.DISMISS: AppealState.DISMISSED,
}


class AppealsCog(commands.Cog):
    """Lays appeals before the moderators, once, and does what these decide."""

    def __init__(self, services: Services) -> None:
        self._client = services.client
        self._appeals = services.appeals
        self._filter = services.filter
        self._servers = services.servers
        self._cards = AppealCards(words=services.words)
        self._language = services.language
        self._periodic = PeriodicTask(
            self._client,
            self.look,
            first_answers=services.first_answers,
            every_seconds=LOOK_SECONDS,
            what=_WHAT,
        )

    async def cog_load(self) -> None:
        """Begin to look after what an earlier process left."""
        self._periodic.start()

    async def cog_unload(self) -> None:
        """Leave the rest to the next process."""
        await self._periodic.stop()

    @on_press(AppealPress)
    async def _answer(self, interaction: discord.Interaction, press: AppealPress) -> None:
        if press.act is AppealAct.MAKE:
            await self._make(interaction, press.appeal_id)
            return
        appeal = await self._asked_about(interaction, press)
        if press.act is AppealAct.ALLOW:
            phrase = await self._phrase(appeal)
            form = self._cards.form(appeal, phrase, interaction.locale.value)
            await interaction.response.send_modal(form)
            return
        await interaction.response.defer()
        await self._decide(interaction, appeal, press.act)

    @on_form(AppealPress)
    async def _take(self, interaction: discord.Interaction, press: AppealPress) -> None:
        if press.act is AppealAct.ALLOW:
            appeal = await self._asked_about(interaction, press)
            await interaction.response.defer()
            await self._decide(interaction, appeal, press.act)

    async def look(self) -> None:
        """Show the moderators what an earlier process could not."""
        await self._appeals.leases.take_on_each(self._show, what=_WHAT)

    async def _show(self, appeal: Appeal) -> None:
        await self._post(appeal, await server_locale(self._client, appeal.guild_id))

    async def _make(self, interaction: discord.Interaction, appeal_id: str) -> None:
        await interaction.response.defer()
        appeal = await self._appeals.open(appeal_id, interaction.user.id)
        locale = interaction.guild_locale or interaction.locale
        is_there = await self._post(appeal, locale.value)
        if not is_there:
            appeal = replace(appeal, state=AppealState.UNREACHABLE)
        received = self._cards.received(appeal, interaction.locale.value)
        before = "" if interaction.message is None else interaction.message.content
        await interaction.edit_original_response(content=f"{before}\n{received}", view=None)

    async def _asked_about(self, interaction: discord.Interaction, press: AppealPress) -> Appeal:
        """Find what it is about, and make sure that this person may decide, and still can."""
        # A phrase is allowed for the whole server, so this is a change of its settings.
        may = require_manager if press.act is AppealAct.ALLOW else require_moderator
        guild_id = await may(interaction, self._servers)
        appeal = await self._appeals.find(press.appeal_id)
        if appeal is None or appeal.guild_id != guild_id:
            raise AppealGoneError
        if appeal.user_id == interaction.user.id and not interaction.permissions.manage_guild:
            raise AppealOwnError
        if appeal.decided_by is not None:
            raise AppealDecidedError(person=f"<@{appeal.decided_by}>")
        return appeal

    async def _decide(
        self, interaction: discord.Interaction, appeal: Appeal, act: AppealAct
    ) -> None:
        by, phrase = interaction.user.id, ""
        if act is AppealAct.ALLOW:
            phrase = submitted(interaction).get(PHRASE_FIELD, "")
            entry = await asyncio.to_thread(checked_entry, kind=Kind.ALLOW, text=phrase)
            await self._filter.change(appeal.guild_id, partial(addition, entry=entry), by=by)
        decided = await self._appeals.decide(appeal, _STATES[act], by=by)
        is_still_found = False
        if act is AppealAct.ALLOW:
            is_still_found = (await self._result(appeal)).action is Action.REFUSE
        locale = (interaction.guild_locale or interaction.locale).value
        view = self._cards.decided(decided, locale, phrase=phrase, still_found=is_still_found)
        await put_panel(interaction, view)
        theirs = await self._language.of_person(decided.user_id, otherwise=locale)
        await self._tell(decided, theirs)

    async def _tell(self, appeal: Appeal, locale: str) -> None:
        """Tell the member; who takes no direct messages reads it when they ask again."""
        try:
            channel = await self._client.create_dm(discord.Object(appeal.user_id))
            await channel.send(
                self._cards.told(appeal, locale), allowed_mentions=discord.AllowedMentions.none()
            )
        except ERRORS as error:
            logger.info("appeal %s: its member was not told: %s", appeal.id, error)

    async def _post(self, appeal: Appeal, locale: str) -> bool:
        """Show an appeal to the moderators; False where there is no channel that they alone read.

        While Discord is away it stays open, and is looked for again.
        """
        hit = next(iter((await self._result(appeal)).hits), None)
        found = "" if hit is None else appeal.words[hit.start : hit.end]
        settings = (await self._servers.settings(appeal.guild_id)).value
        try:
            notice = await post_to_moderators(
                self._client,
                appeal.guild_id,
                settings,
                lambda channel, _: channel.send(
                    view=self._cards.asked(
                        appeal, found, "" if hit is None else hit.entry.text, locale
                    ),
                    nonce=nonce_of(appeal.id),
                    allowed_mentions=discord.AllowedMentions.none(),
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

    async def _result(self, appeal: Appeal) -> FilterResult:
        its = await self._filter.list_of(appeal.guild_id)
        return await its.check(appeal.words, level=Strictness.STRICT)

    async def _phrase(self, appeal: Appeal) -> str:
        """Suggest what to allow."""
        hit = next(iter((await self._result(appeal)).hits), None)
        return "" if hit is None else phrase_around(appeal.words, hit.start, hit.end)
