"""A server's style: words that its moderators lay around a member's."""

import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence

from rapidfuzz import fuzz

from bot.catalog.foreign import is_other_style
from bot.catalog.prompt import MAX_PROMPT_LENGTH
from bot.catalog.quoting import quoted
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


class StyleNearError(RefusedError):
    """No style of the server is called that, but some nearly are. Facts: ``style``, ``styles``."""

    words_id = "refusal-style-near"


_NEAR_SCORE = 75
"""How alike (0 to 100) two names must be to be taken for a slip."""
_MOST_WORDS = 20
"""Of a name: it has 40 characters at most."""


def compared(name: str) -> str:
    """Return a style's name as it is compared: nobody remembers its capitals."""
    return " ".join(unicodedata.normalize("NFC", name).casefold().split())


def matching_styles(styles: Mapping[str, str], typed: str) -> dict[str, str]:
    """Return the styles whose name fits what was typed, then those whose text does."""
    wanted = compared(typed)
    named = {name: text for name, text in styles.items() if wanted in compared(name)}
    worded = {name: text for name, text in styles.items() if wanted in compared(text)}
    return named | worded


def style_length(names: Iterable[str]) -> Callable[[Sequence[str]], int]:
    """Return what tells how many words behind "--style" name a style of the server; the longest.

    It tells 0 where another bot's style is meant, and raises ``StyleNearError`` for a slip.
    """
    known = {compared(name): name for name in names}

    def length(words: Sequence[str]) -> int:
        most = min(len(words), _MOST_WORDS)
        beginnings = [compared(" ".join(words[:count])) for count in range(1, most + 1)]
        for count in range(most, 0, -1):
            if beginnings[count - 1] in known:
                return count
        near = [
            name
            for plain, name in known.items()
            if any(fuzz.ratio(plain, one) >= _NEAR_SCORE for one in beginnings)
        ]
        if near and words and not is_other_style(words[0]):
            raise StyleNearError(style=quoted(words[0]), styles=tuple(near))
        return 0

    return length


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
