"""What a change holds for: the next request of the process itself, and of another on PostgreSQL.

The clock stands still, so nothing is read anew because of its age.
"""

import asyncio
import contextlib
from collections.abc import AsyncGenerator, Awaitable, Callable
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from bot.db.database import Database
from bot.db.remembered import SHARED_SECONDS
from bot.errors import RefusedError
from bot.imagine.request import SubmittedRequest
from bot.imagine.requester import Place
from cogs.filter.changes import addition
from cogs.filter.model import Kind, checked_entry
from cogs.moderation.block import BlockTime
from cogs.policy.model import Rules
from cogs.policy.rules.who import Audience, Who
from cogs.preferences.service import Preferences
from cogs.privacy.erasure import ErasureService
from cogs.server.model import Limit
from cogs.services import Services
from tests.fakes.clock import FakeClock
from tests.fakes.options import values_of
from tests.fakes.requests import ANN, a_reply, a_request
from tests.harness.app_harness import eventually
from tests.harness.services import services_on
from tests.patience import PATIENCE_SECONDS
from tests.servers.postgres import PostgresServer

GUILD, MIA = 12, 102
NOBODY = Rules(who=Audience(kind=Who.NOBODY))
PREFERRING = Preferences(options=values_of(model="labs/quick"))


@dataclass(frozen=True, kw_only=True)
class Processes:
    one: Services
    other: Services
    clock: FakeClock


@contextlib.asynccontextmanager
async def processes_on(
    url: str, data_dir: Path, *, are_hearing: bool = True
) -> AsyncGenerator[Processes]:
    async with contextlib.AsyncExitStack() as stack:

        async def opened() -> Database:
            database = await stack.enter_async_context(Database.open(url, data_dir=data_dir))
            if database.is_shared and are_hearing:
                hearing = asyncio.create_task(database.hear(on_notice=lambda _channel, _said: None))
                stack.push_async_callback(asyncio.wait, [hearing])
                stack.callback(hearing.cancel)
                await eventually(lambda: database.remembered.hearing is not None)
            return database

        database, clock = await opened(), FakeClock()
        other = one = await stack.enter_async_context(services_on(database, clock=clock))
        if database.is_shared:
            other = await stack.enter_async_context(services_on(await opened(), clock=clock))
        yield Processes(one=one, other=other, clock=clock)


@pytest.fixture
async def processes(url: str, data_dir: Path) -> AsyncGenerator[Processes]:
    async with processes_on(url, data_dir) as opened:
        yield opened


def asked() -> SubmittedRequest:
    request = a_request()
    requester = replace(request.requester, place=Place(guild_id=GUILD, channel_id=11))
    return replace(request, requester=requester)


async def refusal(services: Services) -> str | None:
    """What refuses Ann's request in this process, as the id of its sentence."""
    try:
        admitted = await services.gate.admit(asked())
        await services.ledger.add(admitted.request, a_reply(), admitted.admission)
    except RefusedError as refused:
        return refused.words_id
    return None


async def until(holds: Callable[[], Awaitable[bool]]) -> None:
    """Wait for what travels between processes."""
    async with asyncio.timeout(PATIENCE_SECONDS):
        while not await holds():  # noqa: ASYNC110 - no event tells it
            await asyncio.sleep(0.01)


async def set_rules(services: Services, rules: Rules) -> None:
    await services.rules.edit(GUILD, lambda _before: {0: rules}, by=MIA)


async def block(services: Services) -> None:
    await services.blocks.add(services.blocks.new(GUILD, ANN, BlockTime.DAY, reason="loud", by=MIA))


async def lower_limit(services: Services) -> None:
    await services.servers.change(
        GUILD,
        lambda now: replace(now, limits=replace(now.limits, person=Limit(concurrent=1))),
        by=MIA,
    )


async def list_word(services: Services) -> None:
    entry = checked_entry(kind=Kind.WORD, text="boat")
    await services.filter.change(GUILD, lambda entries: addition(entries, entry), by=MIA)


CHANGES = {
    "refusal-rules-nobody": lambda services: set_rules(services, NOBODY),
    "refusal-blocks-blocked": block,
    "refusal-limit-concurrent": lower_limit,
    "refusal-filter-listed": list_word,
}


@pytest.mark.parametrize("words_id", CHANGES)
async def test_what_moderators_change_holds_for_the_next_request_everywhere(
    processes: Processes, words_id: str
) -> None:
    assert [await refusal(its) for its in (processes.one, processes.other)] == [None, None]

    await CHANGES[words_id](processes.one)

    assert await refusal(processes.one) == words_id

    async def holds() -> bool:
        return await refusal(processes.other) == words_id

    await until(holds)


async def test_a_rule_that_is_lifted_is_lifted_everywhere(processes: Processes) -> None:
    await set_rules(processes.one, NOBODY)
    assert await refusal(processes.other) == "refusal-rules-nobody"

    await set_rules(processes.one, Rules())

    async def is_lifted() -> bool:
        return await refusal(processes.other) is None

    await until(is_lifted)


async def test_preferences_change_everywhere_and_are_gone_everywhere_once_erased(
    processes: Processes,
) -> None:
    one, other = processes.one, processes.other

    async def knows(expected: Preferences) -> None:
        async def holds() -> bool:
            return await other.preferences.of(ANN) == expected

        await until(holds)

    await knows(Preferences())
    await one.preferences.change(ANN, lambda _now: PREFERRING)
    assert await one.preferences.of(ANN) == PREFERRING
    await knows(PREFERRING)

    erasure = ErasureService(
        personal=one.personal, database=one.database, audit_log=one.audit_log, clock=one.clock
    )
    await erasure.begin(ANN, removes_pictures=False)
    assert await one.preferences.of(ANN) == Preferences()
    await knows(Preferences())

    await one.preferences.change(ANN, lambda _now: PREFERRING)
    await knows(PREFERRING)
    await one.preferences.reset(ANN)
    await knows(Preferences())


async def test_who_hears_nothing_reads_it_anew_after_two_seconds(
    postgres: PostgresServer, data_dir: Path
) -> None:
    url = postgres.create_database_with_tables()
    async with processes_on(url, data_dir, are_hearing=False) as processes:
        assert await refusal(processes.other) is None
        await processes.one.preferences.change(ANN, lambda _now: PREFERRING)
        await processes.other.preferences.of(ANN)
        await set_rules(processes.one, NOBODY)
        await processes.one.preferences.reset(ANN)

        await processes.clock.advance(SHARED_SECONDS)

        assert await refusal(processes.other) == "refusal-rules-nobody"
        assert await processes.other.preferences.of(ANN) == Preferences()
