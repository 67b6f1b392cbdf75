from collections.abc import AsyncGenerator
from pathlib import Path

import pytest

from bot.store.database import Database


@pytest.fixture
async def database(tmp_path: Path) -> AsyncGenerator[Database]:
    async with Database.open("", data_dir=tmp_path) as opened:
        yield opened
