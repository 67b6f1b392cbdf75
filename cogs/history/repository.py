"""What people have drawn and what they like for themselves, as rows."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, delete, func, insert, select

from bot.db.personal import Erasure, PersonalColumn
from bot.db.tables import favourites, jobs
from bot.imagine.job import JobState


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryFilters:
    """Which of a person's results; what is empty does not matter."""

    text: str = ""
    """Words that are all in the prompt, in any letters (SQLite: any ASCII letters)."""
    model: str = ""
    """A model's id, or a part of it."""
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
    connection: Connection, user_id: int, filters: HistoryFilters, *, limit: int, offset: int = 0
) -> list[KeptRow]:
    """Return a part of them, the newest (or what was liked last) first."""
    if filters.is_favourite:
        newest = favourites.c.added_at.desc(), favourites.c.job_id.desc()
        found = _liked(user_id, filters, select(favourites.c.job_id)).order_by(*newest)
        ids = connection.execute(found.limit(limit).offset(offset)).scalars().all()
        return _kept(connection, ids)
    newest = jobs.c.created_at.desc(), jobs.c.id.desc()
    found = _drawn(user_id, filters, select(*_KEPT)).order_by(*newest).limit(limit).offset(offset)
    return [KeptRow(**row) for row in connection.execute(found).mappings()]


def count_history(connection: Connection, user_id: int, filters: HistoryFilters) -> int:
    """Return how many there are."""
    start = select(func.count())
    found = (
        _liked(user_id, filters, start) if filters.is_favourite else _drawn(user_id, filters, start)
    )
    return int(connection.execute(found).scalar_one())


def history_beginning_with(
    connection: Connection, user_id: int, filters: HistoryFilters, beginning: str, *, limit: int
) -> list[KeptRow]:
    """Return those whose id begins so."""
    if filters.is_favourite:
        begins = favourites.c.job_id.startswith(beginning, autoescape=True)
        found = _liked(user_id, filters, select(favourites.c.job_id)).where(begins).limit(limit)
        return _kept(connection, connection.execute(found).scalars().all())
    begins = jobs.c.id.startswith(beginning, autoescape=True)
    found = _drawn(user_id, filters, select(*_KEPT)).where(begins).limit(limit)
    return [KeptRow(**row) for row in connection.execute(found).mappings()]


def _drawn(user_id: int, filters: HistoryFilters, start: Select[Any]) -> Select[Any]:
    return start.where(jobs.c.user_id == user_id, *_matching(filters))


def _liked(user_id: int, filters: HistoryFilters, start: Select[Any]) -> Select[Any]:
    # Not a join: PostgreSQL would read everybody's jobs for one person's favourites.
    its = select(jobs.c.id).where(jobs.c.id == favourites.c.job_id, *_matching(filters))
    is_theirs = favourites.c.user_id == user_id
    return start.where(is_theirs, its.scalar_subquery().is_not(None))


def _kept(connection: Connection, job_ids: Sequence[str]) -> list[KeptRow]:
    found = connection.execute(select(*_KEPT).where(jobs.c.id.in_(job_ids))).mappings()
    by_id = {row["job_id"]: KeptRow(**row) for row in found}
    # One may have been erased by another process since.
    return [by_id[job_id] for job_id in job_ids if job_id in by_id]


def _matching(filters: HistoryFilters) -> list[ColumnElement[bool]]:
    # PostgreSQL takes no NUL in a text; there is none in any prompt either.
    text, model = (one.replace("\0", " ").strip() for one in (filters.text, filters.model))
    wanted = [jobs.c.state == JobState.DELIVERED, jobs.c.removed_at.is_(None)]
    if model:
        wanted.append(jobs.c.model.icontains(model, autoescape=True))
    wanted += [jobs.c.prompt.icontains(word, autoescape=True) for word in text.split()]
    return wanted


PERSONAL = (PersonalColumn(column=favourites.c.user_id, erasure=Erasure.DELETES, is_exported=True),)


def put_favourite(connection: Connection, job_id: str, user_id: int, *, now: float) -> bool:
    """Keep a result as a person's favourite; False where it is one, or is not on record."""
    if connection.execute(select(jobs.c.id).where(jobs.c.id == job_id)).first() is None:
        return False
    its = select(favourites.c.job_id).where(
        favourites.c.job_id == job_id, favourites.c.user_id == user_id
    )
    if connection.execute(its).first() is not None:
        return False
    connection.execute(insert(favourites), {"job_id": job_id, "user_id": user_id, "added_at": now})
    return True


def forget_favourite(connection: Connection, job_id: str, user_id: int) -> bool:
    """Take it from a person's favourites; False where it is none."""
    is_it = (favourites.c.job_id == job_id) & (favourites.c.user_id == user_id)
    return connection.execute(delete(favourites).where(is_it)).rowcount > 0


def forget_favourites_of(connection: Connection, job_id: str) -> None:
    """Take a result from everybody's favourites."""
    connection.execute(delete(favourites).where(favourites.c.job_id == job_id))
