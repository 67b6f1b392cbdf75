import contextlib
import json
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.db.database import Database
from bot.imagine.job import JobState
from cogs.audit.model import EventKind
from cogs.kit.times import moment_after
from cogs.limits.accounting import BudgetReachedError
from cogs.limits.money import AmountUnreadableError, read_usd, usd
from cogs.server.model import Budget, BudgetPeriod
from tests.fakes.clock import FakeClock
from tests.fakes.requests import ANN, BOB
from tests.harness.accounts import Accounts, asked_by

DOLLAR = 1_000_000


def at(year: int, month: int, day: int, hour: int = 0) -> float:
    return datetime(year, month, day, hour, tzinfo=UTC).timestamp()


@pytest.fixture
def accounts(store: Database) -> Accounts:
    return Accounts(store, usd=0.10, clock=FakeClock(epoch=at(2026, 9, 21, 12)))


class TestAmounts:
    @pytest.mark.parametrize(
        ("typed", "micros"),
        [
            ("5", 5_000_000),
            ("$5.50", 5_500_000),
            ("5,50", 5_500_000),
            ("1,500", 1_500_000_000),
            ("1,500.25", 1_500_250_000),
            (" 0.003 USD ", 3_000),
            ("0", 0),
        ],
    )
    def test_are_read_as_people_write_them(self, typed: str, micros: int) -> None:
        assert read_usd(typed) == micros

    @pytest.mark.parametrize(
        "typed", ["", "five", "-1", "NaN", "Infinity", "1e9", "1,2,3.x", "1_0%", "$"]
    )
    def test_that_are_none_are_refused(self, typed: str) -> None:
        with pytest.raises(AmountUnreadableError):
            read_usd(typed)

    @pytest.mark.parametrize(
        ("micros", "shown"),
        [
            (0, "$0.00"),
            (3_000, "$0.003"),
            (40_000, "$0.04"),
            (12_345_678, "$12.35"),
            (1_500_000_000, "$1,500.00"),
        ],
    )
    def test_are_shown_as_people_write_them(self, micros: int, shown: str) -> None:
        assert usd(micros) == shown

    @given(st.text())
    def test_anything_typed_is_an_amount_or_refused(self, typed: str) -> None:
        with contextlib.suppress(AmountUnreadableError):
            assert read_usd(typed) >= 0

    @given(st.integers(0, 10**6))
    def test_what_is_shown_in_cents_can_be_typed(self, cents: int) -> None:
        assert read_usd(usd(cents * 10_000)) == cents * 10_000


class TestPeriods:
    @pytest.mark.parametrize(
        ("period", "began", "ends"),
        [
            (BudgetPeriod.DAY, at(2026, 12, 31), at(2027, 1, 1)),
            (BudgetPeriod.MONTH, at(2026, 12, 1), at(2027, 1, 1)),
        ],
    )
    def test_are_the_calendars(self, period: BudgetPeriod, began: float, ends: float) -> None:
        now = at(2026, 12, 31, 23)

        assert (period.start(now), period.end(now)) == (began, ends)

    @given(st.floats(0, 4e9), st.sampled_from(BudgetPeriod))
    def test_follow_each_other_without_a_gap(self, now: float, period: BudgetPeriod) -> None:
        assert period.start(now) <= now < period.end(now)
        assert period.start(period.end(now)) == period.end(now)


class TestSpending:
    async def test_stops_at_the_budget_and_starts_anew_tomorrow(self, accounts: Accounts) -> None:
        await accounts.allow(Budget(day_micros=DOLLAR))
        await accounts.ask(asked_by(ANN, 4, 4))
        await accounts.ask(asked_by(BOB, 2))

        with pytest.raises(BudgetReachedError) as refused:
            await accounts.ask(asked_by(BOB, 1))

        tomorrow = int(at(2026, 9, 22))
        assert refused.value.facts == {"period": "day", "when": moment_after(tomorrow)}
        await accounts.clock.advance(tomorrow - accounts.clock.time())
        await accounts.ask(asked_by(BOB, 1))
        assert (await accounts.under_way())[BOB] == 3

    async def test_counts_the_month_as_well(self, accounts: Accounts) -> None:
        await accounts.allow(Budget(month_micros=DOLLAR))
        await accounts.ask(asked_by(ANN, 4, 4))
        await accounts.clock.advance(86_400)

        with pytest.raises(BudgetReachedError) as refused:
            await accounts.ask(asked_by(ANN, 4))

        assert refused.value.facts == {"period": "month", "when": moment_after(at(2026, 10, 1))}

    async def test_what_gave_no_picture_is_not_spent(self, accounts: Accounts) -> None:
        await accounts.allow(Budget(day_micros=DOLLAR))
        for _ in range(3):
            job = await accounts.ask(asked_by(ANN, 4, 4))
            await accounts.end(job, JobState.FAILED)

        await accounts.ask(asked_by(ANN, 4, 4))

        assert await accounts.under_way() == {ANN: 8}

    async def test_is_not_held_up_where_the_operator_names_no_price(self, store: Database) -> None:
        accounts = Accounts(store, usd=None)
        await accounts.allow(Budget(day_micros=0))

        await accounts.ask(asked_by(ANN, 2))

        assert await accounts.under_way() == {ANN: 2}

    async def test_warns_once_a_day_at_80_percent(self, accounts: Accounts) -> None:
        await accounts.allow(Budget(day_micros=DOLLAR))
        await accounts.ask(asked_by(ANN, 4, 3))
        assert await accounts.events(EventKind.BUDGET_WARNED) == []

        eighth = await accounts.ask()
        await accounts.end(eighth, JobState.FAILED)
        await accounts.ask()
        await accounts.ask()

        (warned,) = await accounts.events(EventKind.BUDGET_WARNED)
        assert warned.facts == {"period": "day", "spent": "$0.80", "budget": "$1.00"}

    async def test_notes_once_that_somebody_was_stopped(self, accounts: Accounts) -> None:
        await accounts.allow(Budget(day_micros=DOLLAR))
        await accounts.ask(asked_by(ANN, 4, 4))

        for _ in range(3):
            with pytest.raises(BudgetReachedError):
                await accounts.ask(asked_by(ANN, 4))

        (reached,) = await accounts.events(EventKind.BUDGET_REACHED)
        assert reached.facts == {"period": "day", "spent": "$0.80", "budget": "$1.00"}
        assert "Ann" not in json.dumps(dict(reached.facts))


class TestPriceToShow:
    @pytest.mark.parametrize(("count", "micros"), [(2, None), (3, 300_000)])
    async def test_begins_at_25_cents(
        self, accounts: Accounts, count: int, micros: int | None
    ) -> None:
        assert await accounts.accounting.price_to_show(asked_by(ANN, count)) == micros

    async def test_begins_where_the_server_says(self, accounts: Accounts) -> None:
        await accounts.allow(Budget(confirm_micros=100_000))
        assert await accounts.accounting.price_to_show(asked_by(ANN, 1)) == 100_000

        await accounts.allow(Budget(confirm_micros=None))
        assert await accounts.accounting.price_to_show(asked_by(ANN, 4)) is None

    async def test_is_not_shown_where_nobody_knows_it(self, store: Database) -> None:
        accounts = Accounts(store, usd=None)

        assert await accounts.accounting.price_to_show(asked_by(ANN, 4)) is None
