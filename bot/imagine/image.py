"""A picture's bytes: told by their content, without places and camera data, made to fit a limit."""

import asyncio
import contextlib
import functools
import math
import re
import warnings
from collections.abc import Callable, Collection, Generator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from io import BytesIO
from typing import ParamSpec, TypeVar

from PIL import Image as Pillow

from bot.errors import (
    OutputDamagedError,
    OutputError,
    OutputHeicError,
    OutputKindError,
    OutputTooLargeError,
    OutputTooManyPixelsError,
    SourceImageDamagedError,
    SourceImageHeicError,
    SourceImagePixelsError,
)
from bot.imagine.ai_mark import SourceType, mark_in
from bot.imagine.metadata import DamagedError, marked, without_private
from bot.imagine.pixels import decoded, frames, is_plain, opened, upright_size

P = ParamSpec("P")
T = TypeVar("T")

SHOWN = frozenset({"png", "jpg", "webp", "gif"})
"""What every Discord client shows."""
EXTENSIONS = {
    "PNG": "png",
    "JPEG": "jpg",
    "MPO": "jpg",
    "WEBP": "webp",
    "GIF": "gif",
    "AVIF": "avif",
    "HEIF": "heic",
    "BMP": "bmp",
    "TIFF": "tiff",
    "ICO": "ico",
}

INPUT_TYPES = ("webp", "jpeg", "png")
"""What models read, that which is smallest first."""

_LOSSLESS = frozenset({"png", "gif", "bmp", "tiff", "ico"})
_OTHER_KINDS = (
    (
        "SVG",
        re.compile(
            rb"(?:\xef\xbb\xbf)?\s*(?:<[?!](?!(?i:doctype html)).{0,1000}?)?<svg[\s>]", re.DOTALL
        ),
    ),
    ("PDF", re.compile(rb"%PDF-")),
    ("MP4", re.compile(rb".{4}ftyp(?!avi[fs]|he[iv]|mi[af]|msf1)", re.DOTALL)),
    ("WebM", re.compile(rb"\x1aE\xdf\xa3")),
    ("AVI", re.compile(rb"RIFF.{4}AVI ", re.DOTALL)),
    ("PSD", re.compile(rb"8BPS")),
    ("JPEG XL", re.compile(rb"\xff\x0a|\0\0\0\x0cJXL ")),
    ("JPEG 2000", re.compile(rb"\0\0\0\x0cjP  |\xffO\xffQ")),
    ("OpenEXR", re.compile(rb"v/1\x01")),
    ("HDR", re.compile(rb"#\?RAD")),
    ("QOI", re.compile(rb"qoif")),
    ("DDS", re.compile(rb"DDS ")),
    ("PPM", re.compile(rb"P[1-7]\s")),
    ("PostScript", re.compile(rb"%!PS")),
    ("GLB", re.compile(rb"glTF")),
    ("WAV", re.compile(rb"RIFF.{4}WAVE", re.DOTALL)),
    ("MP3", re.compile(rb"ID3")),
    ("ZIP", re.compile(rb"PK\x03\x04")),
    ("gzip", re.compile(rb"\x1f\x8b")),
)
"""What is told apart from damage: asked again, the same would come."""

# The check of how many pixels there are is ours, and comes before any is decoded. What Pillow
# thinks of a camera's notes is of no use to anybody.
warnings.filterwarnings("ignore", category=Pillow.DecompressionBombWarning)
warnings.filterwarnings("ignore", module=r"PIL\.")

_WEBP_SIDE = 16_383
"""The format's limit (RFC 9649, 2.1)."""
_WEBP_PIXELS = 8_400_000
"""Its encoder takes 17 bytes for each, and ten times as long as that of JPEG."""
_QUALITIES = (92, 85, 75)
_SHRINK = 0.75
_SMALLEST_SIDE = 256
_MOVING_PIXELS = 16_000_000
"""Of all frames: they are in memory together."""
_FRAME_MS = 100
INPUT_SIDE = 2_048
"""More than models look at; a photo at its own size would take seconds to be made to fit."""

_worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="pixels")


