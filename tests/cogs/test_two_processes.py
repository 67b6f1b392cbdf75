"""Two processes with one shard, as while a new one takes over, have every event both."""

import logging
from typing import Any

import pytest

from tests.harness.world import World


async def test_what_another_process_answers_first_is_left_to_it_without_a_word(
    world: World, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    # One process remembers what it had already; two do not know of each other.
    monkeypatch.setattr("cogs.kit.arrivals.REMEMBERED_SECONDS", -1.0)
    emit = world.env.backend.emit

    def emit_twice(event: str, payload: Any) -> None:  # noqa: ANN401 - Discord's own JSON
        emit(event, payload)
        if event == "INTERACTION_CREATE":
            emit(event, payload)

    monkeypatch.setattr(world.env.backend, "emit", emit_twice)
    result = await world.ann.slash(world.channel, "history")

    callbacks = [one for one in world.env.http_requests if one.path.endswith("/callback")]
    assert len(callbacks) == 2
    assert result.response is not None
    assert not result.followups
    assert not world.env.errors
    assert not [one for one in caplog.records if one.levelno >= logging.WARNING]
