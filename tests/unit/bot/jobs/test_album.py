"""Finished pictures are looked at once, later, and a copy is known again from then on."""

import asyncio
from dataclasses import replace
from io import BytesIO

import pytest
from PIL import Image as Pillow

from bot.db.database import Database
from bot.errors import OutputUnreadableError
from bot.imagine.job import Job, JobState
from bot.imagine.result import ResultInfo
from bot.jobs.fingerprints import PAUSES_SECONDS, FingerprintIndex, PictureRow, Unhashed, looks_of
from bot.jobs.ledger import JobLedger
from tests.fakes.clock import FakeClock
from tests.fakes.odd_pictures import ODD_PICTURES, SCENE
from tests.fakes.pictures import noise, picture
from tests.fakes.requests import a_reply, a_request

GUILD = 12


class Pictures:
    """One process: jobs that end, and what is known of their pictures."""

    def __init__(self, database: Database, clock: FakeClock) -> None:
        self.database = database
        self.index = FingerprintIndex(database=database, clock=clock)
        self.ledger = JobLedger(database=database, clock=clock, on_end=self.index.ended)

    async def delivered(self, *, guild_id: int | None = GUILD) -> Job:
        job = await self.ledger.add(a_request(), replace(a_reply(), guild_id=guild_id))
        await self.closed(job, JobState.DELIVERED)
        return job

    async def closed(self, job: Job, state: JobState) -> None:
        await self.database.write(lambda its: self.index.ended(its, job.id, state))

    async def take(self, *, guild_id: int | None = None) -> str | None:
        taken = await self.index.take(guild_id=guild_id)
        return None if taken is None else taken.job_id

    async def known(self, job: Job, *contents: bytes) -> None:
        taken = await self.index.take()
        assert taken is not None
        assert taken.job_id == job.id
        await self.index.record(taken, [await row(job, content) for content in contents])


async def row(job: Job, content: bytes) -> PictureRow:
    looks = await looks_of(content)
    return PictureRow(job_id=job.id, position=0, filename="1.png", width=8, height=8, hash=looks)


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock(auto=False)


@pytest.fixture
def pictures(store: Database, clock: FakeClock) -> Pictures:
    return Pictures(store, clock)


def saved_again(content: bytes) -> bytes:
    """The picture as somebody else's program saves it."""
    buffer = BytesIO()
    with Pillow.open(BytesIO(content)) as original:
        original.resize((300, 300)).save(buffer, "JPEG", quality=60)
    return buffer.getvalue()


async def test_a_copy_leads_to_its_job(pictures: Pictures) -> None:
    job, content = await pictures.delivered(), noise(size=(64, 64))
    await pictures.known(job, content)

    assert await pictures.index.recognise(content, guild_id=GUILD) == job.id
    assert await pictures.index.recognise(saved_again(content), guild_id=GUILD) == job.id
    assert await pictures.index.recognise(content, guild_id=GUILD + 1) is None


@pytest.mark.filterwarnings("ignore::UserWarning:PIL")
async def test_a_copy_is_known_in_whatever_kind_of_file(pictures: Pictures) -> None:
    job = await pictures.delivered()
    await pictures.known(job, SCENE)
    others = ("inks-profile", "profile", "told", "phone", "wide", "high", "one-bit")
    same = [odd for odd in ODD_PICTURES if odd.is_shown and not odd.name.startswith(others)]

    found = {odd.name: await pictures.index.recognise(odd.content, guild_id=GUILD) for odd in same}

    assert found == dict.fromkeys(found, job.id)
    assert {"two.jpg", "grey-16.png", "photo.heic", "moving.gif", "inks-told.jpg"} <= set(found)


async def test_another_picture_leads_nowhere(pictures: Pictures) -> None:
    await pictures.known(await pictures.delivered(), noise(size=(64, 64)))

    assert await pictures.index.recognise(picture(size=(64, 64)), guild_id=GUILD) is None


async def test_what_is_no_picture_is_told(pictures: Pictures) -> None:
    with pytest.raises(OutputUnreadableError):
        await pictures.index.recognise(b"words", guild_id=GUILD)


