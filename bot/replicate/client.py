"""The client of the prediction API: a POST that costs money, GETs that may be retried, a cancel."""

import asyncio
import functools
import itertools
import json
import logging
import math
import random as random_module
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Protocol, TypeVar
from urllib.parse import quote

import aiohttp
from yarl import URL

from bot.clock import Clock
from bot.errors import (
    AnswerUnreadableError,
    KeyRefusedError,
    ModelUnavailableError,
    NoBalanceError,
    NudgeRefusedError,
    PredictionError,
    PredictionLostError,
    RateLimitedError,
    ServiceDownError,
    ServiceSlowError,
    ServiceUnreachableError,
    StartAmbiguousError,
)
from bot.imagine.prediction import OnStumble, Prediction, PredictionStatus
from bot.imagine.request import InputValue
from bot.imagine.request_limit import RequestLimit
from bot.replicate.failures import (
    classify_answer,
    classify_poll,
    is_definite,
    refuses_nudges,
)
from bot.replicate.reading import TooMuchError, read_capped
from bot.replicate.retry import retry_until
from bot.replicate.session import CONNECT_SECONDS, READ_SECONDS
from bot.replicate.wire import is_id, read_prediction, read_result

logger = logging.getLogger(__name__)

MAX_ANSWER_BYTES = 8 * 1024 * 1024
"""An answer echoes the input with its picture (1.4 MB as a data URL), carries the logs, and may
carry up to four pictures as data URLs of their own; this holds all of that."""

REFUSED_POLLS, REFUSED_SECONDS = 8, 20.0
"""How often, and how long, a refusal, a page of HTML or broken JSON may be a passing fault of polls
at a prediction that the service gave us the id of. After that nobody is kept waiting."""

SLOW_POLLS = 4.0
"""A poll's timeout doubles with each poll without an answer, up to this many times."""
_USUAL_WAY_EVERY = 10
"""While the other route is used, every so many polls try the usual one again."""

SHORTEST_DEADLINE_SECONDS, LONGEST_DEADLINE_SECONDS = 5, 86_400
"""The bounds that Replicate sets to Cancel-After."""
DEADLINE_GRACE_SECONDS = 15.0
"""Later than our own last look, after which the member reads that it took too long."""
_REPLICATE_HOST = "api.replicate.com"
_COMET_HOSTS = frozenset({"api.cometapi.com", "127.0.0.1", "localhost", "::1"})
_COMET_PATH = "/replicate/v1"
_LARGE_BYTES = 256 * 1024
_SUCCESS = range(200, 300)
_MODEL = re.compile(r"[A-Za-z0-9][\w.-]*/[A-Za-z0-9][\w.-]*", re.ASCII)

_Error = TypeVar("_Error", bound=PredictionError)


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeouts:
    """How long one request may take, in seconds."""

    connect: float = CONNECT_SECONDS
    create: float = 60.0
    get: float = READ_SECONDS
    cancel: float = 10.0


@dataclass(frozen=True, slots=True, kw_only=True)
class _Answer:
    status: int
    headers: Mapping[str, str]
    content: object
    """The parsed JSON, or the text if it is not JSON."""


class _Classify(Protocol):
    def __call__(
        self, status: int, headers: Mapping[str, str], answer: object, /, *, now: float
    ) -> PredictionError: ...


