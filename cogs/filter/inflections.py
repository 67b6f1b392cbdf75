"""The words that a word may be a usual form of: plurals, and verbs with an ending.

Endings of English, German, French and Spanish, tried on the word of a prompt, so that an entry
takes no more memory than one without forms. "-er" is none of them: "cocker" is a dog, and whoever
wants "fucker" lists it, or ends the entry with ``*``.
"""

from collections.abc import Iterator

_LEAST_STEM = 2
_LEAST_GERMAN = 5
"""Letters before "-e" and "-en": after fewer they make another word ("spice", "dicken")."""


def lemmas_of(word: str) -> Iterator[str]:
    """Yield each word, itself first, that a folded word may be a form of; some are no words."""
    yield word
    for ending, restored in (("s", ""), ("es", ""), ("ies", "y"), ("ces", "z"), ("x", "")):
        yield from _without(word, ending, restored)
    for ending in ("ed", "ing"):
        for stem in _without(word, ending):
            yield stem
            yield f"{stem}e"
            if stem[-1] == stem[-2]:
                yield stem[:-1]
    if word.endswith("en"):
        yield from _without(word, "n")
    for ending in ("e", "en"):
        yield from _without(word, ending, least=_LEAST_GERMAN)


def stem_of(word: str) -> str:
    """Return what all forms of a word begin with."""
    return word[:-1] if word.endswith(("e", "y", "z")) else word


def _without(word: str, ending: str, restored: str = "", *, least: int = _LEAST_STEM) -> list[str]:
    stem = word.removesuffix(ending)
    return [stem + restored] if stem != word and len(stem) >= least else []
