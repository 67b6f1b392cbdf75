"""/usage: what is left to a member, what of theirs runs and waits, and why it waits."""

from collections.abc import Mapping, Sequence

import discord
from discord import app_commands, ui
from discord.ext import commands

from bot.errors import Fact, RefusedError
from bot.imagine.job import Job
from bot.imagine.progress import Progress, Stage
from bot.locales.markdown import one_line
from bot.message_links import message_link
from cogs.kit.interaction_context import requester_of
from cogs.kit.language import text
from cogs.kit.panels import panel, show_panel
from cogs.kit.times import ago, moment, moment_after, second_after
from cogs.limits.active_limits import LimitPeriod
from cogs.limits.usage import Usage, UsageService, Use
from cogs.server import NO_LIMIT
from cogs.services import Services

JOBS_SHOWN = 10
PROMPT_CHARACTERS = 80


class UsageCog(commands.Cog):
    """Answers the member alone."""

    def __init__(self, services: Services, *, usage: UsageService) -> None:
        self._usage = usage
        self._runner = services.runner
        self._ledger = services.ledger
        self._blocks_check = services.blocks_check
        self._decisions = services.server_decisions
        self._outages = services.outage_watch
        self._words = services.words

    @app_commands.command(description=text("command-usage"))
    async def usage(self, interaction: discord.Interaction) -> None:
        """Show what is used, and what is under way."""
        locale = interaction.locale.value
        usage = await self._usage.of(requester_of(interaction))
        stopped = await self._stopped(interaction, locale)
        jobs = await self._ledger.under_way_of(interaction.user.id)
        progress = await self._runner.progress([job.id for job in jobs])
        view = panel(
            ui.TextDisplay("\n".join([self._say("usage-title", locale), *stopped])),
            ui.TextDisplay("\n".join(self._limits(usage, locale))),
            ui.Separator(),
            ui.TextDisplay("\n".join(self._jobs(jobs, progress, locale))),
        )
        await show_panel(interaction, view)

    async def _stopped(self, interaction: discord.Interaction, locale: str) -> list[str]:
        """Say what keeps them from drawing here besides limits: a decision, or an outage."""
        lines: list[str] = []
        denied = await self._decisions.refusal(requester_of(interaction).place)
        if denied is not None:
            lines.append(self._say(denied.words_id, locale, **denied.facts))
        try:
            await self._blocks_check.require_may_draw(interaction.guild_id, interaction.user.id)
        except RefusedError as refusal:
            lines.append(self._say(refusal.words_id, locale, **refusal.facts))
        outage = await self._outages.now()
        if outage is not None:
            since, when = moment(outage.since), second_after(outage.next_try_at)
            lines.append(self._say("usage-outage", locale, since=since, when=when))
        return lines

    def _limits(self, usage: Usage, locale: str) -> list[str]:
        lines: list[str] = []
        for use in usage.uses:
            lines += self._of(use, locale)
        if usage.weight > 1:
            lines.append(self._say("usage-weight", locale, count=usage.weight))
        if usage.budget_ends_at is not None:
            lines.append(self._say("usage-budget", locale, when=moment_after(usage.budget_ends_at)))
        if usage.everything_ends_at is not None:
            when = moment_after(usage.everything_ends_at)
            lines.append(self._say("refusal-budget-everywhere", locale, when=when))
        return lines

    def _of(self, use: Use, locale: str) -> list[str]:
        limit, used = use.limit, use.used
        lines = [self._say(f"usage-of-{use.scope}", locale)]
        for period, count, most in (
            (LimitPeriod.HOUR, used.images_lately, limit.per_hour),
            (LimitPeriod.DAY, used.images, limit.per_day),
        ):
            said = self._count(f"usage-{period}", count, most, locale)
            frees_at = use.frees_at.get(period)
            # Where an hour and a day are used up, only the later one helps.
            if frees_at is not None and frees_at == max(use.frees_at.values()):
                said += " · " + self._say(
                    "usage-frees", locale, period=period, when=period.freed(frees_at)
                )
            lines.append(said)
        lines.append(self._count("usage-concurrent", used.under_way, limit.concurrent, locale))
        if use.pauses_until is not None:
            lines.append(self._say("usage-pause", locale, when=second_after(use.pauses_until)))
        return lines

    def _count(self, words_id: str, used: int, most: int | None, locale: str) -> str:
        if most is None or most == NO_LIMIT:
            return self._say(f"{words_id}-unlimited", locale, used=used)
        left = max(0, most - used)
        return self._say(words_id, locale, used=used, limit=most, left=left)

    def _jobs(
        self, jobs: Sequence[Job], progress: Mapping[str, Progress], locale: str
    ) -> list[str]:
        if not jobs:
            return [self._say("usage-no-jobs", locale)]
        waiting = {id_ for id_, its in progress.items() if its.stage is Stage.QUEUED}
        lines = [self._say("usage-jobs", locale, count=len(jobs))]
        lines += [self._job(job, progress.get(job.id), locale) for job in jobs[:JOBS_SHOWN]]
        if len(jobs) > JOBS_SHOWN:
            lines.append(self._say("usage-more", locale, count=len(jobs) - JOBS_SHOWN))
        if any(its.stage is Stage.HELD_OFF for its in progress.values()):
            lines.append(self._say("usage-why-held-off", locale))
        elif waiting:
            is_own = any(job.id not in waiting for job in jobs)
            lines.append(self._say("usage-why-own" if is_own else "usage-why-others", locale))
        return lines

    def _job(self, job: Job, progress: Progress | None, locale: str) -> str:
        reply = job.reply
        stage = Stage.DRAWING if progress is None else progress.stage
        place = 0 if progress is None else progress.place
        words_id = {Stage.QUEUED: "usage-job-waits", Stage.HELD_OFF: "usage-job-held-off"}.get(
            stage, "usage-job-runs"
        )
        return self._say(
            words_id,
            locale,
            prompt=one_line(job.request.prompt, PROMPT_CHARACTERS),
            ago=ago(job.created_at),
            place=place,
            # A private one is seen by nobody else anyway.
            link=message_link(reply.guild_id, reply.channel_id, reply.message_id),
        )

    def _say(self, words_id: str, locale: str, **facts: Fact) -> str:
        return self._words.say(words_id, locale, **facts)
