from collections.abc import Awaitable, Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.db.database import Database
from bot.errors import Fact, Failure, FlaggedError
from bot.imagine.job import JobState, PredictionState, Reply
from bot.imagine.request import (
    InputValue,
    Note,
    PlannedPrediction,
    SourceImage,
    SubmittedRequest,
)
from bot.imagine.requester import Requester
from bot.imagine.result import ResultInfo
from bot.jobs.ledger import PUBLISHING_SECONDS, AlreadyRetriedError, JobLedger, TransitionError
from tests.fakes.clock import FakeClock
from tests.fakes.requests import a_reply, a_request

FAILURE = FlaggedError("x").failure
INFO = ResultInfo(got=1, asked=1, seconds=2.5)

ALLOWED_JOB_CHANGES = {
    ("queued", "delivering"),
    ("drawing", "delivering"),
    ("delivering", "delivering"),
    ("delivering", "delivered"),
    ("delivering", "failed"),
    ("delivering", "canceled"),
}
ALLOWED_PREDICTION_CHANGES = {
    ("planned", "posting"),
    ("posting", "planned"),
    ("posting", "running"),
    ("posting", "ended"),
    ("running", "ended"),
}

texts = st.text(max_size=30)
ids = st.integers(0, 2**63 - 1)
times = st.floats(0.0, 4e9)
facts: st.SearchStrategy[Fact] = st.one_of(
    texts,
    st.integers(-(2**53), 2**53),
    st.floats(allow_nan=False, allow_infinity=False),
    st.lists(texts, max_size=3).map(tuple),
)
failures = st.builds(
    Failure,
    words_id=texts,
    facts=st.dictionaries(texts, facts, max_size=4),
    can_retry=st.booleans(),
)
inputs: st.SearchStrategy[InputValue] = st.one_of(
    texts,
    st.booleans(),
    st.integers(0, 2**53),
    st.floats(allow_nan=False, allow_infinity=False),
    st.lists(texts, max_size=3),
)
requests = st.builds(
    SubmittedRequest,
    prompt=texts,
    model=texts,
    model_label=texts,
    requester=st.builds(Requester, joined_at=st.none() | times),
    predictions=st.lists(
        st.builds(
            PlannedPrediction,
            input=st.dictionaries(texts, inputs, max_size=4),
            image_count=st.integers(1, 8),
        ),
        min_size=1,
        max_size=3,
    ).map(tuple),
    expected_seconds=times,
    deadline_seconds=times,
    aspect_ratio=st.none() | texts,
    seed=st.none() | st.integers(0, 2**53),
    images=st.lists(
        st.builds(
            SourceImage,
            url=texts,
            filename=texts,
            content_type=texts,
            size_bytes=ids,
            parameter=texts,
            is_list=st.booleans(),
        ),
        max_size=3,
    ).map(tuple),
    is_private=st.booleans(),
    notes=st.lists(
        st.builds(Note, words_id=texts, facts=st.dictionaries(texts, facts, max_size=3)), max_size=3
    ).map(tuple),
)
replies = st.builds(
    Reply,
    application_id=ids,
    token=texts,
    token_expires_at=times,
    channel_id=ids,
    guild_id=st.none() | ids,
    user_id=ids,
    is_private=st.booleans(),
    locale=texts,
    upload_limit_bytes=ids,
    message_id=st.none() | ids,
)
infos = st.builds(
    ResultInfo,
    got=st.integers(1, 8),
    asked=st.integers(1, 8),
    seeds=st.lists(ids, max_size=3).map(tuple),
    withheld=st.integers(0, 8),
    failure=st.none() | failures,
    is_reduced=st.booleans(),
    seconds=times,
)


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def ledger(store: Database, clock: FakeClock) -> JobLedger:
    return JobLedger(database=store, clock=clock)


