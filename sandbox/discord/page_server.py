"""The chat page on its own port: its files, and its API."""

from collections.abc import Awaitable, Callable, Sequence
from types import TracebackType
from typing import Self
from urllib.parse import urlsplit

from aiohttp import web

from sandbox.discord.backend import BackendError
from sandbox.discord.loopback import HOST, listen, port_of, serve
from sandbox.discord.page_api import BotControls, PageApi, Trigger
from sandbox.discord.page_events import PageEvents
from sandbox.discord.page_files import add_page_files
from sandbox.discord.page_settings import PageSettings
from sandbox.discord.refusal import RefusedError
from sandbox.discord.server import LocalDiscord
from sandbox.discord.wire import json_answer

_LOOPBACK_NAMES = {"127.0.0.1", "localhost", "::1"}
_Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class PageServer:
    """`async with PageServer(...) as page`, then open `page.url` in a browser."""

    def __init__(
        self,
        *,
        discord: LocalDiscord,
        port: int = 0,
        triggers: Sequence[Trigger] = (),
        bot: BotControls | None = None,
    ) -> None:
        self._wanted_port = port
        self._events = PageEvents(discord=discord)
        self._api = PageApi(discord=discord, events=self._events, triggers=triggers, bot=bot)
        self._settings = PageSettings(settings=discord.settings)
        self._runner: web.AppRunner | None = None
        self.port = 0

    @property
    def url(self) -> str:
        """Where the page is."""
        return f"http://{HOST}:{self.port}"

    async def __aenter__(self) -> Self:
        """Listen; PortTakenError if the port belongs to another program."""
        sock = listen(self._wanted_port)
        self.port = port_of(sock)
        app = web.Application(middlewares=[_only_from_here, _say_why], client_max_size=64 * 1024**2)
        self._api.add_routes(app)
        self._settings.add_routes(app)
        add_page_files(app)
        self._runner = await serve(app, sock)
        return self

    async def __aexit__(
        self,
        exc_type: type[BaseException] | None,
        exc: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """Close every page's socket and stop listening."""
        await self._api.close()
        await self._events.close()
        if self._runner is not None:
            await self._runner.cleanup()


@web.middleware
async def _only_from_here(request: web.Request, handler: _Handler) -> web.StreamResponse:
    """Refuse other web pages in the visitor's browser, also those that rebound their name."""
    origin = request.headers.get("Origin")
    foreign_host = urlsplit(f"//{request.host}").hostname not in _LOOPBACK_NAMES
    foreign_origin = origin is not None and urlsplit(origin).netloc != request.host
    if foreign_host or foreign_origin:
        return json_answer({"error": "This page answers only to itself."}, status=403)
    response = await handler(request)
    if not response.prepared:
        response.headers.setdefault("Cache-Control", "no-cache")
    return response


@web.middleware
async def _say_why(request: web.Request, handler: _Handler) -> web.StreamResponse:
    try:
        return await handler(request)
    except RefusedError as error:
        return json_answer({"error": str(error)}, status=error.status)
    except BackendError as error:
        return json_answer({"error": error.message}, status=error.status)
    except (KeyError, TypeError, ValueError):
        return json_answer({"error": "This request could not be read."}, status=400)
