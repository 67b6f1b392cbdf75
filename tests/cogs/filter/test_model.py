# ruff: noqa: RUF001 -- look-alike characters are what is tested
"""What a moderator may put on the list."""

import pytest

from cogs.filter.changes import addition
from cogs.filter.matcher import Matcher
from cogs.filter.model import (
    LONGEST_NOTE,
    LONGEST_REGEX,
    LONGEST_TEXT,
    MOST_ENTRIES,
    MOST_REGEXES,
    Action,
    DuplicateEntryError,
    EntryEmptyError,
    EntryTooLongError,
    EntryTooShortError,
    FilterEntry,
    Kind,
    NoteTooLongError,
    Strictness,
    StrictnessUnknownError,
    TooManyEntriesError,
    TooManyRegexesError,
    WildcardRefusedError,
    checked_entry,
    require_fit,
    require_room,
)
from tests.cogs.filter.lists import allow, expression, word


@pytest.fixture(autouse=True)
def _patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Give expressions more time: it is the wall's, and tests share a busy machine."""
    monkeypatch.setattr("cogs.filter.expressions.TRIAL_LIMIT_SECONDS", 0.1)
    monkeypatch.setattr("cogs.filter.expressions.TRIAL_BUDGET_SECONDS", 2.0)


def test_spaces_are_tidied() -> None:
    entry = checked_entry(kind=Kind.PHRASE, text="  bad \n  word ", note=" why \t not ")

    assert (entry.text, entry.note) == ("bad word", "why not")


@pytest.mark.parametrize(
    ("kind", "text", "becomes"),
    [(Kind.WORD, "two words", Kind.PHRASE), (Kind.PHRASE, "one", Kind.WORD)],
)
def test_a_word_with_a_space_is_a_phrase_and_the_reverse(
    kind: Kind, text: str, becomes: Kind
) -> None:
    assert checked_entry(kind=kind, text=text).kind is becomes


@pytest.mark.parametrize(
    ("typed", "found", "passed"),
    [
        ("*ana*", ("banana", "Ana", "anal", "b4nana", "b a n a n a"), ("an a", "an-aa")),
        ("ana*", ("ana", "anal ysis", "4nalysis", "aaanal"), ("banana", "an-alysis")),
        ("*ana", ("ana", "a banana.", "b@nan@"), ("analysis",)),
        ("bad word*", ("a bad  words", "b4d, wordy"), ("bad sword", "badly word")),
        ("*bad word", ("a sobad word",), ("bad words", "badly word")),
        ("a.b*", ("a.bc",), ("axb",)),
    ],
)
def test_a_star_at_an_end_means_what_it_means_in_automod(
    typed: str, found: tuple[str, ...], passed: tuple[str, ...]
) -> None:
    entry = checked_entry(kind=Kind.WORD, text=typed)
    matcher = Matcher([entry])

    assert entry.text == typed
    assert [text for text in found if not matcher.check(text, level=1).hits] == []
    assert [text for text in passed if matcher.check(text, level=1).hits] == []


@pytest.mark.parametrize("typed", ["f*ck", "**bad**", "a * b", "bad**"])
def test_a_star_elsewhere_is_a_sign_like_any_other(typed: str) -> None:
    matcher = Matcher([checked_entry(kind=Kind.WORD, text=typed)])

    assert matcher.check("xfuckx baddy xbad", level=1).hits == ()


@pytest.mark.parametrize(
    ("listed", "found", "passed"),
    [
        ("slut", ("sluts", "SLUTS", "5luts", "s.l.u.t.s"), ("slutsk", "sluttery")),
        ("bitch", ("bitch", "bitches", "bitched", "bitching"), ("bitchy",)),
        ("rape", ("raped", "raping", "rapes"), ("raper", "rapeseed", "rap", "rapt")),
        ("pussy", ("pussies", "pvssies"), ("pussyfoot",)),
        ("rub", ("rubbing", "rubbed", "rubs"), ("rubber", "ruby")),
        ("hure", ("huren",), ("hurensohn",)),
        ("kanake", ("kanaken",), ("kanak",)),
        ("pute", ("putes",), ("putain",)),
        ("maricón", ("maricones", "MARICONES"), ("maricona",)),
        ("spic", ("spics",), ("spice", "spicy", "spicen")),
        ("sex scene", ("sex scenes", "s3x scenes"), ("sexs scene",)),
    ],
)
def test_an_entry_with_forms_finds_plurals_and_endings(
    listed: str, found: tuple[str, ...], passed: tuple[str, ...]
) -> None:
    entry = checked_entry(kind=Kind.FORMS, text=listed)
    matcher = Matcher([entry])

    assert entry.kind is Kind.FORMS
    assert [text for text in found if not matcher.check(text, level=1).hits] == []
    assert [text for text in passed if matcher.check(text, level=1).hits] == []


