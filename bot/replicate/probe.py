"""Checks, without paying, whether an address is the prediction API and accepts the key."""

import contextlib
import json
import re
import time
from http import HTTPStatus

import aiohttp
from yarl import URL

from bot.errors import (
    AnswerUnreadableError,
    KeyRefusedError,
    PredictionLostError,
    ServiceUnreachableError,
)
from bot.imagine.prediction import PredictionStatus
from bot.replicate.failures import classify_poll
from bot.replicate.reading import TooMuchError, read_capped
from bot.replicate.texts import one_line
from bot.replicate.wire import read_prediction

NO_SUCH_PREDICTION = "easelcheck0000000000000000"
_MAX_BYTES = 256 * 1024
# What web servers and other APIs say of a path they don't know; ours says it of a prediction.
_UNKNOWN_PATH = re.compile(
    r"\W*(?:404\W*)?not[ _]found\W*(?:404\W*)?"
    r"|(?:0 )?401: Unauthorized"  # Discord's
    r"|(?:403\W*)?forbidden|access denied|missing authentication token|bad request"
    r"|requested entity was not found\."  # Google's
    r"|.*cannot find (?:that|this|the) (?:route|path|page).*"
    r"|.*(?:invalid url|cannot (?:get|find) /|no (?:such |matching )?(?:route|endpoint|handler)"
    r"|(?:route|path|page|endpoint|url)\b.{0,80}not (?:found|exist)"
    r"|(?:unknown|unrecognized) (?:request )?(?:path|endpoint|url)).*",
    re.IGNORECASE | re.DOTALL,
)


async def probe(session: aiohttp.ClientSession, base_url: str, key: str) -> None:
    """Ask for a prediction that there is not: the API says so in words of its own.

    Raises:
        KeyRefusedError: it does not accept the key.
        AnswerUnreadableError: another server answers there; the text says what it is.
        PredictionError: it cannot be reached, or does not answer just now.
    """
    try:
        async with session.get(
            URL(f"{base_url}/predictions/{NO_SUCH_PREDICTION}", encoded=True),
            headers={"Authorization": f"Bearer {key}"},
            allow_redirects=False,
        ) as response:
            body = await read_capped(response, max_bytes=_MAX_BYTES)
    except (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError) as error:
        raise ServiceUnreachableError(str(error)) from error
    except (aiohttp.ClientResponseError, aiohttp.ServerDisconnectedError) as error:
        # Its request_info holds our headers with the key: not even as a cause.
        raise AnswerUnreadableError(f"no HTTP answer: {error.message}") from None
    except TooMuchError as error:
        raise AnswerUnreadableError(str(error)) from None
    except (aiohttp.ClientError, OSError) as error:
        raise ServiceUnreachableError(str(error) or type(error).__name__) from error
    text = body.decode("utf-8-sig", errors="replace")
    try:
        answer: object = json.loads(text)
    except (ValueError, RecursionError):
        answer = text
    if response.status == HTTPStatus.OK:
        with contextlib.suppress(AnswerUnreadableError):
            if read_prediction(answer).status is not PredictionStatus.UNKNOWN:
                return
    refusal = classify_poll(response.status, response.headers, answer, now=time.time())
    about = str(refusal).partition(": ")[2]
    is_foreign = (
        not isinstance(answer, dict) or _UNKNOWN_PATH.fullmatch(about) or about == "nothing"
    )
    if isinstance(refusal, AnswerUnreadableError) or (
        is_foreign and isinstance(refusal, PredictionLostError | KeyRefusedError)
    ):
        server = one_line(response.headers.get("Server", "a server without a name"), limit=60)
        raise AnswerUnreadableError(f"{server} answered {response.status}: {about}")
    if not isinstance(refusal, PredictionLostError):
        raise refusal
