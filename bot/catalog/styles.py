"""A server's style: words that its moderators lay around a member's."""

from bot.catalog.wishes import MAX_PROMPT_LENGTH
from bot.errors import PromptTooLongError, RefusedError

PROMPT_MARK = "{prompt}"
"""Where a style's text wants the member's words; without it the text follows them."""

MAX_STYLE_LENGTH = 1_000
"""So that three quarters of a prompt stay the member's."""


class StyleEmptyError(RefusedError):
    """A style's text says nothing besides the place of the prompt."""

    words_id = "refusal-style-empty"


class StyleTooLongError(RefusedError):
    """Facts: ``length``, ``limit`` (characters)."""

    words_id = "refusal-style-too-long"


def checked_style_text(text: str) -> str:
    """Return a style's text as it is kept.

    Raises:
        RefusedError: it says nothing, or too much.
    """
    # PostgreSQL's text cannot hold NUL; no person types one.
    style = text.replace("\0", "").strip()
    if not any(character.isalnum() for character in style.replace(PROMPT_MARK, "")):
        raise StyleEmptyError
    if len(style) > MAX_STYLE_LENGTH:
        raise StyleTooLongError(length=len(style), limit=MAX_STYLE_LENGTH)
    return style


def apply_style(prompt: str, text: str) -> str:
    """Return the prompt in a style: in the place the text has for it, else before the text.

    Raises:
        PromptTooLongError: together they are longer than a prompt may be.
    """
    style = text.strip().removeprefix(",").lstrip()
    if PROMPT_MARK in style:
        # Only the style's own mark counts: a prompt may well hold these eight characters.
        styled = prompt.join(style.split(PROMPT_MARK))
    elif style:
        styled = f"{prompt.rstrip().rstrip(',')}, {style}"
    else:
        styled = prompt
    if len(styled) > MAX_PROMPT_LENGTH:
        raise PromptTooLongError(length=len(styled), limit=MAX_PROMPT_LENGTH)
    return styled
