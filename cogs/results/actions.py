"""What anyone who sees a result may do with it: draw it again, vary, enlarge, reword or edit it."""

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

ACTS = frozenset({Act.REROLL, Act.SUBTLE, Act.STRONG, Act.REPHRASE, Act.UPSCALE, Act.USE, Act.MORE})
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

    @commands.Cog.listener()
    async def on_interaction(self, interaction: discord.Interaction) -> None:
        """Answer a press, a line of the list, or a form."""
        is_form = interaction.type is discord.InteractionType.modal_submit
        if not is_form and interaction.type is not discord.InteractionType.component:
            return
        press = press_of(interaction)
        if press is None or press.act not in ACTS:
            return
        async with self._refusals.said(interaction):
            job = await recorded(self._ledger, press.job_id)
            require_there(interaction, job)
            if is_form:
                await self._take(interaction, press, job)
                return
            with self._presses.once(interaction):
                await self._pressed(interaction, press, job)

    async def _pressed(self, interaction: discord.Interaction, press: Press, job: Job) -> None:
        match press.act:
            case Act.REROLL:
                await self._versions.reroll(interaction, job)
            case Act.SUBTLE | Act.STRONG:
                await self._vary(interaction, press, job)
            case Act.UPSCALE:
                await self._upscale(interaction, press, job)
            case Act.REPHRASE:
                await interaction.response.send_modal(
                    self._forms.rewording(job, interaction.locale.value)
                )
            case Act.USE:
                await self._use(interaction, press, job)
            case _:
                # The list without a choice: somebody took theirs back.
                await interaction.response.defer()

    async def _take(self, interaction: discord.Interaction, press: Press, job: Job) -> None:
        """Draw as a form says; where that is refused, give back the words that were typed."""
        try:
            await self._sent(interaction, press, job)
        except RefusedError as error:
            await self._refusals.say(interaction, error)
            view = self._forms.typed(interaction)
            await interaction.followup.send(
                view=view, ephemeral=True, allowed_mentions=discord.AllowedMentions.none()
            )

    async def _sent(self, interaction: discord.Interaction, press: Press, job: Job) -> None:
        match press.act:
            case Act.REPHRASE:
                await self._versions.rephrase(interaction, job, read_rewording(interaction))
            case Act.USE:
                instruction, model = read_instruction(interaction)
                await self._versions.edit(interaction, job, press.number or 1, instruction, model)
            case _:
                await interaction.response.defer()

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
        if press.scale is not None:
            await self._versions.upscale(interaction, job, press.number or 1, press.scale)
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
