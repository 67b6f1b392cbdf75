"""Answers to a query that no client should choke on."""

import json
from collections.abc import Mapping

from aiohttp import web

from sandbox.images.predictions import Prediction
from sandbox.images.refusals import PAGE, comet

HANG_SECONDS = 90.0
SLOW_LOOK_SECONDS = 45.0
FORGOTTEN_LOOKS = 2
ELSEWHERE = "https://elsewhere.example.invalid/login"
_HUGE_BYTES = 20 * 1024 * 1024
_CHUNK_BYTES = 256 * 1024
_STUMBLES = (502, 503, 502, 503)


async def spoil(
    request: web.Request, prediction: Prediction, answer: Mapping[str, object]
) -> web.StreamResponse | None:
    """Return the bad answer that a word in the prompt asks for, if any."""
    triggers = prediction.triggers
    if "!flaky" in triggers and prediction.queries <= len(_STUMBLES):
        return _stumble(_STUMBLES[prediction.queries - 1])
    if "!html" in triggers:
        return web.Response(text=PAGE, content_type="text/html")
    if "!redirect" in triggers:
        return web.Response(status=302, headers={"Location": ELSEWHERE})
    if "!truncated" in triggers:
        text = json.dumps(answer)
        return web.Response(text=text[: len(text) // 2], content_type="application/json")
    if "!huge" in triggers:
        return await _huge(request, answer)
    return None


def cut_the_line(request: web.Request) -> web.Response:
    """Close the connection without an answer; what is returned never arrives."""
    if request.transport is not None:
        request.transport.abort()
    return web.Response()


def _stumble(status: int) -> web.Response:
    if status == 502:  # noqa: PLR2004  # Bad Gateway, as a proxy in front says it
        return web.Response(
            status=502, text="<html><h1>502 Bad Gateway</h1></html>", content_type="text/html"
        )
    refusal = comet(503, "bad_response_status_code", "upstream error, please try again later")
    return web.json_response(refusal.body, status=status)


async def _huge(request: web.Request, answer: Mapping[str, object]) -> web.StreamResponse:
    """Send the answer with 20 MB of logs, in pieces, as valid JSON."""
    response = web.StreamResponse(headers={"Content-Type": "application/json"})
    await response.prepare(request)
    head = json.dumps({**answer, "logs": ""})[:-1]
    await response.write(f'{head}, "padding": "'.encode())
    for _ in range(_HUGE_BYTES // _CHUNK_BYTES):
        await response.write(b"x" * _CHUNK_BYTES)
    await response.write(b'"}')
    await response.write_eof()
    return response
