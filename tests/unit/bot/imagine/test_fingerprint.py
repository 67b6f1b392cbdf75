"""A picture is known again after what people and programs do to it."""

from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image as Pillow
from PIL import ImageDraw, ImageEnhance

from bot.errors import OutputUnreadableError
from bot.imagine.fingerprint import SAME_BITS, distance, fingerprint
from bot.imagine.image import Image, read_image
from tests.fakes.pictures import noise


def a_scene(hill: int = 40) -> Pillow.Image:
    """A sky, a sun and a hill."""
    picture = Pillow.new("RGB", (320, 240), "#88aaff")
    draw = ImageDraw.Draw(picture)
    draw.ellipse((220, 20, 280, 80), fill="#ffee88")
    draw.polygon([(0, 240), (hill, 60), (200, 240)], fill="#225522")
    draw.rectangle((180, 180, 320, 240), fill="#553311")
    return picture


def encoded(picture: Pillow.Image, kind: str = "PNG", **options: int) -> int:
    buffer = BytesIO()
    picture.save(buffer, kind, **options)
    return fingerprint(read_image(buffer.getvalue()))


@pytest.mark.parametrize("kind", ["JPEG", "WEBP", "GIF"])
def test_saved_in_another_format_it_is_the_same(kind: str) -> None:
    assert distance(encoded(a_scene()), encoded(a_scene(), kind)) <= SAME_BITS


@pytest.mark.parametrize("size", [(64, 48), (160, 120), (1280, 960)])
def test_in_another_size_it_is_the_same(size: tuple[int, int]) -> None:
    assert distance(encoded(a_scene()), encoded(a_scene().resize(size))) <= SAME_BITS


def test_a_little_brighter_it_is_the_same() -> None:
    brighter = ImageEnhance.Brightness(a_scene()).enhance(1.15)

    assert distance(encoded(a_scene()), encoded(brighter)) <= SAME_BITS


def test_mirrored_or_with_another_hill_it_is_another_one() -> None:
    mirrored = a_scene().transpose(Pillow.Transpose.FLIP_LEFT_RIGHT)

    assert distance(encoded(a_scene()), encoded(mirrored)) > SAME_BITS
    assert distance(encoded(a_scene()), encoded(a_scene(hill=190))) > SAME_BITS


def test_what_cannot_be_decoded_is_said_so() -> None:
    content = noise(kind="JPEG")[:4000]
    broken = Image(content=content, extension="jpg", width=512, height=512)

    with pytest.raises(OutputUnreadableError):
        fingerprint(broken)


SIGNED = st.integers(-(2**63), 2**63 - 1)


@given(SIGNED, SIGNED)
def test_a_distance_is_symmetric_and_zero_only_to_itself(one: int, other: int) -> None:
    assert distance(one, other) == distance(other, one)
    assert (distance(one, other) == 0) == (one == other)
