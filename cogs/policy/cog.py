"""/policy: who may draw what, where and when; shown, explained and changed."""

import asyncio
from dataclasses import dataclass, replace
from typing import Any

import discord
from discord import app_commands, ui
from discord.ext import commands

from bot.catalog import Catalog
from bot.imagine.requester import Requester
from bot.locales import Words
from cogs.kit.language import text
from cogs.kit.panels import chosen, put_panel, show_panel, submitted
from cogs.kit.router import on_form, on_press
from cogs.policy.check import RulesCheck
from cogs.policy.controls import PolicyControls, RuleScene, with_preset, with_roles
from cogs.policy.hurdles import hurdles_at
from cogs.policy.model import Rules, all_set
from cogs.policy.places import PlaceOption, facts_of, roles_of, target_of
from cogs.policy.press import (
    ChangeAct,
    ChangePress,
    PolicyAct,
    PolicyPress,
)
from cogs.policy.proposals import Proposal, Proposals
from cogs.policy.rules import WHO, rule_of
from cogs.policy.rules.bases import SelectionRule
from cogs.policy.rules.rule import Rule
from cogs.policy.scope import Scope
from cogs.policy.service import RuleService
from cogs.policy.target import Target
from cogs.policy.views import PolicyPanels
from cogs.server import ServerService, Versioned, require_manager, require_moderator
from cogs.styles import StyleService

_UNSET: Versioned[Rules] = Versioned(value=Rules(), version=0)


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicyParts:
    """What the policy cog is made of."""

    client: discord.Client
    rules: RuleService
    check: RulesCheck
    proposals: Proposals
    servers: ServerService
    styles: StyleService
    catalog: Catalog
    panels: PolicyPanels
    controls: PolicyControls
    words: Words


