"""A picture's pixels, whoever wrote them: eight bits, upright, in the colours that screens show."""

import contextlib
import re
import struct
import zlib
from collections.abc import Generator, Iterator
from io import BytesIO

from PIL import AvifImagePlugin, PngImagePlugin, WebPImagePlugin
from PIL import Image as Pillow
from PIL.PngImagePlugin import PngImageFile

from bot.errors import OutputHeicError, OutputTooManyPixelsError, OutputUnreadableError
from bot.imagine import png_strips

MAX_PIXELS = 64_000_000
"""Above what any model makes (4 MP, upscaled 4x), far below what decoding would choke on."""

_LOADED_PIXELS = 25_000_000
"""Of a JPEG or PNG that is decoded: 100 MB; one that is turned is in memory twice for a moment."""

# Pillow would take a PNG for a bomb whose profile, or whose notes of how it was made, are longer
# than 1 MB: a paid picture would be lost for what is left out anyway.
PngImagePlugin.MAX_TEXT_CHUNK = 16 * 1024 * 1024

_PLUGINS = (AvifImagePlugin, WebPImagePlugin)
"""Imported with this: Pillow would import its forty others, too, for the first file of these."""

_FORMATS = ("PNG", "JPEG", "WEBP", "GIF", "AVIF", "BMP", "TIFF", "ICO")

DECODER_ERRORS = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    EOFError,
    LookupError,
    MemoryError,
    OSError,
    RuntimeError,
    SyntaxError,
    TypeError,
    ValueError,
    struct.error,
    zlib.error,
    Pillow.DecompressionBombError,
)
"""What damaged files were seen to raise in Pillow, and what its other decoders may."""

_ORIENTATION = 0x0112
_TURNS = {
    2: Pillow.Transpose.FLIP_LEFT_RIGHT,
    3: Pillow.Transpose.ROTATE_180,
    4: Pillow.Transpose.FLIP_TOP_BOTTOM,
    5: Pillow.Transpose.TRANSPOSE,
    6: Pillow.Transpose.ROTATE_270,
    7: Pillow.Transpose.TRANSVERSE,
    8: Pillow.Transpose.ROTATE_90,
}
"""How to turn a picture upright, by the camera's note on how it was held (Exif, Orientation)."""
_SIDEWAYS = {turn for orientation, turn in _TURNS.items() if orientation > 4}  # noqa: PLR2004
_MOVING = frozenset({"PNG", "WEBP", "GIF", "AVIF"})
"""The further pictures of other kinds are pages, or what a phone keeps beside its photo."""
_PLAIN = frozenset({"1", "L", "LA", "P", "RGB", "RGBA"})


@contextlib.contextmanager
def opened(content: bytes) -> Generator[Pillow.Image]:
    """Open a picture without decoding it; not for longer than the block.

    Raises:
        OutputUnreadableError: it is no picture of a known kind, or a damaged one: also for
            whatever is raised inside.
        OutputTooManyPixelsError: it would take too much memory.
    """
    is_heif = content[4:8] == b"ftyp" and content[8:11] != b"avi" and _learn_heif()
    formats = (*_FORMATS, "HEIF") if is_heif else _FORMATS
    try:
        with Pillow.open(BytesIO(content), formats=formats) as picture:
            if picture.width * picture.height > MAX_PIXELS:
                raise _too_many(picture.width * picture.height)
            yield picture
    except Pillow.DecompressionBombError as error:
        told = re.search(r"\d+", str(error))
        raise _too_many(int(told[0]) if told else MAX_PIXELS) from error
    except DECODER_ERRORS as error:
        raise OutputUnreadableError(f"not a picture: {content[:16]!r}") from error


