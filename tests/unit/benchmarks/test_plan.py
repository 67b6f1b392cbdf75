import itertools

import pytest

from benchmarks.cases import BY_NAME, CASES, EASEL, FLOOR, Case
from benchmarks.plan import learning_of, plan_of


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_every_bot_gets_the_same_plan(case: Case) -> None:
    assert plan_of(case, 0.05) == plan_of(case, 0.05)
    assert learning_of(case, 0.05) == learning_of(case, 0.05)


def test_only_a_bot_that_learns_waits_for_long_predictions_before() -> None:
    case = BY_NAME["5-60s"]

    assert max(job.seconds for job in learning_of(case, 1.0, EASEL)) > 30
    assert max(job.seconds for job in learning_of(case, 1.0, FLOOR)) <= 2


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_plan_is_sent_in_order_and_within_its_bounds(case: Case) -> None:
    plan = plan_of(case, 0.1)

    assert [job.at_seconds for job in plan] == sorted(job.at_seconds for job in plan)
    assert [job.number for job in plan] == list(range(len(plan)))
    for job in plan:
        shortest, longest = job.group.seconds
        assert shortest <= job.seconds <= longest


def test_one_at_a_time_means_that_the_next_waits_for_the_one_before() -> None:
    plan = [job for job in plan_of(BY_NAME["memory"], 1.0) if job.group.pause_seconds < 1]

    for before, after in itertools.pairwise(plan):
        assert after.at_seconds > before.at_seconds + before.seconds


def test_two_thousand_come_at_two_hundred_a_second() -> None:
    plan = plan_of(BY_NAME["2000"], 1.0)

    assert len(plan) == 2000
    assert plan[-1].at_seconds == pytest.approx(10, abs=0.1)
