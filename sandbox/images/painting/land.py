"""Hills, mountains and dunes: layers from far to near, each a little darker and clearer."""

from collections.abc import Sequence

from PIL import Image, ImageChops

from sandbox.images.painting.brush import (
    Point,
    Size,
    curved,
    faint,
    fractal,
    gradient,
    lay,
    polygon,
    relief,
    ridge,
    ridge_y,
    smoothstep,
    spline,
)
from sandbox.images.painting.canvas import Canvas
from sandbox.images.painting.colour import WHITE, Colour, lit, mix
from sandbox.images.painting.palette import Palette
from sandbox.images.painting.scene import Scene

GRASS: Colour = (118, 150, 82)
WOODS: Colour = (62, 96, 74)
ROCK: Colour = (118, 116, 130)
SAND: Colour = (232, 184, 122)
SNOW: Colour = (238, 243, 250)
_NARROWEST_DUNE = 0.07


def ground_colour(scene: Scene) -> Colour:
    """Return what the near ground is made of."""
    if "snow" in scene.weather:
        return SNOW
    if scene.ground:
        return mix(scene.ground, GRASS, 0.2)
    if "desert" in scene.land:
        return SAND
    return mix(GRASS, WOODS, 0.45) if "forest" in scene.land else GRASS


def at_distance(palette: Palette, surface: Colour, nearness: float) -> Colour:
    """Return a surface's colour as seen from far (0) or near (1)."""
    return mix(palette.haze, lit(surface, palette.light), 0.12 + 0.88 * nearness)


def paint_layer(
    canvas: Canvas, line: Sequence[Point], colour: Colour, *, mist: float
) -> Image.Image:
    """Fill everything below a ridge; `mist` is how much its foot pales. Return its mask."""
    picture, palette = canvas.picture, canvas.palette
    width, height = picture.size
    top = min(y for _, y in line)
    mask = polygon((width, height), [*line, (width, height + 4), (0, height + 4)])
    start = min(max(top / height, 0.0), 0.98)
    crest = mix(colour, palette.glow, 0.16)
    foot = mix(colour, palette.haze, mist)
    deep = min(start + 0.3, 0.99)
    middle = (start + deep) / 2
    fill = gradient(
        (width, height),
        [(0, crest), (start, crest), (middle, colour), (deep, foot), (1, foot)],
    )
    lay(picture, fill, mask)
    return mask


def paint_mountains(canvas: Canvas, horizon: float) -> None:
    """Paint two rows of mountains that stand on the horizon, snow on the nearer one."""
    rng, picture, scene, palette = canvas.rng, canvas.picture, canvas.scene, canvas.palette
    width = picture.width
    for number, (rise, nearness) in enumerate(((0.4, 0.26), (0.52, 0.62))):
        line = ridge(
            rng,
            width,
            base=horizon * (1 - rise * 0.72),
            height=horizon * rise * 1.35,
            bumps=(2.6 + number) * (width / picture.height) ** 0.6,
            roughness=0.52,
        )
        line = [(x, min(y, horizon)) for x, y in line]
        colour = at_distance(palette, scene.ground or ROCK, nearness)
        mask = paint_layer(canvas, line, colour, mist=0.5)
        _facets(canvas, mask, line, strength=0.6 + 0.4 * number)


