"""Two processes with one shard, as while a new one takes over, have every event both."""

import logging
from typing import Any

import pytest
from discord import HTTPException
from discord.app_commands import CommandInvokeError

from tests.simulated.world import World


async def test_what_another_process_answers_first_is_left_to_it_without_a_word(
    world: World, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    emit = world.env.backend.emit

    def emit_twice(event: str, payload: Any) -> None:  # noqa: ANN401 - Discord's own JSON
        emit(event, payload)
        if event == "INTERACTION_CREATE":
            emit(event, payload)

    monkeypatch.setattr(world.env.backend, "emit", emit_twice)
    result = await world.ann.slash(world.channel, "history")

    assert result.response is not None
    assert not result.followups
    # simcord keeps what commands raise until somebody looks at it.
    (raised,) = world.env.errors
    assert isinstance(raised, CommandInvokeError)
    assert isinstance(raised.original, HTTPException)
    assert raised.original.code == 40060
    assert not [one for one in caplog.records if one.levelno >= logging.WARNING]
