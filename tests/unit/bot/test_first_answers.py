"""Who gets their first answer next, and what waits meanwhile."""

import asyncio
import functools
from collections.abc import AsyncGenerator

import pytest

from bot.first_answers import (
    AT_ONCE,
    BUSY_SECONDS,
    GIVE_WAY_SECONDS,
    TOO_LATE_SECONDS,
    FirstAnswers,
    first_answer_given,
)
from tests.fakes.clock import FakeClock


class Crowd:
    """People who want an answer: who has begun to get one, and who was told that Easel is busy."""

    def __init__(self) -> None:
        self.clock = FakeClock(auto=False)
        self.answers = FirstAnswers(clock=self.clock)
        self.begun: list[str] = []
        self.busy: list[str] = []
        self.telling: list[str] = []
        self.may_tell = asyncio.Event()
        self.may_tell.set()
        self._on_their_way: dict[str, asyncio.Event] = {}

    def arrive(self, *names: str, age_seconds: float = 0.0, is_suggestion: bool = False) -> None:
        for name in names:
            self.answers.enter(
                age_seconds=age_seconds,
                answer=functools.partial(self._begin, name),
                refuse=None if is_suggestion else functools.partial(self._refuse, name),
            )

    def fill(self) -> None:
        """Let as many arrive as are answered at once."""
        self.arrive(*(f"first {number}" for number in range(AT_ONCE)))
        self.begun.clear()

    async def answered(self, name: str) -> None:
        """Put the answer of somebody on the wire."""
        self._on_their_way[name].set()
        await self.clock.advance(0)

    async def all_answered(self) -> None:
        while any(not its.is_set() for its in self._on_their_way.values()):
            for name in list(self._on_their_way):
                await self.answered(name)

    def _begin(self, name: str) -> None:
        self.begun.append(name)
        self._on_their_way[name] = asyncio.Event()
        self._task = asyncio.create_task(self._answer(name))

    async def _answer(self, name: str) -> None:
        await self._on_their_way[name].wait()
        # What leads to an answer does not wait for answers.
        await self.answers.give_way()
        first_answer_given()

    async def _refuse(self, name: str) -> None:
        self.telling.append(name)
        await self.may_tell.wait()
        first_answer_given()
        self.busy.append(name)


@pytest.fixture
async def crowd() -> AsyncGenerator[Crowd]:
    crowd = Crowd()
    yield crowd
    await crowd.all_answered()
    await crowd.answers.close()


class TestTurns:
    async def test_a_few_are_answered_at_once_and_the_next_when_one_is_on_the_wire(
        self, crowd: Crowd
    ) -> None:
        crowd.fill()
        crowd.arrive("next", "last")
        assert crowd.begun == []

        await crowd.answered("first 3")

        assert crowd.begun == ["next"]

    async def test_they_go_in_the_order_they_came_while_nobody_waits_long(
        self, crowd: Crowd
    ) -> None:
        crowd.fill()
        crowd.arrive("a", "b", "c")
        await crowd.clock.advance(BUSY_SECONDS * 0.4)

        for number in range(3):
            await crowd.answered(f"first {number}")

        assert crowd.begun == ["a", "b", "c"]

    async def test_the_newest_goes_first_once_the_oldest_waits_long(self, crowd: Crowd) -> None:
        crowd.fill()
        crowd.arrive("a", "b")
        await crowd.clock.advance(BUSY_SECONDS * 0.6)
        crowd.arrive("c")

        for number in range(3):
            await crowd.answered(f"first {number}")

        assert crowd.begun[0] == "c"
        assert sorted(crowd.begun) == ["a", "b", "c"]

    async def test_who_waited_too_long_is_told_and_not_answered_later(self, crowd: Crowd) -> None:
        crowd.fill()
        crowd.arrive("a", age_seconds=0.5)
        crowd.arrive("b")
        await crowd.clock.advance(BUSY_SECONDS - 0.4)
        assert crowd.busy == ["a"]

        await crowd.all_answered()

        assert crowd.busy == ["a"]
        assert crowd.begun == ["b"]

    async def test_a_few_are_told_at_once_and_the_newest_first(self, crowd: Crowd) -> None:
        crowd.may_tell.clear()
        crowd.fill()
        crowd.arrive(*(f"a {number}" for number in range(3 * AT_ONCE)))
        await crowd.clock.advance(BUSY_SECONDS + 0.1)
        assert len(crowd.telling) == AT_ONCE

        crowd.may_tell.set()
        await crowd.clock.advance(0.1)

        assert crowd.telling[0] == f"a {3 * AT_ONCE - 1}"
        assert len(crowd.busy) == 3 * AT_ONCE

    async def test_who_cannot_be_told_in_time_is_let_go(self, crowd: Crowd) -> None:
        crowd.may_tell.clear()
        crowd.fill()
        crowd.arrive(*(f"a {number}" for number in range(2 * AT_ONCE)))
        await crowd.clock.advance(TOO_LATE_SECONDS + 0.1)
        crowd.may_tell.set()
        await crowd.clock.advance(0.1)

        assert len(crowd.telling) == AT_ONCE

    async def test_who_types_on_needs_not_be_told(self, crowd: Crowd) -> None:
        crowd.fill()
        crowd.arrive("a", is_suggestion=True)
        await crowd.clock.advance(BUSY_SECONDS + 0.1)
        await crowd.all_answered()

        assert (crowd.begun, crowd.busy) == ([], [])

    async def test_who_comes_late_while_there_is_room_is_answered(self, crowd: Crowd) -> None:
        crowd.arrive("a", age_seconds=BUSY_SECONDS * 2)

        assert crowd.begun == ["a"]

    async def test_what_is_too_old_is_neither_begun_nor_told_and_counted_once_a_minute(
        self, crowd: Crowd, caplog: pytest.LogCaptureFixture
    ) -> None:
        for _ in range(100):
            crowd.arrive("a", age_seconds=TOO_LATE_SECONDS)
            await crowd.clock.advance(1)

        assert (crowd.begun, crowd.busy) == ([], [])
        assert [record.message for record in caplog.records] == [
            "interactions that came too late to be answered: 1",
            "interactions that came too late to be answered: 60",
        ]

    async def test_a_clock_that_says_it_comes_from_the_future_changes_nothing(
        self, crowd: Crowd
    ) -> None:
        crowd.fill()
        crowd.arrive("a", age_seconds=-600.0)
        await crowd.clock.advance(BUSY_SECONDS + 0.1)

        assert crowd.busy == ["a"]

    async def test_one_that_is_stuck_gives_its_turn_back(self, crowd: Crowd) -> None:
        crowd.fill()
        await crowd.clock.advance(TOO_LATE_SECONDS)
        crowd.arrive("a")

        assert crowd.begun == ["a"]


