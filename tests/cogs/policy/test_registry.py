"""What every rule owes to the loops over all of them: a new one is held to it by being listed."""

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.imagine.requester import Place, Requester
from bot.locales import Words
from cogs.policy.decision import decide
from cogs.policy.model import (
    Rules,
    all_set,
    check_rules,
    lockout_warnings,
    presets_of,
    rules_from_json,
    rules_to_json,
    value_of,
)
from cogs.policy.requests import NOT_REFUSED
from cogs.policy.rules import (
    MAXIMUM_MEGAPIXELS,
    NEWCOMER_WAIT,
    QUIET_HOURS,
    REFUSED_WAIT,
    RULES,
    SLOW_MODE,
    STYLES,
    rule_of,
)
from cogs.policy.rules.bases import DurationRule, NumberRule, RoleRule, SelectionRule
from cogs.policy.rules.quiet_hours import NEVER, QuietHours
from cogs.policy.rules.rule import (
    EffectiveRules,
    Rule,
    RuleContext,
    RuleSettingError,
    ServerFacts,
)
from cogs.policy.scope import Level
from tests.cogs.policy import any_rules
from tests.cogs.policy.policy_case import MODELS, PolicyCase, policy_cases
from tests.unit.bot.locales.fluent_files import ROOT, languages, messages

WORDS = Words.load()
CASES = tuple(policy_cases())
LEVELS = [level for level in Level if level is not Level.BUILT_IN]
TYPED = {
    NEWCOMER_WAIT: ({"value": "3 days"}, 259_200),
    SLOW_MODE: ({"value": "2 min"}, 120),
    REFUSED_WAIT: ({"value": "2 min"}, 120),
    QUIET_HOURS: (
        {"value": "22:00-07:00", "timezone": "Berlin"},
        QuietHours(start_minute=1320, end_minute=420, timezone="Europe/Berlin"),
    ),
    MAXIMUM_MEGAPIXELS: ({"value": "2,5"}, 2.5),
    STYLES: ({"value": "noir, neon"}, ("noir", "neon")),
}
"""What somebody types for each rule that can be typed, and what it means."""

every_rule = pytest.mark.parametrize("rule", RULES, ids=repr)


def words_of(rule: Rule[object]) -> set[str]:
    """The sentences that panels and lists say of a rule by its tag."""
    tag = rule.words_tag
    wanted = {f"rules-name-{rule.tag}", f"policy-about-{tag}"}
    wanted |= {f"policy-hint-{tag if field == 'value' else field}" for field in rule.fields}
    wanted |= {f"policy-field-{field}" for field in rule.fields}
    if isinstance(rule, RoleRule):
        wanted |= {f"policy-{select}-{tag}" for select in rule.selects}
    if isinstance(rule, SelectionRule):
        wanted.add(f"policy-choose-{tag}")
    wanted |= {value_of(rule, preset, MODELS).words_id for preset in presets_of(rule, Level.SERVER)}
    return wanted


def test_tags_are_unique_and_fit_into_custom_ids() -> None:
    tags = [rule.tag for rule in RULES]

    assert len(tags) == len(set(tags))
    assert all(re.fullmatch(r"[a-z][a-z_]{0,30}", tag) for tag in tags)
    assert [rule_of(tag) for tag in tags] == RULES
    assert rule_of("moon_phase") is None


@every_rule
@pytest.mark.parametrize("language", sorted(languages()))
def test_every_rule_has_its_words(rule: Rule[object], language: str) -> None:
    assert words_of(rule) - messages(language).keys() == set()


@every_rule
def test_every_rule_is_in_the_moderators_guide(rule: Rule[object]) -> None:
    guide = (ROOT / "docs" / "moderators.md").read_text(encoding="utf-8")

    assert f"| {rule.name.said(WORDS, 'en')} |" in guide


@every_rule
def test_every_rule_is_tried_in_the_table_of_cases_and_with_any_value(rule: Rule[object]) -> None:
    placed = [rules for case in CASES for rules in case.placed.values()]

    assert [rules for rules in placed if rules[rule] is not None]
    assert rule.tag in any_rules.values


