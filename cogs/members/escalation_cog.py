"""/escalation: what follows by itself when a member has many warnings and upheld reports."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Annotated

import discord
from discord import app_commands, ui
from discord.ext import commands

from bot.locales import Words
from cogs.kit.language import text
from cogs.kit.panels import panel, say_with_way_back, show_panel
from cogs.kit.router import Press, digits, on_press
from cogs.server import (
    Escalation,
    ServerService,
    ServerSettings,
    require_manager,
    require_moderator,
)
from cogs.services import Services


class EscalationPress(Press, tag="easel:escalation"):
    """The way back to an earlier rule; no strikes: there was none."""

    strikes: Annotated[int, digits(2)]
    days: Annotated[int, digits(3)]
    block_hours: Annotated[int, digits(3)]
    refusals: Annotated[int, digits(3)] | None = None


@app_commands.guild_only()
@app_commands.default_permissions(manage_guild=True)
class EscalationCog(
    commands.GroupCog, group_name="escalation", group_description=text("command-escalation")
):
    """Shows the rule to moderators; managers change it. Every change says how it is undone."""

    def __init__(self, services: Services) -> None:
        self._servers: ServerService = services.servers
        self._words: Words = services.words

    @app_commands.command(description=text("command-escalation-show"))
    async def show(self, interaction: discord.Interaction) -> None:
        """Show the rule."""
        guild_id = await require_moderator(interaction, self._servers)
        rule = (await self._servers.settings(guild_id)).value.escalation
        said = said_of(self._words, rule, interaction.locale.value)
        await show_panel(interaction, panel(ui.TextDisplay(said)))

    @app_commands.command(name="set", description=text("command-escalation-set"))
    @app_commands.describe(
        strikes=text("command-escalation-strikes"),
        days=text("command-escalation-days"),
        block_hours=text("command-escalation-block_hours"),
        refusals=text("command-escalation-refusals"),
    )
    async def set_rule(
        self,
        interaction: discord.Interaction,
        strikes: app_commands.Range[int, 2, 20],
        days: app_commands.Range[int, 1, 365],
        block_hours: app_commands.Range[int, 0, 672],
        refusals: app_commands.Range[int, 0, 100] = 0,
    ) -> None:
        """Set what follows from how many strikes."""
        rule = Escalation(strikes=strikes, days=days, block_hours=block_hours, refusals=refusals)
        await self._change(interaction, rule)

    @app_commands.command(description=text("command-escalation-off"))
    async def off(self, interaction: discord.Interaction) -> None:
        """Let nothing follow by itself."""
        await self._change(interaction, None)

    @on_press(EscalationPress)
    async def _undo(self, interaction: discord.Interaction, press: EscalationPress) -> None:
        rule = None
        if press.strikes:
            rule = Escalation(
                strikes=press.strikes,
                days=press.days,
                block_hours=press.block_hours,
                refusals=press.refusals or 0,
            )
        await self._change(interaction, rule)

    async def _change(self, interaction: discord.Interaction, rule: Escalation | None) -> None:
        guild_id = await require_manager(interaction, self._servers)
        before = (await self._servers.settings(guild_id)).value.escalation

        def describe(old: ServerSettings, new: ServerSettings) -> Mapping[str, str]:
            return {"escalation": f"{_noted(old.escalation)} → {_noted(new.escalation)}"}

        await self._servers.change(
            guild_id,
            lambda its: replace(its, escalation=rule),
            by=interaction.user.id,
            describe=describe,
        )
        locale = interaction.locale.value
        back = before or Escalation(strikes=0, days=0, block_hours=0)
        press = EscalationPress(
            strikes=back.strikes,
            days=back.days,
            block_hours=back.block_hours,
            refusals=back.refusals,
        )
        label = self._words.say("policy-undo", locale)
        button = ui.Button[ui.LayoutView](label=label, custom_id=press.custom_id)
        await say_with_way_back(interaction, said_of(self._words, rule, locale), button)


def said_of(words: Words, rule: Escalation | None, locale: str) -> str:
    """Return a rule in words."""
    if rule is None:
        return words.say("escalation-none", locale)
    return words.say(
        "escalation-rule",
        locale,
        strikes=rule.strikes,
        days=rule.days,
        hours=rule.block_hours,
        follows="tell" if not rule.block_hours else "block",
        refusals=rule.refusals,
    )


def _noted(rule: Escalation | None) -> str:
    if rule is None:
        return "none"
    noted = f"{rule.strikes}/{rule.days} d/{rule.block_hours} h"
    return f"{noted}, {rule.refusals} refused" if rule.refusals else noted
