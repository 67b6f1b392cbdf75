"""Which model draws: ``--model flux dev``."""

from collections.abc import Sequence

from bot.catalog.catalog import Catalog
from bot.catalog.options.option import (
    Adopted,
    Circumstances,
    Extent,
    Inline,
    Option,
    Preference,
    Suggestion,
    TextSlash,
    Typing,
)
from bot.catalog.options.shared import as_it_is, kept, never
from bot.catalog.quoting import quoted
from bot.imagine.request import Note


async def _suggest(typing: Typing) -> Sequence[Suggestion]:
    return [
        Suggestion(name=typing.name_of(model), value=model.id)
        for model in typing.catalog.search(typing.text)
    ]


def _is_same(one: str, other: str, catalog: Catalog) -> bool:
    found = catalog.find(one)
    return found is not None and found is catalog.find(other)


def _adopt(preferred: str, circumstances: Circumstances) -> Adopted[str]:
    """Return its id; one that was removed is said."""
    catalog = circumstances.catalog
    model = catalog.get(preferred)
    if model is not None and model in catalog.models:
        return Adopted(value=model.id)
    facts = {"model": quoted(preferred), "default": catalog.default.label}
    note = Note(words_id="note-preferences-model-gone", facts=facts)
    return Adopted(value=None, notes=(note,))


MODEL: Option[str] = Option(
    tag="model",
    slash=TextSlash(suggest=_suggest),
    inline=Inline(
        spellings=("model", "m"),
        extent=Extent.NAME,
        is_foreign=never,
        read=as_it_is,
        # Its id without the owner's name.
        show=lambda name: name.rpartition("/")[2],
    ),
    fulfilment=None,
    is_same=_is_same,
    plan=kept,
    recall=lambda request, _: request.model,
    is_copied=True,
    edit_field="model",
    preference=Preference(
        value_type=str,
        offered=lambda catalog: (model.id for model in catalog.models),
        shown="model",
        read=as_it_is,
        write=as_it_is,
        adopt=_adopt,
    ),
)
