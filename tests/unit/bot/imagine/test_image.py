import contextlib
import struct
import zlib
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image as Pillow

from bot.errors import OutputTooLargeError, OutputUnreadableError, SourceImageUnreadableError
from bot.imagine.image import as_input, fit, read_image
from tests.fakes.odd_pictures import ODD_PICTURES, SOURCE_TYPE, is_alike
from tests.fakes.pictures import noise, picture

KINDS = {"PNG": "png", "JPEG": "jpg", "WEBP": "webp", "GIF": "gif"}
MEDIA_TYPES = {"png": "image/png", "jpg": "image/jpeg", "webp": "image/webp", "gif": "image/gif"}
ORIENTATION, TURNED_LEFT = 0x0112, 8


def png_header(width: int, height: int) -> bytes:
    """The beginning of a picture that says it is very large."""
    chunk = b"IHDR" + struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    body = struct.pack(">I", 13) + chunk + struct.pack(">I", zlib.crc32(chunk))
    return b"\x89PNG\r\n\x1a\n" + body


@pytest.mark.parametrize("kind", KINDS)
def test_the_bytes_tell_type_and_size(kind: str) -> None:
    content = picture(kind, size=(31, 17))

    image = read_image(content)

    assert (image.extension, image.width, image.height) == (KINDS[kind], 31, 17)
    assert image.media_type == MEDIA_TYPES[KINDS[kind]]
    assert image.content == content
    assert not image.was_reduced


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"GIF89a",
        b"<!doctype html><html></html>",
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        b"%PDF-1.7",
        picture("PNG")[:20],
        picture("JPEG")[:12],
        picture("WEBP")[:14],
    ],
)
def test_what_is_no_picture_of_a_known_type_is_refused(content: bytes) -> None:
    with pytest.raises(OutputUnreadableError):
        read_image(content)


@pytest.mark.parametrize("side", [8_001, 65_000])
@pytest.mark.filterwarnings("ignore::PIL.Image.DecompressionBombWarning")
def test_a_picture_that_would_fill_the_memory_is_refused(side: int) -> None:
    with pytest.raises(OutputUnreadableError):
        read_image(png_header(side, side))


@given(
    st.sampled_from(sorted(KINDS)), st.integers(0, 400), st.integers(0, 400), st.binary(max_size=8)
)
def test_a_damaged_picture_is_read_or_refused_and_nothing_else(
    kind: str, cut: int, at: int, damage: bytes
) -> None:
    content = picture(kind, size=(40, 30))
    content = content[:at] + damage + content[at + len(damage) : len(content) - cut]

    with contextlib.suppress(OutputUnreadableError, OutputTooLargeError):
        fit(read_image(content), len(content) - 1)


def test_a_picture_that_fits_is_left_as_it_is() -> None:
    image = read_image(picture())

    assert fit(image, len(image.content)) is image


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "GIF"])
@pytest.mark.parametrize("limit_bytes", [60_000, 150_000])
def test_a_large_picture_is_made_to_fit(kind: str, limit_bytes: int) -> None:
    large = BytesIO()
    Pillow.open(BytesIO(noise(size=(640, 480)))).save(large, kind)
    image = read_image(large.getvalue())

    smaller = fit(image, limit_bytes)

    assert len(smaller.content) <= limit_bytes
    assert smaller.was_reduced
    assert read_image(smaller.content).extension == smaller.extension == "webp"
    assert smaller.width / smaller.height == pytest.approx(640 / 480, rel=0.01)


@pytest.mark.parametrize(
    "name", ["grey-16.png", "colour-16.png", "wide.jpg", "inks-told.jpg", "inks.jpg", "told.png"]
)
def test_what_is_made_to_fit_looks_as_it_did(name: str) -> None:
    (content,) = [odd.content for odd in ODD_PICTURES if odd.name == name]
    image = read_image(content)

    smaller = fit(image, len(image.content) - 1)

    assert smaller.extension == "webp"
    assert len(smaller.content) < len(image.content)
    assert max(smaller.width, smaller.height) <= 16_383
    assert is_alike(content, smaller.content)
    assert (SOURCE_TYPE in smaller.content) == (SOURCE_TYPE in content)


def test_transparency_survives() -> None:
    image = read_image(noise(mode="RGBA"))

    smaller = fit(image, 300_000)

    assert Pillow.open(BytesIO(smaller.content)).mode == "RGBA"


def test_a_palette_with_a_transparent_colour_keeps_it() -> None:
    buffer = BytesIO()
    Pillow.open(BytesIO(noise())).quantize(16).save(buffer, "PNG", transparency=3)

    smaller = fit(read_image(buffer.getvalue()), len(buffer.getvalue()) - 1)

    assert Pillow.open(BytesIO(smaller.content)).mode == "RGBA"


def test_a_picture_is_given_up_before_it_is_a_stamp() -> None:
    with pytest.raises(OutputTooLargeError) as caught:
        fit(read_image(noise()), 2_000)

    assert caught.value.facts == {"limit_mb": 1}


def test_pixels_that_cannot_be_decoded_are_no_picture() -> None:
    content = noise()
    broken = content[: len(content) // 2]

    with pytest.raises(OutputUnreadableError):
        fit(read_image(broken), 1_000)


class TestAsInput:
    def test_a_moving_picture_becomes_its_first_frame(self) -> None:
        frames = [Pillow.new("RGB", (20, 10), colour) for colour in ("red", "blue")]
        buffer = BytesIO()
        frames[0].save(buffer, "GIF", save_all=True, append_images=frames[1:])

        image = as_input(buffer.getvalue(), 100_000)

        assert image.extension == "png"
        assert Pillow.open(BytesIO(image.content)).getpixel((0, 0)) == (255, 0, 0)

    def test_a_photo_stays_upright_when_it_is_made_smaller(self) -> None:
        exif = Pillow.Exif()
        exif[ORIENTATION] = TURNED_LEFT
        buffer = BytesIO()
        Pillow.open(BytesIO(noise(size=(600, 400)))).save(buffer, "JPEG", exif=exif, quality=95)

        image = as_input(buffer.getvalue(), 100_000)

        assert image.width < image.height

    @pytest.mark.filterwarnings("ignore:Corrupt EXIF data")
    @given(st.binary(max_size=80))
    def test_a_damaged_note_of_the_camera_is_no_reason_to_fail(self, note: bytes) -> None:
        buffer = BytesIO()
        photo = Pillow.open(BytesIO(noise(size=(64, 48))))
        photo.save(
            buffer, "JPEG", exif=b"Exif\x00\x00MM\x00\x2a\x00\x00\x00\x08" + note, quality=95
        )
        content = buffer.getvalue()

        image = read_image(content)

        assert fit(image, len(image.content) - 1).was_reduced

    def test_what_cannot_be_read_is_said_to_be_the_members_picture(self) -> None:
        with pytest.raises(SourceImageUnreadableError):
            as_input(b"nothing", 100_000)

    def test_what_cannot_be_made_small_enough_is_refused(self) -> None:
        with pytest.raises(SourceImageUnreadableError):
            as_input(noise(), 1_000)
