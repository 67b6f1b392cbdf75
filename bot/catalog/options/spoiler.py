"""Whether the result is covered until it is clicked: ``--spoiler``."""

from bot.catalog.options.option import Extent, Inline, Option, YesNoSlash
from bot.catalog.options.shared import kept, never, same_text, shown_yes_or_no, yes_or_no

SPOILER: Option[bool] = Option(
    tag="spoiler",
    slash=YesNoSlash(),
    inline=Inline(
        spellings=("spoiler",),
        extent=Extent.YES_NO,
        is_foreign=never,
        read=yes_or_no,
        show=shown_yes_or_no,
    ),
    fulfilment=None,
    is_same=same_text,
    plan=kept,
    recall=lambda request, _: request.is_spoiler or None,
    is_copied=True,
    edit_field=None,
    preference=None,
)
