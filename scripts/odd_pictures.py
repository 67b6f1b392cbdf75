"""Makes tests/data/pictures: one scene as phones, cameras, providers and accidents write it.

    python scripts/odd_pictures.py

HEIC needs ``pip install pillow-heif``; without it, those that are there stay. What becomes of each
file is in pictures.csv beside them.
"""

import contextlib
import struct
import sys
import zlib
from collections.abc import Callable, Mapping, Sequence
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageDraw
from PIL.PngImagePlugin import PngInfo

FOLDER = Path(__file__).parent.parent / "tests" / "data" / "pictures"
SIZE = (96, 64)
SECRET = "SecretCam"  # noqa: S105 - it opens nothing
"""In every place where a camera's or a person's data may be; never to be seen outside."""
MAKE, MODEL, ORIENTATION, GPS, USER_COMMENT = 0x010F, 0x0110, 0x0112, 0x8825, 0x9286
SOURCE_TYPE = "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia"
XMP = (
    '<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">'
    "<rdf:RDF "
    'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description '
    'xmlns:exif="http://ns.adobe.com/exif/1.0/" exif:GPSLatitude="52,31.0N" '
    f'xmlns:dc="http://purl.org/dc/elements/1.1/" dc:creator="{SECRET}" '
    'xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/" '
    f'Iptc4xmpExt:DigitalSourceType="{SOURCE_TYPE}"/></rdf:RDF></x:xmpmeta>'
).encode()
MANIFEST = struct.pack(">I", 40) + b"jumb" + struct.pack(">I", 32) + b"jumdc2pa" + b"\0" * 24


def scene(size: tuple[int, int] = SIZE) -> Image.Image:
    """A sky, a hill on the left and a roof on the right: no two corners are alike."""
    large = Image.new("RGB", (384, 256), (120, 170, 250))
    draw = ImageDraw.Draw(large)
    draw.rectangle((0, 170, 384, 256), fill=(40, 60, 30))
    draw.polygon([(0, 200), (60, 50), (200, 200)], fill=(30, 120, 40))
    draw.rectangle((240, 120, 350, 220), fill=(220, 200, 90))
    draw.polygon([(230, 120), (295, 60), (360, 120)], fill=(190, 40, 30))
    return large.resize(size, Image.Resampling.LANCZOS)


def exif(orientation: int = 1) -> Image.Exif:
    """What a phone writes about itself and where it was."""
    notes = Image.Exif()
    notes[MAKE], notes[MODEL], notes[ORIENTATION] = SECRET, SECRET, orientation
    notes[GPS] = {1: "N", 2: (52.0, 31.0, 12.0), 3: "E", 4: (13.0, 24.0, 18.0)}
    return notes


def profile() -> bytes:
    """A profile whose red is sRGB's green, and so on: whoever drops it shows other colours."""
    xyz = {
        b"rXYZ": (0.3851, 0.7169, 0.0971),
        b"gXYZ": (0.1431, 0.0606, 0.7141),
        b"bXYZ": (0.4360, 0.2225, 0.0139),
        b"wtpt": (0.9642, 1.0, 0.8249),
    }
    curve = b"curv" + struct.pack(">IIH", 0, 1, round(2.2 * 256)) + b"\0\0"
    text = b"desc" + struct.pack(">II", 0, 4) + b"odd\0" + b"\0" * 82
    tags = {
        name: b"XYZ " + struct.pack(">I3i", 0, *(round(v * 65536) for v in values))
        for name, values in xyz.items()
    }
    tags |= {
        b"rTRC": curve,
        b"gTRC": curve,
        b"bTRC": curve,
        b"desc": text,
        b"cprt": b"text\0\0\0\0-\0\0\0",
    }
    return _icc(tags, space=b"RGB ", kind=b"mntr", connection=b"XYZ ")


