"""The kind of file: ``--format png``."""

from collections.abc import Iterator, Mapping

from bot.catalog.options.option import (
    Adopted,
    Circumstances,
    Extent,
    Fulfilment,
    Inline,
    Option,
    Planned,
    Preference,
    Problem,
    TextSlash,
)
from bot.catalog.options.shared import as_it_is, left_out, never, same_text, sent_text
from bot.catalog.parameter import EnumParameter, Parameter
from bot.catalog.quoting import quoted
from bot.errors import ValueNotAllowedError
from bot.imagine.request import Note

_TAG = "output_format"
FORMATS = ("webp", "jpg", "png")
_NAMES: Mapping[str, str] = {"webp": "WebP", "jpg": "JPEG", "png": "PNG"}
_NEAREST: Mapping[str, tuple[str, ...]] = {
    # WebP is asked for to get small files: a JPEG is one too.
    "webp": ("jpg", "png"),
    # The best picture is a JPEG's nearest, unless a file as small can be had.
    "jpg": ("webp", "png"),
    # WebP keeps transparency and loses less than JPEG.
    "png": ("webp", "jpg"),
}


def _problems(parameter: Parameter) -> Iterator[Problem]:
    if isinstance(parameter, EnumParameter):
        strange = sorted(set(parameter.allowed) - set(FORMATS))
        if strange:
            yield "allowed", f"{strange[0]!r} is none of webp, jpg, png"


def _plan(asked: str | None, circumstances: Circumstances) -> Planned[str]:
    """Take the nearest format that the model has, with a note; refuse what nobody makes."""
    if asked is None:
        return Planned()
    model = circumstances.model
    name, parameter = model.fulfilling(_TAG)
    formats = model.output_formats
    wanted = asked.strip().casefold().removeprefix("image/").removeprefix(".")
    wanted = "jpg" if wanted == "jpeg" else wanted
    if wanted not in FORMATS:
        raise ValueNotAllowedError(
            parameter=_TAG, value=quoted(asked), model=model.label, allowed=formats or FORMATS
        )
    if not formats:
        return Planned(notes=(left_out(_TAG, model),))
    used = next(value for value in (wanted, *_NEAREST[wanted]) if value in formats)
    facts = {"model": model.label, "asked": _NAMES[wanted], "used": _NAMES[used]}
    return Planned(
        value=used,
        input={} if parameter is None else {name: used},
        notes=(Note(words_id="note-format-mapped", facts=facts),) if used != wanted else (),
    )


def _adopt(preferred: str, circumstances: Circumstances) -> Adopted[str]:
    is_made = preferred in circumstances.model.output_formats
    return Adopted(value=preferred if is_made else None)


OUTPUT_FORMAT: Option[str] = Option(
    tag=_TAG,
    slash=TextSlash(choices=FORMATS),
    inline=Inline(
        spellings=("format", "f", "outputformat"),
        extent=Extent.WORD,
        is_foreign=never,
        read=as_it_is,
        show=as_it_is,
    ),
    fulfilment=Fulfilment(kind="enum", usual_names=(_TAG,), problems=_problems),
    is_same=same_text,
    plan=_plan,
    recall=sent_text(_TAG),
    is_copied=True,
    edit_field=None,
    preference=Preference(
        value_type=str,
        offered=lambda _: FORMATS,
        shown="value",
        read=as_it_is,
        write=as_it_is,
        adopt=_adopt,
    ),
)
