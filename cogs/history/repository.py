"""What a person has drawn, and what they like, as rows to look through."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, func, select

from bot.db.tables import favourites, jobs


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


_KEPT = jobs.c.id.label("job_id"), jobs.c.prompt, jobs.c.model, jobs.c.created_at


def find_history(
    connection: Connection, query: HistoryQuery, *, limit: int, offset: int = 0
) -> list[KeptRow]:
    """Return a part of them, the newest (or what was liked last) first."""
    if query.is_favourite:
        newest = favourites.c.added_at.desc(), favourites.c.job_id.desc()
        found = _liked(query, select(favourites.c.job_id)).order_by(*newest)
        ids = connection.execute(found.limit(limit).offset(offset)).scalars().all()
        return _kept(connection, ids)
    newest = jobs.c.created_at.desc(), jobs.c.id.desc()
    found = _drawn(query, select(*_KEPT)).order_by(*newest).limit(limit).offset(offset)
    return [KeptRow(**row) for row in connection.execute(found).mappings()]


def count_history(connection: Connection, query: HistoryQuery) -> int:
    """Return how many there are."""
    start = select(func.count())
    found = _liked(query, start) if query.is_favourite else _drawn(query, start)
    return int(connection.execute(found).scalar_one())


def history_beginning_with(
    connection: Connection, query: HistoryQuery, beginning: str, *, limit: int
) -> list[KeptRow]:
    """Return those whose id begins so."""
    if query.is_favourite:
        begins = favourites.c.job_id.startswith(beginning, autoescape=True)
        found = _liked(query, select(favourites.c.job_id)).where(begins).limit(limit)
        return _kept(connection, connection.execute(found).scalars().all())
    begins = jobs.c.id.startswith(beginning, autoescape=True)
    found = _drawn(query, select(*_KEPT)).where(begins).limit(limit)
    return [KeptRow(**row) for row in connection.execute(found).mappings()]


def _drawn(query: HistoryQuery, start: Select[Any]) -> Select[Any]:
    return start.where(jobs.c.user_id == query.user_id, *_matching(query))


def _liked(query: HistoryQuery, start: Select[Any]) -> Select[Any]:
    # Not a join: PostgreSQL would read everybody's jobs for one person's favourites.
    its = select(jobs.c.id).where(jobs.c.id == favourites.c.job_id, *_matching(query))
    is_theirs = favourites.c.user_id == query.user_id
    return start.where(is_theirs, its.scalar_subquery().is_not(None))


def _kept(connection: Connection, job_ids: Sequence[str]) -> list[KeptRow]:
    found = connection.execute(select(*_KEPT).where(jobs.c.id.in_(job_ids))).mappings()
    by_id = {row["job_id"]: KeptRow(**row) for row in found}
    # One may have been erased by another process since.
    return [by_id[job_id] for job_id in job_ids if job_id in by_id]


def _matching(query: HistoryQuery) -> list[ColumnElement[bool]]:
    wanted = [jobs.c.state == query.state, jobs.c.removed_at.is_(None)]
    if query.model is not None:
        wanted.append(jobs.c.model.icontains(query.model, autoescape=True))
    wanted += [jobs.c.prompt.icontains(word, autoescape=True) for word in query.words]
    return wanted
