"""What answers at PREDICTION_API_URL is told from other servers, without paying."""

import asyncio
import json
from collections.abc import AsyncGenerator, Mapping
from contextlib import asynccontextmanager

import aiohttp
import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from bot.errors import (
    AnswerUnreadableError,
    KeyRefusedError,
    PredictionError,
    RateLimitedError,
    ServiceDownError,
    ServiceUnreachableError,
)
from bot.replicate import probe

PAGE = "<!doctype html><html><title>Welcome to nginx!</title></html>"


@asynccontextmanager
async def serving(
    status: int, body: object, headers: Mapping[str, str]
) -> AsyncGenerator[tuple[str, list[web.Request]]]:
    """A server with one answer to everything, and what it was asked."""
    asked: list[web.Request] = []

    async def answer(request: web.Request) -> web.Response:
        asked.append(request)
        text = body if isinstance(body, str) else json.dumps(body)
        kind = "text/html" if text.startswith("<") else "application/json"
        return web.Response(status=status, text=text, headers=headers, content_type=kind)

    application = web.Application()
    application.router.add_route("*", "/{path:.*}", answer)
    async with TestServer(application) as server:
        yield f"http://127.0.0.1:{server.port}/v1", asked


async def probed(url: str) -> PredictionError | None:
    timeout = aiohttp.ClientTimeout(10)
    async with aiohttp.ClientSession(timeout=timeout) as session:
        try:
            await probe(session, url, "key-1")
        except PredictionError as error:
            return error
    return None


@pytest.mark.parametrize(
    ("status", "body"),
    [
        (404, {"detail": "The requested resource could not be found.", "status": 404}),
        (404, {"title": "Not found", "detail": "No such prediction.", "status": 404}),
        (404, {"error": {"code": "task_not_exist", "message": "task_not_exist (request id: 1)"}}),
        (400, {"code": "task_not_exist", "message": "task_not_exist", "data": None}),
        (200, {"id": "x", "status": "Task not found", "result": None}),
        (400, {"error": {"message": "任务不存在", "type": "comet_api_error"}}),
        (200, {"id": "easelcheck0000000000000000", "status": "starting", "output": None}),
    ],
)
async def test_the_api_is_known_by_what_it_says_of_a_prediction_it_does_not_have(
    status: int, body: object
) -> None:
    async with serving(status, body, {}) as (url, asked):
        assert await probed(url) is None

    (request,) = asked
    assert request.method == "GET"
    assert request.headers["Authorization"] == "Bearer key-1"


@pytest.mark.parametrize(
    ("status", "body"),
    [
        (404, PAGE),
        (200, PAGE),
        (401, PAGE),
        (403, PAGE),
        (301, ""),
        (200, {"status": "ok"}),
        (200, {"status": "ready"}),
        (200, {"status": "success", "data": {}}),
        (200, {"id": "x", "object": "chat.completion"}),
        (403, {"message": "Forbidden"}),
        (403, {"message": "Missing Authentication Token"}),
        (400, {"error": "bad request"}),
        (404, {"error": "Cannot find that route"}),
        (200, []),
        (200, ""),
        (404, ""),
        (404, "404 page not found"),
        (404, {"detail": "Not Found"}),
        (404, {"message": "404: Not Found", "code": 0}),
        (401, {"message": "401: Unauthorized", "code": 0}),
        (404, {"error": {"message": "Invalid URL (GET /v1/predictions/x)", "code": ""}}),
        (404, {"error": "no matching route"}),
        (404, {"message": "Cannot GET /v1/predictions/x"}),
        (404, {}),
    ],
    ids=str,
)
async def test_another_server_is_named(status: int, body: object) -> None:
    headers = {"Server": "nginx/1.25", "Location": "https://elsewhere.example/"}
    async with serving(status, body, headers) as (url, asked):
        error = await probed(url)

    assert isinstance(error, AnswerUnreadableError)
    assert str(error).startswith(f"nginx/1.25 answered {status}: ")
    assert len(asked) == 1


@pytest.mark.parametrize(
    ("status", "body", "kind"),
    [
        (
            401,
            {"title": "Unauthenticated", "detail": "No valid token", "status": 401},
            KeyRefusedError,
        ),
        (401, {"error": {"message": "Invalid token", "code": "invalid_token"}}, KeyRefusedError),
        (403, {"error": {"message": "无效的令牌"}}, KeyRefusedError),
        (429, {"detail": "Request was throttled."}, RateLimitedError),
        (502, PAGE, ServiceDownError),
        (500, {"error": {"message": "internal"}}, ServiceDownError),
    ],
)
async def test_what_else_may_be_is_told_apart(
    status: int, body: object, kind: type[PredictionError]
) -> None:
    async with serving(status, body, {}) as (url, _):
        assert type(await probed(url)) is kind


async def test_nobody_at_home_is_told_apart() -> None:
    assert isinstance(await probed("http://127.0.0.1:9/v1"), ServiceUnreachableError)


@pytest.mark.parametrize("said", [b"SSH-2.0-OpenSSH_9.2\r\n", b""])
async def test_a_server_that_speaks_no_http_is_named(said: bytes) -> None:
    def greet(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(said)
        writer.close()

    server = await asyncio.start_server(greet, "127.0.0.1", 0)
    async with server:
        port = server.sockets[0].getsockname()[1]
        error = await probed(f"http://127.0.0.1:{port}/v1")

    assert isinstance(error, AnswerUnreadableError | ServiceUnreachableError)
    assert "key-1" not in f"{error!r} {error.__cause__!r}"
