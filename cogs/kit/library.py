"""discord.py, mended where its requests break.

All requests of the library go through ``HTTPClient.request`` or ``AsyncWebhookAdapter.request``.
Both repeat some server errors, and neither repeats a broken connection: a kept-alive one that
Discord has just closed would cost a picture its last edit. So both are mended here, once for every
caller, and so is the first answer to an interaction, which Discord takes once. Requests of the
former kind wait for their turn as well: Discord counts them for all processes together.
"""

import asyncio
import contextlib
import functools
import json
import secrets
from collections.abc import Awaitable, Callable, Mapping
from http import HTTPStatus
from types import TracebackType
from typing import Any, cast
from weakref import WeakKeyDictionary

import aiohttp
import discord
from discord import http
from discord.webhook import async_

from bot.first_answers import first_answer_given
from cogs.kit.request_budget import RequestBudget
from cogs.kit.rest import ANSWERED, ERRORS, AnswerUnreadableError, is_away, is_refused, readable

TIMEOUT = aiohttp.ClientTimeout(total=300.0, sock_connect=10.0, sock_read=20.0)
"""Of one request: an upload may take minutes, an answer to it may not."""
PAUSES_SECONDS = (0.2, 1.0)
"""Before a request is sent again whose connection broke."""
ANSWER_SECONDS = 2.5
"""How long one try of a first answer may take: Discord waits 3 s for it."""
ANSWER_PAUSES_SECONDS = (0.1, 0.4, 1.0)

_AUTOCOMPLETE = 8

_MESSAGES = "/channels/{channel_id}/messages"
_REPEATABLE_POSTS = frozenset({"/users/@me/channels", "/attachments/refresh-urls"})
_WITH_ID = frozenset(
    {"messages", "{message_id}", "{webhook_token}", "channels", "{channel_id}", "{guild_id}"}
)
"""The last parts of paths that answer with one object, which has an id."""


async def read_answer(response: aiohttp.ClientResponse) -> object:
    """Read an answer in place of discord.py's ``json_or_text``, which trusts what it is sent."""
    text = await response.text(encoding="utf-8", errors="replace")
    try:
        data: object = json.loads(text)
    except ValueError:
        data = text
    if response.status == HTTPStatus.TOO_MANY_REQUESTS:
        return _with_retry_after(response, data)
    if response.ok and response.status != HTTPStatus.NO_CONTENT:
        if not isinstance(data, dict | list):
            raise AnswerUnreadableError(f"{response.status} with {text[:80]!r}")
        return cast("object", data)
    return cast("object", data) if isinstance(data, dict) else text


def _with_retry_after(response: aiohttp.ClientResponse, data: object) -> Mapping[str, object]:
    """Say how long to wait also where the body does not: the library looks nowhere else."""
    body = cast("dict[str, object]", data) if isinstance(data, dict) else dict[str, object]()
    if not isinstance(body.get("retry_after"), int | float):
        told = response.headers.get("Retry-After", "")
        body["retry_after"] = float(told) if told.isdecimal() else 1.0
    return body


class _Session:
    """An aiohttp session with terms for the requests of one call."""

    def __init__(self, session: Any, **terms: object) -> None:  # noqa: ANN401 - or another of these
        self._session, self._terms = session, terms

    def request(self, method: str, url: str, **given: object) -> Any:  # noqa: ANN401 - aiohttp's
        return self._session.request(method, url, **self._terms, **given)


Send = Callable[..., Awaitable[Any]]


def _mended(send: Send) -> Send:
    """Send again what may come twice, where the connection broke or nothing could be read."""

    @functools.wraps(send)
    async def request(
        client: object,
        route: http.Route,
        *args: object,
        **kwargs: Any,  # noqa: ANN401 - what discord.py's two take
    ) -> object:
        if args:
            args = (_Session(args[0], timeout=TIMEOUT), *args[1:])
        elif "session" in kwargs:
            kwargs["session"] = _Session(kwargs["session"], timeout=TIMEOUT)
        else:
            kwargs.setdefault("timeout", TIMEOUT)
        _add_nonce(route, kwargs)
        pauses = iter(PAUSES_SECONDS)
        while True:
            try:
                with readable():
                    return _checked(route, await send(client, route, *args, **kwargs))
            except (aiohttp.ClientError, OSError) as error:
                pause = next(pauses, None)
                if pause is None or not _may_come_twice(route, kwargs, error):
                    raise
            for file in kwargs.get("files") or ():
                file.reset(seek=True)
            await asyncio.sleep(pause)

    return request


_budgets = WeakKeyDictionary[http.HTTPClient, RequestBudget]()


def keep_within(client: discord.Client, budget: RequestBudget) -> None:
    """Let all requests that a client makes as the bot wait for their turn."""
    _budgets[client.http] = budget


def _in_turn(send: Send) -> Send:
    """Send a request when the bot may make one more."""

    @functools.wraps(send)
    async def request(client: http.HTTPClient, *args: object, **kwargs: object) -> object:
        budget = _budgets.get(client)
        if budget is not None:
            await budget.wait()
        return await send(client, *args, **kwargs)

    return request


