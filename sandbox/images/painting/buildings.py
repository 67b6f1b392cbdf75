"""A house, a lighthouse, and a whole skyline."""

from random import Random

from PIL import Image, ImageDraw

from sandbox.images.painting.brush import Point, faint, glow, gradient, lay
from sandbox.images.painting.canvas import Canvas
from sandbox.images.painting.colour import WHITE, Colour, lit, mix
from sandbox.images.painting.palette import Palette
from sandbox.images.painting.tile import Tile

_WALL: Colour = (240, 228, 208)
_ROOF: Colour = (168, 74, 56)
_LAMP: Colour = (255, 214, 128)
_TOWER: Colour = (248, 244, 236)
_BANDS: Colour = (196, 58, 48)


def house(width: float, colour: Colour | None, palette: Palette, *, snowy: bool) -> Image.Image:
    """Build a cottage with a chimney; its windows are lit after dark."""
    wall = colour or _WALL
    shade = mix(wall, (80, 80, 120), 0.3)
    roof = mix(_ROOF, WHITE, 0.86) if snowy else _ROOF
    glass = mix((96, 120, 146), _LAMP, palette.lamps)
    tile = Tile(width, width * 0.82)
    tile.shape([(0.34, -0.98), (0.5, -0.98), (0.5, -0.4), (0.34, -0.4)], mix(_ROOF, shade, 0.5))
    tile.shape([(-0.2, -0.16), (0.84, -0.16), (0.84, 0.98), (-0.2, 0.98)], wall)
    tile.shape([(-0.84, -0.16), (-0.52, -0.72), (-0.2, -0.16), (-0.2, 0.98), (-0.84, 0.98)], shade)
    tile.shape([(-0.52, -0.84), (0.62, -0.84), (0.97, -0.1), (-0.17, -0.1)], roof)
    tile.shape(
        [(-0.52, -0.84), (-0.97, -0.06), (-0.86, -0.02), (-0.52, -0.64)], mix(roof, shade, 0.5)
    )
    tile.shape(
        [(-0.52, -0.84), (-0.17, -0.1), (-0.24, -0.04), (-0.56, -0.7)], mix(roof, shade, 0.25)
    )
    for x in (0.0, 0.52):
        tile.shape(
            [(x - 0.04, 0.16), (x + 0.22, 0.16), (x + 0.22, 0.56), (x - 0.04, 0.56)],
            mix(wall, WHITE, 0.5),
        )
        tile.shape([(x, 0.2), (x + 0.08, 0.2), (x + 0.08, 0.52), (x, 0.52)], glass)
        tile.shape([(x + 0.1, 0.2), (x + 0.18, 0.2), (x + 0.18, 0.52), (x + 0.1, 0.52)], glass)
    tile.shape([(-0.64, 0.34), (-0.4, 0.34), (-0.4, 0.98), (-0.64, 0.98)], (104, 70, 56))
    tile.oval((-0.52, -0.28), (0.09, 0.11), glass)
    light = mix(palette.light, _LAMP, 0.55 * palette.lamps)
    return tile.done(light=light)


def window_glow(canvas: Canvas, at: Point, reach: float) -> None:
    """Let lit windows shine on what is around them."""
    halo = glow(canvas.picture.size, at, (reach, reach * 0.8), 1.6)
    lay(canvas.picture, _LAMP, faint(halo, 0.5 * canvas.palette.lamps))


def lighthouse(height: float, colour: Colour | None, palette: Palette) -> Image.Image:
    """Build a banded tower with its lantern lit."""
    bands = colour or _BANDS
    tile = Tile(height * 0.36, height)

    def half(y: float) -> float:
        return 0.34 + 0.2 * (y + 0.6) / 1.6

    tops = [-0.58 + n * 0.3133 for n in range(6)]
    for number in range(5):
        top, bottom = tops[number], tops[number + 1]
        surface = _TOWER if number % 2 else bands
        for left, right, dark in ((-1.0, -0.3, 0.0), (-0.3, 0.35, 0.1), (0.35, 1.0, 0.34)):
            tile.shape(
                [
                    (half(top) * left, top),
                    (half(top) * right, top),
                    (half(bottom) * right, bottom),
                    (half(bottom) * left, bottom),
                ],
                mix(surface, (70, 66, 110), dark),
            )
    tile.shape([(-0.46, -0.62), (0.46, -0.62), (0.4, -0.56), (-0.4, -0.56)], (62, 60, 72))
    tile.shape([(-0.24, -0.8), (0.24, -0.8), (0.24, -0.62), (-0.24, -0.62)], (255, 236, 170))
    for x in (-0.24, -0.08, 0.08, 0.24):
        tile.line([(x, -0.8), (x, -0.62)], (62, 60, 72), 0.03)
    tile.line([(-0.44, -0.68), (0.44, -0.68)], (62, 60, 72), 0.03)
    tile.curve(
        [(-0.3, -0.79), (-0.16, -0.9), (0.0, -0.94), (0.16, -0.9), (0.3, -0.79), (0.0, -0.785)],
        mix(bands, (50, 30, 40), 0.25),
    )
    tile.line([(0, -0.99), (0, -0.9)], (62, 60, 72), 0.03)
    for y in (-0.3, 0.1, 0.5):
        tile.shape(
            [(-0.06, y), (0.08, y), (0.08, y + 0.08), (-0.06, y + 0.08)],
            mix((60, 66, 86), _LAMP, palette.lamps),
        )
    tile.shape([(-0.1, 0.84), (0.12, 0.84), (0.12, 0.985), (-0.1, 0.985)], (84, 58, 52))
    return tile.done(light=mix(palette.light, WHITE, 0.25))