def _facets(
    canvas: Canvas,
    mask: Image.Image,
    line: Sequence[Point],
    *,
    strength: float,
) -> None:
    """Give a mountain its lit and shaded sides, and a cap of snow."""
    rng, picture, palette = canvas.rng, canvas.picture, canvas.palette
    size = picture.size
    shape = fractal(rng, size, (9, 5), 6)
    sides = relief(shape, (-max(2, size[0] // 160), max(2, size[1] // 200)), depth=0.22)
    dark = ImageChops.multiply(mask, curved(sides, lambda v: (0.5 - v) * 1.1 * strength))
    lay(picture, lit(palette.cloud_shade, (120, 120, 140)), dark)
    top, bottom = min(y for _, y in line), max(y for _, y in line)
    depth = (bottom - top) * 0.44
    jagged = ridge(rng, size[0], base=depth * 0.55, height=depth * 0.75, bumps=26, roughness=0.7)
    limit = top + (bottom - top) * 0.62
    edge = [
        (x, min(y + max(2.0, dip) * max(0.0, (limit - y) / (limit - top)), limit + 2))
        for (x, y), (_, dip) in zip(line, jagged, strict=True)
    ]
    cap = polygon(size, [*line, *reversed(edge)])
    cap = ImageChops.multiply(cap, mask)
    bright = ImageChops.multiply(cap, curved(sides, lambda v: 0.6 + (v - 0.35) * 1.7))
    snow = mix(lit(SNOW, mix(palette.light, WHITE, 0.6)), palette.glow, 0.12)
    lay(picture, snow, faint(bright, strength))


def paint_hills(
    canvas: Canvas,
    *,
    top: float,
    bottom: float,
    layers: int,
    depths: tuple[float, float] = (0.0, 1.0),
) -> list[tuple[list[Point], float]]:
    """Paint rolling layers between two heights, `depths` from 0 (far) to 1 (near).

    Returns:
        Each ridge with its depth.
    """
    rng, picture, scene, palette = canvas.rng, canvas.picture, canvas.scene, canvas.palette
    width, height = picture.size
    surface = ground_colour(scene)
    far = surface if surface in {SNOW, SAND} else mix(surface, palette.haze, 0.2)
    ridges: list[tuple[list[Point], float]] = []
    for number in range(layers):
        share = number / max(1, layers - 1)
        depth = depths[0] + (depths[1] - depths[0]) * share
        nearness = 0.14 + 0.86 * depth
        line = ridge(
            rng,
            width,
            base=top + (bottom - top) * share**1.25,
            height=height * (0.05 + 0.05 * depth) * (1.15 if "desert" in scene.land else 1),
            bumps=(rng.uniform(1.4, 2.6) + (1 - depth) * 1.6) * (width / height) ** 0.6,
            roughness=0.22 + 0.1 * (1 - depth),
        )
        colour = at_distance(palette, mix(far, surface, depth), nearness * 0.92)
        if surface != SNOW:
            colour = mix(colour, lit(colour, (150, 165, 160)), 0.5 * depth)
        mask = paint_layer(canvas, line, colour, mist=0.4 * (1 - depth))
        if "desert" in scene.land:
            _lee_sides(canvas, line, depth)
        _meadow(canvas, mask, depth * (0.35 if surface in {SNOW, SAND} else 1))
        ridges.append((line, depth))
    return ridges


def _meadow(canvas: Canvas, mask: Image.Image, depth: float) -> None:
    """Dapple a slope with light and shade in long soft strokes."""
    rng, picture, palette = canvas.rng, canvas.picture, canvas.palette
    size: Size = picture.size
    shape = fractal(rng, size, (7, 22), 4)
    light = ImageChops.multiply(mask, curved(shape, smoothstep(0.52, 0.85)))
    lay(picture, mix(palette.glow, palette.light, 0.4), faint(light, 0.16))
    dark = ImageChops.multiply(mask, curved(shape, lambda v: smoothstep(0.5, 0.8)(1 - v)))
    lay(picture, lit(palette.cloud_shade, (90, 105, 110)), faint(dark, 0.3 * depth))


def _lee_sides(canvas: Canvas, line: Sequence[Point], depth: float) -> None:
    """Darken the side of each dune that is turned from the light, with a curling edge."""
    rng, picture, palette = canvas.rng, canvas.picture, canvas.palette
    height = picture.height
    dark = lit(lit(SAND, (214, 180, 162)), palette.light)
    shade = mix(dark, palette.haze, 0.62 * (1 - depth))
    reach = max(1, len(line) // 26)
    peaks = [
        n
        for n in range(reach, len(line) - 1)
        if line[n][1] == min(y for _, y in line[max(0, n - reach) : n + reach + 1])
    ]
    for peak in peaks:
        end = peak + 1
        while end < len(line) - 1 and line[end + 1][1] >= line[end][1]:
            end += 1
        (x, y), (far, low) = line[peak], line[end]
        wide = far - x
        if wide < picture.width * _NARROWEST_DUNE:
            continue
        deep = height * (0.02 + 0.1 * depth) * rng.uniform(0.7, 1.1)
        drop = low - y + deep
        edge = spline(
            [
                (x, y),
                (x + wide * 0.1, y + drop * 0.3),
                (x + wide * 0.26, y + drop * 0.66),
                (x + wide * 0.46, y + drop * 0.86),
                (x + wide * 0.72, y + drop * 0.9),
                (far, low),
            ],
            closed=False,
        )
        mask = polygon(picture.size, [*line[peak : end + 1], *reversed(edge)])
        lay(picture, shade, faint(mask, 0.5))


def standing_on(ridges: Sequence[tuple[list[Point], float]], x: float) -> float:
    """Return the height of the nearest ridge at x."""
    return ridge_y(ridges[-1][0], x)
