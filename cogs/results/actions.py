"""What anyone who sees a result may do with it: draw it again, vary, enlarge, reword or edit it."""

from collections.abc import Awaitable, Callable, Mapping

import discord
from discord.ext import commands

from bot.catalog import Catalog
from bot.catalog.earlier import model_of
from bot.catalog.editing import EditorMissingError
from bot.catalog.upscaling import UpscalerMissingError
from bot.errors import RefusedError
from bot.imagine.job import Job
from bot.imagine.request import Way
from bot.jobs.ledger import JobLedger
from cogs.refusals import Refusals
from cogs.reply.buttons import Act, Press, press_of
from cogs.results.choice import ResultChoices
from cogs.results.forms import ResultForms, read_instruction, read_rewording
from cogs.results.pictures import PicturesGoneError
from cogs.results.presses import Presses
from cogs.results.versions import Versions
from cogs.rights import recorded, require_there

Answer = Callable[[discord.Interaction, Press, Job], Awaitable[None]]
_WAYS = {Act.SUBTLE: Way.VARY_SUBTLE, Act.STRONG: Way.VARY_STRONG}


class ResultActionsCog(commands.Cog):
    """Answers the buttons that lead to a new picture, from the record of the old one."""

    def __init__(  # noqa: PLR0913 - all by name
        self,
        *,
        ledger: JobLedger,
        catalog: Catalog,
        versions: Versions,
        forms: ResultForms,
        choices: ResultChoices,
        presses: Presses,
        refusals: Refusals,
    ) -> None:
        self._ledger = ledger
        self._catalog = catalog
        self._versions = versions
        self._forms = forms
        self._choices = choices
        self._presses = presses
        self._refusals = refusals
        self._pressed: Mapping[Act, Answer] = {
            Act.REROLL: self._reroll,
            Act.SUBTLE: self._vary,
            Act.STRONG: self._vary,
            Act.UPSCALE: self._upscale,
            Act.REPHRASE: self._reword,
            Act.USE: self._use,
            Act.MORE: self._choose_nothing,
        }
        self._sent: Mapping[Act, Answer] = {
            Act.REPHRASE: self._reworded,
            Act.USE: self._edited,
        }
        self.acts = frozenset(self._pressed)

    @commands.Cog.listener()
    async def on_interaction(self, interaction: discord.Interaction) -> None:
        """Answer a press, a line of the list, or a form."""
        is_form = interaction.type is discord.InteractionType.modal_submit
        if not is_form and interaction.type is not discord.InteractionType.component:
            return
        press = press_of(interaction)
        answers = self._sent if is_form else self._pressed
        answer = None if press is None else answers.get(press.act)
        if press is None or answer is None:
            return
        async with self._refusals.said(interaction):
            job = await recorded(self._ledger, press.job_id)
            require_there(interaction, job)
            if is_form:
                await self._take(interaction, answer, press, job)
                return
            with self._presses.once(interaction):
                await answer(interaction, press, job)

    async def _reroll(self, interaction: discord.Interaction, _: Press, job: Job) -> None:
        await self._versions.reroll(interaction, job)

    async def _reword(self, interaction: discord.Interaction, _: Press, job: Job) -> None:
        form = self._forms.rewording(job, interaction.locale.value)
        await interaction.response.send_modal(form)

    async def _choose_nothing(self, interaction: discord.Interaction, _: Press, __: Job) -> None:
        """Let the list be: somebody took their choice back."""
        await interaction.response.defer()

    async def _take(
        self, interaction: discord.Interaction, answer: Answer, press: Press, job: Job
    ) -> None:
        """Draw as a form says; where that is refused, give back the words that were typed."""
        try:
            await answer(interaction, press, job)
        except RefusedError as error:
            await self._refusals.say(interaction, error)
            view = self._forms.typed(interaction)
            await interaction.followup.send(
                view=view, ephemeral=True, allowed_mentions=discord.AllowedMentions.none()
            )

    async def _reworded(self, interaction: discord.Interaction, _: Press, job: Job) -> None:
        await self._versions.rephrase(interaction, job, read_rewording(interaction))

    async def _edited(self, interaction: discord.Interaction, press: Press, job: Job) -> None:
        instruction, model = read_instruction(interaction)
        await self._versions.edit(interaction, job, press.number or 1, instruction, model)

    async def _vary(self, interaction: discord.Interaction, press: Press, job: Job) -> None:
        model_of(job.request, self._catalog)
        number = press.number or await self._which(interaction, press, job)
        if number is not None:
            await self._versions.vary(interaction, job, number, _WAYS[press.act])

    async def _use(self, interaction: discord.Interaction, press: Press, job: Job) -> None:
        if not self._catalog.editors:
            raise EditorMissingError
        number = press.number or await self._which(interaction, press, job)
        if number is not None:
            await interaction.response.send_modal(
                self._forms.edit(job, number, interaction.locale.value)
            )

    async def _upscale(self, interaction: discord.Interaction, press: Press, job: Job) -> None:
        upscaler = self._catalog.upscaler
        if upscaler is None:
            raise UpscalerMissingError
        number = press.number
        if not upscaler.scales:
            # It is not asked how large; nor which, where there is one.
            number = number or await self._which(interaction, press, job)
            if number is not None:
                await self._versions.upscale(interaction, job, number, None)
            return
        if press.scale is not None:
            await self._versions.upscale(interaction, job, number or 1, press.scale)
            return
        pictures = await self._versions.pictures(interaction, job)
        await self._choices.ask(interaction, job, press.act, pictures, scales=upscaler.scales)

    async def _which(self, interaction: discord.Interaction, press: Press, job: Job) -> int | None:
        """Return the number of the only picture; None where there are several: they are asked."""
        if job.drawn is not None and job.drawn.got == 1:
            return 1
        try:
            pictures = await self._versions.pictures(interaction, job)
        except PicturesGoneError:
            if press.act is Act.USE:
                raise
            return 1
        if len(pictures) == 1:
            return 1
        await self._choices.ask(interaction, job, press.act, pictures)
        return None
