"""/setup: leads the managers of a new server through its settings, step by step."""

import logging
from collections.abc import Callable, Mapping
from dataclasses import replace

import discord
from discord import app_commands
from discord.ext import commands

from cogs.audit import EventKind
from cogs.filter import STARTER_PACKS, take_packs
from cogs.kit.language import text
from cogs.kit.panels import chosen, put_panel, show_panel
from cogs.kit.rest import ERRORS
from cogs.kit.router import on_press
from cogs.policy import (
    FILTER_STRICTNESS,
    MAX_ROLES,
    NEWCOMER_WAIT,
    Audience,
    Level,
    Rule,
    Rules,
    Who,
    check_rules,
)
from cogs.server import NotHereError, PingFor, ServerSettings, require_manager
from cogs.services import Services
from cogs.setup.access import Access, access_of, living, with_access
from cogs.setup.permissions import can_members_write
from cogs.setup.press import SetupAct, SetupPress, Step
from cogs.setup.views import SetupPanels, SetupState

logger = logging.getLogger(__name__)

_SERVER = 0
"""The ``record_id`` of the server's own rules."""
_SETTINGS = frozenset(
    {
        SetupAct.MANAGERS,
        SetupAct.REVIEW,
        SetupAct.LOG,
        SetupAct.PING,
        SetupAct.PING_FOR,
        SetupAct.HOUR,
        SetupAct.DAY,
        SetupAct.BUDGET,
    }
)
"""Those that change the server's settings; the others change rules."""


class SetupCog(commands.Cog):
    """Each choice is saved at once, so that people can stop at any step and continue later."""

    def __init__(self, services: Services) -> None:
        self._filters = services.filter
        self._rules = services.rules
        self._servers = services.servers
        self._logs = services.log_channels
        self._filter_answers = services.filter_answers
        self._panels = SetupPanels(words=services.words, catalog=services.catalog)

    @app_commands.command(description=text("command-setup"))
    @app_commands.guild_only()
    @app_commands.default_permissions(manage_guild=True)
    async def setup(self, interaction: discord.Interaction) -> None:
        """Open the first step without an answer."""
        await require_manager(interaction, self._servers)
        state = await self._state(interaction)
        await show_panel(
            interaction, self._panels.step(state.first_open, state, interaction.locale.value)
        )

    @on_press(SetupPress)
    async def _answer(self, interaction: discord.Interaction, press: SetupPress) -> None:
        """Save the choice, and show the press's step."""
        await require_manager(interaction, self._servers)
        await interaction.response.defer()
        locale = interaction.locale.value
        before = await self._state(interaction)
        await self._set(interaction, press, before)
        after = await self._state(interaction)
        if press.act is SetupAct.CHANNELS:
            after = replace(after, left_out=_left_out(before, chosen(interaction)))
        was = self._panels.said(press.act, before, locale)
        now = self._panels.said(press.act, after, locale)
        change = None if was == now else (was, now)
        await put_panel(
            interaction, self._panels.step(press.step, replace(after, change=change), locale)
        )

    @commands.Cog.listener()
    async def on_guild_join(self, guild: discord.Guild) -> None:
        """Greet a new server in its system channel, if it has one."""
        channel = guild.system_channel
        if channel is None or not channel.permissions_for(guild.me).send_messages:
            return
        try:
            await channel.send(
                view=self._panels.greeting(guild), allowed_mentions=discord.AllowedMentions.none()
            )
        except ERRORS as error:
            logger.info("server %d is not greeted: %s", guild.id, error)

    async def _set(
        self, interaction: discord.Interaction, press: SetupPress, state: SetupState
    ) -> None:
        guild_id, by, values = state.guild.id, interaction.user.id, chosen(interaction)
        if press.step is Step.DONE and not state.settings.is_set_up:
            await self._servers.change(
                guild_id, lambda its: replace(its, is_set_up=True, setup_step=None), by=by
            )
        elif press.act is SetupAct.STARTER:
            made = await take_packs(self._filters, guild_id, STARTER_PACKS, by=by)
            await self._filter_answers.offer_undo(interaction, made)
        elif press.act in _SETTINGS:
            # The role of everyone has the server's id, and is never pinged.
            allowed = tuple(value for value in values if value != str(guild_id))
            change = _settings_change(press.act, allowed)
            facts = self._facts(interaction, press.act, state, change(state.settings))
            kind = (
                EventKind.LIMITS_CHANGED
                if press.step is Step.LIMITS
                else EventKind.SETTINGS_CHANGED
            )

            def describe(_before: ServerSettings, _after: ServerSettings) -> dict[str, str]:
                return facts

            before, after = state.settings.log_channel_id, change(state.settings).log_channel_id
            async with self._logs.moving(state.guild, before, after, by=by):
                await self._servers.change(guild_id, change, by=by, kind=kind, describe=describe)
        elif press.act is SetupAct.OPEN:
            step = press.step.value
            if not state.settings.is_set_up and state.settings.setup_step != step:
                await self._servers.change(
                    guild_id, lambda its: replace(its, setup_step=step), by=by, is_noted=False
                )
        else:
            if press.act is SetupAct.CHANNELS:
                left_out = _left_out(state, values)
                values = tuple(one for one in values if int(one) not in left_out)
            existing = frozenset(role.id for role in state.guild.roles)
            edit = _rules_edit(press.act, values, existing)
            await self._rules.edit(guild_id, edit, by=by)

    def _facts(
        self,
        interaction: discord.Interaction,
        act: SetupAct,
        state: SetupState,
        after: ServerSettings,
    ) -> dict[str, str]:
        """Return a change for the audit log, in the server's language."""
        locale = str(interaction.guild_locale or interaction.locale)
        now = replace(state, settings=after)
        was, will_be = (self._panels.said(act, one, locale) for one in (state, now))
        return {act.value: f"{was} → {will_be}"}

    async def _state(self, interaction: discord.Interaction) -> SetupState:
        guild = interaction.guild
        if guild is None:
            raise NotHereError
        recorded = await self._rules.recorded(guild.id)
        return SetupState(
            guild=guild,
            recorded={id_: its.value for id_, its in recorded.items()},
            settings=(await self._servers.settings(guild.id)).value,
            filter_entries=len((await self._filters.list_of(guild.id)).entries),
        )


