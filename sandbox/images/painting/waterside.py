"""A scene by the water: the far shore, what floats, the near bank."""

from PIL import Image

from sandbox.images.painting.air import balloons
from sandbox.images.painting.boats import paper_boat, sailboat
from sandbox.images.painting.brush import Point, ridge
from sandbox.images.painting.buildings import house, skyline
from sandbox.images.painting.canvas import Canvas
from sandbox.images.painting.colour import WHITE, lit, mix
from sandbox.images.painting.headland import paint_headland
from sandbox.images.painting.land import ground_colour, paint_hills, paint_layer
from sandbox.images.painting.plants import conifers, flowers, grass
from sandbox.images.painting.tile import mirror, stand
from sandbox.images.painting.water import paint_water
from sandbox.images.painting.weather import fog_bank

_ROUGHNESS = {"calm": 0.12, "river": 0.35, "sea": 0.75}


def paint_waterside(
    canvas: Canvas,
    horizon: float,
    light_at: Point,
) -> None:
    """Paint the far shore, the water that mirrors it, and what floats there."""
    rng, picture = canvas.rng, canvas.picture
    scene, palette = canvas.scene, canvas.palette
    width, height = picture.size
    side = min(width, height)
    roughness = _ROUGHNESS[scene.water or "calm"] + (0.3 if "storm" in scene.weather else 0)
    if "city" in scene.land:
        skyline(canvas, horizon)
    elif scene.water != "sea" or scene.land:
        _far_shore(canvas, horizon)
    if "fog" in scene.weather:
        fog_bank(canvas, at=horizon, depth=height * 0.16, strength=0.8)
    if "balloons" in scene.things:
        balloons(canvas, horizon=horizon, colour=scene.things["balloons"])
    paint_water(
        canvas,
        horizon=horizon,
        light_at=light_at,
        roughness=min(1.0, roughness),
        colour=scene.water_colour,
    )
    light = mix(palette.light, WHITE, 0.45)
    if "lighthouse" in scene.things:
        paint_headland(canvas, horizon)
    away = -1 if light_at[0] > width / 2 else 1
    if "paper-boat" in scene.things:
        near = rng.uniform(0.3, 0.5)
        across = width * (0.5 + rng.uniform(0.04, 0.16) * away)
        foot = across, horizon + (height - horizon) * near
        sheet = paper_boat(side * (0.2 + 0.42 * near), scene.things["paper-boat"], light)
        _float(
            canvas,
            sheet,
            foot,
        )
    elif "boat" in scene.things:
        near = rng.uniform(0.18, 0.42)
        across = width * (0.5 + rng.uniform(0.06, 0.2) * away)
        foot = across, horizon + (height - horizon) * near
        sheet = sailboat(side * (0.12 + 0.42 * near), scene.things["boat"], light)
        if "storm" in scene.weather:
            sheet = sheet.rotate(9 * away, Image.Resampling.BICUBIC, expand=True)
            foot = foot[0], foot[1] + sheet.height * 0.05
        _float(
            canvas,
            sheet,
            foot,
        )
    _near_bank(canvas)


def _float(
    canvas: Canvas,
    sheet: Image.Image,
    foot: Point,
) -> None:
    picture, palette = canvas.picture, canvas.palette
    mirror(picture, sheet, (foot[0], foot[1] - 2), 0.62)
    stand(picture, sheet, foot)
    line = Image.new("RGBA", (round(sheet.width * 0.66), max(2, sheet.height // 70)))
    line.paste((*mix(palette.sky[0][1], (20, 24, 50), 0.6), 90), (0, 0, *line.size))
    stand(picture, line, (foot[0], foot[1] + line.height / 2))


def _far_shore(canvas: Canvas, horizon: float) -> None:
    rng, picture, scene, palette = canvas.rng, canvas.picture, canvas.scene, canvas.palette
    height = picture.height
    ridges = paint_hills(
        canvas,
        top=horizon - height * rng.uniform(0.07, 0.14),
        bottom=horizon - height * 0.022,
        layers=3,
        depths=(0.05, 0.6),
    )
    if "forest" in scene.land or "mountains" in scene.land or rng.getrandbits(1):
        line = [(x, horizon - height * 0.004) for x, _ in ridges[-1][0]]
        conifers(
            canvas,
            line,
            nearness=0.66,
            height=height * (0.11 if "forest" in scene.land else 0.05),
            density=1.6,
            snowy="snow" in scene.weather,
        )
    if "house" in scene.things:
        sheet = house(height * 0.1, scene.things["house"], palette, snowy="snow" in scene.weather)
        stand(picture, sheet, (picture.width * rng.uniform(0.2, 0.8), horizon + 2))


def _near_bank(canvas: Canvas) -> None:
    rng, picture, scene, palette = canvas.rng, canvas.picture, canvas.scene, canvas.palette
    width, height = picture.size
    if scene.water == "sea" or "city" in scene.land:
        return
    line = ridge(rng, width, base=height * 1.01, height=height * 0.05, bumps=2, roughness=0.3)
    green = lit(ground_colour(scene), mix(palette.light, (70, 80, 100), 0.55))
    paint_layer(canvas, line, green, mist=0)
    if "snow" not in scene.weather:
        grass(
            canvas,
            lit((92, 112, 70), (170, 170, 170)),
            blades=150,
            height=height * 0.1,
        )
    if "flowers" in scene.things:
        flowers(
            canvas,
            [(x, y - height * 0.08) for x, y in line],
            scene.things["flowers"],
        )
