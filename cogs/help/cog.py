"""/help and /models."""

import asyncio
from collections.abc import Mapping

import discord
from discord import app_commands
from discord.ext import commands

from bot.catalog import ImagineOptions
from bot.imagine.durations import DurationHistory, Forecast
from bot.locales import Markdown
from cogs.help.views import ExamplePress, HelpViews, ModelsPress, Where
from cogs.imagine import Planner
from cogs.kit.interaction_context import requester_of
from cogs.kit.language import text
from cogs.kit.panels import show_panel
from cogs.kit.router import on_press
from cogs.services import Services

MEASURED_SECONDS = 300.0
"""How long the usual times are kept: they change slowly, and a thousand jobs are read for them."""


class HelpCog(commands.Cog):
    """Shows what can be asked and with which models, to the one who asks."""

    def __init__(self, services: Services, *, planner: Planner, views: HelpViews) -> None:
        self._services = services
        self._planner = planner
        self._views = views
        self._measured: tuple[float, DurationHistory] | None = None

    @app_commands.command(description=text("command-help"))
    async def help(self, interaction: discord.Interaction) -> None:
        """Show examples, flags and models."""
        client = self._services.client
        # Of ours, and not of somebody's: it is shown as a mention.
        name = Markdown("" if client.user is None else client.user.mention)
        view = self._views.help(
            interaction.locale.value,
            name=name,
            hears_messages=client.intents.guild_messages,
            is_in_server=interaction.guild_id is not None,
        )
        await show_panel(interaction, view)

    @app_commands.command(description=text("command-models"))
    async def models(self, interaction: discord.Interaction) -> None:
        """Show each model with a picture, its price and its usual time."""
        await self._show(interaction, 0)

    @on_press(ExamplePress)
    async def _draw(self, interaction: discord.Interaction, press: ExamplePress) -> None:
        with self._services.debounce.once(interaction):
            prompt = self._views.example(press.number, interaction.locale.value)
            requests = await self._planner.requests(
                ImagineOptions(prompt=prompt), requester_of(interaction)
            )
            await self._services.submission.submit_all(interaction, requests)

    @on_press(ModelsPress)
    async def _turn(self, interaction: discord.Interaction, press: ModelsPress) -> None:
        await self._show(interaction, press.page, is_turned=press.where is Where.HERE)

    async def _show(
        self, interaction: discord.Interaction, page: int, *, is_turned: bool = False
    ) -> None:
        models = self._views.on_page(page)
        pictures = await asyncio.to_thread(self._services.samples.pictures, models)
        view, files = self._views.models(
            page,
            interaction.locale.value,
            usual_seconds=await self._usual_seconds(),
            pictures=pictures,
        )
        none = discord.AllowedMentions.none()
        if is_turned:
            await interaction.response.edit_message(
                view=view, attachments=files, allowed_mentions=none
            )
        else:
            await interaction.response.send_message(
                view=view, files=files, ephemeral=True, allowed_mentions=none
            )

    async def _usual_seconds(self) -> Mapping[str, float]:
        """Return how long each model usually takes, as measured here; else as its entry says."""
        now = self._services.clock.monotonic()
        if self._measured is None or now - self._measured[0] > MEASURED_SECONDS:
            history = DurationHistory(await self._services.ledger.durations())
            self._measured = now, history
        history = self._measured[1]
        return {
            model.id: Forecast(
                history=history, model=model.id, usual_seconds=model.expected_seconds
            ).usual_seconds
            for model in self._services.catalog.models
        }
