"""/limits: managers see and set how much people, roles, channels and the server may draw."""

from collections.abc import Callable
from dataclasses import replace
from typing import assert_never

import discord
from discord import app_commands
from discord.ext import commands

from cogs.audit import EventKind
from cogs.kit.language import text
from cogs.kit.panels import chosen, show_panel, submitted
from cogs.kit.router import on_form, on_press
from cogs.limits.model import (
    LimitTarget,
    TargetKind,
    differences,
    limit_of,
    read_cooldown,
    read_count,
    read_target,
    read_weight,
    with_limit,
)
from cogs.limits.views import LimitsAct, LimitsPanel, LimitsPress
from cogs.server import Limit, Limits, RoleLimit, ServerSettings, require_manager
from cogs.services import Services


class LimitsCog(commands.Cog):
    """Rebuilds the panel from the store at each press, and checks who presses each time."""

    def __init__(self, services: Services) -> None:
        self._servers = services.servers
        self._panel = LimitsPanel(words=services.words)

    @app_commands.command(description=text("command-limits"))
    @app_commands.guild_only()
    @app_commands.default_permissions(manage_guild=True)
    async def limits(self, interaction: discord.Interaction) -> None:
        """Show the panel."""
        guild_id = await require_manager(interaction, self._servers)
        view = await self._view(interaction, guild_id)
        await show_panel(interaction, view)

    @on_press(LimitsPress)
    @on_form(LimitsPress)
    async def _answer(self, interaction: discord.Interaction, press: LimitsPress) -> None:
        guild_id = await require_manager(interaction, self._servers)
        match press.act:
            case LimitsAct.EXEMPT:
                await self._exempt(interaction, guild_id, press.version)
            case LimitsAct.GONE:
                await self._forget_gone(interaction, guild_id, press.version)
            case LimitsAct.SET:
                if press.target is not None:
                    await self._set(interaction, guild_id, press.target, press.version)
            case LimitsAct.PICK | LimitsAct.ROLE | LimitsAct.CHANNEL:
                await self._ask(interaction, guild_id, press.act, press.version)
            case _:
                assert_never(press.act)

    async def _ask(
        self, interaction: discord.Interaction, guild_id: int, act: LimitsAct, version: int
    ) -> None:
        """Open the form for what was chosen."""
        value = next(iter(chosen(interaction)), "")
        target = read_target(value if act is LimitsAct.PICK else f"{act}-{value}")
        if target is None:
            # The choice was taken back.
            await interaction.response.defer()
            return
        if target == LimitTarget(kind=TargetKind.ROLE, its_id=guild_id):
            # The role that everybody has is everybody's limit.
            target = LimitTarget(kind=TargetKind.PERSON)
        now = limit_of((await self._servers.settings(guild_id)).value.limits, target)
        form = self._panel.form(target, now, version=version, locale=interaction.locale.value)
        await interaction.response.send_modal(form)

    async def _set(
        self, interaction: discord.Interaction, guild_id: int, target: LimitTarget, version: int
    ) -> None:
        typed = submitted(interaction)
        new = RoleLimit(
            limit=Limit(
                concurrent=read_count(typed.get("concurrent", "")),
                per_hour=read_count(typed.get("per_hour", "")),
                per_day=read_count(typed.get("per_day", "")),
                cooldown_seconds=read_cooldown(typed.get("cooldown_seconds", "")),
            ),
            weight=read_weight(typed.get("weight", "")),
        )
        before = limit_of((await self._servers.settings(guild_id)).value.limits, target)
        await self._change(
            interaction,
            guild_id,
            lambda limits: with_limit(limits, target, new),
            version=version,
            facts=_facts(target, before, new),
        )
        said = self._panel.change(target, before, new, locale=interaction.locale.value)
        await self._show(interaction, guild_id, said)

    async def _exempt(self, interaction: discord.Interaction, guild_id: int, version: int) -> None:
        were = (await self._servers.settings(guild_id)).value.limits.are_moderators_exempt
        await self._change(
            interaction,
            guild_id,
            lambda limits: replace(limits, are_moderators_exempt=not were),
            version=version,
            facts={"are_moderators_exempt": f"{were} → {not were}"},
        )
        said = self._panel.exempted(are_exempt=not were, locale=interaction.locale.value)
        await self._show(interaction, guild_id, said)

    async def _forget_gone(
        self, interaction: discord.Interaction, guild_id: int, version: int
    ) -> None:
        gone = _gone((await self._servers.settings(guild_id)).value.limits, interaction.guild)
        await self._change(
            interaction,
            guild_id,
            lambda limits: _without_gone(limits, interaction.guild),
            version=version,
            facts={"gone": str(gone)},
        )
        said = self._panel.forgotten(gone, locale=interaction.locale.value)
        await self._show(interaction, guild_id, said)

    async def _change(
        self,
        interaction: discord.Interaction,
        guild_id: int,
        change: Callable[[Limits], Limits],
        *,
        version: int,
        facts: dict[str, str],
    ) -> None:
        def changed(settings: ServerSettings) -> ServerSettings:
            return replace(settings, limits=change(settings.limits))

        await self._servers.change(
            guild_id,
            changed,
            by=interaction.user.id,
            shown_version=version,
            kind=EventKind.LIMITS_CHANGED,
            describe=lambda _before, _after: facts,
        )

    async def _show(self, interaction: discord.Interaction, guild_id: int, changed: str) -> None:
        view = await self._view(interaction, guild_id, changed=changed)
        await interaction.response.edit_message(
            view=view, allowed_mentions=discord.AllowedMentions.none()
        )

    async def _view(
        self, interaction: discord.Interaction, guild_id: int, *, changed: str = ""
    ) -> discord.ui.LayoutView:
        settings = await self._servers.settings(guild_id)
        return self._panel.view(
            settings.value.limits,
            version=settings.version,
            locale=interaction.locale.value,
            changed=changed,
            gone=_gone(settings.value.limits, interaction.guild),
        )


def _without_gone(limits: Limits, guild: discord.Guild | None) -> Limits:
    if guild is None:
        return limits
    return limits.gone(
        role_ids={role.id for role in guild.roles},
        channel_ids={channel.id for channel in guild.channels},
    )


def _gone(limits: Limits, guild: discord.Guild | None) -> int:
    left = _without_gone(limits, guild)
    return len(limits.roles) + len(limits.channels) - len(left.roles) - len(left.channels)


def _facts(target: LimitTarget, before: RoleLimit, after: RoleLimit) -> dict[str, str]:
    changed = {
        name: f"{'' if old is None else old} → {'' if new is None else new}"
        for name, (old, new) in differences(before, after).items()
    }
    return {"of": target.mention or target.kind.value, **changed}
