import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import PredictionLostError, PredictionTimedOutError
from bot.imagine.polling import (
    LONGEST_WAIT_SECONDS,
    SHORTEST_WAIT_SECONDS,
    poll_until_over,
    wait_seconds,
)
from bot.imagine.prediction import Prediction, PredictionStatus
from tests.fakes.backend import FakeBackend, Script, never_ending, succeeded, succeeding
from tests.fakes.clock import FakeClock

elapsed_times = st.floats(0.0, 4_000.0)
expected_times = st.floats(0.1, 600.0)


async def follow(  # noqa: PLR0913 - one wait's numbers, all by name
    script: Script,
    *,
    clock: FakeClock,
    elapsed: float = 0.0,
    expected: float = 4.0,
    deadline: float = 60.0,
    looks: list[Prediction] | None = None,
) -> Prediction:
    backend = FakeBackend()
    backend.know("p", script)
    seen = [] if looks is None else looks
    return await poll_until_over(
        "p",
        backend=backend,
        clock=clock,
        elapsed_seconds=elapsed,
        expected_seconds=expected,
        deadline_seconds=deadline,
        on_look=seen.append,
    )


@given(elapsed_times, expected_times)
def test_every_wait_is_between_a_quarter_and_five_seconds(elapsed: float, expected: float) -> None:
    wait = wait_seconds(elapsed=elapsed, expected=expected)

    assert SHORTEST_WAIT_SECONDS <= wait <= LONGEST_WAIT_SECONDS


@given(expected_times, st.floats(0.0, 1.0), st.floats(0.0, 1.0))
def test_the_looks_come_closer_until_the_usual_time(
    expected: float, one: float, two: float
) -> None:
    sooner, later = sorted((one * expected, two * expected))

    assert wait_seconds(elapsed=sooner, expected=expected) >= wait_seconds(
        elapsed=later, expected=expected
    )


@given(expected_times, st.floats(1.0, 9.0), st.floats(1.0, 9.0))
def test_the_looks_spread_after_the_usual_time(expected: float, one: float, two: float) -> None:
    sooner, later = sorted((one * expected, two * expected))

    assert wait_seconds(elapsed=sooner, expected=expected) <= wait_seconds(
        elapsed=later, expected=expected
    )


@given(st.floats(0.3, 60.0), st.floats(0.2, 2.0))
def test_a_picture_is_seen_soon_after_it_is_there(expected: float, share: float) -> None:
    ready_at, now, looks = expected * share, 0.0, 0
    while now < ready_at:
        now += wait_seconds(elapsed=now, expected=expected)
        looks += 1

    assert now - ready_at <= max(0.5, expected * 0.3)
    assert looks <= 40


async def test_a_success_is_returned_and_what_came_before_was_shown() -> None:
    looks: list[Prediction] = []

    prediction = await follow(succeeding("https://a/b.png"), clock=FakeClock(), looks=looks)

    assert prediction.outputs == ("https://a/b.png",)
    assert [look.status for look in looks] == [
        PredictionStatus.STARTING,
        PredictionStatus.PROCESSING,
    ]


async def test_however_late_there_is_one_look_before_giving_up() -> None:
    clock = FakeClock()
    script = Script(answers=(succeeded("https://a/b.png"),))

    prediction = await follow(script, clock=clock, elapsed=5_000.0)

    assert prediction.status is PredictionStatus.SUCCEEDED
    assert clock.slept == []


async def test_after_a_restart_the_deadline_counts_from_the_start() -> None:
    clock = FakeClock()
    began = clock.monotonic()

    with pytest.raises(PredictionTimedOutError) as caught:
        await follow(never_ending(), clock=clock, elapsed=50.0, deadline=60.0)

    assert clock.monotonic() - began == pytest.approx(10.0)
    assert caught.value.facts == {"minutes": 1}


async def test_a_status_nobody_knows_is_waited_out() -> None:
    clock = FakeClock()
    unknown = Prediction(id="", status=PredictionStatus.UNKNOWN)
    script = Script(answers=(unknown, unknown, succeeded("https://a/b.png")))

    prediction = await follow(script, clock=clock)

    assert prediction.status is PredictionStatus.SUCCEEDED


async def test_a_prediction_that_is_lost_is_not_waited_for() -> None:
    with pytest.raises(PredictionLostError):
        await follow(Script(answers=(PredictionLostError("404"),)), clock=FakeClock())
