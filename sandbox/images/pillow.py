"""Pillow's resize, point and putdata, typed: their own signatures name numpy, which is not here."""

from collections.abc import Sequence

from PIL import Image


def resized(image: Image.Image, size: tuple[int, int]) -> Image.Image:
    """Return the image smoothly stretched or shrunk to this size."""
    return image.resize(size, Image.Resampling.BICUBIC)  # pyright: ignore[reportUnknownMemberType]  # numpy


def mapped(image: Image.Image, table: Sequence[float]) -> Image.Image:
    """Return the image with each value replaced by the table's, 256 for each band."""
    return image.point(table)  # pyright: ignore[reportUnknownMemberType]  # numpy


def column(pixels: Sequence[tuple[int, int, int]]) -> Image.Image:
    """Return an image one pixel wide."""
    strip = Image.new("RGB", (1, len(pixels)))
    strip.putdata(pixels)  # pyright: ignore[reportUnknownMemberType]  # numpy
    return strip
