"""The pictures that predictions end with, the same bytes each time."""

import functools
import io
import math
import random

from PIL import Image

from sandbox.images.pillow import resized

_SIDE = 1024
_OCTAVES = 9
_FALL = 0.75
"""How much weaker each finer octave is: edges and texture then pack about as photographs do."""
_GRAIN = 0.02
_SEED = 1
_QUALITY = {"webp": 80, "jpeg": 90, "png": 100}


def picture(kind: str) -> tuple[bytes, str]:
    """Return a file and its media type.

    Args:
        kind: ``webp`` (about 0.1 MB), ``jpeg`` (0.2 MB) or ``png`` (1.6 MB): a megapixel, as
            services send it. Or a number of bytes: a PNG of noise, which packs no smaller.
    """
    file = io.BytesIO()
    if not kind.isdigit():
        _photograph().save(file, kind, quality=_QUALITY[kind])
        return file.getvalue(), f"image/{kind}"
    side = max(1, math.isqrt(int(kind) // 3))
    image = _noise(random.Random(side), side)  # noqa: S311 - the same each time
    # Noise does not pack, so a low level loses nothing.
    image.save(file, "png", compress_level=1)
    return file.getvalue(), "image/png"


@functools.cache
def _photograph() -> Image.Image:
    """Return noise of every size, the finer the weaker, under a sensor's grain."""
    chance = random.Random(_SEED)  # noqa: S311 - the same each time
    image = Image.new("RGB", (_SIDE, _SIDE), "grey")
    for octave in range(1, _OCTAVES + 1):
        finer = resized(_noise(chance, 2**octave), image.size)
        image = Image.blend(image, finer, _FALL**octave)
    return Image.blend(image, _noise(chance, _SIDE), _GRAIN)


def _noise(chance: random.Random, side: int) -> Image.Image:
    return Image.frombytes("RGB", (side, side), chance.randbytes(3 * side * side))
