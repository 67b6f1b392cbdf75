"""One picture from the terminal, without Discord and without a record: to try a key."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from bot.catalog import Wishes, load_catalog, plan
from bot.clock import SystemClock
from bot.errors import ImagineError, StartError
from bot.imagine.drawing import Sheet, put_together
from bot.imagine.durations import DurationHistory
from bot.imagine.image import read_image
from bot.imagine.polling import PollBudget, PollPlanner, poll_until_over
from bot.imagine.prediction import Prediction, PredictionStatus
from bot.imagine.request import ImagineRequest, PlannedPrediction
from bot.imagine.request_limit import RequestLimit
from bot.imagine.stages import FETCH_SECONDS
from bot.replicate import (
    MAX_PICTURE_BYTES,
    AllowedOrigins,
    Downloader,
    ReplicateClient,
    open_download_session,
    open_session,
)
from bot.settings import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class Saved:
    """A picture that was written."""

    path: Path
    width: int
    height: int
    size_bytes: int


async def imagine(
    wishes: Wishes,
    output: Path,
    *,
    settings: Settings,
    on_start: Callable[[ImagineRequest], None],
    on_look: Callable[[Prediction], None],
) -> tuple[list[Saved], tuple[int, ...], float]:
    """Draw, save, and return what was saved, the seeds, and the seconds it took.

    Raises:
        RefusedError: the wishes do not fit the model.
        ImagineError: there is no picture.
        StartError: the file cannot be written.
    """
    clock = SystemClock()
    request = plan(wishes, load_catalog(settings.models_file, settings.default_model))
    on_start(request)
    allowed = AllowedOrigins.for_outputs(settings.image_origins)
    started_at = clock.monotonic()
    limit = RequestLimit(requests_per_minute=settings.prediction_requests_per_minute, clock=clock)
    async with open_session() as api, open_download_session(allowed=allowed) as pictures:
        backend = ReplicateClient(
            session=api,
            base_url=settings.prediction_api_url,
            key=settings.cometapi_key.get_secret_value(),
            clock=clock,
            limit=limit,
        )
        downloads = Downloader(
            session=pictures, allowed=allowed, clock=clock, max_bytes=MAX_PICTURE_BYTES
        )

        planner = PollPlanner(history=DurationHistory(), budget=PollBudget(limit=limit))

        async def sheet(planned: PlannedPrediction) -> Sheet | ImagineError:
            try:
                await limit.wait_for_start(lambda _: None)
                created = await backend.create(request.model, planned.input)
                prediction = await poll_until_over(
                    created.id,
                    look=lambda until: backend.get(created.id, give_up_at=until),
                    clock=clock,
                    plan=planner.plan(request.model, request.expected_seconds),
                    elapsed_seconds=0.0,
                    deadline_seconds=request.deadline_seconds,
                    on_look=on_look,
                )
                if prediction.status is not PredictionStatus.SUCCEEDED and prediction.failure:
                    return prediction.failure
                give_up_at = clock.monotonic() + FETCH_SECONDS
                images = [
                    read_image(await downloads.fetch(address, give_up_at=give_up_at))
                    for address in prediction.outputs[: planned.image_count]
                ]
            except ImagineError as error:
                return error
            return Sheet(images=tuple(images), seed=prediction.seed, withheld=prediction.withheld)

        sheets = await asyncio.gather(*(sheet(planned) for planned in request.predictions))
    drawing = put_together(
        sheets, asked=request.image_count, seconds=clock.monotonic() - started_at
    )
    saved = [
        await asyncio.to_thread(_save, image.content, path, image.width, image.height)
        for image, path in zip(drawing.images, _paths(output, len(drawing.images)), strict=True)
    ]
    return saved, drawing.drawn.seeds, drawing.drawn.seconds


def _paths(output: Path, count: int) -> list[Path]:
    if count == 1:
        return [output]
    return [output.with_stem(f"{output.stem}-{number}") for number in range(1, count + 1)]


def _save(content: bytes, path: Path, width: int, height: int) -> Saved:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    except OSError as error:
        raise StartError(f"{path}: {error.strerror}") from error
    return Saved(path=path, width=width, height=height, size_bytes=len(content))
