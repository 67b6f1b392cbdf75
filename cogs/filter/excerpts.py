"""Naming a word without repeating it."""

MOST_MASKED = 40
_MASK = "•"


def masked(found: str) -> str:
    """Return each word's first letter, and dots for the rest: "bad word" is "b•• w•••"."""
    line = " ".join(found.split())[:MOST_MASKED]
    return " ".join(_masked(word) for word in line.split(" "))


def _masked(word: str) -> str:
    first = word[:1] if word[:1].isalnum() else _MASK
    return first + _MASK * (len(word) - 1)
