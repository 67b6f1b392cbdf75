"""Who sees to a case: one process for a time, then whichever looks first."""

import asyncio
from functools import partial

import pytest

from bot.db.database import Database
from cogs.cases import Leases, change_case, get_case, insert_case
from cogs.moderation.model import OrderedRemoval, RemovalState
from cogs.moderation.repository import REMOVALS
from tests.fakes.clock import FakeClock

LEASE_SECONDS = 60.0


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def leases(database: Database, clock: FakeClock) -> Leases[OrderedRemoval]:
    return Leases(REMOVALS, seconds=LEASE_SECONDS, database=database, clock=clock)


async def put(database: Database, *ids: str, leased_until: float | None = None) -> None:
    """Put cases on record, each opened a second after the one before."""
    for opened_at, case_id in enumerate(ids):
        case = OrderedRemoval(
            id=case_id,
            order_id="order",
            guild_id=1,
            channel_id=2,
            job_id=case_id,
            user_id=3,
            ordered_by=4,
            opened_at=float(opened_at),
            leased_until=leased_until,
        )
        await database.write(partial(insert_case, cases=REMOVALS, case=case))


async def ids(leases: Leases[OrderedRemoval], *, is_start: bool = False) -> list[str]:
    return [case.id for case in await leases.unattended(is_start=is_start)]


async def test_a_case_is_left_alone_until_its_lease_ends(
    leases: Leases[OrderedRemoval], database: Database, clock: FakeClock
) -> None:
    await put(database, "a", "b")
    first, _ = await leases.unattended()

    assert await leases.take_over(first)

    assert await ids(leases) == ["b"]
    await clock.advance(LEASE_SECONDS)
    assert await ids(leases) == ["a", "b"]


async def test_of_two_processes_that_look_together_one_takes_it(
    leases: Leases[OrderedRemoval], database: Database, clock: FakeClock
) -> None:
    other = Leases(REMOVALS, seconds=LEASE_SECONDS, database=database, clock=clock)
    await put(database, "a")
    (seen,) = await leases.unattended()

    taken = await asyncio.gather(leases.take_over(seen), other.take_over(seen))

    assert sorted(taken) == [False, True]


async def test_what_ended_meanwhile_is_not_taken_over(
    leases: Leases[OrderedRemoval], database: Database
) -> None:
    await put(database, "a")
    (seen,) = await leases.unattended()
    await database.write(
        lambda connection: change_case(
            connection,
            REMOVALS,
            "a",
            from_states=(RemovalState.REMOVING,),
            state=RemovalState.REMOVED,
        )
    )

    assert not await leases.take_over(seen)
    assert await ids(leases) == []


async def test_at_its_start_the_only_process_waits_for_nobodys_lease(
    leases: Leases[OrderedRemoval], database: Database, clock: FakeClock
) -> None:
    await put(database, "a", leased_until=clock.time() + LEASE_SECONDS)

    found = await ids(leases, is_start=True)

    assert found == ([] if database.is_shared else ["a"])
    assert await ids(leases) == []


async def test_one_that_fails_does_not_hold_up_the_others_and_is_tried_again(
    leases: Leases[OrderedRemoval], database: Database, clock: FakeClock
) -> None:
    await put(database, "a", "b")
    seen: list[str] = []

    async def see_to(case: OrderedRemoval) -> None:
        seen.append(case.id)
        if case.id == "a":
            raise RuntimeError("a bug")
        await database.write(
            lambda connection: change_case(
                connection,
                REMOVALS,
                case.id,
                from_states=(case.state,),
                state=RemovalState.REMOVED,
            )
        )

    assert await leases.take_on_each(see_to, what="removing")
    assert not await leases.take_on_each(see_to, what="removing")
    await clock.advance(LEASE_SECONDS)
    assert await leases.take_on_each(see_to, what="removing")

    assert seen == ["a", "b", "a"]
    ended = await database.read(lambda connection: get_case(connection, REMOVALS, "b"))
    assert ended is not None
    assert ended.state is RemovalState.REMOVED
