"""What the parts of panels carry: read back as it was made, and short enough for Discord."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.imagine.requester import Place
from cogs.policy.controls import with_preset
from cogs.policy.model import Rules, RuleTarget, presets_of, rules_to_json
from cogs.policy.press import (
    ChangeAct,
    ChangePress,
    PolicyAct,
    PolicyPress,
)
from cogs.policy.rules import MAXIMUM_COUNT, REVIEW, RULES, WHO
from cogs.policy.rules.rule import Rule
from cogs.policy.scope import Level
from cogs.setup.press import SetupAct, SetupPress, Step

GUILD = 2**63 - 1
ids = st.integers(1, 2**63 - 1)


@st.composite
def targets(draw: st.DrawFn) -> RuleTarget:
    place = Place(
        guild_id=GUILD,
        category_id=draw(st.none() | ids),
        channel_id=draw(ids),
        thread_id=draw(st.none() | ids),
    )
    levels = RuleTarget(place=place, level=Level.SERVER).levels
    return RuleTarget(place=place, level=draw(st.sampled_from(levels)))


presses = st.builds(
    PolicyPress,
    act=st.sampled_from(PolicyAct),
    target=targets(),
    rule=st.none() | st.sampled_from(RULES),
)
changes = st.builds(
    ChangePress,
    act=st.sampled_from(ChangeAct),
    proposal_id=st.text("0123456789abcdef", min_size=32, max_size=32),
)
steps = st.builds(SetupPress, step=st.sampled_from(Step), act=st.sampled_from(SetupAct))


@given(presses)
def test_a_press_is_read_back_as_it_was_made(press: PolicyPress) -> None:
    assert len(press.custom_id) <= 100
    read = PolicyPress.read(press.custom_id)
    assert read is not None
    assert read.on(GUILD) == press


@given(changes)
def test_an_answer_to_a_change_is_read_back(press: ChangePress) -> None:
    assert len(press.custom_id) <= 100
    assert ChangePress.read(press.custom_id) == press


@given(steps)
def test_a_step_of_the_set_up_is_read_back(press: SetupPress) -> None:
    assert SetupPress.read(press.custom_id) == press


@given(presses | changes | steps)
def test_no_panel_answers_for_another(press: PolicyPress | ChangePress | SetupPress) -> None:
    read = (
        PolicyPress.read(press.custom_id),
        ChangePress.read(press.custom_id),
        SetupPress.read(press.custom_id),
    )

    assert [type(one) for one in read if one is not None] == [type(press)]


@given(st.text(max_size=100) | st.from_regex(r"policy:[a-z]+:[scht]:\d+:\d+:\d+:(\d*|[a-z_]*)"))
def test_whatever_else_is_pressed_is_not_misread(custom_id: str) -> None:
    press = PolicyPress.read(custom_id)

    assert press is None or press.on(GUILD).target.record_id >= 0


@pytest.mark.parametrize(
    ("tag", "rule"),
    [
        ("0", WHO),
        ("7", MAXIMUM_COUNT),
        ("13", REVIEW),
        ("who", WHO),
        ("maximum_count", MAXIMUM_COUNT),
    ],
)
def test_panels_say_a_rule_by_its_tag_and_old_ones_by_its_place(tag: str, rule: Rule[Any]) -> None:
    press = PolicyPress.read(f"policy:rule:s:0:1:0:{tag}")

    assert press is not None
    assert press.rule is rule
    assert press.custom_id == f"policy:rule:s:0:1:0:{rule.tag}"


@pytest.mark.parametrize("tag", ["14", "999", "whoever", "_"])
def test_a_rule_that_there_is_not_is_none_of_ours(tag: str) -> None:
    assert PolicyPress.read(f"policy:rule:s:0:1:0:{tag}") is None


@pytest.mark.parametrize(
    ("chosen", "count"),
    [('{"maximum_count":3}', 3), ("3", 3), ("{}", None), ("0", None), ("99", 7), ("nonsense", 7)],
)
def test_a_choice_says_its_value_and_an_old_one_its_place(chosen: str, count: int | None) -> None:
    own = Rules(maximum_count=7)

    after = with_preset(own, MAXIMUM_COUNT, Level.SERVER, (chosen,))

    assert after[MAXIMUM_COUNT] == count


@pytest.mark.parametrize("rule", RULES)
def test_what_is_offered_fits_into_a_choice(rule: Rule[Any]) -> None:
    values = [rules_to_json(preset) for preset in presets_of(rule, Level.SERVER)]

    assert len(set(values)) == len(values)
    assert all(len(value) <= 100 for value in values)
