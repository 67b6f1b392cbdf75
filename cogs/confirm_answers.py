"""The answers to a price that was shown: run it, or let it be."""

from collections.abc import Sequence

import discord
from discord import ui
from discord.ext import commands

from bot.community.budget.drafts import DraftBook
from bot.errors import RefusedError
from bot.imagine.request import ImagineRequest
from bot.locales import Words
from cogs.confirm import Answer, answered
from cogs.entrance import Entrance
from cogs.panels import custom_id_of, panel
from cogs.refusals import Refusals


class ConfirmCog(commands.Cog):
    """Starts what was confirmed, each request with a reply of its own."""

    def __init__(
        self, *, drafts: DraftBook, entrance: Entrance, refusals: Refusals, words: Words
    ) -> None:
        self._drafts = drafts
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
        """Start the requests until one is refused; return what became of them."""
        locale, begun = interaction.locale.value, 0
        try:
            for request in requests:
                await self._entrance.follow(interaction, request)
                begun += 1
        except RefusedError as error:
            reason = self._words.say(error.words_id, locale, **error.facts)
            if not begun:
                return reason
            return self._words.say(
                "confirm-started-part", locale, begun=begun, count=len(requests), reason=reason
            )
        return self._words.say("confirm-started", locale, count=begun)
