"""Every rule is in the panels by being listed, and so is one that is made up here."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, cast

import pytest
from discord import ui
from pydantic import TypeAdapter

from bot.catalog import load_catalog, plan
from bot.imagine.request import submitted
from bot.imagine.requester import Place, Requester
from bot.locales import Words
from bot.locales.language import Language
from cogs.policy.controls import PolicyControls, RuleEditor, with_preset
from cogs.policy.decision import decide, require
from cogs.policy.explaining import explained
from cogs.policy.explanation_view import Explained, ExplanationPanel
from cogs.policy.model import (
    Rules,
    RuleTarget,
    changed_rules,
    check_rules,
    effective_rules,
    rules_from_json,
    rules_to_json,
)
from cogs.policy.phrase import Phrase, phrase
from cogs.policy.press import PolicyAct, PolicyPress
from cogs.policy.proposals import Impact, Proposal, dry_run
from cogs.policy.requests import RequestSummary
from cogs.policy.rules import AGE_RESTRICTED_RELAXED, RULES
from cogs.policy.rules.bases import RoleRule, SelectionRule
from cogs.policy.rules.rule import (
    EffectiveRules,
    Rule,
    RuleContext,
    RuleFinding,
    RuleRefusedError,
    RuleSettingError,
    Ruling,
    ServerFacts,
)
from cogs.policy.scope import Level, Scope, Setting
from cogs.policy.service import PastRequest
from cogs.policy.views import PolicyPanels
from tests.fakes.options import an_imagine
from tests.unit.bot.locales.fluent_files import FOLDER

CATALOG = load_catalog()
PLACE = Place(guild_id=1, category_id=30, channel_id=31)
SERVER = Scope(level=Level.SERVER, place_id=1)
TARGET = RuleTarget(place=PLACE, level=Level.CHANNEL)
ANN = Requester(user_id=7, place=PLACE)
REQUEST = submitted(plan(an_imagine(), CATALOG), ANN)
LEVELS = [level for level in Level if level is not Level.BUILT_IN]
LOCALE = "en-US"

MOON_WORDS = """
rules-name-moon_phase = The moon
policy-about-moon-phase = How much of the moon has to be seen.
policy-hint-moon-phase = Like 3
rules-value-moon = at least { $eighths } eighths
rules-reason-moon = Tonight { $eighths } eighths of the moon are seen.
refusal-rules-moon = Please come back when { $eighths } eighths of the moon are seen.
refusal-rules-moon-sized = There are eight eighths.
"""


class MoonPhaseRule(Rule[int]):
    """All there is to a rule: what no other module knows of."""

    tag = "moon_phase"
    value_type = TypeAdapter(int)
    default = 0
    choices = (0, 4, 8)
    fields = ("value",)

    def find(self, value: int, context: RuleContext, ruling: Ruling) -> RuleFinding:
        tonight = int(context.now) % 9
        if tonight >= value:
            return ruling.passes("rules-reason-moon", eighths=tonight)
        return ruling.denies("refusal-rules-moon", "rules-reason-moon", eighths=tonight)

    def read(self, typed: Mapping[str, str]) -> int:
        return int(typed["value"])

    def check(self, value: int, level: Level) -> None:
        if value > 8:
            raise RuleSettingError("refusal-rules-moon-sized")

    def display(self, value: int, labels: Mapping[str, str]) -> Phrase:
        return phrase("rules-value-moon", eighths=value)


@pytest.fixture(scope="module")
def words() -> Words:
    texts = [path.read_text(encoding="utf-8") for path in (FOLDER / "en").glob("*.ftl")]
    return Words({"en": Language("en", [*texts, MOON_WORDS])})


@pytest.fixture
def moon() -> Iterator[MoonPhaseRule]:
    """One more rule, while a test lasts."""
    rule = MoonPhaseRule()
    RULES.append(rule)
    yield rule
    RULES.remove(rule)


@pytest.fixture
def controls(words: Words) -> PolicyControls:
    return PolicyControls(words=words, catalog=CATALOG)


@pytest.fixture
def panels(words: Words, controls: PolicyControls) -> PolicyPanels:
    return PolicyPanels(words=words, catalog=CATALOG, controls=controls)


def context_at(now: float) -> RuleContext:
    return RuleContext(requester=ANN, now=now, server=ServerFacts())


def text_of(view: ui.LayoutView) -> str:
    texts = [one.content for one in view.walk_children() if isinstance(one, ui.TextDisplay)]
    return "\n".join(texts)


def options_of(view: ui.LayoutView, act: PolicyAct) -> dict[str, str]:
    """The labels of a select by their values."""
    (select,) = [
        cast("ui.Select[ui.LayoutView]", one)
        for one in view.walk_children()
        if isinstance(one, ui.Select) and one.custom_id.startswith(f"policy:{act}:")
    ]
    return {option.value: option.label for option in select.options}


def editor(rule: Rule[Any]) -> RuleEditor:
    return RuleEditor(
        rule=rule, target=TARGET, own=Rules(), effective=EffectiveRules(), styles=("noir",)
    )


def why(words: Words, effective: EffectiveRules, now: float = 0) -> str:
    """What moderators are shown of a decision."""
    decision = decide(context_at(now), effective)
    its = Explained(
        lines=[explained(finding, effective, {}) for finding in decision.findings],
        person="<@7>",
        place="<#31>",
        request=REQUEST,
    )
    return text_of(ExplanationPanel(words=words).panel(its, LOCALE))


@pytest.mark.parametrize("level", LEVELS)
def test_every_rule_can_be_chosen_where_it_can_be_set(panels: PolicyPanels, level: Level) -> None:
    place = Place(guild_id=1, category_id=30, channel_id=31, thread_id=40)
    target = RuleTarget(place=place, level=level)

    offered = options_of(panels.overview(target, Rules(), EffectiveRules(), LOCALE), PolicyAct.RULE)

    hidden = {AGE_RESTRICTED_RELAXED.tag} if level is Level.THREAD else set[str]()
    assert list(offered) == [rule.tag for rule in RULES if rule.tag not in hidden]


def test_every_rule_is_shown_and_explained(panels: PolicyPanels, words: Words) -> None:
    shown = text_of(panels.overview(TARGET, Rules(), EffectiveRules(), LOCALE))
    unset = why(words, EffectiveRules())
    values = {rule.tag: Setting(value=rule.default, scope=SERVER) for rule in RULES}
    line_by_line = why(words, EffectiveRules(values))

    for rule in RULES:
        name = rule.name.said(words, LOCALE)
        assert f"{name}: {rule.display(rule.default, {}).said(words, LOCALE)}" in shown
        assert name in unset
        assert f"**{name}:**" in line_by_line
    assert line_by_line.count("set for the server") == len(RULES)


@pytest.mark.parametrize("rule", RULES, ids=repr)
def test_a_rule_shows_what_it_can_be_set_to(
    panels: PolicyPanels, rule: Rule[Any], words: Words
) -> None:
    view = panels.rule(editor(rule), LOCALE)

    offered = options_of(view, PolicyAct.SET)
    chosen = [with_preset(Rules(), rule, TARGET.level, (value,))[rule] for value in offered]
    assert chosen == [None, *rule.choices_at(TARGET.level)]
    labels = list(offered.values())[1:]
    assert labels == [rule.display(one, {}).said(words.plain, LOCALE) for one in chosen[1:]]
    types = [one for one in view.walk_children() if ":type:" in getattr(one, "custom_id", "")]
    assert bool(types) is bool(rule.fields)


@pytest.mark.parametrize("rule", RULES, ids=repr)
def test_roles_and_names_have_selects_of_their_own(panels: PolicyPanels, rule: Rule[Any]) -> None:
    view = panels.rule(editor(rule), LOCALE)

    acts = [
        one.custom_id.split(":")[1]
        for one in view.walk_children()
        if isinstance(one, ui.Select | ui.RoleSelect)
    ]
    named = [rule.tag] if isinstance(rule, SelectionRule) else []
    assert acts[1:] == [*(rule.selects if isinstance(rule, RoleRule) else ()), *named]


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule.fields], ids=repr)
async def test_a_rule_is_typed_into_its_fields(controls: PolicyControls, rule: Rule[Any]) -> None:
    form = controls.form(rule, TARGET, EffectiveRules(), LOCALE)

    labels = [one for one in form.children if isinstance(one, ui.Label)]
    inputs = [cast("ui.TextInput[ui.Modal]", label.component) for label in labels]
    assert tuple(one.custom_id for one in inputs) == rule.fields
    assert read(form.custom_id) == PolicyPress(act=PolicyAct.TYPE, target=TARGET, rule=rule)


def read(custom_id: str) -> PolicyPress | None:
    """A custom id as it is read on the server of these tests."""
    press = PolicyPress.read(custom_id)
    return None if press is None else press.on(1)


# --- a rule that is made up: one class, one line, its words ---------------------------------------


def test_a_new_rule_is_in_the_panels(
    panels: PolicyPanels, controls: PolicyControls, moon: MoonPhaseRule
) -> None:
    overview = panels.overview(TARGET, Rules(), EffectiveRules(), LOCALE)
    view = panels.rule(editor(moon), LOCALE)

    assert "The moon: at least 0 eighths" in text_of(overview)
    assert options_of(overview, PolicyAct.RULE)["moon_phase"] == "The moon"
    assert "How much of the moon has to be seen." in text_of(view)
    assert list(options_of(view, PolicyAct.SET).values())[1:] == [
        "at least 0 eighths",
        "at least 4 eighths",
        "at least 8 eighths",
    ]
    assert controls.form(moon, TARGET, EffectiveRules(), LOCALE).title == "The moon"
    press = PolicyPress(act=PolicyAct.SET, target=TARGET, rule=moon)
    assert read(press.custom_id) == press


def test_a_new_rule_is_kept_checked_and_inherited(moon: MoonPhaseRule) -> None:
    rules = with_preset(Rules(private=False), moon, Level.CHANNEL, ('{"moon_phase":4}',))

    assert rules_to_json(rules) == '{"private":false,"moon_phase":4}'
    assert rules_from_json(rules_to_json(rules))[moon] == 4
    assert effective_rules(PLACE, {SERVER: rules})[moon].value == 4
    with pytest.raises(RuleSettingError):
        check_rules(rules.having(moon, 9), Level.CHANNEL)


def test_a_new_rule_decides_and_is_explained(words: Words, moon: MoonPhaseRule) -> None:
    effective = effective_rules(PLACE, {SERVER: Rules().having(moon, 4)})

    with pytest.raises(RuleRefusedError) as refused:
        require(context_at(3), effective, RULES)

    said = words.say(refused.value.words_id, LOCALE, **refused.value.facts)
    assert said == "Please come back when 3 eighths of the moon are seen."
    assert "✗ **The moon:** Tonight 3 eighths of the moon are seen." in why(words, effective, now=3)


def test_a_new_rule_is_tried_shown_and_noted_before_it_holds(
    panels: PolicyPanels, moon: MoonPhaseRule
) -> None:
    quick = RequestSummary(model="a/quick", model_label="Quick")
    asks = [PastRequest(requester=ANN, request=quick, at=at) for at in (3, 8)]
    before, after = Rules(), Rules(moon_phase=4)

    trial = dry_run(asks, {SERVER: after}, ServerFacts())
    proposal = Proposal(
        target=TARGET, before=before, after=after, inherited=Rules(moon_phase=0), version=0
    )
    shown = panels.proposal(
        "0" * 32, proposal, Impact(warnings=(), trial=trial, refused_before=0), LOCALE
    )

    assert trial.by_rule == {moon: 1}
    assert "at least 0 eighths (inherited) → **at least 4 eighths**" in text_of(shown)
    assert "The moon (1)" in text_of(shown)
    assert panels.audit_facts(proposal, LOCALE) == {
        "moon_phase": "at least 0 eighths (inherited) → at least 4 eighths"
    }
    assert changed_rules(before, after) == {"moon_phase": "– → 4"}  # noqa: RUF001 - for nothing
    everywhere = replace(proposal, target=replace(TARGET, level=Level.SERVER))
    assert "default) → at least 4 eighths" in panels.audit_facts(everywhere, LOCALE)["moon_phase"]


def test_what_a_rule_set_is_left_out_when_it_is_gone() -> None:
    assert rules_from_json('{"private":false,"moon_phase":4}') == Rules(private=False)
    assert read("policy:set:h:30:31:0:moon_phase") is None
