"""What anyone who sees a result may do with it: draw it again, vary, enlarge, reword or edit it."""

from collections.abc import Sequence
from dataclasses import replace

import discord
from discord.ext import commands

from bot.catalog.earlier import model_of
from bot.catalog.editing import EditorMissingError
from bot.catalog.redrawing import models_to_redraw
from bot.catalog.upscaling import UpscalerMissingError
from bot.errors import RefusedError
from bot.imagine.job import Job
from bot.imagine.request import Way
from cogs.kit.given_back import PICTURE, said_in
from cogs.kit.interaction_context import place_of
from cogs.reply import CardActions, CardPress, on_action, on_action_form
from cogs.results.versions import Versions
from cogs.results.views import (
    SCALE,
    read_instruction,
    read_model,
    read_number,
    read_rewording,
)
from cogs.services import Services


class NoOtherModelError(RefusedError):
    """No other model that is allowed here can draw it."""

    words_id = "refusal-result-no-other-model"


class ResultActionsCog(commands.Cog):
    """Draws new pictures from the record of an old one."""

    def __init__(self, services: Services, *, versions: Versions) -> None:
        self._catalog = services.catalog
        self._versions = versions
        self._forms = services.forms
        self._rules = services.rules

    @on_action(CardActions.REROLL)
    async def _reroll(self, interaction: discord.Interaction, _: CardPress, job: Job) -> None:
        await self._versions.reroll(interaction, job)

    @on_action(CardActions.REPHRASE)
    @on_action(CardActions.CHANGE)
    async def _reword(self, interaction: discord.Interaction, _: CardPress, job: Job) -> None:
        models = await self._rules.models_at(place_of(interaction), self._catalog.models)
        message = interaction.message
        # Below a refusal; a card has no content.
        refusal = "" if message is None or not message.content else said_in(message)
        form = self._forms.rewording(job, interaction.locale.value, models, refusal=refusal)
        await interaction.response.send_modal(form)

    @on_action(CardActions.REDRAW)
    async def _ask_model(self, interaction: discord.Interaction, _: CardPress, job: Job) -> None:
        able = models_to_redraw(job.request, self._catalog)
        models = await self._rules.models_at(place_of(interaction), able)
        if not models:
            raise NoOtherModelError
        # What was painted on is one picture, or several of the same words.
        count = 1 if job.request.fill is not None else picture_count_of(job)
        form = self._forms.redrawing(job, models, count, interaction.locale.value)
        await interaction.response.send_modal(form)

    @on_action_form(CardActions.REDRAW)
    async def _redraw(self, interaction: discord.Interaction, _: CardPress, job: Job) -> None:
        model_id = read_model(interaction) or ""
        number = read_number(interaction, PICTURE) or None
        await self._versions.redraw(interaction, job, model_id, number)

    @on_action(CardActions.MODEL)
    async def _ask_other_model(
        self, interaction: discord.Interaction, press: CardPress, job: Job
    ) -> None:
        others = [model for model in self._catalog.models if model.id != job.request.model]
        models = await self._rules.models_at(place_of(interaction), others)
        if not models:
            raise NoOtherModelError
        form = self._forms.other_model("", press, None, models, interaction.locale.value)
        await interaction.response.send_modal(form)

    @on_action_form(CardActions.MODEL)
    async def _with_model(self, interaction: discord.Interaction, _: CardPress, job: Job) -> None:
        chosen = replace(read_rewording(interaction), prompt=job.request.prompt)
        await self._versions.rephrase(interaction, job, chosen)

    @on_action(CardActions.MORE)
    async def _choose_nothing(
        self, interaction: discord.Interaction, _: CardPress, __: Job
    ) -> None:
        """Let the list be: somebody took their choice back."""
        await interaction.response.defer()

    @on_action_form(CardActions.REPHRASE)
    async def _reworded(self, interaction: discord.Interaction, _: CardPress, job: Job) -> None:
        await self._versions.rephrase(interaction, job, read_rewording(interaction))

    @on_action_form(CardActions.USE)
    async def _edited(self, interaction: discord.Interaction, press: CardPress, job: Job) -> None:
        instruction, model = read_instruction(interaction)
        number = press.number or _chosen(interaction)
        await self._versions.edit(interaction, job, number, instruction, model)

    @on_action(CardActions.SUBTLE)
    async def _vary(self, interaction: discord.Interaction, press: CardPress, job: Job) -> None:
        await self._vary_as(interaction, press, job, Way.VARY_SUBTLE)

    @on_action(CardActions.STRONG)
    async def _vary_strongly(
        self, interaction: discord.Interaction, press: CardPress, job: Job
    ) -> None:
        await self._vary_as(interaction, press, job, Way.VARY_STRONG)

    async def _vary_as(
        self, interaction: discord.Interaction, press: CardPress, job: Job, way: Way
    ) -> None:
        model_of(job.request, self._catalog)
        number = press.number or _only(job)
        if number is None:
            await self._ask_which(interaction, press, job)
        else:
            await self._versions.vary(interaction, job, number, way)

    @on_action_form(CardActions.SUBTLE)
    async def _vary_chosen(self, interaction: discord.Interaction, _: CardPress, job: Job) -> None:
        await self._versions.vary(interaction, job, _chosen(interaction), Way.VARY_SUBTLE)

    @on_action_form(CardActions.STRONG)
    async def _vary_chosen_strongly(
        self, interaction: discord.Interaction, _: CardPress, job: Job
    ) -> None:
        await self._versions.vary(interaction, job, _chosen(interaction), Way.VARY_STRONG)

    @on_action(CardActions.USE)
    async def _use(self, interaction: discord.Interaction, press: CardPress, job: Job) -> None:
        if not self._catalog.editors:
            raise EditorMissingError
        form = self._forms.edit(
            job,
            interaction.locale.value,
            number=press.number,
            picture_count=1 if press.number else picture_count_of(job),
        )
        await interaction.response.send_modal(form)

    @on_action(CardActions.UPSCALE)
    async def _upscale(self, interaction: discord.Interaction, press: CardPress, job: Job) -> None:
        scales = self._scales()
        number = press.number
        if number is None and (len(scales) > 1 or _only(job) is None):
            # The button of an older card, which does not say which picture.
            await self._ask_which(interaction, press, job, scales)
            return
        scale = press.scale or next(iter(scales), None)
        await self._versions.upscale(interaction, job, number or 1, scale)

    @on_action(CardActions.SIZE)
    async def _ask_size(self, interaction: discord.Interaction, press: CardPress, job: Job) -> None:
        await self._ask_which(interaction, press, job, self._scales())

    @on_action_form(CardActions.UPSCALE)
    @on_action_form(CardActions.SIZE)
    async def _upscale_chosen(
        self, interaction: discord.Interaction, _: CardPress, job: Job
    ) -> None:
        scale = read_number(interaction, SCALE) or next(iter(self._scales()), None)
        await self._versions.upscale(interaction, job, _chosen(interaction), scale)

    def _scales(self) -> Sequence[int]:
        """Return how many times as large pictures can be made; none where it is not asked.

        Raises:
            UpscalerMissingError: nothing makes pictures larger.
        """
        upscaler = self._catalog.upscaler
        if upscaler is None:
            raise UpscalerMissingError
        return upscaler.scales

    async def _ask_which(
        self,
        interaction: discord.Interaction,
        press: CardPress,
        job: Job,
        scales: Sequence[int] = (),
    ) -> None:
        form = self._forms.choice(
            job,
            press.action,
            interaction.locale.value,
            picture_count=picture_count_of(job),
            scales=scales,
        )
        await interaction.response.send_modal(form)


def picture_count_of(job: Job) -> int:
    """Return how many pictures a result has."""
    return 1 if job.result_info is None else job.result_info.got


def _only(job: Job) -> int | None:
    """Return the number of the only picture; None where there are several."""
    return 1 if picture_count_of(job) == 1 else None


def _chosen(interaction: discord.Interaction) -> int:
    """Return the number of the picture that was chosen in a form, or of the only one."""
    return read_number(interaction, PICTURE) or 1
