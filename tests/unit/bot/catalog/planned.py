"""Planning against the shipped catalog, and what must hold for every request."""

from collections.abc import Mapping

import pytest

from bot.catalog import Attachment, ImagineOptions, load_catalog, plan
from bot.errors import Fact, RefusedError
from bot.imagine.request import ImagineRequest, InputValue
from bot.locales import Words
from tests.fakes.options import an_imagine

CATALOG = load_catalog()
WORDS = Words.load()
PICTURE = Attachment(
    url="https://cdn.discordapp.com/attachments/1/2/boat.png?ex=1",
    filename="boat.png",
    content_type="image/png",
    size_bytes=1000,
)
every_model = pytest.mark.parametrize("model", CATALOG.models, ids=lambda model: model.name)


def planned(**said: object) -> ImagineRequest:
    return plan(an_imagine(**said), CATALOG)  # type: ignore[arg-type] # the prompt is among them


def planned_or_refused(options: ImagineOptions) -> ImagineRequest | RefusedError:
    try:
        return plan(options, CATALOG)
    except RefusedError as error:
        return error


def inputs(**said: object) -> list[dict[str, InputValue]]:
    return [dict(one.input) for one in planned(**said).predictions]


def notes(request: ImagineRequest) -> dict[str, Mapping[str, Fact]]:
    return {note.words_id: note.facts for note in request.notes}


def assert_within_the_entry(request: ImagineRequest) -> None:
    model = CATALOG.get(request.model)
    assert model is not None
    for prediction in request.predictions:
        for name, value in prediction.input.items():
            assert model.allows(name, value), (name, value)
            if name != "prompt":
                assert model.parameters[name].sent != "never"
        assert 1 <= prediction.image_count <= model.images_per_prediction
        assert request.images or "match_input_image" not in prediction.input.values()
    for note in request.notes:
        assert WORDS.say(note.words_id, **note.facts)
