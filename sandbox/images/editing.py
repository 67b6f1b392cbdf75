"""A sent picture, painted over in the light and the colours that the prompt asks for."""

from PIL import Image, ImageChops, ImageFilter, ImageOps

from sandbox.images.painting.brush import chance
from sandbox.images.painting.canvas import Canvas
from sandbox.images.painting.colour import WHITE, mix
from sandbox.images.painting.finish import finish
from sandbox.images.painting.landscape import add_weather
from sandbox.images.painting.palette import palette_for
from sandbox.images.painting.scene import read
from sandbox.images.pillow import resized

_TONES = (5, 5)


def edit(*, source: Image.Image, painting: Image.Image, prompt: str, seed: int) -> Image.Image:
    """Return the source at the painting's size, softened as by a brush and in its colours."""
    size = painting.size
    upright = ImageOps.exif_transpose(source).convert("RGB")
    fitted = ImageOps.fit(upright, size, Image.Resampling.BICUBIC)
    small = resized(fitted, (max(1, size[0] // 2), max(1, size[1] // 2)))
    brushed = resized(small.filter(ImageFilter.MedianFilter(5)), size)
    picture = Image.blend(fitted, brushed, 0.75)
    tones = resized(resized(painting, _TONES), size)
    picture = Image.blend(picture, ImageChops.overlay(picture, tones), 0.45)
    picture = Image.blend(picture, tones, 0.12)
    scene = read(prompt, seed)
    rng = chance(f"edit {prompt} {seed}")
    palette = palette_for(scene.hour, scene.weather, scene.tint)
    if scene.names_hour:
        light = mix(palette.light, WHITE, 0.2)
        picture = ImageChops.multiply(picture, Image.new("RGB", size, light))
    add_weather(Canvas(picture=picture, scene=scene, palette=palette, rng=rng))
    return finish(rng, picture)
