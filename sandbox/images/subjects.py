"""The subjects that the sandbox can draw, and the words of a prompt that ask for them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from math import cos, pi, sin

from PIL import ImageDraw

Colour = tuple[int, int, int]
Point = tuple[float, float]

_WHITE, _INK, _STONE, _WOOD = (250, 246, 236), (44, 40, 52), (172, 166, 162), (112, 78, 56)


def mix(first: Colour, second: Colour, share: float) -> Colour:
    """Return the colour between two; a share of 0 is the first, of 1 the second."""
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(first, second, strict=True))
    return red, green, blue


def lit(colour: Colour, light: Colour) -> Colour:
    """Return how a surface of this colour looks under a light."""
    red, green, blue = (a * b // 255 for a, b in zip(colour, light, strict=True))
    return red, green, blue


@dataclass(frozen=True, slots=True, kw_only=True)
class Brush:
    """Draws in a subject's own units: (0, 0) is where it stands, y grows upwards."""

    draw: ImageDraw.ImageDraw
    x: float
    y: float
    unit: float
    """Pixels of a length of 1."""
    light: Colour
    upwards: float = 1.0
    """How much taller than drawn; a negative number draws a reflection."""
    haze: tuple[Colour, float] = (_WHITE, 0.0)
    """What every colour fades into, and by which share."""

    def shape(self, points: Sequence[Point], colour: Colour) -> None:
        """Fill a polygon."""
        self.draw.polygon([self._place(point) for point in points], self._lit(colour))

    def oval(self, centre: Point, width: float, height: float, colour: Colour) -> None:
        """Fill an ellipse."""
        (x, y), across, up = self._place(centre), width / 2, abs(self.upwards) * height / 2
        across, up = across * self.unit, up * self.unit
        self.draw.ellipse((x - across, y - up, x + across, y + up), self._lit(colour))

    def line(self, points: Sequence[Point], width: float, colour: Colour) -> None:
        """Draw a stroke through the points."""
        pixels = max(1, round(width * self.unit))
        places = [self._place(point) for point in points]
        self.draw.line(places, self._lit(colour), pixels, "curve")

    def _place(self, point: Point) -> Point:
        return self.x + point[0] * self.unit, self.y - point[1] * self.unit * self.upwards

    def _lit(self, colour: Colour) -> Colour:
        return mix(lit(colour, self.light), *self.haze)


def _paper_boat(brush: Brush, colour: Colour) -> None:
    shade = mix(colour, _INK, 0.2)
    brush.shape([(-0.2, 0.16), (0, 0.52), (0.2, 0.16)], shade)
    brush.shape([(-0.2, 0.16), (0, 0.52), (0.02, 0.16)], colour)
    brush.shape([(-0.5, 0.28), (0, 0.14), (0.5, 0.28), (0.3, 0), (-0.3, 0)], colour)
    brush.shape([(0, 0.14), (0.5, 0.28), (0.3, 0), (0.06, 0)], mix(colour, _INK, 0.1))


def _sailing_boat(brush: Brush, colour: Colour) -> None:
    brush.line([(0, 0.1), (0, 0.95)], 0.02, _INK)
    brush.shape([(0.03, 0.18), (0.03, 0.92), (0.42, 0.2)], _WHITE)
    brush.shape([(-0.03, 0.2), (-0.03, 0.8), (-0.3, 0.22)], mix(_WHITE, _STONE, 0.5))
    brush.shape([(-0.42, 0.14), (0.46, 0.14), (0.34, 0), (-0.34, 0)], colour)
    brush.line([(-0.41, 0.12), (0.45, 0.12)], 0.02, _WHITE)


def _lighthouse(brush: Brush, colour: Colour) -> None:
    brush.shape([(-0.6, 0), (-0.4, 0.13), (-0.1, 0.2), (0.3, 0.17), (0.7, 0)], (92, 88, 92))
    for band in range(6):
        wide, narrow = 0.125 - band * 0.008, 0.117 - band * 0.008
        low, high = 0.15 + band * 0.1, 0.26 + band * 0.1
        paint = colour if band % 2 else _WHITE
        brush.shape([(-wide, low), (-narrow, high), (narrow, high), (wide, low)], paint)
        brush.shape(
            [(wide / 2, low), (narrow / 2, high), (narrow, high), (wide, low)],
            mix(paint, _INK, 0.2),
        )
    brush.line([(-0.11, 0.76), (0.11, 0.76)], 0.03, _INK)
    brush.shape([(-0.06, 0.77), (-0.06, 0.87), (0.06, 0.87), (0.06, 0.77)], (255, 236, 160))
    brush.shape([(-0.085, 0.86), (0, 0.97), (0.085, 0.86)], colour)


