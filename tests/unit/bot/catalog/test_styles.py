"""Words that a server's moderators lay around a member's."""

import pytest

from bot.catalog import MAX_PROMPT_LENGTH, options_of, plan
from bot.catalog.styles import (
    MAX_STYLE_LENGTH,
    StyleEmptyError,
    StyleTooLongError,
    apply_style,
    checked_style_text,
)
from bot.errors import PromptEmptyError, PromptTooLongError, RefusedError
from tests.unit.bot.catalog.planned import CATALOG, WORDS, inputs, planned


@pytest.mark.parametrize(
    ("prompt", "text", "styled"),
    [
        ("a boat", "as an etching", "a boat, as an etching"),
        ("a boat", ", as an etching", "a boat, as an etching"),
        ("a boat, ", "as an etching", "a boat, as an etching"),
        ("a boat", "an etching of {prompt} by night", "an etching of a boat by night"),
        ("a {prompt}", "an etching of {prompt}", "an etching of a {prompt}"),
        ("a boat", "{prompt} and {prompt}", "a boat and a boat"),
        ("a boat", " ", "a boat"),
    ],
)
def test_a_style_is_laid_around_the_words(prompt: str, text: str, styled: str) -> None:
    assert apply_style(prompt, text) == styled


def test_parameters_in_the_prompt_do_not_swallow_the_style() -> None:
    request = planned(prompt="a boat --no masts", model="sdxl", style_text="as an etching")

    assert request.predictions[0].input["prompt"] == "a boat, as an etching"
    assert request.predictions[0].input["negative_prompt"] == "masts"


def test_the_words_on_record_are_the_members() -> None:
    request = planned(prompt="a boat", style="Etching", style_text="as an etching")

    assert (request.prompt, request.style) == ("a boat", "Etching")


def test_a_style_that_is_gone_still_holds_for_what_was_drawn_in_it() -> None:
    first = planned(prompt="a boat", style="Etching", style_text="as an etching")

    again = plan(options_of(first, CATALOG), CATALOG)

    assert (again.style, again.style_text) == ("Etching", "as an etching")
    assert again.predictions[0].input["prompt"] == "a boat, as an etching"


def test_a_style_does_not_stand_in_for_a_prompt() -> None:
    with pytest.raises(PromptEmptyError):
        planned(prompt="  ", style_text="as an etching")


def test_with_its_style_a_prompt_may_be_too_long() -> None:
    assert len(inputs(prompt="a" * (MAX_PROMPT_LENGTH - 4), style_text="bc")[0]) > 0
    with pytest.raises(PromptTooLongError) as caught:
        planned(prompt="a" * (MAX_PROMPT_LENGTH - 3), style_text="bc")

    assert caught.value.facts == {"length": MAX_PROMPT_LENGTH + 1, "limit": MAX_PROMPT_LENGTH}


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("", StyleEmptyError),
        (" , ", StyleEmptyError),
        ("{prompt}", StyleEmptyError),
        ("\0", StyleEmptyError),
        ("a" * (MAX_STYLE_LENGTH + 1), StyleTooLongError),
    ],
)
def test_a_style_says_something_and_not_too_much(text: str, error: type[RefusedError]) -> None:
    with pytest.raises(error) as caught:
        checked_style_text(text)

    assert WORDS.say(caught.value.words_id, **caught.value.facts)


def test_a_style_is_kept_as_it_was_written() -> None:
    assert checked_style_text(" an etching of {prompt} ") == "an etching of {prompt}"
