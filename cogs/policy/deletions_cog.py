"""Hears of deleted roles, channels and categories, and tells the moderators once."""

import asyncio
import logging
from collections import OrderedDict

import discord
from discord.ext import commands

from bot.errors import BotError
from bot.log import level_of
from cogs.cases import post_to_moderators
from cogs.kit.periodic import try_once
from cogs.kit.rest import ERRORS
from cogs.policy.deletions import Deleted, Deletions, Losses, roles_set
from cogs.policy.deletions_view import DeletionNotice
from cogs.policy.rules import RULES
from cogs.policy.rules.bases import RoleRule
from cogs.services import Services

logger = logging.getLogger(__name__)

GROUP_SECONDS = 4.0
"""One message for all that is deleted meanwhile."""
MOVED_SECONDS = 60.0
"""Discord empties a category before, or after, it says that the category is gone."""
SEND_SECONDS = 30.0
_MOST_MOVED = 5_000


class DeletionsCog(commands.Cog):
    """Each server is seen to by the process whose gateway has it; the record is asked first."""

    def __init__(self, services: Services) -> None:
        self._services = services
        self._client, self._clock = services.client, services.clock
        self._notice = DeletionNotice(words=services.words)
        self._waiting: dict[int, Deleted] = {}
        self._moved: OrderedDict[int, tuple[int, float]] = OrderedDict()
        self._tasks: set[asyncio.Task[None]] = set()
        self._look: asyncio.Task[None] | None = None

    async def cog_load(self) -> None:
        """Begin to look for what was deleted while Easel was away."""
        self._look = asyncio.create_task(self._look_at_all(), name="deletions")

    async def cog_unload(self) -> None:
        """Leave the rest to the next process, which finds it anew."""
        tasks = [*self._tasks, *([] if self._look is None else [self._look])]
        for task in tasks:
            task.cancel()
        if tasks:
            await asyncio.wait(tasks)

    @commands.Cog.listener()
    async def on_guild_role_delete(self, role: discord.Role) -> None:
        """Take note of a deleted role."""
        self._deleted(role.guild, Deleted(role_ids={role.id: f"@{role.name}"}))

    @commands.Cog.listener()
    async def on_guild_channel_update(
        self, before: discord.abc.GuildChannel, after: discord.abc.GuildChannel
    ) -> None:
        """Remember which channels have just left a category: it may be deleted."""
        if before.category_id is not None and after.category_id is None:
            self._moved[after.id] = before.category_id, self._clock.monotonic()
            while len(self._moved) > _MOST_MOVED:
                self._moved.popitem(last=False)

    @commands.Cog.listener()
    async def on_guild_channel_delete(self, channel: discord.abc.GuildChannel) -> None:
        """Take note of a deleted channel or category."""
        is_category = isinstance(channel, discord.CategoryChannel)
        name = channel.name if is_category else f"#{channel.name}"
        self._deleted(
            channel.guild,
            Deleted(
                channel_ids={channel.id: name},
                children={channel.id: self._children(channel)} if is_category else {},
            ),
        )

    @commands.Cog.listener()
    async def on_raw_thread_delete(self, payload: discord.RawThreadDeleteEvent) -> None:
        """Delete the rules of a deleted thread or post, which nothing else inherits."""
        await self._services.rules.forget(payload.guild_id, payload.thread_id)

    @commands.Cog.listener()
    async def on_guild_available(self, guild: discord.Guild) -> None:
        """Look for what was deleted while the server was away; the start looks at all by itself."""
        if not self._client.is_ready():
            return
        await try_once(lambda: self.look_at(guild), what="deletions")

    def _children(self, category: discord.abc.GuildChannel) -> frozenset[int]:
        since = self._clock.monotonic() - MOVED_SECONDS
        moved = {
            id_ for id_, (left, at) in self._moved.items() if left == category.id and at >= since
        }
        there = {one.id for one in category.guild.channels if one.category_id == category.id}
        return frozenset(moved | there)

    def _deleted(self, guild: discord.Guild, deleted: Deleted) -> None:
        """Collect what is deleted together, and see to it a little later."""
        is_first = guild.id not in self._waiting
        self._waiting[guild.id] = self._waiting.get(guild.id, Deleted()).with_(deleted)
        if is_first:
            task = asyncio.create_task(self._see_to_soon(guild), name=f"deletions-{guild.id}")
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)

    async def _see_to_soon(self, guild: discord.Guild) -> None:
        await self._clock.sleep(GROUP_SECONDS)
        deleted = self._waiting.pop(guild.id)
        await try_once(lambda: self._see_to(guild, deleted), what="deletions")

    async def _look_at_all(self) -> None:
        await self._client.wait_until_ready()
        for guild in list(self._client.guilds):
            await self._services.first_answers.give_way()
            await try_once(lambda its=guild: self.look_at(its), what="deletions")  # type: ignore[misc]

    async def look_at(self, guild: discord.Guild) -> None:
        """Look whether anything is gone that a server's rules or settings name."""
        if guild.unavailable or not guild.roles:
            return
        recorded = await self._services.rules.recorded(guild.id)
        settings = (await self._services.servers.settings(guild.id)).value
        existing = {role.id for role in guild.roles}
        named = {
            id_
            for its in recorded.values()
            for rule in RULES
            if isinstance(rule, RoleRule) and (value := its.value[rule]) is not None
            for id_ in rule.roles_of(value)
        }
        named |= roles_set(settings)
        places = set(recorded) - {0}
        places |= {
            id_
            for id_ in (
                settings.review_channel_id,
                settings.log_channel_id,
                settings.showcase_channel_id,
            )
            if id_ is not None
        }
        gone = {id_: "" for id_ in places if await self._is_gone(guild, id_)}
        roles = dict.fromkeys(named - existing, "")
        if not gone and not roles:
            return
        children = await self._drawn_in(guild, gone.keys() & recorded.keys())
        await self._see_to(guild, Deleted(role_ids=roles, channel_ids=gone, children=children))

    async def _is_gone(self, guild: discord.Guild, channel_id: int) -> bool:
        """Ask Discord itself: a thread that is archived, or a new channel, is not in memory."""
        if guild.get_channel_or_thread(channel_id) is not None:
            return False
        try:
            await self._client.fetch_channel(channel_id)
        except discord.NotFound:
            return True
        except (*ERRORS, discord.InvalidData) as error:
            logger.debug("channel %d may be there: %r", channel_id, error)
        return False

    async def _drawn_in(
        self, guild: discord.Guild, category_ids: set[int]
    ) -> dict[int, frozenset[int]]:
        """Return the channels that were in these categories, as far as requests on record tell."""
        if not category_ids:
            return {}
        past = await self._services.rules.past_requests(guild.id, self._services.catalog)
        places = {one.requester.place for one in past}
        return {
            category_id: frozenset(
                place.channel_id
                for place in places
                if place.category_id == category_id and guild.get_channel(place.channel_id)
            )
            for category_id in category_ids
        }

    async def _see_to(self, guild: discord.Guild, deleted: Deleted) -> None:
        user = self._client.user
        settings = (await self._services.servers.settings(guild.id)).value
        losses = await Deletions(
            rules=self._services.rules, by=0 if user is None else user.id
        ).record(
            guild.id,
            deleted,
            settings=settings,
            existing_roles=frozenset(role.id for role in guild.roles) - deleted.role_ids.keys(),
        )
        if not losses.is_empty:
            await self._tell(guild, losses)

    async def _tell(self, guild: discord.Guild, losses: Losses) -> None:
        recorded = await self._services.rules.recorded(guild.id)
        rules = {id_: its.value for id_, its in recorded.items()}
        settings = (await self._services.servers.settings(guild.id)).value
        view = self._notice.view(losses, rules, guild)
        try:
            async with asyncio.timeout(SEND_SECONDS):
                await post_to_moderators(
                    self._client,
                    guild.id,
                    settings,
                    lambda channel, _: channel.send(
                        view=view, allowed_mentions=discord.AllowedMentions.none()
                    ),
                    # Nobody tries again later; the audit log has it.
                    passes_on=lambda _: True,
                )
        except (BotError, *ERRORS) as error:
            logger.log(
                level_of(error, otherwise=logging.WARNING),
                "server %d is not told what was deleted: %r",
                guild.id,
                error,
            )
