"""/audit: moderators read their server's audit log; managers set its channel and its age."""

import asyncio
import io
import logging
from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

import discord
from discord import app_commands
from discord.ext import commands

from bot.clock import DAY_SECONDS
from bot.errors import BotError, RefusedError
from bot.log import level_of
from cogs.audit.export import export
from cogs.audit.log_press import LogAct, LogPress
from cogs.audit.model import AuditTopic, EventKind, EventQuery
from cogs.audit.service import AuditService
from cogs.audit.views import PAGE_ENTRIES, AuditPanel, AuditPress, AuditTextPress
from cogs.kit.choices import Chosen, PlaceTransformer
from cogs.kit.language import text
from cogs.kit.panels import chosen, chosen_before, panel, put_panel, show_panel
from cogs.kit.router import on_press
from cogs.server import NotHereError, require_manager, require_moderator
from cogs.services import Services

Command = TypeVar("Command", bound=Callable[..., object])


def audit_filter(command: Command) -> Command:
    """Describe these options of a command."""
    described = app_commands.describe(
        person=text("command-audit-person"),
        channel=text("command-audit-channel"),
        what=text("command-audit-what"),
        since_days=text("command-audit-since_days"),
        until_days=text("command-audit-until_days"),
        words=text("command-audit-words"),
        decided_by=text("command-audit-decided_by"),
    )
    topics = [
        app_commands.Choice(name=text(f"command-audit-topic-{topic}"), value=topic.value)
        for topic in AuditTopic
    ]
    return described(app_commands.choices(what=topics)(command))


PlaceOption = app_commands.Transform[Chosen, PlaceTransformer]


logger = logging.getLogger(__name__)

FIRST_TIDY_SECONDS, TIDY_SECONDS = 300.0, DAY_SECONDS
Place = discord.TextChannel | discord.Thread | discord.VoiceChannel


MOST_CHANGES = 50
"""How far back is looked for who said where the audit log is posted."""
_LOG_FACTS = frozenset({"log_channel_id", "log"})


class AuditDaysError(RefusedError):
    """The audit log cannot end before it begins."""

    words_id = "refusal-audit-days"


class LogChannelError(RefusedError):
    """Nothing can be posted in that channel. Facts: ``channel`` (a mention)."""

    words_id = "refusal-audit-log"


