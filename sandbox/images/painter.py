"""A picture for a prompt: painted by rule, the same for the same words, size and seed."""

from PIL import Image

from sandbox.images.painting.abstract import compose
from sandbox.images.painting.brush import chance
from sandbox.images.painting.finish import finish
from sandbox.images.painting.landscape import paint_landscape
from sandbox.images.painting.scene import read
from sandbox.images.pillow import resized

# Beyond this the picture is enlarged: nobody sees the difference in a painting, and it stays quick.
_LARGEST_PIXELS = 1_150_000


def paint(*, prompt: str, width: int, height: int, seed: int) -> Image.Image:
    """Return an RGB picture that shows what the prompt names, as far as the painter knows it."""
    shrink = max(1.0, (width * height / _LARGEST_PIXELS) ** 0.5)
    size = max(16, round(width / shrink)), max(16, round(height / shrink))
    scene = read(prompt, seed)
    rng = chance(f"{prompt.casefold().strip()} {seed}")
    picture = (
        paint_landscape(rng, scene, size) if scene.is_known else compose(rng, size, scene.tint)
    )
    picture = finish(rng, picture)
    return picture if picture.size == (width, height) else resized(picture, (width, height))
