"""A landscape from far to near: sky, ground, and the subjects that stand in it."""

from collections.abc import Sequence
from dataclasses import replace
from math import sin
from random import Random

from PIL import Image, ImageDraw, ImageFilter

from sandbox.images.figures import STILL_LIFE
from sandbox.images.pillow import column, mapped, resized
from sandbox.images.scene import COLOURS, DUSK, NIGHT, SUNSET, Scene
from sandbox.images.subjects import Brush, Colour, Subject, mix

_HORIZON = 0.58
"""How far down the horizon lies, as a share of the height."""
_WITHOUT_SKY = {"space", "table"}
_WHITE: Colour = (255, 255, 255)
_INK: Colour = (30, 28, 40)
_WOOD: Colour = (150, 106, 72)


class Landscape:
    """Draws one scene; places are in pixels, heights of land in shares of the picture's."""

    def __init__(self, rng: Random, scene: Scene, size: tuple[int, int]) -> None:
        self._rng, self._scene, self._size = rng, scene, size
        self._width, self._height = size
        greys = [
            mix(grey, (0, 0, 0), 0.6 * (scene.light is NIGHT)) for grey in scene.weather.values()
        ]
        top, middle, low = (mix(one, (greys or [one])[0], 0.6) for one in scene.light.sky)
        self._sky = top, middle, low
        self._picture = _gradient(size, self._sky)
        self._draw = ImageDraw.Draw(self._picture)

    def paint(self) -> Image.Image:
        """Return the scene's sky, grounds and subjects."""
        if self._scene.grounds.keys() - _WITHOUT_SKY:
            self._paint_sky()
        painters = {
            "space": self._space,
            "mountains": self._mountains,
            "hills": self._hills,
            "forest": self._forest,
            "desert": self._hills,
            "city": self._city,
            "sea": self._sea,
            "table": self._table,
        }
        for ground, paint in painters.items():
            if ground in self._scene.grounds:
                paint(self._scene.grounds[ground])
        standing = [subject for subject, _ in self._scene.subjects if not subject.flies]
        for subject, colour in self._scene.subjects:
            share = self._rng.uniform(0.42, 0.58)
            if not subject.flies:
                aside = self._rng.uniform(-0.24, 0.24) / (1 + len(standing))
                share = (1 + standing.index(subject)) / (1 + len(standing)) + aside
            self._place(subject, colour, share * self._width)
        return self._picture

    def still_life(self) -> Image.Image:
        """Return things on a table, for words that name nothing the painter knows."""
        wall, cloth, *colours = self._rng.sample(list(COLOURS.values())[:9], 5)
        self._sky = mix(wall, _INK, 0.5), mix(wall, _INK, 0.25), mix(wall, _WHITE, 0.2)
        self._table(mix(cloth, _WOOD, 0.6))
        for share, colour in zip((0.25, 0.5, 0.75), colours, strict=True):
            aside = self._rng.uniform(-0.08, 0.08)
            self._place(self._rng.choice(STILL_LIFE), colour, (share + aside) * self._width)
        return self._picture

    def _place(self, subject: Subject, colour: Colour, x: float) -> None:
        at_sea, light = "sea" in self._scene.grounds, self._scene.light.falls
        if subject.flies:
            y, unit = self._height * 0.42, min(self._size) * 0.3
        else:
            y, unit = self._height * (0.8 if at_sea else 0.9), min(self._size) * 0.44
        brush = Brush(draw=self._draw, x=x, y=y, unit=unit, light=light)
        if at_sea and not subject.flies:
            haze = mix(self._scene.grounds["sea"], self._sky[2], 0.45), 0.72
            subject.draw(replace(brush, upwards=-0.42, haze=haze), colour)
        subject.draw(brush, colour)

    def _dot(self, lowest: float, radius: float, colour: Colour) -> None:
        """Draw a disc somewhere above this share of the height."""
        x, y = self._rng.random() * self._width, self._rng.random() * lowest * self._height
        self._draw.circle((x, y), radius * min(self._size), colour)

    def _ridge(
        self, at: float, rise: float, colour: Colour, *, jagged: bool = False
    ) -> list[tuple[float, float]]:
        """Fill from a wavy line to the bottom, and return the line."""
        waves = [
            (self._rng.uniform(2, 5) * 2**octave, self._rng.uniform(0, 7), rise / 1.8**octave)
            for octave in range(5 if jagged else 2)
        ]
        line: list[tuple[float, float]] = []
        for step in range(97):
            bumps = [sin(step / 96 * often + phase) * high for often, phase, high in waves]
            up = sum(abs(bump) if jagged else bump for bump in bumps)
            line.append((step / 96 * self._width, (at - up) * self._height))
        self._draw.polygon([*line, self._size, (0, self._height)], colour)
        return line

    def _paint_sky(self) -> None:
        light, overcast, side = self._scene.light, bool(self._scene.weather), min(self._size)
        x = self._rng.uniform(0.2, 0.8) * self._width
        y = self._height * _HORIZON * (1 - light.height)
        if light is NIGHT:
            for _ in range(160):
                star = mix(self._sky[0], _WHITE, self._rng.uniform(0.3, 0.9))
                self._dot(_HORIZON, self._rng.uniform(0.0008, 0.002), star)
        if not overcast:
            shine = [max(0, 180 - value) ** 2 // 260 for value in range(256)]
            reach = round(side * 0.4)
            glow = resized(mapped(Image.radial_gradient("L"), shine), (reach * 2, reach * 2))
            self._picture.paste(light.sun, (round(x) - reach, round(y) - reach), glow)
            self._draw.circle((x, y), side * 0.045, light.sun)
        self._clouds(mix(self._sky[2], _WHITE, 0.5 * (light is not NIGHT)), 9 if overcast else 4)

    def _clouds(self, colour: Colour, count: int) -> None:
        rng, width, height = self._rng, self._width // 8, self._height // 8
        mask = Image.new("L", (max(1, width), max(1, height)), 0)
        draw = ImageDraw.Draw(mask)
        for _ in range(count):
            x, y = rng.random() * width, rng.uniform(0.04, 0.42) * height
            length = rng.uniform(0.15, 0.4) * width
            for puff in range(9):
                at, half = x + length * (puff / 8 - 0.5), length * 0.12
                thick = height * 0.022 * (1 + 1.4 * sin(puff * 0.39))
                top = y - thick * rng.uniform(0.6, 1.3)
                draw.ellipse((at - half, top, at + half, y + thick * 0.6), 150)
        soft = mask.filter(ImageFilter.GaussianBlur(max(1, width // 110)))
        self._picture.paste(colour, mask=resized(soft, self._size))

    def _hills(self, colour: Colour, first: float = _HORIZON) -> None:
        for layer in range(4):
            land = mix(colour, (20, 40, 40), layer * 0.1)
            self._ridge(first + layer * 0.1, 0.035, self._scene.shade(land, 1 - layer / 3))

    def _mountains(self, colour: Colour) -> None:
        line = self._ridge(0.64, 0.16, self._scene.shade(colour, 0.7), jagged=True)
        snow = 0.46 * self._height
        caps = [(x, min(y, snow)) for x, y in line]
        white = self._scene.shade((244, 246, 250), 0.25)
        self._draw.polygon([*caps, (self._width, snow), (0, snow)], white)
        self._ridge(0.72, 0.12, self._scene.shade(colour, 0.35), jagged=True)
        if len(self._scene.grounds) == 1:
            self._hills((96, 136, 92), first=0.72)

    def _forest(self, colour: Colour) -> None:
        rng = self._rng
        for layer in range(4):
            shade, base = self._scene.shade(colour, 0.9 - layer * 0.3), 0.6 + layer * 0.07
            for _ in range(26 - layer * 4):
                x, foot = rng.random() * self._width, (base + rng.random() * 0.05) * self._height
                tall = self._height * rng.uniform(0.12, 0.2) * (1 + layer * 0.35)
                for tier in range(3):
                    low, half = foot - tall * tier * 0.28, tall * (0.2 - tier * 0.045)
                    needles = [(x - half, low), (x, low - tall * 0.45), (x + half, low)]
                    self._draw.polygon(needles, mix(shade, _WHITE, tier * 0.03))
            grass = mix(shade, self._scene.shade((120, 140, 84), 0), 0.25)
            self._ridge(base + 0.04, 0.015, grass)

    def _city(self, colour: Colour) -> None:
        rng, evening = self._rng, self._scene.light in {NIGHT, DUSK, SUNSET}
        for layer in range(3):
            shade, x = self._scene.shade(colour, 0.8 - layer * 0.35), 0.0
            pane = (255, 220, 140) if evening else mix(shade, _WHITE, 0.25)
            while x < self._width:
                wide = self._width * rng.uniform(0.04, 0.1)
                top = self._height * rng.uniform(0.2 + layer * 0.1, 0.52 + layer * 0.06)
                self._draw.rectangle((x, top, x + wide, self._height), shade)
                step = wide / 9
                for row in range(int((self._height * 0.9 - top) / (step * 2.4))):
                    for window in range(4):
                        left, upper = x + step * (1 + window * 2), top + step * (1.4 + row * 2.4)
                        if rng.random() < (0.4 if evening else 0.7):
                            self._draw.rectangle((left, upper, left + step, upper + step), pane)
                x += wide
        self._ridge(0.86, 0.002, self._scene.shade((60, 62, 74), 0))

    def _space(self, colour: Colour) -> None:
        self._picture.paste(_gradient(self._size, ((8, 8, 24), (18, 22, 56), (34, 40, 84))))
        for _ in range(220):
            self._dot(1, self._rng.uniform(0.0008, 0.003), mix(colour, _WHITE, 0.8))
        side = min(self._size)
        x, y = self._rng.uniform(0.1, 0.9) * self._width, self._height * 1.02
        for ring, size in enumerate((0.5, 0.47, 0.4)):
            self._draw.circle((x, y), side * size, mix(_INK, colour, 0.6 + ring * 0.2))

    def _table(self, colour: Colour) -> None:
        if len(self._scene.grounds) == 1:
            self._picture.paste(_gradient(self._size, self._sky))
            # Shapes on the wall: two pictures of a bowl must not be taken for the same one.
            for _ in range(9):
                shade = self._rng.choice([_WHITE, _INK])
                spot = mix(self._rng.choice(self._sky), shade, self._rng.uniform(0.1, 0.35))
                self._dot(0.75, self._rng.uniform(0.06, 0.3), spot)
        edge = round(self._height * 0.72)
        top = _gradient((self._width, self._height - edge), (mix(colour, _WHITE, 0.3), colour))
        self._picture.paste(top, (0, edge))

    def _sea(self, colour: Colour) -> None:
        rng, light, top = self._rng, self._scene.light, round(self._height * _HORIZON)
        deep, shine = self._scene.shade(colour, 0.0), mix(light.sky[2], light.sun, 0.4)
        if len(self._scene.grounds) == 1:
            self._ridge(_HORIZON, 0.02, self._scene.shade((90, 110, 110), 0.5))
        surface = mix(deep, light.sky[2], 0.7), mix(deep, light.sky[1], 0.4), deep
        self._picture.paste(_gradient((self._width, self._height - top), surface), (0, top))
        rough = 3 if "storm" in self._scene.weather else 1
        for _ in range(420):
            near = rng.random() ** 1.6
            x, y = rng.gauss(0.5, 0.32) * self._width, top + near * (self._height - top)
            length = self._width * rng.uniform(0.004, 0.03) * (0.4 + near)
            crest = mix(mix(deep, light.sky[2], 0.5 - near / 2), shine, rng.uniform(0.05, 0.4))
            thick = max(1, round(self._height * 0.0022 * (0.5 + near) * rough))
            self._draw.line((x - length, y, x + length, y), crest, thick)


def _gradient(size: tuple[int, int], stops: Sequence[Colour]) -> Image.Image:
    last = len(stops) - 1
    places = [step / 63 * last for step in range(64)]
    return resized(
        column([mix(stops[int(at)], stops[min(int(at) + 1, last)], at % 1) for at in places]), size
    )
