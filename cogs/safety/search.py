"""Searches texts for what is drawn nowhere; the terms are loaded by the first that is searched."""

import asyncio
from collections.abc import Iterable, Mapping
from functools import cache

from cogs.filter import FilterList, Strictness, terms_list
from cogs.safety.model import Finding, Read, classes_of, finding, readable
from cogs.safety.terms import packaged_terms


async def classes_in(texts: Iterable[str]) -> list[frozenset[str]]:
    """Return the classes of the terms that count in each text."""
    is_loaded = loaded_terms.cache_info().currsize
    its, beside = loaded_terms() if is_loaded else await asyncio.to_thread(loaded_terms)
    found: list[frozenset[str]] = []
    for text in map(readable, texts):
        hits = (await its.check(text, level=Strictness.RELAXED)).hits
        found.append(classes_of(Read(text=text, hits=hits), beside))
    return found


async def find(text: str, *, has_picture: bool) -> Finding | None:
    """Return why a text is drawn nowhere; None where nothing speaks against it."""
    return finding(await classes_in([text]), [], has_picture=has_picture)


@cache
def loaded_terms() -> tuple[FilterList, Mapping[tuple[str, str], frozenset[str]]]:
    """Load the terms of all languages as one filter, and the words beside: half a second."""
    terms = packaged_terms()
    return terms_list(terms.texts), terms.beside
