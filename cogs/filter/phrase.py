"""What to allow, so that a word passes where it stands and is still found elsewhere."""

import re

from cogs.filter.model import LONGEST_TEXT

_BEFORE = re.compile(r"(\w+)[^\w.!?;:]*$")
_AFTER = re.compile(r"[^\w.!?;:]*(\w+)")


def phrase_around(text: str, start: int, end: int) -> str:
    """Return what stands there with the word before and the word after it."""
    before, after = _BEFORE.search(text[:start]), _AFTER.match(text[end:])
    first = before.start() if before else start
    last = end + after.end() if after else end
    return " ".join(text[first:last].split())[:LONGEST_TEXT].strip()
