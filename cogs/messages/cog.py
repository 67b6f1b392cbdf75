"""Messages to Easel: each is answered with an offer, and each offer with one press."""

import contextlib
import logging
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, replace

import discord
from discord import ui
from discord.ext import commands

from bot.catalog import Attachment, ImagineOptions, OptionValues
from bot.catalog.editing import plan_edits
from bot.catalog.options import ASPECT_RATIO, COUNT, IMAGE, MODEL
from bot.catalog.source_image import require_usable
from bot.db.one_time import OnceADay
from bot.errors import BotError, RefusedError
from bot.imagine.job import Job
from bot.imagine.request import ImagineRequest, Way, submitted
from bot.imagine.requester import Requester
from bot.locales import FALLBACK
from bot.log import about, level_of
from cogs.imagine import Planner
from cogs.kit.interaction_context import (
    attachment_of,
    missing_permissions,
    needed_in,
    permissions_in,
    requester_in,
    requester_of,
)
from cogs.kit.panels import submitted as typed_into
from cogs.kit.periodic import PeriodicCog, try_each
from cogs.kit.rest import ERRORS, readable
from cogs.kit.router import on_form, on_press
from cogs.messages.model import MOST_AT_ONCE, Offer, Pace, offer_for, words_to
from cogs.messages.service import OFFER_SECONDS, OfferGoneError, Offers, OfferTakenError
from cogs.messages.views import WORDS_FIELD, OfferAct, OfferPress, OfferViews
from cogs.reply import is_public
from cogs.results import PicturesGoneError, child_of, pictures_in
from cogs.services import Services

logger = logging.getLogger(__name__)

LOOK_SECONDS = 30.0
"""How often old offers are looked for."""
MOST_OFFERS = 10_000
"""So many open offers are removed in time; the press of an older one says that it is over."""
_TO_ANSWER = ("view_channel", "send_messages", "send_messages_in_threads")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Open:
    """A message with an offer; ``ends_at`` in Unix seconds."""

    offer_id: str
    user_id: int
    channel_id: int
    message_id: int
    ends_at: float


