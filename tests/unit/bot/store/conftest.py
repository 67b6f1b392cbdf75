import pytest

from bot.store.database import Database


@pytest.fixture
def database(store: Database) -> Database:
    return store
