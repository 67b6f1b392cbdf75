"""The last touch: a hand that trembles, the canvas, a darker rim, and who painted it."""

from itertools import pairwise
from random import Random

from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageFont

from sandbox.images.painting.brush import curved, fractal, noise, relief
from sandbox.images.pillow import mapped, resized

SIGNATURE = "painted by Easel's sandbox, not generated"
_MESH = 26
_SMALLEST_MESH = 8
_SMALLEST_TEXT = 9


def finish(rng: Random, picture: Image.Image) -> Image.Image:
    """Return the picture as if it were paint on canvas."""
    picture = _trembling(rng, _blooming(picture))
    picture = _on_canvas(rng, picture)
    picture = _rimmed(picture)
    return _signed(picture)


def _trembling(rng: Random, picture: Image.Image) -> Image.Image:
    """Bend every straight edge a little, as a hand would."""
    width, height = picture.size
    unit = min(width, height) / 1024 * 1.0
    many = max(1, min(_MESH, min(width, height) // _SMALLEST_MESH))
    columns = [round(width * n / many) for n in range(many + 1)]
    rows = [round(height * n / many) for n in range(many + 1)]
    moved = {
        (x, y): (
            min(max(x + rng.gauss(0, unit) * (0 < x < width), 0.0), width),
            min(max(y + rng.gauss(0, unit) * (0 < y < height), 0.0), height),
        )
        for x in columns
        for y in rows
    }
    mesh = [
        (
            (left, top, right, bottom),
            (*moved[left, top], *moved[left, bottom], *moved[right, bottom], *moved[right, top]),
        )
        for left, right in pairwise(columns)
        for top, bottom in pairwise(rows)
    ]
    return picture.transform((width, height), Image.Transform.MESH, mesh, Image.Resampling.BILINEAR)


def _blooming(picture: Image.Image) -> Image.Image:
    """Let bright places shine into their surroundings."""
    small = resized(picture, (max(2, picture.width // 8), max(2, picture.height // 8)))
    bright = mapped(small, [max(0, value - 150) for value in range(256)] * 3)
    soft = resized(bright.filter(ImageFilter.BoxBlur(2)), picture.size)
    return ImageChops.screen(picture, soft)


def _on_canvas(rng: Random, picture: Image.Image) -> Image.Image:
    """Add brush strokes as faint relief, and a grain."""
    width, height = picture.size
    strokes = Image.blend(
        noise(rng, (width, height), (width // 16, height // 4)),
        fractal(rng, (width, height), (14, 30), 3),
        0.45,
    )
    sides = relief(strokes, (1, 2), depth=1.5)
    grain = Image.frombytes(
        "L", (width // 2, height // 2), rng.randbytes((width // 2) * (height // 2))
    )
    texture = Image.blend(sides, resized(grain, (width, height)), 0.1)
    texture = curved(texture, lambda v: 0.5 + (v - 0.5) * 0.3)
    return ImageChops.overlay(picture, Image.merge("RGB", (texture, texture, texture)))


def _rimmed(picture: Image.Image) -> Image.Image:
    disc = resized(Image.radial_gradient("L"), picture.size)
    rim = curved(disc, lambda v: max(0.0, v - 0.55) * 0.5)
    dark = ImageChops.multiply(picture, Image.new("RGB", picture.size, (150, 140, 160)))
    return Image.composite(dark, picture, rim)


def _signed(picture: Image.Image) -> Image.Image:
    width, height = picture.size
    size = max(_SMALLEST_TEXT, round(min(width, height) / 54))
    font = ImageFont.load_default(size)
    draw = ImageDraw.Draw(picture, "RGBA")
    long = draw.textlength(SIGNATURE, font)
    if long > width * 0.9:
        return picture
    x, y = width - long - size, height - size * 2.2
    # A dark band behind it: grass and ripples leave thin letters unreadable.
    band = (x - size * 0.6, y - size * 0.3, width - size * 0.4, y + size * 1.5)
    draw.rounded_rectangle(band, size * 0.5, (0, 0, 0, 96))
    draw.text((x, y), SIGNATURE, (255, 255, 255, 225), font)
    return picture
