"""What a picture's file says of how it came about, read as other programs read it."""

import contextlib
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image as Pillow
from PIL.PngImagePlugin import PngInfo

from bot.imagine.ai_mark import MARK_BYTES, SourceType, job_id_in
from bot.imagine.image import fit, input_size, read_image
from bot.imagine.metadata import DamagedError, is_damaged, marked, without_private
from tests.fakes.odd_pictures import ODD_PICTURES, SECRETS, SOURCE_TYPE, OddPicture
from tests.fakes.pictures import noise

JOB, OTHER = "0123456789abcdef" * 2, "f" * 32
MARKED_KINDS = ("png", "jpg", "webp")
SIGNED = {"signed.png", "signed.jpg", "phone.jpg"}
WHOLE = [
    odd
    for odd in ODD_PICTURES
    if odd.output.endswith(("itself", "cleaned")) and odd.output.startswith(MARKED_KINDS)
]
CAMERA_TYPE = "http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture"


def packets_in(content: bytes) -> list[bytes]:
    """The XMP packets of a file, as Pillow reads them and as often as they are there."""
    with Pillow.open(BytesIO(content)) as picture:
        found = picture.info.get("xmp") or picture.info.get("XML:com.adobe.xmp") or b""
    packet = found if isinstance(found, bytes) else str(found).encode()
    return [packet] * content.count(b"<x:xmpmeta")


def pixels(content: bytes) -> list[bytes]:
    with Pillow.open(BytesIO(content)) as picture:
        frames = []
        for number in range(getattr(picture, "n_frames", 1)):
            picture.seek(number)
            frames.append(picture.convert("RGBA").tobytes())
    return frames


@pytest.mark.parametrize("odd", WHOLE, ids=lambda odd: odd.name)
def test_a_mark_is_read_by_others_and_changes_no_pixel(odd: OddPicture) -> None:
    cleaned = without_private(odd.content)

    made = marked(cleaned, SourceType.MADE, JOB)

    if odd.name in SIGNED:
        assert made is cleaned
        return
    (packet,) = packets_in(made)
    assert SOURCE_TYPE in packet
    assert job_id_in(packet) == JOB
    assert len(made) <= len(cleaned) + MARK_BYTES
    assert pixels(made) == pixels(cleaned)
    assert not is_damaged(made)
    assert not any(secret in made for secret in SECRETS)
    # It may lie where models fetch it, and be posted again: nothing has to be taken out.
    assert without_private(made) is made
    assert input_size(made) == input_size(cleaned)
    assert marked(made, SourceType.MADE, JOB) == made


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP"])
def test_what_a_provider_said_stays_and_is_said_once(kind: str) -> None:
    packet = f'<x:xmpmeta xmlns:x="adobe:ns:meta/"><a b="{CAMERA_TYPE}" c="Ann"/></x:xmpmeta>'
    buffer = BytesIO()
    info = PngInfo()
    info.add_itxt("XML:com.adobe.xmp", packet)
    Pillow.new("RGB", (9, 7)).save(buffer, kind, xmp=packet.encode(), pnginfo=info)

    made = marked(buffer.getvalue(), SourceType.MADE, JOB)

    (read,) = packets_in(made)
    assert CAMERA_TYPE.encode() in read
    assert b"Ann" not in read
    assert job_id_in(read) == JOB


def test_the_job_that_drew_it_last_is_named() -> None:
    made = marked(marked(noise(size=(9, 7)), SourceType.COMPOSITE, OTHER), SourceType.MADE, JOB)

    (packet,) = packets_in(made)
    assert b"compositeWithTrainedAlgorithmicMedia" in packet
    assert job_id_in(made) == JOB


@pytest.mark.parametrize("mode", ["RGB", "RGBA"])
@pytest.mark.parametrize("is_lossless", [True, False])
def test_a_plain_webp_becomes_one_of_several_chunks(mode: str, *, is_lossless: bool) -> None:
    buffer = BytesIO()
    Pillow.new(mode, (31, 17), (9, 8, 7, 6)[: len(mode)]).save(buffer, "WEBP", lossless=is_lossless)

    made = marked(buffer.getvalue(), SourceType.MADE, JOB)

    with Pillow.open(BytesIO(made)) as picture:
        assert (picture.size, picture.mode) == ((31, 17), mode)
    assert pixels(made) == pixels(buffer.getvalue())


def test_a_mark_outlives_being_made_smaller() -> None:
    image = read_image(noise()).marked(SourceType.COMPOSITE, JOB)

    smaller = fit(image, 100_000)

    (packet,) = packets_in(smaller.content)
    assert b"compositeWithTrainedAlgorithmicMedia" in packet
    assert job_id_in(packet) == JOB


@given(
    st.sampled_from([odd for odd in ODD_PICTURES if len(odd.content) < 20_000]),
    st.integers(0, 4_000),
    st.binary(max_size=12),
    st.integers(0, 600),
)
def test_whatever_is_odd_is_left_as_it_was_or_still_whole(
    odd: OddPicture, at: int, garbage: bytes, cut: int
) -> None:
    content = odd.content[:at] + garbage + odd.content[at + len(garbage) : len(odd.content) - cut]

    made = marked(content, SourceType.MADE, JOB)

    assert made is content or not is_damaged(made)
    with contextlib.suppress(DamagedError):
        assert job_id_in(without_private(made)) in {JOB, None}
