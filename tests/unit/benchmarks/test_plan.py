import itertools

import pytest

from benchmarks.cases import BY_NAME, CASES, EASEL, FLOOR, Case
from benchmarks.plan import learning_of, plan_of


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_every_bot_gets_the_same_plan(case: Case) -> None:
    assert plan_of(case, 0.05) == plan_of(case, 0.05)
    assert learning_of(case, 0.05) == learning_of(case, 0.05)


def test_only_a_bot_that_learns_waits_for_long_predictions_before() -> None:
    case = BY_NAME["polling-minutes"]

    assert max(job.seconds for job in learning_of(case, 1.0, EASEL)) > 60
    assert max(job.seconds for job in learning_of(case, 1.0, FLOOR)) <= 2


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_plan_is_sent_in_order_and_within_its_bounds(case: Case) -> None:
    plan = plan_of(case, 0.1)
    bounds = {group.name: group.seconds for group in case.groups}

    assert [job.at_seconds for job in plan] == sorted(job.at_seconds for job in plan)
    assert [job.number for job in plan] == list(range(len(plan)))
    for job in plan:
        shortest, longest = bounds[job.group]
        assert shortest <= job.seconds <= longest


def test_one_at_a_time_means_that_the_next_waits_for_the_one_before() -> None:
    plan = plan_of(BY_NAME["idle"], 1.0)

    for before, after in itertools.pairwise(plan):
        assert after.at_seconds > before.at_seconds + before.seconds


def test_the_flood_is_one_person_and_the_others_are_forty() -> None:
    plan = plan_of(BY_NAME["fairness"], 1.0)
    people = {
        group: {job.user for job in plan if job.group == group}
        for group in ("one with 150", "40 with one")
    }

    assert len(people["one with 150"]) == 1
    assert len(people["40 with one"]) == 40
    assert len(plan) == 190


def test_two_thousand_come_at_two_hundred_a_second() -> None:
    plan = plan_of(BY_NAME["2000"], 1.0)

    assert len(plan) == 2000
    assert plan[-1].at_seconds == pytest.approx(10, abs=0.1)
