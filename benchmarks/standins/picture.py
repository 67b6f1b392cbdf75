"""One picture of as many bytes as one wants, made without any library."""

import math
import random
import struct
import zlib

_AROUND = 120
"""What a PNG needs besides its pixels, about."""


def picture(size_bytes: int) -> bytes:
    """Return a PNG of about ``size_bytes``: noise, which packs no smaller than it is."""
    side = max(1, math.isqrt((size_bytes - _AROUND) // 3)) if size_bytes > _AROUND else 1
    noise = random.Random(side).randbytes(side * side * 3)  # noqa: S311 - the same each time
    rows = (b"\0" + noise[at : at + side * 3] for at in range(0, len(noise), side * 3))
    header = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    pixels = zlib.compress(b"".join(rows), 1)
    made = b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", header) + _chunk(b"IDAT", pixels)
    return made + _chunk(b"IEND", b"")


def _chunk(kind: bytes, content: bytes) -> bytes:
    check = zlib.crc32(kind + content)
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", check)
