"""/reports and the buttons of reports: what moderators decide about pictures."""

import functools
from typing import assert_never

import discord
from discord import app_commands, ui
from discord.ext import commands

from bot.imagine.job import Job
from cogs.cases import Notice
from cogs.kit.language import text
from cogs.kit.panels import put_panel
from cogs.kit.router import on_form, on_press
from cogs.moderation.block_card import BlockCards, read_form
from cogs.moderation.card import DecisionPress, QueuePress, ReportCards, read_text
from cogs.moderation.model import (
    Decision,
    OwnDecisionError,
    QueuePlace,
    ReportCase,
    ReportUnknownError,
)
from cogs.server import require_moderator
from cogs.services import Services


class ReportsCog(commands.Cog):
    """Takes decisions, in the moderators' channel and from the queue, and sees to it they are done.

    Each is taken once, and on record before anything is done on Discord.
    """

    def __init__(self, services: Services) -> None:
        self._services = services
        self._reports = services.reports
        self._notifier = services.report_notifier
        self.orders = services.orders
        self._cards = ReportCards(words=services.words)
        self._block_cards = BlockCards(words=services.words)

    async def cog_load(self) -> None:
        """Begin to look after what is decided and not done."""
        self.orders.start()

    async def cog_unload(self) -> None:
        """Leave it to the next process."""
        await self.orders.close()

    @app_commands.command(name="reports", description=text("command-reports"))
    @app_commands.guild_only()
    @app_commands.default_permissions(manage_messages=True)
    async def reports(self, interaction: discord.Interaction) -> None:
        """Show what members reported and nobody decided, the oldest first."""
        guild_id = await require_moderator(interaction, self._services.servers)
        await interaction.response.defer(ephemeral=True, thinking=True)
        await self._show_queue(interaction, guild_id, 1)

    @on_press(QueuePress)
    async def _turn(self, interaction: discord.Interaction, press: QueuePress) -> None:
        guild_id = await require_moderator(interaction, self._services.servers)
        await interaction.response.defer()
        await self._show_queue(interaction, guild_id, press.number)

    @on_press(DecisionPress)
    async def _answer(self, interaction: discord.Interaction, press: DecisionPress) -> None:
        """Open the form of a decision, or take the decision where it needs none."""
        guild_id = await require_moderator(interaction, self._services.servers)
        job = await self._asked_about(interaction, press, guild_id)
        if not await self._opens_form(interaction, press, job):
            await self._carry_out(interaction, press, job, guild_id)

    @on_form(DecisionPress)
    async def _take(self, interaction: discord.Interaction, press: DecisionPress) -> None:
        guild_id = await require_moderator(interaction, self._services.servers)
        job = await self._asked_about(interaction, press, guild_id)
        await self._carry_out(interaction, press, job, guild_id)

    async def _carry_out(
        self, interaction: discord.Interaction, press: DecisionPress, job: Job, guild_id: int
    ) -> None:
        await interaction.response.defer()
        await self.orders.carry_out(await self._decide(interaction, press, job))
        if press.number is not None:
            await self._show_queue(interaction, guild_id, press.number)

    async def _asked_about(
        self, interaction: discord.Interaction, press: DecisionPress, guild_id: int
    ) -> Job:
        job = await self._services.ledger.find(press.job_id)
        if job is None or job.reply.guild_id != guild_id:
            raise ReportUnknownError
        if interaction.user.id == job.user_id and not interaction.permissions.manage_guild:
            raise OwnDecisionError
        return job

    async def _opens_form(
        self, interaction: discord.Interaction, press: DecisionPress, job: Job
    ) -> bool:
        locale = interaction.locale.value
        decision = press.decision
        match decision:
            case Decision.WARN:
                await self._reports.require_open(job.id)
                otherwise = job.reply.locale
                theirs = await self._services.language.of_person(job.user_id, otherwise=otherwise)
                form = self._cards.warning_form(press, theirs, locale)
            case Decision.BLOCK:
                await self._reports.require_open(job.id)
                await self._services.blocking.require_below(interaction, job.user_id)
                form = self._block_cards.form(press.custom_id, locale)
            case Decision.REMOVE | Decision.DISMISS:
                return False
            case _:
                assert_never(decision)
        await interaction.response.send_modal(form)
        return True

    async def _decide(
        self, interaction: discord.Interaction, press: DecisionPress, job: Job
    ) -> ReportCase:
        by, message = interaction.user.id, interaction.message
        seen_at = None
        if press.number is None and message is not None:
            seen_at = Notice(channel_id=message.channel.id, message_id=message.id)
        decide = functools.partial(
            self._reports.decide, job, press.decision, by=by, seen_at=seen_at
        )
        decision = press.decision
        match decision:
            case Decision.WARN:
                return await decide(warning=read_text(interaction))
            case Decision.BLOCK:
                # Their roles may have changed while the form was open.
                await self._services.blocking.require_below(interaction, job.user_id)
                time, reason = read_form(interaction)
                blocks = self._services.blocks
                block = blocks.new(
                    interaction.guild_id or 0, job.user_id, time, reason=reason, by=by
                )
                with blocks.changing(block.user_id):
                    return await decide(
                        also=lambda connection: blocks.put(connection, block, job_id=job.id)
                    )
            case Decision.REMOVE | Decision.DISMISS:
                return await decide()
            case _:
                assert_never(decision)

    async def _show_queue(
        self, interaction: discord.Interaction, guild_id: int, number: int
    ) -> None:
        place, job = await self._at(guild_id, number)
        pictures = [] if place.case is None else await self._notifier.pictures(place.case)
        view: ui.LayoutView = self._cards.queue(place, job, pictures, interaction.locale.value)
        await put_panel(interaction, view)

    async def _at(self, guild_id: int, number: int) -> tuple[QueuePlace, Job | None]:
        """Return a case that can be shown: those of erased pictures leave the queue."""
        while True:
            place = await self._reports.queue(guild_id, number)
            if place.case is None:
                return place, None
            job = await self._services.ledger.find(place.case.job_id)
            if job is not None:
                return place, job
            await self._reports.drop(place.case)
