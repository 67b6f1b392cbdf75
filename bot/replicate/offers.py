"""Asks a service which models it offers, without paying."""

import asyncio
import json
from collections.abc import Mapping, Sequence
from http import HTTPStatus
from typing import cast

import aiohttp
from yarl import URL

from bot.errors import AnswerUnreadableError, KeyRefusedError, ServiceUnreachableError
from bot.replicate.reading import TooMuchError, read_capped
from bot.replicate.texts import one_line

_MAX_BYTES = 8 * 1024 * 1024
_ALL_SECONDS = 60.0
_TO_PARAMETERS = (
    "latest_version",
    "openapi_schema",
    "components",
    "schemas",
    "Input",
    "properties",
)
REPLICATE = "api.replicate.com"


async def fetch_list(session: aiohttp.ClientSession, base_url: str) -> object:
    """Return the JSON of a gateway's public list; the key is not sent, for it needs none.

    Raises:
        ServiceUnreachableError: nothing answers there in time.
        AnswerUnreadableError: what answers there is no such list.
    """
    url = URL(base_url).origin() / "api" / "models"
    status, body = await _get(session, url, key="")
    try:
        answer: object = json.loads(body.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        answer = None
    is_list = isinstance(answer, list | dict)
    if status != HTTPStatus.OK or not is_list:
        about = one_line(body[:200].decode(errors="replace"), limit=80) or "nothing"
        raise AnswerUnreadableError(f"{url} answered {status}: {about}")
    return answer


async def fetch_schemas(
    session: aiohttp.ClientSession, base_url: str, key: str, model_ids: Sequence[str]
) -> dict[str, frozenset[str]]:
    """Return the names of the parameters of those of some models that Replicate has.

    Without any where it publishes no schema for one.

    Raises:
        KeyRefusedError: it does not accept the key.
        ServiceUnreachableError: it does not answer in time.
        AnswerUnreadableError: it answers, but not as Replicate does.
    """
    found: dict[str, frozenset[str]] = {}
    try:
        async with asyncio.timeout(_ALL_SECONDS):
            for model_id in model_ids:
                url = URL(f"{base_url}/models/{model_id}", encoded=True)
                status, body = await _get(session, url, key=key)
                if status in {HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN}:
                    raise KeyRefusedError(f"{url} answered {status}")
                if status not in {HTTPStatus.OK, HTTPStatus.NOT_FOUND}:
                    raise AnswerUnreadableError(f"{url} answered {status}")
                if status == HTTPStatus.OK:
                    found[model_id] = _parameters(body)
    except TimeoutError as error:
        raise ServiceUnreachableError(f"{base_url}: no answer in {_ALL_SECONDS:.0f} s") from error
    return found


def _parameters(body: bytes) -> frozenset[str]:
    try:
        table: object = json.loads(body)
    except (ValueError, RecursionError):
        return frozenset()
    for key in _TO_PARAMETERS:
        table = cast("Mapping[str, object]", table).get(key) if isinstance(table, dict) else None
    return (
        frozenset(cast("Mapping[str, object]", table)) if isinstance(table, dict) else frozenset()
    )


async def _get(session: aiohttp.ClientSession, url: URL, *, key: str) -> tuple[int, bytes]:
    """Return status and body; a redirect is not followed, so the key stays with its host."""
    headers = {"Authorization": f"Bearer {key}"} if key else {}
    try:
        async with (
            asyncio.timeout(_ALL_SECONDS),
            session.get(url, headers=headers, allow_redirects=False) as response,
        ):
            return response.status, await read_capped(response, max_bytes=_MAX_BYTES)
    except TooMuchError as error:
        raise AnswerUnreadableError(f"{url}: {error}") from None
    except (aiohttp.ClientResponseError, aiohttp.ServerDisconnectedError) as error:
        # Its request_info holds our headers with the key: not even as a cause.
        raise AnswerUnreadableError(f"{url}: no HTTP answer: {error.message}") from None
    except (aiohttp.ClientError, OSError, TimeoutError) as error:
        raise ServiceUnreachableError(f"{url}: {str(error) or type(error).__name__}") from error