def ink_profile() -> bytes:
    """A profile of inks in which black shows red: whoever drops it shows black."""
    table = bytearray()
    for corner in range(16):
        cyan, magenta, yellow, black = (corner >> bit & 1 for bit in (3, 2, 1, 0))
        lightness = 255 - 40 * (cyan + magenta + yellow)
        colour = (
            (136, 208, 195)
            if black
            else (lightness, 128 - 30 * cyan + 30 * magenta, 128 + 40 * yellow - 20 * cyan)
        )
        table += bytes(max(0, min(255, value)) for value in colour)
    identity = bytes(range(256))
    matrix = struct.pack(">9i", *(65536 if at % 4 == 0 else 0 for at in range(9)))
    lut = (
        b"mft1"
        + struct.pack(">I4B", 0, 4, 3, 2, 0)
        + matrix
        + identity * 4
        + bytes(table)
        + identity * 3
    )
    white = b"XYZ " + struct.pack(">I3i", 0, 63190, 65536, 54061)
    text = b"desc" + struct.pack(">II", 0, 4) + b"ink\0" + b"\0" * 82
    tags = {b"A2B0": lut, b"wtpt": white, b"desc": text, b"cprt": b"text\0\0\0\0-\0\0\0"}
    return _icc(tags, space=b"CMYK", kind=b"prtr", connection=b"Lab ")


def _icc(tags: Mapping[bytes, bytes], *, space: bytes, kind: bytes, connection: bytes) -> bytes:
    table, body, at = b"", b"", 128 + 4 + 12 * len(tags)
    for name, data in tags.items():
        padded = data + b"\0" * (-len(data) % 4)
        table += name + struct.pack(">II", at + len(body), len(data))
        body += padded
    head = struct.pack(">I4sI4s4s4s", at + len(body), b"lcms", 0x02400000, kind, space, connection)
    head += struct.pack(">6H4s", 2026, 1, 1, 0, 0, 0, b"acsp") + b"\0" * 28
    head += struct.pack(">3i", 63190, 65536, 54061)
    return head.ljust(128, b"\0") + struct.pack(">I", len(tags)) + table + body


def saved(picture: Image.Image, kind: str, **options: object) -> bytes:
    """The picture's file."""
    buffer = BytesIO()
    picture.save(buffer, kind, **options)
    return buffer.getvalue()


