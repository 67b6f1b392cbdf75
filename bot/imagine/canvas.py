"""What is drawn for a fill model, and for whoever tells it what to paint: canvas, mask and grid.

All of it takes time and memory: see ``bot.imagine.image.off_the_loop``.
"""

from collections.abc import Collection, Iterable
from io import BytesIO

from PIL import Image as Pillow

from bot.errors import (
    OutputError,
    OutputTooManyPixelsError,
    SourceImageDamagedError,
    SourceImagePixelsError,
)
from bot.imagine.ai_mark import mark_in
from bot.imagine.fill import PARTS, Box, Outpaint, Size, canvas_size, kept_box, part_box
from bot.imagine.image import INPUT_SIDE, Image, encoded
from bot.imagine.pixels import decoded

_KEPT, _PAINTED = 0, 255
_SEAM_PIXELS = 8
"""So much of a picture's edge is painted anew with its surroundings, or the edge would show."""
_GRID_SIDE = 1_024
_NUMBER_SHARE = 5
"""A number is a fifth as high as its part."""
_LINE, _SHADE = (255, 255, 255), (0, 0, 0)


def outpaint_canvas(
    content: bytes, outpaint: Outpaint, limit_bytes: int, types: Collection[str]
) -> tuple[Image, bytes]:
    """Return the picture on its larger canvas within a limit, and the mask of the same size.

    Raises:
        SourceImageUnreadableError: it is no picture we can read.
    """
    try:
        picture = decoded(content, longest_side=INPUT_SIDE)
        canvas = _on_canvas(picture, outpaint)
        whole = canvas_size(picture.size, outpaint)
        kinds = [kind for kind in ("png", "webp", "jpeg") if kind in types]
        sent = encoded(canvas, limit_bytes, *kinds, mark=mark_in(content))
    except OutputTooManyPixelsError as error:
        raise SourceImagePixelsError(str(error), **error.facts) from error
    except OutputError as error:
        raise SourceImageDamagedError(str(error)) from error
    # It may have been made smaller.
    scale = sent.width / whole[0]
    left, top, right, bottom = (round(edge * scale) for edge in kept_box(picture.size, outpaint))
    width, height = sent.width, sent.height
    box = (
        left + _SEAM_PIXELS * (left > 0),
        top + _SEAM_PIXELS * (top > 0),
        right - _SEAM_PIXELS * (right < width),
        bottom - _SEAM_PIXELS * (bottom < height),
    )
    return sent, _mask((width, height), _PAINTED, [box])


def parts_mask(size: Size, parts: Iterable[int]) -> bytes:
    """Return a PNG of this size: white where a picture is painted anew, black where it is kept."""
    return _mask(size, _KEPT, [part_box(size, part) for part in parts])


def numbered_grid(content: bytes) -> bytes:
    """Return a picture, made smaller, with its parts drawn over it, each with its number; a JPEG.

    Raises:
        OutputError: it is no picture we can read.
    """
    # With the fonts, which few processes need.
    from PIL import ImageDraw, ImageFont  # noqa: PLC0415

    picture = decoded(content, longest_side=_GRID_SIDE).convert("RGB")
    draw = ImageDraw.Draw(picture)
    for part in PARTS:
        left, top, right, bottom = part_box(picture.size, part)
        thin = max(1, max(picture.size) // 400)
        draw.rectangle((left, top, right - 1, bottom - 1), outline=_SHADE, width=2 * thin)
        draw.rectangle((left, top, right - 1, bottom - 1), outline=_LINE, width=thin)
        height = max(12, min(right - left, bottom - top) // _NUMBER_SHARE)
        draw.text(
            (left + 3 * thin + height // 3, top + 3 * thin),
            str(part),
            fill=_LINE,
            font=ImageFont.load_default(height),
            stroke_width=max(2, height // 10),
            stroke_fill=_SHADE,
        )
    buffer = BytesIO()
    picture.save(buffer, "JPEG", quality=85)
    return buffer.getvalue()


def _on_canvas(picture: Pillow.Image, outpaint: Outpaint) -> Pillow.Image:
    size = canvas_size(picture.size, outpaint)
    left, top, right, bottom = kept_box(picture.size, outpaint)
    # Its own colours, blurred beyond recognition: what a model sees of them fits.
    tones = _resized(picture.convert("RGB"), (4, 4), Pillow.Resampling.BOX)
    canvas = _resized(tones, size, Pillow.Resampling.BICUBIC)
    kept = _resized(picture, (right - left, bottom - top), Pillow.Resampling.LANCZOS)
    canvas.paste(kept, (left, top), kept if kept.mode == "RGBA" else None)
    if max(size) > INPUT_SIDE:
        canvas.thumbnail((INPUT_SIDE, INPUT_SIDE), Pillow.Resampling.LANCZOS)
    return canvas


def _resized(picture: Pillow.Image, size: Size, how: Pillow.Resampling) -> Pillow.Image:
    # Pillow's hints leave parts open.
    return picture.resize(size, how)  # pyright: ignore[reportUnknownMemberType]


def _mask(size: Size, ground: int, boxes: Iterable[Box]) -> bytes:
    mask = Pillow.new("L", size, ground)
    for box in boxes:
        mask.paste(_PAINTED - ground, box)
    buffer = BytesIO()
    mask.save(buffer, "PNG", optimize=True)
    return buffer.getvalue()
