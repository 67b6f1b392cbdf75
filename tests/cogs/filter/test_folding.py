# ruff: noqa: RUF001 -- look-alike characters are what is tested
"""Texts as they read, with the place of everything."""

import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cogs.filter.folding import fold, is_invisible, literal
from cogs.filter.lookalikes import LETTERS


@pytest.mark.parametrize(
    "written",
    [
        "bad",
        "BAD",
        "Ｂａｄ",
        "𝐛𝐚𝐝",
        "𝒃𝒂𝒅",
        "𝔟𝔞𝔡",
        "𝕓𝕒𝕕",
        "𝚋𝚊𝚍",
        "ⓑⓐⓓ",
        "🅑🅐🅓",
        "🅱🅰🅳",
        "🇧🇦🇩",
        "ᵇᵃᵈ",
        "ʙᴀᴅ",
        "bád",
        "b̷a̷d̷",
        "b\u0336a\u0336d\u0336",
        "b\u200ba\u200dd",
        "b\u00ada\u2060d\ufeff",
        "b\ufe0fa\U000e0061d",
        "b\x00a\x7fd",
        "bаd",
        "Ьаԁ",
        "βαd",
        "ḃạḍ",
        "\u202ebad\u202c",
    ],
)
def test_whatever_reads_as_a_word_is_that_word(written: str) -> None:
    assert fold(written).visual == "bad"


def test_scripts_of_their_own_stay_readable_in_plain() -> None:
    assert fold("СУКА").plain == "сука"
    assert fold("ΝΙΚΗ").plain == fold("νίκη").plain == "νικη"
    assert fold("裸").plain == "裸"


def test_marks_that_make_another_letter_stay() -> None:
    assert fold("が").plain != fold("か").plain
    assert fold("हिन्दी").plain == unicodedata.normalize("NFKD", "हिन्दी")


def test_letters_are_taken_apart_as_people_do() -> None:
    assert fold("Straße ŒUVRE Łódź smørrebrød ﬁn").plain == "strasse oeuvre lodz smorrebrod fin"


@pytest.mark.parametrize(
    ("written", "plain"), [("don´t", "don't"), ("Ass™", "ass "), ("a…b", "a...b")]
)
def test_punctuation_does_not_become_a_letter(written: str, plain: str) -> None:
    assert fold(written).plain == plain


def test_the_literal_reading_keeps_accents_and_nothing_else() -> None:
    assert literal("AÑO") == literal("an\u0303o") == literal("ａñｏ") == literal("a\u200bño")
    assert literal("año") != literal("ano")


@pytest.mark.parametrize(
    ("text", "start", "end", "piece"),
    [
        ("a bád word", 2, 5, "bád"),
        ("a ba\u0301\u0300d word", 2, 5, "ba\u0301\u0300d"),
        ("b\u200ba\u200bd\u200b!", 0, 3, "b\u200ba\u200bd\u200b"),
        ("ﬁn", 0, 1, "ﬁ"),
        ("ﬁn", 1, 3, "ﬁn"),
        ("n\u0303", 0, 1, "n\u0303"),
    ],
)
def test_a_piece_is_shown_as_it_was_written(text: str, start: int, end: int, piece: str) -> None:
    where = fold(text).span(start, end)

    assert text[where[0] : where[1]] == piece


def test_every_letter_has_as_many_letters_in_both_readings() -> None:
    uneven = [
        hex(code)
        for code in range(sys.maxunicode + 1)
        if unicodedata.category(chr(code)) not in {"Cn", "Co", "Cs"} and not 0x2E80 < code < 0xD7B0
        for folded in [fold(chr(code))]
        if not len(folded.plain) == len(folded.visual) == len(folded.origins)
    ]

    assert uneven == []


def test_every_look_alike_reads_as_its_letter() -> None:
    wrong = {look for look, letter in LETTERS.items() if fold(look).visual != letter}

    assert wrong == set()


@given(st.text())
def test_positions_are_kept(text: str) -> None:
    folded = fold(text)

    assert len(folded.plain) == len(folded.visual) == len(folded.origins)
    assert list(folded.origins) == sorted(folded.origins)
    for at in range(len(folded.plain)):
        start, end = folded.span(at, at + 1)
        assert 0 <= start < end <= len(text)
        assert folded.plain[at] in fold(text[start:end]).plain


@given(st.text())
def test_reading_twice_changes_nothing(text: str) -> None:
    once = fold(text).plain

    assert fold(once).plain == once


@given(st.text(alphabet=st.characters(max_codepoint=127)))
def test_ascii_is_only_made_small_and_freed_of_controls(text: str) -> None:
    seen = "".join(character for character in text if not is_invisible(character))

    assert fold(text).plain == fold(text).visual == seen.lower()