async def a_job_that_is(ledger: JobLedger, state: JobState) -> str:
    job_id = (await ledger.add(a_request(), a_reply())).id
    if state is JobState.DRAWING:
        await ledger.posting(job_id, 0)
    elif state is not JobState.QUEUED:
        await ledger.delivering(job_id, FAILURE)
    if state.is_final:
        await ledger.closed(job_id, state, None)
    return job_id


async def a_job_whose_prediction_is(ledger: JobLedger, state: PredictionState) -> str:
    job_id = (await ledger.add(a_request(), a_reply())).id
    if state is not PredictionState.PLANNED:
        await ledger.posting(job_id, 0)
    if state is PredictionState.RUNNING:
        await ledger.started(job_id, 0, "p")
    elif state is PredictionState.ENDED:
        await ledger.ended(job_id, 0)
    return job_id


def job_changes(ledger: JobLedger) -> dict[str, Callable[[str], Awaitable[None]]]:
    return {
        "delivering": lambda job_id: ledger.delivering(job_id, FAILURE),
        "delivered": lambda job_id: ledger.closed(job_id, JobState.DELIVERED, 5),
        "failed": lambda job_id: ledger.closed(job_id, JobState.FAILED, 5),
        "canceled": lambda job_id: ledger.closed(job_id, JobState.CANCELED, 5),
    }


def prediction_changes(ledger: JobLedger) -> dict[str, Callable[[str], Awaitable[None]]]:
    return {
        "planned": lambda job_id: ledger.refused(job_id, 0),
        "posting": lambda job_id: ledger.posting(job_id, 0),
        "running": lambda job_id: ledger.started(job_id, 0, "other"),
        "ended": lambda job_id: ledger.ended(job_id, 0),
    }


@pytest.mark.parametrize("after", ["delivering", "delivered", "failed", "canceled"])
@pytest.mark.parametrize("before", list(JobState))
async def test_a_job_changes_only_as_it_is_written_down(
    ledger: JobLedger, before: JobState, after: str
) -> None:
    job_id = await a_job_that_is(ledger, before)
    change = job_changes(ledger)[after]

    if (before.value, after) in ALLOWED_JOB_CHANGES:
        await change(job_id)
        expected = after
    else:
        with pytest.raises(TransitionError):
            await change(job_id)
        expected = before.value

    job = await ledger.find(job_id)
    assert job is not None
    assert job.state.value == expected


@pytest.mark.parametrize("after", list(PredictionState))
@pytest.mark.parametrize("before", list(PredictionState))
async def test_a_prediction_changes_only_as_it_is_written_down(
    ledger: JobLedger, before: PredictionState, after: PredictionState
) -> None:
    job_id = await a_job_whose_prediction_is(ledger, before)
    change = prediction_changes(ledger)[after.value]

    if (before.value, after.value) in ALLOWED_PREDICTION_CHANGES:
        await change(job_id)
        expected = after
    else:
        with pytest.raises(TransitionError):
            await change(job_id)
        expected = before

    job = await ledger.find(job_id)
    assert job is not None
    assert job.predictions[0].state is expected


@pytest.mark.parametrize("state", list(JobState))
async def test_only_a_job_without_an_outcome_can_be_cancelled(
    ledger: JobLedger, state: JobState
) -> None:
    job_id = await a_job_that_is(ledger, state)

    accepted = await ledger.cancel_requested(job_id, 7)

    job = await ledger.find(job_id)
    assert job is not None
    assert accepted is (state in {JobState.QUEUED, JobState.DRAWING})
    assert job.canceled_by == (7 if accepted else None)
    assert job.state is state


async def test_the_first_request_that_is_sent_makes_the_job_one_that_is_drawn(
    ledger: JobLedger,
) -> None:
    job_id = (await ledger.add(a_request(1, 1), a_reply())).id

    await ledger.posting(job_id, 1)
    await ledger.posting(job_id, 0)

    job = await ledger.find(job_id)
    assert job is not None
    assert job.state is JobState.DRAWING