def test_without_forms_a_plural_is_another_word() -> None:
    assert Matcher([checked_entry(kind=Kind.WORD, text="slut")]).check("sluts", level=1).hits == ()


def test_a_word_made_of_listed_words_only_is_found() -> None:
    entries = [checked_entry(kind=Kind.WORD, text=text) for text in ("anal", "sex", "dick")]
    matcher = Matcher([*entries, checked_entry(kind=Kind.WORD, text="ass", strictness=3)])

    def found(prompt: str, level: int = 1) -> list[str]:
        return sorted(hit.entry.text for hit in matcher.check(prompt, level=level).hits)

    assert found("an\u00adalsex") == ["anal", "sex"]
    assert found("dickensian analogue, sexagon, sexa") == []
    assert found("analass") == []
    assert found("analass", level=3) == ["anal", "ass"]


def test_what_is_allowed_takes_no_star() -> None:
    with pytest.raises(WildcardRefusedError) as caught:
        checked_entry(kind=Kind.ALLOW, text="*pussy willow*")

    assert caught.value.facts == {"entry": "*pussy willow*"}


def test_an_allow_entry_has_no_level_and_no_action() -> None:
    entry = checked_entry(kind=Kind.ALLOW, text="Moby Dick", action=Action.REFUSE, strictness=3)

    assert (entry.action, entry.strictness) == (Action.LOG, Strictness.RELAXED)


@pytest.mark.parametrize("kind", [Kind.WORD, Kind.PHRASE, Kind.ALLOW])
@pytest.mark.parametrize("text", ["", "   ", "...", "-- ?", "\u200b\u200d", "\u0301", "!", "?!"])
def test_there_has_to_be_something_to_look_for(kind: Kind, text: str) -> None:
    with pytest.raises(EntryEmptyError):
        checked_entry(kind=kind, text=text)


@pytest.mark.parametrize("text", ["a", "I", "!x!", "é", "7"])
def test_a_single_letter_matches_too_much(text: str) -> None:
    with pytest.raises(EntryTooShortError):
        word(text)


@pytest.mark.parametrize("text", ["裸", "🍆", "88", "ab", "$$", "一"])
def test_a_single_character_that_means_something_is_taken(text: str) -> None:
    assert word(text).text == text


def test_an_empty_expression_is_refused() -> None:
    with pytest.raises(EntryEmptyError):
        expression("  ")


def test_texts_and_notes_have_an_end() -> None:
    with pytest.raises(EntryTooLongError):
        word("x" * (LONGEST_TEXT + 1))
    with pytest.raises(EntryTooLongError):
        expression("x" * (LONGEST_REGEX + 1))
    with pytest.raises(NoteTooLongError):
        checked_entry(kind=Kind.WORD, text="word", note="x" * (LONGEST_NOTE + 1))

    assert word("x" * LONGEST_TEXT).text


@pytest.mark.parametrize("strictness", [-1, 0, 4])
def test_strictness_is_one_to_three(strictness: int) -> None:
    with pytest.raises(StrictnessUnknownError):
        checked_entry(kind=Kind.WORD, text="word", strictness=strictness)


@pytest.mark.parametrize(
    "again", ["BAD word", "bád wörd", "bad  WORD", "bad-word", "ｂａｄ word", "b\u200bad word"]
)
def test_the_same_spelled_differently_is_a_duplicate(again: str) -> None:
    with pytest.raises(DuplicateEntryError) as caught:
        require_room([word("bad word")], word(again))

    assert caught.value.facts == {"entry": "bad word"}


def test_what_matches_differently_is_no_duplicate() -> None:
    for there, other in (
        (word("bad word"), word("bad")),
        (word("bad word"), allow("bad word")),
        (word("bad word"), expression("bad word")),
        (allow("ano"), allow("año")),
        (expression("a+b"), expression("a+c")),
    ):
        assert addition([there], other).added == (other,)


def test_a_list_has_an_end() -> None:
    full = [
        FilterEntry(kind=Kind.WORD, text=f"w{at}", action=Action.LOG, strictness=Strictness.RELAXED)
        for at in range(MOST_ENTRIES)
    ]

    require_fit(full)
    with pytest.raises(TooManyEntriesError):
        require_room(full, word("more"))


def test_regular_expressions_have_an_end_of_their_own() -> None:
    full = [expression(f"x{at}") for at in range(MOST_REGEXES)]

    require_fit(full)
    require_room(full, word("more"))
    with pytest.raises(TooManyRegexesError):
        require_room(full, expression("more"))


def test_actions_are_ordered_by_how_bad_they_are() -> None:
    assert sorted(Action, key=lambda action: action.severity) == [
        Action.LOG,
        Action.REVIEW,
        Action.REFUSE,
    ]
