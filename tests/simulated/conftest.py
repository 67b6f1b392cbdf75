from collections.abc import AsyncGenerator

import pytest

from bot.store.database import Database
from tests.simulated.world import World, open_world


@pytest.fixture
async def world(store: Database) -> AsyncGenerator[World]:
    async with open_world(store) as opened:
        yield opened