async def test_the_latest_is_looked_at_first_and_each_once(
    pictures: Pictures, clock: FakeClock
) -> None:
    first = await pictures.delivered()
    await clock.advance(1)
    second = await pictures.delivered()

    assert [await pictures.take() for _ in range(3)] == [second.id, first.id, None]


async def test_what_was_just_delivered_can_be_left_for_later(
    pictures: Pictures, clock: FakeClock
) -> None:
    job = await pictures.delivered()

    assert await pictures.index.take(after_seconds=60) is None

    await clock.advance(60)
    assert await pictures.index.take(after_seconds=60) == Unhashed(job_id=job.id, tries=1)


async def test_a_server_has_its_own_looked_at(pictures: Pictures) -> None:
    job = await pictures.delivered()
    await pictures.delivered(guild_id=GUILD + 1)

    assert await pictures.index.left(GUILD) == 1
    assert [await pictures.take(guild_id=GUILD) for _ in range(2)] == [job.id, None]
    assert await pictures.index.left(GUILD + 1) == 1


async def test_a_picture_that_is_shown_before_its_end_is_recorded_is_waited_for(
    pictures: Pictures,
) -> None:
    reply = replace(a_reply(), guild_id=GUILD)
    job = await pictures.ledger.add(a_request(), reply)
    before = await pictures.index.left(GUILD)

    await pictures.ledger.delivering(job.id, ResultInfo(got=1, asked=1, seconds=1.0))

    assert (before, await pictures.index.left(GUILD)) == (0, 1)
    assert await pictures.index.left(GUILD + 1) == 0


async def test_only_a_picture_in_a_server_is_waited_for(pictures: Pictures) -> None:
    await pictures.delivered(guild_id=None)
    failed = await pictures.ledger.add(a_request(), a_reply())
    await pictures.closed(failed, JobState.FAILED)

    assert await pictures.take() is None


async def test_whoever_is_killed_leaves_it_to_others_but_not_for_ever(
    pictures: Pictures, clock: FakeClock
) -> None:
    job = await pictures.delivered()
    found: list[str | None] = []

    for pause in PAUSES_SECONDS:
        found += [await pictures.take(), await pictures.take()]
        await clock.advance(pause)

    assert found == [job.id, None] * len(PAUSES_SECONDS)
    assert await pictures.index.left(GUILD) == 1
    assert await pictures.take() is None
    assert await pictures.index.left(GUILD) == 0


async def test_what_was_looked_at_is_over_whatever_was_found(
    pictures: Pictures, clock: FakeClock
) -> None:
    await pictures.known(await pictures.delivered())
    await clock.advance(PAUSES_SECONDS[0])

    assert await pictures.take() is None
    assert await pictures.index.left(GUILD) == 0


async def test_what_comes_meanwhile_is_looked_at_as_well(pictures: Pictures) -> None:
    job = await pictures.delivered()
    too_early = await pictures.index.take()
    assert too_early is not None

    await pictures.index.note_anew(job.id)
    await pictures.index.record(too_early, [])
    await pictures.index.note_anew(job.id)
    same = await pictures.take()
    await pictures.index.record(too_early, [])

    assert same == job.id
    assert await pictures.index.left(GUILD) == 0


async def test_what_was_erased_meanwhile_is_not_put_back(
    pictures: Pictures, store: Database
) -> None:
    job = await pictures.delivered()
    looks = await row(job, picture())
    taken = await pictures.index.take()
    assert taken is not None

    await store.write(lambda its: its.exec_driver_sql("DELETE FROM jobs"))

    assert await pictures.index.left(GUILD) == 0
    await pictures.index.record(taken, [looks])
    await pictures.index.note_anew(job.id)
    assert await pictures.index.recognise(picture(), guild_id=GUILD) is None
    assert await pictures.index.left(GUILD) == 0


async def test_of_several_processes_each_gets_others(database: Database, clock: FakeClock) -> None:
    # On PostgreSQL each has a connection of its own.
    processes = [Pictures(database, clock), Pictures(database.prompt, clock)]
    waiting = {(await processes[0].delivered()).id for _ in range(12)}

    async def take_all(process: Pictures) -> list[str]:
        found: list[str] = []
        while (taken := await process.take()) is not None:
            found.append(taken)
        return found

    one, other = await asyncio.gather(*map(take_all, processes))

    assert sorted([*one, *other]) == sorted(waiting)