class ReplicateClient:
    """A prediction backend that speaks Replicate's HTTP API, as CometAPI offers it.

    The key goes to ``base_url`` only: redirects are not followed and ``urls`` in answers are not
    used. It appears in no error.
    """

    def __init__(  # noqa: PLR0913 - each is a part or a setting, all by name
        self,
        *,
        session: aiohttp.ClientSession,
        base_url: str,
        key: str,
        clock: Clock,
        limit: RequestLimit,
        random: Callable[[], float] = random_module.random,
        timeouts: Timeouts | None = None,
    ) -> None:
        self._session = session
        self._base_url = base_url.strip().rstrip("/")
        self.use_key(key)
        self._clock = clock
        self._random = random
        self._timeouts = timeouts or Timeouts()
        self._limit = limit
        self._poll_seconds = self._timeouts.get
        self._results = results_of(self._base_url)
        self._ends_late_ones = is_replicate(self._base_url)
        self._results_asked = itertools.count(1)

    def use_key(self, key: str) -> None:
        """Send this key from the next request on."""
        self._key = key.strip().lstrip("\ufeff")
        self._headers = {"Authorization": f"Bearer {self._key}"}

    async def create(
        self,
        model: str,
        input_: Mapping[str, InputValue],
        *,
        version: str | None = None,
        deadline_seconds: float | None = None,
        nudge_at: str | None = None,
    ) -> Prediction:
        """Start a paid prediction: exactly one request, never repeated here.

        One of a ``version`` goes to the route for those: the other is for models that the
        provider keeps itself, and refuses the rest.
        Its turn within the limit of requests is the caller's to wait for, before it records that
        it is about to send this. Replicate itself is told of the deadline, so that a prediction
        ends, and costs no more, even if we are not there to cancel it.

        Raises:
            StartAmbiguousError: it may have been started, but no answer says so.
            NudgeRefusedError: definitely not, because of ``nudge_at``.
            PredictionError: it was definitely not started.
        """
        if not _MODEL.fullmatch(model):
            raise ModelUnavailableError(f"{model[:100]!r} is not owner/name")
        try:
            answer = await self._request(
                "POST",
                self._url("/predictions" if version else f"/models/{model}/predictions"),
                seconds=self._timeouts.create,
                body=_body(input_, version=version, nudge_at=nudge_at),
                headers=_cancel_after(deadline_seconds if self._ends_late_ones else None),
            )
        except ServiceUnreachableError:
            raise
        except (ServiceDownError, AnswerUnreadableError) as error:
            raise StartAmbiguousError(str(error)) from error
        if answer.status not in _SUCCESS:
            refusal = self._refusal(classify_answer, answer)
            if nudge_at is not None and refuses_nudges(answer.status, answer.content, input_):
                raise NudgeRefusedError(str(refusal)) from refusal
            if version and isinstance(refusal, AnswerUnreadableError):
                # A gateway shows a page, or redirects to one, for routes that it does not have.
                raise ModelUnavailableError(f"no route for versions: {refusal}") from refusal
            raise refusal
        try:
            return self._cleaned(read_prediction(answer.content))
        except AnswerUnreadableError as error:
            if is_definite(answer.content, status=answer.status):
                raise self._refusal(classify_answer, answer) from None
            raise self._redacted(StartAmbiguousError(str(error))) from None

    async def get(
        self,
        prediction_id: str,
        *,
        give_up_at: float,
        on_stumble: OnStumble | None = None,
        is_told: bool = False,
    ) -> Prediction:
        """Get its state; retry temporary failures until ``give_up_at`` (monotonic).

        One that ``is_told`` over goes before the other polls.
        The service gave us this id, so a refusal is believed only when it is repeated; one of our
        key or balance is waited out, for it says nothing of the prediction.

        Raises:
            PredictionError: there is no answer to be had; the last reason why.
        """
        url = self._url(_path_of(prediction_id))
        believed_at = self._clock.monotonic() + REFUSED_SECONDS
        refusals = 0

        def is_temporary(error: BaseException) -> bool:
            nonlocal refusals
            if isinstance(error, PredictionLostError | AnswerUnreadableError):
                refusals += 1
                return refusals < REFUSED_POLLS and self._clock.monotonic() < believed_at
            is_account = isinstance(error, KeyRefusedError | NoBalanceError)
            return is_account or (isinstance(error, PredictionError) and error.is_temporary)

        async def poll() -> Prediction:
            try:
                return await self._poll(prediction_id, url, give_up_at=give_up_at, is_told=is_told)
            except PredictionError as error:
                if on_stumble is not None:
                    await on_stumble(error)
                raise

        try:
            return await poll()
        except PredictionError as error:
            # Nearly every poll returns above.
            first = [error]
        policy = retry_until(
            give_up_at, is_temporary=is_temporary, clock=self._clock, random=self._random
        )

        async def again() -> Prediction:
            if first:
                raise first.pop()
            return await poll()

        return await policy(again)

    async def cancel(self, prediction_id: str) -> bool:
        """Cancel a prediction; True only if the answer shows that it had not ended by itself.

        One that succeeded or failed meanwhile was not stopped. Gateways without this route
        answer with a page or an error.
        """
        try:
            url = self._url(f"{_path_of(prediction_id)}/cancel")
            self._limit.take()
            answer = await self._request("POST", url, seconds=self._timeouts.cancel)
            if answer.status not in _SUCCESS:
                return False
            prediction = read_prediction(answer.content, known_id=prediction_id)
        except PredictionError:
            return False
        return prediction.status not in {PredictionStatus.SUCCEEDED, PredictionStatus.FAILED}

    async def _poll(
        self, prediction_id: str, url: URL, *, give_up_at: float, is_told: bool
    ) -> Prediction:
        # A poll that begins at the deadline still gets a second: the picture is paid for.
        now = self._clock.monotonic()
        if not self._limit.take_poll() and not await self._limit.wait_for_poll(
            give_up_at=max(give_up_at, now + 1.0), is_first=is_told
        ):
            raise RateLimitedError("no turn within our own limit of requests")
        is_slow = self._poll_seconds >= SLOW_POLLS * self._timeouts.get
        if self._results is not None and is_slow:
            found = await self._poll_result(self._results, prediction_id)
            if found is not None:
                return found
        began_at = self._clock.monotonic()
        left = max(give_up_at - began_at, 1.0)
        # If no second poll would fit before the deadline, this one gets all the time.
        seconds = left if left < 2 * self._poll_seconds else self._poll_seconds
        try:
            answer = await self._request("GET", url, seconds=seconds)
        except ServiceSlowError:
            longer = min(2 * seconds, SLOW_POLLS * self._timeouts.get)
            self._poll_seconds = max(self._poll_seconds, longer)
            raise
        if self._clock.monotonic() - began_at <= self._timeouts.get:
            self._poll_seconds = self._timeouts.get
        if answer.status not in _SUCCESS:
            raise self._refusal(classify_poll, answer)
        try:
            return self._cleaned(read_prediction(answer.content, known_id=prediction_id))
        except AnswerUnreadableError:
            raise self._refusal(classify_poll, answer) from None

    async def _poll_result(self, results: URL, prediction_id: str) -> Prediction | None:
        """Poll CometAPI's other route for the same prediction; None if it does not know it."""
        if next(self._results_asked) % _USUAL_WAY_EVERY == 0:
            return None
        self._limit.take()
        url = results.with_query(id=prediction_id)
        try:
            answer = await self._request("GET", url, seconds=self._timeouts.get)
            if answer.status not in _SUCCESS:
                raise self._refusal(classify_poll, answer)
            return self._cleaned(read_result(answer.content, known_id=prediction_id))
        except PredictionError as error:
            logger.info("the result of %s is not told: %s", prediction_id, error)
            return None

    async def _request(
        self,
        method: str,
        url: URL,
        *,
        seconds: float,
        body: Mapping[str, object] | None = None,
        headers: Mapping[str, str] = MappingProxyType({}),
    ) -> _Answer:
        """Send one request and read its answer, whatever its status.

        Raises:
            ServiceUnreachableError: no connection was made; nothing was sent.
            ServiceSlowError: nothing came in time.
            ServiceDownError: the connection broke.
            AnswerUnreadableError: too large, or not JSON though it says success.
        """
        # aiohttp repeats a GET on a connection that broke while idle, but never a POST.
        try:
            async with self._session.request(
                method,
                url,
                headers={**self._headers, **headers},
                json=body,
                allow_redirects=False,
                timeout=_timeout(seconds, connect=self._timeouts.connect),
            ) as response:
                return await self._read(method, response)
        except (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError) as error:
            raise self._redacted(
                ServiceUnreachableError(f"{method} not sent: {_named(error)}")
            ) from error
        except aiohttp.ClientHttpProxyError as error:
            # It made no connection for us. The error holds the proxy's address with a password.
            text = f"{method} not sent: the proxy answers {error.status} {error.message}"
            raise self._redacted(ServiceUnreachableError(text)) from None
        except aiohttp.ClientResponseError as error:
            # Its request_info holds our headers with the key: not even as a cause.
            text = f"{method}: no HTTP answer: {error.message}"
            raise self._redacted(AnswerUnreadableError(text)) from None
        except (aiohttp.ClientError, OSError) as error:
            kind = ServiceSlowError if isinstance(error, TimeoutError) else ServiceDownError
            raise self._redacted(kind(f"{method} broke off: {_named(error)}")) from error

    async def _read(self, method: str, response: aiohttp.ClientResponse) -> _Answer:
        is_success = response.status in _SUCCESS
        try:
            body = await read_capped(response, max_bytes=MAX_ANSWER_BYTES)
        except TooMuchError as error:
            if is_success:
                raise AnswerUnreadableError(f"{method} answered {error}") from None
            body = b""
        except (aiohttp.ClientError, OSError):
            if is_success:
                raise
            # The status of a refusal counts, even when its text was cut off.
            body = b""
        text = body.decode("utf-8-sig", errors="replace")
        if len(body) < _LARGE_BYTES:
            content = _read_json(text)
        else:
            # Megabytes of JSON would hold up every other task of the loop.
            content = await asyncio.to_thread(_read_json, text)
        return _Answer(status=response.status, headers=response.headers, content=content)

    def _refusal(self, classify: _Classify, answer: _Answer) -> PredictionError:
        error = classify(answer.status, answer.headers, answer.content, now=self._clock.time())
        return self._redacted(error)

    def _url(self, path: str) -> URL:
        return URL(f"{self._base_url}{path}", encoded=True)

    def _cleaned(self, prediction: Prediction) -> Prediction:
        if prediction.failure is not None:
            self._redacted(prediction.failure)
        return prediction

    def _redacted(self, error: _Error) -> _Error:
        """Return the error without our key, in case a server quoted it back."""
        if self._key:
            error.args = tuple(str(part).replace(self._key, "[key]") for part in error.args)
        return error


