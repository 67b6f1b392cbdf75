"""A picture's bytes: told by their content, made to fit a limit."""

import warnings
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO

from PIL import Image as Pillow
from PIL import ImageOps, UnidentifiedImageError

from bot.errors import OutputTooLargeError, OutputUnreadableError, SourceImageUnreadableError

MAX_PIXELS = 64_000_000
"""Above what any model makes (4 MP, upscaled 4x), far below what decoding would choke on."""

EXTENSIONS = {"PNG": "png", "JPEG": "jpg", "WEBP": "webp", "GIF": "gif"}
FORMATS = tuple(EXTENSIONS)

# The check against MAX_PIXELS is ours and comes before any pixel is decoded.
warnings.filterwarnings("ignore", category=Pillow.DecompressionBombWarning)

_QUALITIES = (92, 85, 75)
_SHRINK = 0.75
_SMALLEST_SIDE = 256


@dataclass(frozen=True, slots=True, kw_only=True)
class Image:
    """A picture, its type told by its bytes and never by a server's word."""

    content: bytes = field(repr=False)
    extension: str
    width: int
    height: int
    was_reduced: bool = False
    """Whether it was re-encoded to fit an upload limit."""

    @property
    def media_type(self) -> str:
        """The MIME type of the bytes."""
        return f"image/{'jpeg' if self.extension == 'jpg' else self.extension}"


def read_image(content: bytes) -> Image:
    """Tell type and size from a picture's first bytes; the pixels are not decoded.

    Raises:
        OutputUnreadableError: it is no picture of a known type, or too large to be decoded safely.
    """
    try:
        with Pillow.open(BytesIO(content), formats=FORMATS) as picture:
            width, height = picture.size
            kind = picture.format or ""
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError) as error:
        raise OutputUnreadableError(f"not a picture: {content[:16]!r}") from error
    except Pillow.DecompressionBombError as error:
        raise OutputUnreadableError("far too many pixels") from error
    if width * height > MAX_PIXELS:
        raise OutputUnreadableError(f"{width}x{height} is too many pixels")
    return Image(content=content, extension=EXTENSIONS[kind], width=width, height=height)


def fit(image: Image, limit_bytes: int) -> Image:
    """Re-encode until the picture is at most ``limit_bytes``; takes CPU time, call it off the loop.

    WebP first at falling quality, then at falling size: it keeps transparency and is the smallest
    that every Discord client shows.

    Raises:
        OutputUnreadableError: it cannot be decoded.
        OutputTooLargeError: no size that is worth looking at fits.
    """
    if len(image.content) <= limit_bytes:
        return image
    for picture in _smaller_and_smaller(image.content):
        for quality in _QUALITIES:
            buffer = BytesIO()
            picture.save(buffer, "WEBP", quality=quality, method=4)
            if buffer.tell() <= limit_bytes:
                return Image(
                    content=buffer.getvalue(),
                    extension="webp",
                    width=picture.width,
                    height=picture.height,
                    was_reduced=True,
                )
    raise OutputTooLargeError(limit_mb=max(1, limit_bytes // 1_048_576))


def as_input(content: bytes, limit_bytes: int) -> Image:
    """Make an attached picture one that models read (PNG, JPEG or WebP) within a limit.

    Raises:
        SourceImageUnreadableError: it is no picture we can read.
    """
    try:
        image = read_image(content)
        if image.extension == "gif":
            buffer = BytesIO()
            next(_smaller_and_smaller(content)).save(buffer, "PNG")
            image = read_image(buffer.getvalue())
        return fit(image, limit_bytes)
    except (OutputUnreadableError, OutputTooLargeError) as error:
        raise SourceImageUnreadableError(str(error)) from error


def _smaller_and_smaller(content: bytes) -> Iterator[Pillow.Image]:
    """Yield the picture at its own size, then ever smaller, while it is worth looking at."""
    try:
        with Pillow.open(BytesIO(content), formats=FORMATS) as source:
            has_alpha = source.mode in {"RGBA", "LA", "PA"} or "transparency" in source.info
            # Re-encoding drops the note on how the camera was held, so it is obeyed here.
            upright = ImageOps.exif_transpose(source)
            picture = upright.convert("RGBA" if has_alpha else "RGB")
    except (OSError, ValueError, SyntaxError, Pillow.DecompressionBombError) as error:
        raise OutputUnreadableError("the pixels cannot be decoded") from error
    while True:
        yield picture
        width, height = round(picture.width * _SHRINK), round(picture.height * _SHRINK)
        if min(width, height) < _SMALLEST_SIDE:
            return
        picture = picture.copy()
        picture.thumbnail((width, height), Pillow.Resampling.LANCZOS)
