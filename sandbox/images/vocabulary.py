"""The painter's words in other languages, as data."""

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

_TABLE = Path(__file__).with_name("vocabulary.toml")
_WORD = re.compile(r"[^\W\d_]+")
_UNSPACED = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]")
"""Japanese and Chinese, which put no spaces between words."""
_SHORTEST_STEM = 5
_SHORTEST_STEM_ELSEWHERE = 3
"""Of scripts other than Latin."""
_ARTICLES = ("وال", "بال", "ال")


def known_words(prompt: str, english: frozenset[str]) -> Iterator[str]:
    """Yield the prompt's words in lower case, known ones of other languages in English."""
    stems, unspaced = _vocabulary()
    # A Turkish capital İ becomes two signs in lower case.
    for word in _WORD.findall(prompt.lower().replace("i\u0307", "i")):
        if word in english:
            yield word
        elif _UNSPACED.search(word):
            yield from (stems[found] for found in unspaced.findall(word))
        else:
            yield _translated(word, stems)


def _translated(word: str, stems: dict[str, str]) -> str:
    for article in _ARTICLES:
        word = word.removeprefix(article)
    if word in stems:
        return stems[word]
    shortest = _SHORTEST_STEM if word[0] < "\u0250" else _SHORTEST_STEM_ELSEWHERE
    for length in range(len(word) - 1, shortest - 1, -1):
        if word[:length] in stems:
            return stems[word[:length]]
    return word


@cache
def _vocabulary() -> tuple[dict[str, str], re.Pattern[str]]:
    rows: dict[str, str] = tomllib.loads(_TABLE.read_text(encoding="utf-8"))
    stems = {word: english for english, words in rows.items() for word in words.split()}
    unspaced = sorted(filter(_UNSPACED.match, stems), key=len, reverse=True)
    return stems, re.compile("|".join(unspaced))
