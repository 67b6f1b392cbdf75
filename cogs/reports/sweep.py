"""/remove-all: taking away everything a person drew in the last hours."""

import asyncio
import logging
from typing import Annotated

import discord
from discord import app_commands, ui
from discord.ext import commands

from bot.clock import Clock
from bot.community.reports.report import NothingToRemoveError, SweepState
from bot.community.reports.sweeps import SweepBook
from bot.community.server import ServerBook
from bot.errors import BotError
from bot.locales import Words
from cogs.kit.router import HexId, Press, Snowflake, digits, on_press
from cogs.managers import require_moderator
from cogs.panels import panel
from cogs.reports.blocking import Blocking
from cogs.reports.orders import Orders, how_far
from cogs.rest import ERRORS
from cogs.words import text

logger = logging.getLogger(__name__)

MOST_HOURS = 24 * 7
FOLLOW_SECONDS = 2.0
FOLLOWED_SECONDS = 14 * 60.0
"""An answer can be edited for 15 minutes; afterwards its button tells how far it is."""
DANGER = discord.Colour(0xD9634F)


class SweepGo(Press, tag="easel:sweep:go"):
    """The yes to the question."""

    user_id: Snowflake
    since: Annotated[int, digits(12)]


class SweepNo(Press, tag="easel:sweep:no"):
    """The no to it."""


class SweepLook(Press, tag="easel:sweep:look"):
    """How far is it?"""

    sweep_id: HexId


class SweepCog(commands.Cog):
    """Shows how much it is, asks once more, and shows how far it is."""

    def __init__(  # noqa: PLR0913 - all by name
        self,
        *,
        sweeps: SweepBook,
        servers: ServerBook,
        blocking: Blocking,
        orders: Orders,
        words: Words,
        clock: Clock,
    ) -> None:
        self._sweeps = sweeps
        self._servers = servers
        self._blocking = blocking
        self._orders = orders
        self._words = words
        self._clock = clock
        self._following: set[asyncio.Task[None]] = set()

    async def cog_unload(self) -> None:
        """Stop showing how far it is; the next process goes on with it."""
        for task in self._following:
            task.cancel()
        if self._following:
            await asyncio.wait(self._following)

    @app_commands.command(name="remove-all", description=text("command-remove-all"))
    @app_commands.describe(
        person=text("command-remove-all-person"), hours=text("command-remove-all-hours")
    )
    @app_commands.guild_only()
    @app_commands.default_permissions(manage_messages=True)
    async def remove_all(
        self,
        interaction: discord.Interaction,
        person: discord.User,
        hours: app_commands.Range[int, 1, MOST_HOURS],
    ) -> None:
        """Count what somebody drew lately, and ask whether all of it shall go."""
        guild_id = await require_moderator(interaction, self._servers)
        since = int(self._clock.time()) - hours * 3600
        count = await self._sweeps.count(guild_id, person.id, since=since)
        if not count:
            raise NothingToRemoveError(person=person.mention)
        locale = interaction.locale.value
        question = self._words.say(
            "removal-all-asked", locale, person=person.mention, count=count, hours=hours
        )
        await interaction.response.send_message(
            view=panel(
                ui.TextDisplay(question),
                ui.ActionRow(
                    ui.Button[ui.LayoutView](
                        label=self._words.say("removal-all-yes", locale, count=count),
                        style=discord.ButtonStyle.danger,
                        custom_id=SweepGo(user_id=person.id, since=since).custom_id,
                    ),
                    ui.Button[ui.LayoutView](
                        label=self._words.say("removal-all-no", locale),
                        custom_id=SweepNo().custom_id,
                    ),
                ),
                colour=DANGER,
            ),
            ephemeral=True,
            allowed_mentions=discord.AllowedMentions.none(),
        )

    @on_press(SweepGo)
    async def _begin(self, interaction: discord.Interaction, press: SweepGo) -> None:
        guild_id = await require_moderator(interaction, self._servers)
        await interaction.response.defer()
        by = interaction.user.id
        sweep_id = await self._sweeps.begin(guild_id, press.user_id, since=press.since, by=by)
        await self._blocking.stop(guild_id, press.user_id, by=by)
        self._orders.wake()
        await self._show(interaction, guild_id, sweep_id)
        task = asyncio.create_task(
            self._follow(interaction, guild_id, sweep_id), name=f"sweep-{sweep_id}"
        )
        self._following.add(task)
        task.add_done_callback(self._following.discard)

    @on_press(SweepNo)
    async def _let_be(self, interaction: discord.Interaction, _: SweepNo) -> None:
        await require_moderator(interaction, self._servers)
        said = self._words.say("removal-all-let-be", interaction.locale.value)
        await interaction.response.edit_message(view=panel(ui.TextDisplay(said)))

    @on_press(SweepLook)
    async def _look(self, interaction: discord.Interaction, press: SweepLook) -> None:
        guild_id = await require_moderator(interaction, self._servers)
        await interaction.response.defer()
        await self._show(interaction, guild_id, press.sweep_id)

    async def _follow(self, interaction: discord.Interaction, guild_id: int, sweep_id: str) -> None:
        """Show how far it is until it is over, as long as the answer can be edited."""
        give_up_at = self._clock.monotonic() + FOLLOWED_SECONDS
        try:
            while self._clock.monotonic() < give_up_at:
                await self._clock.sleep(FOLLOW_SECONDS)
                state = await self._show(interaction, guild_id, sweep_id)
                if state.done >= state.total:
                    return
        except (BotError, *ERRORS) as error:
            logger.info("sweep %s is no longer shown: %s", sweep_id, error)

    async def _show(
        self, interaction: discord.Interaction, guild_id: int, sweep_id: str
    ) -> SweepState:
        state = await self._sweeps.state(guild_id, sweep_id)
        view = self._progress(state, sweep_id, interaction.locale.value)
        await interaction.edit_original_response(view=view)
        return state

    def _progress(self, state: SweepState, sweep_id: str, locale: str) -> ui.LayoutView:
        if state.done >= state.total and not state.out_of_reach:
            said = self._words.say("removal-all-done", locale, count=state.total)
            return panel(ui.TextDisplay(said))
        said = how_far(self._words, "removal-all-progress", state, locale)
        if state.done >= state.total:
            return panel(ui.TextDisplay(said))
        return panel(
            ui.TextDisplay(said),
            ui.ActionRow(
                ui.Button[ui.LayoutView](
                    label=self._words.say("removal-all-look", locale),
                    custom_id=SweepLook(sweep_id=sweep_id).custom_id,
                )
            ),
        )
