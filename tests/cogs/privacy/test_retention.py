"""What is forgotten, and what is kept."""

from dataclasses import replace

import pytest

from bot.db.database import Database
from bot.errors import Failure
from bot.imagine.job import JobState
from cogs.audit.model import EventKind
from cogs.privacy.retention import DAY_SECONDS, Retention
from tests.cogs.audit.trails import Trails
from tests.harness.accounts import GUILD


@pytest.fixture
def trails(store: Database) -> Trails:
    return Trails(store)


def retention(trails: Trails, *, job_days: int | None = None) -> Retention:
    return Retention(
        database=trails.database,
        servers=trails.servers,
        audit_log=trails.audit_log,
        clock=trails.clock,
        job_days=job_days,
    )


async def test_events_are_forgotten_after_as_many_days_as_the_server_says(trails: Trails) -> None:
    await trails.servers.change(GUILD, lambda its: replace(its, retention_days=10), by=1)
    await trails.happens()
    await trails.clock.sleep(9 * DAY_SECONDS)
    await retention(trails).tidy()
    assert EventKind.WARNED in await trails.kinds()

    await trails.clock.sleep(2 * DAY_SECONDS)
    await retention(trails).tidy()

    assert await trails.kinds() == []


async def test_thousands_of_events_are_forgotten_in_parts(trails: Trails) -> None:
    for number in range(1_203):
        await trails.happens(number)
    await trails.clock.sleep(91 * DAY_SECONDS)

    assert await trails.audit_log.forget(GUILD, before=trails.clock.time()) == 1_203
    assert await trails.kinds() == []


async def test_requests_are_kept_unless_the_operator_says_otherwise(trails: Trails) -> None:
    job = await trails.asked()
    await trails.ledger.delivering(job.id, Failure(words_id="failure-busy"))
    await trails.ledger.closed(job.id, JobState.FAILED, None)
    await trails.clock.sleep(400 * DAY_SECONDS)
    await retention(trails).tidy()
    assert await trails.ledger.find(job.id) is not None

    await retention(trails, job_days=30).tidy()

    assert await trails.ledger.find(job.id) is None


async def test_what_is_not_over_is_kept_however_old(trails: Trails) -> None:
    job = await trails.asked()
    await trails.clock.sleep(400 * DAY_SECONDS)

    await retention(trails, job_days=30).tidy()

    assert await trails.ledger.find(job.id) is not None
