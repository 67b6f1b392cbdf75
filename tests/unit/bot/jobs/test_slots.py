import asyncio
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.jobs.slots import FairSlots
from tests.fakes.requests import ANN, BOB, CYD


class Queue:
    """People at the slots, in the order in which they got in."""

    def __init__(self, slots: FairSlots) -> None:
        self._slots = slots
        self.holding: list[str] = []
        self.entered: list[str] = []
        self.places: dict[str, Callable[[], int]] = {}
        self._tasks: dict[str, asyncio.Task[None]] = {}
        self._leave: dict[str, asyncio.Event] = {}

    async def come(
        self, name: str, user_id: int, *, is_running: bool = False, weight: int = 1
    ) -> None:
        self._leave[name] = asyncio.Event()
        self._tasks[name] = asyncio.create_task(
            self._hold(name, user_id, is_running=is_running, weight=weight), name=name
        )
        await settled()

    async def go(self, *names: str) -> None:
        for name in names:
            self._leave[name].set()
        await settled()

    async def cancel(self, *names: str) -> None:
        for name in names:
            self._tasks[name].cancel()
        await settled()
        for name in names:
            assert self._tasks[name].cancelled()

    async def _hold(self, name: str, user_id: int, *, is_running: bool, weight: int) -> None:
        async with self._slots.hold(
            user_id,
            is_running=is_running,
            on_wait=lambda place: self.places.update({name: place}),
            weight=weight,
        ):
            self.holding.append(name)
            self.entered.append(name)
            try:
                await self._leave[name].wait()
            finally:
                self.holding.remove(name)


async def settled() -> None:
    for _ in range(10):
        await asyncio.sleep(0)


def a_queue(*, overall: int = 1, per_person: int = 10) -> Queue:
    return Queue(FairSlots(overall=overall, per_person=per_person))


async def test_there_are_so_many_places_and_no_more() -> None:
    queue = a_queue(overall=2)

    for number in range(4):
        await queue.come(f"{number}", number)

    assert queue.holding == ["0", "1"]


async def test_a_place_that_is_left_goes_to_the_next() -> None:
    queue = a_queue()
    for number in range(3):
        await queue.come(f"{number}", number)

    await queue.go("0")
    assert queue.holding == ["1"]
    await queue.go("1")
    assert queue.holding == ["2"]


async def test_one_person_holds_so_many_places_and_no_more() -> None:
    queue = a_queue(overall=10, per_person=2)
    for number in range(4):
        await queue.come(f"ann {number}", ANN)

    await queue.come("bob", BOB)

    assert queue.holding == ["ann 0", "ann 1", "bob"]
    await queue.go("ann 0")
    assert queue.holding == ["ann 1", "bob", "ann 2"]


async def test_people_take_turns() -> None:
    queue = a_queue()
    for number in range(4):
        await queue.come(f"ann {number}", ANN)
    for name, user_id in (("bob 0", BOB), ("bob 1", BOB), ("cyd 0", CYD)):
        await queue.come(name, user_id)

    for name in list(queue.entered):
        await queue.go(name)
    while len(queue.entered) < 7:
        await queue.go(queue.entered[-1])

    assert queue.entered == ["ann 0", "ann 1", "bob 0", "cyd 0", "ann 2", "bob 1", "ann 3"]


async def test_a_flood_delays_the_next_person_by_one_at_most() -> None:
    queue = a_queue()
    for number in range(50):
        await queue.come(f"ann {number}", ANN)
    await queue.come("bob", BOB)

    await queue.go("ann 0")
    await queue.go(queue.entered[-1])

    assert "bob" in queue.entered[:3]


async def test_what_runs_already_gets_its_place_at_once_and_counts() -> None:
    queue = a_queue(overall=1, per_person=1)
    await queue.come("ann", ANN, is_running=True)
    await queue.come("bob", BOB, is_running=True)
    await queue.come("cyd", CYD)

    assert queue.holding == ["ann", "bob"]
    await queue.go("ann")
    assert queue.holding == ["bob"]
    await queue.go("bob")
    assert queue.holding == ["cyd"]


async def test_who_is_cancelled_while_waiting_waits_no_more() -> None:
    queue = a_queue()
    for number in range(3):
        await queue.come(f"{number}", number)

    await queue.cancel("1")
    await queue.go("0")

    assert queue.entered == ["0", "2"]


async def test_who_is_cancelled_while_holding_gives_the_place_back() -> None:
    queue = a_queue()
    await queue.come("ann", ANN)
    await queue.come("bob", BOB)

    await queue.cancel("ann")

    assert queue.holding == ["bob"]


