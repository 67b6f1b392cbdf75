"""What the gateway delivers twice: Discord does not promise to send each interaction once."""

import time
from collections.abc import Callable, Mapping
from typing import Any, cast

from discord.state import ConnectionState

REMEMBERED_SECONDS = 60.0
_INTERACTION = "INTERACTION_CREATE"


def drop_copies(
    state: ConnectionState[Any], monotonic: Callable[[], float] = time.monotonic
) -> None:
    """Let each interaction in once, before any command or cog hears of it."""
    parse, seen = state.parsers[_INTERACTION], dict[object, float]()

    def parse_once(data: object) -> None:
        now = monotonic()
        # A dictionary keeps the order in which things came.
        while seen and now - seen[oldest := next(iter(seen))] > REMEMBERED_SECONDS:
            del seen[oldest]
        id_ = cast("Mapping[str, object]", data).get("id") if isinstance(data, dict) else None
        if isinstance(id_, str):
            if id_ in seen:
                return
            seen[id_] = now
        parse(cast("dict[str, Any]", data))

    state.parsers[_INTERACTION] = parse_once
