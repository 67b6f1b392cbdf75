"""Entries and lists for the tests of the filter."""

from cogs.filter.matcher import Matcher
from cogs.filter.model import Action, FilterEntry, Kind, Strictness, checked_entry

STRICT = Strictness.STRICT


def word(text: str, action: Action = Action.REFUSE, level: int = 1) -> FilterEntry:
    """A word or a phrase, whichever it is."""
    return checked_entry(kind=Kind.WORD, text=text, action=action, strictness=level)


def allow(text: str) -> FilterEntry:
    return checked_entry(kind=Kind.ALLOW, text=text)


def expression(text: str, action: Action = Action.REFUSE, level: int = 1) -> FilterEntry:
    return checked_entry(kind=Kind.REGEX, text=text, action=action, strictness=level)


def found(prompt: str, *entries: FilterEntry | str) -> list[tuple[str, str]]:
    """Each entry that matches, with the piece of the prompt that it matches."""
    matcher = Matcher(word(one) if isinstance(one, str) else one for one in entries)
    hits = matcher.check(prompt, level=STRICT).hits
    return [(hit.entry.text, prompt[hit.start : hit.end]) for hit in hits]
