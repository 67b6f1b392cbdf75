"""Marks in a prompt that pick from lists: what is one, what is picked, and what is refused."""

from dataclasses import replace
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.catalog import ImagineOptions, options_of, plan, plan_all
from bot.catalog.permutations import as_literal, permutations_of
from bot.catalog.wildcards import (
    MAX_ENTRIES,
    MAX_ENTRIES_LENGTH,
    MAX_ENTRY_LENGTH,
    MAX_MARKS,
    TooManyMarksError,
    WildcardEmptyError,
    WildcardEntryTooLongError,
    WildcardLists,
    WildcardNameError,
    WildcardTooLongError,
    WildcardUnknownError,
    checked_entries,
    checked_wildcard_name,
    filled,
    has_marks,
    literal_marks,
)
from bot.errors import PromptTooLongError, RefusedError
from bot.imagine.request import ImagineRequest, WildcardPick
from tests.unit.bot.catalog.planned import CATALOG, WORDS, notes

ENTRIES = {"animal": ("fox", "owl", "newt"), "art_style": ("ink",), "動物": ("狐",)}


def lists(*before: WildcardPick, seed: int = 1) -> WildcardLists:
    return WildcardLists(entries=ENTRIES, chance=Random(seed), before=before)


def drawn(prompt: str) -> tuple[ImagineRequest, ...]:
    return plan_all(ImagineOptions(prompt=prompt, wildcards=lists()), CATALOG)


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("in __art_style__", "in ink"),
        ("in __ART_Style__, please", "in ink, please"),
        ("two __art_style__s", "two inks"),
        ("一只__動物__在雪中", "一只狐在雪中"),
        ("＿＿動物＿＿", "狐"),  # noqa: RUF001 -- as wide as on a Japanese keyboard
        (r"\__art_style__ and __art_style__", "__art_style__ and ink"),
        (r"\\__art_style__", r"\__art_style__"),
        ("___art_style___", "___art_style___"),
        ("__ art_style __", "__ art_style __"),
        ("__very old__ snake_case and __", "__very old__ snake_case and __"),
    ],
)
def test_a_mark_becomes_an_entry_and_all_else_stays(typed: str, words: str) -> None:
    assert filled(typed, lists(), seed=None)[0] == words


def test_the_record_has_the_words_with_what_was_picked_and_as_they_were_typed() -> None:
    (request,) = drawn("a __animal__ in __art_style__ --seed 7")

    animal, style = request.picks
    assert request.prompt == f"a {animal.entry} in ink" == request.predictions[0].input["prompt"]
    assert (animal.name, style) == ("animal", WildcardPick(name="art_style", entry="ink"))
    assert request.template == "a __animal__ in __art_style__"
    assert notes(request)["note-wildcards"]["picks"] == (
        f"animal: {animal.entry}",
        "art_style: ink",
    )


def test_a_seed_picks_the_same_again() -> None:
    first, second = (
        plan(ImagineOptions(prompt="__animal__ __animal__ --seed 7", wildcards=its), CATALOG)
        for its in (lists(seed=1), lists(seed=2))
    )

    assert first.picks == second.picks


def test_each_prompt_of_several_picks_for_itself() -> None:
    requests = drawn("a {red, green} __animal__ --repeat 20")

    assert len(requests) == 40
    assert {request.picks[0].entry for request in requests} == {"fox", "owl", "newt"}
    assert {request.prompt.split()[1] for request in requests} == {"red", "green"}


def test_a_mark_may_be_one_of_several_options() -> None:
    assert [request.prompt for request in drawn(r"{__art_style__, \__art_style__}")] == [
        "ink",
        "__art_style__",
    ]


def test_an_entry_is_words_and_nothing_else() -> None:
    odd = WildcardLists(entries={"odd": ("{a,b} --seed 5 __odd__",)}, chance=Random(1))

    (request,) = plan_all(ImagineOptions(prompt="x __odd__", wildcards=odd), CATALOG)

    assert request.prompt == "x {a,b} --seed 5 __odd__"
    assert request.seed is None


def test_drawn_again_another_is_picked_and_where_the_list_is_gone_the_same() -> None:
    before = (WildcardPick(name="animal", entry="fox"), WildcardPick(name="gone", entry="pier"))
    for seed in range(20):
        again = lists(*before, seed=seed)

        words, picks = filled("a __animal__ on a __gone__", again, seed=seed)

        assert words in {"a owl on a pier", "a newt on a pier"}
        assert picks[1] == before[1]


