"""What the buttons under a page of the audit log carry comes back as it was."""

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cogs.audit.model import AuditTopic, EventQuery
from cogs.audit.views import AuditPress

GUILD = 12
SNOWFLAKES = st.none() | st.integers(min_value=1, max_value=2**64 - 1)
TIMES = st.none() | st.integers(min_value=0, max_value=4_000_000_000).map(float)
EVENTS = st.tuples(
    st.floats(min_value=0, max_value=4e9), st.text("0123456789abcdef", min_size=32, max_size=32)
)


@given(
    st.builds(
        EventQuery,
        guild_id=st.just(GUILD),
        topic=st.none() | st.sampled_from(AuditTopic),
        user_id=SNOWFLAKES,
        channel_id=SNOWFLAKES,
        since=TIMES,
        until=TIMES,
    ),
    st.none() | EVENTS,
)
def test_a_page_is_found_again_by_its_button(
    query: EventQuery, before: tuple[float, str] | None
) -> None:
    custom_id = AuditPress(query=query, before=before).custom_id

    assert len(custom_id) <= 100
    found = AuditPress.read(custom_id)
    assert found is not None
    assert replace(found.query, guild_id=GUILD) == query
    if before is None:
        assert found.before is None
    else:
        assert found.before is not None
        assert found.before[0] == before[0]
        assert before[1].startswith(found.before[1])


@pytest.mark.parametrize(
    "custom_id",
    [
        "",
        "easel:audit:",
        "easel:audit::::::::",
        "easel:audit:::zz::::",
        "easel:audit:A::::::",
        "easel:cancel:0123",
        "easel:audit::::::?:",
    ],
)
def test_nothing_else_is_taken_for_one(custom_id: str) -> None:
    assert AuditPress.read(custom_id) is None


@given(st.text(max_size=100))
def test_what_is_read_from_any_press_survives_its_custom_id(custom_id: str) -> None:
    press = AuditPress.read(f"easel:audit:{custom_id}")

    assert press is None or AuditPress.read(press.custom_id) == press


@pytest.mark.parametrize(("tag", "topic"), [("1", AuditTopic.REQUESTS), ("8", AuditTopic.OTHER)])
def test_a_button_of_the_version_before_counted_the_topics(tag: str, topic: AuditTopic) -> None:
    press = AuditPress.read(f"easel:audit:::{tag}::::")

    assert press is not None
    assert press.query.topic is topic
    assert not re.search(r":\d:", press.custom_id)
