"""What is forgotten, and what is kept."""

from dataclasses import replace

import pytest

from bot.clock import DAY_SECONDS
from bot.db.database import Database
from bot.errors import Failure
from bot.imagine.job import JobState
from cogs.audit.model import EventKind
from cogs.privacy.retention import Retention
from tests.cogs.audit.audit_case import AuditCase
from tests.harness.accounts import GUILD


@pytest.fixture
def case(store: Database) -> AuditCase:
    return AuditCase(store)


def retention(case: AuditCase, *, job_days: int | None = None) -> Retention:
    return Retention(
        database=case.database,
        servers=case.servers,
        audit_log=case.audit_log,
        clock=case.clock,
        job_days=job_days,
    )


async def test_events_are_forgotten_after_as_many_days_as_the_server_says(case: AuditCase) -> None:
    await case.servers.change(GUILD, lambda its: replace(its, retention_days=10), by=1)
    await case.happens()
    await case.clock.sleep(9 * DAY_SECONDS)
    await retention(case).tidy()
    assert EventKind.WARNED in await case.kinds()

    await case.clock.sleep(2 * DAY_SECONDS)
    await retention(case).tidy()

    assert await case.kinds() == []


async def test_thousands_of_events_are_forgotten_in_parts(case: AuditCase) -> None:
    for number in range(1_203):
        await case.happens(number)
    await case.clock.sleep(91 * DAY_SECONDS)

    assert await case.audit_log.forget(GUILD, before=case.clock.time()) == 1_203
    assert await case.kinds() == []


async def test_requests_are_kept_unless_the_operator_says_otherwise(case: AuditCase) -> None:
    job = await case.asked()
    await case.ledger.delivering(job.id, Failure(words_id="failure-busy"))
    await case.ledger.closed(job.id, JobState.FAILED, None)
    await case.clock.sleep(400 * DAY_SECONDS)
    await retention(case).tidy()
    assert await case.ledger.find(job.id) is not None

    await retention(case, job_days=30).tidy()

    assert await case.ledger.find(job.id) is None


async def test_what_is_not_over_is_kept_however_old(case: AuditCase) -> None:
    job = await case.asked()
    await case.clock.sleep(400 * DAY_SECONDS)

    await retention(case, job_days=30).tidy()

    assert await case.ledger.find(job.id) is not None
