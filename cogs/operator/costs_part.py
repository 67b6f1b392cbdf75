"""/operator costs: what everything cost, by server and by model."""

import discord
from discord import app_commands

from cogs.kit.language import text
from cogs.kit.panels import put_panel
from cogs.kit.router import on_press
from cogs.operator.costs import CostsBy, CostsPeriod, CostsService
from cogs.operator.costs_card import CostsCards, CostsPress
from cogs.operator.owners import Owners
from cogs.operator.part import OperatorPart
from cogs.services import Services


class CostsPart(OperatorPart):
    """Shows them, a page at a time."""

    def __init__(self, services: Services, *, owners: Owners) -> None:
        super().__init__(services, owners=owners)
        # Adding up is a long read, which nobody who draws shall wait for.
        self._costs = CostsService(database=services.database.bulk, clock=services.clock)
        self._costs_cards = CostsCards(words=services.words, catalog=services.catalog)

    @OperatorPart.operator.command(name="costs", description=text("command-operator-costs"))
    @app_commands.describe(
        period=text("command-operator-costs-period"), by=text("command-operator-costs-by")
    )
    @app_commands.choices(
        period=[
            app_commands.Choice(name=text(f"command-operator-costs-{one}"), value=one.value)
            for one in CostsPeriod
        ],
        by=[
            app_commands.Choice(name=text(f"command-operator-costs-{one}"), value=one.value)
            for one in CostsBy
        ],
    )
    async def show_costs(
        self,
        interaction: discord.Interaction,
        period: str = CostsPeriod.MONTH,
        by: str = CostsBy.SERVER,
    ) -> None:
        """Show the first page."""
        await self._owners.require(interaction)
        # Adding up a large bot's month may take longer than Discord waits.
        await interaction.response.defer(ephemeral=True, thinking=True)
        press = CostsPress(period=CostsPeriod(period), by=CostsBy(by), number=1)
        await self._put(interaction, press)

    @on_press(CostsPress)
    async def _turn_costs(self, interaction: discord.Interaction, press: CostsPress) -> None:
        await self._owners.require(interaction)
        await interaction.response.defer()
        await self._put(interaction, press)

    async def _put(self, interaction: discord.Interaction, press: CostsPress) -> None:
        costs = await self._costs.of(press.period, press.by)
        names = {its.guild_id: its.name for its in (await self._decisions.all()).values()}
        names |= {guild.id: guild.name for guild in self._client.guilds}
        locale = interaction.locale.value
        await put_panel(
            interaction, self._costs_cards.page(costs, press, server_names=names, locale=locale)
        )
