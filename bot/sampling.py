"""Sample pictures for /models, drawn from the terminal: each model once, however often it runs."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from io import BytesIO

from PIL import Image as Pillow

from bot.catalog import Catalog, ImagineOptions, Model, OptionValues, plan, price_of
from bot.catalog.options import MODEL
from bot.catalog.samples import SAMPLE_PROMPT, Samples
from bot.clock import SystemClock
from bot.configured import configured_catalog
from bot.errors import ImagineError, StartAmbiguousError
from bot.imagine.prediction import Prediction
from bot.imagine.request import ImagineRequest
from bot.oneshot import open_drawing
from bot.settings import Settings

PIXELS_A_SIDE = 640
"""At most; /models shows several at once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """A picture to be made."""

    model: Model
    request: ImagineRequest
    price_usd: Decimal | None
    """None where the operator does not say."""
    started_id: str | None = None
    """The id of a prediction that was started before, and is paid for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What is to be made, and what is left out."""

    samples: Sequence[Sample]
    uncertain: Sequence[Model]
    """Whose start was cut off when it may have been sent: it is not repeated by itself."""

    @property
    def price_usd(self) -> Decimal:
        """The price of all that have one."""
        return sum((one.price_usd or Decimal(0) for one in self.samples), Decimal(0))

    @property
    def unpriced(self) -> int:
        """The number of those without a price."""
        return sum(one.price_usd is None for one in self.samples)


def plan_samples(settings: Settings, names: Sequence[str]) -> Plan:
    """Return what is missing, of the named models or of all that draw from words alone.

    A model that is named is drawn again, whatever there is of it.

    Raises:
        StartError: the models cannot be read.
        RefusedError: a name is no model's.
    """
    catalog = configured_catalog(settings)
    samples = Samples(settings.data_dir)
    if names:
        chosen = {model.id: model for model in map(catalog.resolve, names)}
        return Plan(samples=[_sample(one, catalog) for one in chosen.values()], uncertain=())
    missing = [
        model
        for model in catalog.models
        if not samples.has(model) and not (model.image is not None and model.image.is_required)
    ]
    started = {model.id: samples.started(model) for model in missing}
    return Plan(
        samples=[
            _sample(model, catalog, started[model.id])
            for model in missing
            if started[model.id] != ""
        ],
        uncertain=[model for model in missing if started[model.id] == ""],
    )


def _sample(model: Model, catalog: Catalog, started_id: str | None = None) -> Sample:
    options = ImagineOptions(prompt=SAMPLE_PROMPT, values=OptionValues.of(MODEL.given(model.id)))
    request = plan(options, catalog)
    price = Decimal(0) if started_id else price_of(request, catalog)
    return Sample(model=model, request=request, price_usd=price, started_id=started_id)


async def draw_samples(
    planned: Plan,
    settings: Settings,
    *,
    on_end: Callable[[Sample, ImagineError | None], None],
) -> None:
    """Draw one after the other; ``on_end`` is told of each whether it failed.

    Raises:
        OSError: the folder cannot be written.
    """
    samples = Samples(settings.data_dir)
    for sample in planned.samples:
        on_end(sample, await _draw(sample, samples, settings))


async def _draw(sample: Sample, samples: Samples, settings: Settings) -> ImagineError | None:
    model, latest = sample.model, list[Prediction]()
    if sample.started_id is None:
        await asyncio.to_thread(samples.note_start, model)

    async def note(prediction_id: str) -> None:
        # At once: a kill in between would lose what is paid for.
        await asyncio.to_thread(samples.note_start, model, prediction_id)

    async with open_drawing(
        sample.request,
        settings=settings,
        clock=SystemClock(),
        on_poll=latest.append,
        on_created=note,
    ) as drawing:
        await drawing.fulfil(sample.request.predictions[0], created_id=sample.started_id)
    if drawing.images:
        picture = await asyncio.to_thread(_small, drawing.images[0][0].content)
        await asyncio.to_thread(samples.keep, model, picture)
        return None
    missing = drawing.missing[0]
    is_started = bool(await asyncio.to_thread(samples.started, model))
    is_over = bool(latest) and latest[-1].status.is_over and not missing.address
    if is_over or not (is_started or isinstance(missing.error, StartAmbiguousError)):
        # Nothing waits at the service: the next run may start anew.
        await asyncio.to_thread(samples.note_end, model)
    return missing.error


def _small(content: bytes) -> bytes:
    with Pillow.open(BytesIO(content)) as picture:
        small = picture.convert("RGB")
    small.thumbnail((PIXELS_A_SIDE, PIXELS_A_SIDE))
    buffer = BytesIO()
    small.save(buffer, "WEBP", quality=82)
    return buffer.getvalue()
