"""Servers that no gateway tells of: read over HTTP, remembered for a while.

What an interaction says itself (who it is, their roles, the channel, what they and the bot may do
there) is always of now. The rest, such as a server's other channels and the names of its roles, is
read here, and stands in the library's memory as if the gateway had told it.
"""

import asyncio
import logging
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, cast

import discord
from discord.state import ConnectionState

from cogs.kit.rest import ERRORS, readable

logger = logging.getLogger(__name__)

FRESH_SECONDS = 60.0
"""How long what was read is used as it is. After that it is read anew, beside."""
STALE_SECONDS = 600.0
"""From when on it is not used any more while it is read anew."""
AGAIN_SECONDS = 5.0
"""How soon a server may be read again."""
WAIT_SECONDS = 1.0
"""How long an interaction waits: an answer is due in 3 s, and needs less of this than of those."""
READ_SECONDS = 10.0
MOST_SERVERS = 500
"""How many are remembered: whoever was not used for longest makes room."""


@dataclass(slots=True)
class _Read:
    """A server as it was read last, and when it was tried; in seconds of the monotonic clock."""

    read_at: float | None
    tried_at: float


class GuildReads:
    """Reads the server of an interaction where the gateway tells nothing of it."""

    def __init__(
        self,
        client: discord.Client,
        state: ConnectionState[Any],
        *,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self._client = client
        self._state = state
        self._monotonic = monotonic
        self._reads: dict[int, _Read] = {}
        """The least lately used first."""
        self._reading: dict[int, asyncio.Task[None]] = {}

    async def settle(self, interaction: Mapping[str, object]) -> None:
        """Have the server of an interaction in memory, as far as there is time."""
        guild_id = _guild_id(interaction)
        if guild_id is None or not self._is_due(guild_id, interaction):
            return
        reading = self._reading.get(guild_id)
        if reading is None:
            reading = asyncio.create_task(self._read(guild_id), name=f"server-{guild_id}")
            self._reading[guild_id] = reading
            reading.add_done_callback(lambda _: self._reading.pop(guild_id, None))
        if not self._is_usable(guild_id, interaction):
            await asyncio.wait({reading}, timeout=WAIT_SECONDS)

    async def told(self, guild: discord.Guild) -> None:
        """Leave a server to the gateway, which has just told of it."""
        self._reads.pop(guild.id, None)

    async def close(self) -> None:
        """End what is still being read."""
        tasks = list(self._reading.values())
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    def _is_due(self, guild_id: int, interaction: Mapping[str, object]) -> bool:
        """Whether to read a server now; marks it as used."""
        known, guild = self._reads.pop(guild_id, None), self._client.get_guild(guild_id)
        if known is None:
            # Else it is the gateway's, which tells whatever changes.
            return guild is None or guild.unavailable
        self._reads[guild_id] = known
        now = self._monotonic()
        if now - known.tried_at < AGAIN_SECONDS:
            return known.read_at is None and guild_id in self._reading
        return (
            known.read_at is None
            or now - known.read_at >= FRESH_SECONDS
            or not _agrees(guild, interaction)
        )

    def _is_usable(self, guild_id: int, interaction: Mapping[str, object]) -> bool:
        known = self._reads.get(guild_id)
        if known is None or known.read_at is None:
            return False
        is_fresh = self._monotonic() - known.read_at < STALE_SECONDS
        return is_fresh and _agrees(self._client.get_guild(guild_id), interaction)

    async def _read(self, guild_id: int) -> None:
        known = self._reads.setdefault(guild_id, _Read(None, 0.0))
        known.tried_at = self._monotonic()
        me = self._client.user
        http = self._client.http
        try:
            with readable():
                async with asyncio.timeout(READ_SECONDS):
                    guild, channels, member = await asyncio.gather(
                        http.get_guild(guild_id),
                        http.get_all_guild_channels(guild_id),
                        http.get_member(guild_id, 0 if me is None else me.id),
                    )
                whole: dict[str, object] = {
                    **guild,
                    "member_count": guild.get("approximate_member_count"),
                    "channels": channels,
                    "members": [member],
                }
                if guild_id not in self._reads:
                    return  # The gateway has told of it meanwhile.
                self._state._add_guild(  # noqa: SLF001 # pyright: ignore[reportPrivateUsage]
                    discord.Guild(data=cast("Any", whole), state=self._state)
                )
        except ERRORS as error:
            logger.info("server %d could not be read: %r", guild_id, error)
            return
        known.read_at = self._monotonic()
        while len(self._reads) > MOST_SERVERS:
            self._forget(next(iter(self._reads)))

    def _forget(self, guild_id: int) -> None:
        del self._reads[guild_id]
        guild = self._client.get_guild(guild_id)
        if guild is not None:
            self._state._remove_guild(guild)  # noqa: SLF001 # pyright: ignore[reportPrivateUsage]


def _guild_id(interaction: Mapping[str, object]) -> int | None:
    """Return the server of an interaction that has the bot; it may not read any other."""
    guild_id = interaction.get("guild_id")
    if not isinstance(guild_id, str) or not guild_id.isdecimal():
        return None
    owners = interaction.get("authorizing_integration_owners")
    if isinstance(owners, dict) and owners and "0" not in owners:
        return None
    return int(guild_id)


def _agrees(guild: discord.Guild | None, interaction: Mapping[str, object]) -> bool:
    """Whether what was read is as the interaction has it: the channel, the member's roles."""
    if guild is None:
        return False
    try:
        return _has_roles(guild, interaction) and _has_channel(guild, interaction)
    except (LookupError, TypeError, ValueError, AttributeError):
        return True  # Nobody can read it, and it says so elsewhere.


def _has_roles(guild: discord.Guild, interaction: Mapping[str, object]) -> bool:
    member = cast("Mapping[str, list[str]]", interaction.get("member") or {})
    return all(guild.get_role(int(role)) is not None for role in member.get("roles", []))


def _has_channel(guild: discord.Guild, interaction: Mapping[str, object]) -> bool:
    channel = cast("Mapping[str, object]", interaction.get("channel") or {})
    id_, parent_id = str(channel.get("id")), str(channel.get("parent_id"))
    if not id_.isdecimal():
        return True
    known = guild.get_channel(int(id_))
    if known is None:
        # A thread is never among what was read; the channel that it is in is.
        return parent_id.isdecimal() and guild.get_channel(int(parent_id)) is not None
    now = {"name": known.name, "nsfw": getattr(known, "nsfw", False)}
    now["parent_id"] = None if known.category_id is None else str(known.category_id)
    return all(channel.get(name, value) == value for name, value in now.items())
