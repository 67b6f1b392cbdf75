"""What the words of a request may be."""

import unicodedata

from bot.errors import PromptEmptyError, PromptTooLongError

MAX_PROMPT_LENGTH = 4_000
"""A message of Components V2 holds 4,000 characters of text, and no model reads more than that."""

BLEND_PROMPT = "One picture that brings all these pictures together"
"""What a model is told that gets several pictures and no words; models read English best."""

FILL_PROMPT = "The picture goes on beyond its edges in the same style"
"""What a model is told that extends a picture of which no words tell what it shows."""

_FILLERS = frozenset("\u115f\u1160\u2800\u3164\uffa0")
"""Letters and a sign that show nothing."""


def checked_prompt(text: str) -> str:
    """Return the words as they are kept.

    Raises:
        PromptEmptyError, PromptTooLongError: there is nothing to draw, or too much.
    """
    # Blanks, control and invisible characters and accents alone are nothing to draw.
    if all(unicodedata.category(one)[0] in "ZCM" or one in _FILLERS for one in text):
        raise PromptEmptyError
    return checked_length(text)


def checked_length(text: str) -> str:
    """Return a text as it is kept, without what the database cannot hold.

    Raises:
        PromptTooLongError: it is longer than any model reads.
    """
    # PostgreSQL's text cannot hold NUL; no person types one.
    kept = text.replace("\0", "").strip()
    if len(kept) > MAX_PROMPT_LENGTH:
        raise PromptTooLongError(length=len(kept), limit=MAX_PROMPT_LENGTH)
    return kept
