"""The image service: the prediction API on a loopback port, under /replicate/v1 and /v1."""

import asyncio
import json
import time
from collections.abc import Callable, Mapping
from typing import Self, cast

from aiohttp import web
from yarl import URL

from sandbox.images import answers, misbehaviour
from sandbox.images.calls import Calls
from sandbox.images.desk import Desk, pause
from sandbox.images.encode import CONTENT_TYPES
from sandbox.images.models import MODELS, VERSIONS
from sandbox.images.offers import offers
from sandbox.images.parameters import Problem
from sandbox.images.predictions import KEPT_SECONDS, Prediction, State
from sandbox.images.records import Cancel, Create, Download, Query
from sandbox.images.refusals import (
    PAGE,
    Dialect,
    Refusal,
    bad_key,
    invalid,
    malformed,
    scripted,
    throttled,
    unknown_model,
    unknown_prediction,
    unknown_version,
)
from sandbox.images.script import triggers_in
from sandbox.images.studio import Studio, data_url

_BODY_KEYS = frozenset({"input", "version", "webhook", "webhook_events_filter", "stream"})
_CALL_KEYS = frozenset({"webhook", "webhook_events_filter"})
_LARGEST_BODY_BYTES = 32 * 1024 * 1024
_SHUTDOWN_SECONDS = 1.0
_BASES: Mapping[str, Dialect] = {"/replicate/v1": "comet", "/v1": "replicate"}


