"""Everything that is on record of one request, for whoever runs Easel."""

from dataclasses import dataclass
from typing import Any, NamedTuple

from sqlalchemy import Connection, Table, func, select

from bot.db.charges import ChargeRow
from bot.db.jobs import JobRow, get_job
from bot.db.tables import (
    charges,
    events,
    favourites,
    jobs,
    pictures,
    predictions,
    report_cases,
    reports,
    reviews,
    showcases,
    stars,
)

_ID_DIGITS = 32


class ReviewRow(NamedTuple):
    """What moderators decided before anybody saw the pictures; times are unix seconds."""

    state: str
    why: str
    opened_at: float
    decided_by: int | None
    decided_at: float | None
    reason: str | None


class ReportRow(NamedTuple):
    """What a member reported, and what became of it."""

    reported_at: float
    reporter_id: int
    category: str | None
    reason: str
    state: str
    decided_by: int | None
    decided_at: float | None


class EventRow(NamedTuple):
    """An event of the audit log."""

    happened_at: float
    kind: str
    actor_id: int | None
    guild_id: int
    channel_id: int | None
    facts: str
    """JSON."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryRows:
    """A job with all that refers to it."""

    job: JobRow
    charge: ChargeRow | None
    review: ReviewRow | None
    reports: tuple[ReportRow, ...]
    events: tuple[EventRow, ...]
    """Oldest first."""
    fingerprints: int
    """How many pictures can be recognised elsewhere."""
    favourites: int
    stars: int
    showcase_channel_id: int | None


def story_of(connection: Connection, job_id: str) -> StoryRows | None:
    """Return what is on record of a job; None where there is no such job."""
    job = get_job(connection, job_id)
    if job is None:
        return None
    charged = select(charges).where(charges.c.job_id == job_id)
    charge = connection.execute(charged).mappings().first()
    review = connection.execute(
        select(*(reviews.c[name] for name in ReviewRow._fields)).where(reviews.c.job_id == job_id)
    ).first()
    told = (
        select(
            reports.c.reported_at,
            reports.c.reporter_id,
            reports.c.category,
            reports.c.reason,
            report_cases.c.state,
            report_cases.c.decided_by,
            report_cases.c.decided_at,
        )
        .join_from(reports, report_cases)
        .where(reports.c.job_id == job_id)
        .order_by(reports.c.reported_at)
    )
    shown = connection.execute(
        select(showcases.c.channel_id).where(showcases.c.job_id == job_id)
    ).scalar()
    return StoryRows(
        job=job,
        charge=None if charge is None else ChargeRow(**charge),
        review=None if review is None else ReviewRow(*review),
        reports=tuple(ReportRow(*row) for row in connection.execute(told)),
        events=_events_of(connection, job),
        fingerprints=_count(connection, pictures, job_id),
        favourites=_count(connection, favourites, job_id),
        stars=_count(connection, stars, job_id),
        showcase_channel_id=shown,
    )


def jobs_called(connection: Connection, beginning: str, *, limit: int) -> list[str]:
    """Return the ids that begin like this, hexadecimal digits, in their order."""
    last = beginning + "f" * (_ID_DIGITS - len(beginning))
    found = (
        select(jobs.c.id)
        .where(jobs.c.id >= beginning, jobs.c.id <= last)
        .order_by(jobs.c.id)
        .limit(limit)
    )
    return list(connection.execute(found).scalars())


def job_of_prediction(connection: Connection, prediction_id: str) -> str | None:
    """Return the id of the job whose prediction this is, by the image service's id."""
    its = select(predictions.c.job_id).where(predictions.c.prediction_id == prediction_id).limit(1)
    return connection.execute(its).scalar()


def refusals_of(connection: Connection, user_id: int, *, limit: int) -> list[EventRow]:
    """Return the refused requests of a person on servers, newest first; they are no jobs."""
    found = (
        select(*_event_columns())
        .where(events.c.user_id == user_id, events.c.kind == "refused")
        .order_by(events.c.happened_at.desc())
        .limit(limit)
    )
    return [EventRow(*row) for row in connection.execute(found)]


def _events_of(connection: Connection, job: JobRow) -> tuple[EventRow, ...]:
    if job.guild_id is None:
        return ()
    found = (
        select(*_event_columns())
        .where(
            # By the index on people; one on jobs would be written with every event.
            events.c.user_id == job.user_id,
            events.c.guild_id == job.guild_id,
            events.c.happened_at >= job.created_at,
            events.c.job_id == job.id,
        )
        .order_by(events.c.happened_at)
    )
    return tuple(EventRow(*row) for row in connection.execute(found))


def _event_columns() -> list[Any]:
    return [events.c[name] for name in EventRow._fields]


def _count(connection: Connection, table: Table, job_id: str) -> int:
    counted = select(func.count()).select_from(table).where(table.c.job_id == job_id)
    return connection.execute(counted).scalar_one()
