"""What a picture's file holds beside its pixels: places and cameras go, colours and AI marks stay.

The file is taken apart and put together again; nothing is drawn anew, so not a pixel changes. What
stays is listed rather than what goes: nobody knows everything that cameras write.
"""

import asyncio
import re
import struct
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from bot.imagine.ai_mark import SourceType, mark_in, packet_of, source_type_in

T = TypeVar("T")
Part = tuple[bytes, bytes]
"""A part's name in its format, and its bytes."""


class DamagedError(ValueError):
    """The file ends before its picture does, or came with other bytes than were sent."""


def without_private(content: bytes) -> bytes:
    """Return the picture without places, camera data, notes and whatever follows it.

    The very same bytes where there is nothing of that: signatures over them stay valid. Other kinds
    than JPEG, PNG, WebP and GIF are left alone. Of a photo made of several, the first is left.

    Raises:
        DamagedError: its end is missing, or a sum in it does not come out.
    """
    format_ = _format_of(content)
    if format_ is None:
        return content
    parts = list(_whole(format_, content))
    left = [(name, stays) for name, part in parts if (stays := _kept(format_, name, part))]
    is_same = left == parts and sum(len(part) for _, part in left) == len(content)
    return content if is_same else format_.joined(left)


def marked(content: bytes, source_type: SourceType, job_id: str | None = None) -> bytes:
    """Return a PNG, JPEG or WebP that says how it came about, and which job drew it.

    What its maker said of that is kept. A signed file stays as it is: the signature holds for all
    of its bytes, and says the same. So do other kinds, and what is not whole.
    """
    format_ = _format_of(content)
    if format_ is None or format_.packet is None:
        return content
    try:
        parts = list(_whole(format_, content))
        if any(name in _MANIFESTS for name, _ in parts):
            return content
        earlier = b"".join(part for name, part in parts if format_.is_packet(name, part))
        packet = format_.packet(packet_of(source_type_in(earlier) or source_type, job_id))
        rest = [(name, part) for name, part in parts if not format_.is_packet(name, part)]
        return format_.joined(format_.put(rest, packet))
    except (DamagedError, struct.error, IndexError):
        return content


SMALL_BYTES = 128 * 1024
"""A file of this size is read through in a millisecond; a thread's turn takes a tenth of one."""


async def read_through(content: bytes, function: Callable[[], T]) -> T:
    """Run a function that reads through a file, in another thread where that takes long."""
    return function() if len(content) <= SMALL_BYTES else await asyncio.to_thread(function)


def is_damaged(content: bytes) -> bool:
    """Whether a JPEG, PNG, WebP, GIF, AVIF or HEIC is not whole; of others it is not known."""
    format_ = _format_of(content)
    try:
        for _ in () if format_ is None else _whole(format_, content):
            pass
    except DamagedError:
        return True
    return False


def _format_of(content: bytes) -> "_Format | None":
    return next((one for one in _FORMATS if one.magic.match(content)), None)


def _whole(format_: "_Format", content: bytes) -> Iterator[Part]:
    try:
        yield from format_.parts(content)
    except (struct.error, IndexError) as error:
        raise DamagedError from error


def _kept(format_: "_Format", name: bytes, part: bytes) -> bytes:
    """Return what stays of a part; empty: nothing. A packet is put together anew."""
    if format_.packet is not None and format_.is_packet(name, part):
        packet = mark_in(part)
        return format_.packet(packet)[1] if packet else b""
    return format_.kept(name, part)


def _span(content: bytes, start: int, end: int) -> bytes:
    if end > len(content):
        raise DamagedError
    return content[start:end]


# A C2PA manifest is signed and stays whole, unless a camera wrote where it was.

_CAMERA_ASSERTIONS = re.compile(rb"stds\.exif|stds\.metadata|exif:|GPSL(?:at|ong)itude")
_MANIFESTS = frozenset((b"\xeb", b"caBX", b"C2PA"))
"""What holds it in a JPEG, PNG and WebP."""


def _manifest(part: bytes) -> bytes:
    return b"" if _CAMERA_ASSERTIONS.search(part) else part


# JPEG: markers with their segments (ITU-T T.81, B.1.1); an EOI ends the first picture.

_MARKER = re.compile(rb"\xff+([\x01-\xcf\xd8-\xfe])", re.DOTALL)
_ALONE = b"\x01\xd8\xd9"
_END = b"\xd9"
_JPEG_XMP = b"http://ns.adobe.com/xap/1.0/\0"
_JPEG_STAYS = {b"\xe0": b"JFIF\0", b"\xe2": b"ICC_PROFILE\0", b"\xee": b"Adobe"}
"""Of the application segments: the size of its pixels, its colours, and how these are stored."""


