"""Colours and how they mix."""

from collections.abc import Mapping

Colour = tuple[int, int, int]

WHITE: Colour = (255, 255, 255)

NAMED: Mapping[str, Colour] = {
    "red": (205, 52, 44),
    "crimson": (178, 28, 52),
    "scarlet": (220, 44, 36),
    "orange": (240, 132, 40),
    "amber": (245, 170, 60),
    "yellow": (248, 208, 70),
    "gold": (232, 182, 72),
    "golden": (240, 186, 80),
    "green": (72, 150, 86),
    "emerald": (30, 150, 110),
    "teal": (30, 140, 145),
    "turquoise": (64, 190, 190),
    "cyan": (70, 195, 220),
    "blue": (54, 110, 205),
    "indigo": (70, 66, 160),
    "purple": (128, 74, 172),
    "violet": (140, 92, 200),
    "lavender": (180, 160, 220),
    "magenta": (205, 60, 150),
    "pink": (240, 140, 172),
    "rose": (232, 120, 140),
    "brown": (128, 86, 58),
    "white": (246, 243, 236),
    "silver": (190, 198, 208),
    "grey": (136, 142, 150),
    "gray": (136, 142, 150),
    "black": (34, 34, 40),
}
"""Colours a prompt may name."""


def mix(first: Colour, second: Colour, share: float) -> Colour:
    """Return a colour between two; `share` 0 is the first, 1 the second."""
    share = min(max(share, 0.0), 1.0)
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(first, second, strict=True))
    return red, green, blue


def lit(surface: Colour, light: Colour) -> Colour:
    """Return a surface's colour under a light."""
    red, green, blue = (a * b // 255 for a, b in zip(surface, light, strict=True))
    return red, green, blue


def brightness(colour: Colour) -> float:
    """Return how bright the eye finds a colour, 0 to 1."""
    red, green, blue = colour
    return (0.299 * red + 0.587 * green + 0.114 * blue) / 255


def tinted(colour: Colour, tint: Colour, share: float) -> Colour:
    """Lean a colour towards a tint and keep it about as bright as it was."""
    scale = (brightness(colour) + 0.08) / (brightness(tint) + 0.08)
    red, green, blue = (min(255, round(part * scale)) for part in tint)
    return mix(colour, (red, green, blue), share)
