# ruff: noqa: RUF001 -- signs as keyboards make them are what is tested
"""Braces and --repeat: which prompts one prompt stands for."""

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.catalog.permutations import (
    MAX_PROMPTS,
    BracesNestedError,
    OptionEmptyError,
    RepeatRefusedError,
    TooManyPromptsError,
    as_literal,
    as_one,
    permutations_of,
)
from bot.errors import ParameterValueMissingError, RefusedError, ValueNotNumberError
from tests.unit.bot.catalog.planned import WORDS

_WORDS = st.text(alphabet="abc é日", min_size=1).map(str.strip).filter(bool)
_OPTIONS = st.lists(_WORDS, min_size=2, max_size=3)
_NASTY = st.lists(
    st.sampled_from(
        [
            "{",
            "}",
            ",",
            "|",
            "\\",
            "a",
            " ",
            '"',
            ":",
            ";",
            "^",
            "--r",
            "4",
            "—repeat",
            "\uff0c",
            "[",
            "0",
        ]
    )
).map("".join)


@contextmanager
def refusals_said() -> Iterator[None]:
    """Let a refusal pass, if there are words for it."""
    try:
        yield
    except RefusedError as error:
        said = WORDS.say(error.words_id, **error.facts)
    else:
        said = "nothing was refused"
    assert said


@pytest.mark.parametrize(
    ("text", "prompts"),
    [
        ("a {red, green, blue} car", ["a red car", "a green car", "a blue car"]),
        ("{a,b} {c,d}", ["a c", "a d", "b c", "b d"]),
        ("{in {the sea, a lake}, on mars}", ["in the sea", "in a lake", "on mars"]),
        (
            "a {dog|cat} in {fog | snow}",
            ["a dog in fog", "a dog in snow", "a cat in fog", "a cat in snow"],
        ),
        ("{a|b, c}", ["a", "b", "c"]),
        ("{赤｜青}", ["赤", "青"]),
        ("{in {the sea, a lake}}", ["{in the sea}", "{in a lake}"]),
        (r"\frac{1}{2} {red, blue}", [r"\frac{1}{2} red", r"\frac{1}{2} blue"]),
        (":-} {a, b}", [":-} a", ":-} b"]),
        ("{ a ,b }c", ["ac", "bc"]),
        ("{赤、青}", ["赤", "青"]),
        ("a cat {--ar 1:1, --ar 16:9}", ["a cat --ar 1:1", "a cat --ar 16:9"]),
        (r"{a\, b, c}", ["a, b", "c"]),
        (r"a \{b\}", ["a {b}"]),
        (r"{a\\, b}", ["a\\", "b"]),
        ("{a\nb, c}\n\nd", ["a\nb\n\nd", "c\n\nd"]),
    ],
)
def test_braces_stand_for_each_of_their_options(text: str, prompts: list[str]) -> None:
    assert list(permutations_of(text)) == prompts


@pytest.mark.parametrize(
    ("text", "prompts"),
    [
        ("a cat --repeat 3", ["a cat"] * 3),
        ("a cat --r 2 --ar 16:9", ["a cat --ar 16:9"] * 2),
        ("a cat —r2", ["a cat"] * 2),
        ("--repeat=2 a cat", ["a cat"] * 2),
        ("--REPEAT 2, a cat", ["a cat"] * 2),
        ("{a, b} --repeat 2", ["a", "a", "b", "b"]),
        ("a cat --repeat 1", ["a cat"]),
        ("a cat --repeat＝2", ["a cat"] * 2),
        ("a cat ーーrepeat ２", ["a cat"] * 2),
    ],
)
def test_repeat_asks_for_each_prompt_again(text: str, prompts: list[str]) -> None:
    assert list(permutations_of(text)) == prompts


