"""The level of a place whose rules are looked at: what it inherits, and what lies in it."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from bot.imagine.requester import Place
from cogs.policy.model import Rules, RuleTarget, check_rules, presets_of
from cogs.policy.rules import MAXIMUM_COUNT, RULES
from cogs.policy.rules.rule import Rule
from cogs.policy.scope import Level
from tests.cogs.policy import any_rules

THREAD = Place(guild_id=1, category_id=2, channel_id=3, thread_id=4)
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
