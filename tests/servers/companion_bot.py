"""A small discord.py bot that people may install for themselves."""

import asyncio
import json
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager, suppress
from typing import Any

import discord
from discord import app_commands

from sandbox.discord.server import LocalDiscord
from tests.patience import PATIENCE_SECONDS
from tests.servers.guest_bot import addresses_of


class Companion(discord.Client):
    """/wave and "Look" for everywhere, /stay for servers that have the bot."""

    def __init__(self) -> None:
        super().__init__(
            intents=discord.Intents.all(), enable_debug_events=True, guild_ready_timeout=0.05
        )
        self.tree = app_commands.CommandTree(
            self,
            allowed_contexts=app_commands.AppCommandContext(
                guild=True, dm_channel=True, private_channel=True
            ),
            allowed_installs=app_commands.AppInstallationType(guild=True, user=True),
        )
        self.interactions: list[discord.Interaction] = []
        self.told: list[dict[str, Any]] = []
        """Every event of the gateway, as it came."""

    async def setup_hook(self) -> None:
        self.tree.command(name="wave", description="Wave")(self.wave)
        self.tree.context_menu(name="Look")(self.look)
        stay = self.tree.command(name="stay", description="Stay")(self.stay)
        stay.allowed_installs = app_commands.AppInstallationType(guild=True, user=False)
        await self.tree.sync()

    async def wave(self, interaction: discord.Interaction) -> None:
        self.interactions.append(interaction)
        view = discord.ui.View(timeout=None)
        view.add_item(discord.ui.Button(label="Back", custom_id="back"))
        await interaction.response.send_message("hello", view=view)

    async def look(self, interaction: discord.Interaction, message: discord.Message) -> None:
        self.interactions.append(interaction)
        await interaction.response.send_message(f"seen: {message.content}")

    async def stay(self, interaction: discord.Interaction) -> None:
        self.interactions.append(interaction)
        await interaction.response.send_message("here")

    async def on_interaction(self, interaction: discord.Interaction) -> None:
        if interaction.type is discord.InteractionType.component:
            self.interactions.append(interaction)
            await interaction.response.send_message("and back")

    async def on_socket_raw_receive(self, frame: str) -> None:
        event: dict[str, Any] = json.loads(frame)
        if event.get("t"):
            self.told.append(event)

    def data_of(self, interaction: discord.Interaction) -> dict[str, Any]:
        """The interaction as it came."""
        return next(
            frame["d"]
            for frame in self.told
            if frame["t"] == "INTERACTION_CREATE" and frame["d"]["id"] == str(interaction.id)
        )


@asynccontextmanager
async def companion_bot(server: LocalDiscord) -> AsyncGenerator[Companion, None]:
    """A connected companion whose commands are registered."""
    companion = Companion()
    with addresses_of(server):
        async with companion:
            task = asyncio.create_task(companion.start(server.terms.token), name="companion")
            try:
                await server.wait_ready(within_seconds=PATIENCE_SECONDS)
                await asyncio.wait_for(companion.wait_until_ready(), PATIENCE_SECONDS)
                yield companion
            finally:
                await companion.close()
                await asyncio.wait([task], timeout=5)
                task.cancel()
                with suppress(asyncio.CancelledError):
                    await task
