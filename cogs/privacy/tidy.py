"""/tidy: taking away one's own pictures of the last hours in this channel."""

from typing import Annotated

import discord
from discord import app_commands, ui
from discord.ext import commands

from cogs.kit.install_context import is_user_install
from cogs.kit.language import text
from cogs.kit.panels import panel
from cogs.kit.router import Press, digits, on_press
from cogs.moderation import RemovalScope, ask_first
from cogs.privacy.tidying import Tidying, TidyLook
from cogs.services import Services

HOURS_OF_A_DAY = 24
MOST_HOURS = 24 * 31


class TidyGo(Press, tag="tidy:go"):
    """The yes to the question."""

    since: Annotated[int, digits(12)]


class TidyNo(Press, tag="tidy:no"):
    """The no to it."""


class TidyCog(commands.Cog):
    """Says how many it is, asks once more, and shows how far it is."""

    def __init__(self, services: Services, *, tidying: Tidying) -> None:
        self._removals = services.removals
        self._tidying = tidying
        self._words = services.words
        self._clock = services.clock

    async def cog_unload(self) -> None:
        """Stop showing how far orders are."""
        await self._tidying.close()

    @app_commands.command(description=text("command-tidy"))
    @app_commands.describe(hours=text("command-tidy-hours"))
    async def tidy(
        self,
        interaction: discord.Interaction,
        hours: app_commands.Range[int, 1, MOST_HOURS] = HOURS_OF_A_DAY,
    ) -> None:
        """Count what they drew here lately, and ask whether all of it shall go."""
        since = int(self._clock.time()) - hours * 3600
        count = await self._removals.count(_own(interaction, since))
        locale = interaction.locale.value
        question = self._words.say("tidy-asked", locale, count=count, hours=hours)
        if is_user_install(interaction):
            question += f"\n-# {self._words.say('tidy-brought', locale)}"
        await ask_first(
            interaction,
            question,
            yes=self._words.say("tidy-yes", locale, count=count),
            no=self._words.say("tidy-no", locale),
            go=TidyGo(since=since),
            let_be=TidyNo(),
        )

    @on_press(TidyGo)
    async def _begin(self, interaction: discord.Interaction, press: TidyGo) -> None:
        await interaction.response.defer()
        scope = _own(interaction, press.since)
        order_id = await self._removals.begin(scope, by=interaction.user.id)
        await self._tidying.carry_out(interaction, order_id)

    @on_press(TidyNo)
    async def _let_be(self, interaction: discord.Interaction, _: TidyNo) -> None:
        said = self._words.say("tidy-let-be", interaction.locale.value)
        await interaction.response.edit_message(view=panel(ui.TextDisplay(said)))

    @on_press(TidyLook)
    async def _look(self, interaction: discord.Interaction, press: TidyLook) -> None:
        await interaction.response.defer()
        await self._tidying.show(interaction, press.order_id)


def _own(interaction: discord.Interaction, since: int) -> RemovalScope:
    return RemovalScope(
        user_id=interaction.user.id, since=since, channel_id=interaction.channel_id or 0
    )