class MessagesCog(PeriodicCog):
    """Offers what a message asks for, and draws it when its writer presses Draw."""

    def __init__(
        self, services: Services, *, planner: Planner, offers: Offers, views: OfferViews
    ) -> None:
        super().__init__(
            services.client,
            self.remove_old,
            first_answers=services.first_answers,
            every_seconds=LOOK_SECONDS,
            what="removing old offers",
        )
        self._services = services
        self._client = services.client
        self._clock = services.clock
        self._words = services.words
        self._planner = planner
        self._offers = offers
        self._views = views
        self._told = OnceADay("messages", database=services.database, clock=services.clock)
        self._pace = Pace(monotonic=services.clock.monotonic)
        self._looked_at = 0
        self._open: deque[_Open] = deque(maxlen=MOST_OFFERS)

    @commands.Cog.listener()
    async def on_message(self, message: discord.Message) -> None:
        """Answer a message to Easel, unless too many come at once, or too many of this person."""
        if self._looked_at >= MOST_AT_ONCE or not self._pace.allows(message.author.id):
            logger.info("message %d is left: too many", message.id)
            return
        self._looked_at += 1
        guild_id = None if message.guild is None else message.guild.id
        about(user=message.author.id, guild=guild_id, channel=message.channel.id)
        try:
            await self._services.first_answers.give_way()
            with readable():
                await self._answer(message)
        except (BotError, *ERRORS) as error:
            logger.log(
                level_of(error, otherwise=logging.WARNING), "message %d: %r", message.id, error
            )
        finally:
            self._looked_at -= 1

    async def _answer(self, message: discord.Message) -> None:
        if not _may_answer(message) or self._client.user is None:
            return
        locale = await self._locale(message)
        pictures, parent = await self._pictures(message)
        words = words_to(self._client.user.id, message.content)
        if pictures is None:
            await _reply(message, self._views.said("messages-unseen", locale))
            return
        offer = offer_for(words, pictures, None if parent is None else parent.id)
        if offer is None:
            if await self._told.is_first(message.author.id):
                # In direct messages nobody has to name it.
                name = f"@{self._client.user.display_name}" if message.guild else "none"
                await _reply(message, self._views.said("messages-how", locale, name=name))
            return
        offer = await self._planned(offer, requester_in(message))
        offer_id = await self._offers.keep(message.author.id, offer)
        posted = await _reply(message, self._shown(offer, offer_id, locale))
        self._remember(offer_id, message.author.id, posted)

    async def _locale(self, message: discord.Message) -> str:
        """Return the server's language, as for all that everyone reads; else the person's."""
        if message.guild is not None:
            return message.guild.preferred_locale.value
        return await self._services.language.of_person(message.author.id, otherwise=FALLBACK)

    async def _pictures(
        self, message: discord.Message
    ) -> tuple[tuple[Attachment, ...] | None, Job | None]:
        """Return the pictures that a message is about, and the result they belong to.

        Its own, or those of the message it answers. None if Discord does not show that message.
        """
        own = tuple(pictures_in(message))
        reference = message.reference
        if own or reference is None or reference.message_id is None:
            return own, None
        job = await self._services.ledger.find_by_message(reference.message_id)
        answered = reference.resolved if isinstance(reference.resolved, discord.Message) else None
        if job is not None and job.removed_at is None and is_public(job):
            try:
                found = await self._services.pictures.of(job, answered)
            except PicturesGoneError:
                return (), None
            return tuple(attachment_of(one) for one in found), job
        if answered is None or _is_hidden(answered):
            return None, None
        return tuple(pictures_in(answered)), None

    async def _planned(self, offer: Offer, requester: Requester) -> Offer:
        """Return the offer with what would be drawn; with nothing where it is refused."""
        try:
            requests = await self._requests(offer, requester)
            for request in requests:
                # What is refused must not stand in a channel in Easel's name.
                await self._services.showing_gate.admit(submitted(request, requester))
        except RefusedError:
            return replace(offer, requests=())
        return replace(offer, requests=tuple(requests))

    async def _requests(self, offer: Offer, requester: Requester) -> Sequence[ImagineRequest]:
        if offer.picture is None:
            return await self._planner.requests(ImagineOptions(prompt=offer.words), requester)
        require_usable(offer.picture)
        preferences = await self._services.preferences.of(requester.user_id)
        options = ImagineOptions(
            prompt=offer.words,
            values=OptionValues.of(IMAGE.given((offer.picture,))),
            defaults=preferences.options.without(MODEL, ASPECT_RATIO, COUNT),
        )
        options = await self._services.option_sources.with_lists(requester, options)
        requests = plan_edits(options, self._services.catalog)
        if offer.parent_id is None:
            return requests
        parent = await self._services.ledger.find(offer.parent_id)
        if parent is None or parent.removed_at is not None:
            raise PicturesGoneError
        return [child_of(parent, request, Way.EDIT) for request in requests]

    @on_press(OfferPress)
    async def _press(self, interaction: discord.Interaction, press: OfferPress) -> None:
        try:
            offer = await self._offers.find(press.offer_id, interaction.user.id)
        except OfferGoneError:
            # Whoever finds it has buttons before them that lead nowhere.
            await self._close(interaction, "messages-over")
            return
        match press.act:
            case OfferAct.DRAW:
                with self._services.debounce.once(interaction):
                    await self._draw(interaction, press, offer)
            case OfferAct.CHANGE:
                form = self._views.form(offer, press.offer_id, interaction.locale.value)
                await interaction.response.send_modal(form)
            case OfferAct.PICTURE:
                chosen = offer.of_picture(press.number or 1)
                await self._offer_again(interaction, press.offer_id, chosen)
            case OfferAct.CANCEL:
                await self._offers.take(press.offer_id, interaction.user.id)
                await interaction.response.defer()
                await interaction.delete_original_response()

    @on_form(OfferPress)
    async def _reworded(self, interaction: discord.Interaction, press: OfferPress) -> None:
        offer = await self._offers.find(press.offer_id, interaction.user.id)
        words = typed_into(interaction).get(WORDS_FIELD, "").strip()
        await self._offer_again(interaction, press.offer_id, offer.reworded(words))

    async def _offer_again(
        self, interaction: discord.Interaction, offer_id: str, offer: Offer
    ) -> None:
        """Put an offer in the place of an earlier one."""
        offer = await self._planned(offer, requester_of(interaction))
        await self._offers.take(offer_id, interaction.user.id)
        new_id = await self._offers.keep(interaction.user.id, offer)
        locale = str(interaction.guild_locale or interaction.locale)
        await interaction.response.edit_message(view=self._shown(offer, new_id, locale))
        if interaction.message is not None:
            self._remember(new_id, interaction.user.id, interaction.message)

    async def _draw(
        self, interaction: discord.Interaction, press: OfferPress, offer: Offer
    ) -> None:
        # What was refused is planned once more: they are told why, unless it may be drawn by now.
        requests = list(offer.requests or await self._requests(offer, requester_of(interaction)))
        user_id = interaction.user.id
        if len(requests) > 1:
            await self._services.submission.submit_all(interaction, requests)
            await self._offers.take(press.offer_id, user_id)
        else:
            begun = self._offers.taken_with(press.offer_id, user_id)
            job = await self._services.submission.submit_in_place(
                interaction, requests[0], begun=begun
            )
            if job is None or not job.reply.is_private:
                return
        if interaction.message is not None:
            # What becomes of it stands in messages of its own.
            with contextlib.suppress(*ERRORS):
                await interaction.message.delete()

    async def _close(self, interaction: discord.Interaction, words_id: str) -> None:
        locale = str(interaction.guild_locale or interaction.locale)
        await interaction.response.edit_message(view=self._views.said(words_id, locale))

    def _shown(self, offer: Offer, offer_id: str, locale: str) -> ui.LayoutView:
        ends_at = self._clock.time() + OFFER_SECONDS
        return self._views.offer(offer, offer_id, locale, ends_at=ends_at)

    def _remember(self, offer_id: str, user_id: int, message: discord.Message) -> None:
        self._open.append(
            _Open(
                offer_id=offer_id,
                user_id=user_id,
                channel_id=message.channel.id,
                message_id=message.id,
                ends_at=self._clock.time() + OFFER_SECONDS,
            )
        )

    async def remove_old(self) -> None:
        """Remove the messages of offers that nobody took."""
        old: list[_Open] = []
        while self._open and self._open[0].ends_at <= self._clock.time():
            old.append(self._open.popleft())
        await try_each(old, self._remove, what="removing an offer")

    async def _remove(self, offer: _Open) -> None:
        try:
            await self._offers.take(offer.offer_id, offer.user_id)
        except (OfferTakenError, OfferGoneError):
            # By now its message shows a picture, or another offer, or is gone.
            return
        channel = self._client.get_partial_messageable(offer.channel_id)
        await channel.get_partial_message(offer.message_id).delete()


def _may_answer(message: discord.Message) -> bool:
    """Whether Discord lets Easel write there; it would only refuse."""
    if message.guild is None:
        return True
    permissions = permissions_in(message.channel, message.guild.me)
    needed = needed_in(message.channel)
    lacking = () if permissions is None else missing_permissions(permissions, needed)
    return not any(name in _TO_ANSWER for name in lacking)


def _is_hidden(message: discord.Message) -> bool:
    """Whether Discord shows nothing of a message, as of all that do not mention Easel."""
    return not (message.content or message.attachments or message.embeds or message.components)


async def _reply(message: discord.Message, view: ui.LayoutView) -> discord.Message:
    """Answer a message, once and without pinging anybody."""
    with readable():
        return await message.channel.send(
            view=view,
            reference=message.to_reference(fail_if_not_exists=False),
            allowed_mentions=discord.AllowedMentions.none(),
            # Should Discord hand a message over twice, it makes one of two answers.
            nonce=str(message.id),
        )
