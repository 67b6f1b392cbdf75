"""The Discord connection of every process: its server, its log-in, its failures in words."""

import asyncio
import contextlib
import signal
from collections.abc import Generator

import aiohttp
import discord
import yarl
from discord.http import Route

from bot.errors import UnreachableError
from bot.gateway import Gateway
from bot.locales import Words
from bot.settings import Settings
from cogs.kit.rest import AnswerUnreadableError, hard_timeout

LOGIN_SECONDS = 60.0
GATEWAY_SECONDS = 15.0

UNREADABLE = (ValueError, TypeError, LookupError, AttributeError)
"""What discord.py raises for an answer that is not as Discord documents it."""

# Easel speaks no voice; the library warns about missing parts of it at every start.
discord.VoiceClient.warn_nacl = False
discord.VoiceClient.warn_dave = False


def point_at(settings: Settings) -> None:
    """Point discord.py at the server that the settings name; by default Discord itself."""
    Route.BASE = settings.discord_api_url
    Gateway.DEFAULT_GATEWAY = yarl.URL(settings.discord_gateway_url)


@contextlib.contextmanager
def failures_explained(settings: Settings, words: Words) -> Generator[None]:
    """Turn a failed connection into a sentence.

    Raises:
        UnreachableError: Discord cannot be reached, or refuses the token or the request.
    """
    try:
        yield
    except discord.PrivilegedIntentsRequired as error:
        raise UnreachableError(words.plain.say("terminal-gateway-4014")) from error
    except discord.ConnectionClosed as error:
        if not words.knows(words_id := f"terminal-gateway-{error.code}"):
            raise _unreachable(words, settings.discord_gateway_url, error) from error
        raise UnreachableError(words.plain.say(words_id)) from error
    except discord.LoginFailure as error:
        raise UnreachableError(words.plain.say("terminal-gateway-4004")) from error
    except (aiohttp.ClientError, OSError, discord.HTTPException) as error:
        raise _unreachable(words, settings.discord_api_url, error) from error


async def log_in(client: discord.Client, settings: Settings, words: Words) -> None:
    """Check that Discord accepts the token, without connecting to the gateway.

    Raises:
        UnreachableError: it does not, or the answer is not Discord's.
    """
    token = settings.discord_token.get_secret_value()
    with failures_explained(settings, words):
        try:
            # discord.py waits as long as it is told to, which can be hours.
            await hard_timeout(client.login(token), within_seconds=LOGIN_SECONDS)
        except (*UNREADABLE, AnswerUnreadableError) as error:
            url = settings.discord_api_url
            raise UnreachableError(words.plain.say("terminal-discord-odd", url=url)) from error


async def require_gateway(settings: Settings, words: Words) -> None:
    """Check that the gateway answers; discord.py would try for ever.

    Raises:
        UnreachableError: it does not.
    """
    url = settings.discord_gateway_url
    try:
        async with (
            asyncio.timeout(GATEWAY_SECONDS),
            aiohttp.ClientSession() as session,
            session.ws_connect(url, proxy=settings.discord_proxy),
        ):
            pass
    except (aiohttp.ClientError, OSError, ValueError) as error:
        raise _unreachable(words, url, error, "terminal-gateway-unreachable") from error


def _unreachable(
    words: Words, url: str, error: Exception, words_id: str = "terminal-discord-unreachable"
) -> UnreachableError:
    reason = str(error) or type(error).__name__
    if isinstance(error, aiohttp.ClientHttpProxyError):
        # Its text names the proxy with its password.
        reason = f"the proxy answers {error.status} {error.message}"
    if isinstance(error, discord.HTTPException):
        # Its text can be a whole page.
        reason = f"HTTP {error.status}"
    return UnreachableError(words.plain.say(words_id, url=url, reason=reason))


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