def _house(brush: Brush, colour: Colour) -> None:
    brush.shape([(0.2, 0.5), (0.2, 0.74), (0.29, 0.74), (0.29, 0.4)], _STONE)
    brush.shape([(-0.4, 0), (-0.4, 0.4), (0.4, 0.4), (0.4, 0)], (232, 214, 186))
    brush.shape([(-0.5, 0.36), (-0.28, 0.7), (0.28, 0.7), (0.5, 0.36)], colour)
    brush.shape([(-0.07, 0), (-0.07, 0.24), (0.09, 0.24), (0.09, 0)], _WOOD)
    for x in (-0.24, 0.26):
        brush.shape(
            [(x - 0.08, 0.13), (x - 0.08, 0.28), (x + 0.08, 0.28), (x + 0.08, 0.13)],
            (255, 226, 140),
        )


def _mill(brush: Brush, colour: Colour) -> None:
    brush.shape([(-0.22, 0), (-0.13, 0.55), (0.13, 0.55), (0.22, 0)], (226, 212, 192))
    brush.shape([(-0.16, 0.54), (0, 0.74), (0.16, 0.54)], colour)
    brush.shape([(-0.06, 0), (-0.06, 0.17), (0.06, 0.17), (0.06, 0)], _WOOD)
    for quarter in range(4):
        angle = 0.4 + quarter * pi / 2
        across, up = cos(angle), sin(angle)
        tip = (across * 0.46, 0.56 + up * 0.46)
        brush.line([(0, 0.56), tip], 0.025, _WOOD)
        side = (tip[0] - up * 0.1, tip[1] + across * 0.1)
        brush.shape([(across * 0.1, 0.56 + up * 0.1), tip, side], _WHITE)


def _castle(brush: Brush, colour: Colour) -> None:
    brush.shape([(-0.5, 0), (-0.5, 0.36), (0.5, 0.36), (0.5, 0)], _STONE)
    for x, height in ((-0.5, 0.6), (-0.02, 0.74), (0.46, 0.56)):
        wall = mix(_STONE, _INK, 0.12)
        brush.shape([(x - 0.12, 0), (x - 0.12, height), (x + 0.12, height), (x + 0.12, 0)], wall)
        brush.shape([(x - 0.16, height), (x, height + 0.26), (x + 0.16, height)], colour)
        brush.oval((x, height - 0.14), 0.06, 0.12, (255, 226, 140))
    brush.shape([(-0.09, 0), (-0.09, 0.16), (0.07, 0.16), (0.07, 0)], _WOOD)


def _animal(brush: Brush, coat: Colour, ears: Sequence[Point], *, bushy: bool = False) -> None:
    belly, dark = mix(coat, _WHITE, 0.75), mix(coat, _INK, 0.25)
    tail = [(0.2, 0.06), (0.42, 0.08), (0.5, 0.26), (0.44, 0.44)]
    brush.line(tail, 0.15 if bushy else 0.06, dark)
    if bushy:
        brush.oval((0.44, 0.46), 0.17, 0.2, _WHITE)
    brush.shape([(-0.25, 0), (-0.2, 0.3), (-0.1, 0.5), (0.1, 0.5), (0.22, 0.3), (0.27, 0)], coat)
    brush.oval((0, 0.2), 0.24, 0.4, belly)
    for side in (-1, 1):
        brush.oval((side * 0.1, 0.03), 0.15, 0.08, coat)
        brush.shape([(side * x, y) for x, y in ears], dark)
    brush.oval((0, 0.62), 0.42, 0.34, coat)
    brush.shape([(-0.16, 0.6), (0, 0.42), (0.16, 0.6), (0, 0.56)], belly)
    brush.oval((0, 0.5), 0.06, 0.045, _INK)
    for side in (-1, 1):
        brush.oval((side * 0.09, 0.65), 0.05, 0.06, _INK)
        brush.oval((side * 0.09 + 0.01, 0.665), 0.016, 0.02, _WHITE)


