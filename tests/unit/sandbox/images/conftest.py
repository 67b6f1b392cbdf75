"""A service on a free port, with a clock that a test moves."""

from collections.abc import AsyncIterator

import aiohttp
import pytest

from sandbox.images.service import ImageService
from tests.unit.sandbox.images.caller import Caller, HandClock


@pytest.fixture
async def caller() -> AsyncIterator[Caller]:
    clock = HandClock()
    async with (
        ImageService(paint=False, clock=clock) as service,
        aiohttp.ClientSession() as session,
    ):
        yield Caller(service=service, session=session, clock=clock)
