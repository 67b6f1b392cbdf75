"""What a member prefers where they do not say, held against what can be had.

A preference is never a reason to refuse: what a model cannot do is left out, and said where it
would be a surprise.
"""

from bot.catalog.catalog import Catalog
from bot.catalog.model import Model
from bot.catalog.quoting import quoted
from bot.catalog.ratio import read_ratio
from bot.catalog.wishes import Usual
from bot.imagine.request import Note


def usual_model(usual: Usual, catalog: Catalog, notes: list[Note]) -> Model:
    """Return the model to begin with where none is named; one that was removed is said."""
    if usual.model is None:
        return catalog.default
    model = catalog.get(usual.model)
    if model is not None and model in catalog.models:
        return model
    facts = {"model": quoted(usual.model), "default": catalog.default.label}
    notes.append(Note(words_id="note-preferences-model-gone", facts=facts))
    return catalog.default


def usual_ratio(
    usual: Usual, asked: str | None, model: Model, *, has_image: bool, notes: list[Note]
) -> str | None:
    """Return the ratio that was asked for, else the usual one where the model has it.

    A picture that is sent in has a shape of its own.
    """
    if asked is not None or usual.aspect_ratio is None or has_image:
        return asked
    read = read_ratio(usual.aspect_ratio, model.aspect_ratios)
    if read is not None:
        return read.ratio
    facts = {"model": model.label, "ratio": quoted(usual.aspect_ratio)}
    notes.append(Note(words_id="note-preferences-ratio", facts=facts))
    return None


def usual_format(usual: Usual, asked: str | None, model: Model) -> str | None:
    """Return the format that was asked for, else the usual one where the model makes it."""
    is_made = usual.output_format in model.output_formats
    return usual.output_format if asked is None and is_made else asked
