"""From a request on record back to the options it came from, to change them and plan again."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from bot.catalog.catalog import Catalog
from bot.catalog.imagine_options import ImagineOptions
from bot.catalog.inline import parse_prompt
from bot.catalog.model import Model
from bot.catalog.options import MODEL, OPTIONS, PRIVATE, SEED, Option, OptionValues
from bot.catalog.typed_line import typed_line
from bot.errors import RefusedError
from bot.imagine.request import ImagineRequest


class ModelGoneError(RefusedError):
    """The model it was drawn with is no longer offered. Facts: ``model``."""

    words_id = "refusal-earlier-model-gone"
    is_about_model = True


class NotDrawnError(RefusedError):
    """It was made larger, not drawn from words."""

    words_id = "refusal-earlier-not-drawn"


def options_of(request: ImagineRequest, catalog: Catalog) -> ImagineOptions:
    """Return options that, planned again, ask for the same; its prompt is not read once more.

    Raises:
        RefusedError: its model is not offered any more, or it was not drawn at all.
    """
    return recalled(request, model_of(request, catalog))


def recalled(request: ImagineRequest, model: Model | None) -> ImagineOptions:
    """Return the options of a request; without its model, those that do not depend on it."""
    values = request.predictions[0].input
    strength = None if model is None or model.image is None else model.image.strength
    amount = None if strength is None else values.get(strength.parameter)
    return ImagineOptions(
        prompt=request.prompt,
        values=OptionValues.of(
            *(option.given(option.recall(request, model)) for option in OPTIONS)
        ),
        image_strength=amount if isinstance(amount, int | float) and request.images else None,
        style_text=request.style_text,
        variation=request.variation,
        own_styles=frozenset(
            [request.style] if request.style is not None and request.is_own_style else []
        ),
        reads_parameters=False,
    )


def line_of(request: ImagineRequest, catalog: Catalog) -> str:
    """Return what asks for the same when it is typed as a prompt."""
    options = recalled(request, catalog.get(request.model))
    # Public is what nobody has to say.
    return typed_line(options.with_(PRIVATE.given(request.is_private or None)))


def model_of(request: ImagineRequest, catalog: Catalog) -> Model:
    """Return the model a request was drawn with.

    Raises:
        RefusedError: it is not offered any more, or nothing was drawn.
    """
    model = catalog.get(request.model)
    if model is None:
        raise ModelGoneError(model=request.model_label)
    if model.kind != "draw":
        raise NotDrawnError
    return model


def filled_in(
    request: ImagineRequest, catalog: Catalog, *, seeds: Sequence[int] = ()
) -> OptionValues:
    """Return what the form of "Edit prompt" shows; ``seeds`` are those it was drawn with.

    Raises:
        NotDrawnError: there are no words to edit.
    """
    is_offered = catalog.get(request.model) is not None
    options = recalled(request, model_of(request, catalog) if is_offered else None)
    if options.get(SEED) is None and seeds:
        options = options.with_(SEED.given(seeds[0]))
    return options.values if is_offered else options.values.without(MODEL)


def reworded(
    before: ImagineOptions, shown: OptionValues, *, prompt: str, typed: Mapping[str, str]
) -> ImagineOptions:
    """Return the options of a form that was sent, ``typed`` by the options' tags.

    What the words say wins over what was left as it was ``shown``, and over what has no field.
    What varied an earlier picture is not among the words that were shown, so it is dropped.

    Raises:
        RefusedError: a value or a parameter cannot be read.
    """
    said = parse_prompt(prompt).values
    values = before.values
    for option in OPTIONS:
        value = _edited(option, before, typed)
        if said.get(option) is not None and (option.tag not in typed or value == shown.get(option)):
            value = None
        values = values.with_(option.given(value))
    return replace(before, prompt=prompt, values=values, variation=None, reads_parameters=True)


def _edited(option: Option[Any], before: ImagineOptions, typed: Mapping[str, str]) -> object:
    if option.tag not in typed or option.inline is None:
        return before.get(option)
    text = typed[option.tag].strip()
    return option.inline.read(text) if text else None
