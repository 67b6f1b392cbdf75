"""Converts jobs to rows, and back."""

import uuid
from typing import TypeVar

from pydantic import TypeAdapter
from pydantic_core import from_json

from bot.db import jobs as rows
from bot.errors import Failure
from bot.imagine.job import Job, JobState, PredictionRecord, PredictionState, Reply
from bot.imagine.request import SubmittedRequest
from bot.imagine.requester import Place, Requester
from bot.imagine.result import ResultInfo

REQUEST = TypeAdapter(SubmittedRequest)
REPLY = TypeAdapter(Reply)
FAILURE = TypeAdapter(Failure)
RESULT_INFO = TypeAdapter(ResultInfo)
_T = TypeVar("_T")


def new_job(
    request: SubmittedRequest, reply: Reply, *, now: float, job_id: str | None = None
) -> Job:
    """Return a new job, which is not recorded yet."""
    return Job(
        id=job_id or uuid.uuid4().hex,
        state=JobState.QUEUED,
        created_at=now,
        request=request,
        reply=reply,
        predictions=(PredictionRecord(),) * len(request.predictions),
    )


def recorded_request(text: str) -> SubmittedRequest | None:
    """Return the request in a JSON text; None where it is too old to name its requester."""
    values = from_json(text)
    return None if values.get("asker") is None else REQUEST.validate_python(values)


def reply_json(reply: Reply) -> str:
    """Return the JSON of a reply, as its column stores it."""
    return as_json(REPLY, reply)


def as_json(adapter: TypeAdapter[_T], value: _T) -> str:
    """Return the JSON of a value, as its column stores it."""
    return adapter.dump_json(value, by_alias=True).decode()


def to_row(job: Job) -> rows.JobRow:
    """Return a new job as its row."""
    return rows.JobRow(
        id=job.id,
        state=job.state,
        user_id=job.user_id,
        guild_id=job.reply.guild_id,
        channel_id=job.reply.channel_id,
        created_at=job.created_at,
        updated_at=job.created_at,
        request=as_json(REQUEST, job.request),
        reply=as_json(REPLY, job.reply),
        parent_id=job.request.parent_id,
        way=job.request.way,
        prompt=job.request.prompt,
        model=job.request.model,
        predictions=tuple(
            rows.PredictionRow(position=position, state=record.state)
            for position, record in enumerate(job.predictions)
        ),
    )


def to_job(row: rows.JobRow) -> Job:
    """Return the job that a row stores."""
    return Job(
        id=row.id,
        state=JobState(row.state),
        created_at=row.created_at,
        request=recorded_request(row.request) or _request_of(row),
        reply=REPLY.validate_json(row.reply),
        predictions=tuple(
            PredictionRecord(
                state=PredictionState(prediction.state),
                prediction_id=prediction.prediction_id,
                started_at=prediction.started_at,
            )
            for prediction in row.predictions
        ),
        failure=None if row.failure is None else FAILURE.validate_json(row.failure),
        canceled_by=row.canceled_by,
        result_info=None if row.result is None else RESULT_INFO.validate_json(row.result),
        published_message_id=row.published_message_id,
        removed_at=row.removed_at,
    )


def _request_of(row: rows.JobRow) -> SubmittedRequest:
    """Return a request that is too old to name its requester, as that of its reply's person."""
    place = Place(channel_id=row.channel_id, guild_id=row.guild_id)
    requester = Requester(user_id=row.user_id, place=place)
    return REQUEST.validate_python(from_json(row.request) | {"asker": requester})
