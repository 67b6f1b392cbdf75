"""Trees, grass and flowers."""

import math
from collections.abc import Sequence
from random import Random

from PIL import Image, ImageDraw

from sandbox.images.painting.brush import Point, lay, ridge_y
from sandbox.images.painting.canvas import Canvas
from sandbox.images.painting.colour import WHITE, Colour, lit, mix
from sandbox.images.painting.land import at_distance

_NEEDLES: Colour = (46, 82, 70)
_BARK: Colour = (72, 54, 48)
_PETALS: tuple[Colour, ...] = (
    (226, 66, 56),
    (250, 200, 72),
    (240, 138, 170),
    (250, 246, 236),
    (150, 110, 200),
)


def conifers(  # noqa: PLR0913  # each is one trait of a row of trees
    canvas: Canvas,
    line: Sequence[Point],
    *,
    nearness: float,
    height: float,
    density: float,
    snowy: bool,
    gap: tuple[float, float] | None = None,
) -> None:
    """Stand firs along a ridge; `gap` (from, to) leaves room for something to be seen."""
    rng, picture, palette = canvas.rng, canvas.picture, canvas.palette
    width, tall = picture.size
    large = Image.new("L", (width * 2, tall * 2))
    caps = Image.new("L", (width * 2, tall * 2))
    draw, white = ImageDraw.Draw(large), ImageDraw.Draw(caps)
    x = -height * 0.2
    while x < width + height * 0.2:
        size = height * rng.uniform(0.55, 1.15)
        if gap is None or not gap[0] < x < gap[1]:
            _fir(rng, draw, white, (x * 2, (ridge_y(line, x) + size * 0.05) * 2), size * 2)
        x += height * rng.uniform(0.1, 0.42) / density
    colour = at_distance(palette, _NEEDLES, nearness)
    lay(picture, mix(colour, lit(colour, (150, 150, 170)), 0.5 * nearness), large.reduce(2))
    if snowy:
        snow = mix(palette.haze, lit(WHITE, mix(palette.light, WHITE, 0.35)), 0.25 + 0.6 * nearness)
        lay(picture, snow, caps.reduce(2))


def _fir(
    rng: Random,
    draw: ImageDraw.ImageDraw,
    white: ImageDraw.ImageDraw,
    foot: Point,
    height: float,
) -> None:
    x, y = foot
    half = height * rng.uniform(0.17, 0.24)
    draw.rectangle((x - height * 0.016, y - height * 0.2, x + height * 0.016, y), fill=255)
    tiers = rng.randint(6, 8)
    for tier in range(tiers):
        low = 0.06 + 0.84 * tier / tiers
        reach = half * (1 - tier / tiers) ** 0.85
        base, top = y - height * low, y - height * min(1.0, low + 1.75 / tiers)
        left, right = reach * rng.uniform(0.82, 1.15), reach * rng.uniform(0.82, 1.15)
        sag = height * 0.022
        shape = [
            (x, top),
            (x + right * 0.5, (top + base) / 2 + sag * 0.4),
            (x + right, base + sag),
            (x + right * 0.55, base - sag * 0.3),
            (x + right * 0.2, base + sag * 0.6),
            (x - left * 0.2, base - sag * 0.2),
            (x - left * 0.55, base + sag * 0.4),
            (x - left, base + sag),
            (x - left * 0.5, (top + base) / 2 + sag * 0.4),
        ]
        draw.polygon(shape, fill=255)
        white.polygon(shape, fill=0)
        side = rng.choice((-1, 1))
        reach = left if side < 0 else right
        white.polygon(
            [
                (x, top),
                (x + side * reach * 0.98, base + sag),
                (x + side * reach * 0.5, base - sag * 1.4),
                (x + side * reach * 0.1, base - sag * 0.6),
                (x - side * reach * 0.3, base - sag * 1.8),
            ],
            fill=235,
        )


