"""The predictions the service knows: opened from requests, found again by id."""

import asyncio
import random
import string
import time
from collections.abc import Callable, Mapping
from typing import cast

from sandbox.images.models import Model
from sandbox.images.predictions import (
    KEPT_SECONDS,
    SLOW_SECONDS,
    WEIRD_SECONDS,
    Prediction,
)
from sandbox.images.script import triggers_in
from sandbox.images.sizes import picture_size
from sandbox.images.sources import SourceUnreadableError, read_source
from sandbox.images.studio import Studio

_ID_ALPHABET = string.digits + string.ascii_lowercase
_ID_LENGTH = 26
_STARTING_SHARE = (0.08, 0.2)
_FORGET_SECONDS = 2 * KEPT_SECONDS


class Desk:
    """Opens predictions and keeps them for two hours."""

    def __init__(
        self, *, studio: Studio, pace: float, clock: Callable[[], float] = time.time
    ) -> None:
        self._studio = studio
        self._pace = pace
        self._clock = clock
        self._known: dict[str, Prediction] = {}
        self._chance = random.SystemRandom()

    def find(self, prediction_id: str) -> Prediction | None:
        """Return the prediction with this id."""
        return self._known.get(prediction_id)

    async def open(self, model: Model, given: Mapping[str, object]) -> Prediction:
        """Start a prediction for a validated input."""
        triggers = triggers_in(str(given.get("prompt", "")))
        sources, size, trouble = await self._sources(given.get(model.image_parameter or ""))
        mask, mask_size, mask_trouble = await self._sources(
            given.get("mask") if model.fills else None
        )
        if mask and size and mask_size != size:
            mask_trouble = f"The mask must have the same size as the image: {mask_size}, {size}"
        seconds = self._chance.uniform(*model.seconds) * self._pace
        starting = seconds * self._chance.uniform(*_STARTING_SHARE)
        drawing = SLOW_SECONDS * self._pace if "!slow" in triggers else seconds - starting
        weird = WEIRD_SECONDS * self._pace
        seed = given.get("seed")
        prediction = Prediction(
            id="".join(self._chance.choices(_ID_ALPHABET, k=_ID_LENGTH)),
            model=model,
            input=given,
            triggers=triggers,
            seed=int(seed) if isinstance(seed, int | float) else self._chance.randrange(2**31),
            size=picture_size(model, given, size),
            created_at=self._clock(),
            starting_seconds=starting,
            drawing_seconds=drawing + (weird if "!weird" in triggers else 0.0),
            weird_seconds=weird,
            sources=sources,
            mask=next(iter(mask), None),
            source_error=trouble or mask_trouble,
        )
        self._forget_old(prediction.created_at)
        self._known[prediction.id] = prediction
        self._studio.paint_ahead(prediction)
        return prediction

    async def _sources(
        self, sent: object
    ) -> tuple[tuple[bytes, ...], tuple[int, int] | None, str | None]:
        """Return the images' bytes and the first one's size, or why the prediction will fail."""
        # JSON: anything may be in a list.
        urls = cast("list[object]", sent) if isinstance(sent, list) else [sent]
        contents: list[bytes] = []
        first: tuple[int, int] | None = None
        for url in urls:
            if not isinstance(url, str):
                continue
            try:
                content = await read_source(url)
            except SourceUnreadableError as error:
                return (), None, f"Error downloading input image: {error}"
            if content is None:
                continue
            size = await self._studio.source_size(content)
            if size is None:
                return (), None, "cannot identify image file <_io.BytesIO object at 0x7f2c>"
            contents.append(content)
            first = first or size
        return tuple(contents), first, None

    def _forget_old(self, now: float) -> None:
        # Oldest first, so this stops at once unless there is something to forget.
        while self._known:
            oldest = next(iter(self._known.values()))
            if now - oldest.created_at < _FORGET_SECONDS:
                return
            del self._known[oldest.id]


async def pause(seconds: float, *, until: asyncio.Event) -> None:
    """Wait, but no longer than until the event is set."""
    try:
        async with asyncio.timeout(seconds):
            await until.wait()
    except TimeoutError:
        return
