"""The terms of the safety layer as they are written in ``languages``, one file each.

``terms`` by their class (model.py says what each does) and ``beside``, words that decide about a
term beside them and are none themselves. Commas part the terms; ``{a|b}`` is either, ``{|a}``
perhaps, ``<name>`` one of ``sets``, where ``digits`` are the ages below 18 and ``births`` the
years in which children were born. A term counts in texts of every language: what is harmless in
another one ("kind", "nu metal") needs a ``neutral`` phrase there, or is left out.
"""

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.resources import files
from itertools import product

from cogs.filter import Action, FilterEntry, Kind, Strictness

ADULT_AGE_YEARS = 18
_LEAST_FIGURE = 5
"""Smaller numbers that stand alone mostly count something."""

_CHOICE = re.compile(r"\{([^{}]*)\}")
_SET = re.compile(r"<(\w+)>")


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """All terms, as entries of one filter, and the words that decide beside them."""

    texts: Mapping[FilterEntry, Iterable[str]]
    """What each entry is found by: those of one class and language share it, because 17,000 would
    take 3 MB. Its note says both: ``minor:en``, ``number:`` for figures."""
    beside: Mapping[tuple[str, str], frozenset[str]]
    """By class and language; in lower case."""


def packaged_terms() -> Terms:
    """Return the terms that come with Easel."""
    texts = defaultdict[FilterEntry, list[str]](list)
    beside: dict[tuple[str, str], frozenset[str]] = {}
    sets_of_all = _sets_of_all()
    folder = files("cogs.safety").joinpath("languages")
    for file in sorted(folder.iterdir(), key=lambda its: its.name):
        language = file.name.removesuffix(".toml")
        written = tomllib.loads(file.read_text(encoding="utf-8"))
        sets = {**sets_of_all, **written.get("sets", {})}
        for name, text in written["terms"].items():
            note = f"{name}:{language}"
            for term in _terms(text, sets):
                texts[_entry(term, note)].append(term)
        for name, text in written.get("beside", {}).items():
            beside[name, language] = frozenset(term.casefold() for term in _terms(text, sets))
    ages = list(map(str, range(_LEAST_FIGURE, ADULT_AGE_YEARS)))
    texts[_entry(ages[0], "number:")] += ages
    for name in ("people", "fillers"):
        its = (words for (its_name, _), words in beside.items() if its_name == name)
        beside[name, ""] = frozenset[str]().union(*its)
    return Terms(texts=texts, beside=beside)


def _sets_of_all() -> Mapping[str, str]:
    year = datetime.now(UTC).year
    numbers = {
        "digits": range(ADULT_AGE_YEARS),
        "births": range(year - ADULT_AGE_YEARS + 1, year + 1),
    }
    return {name: "|".join(map(str, its)) for name, its in numbers.items()}


def _entry(term: str, note: str) -> FilterEntry:
    return FilterEntry(
        kind=Kind.PHRASE if " " in term else Kind.WORD,
        text="",
        action=Action.REFUSE,
        strictness=Strictness.RELAXED,
        note=note,
    )


def _terms(text: str, sets: Mapping[str, str]) -> Iterable[str]:
    return dict.fromkeys(_expanded(text, sets))


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
