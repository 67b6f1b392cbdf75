# ruff: noqa: RUF001 -- look-alike characters, as keyboards make them, are what is tested
"""Aspect ratios as people write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.catalog.ratio import is_same_as_image, is_same_ratio, read_ratio

ALLOWED = ("1:1", "16:9", "21:9", "3:2", "2:3", "9:16")


@pytest.mark.parametrize(
    ("written", "ratio"),
    [
        ("16:9", "16:9"),
        ("16x9", "16:9"),
        ("16X9", "16:9"),
        ("16×9", "16:9"),
        ("16/9", "16:9"),
        ("16 : 9", "16:9"),
        ("16 by 9", "16:9"),
        ("１６：９", "16:9"),
        ("1920x1080", "16:9"),
        ("21:9", "21:9"),
        ("42:18", "21:9"),
        ("7:3", "21:9"),
        ("1.5:1", "3:2"),
        ("512x512", "1:1"),
    ],
)
def test_reads_how_a_ratio_is_written(written: str, ratio: str) -> None:
    read = read_ratio(written, ALLOWED)

    assert read is not None
    assert (read.ratio, read.is_word) == (ratio, False)


@pytest.mark.parametrize(
    ("word", "ratio"),
    [("square", "1:1"), ("Landscape", "3:2"), ("portrait", "2:3"), ("tall", "9:16")],
)
def test_reads_words(word: str, ratio: str) -> None:
    read = read_ratio(word, ALLOWED)

    assert read is not None
    assert (read.ratio, read.is_word) == (ratio, True)


def test_a_word_takes_the_nearest_the_model_has() -> None:
    read = read_ratio("landscape", ("1:1", "16:9"))

    assert read is not None
    assert read.ratio == "16:9"


@pytest.mark.parametrize("written", ["5:7", "16:10", "0:1", "1:0", "banana", "", "16", "-16:9"])
def test_rounds_nothing(written: str) -> None:
    assert read_ratio(written, ALLOWED) is None


@pytest.mark.parametrize("written", ["match", "Match_input_image", "same", "original"])
def test_knows_words_for_the_shape_of_the_picture(written: str) -> None:
    assert is_same_as_image(written)


def test_compares_ratios_by_value() -> None:
    assert is_same_ratio("16x9", "1920:1080")
    assert not is_same_ratio("16:9", "9:16")
    assert not is_same_ratio("square", "tall")


@given(st.text())
def test_any_text_is_an_allowed_ratio_or_none(text: str) -> None:
    read = read_ratio(text, ALLOWED)

    assert read is None or read.ratio in ALLOWED
