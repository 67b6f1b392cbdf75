"""The answers to a price that was shown: run it, or let it be."""

from collections.abc import Sequence

import discord
from discord import ui
from discord.ext import commands

from bot.community.budget.drafts import DraftBook
from bot.errors import RefusedError
from bot.imagine.request import ImagineRequest
from bot.locales import Words
from cogs.confirm import Answer, Confirmations, answered
from cogs.entrance import Entrance
from cogs.panels import custom_id_of, panel
from cogs.refusals import Refusals


class ConfirmCog(commands.Cog):
    """Starts what was confirmed, each request with a reply of its own."""

    def __init__(
        self,
        *,
        drafts: DraftBook,
        entrance: Entrance,
        confirmations: Confirmations,
        refusals: Refusals,
        words: Words,
    ) -> None:
        self._drafts = drafts
        self._confirmations = confirmations
        self._entrance = entrance
        self._refusals = refusals
        self._words = words

    @commands.Cog.listener()
    async def on_interaction(self, interaction: discord.Interaction) -> None:
        """Answer a press of Run or Cancel."""
        if interaction.type is not discord.InteractionType.component:
            return
        press = answered(custom_id_of(interaction))
        if press is None:
            return
        async with self._refusals.said(interaction):
            requests = await self._drafts.take(press.draft_id, interaction.user.id)
            # The message with the buttons is edited; each picture comes in a message of its own.
            await interaction.response.defer()
            if press.answer is Answer.NO:
                text = self._words.say("confirm-canceled", interaction.locale.value)
            else:
                text = await self._run(interaction, requests)
            await interaction.edit_original_response(view=panel(ui.TextDisplay(text)))

    async def _run(
        self, interaction: discord.Interaction, requests: Sequence[ImagineRequest]
    ) -> str:
        """Start the requests; return what became of them, and which were refused."""
        locale, refused = interaction.locale.value, list[ImagineRequest]()
        reason = ""
        for request in requests:
            try:
                await self._entrance.follow(interaction, request)
            except RefusedError as error:
                # A limit may still let a smaller one through, or a rule one with another model.
                refused.append(request)
                reason = reason or self._words.say(error.words_id, locale, **error.facts)
        if not refused:
            return self._words.say("confirm-started", locale, count=len(requests))
        if len(refused) == len(requests):
            return reason
        said = self._words.say(
            "confirm-started-part",
            locale,
            begun=len(requests) - len(refused),
            count=len(requests),
            reason=reason,
        )
        return f"{said}\n{self._confirmations.listed(refused, locale)}"
