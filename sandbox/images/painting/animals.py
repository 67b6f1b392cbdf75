"""A fox, a cat, a dog: sitting, and looking our way."""

from PIL import Image

from sandbox.images.painting.brush import spline
from sandbox.images.painting.colour import WHITE, Colour, mix
from sandbox.images.painting.tile import Tile

_FOX: Colour = (206, 98, 38)
_CAT: Colour = (62, 56, 66)
_DOG: Colour = (166, 118, 74)
_DARK: Colour = (44, 30, 30)
_PALE: Colour = (250, 242, 230)


def fox(height: float, colour: Colour | None, light: Colour) -> Image.Image:
    """Sit a fox down, its brush around its feet."""
    coat = mix(colour or _FOX, _FOX, 0.55)
    shade, bright = mix(coat, _DARK, 0.36), mix(coat, (255, 190, 110), 0.16)
    tile = Tile(height * 0.94, height)
    tile.curve(
        [
            (0.1, 0.6),
            (0.45, 0.42),
            (0.82, 0.48),
            (0.97, 0.72),
            (0.84, 0.93),
            (0.4, 0.985),
            (0.0, 0.95),
        ],
        shade,
    )
    tile.curve(
        [
            (0.15, 0.66),
            (0.48, 0.5),
            (0.8, 0.55),
            (0.9, 0.72),
            (0.78, 0.86),
            (0.4, 0.92),
            (0.1, 0.88),
        ],
        coat,
    )
    tile.curve(
        [
            (0.02, 0.8),
            (-0.14, 0.86),
            (-0.24, 0.94),
            (-0.1, 0.985),
            (0.16, 0.975),
            (0.3, 0.9),
            (0.18, 0.82),
        ],
        _PALE,
    )
    body = [
        (-0.3, -0.2),
        (-0.44, 0.1),
        (-0.5, 0.5),
        (-0.46, 0.9),
        (-0.3, 0.96),
        (0.0, 0.95),
        (0.34, 0.94),
        (0.52, 0.76),
        (0.46, 0.36),
        (0.26, 0.0),
        (0.1, -0.2),
    ]
    tile.curve(body, coat)
    tile.curve(
        [(0.2, 0.3), (0.42, 0.44), (0.49, 0.72), (0.36, 0.92), (0.12, 0.93), (0.06, 0.66)],
        mix(coat, shade, 0.4),
    )
    tile.curve(
        [
            (-0.36, -0.1),
            (-0.18, -0.02),
            (0.02, -0.1),
            (0.05, 0.1),
            (-0.02, 0.22),
            (-0.12, 0.3),
            (-0.23, 0.35),
            (-0.33, 0.3),
            (-0.41, 0.22),
            (-0.42, 0.1),
        ],
        _PALE,
    )
    for x in (-0.36, -0.1):
        tile.curve(
            [
                (x - 0.09, 0.3),
                (x + 0.1, 0.34),
                (x + 0.08, 0.7),
                (x + 0.08, 0.94),
                (x - 0.1, 0.94),
                (x - 0.08, 0.66),
            ],
            coat,
        )
        tile.curve(
            [
                (x - 0.08, 0.62),
                (x + 0.08, 0.62),
                (x + 0.09, 0.9),
                (x + 0.11, 0.98),
                (x - 0.13, 0.98),
                (x - 0.1, 0.88),
            ],
            _DARK,
        )
    for side in (-1, 1):
        x = -0.18
        tile.shape(
            [(x + side * 0.1, -0.62), (x + side * 0.36, -0.99), (x + side * 0.42, -0.44)],
            shade if side > 0 else coat,
        )
        tile.shape(
            [(x + side * 0.18, -0.6), (x + side * 0.34, -0.87), (x + side * 0.36, -0.5)], _DARK
        )
    tile.curve(
        [
            (-0.18, -0.7),
            (0.14, -0.6),
            (0.3, -0.36),
            (0.12, -0.2),
            (-0.06, -0.06),
            (-0.18, 0.0),
            (-0.3, -0.06),
            (-0.48, -0.2),
            (-0.66, -0.36),
            (-0.5, -0.6),
        ],
        coat,
    )
    tile.curve([(-0.18, -0.68), (-0.04, -0.5), (-0.1, -0.3), (-0.26, -0.3), (-0.32, -0.5)], bright)
    for side in (-1, 1):
        x = -0.18
        tile.curve(
            [
                (x + side * 0.48, -0.33),
                (x + side * 0.3, -0.32),
                (x + side * 0.12, -0.22),
                (x + side * 0.04, -0.02),
                (x + side * 0.22, -0.1),
            ],
            _PALE,
        )
        tile.oval((x + side * 0.21, -0.38), (0.052, 0.05), (36, 22, 20))
        tile.oval((x + side * 0.21 - 0.016, -0.395), (0.016, 0.016), WHITE)
    tile.oval((-0.18, -0.05), (0.062, 0.046), _DARK)
    return tile.done(light=light)


