import mimetypes
from collections.abc import AsyncGenerator

import pytest

from bot.db.database import Database
from cogs.kit import language, library, refusals
from tests.patience import PATIENCE_SECONDS
from tests.simulated.world import World, open_world

# simcord asks for the type of an upload; the first to ask reads the system's lists of them, on
# the loop.
mimetypes.init()


@pytest.fixture(autouse=True)
def unhurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """Give answers their time: a busy machine must not change what is said."""
    monkeypatch.setattr(refusals, "ANSWER_SECONDS", PATIENCE_SECONDS)
    monkeypatch.setattr(library, "ANSWER_SECONDS", PATIENCE_SECONDS)
    monkeypatch.setattr(language, "LOOK_SECONDS", PATIENCE_SECONDS)


@pytest.fixture
async def world(store: Database) -> AsyncGenerator[World]:
    async with open_world(store) as opened:
        yield opened