async def test_the_id_and_the_time_of_a_start_are_kept(ledger: JobLedger, clock: FakeClock) -> None:
    job_id = (await ledger.add(a_request(), a_reply())).id
    await ledger.posting(job_id, 0)
    await clock.sleep(3.0)

    await ledger.started(job_id, 0, "abc")

    job = await ledger.find(job_id)
    assert job is not None
    assert job.predictions[0].prediction_id == "abc"
    assert job.predictions[0].started_at == clock.time()


async def test_an_outcome_may_be_said_again_and_replaced_by_a_reason(ledger: JobLedger) -> None:
    job_id = (await ledger.add(a_request(), a_reply())).id
    await ledger.delivering(job_id, INFO)
    await ledger.delivering(job_id, INFO)

    await ledger.delivering(job_id, FAILURE)

    job = await ledger.find(job_id)
    assert job is not None
    assert (job.failure, job.result_info) == (FAILURE, INFO)


async def test_unfinished_jobs_are_found_oldest_first(ledger: JobLedger, clock: FakeClock) -> None:
    found: list[str] = []
    for state in JobState:
        job_id = await a_job_that_is(ledger, state)
        if not state.is_final:
            found.append(job_id)
        await clock.sleep(1.0)

    assert [job.id for job in await ledger.unfinished()] == found


async def test_one_of_two_retries_wins(ledger: JobLedger) -> None:
    job_id = await a_job_that_is(ledger, JobState.FAILED)

    await ledger.add(a_request(), a_reply(), job_id="a" * 32, retry_of=job_id)
    with pytest.raises(AlreadyRetriedError):
        await ledger.add(a_request(), a_reply(), job_id="b" * 32, retry_of=job_id)
    assert await ledger.find("b" * 32) is None

    await ledger.withdraw("a" * 32, retry_of=job_id)
    await ledger.add(a_request(), a_reply(), retry_of=job_id)


async def test_a_publication_is_reserved_once_and_can_be_taken_back(ledger: JobLedger) -> None:
    job_id = await a_job_that_is(ledger, JobState.DELIVERED)

    assert await ledger.claim_publish(job_id)
    assert not await ledger.claim_publish(job_id)
    await ledger.unpublished(job_id)
    assert await ledger.claim_publish(job_id)


async def test_a_publication_that_was_killed_is_free_again_after_a_while(
    ledger: JobLedger, clock: FakeClock
) -> None:
    job_id = await a_job_that_is(ledger, JobState.DELIVERED)
    await ledger.claim_publish(job_id)

    await clock.sleep(PUBLISHING_SECONDS)
    assert not await ledger.claim_publish(job_id)
    await clock.sleep(1)
    assert await ledger.claim_publish(job_id)


async def test_a_job_nobody_recorded_is_none(ledger: JobLedger) -> None:
    assert await ledger.find("0" * 32) is None
    with pytest.raises(TransitionError):
        await ledger.closed("0" * 32, JobState.FAILED, None)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(requests, replies, failures, infos, st.none() | ids)
async def test_everything_comes_back_from_the_record_as_it_went_in(  # noqa: PLR0913, PLR0917 - one of each kind
    ledger: JobLedger,
    request_: SubmittedRequest,
    reply: Reply,
    failure: Failure,
    info: ResultInfo,
    message_id: int | None,
) -> None:
    job = await ledger.add(request_, reply)
    assert await ledger.find(job.id) == job

    job = await ledger.acknowledged(job, message_id)
    assert await ledger.find(job.id) == job

    await ledger.delivering(job.id, info)
    await ledger.delivering(job.id, failure)

    found = await ledger.find(job.id)
    assert found is not None
    assert (found.result_info, found.failure) == (info, failure)
    assert found.request == request_
    assert type(found.request.predictions[0].input) is dict
    await ledger.closed(job.id, JobState.FAILED, None)
