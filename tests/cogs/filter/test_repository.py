"""Filters and appeals: the same in one process on SQLite and in several on PostgreSQL."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import AsyncExitStack
from pathlib import Path

import pytest

from bot.db.database import Database
from cogs.filter.appeal import Appeal, AppealDecidedError, AppealState
from cogs.filter.appeals import UNPOSTED_SECONDS
from cogs.filter.check import FilterRefusedError
from tests.cogs.filter.filtered import ANN, MANAGER, MIRA, Filtered, asked, entry

Pair = tuple[Filtered, Filtered]


@pytest.fixture
async def pair(url: str, data_dir: Path) -> AsyncGenerator[Pair]:
    """Two processes on one PostgreSQL; twice the same on SQLite. Both know the list."""
    async with AsyncExitStack() as stack:
        servers = [
            await stack.enter_async_context(
                Filtered.open(
                    await stack.enter_async_context(Database.open(url, data_dir=data_dir))
                )
            )
            for _ in range(2 if url else 1)
        ]
        here, there = servers[0], servers[-1]
        await here.name_channel()
        await here.add(entry("gore"))
        yield here, there


async def appealed(server: Filtered, prompt: str = "gore") -> Appeal:
    with pytest.raises(FilterRefusedError) as refused:
        await server.ask(asked(prompt))
    return await server.appeals.open(refused.value.appeal_id or "", ANN.user_id)


async def test_what_was_added_in_one_is_refused_in_the_other(pair: Pair) -> None:
    here, there = pair
    assert (await there.ask(asked("blood"))).request.prompt == "blood"

    await here.add(entry("blood"))

    with pytest.raises(FilterRefusedError):
        await there.ask(asked("blood"))


async def test_two_who_decide_at_once_decide_once(pair: Pair) -> None:
    here, there = pair
    appeal = await appealed(here)

    decided = await asyncio.gather(
        here.appeals.decide(appeal, AppealState.ACCEPTED, by=MIRA),
        there.appeals.decide(appeal, AppealState.DISMISSED, by=MANAGER),
        return_exceptions=True,
    )

    assert [isinstance(one, AppealDecidedError) for one in decided].count(True) == 1


async def test_what_was_accepted_passes_once_in_all_processes(pair: Pair) -> None:
    here, there = pair
    appeal = await appealed(here)
    await there.appeals.decide(appeal, AppealState.ACCEPTED, by=MIRA)

    asks = [server.ask(asked("gore")) for server in (here, there) * 3]
    results = await asyncio.gather(*asks, return_exceptions=True)

    refused = [one for one in results if isinstance(one, FilterRefusedError)]
    assert len(refused) == len(results) - 1


async def test_one_process_shows_what_another_left(pair: Pair) -> None:
    here, there = pair
    appeal = await appealed(here)
    for clock in {here.clock, there.clock}:
        await clock.advance(UNPOSTED_SECONDS + 10)
    assert await there.appeals.leases.unattended() == [appeal]

    taken = await asyncio.gather(
        here.appeals.leases.take_over(appeal), there.appeals.leases.take_over(appeal)
    )

    assert sorted(taken) == [False, True]
