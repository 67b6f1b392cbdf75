from typing import Any

import pytest

from benchmarks.cases import CASES, EASEL, FLOOR
from benchmarks.figures import (
    Outcome,
    figures_of,
    most_in_a_minute,
    most_in_flight,
    quantile,
    records_of,
)
from benchmarks.goals import GOALS, judged
from benchmarks.plan import Job
from benchmarks.reasons import reason_for
from benchmarks.tables import tables


def job(number: int) -> Job:
    return Job(
        number=number,
        group="all",
        at_seconds=0,
        user=1,
        seconds=4,
        progress="none",
        model="a/b",
    )


def command(number: int, **facts: object) -> dict[str, Any]:
    return {
        "job": number,
        "sent_at": 100.0,
        "answered_at": 100.01,
        "image_at": 104.5,
        "edited_at": [102.0, 104.5],
        "images": 1,
        "is_refused": False,
    } | facts


def prediction(number: int, **facts: object) -> dict[str, Any]:
    return {
        "job": number,
        "created_at": 100.1,
        "done_at": 104.1,
        "asked_at": [102.0, 104.2],
    } | facts


def test_a_job_is_timed_from_command_to_picture() -> None:
    [record] = records_of([job(7)], [command(7)], [prediction(7)])

    assert record.acknowledged == pytest.approx(0.01)
    assert record.posted == pytest.approx(0.1)
    assert record.delay == pytest.approx(0.4)
    assert (record.requests, record.edits) == (3, 2)


def test_what_has_no_picture_is_lost_and_what_was_refused_is_not() -> None:
    plan = [job(number) for number in range(3)]
    seen = [
        command(0),
        command(1, image_at=None, images=0),
        command(2, image_at=None, images=0, is_refused=True),
    ]

    figures = figures_of(records_of(plan, seen, [prediction(0), prediction(1)]))

    assert (figures.finished, figures.lost, figures.refused) == (1, 1, 1)


def test_an_answer_that_never_came_counts_as_late() -> None:
    plan = [job(0), job(1)]

    figures = figures_of(records_of(plan, [command(0), command(1, answered_at=None)], []))

    assert figures.late_share == 0.5


def test_a_second_start_of_one_job_is_seen() -> None:
    figures = figures_of(records_of([job(0)], [command(0)], [prediction(0), prediction(0)]))

    assert figures.paid_twice == 1


def test_quantiles_lie_between_neighbours() -> None:
    assert quantile([], 0.5) is None
    assert quantile([3.0], 0.99) == 3.0
    assert quantile([1.0, 2.0, 3.0, 4.0], 0.5) == 2.5


def test_the_busiest_minute_is_found_wherever_it_begins() -> None:
    assert most_in_a_minute([0.0, 59.0, 61.0, 62.0, 118.0, 119.5]) == 4


def test_predictions_in_flight_end_before_others_begin_at_the_same_time() -> None:
    seen = [{"created_at": 0.0, "done_at": 2.0}, {"created_at": 2.0, "done_at": 3.0}]

    assert most_in_flight(seen) == 1


def outcome(bot: str, delay: float | None) -> Outcome:
    image_at = None if delay is None else 104.1 + delay
    records = records_of([job(0)], [command(0, image_at=image_at)], [prediction(0)])
    return Outcome(case="idle", bot=bot, figures=figures_of(records), load_before=0, took_seconds=1)


@pytest.mark.parametrize(
    ("easel", "floor", "verdict"),
    [(0.1, 0.3, "met"), (0.2, 0.3, "not met"), (None, 0.3, "not met"), (0.1, None, "unknown")],
)
def test_a_ratio_goal_is_held_against_the_floor(
    easel: float | None, floor: float | None, verdict: str
) -> None:
    verdicts = judged([outcome(EASEL, easel), outcome(FLOOR, floor)])

    [delay] = [verdict for verdict in verdicts if verdict.goal.figure == "delay_p50"]
    assert {True: "met", False: "not met", None: "unknown"}[delay.is_met] == verdict


def test_a_goal_that_is_not_met_stands_beside_its_reason() -> None:
    outcomes = [outcome(EASEL, 0.2), outcome(FLOOR, 0.3)]

    said = {table.title: table.rows for table in tables(outcomes, judged(outcomes))}

    delays, requests = said["Goals that are not met, and why"]
    assert delays[0] == "idle: added delay p50; idle: added delay p99"
    assert "upload of the picture" in delays[1]
    assert requests[0] == "idle: requests per prediction"


def test_a_loss_has_no_excuse() -> None:
    assert not [goal for goal in GOALS if not goal.is_ratio and reason_for(goal)]


def test_what_was_cut_off_is_said() -> None:
    outcomes = [outcome(EASEL, None), outcome(FLOOR, 0.3)]

    table = tables(outcomes, judged(outcomes))[0]

    assert "easel: 1 of 1 jobs had no picture 20 s after the last prediction's end" in table.note


def test_every_case_has_goals() -> None:
    assert {goal.case for goal in GOALS} == {case.name for case in CASES}
