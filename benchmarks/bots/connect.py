"""What the compared bots share: where Discord is, read from the environment."""

import asyncio
import os
from collections.abc import Callable

import discord
import yarl
from discord.gateway import DiscordWebSocket
from discord.http import Route

discord.VoiceClient.warn_nacl = False
discord.VoiceClient.warn_dave = False


def run(make: Callable[[], discord.Client]) -> None:
    """Run a bot on the Discord that the environment names, until a signal ends the process."""
    Route.BASE = os.environ["DISCORD_API_URL"]
    DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(os.environ["DISCORD_GATEWAY_URL"])
    token = os.environ["DISCORD_TOKEN"]

    async def serve() -> None:
        async with make() as client:
            await client.start(token)

    asyncio.run(serve())


def intents() -> discord.Intents:
    """Return what slash commands need."""
    intents = discord.Intents.none()
    intents.guilds = True
    return intents
