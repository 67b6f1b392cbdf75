import pytest
from hypothesis import given
from hypothesis import strategies as st

from cogs.policy.model import Rules, check_rules
from cogs.policy.rules.quiet_hours import QuietHours
from cogs.policy.scope import Level
from cogs.policy.time_zones import find_zones


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("berlin", "Europe/Berlin"),
        ("new york", "America/New_York"),
        ("TOKYO", "Asia/Tokyo"),
        ("utc", "UTC"),
        ("", "UTC"),
        ("Europe/Ist", "Europe/Istanbul"),
    ],
)
def test_a_zone_is_found_by_its_city(typed: str, first: str) -> None:
    assert find_zones(typed)[0] == first


def test_what_is_nowhere_is_not_found() -> None:
    assert find_zones("atlantis") == ()


@given(typed=st.text(max_size=3))
def test_every_zone_that_is_offered_can_be_set(typed: str) -> None:
    offered = find_zones(typed)

    assert len(offered) <= 25
    for name in offered:
        hours = QuietHours(start_minute=0, end_minute=60, timezone=name)
        check_rules(Rules(quiet_hours=hours), Level.SERVER)
