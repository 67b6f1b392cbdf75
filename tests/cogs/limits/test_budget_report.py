import csv
import io
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from bot.catalog import Catalog
from bot.db.charges import SpentRow
from bot.db.database import Database
from bot.db.jobs import delete_jobs
from bot.imagine.job import JobState
from cogs.limits.budget import HEIGHT, WIDTH, BudgetReport, BudgetService, draw
from cogs.limits.money import cheapest_beyond, usd
from cogs.server.model import Budget
from tests.fakes.clock import FakeClock
from tests.fakes.requests import ANN, BOB, MODEL
from tests.harness.accounts import GUILD, Accounts, asked_by, priced

DAY = 86_400.0
NOON = datetime(2026, 9, 2, 12, tzinfo=UTC).timestamp()


@pytest.fixture
def accounts(store: Database) -> Accounts:
    return Accounts(store, usd=0.10, clock=FakeClock(epoch=NOON))


def book(accounts: Accounts) -> BudgetService:
    return BudgetService(database=accounts.database, clock=accounts.clock)


async def test_a_month_is_added_up_by_day_model_and_person(accounts: Accounts) -> None:
    await accounts.ask(asked_by(ANN, 3))
    await accounts.clock.advance(2 * DAY)
    await accounts.ask(asked_by(BOB, 1))
    await accounts.ask(asked_by(ANN, 1))
    await accounts.ask(asked_by(ANN, 4, guild_id=77))
    await accounts.end(await accounts.ask(asked_by(ANN, 4)), JobState.FAILED)

    report = await book(accounts).report(GUILD)

    assert report.days == (0, 300_000, 0, 200_000)
    assert (report.today, report.month, report.images) == (200_000, 500_000, 5)
    assert report.models == (SpentRow(name=MODEL, images=5, micros=500_000),)
    assert report.people == (
        SpentRow(name=str(ANN), images=4, micros=400_000),
        SpentRow(name=str(BOB), images=1, micros=100_000),
    )
    # Half a dollar in three and a half days of thirty.
    assert report.projected == 4_290_000


async def test_what_was_refunded_but_paid_is_told_of_each_person(accounts: Accounts) -> None:
    for user_id, count in ((ANN, 3), (BOB, 4), (BOB, 4)):
        job = await accounts.ask(asked_by(user_id, count))
        await accounts.ledger.posting(job.id, 0)
        await accounts.end(job, JobState.FAILED)
    await accounts.ask(asked_by(ANN, 1))

    report = await book(accounts).report(GUILD)

    assert report.month == 1_200_000
    assert report.refunded == SpentRow(name="", images=11, micros=1_100_000)
    assert report.people == (
        SpentRow(
            name=str(BOB), images=8, micros=800_000, refunded_images=8, refunded_micros=800_000
        ),
        SpentRow(
            name=str(ANN), images=4, micros=400_000, refunded_images=3, refunded_micros=300_000
        ),
    )
    rows = list(csv.DictReader(io.StringIO(await book(accounts).bill(GUILD))))
    assert [(row["refunded"], row["paid"]) for row in rows] == [
        *[("yes", "yes")] * 3,
        ("no", "yes"),
    ]


async def test_erased_jobs_still_count(accounts: Accounts) -> None:
    job = await accounts.ask(asked_by(ANN, 3))
    await accounts.end(job)
    await accounts.database.write(
        lambda connection: delete_jobs(connection, states=[JobState.DELIVERED], before=4e9)
    )

    report = await book(accounts).report(GUILD)

    assert report.models == (SpentRow(name="", images=3, micros=300_000),)


async def test_a_new_month_starts_at_nothing(accounts: Accounts) -> None:
    await accounts.ask(asked_by(ANN, 3))
    await accounts.clock.advance(30 * DAY)

    report = await book(accounts).report(GUILD)

    assert (report.month, report.projected, report.models) == (0, 0, ())


async def test_the_bill_lists_every_charge(accounts: Accounts) -> None:
    await accounts.ask(asked_by(ANN, 3))
    await accounts.end(await accounts.ask(asked_by(BOB, 1)), JobState.FAILED)

    rows = list(csv.DictReader(io.StringIO(await book(accounts).bill(GUILD))))

    assert [(row["person"], row["pictures"], row["usd"], row["refunded"]) for row in rows] == [
        (f"id {ANN}", "3", "0.300000", "no"),
        (f"id {BOB}", "1", "0.100000", "yes"),
    ]
    assert {row["model"] for row in rows} == {MODEL}


@settings(max_examples=20)
@given(
    st.lists(st.integers(0, 10**9), min_size=1, max_size=31),
    st.none() | st.integers(0, 10**10),
)
def test_every_month_can_be_drawn(days: list[int], most: int | None) -> None:
    report = BudgetReport(
        began=datetime(2026, 8, 1, tzinfo=UTC),
        days=tuple(days),
        month_days=31,
        elapsed_days=float(len(days)),
        budget=Budget(month_micros=most),
        models=(),
        people=(),
        refunded=SpentRow(name="", images=0, micros=0),
    )

    with Image.open(io.BytesIO(draw(report, usd))) as picture:
        assert picture.size == (WIDTH, HEIGHT)


@pytest.mark.parametrize(
    ("budget", "cheapest"),
    [
        (Budget(day_micros=99_999), 100_000),
        (Budget(day_micros=100_000), None),
        (Budget(day_micros=9_000_000, month_micros=0), 100_000),
        (Budget(), None),
    ],
)
def test_a_budget_below_the_cheapest_picture_locks_everybody_out(
    budget: Budget, cheapest: int | None
) -> None:
    one = [model for model in priced(0.10).models if model.id == MODEL]

    assert cheapest_beyond(budget, Catalog(models=one, default=MODEL)) == cheapest


def test_where_a_model_has_no_price_nobody_is_locked_out() -> None:
    assert cheapest_beyond(Budget(day_micros=0), priced(None)) is None
