import mimetypes
from collections.abc import AsyncGenerator
from contextlib import nullcontext

import pytest

from bot.app import EaselBot
from bot.db.database import Database
from tests.harness.http_way import EVERYWHERE, over_http
from tests.harness.world import World, open_world

# simcord asks for the type of an upload; the first to ask reads the system's lists of them, on
# the loop.
mimetypes.init()


@pytest.fixture
async def world(store: Database) -> AsyncGenerator[World]:
    """A server of its own with the bot in it."""
    async with open_world(store) as opened:
        bot = opened.env.bot
        with over_http(bot) if EVERYWHERE and isinstance(bot, EaselBot) else nullcontext():
            yield opened
