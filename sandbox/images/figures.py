"""More subjects: beings, what stands on a table, and what flies in space."""

from collections.abc import Mapping
from dataclasses import replace

from sandbox.images.subjects import Brush, Colour, Point, Subject, mix

_WHITE, _INK, _SKIN, _HAIR = (250, 246, 236), (44, 40, 52), (232, 190, 156), (82, 54, 40)
_STEEL, _PANEL, _FIRE, _GLASS = (202, 206, 214), (52, 84, 150), (250, 160, 50), (170, 214, 230)


def _box(left: float, bottom: float, right: float, top: float) -> list[Point]:
    return [(left, bottom), (left, top), (right, top), (right, bottom)]


def _dragon(brush: Brush, colour: Colour) -> None:
    dark = mix(colour, _INK, 0.35)
    far = [(0.1, 0.5), (0.34, 1.08), (0.42, 0.9), (0.6, 1.0), (0.5, 0.76), (0.26, 0.46)]
    near = [(-0.2, 0.46), (-0.62, 1.04), (-0.4, 0.9), (-0.26, 1.12), (-0.08, 0.86), (0.12, 0.96)]
    brush.shape(far, mix(dark, _INK, 0.3))
    brush.line([(-0.9, 0.62), (-0.7, 0.4), (-0.4, 0.34), (0, 0.42)], 0.08, colour)
    brush.shape([(-1.0, 0.6), (-0.92, 0.78), (-0.82, 0.62)], dark)
    brush.oval((0, 0.42), 0.6, 0.28, colour)
    brush.line([(0.16, 0.46), (0.4, 0.52), (0.5, 0.7), (0.62, 0.78)], 0.13, colour)
    brush.shape([*near, (0.1, 0.46)], dark)
    brush.oval((0.66, 0.8), 0.28, 0.17, colour)
    brush.shape([(0.74, 0.86), (0.92, 0.76), (0.74, 0.72)], colour)
    brush.shape([(0.54, 0.86), (0.44, 1.0), (0.64, 0.88)], _WHITE)
    brush.oval((0.68, 0.83), 0.045, 0.045, _WHITE)
    brush.shape([(0.92, 0.77), (1.3, 0.9), (1.2, 0.76), (1.34, 0.64)], _FIRE)
    for x in (-0.16, 0.16):
        brush.line([(x, 0.34), (x - 0.04, 0.16), (x + 0.06, 0.14)], 0.06, colour)


def _portrait(brush: Brush, colour: Colour) -> None:
    near = replace(brush, unit=brush.unit * 1.5)
    near.oval((0, 0.74), 0.56, 0.66, _HAIR)
    shoulders = [(-0.56, 0), (-0.46, 0.3), (-0.12, 0.42), (0.12, 0.42), (0.46, 0.3), (0.56, 0)]
    near.shape(shoulders, colour)
    near.shape([(-0.1, 0.36), (-0.1, 0.6), (0.1, 0.6), (0.1, 0.36), (0, 0.28)], _SKIN)
    near.oval((0, 0.74), 0.4, 0.5, _SKIN)
    near.shape([(-0.22, 0.8), (-0.16, 0.98), (0.16, 0.98), (0.22, 0.8), (0.04, 0.92)], _HAIR)
    for side in (-1, 1):
        near.oval((side * 0.085, 0.76), 0.07, 0.045, _WHITE)
        near.oval((side * 0.085, 0.76), 0.035, 0.045, _INK)
        near.line([(side * 0.13, 0.82), (side * 0.05, 0.825)], 0.014, _HAIR)
    near.line([(0, 0.75), (0.025, 0.67), (-0.01, 0.66)], 0.012, mix(_SKIN, _INK, 0.3))
    near.line([(-0.06, 0.59), (0, 0.575), (0.06, 0.59)], 0.02, (176, 84, 78))


def _steam(brush: Brush, bottom: float) -> None:
    for x in (-0.12, 0.06):
        places = [
            (x, bottom),
            (x + 0.05, bottom + 0.1),
            (x, bottom + 0.2),
            (x + 0.05, bottom + 0.3),
        ]
        brush.line(places, 0.025, _WHITE)


