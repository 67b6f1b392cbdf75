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


@pytest.mark.parametrize("error", list(sayable()), ids=lambda error: error.__name__)
def test_every_error_a_person_may_meet_has_a_sentence(error: type[SayableError]) -> None:
    assert error.words_id in messages()


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


@pytest.mark.parametrize("name", sorted(messages()))
def test_every_sentence_can_be_filled(name: str) -> None:
    for sample in SAMPLES:
        said = WORDS.say(name, **dict.fromkeys(messages()[name], sample))

        assert "{" not in said
        assert "$" not in said


@pytest.mark.parametrize("name", sorted(filter(FOR_MEMBERS.match, messages())))
def test_members_read_no_technical_words(name: str) -> None:
    said = WORDS.say(name, **dict.fromkeys(messages()[name], "boat"))

    assert not TECHNICAL.search(said)


@pytest.mark.parametrize(
    "name", sorted(name for name in messages() if re.match(r"(failure|refusal)-", name))
)
def test_a_no_is_one_or_a_few_whole_sentences(name: str) -> None:
    said = WORDS.say(name, **dict.fromkeys(messages()[name], "boat"))

    assert said[0].isupper() or said[0] == "“" or said.startswith("boat")
    assert said.rstrip("”")[-1] in ".?"
    assert len(said) <= 300


@pytest.mark.parametrize("name", sorted(n for n in messages() if n.startswith("command-")))
def test_the_text_of_a_command_fits_its_place(name: str) -> None:
    assert 1 <= len(WORDS.say(name)) <= 100


@pytest.mark.parametrize(
    "error", [error for error in sayable() if error.can_retry], ids=lambda error: error.__name__
)
def test_who_may_retry_is_told_so_or_has_cancelled_it(error: type[SayableError]) -> None:
    said = WORDS.say(error.words_id, **dict.fromkeys(messages()[error.words_id], "boat"))

    assert re.search(r"retry|try again|cancelled|tell whoever|smaller one", said, re.IGNORECASE)
