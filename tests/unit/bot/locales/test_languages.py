"""Every other language says all that English says, and what it says fits its place."""

import ast
import re
from collections.abc import Iterator
from functools import cache

import pytest

from bot.errors import Fact
from bot.locales import FALLBACK, Words
from tests.unit.bot.locales.fluent_files import CODE, languages, messages, operator_messages

WORDS = Words.load()
SAMPLES: tuple[Fact, ...] = ("", "text", 0, 1, 2, 5, 21, 1.5, (), ("one",), ("one", "two", "three"))
OTHERS = sorted(set(languages()) - {FALLBACK})

LIMITS = {
    ("Button", "label"): 80,
    ("Modal", "title"): 45,
    ("Label", "text"): 45,
    ("Label", "description"): 100,
    ("TextInput", "placeholder"): 100,
    ("SelectOption", "label"): 100,
    ("SelectOption", "description"): 100,
    ("add_option", "label"): 100,
    ("add_option", "description"): 100,
    ("Select", "placeholder"): 150,
    ("ChannelSelect", "placeholder"): 150,
    ("RoleSelect", "placeholder"): 150,
    ("UserSelect", "placeholder"): 150,
}
"""Characters that Discord takes at most ("Component Reference")."""


def said(name: str, language: str, sample: Fact = "7") -> str:
    return WORDS.say(name, language, **dict.fromkeys(messages()[name], sample))


def places() -> Iterator[tuple[str, int]]:
    """Every sentence that is said right into a component, with the room it has there."""
    components = re.compile("|".join({f"{component}\\b" for component, _ in LIMITS}))
    for code in (path.read_text(encoding="utf-8") for path in CODE):
        # To read all of it as Python takes two seconds.
        for node in ast.walk(ast.parse(code)) if components.search(code) else ():
            if not isinstance(node, ast.Call):
                continue
            # A generic class is called with its parameter: ui.Select[ui.LayoutView].
            called = node.func.value if isinstance(node.func, ast.Subscript) else node.func
            component = getattr(called, "attr", getattr(called, "id", ""))
            for keyword in node.keywords:
                limit = LIMITS.get((component, keyword.arg or ""))
                if limit is not None:
                    yield from ((name, limit) for name in said_in(keyword.value))


def said_in(value: ast.expr) -> Iterator[str]:
    """The ids in ``...say("id", ...)``, also with gaps in the id."""
    if not isinstance(value, ast.Call):
        return
    for argument in value.args:
        if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
            yield from {argument.value} & messages().keys()
        elif isinstance(argument, ast.JoinedStr):
            pattern = "".join(
                re.escape(str(part.value)) if isinstance(part, ast.Constant) else "[a-z0-9_-]+"
                for part in argument.values
            )
            # Whole sentences and hints belong to the same family, and stand in other places.
            yield from (
                name
                for name in filter(re.compile(pattern).fullmatch, messages())
                if ("hint" in pattern or "-hint" not in name)
                and ("hint" in pattern or not said(name, FALLBACK).endswith((".", "?")))
            )


@cache
def all_places() -> list[tuple[str, int]]:
    return sorted(set(places()))


def test_the_places_of_words_were_found() -> None:
    assert ("policy-choose-rule", 150) in all_places()
    assert ("reports-form-reason", 45) in all_places()
    assert len(all_places()) > 80


@pytest.mark.parametrize("language", sorted(languages()))
def test_words_fit_the_component_they_stand_on(language: str) -> None:
    too_long = {
        name: said(name, language)
        for name, limit in all_places()
        if len(said(name, language)) > limit
    }

    assert too_long == {}


@pytest.mark.parametrize("language", OTHERS)
def test_a_language_has_every_sentence_that_is_read_on_discord(language: str) -> None:
    wanted = messages().keys() - operator_messages()

    assert wanted - messages(language).keys() == set()
    assert messages(language).keys() - wanted == set()


@pytest.mark.parametrize("language", OTHERS)
def test_a_language_uses_no_fact_that_nobody_tells_it(language: str) -> None:
    unknown = {
        name: sorted(facts - messages()[name])
        for name, facts in messages(language).items()
        if facts - messages()[name]
    }

    assert unknown == {}


@pytest.mark.parametrize("language", OTHERS)
def test_a_language_leaves_no_fact_out(language: str) -> None:
    forgotten = {
        name: sorted(messages()[name] - facts)
        for name, facts in messages(language).items()
        if messages()[name] - facts
    }

    assert forgotten == {}


@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize("sample", SAMPLES, ids=repr)
def test_every_sentence_of_a_language_can_be_filled(language: str, sample: Fact) -> None:
    odd = {
        name: text
        for name in messages(language)
        for text in [said(name, language, sample)]
        if "{" in text or "$" in text
    }

    assert odd == {}


@pytest.mark.parametrize("language", OTHERS)
def test_a_languages_commands_and_refusals_fit_their_place(language: str) -> None:
    too_long = {
        name: text
        for name in messages(language)
        for text in [said(name, language, "boat")]
        if (name.startswith("command-") and len(text) > 100)
        or (re.match(r"(refusal|failure)-", name) and len(text) > 360)
    }

    assert too_long == {}


@pytest.mark.parametrize("language", OTHERS)
def test_a_language_is_no_copy_of_english(language: str) -> None:
    whole_sentences = [name for name in messages(language) if len(said(name, FALLBACK).split()) > 5]
    copied = [name for name in whole_sentences if said(name, language) == said(name, FALLBACK)]

    assert copied == []
