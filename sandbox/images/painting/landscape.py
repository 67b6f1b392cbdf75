"""A scene, put together from far to near."""

from dataclasses import replace
from random import Random

from PIL import Image, ImageChops

from sandbox.images.painting.air import birds
from sandbox.images.painting.brush import Size
from sandbox.images.painting.canvas import Canvas
from sandbox.images.painting.colour import WHITE, lit, mix
from sandbox.images.painting.inland import paint_inland
from sandbox.images.painting.land import SAND, paint_mountains
from sandbox.images.painting.palette import palette_for
from sandbox.images.painting.scene import Scene
from sandbox.images.painting.sky import paint_sky
from sandbox.images.painting.waterside import paint_waterside
from sandbox.images.painting.weather import lightning, rain, snowfall, veil

_STRAY_BIRDS = 0.3


def paint_landscape(rng: Random, scene: Scene, size: Size) -> Image.Image:
    """Paint sky, land, water, things and weather, in this order."""
    palette = palette_for(scene.hour, scene.weather, scene.tint)
    if "desert" in scene.land:
        palette = replace(palette, haze=mix(palette.haze, lit(SAND, palette.light), 0.55))
    _, height = size
    horizon = height * (rng.uniform(0.52, 0.58) if scene.water else rng.uniform(0.56, 0.62))
    sky = paint_sky(rng, scene, palette, size, horizon)
    picture = sky.picture
    canvas = Canvas(picture=picture, scene=scene, palette=palette, rng=rng)
    if "storm" in scene.weather:
        lightning(rng, picture, horizon)
    if "mountains" in scene.land:
        paint_mountains(canvas, horizon)
    if scene.water:
        paint_waterside(canvas, horizon, sky.light_at)
    else:
        paint_inland(canvas, horizon)
    if "birds" in scene.things or _has_stray_birds(rng, scene):
        birds(canvas, horizon=horizon, count=11 if "birds" in scene.things else 5)
    add_weather(canvas)
    return picture


def _has_stray_birds(rng: Random, scene: Scene) -> bool:
    fair = not scene.weather & {"fog", "rain", "snow", "storm"}
    return fair and scene.hour != "night" and rng.random() < _STRAY_BIRDS


def add_weather(canvas: Canvas) -> None:
    """Lay the weather over a picture, in place."""
    rng, picture, scene, palette = canvas.rng, canvas.picture, canvas.scene, canvas.palette
    if "fog" in scene.weather:
        veil(picture, mix(palette.haze, WHITE, 0.1), 0.35)
    if "storm" in scene.weather:
        gloom = Image.new("RGB", picture.size, (150, 156, 176))
        picture.paste(ImageChops.multiply(picture, gloom))
    if "rain" in scene.weather or "storm" in scene.weather:
        rain(canvas)
    if "snow" in scene.weather:
        snowfall(rng, picture)