def grove(  # noqa: PLR0913  # as above
    canvas: Canvas,
    line: Sequence[Point],
    colour: Colour,
    *,
    nearness: float,
    height: float,
    count: int,
) -> None:
    """Scatter round trees along a ridge, each lit from one side."""
    rng, picture, palette = canvas.rng, canvas.picture, canvas.palette
    width, tall = picture.size
    parts = [Image.new("L", (width * 2, tall * 2)) for _ in range(3)]
    draws = [ImageDraw.Draw(part) for part in parts]
    for _ in range(count):
        x = rng.uniform(0, width)
        size = height * rng.uniform(0.5, 1.1)
        y = ridge_y(line, x) + size * 0.08
        for _ in range(9):
            turn, reach = rng.uniform(0, math.tau), rng.uniform(0, 0.3) * size
            radius = size * rng.uniform(0.14, 0.27)
            cx, cy = x + math.cos(turn) * reach, y - size * 0.55 + math.sin(turn) * reach * 0.9
            _dot(draws[0], cx, cy, radius)
            _dot(draws[1], cx - radius * 0.25, cy - radius * 0.3, radius * 0.6)
            _dot(draws[2], cx - radius * 0.36, cy - radius * 0.45, radius * 0.28)
        draws[0].rectangle(
            ((x - size * 0.03) * 2, (y - size * 0.4) * 2, (x + size * 0.03) * 2, y * 2), fill=255
        )
    base = at_distance(palette, mix(colour, _NEEDLES, 0.55), nearness)
    for share, part in zip((0.0, 0.3, 0.55), parts, strict=True):
        lay(
            picture,
            mix(base, at_distance(palette, mix(colour, palette.glow, 0.35), nearness), share),
            part.reduce(2),
        )


def _dot(draw: ImageDraw.ImageDraw, x: float, y: float, radius: float) -> None:
    draw.ellipse(((x - radius) * 2, (y - radius) * 2, (x + radius) * 2, (y + radius) * 2), fill=255)


def grass(
    canvas: Canvas,
    colour: Colour,
    *,
    blades: int,
    height: float,
) -> None:
    """Let grass grow from the lower edge."""
    rng, picture, palette = canvas.rng, canvas.picture, canvas.palette
    width, tall = picture.size
    for share in (0.35, 0.0):
        mask = Image.new("L", (width * 2, tall * 2))
        draw = ImageDraw.Draw(mask)
        for _ in range(blades):
            x, size = rng.uniform(0, width), height * rng.uniform(0.35, 1) * (0.8 + share)
            lean = rng.gauss(0, 0.28) * size
            root = tall + height * 0.05
            thick = max(1.0, height * 0.018)
            draw.polygon(
                [
                    ((x - thick) * 2, root * 2),
                    ((x + lean * 0.4 - thick * 0.4) * 2, (root - size * 0.6) * 2),
                    ((x + lean) * 2, (root - size) * 2),
                    ((x + lean * 0.4 + thick * 0.6) * 2, (root - size * 0.6) * 2),
                    ((x + thick) * 2, root * 2),
                ],
                fill=255,
            )
        lay(picture, mix(lit(colour, palette.light), palette.haze, share), mask.reduce(2))


def flowers(
    canvas: Canvas,
    line: Sequence[Point],
    colour: Colour | None,
) -> None:
    """Sow flowers over the foreground, larger towards us."""
    rng, picture, palette = canvas.rng, canvas.picture, canvas.palette
    width, height = picture.size
    petals = (
        [colour, mix(colour, WHITE, 0.25), mix(colour, (60, 0, 40), 0.2)]
        if colour
        else list(_PETALS)
    )
    masks = [Image.new("L", (width * 2, height * 2)) for _ in range(len(petals) + 1)]
    draws = [ImageDraw.Draw(mask) for mask in masks]
    unit = min(width, height)
    for _ in range(520):
        x, depth = rng.uniform(0, width), rng.random() ** 0.8
        start = ridge_y(line, x) + unit * 0.02
        y = start + (height - start) * depth
        size = unit * (0.003 + 0.013 * depth**1.6) * rng.uniform(0.7, 1.2)
        which = rng.randrange(len(petals))
        turn = rng.uniform(0, math.tau)
        for petal in range(5):
            angle = turn + petal * math.tau / 5
            _dot(
                draws[which],
                x + math.cos(angle) * size * 0.62,
                y + math.sin(angle) * size * 0.46,
                size * 0.52,
            )
        for other in draws[:-1]:
            if other is not draws[which]:
                other.ellipse(
                    ((x - size) * 2, (y - size * 0.8) * 2, (x + size) * 2, (y + size * 0.8) * 2),
                    fill=0,
                )
        _dot(draws[-1], x, y, size * 0.3)
    for petal_colour, mask in zip(petals, masks[:-1], strict=True):
        lay(picture, lit(petal_colour, mix(palette.light, WHITE, 0.3)), mask.reduce(2))
    lay(picture, lit((250, 214, 96), palette.light), masks[-1].reduce(2))
