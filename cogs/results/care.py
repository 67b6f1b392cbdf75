"""What is done with a result that is there: look at its details, save it, take it away."""

import contextlib
from collections.abc import Awaitable, Callable, Mapping

import discord
from discord import ui
from discord.ext import commands

from bot.imagine.job import Job
from bot.jobs.ledger import JobLedger
from bot.locales import Words
from cogs.panels import panel
from cogs.reach import is_guest
from cogs.refusals import Refusals
from cogs.reply.buttons import Act, custom_id_for, job_button, press_of
from cogs.reply.card import Cards
from cogs.reply.removal import Removal
from cogs.results.details import Details
from cogs.results.presses import Presses
from cogs.results.saving import Saving
from cogs.rights import (
    JobUnknownError,
    recorded,
    require_requester_or_moderator,
    require_there,
)


class ResultCareCog(commands.Cog):
    """Answers the list beside a result's buttons."""

    def __init__(  # noqa: PLR0913 - all by name
        self,
        *,
        ledger: JobLedger,
        details: Details,
        saving: Saving,
        removal: Removal,
        cards: Cards,
        presses: Presses,
        refusals: Refusals,
        words: Words,
    ) -> None:
        self._ledger = ledger
        self._removal = removal
        self._cards = cards
        self._presses = presses
        self._refusals = refusals
        self._words = words
        self._answers: Mapping[Act, Callable[[discord.Interaction, Job], Awaitable[None]]] = {
            Act.DETAILS: details.answer,
            Act.SAVE: saving.save,
            Act.DELETE: self._ask,
            Act.REMOVE: self._remove,
        }
        self.acts = frozenset(self._answers) | {Act.KEEP}

    @commands.Cog.listener()
    async def on_interaction(self, interaction: discord.Interaction) -> None:
        """Answer a choice in the list, or to the question whether to delete."""
        press = press_of(interaction)
        if press is None:
            return
        if press.act is Act.KEEP:
            async with self._refusals.said(interaction):
                await self._keep(interaction)
            return
        answer = self._answers.get(press.act)
        if answer is None:
            return
        async with self._refusals.said(interaction):
            job = await recorded(self._ledger, press.job_id)
            require_there(interaction, job)
            with self._presses.once(interaction):
                await answer(interaction, job)

    async def _keep(self, interaction: discord.Interaction) -> None:
        """Put a word in place of the question, which only one person sees."""
        if interaction.message is None or not interaction.message.flags.ephemeral:
            raise JobUnknownError
        said = self._words.say("results-kept", interaction.locale.value)
        await interaction.response.edit_message(view=panel(ui.TextDisplay(said)))

    async def _ask(self, interaction: discord.Interaction, job: Job) -> None:
        require_requester_or_moderator(interaction, job)
        locale = interaction.locale.value
        buttons = [
            job_button(act, job.id, self._words.say(f"button-{act}", locale))
            for act in (Act.REMOVE, Act.KEEP)
        ]
        count = 1 if job.drawn is None else job.drawn.got
        question = self._words.say("results-delete", locale, count=count)
        message = interaction.message
        if is_guest(interaction) and message is not None and not message.flags.ephemeral:
            # Where the bot was only brought along, this message is in reach by this press alone.
            await interaction.response.send_modal(self._form(job, question, locale))
            return
        await interaction.response.send_message(
            view=panel(ui.TextDisplay(question), ui.ActionRow(*buttons)),
            ephemeral=True,
            allowed_mentions=discord.AllowedMentions.none(),
        )

    def _form(self, job: Job, question: str, locale: str) -> ui.Modal:
        form = ui.Modal(
            title=self._words.say(f"button-{Act.REMOVE}", locale),
            custom_id=custom_id_for(Act.REMOVE, job.id),
            timeout=None,
        )
        form.add_item(ui.TextDisplay(question))
        return form

    async def _remove(self, interaction: discord.Interaction, job: Job) -> None:
        require_requester_or_moderator(interaction, job)
        await interaction.response.defer()
        is_gone = await self._removal.remove(job, by=interaction.user.id)
        if interaction.type is discord.InteractionType.modal_submit:
            await self._take_before_them(interaction, job)
            return
        words_id = "results-deleted" if is_gone else "results-deleted-out-of-reach"
        if is_gone and job.reply.is_private:
            words_id = "results-deleted-private"
        said = self._words.say(words_id, interaction.locale.value)
        await interaction.edit_original_response(view=panel(ui.TextDisplay(said)))

    async def _take_before_them(self, interaction: discord.Interaction, job: Job) -> None:
        """Take away the message that is before them, by their own press."""
        with contextlib.suppress(discord.NotFound):
            if interaction.user.id == job.user_id:
                await interaction.delete_original_response()
            else:
                view = self._cards.removed(job)
                await interaction.edit_original_response(view=view, attachments=[])
