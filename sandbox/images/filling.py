"""Sent pictures: painted on beyond their edges, or anew where a mask is white."""

from PIL import Image, ImageFilter

from sandbox.images.pillow import resized

_ZOOMS = {"Zoom out 1.5x": 1.5, "Zoom out 2x": 2.0}
_LONGER = 1.5
_SOFT_PIXELS = 6


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


def outpainted(source: Image.Image, painting: Image.Image, outpaint: str) -> Image.Image:
    """Return the painting with the source in its place, softly going over into it."""
    wide, high = painting.size
    before = canvas_size(source.size, outpaint)
    factor = _ZOOMS.get(outpaint, 1.0)
    width = round(source.width * wide / before[0] / factor)
    height = round(source.height * high / before[1] / factor)
    left, top = (wide - width) // 2, (high - height) // 2
    left = {"Left outpaint": wide - width, "Right outpaint": 0}.get(outpaint, left)
    top = {"Top outpaint": high - height, "Bottom outpaint": 0}.get(outpaint, top)
    canvas, mask = Image.new("RGB", painting.size), Image.new("L", painting.size, 255)
    canvas.paste(resized(source, (width, height)), (left, top))
    inner = (
        left + _SOFT_PIXELS * (left > 0),
        top + _SOFT_PIXELS * (top > 0),
        left + width - _SOFT_PIXELS * (left + width < wide),
        top + height - _SOFT_PIXELS * (top + height < high),
    )
    mask.paste(0, inner)
    return repainted(canvas, painting, mask)


def repainted(source: Image.Image, painting: Image.Image, mask: Image.Image) -> Image.Image:
    """Return the source with the painting where the mask is white."""
    size = painting.size
    soft = resized(mask.convert("L"), size).filter(ImageFilter.GaussianBlur(_SOFT_PIXELS / 2))
    return Image.composite(painting, resized(source, size), soft)
