import pytest

from bot.db.database import Database


@pytest.fixture
def database(store: Database) -> Database:
    return store
