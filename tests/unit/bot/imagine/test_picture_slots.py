"""How many pictures are in memory at once, and what keeps one job from holding up the others."""

import asyncio

from bot.db.database import Database
from bot.imagine.job import JobState
from bot.imagine.picture_slots import PictureSlots
from tests.fakes.backend import held
from tests.fakes.delivery import FakeDelivery
from tests.fakes.downloads import FakeDownloads
from tests.fakes.requests import a_reply
from tests.harness.app_harness import AppHarness, eventually


class Holder:
    """A job that has its pictures until it is told to end."""

    def __init__(self, slots: PictureSlots) -> None:
        self.has_it = False
        self.may_end = asyncio.Event()
        self.task = asyncio.create_task(self._hold(slots), name="holder")

    async def _hold(self, slots: PictureSlots) -> None:
        with slots.one() as slot:
            await slot.take()
            self.has_it = True
            await self.may_end.wait()

    async def end(self) -> None:
        self.may_end.set()
        await self.task


async def test_jobs_take_turns_in_the_order_in_which_they_came() -> None:
    slots = PictureSlots(at_once=2)
    first, second, third, fourth = (Holder(slots) for _ in range(4))
    await eventually(lambda: second.has_it)
    assert (first.has_it, third.has_it) == (True, False)

    await second.end()
    await eventually(lambda: third.has_it)
    assert not fourth.has_it

    third.task.cancel()
    await eventually(lambda: fourth.has_it)
    await first.end()
    await fourth.end()


async def test_who_takes_long_holds_up_nobody() -> None:
    slots = PictureSlots(at_once=1, slot_seconds=0.01)
    stuck, waiting = Holder(slots), Holder(slots)

    await eventually(lambda: waiting.has_it)
    assert not stuck.task.done()
    await waiting.end()
    await stuck.end()

    # Nobody let go twice.
    slots = PictureSlots(at_once=1, slot_seconds=60.0)
    one, other = Holder(slots), Holder(slots)
    await eventually(lambda: one.has_it)
    assert not other.has_it
    await one.end()
    await other.end()


async def test_the_predictions_of_a_job_share_its_slot() -> None:
    slots = PictureSlots(at_once=1)
    with slots.one() as slot:
        await asyncio.gather(slot.take(), slot.take())
    with slots.one() as slot:
        await slot.take()


class CountedDownloads(FakeDownloads):
    """Knows how many were under way at once."""

    def __init__(self) -> None:
        super().__init__()
        self._now = 0
        self._are_two = asyncio.Event()
        self.most = 0

    async def fetch(
        self, address: str, *, give_up_at: float, max_bytes: int | None = None
    ) -> bytes:
        self._now += 1
        self.most = max(self.most, self._now)
        if self._now == 2:
            self._are_two.set()
        await self._are_two.wait()
        self._now -= 1
        return await super().fetch(address, give_up_at=give_up_at, max_bytes=max_bytes)


async def test_pictures_that_are_finished_at_once_are_fetched_a_few_at_a_time(
    store: Database,
) -> None:
    downloads = CountedDownloads()
    harness = AppHarness(
        database=store,
        delivery=FakeDelivery(),
        downloads=downloads,
        per_person=10,
        picture_slots=PictureSlots(at_once=2),
    )
    harness.backend.otherwise = held()
    jobs = [await harness.add(reply=a_reply(1000 + number)) for number in range(8)]
    running = [asyncio.create_task(harness.run(job), name=job.id) for job in jobs]
    await eventually(lambda: len(harness.backend.creates) == len(jobs))
    harness.backend.release.set()
    over = await asyncio.gather(*running)

    assert downloads.most == 2
    assert {job.state for job in over} == {JobState.DELIVERED}
