"""What anyone who sees a result may do with it: draw it again, vary, enlarge, reword or edit it."""

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager

import discord
from discord.ext import commands

from bot.catalog.earlier import model_of
from bot.catalog.editing import EditorMissingError
from bot.catalog.upscaling import UpscalerMissingError
from bot.errors import RefusedError
from bot.imagine.job import Job
from bot.imagine.request import Way
from cogs.reply import CardActions, CardPress, on_action, on_action_form
from cogs.results.pictures import PicturesGoneError
from cogs.results.versions import Versions
from cogs.results.views import ResultChoices, read_instruction, read_rewording
from cogs.services import Services


class ResultActionsCog(commands.Cog):
    """Draws new pictures from the record of an old one."""

    def __init__(self, services: Services, *, versions: Versions, choices: ResultChoices) -> None:
        self._catalog = services.catalog
        self._versions = versions
        self._forms = services.forms
        self._choices = choices
        self._refusals = services.refusals

    @on_action(CardActions.REROLL)
    async def _reroll(self, interaction: discord.Interaction, _: CardPress, job: Job) -> None:
        await self._versions.reroll(interaction, job)

    @on_action(CardActions.REPHRASE)
    async def _reword(self, interaction: discord.Interaction, _: CardPress, job: Job) -> None:
        form = self._forms.rewording(job, interaction.locale.value)
        await interaction.response.send_modal(form)

    @on_action(CardActions.MORE)
    async def _choose_nothing(
        self, interaction: discord.Interaction, _: CardPress, __: Job
    ) -> None:
        """Let the list be: somebody took their choice back."""
        await interaction.response.defer()

    @on_action_form(CardActions.REPHRASE)
    async def _reworded(self, interaction: discord.Interaction, _: CardPress, job: Job) -> None:
        async with self._giving_back(interaction):
            await self._versions.rephrase(interaction, job, read_rewording(interaction))

    @on_action_form(CardActions.USE)
    async def _edited(self, interaction: discord.Interaction, press: CardPress, job: Job) -> None:
        instruction, model = read_instruction(interaction)
        async with self._giving_back(interaction):
            await self._versions.edit(interaction, job, press.number or 1, instruction, model)

    @asynccontextmanager
    async def _giving_back(self, interaction: discord.Interaction) -> AsyncGenerator[None]:
        """Where what a form asks for is refused, give back the words that were typed."""
        try:
            yield
        except RefusedError as error:
            await self._refusals.say(interaction, error)
            view = self._forms.typed(interaction)
            await interaction.followup.send(
                view=view, ephemeral=True, allowed_mentions=discord.AllowedMentions.none()
            )

    @on_action(CardActions.SUBTLE)
    async def _vary_subtly(
        self, interaction: discord.Interaction, press: CardPress, job: Job
    ) -> None:
        await self._vary(interaction, press, job, Way.VARY_SUBTLE)

    @on_action(CardActions.STRONG)
    async def _vary_strongly(
        self, interaction: discord.Interaction, press: CardPress, job: Job
    ) -> None:
        await self._vary(interaction, press, job, Way.VARY_STRONG)

    async def _vary(
        self, interaction: discord.Interaction, press: CardPress, job: Job, way: Way
    ) -> None:
        model_of(job.request, self._catalog)
        number = press.number or await self._which(interaction, press, job)
        if number is not None:
            await self._versions.vary(interaction, job, number, way)

    @on_action(CardActions.USE)
    async def _use(self, interaction: discord.Interaction, press: CardPress, job: Job) -> None:
        if not self._catalog.editors:
            raise EditorMissingError
        number = press.number or await self._which(interaction, press, job)
        if number is not None:
            await interaction.response.send_modal(
                self._forms.edit(job, number, interaction.locale.value)
            )

    @on_action(CardActions.UPSCALE)
    async def _upscale(self, interaction: discord.Interaction, press: CardPress, job: Job) -> None:
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
        await self._choices.ask(interaction, job, press.action, pictures, scales=upscaler.scales)

    async def _which(
        self, interaction: discord.Interaction, press: CardPress, job: Job
    ) -> int | None:
        """Return the number of the only picture; None where there are several: they are asked."""
        if job.result_info is not None and job.result_info.got == 1:
            return 1
        try:
            pictures = await self._versions.pictures(interaction, job)
        except PicturesGoneError:
            if press.action is CardActions.USE:
                raise
            return 1
        if len(pictures) == 1:
            return 1
        await self._choices.ask(interaction, job, press.action, pictures)
        return None
