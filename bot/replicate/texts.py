"""Extracts text from any JSON value, for one line of a log."""

from collections.abc import Mapping
from typing import cast

LOG_CHARACTERS = 300
"""Long enough to recognise an upstream message, short enough for a log line."""

_LEAVES = 50


def one_line(text: str, *, limit: int = LOG_CHARACTERS) -> str:
    """Return the text on one line, printable, at most ``limit`` characters long."""
    # Cut before the work too: the text may be megabytes long.
    flat = " ".join(text[: limit * 4].split())
    clean = "".join(character for character in flat if character.isprintable())
    return clean if len(clean) <= limit else clean[: limit - 1] + "…"


def plain(value: object) -> str:
    """Return the words inside any JSON value: the string itself, or all leaves joined."""
    if isinstance(value, str):
        return value
    leaves: list[str] = []
    waiting: list[object] = [value]
    while waiting and len(leaves) < _LEAVES:
        item = waiting.pop()
        if isinstance(item, dict):
            waiting.extend(reversed(list(cast("dict[object, object]", item).values())))
        elif isinstance(item, list):
            waiting.extend(reversed(cast("list[object]", item)))
        elif isinstance(item, str | int | float) and not isinstance(item, bool):
            leaves.append(one_line(item) if isinstance(item, str) else str(item)[:40])
    return " ".join(leaf for leaf in leaves if leaf)


def as_object(value: object) -> Mapping[str, object] | None:
    """Return the value if it is a JSON object."""
    # json.loads makes every key of an object a string.
    return cast("dict[str, object]", value) if isinstance(value, dict) else None