@app_commands.guild_only()
@app_commands.default_permissions(manage_messages=True)
class AuditCog(commands.GroupCog, group_name="audit", group_description=text("command-audit")):
    """Answers one person alone, of their own server alone; every press checks again who it is."""

    def __init__(self, services: Services, *, audit: AuditService) -> None:
        self._audit = audit
        self._servers = services.servers
        self._retention = services.retention
        self.logs = services.log_channels
        self._panel = AuditPanel(words=services.words, lines=services.audit_lines)
        self._clock = services.clock
        self._tasks: list[asyncio.Task[None]] = []

    async def cog_load(self) -> None:
        """Begin to post and to forget."""
        self._tasks = [
            asyncio.create_task(self.logs.keep(), name="log-channels"),
            asyncio.create_task(self._tidy(), name="retention"),
        ]

    async def cog_unload(self) -> None:
        """Leave what is not posted to the next process."""
        for task in self._tasks:
            task.cancel()
        if self._tasks:
            await asyncio.wait(self._tasks)

    @app_commands.command(description=text("command-audit-show"))
    @audit_filter
    async def show(  # noqa: PLR0913, PLR0917 - the options of the command
        self,
        interaction: discord.Interaction,
        person: discord.User | None = None,
        channel: PlaceOption | None = None,
        what: str | None = None,
        since_days: app_commands.Range[int, 1, 3650] | None = None,
        until_days: app_commands.Range[int, 1, 3650] | None = None,
        words: app_commands.Range[str, 2, 80] | None = None,
        decided_by: discord.User | None = None,
    ) -> None:
        """Show the newest events that fit."""
        guild_id = await require_moderator(interaction, self._servers)
        query = self._query(
            guild_id, person, channel, what, since_days, until_days, words, decided_by
        )
        # Looking for words may take longer than Discord waits.
        await interaction.response.defer(ephemeral=True, thinking=True)
        await put_panel(interaction, await self._page(interaction, AuditPress(query=query)))

    @app_commands.command(name="export", description=text("command-audit-export"))
    @audit_filter
    async def export_log(  # noqa: PLR0913, PLR0917 - the options of the command
        self,
        interaction: discord.Interaction,
        person: discord.User | None = None,
        channel: PlaceOption | None = None,
        what: str | None = None,
        since_days: app_commands.Range[int, 1, 3650] | None = None,
        until_days: app_commands.Range[int, 1, 3650] | None = None,
        words: app_commands.Range[str, 2, 80] | None = None,
        decided_by: discord.User | None = None,
    ) -> None:
        """Send the events that fit as a file."""
        guild_id = await require_moderator(interaction, self._servers)
        query = self._query(
            guild_id, person, channel, what, since_days, until_days, words, decided_by
        )
        # Thousands of lines take longer than Discord waits.
        await interaction.response.defer(ephemeral=True, thinking=True)
        exported = await export(self._audit, query)
        await interaction.edit_original_response(
            content=self._panel.exported(exported, interaction.locale.value),
            attachments=[discord.File(io.BytesIO(exported.content), filename="audit.csv")],
        )

    @app_commands.command(name="log-channel", description=text("command-audit-log"))
    @app_commands.describe(channel=text("command-audit-log-channel"))
    async def log_channel(
        self,
        interaction: discord.Interaction,
        channel: Place | None = None,
    ) -> None:
        """Post the audit log in a channel from now on; without one, show where it is posted."""
        guild_id = await require_manager(interaction, self._servers)
        locale = interaction.locale.value
        if channel is None:
            await show_panel(interaction, await self._log_setting(guild_id, locale))
            return
        if interaction.guild is not None and self.logs.problem(interaction.guild, channel.id):
            raise LogChannelError(channel=f"<#{channel.id}>")
        # What is left is posted in the old channel first.
        await interaction.response.defer(ephemeral=True, thinking=True)
        await interaction.edit_original_response(
            content=await self._post_in(interaction, guild_id, channel.id),
            allowed_mentions=discord.AllowedMentions.none(),
        )

    @on_press(LogPress)
    async def _log_pressed(self, interaction: discord.Interaction, press: LogPress) -> None:
        """Ask before the audit log is posted nowhere; do it, or leave it."""
        guild_id = await require_manager(interaction, self._servers)
        await interaction.response.defer()
        locale = interaction.locale.value
        now = (await self._servers.settings(guild_id)).value.log_channel_id
        if press.act is LogAct.ASK and now is not None:
            await put_panel(interaction, self._panel.log_question(now, locale))
        elif press.act is LogAct.OFF and now is not None:
            said = await self._post_in(interaction, guild_id, None)
            await put_panel(interaction, panel(discord.ui.TextDisplay(said)))
        else:
            await put_panel(interaction, await self._log_setting(guild_id, locale))

    async def _log_setting(self, guild_id: int, locale: str) -> discord.ui.LayoutView:
        """Show where it is posted, and who said so."""
        now = (await self._servers.settings(guild_id)).value.log_channel_id
        query = EventQuery(guild_id=guild_id, kinds=[EventKind.SETTINGS_CHANGED])
        changes = (await self._audit.page(query, size=MOST_CHANGES)).entries
        named = [one.event for one in changes if not one.event.facts.keys().isdisjoint(_LOG_FACTS)]
        return self._panel.log_setting(now, named[0] if named else None, locale)

    async def _post_in(
        self, interaction: discord.Interaction, guild_id: int, channel_id: int | None
    ) -> str:
        """Post it there from now on, or nowhere; the last line in the old channel says who did."""
        before = (await self._servers.settings(guild_id)).value.log_channel_id
        guild, locale = interaction.guild, interaction.locale.value
        if guild is None:
            raise NotHereError
        by = interaction.user.id
        async with self.logs.moving(guild, before, channel_id, by=by):
            if before != channel_id:
                await self._servers.change(
                    guild_id, lambda its: replace(its, log_channel_id=channel_id), by=by
                )
        return self._panel.log_set(before, channel_id, locale)

    @app_commands.command(description=text("command-audit-retention"))
    @app_commands.describe(days=text("command-audit-retention-days"))
    async def retention(
        self, interaction: discord.Interaction, days: app_commands.Range[int, 1, 3650]
    ) -> None:
        """Say how long the audit log is kept."""
        guild_id = await require_manager(interaction, self._servers)
        before = (await self._servers.settings(guild_id)).value.retention_days
        if before != days:
            await self._servers.change(
                guild_id,
                lambda settings: replace(settings, retention_days=days),
                by=interaction.user.id,
            )
        await interaction.response.send_message(
            self._panel.retention_set(before, days, interaction.locale.value), ephemeral=True
        )

    @on_press(AuditPress)
    async def _turn(self, interaction: discord.Interaction, press: AuditPress) -> None:
        guild_id = await require_moderator(interaction, self._servers)
        words = next(iter(chosen_before(interaction.message)), None)
        await self._put(interaction, press, guild_id, words)

    @on_press(AuditTextPress)
    async def _change_words(self, interaction: discord.Interaction, press: AuditTextPress) -> None:
        guild_id = await require_moderator(interaction, self._servers)
        words = next(iter(chosen(interaction)), None)
        await self._put(interaction, AuditPress(query=press.query), guild_id, words)

    async def _put(
        self,
        interaction: discord.Interaction,
        press: AuditPress,
        guild_id: int,
        words: str | None,
    ) -> None:
        await interaction.response.defer()
        press = replace(press, query=replace(press.query, guild_id=guild_id, text=words))
        await put_panel(interaction, await self._page(interaction, press))

    async def _page(
        self, interaction: discord.Interaction, press: AuditPress
    ) -> discord.ui.LayoutView:
        page = await self._audit.page(press.query, size=PAGE_ENTRIES, before=press.before)
        settings = (await self._servers.settings(press.query.guild_id)).value
        problem = None
        if interaction.guild is not None and settings.log_channel_id is not None:
            problem = self.logs.problem(interaction.guild, settings.log_channel_id)
        return self._panel.page(press, page, settings, problem, interaction.locale.value)

    def _query(  # noqa: PLR0913, PLR0917 - the options of both commands
        self,
        guild_id: int,
        person: discord.User | None,
        channel: Chosen | None,
        what: str | None,
        since_days: int | None,
        until_days: int | None,
        words: str | None,
        decided_by: discord.User | None,
    ) -> EventQuery:
        if since_days is not None and until_days is not None and until_days >= since_days:
            raise AuditDaysError
        now = self._clock.time()
        return EventQuery(
            guild_id=guild_id,
            topic=None if what is None else AuditTopic(what),
            user_id=None if person is None else person.id,
            channel_id=None if channel is None else channel.id,
            since=None if since_days is None else now - since_days * DAY_SECONDS,
            until=None if until_days is None else now - until_days * DAY_SECONDS,
            text=words,
            decided_by=None if decided_by is None else decided_by.id,
        )

    async def _tidy(self) -> None:
        await asyncio.sleep(FIRST_TIDY_SECONDS)
        while True:
            try:
                await self._retention.tidy()
            except BotError as error:
                logger.log(
                    level_of(error, otherwise=logging.WARNING),
                    "what is old is deleted later: %s",
                    error,
                )
            await asyncio.sleep(TIDY_SECONDS)
