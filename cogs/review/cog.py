"""Pictures that wait for moderators: what these decide, and what becomes of those left alone."""

import contextlib
import logging
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, cast

import discord
from discord.ext import commands

from bot.community.review.book import ReviewBook
from bot.community.review.failures import DecidedError, OwnPictureError, ReviewOverError
from bot.community.review.review import OPEN, PostedAt, Review, Verdict
from bot.community.server import ServerBook
from bot.errors import DiscordAwayError
from bot.imagine.job import Job
from bot.jobs.ledger import JobLedger
from cogs.language import in_language
from cogs.managers import require_moderator
from cogs.refusals import Refusals
from cogs.reply.review_card import (
    REASON_FIELD,
    ReviewAct,
    ReviewCards,
    ReviewPress,
    UsualReason,
    review_press,
)
from cogs.rest import ERRORS
from cogs.review.verdicts import Verdicts
from cogs.upkeep import Upkeep, see_to_each

logger = logging.getLogger(__name__)

_WHAT = "looking after reviews"
LOOK_SECONDS = 30.0
"""How often overdue reviews are looked for."""
LOOKS_PER_SEARCH = 20
"""Every so many looks, the moderators' messages are asked for: somebody may have deleted one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewParts:
    """What the review cog is made of."""

    client: discord.Client
    ledger: JobLedger
    reviews: ReviewBook
    servers: ServerBook
    verdicts: Verdicts
    cards: ReviewCards
    refusals: Refusals


class ReviewCog(commands.Cog):
    """Takes decisions from the buttons of the moderators' messages, and ends waits in time."""

    def __init__(self, parts: ReviewParts) -> None:
        self._client = parts.client
        self._ledger = parts.ledger
        self._reviews = parts.reviews
        self._servers = parts.servers
        self._verdicts = parts.verdicts
        self._cards = parts.cards
        self._refusals = parts.refusals
        self._upkeep = Upkeep(self._client, self._look, every_seconds=LOOK_SECONDS, what=_WHAT)
        self._looks = 0

    async def cog_load(self) -> None:
        """Begin to look after what waits."""
        self._upkeep.start()

    async def cog_unload(self) -> None:
        """Leave what waits to the next process."""
        await self._upkeep.stop()

    @commands.Cog.listener()
    async def on_interaction(self, interaction: discord.Interaction) -> None:
        """Answer a press, a choice or a form that is about a review."""
        is_component = interaction.type is discord.InteractionType.component
        if not is_component and interaction.type is not discord.InteractionType.modal_submit:
            return
        data = cast("Mapping[str, Any]", interaction.data or {})
        press = review_press(str(data.get("custom_id", "")))
        if press is None:
            return
        async with self._refusals.said(interaction):
            job, review = await self._asked_about(interaction, press)
            if is_component and press.act is ReviewAct.REJECT:
                await self._require_undecided(review)
                form = self._cards.form(in_language(job, interaction.locale.value))
                await interaction.response.send_modal(form)
                return
            await interaction.response.defer()
            await self._decide(interaction, job, press, data)

    @commands.Cog.listener()
    async def on_guild_channel_delete(self, channel: discord.abc.GuildChannel) -> None:
        """Tell everybody whose picture waited in a channel that is gone."""
        lost = set[str]()
        while found := await self._reviews.waiting(channel_id=channel.id):
            left = [review for review in found if review.job_id not in lost]
            if not left:
                return
            lost |= {review.job_id for review in left}
            await see_to_each(left, self._lose, what=_WHAT)

    async def look(self, *, is_start: bool = False, searches: bool = False) -> None:
        """Go on with what nobody told, end what waited too long or whose message is gone."""
        untold = await self._reviews.untold(is_start=is_start)
        await see_to_each(untold, self._go_on, what=_WHAT)
        await see_to_each(await self._reviews.overdue(), self._expire, what=_WHAT)
        if searches:
            await see_to_each(await self._reviews.waiting(), self._search, what=_WHAT)

    async def _go_on(self, review: Review) -> None:
        if await self._reviews.take_over(review):
            await self._verdicts.tell(review)

    async def _expire(self, review: Review) -> None:
        job = await self._ledger.find(review.job_id)
        expired = None if job is None else await self._reviews.expire(job)
        if expired is not None:
            await self._verdicts.tell(expired)

    async def _search(self, review: Review) -> None:
        if not await self._verdicts.is_there(review):
            await self._lose(review)

    async def _asked_about(
        self, interaction: discord.Interaction, press: ReviewPress
    ) -> tuple[Job, Review]:
        """Find what it is about, and make sure that this person may decide."""
        guild_id = await require_moderator(interaction, self._servers)
        job = await self._ledger.find(press.job_id)
        review = await self._reviews.find(press.job_id)
        if job is None or review is None or review.guild_id != guild_id:
            raise ReviewOverError
        if interaction.user.id == job.user_id and not interaction.permissions.manage_guild:
            raise OwnPictureError
        return job, review

    async def _require_undecided(self, review: Review) -> None:
        if review.state in OPEN:
            return
        if review.decided_by is None:
            raise ReviewOverError
        raise DecidedError(person=f"<@{review.decided_by}>")

    async def _decide(
        self,
        interaction: discord.Interaction,
        job: Job,
        press: ReviewPress,
        data: Mapping[str, Any],
    ) -> None:
        message = interaction.message
        if message is None:
            raise ReviewOverError
        verdict, reason = self._verdict(job, press, data)
        decided = await self._reviews.decide(
            job,
            verdict,
            by=interaction.user.id,
            seen_at=PostedAt(channel_id=message.channel.id, message_id=message.id),
            reason=reason,
        )
        try:
            await self._verdicts.tell(decided, message)
        except (DiscordAwayError, *ERRORS) as error:
            # It is decided and on record; it is told by ``look`` as soon as that is possible.
            logger.warning("job %s: the decision is not told yet: %r", job.id, error)

    def _verdict(
        self, job: Job, press: ReviewPress, data: Mapping[str, Any]
    ) -> tuple[Verdict, str]:
        match press.act:
            case ReviewAct.APPROVE:
                return Verdict.APPROVE, ""
            case ReviewAct.SPOILER:
                return Verdict.SPOILER, ""
            case ReviewAct.REJECT:
                return Verdict.REJECT, _typed(data)
            case ReviewAct.REASON:
                chosen = [str(value) for value in data.get("values", ())]
                if not chosen or chosen[0] not in set(UsualReason):
                    raise ReviewOverError
                return Verdict.REJECT, self._cards.usual_reason(job, UsualReason(chosen[0]))

    async def _lose(self, review: Review) -> None:
        """Tell that the pictures are gone, where it still waits."""
        job = await self._ledger.find(review.job_id)
        lost = None if job is None else await self._reviews.lose(job)
        if lost is not None:
            await self._verdicts.tell(lost)

    async def _look(self) -> None:
        looks, self._looks = self._looks, self._looks + 1
        searches = looks % LOOKS_PER_SEARCH == LOOKS_PER_SEARCH - 1
        await self.look(is_start=looks == 0, searches=searches)


def _typed(data: Mapping[str, Any]) -> str:
    """Return what was typed into the form, as one line."""
    found = (one for one in _fields(data) if one.get("custom_id") == REASON_FIELD)
    with contextlib.suppress(StopIteration):
        return " ".join(str(next(found).get("value", "")).split())
    return ""


def _fields(part: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """Yield every part of a submitted form: labels hold one, rows hold several."""
    yield part
    inner = [*part.get("components", ()), part.get("component")]
    for one in inner:
        if one:
            yield from _fields(one)
