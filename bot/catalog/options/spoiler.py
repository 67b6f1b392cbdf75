"""Whether the result is covered until it is clicked: ``--spoiler``."""

from bot.catalog.options.option import Option, YesNoSlash
from bot.catalog.options.shared import kept, same_text, yes_or_no

SPOILER: Option[bool] = Option(
    tag="spoiler",
    slash=YesNoSlash(),
    inline=yes_or_no("spoiler"),
    fulfilment=None,
    is_same=same_text,
    plan=kept,
    recall=lambda request, _: request.is_spoiler or None,
    is_copied=True,
    edit_field=None,
    preference=None,
)
