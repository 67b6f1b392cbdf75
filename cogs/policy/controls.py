"""The controls of rule panels: selects, forms and buttons, each carrying what it is about."""

from dataclasses import dataclass

import discord
from discord import ui

from bot.catalog import Catalog
from bot.community.rules import (
    EffectiveRules,
    Reviewed,
    RuleName,
    Rules,
    Scope,
    Target,
    name_of,
    presets_of,
    rules_to_json,
    value_of,
)
from bot.errors import Fact
from bot.locales import Words
from cogs.choices import purpose_of
from cogs.policy.press import ChangeAct, ChangePress, PolicyAct, PolicyPress
from cogs.preselection import roles_chosen

LABEL_CHARACTERS = 100
TITLE_CHARACTERS = 45
MOST_OPTIONS = 25
"""Discord's limits for a select's option, a form's title, and for how many options there are."""

TYPED = frozenset(
    {
        RuleName.NEWCOMER_WAIT,
        RuleName.SLOW_MODE,
        RuleName.QUIET_HOURS,
        RuleName.MAXIMUM_MEGAPIXELS,
        RuleName.STYLES,
    }
)
"""The rules whose values can be typed."""
_BY_ROLE = frozenset({RuleName.WHO, RuleName.DENIED_ROLES, RuleName.REVIEW})


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleScene:
    """One rule of a place, and what is to be known to change it."""

    rule: RuleName
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
        self, rule: RuleName, target: Target, effective: EffectiveRules, locale: str
    ) -> ui.Modal:
        """Ask for a value in words; quiet hours have a second field for their time zone."""
        press = PolicyPress(act=PolicyAct.TYPE, target=target, rule=rule)
        name = name_of(rule).said(self._words, locale)
        form = ui.Modal(title=name[:TITLE_CHARACTERS], custom_id=press.custom_id)
        kind = rule.value.replace("_", "-")
        form.add_item(self._field("value", f"policy-hint-{kind}", locale))
        if rule is RuleName.QUIET_HOURS:
            hours = effective.quiet_hours.value
            zone = "UTC" if isinstance(hours, str) else hours.timezone
            form.add_item(self._field("timezone", "policy-hint-timezone", locale, default=zone))
        # It is answered by its custom id, also after a restart: the library need not keep it.
        form.stop()
        return form

    def rule_select(self, target: Target, own: Rules, locale: str) -> ui.Select[ui.LayoutView]:
        """Let them choose a rule."""
        press = PolicyPress(act=PolicyAct.RULE, target=target)
        select = ui.Select[ui.LayoutView](
            custom_id=press.custom_id, placeholder=self._say("policy-choose-rule", locale)
        )
        for rule in RuleName:
            if rule is RuleName.AGE_RESTRICTED_RELAXED and target.scope is Scope.THREAD:
                continue
            is_set = getattr(own, rule) is not None
            select.add_option(
                label=name_of(rule).said(self._words, locale)[:LABEL_CHARACTERS],
                value=rule.value,
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
        self, rule: RuleName, target: Target, own: Rules, locale: str
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
                default=getattr(preset, rule) == getattr(own, rule),
            )
        return select

    def further_selects(self, scene: RuleScene, locale: str) -> list[ui.Item[ui.LayoutView]]:
        """Return what a rule has besides: roles, models or styles."""
        rule, target, own = scene.rule, scene.target, scene.own
        if rule is RuleName.MODELS:
            return [self._model_select(target, own, locale)]
        if rule is RuleName.STYLES and scene.styles:
            return [self._style_select(scene, locale)]
        if rule not in _BY_ROLE:
            return []
        acts = [PolicyAct.ROLES, PolicyAct.EXCEPT] if rule is RuleName.REVIEW else [PolicyAct.ROLES]
        kind = rule.value.replace("_", "-")
        return [
            ui.RoleSelect[ui.LayoutView](
                custom_id=PolicyPress(act=act, target=target, rule=rule).custom_id,
                placeholder=self._say(f"policy-{act}-{kind}", locale),
                max_values=MOST_OPTIONS,
                default_values=roles_chosen(_roles_now(act, rule, own), scene.guild),
            )
            for act in acts
        ]

    def _style_select(self, scene: RuleScene, locale: str) -> ui.Select[ui.LayoutView]:
        press = PolicyPress(act=PolicyAct.STYLES, target=scene.target, rule=RuleName.STYLES)
        names = scene.styles[:MOST_OPTIONS]
        own = scene.own.styles
        chosen = () if own is None or isinstance(own, str) else own
        select = ui.Select[ui.LayoutView](
            custom_id=press.custom_id,
            placeholder=self._say("policy-choose-styles", locale),
            max_values=len(names),
        )
        for name in names:
            select.add_option(label=name[:LABEL_CHARACTERS], value=name, default=name in chosen)
        return select

    def _model_select(self, target: Target, own: Rules, locale: str) -> ui.Select[ui.LayoutView]:
        press = PolicyPress(act=PolicyAct.MODELS, target=target, rule=RuleName.MODELS)
        models = self._catalog.models[:MOST_OPTIONS]
        chosen = () if own.models is None or isinstance(own.models, str) else own.models
        select = ui.Select[ui.LayoutView](
            custom_id=press.custom_id,
            placeholder=self._say("policy-choose-models", locale),
            max_values=len(models),
        )
        for model in models:
            select.add_option(
                label=model.label[:LABEL_CHARACTERS],
                value=model.id[:LABEL_CHARACTERS],
                description=purpose_of(model, locale)[:LABEL_CHARACTERS],
                default=model.id in chosen,
            )
        return select

    def _field(
        self, name: str, words_id: str, locale: str, *, default: str | None = None
    ) -> ui.Label[ui.Modal]:
        return ui.Label(
            text=self._say(f"policy-field-{name}", locale),
            description=self._say(words_id, locale),
            component=ui.TextInput[ui.Modal](
                custom_id=name, required=False, max_length=200, default=default
            ),
        )

    def button(
        self, act: PolicyAct, target: Target, rule: RuleName | None, words_id: str, locale: str
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


def _roles_now(act: PolicyAct, rule: RuleName, own: Rules) -> tuple[int, ...]:
    """Return the roles that a select shows as chosen."""
    role_ids: tuple[int, ...] = ()
    match rule:
        case RuleName.WHO if own.who is not None:
            role_ids = own.who.role_ids
        case RuleName.DENIED_ROLES:
            role_ids = own.denied_roles or ()
        case RuleName.REVIEW if own.review is not None:
            is_except = own.review.kind is Reviewed.EXCEPT_ROLES
            if is_except is (act is PolicyAct.EXCEPT):
                role_ids = own.review.role_ids
        case _:
            pass
    return role_ids
