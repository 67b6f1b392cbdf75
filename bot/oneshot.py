"""One picture from the terminal, without Discord or a database: to try a key."""

import asyncio
import contextlib
from collections.abc import AsyncGenerator, Awaitable, Callable
from dataclasses import dataclass, field
from pathlib import Path

from bot.catalog import Catalog, ImagineOptions, parse_prompt, plan
from bot.catalog.options import OUTPUT_FORMAT
from bot.clock import Clock, SystemClock
from bot.configured import configured_catalog
from bot.errors import AllFilteredError, ImagineError, NoOutputError, OutputError, StartError
from bot.imagine.ai_mark import SourceType
from bot.imagine.durations import DurationHistory
from bot.imagine.image import Image, read_image
from bot.imagine.polling import PollBudget, PollPlanner, poll_until_over
from bot.imagine.prediction import Prediction, PredictionStatus
from bot.imagine.request import ImagineRequest, PlannedPrediction
from bot.imagine.request_limit import RequestLimit
from bot.imagine.stages import FETCH_SECONDS
from bot.locales import Words
from bot.output_files import FORMATS, tried_files, wanted_format, write
from bot.replicate import (
    MAX_PICTURE_BYTES,
    AllowedOrigins,
    Downloader,
    ReplicateClient,
    open_download_session,
    open_session,
)
from bot.settings import Settings

DEFAULT_NAME = "easel"


