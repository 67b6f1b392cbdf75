import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cogs.reply.progress_edits import (
    EDITS_PER_SECOND,
    FINE_STEP,
    LONGEST_SPACING_SECONDS,
    SPACING_SECONDS,
    first_edit_seconds,
    in_steps,
    spacing_seconds,
)


def edits_of(seconds: float, replies: int = 1) -> list[float]:
    """When a job that takes so long may show progress."""
    times = [first_edit_seconds(replies)]
    while times[-1] < seconds:
        times.append(times[-1] + spacing_seconds(times[-1], replies))
    return times[:-1]


@pytest.mark.parametrize(("seconds", "most"), [(1, 1), (6, 3), (20, 7), (75, 13), (180, 23)])
def test_the_number_of_edits_grows_more_slowly_than_the_time(seconds: float, most: int) -> None:
    assert most - 1 <= len(edits_of(seconds)) <= most


@given(st.floats(0.0, 3600.0), st.integers(1, 20_000))
def test_all_replies_together_keep_to_their_share(age: float, replies: int) -> None:
    assert replies / spacing_seconds(age, replies) <= EDITS_PER_SECOND * (1 + 1e-9)
    assert spacing_seconds(age, replies) >= SPACING_SECONDS
    assert spacing_seconds(age, 1) <= LONGEST_SPACING_SECONDS


@given(st.lists(st.floats(0.0, 1.0), min_size=1), st.floats(2.5, 60.0))
def test_a_bar_never_goes_back_and_moves_in_visible_steps(
    fractions: list[float], spacing: float
) -> None:
    shown: list[float] = []
    for fraction in sorted(fractions):
        shown.append(in_steps(fraction, shown[-1] if shown else None, spacing))
        assert abs(shown[-1] - fraction) <= 0.1 + FINE_STEP / 2 + 1e-6

    steps = [later - sooner for sooner, later in itertools.pairwise(shown)]
    assert all(step == 0 or step >= FINE_STEP - 1e-9 for step in steps)
