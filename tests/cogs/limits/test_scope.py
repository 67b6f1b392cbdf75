import asyncio
from pathlib import Path

import pytest

from bot.db.charges import Whose, used_since
from bot.db.database import Database
from bot.errors import RefusedError
from bot.imagine.job import JobState
from cogs.kit.times import clock_after, moment_after
from cogs.limits.model import (
    ConcurrentLimitError,
    CooldownError,
    PeriodLimitError,
    TooManyAtOnceError,
)
from cogs.server.model import NO_LIMIT, Limit, Limits, RoleLimit
from tests.fakes.requests import ANN, BOB, CYD
from tests.harness.accounts import CHANNEL, GUILD, Accounts, asked_by

HOUR, DAY = 3600, 86_400


@pytest.fixture
def accounts(store: Database) -> Accounts:
    return Accounts(store)


async def used(accounts: Accounts, user_id: int = ANN) -> int:
    whose = Whose(guild_id=GUILD, user_id=user_id)
    row = await accounts.database.read(
        lambda connection: used_since(connection, whose, since=0.0, lately=0.0)
    )
    return row.images


async def test_without_limits_everybody_may_ask_as_much_as_they_like(accounts: Accounts) -> None:
    for _ in range(30):
        await accounts.ask(asked_by(ANN, 4))

    assert await used(accounts) == 120


async def test_pictures_of_an_hour_are_counted_and_free_with_the_clock(accounts: Accounts) -> None:
    await accounts.limit(Limits(person=Limit(per_hour=3)))
    first_at = accounts.clock.time()
    await accounts.ask(asked_by(ANN, 2))
    await accounts.clock.advance(600)
    await accounts.ask(asked_by(ANN, 1))

    with pytest.raises(PeriodLimitError) as refused:
        await accounts.ask(asked_by(ANN, 1))

    assert refused.value.facts == {
        "scope": "person",
        "period": "hour",
        "used": 3,
        "limit": 3,
        "asked": 1,
        "when": clock_after(int(first_at) + HOUR),
    }
    await accounts.clock.advance(HOUR - 600)
    await accounts.ask(asked_by(ANN, 2))


async def test_many_pictures_fit_later_than_one(accounts: Accounts) -> None:
    await accounts.limit(Limits(person=Limit(per_hour=3)))
    began_at = int(accounts.clock.time())
    for _ in range(3):
        await accounts.ask()
        await accounts.clock.advance(60)

    with pytest.raises(PeriodLimitError) as one:
        await accounts.ask(asked_by(ANN, 1))
    with pytest.raises(PeriodLimitError) as three:
        await accounts.ask(asked_by(ANN, 3))

    assert one.value.facts["when"] == clock_after(began_at + HOUR)
    assert three.value.facts["when"] == clock_after(began_at + HOUR + 120)


async def test_a_day_counts_longer_than_an_hour(accounts: Accounts) -> None:
    await accounts.limit(Limits(person=Limit(per_hour=2, per_day=3)))
    await accounts.ask(asked_by(ANN, 2))
    await accounts.clock.advance(HOUR)
    await accounts.ask()
    await accounts.clock.advance(HOUR)

    with pytest.raises(PeriodLimitError) as refused:
        await accounts.ask()

    assert refused.value.facts["period"] == "day"
    await accounts.clock.advance(DAY - 2 * HOUR)
    await accounts.ask()


async def test_of_an_hour_and_a_day_the_one_that_has_room_later_is_named(
    accounts: Accounts,
) -> None:
    await accounts.limit(Limits(person=Limit(per_hour=1, per_day=1)))
    asked_at = accounts.clock.time()
    await accounts.ask()

    with pytest.raises(PeriodLimitError) as refused:
        await accounts.ask()

    assert refused.value.facts["period"] == "day"
    assert refused.value.facts["when"] == moment_after(asked_at + DAY)


async def test_more_at_once_than_ever_fit_is_said_to_be_so(accounts: Accounts) -> None:
    await accounts.limit(Limits(person=Limit(per_hour=3)))

    with pytest.raises(TooManyAtOnceError) as refused:
        await accounts.ask(asked_by(ANN, 4))

    assert refused.value.facts == {"scope": "person", "period": "hour", "limit": 3, "asked": 4}


async def test_requests_under_way_are_counted_until_they_end(accounts: Accounts) -> None:
    await accounts.limit(Limits(person=Limit(concurrent=2)))
    first = await accounts.ask(asked_by(ANN, 4))
    await accounts.ask()

    with pytest.raises(ConcurrentLimitError) as refused:
        await accounts.ask()

    assert refused.value.facts == {"scope": "person", "used": 2, "limit": 2}
    await accounts.end(first)
    await accounts.ask()


