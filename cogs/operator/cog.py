"""/operator: what those who run Easel decide for everybody, in every server and outside."""

from collections.abc import Sequence

import discord
from discord import app_commands

from bot.errors import RefusedError
from bot.jobs.ledger import JobLedger
from bot.jobs.runner import Runner
from cogs.audit import EVERYWHERE, AuditService, EventQuery
from cogs.kit.choices import MOST_CHOICES
from cogs.kit.choices import NAME_CHARACTERS as CHOICE_CHARACTERS
from cogs.kit.language import text
from cogs.kit.panels import show_panel
from cogs.kit.router import on_press
from cogs.moderation import BlockBotError, BlockTime
from cogs.operator.cards import (
    KnownServer,
    LeavePress,
    OperatorBlocksPress,
    OperatorCards,
    OperatorLogPress,
    OperatorServersPress,
)
from cogs.operator.costs_part import CostsPart
from cogs.operator.maintenance_part import MaintenancePart
from cogs.operator.model import REASON_CHARACTERS, ServerAbsentError, ServerUnknownError
from cogs.operator.owners import Owners
from cogs.operator.part import NOBODY, OperatorPart
from cogs.services import Services

LOG_ENTRIES = 8
MOST_LOG_PAGES = 50
"""Each is read with all before it; older events are in the database."""
_SHOWN_CHARACTERS = 60
_ID_DIGITS = range(17, 21)
"""Of Discord's ids; fewer are a slip, and no server's."""

Reason = app_commands.Range[str, 1, REASON_CHARACTERS]
ServerName = app_commands.Range[str, 1, CHOICE_CHARACTERS]


class BlockOperatorError(RefusedError):
    """Those who run Easel are not blocked from it."""

    words_id = "refusal-operator-block-operator"