def _too_many(pixels: int) -> OutputTooManyPixelsError:
    million = 1_000_000
    return OutputTooManyPixelsError(megapixels=-(-pixels // million), limit=MAX_PIXELS // million)


def upright_size(picture: Pillow.Image) -> tuple[int, int] | None:
    """Return width and height as it is to be seen, where the camera was not held upright."""
    turn = _turn(picture)
    if turn is None:
        return None
    width, height = picture.size
    return (height, width) if turn in _SIDEWAYS else (width, height)


def is_plain(picture: Pillow.Image) -> bool:
    """Whether everything that reads pictures reads it alike: one frame of eight bits, no inks."""
    is_moving = picture.format in {"PNG", "WEBP", "GIF"} and getattr(picture, "is_animated", False)
    return picture.mode in _PLAIN and not is_moving


def decoded(content: bytes, *, longest_side: int) -> Pillow.Image:
    """Return the first frame as RGB or RGBA in sRGB, upright, made smaller where it is longer.

    Takes time and memory: see ``bot.imagine.image.off_the_loop``.

    Raises:
        OutputUnreadableError: the pixels cannot be decoded.
        OutputTooManyPixelsError: there are too many.
    """
    with opened(content) as source:
        profile = source.info.get("icc_profile")
        _load_less(source, longest_side)
        picture = in_eight_bits(source, content)
        if max(picture.size) > longest_side:
            picture.thumbnail((longest_side, longest_side), Pillow.Resampling.LANCZOS)
        shown = _in_srgb(picture, profile if isinstance(profile, bytes) else b"")
    # Pillow would write down some of what the file said beside its pixels.
    shown.info.clear()
    return shown


def _load_less(picture: Pillow.Image, longest_side: int) -> None:
    """Let no more of a JPEG be decoded than is of use, and than there is room for."""
    width, height = picture.size
    most = _LOADED_PIXELS if _turn(picture) is None else _LOADED_PIXELS // 2
    # It is decoded at a half, a quarter or an eighth.
    share = 1 << max(1, max(width, height) // longest_side).bit_length() - 1
    while width * height > most * share * share:
        share *= 2
    picture.draft(None, (-(-width // share), -(-height // share)))


def frames(picture: Pillow.Image, *, most_pixels: int) -> Iterator[Pillow.Image]:
    """Yield a moving picture's frames, upright, in sRGB; none of a still, or of too large a one."""
    count = int(getattr(picture, "n_frames", 1)) if picture.format in _MOVING else 1
    if 1 < count <= most_pixels // (picture.width * picture.height):
        turn, profile = _turn(picture), picture.info.get("icc_profile")
        for number in range(count):
            picture.seek(number)
            frame = picture.convert("RGBA")
            shown = frame if turn is None else frame.transpose(turn)
            shown.info["duration"] = picture.info.get("duration")
            yield _in_srgb(shown, profile if isinstance(profile, bytes) else b"")


def in_eight_bits(picture: Pillow.Image, content: bytes) -> Pillow.Image:
    """Return it upright, as L, RGB, RGBA or CMYK; Pillow alone would clip 16 bits.

    A very large PNG, whose file is ``content``, comes smaller.
    """
    turn = _turn(picture)
    plain = _smaller_png(picture, content) or _in_eight_bits(picture)
    return plain if turn is None else plain.transpose(turn)


def _smaller_png(picture: Pillow.Image, content: bytes) -> Pillow.Image | None:
    pixels, share = picture.width * picture.height, 1
    while pixels > _LOADED_PIXELS * share * share:
        share *= 2
    if share == 1 or picture.format != "PNG" or getattr(picture, "is_animated", False):
        return None
    return png_strips.reduced(content, share)


def _in_eight_bits(picture: Pillow.Image) -> Pillow.Image:
    if picture.mode.startswith(("I", "F")):
        values = picture.convert("I") if picture.mode.startswith("I") else picture
        scale = _scale_of(values)
        # Pillow asks the function once, with something that records the arithmetic; its hints, and
        # those of its colour management, leave parts open.
        scaled = values.point(lambda value: value * scale)  # pyright: ignore[reportUnknownMemberType]
        return scaled.convert("L")
    if picture.mode in {"L", "RGB", "RGBA", "CMYK"} and "transparency" not in picture.info:
        picture.load()
        return picture
    is_clear = picture.mode in {"LA", "PA", "La", "RGBa", "RGBA"} or "transparency" in picture.info
    return picture.convert("RGBA" if is_clear else "RGB")


def _scale_of(values: Pillow.Image) -> float:
    """Return what brings its values into eight bits: they say nowhere how far they go."""
    highest = values.getextrema()[1]
    top: float = float(highest) if isinstance(highest, int | float) else 0.0
    scales: list[tuple[float, float]] = [(65535.0, 1 / 256)]
    if values.mode == "F":
        scales = [(1.0, 255.0), (255.0, 1.0), *scales]
    return next((scale for most, scale in scales if top <= most), 255.0 / max(top, 1.0))


def _turn(picture: Pillow.Image) -> Pillow.Transpose | None:
    if picture.format == "TIFF":
        # Pillow turns these itself, and says the size they then have.
        return None
    try:
        orientation = _exif(picture).get(_ORIENTATION)
    except DECODER_ERRORS:
        # A damaged note of the camera is no reason to lose the picture.
        return None
    return _TURNS.get(orientation) if isinstance(orientation, int) else None


def _exif(picture: Pillow.Image) -> Pillow.Exif:
    file = picture.fp if isinstance(picture, PngImageFile) else None
    if isinstance(file, BytesIO) and not png_strips.has_chunk(file.getvalue(), b"eXIf"):
        # Pillow would decode the whole picture, to look for it behind the pixels.
        return Pillow.Image.getexif(picture)
    return picture.getexif()


def _in_srgb(picture: Pillow.Image, profile: bytes) -> Pillow.Image:
    wanted = "RGBA" if picture.mode == "RGBA" else "RGB"
    if not profile:
        return picture if picture.mode == wanted else picture.convert(wanted)
    # Few pictures have one.
    from PIL import ImageCms  # noqa: PLC0415

    try:
        srgb = ImageCms.createProfile("sRGB")  # pyright: ignore[reportUnknownMemberType, reportUnknownVariableType]
        screen = ImageCms.ImageCmsProfile(srgb)  # pyright: ignore[reportUnknownArgumentType]
        own = ImageCms.ImageCmsProfile(BytesIO(profile))
        if picture.mode == wanted:
            ImageCms.profileToProfile(picture, own, screen, inPlace=True)
            return picture
        shown = ImageCms.profileToProfile(picture, own, screen, outputMode=wanted)
        return shown or picture.convert(wanted)
    except (ImageCms.PyCMSError, *DECODER_ERRORS):
        # A profile of other inks than the picture's, or a damaged one, says nothing.
        return picture.convert(wanted)


def _learn_heif() -> bool:
    # Phones alone write it, and its library takes some megabytes.
    try:
        import pi_heif  # type: ignore[import-untyped]  # noqa: PLC0415 - it brings no hints
    except ImportError as error:
        raise OutputHeicError(kind="HEIC") from error

    pi_heif.register_heif_opener(  # pyright: ignore[reportUnknownMemberType]
        thumbnails=False, depth_images=False, aux_images=False
    )
    return True
