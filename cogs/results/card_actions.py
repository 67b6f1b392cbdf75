"""The presses of cards: what all of them begin with, and the method that answers each action."""

from collections.abc import Iterable
from dataclasses import replace

import discord
from discord.ext import commands

from bot.jobs.ledger import JobLedger
from cogs.kit.panels import chosen
from cogs.kit.router import FORM, Answer, Answered, answered_by, on_form, on_press
from cogs.reply import MORE, CardAction, CardPress, action_of, recorded, require_one_of
from cogs.results.debounce import Debounce


class CardActionsCog(commands.Cog):
    """Answers from the job's record, so that what stands under a result works after any restart."""

    def __init__(
        self, *, ledger: JobLedger, debounce: Debounce, cogs: Iterable[commands.Cog]
    ) -> None:
        self._ledger = ledger
        self._debounce = debounce
        self._answers: dict[Answered, Answer] = {
            (type_, action): getattr(cog, name)
            for cog in cogs
            for (type_, action), name in answered_by(type(cog))
            if isinstance(action, CardAction)
        }

    @on_press(CardPress)
    @on_form(CardPress)
    async def _answer(self, interaction: discord.Interaction, press: CardPress) -> None:
        """Let those who may use an action do so, and a double click do it once."""
        if press.action is MORE:
            lines = (action_of(tag) for tag in chosen(interaction))
            press = replace(press, action=next(filter(None, lines), MORE))
        answer = self._answers.get((interaction.type, press.action))
        if answer is None:
            return
        job = await recorded(self._ledger, press.job_id)
        require_one_of(press.action.who, interaction, job)
        if interaction.type is FORM or not press.action.is_debounced:
            await answer(interaction, press, job)
            return
        with self._debounce.once(interaction):
            await answer(interaction, press, job)
