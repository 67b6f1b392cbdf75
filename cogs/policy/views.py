"""What a manager sees of a place's rules, and the controls to change one."""

from collections.abc import Sequence
from typing import Any

import discord
from discord import ui

from bot.catalog import Catalog
from bot.errors import Fact
from bot.locales import Markdown, Words
from bot.locales.markdown import within
from cogs.kit.panels import panel
from cogs.policy.change import differing
from cogs.policy.controls import MOST_OPTIONS, PolicyControls, RuleScene
from cogs.policy.decision import Decision
from cogs.policy.model import Rules
from cogs.policy.press import ChangeAct, PolicyAct
from cogs.policy.proposals import Proposal, Prospect
from cogs.policy.rules import RULES
from cogs.policy.rules.rule import EffectiveRules, Outcome, Rule
from cogs.policy.scope import Scope, Spot, source_of
from cogs.policy.target import Target

Part = ui.Item[ui.LayoutView]

WARNING = discord.Colour(0xE0A030)
SAVED = discord.Colour(0x3BA55D)

VALUE_CHARACTERS, SHORT_CHARACTERS = 170, 80
"""So much of each value, so that all rules fit one message (4,000 characters, Discord's limit)."""
FEW_CHANGES = 6
"""More of them are shown shorter."""

_SIGNS = {
    Outcome.PASSES: "✓",
    Outcome.DENIES: "✗",
    Outcome.EXEMPT: "✓",
    Outcome.NOTES: "·",
}


