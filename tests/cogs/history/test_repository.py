"""History, favourites, stars, showcase and copies on record: the same on both databases."""

import asyncio
from contextlib import AsyncExitStack
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from pydantic import TypeAdapter

from bot.db.database import Database
from bot.db.jobs import JobRow, claim_removal, insert_job
from bot.db.patience import until_back
from bot.imagine.job import Copy, JobState, Reply
from bot.jobs.paging import PAGE_SIZE
from cogs.gallery.service import LEFT_SECONDS
from cogs.history.repository import HistoryFilters
from cogs.reply.copies import MOST_COPIES, TooManyCopiesError
from tests.fakes.clock import FakeClock
from tests.harness.members import Members

ANN, BOB, HERE, PLACE, ELSEWHERE = 1, 2, 11, 21, 22
_REPLY = TypeAdapter(Reply)


def a_result(
    number: int,
    prompt: str = "a paper boat",
    *,
    user_id: int = ANN,
    channel_id: int = PLACE,
    model: str = "labs/quick",
) -> JobRow:
    reply = Reply(
        application_id=1,
        token="token",
        token_expires_at=0.0,
        channel_id=channel_id,
        guild_id=HERE,
        user_id=user_id,
        is_private=False,
        locale="en-US",
        upload_limit_bytes=1,
    )
    return JobRow(
        id=f"{number:032x}",
        state=JobState.DELIVERED,
        user_id=user_id,
        guild_id=HERE,
        channel_id=channel_id,
        created_at=float(number),
        updated_at=float(number),
        request="{}",
        reply=_REPLY.dump_json(reply).decode(),
        prompt=prompt,
        model=model,
    )


@pytest.fixture
def store(database: Database) -> Database:
    return database


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def members(store: Database, clock: FakeClock) -> Members:
    return Members.on(database=store, clock=clock)


async def draw(store: Database, *rows: JobRow) -> None:
    for row in rows:
        await store.write(partial(insert_job, job=row))


async def remove(store: Database, row: JobRow) -> None:
    await store.write(lambda connection: claim_removal(connection, row.id, by=ANN, now=1.0))


class TestHistory:
    async def test_the_newest_come_first_page_by_page(
        self, store: Database, members: Members
    ) -> None:
        rows = [a_result(number) for number in range(1, PAGE_SIZE + 3)]
        await draw(store, *rows, a_result(99, user_id=BOB))

        first = await members.history.page(ANN, HistoryFilters(), 1)
        last = await members.history.page(ANN, HistoryFilters(), 7)

        assert first.job_ids == tuple(row.id for row in reversed(rows))[:PAGE_SIZE]
        assert last.job_ids == (rows[1].id, rows[0].id)
        assert (last.number, last.pages, last.total) == (2, 2, PAGE_SIZE + 2)

    async def test_words_and_models_narrow_it(self, store: Database, members: Members) -> None:
        boat = a_result(1, "a paper boat, 100% calm")
        fox = a_result(2, "a red fox", model="labs/slow")
        await draw(store, boat, fox, a_result(3, "a boat", model="labs/slow"))

        async def found(filters: HistoryFilters) -> tuple[str, ...]:
            return (await members.history.page(ANN, filters, 1)).job_ids

        assert await found(HistoryFilters(text="BOAT paper")) == (boat.id,)
        assert await found(HistoryFilters(text="0% c")) == (boat.id,)
        assert await found(HistoryFilters(text="0%p")) == ()
        assert await found(HistoryFilters(text="red", model="labs/SLOW")) == (fox.id,)

    async def test_what_failed_or_was_taken_away_is_not_in_it(
        self, store: Database, members: Members
    ) -> None:
        gone = a_result(2)
        await draw(store, replace(a_result(1), state=JobState.FAILED), gone)
        await remove(store, gone)

        assert (await members.history.page(ANN, HistoryFilters(), 1)).total == 0

    async def test_a_beginning_finds_one_or_none(self, store: Database, members: Members) -> None:
        one, other = a_result(0xAB << 120), a_result(0xAC << 120)
        await draw(store, one, other)

        assert await members.history.beginning_with(ANN, "ab") == one.id
        assert await members.history.beginning_with(ANN, "a") is None
        assert await members.history.beginning_with(BOB, "ab") is None


