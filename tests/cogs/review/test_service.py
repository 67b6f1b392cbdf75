"""The record of reviews: asked for once, decided once; what was drawn counts all the same."""

import asyncio
from dataclasses import replace

import pytest
from sqlalchemy import Connection, select

from bot.db.charges import ChargeRow, insert_charge
from bot.db.database import Database
from bot.db.tables import charges
from bot.imagine.job import Job
from bot.imagine.request import Review as Why
from bot.jobs.ledger import JobLedger
from cogs.audit.audit_log import AuditLog
from cogs.audit.model import EventKind, EventQuery
from cogs.cases import Notice
from cogs.limits.refunds import Refunds
from cogs.review.model import UNSEEN, DecidedError, Review, ReviewOverError, ReviewState, Verdict
from cogs.review.service import LEASE_SECONDS, ReviewService
from cogs.server.service import ServerService
from tests.fakes.clock import FakeClock
from tests.fakes.requests import a_reply, a_request

GUILD, MIRA, THEO = 12, 1, 2
SEEN_AT = Notice(channel_id=21, message_id=22)
HOUR = 3600.0


@pytest.fixture
def database(store: Database) -> Database:
    return store


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock(auto=False)


@pytest.fixture
def audit_log(database: Database, clock: FakeClock) -> AuditLog:
    return AuditLog(database=database, clock=clock)


@pytest.fixture
def servers(database: Database, clock: FakeClock, audit_log: AuditLog) -> ServerService:
    return ServerService(database=database, audit_log=audit_log, clock=clock)


@pytest.fixture
def book(
    database: Database, clock: FakeClock, audit_log: AuditLog, servers: ServerService
) -> ReviewService:
    return ReviewService(
        database=database,
        servers=servers,
        audit_log=audit_log,
        clock=clock,
        refund=Refunds(clock=clock).refund,
    )


@pytest.fixture
async def job(database: Database, clock: FakeClock) -> Job:
    added = await JobLedger(database=database, clock=clock).add(a_request(), a_reply())
    charge = ChargeRow(
        job_id=added.id,
        guild_id=GUILD,
        channel_id=11,
        user_id=added.user_id,
        charged_at=clock.time(),
        images=1,
        price_micros=3_000,
    )
    await database.write(lambda connection: insert_charge(connection, charge))
    return added


async def charged(database: Database, job: Job) -> tuple[bool, bool]:
    """Whether it is refunded to the person, and whether it is paid."""

    def read(connection: Connection) -> tuple[bool, bool]:
        query = select(charges.c.is_refunded, charges.c.is_paid)
        found = connection.execute(query.where(charges.c.job_id == job.id)).one()
        return bool(found.is_refunded), bool(found.is_paid)

    return await database.read(read)


async def waiting(book: ReviewService, job: Job) -> Review:
    """A review that moderators see."""
    review = await book.open(job, GUILD, Why.RULES)
    await book.posted(job, review, SEEN_AT)
    return await found(book, job)


async def found(book: ReviewService, job: Job) -> Review:
    review = await book.find(job.id)
    assert review is not None
    return review


async def kinds(audit_log: AuditLog) -> set[EventKind]:
    events = await audit_log.find(EventQuery(guild_id=GUILD), limit=50)
    assert len(events) == len({event.kind for event in events})
    return {event.kind for event in events}


async def test_it_is_opened_once_and_waits_as_long_as_the_server_says(
    book: ReviewService, servers: ServerService, job: Job, clock: FakeClock
) -> None:
    await servers.change(GUILD, lambda its: replace(its, review_hours=3), by=MIRA)

    first = await book.open(job, GUILD, Why.FILTER)
    again = await book.open(job, GUILD, Why.FILTER)

    assert (first.is_new, again.is_new) == (True, False)
    assert first.expires_at == clock.time() + 3 * HOUR
    assert (again.state, again.why) == (ReviewState.OPENING, Why.FILTER)


async def test_posting_is_noted_once(book: ReviewService, audit_log: AuditLog, job: Job) -> None:
    review = await waiting(book, job)
    await book.posted(job, review, Notice(channel_id=1, message_id=1))

    assert (await found(book, job)).notice == SEEN_AT
    assert await kinds(audit_log) == {EventKind.REVIEW_ASKED}


