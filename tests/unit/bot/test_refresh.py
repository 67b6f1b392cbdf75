"""``python -m bot models --refresh``: what it asks, what it keeps, and what it says."""

import asyncio
import os
from collections.abc import AsyncGenerator
from decimal import Decimal
from pathlib import Path

import pytest
from aiohttp import web
from aiohttp.test_utils import RawTestServer

from bot.catalog import usual_price
from bot.catalog.price_list import kept_path, service_of
from bot.configured import configured_catalog
from bot.errors import AnswerUnreadableError, KeyRefusedError, ServiceUnreachableError
from bot.locales import FALLBACK, Words
from bot.refresh import lines_of, refresh
from bot.replicate import open_session
from bot.replicate.offers import fetch_schemas
from bot.settings import Settings
from sandbox.images.service import ImageService

SCHNELL = "black-forest-labs/flux-schnell"
KEY = "r8_secret_key"
WORDS = Words.load(FALLBACK).plain


def settings(url: str, folder: Path) -> Settings:
    return Settings.model_construct(
        prediction_api_url=f"{url}/replicate/v1",
        data_dir=folder,
        models_file=None,
        default_model=None,
    )


class Answering:
    """A server that answers every path with one thing, and remembers what it was asked."""

    def __init__(self, answer: web.Response | None = None) -> None:
        self.answer = answer
        self.asked: list[web.BaseRequest] = []

    async def __call__(self, request: web.BaseRequest) -> web.StreamResponse:
        self.asked.append(request)
        if self.answer is None:
            assert request.transport is not None
            request.transport.close()
            return web.Response()
        return self.answer


@pytest.fixture
async def answering() -> AsyncGenerator[tuple[Answering, str]]:
    answer = Answering()
    async with RawTestServer(answer) as server:
        yield answer, str(server.make_url("")).rstrip("/")


async def test_prices_of_the_sandboxs_service_count_from_the_next_start(tmp_path: Path) -> None:
    async with ImageService(paint=False) as service:
        its = settings(service.url, tmp_path)
        found = await refresh(its)

    catalog = await asyncio.to_thread(configured_catalog, its)
    assert usual_price(catalog.resolve("schnell")) == Decimal("0.004")
    assert found.path == kept_path(tmp_path, service_of(service.url))
    said = "\n".join(lines_of(found, WORDS))
    assert "FLUX schnell: ? → $0.004 for each request" in said
    assert "Nano Banana 2 (google/nano-banana-2)" in said
    assert str(found.path) in said


@pytest.mark.parametrize(
    ("answer", "error"),
    [
        (web.Response(text="<!doctype html>", content_type="text/html"), AnswerUnreadableError),
        (web.Response(text=""), AnswerUnreadableError),
        (web.json_response({"data": []}), AnswerUnreadableError),
        (web.json_response([], status=500), AnswerUnreadableError),
        (web.Response(text="[" * 100_000), AnswerUnreadableError),
        (web.Response(status=302, headers={"Location": "/elsewhere"}), AnswerUnreadableError),
        (web.Response(body=b"[" + b" " * 9_000_000 + b"]"), AnswerUnreadableError),
        (None, AnswerUnreadableError),
    ],
    ids=["html", "empty", "none", "500", "deep", "redirect", "enormous", "cut"],
)
async def test_what_is_no_list_is_said_and_nothing_is_kept(
    answering: tuple[Answering, str],
    tmp_path: Path,
    answer: web.Response | None,
    error: type[Exception],
) -> None:
    server, url = answering
    server.answer = answer

    with pytest.raises(error):
        await refresh(settings(url, tmp_path))

    assert await asyncio.to_thread(os.listdir, tmp_path) == []
    assert {request.path for request in server.asked} == {"/api/models"}
    assert all("Authorization" not in request.headers for request in server.asked)


async def test_where_nobody_answers_it_says_so(tmp_path: Path) -> None:
    with pytest.raises(ServiceUnreachableError):
        await refresh(settings("http://127.0.0.1:9", tmp_path))


async def test_replicates_schemas_are_read_with_the_key_and_a_refused_key_is_told(
    answering: tuple[Answering, str],
) -> None:
    server, url = answering
    inputs: dict[str, object] = {"properties": dict.fromkeys(("prompt", "seed"))}
    schema = {"openapi_schema": {"components": {"schemas": {"Input": inputs}}}}
    server.answer = web.json_response({"latest_version": schema})
    async with open_session() as session:
        found = await fetch_schemas(session, f"{url}/v1", KEY, [SCHNELL])
        assert found == {SCHNELL: frozenset({"prompt", "seed"})}
        assert server.asked[0].path == f"/v1/models/{SCHNELL}"
        assert server.asked[0].headers["Authorization"] == f"Bearer {KEY}"

        server.answer = web.json_response({"detail": "Not found"}, status=404)
        assert await fetch_schemas(session, f"{url}/v1", KEY, [SCHNELL]) == {}

        server.answer = web.json_response({"detail": "no"}, status=401)
        with pytest.raises(KeyRefusedError):
            await fetch_schemas(session, f"{url}/v1", KEY, [SCHNELL])
