"""What autocomplete offers is in the language of whoever types."""

import time
from dataclasses import replace

import pytest

from bot.catalog import Model, load_catalog
from bot.locales import Words
from cogs.kit.choices import model_choices, purpose_of

CATALOG = load_catalog()
WORDS = Words.load()


@pytest.mark.parametrize("model", [*CATALOG.models, *CATALOG.asked], ids=lambda model: model.id)
def test_every_shipped_model_has_its_purpose_in_every_language(model: Model) -> None:
    assert purpose_of(model, "en-US") == model.purpose
    said = {language: purpose_of(model, language) for language in WORDS.languages}

    assert len(set(said.values())) == len(said)
    assert all(len(f"{model.label} · {purpose}") <= 100 for purpose in said.values())


def test_an_operators_own_words_are_said_as_they_are() -> None:
    model = replace(CATALOG.default, purpose="Our house style")

    assert purpose_of(model, "de") == "Our house style"
    assert purpose_of(replace(model, id="ours/own"), "fr") == "Our house style"


def test_models_are_offered_in_the_language_of_whoever_types() -> None:
    (choice,) = model_choices(CATALOG, "flux schnell", "de")[:1]

    assert choice.name.endswith("Sehr schnell und günstig, um Ideen auszuprobieren")


def test_offering_models_takes_no_time() -> None:
    began = time.perf_counter()
    for _ in range(20):
        model_choices(CATALOG, "", "de")

    assert time.perf_counter() - began < 1.0
