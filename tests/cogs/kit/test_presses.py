"""Every kind of custom id that Easel has: its tag, its owner, and how it is read."""

from collections import Counter

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cogs.kit.router import Press, answered_by, shape_of
from cogs.reply.buttons import ACTIONS, CardPress
from tests.cogs.kit.registered import all_cogs, kinds


def test_no_cog_listens_to_interactions_by_itself() -> None:
    listening = [
        cog.__name__
        for cog in all_cogs()
        for event, _ in cog.__cog_listeners__
        if event == "on_interaction"
    ]

    assert listening == []


def test_tags_are_unique() -> None:
    tags = Counter(kind.tag for kind in kinds())
    # The actions of cards have a tag each, as the first part of theirs.
    tags.update(f"{CardPress.tag}:{action.tag}" for action in ACTIONS)

    assert [tag for tag, times in tags.items() if times > 1] == []


def test_each_kind_has_an_owner_and_only_one() -> None:
    owners = Counter(
        (type_, kind)
        for cog in all_cogs()
        for (type_, kind), _ in answered_by(cog)
        if isinstance(kind, type)
    )

    assert {kind for _, kind in owners} == set(kinds())
    assert [answered for answered, times in owners.items() if times > 1] == []


@pytest.mark.parametrize("kind", kinds(), ids=lambda kind: kind.tag)
@given(data=st.data())
@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_each_is_read_as_it_was_written(kind: type[Press], data: st.DataObject) -> None:
    custom_id = data.draw(st.from_regex(shape_of(kind).pattern, fullmatch=True))
    press = kind.read(custom_id)
    if press is None or len(custom_id) > 100:
        return

    assert kind.read(press.custom_id) == press