def _bowl(brush: Brush, colour: Colour) -> None:
    brush.shape(
        [(-0.5, 0.36), (-0.38, 0.12), (-0.16, 0), (0.16, 0), (0.38, 0.12), (0.5, 0.36)], colour
    )
    brush.oval((0, 0.36), 1.0, 0.26, mix(colour, _WHITE, 0.35))
    brush.oval((0, 0.36), 0.9, 0.2, (214, 150, 78))
    for row in range(4):
        y = 0.3 + row * 0.035
        brush.line(
            [(-0.3, y), (-0.1, y + 0.03), (0.06, y - 0.01), (0.2, y + 0.02)], 0.02, (250, 226, 160)
        )
    brush.oval((0.24, 0.38), 0.2, 0.11, _WHITE)
    brush.oval((0.25, 0.38), 0.1, 0.06, (246, 176, 60))
    brush.oval((-0.28, 0.4), 0.14, 0.06, (86, 140, 70))
    for shift in (0, 0.08):
        brush.line([(-0.1 + shift, 0.38), (0.6 + shift, 0.72)], 0.025, (150, 92, 56))
    _steam(brush, 0.5)


def _cup(brush: Brush, colour: Colour) -> None:
    brush.oval((0.3, 0.3), 0.3, 0.32, colour)
    brush.oval((0.3, 0.3), 0.18, 0.2, mix(colour, _INK, 0.5))
    brush.oval((0, 0.03), 0.8, 0.1, mix(colour, _WHITE, 0.6))
    brush.shape([(-0.28, 0.46), (-0.2, 0.04), (0.2, 0.04), (0.28, 0.46)], colour)
    brush.oval((0, 0.46), 0.56, 0.12, mix(colour, _WHITE, 0.4))
    brush.oval((0, 0.455), 0.48, 0.09, (96, 62, 44))
    _steam(brush, 0.52)


def _fruit(brush: Brush, colour: Colour) -> None:
    for x, size, paint in ((-0.3, 0.36, colour), (0.3, 0.34, (236, 160, 60)), (0, 0.42, colour)):
        brush.oval((x, size / 2), size, size * 0.96, paint)
        brush.oval((x - size * 0.16, size * 0.62), size * 0.26, size * 0.2, mix(paint, _WHITE, 0.4))
        brush.line([(x, size * 0.9), (x + 0.03, size * 1.15)], 0.025, _HAIR)
    brush.shape([(0.03, 0.46), (0.18, 0.56), (0.22, 0.46)], (90, 146, 74))


def _vase(brush: Brush, colour: Colour) -> None:
    for x, y, petal in ((-0.2, 0.9, _FIRE), (0.18, 0.86, _WHITE), (0, 1.0, (222, 88, 92))):
        brush.line([(0, 0.5), (x, y)], 0.02, (76, 124, 66))
        for side in (-0.06, 0.06):
            brush.oval((x + side, y), 0.12, 0.12, petal)
            brush.oval((x, y + side), 0.12, 0.12, petal)
        brush.oval((x, y), 0.08, 0.08, (250, 214, 90))
    brush.shape([(-0.1, 0.56), (-0.08, 0.44), (0.08, 0.44), (0.1, 0.56)], colour)
    brush.oval((0, 0.23), 0.42, 0.46, colour)
    brush.oval((-0.08, 0.3), 0.1, 0.18, mix(colour, _WHITE, 0.35))


def _station(brush: Brush, colour: Colour) -> None:
    brush.line([(-0.9, 0.5), (0.9, 0.5)], 0.03, _STEEL)
    for x in (-0.82, -0.5, 0.5, 0.82):
        for low in (0.56, 0.14):
            brush.shape(_box(x - 0.13, low, x + 0.13, low + 0.3), _PANEL)
            brush.line([(x, low), (x, low + 0.3)], 0.012, _STEEL)
    brush.shape(_box(-0.3, 0.4, 0.3, 0.6), colour)
    brush.shape(_box(-0.3, 0.4, 0.3, 0.46), mix(colour, _INK, 0.3))
    brush.shape(_box(-0.08, 0.2, 0.08, 0.84), mix(colour, _WHITE, 0.3))
    brush.oval((0, 0.84), 0.2, 0.16, _STEEL)
    for x in (-0.2, 0.2):
        brush.oval((x, 0.52), 0.07, 0.07, (255, 226, 140))


