"""A very large PNG made smaller strip by strip: Pillow alone would hold all of its pixels at once.

Each strip becomes a PNG of its own for Pillow, below the last row of the strip before, which PNG's
filters refer to (PNG specification, "Filtering").
"""

import struct
import zlib
from collections.abc import Generator, Iterator
from io import BytesIO

from PIL import Image as Pillow

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_HEADER = struct.Struct(">IIBBBBB")
_CHANNELS = {2: 3, 6: 4}
"""Of the colour types that providers write, with eight bits: RGB and RGBA."""
_EIGHT_BITS = 8
_STRIP_PIXELS = 1_000_000
_AT_ONCE = 65_536
_STORED = 0


def reduced(content: bytes, share: int) -> Pillow.Image | None:
    """Return the picture at one ``share``-th of its sides, as ``Image.reduce`` makes it.

    None where it is a rarer kind of PNG. Takes a second for 64 megapixels, and a quarter of the
    memory at a share of 2: not for the event loop.

    Raises:
        OSError, ValueError, struct.error, zlib.error: the file is damaged.
    """
    header, parts = b"", list[memoryview]()
    for kind, body in _chunks(content):
        if kind == b"IHDR":
            header = bytes(body)
        elif kind == b"IDAT":
            parts.append(body)
        elif kind == b"tRNS":
            return None
    width, height, bits, colour, *_, interlace = _HEADER.unpack(header)
    if bits != _EIGHT_BITS or colour not in _CHANNELS or interlace:
        return None
    rows_each = max(1, _STRIP_PIXELS // width // share) * share
    row_bytes = 1 + width * _CHANNELS[colour]
    rows = _inflated(parts, row_bytes * rows_each)
    small: Pillow.Image | None = None
    above = b""
    for top in range(0, height, rows_each):
        count = min(rows_each, height - top)
        data = next(rows, b"")
        if len(data) < count * row_bytes:
            raise ValueError("a PNG that ends too soon")
        above_count = 1 if above else 0
        strip = _decoded(header, above + data[: count * row_bytes], count + above_count)
        above = b"\0" + strip.crop((0, strip.height - 1, width, strip.height)).tobytes()
        part = strip.crop((0, above_count, width, strip.height)).reduce(share)
        if small is None:
            small = Pillow.new(part.mode, (part.width, -(-height // share)))
        small.paste(part, (0, top // share))
    return small


def has_chunk(content: bytes, kind: bytes) -> bool:
    """Whether there is such a part in a PNG, and not only its name among the pixels."""
    return kind in content and any(found == kind for found, _ in _chunks(content))


def _chunks(content: bytes) -> Iterator[tuple[bytes, memoryview]]:
    view, at = memoryview(content), len(_SIGNATURE)
    while at + 8 <= len(view):
        size, kind = struct.unpack_from(">I4s", view, at)
        yield kind, view[at + 8 : at + 8 + size]
        at += 12 + size


def _inflated(parts: list[memoryview], size: int) -> Generator[bytes]:
    """Yield what is packed in the parts, in pieces of ``size`` bytes, the last one shorter."""
    inflater, piece = zlib.decompressobj(), bytearray()
    # What was not needed yet is copied each time, so it had better be little.
    for part in (
        whole[at : at + _AT_ONCE] for whole in parts for at in range(0, len(whole), _AT_ONCE)
    ):
        packed: bytes | memoryview = part
        while packed:
            piece += inflater.decompress(packed, size - len(piece))
            packed = inflater.unconsumed_tail
            if len(piece) == size:
                yield bytes(piece)
                piece.clear()
    piece += inflater.flush()
    yield bytes(piece)


def _decoded(header: bytes, rows: bytes, count: int) -> Pillow.Image:
    its_header = header[:4] + struct.pack(">I", count) + header[8:]
    file = BytesIO()
    file.write(_SIGNATURE)
    for kind, body in (
        (b"IHDR", its_header),
        (b"IDAT", zlib.compress(rows, _STORED)),
        (b"IEND", b""),
    ):
        file.write(struct.pack(">I", len(body)) + kind + body)
        file.write(struct.pack(">I", zlib.crc32(body, zlib.crc32(kind))))
    with Pillow.open(file, formats=("PNG",)) as strip:
        strip.load()
        return strip
