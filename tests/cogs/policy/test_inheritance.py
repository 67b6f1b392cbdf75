"""Inheritance: the nearest place that sets a rule decides, at each level of a place."""

from dataclasses import replace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from bot.imagine.requester import Place
from cogs.policy.model import (
    PlacedRules,
    Rules,
    RuleTarget,
    all_set,
    check_rules,
    effective_rules,
    placed_at,
    presets_of,
)
from cogs.policy.rules import AGE_RESTRICTED_RELAXED, MAXIMUM_COUNT, RULES
from cogs.policy.rules.rule import EffectiveRules, Rule
from cogs.policy.scope import Level, Scope, Setting, scopes_of
from tests.cogs.policy import any_rules

THREAD = Place(guild_id=1, category_id=2, channel_id=3, thread_id=4)
CHANNEL = replace(THREAD, thread_id=None)
SCOPES = scopes_of(THREAD)
ELSEWHERE = [
    Scope(level=Level.SERVER, place_id=2),
    Scope(level=Level.CATEGORY, place_id=3),
    Scope(level=Level.CHANNEL, place_id=1),
    Scope(level=Level.CHANNEL, place_id=9),
    Scope(level=Level.THREAD, place_id=3),
]
# What the server has to agree to is inherited differently; it has its own tests.
PLAIN_RULES = [rule for rule in RULES if rule is not AGE_RESTRICTED_RELAXED]

placed = st.dictionaries(st.sampled_from(SCOPES), any_rules.rules)
rule_names = st.sampled_from(PLAIN_RULES)


def setting(effective: EffectiveRules, rule: Rule[Any]) -> Setting[object]:
    found = effective[rule]
    assert isinstance(found, Setting)
    return found


def unset(rules: Rules, rule: Rule[Any]) -> Rules:
    return rules.having(rule, None)


def test_spots_go_from_thread_to_server() -> None:
    assert [scope.level for scope in SCOPES] == [
        Level.THREAD,
        Level.CHANNEL,
        Level.CATEGORY,
        Level.SERVER,
    ]


def test_an_old_channel_with_the_servers_id_is_kept_apart_from_it() -> None:
    place = Place(guild_id=1, channel_id=1)
    server, channel = Rules(maximum_count=2), Rules(private=False)

    placed = placed_at(place, {0: server, 1: channel, 9: Rules(image_input=False)})

    assert placed == {
        Scope(level=Level.SERVER, place_id=1): server,
        Scope(level=Level.CHANNEL, place_id=1): channel,
    }


def test_direct_messages_have_no_rules() -> None:
    place = Place(channel_id=3)

    assert scopes_of(place) == ()
    everything = {Scope(level=Level.CHANNEL, place_id=3): Rules(image_input=False)}
    assert effective_rules(place, everything) == EffectiveRules()


def test_where_nothing_is_set_the_built_in_rules_hold() -> None:
    assert all_set(effective_rules(THREAD, {})) == all_set(EffectiveRules())


@given(placed=placed, rule=rule_names)
def test_the_nearest_place_that_sets_a_rule_wins(placed: PlacedRules, rule: Rule[Any]) -> None:
    found = setting(effective_rules(THREAD, placed), rule)

    setters = [scope for scope in SCOPES if scope in placed and placed[scope][rule] is not None]
    if setters:
        assert found == Setting(value=placed[setters[0]][rule], scope=setters[0])
    else:
        assert found.value == rule.default
        assert found.scope.level is Level.BUILT_IN


@given(placed=placed, rule=rule_names, scope=st.sampled_from(SCOPES), new=any_rules.rules)
def test_unsetting_a_rule_gives_back_what_is_inherited(
    placed: PlacedRules, rule: Rule[Any], scope: Scope, new: Rules
) -> None:
    without = {**placed, scope: unset(new, rule)}
    absent = {other: rules for other, rules in placed.items() if other != scope}

    assert setting(effective_rules(THREAD, without), rule) == setting(
        effective_rules(THREAD, absent), rule
    )


@given(placed=placed)
def test_places_that_set_nothing_change_nothing(placed: PlacedRules) -> None:
    with_empty = {**dict.fromkeys(SCOPES, Rules()), **placed}

    assert effective_rules(THREAD, with_empty) == effective_rules(THREAD, placed)