async def test_of_two_who_press_together_the_second_is_told_who_was_quicker(
    book: ReviewService, audit_log: AuditLog, job: Job
) -> None:
    await waiting(book, job)

    results = await asyncio.gather(
        book.decide(job, Verdict.APPROVE, by=MIRA, seen_at=SEEN_AT),
        book.decide(job, Verdict.REJECT, by=THEO, seen_at=SEEN_AT),
        return_exceptions=True,
    )

    first, second = results
    assert isinstance(first, Review)
    assert (first.state, first.decided_by) == (ReviewState.APPROVING, MIRA)
    assert isinstance(second, DecidedError)
    assert second.facts == {"person": f"<@{MIRA}>"}
    assert await kinds(audit_log) == {EventKind.REVIEW_ASKED, EventKind.APPROVED}


async def test_a_press_that_comes_before_the_post_is_on_record_counts(
    book: ReviewService, job: Job
) -> None:
    review = await book.open(job, GUILD, Why.RULES)

    decided = await book.decide(job, Verdict.APPROVE, by=MIRA, seen_at=SEEN_AT)
    await book.posted(job, review, SEEN_AT)

    assert decided.notice == SEEN_AT
    assert (await found(book, job)).state is ReviewState.APPROVING


@pytest.mark.parametrize(
    ("verdict", "end"),
    [
        (Verdict.APPROVE, ReviewState.APPROVED),
        (Verdict.SPOILER, ReviewState.APPROVED_SPOILER),
        (Verdict.REJECT, ReviewState.REJECTED),
        (Verdict.APPROVE, ReviewState.BARRED),
        (Verdict.APPROVE, ReviewState.LOST),
    ],
)
async def test_what_was_drawn_is_paid_whatever_was_decided(
    book: ReviewService, database: Database, job: Job, verdict: Verdict, end: ReviewState
) -> None:
    await waiting(book, job)
    review = await book.decide(job, verdict, by=MIRA, seen_at=SEEN_AT, reason="no")

    await book.told(job, review, end)

    assert await charged(database, job) == (end in UNSEEN, True)
    assert (await found(book, job)).state is end
    assert await book.leases.unattended(is_start=True) == []


async def test_the_reason_is_kept(book: ReviewService, job: Job) -> None:
    await waiting(book, job)

    await book.decide(job, Verdict.REJECT, by=MIRA, seen_at=SEEN_AT, reason="too loud")

    assert (await found(book, job)).reason == "too loud"


async def test_it_expires_once_and_cannot_be_decided_then(
    book: ReviewService, audit_log: AuditLog, job: Job, clock: FakeClock
) -> None:
    await waiting(book, job)
    await clock.advance(47 * HOUR)
    assert await book.overdue() == []
    await clock.advance(2 * HOUR)

    assert [review.job_id for review in await book.overdue()] == [job.id]
    first = await book.expire(job)
    assert first is not None
    assert first.state is ReviewState.EXPIRING
    assert await book.expire(job) is None
    with pytest.raises(ReviewOverError):
        await book.decide(job, Verdict.APPROVE, by=MIRA, seen_at=SEEN_AT)
    assert await kinds(audit_log) == {EventKind.REVIEW_ASKED, EventKind.REVIEW_EXPIRED}


async def test_a_decision_nobody_told_is_taken_on_by_one_other_process(
    book: ReviewService, job: Job, clock: FakeClock
) -> None:
    await waiting(book, job)
    await book.decide(job, Verdict.APPROVE, by=MIRA, seen_at=SEEN_AT)
    assert await book.leases.unattended() == []
    await clock.advance(LEASE_SECONDS + 1)

    (review,) = await book.leases.unattended()
    assert await book.leases.take_over(review)
    assert not await book.leases.take_over(review)
    assert await book.leases.unattended() == []


async def test_what_waits_in_a_channel_is_found_when_the_channel_goes(
    book: ReviewService, job: Job
) -> None:
    await waiting(book, job)

    assert await book.waiting(channel_id=SEEN_AT.channel_id + 1) == []
    (review,) = await book.waiting(channel_id=SEEN_AT.channel_id)
    lost = await book.lose(job)
    assert lost is not None
    assert (review.state, lost.state) == (ReviewState.WAITING, ReviewState.LOSING)


async def test_a_picture_nobody_put_up_for_review_cannot_be_decided(
    book: ReviewService, job: Job
) -> None:
    with pytest.raises(ReviewOverError):
        await book.decide(job, Verdict.APPROVE, by=MIRA, seen_at=SEEN_AT)
