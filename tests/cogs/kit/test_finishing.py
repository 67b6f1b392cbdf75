"""The end of a process: handlers that run may end, those that hang may not keep it."""

import asyncio
from types import SimpleNamespace
from typing import Any, cast

import pytest

from bot.db.database import Database
from cogs.kit import refusals
from tests.fakes.clock import FakeClock
from tests.harness.services import refusals_on

PRESS = cast("Any", SimpleNamespace(user=SimpleNamespace(id=1), guild_id=2, channel_id=3))


@pytest.mark.parametrize("hangs", [False, True])
async def test_the_end_waits_for_handlers_but_not_for_ever(
    store: Database, monkeypatch: pytest.MonkeyPatch, *, hangs: bool
) -> None:
    net = refusals_on(store, FakeClock())
    begun, may_end = asyncio.Event(), asyncio.Event()
    if hangs:
        monkeypatch.setattr(refusals, "FINISH_SECONDS", 0.0)

    async def handle() -> None:
        with net.answering(PRESS):
            begun.set()
            await may_end.wait()

    handler = asyncio.create_task(handle())
    await begun.wait()
    end = asyncio.create_task(net.finish())
    if not hangs:
        await asyncio.sleep(0)
        assert not end.done()
        may_end.set()
    await end

    assert handler.done() is not hangs
    may_end.set()
    await handler
    await net.finish()
