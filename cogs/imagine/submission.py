"""The one way to a picture: every command, button and form comes through here."""

import logging
from collections.abc import AsyncGenerator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace

import discord

from bot.clock import Clock
from bot.errors import RefusedError, SourceImageUnreadableError, SourceRefusedError
from bot.imagine.batch_context import BatchContext
from bot.imagine.job import Job, Reply
from bot.imagine.request import ImagineRequest, SubmittedRequest, submitted
from bot.imagine.requester import Requester
from bot.imagine.source import SourceImages
from bot.jobs.gate import Admitted, Gate, Recording
from bot.jobs.runner import Runner
from cogs.audit import RequestNotes
from cogs.batch import Confirmations
from cogs.kit.install_context import is_ephemeral_only, require_room_to_follow
from cogs.kit.interaction_context import (
    requester_of,
    require_bot_permissions,
    require_none_missing,
    stored_reply,
)
from cogs.kit.rest import hard_timeout
from cogs.limits import Accounting
from cogs.policy import Elsewhere
from cogs.reply import webhook_of

logger = logging.getLogger(__name__)

LOOK_SECONDS = 1.0
"""Of the 3 s in which Discord wants an answer, the gate and the record need some, too."""


class Submission:
    """Checks a request as the server's moderators want it, and hands it to the runner."""

    def __init__(  # noqa: PLR0913 - all by name
        self,
        *,
        client: discord.Client,
        gate: Gate,
        accounting: Accounting,
        confirmations: Confirmations,
        runner: Runner,
        sources: SourceImages,
        notes: RequestNotes,
        elsewhere: Elsewhere,
        clock: Clock,
    ) -> None:
        self._client = client
        self._gate = gate
        self._notes = notes
        self._elsewhere = elsewhere
        self._accounting = accounting
        self._confirmations = confirmations
        self._runner = runner
        self._sources = sources
        self._clock = clock

    async def submit(self, interaction: discord.Interaction, request: ImagineRequest) -> Job | None:
        """Check, record, acknowledge and start; the interaction must not be answered yet.

        The picture comes in a new reply, in the name of whoever pressed or typed. None means that
        it is expensive: they were shown its price, and it begins when they say yes.

        Raises:
            RefusedError: nothing was recorded, said or paid for.
        """
        request = _where_seen(interaction, request)
        admitted = await self._admit(interaction, submitted(request, requester_of(interaction)))
        await self._require_readable(request)
        price = await self._accounting.price_to_show(admitted.request)
        if price is not None:
            await self._confirmations.ask_price(interaction, request, price)
            return None
        return await self._reply_with(interaction, admitted)

    async def submit_agreed(
        self, interaction: discord.Interaction, request: ImagineRequest, *, begun: Recording
    ) -> Job | None:
        """Start a request whose price was agreed to, as the answer to that.

        ``begun`` is run in the transaction that records the job, and may still prevent it.

        Raises:
            RefusedError: nothing was recorded, said or paid for.
        """
        admitted = await self._admit(interaction, submitted(request, requester_of(interaction)))
        admitted = replace(admitted, admission=admitted.admission.after(begun))
        return await self._reply_with(interaction, admitted)

    async def _reply_with(self, interaction: discord.Interaction, admitted: Admitted) -> Job | None:
        """Record and start a request whose picture is the answer to an interaction."""
        is_private = admitted.request.is_private

        async def acknowledge() -> int | None:
            answer = await interaction.response.defer(thinking=True, ephemeral=is_private)
            return None if answer is None else answer.message_id

        reply = stored_reply(interaction, is_private=is_private, clock=self._clock)
        return await self._accept(admitted, reply, acknowledge, interaction=interaction)

    async def submit_all(
        self, interaction: discord.Interaction, requests: Sequence[ImagineRequest]
    ) -> Job | None:
        """Enter with all that one command asks for; several are listed first, and wait for a yes.

        Raises:
            RefusedError: one of them may not be; nothing was recorded, said or paid for.
        """
        if len(requests) == 1:
            return await self.submit(interaction, requests[0])
        require_room_to_follow(interaction, len(requests))
        requester = requester_of(interaction)
        requests = [_where_seen(interaction, request) for request in requests]
        for request in requests:
            await self._admit(interaction, submitted(request, requester))
        await self._require_readable(requests[0])
        price = self._accounting.price_of_all(requests)
        await self._confirmations.ask_several(interaction, requests, price)
        return None

    async def _require_readable(self, request: ImagineRequest) -> None:
        """Make sure that pictures which were brought along can be read, as far as there is time.

        What takes longer is looked at before it is paid for, when the reply is there already.

        Raises:
            SourceRefusedError: one cannot.
        """
        if not request.images or request.parent_id is not None:
            # Easel drew it, or has read it before.
            return
        looking = self._sources.require_readable(*request.images)
        try:
            await hard_timeout(looking, within_seconds=LOOK_SECONDS)
        except TimeoutError:
            logger.info("pictures that were brought along take long to be read")
        except SourceImageUnreadableError as error:
            raise SourceRefusedError(error.failure) from error

    async def follow(
        self, context: BatchContext, request: ImagineRequest, *, begun: Recording
    ) -> Job | None:
        """Start a request that was agreed to, in a message of its own.

        The press is answered already, perhaps by another process; several requests may follow it.
        ``begun`` is run in the transaction that records the job, and may still prevent it.

        Raises:
            RefusedError: nothing was recorded, said or paid for.
        """
        theirs = submitted(request, context.requester)
        async with self._notes.refusals(theirs):
            require_none_missing(context.missing_permissions, is_private=theirs.is_private)
            admitted = await self._gate.admit(theirs)
        reply = context.reply_to(admitted.request)

        async def acknowledge() -> int | None:
            message = await webhook_of(reply, self._client).send(
                view=self._confirmations.begun(admitted.request, reply.locale),
                ephemeral=reply.is_private,
                allowed_mentions=discord.AllowedMentions.none(),
                wait=True,
            )
            return message.id

        admitted = replace(admitted, admission=admitted.admission.after(begun))
        return await self._accept(admitted, reply, acknowledge)

    async def submit_in_place(
        self, interaction: discord.Interaction, request: ImagineRequest, *, begun: Recording
    ) -> Job | None:
        """Draw what the message that was pressed offers, in its place; it has shown the price.

        What is for one person alone comes in a reply of its own. ``begun`` is run in the
        transaction that records the job, and may still prevent it.

        Raises:
            RefusedError: nothing was recorded, said or paid for.
        """
        request = _where_seen(interaction, request)
        admitted = await self._admit(interaction, submitted(request, requester_of(interaction)))
        admitted = replace(admitted, admission=admitted.admission.after(begun))
        is_private = admitted.request.is_private

        async def acknowledge() -> int | None:
            if is_private:
                answer = await interaction.response.defer(thinking=True, ephemeral=True)
                return None if answer is None else answer.message_id
            await interaction.response.defer()
            return None if interaction.message is None else interaction.message.id

        reply = stored_reply(interaction, is_private=is_private, clock=self._clock)
        return await self._accept(admitted, reply, acknowledge, interaction=interaction)

    async def retry(self, interaction: discord.Interaction, job: Job) -> Job | None:
        """Draw a job again on the message that was pressed, for whoever it was for.

        None means that somebody has retried it already.

        Raises:
            RefusedError: nothing was recorded, said or paid for.
        """
        is_private = job.reply.is_private
        request = submitted(job.request, _requester_again(interaction, job))
        admitted = await self._admit(interaction, request, is_private=is_private)
        # The press brings a new token for the same message: the retry appears in its place.
        reply = stored_reply(interaction, is_private=is_private, clock=self._clock)

        async def acknowledge() -> int | None:
            await interaction.response.defer()
            return None if interaction.message is None else interaction.message.id

        reply = replace(reply, user_id=job.user_id, locale=job.reply.locale)
        return await self._accept(
            admitted, reply, acknowledge, interaction=interaction, retry_of=job.id
        )

    async def _admit(
        self,
        interaction: discord.Interaction,
        request: SubmittedRequest,
        *,
        is_private: bool | None = None,
    ) -> Admitted:
        """Check a request; what refuses it is noted in the audit log."""
        async with self._refusals(interaction, request):
            is_private = request.is_private if is_private is None else is_private
            require_bot_permissions(interaction, is_private=is_private)
            return await self._gate.admit(request)

    @asynccontextmanager
    async def _refusals(
        self, interaction: discord.Interaction | None, request: SubmittedRequest
    ) -> AsyncGenerator[None]:
        """Note what refuses a request inside, and name to whoever asks where else it may be."""
        try:
            async with self._notes.refusals(request):
                yield
        except RefusedError as error:
            if error.is_about_place and interaction is not None:
                error.channel_ids = await self._elsewhere.channels(interaction, request)
            raise

    async def _accept(
        self,
        admitted: Admitted,
        reply: Reply,
        acknowledge: Callable[[], Awaitable[int | None]],
        *,
        interaction: discord.Interaction | None = None,
        retry_of: str | None = None,
    ) -> Job | None:
        async with self._refusals(interaction, admitted.request):
            return await self._runner.accept(
                admitted.request,
                reply,
                acknowledge,
                retry_of=retry_of,
                admission=admitted.admission,
            )


def _where_seen(interaction: discord.Interaction, request: ImagineRequest) -> ImagineRequest:
    """The same request, private where Discord would show its picture to one person alone."""
    is_private = request.is_private or is_ephemeral_only(interaction)
    # Drawn again in public, it still shows nobody what it started from.
    images = tuple(
        replace(image, is_private=image.is_private or is_private) for image in request.images
    )
    return replace(request, is_private=is_private, images=images)


def _requester_again(interaction: discord.Interaction, job: Job) -> Requester:
    """The requester: as they are now, or as they were where a moderator presses for them."""
    now = requester_of(interaction)
    if now.user_id == job.user_id:
        return now
    return job.request.requester
