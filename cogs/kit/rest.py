"""Requests to Discord: messages written, what refusals mean, how long an answer is waited for."""

import asyncio
import contextlib
import json
from collections.abc import Awaitable, Generator, Mapping, Sequence
from http import HTTPStatus
from typing import Any, TypeVar

import aiohttp
import discord
from discord.http import MultipartParameters
from discord.state import ConnectionState
from discord.webhook.async_ import async_context

ANSWERED = 40060
"""Discord's code for: this interaction has its answer."""
INTERACTION_UNKNOWN = 10062
"""Discord's code for: this interaction was given up, or never was."""
THREAD_ARCHIVED = 50083
_FOR_ONE_ALONE = discord.MessageFlags(ephemeral=True, components_v2=True).value
_TOO_LARGE = frozenset({40005, 50045})
"""The whole request, or a file in it, whatever the status."""
_NOT_NOW = frozenset({20028, 40062, 130000})
"""A limit on what is written in a channel, one on a part of Discord, an overload."""
_CONTENT_REFUSED = frozenset({20009, 200000, 200001, 240000})
"""Explicit pictures, blocked by AutoMod, harmful links (Discord, "Opcodes and Status Codes")."""


class AnswerUnreadableError(aiohttp.ClientPayloadError):
    """Discord, or something on the way to it, answered nothing that the library can read."""


AWAY = (discord.DiscordServerError, discord.RateLimited, aiohttp.ClientError, OSError)
"""What is raised while Discord is away: the same request may succeed later."""
ERRORS = (discord.HTTPException, *AWAY)
"""Whatever a request may raise."""
_NONCE_CHARACTERS = 25


def nonce_of(purpose: str) -> str:
    """Return a message's nonce: Discord makes one message of two requests with the same one."""
    return purpose[:_NONCE_CHARACTERS]


def is_refused(error: BaseException) -> bool:
    """Whether Discord definitely does not take this request, here and as it is."""
    if not isinstance(error, discord.HTTPException) or is_too_large(error):
        return False
    if error.code in _NOT_NOW:
        return False
    is_client_error = HTTPStatus.BAD_REQUEST <= error.status < HTTPStatus.INTERNAL_SERVER_ERROR
    return is_client_error and error.status != HTTPStatus.TOO_MANY_REQUESTS


def is_too_large(error: BaseException) -> bool:
    """Whether smaller files would be taken."""
    return isinstance(error, discord.HTTPException) and (
        error.status == HTTPStatus.REQUEST_ENTITY_TOO_LARGE or error.code in _TOO_LARGE
    )


def is_content_refused(error: BaseException) -> bool:
    """Whether Discord does not want to show this picture, or these words, at all."""
    return isinstance(error, discord.HTTPException) and error.code in _CONTENT_REFUSED


def is_away(error: BaseException) -> bool:
    """Whether Discord is away or busy, so that the same request may succeed later."""
    if isinstance(error, discord.HTTPException):
        return not is_refused(error) and not is_too_large(error)
    return isinstance(error, AWAY)


@contextlib.contextmanager
def readable() -> Generator[None]:
    """Tell an answer that the library stumbles over from a bug of ours.

    Raises:
        AnswerUnreadableError: in place of what the library raises while it reads one.
    """
    try:
        yield
    except (aiohttp.ClientError, OSError):
        raise  # Some are ValueErrors as well.
    except (LookupError, TypeError, ValueError, AttributeError) as error:
        raise AnswerUnreadableError(repr(error)) from error


