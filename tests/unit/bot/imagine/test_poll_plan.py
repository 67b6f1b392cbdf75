"""What planned polls cost beside a loop that asks every half second, on the same durations."""

import random
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.poll_delays import (
    Bar,
    Simulation,
    no_bar,
    smooth_bar,
    stairs_bar,
)


def between(shortest: float, longest: float) -> Callable[[random.Random], float]:
    return lambda chance: chance.uniform(shortest, longest)


def now_and_then(count: int) -> list[float]:
    return [number / 2 for number in range(count)]


ONE, FEW, MANY = between(0.7, 1.3), between(4, 8), between(5, 60)
LONG, MINUTES = between(60, 90), between(60, 180)


@pytest.mark.parametrize(
    ("seconds", "usual", "bar"),
    [
        (FEW, 6, smooth_bar),
        (FEW, 6, stairs_bar),
        (MANY, 20, smooth_bar),
        (MANY, 20, stairs_bar),
        (LONG, 75, smooth_bar),
        (LONG, 75, stairs_bar),
        (MINUTES, 100, smooth_bar),
        (MINUTES, 100, stairs_bar),
    ],
)
def test_with_a_bar_half_the_delay_costs_half_the_requests(
    seconds: Callable[[random.Random], float], usual: float, bar: Bar
) -> None:
    simulation = Simulation(seconds=seconds, usual_seconds=usual, bar=bar)
    planned, looped = simulation.planned(now_and_then(100)), simulation.looped()

    assert planned.delay(0.5) <= 0.5 * looped.delay(0.5)
    assert planned.mean_delay <= 0.7 * looped.mean_delay
    assert planned.requests <= 0.5 * looped.requests


@settings(max_examples=15)
@given(middle=st.floats(8.0, 120.0), share=st.floats(0.01, 0.06), seed=st.integers(0, 99))
def test_where_durations_are_alike_none_is_needed(middle: float, share: float, seed: int) -> None:
    simulation = Simulation(
        learning=60,
        seconds=between(middle * (1 - share), middle * (1 + share)),
        usual_seconds=middle,
        chance=random.Random(seed),
    )
    planned, looped = simulation.planned(now_and_then(60)), simulation.looped(500)

    assert planned.mean_delay <= 0.8 * looped.mean_delay
    assert planned.requests <= 0.5 * looped.requests


@settings(max_examples=15)
@given(
    middle=st.floats(4.0, 120.0),
    spread=st.floats(0.05, 0.6),
    bar=st.sampled_from([no_bar, smooth_bar, stairs_bar]),
    seed=st.integers(0, 99),
)
def test_whatever_the_durations_fewer_requests_are_sent(
    middle: float, spread: float, bar: Bar, seed: int
) -> None:
    simulation = Simulation(
        seconds=lambda chance: middle * chance.lognormvariate(0.0, spread),
        usual_seconds=middle,
        bar=bar,
        chance=random.Random(seed),
    )

    assert simulation.planned(now_and_then(60)).requests < simulation.looped().requests


def test_of_one_second_half_the_delay_is_to_be_had() -> None:
    simulation = Simulation(seconds=ONE, usual_seconds=1)
    planned, looped = simulation.planned(now_and_then(100)), simulation.looped()

    assert planned.mean_delay <= 0.5 * looped.mean_delay
    assert planned.requests < looped.requests


def test_without_a_bar_a_wide_range_takes_more_of_one_or_the_other() -> None:
    """Nobody can do better: see the bound in docs/benchmarks."""
    simulation = Simulation(seconds=MANY, usual_seconds=20)
    planned = simulation.planned(now_and_then(300))

    polls = planned.requests - 1
    assert planned.mean_delay * polls >= 2 / 9 * (60 - 5)
    assert polls <= 0.6 * simulation.looped().requests


@pytest.mark.parametrize(("seconds", "usual"), [(FEW, 6), (MANY, 20), (MINUTES, 100)])
@pytest.mark.parametrize("learning", [20, 200])
def test_where_nothing_tells_the_end_hardly_any_is_a_second_late(
    seconds: Callable[[random.Random], float], usual: float, learning: int
) -> None:
    simulation = Simulation(seconds=seconds, usual_seconds=usual, learning=learning)
    planned, looped = simulation.planned(now_and_then(200)), simulation.looped()

    assert planned.delay(0.99) <= 2.05 * looped.delay(0.99)
    assert planned.requests <= 0.6 * looped.requests


def test_a_few_seconds_with_a_bar_are_seen_in_a_third_of_the_time() -> None:
    simulation = Simulation(seconds=FEW, usual_seconds=6, bar=smooth_bar)
    planned, looped = simulation.planned(now_and_then(300)), simulation.looped()

    assert planned.delay(0.5) <= 0.35 * looped.delay(0.5)
    assert planned.delay(0.99) <= 0.5 * looped.delay(0.99)
    assert planned.requests <= 0.5 * looped.requests


def test_a_bar_that_is_full_before_the_end_is_not_slept_over() -> None:
    simulation = Simulation(seconds=MINUTES, usual_seconds=100, bar=smooth_bar)

    assert simulation.planned(now_and_then(200)).delay(0.99) <= 0.65


def test_a_minute_takes_few_polls() -> None:
    simulation = Simulation(seconds=LONG, usual_seconds=75, bar=smooth_bar)

    assert simulation.planned(now_and_then(100)).requests <= 32


def test_a_first_prediction_of_an_unknown_model_is_not_flooded() -> None:
    simulation = Simulation(seconds=LONG, usual_seconds=20, learning=0)

    assert simulation.planned([0.0]).requests <= simulation.looped().requests


def test_in_a_crowd_each_is_looked_at_less() -> None:
    simulation = Simulation(seconds=LONG, usual_seconds=75, bar=smooth_bar)
    crowd = simulation.planned([number / 200 for number in range(4_000)])

    assert crowd.requests <= 0.75 * simulation.planned(now_and_then(100)).requests
    assert crowd.delay(0.5) <= 0.5


def test_two_thousand_at_two_hundred_a_second_are_seen_in_time() -> None:
    simulation = Simulation(seconds=FEW, usual_seconds=6, bar=smooth_bar)
    crowd, looped = simulation.planned([n / 200 for n in range(2_000)]), simulation.looped()

    assert crowd.delay(0.99) <= 0.5 * looped.delay(0.99)
    assert crowd.requests <= 0.4 * looped.requests


@pytest.mark.parametrize(("bar", "delay"), [(no_bar, 25.0), (smooth_bar, 1.0)])
def test_a_thousand_in_flight_plan_for_the_budget(bar: Bar, delay: float) -> None:
    """The limit itself is kept elsewhere; a plan far above it would only make a queue there."""
    simulation = Simulation(
        seconds=between(60, 120), usual_seconds=75, bar=bar, requests_per_minute=3_000
    )
    planned = simulation.planned([number / 1_000 for number in range(1_000)])

    assert planned.most_in_a_minute - len(planned.delays) <= 1.1 * 3_000
    assert planned.delay(0.5) <= delay