class PolicyPanels:
    """Makes the panels of the rules, in the reader's language."""

    def __init__(self, *, words: Words, catalog: Catalog, controls: PolicyControls) -> None:
        self._words = words
        self._controls = controls
        self._labels = {model.id: model.label for model in catalog.models}

    def overview(  # noqa: PLR0913 - half of them by name
        self,
        target: Target,
        own: Rules,
        effective: EffectiveRules,
        locale: str,
        *,
        others: Sequence[int] = (),
        may_edit: bool = True,
    ) -> ui.LayoutView:
        """Show what holds at a place; ``others`` are places with rules of their own."""
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
        if len(target.scopes) > 1:
            parts.append(_row(self._controls.level_select(target, locale)))
        if not own.is_empty:
            parts.append(
                _row(self._controls.button(PolicyAct.RESET, target, None, "policy-reset", locale))
            )
        return panel(*parts)

    def rule(self, scene: RuleScene, locale: str) -> ui.LayoutView:
        """Show one rule with what it may be set to."""
        rule, target, own, effective = scene.rule, scene.target, scene.own, scene.effective
        say, setting = self._say, effective[rule]
        value = self._value(rule, setting.value, locale)
        text = "\n".join(
            (
                f"### {rule.name.said(self._words, locale)}",
                say(f"policy-about-{rule.words_tag}", locale),
                say("policy-now", locale, place=self.place(target, locale), value=value),
                f"-# {source_of(setting.spot).said(self._words, locale)}",
            )
        )
        parts: list[Part] = [
            ui.TextDisplay(text),
            _row(self._controls.preset_select(rule, target, own, locale)),
            *(_row(select) for select in self._controls.further_selects(scene, locale)),
        ]
        buttons = [self._controls.button(PolicyAct.OVERVIEW, target, None, "policy-back", locale)]
        if rule.fields:
            buttons.insert(
                0, self._controls.button(PolicyAct.TYPE, target, rule, "policy-type", locale)
            )
        return panel(*parts, _row(*buttons))

    def proposal(
        self, proposal_id: str, proposal: Proposal, prospect: Prospect, locale: str
    ) -> ui.LayoutView:
        """Show a change before it is made: before and after, whom it locks out, what it does."""
        say = self._say
        lines = [
            f"### {say('policy-change', locale, place=self.place(proposal.target, locale))}",
            *self.change_lines(proposal, locale),
        ]
        lines += [f"⚠ {one.said(self._words, locale)}" for one in prospect.warnings]
        parts: list[Part] = [ui.TextDisplay("\n".join(lines))]
        parts.append(ui.TextDisplay(self._trial(prospect, locale)))
        parts.append(
            _row(
                self._controls.answer(
                    ChangeAct.SAVE,
                    proposal_id,
                    "policy-save-anyway" if prospect.warnings else "policy-save",
                    locale,
                    style=discord.ButtonStyle.danger
                    if prospect.warnings
                    else discord.ButtonStyle.success,
                ),
                self._controls.answer(ChangeAct.DROP, proposal_id, "policy-drop", locale),
            )
        )
        return panel(*parts, colour=WARNING) if prospect.warnings else panel(*parts)

    def saved(self, undo_id: str, proposal: Proposal, locale: str) -> ui.LayoutView:
        """Say what was changed, and offer to take it back."""
        head = self._say("policy-saved", locale, place=self.place(proposal.target, locale))
        return panel(
            ui.TextDisplay("\n".join((f"### {head}", *self.change_lines(proposal, locale)))),
            _row(
                self._controls.answer(ChangeAct.UNDO, undo_id, "policy-undo", locale),
                self._controls.button(
                    PolicyAct.OVERVIEW, proposal.target, None, "policy-back", locale
                ),
            ),
            colour=SAVED,
        )

    def nothing(self, target: Target, locale: str) -> ui.LayoutView:
        """Say that a change changes nothing."""
        back = self._controls.button(PolicyAct.OVERVIEW, target, None, "policy-back", locale)
        return panel(ui.TextDisplay(self._say("policy-unchanged", locale)), _row(back))

    def explanation(
        self,
        decision: Decision,
        person: str,
        target: Target,
        hurdles: Sequence[str],
        locale: str,
    ) -> ui.LayoutView:
        """Show what each rule says to a person at a place, in order, and how to change it.

        ``hurdles`` are what Discord itself puts in the way.
        """
        place = self.place(target, locale)
        is_allowed = decision.is_allowed and not hurdles
        outcome = "policy-explain-yes" if is_allowed else "policy-explain-no"
        lines = [f"### {self._say(outcome, locale, person=person, place=place)}"]
        for finding in decision.findings:
            name = finding.rule.name.said(self._words, locale)
            reason = within(finding.reason.said(self._words, locale), VALUE_CHARACTERS)
            is_hindering = finding.outcome in {Outcome.DENIES, Outcome.EXEMPT}
            source = "" if is_hindering else self._from(finding.spot, locale)
            lines.append(f"{_SIGNS[finding.outcome]} **{name}:** {reason}{source}")
            if is_hindering:
                lines.append(f"-# {source_of(finding.spot).said(self._words, locale)}")
        lines += [f"{_SIGNS[Outcome.DENIES]} {hurdle}" for hurdle in hurdles]
        lines.append(f"-# {self._say('policy-explain-besides', locale)}")
        return panel(ui.TextDisplay("\n".join(lines)))

    def change_lines(self, proposal: Proposal, locale: str) -> list[str]:
        """Return each changed rule as before and after."""
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

    def trail_facts(self, proposal: Proposal, locale: str) -> dict[str, str]:
        """Return each changed rule as the audit log keeps it."""
        return {
            # Whoever shows the audit log makes it safe to show.
            rule.tag: " → ".join(
                self._own_value(rule, rules, proposal, locale, self._words.plain)
                for rules in (proposal.before, proposal.after)
            )
            for rule in differing(proposal.before, proposal.after)
        }

    def place(self, target: Target, locale: str) -> str:
        """Return how a place is called in a sentence."""
        if target.scope is Scope.SERVER:
            return self._say("policy-place-server", locale)
        return f"<#{target.spot.place_id}>"

    def _value(
        self, rule: Rule[Any], value: object, locale: str, words: Words | None = None
    ) -> Markdown:
        """Return a rule's value in words."""
        said = rule.said(value, self._labels).said(words or self._words, locale)
        return within(said, VALUE_CHARACTERS)

    def _own_value(
        self, rule: Rule[Any], own: Rules, proposal: Proposal, locale: str, words: Words
    ) -> str:
        """Return what a place has set; where it has not, what it inherits."""
        if own[rule] is not None:
            return self._value(rule, own[rule], locale, words)
        value = self._value(rule, proposal.inherited[rule], locale, words)
        return words.say("policy-inherited", locale, value=value)

    def _line(self, rule: Rule[Any], effective: EffectiveRules, target: Target, locale: str) -> str:
        spot = effective[rule].spot
        name = rule.name.said(self._words, locale)
        value = self._value(rule, effective[rule].value, locale)
        said = self._say("policy-line", locale, rule=name, value=value)
        if spot == target.spot:
            return f"**{said}** · {self._say('policy-from-here', locale)}"
        return f"{said}{self._from(spot, locale)}"

    def _from(self, spot: Spot, locale: str) -> str:
        match spot.scope:
            case Scope.BUILT_IN:
                return ""
            case Scope.SERVER:
                return f" · {self._say('policy-from-server', locale)}"
            case _:
                return f" · <#{spot.place_id}>"

    def _trial(self, prospect: Prospect, locale: str) -> str:
        trial = prospect.trial
        if not trial.total:
            return "-# " + self._say("policy-trial-none", locale)
        said = self._say(
            "policy-trial",
            locale,
            total=trial.total,
            refused=trial.refused,
            before=prospect.refused_before,
        )
        rules = tuple(
            Markdown(f"{rule.name.said(self._words, locale)} ({count})")
            for rule, count in trial.by_rule.items()
        )
        if not rules:
            return said
        return f"{said}\n-# {self._say('policy-trial-by-rule', locale, rules=rules)}"

    def _say(self, words_id: str, locale: str, **facts: Fact) -> str:
        return self._words.say(words_id, locale, **facts)


def _row(*items: Part) -> ui.ActionRow[ui.LayoutView]:
    return ui.ActionRow(*items)