@every_rule
def test_what_is_built_in_can_be_set_everywhere(rule: Rule[object]) -> None:
    refused = list[Level]()
    for level in LEVELS:
        try:
            check_rules(Rules(**{rule.tag: rule.default}), level)
        except RuleSettingError:
            refused.append(level)

    assert refused == []


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.claim)
def test_what_is_built_in_denies_nothing(case: PolicyCase) -> None:
    # The one rule that is on by itself is about what filters refused.
    context = replace(case.context, refused_lately=NOT_REFUSED)
    decision = decide(context, EffectiveRules())

    assert decision.denials == ()
    assert not decision.needs_review


def test_what_is_built_in_locks_nobody_out() -> None:
    server = ServerFacts(guild_id=1, models=MODELS, role_ids=frozenset())
    nobody = EffectiveRules()

    assert [rule.lockout(rule.default, nobody, server) for rule in RULES] == [None] * len(RULES)
    assert lockout_warnings(nobody, nobody, server) == ()


@every_rule
def test_choices_are_kept_as_they_are(rule: Rule[object]) -> None:
    for level in LEVELS:
        for preset in presets_of(rule, level):
            assert rules_from_json(rules_to_json(preset)) == preset


@every_rule
def test_choices_are_told_apart_by_their_words(rule: Rule[object]) -> None:
    said = [rule.display(value, MODELS).said(WORDS, "en") for value in rule.choices]
    noted = [rule.audit_text(value) for value in rule.choices]

    assert len(set(said)) == len(said)
    assert len(set(noted)) == len(noted)


@every_rule
def test_a_rule_with_fields_reads_what_is_typed_and_others_read_nothing(
    rule: Rule[object],
) -> None:
    typed, value = TYPED[rule] if rule.fields else ({"value": "3"}, None)

    assert rule.read(typed) == value
    if rule.fields:
        assert typed.keys() == set(rule.fields)
        check_rules(Rules(**{rule.tag: value}), Level.SERVER)


@pytest.mark.parametrize("language", sorted(languages()))
def test_a_length_of_time_is_read_as_it_is_shown(language: str) -> None:
    for rule in (rule for rule in RULES if isinstance(rule, DurationRule)):
        for value in rule.choices:
            shown = rule.display(value, {})
            # "one hour" and "no wait" are shown in words; what is typed begins with a number.
            if shown.facts.get("count", 1) != 1:
                assert rule.read({"value": shown.said(WORDS.plain, language)}) == value


@given(rules=any_rules.rules)
def test_the_time_zone_that_stands_in_the_form_can_be_sent(rules: Rules) -> None:
    hours = rules[QUIET_HOURS] or NEVER
    zone = QUIET_HOURS.prefilled("timezone", hours)

    read = QUIET_HOURS.read({"value": "1-2", "timezone": zone})

    assert isinstance(read, QuietHours)
    assert read.timezone == zone


@every_rule
@given(text=st.text(max_size=30))
def test_anything_typed_is_read_or_refused(rule: Rule[object], text: str) -> None:
    try:
        rule.read({"value": text, "timezone": text})
    except RuleSettingError as refusal:
        assert WORDS.say(refusal.words_id, **refusal.facts).endswith(".")  # noqa: PT017 -- most are refused


@pytest.mark.parametrize("language", sorted(languages()))
def test_each_number_says_between_what(language: str) -> None:
    """Where a rule has no variant of its own the sentence is the one about times of day."""
    said = {}
    for rule in (rule for rule in RULES if isinstance(rule, NumberRule)):
        with pytest.raises(RuleSettingError) as refused:
            check_rules(Rules(**{rule.tag: rule.maximum + 1}), Level.SERVER)
        said[rule.tag] = WORDS.say(refused.value.words_id, language, **refused.value.facts)
    other = WORDS.say("refusal-rules-out-of-range", language, rule="other", minimum=0, maximum=0)

    assert other not in said.values()
    assert len(set(said.values())) == len(said)


def test_all_that_holds_is_set_where_it_is_kept() -> None:
    kept = rules_to_json(all_set(EffectiveRules()))

    assert all(f'"{rule.tag}"' in kept for rule in RULES)


def test_every_rule_says_something_in_its_turn() -> None:
    ann = Requester(user_id=7, place=Place(channel_id=31, guild_id=1))
    context = RuleContext(requester=ann, now=0, server=ServerFacts(models=MODELS))

    findings = decide(context, EffectiveRules()).findings

    assert [finding.rule for finding in findings] == RULES
