"""Reporting a picture to the moderators: from its list, or from the menu of its message."""

import discord
from discord import app_commands
from discord.ext import commands

from bot.errors import RefusedError
from bot.imagine.job import Job
from cogs.kit.install_context import is_user_install
from cogs.kit.language import text
from cogs.moderation.card import ReportCards, read_category, read_text
from cogs.moderation.model import NoPictureError, OwnReportError
from cogs.reply import CardActions, CardPress, PrivateError, RemovedError, on_action, on_action_form
from cogs.server import NotHereError
from cogs.services import Services


class NobodyToTellError(RefusedError):
    """The server has not added the bot: no moderators have said where reports go."""

    words_id = "refusal-reports-brought"


class ReportingCog(commands.Cog):
    """Takes reports from everyone who is not blocked, and tells nobody who they are from."""

    def __init__(self, services: Services) -> None:
        self._ledger = services.ledger
        self._reports = services.reports
        self._blocks_check = services.blocks_check
        self._desk = services.report_notifier
        self._cards = ReportCards(words=services.words)
        self._words = services.words
        menu = app_commands.ContextMenu(name=text("command-report-menu"), callback=self._from_menu)
        menu.guild_only = True
        self.menus = (menu,)

    async def _from_menu(self, interaction: discord.Interaction, message: discord.Message) -> None:
        job = await self._ledger.find_by_message(message.id)
        if job is None:
            raise NoPictureError
        await self._open_form(interaction, CardPress(action=CardActions.REPORT, job_id=job.id), job)

    @on_action(CardActions.REPORT)
    async def _open_form(self, interaction: discord.Interaction, _: CardPress, job: Job) -> None:
        await self._require(interaction, job)
        form = self._cards.report_form(job, interaction.locale.value)
        await interaction.response.send_modal(form)

    @on_action_form(CardActions.REPORT)
    async def _take(self, interaction: discord.Interaction, _: CardPress, job: Job) -> None:
        message_id = await self._require(interaction, job)
        await interaction.response.defer(ephemeral=True, thinking=True)
        case = await self._reports.add(
            job,
            by=interaction.user.id,
            reason=read_text(interaction),
            message_id=message_id,
            category=read_category(interaction),
        )
        said = self._words.say("reports-received", interaction.locale.value)
        await interaction.edit_original_response(content=said)
        await self._desk.tell(job, is_anew=case.has_become_urgent)

    async def _require(self, interaction: discord.Interaction, job: Job) -> int:
        """Make sure that there is something to report; return the message that shows it."""
        if interaction.guild_id is None or interaction.guild_id != job.reply.guild_id:
            raise NotHereError
        await self._blocks_check.require(interaction.guild_id, interaction.user.id)
        if job.removed_at is not None:
            raise RemovedError
        if interaction.user.id == job.user_id:
            raise OwnReportError
        if is_user_install(interaction):
            raise NobodyToTellError
        reply = job.reply
        message_id = job.published_message_id if reply.is_private else reply.message_id
        if message_id is None:
            raise PrivateError
        if job.result_info is None:
            raise NoPictureError
        return message_id
