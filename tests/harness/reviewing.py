"""A world whose moderators see pictures first, for what they decide and who is told."""

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace

import discord
from simcord.actors import MemberActor
from simcord.backend.models import Overwrite
from simcord.builders import ChannelHandle
from simcord.enums import OverwriteType
from simcord.results import InteractionResult, ResponseMessage
from sqlalchemy import Connection, select

from bot.app import EaselBot
from bot.db.database import Database
from bot.db.tables import jobs
from bot.errors import RefusedError
from bot.imagine.request import Review, SubmittedRequest
from bot.jobs.gate import Gate, silent
from cogs.audit.audit_log import AuditLog
from cogs.audit.model import KINDS, AuditTopic, EventKind, EventQuery, LoggedEvent
from cogs.limits.refunds import Refunds
from cogs.review.cog import ReviewCog
from cogs.review.model import ReviewState
from cogs.review.service import ReviewService
from cogs.server.service import ServerService
from tests.fakes.clock import FakeClock
from tests.harness.world import Shown, World, open_world

EVERYTHING_ELSE = discord.PermissionOverwrite(view_channel=False)


class BlockedError(RefusedError):
    """Stands for a rule that came between."""

    words_id = "refusal-over"


@dataclass(slots=True)
class Rules:
    """Wants to see every picture first, until told otherwise."""

    why: Review | None = Review.RULES
    is_forbidden: bool = False
    looked_at: list[SubmittedRequest] = field(default_factory=list[SubmittedRequest])

    async def add_review(self, request: SubmittedRequest) -> SubmittedRequest:
        return replace(request, review=self.why)

    async def recheck(self, request: SubmittedRequest) -> None:
        self.looked_at.append(request)
        if self.is_forbidden:
            raise BlockedError


@dataclass(kw_only=True)
class Desk:
    """A world whose moderators look first, with their channel."""

    world: World
    rules: Rules
    channel: ChannelHandle
    reviews: ReviewService
    servers: ServerService
    audit_log: AuditLog
    clock: FakeClock
    database: Database

    async def asked(self, prompt: str = "a paper boat", **options: object) -> Shown:
        """Ann asks; returns her reply when the moderators have it, or cannot be asked."""
        return await self.world.drawn(prompt, **options)

    async def posts_in(self, review: int | None, *, log: int | None = None) -> None:
        """A manager names the channels of the moderators."""
        await self.servers.change(
            self.world.guild.id,
            lambda its: replace(its, review_channel_id=review, log_channel_id=log),
            by=1,
        )

    @property
    def notice(self) -> Shown:
        """What the moderators see now."""
        return self.world.messages(self.channel.id)[-1]

    @property
    def target(self) -> ResponseMessage:
        """The same, to be pressed."""
        return on(self.world, self.notice)

    async def press(self, label: str, *, who: MemberActor | None = None) -> InteractionResult:
        """A moderator presses a button of the newest message in their channel."""
        return await (who or self.world.mia).click(self.target, label=label)

    async def choose(self, reason: str) -> InteractionResult:
        """A moderator picks a usual reason."""
        return await self.world.mia.select(self.target, [reason])

    async def state_of(self, shown: Shown) -> ReviewState:
        """What is on record of the result whose reply this is."""
        job_id = await job_of(self, shown)
        review = await self.reviews.find(job_id)
        assert review is not None
        return review.state

    async def events(self) -> list[LoggedEvent]:
        query = EventQuery(guild_id=self.world.guild.id)
        found = await self.audit_log.find(query, limit=20)
        others = {EventKind.SETTINGS_CHANGED, *KINDS[AuditTopic.REQUESTS]}
        return [event for event in found if event.kind not in others]

    async def look(self, *, is_start: bool = False, searches: bool = False) -> None:
        """What the bot does by itself every half minute."""
        bot = self.world.env.bot
        assert isinstance(bot, EaselBot)
        cog = bot.get_cog("ReviewCog")
        assert isinstance(cog, ReviewCog)
        await cog.look(is_start=is_start, searches=searches)


@asynccontextmanager
async def desk_in(store: Database) -> AsyncGenerator[Desk]:
    """Open a world whose moderators look at everything first."""
    rules = Rules()
    clock = FakeClock()
    audit_log = AuditLog(database=store, clock=clock)
    servers = ServerService(database=store, audit_log=audit_log, clock=clock)
    reviews = ReviewService(
        database=store,
        servers=servers,
        audit_log=audit_log,
        clock=clock,
        refund=Refunds(clock=clock).refund,
    )
    gate = Gate(steps=[silent(rules.add_review)], rechecks=[rules.recheck])
    async with open_world(store, clock=clock, gate=gate) as world:
        channel = moderators_channel(world, "mod-review")
        await servers.change(
            world.guild.id, lambda its: replace(its, review_channel_id=channel.id), by=1
        )
        yield Desk(
            world=world,
            rules=rules,
            channel=channel,
            reviews=reviews,
            servers=servers,
            audit_log=audit_log,
            clock=clock,
            database=store,
        )


def moderators_channel(world: World, name: str) -> ChannelHandle:
    """A channel that everyone but moderators and the bot is kept out of."""
    seen = discord.PermissionOverwrite(view_channel=True)
    assert world.guild.me is not None
    return world.guild.create_text_channel(
        name,
        overwrites={
            world.guild.default_role: EVERYTHING_ELSE,
            world.mia: seen,
            world.guild.me: seen,
        },
    )


def on(world: World, shown: Shown) -> ResponseMessage:
    """A message as simcord lets somebody press it."""
    return ResponseMessage(world.env, shown.message)


def forbid_files(world: World) -> None:
    """A moderator takes the bot's right to attach files away, in the members' channel."""
    denied = Overwrite(
        target_id=world.guild.id,
        type=OverwriteType.ROLE,
        allow=0,
        deny=discord.Permissions(attach_files=True).value,
    )
    world.env.backend.set_overwrite(world.channel.id, denied)


async def job_of(desk: Desk, shown: Shown) -> str:
    """The id of the job whose reply this is."""

    def read(connection: Connection) -> str:
        query = select(jobs.c.id).where(jobs.c.message_id == shown.id)
        return str(connection.execute(query).scalar_one())

    return await desk.database.read(read)
