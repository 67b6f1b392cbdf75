"""Zooming out, panning, making square and changing parts: what a fill model does with a result."""

import logging

import discord
from discord.ext import commands

from bot.catalog import ImagineOptions, plan_outpaint, plan_parts
from bot.catalog.filling import FillerMissingError, require_size
from bot.errors import OutputError
from bot.imagine.canvas import numbered_grid
from bot.imagine.fill import PARTS, Fill, Outpaint
from bot.imagine.image import off_the_loop
from bot.imagine.job import Job
from cogs.kit.given_back import PICTURE
from cogs.kit.interaction_context import requester_of
from cogs.kit.panels import chosen
from cogs.reply import CardActions, CardPress, on_action, on_action_form
from cogs.results.actions import picture_count_of
from cogs.results.fill_views import FillViews, read_outpaint, read_words
from cogs.results.pictures import PicturesGoneError
from cogs.results.versions import Versions
from cogs.results.views import read_number
from cogs.services import Services

logger = logging.getLogger(__name__)

FETCH_SECONDS = 15.0
"""How long a picture is waited for, before its parts are offered without it."""


class FillingCog(commands.Cog):
    """Paints what lies around a picture, or parts of it anew."""

    def __init__(self, services: Services, *, versions: Versions) -> None:
        self._catalog = services.catalog
        self._versions = versions
        self._forms = services.forms
        self._sources = services.option_sources
        self._attachments = services.attachments
        self._clock = services.clock
        self._views = FillViews(
            forms=services.forms, catalog=services.catalog, words=services.words
        )

    @on_action(CardActions.ZOOM)
    async def _zoom(self, interaction: discord.Interaction, _: CardPress, job: Job) -> None:
        self._require_filler()
        form = self._views.outpaint(
            job, interaction.locale.value, picture_count=picture_count_of(job)
        )
        await interaction.response.send_modal(form)

    @on_action_form(CardActions.ZOOM)
    async def _zoomed(self, interaction: discord.Interaction, _: CardPress, job: Job) -> None:
        self._require_filler()
        outpaint = read_outpaint(interaction) or Outpaint.ZOOM_2
        number = read_number(interaction, PICTURE) or 1
        picture = await self._versions.picture(interaction, job, number)
        request = plan_outpaint(job.request, picture, outpaint, self._catalog)
        await self._versions.enter_filled(interaction, job, request, request.way)

    @on_action(CardActions.PARTS)
    async def _parts(self, interaction: discord.Interaction, press: CardPress, job: Job) -> None:
        self._require_filler()
        if press.number is not None:
            # Chosen in the list under the numbered picture.
            parts = sorted(int(part) for part in chosen(interaction) if part.isdecimal())
            form = self._views.parts(job, press.number, parts, interaction.locale.value)
            await interaction.response.send_modal(form)
            return
        count = picture_count_of(job)
        if count == 1:
            await self._show_parts(interaction, job, 1)
            return
        form = self._forms.choice(
            job, CardActions.PARTS, interaction.locale.value, picture_count=count
        )
        await interaction.response.send_modal(form)

    @on_action_form(CardActions.PARTS)
    async def _told(self, interaction: discord.Interaction, press: CardPress, job: Job) -> None:
        self._require_filler()
        if press.parts is None:
            await self._show_parts(interaction, job, read_number(interaction, PICTURE) or 1)
            return
        picture = await self._versions.picture(interaction, job, press.number or 1)
        words = read_words(interaction)
        options = await self._sources.with_lists(
            requester_of(interaction), ImagineOptions(prompt=words)
        )
        request = plan_parts(
            picture, press.parts, words, self._catalog, wildcards=options.wildcards
        )
        await self._versions.enter_filled(interaction, job, request, request.way)

    def _require_filler(self) -> None:
        if self._catalog.filler is None:
            raise FillerMissingError

    async def _show_parts(self, interaction: discord.Interaction, job: Job, number: int) -> None:
        pictures = await self._versions.pictures(interaction, job)
        if number > len(pictures):
            raise PicturesGoneError
        # What will not do is refused before somebody chooses, and writes.
        require_size(pictures[number - 1], Fill(parts=PARTS), self._catalog)
        await interaction.response.defer(ephemeral=True, thinking=True)
        give_up_at = self._clock.monotonic() + FETCH_SECONDS
        address = pictures[number - 1].url
        try:
            content = await self._attachments.fetch(address, give_up_at=give_up_at)
            numbered = await off_the_loop(numbered_grid, content)
        except OutputError as error:
            logger.info("job %s: no numbers are drawn over its picture: %s", job.id, error)
            numbered = None
        await self._views.show_parts(interaction, job, number, pictures, numbered)
