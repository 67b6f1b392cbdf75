"""Each sentence exists, is used, can be filled, and is one that a person understands."""

import re
from collections.abc import Iterator

import pytest

from bot import errors
from bot.errors import Fact, SayableError
from bot.imagine.progress import Stage
from bot.locales import Words
from cogs.reply.rights import NotYoursError
from tests.cogs.kit.registered import kinds
from tests.unit.bot.locales.fluent_files import families_in_code, messages, texts_in_code

WORDS = Words.load()
SAMPLES: tuple[Fact, ...] = ("", "text", 0, 1, 2, 5, 21, 1.5, (), ("one",), ("one", "two", "three"))

FOR_MEMBERS = re.compile(r"(failure|refusal|note|card|progress|button|command)-")
TECHNICAL = re.compile(
    r"\b(HTTP|JSON|API|URL|POST|GET|None|null|[Ee]xception|[Tt]raceback|[Tt]imeout|[Tt]oken)\b"
)


def sayable() -> Iterator[type[SayableError]]:
    """Every error that has words of its own."""
    waiting = [SayableError]
    while waiting:
        error = waiting.pop()
        waiting += error.__subclasses__()
        if "words_id" in vars(error):
            yield error


def test_every_error_a_person_may_meet_has_a_sentence() -> None:
    speechless = {error for error in sayable() if error.words_id not in messages()}

    assert speechless == set()


def test_the_refusals_of_the_buttons_are_among_them() -> None:
    assert NotYoursError in set(sayable())


def test_every_error_at_the_end_of_the_family_has_words() -> None:
    waiting, silent = [SayableError], []
    while waiting:
        error = waiting.pop()
        waiting += error.__subclasses__()
        if error.__module__ == errors.__name__ and not error.__subclasses__():
            silent += [] if hasattr(error, "words_id") else [error.__name__]

    assert silent == []


def test_every_id_in_the_code_has_a_sentence() -> None:
    prefixes = "|".join({name.partition("-")[0] for name in messages()})
    looks_like_one = re.compile(rf"({prefixes})(-[a-z0-9_]+)+")

    unknown = {
        text
        for text in texts_in_code()
        if looks_like_one.fullmatch(text) and text not in messages() and not is_a_beginning(text)
    }

    assert unknown - {kind.tag for kind in kinds()} == set()


def is_a_beginning(text: str) -> bool:
    """Whether longer ids are made of it."""
    return any(name.startswith(f"{text}-") for name in messages())


def test_every_sentence_is_used() -> None:
    unused = {
        name
        for name in messages()
        if name not in texts_in_code()
        and not any(family.fullmatch(name) for family in families_in_code())
    }

    assert unused == set()


@pytest.mark.parametrize("stage", list(Stage))
def test_every_stage_has_words(stage: Stage) -> None:
    assert f"progress-{stage.name.lower().replace('_', '-')}" in messages()


def said_of(beginning: re.Pattern[str], sample: Fact = "boat") -> dict[str, str]:
    """What each message of a family says, by its id."""
    return {
        name: WORDS.say(name, **dict.fromkeys(facts, sample))
        for name, facts in messages().items()
        if beginning.match(name)
    }


@pytest.mark.parametrize("sample", SAMPLES)
def test_every_sentence_can_be_filled(sample: Fact) -> None:
    said = said_of(re.compile(""), sample)

    assert said.keys() == messages().keys()
    assert {name: text for name, text in said.items() if "{" in text or "$" in text} == {}


def test_members_read_no_technical_words() -> None:
    said = said_of(FOR_MEMBERS)

    assert said
    assert {name: text for name, text in said.items() if TECHNICAL.search(text)} == {}


def test_a_no_is_one_or_a_few_whole_sentences() -> None:
    said = said_of(re.compile(r"(failure|refusal)-"))

    def is_whole(text: str) -> bool:
        begins = text[0].isupper() or text[0] == "“" or text.startswith("boat")
        return begins and text.rstrip("”")[-1] in ".?"

    assert said
    assert {name: text for name, text in said.items() if not is_whole(text)} == {}
    assert {name: text for name, text in said.items() if len(text) > 300} == {}


def test_the_text_of_a_command_fits_its_place() -> None:
    said = said_of(re.compile("command-"))

    assert said
    assert {name: text for name, text in said.items() if not 1 <= len(text) <= 100} == {}


def test_who_may_retry_is_told_so_or_has_cancelled_it() -> None:
    told = re.compile(r"retry|try again|cancelled|tell whoever|smaller one", re.IGNORECASE)
    said = said_of(re.compile(""))
    retryable = [error for error in sayable() if error.can_retry]

    assert retryable
    assert {
        error.__name__: said[error.words_id]
        for error in retryable
        if not told.search(said[error.words_id])
    } == {}