class TestFavourites:
    async def test_the_last_liked_comes_first_whoever_drew_it(
        self, store: Database, members: Members, clock: FakeClock
    ) -> None:
        mine, theirs = a_result(1), a_result(2, user_id=BOB)
        await draw(store, mine, theirs, a_result(3))
        assert await members.favourites.add(theirs.id, ANN)
        await clock.advance(1)
        assert await members.favourites.add(mine.id, ANN)

        page = await members.history.page(ANN, HistoryFilters(is_favourite=True), 1)

        assert page.job_ids == (mine.id, theirs.id)
        assert not await members.favourites.add(mine.id, ANN)
        await members.favourites.remove(mine.id, ANN)
        page = await members.history.page(ANN, HistoryFilters(is_favourite=True), 1)
        assert page.job_ids == (theirs.id,)

    async def test_what_is_not_on_record_cannot_be_one(self, members: Members) -> None:
        assert not await members.favourites.add("0" * 32, ANN)


class TestStars:
    async def test_each_person_has_one_and_may_take_it_back(
        self, store: Database, members: Members
    ) -> None:
        row = a_result(1)
        await draw(store, row)

        given = [await members.stars.give(row.id, HERE, by=by) for by in (BOB, 3, BOB)]
        back = [await members.stars.take_back(row.id, by=BOB) for _ in range(2)]

        assert [(one.is_changed, one.count) for one in given] == [(True, 1), (True, 2), (False, 2)]
        assert [(one.is_changed, one.count) for one in back] == [(True, 1), (False, 1)]
        assert await members.stars.given_by(3, [row.id, "0" * 32]) == {row.id}
        assert await members.stars.given_by(BOB, [row.id]) == frozenset()

    async def test_a_gallery_is_of_the_channels_one_may_see(
        self, store: Database, members: Members
    ) -> None:
        here, hidden = a_result(1), a_result(2, channel_id=ELSEWHERE)
        await draw(store, here, hidden, a_result(3))
        for row in (here, hidden):
            await members.stars.give(row.id, HERE, by=BOB)

        assert sorted(await members.stars.channels(HERE)) == [PLACE, ELSEWHERE]
        seen = await members.stars.page(HERE, [PLACE], 1, is_by_stars=False)
        assert seen.page.job_ids == (here.id,)
        assert (await members.stars.page(HERE, [], 1, is_by_stars=False)).page.total == 0
        assert (await members.stars.page(12, [PLACE], 1, is_by_stars=False)).page.total == 0

    async def test_it_is_ordered_by_time_or_by_stars(
        self, store: Database, members: Members
    ) -> None:
        old, new = a_result(1), a_result(2)
        await draw(store, old, new)
        for row, by in ((old, BOB), (old, 3), (new, BOB)):
            await members.stars.give(row.id, HERE, by=by)

        newest = await members.stars.page(HERE, [PLACE], 1, is_by_stars=False)
        most = await members.stars.page(HERE, [PLACE], 1, is_by_stars=True)

        assert (newest.page.job_ids, newest.counts) == ((new.id, old.id), (1, 2))
        assert (most.page.job_ids, most.counts) == ((old.id, new.id), (2, 1))

    async def test_what_has_none_any_more_or_is_removed_is_not_in_the_gallery(
        self, store: Database, members: Members
    ) -> None:
        kept, removed, unstarred, forgotten = (a_result(number) for number in range(1, 5))
        await draw(store, kept, removed, unstarred, forgotten)
        for row in (kept, removed, unstarred, forgotten):
            await members.stars.give(row.id, HERE, by=BOB)

        await remove(store, removed)
        await members.stars.take_back(unstarred.id, by=BOB)
        await members.stars.forget(forgotten.id)

        seen = await members.stars.page(HERE, [PLACE], 1, is_by_stars=True)
        assert (seen.page.job_ids, seen.page.total) == ((kept.id,), 1)

    async def test_a_star_for_what_was_just_removed_does_not_bring_it_back(
        self, store: Database, members: Members
    ) -> None:
        row = a_result(1)
        await draw(store, row)

        await asyncio.gather(remove(store, row), members.stars.give(row.id, HERE, by=BOB))
        await members.stars.give(row.id, HERE, by=3)

        assert (await members.stars.page(HERE, [PLACE], 1, is_by_stars=True)).page.total == 0

    async def test_stars_of_somebody_who_is_erased_count_no_more(
        self, store: Database, members: Members
    ) -> None:
        both, theirs = a_result(1), a_result(2)
        await draw(store, both, theirs)
        for row, by in ((both, BOB), (both, 3), (theirs, BOB)):
            await members.stars.give(row.id, HERE, by=by)

        await members.erasures.begin(BOB, removes_pictures=False)

        seen = await members.stars.page(HERE, [PLACE], 1, is_by_stars=True)
        assert (seen.page.job_ids, seen.counts) == ((both.id,), (1,))

    async def test_what_a_page_counts_is_what_was_given_whoever_was_at_it(
        self, url: str, data_dir: Path, store: Database, members: Members, clock: FakeClock
    ) -> None:
        rows = [a_result(number) for number in range(1, 4)]
        await draw(store, *rows)
        async with AsyncExitStack() as stack:
            crowd = [members]
            if url:  # SQLite has one process
                other = await stack.enter_async_context(Database.open(url, data_dir=data_dir))
                crowd.append(Members.on(database=other, clock=clock))
            await asyncio.gather(
                *(
                    # On a busy machine the last in line wait longer for a lock than they may.
                    until_back(partial(crowd[by % len(crowd)].stars.give, row.id, HERE, by=by))
                    for by in range(10, 30)
                    for row in rows
                ),
                members.erasures.begin(11, removes_pictures=False),
                members.erasures.begin(12, removes_pictures=False),
            )

            for by in (11, 12):  # the erasure may have come before their stars
                await members.erasures.begin(by, removes_pictures=False)
        seen = await members.stars.page(HERE, [PLACE], 1, is_by_stars=True)
        assert seen.counts == (18, 18, 18)


