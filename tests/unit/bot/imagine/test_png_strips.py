"""A very large PNG becomes, strip by strip, what Pillow would make of the whole."""

import random
import zlib
from io import BytesIO

import pytest
from PIL import Image as Pillow

from bot.imagine import pixels, png_strips
from bot.imagine.fingerprint import SAME_BITS, distance, fingerprint
from bot.imagine.image import fit, read_image
from tests.fakes.odd_pictures import SCENE


def grain(mode: str, size: tuple[int, int]) -> Pillow.Image:
    """A picture whose rows refer to each other when it is packed."""
    small = (max(1, size[0] // 3), max(1, size[1] // 3))
    noise = random.Random(7).randbytes(small[0] * small[1] * len(mode))
    return Pillow.frombytes(mode, small, noise).resize(size)


def saved(picture: Pillow.Image, **options: object) -> bytes:
    buffer = BytesIO()
    picture.save(buffer, "PNG", **options)
    return buffer.getvalue()


@pytest.fixture(autouse=True)
def thin_strips(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(png_strips, "_STRIP_PIXELS", 3_000)


@pytest.mark.parametrize("share", [1, 2, 4])
@pytest.mark.parametrize("size", [(101, 203), (64, 64), (5000, 3), (7, 901), (1, 1)], ids=str)
@pytest.mark.parametrize("mode", ["RGB", "RGBA"])
def test_it_is_what_the_whole_would_be(mode: str, size: tuple[int, int], share: int) -> None:
    picture = grain(mode, size)

    found = png_strips.reduced(saved(picture), share)

    assert found is not None
    whole = picture.reduce(share)
    assert (found.mode, found.size) == (whole.mode, whole.size)
    assert found.tobytes() == whole.tobytes()


@pytest.mark.parametrize(
    "content",
    [
        saved(grain("RGB", (9, 9)).quantize(8)),
        saved(grain("RGB", (9, 9)).convert("L")),
        saved(grain("RGB", (9, 9)), transparency=(1, 2, 3)),
        saved(Pillow.new("I;16", (9, 9))),
    ],
    ids=["palette", "grey", "one colour clear", "16 bits"],
)
def test_rarer_kinds_are_left_to_pillow(content: bytes) -> None:
    assert png_strips.reduced(content, 2) is None


def test_a_damaged_file_is_told() -> None:
    content = saved(grain("RGB", (101, 203)))

    with pytest.raises((ValueError, zlib.error)):
        png_strips.reduced(content[: len(content) // 2], 2)


def test_the_name_of_a_part_among_the_pixels_is_none() -> None:
    exif = Pillow.Exif()
    exif[0x0112] = 6

    assert png_strips.has_chunk(saved(grain("RGB", (9, 9)), exif=exif), b"eXIf")
    assert not png_strips.has_chunk(
        saved(Pillow.frombytes("L", (8, 2), b"..eXIf..eXIf...."), compress_level=0), b"eXIf"
    )


def test_a_large_drawing_is_shown_and_known_again_at_half_its_size(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(pixels, "_LOADED_PIXELS", 50_000)
    with Pillow.open(BytesIO(SCENE)) as scene:
        large = read_image(saved(scene.convert("RGB").resize((400, 300))))

    shown = fit(large, len(large.content) - 1)

    assert (shown.width, shown.height, shown.was_reduced) == (200, 150, True)
    assert distance(fingerprint(large), fingerprint(read_image(SCENE))) <= SAME_BITS
