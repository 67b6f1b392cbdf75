"""Pictures that wait for moderators: what these decide, and what becomes of those left alone."""

import logging
from typing import assert_never

import discord
from discord.ext import commands

from bot.errors import DiscordAwayError
from bot.imagine.job import Job
from cogs.cases import Notice
from cogs.kit.language import in_language
from cogs.kit.panels import chosen, submitted
from cogs.kit.periodic import PeriodicCog, try_each
from cogs.kit.rest import ERRORS
from cogs.kit.router import on_form, on_press
from cogs.reply import (
    REASON_FIELD,
    ReviewAct,
    ReviewCards,
    ReviewPress,
    UsualReason,
)
from cogs.review.model import OPEN, DecidedError, OwnPictureError, Review, ReviewOverError, Verdict
from cogs.server import require_moderator
from cogs.services import Services

logger = logging.getLogger(__name__)

_WHAT = "looking after reviews"
LOOK_SECONDS = 30.0
"""How often overdue reviews are looked for."""
LOOKS_PER_SEARCH = 20
"""Every so many looks, the moderators' messages are asked for: somebody may have deleted one."""


class ReviewCog(PeriodicCog):
    """Takes decisions from the buttons of the moderators' messages, and ends waits in time."""

    def __init__(self, services: Services) -> None:
        super().__init__(
            services.client,
            self._look,
            first_answers=services.first_answers,
            every_seconds=LOOK_SECONDS,
            what=_WHAT,
        )
        self._ledger = services.ledger
        self._reviews = services.reviews
        self._servers = services.servers
        self._verdicts = services.verdicts
        self._cards = ReviewCards(words=services.words)
        self._looks = 0

    @on_press(ReviewPress)
    async def _answer(self, interaction: discord.Interaction, press: ReviewPress) -> None:
        if press.act is not ReviewAct.REJECT:
            await self._take(interaction, press)
            return
        job, review = await self._asked_about(interaction, press)
        await self._require_undecided(review)
        form = self._cards.form(in_language(job, interaction.locale.value))
        await interaction.response.send_modal(form)

    @on_form(ReviewPress)
    async def _take(self, interaction: discord.Interaction, press: ReviewPress) -> None:
        job, _ = await self._asked_about(interaction, press)
        await interaction.response.defer()
        await self._decide(interaction, job, press)

    @commands.Cog.listener()
    async def on_guild_channel_delete(self, channel: discord.abc.GuildChannel) -> None:
        """Tell everybody whose picture waited in a channel that is gone."""
        lost = set[str]()
        while found := await self._reviews.waiting(channel_id=channel.id):
            left = [review for review in found if review.job_id not in lost]
            if not left:
                return
            lost |= {review.job_id for review in left}
            await try_each(left, self._lose, what=_WHAT)

    async def look(self, *, is_start: bool = False, searches: bool = False) -> None:
        """Go on with what nobody told, end what waited too long or whose message is gone."""
        await self._reviews.leases.take_on_each(self._verdicts.tell, what=_WHAT, is_start=is_start)
        await try_each(await self._reviews.overdue(), self._expire, what=_WHAT)
        if searches:
            await try_each(await self._reviews.waiting(), self._search, what=_WHAT)

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

    async def _decide(self, interaction: discord.Interaction, job: Job, press: ReviewPress) -> None:
        message = interaction.message
        if message is None:
            raise ReviewOverError
        verdict, reason = self._verdict(interaction, job, press)
        decided = await self._reviews.decide(
            job,
            verdict,
            by=interaction.user.id,
            seen_at=Notice(channel_id=message.channel.id, message_id=message.id),
            reason=reason,
        )
        try:
            await self._verdicts.tell(decided, message)
        except (DiscordAwayError, *ERRORS) as error:
            # It is decided and on record; it is told by ``look`` as soon as that is possible.
            logger.warning("job %s: the decision is not told yet: %r", job.id, error)

    def _verdict(
        self, interaction: discord.Interaction, job: Job, press: ReviewPress
    ) -> tuple[Verdict, str]:
        match press.act:
            case ReviewAct.APPROVE:
                return Verdict.APPROVE, ""
            case ReviewAct.SPOILER:
                return Verdict.SPOILER, ""
            case ReviewAct.REJECT:
                typed = submitted(interaction).get(REASON_FIELD, "")
                return Verdict.REJECT, " ".join(typed.split())
            case ReviewAct.REASON:
                values = chosen(interaction)
                if not values or values[0] not in set(UsualReason):
                    raise ReviewOverError
                return Verdict.REJECT, self._cards.usual_reason(job, UsualReason(values[0]))
            case _:
                assert_never(press.act)

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
