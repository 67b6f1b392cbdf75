"""The shape of a picture: ``--ar 16:9``, ``16x9``, ``landscape``."""

import re
from collections.abc import Mapping, Sequence

from bot.catalog.model import Model
from bot.catalog.options.option import (
    Adopted,
    Circumstances,
    Fulfilment,
    Inline,
    Option,
    Planned,
    Preference,
    Suggestion,
    TextSlash,
    Typing,
)
from bot.catalog.options.shared import as_it_is, never, no_problems
from bot.catalog.quoting import quoted
from bot.catalog.ratio import is_same_as_image, is_same_ratio, nearest_ratio, read_ratio
from bot.errors import ModelUnknownError, ParameterUnsupportedError, ValueNotAllowedError
from bot.imagine.request import InputValue, Note

_TAG = "aspect_ratio"
_TYPED = re.compile(
    r"\d+(?:\.\d+)?\s*(?:[:x×/*∶：]|(?:by|to)\b)\s*\d+(?:\.\d+)?"  # noqa: RUF001 -- phones type these
    r"(?!\s?[:：x×]\s?\d|[0-9a-z_])",  # noqa: RUF001 -- as above
    re.IGNORECASE,
)


async def _suggest(typing: Typing) -> Sequence[Suggestion]:
    """Offer the ratios of the model chosen so far."""
    catalog = typing.catalog
    try:
        model = catalog.resolve(typing.model) if typing.model else catalog.default
    except ModelUnknownError:
        return []
    typed = typing.text.strip().casefold()
    wanted = typed.replace("x", ":").replace("/", ":")
    names = {ratio: typing.name_of_ratio(ratio) for ratio in model.aspect_ratios}
    return [
        Suggestion(name=name, value=ratio)
        for ratio, name in names.items()
        if wanted in ratio or typed in name.casefold()
    ]


def _plan(asked: str | None, circumstances: Circumstances) -> Planned[str]:
    """Send an allowed ratio alone; none is rounded to a near one."""
    model = circumstances.model
    name, parameter = model.fulfilling(_TAG)
    image = model.image if circumstances.has_image else None
    if image is not None and image.keeps_ratio:
        if asked is None or is_same_as_image(asked):
            return Planned()
        note = Note(words_id="note-ratio-from-image", facts={"model": model.label})
        return Planned(notes=(note,))
    matching = image.sets.get(name) if image is not None else None
    if asked is None and matching is not None:
        return Planned(input={name: matching})
    ratios = model.aspect_ratios
    if asked is None:
        ratio = parameter.default if parameter is not None else next(iter(model.sizes), None)
        is_sent = parameter is None or parameter.sent == "always"
        shown = ratio if isinstance(ratio, str) and ratio in ratios else None
        return Planned(value=shown, input=_input(model, name, shown) if is_sent else {})
    if not ratios:
        able = tuple(one.label for one in circumstances.catalog.models if one.aspect_ratios)
        raise ParameterUnsupportedError(
            parameter=_TAG, model=model.label, able=len(able), models=able
        )
    read = read_ratio(asked, ratios)
    if read is None and matching is not None and is_same_as_image(asked):
        return Planned(input={name: matching})
    if read is None:
        error = ValueNotAllowedError(
            parameter=_TAG, value=quoted(asked), model=model.label, allowed=ratios
        )
        error.nearest = nearest_ratio(asked, ratios)
        raise error
    facts = {"asked": quoted(asked), "used": read.ratio}
    return Planned(
        value=read.ratio,
        input=_input(model, name, read.ratio),
        notes=(Note(words_id="note-ratio-word", facts=facts),) if read.is_word else (),
    )


def _input(model: Model, name: str, ratio: str | None) -> Mapping[str, InputValue]:
    if ratio is None:
        return {}
    if ratio in model.sizes:
        width, height = model.sizes[ratio]
        return {"width": width, "height": height}
    return {name: ratio}


def _adopt(preferred: str, circumstances: Circumstances) -> Adopted[str]:
    """Return it where the model has it; a picture that is sent in has a shape of its own."""
    if circumstances.has_image:
        return Adopted(value=None)
    model = circumstances.model
    read = read_ratio(preferred, model.aspect_ratios)
    if read is not None:
        return Adopted(value=read.ratio)
    facts = {"model": model.label, "ratio": quoted(preferred)}
    return Adopted(value=None, notes=(Note(words_id="note-preferences-ratio", facts=facts),))


ASPECT_RATIO: Option[str] = Option(
    tag=_TAG,
    slash=TextSlash(suggest=_suggest),
    inline=Inline(
        spellings=("ar", "aspect", "ratio", "aspectratio"),
        extent=_TYPED,
        is_foreign=never,
        read=as_it_is,
        show=as_it_is,
    ),
    fulfilment=Fulfilment(kind="enum", usual_names=(_TAG,), problems=no_problems),
    is_same=lambda one, other, _: is_same_ratio(one, other),
    plan=_plan,
    recall=lambda request, _: request.aspect_ratio,
    is_copied=True,
    edit_field="text",
    preference=Preference(
        value_type=str,
        offered=lambda catalog: dict.fromkeys(
            ratio for model in catalog.models for ratio in model.aspect_ratios
        ),
        shown="value",
        read=as_it_is,
        write=as_it_is,
        adopt=_adopt,
    ),
)
