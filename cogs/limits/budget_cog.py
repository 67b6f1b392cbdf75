"""/budget: managers see what their server's pictures cost, and set how much they may."""

import asyncio
from dataclasses import replace

import discord
from discord import app_commands
from discord.ext import commands

from cogs.audit import EventKind
from cogs.kit.language import text
from cogs.kit.router import on_press
from cogs.limits.budget import BudgetService, draw
from cogs.limits.budget_views import BudgetPanel, BudgetPress, files
from cogs.limits.money import BudgetFields, changes, cheapest_beyond
from cogs.server import MOST_REFUNDED, Budget, require_manager
from cogs.services import Services


@app_commands.guild_only()
@app_commands.default_permissions(manage_guild=True)
class BudgetCog(commands.GroupCog, group_name="budget", group_description=text("command-budget")):
    """Answers managers alone; every press checks again who presses."""

    def __init__(self, services: Services, *, book: BudgetService) -> None:
        self._servers = services.servers
        self._book = book
        self._catalog = services.catalog
        self._panel = BudgetPanel(words=services.words, catalog=services.catalog)

    @app_commands.command(description=text("command-budget-report"))
    @app_commands.describe(csv=text("command-budget-report-csv"))
    async def report(
        self,
        interaction: discord.Interaction,
        csv: bool = False,  # noqa: FBT001, FBT002 - an option of the command
    ) -> None:
        """Show what was spent, with a plot."""
        guild_id = await require_manager(interaction, self._servers)
        # Adding up a large server's month and drawing it may take longer than Discord waits.
        await interaction.response.defer(ephemeral=True, thinking=True)
        report = await self._book.report(guild_id)
        locale = interaction.locale.value
        plot = await asyncio.to_thread(
            draw, report, lambda micros: self._panel.amount(micros, locale)
        )
        bill = await self._book.bill(guild_id) if csv else None
        await interaction.edit_original_response(
            view=self._panel.report(report, locale, has_bill=csv),
            attachments=files(plot, bill),
            allowed_mentions=discord.AllowedMentions.none(),
        )

    @app_commands.command(name="set", description=text("command-budget-set"))
    @app_commands.describe(
        day=text("command-budget-set-day"),
        month=text("command-budget-set-month"),
        ask_from=text("command-budget-set-ask_from"),
        refunds=text("command-budget-set-refunds"),
    )
    async def set_budget(
        self,
        interaction: discord.Interaction,
        day: app_commands.Range[str, 1, 20] | None = None,
        month: app_commands.Range[str, 1, 20] | None = None,
        ask_from: app_commands.Range[str, 1, 20] | None = None,
        refunds: app_commands.Range[int, 0, MOST_REFUNDED] | None = None,
    ) -> None:
        """Change what may be spent; warn first where nobody could draw any more."""
        guild_id = await require_manager(interaction, self._servers)
        settings = await self._servers.settings(guild_id)
        before = settings.value.budget
        fields = BudgetFields(day=day, month=month, confirm=ask_from, refunds=refunds)
        after = fields.applied(before)
        locale = interaction.locale.value
        cheapest = cheapest_beyond(after, self._catalog) if after != before else None
        if cheapest is not None:
            view = self._panel.warning(
                before, after, cheapest=cheapest, version=settings.version, locale=locale
            )
        else:
            if after != before:
                await self._keep(interaction, guild_id, before, after, version=settings.version)
            view = self._panel.changed(before, after, locale)
        await interaction.response.send_message(view=view, ephemeral=True)

    @on_press(BudgetPress)
    async def _set_anyway(self, interaction: discord.Interaction, press: BudgetPress) -> None:
        guild_id = await require_manager(interaction, self._servers)
        before = (await self._servers.settings(guild_id)).value.budget
        after = press.applied(before)
        await self._keep(interaction, guild_id, before, after, version=press.version)
        view = self._panel.changed(before, after, interaction.locale.value)
        await interaction.response.edit_message(view=view)

    async def _keep(
        self,
        interaction: discord.Interaction,
        guild_id: int,
        before: Budget,
        after: Budget,
        *,
        version: int,
    ) -> None:
        await self._servers.change(
            guild_id,
            lambda settings: replace(settings, budget=after),
            by=interaction.user.id,
            shown_version=version,
            kind=EventKind.LIMITS_CHANGED,
            describe=lambda _before, _after: changes(before, after),
        )
