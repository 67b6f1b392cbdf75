"""The sky: its light, its clouds, the sun, the moon and the stars."""

from dataclasses import dataclass
from random import Random

from PIL import Image, ImageChops, ImageDraw

from sandbox.images.painting.brush import (
    Point,
    Size,
    curved,
    fade,
    faint,
    fractal,
    glow,
    gradient,
    lay,
    relief,
    smoothstep,
)
from sandbox.images.painting.canvas import Canvas
from sandbox.images.painting.colour import WHITE, Colour, mix
from sandbox.images.painting.palette import Palette
from sandbox.images.painting.scene import Scene
from sandbox.images.pillow import resized

_DULL = frozenset({"storm", "rain", "fog", "snow"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Sky:
    """A painted sky, and where its light comes from."""

    picture: Image.Image
    light_at: Point
    horizon: float


def paint_sky(rng: Random, scene: Scene, palette: Palette, size: Size, horizon: float) -> Sky:
    """Paint the whole sheet as sky; what stands before it comes later."""
    width, height = size
    share = horizon / height
    stops = [(place * share, colour) for place, colour in palette.sky]
    picture = gradient(size, [*stops, (1.0, palette.sky[-1][1])])
    across = width * rng.choice([rng.uniform(0.24, 0.38), rng.uniform(0.62, 0.76)])
    light_at = across, horizon - max(palette.sun_height, -0.1) * horizon
    _stars(rng, picture, palette, horizon)
    _glows(picture, palette, light_at, strength=0.35 if scene.weather & _DULL else 1.0)
    if not scene.weather & {"fog"}:
        canvas = Canvas(picture=picture, scene=scene, palette=palette, rng=rng)
        _clouds(canvas, light_at, horizon)
    _disc(rng, scene, palette, picture, light_at)
    return Sky(picture=picture, light_at=light_at, horizon=horizon)


def _glows(picture: Image.Image, palette: Palette, at: Point, *, strength: float) -> None:
    side = min(picture.size)
    for reach, power, share in ((1.5, 1.6, 0.5), (0.75, 2.2, 0.7), (0.26, 2.6, 0.8)):
        radius = side * reach
        mask = glow(picture.size, at, (radius * 1.25, radius), power)
        mask = faint(mask, share * strength)
        lay(picture, mix(palette.glow, palette.sun, share - 0.5), mask)


def _stars(rng: Random, picture: Image.Image, palette: Palette, horizon: float) -> None:
    if palette.stars <= 0:
        return
    width, height = picture.size
    unit = min(width, height) / 1024
    if palette.stars > 0.8:  # noqa: PLR2004  # a full night shows the Milky Way
        band = fractal(rng, (width, height), (5, 5), 5)
        soft = glow((width, height), (width * 0.4, horizon * 0.3), (width * 0.9, horizon * 0.42), 1)
        mask = ImageChops.multiply(curved(band, smoothstep(0.42, 0.8)), soft)
        lay(picture, mix(palette.haze, (196, 190, 230), 0.5), faint(mask, 0.55))
    large = Image.new("L", (width * 2, height * 2))
    draw = ImageDraw.Draw(large)
    for _ in range(int(260 * palette.stars)):
        x, y = rng.uniform(0, width * 2), rng.uniform(0, 1) ** 1.4 * horizon * 2
        radius = unit * rng.choice([1.0, 1.0, 1.3, 1.6, 2.6]) * 1.7
        draw.ellipse((x - radius, y - radius, x + radius, y + radius), fill=rng.randint(90, 255))
    lay(picture, (255, 250, 236), faint(large.reduce(2), min(1, palette.stars + 0.2)))


def _clouds(canvas: Canvas, at: Point, horizon: float) -> None:
    rng, picture, palette = canvas.rng, canvas.picture, canvas.palette
    width = picture.width
    heavy = bool(canvas.scene.weather & {"storm", "rain", "clouds", "snow"})
    clear = 0.56 if palette.stars else 0.5
    cover = 0.40 if heavy else rng.uniform(clear, clear + 0.07)
    # Near the horizon clouds are seen from the side: the same noise, pressed flat.
    bands = ((0.0, 0.72, (3, 4)), (0.5, 1.0, (4, 7)))
    for top, bottom, cells in bands:
        size = width, max(8, round((bottom - top) * horizon))
        shape = fractal(rng, size, cells, 6)
        mask = curved(shape, smoothstep(cover, cover + 0.24))
        edges = fade(size, [(0, 0.0 if top else 0.9), (0.25, 1), (0.7, 0.85), (1, 0)])
        mask = ImageChops.multiply(mask, edges)
        toward = 1 if at[0] > width / 2 else -1
        shift = toward * -round(width * 0.012), round(size[1] * 0.035)
        colours = Image.composite(
            Image.new("RGB", size, palette.cloud_light),
            Image.new("RGB", size, palette.cloud_shade),
            relief(shape, shift, depth=0.32),
        )
        opacity = 0.95 if heavy else 0.82
        picture.paste(colours, (0, round(top * horizon)), faint(mask, opacity))


def _disc(rng: Random, scene: Scene, palette: Palette, picture: Image.Image, at: Point) -> None:
    """Paint the sun, or at night the moon; dull weather hides them unless they are asked for."""
    is_night = scene.hour == "night"
    asked = "moon" in scene.things or "sun" in scene.things
    if (scene.weather & _DULL and not asked) or (
        scene.hour == "noon" and "sun" not in scene.things
    ):
        return
    if palette.sun_height < 0 and "moon" not in scene.things:
        return
    side = min(picture.size)
    radius = side * (0.062 if is_night or not asked else 0.075)
    centre = at
    if palette.sun_height < 0:
        centre = picture.width - at[0], picture.height * 0.2
        radius = side * 0.045
    colour = scene.things.get("moon" if is_night else "sun") or palette.sun
    if is_night or palette.sun_height < 0:
        halo = glow(picture.size, centre, (radius * 5, radius * 5), 2)
        lay(picture, mix(palette.glow, WHITE, 0.2), faint(halo, 0.5))
    _round(picture, centre, radius, colour)
    if is_night:
        _face(rng, picture, centre, radius, mix(colour, palette.haze, 0.35))


def _round(picture: Image.Image, centre: Point, radius: float, colour: Colour) -> None:
    side = max(4, round(radius * 2))
    mask = Image.new("L", (side * 4, side * 4))
    ImageDraw.Draw(mask).ellipse((4, 4, side * 4 - 5, side * 4 - 5), fill=255)
    small = resized(mask, (side, side))
    picture.paste(colour, _corner(centre, side), small)


def _face(rng: Random, picture: Image.Image, centre: Point, radius: float, shade: Colour) -> None:
    """Dapple the moon."""
    side = max(8, round(radius * 2))
    disc = Image.new("L", (side * 2, side * 2))
    ImageDraw.Draw(disc).ellipse((6, 6, side * 2 - 7, side * 2 - 7), fill=150)
    spots = curved(fractal(rng, (side, side), (3, 3), 3), smoothstep(0.45, 0.7))
    picture.paste(shade, _corner(centre, side), ImageChops.multiply(spots, disc.reduce(2)))


def _corner(centre: Point, side: int) -> tuple[int, int, int, int]:
    left, top = round(centre[0] - side / 2), round(centre[1] - side / 2)
    return left, top, left + side, top + side