def _cat(brush: Brush, colour: Colour) -> None:
    _animal(brush, colour, [(0.06, 0.74), (0.19, 0.92), (0.2, 0.66)])


def _fox(brush: Brush, colour: Colour) -> None:
    _animal(brush, colour, [(0.04, 0.74), (0.2, 1.0), (0.22, 0.64)], bushy=True)


def _dog(brush: Brush, colour: Colour) -> None:
    _animal(brush, colour, [(0.12, 0.77), (0.3, 0.72), (0.3, 0.44), (0.2, 0.5)])


def _owl(brush: Brush, colour: Colour) -> None:
    brush.line([(-0.5, 0.03), (0.55, 0.06)], 0.05, _WOOD)
    brush.shape(
        [(-0.24, 0.76), (-0.16, 0.64), (0.16, 0.64), (0.24, 0.76), (0.2, 0.5), (-0.2, 0.5)], colour
    )
    brush.oval((0, 0.38), 0.5, 0.7, colour)
    brush.oval((0, 0.27), 0.32, 0.44, mix(colour, _WHITE, 0.6))
    for side in (-1, 1):
        brush.oval((side * 0.12, 0.56), 0.2, 0.2, _WHITE)
        brush.oval((side * 0.12, 0.56), 0.1, 0.1, _INK)
    brush.shape([(-0.04, 0.51), (0, 0.43), (0.04, 0.51)], (240, 170, 60))


def _birds(brush: Brush, colour: Colour) -> None:
    for x, y, size in (
        (0, 0.6, 0.2),
        (-0.5, 0.8, 0.13),
        (0.45, 0.9, 0.15),
        (0.2, 0.4, 0.1),
        (-0.25, 1.05, 0.1),
    ):
        left, right = [(x - size, y + size * 0.5), (x, y)], [(x + size, y + size * 0.5)]
        brush.line(
            [
                left[0],
                (x - size * 0.4, y + size * 0.45),
                *left[1:],
                (x + size * 0.4, y + size * 0.45),
                *right,
            ],
            0.02,
            colour,
        )


def _balloon(brush: Brush, colour: Colour) -> None:
    for x, y, size in ((0, 0.45, 1.0), (-0.8, 0.95, 0.45), (0.75, 1.1, 0.32)):
        bottom = y + 0.1 * size
        brush.shape(
            [
                (x - 0.24 * size, bottom + 0.3 * size),
                (x - 0.06 * size, bottom),
                (x + 0.06 * size, bottom),
                (x + 0.24 * size, bottom + 0.3 * size),
            ],
            mix(colour, _INK, 0.15),
        )
        for width, paint in ((0.6, colour), (0.36, mix(colour, _WHITE, 0.45)), (0.14, colour)):
            brush.oval((x, bottom + 0.45 * size), width * size, 0.62 * size, paint)
        brush.shape(
            [
                (x - 0.06 * size, y),
                (x - 0.05 * size, y - 0.1 * size),
                (x + 0.05 * size, y - 0.1 * size),
                (x + 0.06 * size, y),
            ],
            _WOOD,
        )


def _kite(brush: Brush, colour: Colour) -> None:
    brush.line([(0.1, 0.7), (-0.1, 0.5), (0.05, 0.3), (-0.15, 0.1), (-0.5, -0.3)], 0.012, _WHITE)
    brush.shape([(-0.1, 0.85), (0.2, 1.2), (0.42, 0.95), (0.1, 0.55)], colour)
    brush.shape([(0.2, 1.2), (0.42, 0.95), (0.1, 0.55)], mix(colour, _WHITE, 0.4))


