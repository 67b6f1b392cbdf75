"""Whether the result is for whoever asks alone: ``--private``."""

from bot.catalog.options.option import Adopted, Option, Preference, YesNoSlash
from bot.catalog.options.shared import kept, same_text, yes_or_no

PRIVATE: Option[bool] = Option(
    tag="private",
    slash=YesNoSlash(),
    inline=yes_or_no("private"),
    fulfilment=None,
    is_same=same_text,
    plan=kept,
    recall=lambda request, _: request.is_private,
    # The line asks for the same picture, wherever it will be shown.
    is_copied=False,
    edit_field=None,
    preference=Preference(
        value_type=bool,
        offered=lambda _: (False, True),
        shown="words",
        read=lambda text: text == "private",
        write=lambda is_private: "private" if is_private else "public",
        adopt=lambda preferred, _: Adopted(value=preferred),
    ),
)