class TestGivingWay:
    async def test_nothing_waits_while_nobody_does(self, crowd: Crowd) -> None:
        async with asyncio.timeout(0):
            await crowd.answers.give_way()

    async def test_work_waits_for_an_answer_and_goes_on_after_it(self, crowd: Crowd) -> None:
        crowd.arrive("a")
        work = asyncio.create_task(crowd.answers.give_way())
        await crowd.clock.advance(0)
        assert not work.done()

        await crowd.answered("a")

        assert work.done()

    async def test_work_goes_on_after_a_while_whoever_waits(self, crowd: Crowd) -> None:
        crowd.arrive("a")
        works = [asyncio.create_task(crowd.answers.give_way()) for _ in range(2_000)]
        passed = 0.0
        while passed < GIVE_WAY_SECONDS + 0.1:
            # Somebody new waits all the time.
            await crowd.clock.advance(1.0)
            passed += 1.0
            crowd.arrive(f"after {passed}")

        assert all(work.done() for work in works)

    async def test_a_little_work_goes_on_all_the_time_in_its_order(self, crowd: Crowd) -> None:
        crowd.arrive("a")
        works = [asyncio.create_task(crowd.answers.give_way()) for _ in range(200)]
        await crowd.clock.advance(1.0)

        done = [work.done() for work in works]
        assert done == sorted(done, reverse=True)
        assert 20 <= sum(done) <= 100
        await crowd.all_answered()
        await crowd.clock.advance(5.0)

    async def test_work_goes_on_one_by_one_and_stops_for_who_comes(self, crowd: Crowd) -> None:
        crowd.arrive("a")
        went_on: list[int] = []

        async def work(number: int) -> None:
            await crowd.answers.give_way()
            went_on.append(number)
            if number == 2:
                crowd.arrive("b")

        works = [asyncio.create_task(work(number)) for number in range(10)]
        await crowd.clock.advance(0)
        await crowd.answered("a")
        assert went_on[:3] == [0, 1, 2]
        assert len(went_on) < 10

        await crowd.answered("b")
        await asyncio.gather(*works)

        assert went_on == list(range(10))

    async def test_work_that_is_given_up_keeps_nobody_waiting(self, crowd: Crowd) -> None:
        crowd.arrive("a")
        works = [asyncio.create_task(crowd.answers.give_way()) for _ in range(3)]
        await crowd.clock.advance(0)
        works[0].cancel()

        await crowd.answered("a")

        assert [work.done() for work in works] == [True] * 3

    async def test_at_the_end_nothing_waits_any_more(self, crowd: Crowd) -> None:
        crowd.arrive("a")
        work = asyncio.create_task(crowd.answers.give_way())
        await crowd.clock.advance(0)

        await crowd.answers.close()
        await work
