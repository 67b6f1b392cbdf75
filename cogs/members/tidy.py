"""/tidy: taking away one's own pictures of the last hours in this channel."""

import re

import discord
from discord import app_commands, ui
from discord.ext import commands

from bot.clock import Clock
from bot.locales import Words
from bot.members.tidy import NothingToTidyError, TidyBook
from cogs.kit.router import custom_id_of
from cogs.members.tidying import Tidying
from cogs.panels import panel
from cogs.reach import is_guest
from cogs.refusals import Refusals
from cogs.words import text

HOURS_OF_A_DAY = 24
MOST_HOURS = 24 * 31
DANGER = discord.Colour(0xD9634F)
CUSTOM_ID = re.compile(
    r"tidy:(?:(?P<no>no)|go:(?P<since>\d{1,12})|look:(?P<order_id>(?:erase-)?[0-9a-f]{32}))"
)


class TidyCog(commands.Cog):
    """Says how many it is, asks once more, and shows how far it is."""

    def __init__(
        self, *, tidy: TidyBook, tidying: Tidying, refusals: Refusals, words: Words, clock: Clock
    ) -> None:
        self._tidy = tidy
        self._tidying = tidying
        self._refusals = refusals
        self._words = words
        self._clock = clock

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
        channel_id, locale = interaction.channel_id or 0, interaction.locale.value
        count = await self._tidy.count(interaction.user.id, channel_id, since=since)
        if not count:
            raise NothingToTidyError
        question = self._words.say("tidy-asked", locale, count=count, hours=hours)
        if is_guest(interaction):
            question += f"\n-# {self._words.say('tidy-brought', locale)}"
        await interaction.response.send_message(
            view=panel(
                ui.TextDisplay(question),
                ui.ActionRow(
                    ui.Button[ui.LayoutView](
                        label=self._words.say("tidy-yes", locale, count=count),
                        style=discord.ButtonStyle.danger,
                        custom_id=f"tidy:go:{since}",
                    ),
                    ui.Button[ui.LayoutView](
                        label=self._words.say("tidy-no", locale), custom_id="tidy:no"
                    ),
                ),
                colour=DANGER,
            ),
            ephemeral=True,
            allowed_mentions=discord.AllowedMentions.none(),
        )

    @commands.Cog.listener()
    async def on_interaction(self, interaction: discord.Interaction) -> None:
        """Begin, let it be, or tell how far it is; each person with what is theirs."""
        found = CUSTOM_ID.fullmatch(custom_id_of(interaction))
        if found is None:
            return
        async with self._refusals.said(interaction):
            await interaction.response.defer()
            if found["no"]:
                said = self._words.say("tidy-let-be", interaction.locale.value)
                await interaction.edit_original_response(view=panel(ui.TextDisplay(said)))
            elif found["order_id"]:
                await self._tidying.show(interaction, found["order_id"])
            else:
                order_id = await self._tidy.begin(
                    interaction.user.id, interaction.channel_id or 0, since=int(found["since"])
                )
                await self._tidying.carry_out(interaction, order_id)