class OperatorCog(MaintenancePart, CostsPart):
    """Decides about people and servers."""

    block = app_commands.Group(
        name="block", description=text("command-operator-block"), parent=OperatorPart.operator
    )
    servers = app_commands.Group(
        name="servers", description=text("command-operator-servers"), parent=OperatorPart.operator
    )

    def __init__(self, services: Services, *, owners: Owners, audit: AuditService) -> None:
        super().__init__(services, owners=owners)
        self._blocks = services.blocks
        self._blocking = services.blocking
        self._ledger: JobLedger = services.ledger
        self._runner: Runner = services.runner
        self._audit = audit
        self._cards = OperatorCards(words=services.words, log_line=services.audit_lines.line)

    @block.command(name="add", description=text("command-operator-block-add"))
    @app_commands.describe(
        person=text("command-block-add-person"),
        reason=text("command-block-add-reason"),
        time=text("command-block-add-time"),
    )
    @app_commands.choices(
        time=[
            app_commands.Choice(name=text(f"command-block-time-{time}"), value=time.value)
            for time in BlockTime
        ]
    )
    async def add_block(
        self,
        interaction: discord.Interaction,
        person: discord.User,
        reason: Reason | None = None,
        time: str = BlockTime.FOREVER,
    ) -> None:
        """Block somebody everywhere, and stop what they have under way."""
        by = await self._owners.require(interaction)
        if person.bot:
            raise BlockBotError
        if person.id in await self._owners.ids():
            raise BlockOperatorError
        await interaction.response.defer(ephemeral=True, thinking=True)
        block = self._blocks.new(EVERYWHERE, person.id, BlockTime(time), reason=reason or "", by=by)
        stopped = await self._blocking.add(block)
        await interaction.edit_original_response(
            content=self._cards.blocked(block, stopped, interaction.locale.value),
            allowed_mentions=NOBODY,
        )

    @block.command(name="remove", description=text("command-operator-block-remove"))
    @app_commands.describe(person=text("command-block-remove-person"))
    async def remove_block(self, interaction: discord.Interaction, person: discord.User) -> None:
        """End a block that holds everywhere."""
        by = await self._owners.require(interaction)
        await self._blocks.end(EVERYWHERE, person.id, by=by)
        await self._say(interaction, "operator-unblocked", person=person.mention)

    @block.command(name="list", description=text("command-operator-block-list"))
    async def list_blocks(self, interaction: discord.Interaction) -> None:
        """Show who is blocked everywhere."""
        await self._owners.require(interaction)
        page = await self._blocks.page(EVERYWHERE, 1)
        await show_panel(interaction, self._cards.blocks(page, interaction.locale.value))

    @servers.command(name="list", description=text("command-operator-servers-list"))
    async def list_servers(self, interaction: discord.Interaction) -> None:
        """Show the servers that have Easel, and what is decided about which."""
        await self._owners.require(interaction)
        await show_panel(interaction, await self._servers_page(1, interaction.locale.value))

    @servers.command(description=text("command-operator-servers-allow"))
    @app_commands.describe(server=text("command-operator-servers-server"))
    async def allow(self, interaction: discord.Interaction, server: ServerName) -> None:
        """Allow a server to draw."""
        by = await self._owners.require(interaction)
        its = await self._named(server)
        await self._decisions.decide(its.id, its.name, is_allowed=True, reason="", by=by)
        await self._say(interaction, "operator-server-allowed", server=its.name)

    @servers.command(description=text("command-operator-servers-deny"))
    @app_commands.describe(
        server=text("command-operator-servers-server"),
        reason=text("command-operator-servers-reason"),
    )
    async def deny(
        self, interaction: discord.Interaction, server: ServerName, reason: Reason | None = None
    ) -> None:
        """Let nothing more be drawn on a server, and stop what is under way there."""
        by = await self._owners.require(interaction)
        its = await self._named(server)
        await interaction.response.defer(ephemeral=True, thinking=True)
        await self._decisions.decide(its.id, its.name, is_allowed=False, reason=reason or "", by=by)
        stopped = 0
        for job in await self._ledger.unfinished():
            if job.reply.guild_id == its.id and await self._runner.cancel(job.id, by):
                stopped += 1
        locale = interaction.locale.value
        if its.members is None and not stopped:
            said = self._words.say("operator-server-denied-absent", locale, id=str(its.id))
        else:
            said = self._words.say("operator-server-denied", locale, server=its.name, count=stopped)
        await interaction.edit_original_response(content=said, allowed_mentions=NOBODY)

    @servers.command(description=text("command-operator-servers-forget"))
    @app_commands.describe(server=text("command-operator-servers-server"))
    async def forget(self, interaction: discord.Interaction, server: ServerName) -> None:
        """Take back what is decided about a server."""
        by = await self._owners.require(interaction)
        its = await self._named(server)
        is_gone = await self._decisions.forget(its.id, its.name, by=by)
        words_id = "operator-server-forgotten" if is_gone else "operator-server-undecided"
        await self._say(interaction, words_id, server=its.name)

    @servers.command(description=text("command-operator-servers-leave"))
    @app_commands.describe(server=text("command-operator-servers-server"))
    async def leave(self, interaction: discord.Interaction, server: ServerName) -> None:
        """Ask whether Easel shall leave a server."""
        await self._owners.require(interaction)
        its = await self._named(server)
        guild = self._guild(its.id, its.name)
        await show_panel(
            interaction, self._cards.leave(guild.id, guild.name, interaction.locale.value)
        )

    @OperatorPart.operator.command(name="log", description=text("command-operator-log"))
    async def show_log(self, interaction: discord.Interaction) -> None:
        """Show what the operators did."""
        await self._owners.require(interaction)
        view = await self._log_page(1, interaction.locale.value)
        await show_panel(interaction, view)

    @allow.autocomplete("server")
    @deny.autocomplete("server")
    @forget.autocomplete("server")
    @leave.autocomplete("server")
    async def _offer(
        self, interaction: discord.Interaction, typed: str
    ) -> list[app_commands.Choice[str]]:
        """Offer those who run Easel the servers whose names contain what is typed."""
        try:
            await self._owners.require(interaction)
        except RefusedError:
            return []
        wanted = typed.strip().casefold()
        return [
            app_commands.Choice(
                name=f"{one.name[:_SHOWN_CHARACTERS]} · {one.id}", value=str(one.id)
            )
            for one in await self._known()
            if wanted in one.name.casefold() or wanted in str(one.id)
        ][:MOST_CHOICES]

    @on_press(OperatorBlocksPress)
    async def _turn_blocks(
        self, interaction: discord.Interaction, press: OperatorBlocksPress
    ) -> None:
        await self._owners.require(interaction)
        page = await self._blocks.page(EVERYWHERE, press.number)
        await self._replace(interaction, self._cards.blocks(page, interaction.locale.value))

    @on_press(OperatorServersPress)
    async def _turn_servers(
        self, interaction: discord.Interaction, press: OperatorServersPress
    ) -> None:
        await self._owners.require(interaction)
        view = await self._servers_page(press.number, interaction.locale.value)
        await self._replace(interaction, view)

    @on_press(OperatorLogPress)
    async def _turn_log(self, interaction: discord.Interaction, press: OperatorLogPress) -> None:
        await self._owners.require(interaction)
        await self._replace(
            interaction, await self._log_page(press.number, interaction.locale.value)
        )

    @on_press(LeavePress)
    async def _leave(self, interaction: discord.Interaction, press: LeavePress) -> None:
        by = await self._owners.require(interaction)
        guild = self._guild(press.guild_id, str(press.guild_id))
        name, is_here = guild.name, guild.id == interaction.guild_id
        if is_here:
            # Afterwards nothing can be said here.
            await self._say(interaction, "operator-server-leaving", server=name)
        else:
            await interaction.response.defer(ephemeral=True, thinking=True)
        await self._decisions.note_left(guild.id, name, by=by)
        await guild.leave()
        if not is_here:
            said = self._words.say("operator-server-left", interaction.locale.value, server=name)
            await interaction.edit_original_response(content=said, allowed_mentions=NOBODY)

    async def _log_page(self, number: int, locale: str) -> discord.ui.LayoutView:
        number = min(max(number, 1), MOST_LOG_PAGES)
        query = EventQuery(guild_id=EVERYWHERE)
        page = await self._audit.page(query, size=number * LOG_ENTRIES)
        return self._cards.log(
            page.entries[(number - 1) * LOG_ENTRIES :],
            number,
            has_more=page.has_more and number < MOST_LOG_PAGES,
            locale=locale,
        )

    async def _servers_page(self, number: int, locale: str) -> discord.ui.LayoutView:
        return self._cards.servers(
            await self._known(), number, only_allowed=self._decisions.only_allowed, locale=locale
        )

    async def _known(self) -> Sequence[KnownServer]:
        """Return the servers of this process and those that were decided about, by name."""
        decisions = await self._decisions.all()
        found = {
            guild.id: KnownServer(
                id=guild.id,
                name=guild.name,
                members=guild.member_count,
                decision=decisions.get(guild.id),
            )
            for guild in self._client.guilds
        }
        for its in decisions.values():
            found.setdefault(
                its.guild_id,
                KnownServer(id=its.guild_id, name=its.name, members=None, decision=its),
            )
        return sorted(found.values(), key=lambda one: (one.name.casefold(), one.id))

    async def _named(self, typed: str) -> KnownServer:
        """Return the server of an id, or of a name that only one has.

        Raises:
            ServerUnknownError: there is none.
        """
        wanted = typed.strip()
        known = await self._known()
        if wanted.isdecimal() and len(wanted) in _ID_DIGITS:
            server = next((one for one in known if str(one.id) == wanted), None)
            # A server may be decided about before it adds Easel.
            return server or KnownServer(id=int(wanted), name=wanted, members=None, decision=None)
        named = [one for one in known if one.name.casefold() == wanted.casefold()]
        if len(named) != 1:
            raise ServerUnknownError(server=wanted)
        return named[0]

    def _guild(self, guild_id: int, name: str) -> discord.Guild:
        guild = self._client.get_guild(guild_id)
        if guild is None:
            raise ServerAbsentError(server=name)
        return guild
