"""What people say around their words when they write to a bot, in any of the languages."""

import functools
import re
import unicodedata

from bot.locales.typed import any_of, plain, typed_words

_PUNCTUATION = " \t\n,.:;!?¡¿…"


@functools.cache
def _order() -> re.Pattern[str]:
    please, draw, for_me = (any_of(typed_words(name)) for name in ("please", "draw", "for-me"))
    return re.compile(
        rf"[/\s]*(?:(?:{please})[,\s]+)*(?:{draw})(?:[\s-]+(?:{for_me}))?(?![\w-])[\s,:]*"
        rf"(?:prompt:\s*)?",
        re.IGNORECASE,
    )


@functools.cache
def _choice() -> re.Pattern[str]:
    picture = any_of(typed_words("picture"))
    return re.compile(
        rf"(?:^|(?<=\s))(?:(?:(?:{picture})\s*|#)([1-9][0-9]?)|^([1-9][0-9]?)(?=[:.,)]|\s))[:.,)]*",
        re.IGNORECASE,
    )


def _folded(text: str) -> str:
    """Return a text without accents, character by character, so that places in it stay."""
    return "".join(unicodedata.normalize("NFKD", letter)[0] for letter in text)


def without_order(text: str) -> str:
    """Return what is to be drawn: "please draw me a fox" and "/imagine a fox" are "a fox"."""
    found = _order().match(_folded(text))
    return (text if found is None else text[found.end() :]).strip()


def is_small_talk(text: str) -> bool:
    """Whether nothing can be drawn from it: no letters, a greeting, thanks, a call for help."""
    said = plain(text).strip(_PUNCTUATION)
    return said in typed_words("small-talk") or not any(letter.isalnum() for letter in said)


def picture_chosen(text: str, count: int) -> tuple[int, str]:
    """Return which of several pictures is meant (1, 2, ...), and the words without that.

    "2 make it night", "#2 at night" and "picture 2: at night" mean the second. Without a number it
    is the first; a number that no picture has belongs to the words.
    """
    found = _choice().search(_folded(text)) if count > 1 else None
    number = 0 if found is None else int(found[1] or found[2])
    if found is None or not 1 <= number <= count:
        return 1, text
    # Further on it belongs to its sentence.
    return number, text[found.end() :].strip() if found.start() == 0 else text