def _jpeg_parts(content: bytes) -> Iterator[Part]:
    found = _MARKER.search(content)
    while found is not None:
        marker, end = found[1], found.end()
        if marker == _END:
            yield marker, content[found.start() : end]
            return
        if marker not in _ALONE:
            end += int(struct.unpack_from(">H", content, end)[0])
        # What lies between segments is the compressed pixels after a start of scan.
        following = _MARKER.search(content, end)
        if following is None:
            break
        yield marker, content[found.start() : following.start()]
        found = following
    raise DamagedError


def _jpeg_kept(marker: bytes, part: bytes) -> bytes:
    data = part[part.index(marker) + 3 :]
    if marker in _JPEG_STAYS:
        return part if data.startswith(_JPEG_STAYS[marker]) else b""
    if marker == b"\xeb":
        return _manifest(part)
    return b"" if b"\xe0" <= marker <= b"\xef" or marker == b"\xfe" else part


def _is_jpeg_packet(marker: bytes, part: bytes) -> bool:
    return marker == b"\xe1" and part[part.index(marker) + 3 :].startswith(_JPEG_XMP)


def _jpeg_packet(packet: bytes) -> Part:
    head = struct.pack(">H", 2 + len(_JPEG_XMP) + len(packet)) + _JPEG_XMP
    return b"\xe1", b"\xff\xe1" + head + packet


def _jpeg_put(parts: list[Part], packet: Part) -> list[Part]:
    # JFIF's own segment has to be the first.
    at = 2 if len(parts) > 1 and parts[1][0] == b"\xe0" else 1
    return [*parts[:at], packet, *parts[at:]]


# PNG: chunks (W3C, PNG Third Edition, 5).

_PNG_MAGIC = b"\x89PNG\r\n\x1a\n"
_PNG_STAYS = frozenset(
    b"IHDR PLTE IDAT IEND tRNS cHRM gAMA iCCP sBIT sRGB cICP mDCV cLLI bKGD hIST pHYs sPLT "
    b"acTL fcTL fdAT".split()
)
_PNG_XMP = b"XML:com.adobe.xmp\0\0\0\0\0"


def _png_parts(content: bytes) -> Iterator[Part]:
    yield b"", content[: len(_PNG_MAGIC)]
    at, name = len(_PNG_MAGIC), b""
    while name != b"IEND":
        length, name = struct.unpack_from(">I4s", content, at)
        part = _span(content, at, at + 12 + length)
        is_critical = name[:1].isupper()
        if is_critical and zlib.crc32(part[4:-4]) != int.from_bytes(part[-4:]):
            raise DamagedError
        yield name, part
        at += 12 + length


def _png_kept(name: bytes, part: bytes) -> bytes:
    if name == b"caBX":
        return _manifest(part)
    return part if not name or name in _PNG_STAYS else b""


def _is_png_packet(name: bytes, part: bytes) -> bool:
    return name == b"iTXt" and part[8:].startswith(_PNG_XMP[:18])


def _png_packet(packet: bytes) -> Part:
    body = b"iTXt" + _PNG_XMP + packet
    return b"iTXt", struct.pack(">I", len(body) - 4) + body + struct.pack(">I", zlib.crc32(body))


def _png_put(parts: list[Part], packet: Part) -> list[Part]:
    # Behind the magic and the header, which the format wants first.
    return [*parts[:2], packet, *parts[2:]]


# WebP: a RIFF file; VP8X tells by flags what else is in it (RFC 9649, 2.7).

