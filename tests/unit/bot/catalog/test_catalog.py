# ruff: noqa: RUF001 -- look-alike characters, as keyboards make them, are what is tested
"""Finding the model a person means."""

from contextlib import suppress
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from bot.catalog import Catalog, load_catalog
from bot.catalog.model import Model
from bot.catalog.table import models_table
from bot.errors import ModelUnknownError

CATALOG = load_catalog()


def test_the_default_draws_from_words_alone() -> None:
    assert CATALOG.default.id == "black-forest-labs/flux-schnell"
    assert CATALOG.default.image is None


def test_a_picture_goes_to_kontext() -> None:
    assert CATALOG.default_with_image is CATALOG.get("black-forest-labs/flux-kontext-pro")


def test_all_twelve_models_are_there() -> None:
    assert [model.name for model in CATALOG.models] == [
        "flux-schnell",
        "flux-dev",
        "flux-pro",
        "flux-1.1-pro",
        "flux-1.1-pro-ultra",
        "flux-kontext-pro",
        "flux-kontext-max",
        "flux-2-pro",
        "flux-2-dev",
        "flux-2-flex",
        "sdxl",
        "stable-diffusion-3.5-medium",
    ]


def test_kontext_edits_unless_another_is_named() -> None:
    assert [model.label for model in CATALOG.editors] == [
        "FLUX Kontext pro",
        "FLUX Kontext max",
        "FLUX.2 pro",
        "FLUX.2 dev",
        "FLUX.2 flex",
    ]


def test_the_operators_choice_for_pictures_edits_first() -> None:
    catalog = Catalog(
        models=CATALOG.models,
        default=CATALOG.default.id,
        default_with_image="black-forest-labs/flux-2-flex",
    )

    assert [model.label for model in catalog.editors][:2] == ["FLUX.2 flex", "FLUX Kontext pro"]


def test_those_that_take_a_list_blend() -> None:
    assert [model.label for model in CATALOG.blenders] == [
        "FLUX.2 pro",
        "FLUX.2 dev",
        "FLUX.2 flex",
    ]


def test_the_upscaler_stands_in_the_table_too() -> None:
    console = Console(width=200, record=True, file=StringIO())

    console.print(models_table(CATALOG))

    table = console.export_text()
    assert "nightmareai/real-esrgan" in table
    assert "recraft-ai/recraft-crisp-upscale" in table


@pytest.mark.parametrize("model", CATALOG.models, ids=lambda model: model.name)
def test_every_model_answers_to_its_names(model: Model) -> None:
    for name in (model.id, model.name, model.label, *model.aliases):
        assert CATALOG.resolve(name) is model
        assert CATALOG.resolve(f" {name.upper().replace('-', ' ')} ") is model


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("dev", "flux-dev"),
        ("Flux Dev", "flux-dev"),
        ("FLUX.1 [dev]", "flux-dev"),
        ("shnell", "flux-schnell"),
        ("flux pro 1.1", "flux-1.1-pro"),
        ("kontxt max", "flux-kontext-max"),
        ("flux 2 flex", "flux-2-flex"),
        ("stable difusion 3.5 medium", "stable-diffusion-3.5-medium"),
        ("ｓｄｘｌ", "sdxl"),
        ("max", "flux-kontext-max"),
    ],
)
def test_forgives_how_a_name_is_typed(typed: str, name: str) -> None:
    assert CATALOG.resolve(typed).name == name


@pytest.mark.parametrize("typed", ["flux", "FLUX 3 pro", "flux-9-dev", "midjourney", "", "!"])
def test_refuses_a_name_that_is_not_clear(typed: str) -> None:
    with pytest.raises(ModelUnknownError) as caught:
        CATALOG.resolve(typed)

    assert caught.value.facts["model"] == typed
    assert caught.value.facts["models"]


def test_names_the_nearest_models() -> None:
    with pytest.raises(ModelUnknownError) as caught:
        CATALOG.resolve("FLUX 3 kontext")

    models = caught.value.facts["models"]
    assert isinstance(models, tuple)
    assert "FLUX Kontext pro" in models


@given(st.text())
def test_any_text_is_found_or_refused(text: str) -> None:
    with suppress(ModelUnknownError):
        assert CATALOG.resolve(text) in CATALOG.models
    assert all(model in CATALOG.models for model in CATALOG.search(text))


def test_search_offers_everything_for_nothing_typed() -> None:
    assert CATALOG.search("  ") == list(CATALOG.models)


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("ult", "flux-1.1-pro-ultra"),
        ("konte", "flux-kontext-pro"),
        ("schnel", "flux-schnell"),
        ("2 p", "flux-2-pro"),
        ("wallpapers", "flux-1.1-pro-ultra"),
        ("kontxt", "flux-kontext-pro"),
    ],
)
def test_search_puts_the_best_first(typed: str, first: str) -> None:
    assert CATALOG.search(typed)[0].name == first


def test_search_shows_only_names_that_hold_what_was_typed() -> None:
    assert [model.label for model in CATALOG.search("dev")] == ["FLUX dev", "FLUX.2 dev"]


def test_search_can_be_held_to_some_models() -> None:
    assert CATALOG.search("", among=CATALOG.blenders) == list(CATALOG.blenders)
    assert [model.label for model in CATALOG.search("pro", among=CATALOG.editors)] == [
        "FLUX Kontext pro",
        "FLUX.2 pro",
    ]
    assert CATALOG.search("schnell", among=CATALOG.editors) == []


def test_aspect_ratios_hide_what_is_not_for_people() -> None:
    for model in CATALOG.models:
        ratios = Catalog.aspect_ratios(model)
        assert "1:1" in ratios
        assert not {"custom", "match_input_image"} & set(ratios)


def test_the_table_shows_every_model() -> None:
    console = Console(width=200, record=True, file=StringIO())

    console.print(models_table(CATALOG))

    text = console.export_text()
    for model in CATALOG.models:
        assert model.id in text
        assert model.label in text
    assert "FLUX schnell (default)" in text
    assert "up to 8" in text
