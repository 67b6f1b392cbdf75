"""A headland with its lighthouse, and the rocks before it."""

import math

from PIL import ImageChops

from sandbox.images.painting.brush import (
    Point,
    curved,
    faint,
    fractal,
    glow,
    gradient,
    lay,
    polygon,
    relief,
    ridge,
    ridge_y,
    smoothstep,
)
from sandbox.images.painting.buildings import beam, lighthouse
from sandbox.images.painting.canvas import Canvas
from sandbox.images.painting.colour import Colour, mix
from sandbox.images.painting.land import ROCK, at_distance
from sandbox.images.painting.tile import stand
from sandbox.images.painting.weather import fog_bank

_SMALLEST_WITH_CRACKS = 0.2


def paint_headland(canvas: Canvas, horizon: float) -> None:
    """Raise a rock at one side, and the lighthouse on it."""
    rng, picture, scene, palette = canvas.rng, canvas.picture, canvas.scene, canvas.palette
    width, height = picture.size
    right = rng.random() < 0.6  # noqa: PLR2004  # a little oftener on the right
    edge = ridge(rng, width, base=0, height=height * 0.035, bumps=14, roughness=0.72)

    def rise(x: float, reach: float) -> float:
        inland = (x / width - (1 - reach)) / reach if right else (reach - x / width) / reach
        return math.pow(max(0.0, min(1.0, inland * 1.7)), 0.8)

    def crest(reach: float, tall: float, foot: float) -> list[Point]:
        return [
            (x, foot + wobble * 0.9 * rise(x, reach) - height * tall * rise(x, reach))
            for x, wobble in edge
        ]

    for line, foot, reach, nearness in (
        (crest(0.62, 0.1, horizon + height * 0.03), horizon + height * 0.03, 0.62, 0.62),
        (crest(0.5, 0.16, horizon + height * 0.08), horizon + height * 0.08, 0.5, 0.94),
    ):
        shore = [(x, y) for x, y in line if rise(x, reach) > 0]
        _rock(canvas, shore, foot, nearness)
    for _ in range(7):
        _boulder(canvas, horizon, at=width * 0.5)
    at = width * (0.78 if right else 0.22)
    sheet = lighthouse(height * 0.4, scene.things["lighthouse"], palette)
    base = ridge_y(crest(0.5, 0.16, horizon + height * 0.08), at) + height * 0.008
    stand(picture, sheet, (at, base))
    if "fog" in scene.weather:
        fog_bank(canvas, at=horizon + height * 0.08, depth=height * 0.16, strength=0.9)
    beam(canvas, (at, base - sheet.height * 0.855))


def _boulder(
    canvas: Canvas,
    horizon: float,
    *,
    at: float,
) -> None:
    """Leave a stone in the water before the headland."""
    rng, picture = canvas.rng, canvas.picture
    width, height = picture.size
    x, wide = at + rng.gauss(0, 0.07) * width, width * rng.uniform(0.012, 0.04)
    foot = horizon + height * rng.uniform(0.06, 0.1)
    tall = wide * rng.uniform(0.3, 0.6)
    shape = [(-1.0, 0.0), (-0.7, -0.55), (-0.2, -1.0), (0.35, -0.8), (0.75, -0.3), (1.0, 0.0)]
    line = [(x + wide * px, foot + tall * py * rng.uniform(0.8, 1.1)) for px, py in shape]
    _rock(canvas, line, foot, 0.9)


def _rock(
    canvas: Canvas,
    line: list[Point],
    foot: float,
    nearness: float,
) -> None:
    picture, scene, palette = canvas.picture, canvas.scene, canvas.palette
    colour = at_distance(palette, scene.ground or ROCK, nearness)
    middle = (line[0][0] + line[-1][0]) / 2
    half = abs(line[-1][0] - middle)
    deep = min(picture.height * 0.09, half * 0.7)
    below = glow(picture.size, (middle, foot), (half * 1.5, deep), 0.9)
    lay(picture, mix(colour, (30, 40, 60), 0.5), faint(below, 0.5))
    _paint_rock(canvas, line, foot, colour)


def _paint_rock(
    canvas: Canvas,
    line: list[Point],
    foot: float,
    colour: Colour,
) -> None:
    """Fill between a ridge and its waterline, with cracks, grass on top and foam below."""
    rng, picture, palette = canvas.rng, canvas.picture, canvas.palette
    size = width, height = picture.size
    top = min(y for _, y in line)
    mask = polygon(size, [*line, (line[-1][0], foot), (line[0][0], foot)])
    grass = mix(colour, (96, 124, 78), 0.5)
    dark = mix(colour, (24, 26, 40), 0.5)
    start, end = top / height, min(0.99, foot / height)
    middle = start + (end - start) * 0.3
    fill = gradient(size, [(0, grass), (start, grass), (middle, colour), (end, dark), (1, dark)])
    lay(picture, fill, mask)
    if line[-1][0] - line[0][0] < width * _SMALLEST_WITH_CRACKS:
        return
    shape = fractal(rng, size, (26, 34), 4)
    sides = relief(shape, (max(1, width // 300), max(1, height // 400)), depth=0.3)
    lay(picture, dark, ImageChops.multiply(mask, curved(sides, lambda v: (0.5 - v) * 1.3)))
    bright = ImageChops.multiply(mask, curved(sides, lambda v: (v - 0.55) * 0.9))
    lay(picture, mix(colour, palette.glow, 0.6), bright)
    foam = polygon(
        size,
        [
            (line[0][0], foot - 2),
            (line[-1][0], foot - 2),
            (line[-1][0], foot + height * 0.008),
            (line[0][0], foot + height * 0.008),
        ],
    )
    lay(
        picture,
        mix(palette.haze, (255, 255, 255), 0.5),
        ImageChops.multiply(foam, curved(shape, smoothstep(0.35, 0.7))),
    )
