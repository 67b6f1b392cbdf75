"""How large a file may become for its looks: ``--quality 90``."""

from bot.catalog.foreign import is_other_quality
from bot.catalog.options.option import (
    Circumstances,
    Extent,
    Fulfilment,
    Inline,
    Option,
    Planned,
    WholeNumberSlash,
)
from bot.catalog.options.output_format import OUTPUT_FORMAT
from bot.catalog.options.shared import (
    no_problems,
    number_within,
    plain,
    same_text,
    sent_whole_number,
    whole_number,
)
from bot.imagine.request import Note

_TAG = "output_quality"
_LOWEST, _HIGHEST = 0, 100
_number = number_within(_TAG, _LOWEST, _HIGHEST)
_read = whole_number("quality")


def _plan(asked: int | None, circumstances: Circumstances) -> Planned[int]:
    planned = _number(asked, circumstances)
    model = circumstances.model
    name, _ = model.fulfilling(OUTPUT_FORMAT.tag)
    if planned.input and circumstances.input.get(name, model.default_output_format) == "png":
        # "Quality ... not relevant for .png outputs", say the schemas.
        return Planned(notes=(Note(words_id="note-quality-png"),))
    return planned


OUTPUT_QUALITY: Option[int] = Option(
    tag=_TAG,
    slash=WholeNumberSlash(minimum=_LOWEST, maximum=_HIGHEST),
    inline=Inline(
        spellings=("quality", "q", "outputquality"),
        extent=Extent.NUMBER,
        is_foreign=is_other_quality,
        read=lambda text: _read(plain(text).removesuffix("%")),
        # A small number without a sign would be taken for another bot's.
        show=lambda value: f"{value}%",
    ),
    fulfilment=Fulfilment(kind="integer", usual_names=(_TAG,), problems=no_problems),
    is_same=same_text,
    plan=_plan,
    recall=sent_whole_number(_TAG),
    is_copied=True,
    edit_field=None,
    preference=None,
)
