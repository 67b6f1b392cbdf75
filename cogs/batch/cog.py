"""The buttons of a question about a price or several requests: Run and Cancel."""

import discord
from discord import ui

from cogs.batch.repository import Batch
from cogs.batch.runner import BatchRunner
from cogs.batch.service import BatchService
from cogs.batch.views import Answer, ConfirmPress
from cogs.kit.install_context import require_in_reach
from cogs.kit.interaction_context import batch_context
from cogs.kit.panels import panel
from cogs.kit.periodic import PeriodicCog, try_each
from cogs.kit.router import on_form, on_press
from cogs.services import Services

RECLAIM_SECONDS = 10.0
"""How often batches are claimed that another process left."""


class BatchCog(PeriodicCog):
    """Begins confirmed requests, each with a reply of its own."""

    def __init__(self, services: Services, *, batches: BatchService, runner: BatchRunner) -> None:
        super().__init__(
            services.client,
            self._reclaim,
            first_answers=services.first_answers,
            every_seconds=RECLAIM_SECONDS,
            what="continuing batches",
        )
        self._drafts = services.drafts
        self._batches = batches
        self._submission = services.submission
        self._runner = runner
        self._words = services.words
        self._clock = services.clock
        self._has_started = False

    @on_press(ConfirmPress)
    async def _answer(self, interaction: discord.Interaction, press: ConfirmPress) -> None:
        if press.answer is Answer.NO:
            await self._drafts.take(press.draft_id, interaction.user.id)
            text = self._words.say("confirm-canceled", interaction.locale.value)
            await interaction.response.edit_message(view=panel(ui.TextDisplay(text)))
            return
        require_in_reach(interaction)
        batch = await self._batches.confirm(
            press.draft_id, batch_context(interaction, clock=self._clock)
        )
        # The message with the buttons is edited; each picture comes in a message of its own.
        await interaction.response.defer()
        await self._runner.go_on(batch)

    @on_form(ConfirmPress)
    async def _agreed(self, interaction: discord.Interaction, press: ConfirmPress) -> None:
        """Begin the one request whose price a form told, as the press would have."""
        user_id = interaction.user.id
        for request in await self._drafts.find(press.draft_id, user_id):
            await self._submission.submit_agreed(
                interaction,
                request,
                begun=self._batches.taken(press.draft_id, user_id),
            )

    async def _reclaim(self) -> None:
        is_start, self._has_started = not self._has_started, True
        await try_each(
            await self._batches.abandoned(is_start=is_start), self._go_on, what="continuing a batch"
        )

    async def _go_on(self, batch: Batch) -> None:
        claimed = await self._batches.claim(batch)
        if claimed is not None:
            await self._runner.go_on(claimed)
