"""The words of a refused request: given back to whoever typed them, to be changed and sent."""

import re
from collections.abc import Generator
from contextlib import contextmanager

import discord

from bot.errors import RefusedError
from cogs.kit.panels import MOST_TEXT
from cogs.kit.router import Press

ROOM_CHARACTERS = 1_700
"""Of a message's 2,000: what is done about a refusal is said below it."""
_FENCE = "```"
_APART = "`\u200b"
"""Backticks that end no block: a character that nobody sees keeps them apart."""
_FENCED = re.compile(rf"(.*?)\n[^\n]*\n{_FENCE}\n(.*)\n{_FENCE}.*", re.DOTALL)


class AgainPress(Press, tag="again"):
    """The button under words that were given back; as a form, the words as they are now."""


@contextmanager
def giving_back(typed: str) -> Generator[None]:
    """Let a refusal inside give these words back."""
    try:
        yield
    except RefusedError as error:
        error.typed = typed
        raise


def to_copy(hint: str, typed: str, room: int = MOST_TEXT) -> str:
    """Return what somebody typed below a hint, to be copied; both within ``room`` characters."""
    above, below = f"{hint}\n{_FENCE}\n", f"\n{_FENCE}"
    shown = typed.replace(_FENCE, f"{_APART}{_APART}`")
    return f"{above}{shown[: room - len(above) - len(below)]}{below}"


def with_words(sentence: str, hint: str, typed: str) -> str | None:
    """Return a refusal with the words below it, to be copied; None where they do not fit."""
    content = to_copy(f"{sentence}\n{hint}", typed, ROOM_CHARACTERS + 1)
    return content if len(content) <= ROOM_CHARACTERS else None


def read_back(message: discord.Message | None) -> tuple[str, str]:
    """Return what a message made by ``with_words`` says: the refusal, and the words below it."""
    return ("", "") if message is None else read_copy(message.content)


def read_copy(text: str) -> tuple[str, str]:
    """Return what a text made by ``to_copy`` says: the line above its hint, and the words."""
    found = _FENCED.fullmatch(text)
    return ("", "") if found is None else (found[1], found[2].replace(_APART, "`"))
