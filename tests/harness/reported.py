"""A world with a moderators' channel, for what happens to pictures afterwards."""

from dataclasses import dataclass, replace

import discord
from simcord.actors import MemberActor
from simcord.builders import ChannelHandle
from simcord.results import InteractionResult, ResponseMessage

from bot.app import EaselBot
from bot.db.database import Database
from cogs.audit.audit_log import AuditLog
from cogs.audit.model import EventKind, EventQuery, LoggedEvent
from cogs.moderation.cog import ReportsCog
from cogs.server.service import ServerService
from tests.harness.world import Shown, World

EVERYTHING_ELSE = discord.PermissionOverwrite(view_channel=False)


@dataclass(kw_only=True)
class Aftercare:
    """What tests of reports, blocks and removals do and look at."""

    world: World
    channel: ChannelHandle
    servers: ServerService
    audit_log: AuditLog

    def on(self, shown: Shown) -> ResponseMessage:
        """A message as simcord lets somebody press it."""
        return ResponseMessage(self.world.env, shown.message)

    async def posts_in(self, review: int | None, *, log: int | None = None) -> None:
        """A manager names the channels of the moderators."""
        await self.servers.change(
            self.world.guild.id,
            lambda its: replace(its, review_channel_id=review, log_channel_id=log),
            by=1,
        )

    async def report(
        self,
        shown: Shown,
        reason: str = "",
        *,
        who: MemberActor | None = None,
        category: str = "other",
    ) -> InteractionResult:
        """Somebody, Bob mostly, reports a picture from the list below it."""
        reporter = who or self.world.bob
        form = await reporter.select(self.on(shown), ["report"])
        if form.modal is None:
            return form
        typed = {"text": reason} if reason else {}
        return await reporter.submit_modal(form, {"category": [category], **typed})

    @property
    def notices(self) -> list[Shown]:
        """What is in the moderators' channel."""
        return self.world.messages(self.channel.id)

    async def press(self, label: str, *, who: MemberActor | None = None) -> InteractionResult:
        """A moderator presses a button of the newest notice."""
        return await (who or self.world.mia).click(self.on(self.notices[-1]), label=label)

    async def events(self, *kinds: EventKind) -> list[LoggedEvent]:
        """What the audit log says, oldest first."""
        query = EventQuery(guild_id=self.world.guild.id, kinds=kinds)
        return [*reversed(await self.audit_log.find(query, limit=50))]

    async def look(self, *, is_start: bool = False) -> None:
        """What the bot does by itself every half minute."""
        bot = self.world.env.bot
        assert isinstance(bot, EaselBot)
        cog = bot.get_cog("ReportsCog")
        assert isinstance(cog, ReportsCog)
        await cog.orders.look(is_start=is_start)


async def aftercare_in(world: World, store: Database) -> Aftercare:
    """Make the moderators' channel, and tell the bot of it."""
    clock = world.harness.clock
    audit_log = AuditLog(database=store, clock=clock)
    servers = ServerService(database=store, audit_log=audit_log, clock=clock)
    seen = discord.PermissionOverwrite(view_channel=True)
    assert world.guild.me is not None
    channel = world.guild.create_text_channel(
        "mod-review",
        overwrites={
            world.guild.default_role: EVERYTHING_ELSE,
            world.mia: seen,
            world.guild.me: seen,
        },
    )
    care = Aftercare(world=world, channel=channel, servers=servers, audit_log=audit_log)
    await care.posts_in(channel.id)
    return care


def said(result: InteractionResult) -> str:
    """The answer to a press or command, which only the one who acted sees."""
    followups = [one.content for one in result.followups]
    return followups[-1] if followups else (result.response.content if result.response else "")
