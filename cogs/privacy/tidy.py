"""/tidy: taking away one's own pictures, and showing how far an order for that is."""

from functools import partial
from typing import Annotated

import discord
from discord import app_commands, ui
from discord.ext import commands

from bot.clock import Clock
from bot.locales import Words
from cogs.kit.install_context import is_user_install
from cogs.kit.language import text
from cogs.kit.panels import panel
from cogs.kit.router import Press, Written, digits, on_press
from cogs.moderation import (
    BulkRemovals,
    Followed,
    Orders,
    RemovalProgress,
    RemovalScope,
    ask_first,
    how_far,
    under_way,
)
from cogs.privacy.erasure import ErasureService, is_erasure
from cogs.services import Services

HOURS_OF_A_DAY = 24
MOST_HOURS = 24 * 31


class TidyLook(Press, tag="tidy:look"):
    """How far is it? Also of erasures, whose orders have ids of their own."""

    order_id: Annotated[str, Written("(?:erase-)?[0-9a-f]{32}")]


class Tidying:
    """Has an order carried out, to tidy or to erase, and tells the one who gave it."""

    def __init__(
        self,
        *,
        removals: BulkRemovals,
        erasures: ErasureService,
        orders: Orders,
        words: Words,
        clock: Clock,
    ) -> None:
        self._removals = removals
        self._erasures = erasures
        self._orders = orders
        self._words = words
        self._followed = Followed(clock=clock)

    async def close(self) -> None:
        """Stop showing how far orders are."""
        await self._followed.close()

    async def carry_out(
        self, interaction: discord.Interaction, order_id: str, *, done: str = ""
    ) -> None:
        """Begin with an order that is on record; the interaction must be answered already.

        ``done`` names the sentence for its end, where it is not the usual one.
        """
        self._orders.wake()
        await self._followed.follow(order_id, partial(self.show, interaction, order_id, done=done))

    async def show(
        self, interaction: discord.Interaction, order_id: str, *, done: str = ""
    ) -> bool:
        """Tell how far an order of this person is; return whether it is carried out."""
        user_id, locale = interaction.user.id, interaction.locale.value
        state = await self._removals.state_by(user_id, order_id)
        is_over, progress = state.done >= state.total, "tidy-progress"
        if is_erasure(order_id):
            progress, done = "privacy-erasing", done or "privacy-erased-all"
            if is_over:
                # What is on record goes when the pictures are gone, and may take a while.
                view = self._progress(progress, state, order_id, locale)
                await interaction.edit_original_response(view=view)
                await self._erasures.go_on()
                is_over = await self._erasures.is_over(user_id, order_id)
        if is_user_install(interaction):
            done = "tidy-done-brought"
        if is_over:
            view = panel(ui.TextDisplay(self._end(done, state, locale)))
        else:
            view = self._progress(progress, state, order_id, locale)
        await interaction.edit_original_response(view=view)
        return is_over

    def _end(self, done: str, state: RemovalProgress, locale: str) -> str:
        if not state.out_of_reach or done == "tidy-done-brought":
            return self._words.say(done or "tidy-done", locale)
        if not done:
            return how_far(self._words, "tidy-progress", state, locale)
        left = self._words.say("removal-out-of-reach", locale, count=state.out_of_reach)
        return f"{self._words.say(done, locale)}\n{left}"

    def _progress(
        self, words_id: str, state: RemovalProgress, order_id: str, locale: str
    ) -> ui.LayoutView:
        said = how_far(self._words, words_id, state, locale)
        label = self._words.say("tidy-look", locale)
        return under_way(said, TidyLook(order_id=order_id), label)


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