def test_a_list_of_one_entry_has_no_other() -> None:
    again = lists(WildcardPick(name="art_style", entry="ink"))

    assert filled("__art_style__", again, seed=None)[0] == "ink"


def test_drawn_from_its_record_it_keeps_what_was_picked() -> None:
    (request,) = drawn("a __animal__")

    again = plan(options_of(request, CATALOG), CATALOG)

    assert replace(again, notes=()) == replace(request, notes=(), template=None, picks=())


def test_what_is_not_there_is_refused_with_what_is() -> None:
    with pytest.raises(WildcardUnknownError) as caught:
        drawn("an __anmal__")

    said = WORDS.say(caught.value.words_id, **caught.value.facts)
    assert "“anmal”" in said
    assert "animal" in said
    assert r"write \\\_\_anmal\_\_" in said


def test_without_any_list_the_refusal_says_so() -> None:
    nothing = WildcardLists(entries={}, chance=Random(1))
    with pytest.raises(WildcardUnknownError) as caught:
        plan(ImagineOptions(prompt="__animal__", wildcards=nothing), CATALOG)

    assert "and no other" in WORDS.say(caught.value.words_id, **caught.value.facts)


def test_there_is_an_end_to_marks_and_words() -> None:
    assert drawn(" ".join(["__art_style__"] * MAX_MARKS))
    with pytest.raises(TooManyMarksError):
        drawn(" ".join(["__art_style__"] * (MAX_MARKS + 1)))
    long = WildcardLists(entries={"a": ("x" * MAX_ENTRY_LENGTH,)}, chance=Random(1))
    with pytest.raises(PromptTooLongError):
        plan(ImagineOptions(prompt="x" * 3_900 + "__a__", wildcards=long), CATALOG)


@given(
    st.lists(
        st.sampled_from(["__animal__", "\\", "_", "a", "{", "}", ",", "__b__", " ", "＿＿a＿＿"]),  # noqa: RUF001 -- as above
        max_size=8,
    ).map("".join)
)
def test_escaped_a_text_stands_for_itself(text: str) -> None:
    assert filled(literal_marks(text), lists(), seed=None) == (text, ())
    # As Details write it, to be typed again.
    (again,) = permutations_of(as_literal(literal_marks(text)))
    assert filled(again, lists(), seed=None) == (text, ())


@given(st.text(alphabet="_a\\ -", max_size=20))
def test_what_has_no_marks_is_left_alone(text: str) -> None:
    if not has_marks(text):
        assert filled(text, lists(), seed=None) == (text, ())


@pytest.mark.parametrize(
    "name", ["animal", "__animal__", " animal ", "art_style", "x-2", "हिन्दी", "動物"]
)
def test_a_name_that_is_taken_is_found_in_a_prompt(name: str) -> None:
    its = WildcardLists(entries={checked_wildcard_name(name): ("fox",)}, chance=Random(1))

    assert filled(f"a __{checked_wildcard_name(name)}__", its, seed=None)[0] == "a fox"


@pytest.mark.parametrize(
    "name", ["", "__", "sea animals", "a__b", "a,b", "a`b", "x" * 41, "!", "-"]
)
def test_a_name_that_no_prompt_could_have_is_refused(name: str) -> None:
    with pytest.raises(WildcardNameError):
        checked_wildcard_name(name)


def test_entries_are_kept_a_line_each_and_once() -> None:
    assert checked_entries("  red  fox \n\nowl\r\nred fox\n") == "red fox\nowl"


@pytest.mark.parametrize(
    ("text", "error"),
    [
        (" \n\n", WildcardEmptyError),
        ("x" * (MAX_ENTRY_LENGTH + 1), WildcardEntryTooLongError),
        ("\n".join(map(str, range(MAX_ENTRIES + 1))), WildcardTooLongError),
        ("\n".join(f"{n} {'x' * 190}" for n in range(20)), WildcardTooLongError),
    ],
)
def test_there_is_an_end_to_entries(text: str, error: type[RefusedError]) -> None:
    with pytest.raises(error) as caught:
        checked_entries(text)

    assert WORDS.say(caught.value.words_id, **caught.value.facts)
    assert len("\n".join(["x" * 174] * 20)) <= MAX_ENTRIES_LENGTH
