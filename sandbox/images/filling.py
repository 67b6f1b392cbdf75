"""Sent pictures: painted on beyond their edges, or anew where a mask is white."""

from PIL import Image, ImageFilter, ImageOps

from sandbox.images.painter import labelled
from sandbox.images.pillow import resized

_ZOOMS = {"Zoom out 1.5x": 1.5, "Zoom out 2x": 2.0}
_LONGER = 1.5
_SOFT_PIXELS = 6
_STRIP = 24
"""What is drawn out is as wide as a 24th of the picture."""


def canvas_size(source: tuple[int, int], outpaint: str) -> tuple[int, int]:
    """Return the size of the picture that ``outpaint`` makes of one of this size."""
    width, height = source
    if outpaint == "Make square":
        return max(source), max(source)
    if outpaint in {"Left outpaint", "Right outpaint"}:
        return round(width * _LONGER), height
    if outpaint in {"Top outpaint", "Bottom outpaint"}:
        return width, round(height * _LONGER)
    return source


def outpainted(source: Image.Image, size: tuple[int, int], outpaint: str) -> Image.Image:
    """Return the source in its place on a canvas of this size, its edges drawn out to fill it."""
    wide, high = size
    before = canvas_size(source.size, outpaint)
    factor = _ZOOMS.get(outpaint, 1.0)
    width = round(source.width * wide / before[0] / factor)
    height = round(source.height * high / before[1] / factor)
    left, top = (wide - width) // 2, (high - height) // 2
    left = {"Left outpaint": wide - width, "Right outpaint": 0}.get(outpaint, left)
    top = {"Top outpaint": high - height, "Bottom outpaint": 0}.get(outpaint, top)
    box = (left, top, left + width, top + height)
    box = (left, top, left + width, top + height)
    return labelled(_drawn_out(resized(source, (width, height)), size, box))


def _drawn_out(
    inner: Image.Image, size: tuple[int, int], box: tuple[int, int, int, int]
) -> Image.Image:
    """Return a canvas with the picture in its box, and what lies at its edges all around it."""
    (wide, high), (left, top, right, bottom) = size, box
    # The strips begin a little inside: in a corner stands that no model made the picture.
    across, down = max(1, inner.width // _STRIP), max(1, inner.height // _STRIP)
    row = Image.new("RGB", (wide, inner.height))
    row.paste(inner, (left, 0))
    for start, end, at in ((0, left, 2 * across), (right, wide, inner.width - 3 * across)):
        if end > start:
            strip = inner.crop((at, 0, at + across, inner.height))
            row.paste(resized(ImageOps.mirror(strip), (end - start, inner.height)), (start, 0))
    canvas = Image.new("RGB", size)
    canvas.paste(row, (0, top))
    for start, end, at in ((0, top, 2 * down), (bottom, high, inner.height - 3 * down)):
        if end > start:
            strip = row.crop((0, at, wide, at + down))
            canvas.paste(resized(ImageOps.flip(strip), (wide, end - start)), (0, start))
    mask = Image.new("L", size, 255)
    mask.paste(0, box)
    return _composed(canvas, canvas.filter(ImageFilter.GaussianBlur(_SOFT_PIXELS)), mask)


def repainted(source: Image.Image, painting: Image.Image, mask: Image.Image) -> Image.Image:
    """Return the source with the painting where the mask is white."""
    size = painting.size
    return _composed(resized(source, size), painting, resized(mask.convert("L"), size))


def _composed(kept: Image.Image, painted: Image.Image, mask: Image.Image) -> Image.Image:
    # No wider than it is soft, or nothing would show through at its edge.
    soft = mask.filter(ImageFilter.MaxFilter(2 * _SOFT_PIXELS + 1))
    return Image.composite(painted, kept, soft.filter(ImageFilter.GaussianBlur(_SOFT_PIXELS)))
