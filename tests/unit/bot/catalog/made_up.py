"""An option that Easel does not have, as somebody would add it."""

from bot.catalog.options import Option
from bot.catalog.options.option import Extent, Fulfilment, Inline, NumberSlash
from bot.catalog.options.parts import (
    decimal_number,
    never,
    no_problems,
    number_within,
    same_text,
    sent_number,
    shown_number,
)

GUIDANCE: Option[float] = Option(
    tag="guidance",
    slash=NumberSlash(minimum=0, maximum=50),
    inline=Inline(
        spellings=("guidance", "cfg"),
        extent=Extent.WORD,
        pattern=None,
        is_numeric=True,
        is_foreign=never,
        read=decimal_number("guidance"),
        show=shown_number,
    ),
    fulfilment=Fulfilment(
        kind="number", usual_names=("guidance", "guidance_scale", "cfg"), problems=no_problems
    ),
    is_same=same_text,
    plan=number_within("guidance", 0.0, 50.0),
    recall=sent_number("guidance"),
    is_copied=True,
    edit_field=None,
    preference=None,
)
