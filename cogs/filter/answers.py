"""What follows a change of the filter: it is shown with a dry run, and can be undone."""

import discord

from cogs.filter.changes import ListChange
from cogs.filter.imports import Preview
from cogs.filter.service import FilterList
from cogs.filter.trials import FilterTrials, Trial
from cogs.filter.undo import MadeChange, Undos
from cogs.filter.views import FilterPanels
from cogs.kit.panels import put_panel
from cogs.kit.visible_channels import channels_of


class ChangeAnswers:
    """Answers managers who change the filter."""

    def __init__(self, *, undos: Undos, trials: FilterTrials, panels: FilterPanels) -> None:
        self._undos = undos
        self._trials = trials
        self._panels = panels

    async def made(
        self,
        interaction: discord.Interaction,
        made: MadeChange,
        *,
        heading: str = "",
        before: FilterList | None = None,
    ) -> None:
        """Show a change with a button to undo it; with a dry run where ``before`` is given.

        The change counts at once, so it is shown before the dry run, which takes seconds.
        """
        locale, undo_id = interaction.locale.value, ""
        if not made.change.is_empty or made.packs:
            undo_id = await self._undos.keep(made, by=interaction.user.id)
        await put_panel(interaction, self._panels.made(made, locale, heading, undo_id))
        if before is not None and not made.change.is_empty:
            trial = await self.trial(interaction, made.guild_id, before, made.change)
            view = self._panels.made(made, locale, heading, undo_id, trial=trial)
            await put_panel(interaction, view)

    async def offer_undo(self, interaction: discord.Interaction, made: MadeChange) -> None:
        """Show a change beside another answer, to its author alone, with a button to undo it."""
        undo_id = await self._undos.keep(made, by=interaction.user.id)
        view = self._panels.made(made, interaction.locale.value, "", undo_id)
        await interaction.followup.send(
            view=view, ephemeral=True, allowed_mentions=discord.AllowedMentions.none()
        )

    async def preview(
        self, interaction: discord.Interaction, guild_id: int, preview: Preview, *, repeated: int
    ) -> None:
        """Show what an import would change and catch, with a button to make it."""
        trial = await self.trial(interaction, guild_id, preview.before, preview.change)
        locale = interaction.locale.value
        view = self._panels.preview(preview, locale, repeated=repeated, trial=trial)
        await put_panel(interaction, view)

    async def trial(
        self,
        interaction: discord.Interaction,
        guild_id: int,
        before: FilterList,
        change: ListChange,
    ) -> Trial:
        """Try a change on the last week's prompts."""
        return await self._trials.of_change(
            guild_id, before, change, may_see=channels_of(interaction)
        )
