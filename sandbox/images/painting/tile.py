"""A small transparent sheet for one thing, drawn large and laid down small."""

from collections.abc import Sequence

from PIL import Image, ImageChops, ImageDraw

from sandbox.images.painting.brush import Point, spline
from sandbox.images.painting.colour import Colour
from sandbox.images.pillow import mapped, resized

_OVERSAMPLING = 3
_RIPPLE = (0, 1, 2, 1, 0, -1, -2, -1)


class Tile:
    """Coordinates run from -1 to 1 across and down; the middle of the bottom edge is the foot."""

    def __init__(self, width: float, height: float) -> None:
        self._size = max(8, round(width)), max(8, round(height))
        large = self._size[0] * _OVERSAMPLING, self._size[1] * _OVERSAMPLING
        self._image = Image.new("RGBA", large)
        self._draw = ImageDraw.Draw(self._image)

    def _place(self, point: Point) -> Point:
        width, height = self._image.size
        return (point[0] + 1) / 2 * width, (point[1] + 1) / 2 * height

    def shape(self, points: Sequence[Point], colour: Colour) -> None:
        """Fill a shape with straight sides."""
        self._draw.polygon([self._place(point) for point in points], fill=(*colour, 255))

    def curve(self, points: Sequence[Point], colour: Colour) -> None:
        """Fill a shape with a smooth outline through the points."""
        self.shape(spline(points, closed=True), colour)

    def oval(self, centre: Point, radius: Point, colour: Colour) -> None:
        """Fill an ellipse."""
        left, top = self._place((centre[0] - radius[0], centre[1] - radius[1]))
        right, bottom = self._place((centre[0] + radius[0], centre[1] + radius[1]))
        self._draw.ellipse((left, top, right, bottom), fill=(*colour, 255))

    def line(self, points: Sequence[Point], colour: Colour, width: float) -> None:
        """Draw a line; its width is in parts of the tile's own width."""
        pixels = max(1, round(width * self._image.width / 2))
        self._draw.line([self._place(point) for point in points], (*colour, 255), pixels, "curve")

    def done(self, *, light: Colour) -> Image.Image:
        """Return the sheet at its size, under this light."""
        small = resized(self._image, self._size)
        alpha = small.getchannel("A")
        rgb = small.convert("RGB")
        shaded = ImageChops.multiply(rgb, Image.new("RGB", rgb.size, light))
        shaded.putalpha(alpha)
        return shaded


def stand(picture: Image.Image, sheet: Image.Image, foot: Point) -> None:
    """Lay a sheet down so that the middle of its bottom edge is at the foot."""
    place = round(foot[0] - sheet.width / 2), round(foot[1] - sheet.height)
    picture.paste(sheet, place, sheet)


def mirror(picture: Image.Image, sheet: Image.Image, foot: Point, strength: float = 0.5) -> None:
    """Lay the sheet's reflection down below the foot, broken by ripples and fading."""
    flipped = sheet.transpose(Image.Transpose.FLIP_TOP_BOTTOM)
    height = max(1, round(flipped.height * 0.85))
    flipped = resized(flipped, (flipped.width, height))
    left, top = round(foot[0] - sheet.width / 2), round(foot[1])
    band = max(1, height // 60)
    unit = max(1.0, sheet.width / 160)
    for number, row in enumerate(range(0, height, band)):
        shift = round(_RIPPLE[number % len(_RIPPLE)] * unit * (0.3 + row / height))
        strip = flipped.crop((0, row, flipped.width, min(row + band, height)))
        opacity = strength * (1 - row / height) ** 0.8
        alpha = mapped(strip.getchannel("A"), [round(value * opacity) for value in range(256)])
        picture.paste(strip.convert("RGB"), (left + shift, top + row), alpha)
