"""Jobs and their predictions as rows; each function runs inside ``Database.write`` or ``read``.

Changes name the states they start from and tell whether the row was in one of them, so two
parts that race for a job cannot both win.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, TypedDict, Unpack

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Connection,
    Select,
    Table,
    bindparam,
    delete,
    func,
    insert,
    select,
    update,
)

from bot.db.charges import forget_who_was_charged
from bot.db.personal import Erasure, PersonalColumn, erased_in_steps, kept
from bot.db.statement import Statement
from bot.db.tables import jobs, predictions, starred, turns

PERSONAL = (
    PersonalColumn(
        column=jobs.c.user_id,
        erasure=Erasure.DELETES,
        is_exported=True,
        # The reply holds the token that edits it; the rest is of the processes that draw.
        withheld=(jobs.c.reply, jobs.c.owner, jobs.c.lane, jobs.c.shown_until),
        erase=erased_in_steps,
    ),
    *kept(jobs.c.canceled_by, jobs.c.removed_by),
    # While there is a turn, nothing is erased; it says nothing that its job does not.
    PersonalColumn(column=turns.c.user_id, erasure=Erasure.DELETES),
)

_COLUMNS, _PREDICTION_COLUMNS = tuple(jobs.c.keys()), tuple(predictions.c.keys())
_INSERT_JOB, _INSERT_PREDICTION = Statement(insert(jobs)), Statement(insert(predictions))
_PUT_FIRST_MESSAGE = Statement(
    update(jobs)
    .where(jobs.c.id == bindparam("its_id"), jobs.c.message_id.is_(None))
    .values(
        reply=bindparam("to_reply"),
        message_id=bindparam("to_message_id"),
        updated_at=bindparam("now"),
    )
)
_JOB = Statement(select(jobs).where(jobs.c.id == bindparam("its_id")))
_PREDICTIONS = Statement(select(predictions).where(predictions.c.job_id == bindparam("its_id")))


@dataclass(frozen=True, slots=True, kw_only=True)
class PredictionRow:
    """One paid prediction of a job."""

    position: int
    """Which of the job's predictions: 0, 1, ..."""
    state: str
    prediction_id: str | None = None
    posted_at: float | None = None
    started_at: float | None = None
    ended_at: float | None = None
    seed: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class JobRow:
    """One accepted request with its predictions in their order; times are unix seconds."""

    id: str
    """32 hexadecimal digits."""
    state: str
    user_id: int
    guild_id: int | None = None
    channel_id: int
    created_at: float
    updated_at: float
    request: str
    """JSON."""
    reply: str
    """JSON."""
    failure: str | None = None
    """JSON."""
    canceled_by: int | None = None
    retried_by: str | None = None
    """The job that draws this one again."""
    published_at: float | None = None
    result: str | None = None
    """JSON: facts of the result."""
    message_id: int | None = None
    """The message its reply is, to find it by."""
    parent_id: str | None = None
    """The job whose picture it began from."""
    way: str = "imagine"
    """How it was asked for."""
    prompt: str = ""
    model: str = ""
    published_message_id: int | None = None
    removed_at: float | None = None
    """When its pictures were taken away."""
    removed_by: int | None = None
    owner: int | None = None
    """The worker that may change it, where several processes share the database."""
    lane: int | None = None
    """A person's jobs of one lane are drawn one after the other."""
    shown_until: float | None = None
    """When a progress edit that another process sends now has landed."""
    predictions: tuple[PredictionRow, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RecentRow:
    """What counts of a job when its person asks for the next one."""

    state: str
    lane: int
    reply: str
    """JSON."""


class JobChanges(TypedDict, total=False):
    """What may change in a job besides its state."""

    reply: str
    failure: str | None
    canceled_by: int | None
    result: str | None
    message_id: int | None
    published_message_id: int | None


class PredictionChanges(TypedDict, total=False):
    """What may change in a prediction besides its state."""

    prediction_id: str | None
    posted_at: float | None
    started_at: float | None
    ended_at: float | None
    seed: int | None


def insert_job(connection: Connection, job: JobRow) -> None:
    """Add a job and its predictions."""
    _INSERT_JOB.change(connection, {name: getattr(job, name) for name in _COLUMNS})
    rows = [
        {"job_id": job.id} | {name: getattr(row, name) for name in _PREDICTION_COLUMNS[1:]}
        for row in job.predictions
    ]
    if rows:
        _INSERT_PREDICTION.change_each(connection, rows)


def put_first_message(
    connection: Connection, job_id: str, *, reply: str, message_id: int | None, now: float
) -> None:
    """Set the job's reply and its message, unless a message is known."""
    values = {"its_id": job_id, "to_reply": reply, "to_message_id": message_id, "now": now}
    _PUT_FIRST_MESSAGE.change(connection, values)


def get_job(connection: Connection, job_id: str) -> JobRow | None:
    """Return the job with its predictions, or None if there is no such job."""
    its = {"its_id": job_id}
    found = _JOB.rows(connection, its)
    if not found:
        return None
    (job,) = _with_predictions(found, _PREDICTIONS.rows(connection, its))
    return job


def job_of_message(connection: Connection, message_id: int) -> JobRow | None:
    """Return the newest job whose reply or public copy is this message: a retry takes its place."""
    is_it = (jobs.c.message_id == message_id) | (jobs.c.published_message_id == message_id)
    newest = select(jobs.c.id).where(is_it).order_by(jobs.c.created_at.desc()).limit(1)
    job_id = connection.execute(newest).scalar()
    return None if job_id is None else get_job(connection, job_id)


def unfinished_jobs(connection: Connection, states: Collection[str]) -> list[JobRow]:
    """Return the jobs in these states with their predictions, oldest first."""
    is_wanted = jobs.c.state.in_(states)
    found = connection.execute(
        select(jobs).where(is_wanted).order_by(jobs.c.created_at, jobs.c.id)
    ).all()
    theirs = select(predictions).join(jobs).where(is_wanted)
    return _with_predictions(found, connection.execute(theirs).all())


def jobs_of_user(connection: Connection, user_id: int, *, limit: int) -> list[JobRow]:
    """Return the person's latest jobs with their predictions, newest first."""
    found = connection.execute(
        select(jobs)
        .where(jobs.c.user_id == user_id)
        .order_by(jobs.c.created_at.desc(), jobs.c.id.desc())
        .limit(limit)
    ).all()
    theirs = select(predictions).where(predictions.c.job_id.in_([row.id for row in found]))
    return _with_predictions(found, connection.execute(theirs).all())


def recent_of(
    connection: Connection, user_id: int, *, states: tuple[str, ...], since: float
) -> list[RecentRow]:
    """Return what a person asked for since then, or what is in one of these states."""
    facts: dict[str, object] = {"its_user_id": user_id, "since": since}
    facts |= {f"state_{number}": state for number, state in enumerate(states)}
    found = connection.execute(_recent(len(states)), facts)
    return [RecentRow(state=state, lane=lane or 0, reply=reply) for state, lane, reply in found]


@cache
def _recent(state_count: int) -> Select[Any]:
    states: list[BindParameter[str]] = [
        bindparam(f"state_{number}") for number in range(state_count)
    ]
    is_recent = jobs.c.state.in_(states) | (jobs.c.created_at >= bindparam("since"))
    its = select(jobs.c.state, jobs.c.lane, jobs.c.reply)
    return its.where(jobs.c.user_id == bindparam("its_user_id"), is_recent)


def children_of(connection: Connection, job_id: str, *, limit: int) -> list[JobRow]:
    """Return the latest jobs that started from a picture of this one, newest first."""
    found = connection.execute(
        select(jobs)
        .where(jobs.c.parent_id == job_id)
        .order_by(jobs.c.created_at.desc(), jobs.c.id.desc())
        .limit(limit)
    ).all()
    theirs = select(predictions).where(predictions.c.job_id.in_([row.id for row in found]))
    return _with_predictions(found, connection.execute(theirs).all())


def latest_results(connection: Connection, *, limit: int) -> list[tuple[str, str]]:
    """Return request and result (JSON) of the jobs that ended with pictures last, newest first."""
    found = connection.execute(
        select(jobs.c.request, jobs.c.result)
        .where(jobs.c.result.is_not(None))
        .order_by(jobs.c.created_at.desc())
        .limit(limit)
    )
    return [(request, result) for request, result in found]


def count_jobs(connection: Connection, *, user_id: int, states: Collection[str]) -> int:
    """Return how many jobs in these states the person has."""
    return connection.execute(
        select(func.count())
        .select_from(jobs)
        .where(jobs.c.user_id == user_id, jobs.c.state.in_(states))
    ).scalar_one()


def change_job(  # noqa: PLR0913 - what changes, all by name
    connection: Connection,
    job_id: str,
    *,
    from_states: Collection[str],
    to_state: str | None,
    now: float,
    owner: int | None = None,
    **values: Unpack[JobChanges],
) -> bool:
    """Change the job if it is in one of these states (None keeps it there); tell whether it was.

    With ``owner``, only while that worker owns it: nobody takes it before the transaction ends.
    """
    changes: dict[str, object] = {**values, "updated_at": now}
    if to_state is not None:
        changes["state"] = to_state
    return _change(connection, jobs, {"id": job_id} | _owned(owner), from_states, changes)


def change_prediction(  # noqa: PLR0913 - as above
    connection: Connection,
    job_id: str,
    position: int,
    *,
    from_states: Collection[str],
    to_state: str | None,
    owner: int | None = None,
    **values: Unpack[PredictionChanges],
) -> bool:
    """Change the prediction if it is in one of these states; tell whether it was.

    With ``owner``, only while that worker owns the job, as above.
    """
    changes: dict[str, object] = {**values}
    if to_state is not None:
        changes["state"] = to_state
    key = {"job_id": job_id, "position": position} | _owned(owner)
    return _change(connection, predictions, key, from_states, changes)


def claim_retry(connection: Connection, job_id: str, by_job_id: str) -> bool:
    """Mark the job as retried by another one; False if there is no such job, or it already was."""
    claimed = connection.execute(
        update(jobs)
        .where(jobs.c.id == job_id, jobs.c.retried_by.is_(None))
        .values(retried_by=by_job_id)
    )
    return claimed.rowcount == 1


def release_retry(connection: Connection, job_id: str, by_job_id: str) -> None:
    """Take ``claim_retry`` back: the job that should have drawn it again never began."""
    is_it = (jobs.c.id == job_id) & (jobs.c.retried_by == by_job_id)
    connection.execute(update(jobs).where(is_it).values(retried_by=None))


def claim_publish(
    connection: Connection, job_id: str, now: float, *, given_up_before: float
) -> bool:
    """Mark the job as published; False if there is no such job, or it already was.

    Who marked it ``given_up_before`` and has posted no message since is gone.
    """
    is_free = jobs.c.published_at.is_(None) | (
        jobs.c.published_message_id.is_(None) & (jobs.c.published_at < given_up_before)
    )
    claimed = connection.execute(
        update(jobs).where(jobs.c.id == job_id, is_free).values(published_at=now)
    )
    return claimed.rowcount == 1


def release_publish(connection: Connection, job_id: str) -> None:
    """Take ``claim_publish`` back, after the message could not be posted."""
    connection.execute(update(jobs).where(jobs.c.id == job_id).values(published_at=None))


def claim_removal(connection: Connection, job_id: str, *, by: int, now: float) -> bool:
    """Mark the job's pictures as taken away; False if there is no such job, or they already are."""
    claimed = connection.execute(
        update(jobs)
        .where(jobs.c.id == job_id, jobs.c.removed_at.is_(None))
        .values(removed_at=now, removed_by=by)
    )
    connection.execute(delete(starred).where(starred.c.job_id == job_id))
    return claimed.rowcount == 1


def delete_jobs(
    connection: Connection, *, states: Collection[str], before: float, limit: int = 250
) -> int:
    """Delete jobs in these states that last changed before then, and their predictions.

    What they cost stays, without whom it was charged to. Deletes at most ``limit``, so that
    nobody waits long behind it; returns how many. Call it again until it returns less.
    """
    old = select(jobs.c.id).where(jobs.c.state.in_(states), jobs.c.updated_at < before).limit(limit)
    return forget_jobs(connection, connection.execute(old).scalars().all(), charged_before=before)


def forget_jobs(connection: Connection, job_ids: Sequence[str], *, charged_before: float) -> int:
    """Delete these jobs; what was charged for them before then is nobody's from now on."""
    forget_who_was_charged(connection, job_ids, before=charged_before)
    return connection.execute(delete(jobs).where(jobs.c.id.in_(job_ids))).rowcount


def _with_predictions(
    found: Sequence[Sequence[Any]], theirs: Sequence[Sequence[Any]]
) -> list[JobRow]:
    by_job: dict[str, list[PredictionRow]] = {}
    for row in theirs:
        values = dict(zip(_PREDICTION_COLUMNS, row, strict=True))
        by_job.setdefault(values.pop("job_id"), []).append(PredictionRow(**values))
    rows = [dict(zip(_COLUMNS, row, strict=True)) for row in found]
    return [
        JobRow(
            **row,
            predictions=tuple(sorted(by_job.get(row["id"], ()), key=lambda its: its.position)),
        )
        for row in rows
    ]


def _owned(owner: int | None) -> dict[str, object]:
    return {} if owner is None else {"owner": owner}


def _change(
    connection: Connection,
    table: Table,
    key: Mapping[str, object],
    from_states: Collection[str],
    changes: Mapping[str, object],
) -> bool:
    if not from_states:
        return False
    statement = _update(table, tuple(key), len(from_states), tuple(changes))
    values = {f"its_{name}": value for name, value in key.items()}
    values |= {f"from_{number}": state for number, state in enumerate(from_states)}
    values |= {f"to_{name}": value for name, value in changes.items()}
    return statement.change(connection, values) == 1


@cache
def _update(
    table: Table, key: tuple[str, ...], state_count: int, changes: tuple[str, ...]
) -> Statement:
    is_it = [_matches(table, name) for name in key]
    # Each state by itself: a list of unknown length would be put into the text anew each time.
    states: list[BindParameter[str]] = [
        bindparam(f"from_{number}") for number in range(state_count)
    ]
    statement = update(table).where(*is_it, table.c.state.in_(states))
    # An UPDATE needs a column: with nothing else to set, the state is set to itself.
    values: dict[str, ColumnElement[Any]] = {name: bindparam(f"to_{name}") for name in changes}
    return Statement(statement.values(values or {"state": table.c.state}))


def _matches(table: Table, name: str) -> ColumnElement[bool]:
    if name in table.c:
        return table.c[name] == bindparam(f"its_{name}")
    # A prediction belongs to its job's owner. The job is locked, as it is where it is changed.
    its = select(jobs.c.id).where(
        jobs.c.id == bindparam("its_job_id"), jobs.c[name] == bindparam(f"its_{name}")
    )
    return table.c.job_id == its.with_for_update().subquery("its").c.id
