"""The panels of a place's rules, for managers and moderators."""

from collections.abc import Sequence
from typing import Any

import discord
from discord import ui

from bot.catalog import Catalog
from bot.locales import Markdown, Words
from bot.locales.markdown import within
from cogs.filter import Trial, trial_lines
from cogs.kit.panels import MOST_OPTIONS, panel
from cogs.policy.controls import PolicyControls, RuleEditor
from cogs.policy.explaining import source_of
from cogs.policy.model import Rules, RuleTarget, differing
from cogs.policy.press import ChangeAct, PolicyAct
from cogs.policy.proposals import Impact, Proposal
from cogs.policy.requests import labels_of
from cogs.policy.rules import RULES
from cogs.policy.rules.rule import EffectiveRules, Rule
from cogs.policy.scope import Level, Scope

Part = ui.Item[ui.LayoutView]

WARNING = discord.Colour(0xE0A030)
SAVED = discord.Colour(0x3BA55D)

VALUE_CHARACTERS, SHORT_CHARACTERS = 170, 80
"""The longest value shown, so that all rules fit Discord's 4,000 characters of one message."""
FEW_CHANGES = 6
"""With more changes than this, values are cut to ``SHORT_CHARACTERS``."""


class PolicyPanels:
    """Builds the panels in the reader's language."""

    def __init__(self, *, words: Words, catalog: Catalog, controls: PolicyControls) -> None:
        self._words = words
        self._say = words.say
        self._controls = controls
        self._labels = labels_of(catalog)

    def overview(  # noqa: PLR0913 - half of them by name
        self,
        target: RuleTarget,
        own: Rules,
        effective: EffectiveRules,
        locale: str,
        *,
        others: Sequence[int] = (),
        may_edit: bool = True,
    ) -> ui.LayoutView:
        """Show what applies at a place; ``others`` are places with rules of their own."""
        say = self._say
        lines = [self._line(rule, effective, target, locale) for rule in RULES]
        head = say("policy-title", locale, place=self.place(target, locale))
        parts: list[Part] = [ui.TextDisplay(f"### {head}\n" + "\n".join(lines))]
        if others:
            places = tuple(f"<#{id_}>" for id_ in others[:MOST_OPTIONS])
            parts.append(ui.TextDisplay("-# " + say("policy-others", locale, places=places)))
        if not may_edit:
            parts.append(ui.TextDisplay("-# " + say("policy-how-to-edit", locale)))
            return panel(*parts)
        parts += [_row(self._controls.rule_select(target, own, locale))]
        if len(target.levels) > 1:
            parts.append(_row(self._controls.level_select(target, locale)))
        if not own.is_empty:
            parts.append(
                _row(self._controls.button(PolicyAct.RESET, target, None, "policy-reset", locale))
            )
        return panel(*parts)

    def rule(self, editor: RuleEditor, locale: str) -> ui.LayoutView:
        """Show one rule and the values to choose from."""
        rule, target, own, effective = editor.rule, editor.target, editor.own, editor.effective
        say, setting = self._say, effective[rule]
        value = self._value(rule, setting.value, locale)
        text = "\n".join(
            (
                f"### {rule.name.said(self._words, locale)}",
                say(f"policy-about-{rule.words_tag}", locale),
                say("policy-now", locale, place=self.place(target, locale), value=value),
                f"-# {source_of(setting.scope).said(self._words, locale)}",
            )
        )
        parts: list[Part] = [
            ui.TextDisplay(text),
            _row(self._controls.preset_select(rule, target, own, locale)),
            *(_row(select) for select in self._controls.further_selects(editor, locale)),
        ]
        buttons = [self._controls.button(PolicyAct.OVERVIEW, target, None, "policy-back", locale)]
        if rule.fields:
            buttons.insert(
                0, self._controls.button(PolicyAct.TYPE, target, rule, "policy-type", locale)
            )
        return panel(*parts, _row(*buttons))

    def proposal(
        self,
        proposal_id: str,
        proposal: Proposal,
        impact: Impact,
        locale: str,
        *,
        filter_trial: Trial | None = None,
    ) -> ui.LayoutView:
        """Show a change before it is saved: old and new values, warnings, the dry run."""
        say = self._say
        lines = [
            f"### {say('policy-change', locale, place=self.place(proposal.target, locale))}",
            *self.change_lines(proposal, locale),
        ]
        lines += [f"⚠ {one.said(self._words, locale)}" for one in impact.warnings]
        parts: list[Part] = [ui.TextDisplay("\n".join(lines))]
        parts.append(ui.TextDisplay(self._trial(impact, locale)))
        if filter_trial is not None:
            lines = trial_lines(filter_trial, self._words, locale)
            parts.append(ui.TextDisplay("\n".join(lines)))
        parts.append(
            _row(
                self._controls.answer(
                    ChangeAct.SAVE,
                    proposal_id,
                    "policy-save-anyway" if impact.warnings else "policy-save",
                    locale,
                    style=discord.ButtonStyle.danger
                    if impact.warnings
                    else discord.ButtonStyle.success,
                ),
                self._controls.answer(ChangeAct.DROP, proposal_id, "policy-drop", locale),
            )
        )
        return panel(*parts, colour=WARNING) if impact.warnings else panel(*parts)

    def saved(self, undo_id: str, proposal: Proposal, locale: str) -> ui.LayoutView:
        """Show a saved change, or one that was undone, with a button for the way back."""
        said = "policy-undone" if proposal.is_undo else "policy-saved"
        back = "policy-redo" if proposal.is_undo else "policy-undo"
        head = self._say(said, locale, place=self.place(proposal.target, locale))
        return panel(
            ui.TextDisplay("\n".join((f"### {head}", *self.change_lines(proposal, locale)))),
            _row(
                self._controls.answer(ChangeAct.UNDO, undo_id, back, locale),
                self._controls.button(
                    PolicyAct.OVERVIEW, proposal.target, None, "policy-back", locale
                ),
            ),
            colour=SAVED,
        )

    def unchanged(self, target: RuleTarget, locale: str) -> ui.LayoutView:
        """Say that a proposal changes nothing."""
        back = self._controls.button(PolicyAct.OVERVIEW, target, None, "policy-back", locale)
        return panel(ui.TextDisplay(self._say("policy-unchanged", locale)), _row(back))

    def change_lines(self, proposal: Proposal, locale: str) -> list[str]:
        """Return a line for each changed rule: old and new value."""
        rules = differing(proposal.before, proposal.after)
        own = self._own_value
        most = VALUE_CHARACTERS if len(rules) <= FEW_CHANGES else SHORT_CHARACTERS
        return [
            self._say(
                "policy-before-after",
                locale,
                rule=rule.name.said(self._words, locale),
                before=within(own(rule, proposal.before, proposal, locale, self._words), most),
                after=within(own(rule, proposal.after, proposal, locale, self._words), most),
            )
            for rule in rules
        ]

    def audit_facts(self, proposal: Proposal, locale: str) -> dict[str, str]:
        """Return each changed rule for the audit log: "old → new" by tag."""
        return {
            # The audit log escapes markdown when it is shown.
            rule.tag: " → ".join(
                self._own_value(rule, rules, proposal, locale, self._words.plain)
                for rules in (proposal.before, proposal.after)
            )
            for rule in differing(proposal.before, proposal.after)
        }

    def place(self, target: RuleTarget, locale: str) -> str:
        """Return the place as it is named in a sentence."""
        if target.level is Level.SERVER:
            return self._say("policy-place-server", locale)
        return f"<#{target.scope.place_id}>"

    def _value(
        self, rule: Rule[Any], value: object, locale: str, words: Words | None = None
    ) -> Markdown:
        """Return a rule's value in words, cut to fit."""
        said = rule.display(value, self._labels).said(words or self._words, locale)
        return within(said, VALUE_CHARACTERS)

    def _own_value(
        self, rule: Rule[Any], own: Rules, proposal: Proposal, locale: str, words: Words
    ) -> str:
        """Return the value a place sets, or the one it inherits: a whole server, Easel's own."""
        if own[rule] is not None:
            return self._value(rule, own[rule], locale, words)
        value = self._value(rule, proposal.inherited[rule], locale, words)
        is_server = proposal.target.scope.level is Level.SERVER
        words_id = "policy-default" if is_server else "policy-inherited"
        return words.say(words_id, locale, value=value)

    def _line(
        self, rule: Rule[Any], effective: EffectiveRules, target: RuleTarget, locale: str
    ) -> str:
        scope = effective[rule].scope
        name = rule.name.said(self._words, locale)
        value = self._value(rule, effective[rule].value, locale)
        said = self._say("policy-line", locale, rule=name, value=value)
        if scope == target.scope:
            return f"**{said}** · {self._say('policy-from-here', locale)}"
        return f"{said}{self._from(scope, locale)}"

    def _from(self, scope: Scope, locale: str) -> str:
        match scope.level:
            case Level.BUILT_IN:
                return ""
            case Level.SERVER:
                return f" · {self._say('policy-from-server', locale)}"
            case _:
                return f" · <#{scope.place_id}>"

    def _trial(self, impact: Impact, locale: str) -> str:
        trial = impact.trial
        if not trial.total:
            return "-# " + self._say("policy-trial-none", locale)
        said = self._say(
            "policy-trial",
            locale,
            total=trial.total,
            refused=trial.refused,
            before=impact.refused_before,
        )
        rules = tuple(
            Markdown(f"{rule.name.said(self._words, locale)} ({count})")
            for rule, count in trial.by_rule.items()
        )
        if not rules:
            return said
        return f"{said}\n-# {self._say('policy-trial-by-rule', locale, rules=rules)}"


def _row(*items: Part) -> ui.ActionRow[ui.LayoutView]:
    return ui.ActionRow(*items)
