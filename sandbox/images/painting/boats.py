"""Boats, from folded paper to sails."""

from PIL import Image

from sandbox.images.painting.brush import spline
from sandbox.images.painting.colour import WHITE, Colour, mix
from sandbox.images.painting.tile import Tile

_PAPER: Colour = (252, 248, 240)
_HULL: Colour = (122, 66, 48)
_SAIL: Colour = (250, 244, 230)


def paper_boat(width: float, colour: Colour | None, light: Colour) -> Image.Image:
    """Fold a boat; its foot is its waterline."""
    paper = colour or _PAPER
    shade, dark = mix(paper, (96, 104, 140), 0.26), mix(paper, (70, 76, 120), 0.46)
    tile = Tile(width, width * 0.6)
    tips = (-0.99, -0.2), (0.99, -0.2)
    rim = (-0.4, 0.16), (0.4, 0.16)
    keel = (-0.56, 0.985), (0.56, 0.985)
    # The inside of the far rim, the peak with its fold, then the near face and its fold.
    tile.shape([tips[0], (-0.34, -0.08), (0.34, -0.08), tips[1], rim[1], rim[0]], dark)
    tile.shape([(0.0, -0.98), (-0.4, 0.2), (0.4, 0.2)], mix(paper, WHITE, 0.4))
    tile.shape([(0.0, -0.98), (0.06, 0.2), (0.4, 0.2)], shade)
    tile.shape([tips[0], rim[0], rim[1], tips[1], keel[1], keel[0]], paper)
    tile.shape([tips[0], rim[0], keel[0]], mix(paper, WHITE, 0.5))
    tile.shape([tips[1], rim[1], keel[1]], mix(shade, dark, 0.35))
    tile.shape([rim[0], (0.0, 0.985), keel[0]], mix(paper, shade, 0.22))
    tile.shape([rim[1], (0.0, 0.985), keel[1]], mix(paper, shade, 0.75))
    tile.shape([rim[0], rim[1], (0.0, 0.985)], mix(paper, shade, 0.4))
    tile.line([tips[0], rim[0], rim[1], tips[1]], mix(paper, WHITE, 0.7), 0.008)
    return tile.done(light=light)


def sailboat(width: float, colour: Colour | None, light: Colour) -> Image.Image:
    """Rig a small boat with two sails; a colour goes to the sails."""
    sail = colour or _SAIL
    shade = mix(sail, (90, 90, 130), 0.25)
    tile = Tile(width, width * 1.3)
    tile.line([(0.02, -0.98), (0.02, 0.8)], (92, 66, 52), 0.022)
    leech = spline([(0.06, -0.94), (0.46, -0.3), (0.68, 0.2), (0.76, 0.6)], closed=False)
    tile.shape([*leech, (0.06, 0.64)], sail)
    seam = spline([(0.06, -0.94), (0.24, -0.3), (0.34, 0.2), (0.37, 0.62)], closed=False)
    tile.shape([*seam, (0.06, 0.64)], mix(sail, WHITE, 0.28))
    luff = spline([(-0.02, -0.84), (-0.3, -0.2), (-0.54, 0.3), (-0.68, 0.62)], closed=False)
    tile.shape([*luff, (-0.03, 0.58)], shade)
    tile.shape([(-0.86, 0.72), (0.92, 0.68), (0.62, 0.99), (-0.56, 0.99)], _HULL)
    tile.shape([(-0.86, 0.72), (0.92, 0.68), (0.86, 0.76), (-0.8, 0.79)], mix(_HULL, WHITE, 0.62))
    tile.shape(
        [(-0.56, 0.99), (0.62, 0.99), (0.68, 0.92), (-0.63, 0.92)], mix(_HULL, (20, 20, 40), 0.5)
    )
    return tile.done(light=light)