class PolicyCog(commands.Cog):
    """Answers commands and presses from what is on record, so that panels outlive a restart."""

    policy = app_commands.Group(
        name="policy",
        description=text("command-policy"),
        guild_only=True,
        default_permissions=discord.Permissions(manage_guild=True),
    )

    def __init__(self, parts: PolicyParts) -> None:
        self._parts = parts
        self._rules = parts.rules
        self._proposals = parts.proposals
        self._panels = parts.panels
        self._model_ids = frozenset(model.id for model in parts.catalog.models)
        parts.check.roles_of = lambda guild_id: roles_of(parts.client.get_guild(guild_id))

    @policy.command(description=text("command-policy-show"))
    @app_commands.describe(place=text("command-policy-place"))
    async def show(
        self, interaction: discord.Interaction, place: PlaceOption | None = None
    ) -> None:
        """Show what holds at a place, and where each rule comes from."""
        await require_moderator(interaction, self._parts.servers)
        view = await self._overview(interaction, target_of(interaction, place), may_edit=False)
        await show_panel(interaction, view)

    @policy.command(description=text("command-policy-edit"))
    @app_commands.describe(place=text("command-policy-edit-place"))
    async def edit(
        self, interaction: discord.Interaction, place: PlaceOption | None = None
    ) -> None:
        """Open the panel of a place; of the whole server where none is chosen."""
        await require_manager(interaction, self._parts.servers)
        target = target_of(interaction, place)
        if place is None:
            target = replace(target, scope=Scope.SERVER)
        await show_panel(interaction, await self._overview(interaction, target))

    @policy.command(description=text("command-policy-reset"))
    @app_commands.describe(place=text("command-policy-place"))
    async def reset(
        self, interaction: discord.Interaction, place: PlaceOption | None = None
    ) -> None:
        """Offer to drop all rules of a place's own."""
        await require_manager(interaction, self._parts.servers)
        await interaction.response.defer(ephemeral=True, thinking=True)
        target = target_of(interaction, place)
        await put_panel(interaction, await self._proposed(interaction, target, Rules()))

    @policy.command(description=text("command-policy-explain"))
    @app_commands.describe(
        member=text("command-policy-explain-member"), place=text("command-policy-place")
    )
    async def explain(
        self,
        interaction: discord.Interaction,
        member: discord.Member,
        place: PlaceOption | None = None,
    ) -> None:
        """Say what each rule means for somebody at a place, and how to change it."""
        await require_moderator(interaction, self._parts.servers)
        target = target_of(interaction, place)
        asker = _asker(interaction, member, target)
        decision = self._parts.check.decided(asker, None, await self._rules.standing_of(asker))
        locale = interaction.locale.value
        hurdles = [
            self._parts.words.say(hurdle.words_id, locale, **hurdle.facts)
            for hurdle in hurdles_at(interaction, member, target)
        ]
        view = self._panels.explanation(decision, member.mention, target, hurdles, locale)
        await show_panel(interaction, view)

    @on_press(PolicyPress)
    async def _press(self, interaction: discord.Interaction, press: PolicyPress) -> None:
        guild_id = await require_manager(interaction, self._parts.servers)
        if press.act is PolicyAct.TYPE:
            await self._open_form(interaction, press.on(guild_id))
            return
        await interaction.response.defer()
        await put_panel(interaction, await self._pressed(interaction, press.on(guild_id)))

    @on_form(PolicyPress)
    async def _take(self, interaction: discord.Interaction, press: PolicyPress) -> None:
        guild_id = await require_manager(interaction, self._parts.servers)
        await interaction.response.defer()
        await put_panel(interaction, await self._pressed(interaction, press.on(guild_id)))

    @on_press(ChangePress)
    async def _decide(self, interaction: discord.Interaction, press: ChangePress) -> None:
        await require_manager(interaction, self._parts.servers)
        await interaction.response.defer()
        await put_panel(interaction, await self._changed(interaction, press))

    @commands.Cog.listener()
    async def on_guild_channel_delete(self, channel: discord.abc.GuildChannel) -> None:
        """Drop the rules of a channel or category that is gone."""
        await self._rules.forget(channel.guild.id, channel.id)

    @commands.Cog.listener()
    async def on_raw_thread_delete(self, payload: discord.RawThreadDeleteEvent) -> None:
        """Drop the rules of a thread or post that is gone."""
        await self._rules.forget(payload.guild_id, payload.thread_id)

    async def _pressed(self, interaction: discord.Interaction, press: PolicyPress) -> ui.LayoutView:
        target, rule, values = press.target, press.rule, chosen(interaction)
        own = (await self._own(target)).value
        opened = rule_of(values[0]) if press.act is PolicyAct.RULE and values else None
        if opened is not None:
            return await self._rule(interaction, target, opened)
        if press.act is PolicyAct.LEVEL and values and values[0] in set(Scope):
            level = replace(target, scope=Scope(values[0]))
            return await self._overview(interaction, level)
        if press.act is PolicyAct.RESET:
            return await self._proposed(interaction, target, Rules())
        if rule is None:
            return await self._overview(interaction, target)
        match press.act:
            case PolicyAct.SET:
                after = with_preset(own, rule, target.scope, values)
            case PolicyAct.ROLES | PolicyAct.EXCEPT:
                after = with_roles(own, rule, press.act, values)
            case PolicyAct.MODELS | PolicyAct.STYLES:
                after = own.having(rule, values) if isinstance(rule, SelectionRule) else own
            case PolicyAct.TYPE:
                # The first look at all time zones reads hundreds of files.
                value = await asyncio.to_thread(rule.read, submitted(interaction))
                after = own if value is None else own.having(rule, value)
            case _:
                return await self._overview(interaction, target)
        return await self._proposed(interaction, target, after)

    async def _changed(self, interaction: discord.Interaction, press: ChangePress) -> ui.LayoutView:
        user_id, locale = interaction.user.id, interaction.locale.value
        proposal = await self._proposals.find(press.proposal_id, user_id)
        if press.act is ChangeAct.DROP:
            return await self._overview(interaction, proposal.target)
        in_trail = str(interaction.guild_locale or interaction.locale)
        facts = self._panels.trail_facts(proposal, in_trail)
        await self._proposals.make(press.proposal_id, user_id, facts=facts)
        undo_id = await self._proposals.keep(user_id, proposal.undone())
        return self._panels.saved(undo_id, proposal, locale)

    async def _proposed(
        self, interaction: discord.Interaction, target: Target, after: Rules
    ) -> ui.LayoutView:
        """Keep a change and show what it would do."""
        locale = interaction.locale.value
        recorded = await self._rules.recorded(target.place.guild_id or 0)
        own = recorded.get(target.record_id, _UNSET)
        if after == own.value:
            return self._panels.nothing(target, locale)
        wider = {id_: its.value for id_, its in recorded.items() if id_ != target.record_id}
        proposal = Proposal(
            target=target,
            before=own.value,
            after=after,
            inherited=all_set(target.effective(wider)),
            version=own.version,
        )
        proposal_id = await self._proposals.keep(interaction.user.id, proposal)
        facts = facts_of(interaction, self._model_ids)
        prospect = await self._proposals.foresee(proposal, facts)
        return self._panels.proposal(proposal_id, proposal, prospect, locale)

    async def _overview(
        self, interaction: discord.Interaction, target: Target, *, may_edit: bool = True
    ) -> ui.LayoutView:
        recorded = await self._rules.recorded(target.place.guild_id or 0)
        rules = {id_: its.value for id_, its in recorded.items()}
        others = [id_ for id_, its in rules.items() if id_ and not its.is_empty]
        return self._panels.overview(
            target,
            rules.get(target.record_id, Rules()),
            target.effective(rules),
            interaction.locale.value,
            others=others if target.scope is Scope.SERVER else (),
            may_edit=may_edit,
        )

    async def _rule(
        self, interaction: discord.Interaction, target: Target, rule: Rule[Any]
    ) -> ui.LayoutView:
        recorded = await self._rules.recorded(target.place.guild_id or 0)
        rules = {id_: its.value for id_, its in recorded.items()}
        styles = await self._parts.styles.all(target.place.guild_id or 0)
        scene = RuleScene(
            rule=rule,
            target=target,
            own=rules.get(target.record_id, Rules()),
            effective=target.effective(rules),
            guild=interaction.guild,
            styles=tuple(style.name for style in styles),
        )
        return self._panels.rule(scene, interaction.locale.value)

    async def _open_form(self, interaction: discord.Interaction, press: PolicyPress) -> None:
        effective = await self._rules.effective(press.target.place)
        rule, locale = press.rule or WHO, interaction.locale.value
        form = self._parts.controls.form(rule, press.target, effective, locale)
        await interaction.response.send_modal(form)

    async def _own(self, target: Target) -> Versioned[Rules]:
        recorded = await self._rules.recorded(target.place.guild_id or 0)
        return recorded.get(target.record_id, _UNSET)


def _asker(interaction: discord.Interaction, member: discord.Member, target: Target) -> Requester:
    """Return somebody as they would be, were they to ask at a place."""
    guild = interaction.guild
    channel = None if guild is None else guild.get_channel(target.place.channel_id)
    given = member.guild_permissions if channel is None else channel.permissions_for(member)
    return Requester(
        user_id=member.id,
        place=target.place,
        role_ids=tuple(role.id for role in member.roles),
        is_moderator=given.manage_messages,
        is_manager=given.manage_guild,
        joined_at=member.joined_at.timestamp() if member.joined_at else None,
    )
