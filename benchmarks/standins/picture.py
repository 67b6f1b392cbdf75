"""One small picture, made without any library."""

import struct
import zlib

_SIDE = 64


def picture(size_bytes: int) -> bytes:
    """Return a PNG, filled up with a comment to about ``size_bytes``."""
    header = struct.pack(">IIBBBBB", _SIDE, _SIDE, 8, 2, 0, 0, 0)
    row = b"\0" + bytes(value for x in range(_SIDE) for value in (x * 4, 96, 255 - x * 4))
    pixels = zlib.compress(row * _SIDE)
    made = b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", header) + _chunk(b"IDAT", pixels)
    missing = size_bytes - len(made) - 12 * 2
    if missing > 0:
        made += _chunk(b"tEXt", b"Comment\0" + b"." * missing)
    return made + _chunk(b"IEND", b"")


def _chunk(kind: bytes, content: bytes) -> bytes:
    check = zlib.crc32(kind + content)
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", check)
