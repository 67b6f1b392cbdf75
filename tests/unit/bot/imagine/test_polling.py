import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import PredictionLostError, PredictionTimedOutError
from bot.imagine.polling import (
    LONGEST_BAR_WAIT_SECONDS,
    SHORTEST_WAIT_SECONDS,
    PollPlanner,
    poll_until_over,
)
from bot.imagine.prediction import Prediction, PredictionStatus
from tests.fakes.backend import FakeBackend, Script, never_ending, processing, succeeded, succeeding
from tests.fakes.clock import FakeClock
from tests.harness.app_harness import a_planner

EXPECTED_SECONDS = 4.0


async def follow(  # noqa: PLR0913 - all but one by name
    script: Script,
    *,
    clock: FakeClock,
    elapsed: float = 0.0,
    deadline: float = 60.0,
    polls: list[Prediction] | None = None,
    planner: PollPlanner | None = None,
) -> Prediction:
    backend = FakeBackend()
    backend.know("p", script)
    seen = [] if polls is None else polls
    return await poll_until_over(
        "p",
        poll=lambda until: backend.get("p", give_up_at=until),
        clock=clock,
        plan=(planner or a_planner()).plan("owner/model", EXPECTED_SECONDS),
        elapsed_seconds=elapsed,
        deadline_seconds=deadline,
        on_poll=seen.append,
    )


@given(
    st.floats(0.1, 600.0), st.lists(st.tuples(st.floats(0.0, 1e4), st.none() | st.floats(0.0, 1.0)))
)
def test_every_wait_is_neither_a_flood_nor_a_nap(
    expected: float, polls: list[tuple[float, float | None]]
) -> None:
    plan = a_planner().plan("owner/model", expected)

    for elapsed, progress in sorted(polls, key=lambda poll: poll[0]):
        plan.observe(elapsed, processing(progress))

        assert SHORTEST_WAIT_SECONDS <= plan.wait_seconds(elapsed) <= LONGEST_BAR_WAIT_SECONDS


async def test_a_success_is_returned_and_what_came_before_was_shown() -> None:
    polls: list[Prediction] = []

    prediction = await follow(succeeding("https://a/b.png"), clock=FakeClock(), polls=polls)

    assert prediction.outputs == ("https://a/b.png",)
    assert [poll.status for poll in polls] == [
        PredictionStatus.STARTING,
        PredictionStatus.PROCESSING,
    ]


async def test_however_late_there_is_one_poll_before_giving_up() -> None:
    clock = FakeClock()
    script = Script(answers=(succeeded("https://a/b.png"),))

    prediction = await follow(script, clock=clock, elapsed=5_000.0)

    assert prediction.status is PredictionStatus.SUCCEEDED
    assert clock.slept == [0.0]


async def test_after_a_restart_the_deadline_counts_from_the_start() -> None:
    clock = FakeClock()
    began = clock.monotonic()

    with pytest.raises(PredictionTimedOutError) as caught:
        await follow(never_ending(), clock=clock, elapsed=50.0, deadline=60.0)

    assert clock.monotonic() - began == pytest.approx(10.0)
    assert caught.value.facts == {"minutes": 1}


async def test_after_a_restart_with_the_clock_set_back_it_is_polled_at_once() -> None:
    clock = FakeClock()
    script = Script(answers=(succeeded("https://a/b.png"),))

    prediction = await follow(script, clock=clock, elapsed=-3_600.0)

    assert prediction.status is PredictionStatus.SUCCEEDED
    assert clock.slept == [0.0]


async def test_a_service_whose_clocks_differ_teaches_no_long_wait() -> None:
    planner = a_planner()
    for _ in range(20):
        script = Script(answers=(succeeded("https://a/b.png", total_seconds=3_600.0),))
        await follow(script, clock=FakeClock(), planner=planner)

    assert planner.plan("owner/model", EXPECTED_SECONDS).wait_seconds(0.0) <= 1.0


async def test_a_status_nobody_knows_is_waited_out() -> None:
    clock = FakeClock()
    unknown = Prediction(id="", status=PredictionStatus.UNKNOWN)
    script = Script(answers=(unknown, unknown, succeeded("https://a/b.png")))

    prediction = await follow(script, clock=clock)

    assert prediction.status is PredictionStatus.SUCCEEDED


async def test_a_prediction_that_is_lost_is_not_waited_for() -> None:
    with pytest.raises(PredictionLostError):
        await follow(Script(answers=(PredictionLostError("404"),)), clock=FakeClock())