@pytest.mark.parametrize(
    "text",
    [
        r"no braces, \, and no \\ escapes",
        "—repeat after me",
        "a --raw cat --ar 16:9",
        '{"scene": "a lake, at dawn", "colours": ["red", "blue"], "camera": {"angle": "low"}}',
        'begin with {"a": 1, "b": {}} and end',
        "x --rainy 4",
        "a {b}",
        "{}",
        ":-}",
        ":-{ a sad, lonely clown",
        "a {red, green",
        "a red} car",
        r"\frac{1}{2} + x^{2}",
        r"x_{i, j} = \sum_{i=1}^{n} \frac{a, b}{c, d}",
        "body { color: red; }",
        "a { font-family: Arial, sans-serif; color: red }",
        "@media print { h1, h2 { color: red; } }",
        "function f() { return [1, 2]; }",
        "{“subject”: “cat”, “color”: “red”}",
        "{„motiv“: „Katze“, „farben“: [„rot“, „blau“]}",
        "{“主题”：“猫”，“颜色”：“红”}",
        "{'subject': 'cat', 'color': 'red'}",
        "{subject: cat, color: red}",
        '{"a": 1, "b": [1, 2],}',
        "{" * 5000,
        '{"a":' * 5000,
    ],
)
def test_what_is_no_permutation_stays_as_it_is(text: str) -> None:
    assert permutations_of(text) == (text,)


@given(st.text().filter(lambda text: not set(text) & set("{}｛｝") and "r" not in text.casefold()))
def test_any_text_without_braces_stays_as_it_is(text: str) -> None:
    assert permutations_of(text) == (text,)


@given(st.lists(_OPTIONS, min_size=1, max_size=3))
def test_groups_give_all_combinations_in_their_order(groups: list[list[str]]) -> None:
    text = " ".join("{" + ", ".join(options) + "}" for options in groups)

    assert list(permutations_of(text)) == [" ".join(chosen) for chosen in product(*groups)]


@given(st.text(alphabet="ab{},\\ "))
def test_an_escaped_text_is_itself(text: str) -> None:
    escaped = "".join(f"\\{one}" if one in "{}\\" else one for one in text)
    has_braces = "{" in text or "}" in text

    assert permutations_of(escaped) == (text if has_braces else escaped,)


@given(_NASTY)
def test_any_text_becomes_prompts_or_a_sentence(text: str) -> None:
    with refusals_said():
        assert 1 <= len(permutations_of(text)) <= MAX_PROMPTS


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("{red,, blue}", OptionEmptyError),
        ("{red, }", OptionEmptyError),
        ("{a, " * 11 + "b" + "}" * 11, BracesNestedError),
        ("{a, b}" * 6, TooManyPromptsError),
        ("{a, b, c, d, e} {a, b, c} --r 3", TooManyPromptsError),
        ("a --repeat 0", RepeatRefusedError),
        ("a --repeat 41", RepeatRefusedError),
        ("a --repeat -1", RepeatRefusedError),
        ("a --repeat=many", ValueNotNumberError),
        ("a --repeat", ParameterValueMissingError),
    ],
)
def test_refuses_what_makes_no_sense(text: str, error: type[RefusedError]) -> None:
    with pytest.raises(error) as caught:
        permutations_of(text)

    assert WORDS.say(caught.value.words_id, **caught.value.facts)


def test_says_how_many_there_would_be_without_making_them() -> None:
    with pytest.raises(TooManyPromptsError) as caught:
        permutations_of("{a, b, c, d} {a, b, c, d} {a, b, c}")
    with pytest.raises(TooManyPromptsError) as many:
        permutations_of("{a,b}" * 800)

    assert caught.value.facts == {"count": 48, "limit": 40}
    assert many.value.facts["count"] == "1000000+"


@given(st.text(alphabet="ab {},\\\\", max_size=30) | st.text(alphabet=st.sampled_from('{}"a:,')))
def test_a_literal_prompt_stands_for_itself_alone(text: str) -> None:
    assert permutations_of(as_literal(text)) == (text,)


@pytest.mark.parametrize(
    "prompts",
    [["a boat"], ["a {b}"], ["red, old", "a | b {c, d} \\, e"], ["a --ar 1:1", "a --ar 16:9"]],
)
def test_several_prompts_are_said_as_one(prompts: list[str]) -> None:
    assert permutations_of(as_one(prompts)) == tuple(prompts)
