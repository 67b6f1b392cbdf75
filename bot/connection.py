"""What every process does with Discord's library: where it points, and how a failure is told."""

import asyncio
import contextlib
import signal
from collections.abc import Generator

import aiohttp
import discord
import yarl
from discord.gateway import DiscordWebSocket
from discord.http import Route

from bot.errors import UnreachableError
from bot.locales import Words
from bot.settings import Settings

# Easel speaks no voice; the library warns about missing parts of it at every start.
discord.VoiceClient.warn_nacl = False
discord.VoiceClient.warn_dave = False


def point_at(settings: Settings) -> None:
    """Let discord.py talk to the server the settings name; Discord itself unless told otherwise."""
    Route.BASE = settings.discord_api_url
    DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(settings.discord_gateway_url)


@contextlib.contextmanager
def failures_explained(settings: Settings, words: Words) -> Generator[None]:
    """Say in a sentence why there is no connection.

    Raises:
        UnreachableError: Discord cannot be reached, or refuses the token.
    """
    try:
        yield
    except (discord.LoginFailure, discord.ConnectionClosed) as error:
        raise UnreachableError(words.plain.say("terminal-discord-refused")) from error
    except (
        aiohttp.ClientError,
        OSError,
        discord.HTTPException,
        discord.GatewayNotFound,
    ) as error:
        said = words.plain.say(
            "terminal-discord-unreachable",
            url=settings.discord_api_url,
            reason=str(error) or type(error).__name__,
        )
        raise UnreachableError(said) from error


def stop_signals() -> tuple[asyncio.Event, asyncio.Event]:
    """Return an event for the first signal and one for the second.

    In a container the bot is process 1, which ignores SIGTERM unless a handler is set.
    """
    stop, hurry = asyncio.Event(), asyncio.Event()

    def received() -> None:
        (hurry if stop.is_set() else stop).set()

    for number in (signal.SIGTERM, signal.SIGINT):
        with contextlib.suppress(NotImplementedError):  # Windows has no handlers in the loop
            asyncio.get_running_loop().add_signal_handler(number, received)
    return stop, hurry
