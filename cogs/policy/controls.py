"""The selects, forms and buttons of rule panels."""

from dataclasses import dataclass
from typing import Any

import discord
from discord import ui

from bot.catalog import Catalog
from bot.locales import Words
from cogs.kit.choices import purpose_of
from cogs.kit.panels import MOST_OPTIONS, roles_chosen
from cogs.policy.model import Rules, RuleTarget, presets_of, rules_to_json, value_of
from cogs.policy.press import ChangeAct, ChangePress, PolicyAct, PolicyPress
from cogs.policy.requests import labels_of
from cogs.policy.rules import MODELS, RULES, STYLES
from cogs.policy.rules.bases import MAX_ROLES, RoleRule, SelectionRule
from cogs.policy.rules.rule import EffectiveRules, Rule
from cogs.policy.scope import Level

LABEL_CHARACTERS = 100
TITLE_CHARACTERS = 45
"""Discord's limits for a select's option and a form's title."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleEditor:
    """One rule of a place, and what its panel needs."""

    rule: Rule[Any]
    target: RuleTarget
    own: Rules
    effective: EffectiveRules
    guild: discord.Guild | None = None
    styles: tuple[str, ...] = ()
    """The names of the server's styles."""


class PolicyControls:
    """Builds the controls in the reader's language."""

    def __init__(self, *, words: Words, catalog: Catalog) -> None:
        self._words = words
        self._say = words.say
        self._catalog = catalog
        self._labels = labels_of(catalog)

    def form(
        self, rule: Rule[Any], target: RuleTarget, effective: EffectiveRules, locale: str
    ) -> ui.Modal:
        """Build the form in which a value is typed."""
        press = PolicyPress(act=PolicyAct.TYPE, target=target, rule=rule)
        name = rule.name.said(self._words, locale)
        form = ui.Modal(title=name[:TITLE_CHARACTERS], custom_id=press.custom_id)
        for field in rule.fields:
            hint = rule.words_tag if field == "value" else field
            now = rule.prefilled(field, effective[rule].value)
            form.add_item(self._field(field, f"policy-hint-{hint}", locale, now=now))
        # The router answers it by its custom id, also after a restart: discord.py need not keep it.
        form.stop()
        return form

    def rule_select(self, target: RuleTarget, own: Rules, locale: str) -> ui.Select[ui.LayoutView]:
        """Build the select of rules; those set here are marked."""
        press = PolicyPress(act=PolicyAct.RULE, target=target)
        select = ui.Select[ui.LayoutView](
            custom_id=press.custom_id, placeholder=self._say("policy-choose-rule", locale)
        )
        for rule in RULES:
            if not rule.can_be_set_at(target.level):
                continue
            is_set = own[rule] is not None
            select.add_option(
                label=rule.name.said(self._words, locale)[:LABEL_CHARACTERS],
                value=rule.tag,
                description=self._say("policy-is-set", locale) if is_set else None,
            )
        return select

    def level_select(self, target: RuleTarget, locale: str) -> ui.Select[ui.LayoutView]:
        """Build the select of the place's levels."""
        press = PolicyPress(act=PolicyAct.LEVEL, target=target)
        select = ui.Select[ui.LayoutView](custom_id=press.custom_id)
        for level in target.levels:
            select.add_option(
                label=self._say(f"policy-level-{level}", locale),
                value=level.value,
                default=level is target.level,
            )
        return select

    def preset_select(
        self, rule: Rule[Any], target: RuleTarget, own: Rules, locale: str
    ) -> ui.Select[ui.LayoutView]:
        """Build the select of values; the one the place sets is marked."""
        press = PolicyPress(act=PolicyAct.SET, target=target, rule=rule)
        select = ui.Select[ui.LayoutView](
            custom_id=press.custom_id, placeholder=self._say("policy-choose-value", locale)
        )
        inherit = "policy-unset" if target.level is Level.SERVER else "policy-inherit"
        for number, preset in enumerate(presets_of(rule, target.level)):
            label = value_of(rule, preset, self._labels).said(self._words.plain, locale)
            select.add_option(
                label=(label if number else self._say(inherit, locale))[:LABEL_CHARACTERS],
                value=rules_to_json(preset),
                default=preset[rule] == own[rule],
            )
        return select

    def further_selects(self, editor: RuleEditor, locale: str) -> list[ui.Item[ui.LayoutView]]:
        """Build the selects of roles, models or styles that a rule has besides."""
        rule = editor.rule
        if isinstance(rule, RoleRule):
            return [self._role_select(rule, select, editor, locale) for select in rule.selects]
        offered = self._offered(rule, editor, locale)[:MOST_OPTIONS]
        if isinstance(rule, SelectionRule) and offered:
            return [self._name_select(rule, offered, editor, locale)]
        return []

    def _role_select(
        self, rule: RoleRule[Any], select: str, editor: RuleEditor, locale: str
    ) -> ui.RoleSelect[ui.LayoutView]:
        own = editor.own[rule]
        chosen = () if own is None else rule.chosen_in(select, own)
        press = PolicyPress(act=PolicyAct(select), target=editor.target, rule=rule)
        return ui.RoleSelect(
            custom_id=press.custom_id,
            placeholder=self._say(f"policy-{select}-{rule.words_tag}", locale),
            max_values=MAX_ROLES,
            default_values=roles_chosen(chosen, editor.guild),
        )

    def _name_select(
        self,
        rule: SelectionRule,
        offered: list[discord.SelectOption],
        editor: RuleEditor,
        locale: str,
    ) -> ui.Select[ui.LayoutView]:
        own = editor.own[rule]
        for option in offered:
            option.default = isinstance(own, tuple) and option.value in own
        press = PolicyPress(act=PolicyAct(rule.tag), target=editor.target, rule=rule)
        return ui.Select(
            custom_id=press.custom_id,
            placeholder=self._say(f"policy-choose-{rule.words_tag}", locale),
            max_values=len(offered),
            options=offered,
        )

    def _offered(
        self, rule: Rule[Any], editor: RuleEditor, locale: str
    ) -> list[discord.SelectOption]:
        """Return the models or styles to choose from."""
        if rule is MODELS:
            return [
                discord.SelectOption(
                    label=model.label[:LABEL_CHARACTERS],
                    value=model.id[:LABEL_CHARACTERS],
                    description=purpose_of(model, locale)[:LABEL_CHARACTERS],
                )
                for model in self._catalog.models
            ]
        names = editor.styles if rule is STYLES else ()
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
        self, act: PolicyAct, target: RuleTarget, rule: Rule[Any] | None, words_id: str, locale: str
    ) -> ui.Button[ui.LayoutView]:
        """Build a button about a place, perhaps about one of its rules."""
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
        """Build a button that answers a proposal."""
        press = ChangePress(act=act, proposal_id=proposal_id)
        return ui.Button(label=self._say(words_id, locale), custom_id=press.custom_id, style=style)


def with_preset(own: Rules, rule: Rule[Any], level: Level, chosen: tuple[str, ...]) -> Rules:
    """Return a place's rules with a value chosen in ``preset_select``."""
    presets = presets_of(rule, level)
    tagged = {rules_to_json(preset): preset for preset in presets}
    # Panels of the version before this one numbered the values.
    tagged |= {str(number): preset for number, preset in enumerate(presets)}
    preset = tagged.get(chosen[0]) if chosen else None
    return own if preset is None else own.having(rule, preset[rule])


def with_roles(own: Rules, rule: Rule[Any], act: PolicyAct, chosen: tuple[str, ...]) -> Rules:
    """Return a place's rules with roles chosen in one of the rule's selects."""
    if not isinstance(rule, RoleRule):
        return own
    roles = tuple(sorted(int(role) for role in chosen[:MAX_ROLES] if role.isdecimal()))
    return own.having(rule, rule.with_roles(act.value, roles))
