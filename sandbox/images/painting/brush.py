"""The strokes every picture is made of: gradients, noise, soft shapes."""

import random
from collections.abc import Callable, Sequence

from PIL import Image, ImageChops, ImageDraw

from sandbox.images.painting.colour import Colour, mix
from sandbox.images.pillow import column, mapped, resized

Point = tuple[float, float]
Size = tuple[int, int]

_STEPS = 256


def chance(text: str) -> random.Random:
    """Return the same row of numbers for the same text."""
    return random.Random(text)  # noqa: S311  # pictures, not secrets


def gradient(size: Size, stops: Sequence[tuple[float, Colour]]) -> Image.Image:
    """Return a fill that changes from top to bottom; stops are (place from 0 to 1, colour)."""
    strip = column([_at(stops, row / (_STEPS - 1)) for row in range(_STEPS)])
    return resized(strip, size)


def fade(size: Size, stops: Sequence[tuple[float, float]]) -> Image.Image:
    """Return a mask that changes from top to bottom; stops are (place, opacity), both 0 to 1."""
    greys = [(place, (round(255 * value),) * 3) for place, value in stops]
    return gradient(size, [(place, (a, b, c)) for place, (a, b, c) in greys]).getchannel(0)


def _at(stops: Sequence[tuple[float, Colour]], place: float) -> Colour:
    before = stops[0]
    for stop in stops:
        if stop[0] >= place:
            width = stop[0] - before[0]
            return mix(before[1], stop[1], (place - before[0]) / width if width else 1.0)
        before = stop
    return before[1]


def noise(rng: random.Random, size: Size, cells: Size) -> Image.Image:
    """Return smooth grey noise with this many bumps across and down."""
    across, down = max(2, cells[0]), max(2, cells[1])
    return resized(Image.frombytes("L", (across, down), rng.randbytes(across * down)), size)


def fractal(rng: random.Random, size: Size, cells: Size, octaves: int = 4) -> Image.Image:
    """Return cloud-like noise: ever finer bumps, ever weaker; made at half the size."""
    half = max(2, size[0] // 2), max(2, size[1] // 2)
    total = noise(rng, half, cells)
    for octave in range(1, octaves):
        finer = noise(rng, half, (cells[0] << octave, cells[1] << octave))
        total = Image.blend(total, finer, 0.5**octave / (2 - 0.5**octave) * 1.15)
    return resized(total, size)


def curved(image: Image.Image, curve: Callable[[float], float]) -> Image.Image:
    """Return a mask with each value (0 to 1) replaced by the curve's."""
    table = [round(255 * min(max(curve(value / 255), 0.0), 1.0)) for value in range(256)]
    return mapped(image, table)


def faint(mask: Image.Image, share: float) -> Image.Image:
    """Return the mask with less opacity."""
    return curved(mask, lambda value: value * share)


def smoothstep(low: float, high: float) -> Callable[[float], float]:
    """Return a curve that is 0 below `low`, 1 above `high`, and soft between."""

    def curve(value: float) -> float:
        share = min(max((value - low) / (high - low), 0.0), 1.0)
        return share * share * (3 - 2 * share)

    return curve


def polygon(size: Size, points: Sequence[Point]) -> Image.Image:
    """Return a mask of a shape with smooth edges."""
    large = Image.new("L", (size[0] * 2, size[1] * 2))
    ImageDraw.Draw(large).polygon([(x * 2, y * 2) for x, y in points], fill=255)
    return large.reduce(2)


def glow(size: Size, centre: Point, radius: Point, power: float) -> Image.Image:
    """Return a mask that is brightest at the centre and fades to nothing at the radius."""
    width, height = max(2, round(radius[0] * 2)), max(2, round(radius[1] * 2))
    # Pillow's disc is 0 in the middle and 255 at the edge's middle.
    disc = curved(Image.radial_gradient("L"), lambda value: max(0.0, 1 - value * 1.42) ** power)
    mask = Image.new("L", size)
    mask.paste(
        resized(disc, (width, height)), (round(centre[0] - radius[0]), round(centre[1] - radius[1]))
    )
    return mask


def spline(points: Sequence[Point], *, closed: bool, per_span: int = 10) -> list[Point]:
    """Return a smooth line through the points (Catmull and Rom's)."""
    count = len(points)
    line: list[Point] = []
    for index in range(count if closed else count - 1):
        p0, p1, p2, p3 = (
            points[(index + shift) % count if closed else min(max(index + shift, 0), count - 1)]
            for shift in (-1, 0, 1, 2)
        )
        for step in range(per_span):
            t = step / per_span
            line.append(
                (_between(p0[0], p1[0], p2[0], p3[0], t), _between(p0[1], p1[1], p2[1], p3[1], t))
            )
    if not closed:
        line.append(points[-1])
    return line


def _between(a: float, b: float, c: float, d: float, t: float) -> float:
    return 0.5 * (
        2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t * t + (3 * b - a - 3 * c + d) * t**3
    )


def ridge(  # noqa: PLR0913  # each is one trait of a line
    rng: random.Random, width: int, *, base: float, height: float, bumps: float, roughness: float
) -> list[Point]:
    """Return a hill line from left to right: `base` is its mean y, `height` its swing."""
    waves = [
        (bumps * 2**octave * rng.uniform(0.8, 1.25), rng.uniform(0, 1), roughness**octave)
        for octave in range(7)
    ]
    total = sum(weight for *_, weight in waves)
    step = max(2, width // 320)
    knots = [[rng.uniform(-1, 1) for _ in range(int(many) + 3)] for many, *_ in waves]
    line: list[Point] = []
    for x in [*range(0, width, step), width]:
        y = 0.0
        for (many, shift, weight), row in zip(waves, knots, strict=True):
            place = (x / width) * many + shift
            left = int(place)
            part = place - left
            part = part * part * (3 - 2 * part)
            y += weight * (row[left] + (row[left + 1] - row[left]) * part)
        line.append((x, base + height * y / total))
    return line


def ridge_y(line: Sequence[Point], x: float) -> float:
    """Return the height of a ridge at x."""
    step = line[1][0] - line[0][0]
    return line[min(max(int(x / step), 0), len(line) - 1)][1]


def relief(shape: Image.Image, shift: tuple[int, int], *, depth: float) -> Image.Image:
    """Return the shape lit from the side the shift points away from; flat is middle grey."""
    moved = shape.copy()
    moved.paste(shape, shift)
    sides = ImageChops.subtract(shape, moved, depth, 128)
    # The strip the shift uncovers says nothing, so it is cut off.
    cut = abs(shift[0]), abs(shift[1])
    inner = sides.crop((cut[0], cut[1], shape.width - cut[0], shape.height - cut[1]))
    return resized(inner, shape.size)


def lay(picture: Image.Image, fill: Image.Image | Colour, mask: Image.Image) -> None:
    """Put a fill onto the picture where the mask is light."""
    if isinstance(fill, Image.Image):
        picture.paste(fill, (0, 0), mask)
    else:
        picture.paste(fill, (0, 0, *picture.size), mask)
