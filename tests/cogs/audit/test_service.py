"""Looking into the audit log: whose, what, when, page by page; and what was not posted yet."""

import pytest

from bot.db.database import Database
from bot.db.jobs import delete_jobs
from bot.imagine.job import JobState
from cogs.audit.model import KINDS, AuditEvent, AuditTopic, EventKind, EventQuery
from cogs.audit.service import MOST_BEHIND, POSTED_AT_ONCE, SETTLED_SECONDS, Growth
from tests.cogs.audit.trails import Trails
from tests.fakes.requests import ANN, BOB
from tests.harness.accounts import GUILD


@pytest.fixture
def trails(store: Database) -> Trails:
    return Trails(store)


def numbers(growth: Growth | None) -> list[int]:
    assert growth is not None
    return [int(entry.event.facts["number"]) for entry in growth.entries]


def test_every_kind_of_event_is_in_one_topic() -> None:
    listed = [kind for topic in AuditTopic for kind in KINDS[topic]]

    assert sorted(listed) == sorted(EventKind)


async def test_pages_follow_each_other_without_gap_or_repetition(trails: Trails) -> None:
    for number in range(25):
        # Several at the same instant: only their ids tell them apart.
        await trails.happens(number)
        if number % 7 == 0:
            await trails.clock.sleep(1)
    found: list[str] = []
    before: tuple[float, str] | None = None
    while True:
        page = await trails.book.page(EventQuery(guild_id=GUILD), size=4, before=before)
        found += [entry.event.facts["number"] for entry in page.entries]
        last = page.entries[-1].event
        before = (last.happened_at, last.id)
        if not page.has_more:
            break

    assert sorted(int(number) for number in found) == list(range(25))


async def test_nobody_sees_another_servers_trail(trails: Trails) -> None:
    await trails.asked()

    page = await trails.book.page(EventQuery(guild_id=GUILD + 1), size=10)

    assert page.entries == ()


async def test_a_trail_is_narrowed_down_by_person_channel_topic_and_time(trails: Trails) -> None:
    await trails.asked(user_id=ANN)
    await trails.clock.sleep(100)
    await trails.asked(user_id=BOB)
    await trails.happens()
    now = trails.clock.time()

    async def count(**narrowed: object) -> int:
        query = EventQuery(guild_id=GUILD, **narrowed)  # type: ignore[arg-type]  # of this test
        return len((await trails.book.page(query, size=10)).entries)

    assert await count() == 3
    assert await count(user_id=ANN) == 1
    assert await count(user_id=1) == 1
    assert await count(channel_id=11) == 2
    assert await count(channel_id=99) == 0
    assert await count(topic=AuditTopic.MEASURES) == 1
    assert await count(since=now - 50) == 2
    assert await count(until=now - 50) == 1


async def test_the_trail_outlives_the_request_without_its_words(trails: Trails) -> None:
    job = await trails.asked("secret words")
    await trails.ledger.cancel_requested(job.id, ANN)
    await trails.database.write(
        lambda connection: delete_jobs(
            connection, states=tuple(JobState), before=trails.clock.time() + 1
        )
    )

    (entry,) = (await trails.book.page(EventQuery(guild_id=GUILD), size=10)).entries
    assert (entry.prompt, entry.link) == ("", "")
    assert entry.request.price_micros == 20_000


async def test_what_was_before_anybody_asked_is_not_posted(trails: Trails) -> None:
    await trails.happens(1)
    await trails.clock.sleep(60)

    first = await trails.book.growth(GUILD)
    await trails.happens(2)
    await trails.clock.sleep(SETTLED_SECONDS + 1)

    assert first == Growth(entries=())
    assert numbers(await trails.book.growth(GUILD)) == [2]


async def test_what_is_posted_is_not_posted_again(trails: Trails) -> None:
    await trails.book.post_from_now(GUILD)
    await trails.clock.sleep(1)
    for number in range(3):
        await trails.happens(number)
        await trails.clock.sleep(1)
    await trails.clock.sleep(SETTLED_SECONDS)
    growth = await trails.book.growth(GUILD)
    assert numbers(growth) == [0, 1, 2]
    assert growth is not None

    await trails.book.posted(GUILD, growth.entries[1].event)

    assert numbers(await trails.book.growth(GUILD)) == [2]


async def test_what_is_not_noted_as_posted_is_found_by_the_next_process(trails: Trails) -> None:
    await trails.book.post_from_now(GUILD)
    await trails.happens(1)
    await trails.clock.sleep(SETTLED_SECONDS + 1)
    await trails.book.growth(GUILD)

    again = Trails(trails.database, clock=trails.clock)

    assert numbers(await again.book.growth(GUILD)) == [1]


async def test_what_is_fresh_waits_for_what_may_come_before_it(trails: Trails) -> None:
    await trails.book.post_from_now(GUILD)
    await trails.clock.sleep(10)
    await trails.happens(1)

    assert await trails.book.growth(GUILD) is None


async def test_after_a_long_silence_only_the_newest_are_posted(trails: Trails) -> None:
    await trails.book.post_from_now(GUILD)
    await trails.clock.sleep(1)
    many = MOST_BEHIND + 30
    happening = AuditEvent(guild_id=GUILD, kind=EventKind.WARNED)
    for _ in range(many):
        await trails.audit_log.add(happening)
    await trails.clock.sleep(SETTLED_SECONDS + 1)

    growth = await trails.book.growth(GUILD)

    assert growth is not None
    assert len(growth.entries) == POSTED_AT_ONCE
    assert growth.skipped == many - POSTED_AT_ONCE


async def test_how_far_it_was_posted_is_no_event(trails: Trails) -> None:
    await trails.book.post_from_now(GUILD)

    assert await trails.kinds() == []
