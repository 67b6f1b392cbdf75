"""Doing on Discord what moderators decided, as often as it takes to be done once."""

import asyncio
import functools
import logging
from collections.abc import Awaitable, Callable, Coroutine

import discord

from bot.clock import Clock
from bot.first_answers import FirstAnswers
from bot.imagine.job import Job
from bot.jobs.ledger import JobLedger
from cogs.kit.language import PreferredLanguages
from cogs.kit.periodic import run_periodically, try_each, try_once
from cogs.kit.rest import is_refused, nonce_of, readable
from cogs.moderation.blocking import Blocking
from cogs.moderation.card import ReportCards
from cogs.moderation.model import DONE, OrderedRemoval, ReportCase, ReportState
from cogs.moderation.notifier import ReportNotifier
from cogs.moderation.removals import BulkRemovals
from cogs.moderation.service import ReportService
from cogs.reply import Removal

logger = logging.getLogger(__name__)

_WHAT = "carrying out what moderators decided"

LOOK_SECONDS = 30.0
"""How often what others left undone is looked for."""
PAUSE_SECONDS = 1.0
"""Between two removals: Discord takes about one edit a second, and members draw meanwhile."""
PATIENCE_SECONDS = 300.0
"""How long a refusal that is not in Discord's own words is asked again."""


Upheld = Callable[[int, int], Awaitable[None]]
"""Looks at somebody (server, person) of whom a reported picture was taken away."""


class Orders:
    """Takes pictures away, warns and stops; each step may be repeated.

    A process that is killed in between leaves it to the next one.
    """

    def __init__(  # noqa: PLR0913 - all by name
        self,
        *,
        client: discord.Client,
        first_answers: FirstAnswers,
        ledger: JobLedger,
        reports: ReportService,
        removals: BulkRemovals,
        removal: Removal,
        blocking: Blocking,
        notifier: ReportNotifier,
        cards: ReportCards,
        language: PreferredLanguages,
        clock: Clock,
        upheld: Upheld,
    ) -> None:
        self._client = client
        self._first_answers = first_answers
        self._ledger = ledger
        self._reports = reports
        self._removals = removals
        self._removal = removal
        self._blocking = blocking
        self._notifier = notifier
        self._cards = cards
        self._language = language
        self._clock = clock
        self._upheld = upheld
        self._tasks: set[asyncio.Task[None]] = set()
        self._looking = asyncio.Lock()
        self._has_looked = False

    def start(self) -> None:
        """Begin to look for what is left undone."""
        keeping = run_periodically(
            self._client,
            self._look,
            first_answers=self._first_answers,
            every_seconds=LOOK_SECONDS,
            what=_WHAT,
        )
        self._begin(keeping, "orders")

    async def close(self) -> None:
        """Leave what is undone to the next process."""
        tasks = [*self._tasks]
        for task in tasks:
            task.cancel()
        if tasks:
            await asyncio.wait(tasks)

    def wake(self) -> None:
        """Look at once: there is something new."""
        self._begin(try_once(self._look, what=_WHAT), "orders-now")

    async def carry_out(self, case: ReportCase) -> None:
        """Do what was decided; what Discord does not take now is done later."""
        what = f"job {case.job_id}: {case.state}"
        await try_once(functools.partial(self._carry_out, case), what=what)

    async def look(self, *, is_start: bool = False) -> None:
        """Go on with what nobody sees to, one after the other."""
        async with self._looking:
            if is_start:
                await self._tell_untold()
            while await self._go_on(is_start=is_start):
                is_start = False

    async def _go_on(self, *, is_start: bool) -> bool:
        """Do some of what is left undone; tell whether there was any."""
        has_cases = await self._reports.leases.take_on_each(
            self._carry_out, what=_WHAT, is_start=is_start, pause_seconds=PAUSE_SECONDS
        )
        has_removals = await self._removals.leases.take_on_each(
            self._take_away, what=_WHAT, is_start=is_start, pause_seconds=PAUSE_SECONDS
        )
        return has_cases or has_removals

    async def _tell_untold(self) -> None:
        async def tell(case: ReportCase) -> None:
            job = await self._ledger.find(case.job_id)
            if job is not None:
                await self._notifier.tell(job)

        await try_each(await self._reports.untold(), tell, what="telling of reports")

    async def _carry_out(self, case: ReportCase) -> None:
        job = await self._ledger.find(case.job_id)
        is_gone = was_told = True
        if job is not None and case.state in DONE:
            if not job.state.is_final:
                # Its last word is on the way: it comes first, and is then taken back.
                return
            is_gone = await self._remove(job, by=case.decided_by, since=case.opened_at)
        if job is not None and case.state is ReportState.WARNING:
            was_told = await self._warn(case, job)
        if case.state is ReportState.BLOCKING:
            await self._blocking.stop(case.guild_id, case.user_id, by=case.decided_by or 0)
        if job is not None:
            await self._notifier.decided(case, job, was_told=was_told, is_gone=is_gone)
        if case.state in DONE:
            await self._upheld(case.guild_id, case.user_id)
            await self._reports.done(case)

    async def _take_away(self, removal: OrderedRemoval) -> None:
        job = await self._ledger.find(removal.job_id)
        is_gone = True
        if job is not None:
            if not job.state.is_final:
                return  # likewise
            is_gone = await self._remove(job, by=removal.ordered_by, since=removal.opened_at)
        await self._removals.done(removal, is_gone=is_gone)

    async def _remove(self, job: Job, *, by: int | None, since: float) -> bool:
        """Take a result away; False where something of it stays for good."""
        try:
            return await self._removal.carry_out(job, by=by or 0)
        except discord.HTTPException as error:
            age_seconds = self._clock.time() - since
            if not is_refused(error) or age_seconds < PATIENCE_SECONDS:
                raise
            logger.warning("job %s: its message stays: %s", job.id, error)
            return False

    async def _warn(self, case: ReportCase, job: Job) -> bool:
        """Tell the requester; False where they take no direct messages."""
        guild = self._client.get_guild(case.guild_id)
        otherwise = job.reply.locale
        locale = await self._language.of_person(case.user_id, otherwise=otherwise)
        view = self._cards.warning(
            job, case.warning or "", "" if guild is None else guild.name, locale
        )
        try:
            with readable():
                channel = await self._client.create_dm(discord.Object(case.user_id))
                await channel.send(
                    view=view,
                    nonce=nonce_of(f"warning-{job.id}"),
                    allowed_mentions=discord.AllowedMentions.none(),
                )
        except discord.HTTPException as error:
            if not is_refused(error):
                raise
            logger.info("person %d could not be warned: %s", case.user_id, error)
            await self._reports.not_warned(case)
            return False
        return True

    async def _look(self) -> None:
        is_start, self._has_looked = not self._has_looked, True
        await self.look(is_start=is_start)

    def _begin(self, work: Coroutine[None, None, None], name: str) -> None:
        task = asyncio.create_task(work, name=name)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
