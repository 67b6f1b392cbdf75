"""/remove-all: taking away everything a person drew in the last hours."""

from functools import partial

import discord
from discord import app_commands, ui
from discord.ext import commands

from cogs.kit.language import text
from cogs.kit.panels import panel
from cogs.kit.router import on_press
from cogs.moderation.progress import Followed, ask_first, how_far, under_way
from cogs.moderation.removal_press import (
    MOST_HOURS,
    RemoveAllConfirm,
    RemoveAllDecline,
    RemoveAllRefresh,
)
from cogs.moderation.removals import RemovalScope
from cogs.server import require_moderator
from cogs.services import Services


class RemoveAllCog(commands.Cog):
    """Shows how much it is, asks once more, and shows how far it is."""

    def __init__(self, services: Services) -> None:
        self._removals = services.removals
        self._servers = services.servers
        self._blocking = services.blocking
        self._orders = services.orders
        self._words = services.words
        self._clock = services.clock
        self._followed = Followed(clock=services.clock)

    async def cog_unload(self) -> None:
        """Stop showing how far orders are."""
        await self._followed.close()

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
        scope = RemovalScope(user_id=person.id, since=since, guild_id=guild_id)
        count, locale = await self._removals.count(scope), interaction.locale.value
        await ask_first(
            interaction,
            self._words.say(
                "removal-all-asked", locale, person=person.mention, count=count, hours=hours
            ),
            yes=self._words.say("removal-all-yes", locale, count=count),
            no=self._words.say("removal-all-no", locale),
            go=RemoveAllConfirm(user_id=person.id, since=since),
            let_be=RemoveAllDecline(),
        )

    @on_press(RemoveAllConfirm)
    async def _begin(self, interaction: discord.Interaction, press: RemoveAllConfirm) -> None:
        guild_id = await require_moderator(interaction, self._servers)
        await interaction.response.defer()
        by = interaction.user.id
        scope = RemovalScope(user_id=press.user_id, since=press.since, guild_id=guild_id)
        order_id = await self._removals.begin(scope, by=by)
        await self._blocking.stop(guild_id, press.user_id, by=by)
        self._orders.wake()
        await self._followed.follow(order_id, partial(self._show, interaction, guild_id, order_id))

    @on_press(RemoveAllDecline)
    async def _let_be(self, interaction: discord.Interaction, _: RemoveAllDecline) -> None:
        await require_moderator(interaction, self._servers)
        said = self._words.say("removal-all-let-be", interaction.locale.value)
        await interaction.response.edit_message(view=panel(ui.TextDisplay(said)))

    @on_press(RemoveAllRefresh)
    async def _look(self, interaction: discord.Interaction, press: RemoveAllRefresh) -> None:
        guild_id = await require_moderator(interaction, self._servers)
        await interaction.response.defer()
        await self._show(interaction, guild_id, press.order_id)

    async def _show(self, interaction: discord.Interaction, guild_id: int, order_id: str) -> bool:
        """Show how far it is; return whether it is over."""
        state, locale = await self._removals.state_in(guild_id, order_id), interaction.locale.value
        is_over = state.done >= state.total
        if is_over and not state.out_of_reach:
            said = self._words.say("removal-all-done", locale, count=state.total)
        else:
            said = how_far(self._words, "removal-all-progress", state, locale)
        if is_over:
            view = panel(ui.TextDisplay(said))
        else:
            label = self._words.say("removal-all-look", locale)
            view = under_way(said, RemoveAllRefresh(order_id=order_id), label)
        await interaction.edit_original_response(view=view)
        return is_over