_WEBP_STAYS = frozenset((b"", b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ANIM", b"ANMF", b"ICCP"))
_ALPHA_FLAG, _EXIF_FLAG, _XMP_FLAG = 0x10, 0x08, 0x04
_FLAGS_AT = 12
"""VP8X comes first, after the word WEBP; a chunk begins with its name and size."""


def _webp_parts(content: bytes) -> Iterator[Part]:
    size = int(struct.unpack_from("<I", content, 4)[0]) + 8
    if size > len(content):
        raise DamagedError
    yield b"", content[:12]
    at = 12
    while at < size:
        name, length = struct.unpack_from("<4sI", content, at)
        end = at + 8 + length + length % 2
        # Some leave out the last blank.
        yield name, _span(content, at, end - (end == size + 1))
        at = end


def _webp_kept(name: bytes, part: bytes) -> bytes:
    if name == b"C2PA":
        return _manifest(part)
    return part if name in _WEBP_STAYS else b""


def _is_webp_packet(name: bytes, _: bytes) -> bool:
    return name == b"XMP "


def _webp_packet(packet: bytes) -> Part:
    name = b"XMP "
    return name, name + struct.pack("<I", len(packet)) + packet + b"\0" * (len(packet) % 2)


def _webp_put(parts: list[Part], packet: Part) -> list[Part]:
    first = parts[1]
    head = [] if first[0] == b"VP8X" else [(b"VP8X", _vp8x(*first))]
    # What was the last chunk may lack its blank.
    padded = [(name, part + b"\0" * (len(part) % 2)) for name, part in parts[1:]]
    return [parts[0], *head, *padded, packet]


def _vp8x(name: bytes, bitstream: bytes) -> bytes:
    """Return the chunk in front of a plain picture that something else is to follow."""
    if name == b"VP8L":
        bits = int(struct.unpack_from("<I", bitstream, 9)[0])
        width, height, alpha = bits & 0x3FFF, bits >> 14 & 0x3FFF, bits >> 28 & 1
    elif name == b"VP8 ":
        width, height = ((side & 0x3FFF) - 1 for side in struct.unpack_from("<HH", bitstream, 14))
        alpha = 0
    else:
        raise DamagedError
    if width < 0 or height < 0:
        raise DamagedError
    sides = width.to_bytes(3, "little") + height.to_bytes(3, "little")
    return b"VP8X" + struct.pack("<II", 10, alpha * _ALPHA_FLAG) + sides


def _webp_joined(parts: list[Part]) -> bytes:
    body = bytearray(b"WEBP" + b"".join(part for _, part in parts[1:]))
    if parts[1][0] == b"VP8X":
        xmp = _XMP_FLAG if any(name == b"XMP " for name, _ in parts) else 0
        body[_FLAGS_AT] = body[_FLAGS_AT] & ~(_EXIF_FLAG | _XMP_FLAG) | xmp
    return b"RIFF" + struct.pack("<I", len(body)) + bytes(body)


# GIF: blocks of sub-blocks (GIF89a, 15 to 26).

_GIF_APPLICATIONS = (b"NETSCAPE2.0", b"ANIMEXTS1.0", b"ICCRGBG1012", b"C2PA_GIF")
_EXTENSION, _IMAGE, _TRAILER = 0x21, 0x2C, 0x3B
_COMMENT, _APPLICATION = 0xFE, 0xFF


def _gif_parts(content: bytes) -> Iterator[Part]:
    at = 13 + _palette_bytes(content[10])
    yield b"", _span(content, 0, at)
    while (kind := content[at]) != _TRAILER:
        if kind == _EXTENSION:
            end = _after_blocks(content, at + 2)
        elif kind == _IMAGE:
            end = _after_blocks(content, at + 11 + _palette_bytes(content[at + 9]))
        else:
            raise DamagedError
        yield bytes((kind,)), _span(content, at, end)
        at = end
    yield bytes((_TRAILER,)), content[at : at + 1]


def _palette_bytes(packed: int) -> int:
    return 3 << (packed & 7) + 1 if packed & 0x80 else 0


def _after_blocks(content: bytes, at: int) -> int:
    while length := content[at]:
        at += length + 1
    return at + 1


def _gif_kept(name: bytes, part: bytes) -> bytes:
    if name != bytes((_EXTENSION,)) or part[1] not in {_COMMENT, _APPLICATION}:
        return part
    is_known = part[1] == _APPLICATION and part[3:14].startswith(_GIF_APPLICATIONS)
    return part if is_known else b""


# AVIF and HEIC: boxes (ISO/IEC 14496-12, 4.2). They are drawn anew, so all of them may stay.


def _boxes(content: bytes) -> Iterator[Part]:
    at = 0
    while at < len(content):
        size, name = struct.unpack_from(">I4s", content, at)
        if size == 1:
            size = struct.unpack_from(">Q", content, at + 8)[0]
        end = at + size if size else len(content)
        if end <= at:
            raise DamagedError
        yield name, _span(content, at, end)
        at = end


def _joined(parts: list[Part]) -> bytes:
    return b"".join(part for _, part in parts)


@dataclass(frozen=True, slots=True)
class _Format:
    magic: re.Pattern[bytes]
    parts: Callable[[bytes], Iterator[Part]]
    kept: Callable[[bytes, bytes], bytes]
    """What stays of a part that is no XMP packet; empty: nothing."""
    joined: Callable[[list[Part]], bytes] = _joined
    is_packet: Callable[[bytes, bytes], bool] = lambda _, __: False
    packet: Callable[[bytes], Part] | None = None
    """The part that holds an XMP packet."""
    put: Callable[[list[Part], Part], list[Part]] = lambda parts, _: parts
    """Puts that part where it belongs."""


_FORMATS = (
    _Format(
        re.compile(rb"\xff\xd8"),
        _jpeg_parts,
        _jpeg_kept,
        is_packet=_is_jpeg_packet,
        packet=_jpeg_packet,
        put=_jpeg_put,
    ),
    _Format(
        re.compile(re.escape(_PNG_MAGIC + b"\0\0\0\rIHDR")),
        _png_parts,
        _png_kept,
        is_packet=_is_png_packet,
        packet=_png_packet,
        put=_png_put,
    ),
    _Format(
        re.compile(rb"RIFF.{4}WEBP", re.DOTALL),
        _webp_parts,
        _webp_kept,
        _webp_joined,
        is_packet=_is_webp_packet,
        packet=_webp_packet,
        put=_webp_put,
    ),
    _Format(re.compile(rb"GIF8[79]a"), _gif_parts, _gif_kept),
    _Format(re.compile(rb".{4}ftyp", re.DOTALL), _boxes, lambda _, part: part),
)
