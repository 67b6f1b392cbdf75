import pytest

from bot.db.database import Database
from tests.fakes.delivery import FakeDelivery
from tests.harness.app_harness import Workshop


@pytest.fixture
def delivery() -> FakeDelivery:
    return FakeDelivery()


@pytest.fixture
def workshop(store: Database, delivery: FakeDelivery) -> Workshop:
    return Workshop(database=store, delivery=delivery)
