"""Rules as values: kept as text, and refused where they cannot be meant."""

import json

import pytest
from hypothesis import given
from pydantic import ValidationError

from bot.locales import Words
from cogs.policy.model import Rules, all_set, check_rules, rules_from_json, rules_to_json
from cogs.policy.rules import RULES
from cogs.policy.rules.quiet_hours import QuietHours
from cogs.policy.rules.review import Reviewed, ReviewMode
from cogs.policy.rules.rule import EffectiveRules, RuleSettingError
from cogs.policy.rules.who import Audience, Who
from cogs.policy.scope import Level
from tests.cogs.policy import any_rules

WORDS = Words.load()


def berlin(start: int = 0, end: int = 60, timezone: str = "Europe/Berlin") -> QuietHours:
    return QuietHours(start_minute=start, end_minute=end, timezone=timezone)


def refusal_of(rules: Rules, level: Level) -> str | None:
    """What a manager reads who sets these rules, None where they can be set."""
    try:
        check_rules(rules, level)
    except RuleSettingError as refusal:
        return WORDS.say(refusal.words_id, **refusal.facts)
    return None


BUILT_IN = all_set(EffectiveRules())


def test_every_rule_is_set_by_its_tag_and_nothing_else_is() -> None:
    assert [Rules(**{rule.tag: rule.default})[rule] for rule in RULES] == [
        rule.default for rule in RULES
    ]
    with pytest.raises(TypeError, match="moon_phase"):
        Rules(moon_phase="full")


def test_everything_is_set_in_the_built_in_rules() -> None:
    assert [rule for rule in RULES if BUILT_IN[rule] is None] == []


@given(rules=any_rules.rules)
def test_what_is_kept_is_read_again(rules: Rules) -> None:
    assert rules_from_json(rules_to_json(rules)) == rules


def test_only_what_is_set_is_kept() -> None:
    assert json.loads(rules_to_json(Rules(private=False))) == {"private": False}
    assert rules_to_json(Rules()) == "{}"
    assert Rules().is_empty
    assert not Rules(private=False).is_empty


def test_what_a_newer_version_kept_is_read_as_far_as_it_is_known() -> None:
    assert rules_from_json('{"private": false, "moon_phase": "full"}') == Rules(private=False)


def test_what_is_no_rule_is_not_read() -> None:
    with pytest.raises(ValidationError):
        rules_from_json('{"who": "cats"}')


@given(rules=any_rules.rules)
def test_whatever_is_set_is_kept_or_refused_in_words(rules: Rules) -> None:
    assert (refusal_of(rules, Level.CHANNEL) or ".").endswith(".")


@pytest.mark.parametrize(
    ("rules", "said"),
    [
        (
            Rules(who=Audience(kind=Who.ROLES)),
            "Please choose at least one role, or say “everyone” or “nobody” instead.",
        ),
        (
            Rules(review=ReviewMode(kind=Reviewed.EXCEPT_ROLES)),
            "Please choose at least one role, or say “everyone” or “nobody” instead.",
        ),
        (
            Rules(denied_roles=tuple(range(1, 27))),
            "At most 25 roles can be named in one rule.",
        ),
        (
            Rules(models=()),
            (
                "Please choose at least one model. "
                "To switch drawing off, set “Who may draw” to nobody."
            ),
        ),
        (
            Rules(newcomer_wait_seconds=28 * 86400 + 1),
            "The wait for new members can be at most 28 days.",
        ),
        (Rules(slow_mode_seconds=21601), "Slow mode can be at most 6 hours."),
        (Rules(slow_mode_seconds=-1), "Slow mode can be at most 6 hours."),
        (Rules(maximum_count=0), "The number of pictures must be from 1 to 8."),
        (Rules(maximum_count=9), "The number of pictures must be from 1 to 8."),
        (Rules(maximum_megapixels=0.1), "The size must be from 0.25 to 64 megapixels."),
        (
            Rules(maximum_megapixels=float("nan")),
            "The size must be from 0.25 to 64 megapixels.",
        ),
        (
            Rules(filter_strictness=4),
            "The filter\u2019s strictness must be from 0 (off) to 3 (strict).",
        ),
        (Rules(quiet_hours=berlin(end=1440)), "Times of day go from 00:00 to 23:59."),
        (
            Rules(quiet_hours=berlin(timezone="Berlin")),
            (
                "There is no time zone called “Berlin”. They are named like Europe/Berlin or "
                "America/New_York."
            ),
        ),
        (
            Rules(age_restricted_relaxed=True),
            (
                "Safety settings can only be relaxed for the whole server. "
                "A channel can take that back."
            ),
        ),
    ],
)
def test_what_cannot_be_meant_is_refused(rules: Rules, said: str) -> None:
    assert refusal_of(rules, Level.CHANNEL) == said


@pytest.mark.parametrize("timezone", ["", "Europe", "../etc/passwd", "/etc/passwd", "a\0b", "Mars"])
def test_what_is_no_time_zone_is_refused(timezone: str) -> None:
    with pytest.raises(RuleSettingError):
        check_rules(Rules(quiet_hours=berlin(timezone=timezone)), Level.SERVER)


def test_the_server_may_relax_and_a_channel_may_take_it_back() -> None:
    assert refusal_of(Rules(age_restricted_relaxed=True), Level.SERVER) is None
    assert refusal_of(Rules(age_restricted_relaxed=False), Level.CHANNEL) is None


def test_the_built_in_rules_can_be_set() -> None:
    assert refusal_of(BUILT_IN, Level.CHANNEL) is None
