"""Two processes with one shard, as while a new one takes over, have every event both."""

import logging
from typing import Any

import pytest

from tests.harness.world import World


async def test_what_another_process_answers_first_is_left_to_it_without_a_word(
    world: World, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of requests for pictures the shared database says who was first (`test_runner_shared`)."""
    drawn = await world.imagine("a tin boat")
    await world.harness.all_over()
    await world.ann.slash(world.channel, "my style add", name="Etching", text="etched")
    # One process remembers what it had already; two do not know of each other.
    monkeypatch.setattr("cogs.kit.arrivals.REMEMBERED_SECONDS", -1.0)
    emit = world.env.backend.emit

    def emit_twice(event: str, payload: Any) -> None:  # noqa: ANN401 - Discord's own JSON
        emit(event, payload)
        if event == "INTERACTION_CREATE":
            emit(event, payload)

    def answers() -> int:
        return sum(one.path.endswith("/callback") for one in world.env.http_requests)

    monkeypatch.setattr(world.env.backend, "emit", emit_twice)
    before = answers()

    listed = await world.ann.slash(world.channel, "history")
    assert (answers() - before, listed.followups) == (2, [])
    assert listed.response is not None

    offered = await world.ann.autocomplete(world.channel, "show", "result", "tin")
    assert (answers() - before, len(offered)) == (4, 1)

    pressed = await world.click(drawn, "Edit prompt")
    assert (answers() - before, pressed.followups) == (6, [])

    form = await world.ann.slash(world.channel, "my style edit", name="Etching")
    assert answers() - before == 8
    saved = await world.ann.submit_modal(form, {"text": "an etching of {prompt}"})
    assert (answers() - before, saved.followups) == (10, [])
    assert saved.response is not None

    assert not world.env.errors
    assert not [one for one in caplog.records if one.levelno >= logging.WARNING]
