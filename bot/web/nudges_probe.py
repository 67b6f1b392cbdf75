"""Whether the address that the image service is told to call leads to Easel."""

import contextlib
from enum import Enum
from http import HTTPStatus

import aiohttp

from bot.errors import SettingsError
from bot.imagine.nudge_addresses import NudgeAddresses
from bot.web.nudges import nudge_route
from bot.web.public_server import serve_public

ANSWER_SECONDS = 15.0
NOBODYS = f"{'0' * 32}-0"
"""The name of a prediction that there is not."""
_TAKEN = frozenset({HTTPStatus.OK, HTTPStatus.UNAUTHORIZED, HTTPStatus.SERVICE_UNAVAILABLE})
"""What Easel answers at an address of its own, with and without a signature."""


class Reached(Enum):
    """Where a call arrives."""

    HERE = "here"
    ELSEWHERE = "elsewhere"
    NOWHERE = "nowhere"


async def probe_nudges(addresses: NudgeAddresses, *, host: str, port: int) -> tuple[Reached, str]:
    """Call an own address and one that is made up; return where that arrives, and what was said.

    If no Easel runs at the port, it is answered from here meanwhile.
    """
    own = addresses.of(NOBODYS)
    made_up = f"{own.rpartition('/')[0]}/{'0' * 32}"
    async with contextlib.AsyncExitStack() as stack:
        with contextlib.suppress(SettingsError):
            route = nudge_route(addresses, lambda _: None, is_signed=None)
            await stack.enter_async_context(serve_public(host, port, [route], settings="PUBLIC"))
        session = await stack.enter_async_context(
            aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(ANSWER_SECONDS))
        )
        try:
            refused, taken = [await _status(session, url) for url in (made_up, own)]
        except (aiohttp.ClientError, OSError) as error:
            return Reached.NOWHERE, str(error) or type(error).__name__
    if refused == HTTPStatus.NOT_FOUND and taken in _TAKEN:
        return Reached.HERE, ""
    return Reached.ELSEWHERE, f"{refused}, {taken}"


async def _status(session: aiohttp.ClientSession, url: str) -> int:
    async with session.post(url, allow_redirects=False) as answer:
        return answer.status
