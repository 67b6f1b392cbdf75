"""What a request takes over from the result it starts from, and what is said of that."""

from collections.abc import Iterator
from dataclasses import replace

from bot.imagine.job import Job
from bot.imagine.request import ImagineRequest, Note, Way
from cogs.reply import jump_link

_SAME_PICTURES = frozenset({Way.REROLL, Way.REPHRASE, Way.REDRAW})
_SAME_PROMPT = frozenset({Way.REROLL, Way.VARY_SUBTLE, Way.VARY_STRONG, Way.REDRAW})
_SAME_WORDS = frozenset({Way.REROLL, Way.VARY_SUBTLE, Way.VARY_STRONG, Way.REPHRASE, Way.REDRAW})


def child_of(
    parent: Job, request: ImagineRequest, way: Way, *, is_covered: bool = False
) -> ImagineRequest:
    """Return a request as one that starts from an earlier result, which its card names."""
    child = replace(request, way=way, parent_id=parent.id)
    keeps_picks = not request.picks and request.prompt == parent.request.prompt
    return replace(
        child,
        notes=(_origin_note(child, parent), *_varied_note(request), *request.notes),
        # The style is in the words already; who may use which is still looked at.
        style=parent.request.style if way in _SAME_WORDS else request.style,
        is_own_style=(parent.request.is_own_style if way in _SAME_WORDS else request.is_own_style),
        # What was picked stays with words that are the same, so it can be picked anew later.
        template=parent.request.template if keeps_picks else request.template,
        picks=parent.request.picks if keeps_picks else request.picks,
        is_theirs=request.is_theirs and (parent.request.is_theirs or way not in _SAME_PROMPT),
        # What starts from a result, as every fill does, is made of what that is made of.
        is_composite=parent.request.is_composite
        or (way in _SAME_PICTURES and request.fill is None and request.is_composite),
        is_spoiler=request.is_spoiler or parent.is_covered or is_covered,
    )


def way_facts(request: ImagineRequest) -> dict[str, str | float | tuple[str, ...]]:
    """Return what sentences say of how a request came about."""
    parts = () if request.fill is None else request.fill.parts
    return {"way": request.way.value, "parts": tuple(map(str, parts)), "count": len(parts)}


def _origin_note(request: ImagineRequest, parent: Job) -> Note:
    """Return the line of a card that says which picture it comes from, and how."""
    link = jump_link(parent) or "none"
    facts = way_facts(request) if request.way is Way.PARTS else {"way": request.way.value}
    return Note(words_id="note-lineage", facts={**facts, "link": link})


def _varied_note(request: ImagineRequest) -> Iterator[Note]:
    """Say what was sent behind the words."""
    if request.variation is not None:
        change = request.variation.replace(" ", "-")
        yield Note(words_id="note-varied", facts={"change": change})
