"""Servers, channels and members that the gateway tells nothing of, read over HTTP.

A bot has 50 requests a second for all its processes (Discord, "Rate Limits"), so nobody is asked
about twice in a minute, and whoever asks at the same moment waits for the same answer.
"""

import discord
from async_lru import alru_cache

FRESH_SECONDS = 60.0
"""A member is taken to have the roles they had so long ago."""
MOST_MEMBERS = 5_000
MOST_PLACES = 1_000


class DiscordReads:
    """Reads what this process does not know, once a minute; what failed is not remembered.

    All raise what the library's ``fetch_...`` raise.
    """

    def __init__(self, client: discord.Client) -> None:
        self._client = client
        # Each client's own: on the methods themselves, one memory would serve all.
        self._read_guild = alru_cache(MOST_PLACES, ttl=FRESH_SECONDS)(self._fetch_guild)
        self._read_channel = alru_cache(MOST_PLACES, ttl=FRESH_SECONDS)(self._fetch_channel)
        self._read_member = alru_cache(MOST_MEMBERS, ttl=FRESH_SECONDS)(self._fetch_member)

    async def guild(self, guild_id: int) -> discord.Guild:
        """Return a server, with its roles."""
        return self._client.get_guild(guild_id) or await self._read_guild(guild_id)

    async def channel(
        self, guild: discord.Guild, channel_id: int
    ) -> discord.abc.GuildChannel | discord.Thread:
        """Return a channel or thread of a server."""
        known = guild.get_channel_or_thread(channel_id)
        return known or await self._read_channel(guild.id, channel_id)

    async def member(self, guild: discord.Guild, user_id: int) -> discord.Member:
        """Return a member with the roles they had in the last minute."""
        return guild.get_member(user_id) or await self._read_member(guild.id, user_id)

    async def _fetch_guild(self, guild_id: int) -> discord.Guild:
        return await self._client.fetch_guild(guild_id)

    async def _fetch_channel(
        self, guild_id: int, channel_id: int
    ) -> discord.abc.GuildChannel | discord.Thread:
        return await (await self.guild(guild_id)).fetch_channel(channel_id)

    async def _fetch_member(self, guild_id: int, user_id: int) -> discord.Member:
        return await (await self.guild(guild_id)).fetch_member(user_id)
