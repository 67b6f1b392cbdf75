"""/policy: moderators read who may draw what, where and when; managers change it."""

import asyncio
from dataclasses import replace
from typing import Any

import discord
from discord import app_commands, ui
from discord.ext import commands

from cogs.kit.language import text
from cogs.kit.panels import chosen, put_panel, show_panel, submitted
from cogs.kit.router import on_form, on_press
from cogs.kit.visible_channels import channels_of
from cogs.policy.controls import PolicyControls, RuleEditor, with_preset, with_roles
from cogs.policy.elsewhere import Elsewhere
from cogs.policy.explanation_view import (
    Explained,
    ExplanationPanel,
    is_about_place,
)
from cogs.policy.model import Rules, RuleTarget, all_set, differing
from cogs.policy.phrase import phrase
from cogs.policy.places import (
    PlaceOption,
    permissions_explained,
    requester_at,
    server_facts,
    target_of,
)
from cogs.policy.plain_request import request_of
from cogs.policy.press import ChangeAct, ChangePress, FixPress, PolicyAct, PolicyPress
from cogs.policy.proposals import Proposal, Proposals, strictness_under
from cogs.policy.rules import FILTER_STRICTNESS, REVIEW, WHO, rule_of
from cogs.policy.rules.bases import SelectionRule
from cogs.policy.rules.review import Reviewed
from cogs.policy.rules.rule import Rule
from cogs.policy.scope import Level
from cogs.policy.service import UNSET
from cogs.policy.views import PolicyPanels
from cogs.server import Versioned, require_manager, require_moderator
from cogs.services import Services