def cat(height: float, colour: Colour | None, light: Colour) -> Image.Image:
    """Sit a cat down with its tail curled; it is looking at the view."""
    coat = mix(colour, _CAT, 0.2) if colour else _CAT
    rim = mix(coat, (255, 206, 160), 0.5)
    tile = Tile(height * 0.78, height)
    tail = spline([(0.3, 0.9), (0.6, 0.95), (0.86, 0.82), (0.84, 0.56), (0.7, 0.48)], closed=False)
    tile.line(tail, coat, 0.1)
    tile.oval((0.7, 0.47), (0.056, 0.045), coat)
    body = [
        (-0.16, -0.36),
        (-0.36, -0.08),
        (-0.5, 0.4),
        (-0.52, 0.8),
        (-0.4, 0.97),
        (0.0, 0.985),
        (0.42, 0.97),
        (0.54, 0.8),
        (0.48, 0.4),
        (0.32, -0.08),
        (0.14, -0.36),
    ]
    tile.curve([(x + 0.03, y - 0.008) for x, y in body], rim)
    tile.curve(body, coat)
    for side in (-1, 1):
        tile.shape([(side * 0.06, -0.8), (side * 0.33, -0.99), (side * 0.36, -0.58)], coat)
        tile.shape(
            [(side * 0.17, -0.78), (side * 0.3, -0.9), (side * 0.31, -0.66)],
            mix(coat, (232, 150, 150), 0.35),
        )
    head = [
        (0.0, -0.83),
        (0.26, -0.76),
        (0.39, -0.56),
        (0.28, -0.34),
        (0.0, -0.26),
        (-0.28, -0.34),
        (-0.39, -0.56),
        (-0.26, -0.76),
    ]
    tile.curve([(x + 0.025, y - 0.006) for x, y in head], rim)
    tile.curve(head, coat)
    for side in (-1, 1):
        tile.oval((side * 0.16, -0.56), (0.078, 0.052), (222, 196, 92))
        tile.oval((side * 0.16, -0.56), (0.024, 0.05), (20, 18, 20))
        tile.oval((side * 0.16 - 0.02, -0.58), (0.014, 0.012), WHITE)
    tile.shape([(-0.045, -0.455), (0.045, -0.455), (0.0, -0.42)], (196, 128, 128))
    for side in (-1, 1):
        tile.oval((side * 0.17, 0.95), (0.14, 0.045), mix(coat, rim, 0.5))
        tile.line([(side * 0.04, 0.2), (side * 0.07, 0.9)], mix(coat, (0, 0, 0), 0.25), 0.012)
    return tile.done(light=light)


def dog(height: float, colour: Colour | None, light: Colour) -> Image.Image:
    """Sit a dog down, ears hanging."""
    coat = mix(colour, _DOG, 0.2) if colour else _DOG
    shade, pale = mix(coat, _DARK, 0.4), mix(coat, _PALE, 0.75)
    tile = Tile(height * 0.84, height)
    tail = spline([(0.4, 0.9), (0.7, 0.84), (0.86, 0.62), (0.84, 0.44)], closed=False)
    tile.line(tail, shade, 0.09)
    tile.oval(tail[-1], (0.045, 0.038), shade)
    body = [
        (-0.2, -0.26),
        (-0.38, 0.1),
        (-0.46, 0.5),
        (-0.44, 0.94),
        (0.0, 0.98),
        (0.44, 0.97),
        (0.56, 0.78),
        (0.46, 0.34),
        (0.22, -0.2),
    ]
    tile.curve(body, coat)
    tile.curve(
        [(0.16, 0.32), (0.42, 0.44), (0.53, 0.76), (0.4, 0.95), (0.12, 0.95), (0.06, 0.66)],
        mix(coat, shade, 0.4),
    )
    tile.curve(
        [
            (-0.28, -0.14),
            (-0.08, -0.1),
            (0.12, -0.14),
            (0.1, 0.14),
            (0.0, 0.34),
            (-0.08, 0.46),
            (-0.2, 0.34),
            (-0.3, 0.14),
        ],
        pale,
    )
    for x in (-0.3, 0.0):
        tile.curve(
            [
                (x - 0.1, 0.36),
                (x + 0.1, 0.36),
                (x + 0.1, 0.9),
                (x + 0.13, 0.98),
                (x - 0.14, 0.98),
                (x - 0.1, 0.88),
            ],
            mix(coat, pale, 0.25),
        )
    head = [
        (-0.08, -0.92),
        (0.2, -0.84),
        (0.3, -0.56),
        (0.16, -0.28),
        (-0.08, -0.16),
        (-0.32, -0.28),
        (-0.46, -0.56),
        (-0.36, -0.84),
    ]
    tile.curve(head, coat)
    tile.curve(
        [(-0.08, -0.9), (0.0, -0.6), (0.1, -0.34), (-0.08, -0.16), (-0.26, -0.34), (-0.16, -0.6)],
        pale,
    )
    for side in (-1, 1):
        x = -0.08
        tile.curve(
            [
                (x + side * 0.24, -0.88),
                (x + side * 0.46, -0.76),
                (x + side * 0.54, -0.44),
                (x + side * 0.44, -0.26),
                (x + side * 0.32, -0.46),
                (x + side * 0.28, -0.7),
            ],
            shade,
        )
        tile.oval((x + side * 0.17, -0.58), (0.05, 0.045), (40, 26, 22))
        tile.oval((x + side * 0.17 - 0.015, -0.595), (0.014, 0.013), WHITE)
    tile.oval((-0.08, -0.34), (0.085, 0.055), (34, 26, 28))
    return tile.done(light=light)
