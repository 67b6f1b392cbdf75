"""Real pictures, small or as large as a test wants them."""

import functools
import random
from io import BytesIO

from PIL import Image as Pillow


def picture(
    kind: str = "PNG", *, size: tuple[int, int] = (8, 6), mode: str = "RGB", colour: int = 0x5B7FFF
) -> bytes:
    """A picture of one colour."""
    buffer = BytesIO()
    Pillow.new(mode, size, colour if mode == "RGB" else 0).save(buffer, kind)
    return buffer.getvalue()


@functools.cache
def without_mark(content: bytes) -> bytes:
    """A PNG without the chunk that says how it came about."""
    at = content.index(b"iTXt") - 4
    return content[:at] + content[at + 12 + int.from_bytes(content[at : at + 4]) :]


def noise(*, size: tuple[int, int] = (512, 512), mode: str = "RGB", kind: str = "PNG") -> bytes:
    """A picture that hardly gets smaller by packing."""
    width, height = size
    pixels = random.Random(7).randbytes(width * height * len(mode))
    buffer = BytesIO()
    Pillow.frombytes(mode, size, pixels).save(buffer, kind, compress_level=1)
    return buffer.getvalue()