@given(placed=placed)
def test_a_thread_with_no_rules_of_its_own_is_as_its_channel(placed: PlacedRules) -> None:
    without = {scope: rules for scope, rules in placed.items() if scope.level is not Level.THREAD}

    assert effective_rules(THREAD, without) == effective_rules(CHANNEL, placed)


@given(placed=placed, others=st.dictionaries(st.sampled_from(ELSEWHERE), any_rules.rules))
def test_rules_of_other_places_change_nothing(placed: PlacedRules, others: PlacedRules) -> None:
    assert effective_rules(THREAD, {**others, **placed}) == effective_rules(THREAD, placed)


@given(placed=placed, order=st.permutations(SCOPES))
def test_the_order_in_which_rules_are_given_does_not_matter(
    placed: PlacedRules, order: list[Scope]
) -> None:
    shuffled = {scope: placed[scope] for scope in order if scope in placed}

    assert effective_rules(THREAD, shuffled) == effective_rules(THREAD, placed)


@given(placed=placed)
def test_only_the_server_can_relax(placed: PlacedRules) -> None:
    relaxed = effective_rules(THREAD, placed)[AGE_RESTRICTED_RELAXED]

    server = placed.get(SCOPES[-1], Rules())
    if relaxed.value:
        assert server[AGE_RESTRICTED_RELAXED] is True
    if not server[AGE_RESTRICTED_RELAXED]:
        assert relaxed.value is False


@given(placed=placed, scope=st.sampled_from(SCOPES))
def test_any_place_can_take_relaxation_back(placed: PlacedRules, scope: Scope) -> None:
    nearest = {other: rules.having(AGE_RESTRICTED_RELAXED, None) for other, rules in placed.items()}
    server = {SCOPES[-1]: Rules(age_restricted_relaxed=True)}

    relaxed = effective_rules(
        THREAD, {**nearest, **server, scope: Rules(age_restricted_relaxed=False)}
    )

    assert relaxed[AGE_RESTRICTED_RELAXED].value is False


# --- the level whose rules are shown or changed ---------------------------------------------------

ALL = {
    record_id: Rules(maximum_count=count) for record_id, count in ((0, 1), (2, 2), (3, 3), (4, 4))
}
LEVELS = [(Level.SERVER, 1), (Level.CATEGORY, 2), (Level.CHANNEL, 3), (Level.THREAD, 4)]


def test_each_level_has_its_own_value_and_not_a_nearer_one() -> None:
    for level, count in LEVELS:
        setting = RuleTarget(place=THREAD, level=level).effective(ALL)[MAXIMUM_COUNT]

        assert (setting.value, setting.scope.level) == (count, level)


def test_a_category_alone_inherits_from_its_server() -> None:
    target = RuleTarget(place=Place(guild_id=1, category_id=2, channel_id=0), level=Level.CATEGORY)

    assert target.levels == (Level.SERVER, Level.CATEGORY)
    assert target.effective({0: ALL[0]})[MAXIMUM_COUNT].scope.level is Level.SERVER


def test_a_request_lies_in_every_level_of_its_place_and_nowhere_else() -> None:
    for level, _ in LEVELS:
        assert RuleTarget(place=THREAD, level=level).holds(THREAD)
    beside = Place(guild_id=1, category_id=2, channel_id=5)
    assert RuleTarget(place=THREAD, level=Level.CATEGORY).holds(beside)
    assert not RuleTarget(place=THREAD, level=Level.CHANNEL).holds(beside)


@given(
    st.sampled_from(RULES),
    st.sampled_from([level for level in Level if level is not Level.BUILT_IN]),
)
def test_whatever_is_offered_can_be_kept(rule: Rule[Any], level: Level) -> None:
    first, *others = presets_of(rule, level)

    assert first == Rules()
    assert len(others) + 1 <= 25
    for preset in others:
        check_rules(preset, level)
        assert preset == Rules().having(rule, preset[rule])


@given(any_rules.rules, st.sampled_from(RULES))
def test_setting_one_rule_leaves_the_others(rules: Rules, rule: Rule[Any]) -> None:
    after = rules.having(rule, None)

    assert after[rule] is None
    assert all(after[one] == rules[one] for one in RULES if one != rule)
