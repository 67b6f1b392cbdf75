"""The answers to a price that was shown: run it, or let it be."""

import discord
from discord import ui
from discord.ext import commands

from cogs.batch.running import Running
from cogs.batch.service import Run, RunService
from cogs.batch.views import Answer, ConfirmPress
from cogs.kit.install_context import require_in_reach
from cogs.kit.interaction_context import run_context
from cogs.kit.panels import panel
from cogs.kit.periodic import PeriodicTask, try_each
from cogs.kit.router import on_press
from cogs.services import Services

LOOK_SECONDS = 10.0
"""How often runs are looked for that another process left."""


class ConfirmCog(commands.Cog):
    """Starts what was confirmed, each request with a reply of its own."""

    def __init__(self, services: Services, *, runs: RunService, running: Running) -> None:
        self._drafts = services.drafts
        self._runs = runs
        self._running = running
        self._words = services.words
        self._clock = services.clock
        self._has_looked = False
        self._periodic = PeriodicTask(
            services.client,
            self._look,
            every_seconds=LOOK_SECONDS,
            what="going on with what was agreed to",
        )

    async def cog_load(self) -> None:
        """Begin to go on with what others left."""
        self._periodic.start()

    async def cog_unload(self) -> None:
        """Leave what is not over to the next process."""
        await self._periodic.stop()

    @on_press(ConfirmPress)
    async def _answer(self, interaction: discord.Interaction, press: ConfirmPress) -> None:
        if press.answer is Answer.NO:
            await self._drafts.take(press.draft_id, interaction.user.id)
            text = self._words.say("confirm-canceled", interaction.locale.value)
            await interaction.response.edit_message(view=panel(ui.TextDisplay(text)))
            return
        require_in_reach(interaction)
        run = await self._runs.begin(press.draft_id, run_context(interaction, clock=self._clock))
        # The message with the buttons is edited; each picture comes in a message of its own.
        await interaction.response.defer()
        await self._running.go_on(run)

    async def _look(self) -> None:
        is_start, self._has_looked = not self._has_looked, True
        await try_each(
            await self._runs.left(is_start=is_start), self._go_on, what="going on with runs"
        )

    async def _go_on(self, run: Run) -> None:
        taken = await self._runs.take_over(run)
        if taken is not None:
            await self._running.go_on(taken)
