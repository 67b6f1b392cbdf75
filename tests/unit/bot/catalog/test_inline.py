# ruff: noqa: RUF001 -- look-alike characters, as keyboards make them, are what is tested
"""Inline parameters as people type them."""

import re
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.catalog.inline import parse_prompt
from bot.catalog.options import OPTIONS
from bot.errors import (
    ParameterUnknownError,
    ParameterValueMissingError,
    RefusedError,
    ValueNotNumberError,
)
from bot.imagine.request import Note


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a boat --ar 16:9", {"aspect_ratio": "16:9"}),
        ("a boat —ar 16x9", {"aspect_ratio": "16x9"}),
        ("a boat –ar 16x9", {"aspect_ratio": "16x9"}),
        ("a boat −−ar 16/9", {"aspect_ratio": "16/9"}),
        ("a boat —-ar 16×9", {"aspect_ratio": "16×9"}),
        ("a boat --aspect 16 : 9", {"aspect_ratio": "16 : 9"}),
        ("a boat --aspect-ratio=16:9", {"aspect_ratio": "16:9"}),
        ("a boat --aspect_ratio: 16:9", {"aspect_ratio": "16:9"}),
        ("a boat --ar16:9", {"aspect_ratio": "16:9"}),
        ("a boat --AR 16:9,", {"aspect_ratio": "16:9"}),
        ("a boat --ar landscape", {"aspect_ratio": "landscape"}),
        ("--ar 16:9 a boat", {"aspect_ratio": "16:9"}),
        ("a --ar 16:9 boat", {"aspect_ratio": "16:9"}),
        ("a boat --seed 7", {"seed": 7}),
        ("a boat --seed=7", {"seed": 7}),
        ("a boat --Seed : 7", {"seed": 7}),
        ("a boat --seed ７", {"seed": 7}),
        ("a boat --seed -1", {"seed": -1}),
        ("a boat —seed 7", {"seed": 7}),
        ("a boat --no text, watermark", {"negative_prompt": "text, watermark"}),
        ("a boat --no text --no people", {"negative_prompt": "text, people"}),
        (
            "a boat --no text, watermark --seed 3",
            {"negative_prompt": "text, watermark", "seed": 3},
        ),
        ("a boat --negative-prompt text", {"negative_prompt": "text"}),
        ("a boat --model dev", {"model": "dev"}),
        ("a boat --m dev", {"model": "dev"}),
        ('a boat --model "flux 1.1 pro"', {"model": "flux 1.1 pro"}),
        ("a boat --model “flux 1.1 pro”", {"model": "flux 1.1 pro"}),
        ("a boat --quality 90", {"output_quality": 90}),
        ("a boat --q 90%", {"output_quality": 90}),
        ("a boat --count 4", {"count": 4}),
        ("a boat --n 4", {"count": 4}),
        ("a boat --n4", {"count": 4}),
        ("a boat --format png", {"output_format": "png"}),
        ("a boat --private", {"private": True}),
        ("--private, a boat", {"private": True}),
        ("a boat --private=no", {"private": False}),
        ("a boat --private no", {"private": False}),
        ("a boat --private false --seed 7", {"private": False, "seed": 7}),
        ("a boat --seed 7 --ar 1:1 --seed 8", {"seed": 8, "aspect_ratio": "1:1"}),
        (
            "a boat --n 2 —q:80 --format=webp --private --model dev",
            {
                "count": 2,
                "output_quality": 80,
                "output_format": "webp",
                "private": True,
                "model": "dev",
            },
        ),
    ],
)
def test_takes_parameters_out(text: str, expected: dict[str, object]) -> None:
    parsed = parse_prompt(text)

    assert parsed.values.by_tag == expected
    assert parsed.prompt == "a boat"


@pytest.mark.parametrize(
    "text",
    [
        "a -- b",
        "--",
        "a boat --",
        "an em dash — and an en dash –, on a poster",
        "a well--known boat",
        "a boat—ar 16:9",
        "a knight —not a king",
        "—images of war, never shown",
        "a boat —who knows— at sea",
        "she says —no, never— and leaves",
        "a man --he's tall-- at sea",
        'a terminal that shows "--help"',
        "-seed 7",
        "--3 boats",
        "a ---- b",
        "rock-'n'-roll",
    ],
)
def test_leaves_dashes_of_prose_alone(text: str) -> None:
    parsed = parse_prompt(text)

    assert parsed.prompt == text
    assert parsed.read == ()
    assert parsed.notes == ()