def beam(canvas: Canvas, lamp: Point) -> None:
    """Send the lighthouse's light out to both sides."""
    picture, palette = canvas.picture, canvas.palette
    width, height = picture.size
    size = picture.size
    mask = Image.new("L", size)
    draw = ImageDraw.Draw(mask)
    for side, rise, spread in ((-1, 0.02, 0.07), (1, -0.03, 0.09)):
        far = lamp[0] + side * width
        draw.polygon(
            [
                lamp,
                (far, lamp[1] - height * (rise + spread)),
                (far, lamp[1] - height * (rise - spread)),
            ],
            fill=255,
        )
    reach = glow(size, lamp, (width * 0.75, width * 0.75), 1.1)
    ray = Image.composite(reach, Image.new("L", size), mask)
    lay(picture, _LAMP, faint(ray, 0.28 + 0.3 * palette.lamps))
    halo = glow(size, lamp, (width * 0.12, width * 0.12), 2)
    lay(picture, mix(_LAMP, WHITE, 0.5), faint(halo, 0.9))


def skyline(canvas: Canvas, horizon: float) -> None:
    """Build three rows of houses on the horizon, with windows in the nearer two."""
    rng, picture, palette = canvas.rng, canvas.picture, canvas.palette
    width, _ = picture.size
    glow_over = glow(picture.size, (width / 2, horizon), (width * 0.9, horizon * 0.55), 1.4)
    lay(
        picture,
        mix(palette.glow, _LAMP, 0.6),
        faint(glow_over, 0.75 * palette.lamps),
    )
    surface: Colour = (86, 92, 116)
    heart = rng.uniform(0.35, 0.65)
    for row, (rise, nearness) in enumerate(((0.78, 0.24), (0.7, 0.5), (0.36, 0.86))):
        colour = mix(palette.haze, lit(surface, palette.light), nearness)
        x = -rng.uniform(0, 0.06) * width
        while x < width:
            wide = width * rng.uniform(0.035, 0.085) * (1 + 0.25 * row)
            middle = 1 - abs((x + wide / 2) / width - heart) * (1.25 - 0.4 * row)
            tall = horizon * rise * rng.uniform(0.34, 1.0) * max(0.25, middle)
            _tower(canvas, (x, horizon - tall, x + wide, horizon), colour, row)
            x += wide * rng.uniform(0.86, 1.25)


def _tower(
    canvas: Canvas,
    box: tuple[float, float, float, float],
    colour: Colour,
    row: int,
) -> None:
    rng, picture, palette = canvas.rng, canvas.picture, canvas.palette
    left, top, right, bottom = (round(side) for side in box)
    wide, tall = max(4, right - left), max(4, bottom - top)
    foot = mix(colour, mix(palette.haze, palette.glow, 0.3), 0.4 - 0.1 * row)
    wall = gradient((wide, tall), [(0, colour), (1, foot)])
    draw = ImageDraw.Draw(wall)
    draw.rectangle((wide * 0.68, 0, wide, tall), fill=mix(colour, (10, 12, 30), 0.16))
    if row:
        _windows(rng, draw, palette, (wide, tall), colour)
    picture.paste(wall, (left, top))
    roof = ImageDraw.Draw(picture)
    kind = rng.random()
    if kind < 0.22:  # noqa: PLR2004  # a fifth wear a mast
        roof.line(
            (left + wide // 2, top - tall * 0.16, left + wide // 2, top), colour, max(1, wide // 26)
        )
    elif kind < 0.45:  # noqa: PLR2004  # a fifth step back
        roof.rectangle((left + wide * 0.2, top - tall * 0.07, left + wide * 0.8, top), fill=colour)
    elif kind < 0.55:  # noqa: PLR2004  # a tenth are pointed
        roof.polygon(
            [(left, top), (left + wide / 2, top - wide * 0.5), (left + wide - 1, top)], fill=colour
        )


def _windows(
    rng: Random, draw: ImageDraw.ImageDraw, palette: Palette, size: tuple[int, int], wall: Colour
) -> None:
    wide, tall = size
    pane = max(2, round(wide / 18))
    step_x, step_y = pane * 2, round(pane * 2.6)
    dark = mix(wall, (16, 18, 40), 0.3)
    share = 0.12 + 0.36 * palette.lamps
    for y in range(step_y, tall - pane, step_y):
        floor = rng.random() < 0.12  # noqa: PLR2004  # now and then a whole floor is up late
        for x in range(pane, wide - pane, step_x):
            if (floor and palette.lamps) or rng.random() < share * palette.lamps:
                lamp = rng.choice([_LAMP, (255, 232, 176), (255, 190, 110), (190, 220, 255)])
                shown = mix(wall, lamp, rng.uniform(0.55, 1.0))
            else:
                shown = dark
            draw.rectangle((x, y, x + pane - 1, y + round(pane * 1.3) - 1), fill=shown)
