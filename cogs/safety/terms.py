"""The terms of the safety layer as they are written in ``terms.toml``."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import product

from cogs.filter import Action, FilterEntry, Kind, Strictness

ADULT_AGE_YEARS = 18

_CHOICE = re.compile(r"\{([^{}]*)\}")
_SET = re.compile(r"<(\w+)>")
_SETS = "sets"
_WORD_CLASSES = frozenset({"tens", "things", "not_worn", "fillers", "blockers"})
"""What decides about a term beside it, and is no term itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """All terms, as entries of one filter, and the words that decide beside them."""

    entries: tuple[FilterEntry, ...]
    """The note of each says its class and its language: ``minor:en``."""
    beside: Mapping[tuple[str, str], frozenset[str]]
    """By class and language; in lower case."""


@cache
def packaged_terms() -> Terms:
    """Return the terms that come with Easel."""
    file = files("cogs.safety") / "terms.toml"
    return _terms(tomllib.loads(file.read_text(encoding="utf-8")))


def _terms(written: Mapping[str, Mapping[str, str | Mapping[str, str]]]) -> Terms:
    entries: list[FilterEntry] = []
    beside: dict[tuple[str, str], frozenset[str]] = {}
    digits = "|".join(str(age) for age in range(ADULT_AGE_YEARS))
    for language, classes in written.items():
        sets = {"digits": digits, **_mapping(classes.get(_SETS, {}))}
        for name, text in classes.items():
            if not isinstance(text, str):
                continue
            terms = dict.fromkeys(_expanded(text, sets))
            if name in _WORD_CLASSES:
                beside[name, language] = frozenset(term.casefold() for term in terms)
                continue
            entries += [
                FilterEntry(
                    kind=Kind.PHRASE if " " in term else Kind.WORD,
                    text=term,
                    action=Action.REFUSE,
                    strictness=Strictness.RELAXED,
                    note=f"{name}:{language}",
                )
                for term in terms
            ]
    return Terms(entries=tuple(entries), beside=beside)


def _mapping(sets: str | Mapping[str, str]) -> Mapping[str, str]:
    return {} if isinstance(sets, str) else sets


def _expanded(text: str, sets: Mapping[str, str]) -> Iterator[str]:
    for written in text.split(","):
        # A set among other choices is more of them; one alone is a choice itself.
        inside = _CHOICE.sub(lambda found: _SET.sub(lambda one: sets[one[1]], found[0]), written)
        whole = _SET.sub(lambda one: f"{{{sets[one[1]]}}}", inside)
        for chosen in _chosen(whole):
            term = " ".join(chosen.split())
            if term:
                yield term


def _chosen(text: str) -> Iterator[str]:
    parts = _CHOICE.split(text)
    if len(parts) == 1:
        yield text
        return
    # Every second part was inside braces.
    choices = [part.split("|") if at % 2 else [part] for at, part in enumerate(parts)]
    for chosen in product(*choices):
        yield from _chosen("".join(chosen))
