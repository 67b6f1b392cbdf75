# ruff: noqa: RUF001 -- look-alike characters are what is tested
"""Regular expressions: which are taken, and that none can hold the bot up."""

import logging
import time

import pytest

from cogs.filter import matcher as matching
from cogs.filter.expressions import (
    TRIAL_BUDGET_SECONDS,
    RegexInvalidError,
    RegexMatchesNothingError,
    RegexTooSlowError,
)
from cogs.filter.matcher import Matcher
from cogs.filter.model import Action, FilterEntry, Kind, Strictness
from tests.cogs.filter.lists import allow, expression, found, word


def unchecked(text: str, action: Action = Action.REFUSE) -> FilterEntry:
    """An entry from before it was checked."""
    return FilterEntry(
        id="7", kind=Kind.REGEX, text=text, action=action, strictness=Strictness.RELAXED
    )


@pytest.mark.parametrize(
    "pattern",
    [
        r"\bgor(?:e|y)\b",
        r"blood(?:y|ied)?\s+\w+",
        r"(?i)x{2,5}y",
        r"(?:very\s+){0,5}bad",
        r"\d{3}-\d{4}",
        r"(?P<twice>\w)(?P=twice)q",
        r"[а-я]+ъ",
        r"^only this$",
        r"a.{0,40}b",
    ],
)
def test_ordinary_expressions_are_taken(pattern: str) -> None:
    assert expression(pattern).text == pattern


@pytest.mark.parametrize(
    "pattern",
    [
        "(",
        "[a",
        "a**",
        "(?P<x",
        r"\p{Nothing}",
        "(?<n>a)(?<=",
        "a{99999}",
        "(?:a{1000}){1000}",
        "a{1 000 000}",
        "(?R)b",
        "(a(?1)?b)",
        r"\L<names>",
        "(?:word){e<=2}",
        "(?x)a b",
        "(?r)ab",
    ],
)
def test_broken_and_dangerous_expressions_are_refused(pattern: str) -> None:
    with pytest.raises(RegexInvalidError):
        expression(pattern)


@pytest.mark.parametrize("pattern", ["a*", "(?:)", "x?", "(a|b|)", "^", "(?=.*)", "(?!x)"])
def test_what_matches_everything_is_refused(pattern: str) -> None:
    with pytest.raises(RegexMatchesNothingError):
        expression(pattern)


@pytest.mark.parametrize(
    "pattern",
    [
        r"(a+)+$",
        r"(\w+\s?)+\.$",
        r"(x+x+)+y",
        r"(?:[a-z]+)*!$",
        r"(b|bb)+c",
        r"^(\d+)+$",
        r"([^@]+)+@@",
        r"(foo|foofoo)+bar",
    ],
)
def test_a_catastrophic_expression_is_refused_quickly(pattern: str) -> None:
    began = time.process_time()

    with pytest.raises(RegexTooSlowError):
        expression(pattern)

    # A crowded processor takes several times as long; without a bound it would be hours.
    assert time.process_time() - began < TRIAL_BUDGET_SECONDS * 20


def test_one_that_runs_out_of_time_later_is_skipped_and_logged(
    caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The limit is the wall's time: on a busy machine the fine one may need more of it.
    monkeypatch.setattr("cogs.filter.matcher.REGEX_LIMIT_SECONDS", 0.02)
    monkeypatch.setattr("cogs.filter.matcher.REGEX_BUDGET_SECONDS", 2.0)
    slow, fine = unchecked(r"(a+)+$"), expression("needle")
    matcher = Matcher([slow, fine, word("thread")])
    prompt = "a" * 3000 + "! needle and thread"

    began = time.process_time()
    with caplog.at_level(logging.WARNING):
        verdict = matcher.check(prompt, level=3)

    assert time.process_time() - began < 0.1
    assert {hit.entry.text for hit in verdict.hits} == {"needle", "thread"}
    assert verdict.skipped == (slow,)
    assert "filter entry 7 ran out of time" in caplog.text
    assert "needle" not in caplog.text


def test_all_expressions_together_have_a_budget() -> None:
    slow = [unchecked(rf"(a+)+[{letter}]") for letter in "bcdefghijklmnopqrstuvwxyz"]
    matcher = Matcher([*slow, word("thread")])

    began = time.process_time()
    verdict = matcher.check("a" * 3000 + "! thread", level=3)

    assert time.process_time() - began < matching.REGEX_BUDGET_SECONDS * 10
    assert len(verdict.skipped) == len(slow)
    assert [hit.entry.text for hit in verdict.hits] == ["thread"]


def test_the_worst_are_tried_first() -> None:
    mild = [unchecked(rf"(a+)+[{letter}]", Action.LOG) for letter in "bcdefghijklm"]
    matcher = Matcher([*mild, expression("needle")])

    verdict = matcher.check("a" * 3000 + "! needle", level=3)

    assert verdict.action is Action.REFUSE


def test_an_expression_that_became_invalid_is_left_out(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING):
        matcher = Matcher([unchecked("("), word("bad")])

    assert "filter entry 7 is no regular expression" in caplog.text
    assert [hit.entry.text for hit in matcher.check("bad", level=1).hits] == ["bad"]


@pytest.mark.parametrize(
    ("prompt", "piece"),
    [
        ("some GORE here", "GORE"),
        ("some ｇｏｒｅ here", "ｇｏｒｅ"),
        ("some g\u200bor\u0301e here", "g\u200bor\u0301e"),
        ("some gоrе here", "gоrе"),
    ],
)
def test_expressions_read_the_prompt_as_a_person_does(prompt: str, piece: str) -> None:
    assert found(prompt, expression(r"\bgore\b")) == [(r"\bgore\b", piece)]


def test_expressions_find_what_only_the_original_has() -> None:
    assert found("a CAFÉ", expression("café")) == [("café", "CAFÉ")]
    assert found("привет", expression("прив[а-я]+")) == [("прив[а-я]+", "привет")]


def test_an_allowed_phrase_covers_expressions_but_not_the_next_match() -> None:
    entries = (expression(r"\bgore\b"), allow("Al Gore"))

    assert found("Al Gore speaking", *entries) == []
    assert found("Al Gore speaking of gore", *entries) == [(r"\bgore\b", "gore")]


def test_an_empty_match_is_no_match() -> None:
    assert found("a word", unchecked(r"\b")) == []
