"""Appeals against the prompt filter: from the refusal's button to a moderator's decision."""

import asyncio
from dataclasses import replace
from functools import partial

import discord
from discord import ui

from cogs.filter.answers import ChangeAnswers
from cogs.filter.appeal import (
    Appeal,
    AppealDecidedError,
    AppealGoneError,
    AppealOwnError,
    AppealState,
)
from cogs.filter.appeal_card import PHRASE_FIELD, REASON_FIELD, AppealCards
from cogs.filter.changes import addition
from cogs.filter.excerpts import phrase_around
from cogs.filter.model import Action, Kind, checked_entry
from cogs.filter.undo import MadeChange
from cogs.kit.appeal_press import AppealAct, AppealPress
from cogs.kit.language import server_locale
from cogs.kit.panels import put_panel, submitted
from cogs.kit.periodic import PeriodicCog
from cogs.kit.router import on_form, on_press
from cogs.server import require_manager, require_moderator
from cogs.services import Services

_WHAT = "looking after appeals"
LOOK_SECONDS = 60.0
"""How often appeals are looked for that a killed process did not show to the moderators."""
_STATES = {
    AppealAct.ACCEPT: AppealState.ACCEPTED,
    AppealAct.ALLOW: AppealState.ALLOWED,
    AppealAct.DISMISS: AppealState.DISMISSED,
}


class AppealsCog(PeriodicCog):
    """Lays appeals before the moderators, once, and does what these decide."""

    def __init__(self, services: Services, *, answers: ChangeAnswers) -> None:
        super().__init__(
            services.client,
            self.look,
            first_answers=services.first_answers,
            every_seconds=LOOK_SECONDS,
            what=_WHAT,
        )
        self._answers = answers
        self._client = services.client
        self._appeals = services.appeals
        self._filter = services.filter
        self._servers = services.servers
        self._cards = AppealCards(words=services.words)
        self._notices = services.appeal_notices

    @on_press(AppealPress)
    async def _answer(self, interaction: discord.Interaction, press: AppealPress) -> None:
        if press.act is AppealAct.MAKE:
            form = self._cards.reason_form(press.appeal_id, interaction.locale.value)
            await interaction.response.send_modal(form)
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
        if press.act is AppealAct.MAKE:
            await self._make(interaction, press.appeal_id)
        elif press.act is AppealAct.ALLOW:
            appeal = await self._asked_about(interaction, press)
            await interaction.response.defer()
            await self._decide(interaction, appeal, press.act)

    async def look(self) -> None:
        """Show the moderators what an earlier process could not."""
        await self._appeals.leases.take_on_each(self._show, what=_WHAT)

    async def _show(self, appeal: Appeal) -> None:
        await self._notices.post(appeal, await server_locale(self._client, appeal.guild_id))

    async def _make(self, interaction: discord.Interaction, appeal_id: str) -> None:
        await interaction.response.defer()
        reason = submitted(interaction).get(REASON_FIELD, "")
        appeal = await self._appeals.open(appeal_id, interaction.user.id, reason=reason)
        locale = interaction.guild_locale or interaction.locale
        is_there = await self._notices.post(appeal, locale.value)
        if not is_there:
            appeal = replace(appeal, state=AppealState.UNREACHABLE)
        received = self._cards.received(appeal, interaction.locale.value)
        before, others = "", None
        if interaction.message is not None:
            before, others = interaction.message.content, _without_appeals(interaction.message)
        await interaction.edit_original_response(content=f"{before}\n{received}", view=others)

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
        by, phrase, change = interaction.user.id, "", None
        if act is AppealAct.ALLOW:
            phrase = submitted(interaction).get(PHRASE_FIELD, "")
            entry = await asyncio.to_thread(checked_entry, kind=Kind.ALLOW, text=phrase)
            change = await self._filter.change(
                appeal.guild_id, partial(addition, entry=entry), by=by
            )
        decided = await self._appeals.decide(appeal, _STATES[act], by=by)
        is_still_found = False
        if act is AppealAct.ALLOW:
            is_still_found = (await self._notices.result(appeal)).action is Action.REFUSE
        locale = (interaction.guild_locale or interaction.locale).value
        view = self._cards.decided(decided, locale, phrase=phrase, still_found=is_still_found)
        await put_panel(interaction, view)
        if change is not None:
            # The card is everybody's; taking the phrase back is for whoever allowed it.
            await self._answers.offer_undo(
                interaction, MadeChange(guild_id=appeal.guild_id, change=change)
            )
        await self._notices.tell(decided, locale)

    async def _phrase(self, appeal: Appeal) -> str:
        """Suggest what to allow."""
        hit = next(iter((await self._notices.result(appeal)).hits), None)
        return "" if hit is None else phrase_around(appeal.words, hit.start, hit.end)


def _without_appeals(refusal: discord.Message) -> ui.View | None:
    """Return what else a refusal offers: what was typed can still be changed."""
    others = ui.View.from_message(refusal, timeout=None)
    for part in others.children:
        if isinstance(part, ui.Button) and AppealPress.read(part.custom_id or "") is not None:
            others.remove_item(part)
    others.stop()
    return others if others.children else None