async def test_between_two_requests_passes_the_cooldown(accounts: Accounts) -> None:
    await accounts.limit(Limits(person=Limit(cooldown_seconds=30)))
    asked_at = int(accounts.clock.time())
    await accounts.ask()
    await accounts.clock.advance(29)

    with pytest.raises(CooldownError) as refused:
        await accounts.ask()

    assert refused.value.facts["when"] == f"<t:{asked_at + 30}:T>"
    await accounts.clock.advance(1)
    await accounts.ask()


@pytest.mark.parametrize("state", [JobState.FAILED, JobState.CANCELED])
async def test_what_gave_nothing_counts_nothing(accounts: Accounts, state: JobState) -> None:
    await accounts.limit(Limits(person=Limit(per_day=1, cooldown_seconds=60)))

    for _ in range(3):
        await accounts.end(await accounts.ask(), state)

    assert await used(accounts) == 0


async def test_a_refused_request_counts_nothing(accounts: Accounts) -> None:
    await accounts.limit(Limits(person=Limit(per_day=1)))
    await accounts.ask()

    for _ in range(3):
        with pytest.raises(PeriodLimitError):
            await accounts.ask()

    assert await used(accounts) == 1
    assert len(await accounts.ledger.unfinished()) == 1


async def test_everybody_is_counted_for_themselves(accounts: Accounts) -> None:
    await accounts.limit(Limits(person=Limit(per_day=1)))
    await accounts.ask(asked_by(ANN))

    await accounts.ask(asked_by(BOB))

    assert await accounts.under_way() == {ANN: 1, BOB: 1}


async def test_a_channel_counts_everybody_in_it_and_nobody_elsewhere(accounts: Accounts) -> None:
    await accounts.limit(Limits(channels={CHANNEL: Limit(per_hour=2)}))
    await accounts.ask(asked_by(ANN))
    await accounts.ask(asked_by(BOB))

    with pytest.raises(PeriodLimitError) as refused:
        await accounts.ask(asked_by(CYD))

    assert refused.value.facts["scope"] == "channel"
    await accounts.ask(asked_by(CYD, channel_id=99))


async def test_a_server_counts_everybody_everywhere(accounts: Accounts) -> None:
    await accounts.limit(Limits(server=Limit(per_day=2)))
    await accounts.ask(asked_by(ANN, channel_id=98))
    await accounts.ask(asked_by(BOB, channel_id=99))

    with pytest.raises(PeriodLimitError) as refused:
        await accounts.ask(asked_by(CYD))

    assert refused.value.facts["scope"] == "server"


async def test_other_servers_and_direct_messages_have_limits_of_their_own(
    accounts: Accounts,
) -> None:
    await accounts.limit(Limits(person=Limit(per_day=1), server=Limit(per_day=1)))
    await accounts.ask()

    await accounts.ask(asked_by(ANN, guild_id=77))
    await accounts.ask(asked_by(ANN, guild_id=None))

    assert await accounts.under_way() == {ANN: 3}


async def test_a_role_lifts_the_persons_limit_and_not_the_servers(accounts: Accounts) -> None:
    await accounts.limit(
        Limits(
            person=Limit(per_day=1),
            server=Limit(per_day=3),
            roles={5: RoleLimit(limit=Limit(per_day=NO_LIMIT))},
        )
    )
    for _ in range(3):
        await accounts.ask(asked_by(ANN, role_ids=(5,)))

    with pytest.raises(PeriodLimitError) as refused:
        await accounts.ask(asked_by(ANN, role_ids=(5,)))

    assert refused.value.facts["scope"] == "server"


async def test_two_in_the_same_moment_do_not_both_take_the_last_place(accounts: Accounts) -> None:
    await accounts.limit(Limits(server=Limit(per_day=3)))

    results = await asyncio.gather(
        *(accounts.ask(asked_by(user_id)) for user_id in range(101, 109)), return_exceptions=True
    )

    refused = [result for result in results if isinstance(result, PeriodLimitError)]
    assert len(refused) == 5
    assert len(await accounts.ledger.unfinished()) == 3


async def test_what_is_used_survives_a_restart(tmp_path: Path) -> None:
    async with Database.open("", data_dir=tmp_path) as store:
        accounts = Accounts(store)
        await accounts.limit(Limits(person=Limit(per_day=1)))
        await accounts.ask()

    async with Database.open("", data_dir=tmp_path) as store:
        with pytest.raises(RefusedError):
            await Accounts(store).ask()


async def test_a_heavier_role_gives_more_turns(accounts: Accounts) -> None:
    await accounts.limit(Limits(roles={5: RoleLimit(weight=3)}))

    heavy = await accounts.accounting.add_weight(asked_by(ANN, role_ids=(5,)))
    light = await accounts.accounting.add_weight(asked_by(ANN))

    assert (heavy.weight, light.weight) == (3, 1)
