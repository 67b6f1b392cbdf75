"""Presses of the packs' panels: looked into, taken, updated and dropped."""

import asyncio
from typing import assert_never

import discord
from discord import ui
from discord.ext import commands

from cogs.filter.answers import ChangeAnswers
from cogs.filter.imports import Imports
from cogs.filter.pack_views import PackPanels
from cogs.filter.packs import PackGoneError, pack_of
from cogs.filter.press import PackAct, PackChoice, PackPress
from cogs.filter.service import FilterService
from cogs.kit.panels import chosen, put_panel
from cogs.kit.router import on_press
from cogs.server import ServerService, require_manager


class PacksCog(commands.Cog):
    """Answers managers only, and keeps no state."""

    def __init__(
        self,
        *,
        filters: FilterService,
        imports: Imports,
        servers: ServerService,
        answers: ChangeAnswers,
        panels: PackPanels,
    ) -> None:
        self._filters = filters
        self._imports = imports
        self._servers = servers
        self._answers = answers
        self._panels = panels

    async def overview(self, guild_id: int, locale: str) -> ui.LayoutView:
        """Return the panel of all packs."""
        its = await self._filters.list_of(guild_id)
        taken = await self._filters.packs_of(guild_id)
        return await asyncio.to_thread(self._panels.overview, its.entries, taken, locale)

    @on_press(PackChoice)
    async def _choose(self, interaction: discord.Interaction, _: PackChoice) -> None:
        name = next(iter(chosen(interaction)), "")
        await self._press(interaction, PackPress(act=PackAct.LOOK, pack=name))

    @on_press(PackPress)
    async def _press(self, interaction: discord.Interaction, press: PackPress) -> None:
        guild_id = await require_manager(interaction, self._servers)
        await interaction.response.defer()
        locale, by = interaction.locale.value, interaction.user.id
        match press.act:
            case PackAct.ALL:
                await put_panel(interaction, await self.overview(guild_id, locale))
            case PackAct.LOOK:
                pack = await asyncio.to_thread(pack_of, press.pack)
                its = await self._filters.list_of(guild_id)
                taken = (await self._filters.packs_of(guild_id)).get(pack.name)
                view = self._panels.one(its.entries, taken, pack, press.page, locale)
                await put_panel(interaction, view)
            case PackAct.TAKE | PackAct.DROP:
                drops = press.act is PackAct.DROP
                preview = await self._imports.preview_packs(
                    guild_id, [press.pack], drops=drops, by=by
                )
                if not preview.packs:
                    raise PackGoneError  # it was taken meanwhile
                await self._answers.preview(interaction, guild_id, preview, repeated=0)
            case _:
                assert_never(press.act)
