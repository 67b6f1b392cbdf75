from pathlib import Path
from typing import Any

import pytest

from benchmarks.cases import BY_NAME, EASEL, FLOOR, Group, Kind
from benchmarks.figures import (
    Outcome,
    by_percent,
    figures_of,
    most_in_flight,
    quantile,
    records_of,
)
from benchmarks.goals import GOALS, Verdict, judged
from benchmarks.plan import Job
from benchmarks.reasons import REASONS
from benchmarks.report import Results, page, read, write

COMMANDS = BY_NAME["500"].groups[0]


def job(number: int, group: Group = COMMANDS) -> Job:
    return Job(number=number, group=group, at_seconds=0, user=1, seconds=4)


def command(number: int, **facts: object) -> dict[str, Any]:
    return {
        "job": number,
        "sent_at": 100.0,
        "answered_at": 100.01,
        "image_at": 104.5,
        "images": 1,
        "is_refused": False,
        "is_busy": False,
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
    assert record.delay == pytest.approx(0.4)
    assert record.requests == 3


def test_what_has_no_picture_is_lost_and_what_was_refused_is_not() -> None:
    plan = [job(number) for number in range(4)]
    seen = [
        command(0),
        command(1, image_at=None, images=0),
        command(2, image_at=None, images=0, is_refused=True),
        command(3, image_at=None, images=0, is_refused=True, is_busy=True),
    ]

    figures = figures_of(records_of(plan, seen, [prediction(0), prediction(1)]))

    assert (figures.finished, figures.lost, figures.refused, figures.busy) == (1, 1, 1, 1)


def test_an_answer_after_three_seconds_is_late_and_so_is_one_that_never_came() -> None:
    plan = [job(0), job(1), job(2)]
    seen = [command(0), command(1, answered_at=103.1), command(2, answered_at=None)]

    assert figures_of(records_of(plan, seen, [])).late == 2


def test_being_told_that_easel_is_busy_is_no_acknowledgement() -> None:
    plan = [job(0), job(1)]
    busy = command(1, answered_at=100.9, is_refused=True, is_busy=True)
    records = records_of(plan, [command(0), busy], [prediction(0)])

    assert figures_of(records).acknowledged_p99 == pytest.approx(0.01)
    assert by_percent(records)["acknowledgement"][100] == pytest.approx(0.01)


def test_a_press_is_over_when_it_is_answered() -> None:
    press = Group(name="star", kind=Kind.STAR, count=1, seconds=(1, 1), model=COMMANDS.model)
    records = records_of([job(0, press)], [command(0, image_at=None, images=0)], [])

    assert figures_of(records).finished == 1
    assert not records[0].is_command


def test_a_second_start_of_one_job_is_seen() -> None:
    figures = figures_of(records_of([job(0)], [command(0)], [prediction(0), prediction(0)]))

    assert figures.twice == 1


def test_quantiles_lie_between_neighbours() -> None:
    assert quantile([], 0.5) is None
    assert quantile([3.0], 0.99) == 3.0
    assert quantile([1.0, 2.0, 3.0, 4.0], 0.5) == 2.5


def test_predictions_in_flight_end_before_others_begin_at_the_same_time() -> None:
    seen = [{"created_at": 0.0, "done_at": 2.0}, {"created_at": 2.0, "done_at": 3.0}]

    assert most_in_flight(seen) == 1


def outcome(bot: str, *, run: int = 0, cpu_ms: float = 10, is_lost: bool = False) -> Outcome:
    seen = command(0, image_at=None, images=0) if is_lost else command(0)
    records = records_of([job(0)], [seen], [prediction(0)])
    return Outcome(
        case="500",
        bot=bot,
        run=run,
        figures=figures_of(records),
        cpu_ms_per_job=cpu_ms,
        rss_idle_mb=50,
        rss_peak_mb=60,
        rss_kept_mb=5,
        most_in_flight=1,
        curves=by_percent(records),
        late_p99=0.001,
        load_before=0,
        took_seconds=1,
    )


def verdict(figure: str, outcomes: list[Outcome]) -> Verdict:
    cases = {"500", ""}
    [found] = [
        its for its in judged(outcomes) if its.goal.figure == figure and its.goal.case in cases
    ]
    return found


def test_a_ratio_is_that_of_the_medians() -> None:
    easel = [outcome(EASEL, run=run, cpu_ms=ms) for run, ms in enumerate((12, 99, 13))]
    floor = [outcome(FLOOR, run=run, cpu_ms=ms) for run, ms in enumerate((10, 10, 1))]

    assert verdict("cpu_ms_per_job", easel + floor).ratio == pytest.approx(1.3)
    assert verdict("cpu_ms_per_job", easel + floor).is_met
    assert verdict("cpu_ms_per_job", easel).is_met is None


def test_what_must_never_happen_is_judged_by_the_worst_run() -> None:
    runs = [outcome(EASEL, run=run, is_lost=run == 1) for run in range(3)]

    assert verdict("lost", runs).is_met is False
    assert verdict("lost", runs[2:]).is_met


def test_a_goal_that_is_not_met_stands_beside_its_reason() -> None:
    results = Results(
        machine={},
        scale=1,
        outcomes=[outcome(EASEL, cpu_ms=20), outcome(FLOOR)],
        skipped={"instructions": "valgrind is not installed"},
    )

    said = page(results, ["500"])

    assert "| processor time a job, 500 at 100/s | Each job is recorded before" in said
    assert "callgrind: not run, because valgrind is not installed." in said
    assert "![500 at 100/s](500.svg)" in said


def test_every_reason_is_one_for_a_goal_and_nothing_excuses_a_loss() -> None:
    ratios = {(goal.case, goal.figure) for goal in GOALS if goal.at_most}

    assert REASONS.keys() <= ratios


def test_a_page_is_made_of_several_measurements(tmp_path: Path) -> None:
    old, new = tmp_path / "old", tmp_path / "new"
    for folder, runs in ((old, 3), (new, 1)):
        outcomes = [outcome(EASEL, run=run) for run in range(runs)]
        write(Results(machine={"cores": "2"}, scale=1, outcomes=outcomes), folder)

    together = read([old / "results.json", new / "results.json"])

    assert [(one.run, one.figures) for one in together.outcomes] == [(0, outcome(EASEL).figures)]
    assert "<svg" in (new / "500.svg").read_text()
    assert "cores 2 · runs of a case 1" in (new / "results.md").read_text()


def test_every_case_with_a_goal_is_there() -> None:
    assert {goal.case for goal in GOALS} - {""} <= BY_NAME.keys()
