"""/config: managers take a server's whole configuration along as a file, and bring one back."""

import asyncio
import io
from typing import assert_never

import discord
from discord import app_commands
from discord.ext import commands

from cogs.config.file_writer import ConfigWriter
from cogs.config.known_server import known_server
from cogs.config.model import (
    FILENAME,
    MOST_BYTES,
    SERVER,
    FileProblemsError,
    FileTooLargeError,
    FileUnreadableError,
    KnownServer,
    PreviewGoneError,
)
from cogs.config.press import ConfigAct, ConfigModePress, ConfigPress, ConfigUndoPress
from cogs.config.service import ConfigChangedError, ConfigService, Preview, undo_id_of
from cogs.config.views import ConfigPanels, Lockouts
from cogs.filter import ImportMode
from cogs.kit.language import text
from cogs.kit.panels import chosen, put_panel
from cogs.kit.rest import ERRORS
from cogs.kit.router import on_press
from cogs.policy import lockouts_at
from cogs.server import NotHereError, require_manager
from cogs.services import Services


@app_commands.guild_only()
@app_commands.default_permissions(manage_guild=True)
class ConfigCog(commands.GroupCog, group_name="config", group_description=text("command-config")):
    """Answers managers only. It keeps no state, so its panels work after a restart."""

    def __init__(self, services: Services, *, configs: ConfigService) -> None:
        self._configs = configs
        self._servers = services.servers
        self._catalog = services.catalog
        self._clock = services.clock
        self._words = services.words
        self._writer = ConfigWriter(words=services.words)
        self._panels = ConfigPanels(words=services.words)

    @app_commands.command(description=text("command-config-export"))
    async def export(self, interaction: discord.Interaction) -> None:
        """Send everything that managers set as a file."""
        known = await self._begin(interaction)
        locale = interaction.locale.value
        written = await asyncio.to_thread(
            self._writer.write,
            await self._configs.config(known.guild_id),
            known,
            at=self._clock.time(),
            locale=locale,
        )
        file = discord.File(io.BytesIO(written), filename=FILENAME)
        await put_panel(interaction, self._panels.exported(locale), files=[file])

    @app_commands.command(name="import", description=text("command-config-import"))
    @app_commands.describe(file=text("command-config-import-file"))
    async def import_(self, interaction: discord.Interaction, file: discord.Attachment) -> None:
        """Show what importing a file would change, and ask for confirmation."""
        known = await self._begin(interaction)
        if file.size > MOST_BYTES:
            raise FileTooLargeError(limit_mb=MOST_BYTES // 1_000_000)
        try:
            data = await file.read()
        except ERRORS as error:
            raise FileUnreadableError(str(error)) from error
        try:
            preview = await self._configs.send(data, known, by=interaction.user.id)
        except FileProblemsError as error:
            await put_panel(interaction, self._panels.problems(error, interaction.locale.value))
            return
        await self._show(interaction, preview, known)

    @on_press(ConfigModePress)
    async def _choose(self, interaction: discord.Interaction, press: ConfigModePress) -> None:
        known = await self._begin_press(interaction)
        mode = ImportMode(next(iter(chosen(interaction)), ImportMode.ADD))
        preview = await self._again(interaction, press.preview_id, mode, known)
        if preview is not None:
            await self._show(interaction, preview, known)

    @on_press(ConfigPress)
    async def _answer(self, interaction: discord.Interaction, press: ConfigPress) -> None:
        known = await self._begin_press(interaction)
        match press.act:
            case ConfigAct.APPLY:
                await self._apply(interaction, press, known)
            case ConfigAct.CANCEL:
                await self._configs.drop(press.preview_id, by=interaction.user.id)
                view = self._panels.said("config-canceled", interaction.locale.value)
                await put_panel(interaction, view)
            case _:
                assert_never(press.act)

    @on_press(ConfigUndoPress)
    async def _undo(self, interaction: discord.Interaction, press: ConfigUndoPress) -> None:
        known = await self._begin_press(interaction)
        await self._configs.undo(known.guild_id, press.undo_id, by=interaction.user.id)
        await put_panel(interaction, self._panels.said("config-undone", interaction.locale.value))

    async def _begin(self, interaction: discord.Interaction) -> KnownServer:
        """Require a manager, and defer, because long files take time."""
        await require_manager(interaction, self._servers)
        await interaction.response.defer(ephemeral=True, thinking=True)
        return self._known(interaction)

    async def _begin_press(self, interaction: discord.Interaction) -> KnownServer:
        await require_manager(interaction, self._servers)
        await interaction.response.defer()
        return self._known(interaction)

    def _known(self, interaction: discord.Interaction) -> KnownServer:
        if interaction.guild is None:
            raise NotHereError
        return known_server(interaction.guild, self._catalog)

    async def _apply(
        self, interaction: discord.Interaction, press: ConfigPress, known: KnownServer
    ) -> None:
        by, locale = interaction.user.id, interaction.locale.value
        try:
            applied = await self._configs.apply(
                press.preview_id, press.mode, press.shown, known, by=by
            )
        except ConfigChangedError:
            preview = await self._again(interaction, press.preview_id, press.mode, known)
            if preview is not None:
                await self._show(interaction, preview, known, is_newer=True)
        except PreviewGoneError:
            # Perhaps it was imported, and a crash kept its answer back.
            if not await self._configs.can_undo(press.preview_id, by=by):
                raise
            view = self._panels.imported_before(undo_id_of(press.preview_id), locale)
            await put_panel(interaction, view)
        else:
            view = self._panels.imported(applied.plan, applied.undo_id, known, locale)
            await put_panel(interaction, view)

    async def _again(
        self,
        interaction: discord.Interaction,
        preview_id: str,
        mode: ImportMode,
        known: KnownServer,
    ) -> Preview | None:
        """Return what an import would change now; None where the file is wrong by now."""
        try:
            return await self._configs.preview(preview_id, mode, known, by=interaction.user.id)
        except FileProblemsError as error:
            await put_panel(interaction, self._panels.problems(error, interaction.locale.value))
            return None

    async def _show(
        self,
        interaction: discord.Interaction,
        preview: Preview,
        known: KnownServer,
        *,
        is_newer: bool = False,
    ) -> None:
        view = self._panels.preview(
            preview,
            known,
            interaction.locale.value,
            lockouts=self._lockouts(interaction, preview),
            is_newer=is_newer,
        )
        await put_panel(interaction, view)

    def _lockouts(self, interaction: discord.Interaction, preview: Preview) -> Lockouts:
        """Return where only moderators, or nobody, could draw who can now."""
        guild, plan = interaction.guild, preview.plan
        if guild is None or plan is None:
            return ()
        after = {**preview.rules, **plan.rules}
        return [
            (record_id, warning.said(self._words, interaction.locale.value))
            for record_id in {SERVER: None, **plan.rules}
            for warning in lockouts_at(guild, record_id, after, self._catalog)
            if warning not in lockouts_at(guild, record_id, preview.rules, self._catalog)
        ]
