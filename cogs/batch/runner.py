"""Begins the requests of a batch in any process, and reports to the requester."""

import logging
from collections.abc import Iterator, Sequence

import discord
from discord import ui

from bot.catalog import Catalog
from bot.catalog.earlier import line_of
from bot.catalog.permutations import as_one
from bot.clock import Clock
from bot.errors import PictureRefusedError, RefusedError
from bot.jobs.ledger import JobLedger
from bot.jobs.runner import WITHDRAWN
from bot.locales import Words
from cogs.batch.repository import Batch, BatchRequest
from cogs.batch.service import PASSING, BatchService, BegunElsewhereError
from cogs.batch.views import Confirmations
from cogs.imagine import Submission
from cogs.kit.given_back import AgainPress, with_words
from cogs.kit.panels import panel
from cogs.kit.rest import ERRORS, is_content_refused, is_refused, nonce_of
from cogs.reply import ORIGINAL, has_token, webhook_of

logger = logging.getLogger(__name__)

REPORT_CHARACTERS = 3_600
"""Discord takes 4,000 of one message; a line above may name its reader."""


class TooLateError(RefusedError):
    """Discord accepts no more messages that follow the press."""

    words_id = "refusal-confirm-too-late"


class BatchRunner:
    """Begins what is left of a batch, one request after the other; safe to repeat at any time.

    It reports in the panel that was pressed. If that cannot be edited any more, it sends a message
    only if some requests did not begin.
    """

    def __init__(  # noqa: PLR0913 - all by name
        self,
        *,
        client: discord.Client,
        batches: BatchService,
        ledger: JobLedger,
        submission: Submission,
        confirmations: Confirmations,
        catalog: Catalog,
        words: Words,
        clock: Clock,
    ) -> None:
        self._client = client
        self._batches = batches
        self._ledger = ledger
        self._submission = submission
        self._confirmations = confirmations
        self._catalog = catalog
        self._words = words
        self._clock = clock
        self._busy: set[str] = set()

    async def go_on(self, batch: Batch) -> None:
        """Begin what has not begun; leave the rest for later if Discord or the database fail."""
        if batch.id in self._busy:
            return
        self._busy.add(batch.id)
        try:
            if await self._begin(batch):
                await self._report(batch)
                await self._batches.finish(batch)
        except (*PASSING, *ERRORS) as error:
            logger.warning("batch %s: the rest is left for later: %r", batch.id, error)
        finally:
            self._busy.discard(batch.id)

    async def _begin(self, batch: Batch) -> bool:
        """Begin one request after the other; False if another process has claimed the batch."""
        can_follow = self._has_token(batch)
        for one in await self._batches.requests(batch):
            if one.refusal is not None or await self._has_begun(one):
                continue
            kept = await self._batches.claim(batch)
            if kept is None:
                logger.info("batch %s: another process goes on with it", batch.id)
                return False
            batch = kept
            if can_follow:
                can_follow = await self._follow(batch, one)
            if not can_follow:
                await self._too_late(batch, one.position)
        return True

    async def _has_begun(self, one: BatchRequest) -> bool:
        """Whether its job exists and was not withdrawn for want of a message on Discord."""
        if one.job_id is None:
            return False
        job = await self._ledger.find(one.job_id)
        return job is None or job.failure != WITHDRAWN

    async def _follow(self, batch: Batch, one: BatchRequest) -> bool:
        """Begin a request, or record its refusal; False if no message can follow the press."""
        try:
            await self._submission.follow(
                batch.context, one.request, begun=self._batches.begun(batch, one)
            )
        except BegunElsewhereError:
            logger.info("batch %s: another process began that request", batch.id)
        except PASSING:
            raise
        except RefusedError as error:
            # A limit may still let a smaller one through, or a rule one with another model.
            await self._batches.refused(batch, one, error.failure)
        except discord.HTTPException as error:
            if not is_refused(error):
                raise
            if is_content_refused(error):
                await self._batches.refused(batch, one, PictureRefusedError().failure)
                return True
            logger.info("batch %s: no message can follow it any more: %s", batch.id, error)
            return False
        return True

    async def _too_late(self, batch: Batch, position: int) -> None:
        # Read anew: its job was recorded, and withdrawn as nobody could be told of it.
        for one in await self._batches.requests(batch):
            if one.position == position and not await self._has_begun(one):
                await self._batches.refused(batch, one, TooLateError().failure)

    async def _report(self, batch: Batch) -> None:
        """Report in the panel, or in a message if the panel is out of reach."""
        requests = await self._batches.requests(batch)
        if self._has_token(batch):
            try:
                await webhook_of(batch.context.reply, self._client).edit_message(
                    ORIGINAL,
                    view=panel(*self._report_parts(requests, batch.context.locale)),
                    allowed_mentions=discord.AllowedMentions.none(),
                )
            except discord.HTTPException as error:
                if not is_refused(error):
                    raise
            else:
                return
        if any(one.refusal is not None for one in requests):
            await self._report_anew(batch, requests)

    async def _report_anew(self, batch: Batch, requests: Sequence[BatchRequest]) -> None:
        """Report in a message that mentions the person: a direct one if anything is private."""
        reply = batch.context.reply
        is_private = any(one.request.is_private for one in requests) or reply.is_guest
        for is_direct in (True,) if is_private else (False, True):
            try:
                await self._post(batch, requests, is_direct=is_direct)
            except discord.HTTPException as error:
                if not is_refused(error):
                    raise
                logger.info("batch %s: this way to its requester is closed: %s", batch.id, error)
            else:
                return
        logger.error("batch %s: no way left to reach its requester", batch.id)

    async def _post(
        self, batch: Batch, requests: Sequence[BatchRequest], *, is_direct: bool
    ) -> None:
        reply, user = batch.context.reply, discord.Object(batch.context.requester.user_id)
        channel: discord.abc.Messageable
        if is_direct:
            channel, locale = await self._client.create_dm(user), batch.context.locale
        else:
            channel = self._client.get_partial_messageable(reply.channel_id)
            locale = reply.locale
        named = self._words.say("confirm-about", locale, person=f"<@{user.id}>")
        parts = self._report_parts(requests, locale, lists_all=True)
        await channel.send(
            view=panel(ui.TextDisplay(named), *parts),
            # Discord makes one message of two requests with the same nonce.
            nonce=nonce_of(f"run-{batch.id}"),
            allowed_mentions=discord.AllowedMentions(everyone=False, roles=False, users=[user]),
        )

    def _report_parts(
        self, requests: Sequence[BatchRequest], locale: str, *, lists_all: bool = False
    ) -> Iterator[ui.Item[ui.LayoutView]]:
        """Yield what is reported; what did not begin can be changed and tried again."""
        said = self._said(requests, locale, lists_all=lists_all)
        refused = [line_of(one.request, self._catalog) for one in requests if one.refusal]
        hint, line = self._words.say("given-back", locale), as_one(refused) if refused else ""
        content = with_words(said, hint, line, REPORT_CHARACTERS) if line else None
        yield ui.TextDisplay(content or said)
        if content is not None:
            label = self._words.say("given-back-again", locale)
            yield ui.ActionRow(ui.Button(label=label, custom_id=AgainPress(said=0).custom_id))

    def _said(
        self, requests: Sequence[BatchRequest], locale: str, *, lists_all: bool = False
    ) -> str:
        """Say how many requests began; where some did not, why, and which.

        If all were refused, they are listed only with ``lists_all``: the panel showed them.
        """
        count, refused = len(requests), [one for one in requests if one.refusal is not None]
        failure = next((one.refusal for one in refused), None)
        if failure is None:
            return self._words.say("confirm-started", locale, count=count)
        said = self._words.say(failure.words_id, locale, **failure.facts)
        if len(refused) < count:
            begun = count - len(refused)
            said = self._words.say(
                "confirm-started-part", locale, begun=begun, count=count, reason=said
            )
        elif not lists_all:
            return said
        return f"{said}\n{self._confirmations.listed([one.request for one in refused], locale)}"

    def _has_token(self, batch: Batch) -> bool:
        return has_token(batch.context.reply, self._clock)
