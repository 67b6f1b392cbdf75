import pytest

from bot.db.database import Database
from tests.fakes.delivery import FakeDelivery
from tests.harness.app_harness import AppHarness


@pytest.fixture
def delivery() -> FakeDelivery:
    return FakeDelivery()


@pytest.fixture
def harness(store: Database, delivery: FakeDelivery) -> AppHarness:
    return AppHarness(database=store, delivery=delivery)
