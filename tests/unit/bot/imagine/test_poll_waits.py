"""When one prediction is polled: what the plan promises whatever is on record."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.imagine.durations import REMEMBERED, DurationHistory
from bot.imagine.polling import (
    LONGEST_BAR_WAIT_SECONDS,
    LONGEST_WAIT_SECONDS,
    SHORTEST_WAIT_SECONDS,
    STRETCH,
    PollBudget,
    PollPlan,
    PollPlanner,
)
from bot.imagine.request_limit import RequestLimit
from tests.fakes.backend import processing
from tests.fakes.clock import FakeClock

MODEL = "owner/model"
USUAL_SECONDS = 20.0
ROUNDING = 1e-9

few = st.lists(st.floats(0.1, 600.0), max_size=11)
some = st.lists(st.floats(0.1, 600.0), min_size=12, max_size=99)
moments = st.lists(st.floats(0.0, 2_000.0), min_size=1, max_size=20).map(sorted)


@st.composite
def many(draw: st.DrawFn) -> list[float]:
    """So many durations that a shorter one is a rare thing, none of them far from the others."""
    shortest = draw(st.floats(0.5, 200.0))
    count = draw(st.integers(100, REMEMBERED))
    return [shortest * (1 + number / 50) for number in range(count)]


def planner(durations: Sequence[float], *, requests_per_minute: float = 1e6) -> PollPlanner:
    limit = RequestLimit(requests_per_minute=requests_per_minute, clock=FakeClock())
    history = DurationHistory((MODEL, seconds) for seconds in durations)
    return PollPlanner(history=history, budget=PollBudget(limit=limit))


def plan(durations: Sequence[float]) -> PollPlan:
    return planner(durations).plan(MODEL, USUAL_SECONDS)


@given(few, moments)
def test_while_little_is_known_no_wait_is_longer_than_a_second(
    durations: list[float], elapsed: list[float]
) -> None:
    its = plan(durations)

    for seconds in elapsed:
        assert SHORTEST_WAIT_SECONDS <= its.wait_seconds(seconds) <= LONGEST_WAIT_SECONDS


@given(some | many(), moments)
def test_once_it_may_end_no_wait_is_longer_than_a_second(
    durations: list[float], elapsed: list[float]
) -> None:
    its = plan(durations)
    first = its.wait_seconds(0.0)

    for seconds in elapsed:
        wait = its.wait_seconds(seconds)
        assert wait >= SHORTEST_WAIT_SECONDS
        assert wait <= max(LONGEST_WAIT_SECONDS, first - seconds) + ROUNDING


@given(many(), st.floats(0.0, 1.0))
def test_nobody_looks_before_nearly_the_shortest_on_record(
    durations: list[float], share: float
) -> None:
    nearly = 0.95 * min(durations)
    elapsed = share * nearly

    assert elapsed + plan(durations).wait_seconds(elapsed) >= nearly - ROUNDING


@given(some)
def test_with_fewer_on_record_the_first_look_is_no_later(durations: list[float]) -> None:
    later_ones = sorted(durations)[1]  # the very shortest may be an odd one

    assert plan(durations).wait_seconds(0.0) <= max(LONGEST_WAIT_SECONDS, 0.95 * later_ones)


def test_of_twenty_on_record_a_shorter_one_is_still_seen_in_time() -> None:
    evenly = [5.0 + 55.0 * (number + 1) / 21 for number in range(20)]

    assert plan(evenly).wait_seconds(0.0) <= 5.0


@given(many(), st.integers(0, REMEMBERED - 1))
def test_an_odd_one_does_not_make_it_look_from_the_start(
    durations: list[float], position: int
) -> None:
    odd = [*durations]
    odd[position % len(odd)] = 0.1

    assert plan(odd).wait_seconds(0.0) >= 0.95 * min(durations) - ROUNDING


def test_a_model_that_became_quicker_is_seen_so_after_a_few() -> None:
    its = planner([60.0 + number / 10 for number in range(100)])
    assert its.plan(MODEL, USUAL_SECONDS).wait_seconds(0.0) >= 50.0

    for _ in range(3):
        one = its.plan(MODEL, USUAL_SECONDS)
        one.ended(20.0)
        one.close()

    assert its.plan(MODEL, USUAL_SECONDS).wait_seconds(0.0) <= 20.0


@given(many(), st.integers(2, 60), st.floats(1.0, 60.0))
def test_a_short_limit_stretches_every_wait(
    durations: list[float], in_flight: int, requests_per_minute: float
) -> None:
    planned = planner(durations, requests_per_minute=requests_per_minute)
    elapsed = max(durations)  # all may end now
    plans = [planned.plan(MODEL, USUAL_SECONDS) for _ in range(in_flight)]
    unlimited = plan(durations).wait_seconds(elapsed)

    waits = [its.wait_seconds(elapsed) for its in plans]

    assert all(wait >= unlimited - ROUNDING for wait in waits)
    assert waits[-1] > LONGEST_WAIT_SECONDS or 60 / requests_per_minute < in_flight
    slowest = STRETCH * unlimited * max(1.0, in_flight / unlimited / (requests_per_minute / 60 / 4))
    assert max(waits) <= slowest


@given(many())
def test_a_bar_that_is_known_is_watched_before_the_end(durations: list[float]) -> None:
    planned = planner(durations)
    first = planned.plan(MODEL, USUAL_SECONDS)
    first.observe(durations[0] / 2, processing(0.5))
    first.ended(durations[0])

    wait = planned.plan(MODEL, USUAL_SECONDS).wait_seconds(0.0)

    assert wait <= max(LONGEST_BAR_WAIT_SECONDS, LONGEST_WAIT_SECONDS)


def test_what_is_on_record_counts_after_a_restart() -> None:
    durations = [10.0 + number / 100 for number in range(150)]
    before = planner([])
    for seconds in durations:
        its = before.plan(MODEL, USUAL_SECONDS)
        its.ended(seconds)
        its.close()

    after = planner(durations).plan(MODEL, USUAL_SECONDS)

    assert after.wait_seconds(0.0) == pytest.approx(9.5)
    assert before.plan(MODEL, USUAL_SECONDS).wait_seconds(0.0) == pytest.approx(9.5)