def _flowers(brush: Brush, colour: Colour) -> None:
    for number in range(9):
        x, height = -0.8 + number * 0.2, 0.3 + 0.22 * ((number * 5) % 7) / 7
        brush.line([(x, -0.05), (x + 0.03, height)], 0.015, (70, 120, 60))
        for petal in range(6):
            angle = petal * pi / 3
            brush.oval(
                (x + 0.03 + cos(angle) * 0.06, height + sin(angle) * 0.06), 0.08, 0.08, colour
            )
        brush.oval((x + 0.03, height), 0.07, 0.07, (250, 214, 90))


def _tree(brush: Brush, colour: Colour) -> None:
    brush.shape([(-0.08, 0), (-0.03, 0.45), (0.04, 0.45), (0.1, 0)], _WOOD)
    for x, y, size in ((-0.2, 0.5, 0.4), (0.22, 0.52, 0.4), (0, 0.72, 0.5), (-0.02, 0.52, 0.4)):
        brush.oval((x, y), size, size * 0.9, colour)
        brush.oval((x - 0.05, y + 0.06), size * 0.6, size * 0.5, mix(colour, _WHITE, 0.14))


def _robot(brush: Brush, colour: Colour) -> None:
    for side in (-1, 1):
        brush.line([(side * 0.1, 0.2), (side * 0.12, 0.02)], 0.07, _STONE)
        brush.line([(side * 0.2, 0.44), (side * 0.34, 0.3), (side * 0.3, 0.2)], 0.05, _STONE)
    brush.shape([(-0.22, 0.16), (-0.22, 0.52), (0.22, 0.52), (0.22, 0.16)], colour)
    brush.shape(
        [(-0.16, 0.54), (-0.16, 0.82), (0.16, 0.82), (0.16, 0.54)], mix(colour, _WHITE, 0.35)
    )
    brush.line([(0, 0.82), (0, 0.95)], 0.02, _STONE)
    brush.oval((0, 0.96), 0.06, 0.06, (240, 80, 70))
    for x in (-0.07, 0.07):
        brush.oval((x, 0.69), 0.08, 0.08, (120, 230, 240))
    brush.line([(-0.07, 0.6), (0.07, 0.6)], 0.02, _INK)


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """One thing that a prompt may ask for."""

    draw: Callable[[Brush, Colour], None]
    colour: Colour
    """Its colour where the prompt names none."""
    ground: str
    """Where it stands, if the prompt names no place."""
    flies: bool = False


SUBJECTS: Mapping[str, Subject] = {
    "paperboat origami": Subject(draw=_paper_boat, colour=_WHITE, ground="sea"),
    "boat boats ship ships sailboat sailing yacht canoe": Subject(
        draw=_sailing_boat, colour=(170, 60, 48), ground="sea"
    ),
    "lighthouse": Subject(draw=_lighthouse, colour=(196, 58, 50), ground="sea"),
    "house houses cottage cabin hut village home farm barn": Subject(
        draw=_house, colour=(158, 76, 60), ground="hills"
    ),
    "mill windmill": Subject(draw=_mill, colour=(140, 74, 58), ground="hills"),
    "castle palace tower": Subject(draw=_castle, colour=(72, 92, 150), ground="hills"),
    "cat kitten": Subject(draw=_cat, colour=(120, 112, 116), ground="hills"),
    "fox": Subject(draw=_fox, colour=(222, 112, 44), ground="forest"),
    "dog puppy wolf": Subject(draw=_dog, colour=(168, 124, 84), ground="hills"),
    "owl": Subject(draw=_owl, colour=(136, 98, 70), ground="forest"),
    "bird birds gull gulls seagull seagulls geese crow crows": Subject(
        draw=_birds, colour=(70, 72, 86), ground="sea", flies=True
    ),
    "balloon balloons": Subject(draw=_balloon, colour=(216, 78, 60), ground="hills", flies=True),
    "kite kites": Subject(draw=_kite, colour=(226, 96, 66), ground="hills", flies=True),
    "flower flowers poppy poppies tulips daisies roses blossom": Subject(
        draw=_flowers, colour=(218, 74, 92), ground="hills"
    ),
    "tree trees oak": Subject(draw=_tree, colour=(86, 136, 72), ground="hills"),
    "robot robots android": Subject(draw=_robot, colour=(112, 142, 176), ground="city"),
}
"""The subjects by the words that name them, later ones are drawn over earlier ones."""
