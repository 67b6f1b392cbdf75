"""Every rule is in the panels by being listed, and so is one that is made up here."""

from collections.abc import Iterator, Mapping
from typing import Any, cast

import pytest
from discord import ui
from pydantic import TypeAdapter

from bot.catalog import load_catalog
from bot.imagine.requester import Place, Requester
from bot.locales import Words
from bot.locales.language import Language
from cogs.policy.change import changed_rules
from cogs.policy.controls import PolicyControls, RuleScene, with_preset
from cogs.policy.decision import decide
from cogs.policy.dry_run import Ask, dry_run
from cogs.policy.model import Rules, check_rules, effective_rules, rules_from_json, rules_to_json
from cogs.policy.phrase import Phrase, phrase
from cogs.policy.press import PolicyAct, PolicyPress
from cogs.policy.proposals import Proposal, Prospect
from cogs.policy.requests import Wish
from cogs.policy.rules import AGE_RESTRICTED_RELAXED, RULES
from cogs.policy.rules.bases import RoleRule, SelectionRule
from cogs.policy.rules.rule import (
    Circumstances,
    EffectiveRules,
    Finding,
    Rule,
    RuleRefusedError,
    RuleSettingError,
    Ruling,
    Submission,
)
from cogs.policy.scope import Scope, Spot
from cogs.policy.target import Target
from cogs.policy.views import PolicyPanels
from tests.unit.bot.locales.fluent_files import FOLDER

CATALOG = load_catalog()
PLACE = Place(guild_id=1, category_id=30, channel_id=31)
SERVER = Spot(scope=Scope.SERVER, place_id=1)
TARGET = Target(place=PLACE, scope=Scope.CHANNEL)
ANN = Requester(user_id=7, place=PLACE)
SCOPES = [scope for scope in Scope if scope is not Scope.BUILT_IN]
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

    def find(self, value: int, submission: Submission, ruling: Ruling) -> Finding:
        tonight = int(submission.circumstances.now) % 9
        if tonight >= value:
            return ruling.passes("rules-reason-moon", eighths=tonight)
        return ruling.denies("refusal-rules-moon", "rules-reason-moon", eighths=tonight)

    def read(self, typed: Mapping[str, str]) -> int:
        return int(typed["value"])

    def check(self, value: int, scope: Scope) -> None:
        if value > 8:
            raise RuleSettingError("refusal-rules-moon-sized")

    def said(self, value: int, labels: Mapping[str, str]) -> Phrase:
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


def scene(rule: Rule[Any]) -> RuleScene:
    return RuleScene(
        rule=rule, target=TARGET, own=Rules(), effective=EffectiveRules(), styles=("noir",)
    )


def explained(panels: PolicyPanels, effective: EffectiveRules, now: float = 0) -> str:
    decision = decide(ANN, None, effective, Circumstances(now=now))
    return text_of(panels.explanation(decision, "<@7>", TARGET, (), LOCALE))


@pytest.mark.parametrize("scope", SCOPES)
def test_every_rule_can_be_chosen_where_it_can_be_set(panels: PolicyPanels, scope: Scope) -> None:
    place = Place(guild_id=1, category_id=30, channel_id=31, thread_id=40)
    target = Target(place=place, scope=scope)

    offered = options_of(panels.overview(target, Rules(), EffectiveRules(), LOCALE), PolicyAct.RULE)

    hidden = {AGE_RESTRICTED_RELAXED.tag} if scope is Scope.THREAD else set[str]()
    assert list(offered) == [rule.tag for rule in RULES if rule.tag not in hidden]


def test_every_rule_is_shown_and_explained(panels: PolicyPanels, words: Words) -> None:
    shown = text_of(panels.overview(TARGET, Rules(), EffectiveRules(), LOCALE))
    why = explained(panels, EffectiveRules())

    for rule in RULES:
        name = rule.name.said(words, LOCALE)
        assert f"{name}: {rule.said(rule.default, {}).said(words, LOCALE)}" in shown
        assert f"**{name}:**" in why


@pytest.mark.parametrize("rule", RULES, ids=repr)
def test_a_rule_shows_what_it_can_be_set_to(
    panels: PolicyPanels, rule: Rule[Any], words: Words
) -> None:
    view = panels.rule(scene(rule), LOCALE)

    offered = options_of(view, PolicyAct.SET)
    chosen = [with_preset(Rules(), rule, TARGET.scope, (value,))[rule] for value in offered]
    assert chosen == [None, *rule.choices_at(TARGET.scope)]
    labels = list(offered.values())[1:]
    assert labels == [rule.said(one, {}).said(words.plain, LOCALE) for one in chosen[1:]]
    types = [one for one in view.walk_children() if ":type:" in getattr(one, "custom_id", "")]
    assert bool(types) is bool(rule.fields)


@pytest.mark.parametrize("rule", RULES, ids=repr)
def test_roles_and_names_have_selects_of_their_own(panels: PolicyPanels, rule: Rule[Any]) -> None:
    view = panels.rule(scene(rule), LOCALE)

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
    view = panels.rule(scene(moon), LOCALE)

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
    rules = with_preset(Rules(private=False), moon, Scope.CHANNEL, ('{"moon_phase":4}',))

    assert rules_to_json(rules) == '{"private":false,"moon_phase":4}'
    assert rules_from_json(rules_to_json(rules))[moon] == 4
    assert effective_rules(PLACE, {SERVER: rules})[moon].value == 4
    with pytest.raises(RuleSettingError):
        check_rules(rules.having(moon, 9), Scope.CHANNEL)


def test_a_new_rule_decides_and_is_explained(
    panels: PolicyPanels, words: Words, moon: MoonPhaseRule
) -> None:
    effective = effective_rules(PLACE, {SERVER: Rules().having(moon, 4)})

    with pytest.raises(RuleRefusedError) as refused:
        decide(ANN, None, effective, Circumstances(now=3)).require()

    said = words.say(refused.value.words_id, LOCALE, **refused.value.facts)
    assert said == "Please come back when 3 eighths of the moon are seen."
    assert "✗ **The moon:** Tonight 3 eighths of the moon are seen." in explained(
        panels, effective, now=3
    )


def test_a_new_rule_is_tried_shown_and_noted_before_it_holds(
    panels: PolicyPanels, moon: MoonPhaseRule
) -> None:
    wish = Wish(model="a/quick", model_label="Quick")
    asks = [Ask(asker=ANN, wish=wish, at=at) for at in (3, 8)]
    before, after = Rules(), Rules(moon_phase=4)

    trial = dry_run(asks, {SERVER: after}, Circumstances(now=0))
    proposal = Proposal(
        target=TARGET, before=before, after=after, inherited=Rules(moon_phase=0), version=0
    )
    shown = panels.proposal(
        "0" * 32, proposal, Prospect(warnings=(), trial=trial, refused_before=0), LOCALE
    )

    assert trial.by_rule == {moon: 1}
    assert "at least 0 eighths (inherited) → **at least 4 eighths**" in text_of(shown)
    assert "The moon (1)" in text_of(shown)
    assert panels.trail_facts(proposal, LOCALE) == {
        "moon_phase": "at least 0 eighths (inherited) → at least 4 eighths"
    }
    assert changed_rules(before, after) == {"moon_phase": "– → 4"}  # noqa: RUF001 - for nothing


def test_what_a_rule_set_is_left_out_when_it_is_gone() -> None:
    assert rules_from_json('{"private":false,"moon_phase":4}') == Rules(private=False)
    assert read("policy:set:h:30:31:0:moon_phase") is None