class TestShowcase:
    async def test_a_result_is_claimed_once(self, store: Database, members: Members) -> None:
        row = a_result(1)
        await draw(store, row)

        claims = await asyncio.gather(
            *(members.showcases.claim(row.id, HERE, PLACE) for _ in range(3))
        )

        assert sorted(claims) == [False, False, True]

    async def test_what_was_left_undone_is_found_after_a_while(
        self, store: Database, members: Members, clock: FakeClock
    ) -> None:
        posted, left = a_result(1), a_result(2)
        await draw(store, posted, left)
        for row in (posted, left):
            await members.showcases.claim(row.id, HERE, PLACE)
        await members.showcases.posted(posted.id, 5)

        assert await members.showcases.left_undone() == []
        await clock.advance(LEFT_SECONDS + 1)
        assert [row.job_id for row in await members.showcases.left_undone()] == [left.id]

    async def test_what_was_taken_away_meanwhile_is_told(
        self, store: Database, members: Members
    ) -> None:
        row = a_result(1)
        await draw(store, row)
        await members.showcases.claim(row.id, HERE, PLACE)
        await members.showcases.forget(row.id)

        assert not await members.showcases.posted(row.id, 5)

    async def test_what_is_gone_is_not_claimed(self, store: Database, members: Members) -> None:
        row = a_result(1)
        await draw(store, row)
        await remove(store, row)

        assert not await members.showcases.claim(row.id, HERE, PLACE)


class TestCopies:
    async def test_all_are_on_record(self, store: Database, members: Members) -> None:
        row = a_result(1)
        await draw(store, row)
        copies = [Copy(channel_id=PLACE, message_id=number) for number in (1, 2)]

        await asyncio.gather(*(members.copies.add(row.id, copy) for copy in copies))

        assert set(await members.copies.all(row.id)) == set(copies)

    async def test_there_is_an_end_to_them(self, store: Database, members: Members) -> None:
        row = a_result(1)
        await draw(store, row)
        for number in range(MOST_COPIES):
            await members.copies.add(row.id, Copy(channel_id=PLACE, message_id=number))

        with pytest.raises(TooManyCopiesError):
            await members.copies.add(row.id, Copy(channel_id=PLACE, message_id=99))

    async def test_what_was_taken_away_is_not_shown_again(
        self, store: Database, members: Members
    ) -> None:
        row = a_result(1)
        await draw(store, row)
        await remove(store, row)

        assert not await members.copies.add(row.id, Copy(channel_id=PLACE, message_id=1))
