import mimetypes
from collections.abc import AsyncGenerator

import pytest

from bot.db.database import Database
from tests.harness.world import World, open_world

# simcord asks for the type of an upload; the first to ask reads the system's lists of them, on
# the loop.
mimetypes.init()


@pytest.fixture
async def world(store: Database) -> AsyncGenerator[World]:
    """A server of its own with the bot in it."""
    async with open_world(store) as opened:
        yield opened
