"""Water: the picture above it, turned over and broken by ripples."""

import math
from random import Random

from PIL import Image, ImageChops

from sandbox.images.painting.brush import (
    Point,
    curved,
    fade,
    faint,
    glow,
    gradient,
    lay,
    noise,
    smoothstep,
)
from sandbox.images.painting.canvas import Canvas
from sandbox.images.painting.colour import WHITE, Colour, lit, mix, tinted
from sandbox.images.painting.palette import Palette
from sandbox.images.pillow import resized

_DEEP: Colour = (30, 70, 96)


def paint_water(
    canvas: Canvas,
    *,
    horizon: float,
    light_at: Point,
    roughness: float,
    colour: Colour | None,
) -> None:
    """Cover everything below the horizon; `roughness` is 0 for a mirror, 1 for the open sea."""
    rng, picture, palette = canvas.rng, canvas.picture, canvas.palette
    width, height = picture.size
    line = round(horizon)
    depth = height - line
    above = picture.crop((0, max(0, line - depth), width, line))
    mirror = above.transpose(Image.Transpose.FLIP_TOP_BOTTOM)
    mirror = resized(mirror, (width, depth))
    water = _rippled(rng, mirror, roughness)
    deep = mix(lit(_DEEP, palette.light), palette.sky[0][1], 0.4)
    own = 0.0
    if colour:
        own = 0.3
        deep = tinted(deep, colour, 0.75)
    body = gradient((width, depth), [(0, mix(deep, palette.haze, 0.6)), (0.5, deep), (1, deep)])
    lay(
        water,
        body,
        fade((width, depth), [(0, 0.1 + own), (0.3, 0.2 + own), (1, 0.42 + own + 0.2 * roughness)]),
    )
    _waves(rng, water, palette, roughness)
    _sun_path(rng, water, palette, light_at[0])
    picture.paste(water, (0, line))
    shore = fade((width, depth), [(0, 0.5), (0.02, 0.18), (0.06, 0), (1, 0)])
    picture.paste(mix(palette.haze, WHITE, 0.25), (0, line, width, line + depth), shore)


def _rippled(rng: Random, mirror: Image.Image, roughness: float) -> Image.Image:
    """Shift rows sideways, more the nearer they are."""
    width, depth = mirror.size
    water = mirror.copy()
    phases = [rng.uniform(0, math.tau) for _ in range(3)]
    row = 0
    while row < depth:
        near = row / depth
        band = max(1, round(1 + near * 3))
        turn = 90 / (0.12 + near)
        swing = math.sin(near * turn + phases[0]) + 0.6 * math.sin(near * turn * 2.7 + phases[1])
        swing += 0.7 * rng.uniform(-1, 1)
        shift = round(swing * (0.6 + 5 * near) * (0.6 + 1.8 * roughness) * width / 1024)
        strip = mirror.crop((0, row, width, row + band))
        water.paste(strip, (shift, row))
        if shift > 0:
            water.paste(
                strip.crop((0, 0, shift, band)).transpose(Image.Transpose.FLIP_LEFT_RIGHT), (0, row)
            )
        elif shift < 0:
            tail = strip.crop((width + shift, 0, width, band))
            water.paste(tail.transpose(Image.Transpose.FLIP_LEFT_RIGHT), (width + shift, row))
        row += band
    return water


def _long_noise(rng: Random, size: tuple[int, int], across: int, down: int) -> Image.Image:
    """Return long flat bumps that grow towards the viewer, as waves do."""
    width, depth = size
    flat = noise(rng, (width, depth), (across, down))
    # The perspective: the far half of the noise is pressed into the upper tenth.
    rows = [0.0, 0.04, 0.13, 0.32, 1.0]
    parts = len(rows) - 1
    out = Image.new("L", size)
    for part in range(parts):
        top, bottom = round(rows[part] * depth), round(rows[part + 1] * depth)
        source = flat.crop((0, depth * part // parts, width, depth * (part + 1) // parts))
        out.paste(resized(source, (width, max(1, bottom - top))), (0, top))
    return out


def _waves(rng: Random, water: Image.Image, palette: Palette, roughness: float) -> None:
    size = water.size
    small = Image.blend(_long_noise(rng, size, 14, 130), _long_noise(rng, size, 42, 260), 0.5)
    light = curved(small, smoothstep(0.56, 0.78))
    lay(
        water,
        mix(palette.sky[-1][1], WHITE, 0.15),
        faint(light, (0.16 + 0.3 * roughness)),
    )
    dark = curved(small, lambda v: smoothstep(0.54, 0.8)(1 - v))
    shade = mix(palette.sky[0][1], _DEEP, 0.5)
    lay(water, lit(shade, palette.light), faint(dark, (0.18 + 0.4 * roughness)))


def _sun_path(rng: Random, water: Image.Image, palette: Palette, x: float) -> None:
    width, depth = water.size
    sparkle = curved(
        Image.blend(
            _long_noise(rng, water.size, 34, 170), _long_noise(rng, water.size, 80, 300), 0.5
        ),
        smoothstep(0.5, 0.66),
    )
    path = glow(water.size, (x, 0), (width * 0.13, depth * 1.25), 0.8)
    lay(water, palette.sun, faint(ImageChops.multiply(sparkle, path), 0.95))
    soft = glow(water.size, (x, 0), (width * 0.3, depth * 0.9), 1.6)
    lay(water, palette.glow, faint(soft, 0.35))
