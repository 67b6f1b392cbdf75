from hypothesis import given
from hypothesis import strategies as st

from sandbox.images.script import TRIGGERS, triggers_in, without_triggers

WORDS = [trigger.word for trigger in TRIGGERS]


def test_each_trigger_is_one_word_and_one_plain_sentence() -> None:
    assert len(set(WORDS)) == len(WORDS)
    for trigger in TRIGGERS:
        assert trigger.word.startswith("!")
        assert trigger.shows.endswith(".")
        assert len(trigger.shows) < 70


def test_words_are_found_in_any_case_and_beside_punctuation() -> None:
    assert triggers_in("A boat, !NSFW, and !429once.") == {"!nsfw", "!429once"}


def test_a_word_inside_another_is_no_trigger() -> None:
    assert triggers_in("wow!fail !4290 !failing !!fail") == frozenset()


def test_the_painter_does_not_see_the_words() -> None:
    assert without_triggers("a !slow boat !hello") == "a boat !hello"


@given(st.sets(st.sampled_from(WORDS)), st.text(alphabet="abc ", max_size=20))
def test_any_combination_is_understood(words: set[str], text: str) -> None:
    assert triggers_in(f"{text} {' '.join(words)}") == words
