"""What goes out of a picture's file, what stays in it, and whether it is whole."""

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import BotError
from bot.imagine.fingerprint import fingerprint
from bot.imagine.image import as_input, fit, read_image
from bot.imagine.metadata import DamagedError, is_damaged, without_private
from tests.fakes.odd_pictures import ODD_PICTURES, SECRETS, SOURCE_TYPE, OddPicture

BY_NAME = {odd.name: odd for odd in ODD_PICTURES}
WHOLE = [odd for odd in ODD_PICTURES if odd.is_shown]
WITH_AN_END = [
    BY_NAME[name].content
    for name in (
        *("plain.png", "told.png", "plain.jpg", "progressive.jpg", "phone.jpg"),
        *("plain.webp", "told.webp", "plain.gif", "moving.gif", "photo.avif", "photo.heic"),
    )
]
TOLD = 20
"""By this many bytes, it is clear what kind of file it is."""
SMALL = [odd for odd in ODD_PICTURES if len(odd.content) < 20_000 and "bomb" not in odd.name]


@pytest.mark.parametrize("odd", WHOLE, ids=lambda odd: odd.name)
def test_nothing_is_left_to_be_taken_out(odd: OddPicture) -> None:
    cleaned = without_private(odd.content)

    assert without_private(cleaned) is cleaned
    assert not is_damaged(cleaned)
    if odd.output.endswith(("itself", "cleaned")):
        assert not any(secret in cleaned for secret in SECRETS)
        assert (SOURCE_TYPE in cleaned) == (SOURCE_TYPE in odd.content)
    if odd.output.endswith("itself"):
        assert cleaned is odd.content


@pytest.mark.parametrize("name", ["signed.png", "signed.jpg"])
def test_a_signature_stays_valid_because_not_a_byte_moves(name: str) -> None:
    assert without_private(BY_NAME[name].content) is BY_NAME[name].content


@given(st.sampled_from(WITH_AN_END), st.data())
def test_wherever_a_file_is_cut_it_is_noticed(content: bytes, data: st.DataObject) -> None:
    assert is_damaged(content[: data.draw(st.integers(TOLD, len(content) - 1))])


@pytest.mark.filterwarnings("ignore::UserWarning:PIL")
@given(st.sampled_from(SMALL), st.integers(0, 4_000), st.binary(max_size=12), st.integers(0, 600))
def test_whatever_came_is_a_picture_or_an_error_with_words(
    odd: OddPicture, at: int, garbage: bytes, cut: int
) -> None:
    content = odd.content[:at] + garbage + odd.content[at + len(garbage) : len(odd.content) - cut]

    with contextlib.suppress(BotError):
        image = fit(read_image(content), max(500, len(content) - 1))
        fingerprint(image)
    with contextlib.suppress(BotError):
        as_input(content, 2_000)
    with contextlib.suppress(DamagedError):
        without_private(content)