@pytest.mark.parametrize(
    ("text", "typed", "nearest"),
    [
        ("a boat --sed 7", "--sed", ("--seed",)),
        ("a boat --modle dev", "--modle", ("--model",)),
        ("a boat --formt png", "--formt", ("--format",)),
    ],
)
def test_names_the_nearest_parameter(text: str, typed: str, nearest: tuple[str, ...]) -> None:
    with pytest.raises(ParameterUnknownError) as caught:
        parse_prompt(text)

    assert caught.value.facts == {"parameter": typed, "parameters": nearest}


def test_names_all_parameters_when_none_is_near() -> None:
    with pytest.raises(ParameterUnknownError) as caught:
        parse_prompt("a boat --xyzzy 3")

    inline = [option.inline.spellings[0] for option in OPTIONS if option.inline is not None]
    assert caught.value.facts["parameters"] == tuple(f"--{name}" for name in (*inline, "repeat"))


@pytest.mark.parametrize("text", ["a --seed", "a --seed --ar 1:1", "a --no", 'a --model ""'])
def test_says_that_a_value_is_missing(text: str) -> None:
    with pytest.raises(ParameterValueMissingError):
        parse_prompt(text)


@pytest.mark.parametrize("value", ["seven", "7.5", "1e3", "9" * 5000])
def test_says_that_a_value_is_no_number(value: str) -> None:
    with pytest.raises(ValueNotNumberError) as caught:
        parse_prompt(f"a boat --seed {value}")

    assert caught.value.facts["parameter"] == "--seed"
    assert len(str(caught.value.facts["value"])) <= 100


def test_says_how_the_parameters_were_read() -> None:
    (note,) = parse_prompt("a boat —AR 16:9 --seed=7 --private").notes

    assert note.words_id == "note-read-as"
    assert note.facts == {"parameters": ("ar 16:9", "seed 7")}


_PARTS = st.sampled_from(
    [
        *("--", "—", "–", "−", "-", "---", " ", "  ", "\n", "=", ":", ",", '"', "“", "”", "%"),
        *("ar", "seed", "no", "model", "q", "n", "format", "private", "foo", "boat", "it's"),
        *("16:9", "16x9", "7", "dev", "true", "٣", "ﬁ", "\0"),
    ]
)
_TEXTS = st.text() | st.lists(_PARTS).map("".join) | st.lists(_PARTS).map(" ".join)


@given(_TEXTS)
def test_any_text_is_read_or_refused(text: str) -> None:
    with suppress(RefusedError):
        parsed = parse_prompt(text)
        assert parsed.prompt == parsed.prompt.strip()


@given(st.text(st.characters(exclude_categories=["Pd", "Cs"], exclude_characters="−ーｰ─━➖")))
def test_text_without_dashes_is_unchanged(text: str) -> None:
    parsed = parse_prompt(text)

    assert parsed.prompt == text.strip()
    assert parsed.read == ()


@given(_TEXTS)
def test_words_are_never_lost(text: str) -> None:
    try:
        parsed = parse_prompt(text)
    except RefusedError:
        return
    # Of a parameter given twice only the last value is kept; count those that are read once.
    names = re.findall(r"[-‐-―−]+(ar|seed|model|q|n|format|private)", text)
    if len(names) != len(set(names)):
        return

    kept = " ".join([parsed.prompt, *(f"{name} {value}" for name, value in parsed.read)])
    for word in re.findall(r"boat|dev|it's|16x9", text):
        assert kept.count(word) >= text.count(word)


@pytest.mark.parametrize(
    ("text", "prompt", "left_out"),
    [
        ("a boat --v 6.1 --ar 16:9", "a boat", ("--v 6.1",)),
        (
            "a boat --style raw at dawn --stylize 250",
            "a boat at dawn",
            ("--style raw", "--stylize 250"),
        ),
        ("--tile a boat", "a boat", ("--tile",)),
        (
            "a boat --sref https://example.org/a.png",
            "a boat",
            ("--sref https://example.org/a.png",),
        ),
    ],
)
def test_leaves_out_what_only_other_bots_know_and_says_so(
    text: str, prompt: str, left_out: tuple[str, ...]
) -> None:
    parsed = parse_prompt(text)

    assert parsed.prompt == prompt
    assert Note(words_id="note-foreign", facts={"parameters": left_out}) in parsed.notes


def test_a_dash_of_prose_before_a_foreign_name_stays() -> None:
    assert parse_prompt("a hall \u2014style of old\u2014 by night").prompt.startswith(
        "a hall \u2014style"
    )
