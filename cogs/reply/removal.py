"""Taking a result away: its pictures, and every copy of them."""

import contextlib
import logging
from collections.abc import Awaitable, Callable, Generator, Sequence

import discord

from bot.clock import Clock
from bot.errors import RefusedError
from bot.imagine.job import Job
from bot.jobs.ledger import JobLedger
from cogs.audit import AuditEvent, AuditLog, EventKind
from cogs.kit.rest import ERRORS, is_refused, readable
from cogs.reply.card import Cards
from cogs.reply.copies import CopyService
from cogs.reply.reply_channels import (
    channels_of_reply,
    has_message_by_token,
    message_by_token,
    reopened,
    webhook_of,
)

logger = logging.getLogger(__name__)

PAUSES_SECONDS = (1.0, 5.0, 20.0, 60.0, 240.0)
"""Before what Discord did not take is tried again, for as long as who asked for it can be told."""
TakeCopyAway = Callable[[Job], Awaitable[bool | None]]
"""Removes one kind of copy: a showcase, a gallery entry; False where one is out of reach.

May be called again.
"""


class RemovedError(RefusedError):
    """Somebody took it away already."""

    words_id = "refusal-removed"
    is_gone = True


class Removal:
    """Removes results; each once, whoever asks for it, and also long after they were posted.

    ``copies`` is what takes away all that shows a result besides its own reply.
    """

    def __init__(  # noqa: PLR0913 - all by name
        self,
        *,
        client: discord.Client,
        ledger: JobLedger,
        audit_log: AuditLog,
        cards: Cards,
        clock: Clock,
        copies: Sequence[TakeCopyAway],
    ) -> None:
        self._client = client
        self._ledger = ledger
        self._audit_log = audit_log
        self._cards = cards
        self._clock = clock
        self._copies = tuple(copies)

    async def remove(self, job: Job, *, by: int) -> bool:
        """Take the pictures away: by the requester without a trace, else with a word on the reply.

        Return whether all of it is gone: some messages may be out of the bot's reach.

        Raises:
            RemovedError: it is gone already.
            discord.HTTPException: Discord is away for minutes. So for what is in ``AWAY``.
        """
        if not await self._ledger.claim_removal(job.id, by=by):
            raise RemovedError
        if by != job.user_id and job.reply.guild_id is not None:
            await self._audit_log.add(
                AuditEvent(
                    guild_id=job.reply.guild_id,
                    kind=EventKind.REMOVED,
                    actor_id=by,
                    user_id=job.user_id,
                    channel_id=job.reply.channel_id,
                    job_id=job.id,
                )
            )
        pauses = iter(PAUSES_SECONDS)
        while True:
            try:
                return await self.carry_out(job, by=by)
            except ERRORS as error:
                pause = next(pauses, None)
                if pause is None:
                    raise
                logger.warning("job %s: its removal is tried again: %r", job.id, error)
                await self._clock.sleep(pause)

    async def carry_out(self, job: Job, *, by: int) -> bool:
        """Do what is on record as removed already; may be done again, and changes nothing then.

        Return whether all of it is gone.

        Raises:
            discord.HTTPException: Discord is away; do it again later. So for what is in ``AWAY``.
        """
        is_gone = True
        for take_away in self._copies:
            is_gone = await take_away(job) is not False and is_gone
        if job.published_message_id is not None:
            reached = await delete_message(
                self._client, job.reply.channel_id, job.published_message_id
            )
            is_gone = reached and is_gone
        take_reply = self._delete_reply if by == job.user_id else self._blank_reply
        return await take_reply(job) and is_gone

    async def _delete_reply(self, job: Job) -> bool:
        reply = job.reply
        if has_message_by_token(reply, self._clock):
            with _out_of_reach():
                await webhook_of(reply, self._client).delete_message(message_by_token(reply))
                return True
        return await self._at_home(job, lambda message: message.delete())

    async def _blank_reply(self, job: Job) -> bool:
        reply, view = job.reply, self._cards.removed(job).view
        none = discord.AllowedMentions.none()
        if has_message_by_token(reply, self._clock):
            with _out_of_reach():
                await webhook_of(reply, self._client).edit_message(
                    message_by_token(reply), view=view, attachments=[], allowed_mentions=none
                )
                return True

        def blank(message: discord.PartialMessage) -> Awaitable[object]:
            return message.edit(view=view, attachments=[], allowed_mentions=none)

        return await self._at_home(job, blank)

    async def _at_home(
        self, job: Job, take: Callable[[discord.PartialMessage], Awaitable[object]]
    ) -> bool:
        """Take the reply wherever it may be; False where it is, and is out of reach."""
        reply = job.reply
        if reply.message_id is None:
            return True
        # What one person alone sees is nobody else's trouble.
        is_out_of_reach = reply.is_guest and not reply.is_private
        async for home in channels_of_reply(self._client, reply):
            message = home.get_partial_message(reply.message_id)
            is_taken = await _taken(self._client, message, take)
            if is_taken:
                return True
            is_out_of_reach |= is_taken is False
        logger.info("job %s: its message was out of reach", job.id)
        return not is_out_of_reach


async def delete_message(client: discord.Client, channel_id: int, message_id: int) -> bool:
    """Delete one of the bot's own messages; False where it is out of reach. May be done again."""
    message = client.get_partial_messageable(channel_id).get_partial_message(message_id)
    return await _taken(client, message, lambda one: one.delete()) is not False


async def delete_copies(client: discord.Client, copies: CopyService, job: Job) -> bool:
    """Delete every message that shows a result again; False where one is out of reach."""
    is_gone = True
    for copy in await copies.all(job.id):
        is_gone = await delete_message(client, copy.channel_id, copy.message_id) and is_gone
    return is_gone


async def _taken(
    client: discord.Client,
    message: discord.PartialMessage,
    take: Callable[[discord.PartialMessage], Awaitable[object]],
) -> bool | None:
    """Take a message away, out of a closed thread, too; False: out of reach, None: it is gone.

    Raises:
        discord.HTTPException: Discord is away; do it again later.
    """
    try:
        try:
            await _read(take(message))
        except discord.HTTPException as error:
            if not await reopened(client, message.channel.id, error):
                raise
            await _read(take(message))
    except discord.NotFound:
        return None
    except discord.HTTPException as error:
        if not is_refused(error) or not error.code:
            # Without a code it is not Discord that says so, or not for good.
            raise
        logger.info("message %d was out of reach: %s", message.id, error)
        return False
    return True


async def _read(asked: Awaitable[object]) -> None:
    with readable():
        await asked


@contextlib.contextmanager
def _out_of_reach() -> Generator[None]:
    """Go on where a token leads nowhere any more: there may be another way."""
    try:
        with readable():
            yield
    except discord.HTTPException as error:
        if not is_refused(error):
            raise
