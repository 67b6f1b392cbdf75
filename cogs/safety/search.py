"""Searches texts for what is drawn nowhere; the terms are loaded by the first that is searched."""

import asyncio
from collections.abc import Iterable
from functools import cache

from cogs.filter import FilterList, Strictness, filter_list
from cogs.safety.model import Finding, Read, classes_of, finding, readable
from cogs.safety.terms import Terms, packaged_terms


async def classes_in(texts: Iterable[str]) -> list[frozenset[str]]:
    """Return the classes of the terms that count in each text."""
    is_loaded = _loaded.cache_info().currsize
    terms, its = _loaded() if is_loaded else await asyncio.to_thread(_loaded)
    found: list[frozenset[str]] = []
    for text in map(readable, texts):
        hits = (await its.check(text, level=Strictness.RELAXED)).hits
        found.append(classes_of(Read(text=text, hits=hits), terms.beside))
    return found


async def find(text: str, *, has_picture: bool) -> Finding | None:
    """Return why a text is drawn nowhere; None where nothing speaks against it."""
    return finding(await classes_in([text]), [], has_picture=has_picture)


@cache
def _loaded() -> tuple[Terms, FilterList]:
    """Load the terms of all languages as one filter: half a second."""
    terms = packaged_terms()
    return terms, filter_list("", terms.entries)
