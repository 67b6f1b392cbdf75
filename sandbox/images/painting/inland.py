"""A scene inland: hills or woods, and who sits in them."""

from dataclasses import dataclass

from sandbox.images.painting.air import balloons
from sandbox.images.painting.animals import cat, dog, fox
from sandbox.images.painting.brush import Point, faint, glow, lay
from sandbox.images.painting.buildings import house, window_glow
from sandbox.images.painting.canvas import Canvas
from sandbox.images.painting.colour import WHITE, Colour, lit, mix
from sandbox.images.painting.land import ground_colour, paint_hills, standing_on
from sandbox.images.painting.plants import conifers, flowers, grass, grove
from sandbox.images.painting.tile import stand
from sandbox.images.painting.weather import fog_bank

_LEAVES: Colour = (112, 150, 76)
_ANIMALS = {"fox": fox, "cat": cat, "dog": dog}


@dataclass(frozen=True, slots=True)
class _Step:
    """One group of hills, from horizon + top to horizon + bottom, and how near its plants are."""

    top: float
    bottom: float
    layers: int
    depths: tuple[float, float]
    plants: float


_MEADOW_STEPS = (
    _Step(-0.09, 0.02, 3, (0.0, 0.4), 0.32),
    _Step(0.09, 0.2, 2, (0.55, 0.78), 0.66),
    _Step(0.3, 0.31, 1, (1.0, 1.0), 1.0),
)
_FOREST_STEPS = (
    _Step(-0.06, -0.06, 1, (0.1, 0.1), 0.22),
    _Step(0.04, 0.04, 1, (0.45, 0.45), 0.48),
    _Step(0.14, 0.14, 1, (0.9, 0.9), 0.84),
)


def paint_inland(canvas: Canvas, horizon: float) -> None:
    """Paint everything below the horizon, in three steps towards us."""
    rng, picture, scene, palette = canvas.rng, canvas.picture, canvas.scene, canvas.palette
    width, height = picture.size
    snowy = "snow" in scene.weather
    forest = "forest" in scene.land
    animal = next((name for name in _ANIMALS if name in scene.things), None)
    gap = (width * 0.33, width * 0.67) if animal else None
    steps = _FOREST_STEPS if forest else _MEADOW_STEPS
    nearest: list[tuple[list[Point], float]] = []
    for number, step in enumerate(steps):
        nearest = paint_hills(
            canvas,
            top=horizon + height * step.top,
            bottom=horizon + height * step.bottom,
            layers=step.layers,
            depths=step.depths,
        )
        near = step.plants
        _plants(canvas, nearest[0][0], near, number, gap=gap)
        if "fog" in scene.weather:
            at = min(y for _, y in nearest[0][0]) + height * 0.05
            fog_bank(canvas, at=at, depth=height * 0.12, strength=0.75)
        if number == 0 and "balloons" in scene.things:
            balloons(canvas, horizon=horizon, colour=scene.things["balloons"])
    light = mix(palette.light, WHITE, 0.45)
    if "house" in scene.things:
        at = width * rng.choice([0.3, 0.66])
        sheet = house(min(width, height) * 0.2, scene.things["house"], palette, snowy=snowy)
        foot = at, min(height * 0.87, standing_on(nearest, at) + height * 0.03)
        window_glow(canvas, (at, foot[1] - sheet.height * 0.3), sheet.width * 1.3)
        stand(picture, sheet, foot)
    if "flowers" in scene.things:
        line = [(x, y - height * 0.12) for x, y in nearest[-1][0]]
        flowers(canvas, line, scene.things["flowers"])
    if animal:
        tall = min(width, height) * 0.37
        foot = width * 0.5, min(height * 0.9, standing_on(nearest, width * 0.5) + height * 0.2)
        _shadow(canvas, foot, tall, snowy=snowy)
        stand(picture, _ANIMALS[animal](tall, scene.things[animal], light), foot)
    if not snowy and "desert" not in scene.land:
        green = lit(mix(ground_colour(scene), (60, 90, 50), 0.4), (170, 170, 160))
        grass(canvas, green, blades=260, height=height * 0.075)


def _plants(
    canvas: Canvas,
    line: list[Point],
    nearness: float,
    number: int,
    *,
    gap: tuple[float, float] | None,
) -> None:
    picture, scene = canvas.picture, canvas.scene
    height = picture.height
    snowy = "snow" in scene.weather
    if "forest" in scene.land:
        conifers(
            canvas,
            line,
            nearness=nearness,
            height=height * (0.2, 0.3, 0.52)[number],
            density=(2.2, 1.5, 0.9)[number],
            snowy=snowy,
            gap=gap if number == 2 else None,  # noqa: PLR2004  # only the nearest row would hide it
        )
    elif "desert" not in scene.land and not snowy:
        grove(
            canvas,
            line,
            scene.ground or _LEAVES,
            nearness=nearness,
            height=height * (0.035, 0.085, 0.0)[number],
            count=(16, 7, 0)[number],
        )


def _shadow(canvas: Canvas, foot: Point, tall: float, *, snowy: bool) -> None:
    picture, palette = canvas.picture, canvas.palette
    mask = glow(
        picture.size, (foot[0] + tall * 0.08, foot[1] - tall * 0.01), (tall * 0.6, tall * 0.11), 0.7
    )
    shade = (110, 126, 170) if snowy else (40, 46, 52)
    lay(picture, lit(shade, palette.light), faint(mask, 0.75))