class PolicyCog(commands.Cog):
    """Keeps no state: panels are built from the database, so they work after a restart."""

    policy = app_commands.Group(
        name="policy",
        description=text("command-policy"),
        guild_only=True,
        default_permissions=discord.Permissions(manage_guild=True),
    )

    def __init__(self, services: Services, *, proposals: Proposals) -> None:
        self._services = services
        self._rules = services.rules
        self._elsewhere = Elsewhere(
            rules=services.rules_check, ledger=services.ledger, reads=services.discord_reads
        )
        self._proposals = proposals
        self._controls = PolicyControls(words=services.words, catalog=services.catalog)
        self._panels = PolicyPanels(
            words=services.words, catalog=services.catalog, controls=self._controls
        )
        self._explanations = ExplanationPanel(words=services.words)

    @policy.command(description=text("command-policy-show"))
    @app_commands.describe(place=text("command-policy-place"))
    async def show(
        self, interaction: discord.Interaction, place: PlaceOption | None = None
    ) -> None:
        """Show what applies at a place, and where each rule is set."""
        await require_moderator(interaction, self._services.servers)
        view = await self._overview(interaction, target_of(interaction, place), may_edit=False)
        await show_panel(interaction, view)

    @policy.command(description=text("command-policy-edit"))
    @app_commands.describe(place=text("command-policy-edit-place"))
    async def edit(
        self, interaction: discord.Interaction, place: PlaceOption | None = None
    ) -> None:
        """Open the panel of a place, of the server where none is chosen."""
        await require_manager(interaction, self._services.servers)
        target = target_of(interaction, place)
        if place is None:
            target = replace(target, level=Level.SERVER)
        await show_panel(interaction, await self._overview(interaction, target))

    @policy.command(description=text("command-policy-reset"))
    @app_commands.describe(place=text("command-policy-place"))
    async def reset(
        self, interaction: discord.Interaction, place: PlaceOption | None = None
    ) -> None:
        """Propose to remove all rules that a place sets itself."""
        await require_manager(interaction, self._services.servers)
        await interaction.response.defer(ephemeral=True, thinking=True)
        target = target_of(interaction, place)
        await put_panel(interaction, await self._proposed(interaction, target, Rules()))

    @policy.command(description=text("command-policy-explain"))
    @app_commands.describe(
        member=text("command-policy-explain-member"),
        place=text("command-policy-place"),
        prompt=text("command-policy-explain-prompt"),
    )
    async def explain(
        self,
        interaction: discord.Interaction,
        member: discord.Member,
        place: PlaceOption | None = None,
        prompt: str = "",
    ) -> None:
        """Show what each check says about a member's request at a place, and how to change it."""
        await require_moderator(interaction, self._services.servers)
        target = target_of(interaction, place)
        request = await request_of(
            requester_at(interaction, member, target), prompt, self._services
        )
        lines = permissions_explained(interaction.guild, member, target)
        lines += await self._services.gate.explain(request)
        channels: tuple[int, ...] | None = None
        if is_about_place(lines):
            channels = await self._elsewhere.channels_for(member, request)
        view = self._explanations.panel(
            Explained(
                lines=lines,
                person=member.mention,
                place=self._panels.place(target, interaction.locale.value),
                request=request,
                channel_ids=channels,
            ),
            interaction.locale.value,
        )
        await show_panel(interaction, view)

    @on_press(PolicyPress)
    async def _press(self, interaction: discord.Interaction, press: PolicyPress) -> None:
        guild_id = await require_manager(interaction, self._services.servers)
        if press.act is PolicyAct.TYPE:
            await self._open_form(interaction, press.on(guild_id))
            return
        await interaction.response.defer()
        await put_panel(interaction, await self._pressed(interaction, press.on(guild_id)))

    @on_form(PolicyPress)
    async def _take(self, interaction: discord.Interaction, press: PolicyPress) -> None:
        guild_id = await require_manager(interaction, self._services.servers)
        await interaction.response.defer()
        await put_panel(interaction, await self._pressed(interaction, press.on(guild_id)))

    @on_press(ChangePress)
    async def _decide(self, interaction: discord.Interaction, press: ChangePress) -> None:
        await require_manager(interaction, self._services.servers)
        await interaction.response.defer()
        await put_panel(interaction, await self._changed(interaction, press))

    @on_press(FixPress)
    async def _fix(self, interaction: discord.Interaction, press: FixPress) -> None:
        """Open the panel of a rule that lost what it named, for this manager alone."""
        guild_id = await require_manager(interaction, self._services.servers)
        place = replace(press.target.place, guild_id=guild_id)
        target = replace(press.target, place=place)
        await show_panel(interaction, await self._rule(interaction, target, press.rule or WHO))

    async def _pressed(self, interaction: discord.Interaction, press: PolicyPress) -> ui.LayoutView:
        target, rule, values = press.target, press.rule, chosen(interaction)
        opened = rule_of(values[0]) if press.act is PolicyAct.RULE and values else None
        if opened is not None:
            return await self._rule(interaction, target, opened)
        if press.act is PolicyAct.LEVEL and values and values[0] in set(Level):
            level = replace(target, level=Level(values[0]))
            return await self._overview(interaction, level)
        if press.act is PolicyAct.RESET:
            return await self._proposed(interaction, target, Rules())
        if rule is None:
            return await self._overview(interaction, target)
        own = (await self._recorded(target))[0].value
        match press.act:
            case PolicyAct.SET:
                after = with_preset(own, rule, target.level, values)
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
        log_locale = str(interaction.guild_locale or interaction.locale)
        facts = self._panels.audit_facts(proposal, log_locale)
        await self._proposals.save(press.proposal_id, user_id, facts=facts)
        undo_id = await self._proposals.keep(user_id, proposal.undone())
        return self._panels.saved(undo_id, proposal, locale)

    async def _proposed(
        self, interaction: discord.Interaction, target: RuleTarget, after: Rules
    ) -> ui.LayoutView:
        """Store a proposal and show what it would do."""
        locale = interaction.locale.value
        own, rules = await self._recorded(target)
        if after == own.value:
            return self._panels.unchanged(target, locale)
        wider = {id_: its for id_, its in rules.items() if id_ != target.record_id}
        proposal = Proposal(
            target=target,
            before=own.value,
            after=after,
            inherited=all_set(target.effective(wider)),
            version=own.version,
        )
        proposal_id = await self._proposals.keep(interaction.user.id, proposal)
        server = server_facts(interaction, self._services.catalog)
        impact = await self._proposals.impact_of(proposal, server)
        if await self._is_approved_nowhere(proposal):
            impact = replace(impact, warnings=(*impact.warnings, phrase("policy-review-nowhere")))
        trial = None
        if FILTER_STRICTNESS in differing(proposal.before, proposal.after):
            trial = await self._services.filter_trials.of_levels(
                server.guild_id,
                strictness_under(rules),
                strictness_under({**rules, target.record_id: after}),
                holds=target.holds,
                may_see=channels_of(interaction),
            )
        return self._panels.proposal(proposal_id, proposal, impact, locale, filter_trial=trial)

    async def _is_approved_nowhere(self, proposal: Proposal) -> bool:
        """Whether pictures would begin to wait for approval, in a server without a channel."""
        mode = proposal.after[REVIEW]
        is_same = REVIEW not in differing(proposal.before, proposal.after)
        if is_same or mode is None or mode.kind is Reviewed.NOBODY:
            return False
        guild_id = proposal.target.place.guild_id or 0
        settings = (await self._services.servers.settings(guild_id)).value
        # A hidden log channel stands in for it.
        return settings.review_channel_id is None and settings.log_channel_id is None

    async def _overview(
        self, interaction: discord.Interaction, target: RuleTarget, *, may_edit: bool = True
    ) -> ui.LayoutView:
        own, rules = await self._recorded(target)
        others = [id_ for id_, its in rules.items() if id_ and not its.is_empty]
        return self._panels.overview(
            target,
            own.value,
            target.effective(rules),
            interaction.locale.value,
            others=others if target.level is Level.SERVER else (),
            may_edit=may_edit,
        )

    async def _rule(
        self, interaction: discord.Interaction, target: RuleTarget, rule: Rule[Any]
    ) -> ui.LayoutView:
        own, rules = await self._recorded(target)
        styles = await self._services.styles.all(target.place.guild_id or 0)
        editor = RuleEditor(
            rule=rule,
            target=target,
            own=own.value,
            effective=target.effective(rules),
            guild=interaction.guild,
            styles=tuple(style.name for style in styles),
        )
        return self._panels.rule(editor, interaction.locale.value)

    async def _open_form(self, interaction: discord.Interaction, press: PolicyPress) -> None:
        effective = await self._rules.effective(press.target.place)
        rule, locale = press.rule or WHO, interaction.locale.value
        form = self._controls.form(rule, press.target, effective, locale)
        await interaction.response.send_modal(form)

    async def _recorded(self, target: RuleTarget) -> tuple[Versioned[Rules], dict[int, Rules]]:
        """Return a place's own rules, and all rules of its server by ``record_id``."""
        recorded = await self._rules.recorded(target.place.guild_id or 0)
        rules = {id_: its.value for id_, its in recorded.items()}
        return recorded.get(target.record_id, UNSET), rules
