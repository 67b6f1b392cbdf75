"""Looking into the audit log: whose, what, when, page by page; and what was not posted yet."""

import pytest

from bot.db.database import Database
from bot.db.jobs import delete_jobs
from bot.imagine.job import JobState
from cogs.audit.model import KINDS, AuditEvent, AuditTopic, EventKind, EventQuery
from cogs.audit.service import MOST_BEHIND, POSTED_AT_ONCE, SETTLED_SECONDS, UnpostedEvents
from tests.cogs.audit.audit_case import AuditCase
from tests.fakes.requests import ANN, BOB
from tests.harness.accounts import GUILD


@pytest.fixture
def case(store: Database) -> AuditCase:
    return AuditCase(store)


def numbers(unposted: UnpostedEvents | None) -> list[int]:
    assert unposted is not None
    return [int(entry.event.facts["number"]) for entry in unposted.entries]


def test_every_kind_of_event_is_in_one_topic() -> None:
    listed = [kind for topic in AuditTopic for kind in KINDS[topic]]

    assert sorted(listed) == sorted(EventKind)


async def test_pages_follow_each_other_without_gap_or_repetition(case: AuditCase) -> None:
    for number in range(25):
        # Several at the same instant: only their ids tell them apart.
        await case.happens(number)
        if number % 7 == 0:
            await case.clock.sleep(1)
    found: list[str] = []
    before: tuple[float, str] | None = None
    while True:
        page = await case.audit.page(EventQuery(guild_id=GUILD), size=4, before=before)
        found += [entry.event.facts["number"] for entry in page.entries]
        last = page.entries[-1].event
        before = (last.happened_at, last.id)
        if not page.has_more:
            break

    assert sorted(int(number) for number in found) == list(range(25))


async def test_nobody_sees_another_servers_audit_log(case: AuditCase) -> None:
    await case.asked()

    page = await case.audit.page(EventQuery(guild_id=GUILD + 1), size=10)

    assert page.entries == ()


async def test_an_audit_log_is_filtered_by_person_channel_topic_and_time(
    case: AuditCase,
) -> None:
    await case.asked(user_id=ANN)
    await case.clock.sleep(100)
    await case.asked(user_id=BOB)
    await case.happens()
    now = case.clock.time()

    async def count(**narrowed: object) -> int:
        query = EventQuery(guild_id=GUILD, **narrowed)  # type: ignore[arg-type]  # of this test
        return len((await case.audit.page(query, size=10)).entries)

    assert await count() == 3
    assert await count(user_id=ANN) == 1
    assert await count(user_id=1) == 1
    assert await count(channel_id=11) == 2
    assert await count(channel_id=99) == 0
    assert await count(topic=AuditTopic.MEASURES) == 1
    assert await count(since=now - 50) == 2
    assert await count(until=now - 50) == 1


async def test_the_audit_log_outlives_the_request_without_its_words(case: AuditCase) -> None:
    job = await case.asked("secret words")
    await case.ledger.cancel_requested(job.id, ANN)
    await case.database.write(
        lambda connection: delete_jobs(
            connection, states=tuple(JobState), before=case.clock.time() + 1
        )
    )

    (entry,) = (await case.audit.page(EventQuery(guild_id=GUILD), size=10)).entries
    assert (entry.prompt, entry.link) == ("", "")
    assert entry.request.price_micros == 20_000


async def test_what_was_before_anybody_asked_is_not_posted(case: AuditCase) -> None:
    await case.happens(1)
    await case.clock.sleep(60)

    first = await case.audit.unposted(GUILD)
    await case.happens(2)
    await case.clock.sleep(SETTLED_SECONDS + 1)

    assert first == UnpostedEvents(entries=())
    assert numbers(await case.audit.unposted(GUILD)) == [2]


async def test_what_is_posted_is_not_posted_again(case: AuditCase) -> None:
    await case.audit.post_from_now(GUILD)
    await case.clock.sleep(1)
    for number in range(3):
        await case.happens(number)
        await case.clock.sleep(1)
    await case.clock.sleep(SETTLED_SECONDS)
    unposted = await case.audit.unposted(GUILD)
    assert numbers(unposted) == [0, 1, 2]
    assert unposted is not None

    await case.audit.posted(GUILD, unposted.entries[1].event)

    assert numbers(await case.audit.unposted(GUILD)) == [2]


async def test_what_is_not_noted_as_posted_is_found_by_the_next_process(case: AuditCase) -> None:
    await case.audit.post_from_now(GUILD)
    await case.happens(1)
    await case.clock.sleep(SETTLED_SECONDS + 1)
    await case.audit.unposted(GUILD)

    again = AuditCase(case.database, clock=case.clock)

    assert numbers(await again.audit.unposted(GUILD)) == [1]


async def test_what_is_fresh_waits_for_what_may_come_before_it(case: AuditCase) -> None:
    await case.audit.post_from_now(GUILD)
    await case.clock.sleep(10)
    await case.happens(1)

    assert await case.audit.unposted(GUILD) is None


async def test_after_a_long_silence_only_the_newest_are_posted(case: AuditCase) -> None:
    await case.audit.post_from_now(GUILD)
    await case.clock.sleep(1)
    many = MOST_BEHIND + 30
    event = AuditEvent(guild_id=GUILD, kind=EventKind.WARNED)
    for _ in range(many):
        await case.audit_log.add(event)
    await case.clock.sleep(SETTLED_SECONDS + 1)

    unposted = await case.audit.unposted(GUILD)

    assert unposted is not None
    assert len(unposted.entries) == POSTED_AT_ONCE
    assert unposted.skipped == many - POSTED_AT_ONCE


async def test_how_far_it_was_posted_is_no_event(case: AuditCase) -> None:
    await case.audit.post_from_now(GUILD)

    assert await case.kinds() == []