def _path_of(prediction_id: str) -> str:
    if not is_id(prediction_id):
        raise PredictionLostError(f"{prediction_id[:80]!r} cannot be a prediction's id")
    return f"/predictions/{quote(prediction_id, safe='')}"


def is_replicate(base_url: str) -> bool:
    """Whether the API is Replicate's own, which knows what gateways in front of it do not."""
    return URL(base_url).host == _REPLICATE_HOST


def _body(
    input_: Mapping[str, InputValue], *, version: str | None, nudge_at: str | None
) -> Mapping[str, object]:
    body: dict[str, object] = {"input": dict(input_)}
    if version:
        body["version"] = version
    if nudge_at is not None:
        body |= {"webhook": nudge_at, "webhook_events_filter": ["completed"]}
    return body


def _cancel_after(seconds: float | None) -> Mapping[str, str]:
    if seconds is None:
        return {}
    whole = min(
        max(math.ceil(seconds + DEADLINE_GRACE_SECONDS), SHORTEST_DEADLINE_SECONDS),
        LONGEST_DEADLINE_SECONDS,
    )
    return {"Cancel-After": f"{whole}s"}


def results_of(base_url: str) -> URL | None:
    """Return where CometAPI tells of the same predictions in another way; None at others.

    Its stand-ins on this machine are taken for it; nothing of ours goes to another host.
    """
    base = URL(base_url)
    is_comet = base.host in _COMET_HOSTS and base.path.rstrip("/") == _COMET_PATH
    return base.origin() / "flux/v1/get_result" if is_comet else None


@functools.lru_cache
def _timeout(seconds: float, *, connect: float) -> aiohttp.ClientTimeout:
    return aiohttp.ClientTimeout(total=seconds, sock_connect=min(connect, seconds))


def _named(error: BaseException) -> str:
    return f"{type(error).__name__}: {error}"[:300]


def _read_json(text: str) -> object:
    """Return the parsed JSON, or the text itself if it is not JSON."""
    try:
        content: object = json.loads(text)
    except (ValueError, RecursionError):
        return text
    return content