class NoRoomError(OutputError):
    """The picture can be written nowhere. Facts: ``reason``."""

    words_id = "terminal-output-no-room"
    can_retry = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Saved:
    """A picture that was saved."""

    path: Path
    image: Image
    problem: str = ""
    """Why it is not at the path that was asked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Missing:
    """Pictures that were not saved."""

    error: ImagineError
    address: str = ""
    """The address at the provider of one that was made but could not be downloaded."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """The result; ``seconds`` from the start to the last picture."""

    saved: list[Saved]
    missing: list[Missing]
    seeds: tuple[int, ...]
    seconds: float


async def imagine(  # noqa: PLR0913 - all but two by name
    options: ImagineOptions,
    output: str | None,
    *,
    settings: Settings,
    words: Words,
    on_start: Callable[[ImagineRequest], None],
    on_poll: Callable[[Prediction], None],
) -> Outcome:
    """Draw and save; the files are tried before anything is paid for.

    Raises:
        RefusedError: the options do not fit the model.
        ImagineError: nothing was made.
        StartError: the files cannot be written, or name a format that the model does not make.
    """
    catalog = configured_catalog(settings)
    request, name = _planned(options, output, catalog, words)
    files = await asyncio.to_thread(tried_files, name, request.image_count, words=words)
    on_start(request)
    clock = SystemClock()
    started_at = clock.monotonic()
    async with open_drawing(request, settings=settings, clock=clock, on_poll=on_poll) as work:
        await asyncio.gather(*(work.fulfil(planned) for planned in request.predictions))
    missing = work.missing
    if missing and not work.images and not missing[0].address:
        raise missing[0].error
    saved: list[Saved] = []
    for (image, address), file in zip(work.images, files, strict=False):
        try:
            saved.append(await asyncio.to_thread(_saved, image, file, words))
        except OSError as error:
            no_room = NoRoomError(reason=error.strerror or str(error))
            missing.append(Missing(error=no_room, address=address))
    seconds = clock.monotonic() - started_at
    return Outcome(saved=saved, missing=missing, seeds=tuple(work.seeds), seconds=seconds)


async def _unheard(_: str) -> None:
    """Let an id be: nobody has to find its prediction again."""


@contextlib.asynccontextmanager
async def open_drawing(
    request: ImagineRequest,
    *,
    settings: Settings,
    clock: Clock,
    on_poll: Callable[[Prediction], None],
    on_created: Callable[[str], Awaitable[None]] = _unheard,
) -> AsyncGenerator["Drawing"]:
    """Open the ways to the image service for one request.

    ``on_created`` is told the id of each prediction that was started.
    """
    allowed = AllowedOrigins.for_outputs(settings.image_origins)
    limit = RequestLimit(
        requests_per_minute=settings.prediction_requests_per_minute,
        starts_per_minute=settings.prediction_starts_per_minute,
        clock=clock,
    )
    proxies = settings.proxies
    async with (
        open_session(proxy=settings.image_service_proxy) as api,
        open_download_session(allowed=allowed, proxies=proxies) as pictures,
    ):
        yield Drawing(
            request=request,
            clock=clock,
            limit=limit,
            planner=PollPlanner(history=DurationHistory(), budget=PollBudget(limit=limit)),
            backend=ReplicateClient(
                session=api,
                base_url=settings.prediction_api_url,
                key=settings.cometapi_key.get_secret_value(),
                clock=clock,
                limit=limit,
            ),
            downloads=Downloader(
                session=pictures,
                allowed=allowed,
                clock=clock,
                max_bytes=MAX_PICTURE_BYTES,
                proxies=proxies,
            ),
            on_poll=on_poll,
            on_created=on_created,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """One request at the image service: its predictions drawn and their pictures downloaded."""

    request: ImagineRequest
    clock: Clock
    limit: RequestLimit
    planner: PollPlanner
    backend: ReplicateClient
    downloads: Downloader
    on_poll: Callable[[Prediction], None]
    on_created: Callable[[str], Awaitable[None]]
    images: list[tuple[Image, str]] = field(default_factory=list[tuple[Image, str]])
    """Each with its address."""
    missing: list[Missing] = field(default_factory=list[Missing])
    seeds: list[int] = field(default_factory=list[int])

    async def fulfil(self, planned: PlannedPrediction, *, created_id: str | None = None) -> None:
        """Draw one prediction and download its pictures; failures are returned with them.

        ``created_id`` names one that was started before: it is followed and not paid for again.
        """
        try:
            prediction = await self._follow(created_id or await self._start(planned))
            if prediction.status is not PredictionStatus.SUCCEEDED and prediction.failure:
                raise prediction.failure
            if not prediction.outputs:
                raise AllFilteredError if prediction.withheld else NoOutputError
        except ImagineError as error:
            self.missing.append(Missing(error=error))
            return
        if prediction.seed is not None:
            self.seeds.append(prediction.seed)
        for address in prediction.outputs[: planned.image_count]:
            await self._fetch(address)

    async def _start(self, planned: PlannedPrediction) -> str:
        await self.limit.wait_for_start(lambda _: None)
        created = await self.backend.create(
            self.request.model,
            planned.input,
            version=self.request.version,
            deadline_seconds=self.request.deadline_seconds,
        )
        await self.on_created(created.id)
        return created.id

    async def _follow(self, prediction_id: str) -> Prediction:
        return await poll_until_over(
            prediction_id,
            poll=lambda until: self.backend.get(prediction_id, give_up_at=until),
            clock=self.clock,
            plan=self.planner.plan(self.request.model, self.request.expected_seconds),
            elapsed_seconds=0.0,
            deadline_seconds=self.request.deadline_seconds,
            on_poll=self.on_poll,
        )

    async def _fetch(self, address: str) -> None:
        give_up_at = self.clock.monotonic() + FETCH_SECONDS
        try:
            content = await self.downloads.fetch(address, give_up_at=give_up_at)
            image = await asyncio.to_thread(lambda: read_image(content).marked(SourceType.MADE))
            self.images.append((image, address))
        except OutputError as error:
            self.missing.append(Missing(error=error, address=address))


def _planned(
    options: ImagineOptions, output: str | None, catalog: Catalog, words: Words
) -> tuple[ImagineRequest, str]:
    """Return the request and the file name, after checking that their formats agree.

    Raises:
        StartError: they do not.
    """
    wanted = None if output is None else wanted_format(output, words=words)
    said = parse_prompt(options.prompt).values.get(OUTPUT_FORMAT)
    if output is not None and wanted is not None and said is not None:
        same = FORMATS.get(f".{said.casefold()}", wanted)
        if same != wanted:
            raise StartError(
                words.say(
                    "terminal-output-contradiction",
                    path=output,
                    format=said,
                    example=str(Path(output).with_suffix(f".{same}")),
                )
            )
    request = plan(options if said else options.with_(OUTPUT_FORMAT.given(wanted)), catalog)
    model = catalog.resolve(request.model)
    made = request.predictions[0].input.get(model.fulfilling(OUTPUT_FORMAT.tag)[0])
    made = str(made or model.default_output_format or wanted or "webp")
    if output is None:
        return request, f"{DEFAULT_NAME}.{made}"
    if wanted not in {None, made}:
        raise StartError(
            words.say(
                "terminal-output-model",
                model=request.model_label,
                format=wanted or "",
                example=str(Path(output).with_suffix(f".{made}")),
            )
        )
    return request, output


def _saved(image: Image, file: Path, words: Words) -> Saved:
    path, error = write(image.content, file, extension=image.extension)
    if error is None:
        return Saved(path=path, image=image)
    reason = error.strerror or str(error)
    said = words.say("terminal-output-elsewhere", path=str(file), reason=reason, spare=str(path))
    return Saved(path=path, image=image, problem=said)
