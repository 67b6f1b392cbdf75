"""The controls of rule panels: selects, forms and buttons, each carrying what it is about."""

from dataclasses import dataclass
from typing import Any

import discord
from discord import ui

from bot.catalog import Catalog
from bot.errors import Fact
from bot.locales import Words
from cogs.kit.choices import purpose_of
from cogs.kit.panels import roles_chosen
from cogs.policy.model import Rules, presets_of, rules_to_json, value_of
from cogs.policy.press import ChangeAct, ChangePress, PolicyAct, PolicyPress
from cogs.policy.rules import MODELS, RULES, STYLES
from cogs.policy.rules.bases import MAX_ROLES, RoleRule, SelectionRule
from cogs.policy.rules.rule import EffectiveRules, Rule
from cogs.policy.scope import Scope
from cogs.policy.target import Target

LABEL_CHARACTERS = 100
TITLE_CHARACTERS = 45
MOST_OPTIONS = 25
"""Discord's limits for a select's option, a form's title, and for how many options there are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleScene:
    """One rule of a place, and what is to be known to change it."""

    rule: Rule[Any]
    target: Target
    own: Rules
    effective: EffectiveRules
    guild: discord.Guild | None = None
    styles: tuple[str, ...] = ()
    """The names of the server's styles."""


class PolicyControls:
    """Makes the controls, in the reader's language."""

    def __init__(self, *, words: Words, catalog: Catalog) -> None:
        self._words = words
        self._catalog = catalog
        self._labels = {model.id: model.label for model in catalog.models}

    def form(
        self, rule: Rule[Any], target: Target, effective: EffectiveRules, locale: str
    ) -> ui.Modal:
        """Ask for a value in words."""
        press = PolicyPress(act=PolicyAct.TYPE, target=target, rule=rule)
        name = rule.name.said(self._words, locale)
        form = ui.Modal(title=name[:TITLE_CHARACTERS], custom_id=press.custom_id)
        for field in rule.fields:
            hint = rule.words_tag if field == "value" else field
            now = rule.prefilled(field, effective[rule].value)
            form.add_item(self._field(field, f"policy-hint-{hint}", locale, now=now))
        # It is answered by its custom id, also after a restart: the library need not keep it.
        form.stop()
        return form

    def rule_select(self, target: Target, own: Rules, locale: str) -> ui.Select[ui.LayoutView]:
        """Let them choose a rule."""
        press = PolicyPress(act=PolicyAct.RULE, target=target)
        select = ui.Select[ui.LayoutView](
            custom_id=press.custom_id, placeholder=self._say("policy-choose-rule", locale)
        )
        for rule in RULES:
            if not rule.can_be_set_at(target.scope):
                continue
            is_set = own[rule] is not None
            select.add_option(
                label=rule.name.said(self._words, locale)[:LABEL_CHARACTERS],
                value=rule.tag,
                description=self._say("policy-is-set", locale) if is_set else None,
            )
        return select

    def level_select(self, target: Target, locale: str) -> ui.Select[ui.LayoutView]:
        """Let them go to another level of the same place."""
        press = PolicyPress(act=PolicyAct.LEVEL, target=target)
        select = ui.Select[ui.LayoutView](custom_id=press.custom_id)
        for scope in target.scopes:
            select.add_option(
                label=self._say(f"policy-level-{scope}", locale),
                value=scope.value,
                default=scope is target.scope,
            )
        return select

    def preset_select(
        self, rule: Rule[Any], target: Target, own: Rules, locale: str
    ) -> ui.Select[ui.LayoutView]:
        """Let them choose a value; what the place has set now is marked."""
        press = PolicyPress(act=PolicyAct.SET, target=target, rule=rule)
        select = ui.Select[ui.LayoutView](
            custom_id=press.custom_id, placeholder=self._say("policy-choose-value", locale)
        )
        inherit = "policy-unset" if target.scope is Scope.SERVER else "policy-inherit"
        for number, preset in enumerate(presets_of(rule, target.scope)):
            label = value_of(rule, preset, self._labels).said(self._words.plain, locale)
            select.add_option(
                label=(label if number else self._say(inherit, locale))[:LABEL_CHARACTERS],
                value=rules_to_json(preset),
                default=preset[rule] == own[rule],
            )
        return select

    def further_selects(self, scene: RuleScene, locale: str) -> list[ui.Item[ui.LayoutView]]:
        """Return what a rule has besides: selects of roles, models or styles."""
        rule = scene.rule
        if isinstance(rule, RoleRule):
            return [self._role_select(rule, select, scene, locale) for select in rule.selects]
        offered = self._offered(rule, scene, locale)[:MOST_OPTIONS]
        if isinstance(rule, SelectionRule) and offered:
            return [self._name_select(rule, offered, scene, locale)]
        return []

    def _role_select(
        self, rule: RoleRule[Any], select: str, scene: RuleScene, locale: str
    ) -> ui.RoleSelect[ui.LayoutView]:
        own = scene.own[rule]
        chosen = () if own is None else rule.chosen_in(select, own)
        press = PolicyPress(act=PolicyAct(select), target=scene.target, rule=rule)
        return ui.RoleSelect(
            custom_id=press.custom_id,
            placeholder=self._say(f"policy-{select}-{rule.words_tag}", locale),
            max_values=MAX_ROLES,
            default_values=roles_chosen(chosen, scene.guild),
        )

    def _name_select(
        self,
        rule: SelectionRule,
        offered: list[discord.SelectOption],
        scene: RuleScene,
        locale: str,
    ) -> ui.Select[ui.LayoutView]:
        own = scene.own[rule]
        for option in offered:
            option.default = isinstance(own, tuple) and option.value in own
        press = PolicyPress(act=PolicyAct(rule.tag), target=scene.target, rule=rule)
        return ui.Select(
            custom_id=press.custom_id,
            placeholder=self._say(f"policy-choose-{rule.words_tag}", locale),
            max_values=len(offered),
            options=offered,
        )

    def _offered(
        self, rule: Rule[Any], scene: RuleScene, locale: str
    ) -> list[discord.SelectOption]:
        """Return what there is to name."""
        if rule is MODELS:
            return [
                discord.SelectOption(
                    label=model.label[:LABEL_CHARACTERS],
                    value=model.id[:LABEL_CHARACTERS],
                    description=purpose_of(model, locale)[:LABEL_CHARACTERS],
                )
                for model in self._catalog.models
            ]
        names = scene.styles if rule is STYLES else ()
        return [discord.SelectOption(label=name[:LABEL_CHARACTERS], value=name) for name in names]

    def _field(self, name: str, words_id: str, locale: str, *, now: str) -> ui.Label[ui.Modal]:
        return ui.Label(
            text=self._say(f"policy-field-{name}", locale),
            description=self._say(words_id, locale),
            component=ui.TextInput[ui.Modal](
                custom_id=name, required=False, max_length=200, default=now or None
            ),
        )

    def button(
        self, act: PolicyAct, target: Target, rule: Rule[Any] | None, words_id: str, locale: str
    ) -> ui.Button[ui.LayoutView]:
        """Make a button about a place, perhaps about one of its rules."""
        press = PolicyPress(act=act, target=target, rule=rule)
        return ui.Button(label=self._say(words_id, locale), custom_id=press.custom_id)

    def answer(
        self,
        act: ChangeAct,
        proposal_id: str,
        words_id: str,
        locale: str,
        *,
        style: discord.ButtonStyle = discord.ButtonStyle.secondary,
    ) -> ui.Button[ui.LayoutView]:
        """Make a button about a change that was shown."""
        press = ChangePress(act=act, proposal_id=proposal_id)
        return ui.Button(label=self._say(words_id, locale), custom_id=press.custom_id, style=style)

    def _say(self, words_id: str, locale: str, **facts: Fact) -> str:
        return self._words.say(words_id, locale, **facts)


def with_preset(own: Rules, rule: Rule[Any], scope: Scope, chosen: tuple[str, ...]) -> Rules:
    """Return a place's rules with the value that was chosen from those offered."""
    presets = presets_of(rule, scope)
    tagged = {rules_to_json(preset): preset for preset in presets}
    # Panels of the version before this one numbered what they offered.
    tagged |= {str(number): preset for number, preset in enumerate(presets)}
    preset = tagged.get(chosen[0]) if chosen else None
    return own if preset is None else own.having(rule, preset[rule])


def with_roles(own: Rules, rule: Rule[Any], act: PolicyAct, chosen: tuple[str, ...]) -> Rules:
    """Return a place's rules with the roles that were chosen."""
    if not isinstance(rule, RoleRule):
        return own
    roles = tuple(sorted(int(role) for role in chosen[:MAX_ROLES] if role.isdecimal()))
    return own.having(rule, rule.with_roles(act.value, roles))