class ImageService:
    """A local prediction API; `async with` starts and stops it.

    Args:
        port: Where to listen on 127.0.0.1; 0 takes any free port.
        key: The only key it accepts.
        pace: How long everything takes, 1.0 being life-like and 0 immediate.
        paint: False answers with one tiny plain picture, for load tests.
        wrapped: Answer queries as a gateway's task, for every prediction.
        cancel_route: False answers cancels as a gateway without that route does.
        calls: False refuses starts that name an address to call, as a strict gateway might.
        clock: Seconds since the epoch; every status is told by it.
    """

    def __init__(  # noqa: PLR0913  # each is one thing a test may want to choose
        self,
        *,
        port: int = 0,
        key: str = "sandbox",
        pace: float = 1.0,
        paint: bool = True,
        wrapped: bool = False,
        cancel_route: bool = True,
        calls: bool = True,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self.port = port
        self.wrapped = wrapped
        self.cancel_route = cancel_route
        self.creates: list[Create] = []
        self.queries: list[Query] = []
        self.cancels: list[Cancel] = []
        self.downloads: list[Download] = []
        self._key = key
        self._pace = pace
        self._clock = clock
        self._studio = Studio(painted=paint)
        self._body_keys = _BODY_KEYS if calls else _BODY_KEYS - _CALL_KEYS
        self.calls = Calls(clock=clock, pace=pace, tell=self._answer)
        self._desk = Desk(studio=self._studio, pace=pace, clock=clock)
        self._refused_once: set[str] = set()
        self._closing = asyncio.Event()
        self._runner: web.AppRunner | None = None

    @property
    def url(self) -> str:
        """The origin, `http://127.0.0.1:PORT`."""
        return f"http://127.0.0.1:{self.port}"

    async def __aenter__(self) -> Self:
        application = web.Application(client_max_size=_LARGEST_BODY_BYTES)
        for base, dialect in _BASES.items():
            self._add_routes(application, base, dialect)
        application.router.add_get("/flux/v1/get_result", self._result)
        application.router.add_get("/api/models", _list_models)
        application.router.add_get("/files/{id}/{file}", self._file)
        application.router.add_route("*", "/{path:.*}", _wrong_path)
        runner = web.AppRunner(
            application, access_log=None, shutdown_timeout=_SHUTDOWN_SECONDS, handle_signals=False
        )
        await runner.setup()
        try:
            site = web.TCPSite(runner, "127.0.0.1", self.port)
            await site.start()
        except OSError:
            await runner.cleanup()
            raise
        address = cast("tuple[str, int]", runner.addresses[0])  # an IPv4 socket's own shape
        self.port = address[1]
        self._runner = runner
        return self

    async def __aexit__(self, *exc: object) -> None:
        self._closing.set()
        await self.calls.close()
        if self._runner:
            await self._runner.cleanup()
        await self._studio.__aexit__(*exc)

    def _add_routes(self, application: web.Application, base: str, dialect: Dialect) -> None:
        async def create(request: web.Request) -> web.StreamResponse:
            return await self._create(request, dialect)

        async def query(request: web.Request) -> web.StreamResponse:
            return await self._query(request, dialect)

        async def cancel(request: web.Request) -> web.StreamResponse:
            return self._cancel(request, dialect)

        application.router.add_post(f"{base}/models/{{owner}}/{{name}}/predictions", create)
        application.router.add_post(f"{base}/predictions", create)
        application.router.add_get(f"{base}/predictions/{{id}}", query)
        application.router.add_post(f"{base}/predictions/{{id}}/cancel", cancel)

    def _is_allowed(self, request: web.Request) -> bool:
        return request.headers.get("Authorization") == f"Bearer {self._key}"

    async def _create(self, request: web.Request, dialect: Dialect) -> web.StreamResponse:
        if not self._is_allowed(request):
            return _respond(bad_key(dialect))
        body = await request.text()
        name = _asked_model(request, body)
        given, refusal = _read_input(body, self._body_keys)
        prompt = str(given.get("prompt", ""))
        triggers = triggers_in(prompt)
        refusal = refusal or self._refusal(name, given, triggers, dialect)
        if refusal or "!htmlpost" in triggers:
            self._record_create(name, given, None)
            return _respond(refusal) if refusal else _page(200)
        prediction = await self._desk.open(MODELS[name], given)
        self._record_create(name, given, prediction.id)
        if (url := _called(body)) is not None:
            self.calls.promise(url, prediction)
        if triggers & {"!hang", "!reset"}:
            if "!hang" in triggers:
                await pause(misbehaviour.HANG_SECONDS * self._pace, until=self._closing)
            return misbehaviour.cut_the_line(request)
        first = State(status="starting", fraction=0, is_over=False)
        now = prediction.created_at
        return web.json_response(answers.flat(prediction, first, output=None, now=now), status=201)

    def _refusal(
        self, name: str, given: Mapping[str, object], triggers: frozenset[str], dialect: Dialect
    ) -> Refusal | None:
        if not name:
            return unknown_version()
        if name not in MODELS:
            return unknown_model(name, dialect)
        if problems := MODELS[name].problems(given):
            return invalid(problems)
        if "!429once" in triggers:
            prompt = str(given.get("prompt", ""))
            if prompt not in self._refused_once:
                self._refused_once.add(prompt)
                return throttled()
            self._refused_once.discard(prompt)
        return scripted(triggers, dialect=dialect, model=name)

    def _record_create(
        self, name: str, given: Mapping[str, object], prediction_id: str | None
    ) -> None:
        self.creates.append(
            Create(model=name, input=given, prediction_id=prediction_id, time=self._clock())
        )

    async def _query(self, request: web.Request, dialect: Dialect) -> web.StreamResponse:
        if not self._is_allowed(request):
            return _respond(bad_key(dialect))
        self.queries.append(Query(prediction_id=request.match_info["id"], time=self._clock()))
        prediction = self._desk.find(request.match_info["id"])
        if prediction is None or "!lost" in prediction.triggers:
            return _respond(unknown_prediction(dialect))
        prediction.queries += 1
        if "!forgets" in prediction.triggers and prediction.queries <= misbehaviour.FORGOTTEN_LOOKS:
            return _respond(unknown_prediction(dialect))
        if "!slowlook" in prediction.triggers:
            await pause(misbehaviour.SLOW_LOOK_SECONDS * self._pace, until=self._closing)
        answer = await self._answer(prediction)
        return await misbehaviour.spoil(request, prediction, answer) or web.json_response(answer)

    async def _result(self, request: web.Request) -> web.StreamResponse:
        """Answer CometAPI's other query route, which knows the same predictions."""
        if not self._is_allowed(request):
            return _respond(bad_key("comet"))
        prediction_id = request.query.get("id", "")
        self.queries.append(Query(prediction_id=prediction_id, time=self._clock()))
        prediction = self._desk.find(prediction_id)
        if prediction is None:
            return web.json_response({"id": prediction_id, "status": "Task not found"})
        state = prediction.state(self._clock())
        outputs = await self._outputs(prediction) if state.status == "succeeded" else []
        return web.json_response(answers.result(prediction, state, outputs))

    async def _answer(self, prediction: Prediction) -> dict[str, object]:
        now = self._clock()
        state = prediction.state(now)
        output = await self._output(prediction) if state.status == "succeeded" else None
        flat = answers.flat(prediction, state, output=output, now=now)
        if self.wrapped or "!wrapped" in prediction.triggers:
            return answers.wrapped(prediction, state, flat)
        return flat

    async def _output(self, prediction: Prediction) -> object:
        urls = await self._outputs(prediction)
        if not urls:
            return None
        if "!dict" in prediction.triggers:
            return {"image": urls[0]} if len(urls) == 1 else {"images": urls}
        is_list = prediction.model.answers_list or "!many" in prediction.triggers
        return urls if is_list else urls[0]

    async def _outputs(self, prediction: Prediction) -> list[str]:
        triggers = prediction.triggers
        if "!empty" in triggers:
            return []
        for word, url in (("!evil", answers.EVIL_URL), ("!elsewhere", answers.ELSEWHERE_URL)):
            if word in triggers:
                return [url for _ in prediction.kept]
        if "!datauri" in triggers:
            kind = CONTENT_TYPES[prediction.format]
            pictures = [await self._studio.picture(prediction, n) for n in prediction.kept]
            return [data_url(picture, kind) for picture in pictures]
        ending = "png" if "!big" in triggers else prediction.format
        return [f"{self.url}/files/{prediction.id}/{n}.{ending}" for n in prediction.kept]

    def _cancel(self, request: web.Request, dialect: Dialect) -> web.StreamResponse:
        prediction_id = request.match_info["id"]
        now = self._clock()
        self.cancels.append(
            Cancel(prediction_id=prediction_id, accepted=self.cancel_route, time=now)
        )
        if not self.cancel_route:
            return _page(404)
        if not self._is_allowed(request):
            return _respond(bad_key(dialect))
        prediction = self._desk.find(prediction_id)
        if prediction is None:
            return _respond(unknown_prediction(dialect))
        if not prediction.state(now).is_over:
            prediction.canceled_at = now
        state = prediction.state(now)
        return web.json_response(answers.flat(prediction, state, output=None, now=now))

    async def _file(self, request: web.Request) -> web.StreamResponse:
        """Serve a picture to anyone, as Replicate's delivery hosts do, for an hour."""
        prediction = self._desk.find(request.match_info["id"])
        number, _, ending = request.match_info["file"].partition(".")
        now = self._clock()
        if prediction is None or not number.isdecimal() or ending not in CONTENT_TYPES:
            return web.Response(status=404, text="Not found")
        self.downloads.append(
            Download(
                prediction_id=prediction.id,
                number=int(number),
                authorized="Authorization" in request.headers,
                time=now,
            )
        )
        state = prediction.state(now)
        is_there = state.status == "succeeded" and int(number) in prediction.kept
        is_old = state.ended_at is not None and now >= state.ended_at + KEPT_SECONDS
        if not is_there or is_old or "!expired" in prediction.triggers:
            return web.Response(status=404, text="Not found")
        if "!badimage" in prediction.triggers:
            return web.Response(body=PAGE.encode(), content_type=CONTENT_TYPES[ending])
        picture = await self._studio.picture(prediction, int(number))
        return web.Response(body=picture, content_type=CONTENT_TYPES[ending])


def _asked_model(request: web.Request, body: str) -> str:
    """Return the model's name; on the route for official models, a community model has none.

    On the route for versions it is "" where nobody has that version.
    """
    owner = request.match_info.get("owner")
    if owner is not None:
        name = f"{owner}/{request.match_info['name']}"
        model = MODELS.get(name)
        return name if model is None or model.version is None else f"{name} without a version"
    try:
        version: object = json.loads(body)["version"]
    except (ValueError, KeyError, TypeError):
        version = None
    model = VERSIONS.get(str(version).rpartition(":")[2])
    return "" if model is None else model.name


def _called(text: str) -> str | None:
    """Return the address to call when it is over, on this machine alone."""
    url: object = json.loads(text).get("webhook")
    is_here = isinstance(url, str) and URL(url).host in {"127.0.0.1", "localhost"}
    return str(url) if is_here else None


def _read_input(text: str, known: frozenset[str]) -> tuple[Mapping[str, object], Refusal | None]:
    """Return `input`, or how to refuse a body that has none."""
    try:
        body: object = json.loads(text)
    except ValueError:
        return {}, malformed("invalid character in request body")
    if not isinstance(body, dict):
        return {}, malformed("request body must be an object")
    fields = cast("dict[str, object]", body)  # JSON objects have string keys
    given = fields.get("input")
    unknown = sorted(fields.keys() - known)
    if unknown:
        problems = [
            Problem(
                type="additional_property_not_allowed",
                field=name,
                description=f"Additional property {name} is not allowed",
            )
            for name in unknown
        ]
        return {}, invalid(problems)
    if not isinstance(given, dict):
        missing = Problem(type="required", field="(root)", description="input is required")
        return {}, invalid([missing])
    return cast("dict[str, object]", given), None  # as above


async def _list_models(_request: web.Request) -> web.Response:
    """Answer with what is offered, to anybody."""
    return web.json_response({"success": True, "data": offers()})


def _respond(refusal: Refusal) -> web.Response:
    return web.json_response(
        refusal.body,
        status=refusal.status,
        headers=refusal.headers,
        content_type=refusal.content_type,
    )


def _page(status: int) -> web.Response:
    return web.Response(status=status, text=PAGE, content_type="text/html")


async def _wrong_path(_: web.Request) -> web.Response:
    """Answer with a page: the gateway sends HTML, not JSON, for paths it does not know."""
    return _page(404)
