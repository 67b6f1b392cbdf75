"""What should not be in the picture: ``--no text, watermark``."""

from bot.catalog.options.option import (
    Circumstances,
    Extent,
    Fulfilment,
    Inline,
    Option,
    Planned,
)
from bot.catalog.options.shared import as_it_is, never, no_problems, same_text, sent_text
from bot.catalog.prompt import checked_length
from bot.imagine.request import Note

_TAG = "negative_prompt"


def _plan(asked: str | None, circumstances: Circumstances) -> Planned[str]:
    text = None if asked is None else checked_length(asked)
    if not text:
        return Planned()
    model, catalog = circumstances.model, circumstances.catalog
    name, parameter = model.fulfilling(_TAG)
    if parameter is None:
        able = tuple(one.label for one in catalog.models if one.fulfilling(_TAG)[1])
        words_id = "note-no-negative-prompt-but" if able else "note-no-negative-prompt"
        note = Note(words_id=words_id, facts={"model": model.label, "models": able})
        return Planned(notes=(note,))
    return Planned(value=text, input={name: text})


NEGATIVE_PROMPT: Option[str] = Option(
    tag=_TAG,
    # Few models have one.
    slash=None,
    inline=Inline(
        spellings=("no", "neg", "negative", "negativeprompt"),
        extent=Extent.REST,
        is_foreign=never,
        read=as_it_is,
        show=as_it_is,
    ),
    fulfilment=Fulfilment(kind="text", usual_names=(_TAG,), problems=no_problems),
    is_same=same_text,
    plan=_plan,
    recall=sent_text(_TAG),
    is_copied=True,
    edit_field=None,
    preference=None,
)