def message_parameters(
    payload: Mapping[str, object],
    files: Sequence[discord.File],
    *,
    pings: Sequence[int] = (),
    nonce: str | None = None,
) -> MultipartParameters:
    """Return what the library's requests take for a message; leaving it closes the files.

    It pings the persons with these ids and nobody else. With a ``nonce``, see ``nonce_of``.
    """
    whole: dict[str, object] = {
        **payload,
        **({} if nonce is None else {"nonce": nonce, "enforce_nonce": True}),
        "tts": False,
        "allowed_mentions": {"parse": [], **({"users": list(pings)} if pings else {})},
        "attachments": [file.to_dict(at) for at, file in enumerate(files)],
    }
    if not files:
        return MultipartParameters(payload=whole, multipart=None, files=None)
    form = [{"name": "payload_json", "value": json.dumps(whole, separators=(",", ":"))}]
    uploads = [
        {
            "name": f"files[{at}]",
            "value": file.fp,
            "filename": file.filename,
            "content_type": "application/octet-stream",
        }
        for at, file in enumerate(files)
    ]
    return MultipartParameters(payload=None, multipart=[*form, *uploads], files=files)


async def answer_at_once(
    state: ConnectionState[Any],
    interaction: Mapping[str, object],
    *components: Mapping[str, object],
) -> None:
    """Answer an interaction, as it came, with components that its person alone sees.

    Without the library's objects around it, an answer costs a third.

    Raises:
        LookupError, TypeError, ValueError: it does not say where to answer it.
        Anything of ``ERRORS``: Discord does not take it.
    """
    shown: dict[str, object] = {
        "flags": _FOR_ONE_ALONE,
        "allowed_mentions": {"parse": []},
        "components": components,
    }
    answer = {"type": discord.InteractionResponseType.channel_message.value, "data": shown}
    http = state.http
    await async_context.get().create_interaction_response(
        int(str(interaction["id"])),
        str(interaction["token"]),
        session=http._HTTPClient__session,  # type: ignore[attr-defined]  # noqa: SLF001
        proxy=http.proxy,
        proxy_auth=http.proxy_auth,
        params=MultipartParameters(payload=answer, multipart=None, files=None),
    )


async def edit_by_token(
    webhook: discord.Webhook, message_id: int, parameters: MultipartParameters
) -> int:
    """Edit a message by its interaction's token, and return its id.

    The library's own method would make an object of the answer, part by part. What is raised is
    the same, and so are the rate limits.
    """
    with readable(), parameters:
        answer = await async_context.get().edit_webhook_message(
            webhook.id,
            webhook.token or "",
            message_id,
            session=webhook.session,
            proxy=webhook.proxy,
            proxy_auth=webhook.proxy_auth,
            **parameters._asdict(),
            with_components=True,
        )
        return int(answer["id"])


async def edit_message(
    client: discord.Client, channel_id: int, message_id: int, parameters: MultipartParameters
) -> int:
    """Edit one of the bot's messages, and return its id."""
    with readable(), parameters:
        answer = await client.http.edit_message(channel_id, message_id, params=parameters)
        return int(answer["id"])


async def send_message(
    client: discord.Client, channel_id: int, parameters: MultipartParameters
) -> int:
    """Post a message, and return its id."""
    with readable(), parameters:
        answer = await client.http.send_message(channel_id, params=parameters)
        return int(answer["id"])


T = TypeVar("T")

_ending: set[asyncio.Future[Any]] = set()
"""What was given up and is not over yet."""


async def hard_timeout(asked: Awaitable[T], *, within_seconds: float) -> T:
    """Return the answer, or give up on the second.

    ``asyncio.timeout`` is not enough where an interaction waits (3 s): a request of discord.py that
    is cancelled still sits its rate limit out before it ends (``Ratelimit.__aexit__``).

    Raises:
        TimeoutError: there is no answer yet; what was asked is cancelled, unless it is shielded.
    """
    task = asyncio.ensure_future(asked)
    try:
        done, _ = await asyncio.wait({task}, timeout=within_seconds)
    finally:
        if not task.done():
            _end(task)
    if not done:
        raise TimeoutError
    return task.result()


def _end(task: asyncio.Future[Any]) -> None:
    _ending.add(task)
    task.add_done_callback(_ended)
    task.cancel()


def _ended(task: asyncio.Future[Any]) -> None:
    _ending.discard(task)
    if not task.cancelled():
        task.exception()
