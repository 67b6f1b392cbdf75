"""A composition for words the painter does not know: soft sheets of colour and a few orbs."""

import math
from random import Random

from PIL import Image, ImageChops, ImageDraw

from sandbox.images.painting.brush import (
    Size,
    curved,
    fade,
    faint,
    fractal,
    glow,
    gradient,
    lay,
    polygon,
    spline,
)
from sandbox.images.painting.colour import WHITE, Colour, mix
from sandbox.images.pillow import resized

_FAMILIES: tuple[tuple[Colour, ...], ...] = (
    ((24, 36, 74), (58, 92, 150), (240, 150, 110), (252, 214, 158), (250, 240, 224)),
    ((30, 62, 66), (72, 134, 122), (232, 190, 110), (240, 112, 88), (250, 242, 226)),
    ((52, 28, 72), (130, 66, 130), (236, 110, 122), (252, 184, 128), (255, 238, 214)),
    ((20, 44, 60), (40, 116, 140), (132, 198, 190), (244, 218, 160), (252, 244, 230)),
    ((66, 30, 40), (164, 60, 62), (230, 138, 84), (246, 206, 140), (252, 242, 228)),
    ((34, 40, 60), (92, 106, 148), (176, 168, 204), (240, 190, 190), (252, 242, 236)),
)


def compose(rng: Random, size: Size, tint: Colour | None) -> Image.Image:
    """Return a picture of nothing in particular."""
    family = list(rng.choice(_FAMILIES))
    if tint:
        family = [
            mix(tint, (0, 0, 0), 0.7),
            mix(tint, (20, 20, 40), 0.3),
            tint,
            mix(tint, family[3], 0.6),
            family[4],
        ]
    width, height = size
    side = min(size)
    picture = gradient(
        size,
        [
            (0, mix(family[4], family[3], 0.3)),
            (0.6, family[3]),
            (1, mix(family[3], family[2], 0.7)),
        ],
    )
    wash = curved(fractal(rng, size, (3, 3), 5), lambda v: (v - 0.35) * 0.9)
    lay(picture, mix(family[4], WHITE, 0.4), wash)
    centre = width * rng.uniform(0.3, 0.7), height * rng.uniform(0.26, 0.42)
    radius = side * rng.uniform(0.15, 0.21)
    halo = glow(size, centre, (radius * 3.4, radius * 3.4), 1.8)
    lay(picture, mix(family[4], WHITE, 0.5), faint(halo, 0.8))
    _orb(picture, centre, radius, mix(family[2], family[3], 0.2), family[4])
    sheets = rng.randint(6, 8)
    for number in range(sheets):
        _sheet(rng, picture, family, number / (sheets - 1))
    for _ in range(rng.randint(3, 6)):
        place = rng.uniform(0.08, 0.92) * width, rng.uniform(0.08, 0.6) * height
        _orb(picture, place, side * rng.uniform(0.008, 0.03), rng.choice(family[1:4]), family[4])
    return picture


def _orb(
    picture: Image.Image, centre: tuple[float, float], radius: float, dark: Colour, light: Colour
) -> None:
    side = max(6, round(radius * 2))
    mask = Image.new("L", (side * 3, side * 3))
    ImageDraw.Draw(mask).ellipse((3, 3, side * 3 - 4, side * 3 - 4), fill=255)
    shade = gradient(
        (side, side), [(0, mix(dark, light, 0.55)), (0.5, dark), (1, mix(dark, light, 0.15))]
    )
    picture.paste(
        shade, (round(centre[0] - radius), round(centre[1] - radius)), resized(mask, (side, side))
    )


def _sheet(rng: Random, picture: Image.Image, family: list[Colour], depth: float) -> None:
    """Lay a flowing translucent sheet across the picture."""
    width, height = picture.size
    base = height * (0.46 + 0.5 * depth)
    swing = height * rng.uniform(0.06, 0.13)
    phase, turns = rng.uniform(0, math.tau), rng.uniform(0.6, 1.3)
    top = [
        (
            width * n / 8,
            base
            + swing * math.sin(phase + turns * math.tau * n / 8)
            + rng.gauss(0, 0.012) * height,
        )
        for n in range(-1, 10)
    ]
    line = spline(top, closed=False, per_span=14)
    mask = polygon(picture.size, [*line, (width * 1.2, height + 2), (-width * 0.2, height + 2)])
    place = depth * (len(family) - 2)
    left = len(family) - 2 - int(place)
    colour = mix(family[left], family[max(0, left - 1)], place - int(place))
    high = min(y for _, y in line) / height
    start = min(max(high, 0.0), 0.95)
    fill = gradient(
        picture.size,
        [
            (0, colour),
            (start, mix(colour, family[4], 0.42)),
            (min(0.99, start + 0.2), colour),
            (1, mix(colour, family[0], 0.35)),
        ],
    )
    body = fade(picture.size, [(0, 0.9), (start, 0.93), (min(0.99, start + 0.3), 0.82), (1, 0.9)])
    grainy = curved(fractal(rng, picture.size, (6, 14), 4), lambda v: 0.72 + v * 0.5)
    lay(picture, fill, ImageChops.multiply(ImageChops.multiply(mask, body), grainy))
