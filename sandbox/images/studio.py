"""Where pictures are made: off the event loop, one at a time, a few kept."""

import asyncio
import base64
import io
from collections import OrderedDict
from concurrent.futures import ThreadPoolExecutor
from typing import Self

from PIL import Image, ImageOps, UnidentifiedImageError

from sandbox.images.editing import blend, edit, enlarge
from sandbox.images.encode import encode, encode_big
from sandbox.images.filling import outpainted, repainted
from sandbox.images.painter import paint
from sandbox.images.predictions import Prediction
from sandbox.images.script import without_triggers

_KEPT_PICTURES = 24
_AHEAD = 6
_PLAIN_COLOUR = (214, 150, 96)
_PLAIN_SIZE = (64, 64)
_DEFAULT_QUALITY = 80

# Checked before decoding, so that a small file cannot unpack to gigabytes.
_LARGEST_PIXELS = 40_000_000


class Studio:
    """Paints on demand, and ahead of demand while there is little to do."""

    def __init__(self, *, painted: bool = True) -> None:
        self._painted = painted
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="studio")
        self._done: OrderedDict[tuple[str, int], bytes] = OrderedDict()
        self._under_way: dict[tuple[str, int], asyncio.Future[bytes]] = {}

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        for future in self._under_way.values():
            future.cancel()
        await asyncio.to_thread(self._pool.shutdown, wait=True, cancel_futures=True)

    def paint_ahead(self, prediction: Prediction) -> None:
        """Begin with the pictures now, unless much is waiting already."""
        for number in prediction.kept:
            if self._painted and len(self._under_way) < _AHEAD:
                _ = self._begin(prediction, number)

    async def picture(self, prediction: Prediction, number: int) -> bytes:
        """Return one finished picture of the prediction."""
        key = prediction.id, number
        if key in self._done:
            self._done.move_to_end(key)
            return self._done[key]
        # Shielded: one impatient reader must not take the picture from the next.
        return await asyncio.shield(self._begin(prediction, number))

    async def source_size(self, content: bytes) -> tuple[int, int] | None:
        """Return width and height of a sent image, or None if it is none."""
        return await asyncio.get_running_loop().run_in_executor(self._pool, _size_of, content)

    def _begin(self, prediction: Prediction, number: int) -> asyncio.Future[bytes]:
        key = prediction.id, number
        if key in self._under_way:
            return self._under_way[key]
        future = asyncio.get_running_loop().run_in_executor(
            self._pool, _make, prediction, number, self._painted
        )
        self._under_way[key] = future
        future.add_done_callback(lambda done: self._finish(key, done))
        return future

    def _finish(self, key: tuple[str, int], future: asyncio.Future[bytes]) -> None:
        self._under_way.pop(key, None)
        if future.cancelled() or future.exception():
            return
        self._done[key] = future.result()
        while len(self._done) > _KEPT_PICTURES:
            self._done.popitem(last=False)


def _make(
    prediction: Prediction,
    number: int,
    painted: bool,  # noqa: FBT001  # an executor passes by position
) -> bytes:
    quality = prediction.input.get("output_quality", _DEFAULT_QUALITY)
    picture = _draw(prediction, number) if painted else Image.new("RGB", _PLAIN_SIZE, _PLAIN_COLOUR)
    if "!big" in prediction.triggers:
        return encode_big(picture)
    return encode(
        picture,
        format_name=prediction.format,
        quality=int(quality) if isinstance(quality, int | float) else _DEFAULT_QUALITY,
    )


def _draw(prediction: Prediction, number: int) -> Image.Image:
    width, height = prediction.size
    sources = [_opened(content) for content in prediction.sources]
    if sources and prediction.model.enlarges:
        return enlarge(sources[0], prediction.size)
    prompt = without_triggers(prediction.prompt)
    seed = prediction.seed + number
    painting = paint(prompt=prompt, width=width, height=height, seed=seed)
    if not sources:
        return painting
    if prediction.model.fills:
        if prediction.mask is not None:
            return repainted(sources[0], painting, _opened(prediction.mask))
        outpaint = str(prediction.input.get("outpaint"))
        return outpainted(sources[0], prediction.size, outpaint)
    freedom = prediction.input.get("prompt_strength")
    return edit(
        source=sources[0] if len(sources) == 1 else blend(sources, prediction.size),
        painting=painting,
        prompt=prompt,
        seed=seed,
        freedom=freedom if isinstance(freedom, int | float) else None,
    )


def _opened(content: bytes) -> Image.Image:
    with Image.open(io.BytesIO(content)) as source:
        return ImageOps.exif_transpose(source).convert("RGB")


def _size_of(content: bytes) -> tuple[int, int] | None:
    try:
        with Image.open(io.BytesIO(content)) as image:
            if image.width * image.height > _LARGEST_PIXELS:
                return None
            image.load()
            return image.size
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError):
        return None


def data_url(content: bytes, content_type: str) -> str:
    """Return the bytes as a data URL."""
    return f"data:{content_type};base64,{base64.b64encode(content).decode()}"
