"""What the operator limits, whatever servers set: pictures outside of them, and the day's cost."""

import asyncio
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bot.db.database import Database
from bot.imagine.job import JobState
from bot.imagine.request import SubmittedRequest
from cogs.audit import EVERYWHERE, EventKind, EventQuery
from cogs.kit.times import moment_after
from cogs.limits.accounting import BudgetReachedError, OperatorLimits, OverallBudgetReachedError
from cogs.limits.model import PeriodLimitError, TooManyAtOnceError
from cogs.server.model import Budget, Limit, Limits
from tests.fakes.clock import FakeClock
from tests.fakes.requests import ANN, BOB
from tests.harness.accounts import GUILD, Accounts, asked_by

DAY = 86_400
NOON = datetime(2026, 9, 21, 12, tzinfo=UTC).timestamp()
MIDNIGHT = int(NOON) + DAY // 2


def directly(user_id: int, *counts: int) -> SubmittedRequest:
    return asked_by(user_id, *counts, guild_id=None)


def as_guest(user_id: int, *counts: int) -> SubmittedRequest:
    """Asked for in a server that does not have Easel."""
    request = asked_by(user_id, *counts)
    place = replace(request.requester.place, is_guest=True)
    return replace(request, requester=replace(request.requester, place=place))


class TestPicturesOutside:
    @pytest.fixture
    def accounts(self, store: Database) -> Accounts:
        return Accounts(store, operator=OperatorLimits(outside_per_day=3))

    async def test_of_direct_messages_and_of_servers_without_easel_count_together(
        self, accounts: Accounts
    ) -> None:
        began_at = int(accounts.clock.time())
        await accounts.ask(directly(ANN, 2))
        await accounts.ask(as_guest(ANN, 1))

        with pytest.raises(PeriodLimitError) as refused:
            await accounts.ask(directly(ANN, 1))

        assert refused.value.facts == {
            "scope": "outside",
            "period": "day",
            "used": 3,
            "limit": 3,
            "asked": 1,
            "when": moment_after(began_at + DAY),
        }
        await accounts.ask(directly(BOB, 3))
        await accounts.clock.advance(DAY + 1)
        await accounts.ask(directly(ANN, 3))

    async def test_are_not_those_of_servers_that_have_it(self, accounts: Accounts) -> None:
        await accounts.limit(Limits(person=Limit(per_day=4)))
        await accounts.ask(asked_by(ANN, 4))

        await accounts.ask(directly(ANN, 3))

        with pytest.raises(PeriodLimitError) as refused:
            await accounts.ask(asked_by(ANN, 1))
        assert refused.value.facts["scope"] == "person"

    async def test_that_failed_are_given_back(self, accounts: Accounts) -> None:
        job = await accounts.ask(directly(ANN, 3))
        await accounts.end(job, JobState.FAILED)

        await accounts.ask(directly(ANN, 3))

    async def test_that_never_fit_are_told_so(self, accounts: Accounts) -> None:
        with pytest.raises(TooManyAtOnceError):
            await accounts.ask(directly(ANN, 4))

    async def test_asked_for_at_once_in_several_processes_stay_below(
        self, accounts: Accounts
    ) -> None:
        other = Accounts(accounts.database, operator=OperatorLimits(outside_per_day=3))

        outcomes = await asyncio.gather(
            *(one.ask(directly(ANN, 1)) for one in [accounts, other] * 4), return_exceptions=True
        )

        assert sum(isinstance(one, PeriodLimitError) for one in outcomes) == 5


class TestWhatADayMayCost:
    @pytest.fixture
    def accounts(self, store: Database) -> Accounts:
        clock = FakeClock(epoch=NOON)
        return Accounts(store, usd=0.10, clock=clock, operator=OperatorLimits(day_micros=500_000))

    async def test_is_the_sum_over_servers_and_direct_messages(self, accounts: Accounts) -> None:
        await accounts.ask(asked_by(ANN, 2))
        await accounts.ask(asked_by(BOB, 1, guild_id=GUILD + 1))
        await accounts.ask(directly(ANN, 1))

        with pytest.raises(OverallBudgetReachedError) as refused:
            await accounts.ask(directly(BOB, 2))

        assert refused.value.facts == {"when": moment_after(MIDNIGHT)}
        await accounts.ask(directly(BOB, 1))
        await accounts.clock.advance(DAY // 2)
        await accounts.ask(asked_by(ANN, 4))

    async def test_that_is_reached_is_told_to_the_operator_once(self, accounts: Accounts) -> None:
        await accounts.ask(asked_by(ANN, 4))
        for _ in range(3):
            with pytest.raises(OverallBudgetReachedError):
                await accounts.ask(asked_by(BOB, 2))

        assert accounts.told == [MIDNIGHT]
        kinds = (EventKind.BUDGET_REACHED, EventKind.BUDGET_WARNED)
        found = await accounts.audit_log.find(
            EventQuery(guild_id=EVERYWHERE, kinds=kinds), limit=10
        )
        assert {event.kind for event in found} == {*kinds}
        assert await accounts.events(*kinds) == []

    async def test_comes_after_what_the_server_itself_may_spend(self, accounts: Accounts) -> None:
        await accounts.allow(Budget(day_micros=100_000))

        with pytest.raises(BudgetReachedError):
            await accounts.ask(asked_by(ANN, 6))

    async def test_is_not_passed_by_requests_at_the_same_moment(self, accounts: Accounts) -> None:
        people = [asked_by(ANN, 2, guild_id=GUILD + number) for number in range(5)]

        outcomes = await asyncio.gather(
            *(accounts.ask(one) for one in people), return_exceptions=True
        )

        assert sum(isinstance(one, OverallBudgetReachedError) for one in outcomes) == 3