async def off_the_loop(function: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> T:
    """Run a function on pixels in the one thread for pixels: a picture may take 300 MB."""
    work = functools.partial(function, *args, **kwargs)
    return await asyncio.get_running_loop().run_in_executor(_worker, work)


@dataclass(frozen=True, slots=True, kw_only=True)
class Image:
    """A picture whose type was read from its bytes, never from a server's header."""

    content: bytes = field(repr=False)
    extension: str
    width: int
    height: int
    is_upright: bool = True
    """Whether it can be shown without the camera's note on how it was held."""
    is_plain: bool = True
    """Whether all that reads pictures reads it alike: one frame, eight bits."""
    was_reduced: bool = False
    """Whether it was re-encoded to fit an upload limit."""

    @property
    def media_type(self) -> str:
        """The MIME type of the bytes."""
        return f"image/{'jpeg' if self.extension == 'jpg' else self.extension}"

    def is_shown_within(self, limit_bytes: int) -> bool:
        """Whether Discord takes and shows it as it is."""
        is_shown = self.is_upright and self.extension in SHOWN
        return is_shown and len(self.content) <= limit_bytes

    def marked(self, source_type: SourceType, job_id: str | None = None) -> "Image":
        """Return it with a mark in its file: how it came about, and which job drew it."""
        return replace(self, content=marked(self.content, source_type, job_id))


def read_image(content: bytes) -> Image:
    """Tell type and size from a picture's first bytes; the pixels are not decoded.

    Its bytes are those that came in, without places and camera data. Where these say how it was
    held, they stay until ``fit`` turns the picture itself.

    Raises:
        OutputKindError: it is something else than a picture, or a picture nobody shows.
        OutputDamagedError: it is not whole.
        OutputTooManyPixelsError: it is too large to be decoded safely.
        OutputUnreadableError: it is nothing known.
    """
    for kind, pattern in _OTHER_KINDS:
        if pattern.match(content):
            raise OutputKindError(kind=kind)
    try:
        cleaned = without_private(content)
    except DamagedError as error:
        raise OutputDamagedError(f"{len(content)} bytes, and not the whole picture") from error
    with opened(content) as picture:
        turned = upright_size(picture)
        width, height = turned or picture.size
        return Image(
            content=cleaned if turned is None else content,
            extension=EXTENSIONS[picture.format or ""],
            width=width,
            height=height,
            is_upright=turned is None,
            is_plain=turned is None and is_plain(picture),
        )


def fit(image: Image, limit_bytes: int) -> Image:
    """Re-encode what nobody shows or is more than ``limit_bytes``; takes time, so off the loop.

    WebP first at falling quality, then at falling size: it keeps transparency and is the smallest
    that every Discord client shows; very large pictures as JPEG, which takes little memory and
    time. What moves goes on moving if that fits, else it is a still.

    Raises:
        OutputUnreadableError: it cannot be decoded.
        OutputTooLargeError: no size that is worth looking at fits.
    """
    if image.is_shown_within(limit_bytes):
        return image
    moving = _moving(image)
    if moving is not None and len(moving.content) <= limit_bytes:
        return moving
    return _encoded(image, limit_bytes, "webp", longest_side=_WEBP_SIDE)


def as_input(content: bytes, limit_bytes: int, types: Collection[str] = INPUT_TYPES) -> Image:
    """Make an attached picture one of the ``types`` a model reads, within a limit; off the loop.

    Raises:
        SourceImageUnreadableError: it is no picture we can read.
    """
    with _of_source():
        image = read_image(content)
        if _is_read(image, types) and len(image.content) <= limit_bytes:
            return image
        kind = next((kind for kind in INPUT_TYPES if kind in types), "png")
        kinds = ("png", kind) if image.extension in _LOSSLESS and "png" in types else (kind,)
        return _encoded(image, limit_bytes, *kinds, longest_side=INPUT_SIDE)


def require_input(content: bytes, types: Collection[str] = INPUT_TYPES) -> None:
    """Make sure that ``as_input`` could make something of it, for little; off the loop.

    Raises:
        SourceImageUnreadableError: it is no picture we can read.
    """
    with _of_source():
        if not _is_read(read_image(content), types):
            decoded(content, longest_side=_SMALLEST_SIDE)


@contextlib.contextmanager
def _of_source() -> Generator[None]:
    """Say of a picture that somebody brought along what is said of those that models make."""
    try:
        yield
    except OutputHeicError as error:
        raise SourceImageHeicError(str(error)) from error
    except OutputTooManyPixelsError as error:
        raise SourceImagePixelsError(str(error), **error.facts) from error
    except OutputError as error:
        raise SourceImageDamagedError(str(error)) from error


def input_size(content: bytes, types: Collection[str] = INPUT_TYPES) -> tuple[int, int] | None:
    """Return the size of a picture that a model of these ``types`` can be given as it lies there.

    None where it cannot: the model does not read it, or it says more than it shows.
    """
    try:
        image = read_image(content)
    except OutputError:
        return None
    if image.content is not content or not _is_read(image, types):
        return None
    return image.width, image.height


def _is_read(image: Image, types: Collection[str]) -> bool:
    return image.is_plain and image.media_type.removeprefix("image/") in {*types} - {"gif"}


def _moving(image: Image) -> Image | None:
    buffer = BytesIO()
    with opened(image.content) as source:
        every = list(frames(source, most_pixels=_MOVING_PIXELS))
        if not every:
            return None
        every[0].save(
            buffer,
            "WEBP",
            save_all=True,
            append_images=every[1:],
            duration=[int(frame.info.get("duration") or _FRAME_MS) for frame in every],
            loop=source.info.get("loop", 0),
            quality=_QUALITIES[1],
            xmp=mark_in(image.content),
        )
    return replace(
        image,
        content=buffer.getvalue(),
        extension="webp",
        is_upright=True,
        was_reduced=image.extension in SHOWN,
    )


def _encoded(image: Image, limit_bytes: int, *kinds: str, longest_side: int) -> Image:
    picture = decoded(image.content, longest_side=longest_side)
    made = encoded(picture, limit_bytes, *kinds, mark=mark_in(image.content))
    is_other_size = (made.width, made.height) != (image.width, image.height)
    return replace(made, was_reduced=len(image.content) > limit_bytes or is_other_size)


def encoded(picture: Pillow.Image, limit_bytes: int, *kinds: str, mark: bytes = b"") -> Image:
    """Encode it as the first kind if that fits, else as the last, smaller and smaller.

    ``mark`` is what it goes on saying of how it came about. Takes time, so off the loop.

    Raises:
        OutputTooLargeError: no size that is worth looking at fits.
    """
    if picture.mode == "RGB" and _is_very_large(picture):
        kinds = ("jpeg",)
    while picture.mode == "RGBA" and _is_very_large(picture):
        picture = picture.reduce(2)
    tries = [
        (kind, quality) for kind in kinds for quality in _QUALITIES[: 1 if kind == "png" else 3]
    ]
    while True:
        size = 0
        for kind, quality in tries:
            made = _saved(picture, kind, quality, mark)
            size = len(made.content)
            if size <= limit_bytes:
                return made
        smaller = _smaller(picture.size, limit_bytes / size)
        if smaller is None:
            raise OutputTooLargeError(limit_mb=max(1, limit_bytes // 1_048_576))
        tries = [one for one in tries if one[0] == kinds[-1]]
        if _is_very_large(picture):
            # Anything finer takes as much memory again.
            picture = picture.reduce(2)
        else:
            picture.thumbnail(smaller, Pillow.Resampling.LANCZOS)


def _is_very_large(picture: Pillow.Image) -> bool:
    return picture.width * picture.height > _WEBP_PIXELS


def _saved(picture: Pillow.Image, kind: str, quality: int, mark: bytes) -> Image:
    buffer = BytesIO()
    plain = picture.convert("RGB") if kind == "jpeg" and picture.mode != "RGB" else picture
    plain.save(buffer, kind.upper(), quality=quality, method=4, xmp=mark)
    return Image(
        content=buffer.getvalue(),
        extension="jpg" if kind == "jpeg" else kind,
        width=picture.width,
        height=picture.height,
    )


def _smaller(size: tuple[int, int], share: float) -> tuple[int, int] | None:
    """Return the next size to try when only a ``share`` of the bytes fits; None: it is a stamp."""
    side = min(size)
    if side <= _SMALLEST_SIDE:
        return None
    factor = max(min(_SHRINK, math.sqrt(share)), _SMALLEST_SIDE / side)
    return round(size[0] * factor), round(size[1] * factor)
