from collections.abc import AsyncIterator

import aiohttp
import pytest

from bot.replicate import open_session
from tests.servers.replicate import ReplicateServer


@pytest.fixture
async def session() -> AsyncIterator[aiohttp.ClientSession]:
    async with open_session() as session:
        yield session


@pytest.fixture
async def server() -> AsyncIterator[ReplicateServer]:
    async with ReplicateServer() as server:
        yield server
