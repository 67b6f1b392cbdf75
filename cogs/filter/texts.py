"""The words that a request sends to its model."""

from collections.abc import Iterable

from bot.catalog import Catalog
from bot.catalog.model import PROMPT_PARAMETER
from bot.catalog.options import NEGATIVE_PROMPT
from bot.imagine.request import ImagineRequest


def texts_of(request: ImagineRequest, catalog: Catalog) -> tuple[str, ...]:
    """Return the texts that are sent to the model, but for the negative prompt."""
    model = catalog.get(request.model)
    names = [PROMPT_PARAMETER]
    if model is not None:
        # Whoever keeps gore out of a picture is not refused for naming it.
        kept_out, _ = model.fulfilling(NEGATIVE_PROMPT.tag)
        texts_in = [name for name, one in model.parameters.items() if one.kind == "text"]
        names += [name for name in texts_in if name != kept_out]
    texts = list(dict.fromkeys(_said([request.prompt, *_sent(request, names)])))
    # The prompt without its style is contained in the one with it.
    return tuple(
        text for text in texts if not any(text != other and text in other for other in texts)
    )


def absent_texts_of(request: ImagineRequest, catalog: Catalog) -> tuple[str, ...]:
    """Return what the picture shall not show."""
    model = catalog.get(request.model)
    names = [] if model is None else [model.fulfilling(NEGATIVE_PROMPT.tag)[0]]
    return tuple(dict.fromkeys(_said(_sent(request, names))))


def _sent(request: ImagineRequest, names: Iterable[str]) -> list[object]:
    return [planned.input.get(name) for planned in request.predictions for name in names]


def _said(values: Iterable[object]) -> list[str]:
    return [value for value in values if isinstance(value, str) and value.strip()]
