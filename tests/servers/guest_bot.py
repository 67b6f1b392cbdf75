"""A small discord.py bot, unpatched but for the addresses, that uses what Easel uses."""

import asyncio
import io
from collections.abc import AsyncGenerator, Generator
from contextlib import asynccontextmanager, contextmanager, suppress
from typing import Any

import discord
import yarl
from discord import app_commands

from sandbox.discord.server import LocalDiscord
from tests.patience import PATIENCE_SECONDS

PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c49444154"
    "08d763f8cfc0000003010100c9fe92ef0000000049454e44ae426082"
)


class Note(discord.ui.Modal, title="A note"):
    words: discord.ui.Label[Any] = discord.ui.Label(
        text="Words", component=discord.ui.TextInput(max_length=20)
    )

    async def on_submit(self, interaction: discord.Interaction) -> None:
        assert isinstance(self.words.component, discord.ui.TextInput)
        await interaction.response.send_message(f"noted: {self.words.component.value}")


class Buttons(discord.ui.LayoutView):
    row = discord.ui.ActionRow["Buttons"]()

    def __init__(self) -> None:
        super().__init__(timeout=None)

    @row.button(label="Again", custom_id="again")
    async def again(
        self, interaction: discord.Interaction, _button: discord.ui.Button["Buttons"]
    ) -> None:
        await interaction.response.send_message("only you", ephemeral=True)

    @row.button(label="Note", custom_id="note")
    async def note(
        self, interaction: discord.Interaction, _button: discord.ui.Button["Buttons"]
    ) -> None:
        await interaction.response.send_modal(Note())


def card() -> Buttons:
    """A finished picture, as Components V2."""
    view = Buttons()
    gallery = discord.ui.MediaGallery["Buttons"](
        discord.MediaGalleryItem("attachment://boat.png", description="a boat")
    )
    view.add_item(
        discord.ui.Container["Buttons"](discord.ui.TextDisplay("**boat**"), gallery, id=77)
    )
    return view


class Guest(discord.Client):
    """Commands: /draw with everything, /silent that never answers, /rooms for moderators."""

    def __init__(self, *, intents: discord.Intents) -> None:
        super().__init__(intents=intents, guild_ready_timeout=0.05)
        self.tree = app_commands.CommandTree(self)
        self.interactions: list[discord.Interaction] = []
        self.seen_messages: list[discord.Message] = []
        self.resumed = asyncio.Event()
        self.finish = asyncio.Event()

    async def setup_hook(self) -> None:
        self.tree.add_command(self.draw())
        self.tree.command(name="silent", description="Never answers")(self.silent)
        self.tree.add_command(self.rooms())
        self.add_view(Buttons())
        await self.tree.sync()

    def draw(self) -> app_commands.Command[Any, ..., Any]:
        @app_commands.command(name="draw", description="Draw")
        @app_commands.describe(prompt="What", model="Which", count="How many", image="From")
        @app_commands.choices(size=[app_commands.Choice(name="Small", value="s")])
        async def draw(  # noqa: PLR0913, PLR0917 - discord.py reads options from the signature
            interaction: discord.Interaction,
            prompt: app_commands.Range[str, 2, 40],
            model: str | None = None,
            count: app_commands.Range[int, 1, 4] = 1,
            size: str | None = None,
            image: discord.Attachment | None = None,
        ) -> None:
            self.interactions.append(interaction)
            await interaction.response.defer()
            await interaction.edit_original_response(
                content=f"drawing {prompt} x{count} {size} {model}"
            )
            if image is not None:
                await interaction.edit_original_response(content=f"got {len(await image.read())}")
            await self.finish.wait()
            file = discord.File(io.BytesIO(PIXEL), "boat.png", description="a boat")
            await interaction.edit_original_response(content=None, view=card(), attachments=[file])

        @draw.autocomplete("model")
        async def models(
            _interaction: discord.Interaction, current: str
        ) -> list[app_commands.Choice[str]]:
            names = ["flux-dev", "flux-schnell", "sdxl"]
            return [app_commands.Choice(name=n, value=n) for n in names if current in n]

        return draw

    async def silent(self, interaction: discord.Interaction) -> None:
        self.interactions.append(interaction)

    def rooms(self) -> app_commands.Group:
        group = app_commands.Group(
            name="rooms",
            description="Rooms",
            default_permissions=discord.Permissions(manage_guild=True),
        )

        @group.command(name="allow", description="Allow")
        async def allow(
            interaction: discord.Interaction, room: discord.TextChannel, who: discord.Member
        ) -> None:
            await interaction.response.send_message(f"{room.name} {who.name}", ephemeral=True)

        _ = allow  # the group holds it
        return group

    async def on_message(self, message: discord.Message) -> None:
        self.seen_messages.append(message)

    async def on_resumed(self) -> None:
        self.resumed.set()


@asynccontextmanager
async def guest_bot(
    server: LocalDiscord, *, intents: discord.Intents | None = None
) -> AsyncGenerator[Guest, None]:
    """A connected guest whose commands are registered."""
    guest = Guest(intents=intents or discord.Intents(guilds=True))
    with addresses_of(server):
        async with guest:
            task = asyncio.create_task(guest.start(server.terms.token), name="guest bot")
            try:
                await server.wait_ready(within_seconds=PATIENCE_SECONDS)
                await asyncio.wait_for(guest.wait_until_ready(), PATIENCE_SECONDS)
                yield guest
            finally:
                await guest.close()
                await asyncio.wait([task], timeout=5)
                task.cancel()
                with suppress(asyncio.CancelledError):
                    await task


@contextmanager
def addresses_of(server: LocalDiscord) -> Generator[None, None, None]:
    """discord.py keeps Discord's addresses in two class attributes."""
    socket = discord.gateway.DiscordWebSocket
    before = discord.http.Route.BASE, socket.DEFAULT_GATEWAY
    discord.http.Route.BASE = server.api_url
    socket.DEFAULT_GATEWAY = yarl.URL(server.gateway_url)
    try:
        yield
    finally:
        discord.http.Route.BASE, socket.DEFAULT_GATEWAY = before
