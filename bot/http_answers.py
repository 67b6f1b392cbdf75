"""Counts how the services answer, whatever sends the requests."""

from types import SimpleNamespace

import aiohttp

from bot.measures import HTTP_ANSWERS

_TOO_MANY = 429
_INFORMATION = 200
"""What is below it is no answer yet, as of a connection that becomes a WebSocket."""


def counted_answers(service: str) -> aiohttp.TraceConfig:
    """Return what a session counts its answers with, one of ``measures.SERVICES``."""
    counts = HTTP_ANSWERS

    async def ended(
        _session: aiohttp.ClientSession,
        _context: SimpleNamespace,
        ended: aiohttp.TraceRequestEndParams,
    ) -> None:
        status = ended.response.status
        if status >= _INFORMATION:
            counts.add(service, "429" if status == _TOO_MANY else f"{status // 100}xx")

    async def failed(
        _session: aiohttp.ClientSession,
        _context: SimpleNamespace,
        _failed: aiohttp.TraceRequestExceptionParams,
    ) -> None:
        counts.add(service, "error")

    trace = aiohttp.TraceConfig()
    trace.on_request_end.append(ended)
    trace.on_request_exception.append(failed)
    return trace