async def test_who_is_cancelled_just_when_the_place_comes_gives_it_back() -> None:
    queue = a_queue()
    await queue.come("ann", ANN)
    await queue.come("bob", BOB)
    await queue.come("cyd", CYD)

    queue._leave["ann"].set()
    await asyncio.sleep(0)
    await queue.cancel("bob")

    assert queue.holding == ["cyd"]


@pytest.mark.parametrize("order", [("ann 0", "ann 1"), ("ann 1", "ann 0")])
async def test_a_job_cancelled_with_one_part_waiting_leaves_the_others_their_turn(
    order: tuple[str, str],
) -> None:
    queue = a_queue()
    await queue.come("ann 0", ANN)
    await queue.come("ann 1", ANN)
    await queue.come("bob", BOB)

    await queue.cancel(*order)

    assert queue.holding == ["bob"]


async def test_a_turn_is_not_lost_by_a_cancelled_ticket() -> None:
    queue = a_queue()
    await queue.come("cyd", CYD)
    for name in ("ann 0", "ann 1"):
        await queue.come(name, ANN)
    await queue.come("bob", BOB)

    queue._tasks["ann 0"].cancel()
    queue._tasks["cyd"].cancel()
    await settled()

    assert queue.holding == ["ann 1"]


async def test_closed_slots_are_shared_out_no_more() -> None:
    slots = FairSlots(overall=1, per_person=1)
    queue = Queue(slots)
    await queue.come("ann", ANN)
    await queue.come("bob", BOB)

    slots.close()
    await queue.go("ann")

    assert queue.holding == []
    await queue.cancel("bob")


async def test_waiting_people_are_told_their_places() -> None:
    queue = a_queue()
    for name, user_id in (("ann", ANN), ("bob 0", BOB), ("bob 1", BOB), ("cyd", CYD)):
        await queue.come(name, user_id)

    assert {name: place() for name, place in queue.places.items()} == {
        "bob 0": 1,
        "cyd": 2,
        "bob 1": 3,
    }
    await queue.go("ann")
    assert {name: place() for name, place in queue.places.items()} == {
        "bob 0": 0,
        "cyd": 1,
        "bob 1": 2,
    }


async def served(queue: Queue, count: int) -> str:
    """Let one after the other go; return who came in, as the first letters of the names."""
    while len(queue.entered) < count:
        await queue.go(queue.entered[-1])
    await queue.go(queue.entered[-1])
    return "".join(name[0] for name in queue.entered)


async def test_who_has_three_turns_gets_three_where_others_get_one() -> None:
    queue = a_queue()
    await queue.come("x", 99)
    for number in range(5):
        await queue.come(f"ann {number}", ANN, weight=3)
    for number in range(3):
        await queue.come(f"bob {number}", BOB)

    assert await served(queue, 9) == "xaaabaabb"


@pytest.mark.parametrize(("weight", "order"), [(1, "abababa"), (2, "abaabab")])
async def test_turns_go_on_after_a_pause_for_the_persons_own_limit(weight: int, order: str) -> None:
    queue = a_queue(per_person=1)
    await queue.come("a0", ANN, weight=weight)
    for number in range(1, 4):
        await queue.come(f"a{number}", ANN, weight=weight)
        await queue.come(f"b{number}", BOB)

    assert await served(queue, 7) == order


async def test_turns_that_nobody_took_are_not_kept_for_later() -> None:
    queue = a_queue()
    await queue.come("x", 99)
    await queue.come("ann 0", ANN, weight=3)
    await queue.go("x")
    await queue.come("bob 0", BOB)
    await queue.come("ann 1", ANN, weight=3)

    assert await served(queue, 4) == "xaba"


@given(
    st.lists(st.integers(0, 3), min_size=1, max_size=12),
    st.integers(0, 5),
    st.lists(st.integers(1, 4), min_size=4, max_size=4),
)
async def test_the_places_foretell_the_order(
    people: list[int], already_served: int, weights: list[int]
) -> None:
    queue = a_queue()
    await queue.come("first", 99)
    for number, user_id in enumerate(people):
        await queue.come(f"{number}", user_id, weight=weights[user_id])
    for _ in range(min(already_served, len(people))):
        await queue.go(queue.entered[-1])
    waiting = {name: place() for name, place in queue.places.items() if name not in queue.entered}
    before = len(queue.entered)

    while len(queue.entered) <= len(people):
        await queue.go(queue.entered[-1])

    assert sorted(waiting, key=waiting.__getitem__) == queue.entered[before:]
    assert sorted(waiting.values()) == list(range(1, len(waiting) + 1))
    await queue.go(queue.entered[-1])
