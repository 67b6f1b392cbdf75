"""/member: what moderators know of one member, and what they can do."""

from typing import assert_never

import discord
from discord import app_commands

from bot.errors import DiscordAwayError
from cogs.kit.language import server_locale, text
from cogs.kit.panels import chosen, put_panel, submitted
from cogs.kit.periodic import PeriodicCog
from cogs.kit.rest import ERRORS
from cogs.kit.router import on_form, on_press
from cogs.members.service import MemberService
from cogs.members.views import TEXT_FIELD, MemberAct, MemberCards, MemberPress
from cogs.members.warner import Warner
from cogs.moderation import (
    MOST_HOURS,
    BlockCards,
    RemovalScope,
    RemoveAllConfirm,
    RemoveAllDecline,
    ask_first,
    read_form,
)
from cogs.server import NotHereError, require_moderator
from cogs.services import Services

LOOK_SECONDS = 60.0
"""How often warnings are looked for that a killed process did not send."""
_WHAT = "sending warnings"


class MembersCog(PeriodicCog):
    """Answers moderators alone; every press and form checks again who it is from."""

    def __init__(self, services: Services) -> None:
        super().__init__(
            services.client,
            self.look,
            first_answers=services.first_answers,
            every_seconds=LOOK_SECONDS,
            what=_WHAT,
        )
        self._services = services
        self._servers = services.servers
        self._say = services.words.say
        self._members = MemberService(
            database=services.database, audit_log=services.audit_log, clock=services.clock
        )
        self._cards = MemberCards(words=services.words, log_line=services.audit_lines.line)
        self._block_cards = BlockCards(words=services.words)
        self._warner = Warner(
            client=services.client,
            members=self._members,
            cards=self._cards,
            language=services.language,
            escalator=services.escalator,
        )

    async def look(self) -> None:
        """Send what an earlier process could not, and look at whose words were refused."""
        await self._services.escalator.look_at_refusals()
        await self._members.leases.take_on_each(self._warner.send, what=_WHAT)

    @app_commands.command(name="member", description=text("command-member"))
    @app_commands.describe(person=text("command-member-person"))
    @app_commands.guild_only()
    @app_commands.default_permissions(manage_messages=True)
    async def member(self, interaction: discord.Interaction, person: discord.User) -> None:
        """Show the card of somebody, member or not."""
        await require_moderator(interaction, self._servers)
        await interaction.response.defer(ephemeral=True, thinking=True)
        await self._show(interaction, person.id)

    @on_press(MemberPress)
    async def _answer(self, interaction: discord.Interaction, press: MemberPress) -> None:
        guild_id = await require_moderator(interaction, self._servers)
        user_id, by = press.user_id, interaction.user.id
        match press.act:
            case MemberAct.WARN | MemberAct.NOTE | MemberAct.BLOCK:
                await self._open_form(interaction, press)
            case MemberAct.REMOVE:
                await self._ask(interaction, guild_id, user_id)
            case MemberAct.SHOW:
                await interaction.response.defer()
                await self._show(interaction, user_id)
            case MemberAct.UNBLOCK:
                await interaction.response.defer()
                await self._services.blocks.end(guild_id, user_id, by=by)
                locale = interaction.locale.value
                said = self._say("blocks-ended", locale, person=f"<@{user_id}>")
                await self._show(interaction, user_id, said)
            case MemberAct.DROP:
                await interaction.response.defer()
                for note_id in chosen(interaction):
                    await self._members.remove_note(guild_id, note_id, by=by)
                await self._list(interaction, guild_id, MemberAct.NOTES, press)
            case MemberAct.WARNINGS | MemberAct.NOTES:
                await interaction.response.defer()
                await self._list(interaction, guild_id, press.act, press)
            case MemberAct.PICTURES | MemberAct.REFUSALS | MemberAct.REPORTS:
                await interaction.response.defer()
                await put_panel(interaction, await self._history(interaction, guild_id, press))
            case _:
                assert_never(press.act)

    @on_form(MemberPress)
    async def _take(self, interaction: discord.Interaction, press: MemberPress) -> None:
        guild_id = await require_moderator(interaction, self._servers)
        by, locale = interaction.user.id, interaction.locale.value
        typed = submitted(interaction).get(TEXT_FIELD, "")
        if press.act is not MemberAct.NOTE:
            # Their roles may have changed while the form was open.
            await self._services.blocking.require_below(interaction, press.user_id)
        await interaction.response.defer()
        if press.act is MemberAct.NOTE:
            await self._members.add_note(guild_id, press.user_id, typed, by=by)
            await self._show(interaction, press.user_id, self._say("member-noted", locale))
        elif press.act is MemberAct.WARN:
            warning = await self._members.warn(guild_id, press.user_id, typed, by=by)
            try:
                is_sent = await self._warner.send(warning)
            except (DiscordAwayError, *ERRORS):
                is_sent = True  # It is on record: ``look`` sends it.
            said = self._say("member-warned" if is_sent else "reports-not-told", locale)
            await self._show(interaction, press.user_id, said)
        elif press.act is MemberAct.BLOCK:
            time, reason = read_form(interaction)
            block = self._services.blocks.new(guild_id, press.user_id, time, reason=reason, by=by)
            stopped = await self._services.blocking.add(block)
            said = self._block_cards.done(block, stopped, locale)
            await self._show(interaction, press.user_id, said)

    async def _open_form(self, interaction: discord.Interaction, press: MemberPress) -> None:
        locale = interaction.locale.value
        if press.act is not MemberAct.NOTE:
            await self._services.blocking.require_below(interaction, press.user_id)
        usual = ""
        if press.act is MemberAct.WARN:
            otherwise = await server_locale(self._services.client, interaction.guild_id or 0)
            language = self._services.language
            theirs = await language.of_person(press.user_id, otherwise=otherwise)
            usual = self._say("member-warning-usual", theirs)
        form = (
            self._block_cards.form(press.custom_id, locale)
            if press.act is MemberAct.BLOCK
            else self._cards.form(press.act, press.user_id, usual, locale)
        )
        await interaction.response.send_modal(form)

    async def _ask(self, interaction: discord.Interaction, guild_id: int, user_id: int) -> None:
        """Ask, as /remove-all does, whether what they drew in the last days shall go."""
        since = int(self._services.clock.time()) - MOST_HOURS * 3600
        scope = RemovalScope(user_id=user_id, since=since, guild_id=guild_id)
        count, locale = await self._services.removals.count(scope), interaction.locale.value
        person = f"<@{user_id}>"
        await ask_first(
            interaction,
            self._say("removal-all-asked", locale, person=person, count=count, hours=MOST_HOURS),
            yes=self._say("removal-all-yes", locale, count=count),
            no=self._say("removal-all-no", locale),
            go=RemoveAllConfirm(user_id=user_id, since=since),
            let_be=RemoveAllDecline(),
        )

    async def _list(
        self, interaction: discord.Interaction, guild_id: int, act: MemberAct, press: MemberPress
    ) -> None:
        read = self._members.warnings if act is MemberAct.WARNINGS else self._members.notes
        page = await read(guild_id, press.user_id, press.number)
        view = self._cards.remarks(act, press.user_id, page, interaction.locale.value)
        await put_panel(interaction, view)

    async def _history(
        self, interaction: discord.Interaction, guild_id: int, press: MemberPress
    ) -> discord.ui.LayoutView:
        """Return a page of what they drew, were refused, or were reported for."""
        user_id, number, locale = press.user_id, press.number, interaction.locale.value
        if press.act is MemberAct.PICTURES:
            drawn = await self._members.pictures(guild_id, user_id, number)
            return self._cards.pictures(user_id, drawn, locale)
        if press.act is MemberAct.REFUSALS:
            refused = await self._members.refusals(guild_id, user_id, number)
            return self._cards.refusals(user_id, refused, locale)
        reported = await self._members.reported(guild_id, user_id, number)
        return self._cards.reported(user_id, reported, locale)

    async def _show(self, interaction: discord.Interaction, user_id: int, said: str = "") -> None:
        guild = interaction.guild
        if guild is None:
            raise NotHereError
        try:
            member = await self._services.discord_reads.member(guild, user_id)
            joined = member.joined_at
        except discord.NotFound:
            joined = None  # They have left, or never were here.
        rule = await self._services.escalations.rule_of(guild.id)
        strikes = None
        if rule is not None:
            strikes = await self._services.escalations.strikes(guild.id, user_id, rule)
        view = self._cards.card(
            user_id,
            rule=rule,
            strikes=strikes or 0,
            record=await self._members.record(guild.id, user_id),
            block=await self._services.blocks.find(guild.id, user_id),
            joined_at=None if joined is None else joined.timestamp(),
            locale=interaction.locale.value,
            done=said,
        )
        await put_panel(interaction, view)
