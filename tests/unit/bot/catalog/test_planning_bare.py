"""A model of an operator that knows nothing but words."""

import pytest

from bot.catalog import Catalog, Model, plan
from bot.errors import ImageInputUnsupportedError, ParameterUnsupportedError
from tests.fakes.options import an_imagine
from tests.unit.bot.catalog.planned import PICTURE, notes

BARE = Model(
    id="acme/paint",
    label="Acme Paint",
    purpose="Everything",
    expected_seconds=3,
    deadline_seconds=60,
)
CATALOG = Catalog(models=[BARE], default=BARE.id)


def test_gets_the_words_alone() -> None:
    request = plan(an_imagine(prompt="a boat", count=2), CATALOG)

    assert [dict(one.input) for one in request.predictions] == [{"prompt": "a boat"}] * 2
    assert request.aspect_ratio is None


def test_leaves_out_what_it_does_not_have_and_says_so() -> None:
    request = plan(
        an_imagine(
            prompt="a boat --no text",
            seed=7,
            output_format="png",
            output_quality=90,
        ),
        CATALOG,
    )

    assert dict(request.predictions[0].input) == {"prompt": "a boat"}
    assert request.seed is None
    assert [note.facts.get("parameter") for note in request.notes] == [
        None,
        "seed",
        "output_format",
        "output_quality",
        None,
    ]
    assert "note-no-negative-prompt" in notes(request)


def test_refuses_an_aspect_ratio() -> None:
    with pytest.raises(ParameterUnsupportedError) as caught:
        plan(an_imagine(prompt="a boat", aspect_ratio="1:1"), CATALOG)

    facts = {"parameter": "aspect_ratio", "model": "Acme Paint", "able": 0, "models": ()}
    assert caught.value.facts == facts


def test_refuses_a_picture_when_no_model_takes_one() -> None:
    with pytest.raises(ImageInputUnsupportedError) as caught:
        plan(an_imagine(prompt="a boat", image=(PICTURE,)), CATALOG)

    assert caught.value.facts == {"model": "Acme Paint", "models": ()}
