"""Pillow's resize, typed."""

from PIL import Image


def resized(image: Image.Image, size: tuple[int, int]) -> Image.Image:
    """Return the image smoothly stretched or shrunk to this size."""
    # Pillow's signature names numpy, which is not installed here.
    return image.resize(size, Image.Resampling.BICUBIC)  # pyright: ignore[reportUnknownMemberType]