def png(mode: int, depth: int, rows: Sequence[bytes], size: tuple[int, int] = SIZE) -> bytes:
    """A PNG of a kind that Pillow does not write."""
    head = struct.pack(">IIBBBBB", *size, depth, mode, 0, 0, 0)
    body = zlib.compress(b"".join(b"\0" + row for row in rows), 9)
    chunks = (("IHDR", head), ("IDAT", body), ("IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunk(name, data) for name, data in chunks)


def chunk(name: str, data: bytes) -> bytes:
    """One chunk of a PNG."""
    named = name.encode() + data
    return struct.pack(">I", len(data)) + named + struct.pack(">I", zlib.crc32(named))


def with_chunks(content: bytes, *chunks: bytes) -> bytes:
    """A PNG with more chunks behind its header."""
    return content[:33] + b"".join(chunks) + content[33:]


def with_segments(content: bytes, *segments: tuple[int, bytes]) -> bytes:
    """A JPEG with more segments at its beginning."""
    made = (bytes((0xFF, m)) + struct.pack(">H", len(d) + 2) + d for m, d in segments)
    return content[:2] + b"".join(made) + content[2:]


def sixteen_bits() -> list[bytes]:
    """The scene's rows, 16 bits for each of red, green and blue, the lower eight all odd."""
    width = SIZE[0] * 3
    pixels = scene().tobytes()
    wide = b"".join(bytes((value, 0xA5)) for value in pixels)
    return [wide[at : at + width * 2] for at in range(0, len(wide), width * 2)]


def grey_sixteen() -> Image.Image:
    """The scene in 16 bits of grey."""
    return Image.frombytes(
        "I;16", SIZE, b"".join(bytes((0xA5, v)) for v in scene().convert("L").tobytes())
    )


def ycck() -> bytes:
    """Inks whose first three are told as brightness and two colours, as Photoshop writes them."""
    cyan, magenta, yellow, black = scene().convert("CMYK").split()
    # Stored are the inks' opposites; Pillow turns all four round while writing.
    told = Image.merge("RGB", [cyan, magenta, yellow])
    bands = [band.point(lambda v: 255 - v) for band in told.convert("YCbCr").split()]
    content = bytearray(
        saved(Image.merge("CMYK", [*bands, black]), "JPEG", quality=95, subsampling=0)
    )
    content[content.index(b"Adobe") + 11] = 2
    return bytes(content)


def frames() -> list[Image.Image]:
    """The scene, and then something else."""
    return [scene(), Image.new("RGB", SIZE, "red"), Image.new("RGB", SIZE, "blue")]


def moving(kind: str) -> bytes:
    """Three frames, the scene first."""
    first, *others = frames()
    return saved(first, kind, save_all=True, append_images=others, duration=200, loop=0)


def turned(kind: str, orientation: int, turn: Image.Transpose) -> bytes:
    """The scene as a camera that was not held upright saw it, with its note on that."""
    return saved(scene().transpose(turn), kind, quality=95, exif=exif(orientation).tobytes())


def turned_moving() -> bytes:
    """The scene, moving, as a camera that was not held upright saw it."""
    first, *others = (frame.transpose(Image.Transpose.ROTATE_90) for frame in frames())
    notes = exif(6).tobytes()
    return saved(first, "PNG", save_all=True, append_images=others, duration=200, exif=notes)


def clear(mode: str) -> Image.Image:
    """The scene with a hole."""
    picture = scene().convert(mode)
    alpha = Image.new("L", SIZE, 255)
    ImageDraw.Draw(alpha).rectangle((0, 0, 10, 10), fill=0)
    picture.putalpha(alpha)
    return picture


def told_png() -> bytes:
    """All that a PNG can tell beside its pixels."""
    notes = PngInfo()
    notes.add_text("Comment", SECRET)
    notes.add_text("parameters", SECRET, zip=True)
    notes.add_itxt("XML:com.adobe.xmp", XMP.decode())
    return saved(scene(), "PNG", pnginfo=notes, exif=exif(), icc_profile=profile(), optimize=True)


def told_jpeg() -> bytes:
    """All that a JPEG can tell beside its pixels."""
    content = saved(
        scene(), "JPEG", quality=92, exif=exif(), xmp=XMP, icc_profile=profile(), comment=SECRET
    )
    name = b"\x1c\x02\x50" + struct.pack(">H", len(SECRET)) + SECRET.encode()
    iptc = b"Photoshop 3.0\x008BIM\x04\x04\0\0" + struct.pack(">I", len(name)) + name
    return with_segments(
        content, (0xED, iptc), (0xE5, SECRET.encode()), (0xEB, b"JP\0\1\0\0\0\1" + MANIFEST)
    )


def gif_comment() -> bytes:
    """A GIF with a comment."""
    return saved(scene().quantize(32), "GIF", comment=SECRET.encode())


def isobmff(*, brand: bytes) -> bytes:
    """The beginning of a file of the family to which MP4 belongs."""
    return (
        struct.pack(">I", 20)
        + b"ftyp"
        + brand
        + b"\0\0\2\0"
        + brand
        + struct.pack(">I", 16)
        + b"mdat"
        + b"\0" * 8
    )


def pictures() -> Mapping[str, Callable[[], bytes]]:
    """The files by their names."""
    jpeg = saved(scene(), "JPEG", quality=92)
    return {
        # As they should be.
        "plain.png": lambda: saved(scene(), "PNG", optimize=True),
        "plain.jpg": lambda: jpeg,
        "plain.jfif": lambda: jpeg,
        "plain.webp": lambda: saved(scene(), "WEBP", quality=92),
        "plain.gif": lambda: saved(scene(), "GIF"),
        "progressive.jpg": lambda: saved(scene(), "JPEG", quality=92, progressive=True),
        "grey.jpg": lambda: saved(scene().convert("L"), "JPEG", quality=92),
        # Phones and cameras.
        "phone.jpg": told_jpeg,
        "two.jpg": lambda: saved(
            scene(), "MPO", save_all=True, append_images=[frames()[1]], exif=exif()
        ),
        "motion.jpg": lambda: jpeg + isobmff(brand=b"isom") + SECRET.encode(),
        "turned-2.jpg": lambda: turned("JPEG", 2, Image.Transpose.FLIP_LEFT_RIGHT),
        "turned-3.jpg": lambda: turned("JPEG", 3, Image.Transpose.ROTATE_180),
        "turned-6.jpg": lambda: turned("JPEG", 6, Image.Transpose.ROTATE_90),
        "turned-8.jpg": lambda: turned("JPEG", 8, Image.Transpose.ROTATE_270),
        "turned.png": lambda: turned("PNG", 6, Image.Transpose.ROTATE_90),
        "turned.webp": lambda: turned("WEBP", 3, Image.Transpose.ROTATE_180),
        "turned.avif": lambda: turned("AVIF", 6, Image.Transpose.ROTATE_90),
        "turned.tiff": lambda: saved(
            scene().transpose(Image.Transpose.ROTATE_90),
            "TIFF",
            tiffinfo={MAKE: SECRET, ORIENTATION: 6},
            compression="tiff_lzw",
        ),
        "turned-moving.png": turned_moving,
        "turned-two.jpg": lambda: saved(
            scene().transpose(Image.Transpose.ROTATE_90),
            "MPO",
            save_all=True,
            append_images=[frames()[1]],
            exif=exif(6),
        ),
        "photo.avif": lambda: saved(scene(), "AVIF", quality=90, exif=exif(), xmp=XMP),
        # Depth, inks, palettes, clearness.
        "grey-16.png": lambda: saved(grey_sixteen(), "PNG"),
        "colour-16.png": lambda: png(2, 16, sixteen_bits()),
        "grey-16.tiff": lambda: saved(grey_sixteen(), "TIFF"),
        "whole.tiff": lambda: saved(
            grey_sixteen().convert("I"), "TIFF", compression="tiff_deflate"
        ),
        "fraction.tiff": lambda: saved(
            scene().convert("L").convert("F").point(lambda v: v * (1 / 255)),
            "TIFF",
            compression="tiff_deflate",
        ),
        "inks.jpg": lambda: saved(scene().convert("CMYK"), "JPEG", quality=95),
        "inks-told.jpg": ycck,
        "inks-profile.jpg": lambda: saved(
            Image.new("CMYK", SIZE, (0, 0, 0, 255)), "JPEG", quality=90, icc_profile=ink_profile()
        ),
        "profile.png": lambda: saved(Image.new("RGB", SIZE, "red"), "PNG", icc_profile=profile()),
        "palette.png": lambda: saved(scene().quantize(64), "PNG"),
        "palette-clear.png": lambda: saved(scene().quantize(64), "PNG", transparency=3),
        "clear.png": lambda: saved(clear("RGBA"), "PNG", optimize=True),
        "clear-grey.png": lambda: saved(clear("LA"), "PNG", optimize=True),
        "one-bit.png": lambda: saved(scene().convert("1"), "PNG"),
        "one-bit.tiff": lambda: saved(scene().convert("1"), "TIFF"),
        # Other kinds.
        "plain.bmp": lambda: saved(scene(), "BMP"),
        "plain.tiff": lambda: saved(scene(), "TIFF", tiffinfo={MAKE: SECRET, MODEL: SECRET}),
        "plain.ico": lambda: saved(scene((48, 32)), "ICO", sizes=[(48, 32)]),
        # Moving ones.
        "moving.gif": lambda: moving("GIF"),
        "moving.png": lambda: moving("PNG"),
        "moving.webp": lambda: moving("WEBP"),
        "moving.avif": lambda: moving("AVIF"),
        # Large ones.
        "wide.jpg": lambda: saved(scene((19_537, 40)), "JPEG", quality=30),
        "high.png": lambda: saved(scene((16, 20_000)).quantize(8), "PNG", optimize=True),
        "bomb.png": lambda: png(0, 1, [bytes(1_125)] * 9_000, (9_000, 9_000)),
        "bomb.jpg": lambda: jpeg.replace(struct.pack(">HH", *SIZE[::-1]), b"\xff\xff\xff\xff"),
        # What is told beside the pixels.
        "told.png": told_png,
        "told.webp": lambda: saved(
            scene(), "WEBP", quality=92, exif=exif(), xmp=XMP, icc_profile=profile()
        ),
        "told.gif": gif_comment,
        "long-notes.png": lambda: with_chunks(
            saved(scene(), "PNG", optimize=True),
            chunk("zTXt", b"workflow\0\0" + zlib.compress(SECRET.encode() * 200_000, 9)),
        ),
        "signed.png": lambda: with_chunks(saved(scene(), "PNG"), chunk("caBX", MANIFEST)),
        "signed.jpg": lambda: with_segments(jpeg, (0xEB, b"JP\0\1\0\0\0\1" + MANIFEST)),
        "signed-by-camera.jpg": lambda: with_segments(
            jpeg, (0xEB, b"JP\0\1\0\0\0\1" + MANIFEST + b"stds.exif" + SECRET.encode())
        ),
        # Accidents.
        "cut.jpg": lambda: jpeg[: len(jpeg) * 2 // 3],
        "cut.png": lambda: saved(scene(), "PNG")[:-12],
        "cut.webp": lambda: saved(scene(), "WEBP")[:-40],
        "cut.gif": lambda: saved(scene(), "GIF")[:-1],
        "cut-end.jpg": lambda: jpeg[:-2],
        "cut.avif": lambda: saved(scene(), "AVIF")[:-200],
        "cut.tiff": lambda: saved(scene(), "TIFF")[:-9_000],
        "cut.bmp": lambda: saved(scene(), "BMP")[:-9_000],
        "garbled.png": lambda: with_garbage(saved(scene(), "PNG")),
        "empty.png": lambda: b"",
        "shouted-page.png": lambda: b"<!DOCTYPE html><html><svg></svg><p>Not found</p></html>",
        "page.png": lambda: b"<!doctype html><html><svg></svg><p>Not found</p></html>",
        "really-jpeg.png": lambda: jpeg,
        "really-png.jpg": lambda: saved(scene(), "PNG", optimize=True),
        # Other things.
        "drawing.svg": lambda: b'<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg"/>',
        "stream.j2k": lambda: b"\xffO\xffQ" + b"\0" * 60,
        "light.exr": lambda: b"v/1\x01" + b"\0" * 60,
        "folder.zip": lambda: b"PK\x03\x04" + b"\0" * 60,
        "film.mp4": lambda: isobmff(brand=b"isom"),
        "film.webm": lambda: b"\x1aE\xdf\xa3" + b"\0" * 60,
        "paper.pdf": lambda: b"%PDF-1.7\n",
        "notes.txt": lambda: b"no picture",
    }


def with_garbage(content: bytes) -> bytes:
    """A PNG whose pixels were overwritten."""
    at = content.index(b"IDAT") + 40
    return content[:at] + b"\xff" * 60 + content[at + 60 :]


def heic_pictures() -> Mapping[str, bytes]:
    """Photos as Apple's phones take them."""
    import pillow_heif  # type: ignore[import-not-found]  # noqa: PLC0415 - only for whoever makes them anew

    pillow_heif.register_heif_opener()
    return {
        "photo.heic": saved(scene(), "HEIF", quality=90, exif=exif(), xmp=XMP),
        "turned.heic": turned("HEIF", 6, Image.Transpose.ROTATE_90),
        "cut.heic": saved(scene(), "HEIF", quality=90)[:-300],
    }


def main() -> None:
    """Write them all."""
    FOLDER.mkdir(exist_ok=True)
    files = {name: make() for name, make in pictures().items()}
    with contextlib.suppress(ImportError):
        files |= heic_pictures()
    for name, content in files.items():
        (FOLDER / name).write_bytes(content)
    sys.stdout.write(f"{len(files)} pictures, {sum(map(len, files.values()))} bytes\n")


if __name__ == "__main__":
    main()