def _left_out(state: SetupState, values: tuple[str, ...]) -> tuple[int, ...]:
    """Return those of the chosen channels where only moderators write, if others shall draw."""
    if access_of(state.recorded).audience.kind is Who.MODERATORS:
        return ()
    channels = [state.guild.get_channel(int(value)) for value in values if value.isdecimal()]
    return tuple(
        channel.id
        for channel in channels
        if channel is not None
        and not isinstance(channel, discord.CategoryChannel)
        and not can_members_write(channel)
    )


def _settings_change(
    act: SetupAct, values: tuple[str, ...]
) -> Callable[[ServerSettings], ServerSettings]:
    ids = tuple(int(value) for value in values if value.isdecimal())
    first = ids[0] if ids and ids[0] else None

    def change(its: ServerSettings) -> ServerSettings:  # noqa: PLR0911 - one for each act
        person = its.limits.person
        match act:
            case SetupAct.MANAGERS:
                return replace(its, manager_role_ids=ids[:MAX_ROLES])
            case SetupAct.REVIEW:
                return replace(its, review_channel_id=first)
            case SetupAct.LOG:
                return replace(its, log_channel_id=first)
            case SetupAct.PING:
                return replace(its, ping_role_id=first)
            case SetupAct.PING_FOR if values and values[0] in set(PingFor):
                return replace(its, ping_for=PingFor(values[0]))
            case SetupAct.HOUR | SetupAct.DAY:
                is_hour = act is SetupAct.HOUR
                new = replace(person, per_hour=first) if is_hour else replace(person, per_day=first)
                return replace(its, limits=replace(its.limits, person=new))
            case SetupAct.BUDGET:
                return replace(its, budget=replace(its.budget, month_micros=first))
            case _:
                return its

    return change


def _rules_edit(
    act: SetupAct, values: tuple[str, ...], existing: frozenset[int]
) -> Callable[[Mapping[int, Rules]], Mapping[int, Rules]]:
    ids = tuple(int(value) for value in values if value.isdecimal())

    def with_number(recorded: Mapping[int, Rules], rule: Rule[int]) -> Mapping[int, Rules]:
        if not ids:
            return recorded
        rules = recorded.get(_SERVER, Rules()).having(rule, ids[0])
        check_rules(rules, Level.SERVER)
        return {**recorded, _SERVER: rules}

    def edit(recorded: Mapping[int, Rules]) -> Mapping[int, Rules]:
        access = access_of(recorded)
        # A deleted role lets nobody draw, wherever it is written.
        access = replace(access, audience=living(access.audience, existing))
        match act:
            case SetupAct.WHO if values and values[0] in {Who.EVERYONE, Who.MODERATORS}:
                audience = Audience(kind=Who(values[0]))
                return with_access(recorded, replace(access, audience=audience))
            case SetupAct.ROLES if ids:
                audience = Audience(kind=Who.ROLES, role_ids=tuple(sorted(ids[:MAX_ROLES])))
                return with_access(recorded, replace(access, audience=audience))
            case SetupAct.EVERYWHERE:
                return with_access(recorded, replace(access, channel_ids=()))
            case SetupAct.CHANNELS if ids:
                channels = Access(audience=access.audience, channel_ids=tuple(sorted(ids)))
                return with_access(recorded, channels)
            case SetupAct.NEWCOMERS | SetupAct.STRICTNESS:
                is_wait = act is SetupAct.NEWCOMERS
                rule = NEWCOMER_WAIT if is_wait else FILTER_STRICTNESS
                return with_number(recorded, rule)
            case _:
                return recorded

    return edit
