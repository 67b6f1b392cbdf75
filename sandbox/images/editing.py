"""Sent pictures: painted over as the prompt asks, blended into one, made larger."""

from collections.abc import Sequence

from PIL import Image, ImageChops, ImageFilter, ImageOps

from sandbox.images.painter import labelled, weathered
from sandbox.images.pillow import resized
from sandbox.images.scene import Scene, chance
from sandbox.images.subjects import mix

_TONES = (5, 5)
_SEAM = 0.3
"""How much of a part's width goes over into the next part."""
_KEPT = 0.35
"""Below this much freedom, nothing new is painted into a sent picture."""


def edit(
    *,
    source: Image.Image,
    painting: Image.Image,
    prompt: str,
    seed: int,
    freedom: float | None = None,
) -> Image.Image:
    """Return the source at the painting's size, softened as by a brush and in its colours.

    The more ``freedom`` (0 to 1), the more of the painting itself shows through.
    """
    size = painting.size
    upright = ImageOps.exif_transpose(source).convert("RGB")
    fitted = ImageOps.fit(upright, size, Image.Resampling.BICUBIC)
    small = resized(fitted, (max(1, size[0] // 2), max(1, size[1] // 2)))
    brushed = resized(small.filter(ImageFilter.MedianFilter(5)), size)
    picture = Image.blend(fitted, brushed, 0.75)
    tones = resized(resized(painting, _TONES), size)
    picture = Image.blend(picture, ImageChops.overlay(picture, tones), 0.45)
    picture = Image.blend(picture, tones, 0.12)
    if freedom is not None and freedom > _KEPT:
        picture = Image.blend(picture, painting, min(1.0, (freedom - _KEPT) / (1 - _KEPT)))
    scene = Scene.read(prompt, seed)
    # Another version of a picture has its light already.
    if scene.names_hour and freedom is None:
        light = mix(scene.light.falls, (255, 255, 255), 0.2)
        picture = ImageChops.multiply(picture, Image.new("RGB", size, light))
    return labelled(weathered(chance("edit", prompt, seed), picture, scene))


def blend(sources: Sequence[Image.Image], size: tuple[int, int]) -> Image.Image:
    """Return one picture with a part of each source side by side, softly going over."""
    width, height = size
    picture = ImageOps.fit(sources[0], size, Image.Resampling.BICUBIC)
    part = width / len(sources)
    half_seam = max(1, round(part * _SEAM / 2))
    for number, source in enumerate(sources[1:], start=1):
        seam = round(part * number)
        mask = Image.new("L", size, 0)
        mask.paste(255, (min(width, seam + half_seam), 0, width, height))
        ramp = resized(Image.linear_gradient("L").rotate(90), (2 * half_seam, height))
        mask.paste(ramp, (seam - half_seam, 0))
        picture.paste(ImageOps.fit(source, size, Image.Resampling.BICUBIC), mask=mask)
    return picture


def enlarge(source: Image.Image, size: tuple[int, int]) -> Image.Image:
    """Return the source at this size, sharpened as an upscaler does."""
    return resized(source, size).filter(ImageFilter.UnsharpMask(radius=2, percent=80))