def _checked(route: http.Route, answer: object) -> object:
    """Make sure that an answer is what the library takes it for; empty is what has no content."""
    last = route.path.rpartition("/")[2]
    is_list = route.method == "GET" and last in {"messages", "channels"}
    if last in _WITH_ID and not is_list and answer != "":
        int(cast("Mapping[str, str]", answer)["id"])
    return answer


def _add_nonce(route: http.Route, kwargs: dict[str, Any]) -> None:
    """Let Discord make one message of two requests, also where the caller did not think of it."""
    is_message = (route.method, route.path) == ("POST", _MESSAGES)
    if is_message and kwargs.get("json") is not None:
        kwargs["json"] = {"nonce": secrets.token_hex(12), "enforce_nonce": True, **kwargs["json"]}


def _may_come_twice(route: http.Route, kwargs: Mapping[str, Any], error: BaseException) -> bool:
    """Whether a second arrival changes nothing, or there was no first."""
    is_repeatable = route.method != "POST" or route.path in _REPEATABLE_POSTS
    if is_repeatable or _never_arrived(error):
        return True
    fields = kwargs.get("form") or ()
    has_nonce = "json" in kwargs or any('"nonce"' in str(field.get("value")) for field in fields)
    return route.path == _MESSAGES and has_nonce


def _once(send: Send) -> Send:
    """Give the first answer to an interaction, and find out whether Discord has taken it.

    What may have arrived is sent again, because Discord then says so. Where nobody can tell, it is
    taken to have arrived: whoever edits the answer next learns otherwise.
    """

    @functools.wraps(send)
    async def answer(
        adapter: object,
        interaction_id: int,
        token: str,
        *,
        session: object,
        params: http.MultipartParameters,
        **more: object,
    ) -> object:
        first_answer_given()
        # The library's own repetitions outlive the interaction.
        session = _Session(session, raise_for_status=_no_server_error)
        taken = {"interaction": {"id": str(interaction_id)}}
        has_perhaps_arrived, pauses = False, iter(ANSWER_PAUSES_SECONDS)
        while True:
            try:
                async with asyncio.timeout(ANSWER_SECONDS):
                    told = await send(
                        adapter, interaction_id, token, session=session, params=params, **more
                    )
                return _callback(told) or taken
            except ERRORS as error:
                if _is_over(error, params):
                    return taken
                has_perhaps_arrived |= not _never_arrived(error)
                if not is_away(error):
                    raise
                pause = next(pauses, None)
                if pause is None and has_perhaps_arrived:
                    return taken
                if pause is None:
                    raise
            for file in params.files or ():
                file.reset(seek=True)
            await asyncio.sleep(pause)

    return answer


def _is_over(error: BaseException, params: http.MultipartParameters) -> bool:
    """Whether there is nothing left to say: it has its answer, or they have typed on."""
    if isinstance(error, discord.HTTPException) and error.code == ANSWERED:
        return True
    return is_refused(error) and (params.payload or {}).get("type") == _AUTOCOMPLETE


def _callback(told: object) -> object:
    """Return of an answer's answer what the library reads without stumbling."""
    with contextlib.suppress(LookupError, TypeError, ValueError):
        its = cast("Mapping[str, Mapping[str, str]]", told)["interaction"]
        known = {name: its[name] for name in ("id", "response_message_id") if its.get(name)}
        return {"interaction": {name: str(int(id_)) for name, id_ in known.items()}}
    return None


def _never_arrived(error: BaseException) -> bool:
    """Whether Discord certainly did not act on what it was sent."""
    is_busy = isinstance(error, discord.HTTPException) and (
        error.status == HTTPStatus.TOO_MANY_REQUESTS
    )
    return is_busy or isinstance(error, aiohttp.ClientConnectorError)


async def _no_server_error(response: aiohttp.ClientResponse) -> None:
    if response.status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        response.close()
        raise AnswerUnreadableError(f"status {response.status}")


class MendedLock(async_.AsyncDeferredLock):
    """Discord's lock of a token, let go also by who is cancelled in the pause before that.

    discord.py 2.7 leaves it locked then, for good: an edit that was given up while Discord let no
    more follow would be the last one of its reply.
    """

    async def __aexit__(
        self,
        exc_type: type[BaseException] | None,
        exc: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """Wait as Discord asked, and let go in any case."""
        try:
            if self.delta:
                await asyncio.sleep(self.delta)
        finally:
            self.lock.release()


async_.AsyncDeferredLock = MendedLock  # type: ignore[misc]
for _module in (http, async_):
    setattr(_module, "json_or_text", read_answer)  # noqa: B010 - the type checkers know better
for _owner, _name, _mend in (
    (http.HTTPClient, "request", _in_turn),
    (http.HTTPClient, "request", _mended),
    (async_.AsyncWebhookAdapter, "request", _mended),
    (async_.AsyncWebhookAdapter, "create_interaction_response", _once),
):
    # The library looks them up by these names, wherever it uses them.
    setattr(_owner, _name, _mend(getattr(_owner, _name)))
