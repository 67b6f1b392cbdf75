"""Which sample pictures are missing, what they cost, and what is not paid for twice."""

from decimal import Decimal
from pathlib import Path

import pytest

from bot.catalog import load_catalog
from bot.catalog.samples import Samples
from bot.errors import ModelUnknownError
from bot.sampling import plan_samples
from bot.settings import Settings

MODELS = """
[[models]]
id = "black-forest-labs/flux-schnell"
price_usd = 0.003

[[models]]
id = "black-forest-labs/flux-dev"
price_usd = 0.025
"""
CATALOG = load_catalog(None)
SCHNELL, DEV, THIRD = CATALOG.models[:3]


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    (tmp_path / "models.toml").write_text(MODELS, encoding="utf-8")
    return Settings(
        prediction_api_url="http://127.0.0.1:1/v1",
        data_dir=tmp_path,
        models_file=tmp_path / "models.toml",
    )


@pytest.fixture
def samples(settings: Settings) -> Samples:
    return Samples(settings.data_dir)


def test_every_model_that_draws_from_words_is_missing_at_first(settings: Settings) -> None:
    plan = plan_samples(settings, [])

    assert [one.model.id for one in plan.samples] == [model.id for model in CATALOG.models]
    assert plan.price_usd == Decimal("0.028")
    assert plan.unpriced == len(CATALOG.models) - 2


def test_what_exists_is_not_made_again_unless_it_is_named(
    settings: Settings, samples: Samples
) -> None:
    samples.note_start(SCHNELL)
    samples.keep(SCHNELL, b"a picture")

    assert SCHNELL.id not in {one.model.id for one in plan_samples(settings, []).samples}
    named = plan_samples(settings, ["schnell", "flux schnell"])
    assert [one.model.id for one in named.samples] == [SCHNELL.id]
    assert named.price_usd == Decimal("0.003")


def test_what_was_started_is_followed_for_nothing(settings: Settings, samples: Samples) -> None:
    samples.note_start(DEV)
    samples.note_start(DEV, "abc123")

    plan = plan_samples(settings, [])

    (followed,) = [one for one in plan.samples if one.started_id is not None]
    assert (followed.model.id, followed.started_id) == (DEV.id, "abc123")
    assert plan.price_usd == Decimal("0.003")


def test_a_start_that_was_cut_off_is_not_repeated_by_itself(
    settings: Settings, samples: Samples
) -> None:
    samples.note_start(THIRD)

    plan = plan_samples(settings, [])

    assert [model.id for model in plan.uncertain] == [THIRD.id]
    assert THIRD.id not in {one.model.id for one in plan.samples}


def test_a_name_that_is_no_models_is_refused(settings: Settings) -> None:
    with pytest.raises(ModelUnknownError):
        plan_samples(settings, ["dalle"])
