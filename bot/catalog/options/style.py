"""The style that is laid around the words, the server's or one's own: ``--style ink wash``."""

from collections.abc import Sequence

from bot.catalog.options.option import (
    Adopted,
    Extent,
    Inline,
    Option,
    Preference,
    Suggestion,
    TextSlash,
    Typing,
)
from bot.catalog.options.shared import as_it_is, kept, same_text
from bot.catalog.styles import matching_styles


async def _suggest(typing: Typing) -> Sequence[Suggestion]:
    styles = matching_styles(await typing.styles(), typing.text)
    return [Suggestion(name=f"{name} · {words}", value=name) for name, words in styles.items()]


STYLE: Option[str] = Option(
    tag="style",
    slash=TextSlash(suggest=_suggest),
    inline=Inline(
        spellings=("style",),
        extent=Extent.KNOWN_NAME,
        # What is no style here is Midjourney's.
        is_foreign=lambda name: not name,
        read=as_it_is,
        show=as_it_is,
    ),
    fulfilment=None,
    is_same=same_text,
    plan=kept,
    recall=lambda request, _: request.style,
    # Where there is no such style, it would be taken for another bot's.
    is_copied=False,
    edit_field=None,
    preference=Preference(
        value_type=str,
        offered=lambda _: (),
        shown="own",
        read=as_it_is,
        write=as_it_is,
        # It needs its text as well, which ``ImagineOptions.usual_style`` has.
        adopt=lambda _, __: Adopted(value=None),
    ),
)
