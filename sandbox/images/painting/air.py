"""What flies: birds and balloons."""

import math

from PIL import Image, ImageDraw

from sandbox.images.painting.brush import lay, spline
from sandbox.images.painting.canvas import Canvas
from sandbox.images.painting.colour import WHITE, Colour, mix
from sandbox.images.painting.palette import Palette
from sandbox.images.painting.tile import Tile

_FABRICS: tuple[tuple[Colour, Colour], ...] = (
    ((214, 66, 54), (250, 226, 180)),
    ((244, 164, 56), (200, 70, 60)),
    ((58, 128, 176), (250, 236, 210)),
    ((94, 160, 112), (248, 220, 120)),
    ((150, 92, 168), (250, 196, 150)),
    ((232, 116, 132), (255, 240, 226)),
)
_GORES = 8
_WIDEST = 0.57


def birds(canvas: Canvas, *, horizon: float, count: int) -> None:
    """Let a loose flock pass."""
    rng, picture, palette = canvas.rng, canvas.picture, canvas.palette
    width, height = picture.size
    mask = Image.new("L", (width * 2, height * 2))
    draw = ImageDraw.Draw(mask)
    x0, y0 = width * rng.uniform(0.3, 0.6), horizon * rng.uniform(0.26, 0.44)
    for number in range(count):
        size = min(width, height) * rng.uniform(0.012, 0.024)
        x = x0 + rng.gauss(0, 0.12) * width + number * size * 0.5
        y = y0 + rng.gauss(0, 0.07) * horizon
        lift, tilt = rng.uniform(0.25, 0.7), rng.uniform(-0.2, 0.2)
        upper = [
            (-1.0, -0.05 + tilt),
            (-0.5, -lift),
            (0.0, 0.02),
            (0.5, -lift),
            (1.0, -0.05 - tilt),
        ]
        lower = [(0.45, -lift * 0.62), (0.06, 0.22), (-0.06, 0.22), (-0.45, -lift * 0.62)]
        outline = spline([*upper], closed=False) + spline(lower, closed=False)
        draw.polygon([((x + size * px) * 2, (y + size * py) * 2) for px, py in outline], fill=255)
    lay(picture, mix(palette.cloud_shade, (24, 26, 40), 0.72), mask.reduce(2))


def balloons(canvas: Canvas, *, horizon: float, colour: Colour | None) -> None:
    """Hang balloons in the air, the far ones first, small and pale."""
    rng, picture, palette = canvas.rng, canvas.picture, canvas.palette
    width, height = picture.size
    side = min(width, height)
    places = [
        (0.12, 0.62, 0.085),
        (0.88, 0.42, 0.09),
        (0.68, 0.74, 0.065),
        (0.7, 0.1, 0.1),
        (0.2, 0.26, 0.15),
        (0.8, 0.2, 0.12) if rng.getrandbits(1) else (0.44, 0.66, 0.1),
        (0.5, 0.52, 0.3),
    ]
    flip = bool(rng.getrandbits(1))
    fabrics = rng.sample(_FABRICS, len(_FABRICS))
    for number, (x, y, size) in enumerate(sorted(places, key=lambda place: place[2])):
        first, second = fabrics[number % len(fabrics)]
        if colour:
            first = mix(colour, WHITE, 0.12 * (number % 3))
        sheet = _balloon(side * size * rng.uniform(0.92, 1.1), first, second, palette, size / 0.3)
        across = (1 - x if flip else x) + rng.uniform(-0.04, 0.04)
        down = horizon * (y * 0.96) + rng.uniform(-0.02, 0.02) * height
        place = round(width * across - sheet.width / 2), round(down - sheet.height * 0.35)
        picture.paste(sheet, place, sheet)


def _balloon(
    width: float, first: Colour, second: Colour, palette: Palette, nearness: float
) -> Image.Image:
    tile = Tile(width, width * 1.36)

    heights = [-0.98 + n * 0.068 for n in range(21)]
    for gore in range(_GORES):
        left, right = -1 + 2 * gore / _GORES, -1 + 2 * (gore + 1) / _GORES
        # Gores narrow towards the rim, as on any round thing.
        a, b = (abs(s) ** 0.72 * (1 if s > 0 else -1) for s in (left, right))
        outline = [(_half_width(y) * a, y) for y in heights] + [
            (_half_width(y) * b, y) for y in reversed(heights)
        ]
        shade = max(0.0, (left + right) / 2) * 0.5
        bright = max(0.0, 0.34 - abs((left + right) / 2 + 0.42))
        cloth = mix(first if gore % 2 else second, (60, 40, 80), shade)
        tile.shape(outline, mix(cloth, WHITE, bright))
    for x in (-0.17, 0.17):
        tile.line([(x, 0.36), (x * 0.62, 0.74)], (92, 72, 60), 0.012)
    tile.shape([(-0.13, 0.72), (0.13, 0.72), (0.11, 0.97), (-0.11, 0.97)], (128, 84, 54))
    tile.shape([(-0.15, 0.72), (0.15, 0.72), (0.15, 0.77), (-0.15, 0.77)], (90, 58, 42))
    sheet = tile.done(light=mix(palette.light, WHITE, 0.35))
    alpha = sheet.getchannel("A")
    pale = Image.blend(
        sheet.convert("RGB"),
        Image.new("RGB", sheet.size, palette.haze),
        0.45 * max(0.0, 1 - nearness) ** 1.2,
    )
    pale.putalpha(alpha)
    return pale


def _half_width(y: float) -> float:
    """Return half the width of the envelope at a height, -0.98 being its top."""
    part = (y + 0.98) / 1.36
    if part < _WIDEST:
        return 0.97 * math.sqrt(1 - math.pow(abs(2 * math.pow(part, 0.8) - 1), 2.4))
    return max(0.2, 0.965 - 2.04 * math.pow(part - _WIDEST, 1.25))
