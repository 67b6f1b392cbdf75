"""Interactions that came over HTTP: answered as those of the gateway are."""

import asyncio
from collections.abc import Mapping
from typing import Any

from discord.state import ConnectionState

from cogs.kit.guild_reads import GuildReads

FINISH_SECONDS = 2.0
"""How long an interaction that was taken may wait for its server at the end."""


class HttpInteractions:
    """Feeds interactions to the library as if the gateway had sent them.

    So all that watches over those does here as well: each is taken once, answered in its turn, and
    answered in words where nobody can read it.
    """

    def __init__(self, state: ConnectionState[Any], reads: GuildReads) -> None:
        self._parse = state.parsers["INTERACTION_CREATE"]
        self._reads = reads
        self._tasks: set[asyncio.Task[None]] = set()

    def take(self, interaction: Mapping[str, object]) -> None:
        """Begin to answer an interaction."""
        task = asyncio.create_task(self._answer(dict(interaction)), name="http-interaction")
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def finish(self) -> None:
        """Hand over what was taken."""
        if self._tasks:
            await asyncio.wait(self._tasks, timeout=FINISH_SECONDS)
        await self._reads.close()

    async def _answer(self, interaction: dict[str, Any]) -> None:
        await self._reads.settle(interaction)
        self._parse(interaction)
