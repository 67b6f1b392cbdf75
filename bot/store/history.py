"""What a person has drawn, and what they like, as rows to look through."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, Select, func, select

from bot.store.tables import favourites, jobs


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryQuery:
    """Which of a person's results; what is None or empty does not matter."""

    user_id: int
    state: str
    """The state of jobs that ended with pictures."""
    words: tuple[str, ...] = ()
    """Each is in the prompt, in whatever letters (SQLite: as far as they are ASCII)."""
    model: str | None = None
    """The model's id, or a part of it."""
    is_favourite: bool = False
    """What they like, whoever drew it, instead of what they drew."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptRow:
    """What is worth knowing of a result to choose it from a list; the time is unix seconds."""

    job_id: str
    prompt: str
    model: str
    created_at: float


def find_history(
    connection: Connection, query: HistoryQuery, *, limit: int, offset: int = 0
) -> list[KeptRow]:
    """Return a part of them, the newest (or what was liked last) first."""
    newest = favourites.c.added_at if query.is_favourite else jobs.c.created_at
    found = connection.execute(
        _matching(query, select(jobs.c.id, jobs.c.prompt, jobs.c.model, jobs.c.created_at))
        .order_by(newest.desc(), jobs.c.id.desc())
        .limit(limit)
        .offset(offset)
    )
    return [_kept(row) for row in found]


def count_history(connection: Connection, query: HistoryQuery) -> int:
    """Return how many there are."""
    found: int = connection.execute(
        _matching(query, select(func.count()).select_from(jobs))
    ).scalar_one()
    return found


def history_beginning_with(
    connection: Connection, query: HistoryQuery, beginning: str, *, limit: int
) -> list[KeptRow]:
    """Return those whose id begins so."""
    found = connection.execute(
        _matching(query, select(jobs.c.id, jobs.c.prompt, jobs.c.model, jobs.c.created_at))
        .where(jobs.c.id.startswith(beginning, autoescape=True))
        .limit(limit)
    )
    return [_kept(row) for row in found]


def _matching(query: HistoryQuery, start: Select[Any]) -> Select[Any]:
    found = start.where(jobs.c.state == query.state, jobs.c.removed_at.is_(None))
    if query.is_favourite:
        found = found.join(favourites, favourites.c.job_id == jobs.c.id).where(
            favourites.c.user_id == query.user_id
        )
    else:
        found = found.where(jobs.c.user_id == query.user_id)
    if query.model is not None:
        found = found.where(jobs.c.model.icontains(query.model, autoescape=True))
    for word in query.words:
        found = found.where(jobs.c.prompt.icontains(word, autoescape=True))
    return found


def _kept(row: Row[Any]) -> KeptRow:
    return KeptRow(job_id=row.id, prompt=row.prompt, model=row.model, created_at=row.created_at)
