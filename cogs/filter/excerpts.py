"""Parts of a prompt to show: a found word without repeating it, and the words around it."""

import re

from cogs.filter.model import LONGEST_TEXT

MOST_MASKED = 40
_MASK = "•"
_BEFORE = re.compile(r"(\w+)[^\w.!?;:]*$")
_AFTER = re.compile(r"[^\w.!?;:]*(\w+)")


def masked(found: str) -> str:
    """Return each word's first letter and dots for the rest: "bad word" is "b•• w•••"."""
    line = " ".join(found.split())[:MOST_MASKED]
    return " ".join(_masked(word) for word in line.split(" "))


def _masked(word: str) -> str:
    first = word[:1] if word[:1].isalnum() else _MASK
    return first + _MASK * (len(word) - 1)


def phrase_around(text: str, start: int, end: int) -> str:
    """Return ``text[start:end]`` with the word before and after it: a phrase to allow."""
    before, after = _BEFORE.search(text[:start]), _AFTER.match(text[end:])
    first = before.start() if before else start
    last = end + after.end() if after else end
    return " ".join(text[first:last].split())[:LONGEST_TEXT].strip()