def _rocket(brush: Brush, colour: Colour) -> None:
    brush.shape([(-0.1, 0.1), (0, -0.3), (0.1, 0.1)], _FIRE)
    for side in (-1, 1):
        brush.shape([(side * 0.12, 0.1), (side * 0.3, 0.0), (side * 0.14, 0.4)], colour)
    brush.shape([(-0.15, 0.1), (-0.17, 0.6), (0, 1.0), (0.17, 0.6), (0.15, 0.1)], _WHITE)
    brush.shape([(-0.13, 0.72), (0, 1.0), (0.13, 0.72)], colour)
    brush.oval((0, 0.54), 0.16, 0.16, _STEEL)
    brush.oval((0, 0.54), 0.11, 0.11, _GLASS)


def _car(brush: Brush, colour: Colour) -> None:
    brush.shape([(-0.3, 0.3), (-0.18, 0.5), (0.2, 0.5), (0.36, 0.3)], mix(colour, _INK, 0.15))
    brush.shape([(-0.23, 0.31), (-0.15, 0.45), (0.17, 0.45), (0.28, 0.31)], _GLASS)
    brush.shape([(-0.62, 0.1), (-0.6, 0.3), (0.5, 0.32), (0.64, 0.22), (0.62, 0.1)], colour)
    brush.oval((0.59, 0.23), 0.07, 0.06, (255, 236, 160))
    for x in (-0.36, 0.36):
        brush.oval((x, 0.1), 0.24, 0.24, _INK)
        brush.oval((x, 0.1), 0.11, 0.11, _STEEL)


def _fish(brush: Brush, colour: Colour) -> None:
    brush.shape([(-0.36, 0.34), (-0.64, 0.54), (-0.64, 0.14)], mix(colour, _INK, 0.15))
    brush.shape([(-0.1, 0.48), (0.02, 0.66), (0.2, 0.46)], mix(colour, _INK, 0.15))
    brush.oval((0, 0.34), 0.86, 0.38, colour)
    brush.oval((0.02, 0.27), 0.6, 0.18, mix(colour, _WHITE, 0.4))
    brush.oval((0.28, 0.38), 0.08, 0.08, _WHITE)
    brush.oval((0.29, 0.38), 0.04, 0.04, _INK)


FIGURES: Mapping[str, Subject] = {
    "car cars auto truck bus taxi vehicle": Subject(draw=_car, colour=(196, 64, 54), ground="city"),
    "fish fishes whale dolphin shark goldfish koi": Subject(
        draw=_fish, colour=(236, 132, 62), ground="sea"
    ),
    "portrait person people face woman women man men girl boy child lady king queen prince "
    "princess knight wizard witch warrior samurai elf astronaut selfie": Subject(
        draw=_portrait, colour=(72, 98, 128), ground="hills"
    ),
    "ramen bowl soup noodles noodle food meal dish pasta spaghetti curry stew rice sushi": Subject(
        draw=_bowl, colour=(176, 60, 52), ground="table"
    ),
    "coffee cup tea mug cappuccino espresso cocoa": Subject(
        draw=_cup, colour=(96, 136, 156), ground="table"
    ),
    "fruit fruits apple apples pear peach lemon pumpkin": Subject(
        draw=_fruit, colour=(198, 62, 52), ground="table"
    ),
    "vase bouquet pot": Subject(draw=_vase, colour=(92, 128, 150), ground="table"),
    "station spacestation satellite probe ufo": Subject(
        draw=_station, colour=(214, 218, 224), ground="space", flies=True
    ),
    "rocket rockets spaceship spacecraft starship shuttle": Subject(
        draw=_rocket, colour=(206, 66, 56), ground="space", flies=True
    ),
    "dragon dragons wyvern dinosaur monster": Subject(
        draw=_dragon, colour=(70, 140, 84), ground="mountains", flies=True
    ),
}
"""As in `SUBJECTS`: the subjects by the words that name them."""

STILL_LIFE = [figure for figure in FIGURES.values() if figure.ground == "table"]
