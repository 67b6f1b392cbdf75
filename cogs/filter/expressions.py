"""Managers' regular expressions: compiled, tried on slow texts, and run with a time limit."""

import itertools
import time
from collections.abc import Iterator
from functools import lru_cache

import regex

from bot.errors import RefusedError

MOST_REPEATS = 10_000
TRIAL_LIMIT_SECONDS = 0.001
"""A text that takes longer (processor time) is compared with the time of ``_ORDINARY``."""
TRIAL_BUDGET_SECONDS = 0.15
_PATIENCE_SECONDS = 0.25
"""Time on the wall, in which a busy machine may leave a thread waiting for tenths of a second."""

_BRACES = regex.compile(r"\{([^{}]*)\}")
_NUMBER = regex.compile(r"\d+")
# What only the regex library knows and no list needs: recursion, named lists, fuzzy matching,
# switching to free spacing (which could hide a repeat count) and to a search from the end.
_UNWANTED = regex.compile(
    r"\(\?(?:R|\d|&|P>|[a-zA-Z]*[xrbep][a-zA-Z]*[:)-])|\\L<|\{[^{}]*[<=][^{}]*\}|\{[ide]\}"
)
# Literal pieces, roughly: words, and signs that stand for themselves.
_ESCAPE = regex.compile(r"\\[a-zA-Z]|\(\?[a-zA-Z]*|\{[^{}]*\}|\\(?=\W)")
_PIECE = regex.compile(r"[^\W_]+|[-_.@!#%&;:,<>=~/'\" ]+")
_TRIAL_LENGTH = 600
_MOST_PIECES = 6
_MOST_LETTERS = 8
_MOST_PAIRED = 4
_ORDINARY = (
    regex.compile("[д-я]+ъ", regex.IGNORECASE | regex.VERSION0),
    "д" * _TRIAL_LENGTH + "\x00ъ",
)
"""The slowest pattern that is accepted: its time grows with the square of the text. It takes 1 to
4 ms; ``^(a+)+$`` takes more than twice as long, or for ever."""


class RegexInvalidError(RefusedError):
    """Not a regular expression, or one with parts that are not allowed. Facts: ``entry``."""

    words_id = "refusal-filter-regex-invalid"


class RegexMatchesNothingError(RefusedError):
    """It matches the empty text, and so every prompt. Facts: ``entry``."""

    words_id = "refusal-filter-regex-empty"


class RegexTooSlowError(RefusedError):
    """It takes too long on a text that somebody could type. Facts: ``entry``."""

    words_id = "refusal-filter-regex-slow"


@lru_cache(maxsize=4096)
def compiled(pattern: str) -> regex.Pattern[str]:
    """Compile a pattern; case never matters.

    Raises:
        RegexInvalidError: it is not valid, or not allowed.
    """
    # The library unrolls repeats: "(?:a{9999}){9999}" would take all memory.
    if _UNWANTED.search(pattern) or _repeats(pattern) > MOST_REPEATS:
        raise RegexInvalidError(entry=pattern)
    try:
        return regex.compile(pattern, regex.IGNORECASE | regex.VERSION0)
    except (regex.error, ValueError, KeyError, IndexError, OverflowError, RecursionError) as error:
        raise RegexInvalidError(str(error), entry=pattern) from error


def require_quick(pattern: regex.Pattern[str]) -> None:
    """Try a pattern on texts made to be slow.

    Raises:
        RegexMatchesNothingError: it matches the empty text.
        RegexTooSlowError: one of the texts, or all together, took too long.
    """
    total_seconds = 0.0
    for text in ("", *_nasty_texts(pattern.pattern)):
        try:
            found, seconds = _search_quickly(pattern, text)
        except TimeoutError as error:
            raise RegexTooSlowError(entry=pattern.pattern) from error
        if not text and found:
            raise RegexMatchesNothingError(entry=pattern.pattern)
        total_seconds += seconds
        if total_seconds > TRIAL_BUDGET_SECONDS:
            raise RegexTooSlowError(entry=pattern.pattern)


def _search_quickly(
    pattern: regex.Pattern[str], text: str
) -> tuple[regex.Match[str] | None, float]:
    found, seconds = _timed(pattern, text)
    if seconds > TRIAL_LIMIT_SECONDS:
        # On a slow machine, or a shared processor, everything takes longer.
        ordinary = min(_timed(*_ORDINARY)[1] for _ in range(3))
        if min(_timed(pattern, text)[1] for _ in range(3)) > 2 * ordinary:
            raise TimeoutError
    return found, seconds


def _timed(pattern: regex.Pattern[str], text: str) -> tuple[regex.Match[str] | None, float]:
    # The thread's own time: on a busy machine a good pattern must not count as slow.
    began = time.thread_time()
    found = search(pattern, text, limit_seconds=_PATIENCE_SECONDS)
    return found, time.thread_time() - began


def search(
    pattern: regex.Pattern[str], text: str, *, start: int = 0, limit_seconds: float
) -> regex.Match[str] | None:
    """Search with a time limit, twice where the first time is not enough.

    Raises:
        TimeoutError: it was not enough twice.
    """
    # Twice, because the library's limit is the time of the whole process, or of the wall: others
    # may have had the processor.
    for _ in range(2):
        began, began_working = time.perf_counter(), time.process_time()
        try:
            found = pattern.search(text, start, timeout=limit_seconds)
        except TimeoutError:
            continue
        # Seen with regex 2026.11.15: out of time, it now and then answers None, a little early.
        taken = max(time.perf_counter() - began, time.process_time() - began_working)
        if found or taken < 0.9 * limit_seconds:
            return found
    raise TimeoutError


def _repeats(pattern: str) -> int:
    product = 1
    for inside in _BRACES.findall(pattern):
        numbers = [int(number) for number in _NUMBER.findall("".join(inside.split()))]
        product *= max([1, *numbers])
    return product


def _nasty_texts(pattern: str) -> Iterator[str]:
    """Yield long repetitions of the pattern's pieces, with an end that does not match."""
    pieces = list(dict.fromkeys(_PIECE.findall(_ESCAPE.sub("", pattern))))[:_MOST_PIECES]
    letters = list(dict.fromkeys("".join(pieces).lower()))[:_MOST_LETTERS]
    letters = list(dict.fromkeys([*letters, "a", "0", " "]))
    pairs = ["".join(pair) for pair in itertools.permutations(letters[:_MOST_PAIRED], 2)]
    spaced = [f"{piece} " for piece in pieces]
    # The library first looks whether a text has a required piece at all: so it is there, but after
    # a character that nobody types.
    tail = "".join(pieces)
    ends = dict.fromkeys(("\x00", f"\x00{tail}", f"{tail[:1]}\x00{tail}"))
    for repeated in (*letters, *pieces, *spaced, *pairs):
        for end in ends:
            yield repeated * (_TRIAL_LENGTH // len(repeated)) + end
