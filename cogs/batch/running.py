"""Starting what was agreed to, by whichever process is there, and saying what became of it."""

import logging
from collections.abc import Sequence

import discord
from discord import ui

from bot.clock import Clock
from bot.errors import PictureRefusedError, RefusedError
from bot.jobs.ledger import JobLedger
from bot.jobs.runner import WITHDRAWN
from bot.locales import Words
from cogs.batch.service import PASSING, BegunElsewhereError, Run, RunService, Step
from cogs.batch.views import Confirmations
from cogs.imagine import Submission
from cogs.kit.panels import panel
from cogs.kit.rest import ERRORS, is_content_refused, is_refused
from cogs.reply import ORIGINAL, has_token, webhook_of

logger = logging.getLogger(__name__)

NONCE_CHARACTERS = 25


class TooLateError(RefusedError):
    """Discord takes no more messages that follow the press."""

    words_id = "refusal-confirm-too-late"


class Running:
    """Begins what is left of a run, one request after the other; may be repeated at any time.

    What it says last is in the panel that was pressed. Where that is out of reach, only what did
    not begin is worth a message.
    """

    def __init__(  # noqa: PLR0913 - all by name
        self,
        *,
        client: discord.Client,
        runs: RunService,
        ledger: JobLedger,
        submission: Submission,
        confirmations: Confirmations,
        words: Words,
        clock: Clock,
    ) -> None:
        self._client = client
        self._runs = runs
        self._ledger = ledger
        self._submission = submission
        self._confirmations = confirmations
        self._words = words
        self._clock = clock
        self._busy: set[str] = set()

    async def go_on(self, run: Run) -> None:
        """Begin what has not begun; what neither Discord nor the database take now is left."""
        if run.id in self._busy:
            return
        self._busy.add(run.id)
        try:
            if await self._begin(run):
                await self._tell(run)
                await self._runs.over(run)
        except (*PASSING, *ERRORS) as error:
            logger.warning("run %s: the rest is left for later: %r", run.id, error)
        finally:
            self._busy.discard(run.id)

    async def _begin(self, run: Run) -> bool:
        """Begin one request after the other; False where another process goes on instead."""
        can_follow = self._has_token(run)
        for step in await self._runs.steps(run):
            if step.refusal is not None or await self._has_begun(step):
                continue
            kept = await self._runs.take_over(run)
            if kept is None:
                logger.info("run %s: another process goes on with it", run.id)
                return False
            run = kept
            if can_follow:
                can_follow = await self._follow(run, step)
            if not can_follow:
                await self._too_late(run, step.position)
        return True

    async def _has_begun(self, step: Step) -> bool:
        """Whether there is a job of it that Discord took a message of."""
        if step.job_id is None:
            return False
        job = await self._ledger.find(step.job_id)
        return job is None or job.failure != WITHDRAWN

    async def _follow(self, run: Run, step: Step) -> bool:
        """Begin a request, or record why it may not be; False where no message can follow."""
        try:
            await self._submission.follow(
                run.context, step.request, begun=self._runs.begun(run, step)
            )
        except BegunElsewhereError:
            logger.info("run %s: another process began that request", run.id)
        except PASSING:
            raise
        except RefusedError as error:
            # A limit may still let a smaller one through, or a rule one with another model.
            await self._runs.refused(run, step, error.failure)
        except discord.HTTPException as error:
            if not is_refused(error):
                raise
            if is_content_refused(error):
                await self._runs.refused(run, step, PictureRefusedError().failure)
                return True
            logger.info("run %s: no message can follow it any more: %s", run.id, error)
            return False
        return True

    async def _too_late(self, run: Run, position: int) -> None:
        # Read anew: its job was recorded, and withdrawn as nobody could be told of it.
        for step in await self._runs.steps(run):
            if step.position == position and not await self._has_begun(step):
                await self._runs.refused(run, step, TooLateError().failure)

    async def _tell(self, run: Run) -> None:
        """Say in the panel what became of the requests."""
        steps = await self._runs.steps(run)
        refused = [step for step in steps if step.refusal is not None]
        locale = run.context.locale
        text = self._said(steps, refused, locale)
        if 0 < len(refused) < len(steps):
            text += f"\n{self._listed(refused, locale)}"
        if self._has_token(run):
            try:
                await webhook_of(run.context.reply, self._client).edit_message(
                    ORIGINAL,
                    view=panel(ui.TextDisplay(text)),
                    allowed_mentions=discord.AllowedMentions.none(),
                )
            except discord.HTTPException as error:
                if not is_refused(error):
                    raise
            else:
                return
        if refused:
            await self._tell_anew(run, steps, refused)

    async def _tell_anew(self, run: Run, steps: Sequence[Step], refused: Sequence[Step]) -> None:
        """Say it in a message that names the person; in their direct messages where private."""
        is_private = any(step.request.is_private for step in steps) or run.context.reply.is_guest
        for is_direct in (True,) if is_private else (False, True):
            try:
                await self._post(run, steps, refused, is_direct=is_direct)
            except discord.HTTPException as error:
                if not is_refused(error):
                    raise
                logger.info("run %s: this way to its requester is closed: %s", run.id, error)
            else:
                return
        logger.error("run %s: no way left to reach its requester", run.id)

    async def _post(
        self, run: Run, steps: Sequence[Step], refused: Sequence[Step], *, is_direct: bool
    ) -> None:
        reply, user = run.context.reply, discord.Object(run.context.asker.user_id)
        channel: discord.abc.Messageable
        if is_direct:
            channel, locale = await self._client.create_dm(user), run.context.locale
        else:
            channel = self._client.get_partial_messageable(reply.channel_id)
            locale = reply.locale
        named = self._words.say("confirm-about", locale, person=f"<@{user.id}>")
        said = f"{self._said(steps, refused, locale)}\n{self._listed(refused, locale)}"
        await channel.send(
            view=panel(ui.TextDisplay(named), ui.TextDisplay(said)),
            # Discord makes one message of two requests with the same nonce.
            nonce=f"run-{run.id}"[:NONCE_CHARACTERS],
            allowed_mentions=discord.AllowedMentions(everyone=False, roles=False, users=[user]),
        )

    def _said(self, steps: Sequence[Step], refused: Sequence[Step], locale: str) -> str:
        """Say how many requests began, and why the others did not."""
        count = len(steps)
        failure = next((step.refusal for step in refused), None)
        if failure is None:
            return self._words.say("confirm-started", locale, count=count)
        reason = self._words.say(failure.words_id, locale, **failure.facts)
        if len(refused) == count:
            return reason
        begun = count - len(refused)
        return self._words.say(
            "confirm-started-part", locale, begun=begun, count=count, reason=reason
        )

    def _listed(self, refused: Sequence[Step], locale: str) -> str:
        return self._confirmations.listed([step.request for step in refused], locale)

    def _has_token(self, run: Run) -> bool:
        return has_token(run.context.reply, self._clock)
