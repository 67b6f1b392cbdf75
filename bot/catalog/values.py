"""One wish at a time against one model: what goes into its input, or why it cannot."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.catalog.catalog import Catalog
from bot.catalog.model import Model
from bot.catalog.parameter import IntegerParameter, Wish
from bot.catalog.quoting import quoted
from bot.catalog.ratio import is_same_as_image, read_ratio
from bot.errors import ParameterUnsupportedError, ValueNotAllowedError, ValueOutOfRangeError
from bot.imagine.request import InputValue, Note

_FORMAT_NAMES: Mapping[str, str] = {"webp": "WebP", "jpg": "JPEG", "png": "PNG"}
_NEAREST_FORMATS: Mapping[str, tuple[str, ...]] = {
    # WebP is asked for to get small files: a JPEG is one too.
    "webp": ("jpg", "png"),
    # The best picture is a JPEG's nearest, unless a file as small can be had.
    "jpg": ("webp", "png"),
    # WebP keeps transparency and loses less than JPEG.
    "png": ("webp", "jpg"),
}
_USUAL_RANGES: Mapping[Wish, tuple[int, int]] = {
    "seed": (0, 2**32 - 1),
    "output_quality": (0, 100),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """What a wish became."""

    input: Mapping[str, InputValue] = field(default_factory=dict[str, InputValue])
    notes: tuple[Note, ...] = ()
    ratio: str | None = None


def planned_ratio(asked: str | None, *, model: Model, catalog: Catalog, has_image: bool) -> Planned:
    """Plan the aspect ratio; only an allowed one is sent, none is rounded to a near one.

    Raises:
        RefusedError: the model does not allow it, or has no aspect ratio at all.
    """
    name, parameter = model.fulfilling("aspect_ratio")
    image = model.image if has_image else None
    if image is not None and image.keeps_ratio:
        if asked is None or is_same_as_image(asked):
            return Planned()
        return Planned(notes=(_note("note-ratio-from-image", model=model.label),))
    matching = image.sets.get(name) if image is not None else None
    if asked is None and matching is not None:
        return Planned(input={name: matching})
    ratios = model.aspect_ratios
    if asked is None:
        ratio = parameter.default if parameter is not None else next(iter(model.sizes), None)
        is_sent = parameter is None or parameter.sent == "always"
        shown = ratio if isinstance(ratio, str) and ratio in ratios else None
        return Planned(input=_ratio_input(model, name, shown) if is_sent else {}, ratio=shown)
    if not ratios:
        raise ParameterUnsupportedError(
            parameter="aspect_ratio",
            model=model.label,
            models=tuple(other.label for other in catalog.models if other.aspect_ratios),
        )
    read = read_ratio(asked, ratios)
    if read is None and matching is not None and is_same_as_image(asked):
        return Planned(input={name: matching})
    if read is None:
        raise ValueNotAllowedError(
            parameter="aspect_ratio", value=quoted(asked), model=model.label, allowed=ratios
        )
    note = _note("note-ratio-word", asked=quoted(asked), used=read.ratio)
    return Planned(
        input=_ratio_input(model, name, read.ratio),
        notes=(note,) if read.is_word else (),
        ratio=read.ratio,
    )


def planned_number(wish: Wish, asked: int | None, *, model: Model) -> Planned:
    """Plan the seed or the output quality; a model without it gets a note instead.

    Raises:
        ValueOutOfRangeError: the model does not allow it.
    """
    if asked is None:
        return Planned()
    name, parameter = model.fulfilling(wish)
    if not isinstance(parameter, IntegerParameter):
        return Planned(notes=(_note("note-left-out", parameter=wish, model=model.label),))
    minimum, maximum = range_of(wish, parameter)
    if not minimum <= asked <= maximum:
        # As texts: a seed with thousands separators could not be typed back.
        raise ValueOutOfRangeError(
            parameter=wish,
            value=quoted(str(asked)),
            model=model.label,
            minimum=str(minimum),
            maximum=str(maximum),
        )
    return Planned(input={name: asked})


def range_of(wish: Wish, parameter: IntegerParameter) -> tuple[int, int]:
    """Return the range of a number; where the entry leaves an end open, the usual one."""
    lowest, highest = _USUAL_RANGES[wish]
    return (
        lowest if parameter.minimum is None else parameter.minimum,
        highest if parameter.maximum is None else parameter.maximum,
    )


def planned_format(asked: str | None, *, model: Model) -> Planned:
    """Plan the output format; one the model lacks becomes the nearest it has, with a note.

    Raises:
        ValueNotAllowedError: it is no format anybody makes.
    """
    if asked is None:
        return Planned()
    name, parameter = model.fulfilling("output_format")
    formats = model.output_formats
    wanted = asked.strip().casefold().removeprefix("image/").removeprefix(".")
    wanted = "jpg" if wanted == "jpeg" else wanted
    if wanted not in _NEAREST_FORMATS:
        raise ValueNotAllowedError(
            parameter="output_format",
            value=quoted(asked),
            model=model.label,
            allowed=formats or tuple(_NEAREST_FORMATS),
        )
    if not formats:
        return Planned(
            notes=(_note("note-left-out", parameter="output_format", model=model.label),)
        )
    used = next(value for value in (wanted, *_NEAREST_FORMATS[wanted]) if value in formats)
    note = _note(
        "note-format-mapped",
        model=model.label,
        asked=_FORMAT_NAMES[wanted],
        used=_FORMAT_NAMES[used],
    )
    return Planned(
        input={} if parameter is None else {name: used},
        notes=(note,) if used != wanted else (),
    )


def planned_quality(
    asked: int | None, *, model: Model, output_format: InputValue | None
) -> Planned:
    """Plan the output quality for the format that will be made.

    Raises:
        ValueOutOfRangeError: the model does not allow it.
    """
    planned = planned_number("output_quality", asked, model=model)
    if planned.input and output_format == "png":
        # "Quality ... not relevant for .png outputs", say the schemas.
        return Planned(notes=(_note("note-quality-png"),))
    return planned


def planned_negative_prompt(asked: str | None, *, model: Model, catalog: Catalog) -> Planned:
    """Plan what should not be in the picture; a model without it gets a note instead."""
    if asked is None:
        return Planned()
    name, parameter = model.fulfilling("negative_prompt")
    if parameter is None:
        able = [one.label for one in catalog.models if one.fulfilling("negative_prompt")[1]]
        words_id = "note-no-negative-prompt-but" if able else "note-no-negative-prompt"
        return Planned(notes=(_note(words_id, model=model.label, models=tuple(able)),))
    return Planned(input={name: asked})


def _ratio_input(model: Model, name: str, ratio: str | None) -> Mapping[str, InputValue]:
    if ratio is None:
        return {}
    if ratio in model.sizes:
        width, height = model.sizes[ratio]
        return {"width": width, "height": height}
    return {name: ratio}


def _note(words_id: str, **facts: str | tuple[str, ...]) -> Note:
    return Note(words_id=words_id, facts=facts)
