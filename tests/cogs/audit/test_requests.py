"""What the audit log learns of requests."""

import pytest

from bot.db.database import Database
from bot.db.errors import StoreUnavailableError
from bot.errors import BusyError, Failure, StoppingError
from bot.imagine.job import JobState
from bot.imagine.request import Review as Why
from cogs.audit.model import EventKind, EventQuery
from cogs.cases import insert_case
from cogs.policy.rules.rule import RuleRefusedError
from cogs.review.model import Review, ReviewState
from cogs.review.repository import REVIEWS
from tests.cogs.audit.audit_case import AuditCase
from tests.fakes.requests import ANN
from tests.harness.accounts import GUILD, asked_by


@pytest.fixture
def case(store: Database) -> AuditCase:
    return AuditCase(store)


async def test_a_request_is_noted_with_who_where_what_and_what_it_cost(case: AuditCase) -> None:
    job = await case.asked("a paper boat")

    (entry,) = (await case.audit.page(EventQuery(guild_id=GUILD), size=10)).entries
    assert entry.event.kind is EventKind.ASKED
    assert (entry.event.user_id, entry.event.channel_id) == (ANN, 11)
    assert entry.event.job_id == job.id
    assert entry.prompt == "a paper boat"
    assert entry.request.images == 1
    assert entry.request.price_micros == 20_000
    assert entry.link == "https://discord.com/channels/12/11/4000"


@pytest.mark.parametrize(
    ("state", "kind"),
    [
        (JobState.DELIVERED, EventKind.DELIVERED),
        (JobState.FAILED, EventKind.FAILED),
        (JobState.CANCELED, EventKind.CANCELED),
    ],
)
async def test_each_end_is_noted_once(case: AuditCase, state: JobState, kind: EventKind) -> None:
    job = await case.asked()
    await case.ledger.delivering(job.id, Failure(words_id="failure-busy"))

    await case.ledger.closed(job.id, state, None)

    assert await case.kinds() == [EventKind.ASKED, kind]


async def test_a_picture_that_waits_for_moderators_is_not_noted_as_delivered(
    case: AuditCase,
) -> None:
    job = await case.asked()
    review = Review(
        job_id=job.id,
        guild_id=GUILD,
        state=ReviewState.WAITING,
        why=Why.RULES,
        opened_at=0.0,
        expires_at=9e9,
    )
    await case.database.write(lambda connection: insert_case(connection, REVIEWS, review))
    await case.ledger.delivering(job.id, Failure(words_id="failure-busy"))

    await case.ledger.closed(job.id, JobState.DELIVERED, None)

    assert await case.kinds() == [EventKind.ASKED]


async def test_a_failure_says_why_and_that_it_was_refunded(case: AuditCase) -> None:
    job = await case.asked()
    await case.ledger.delivering(job.id, BusyError("upstream text").failure)
    await case.ledger.closed(job.id, JobState.FAILED, None)

    (entry, _) = (await case.audit.page(EventQuery(guild_id=GUILD), size=10)).entries
    assert entry.event.facts["reason"] == "failure-busy"
    assert entry.request.is_refunded
    assert "upstream" not in str(entry.event.facts)


async def test_who_cancelled_is_noted(case: AuditCase) -> None:
    job = await case.asked()
    await case.ledger.cancel_requested(job.id, 77)
    await case.ledger.delivering(job.id, Failure(words_id="failure-canceled"))
    await case.ledger.closed(job.id, JobState.CANCELED, None)

    (entry, _) = (await case.audit.page(EventQuery(guild_id=GUILD), size=10)).entries
    assert (entry.event.actor_id, entry.event.user_id) == (77, ANN)


async def test_a_refusal_is_noted_with_its_words_and_its_reason(case: AuditCase) -> None:
    with pytest.raises(RuleRefusedError):
        async with case.notes.refusals(asked_by()):
            raise RuleRefusedError("refusal-rules-nobody")

    (entry,) = (await case.audit.page(EventQuery(guild_id=GUILD), size=10)).entries
    assert entry.event.kind is EventKind.REFUSED
    assert entry.event.facts["reason"] == "refusal-rules-nobody"
    assert entry.prompt == "a paper boat on calm water"


@pytest.mark.parametrize("error", [StoppingError(), StoreUnavailableError("away")])
async def test_own_troubles_are_no_refusals(case: AuditCase, error: Exception) -> None:
    with pytest.raises(type(error)):
        async with case.notes.refusals(asked_by()):
            raise error

    assert await case.kinds() == []


async def test_direct_messages_are_in_no_audit_log(case: AuditCase) -> None:
    request = asked_by(guild_id=None)

    with pytest.raises(RuleRefusedError):
        async with case.notes.refusals(request):
            raise RuleRefusedError("refusal-rules-nobody")
    admission = await case.notes.admission(request)
    job = await case.ledger.add(request, (await case.asked()).reply, admission)

    assert EventKind.REFUSED not in await case.kinds()
    assert len(await case.kinds()) == 1
    assert job.id
