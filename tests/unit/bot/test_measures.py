import pytest

from bot.errors import FlaggedError, UnexpectedError, failure_reasons, reason_of
from bot.measures import OTHER, Counter, Histogram


def test_labels_that_nobody_knows_are_one_series() -> None:
    counter = Counter(name="easel_tries", meaning="", labels=("model", "outcome"))
    counter.know([("a/b", "delivered"), ("a/b", "failed")])
    for stranger in ("a fox", "a hen", "a dog"):
        counter.add(stranger, "failed")
        counter.add("a/b", stranger)
    counter.add("a/b", "failed")

    assert counter.values == {
        ("a/b", "delivered"): 0.0,
        ("a/b", "failed"): 1.0,
        (OTHER, "failed"): 3.0,
        ("a/b", OTHER): 3.0,
    }


@pytest.mark.parametrize(
    ("amount", "counts"),
    [
        (0.5, [1, 0, 0]),
        (1.0, [1, 0, 0]),
        (1.1, [0, 1, 0]),
        (2.1, [0, 0, 1]),
        (-3.0, [1, 0, 0]),
    ],
)
def test_an_amount_is_in_the_first_bucket_that_holds_it(amount: float, counts: list[int]) -> None:
    histogram = Histogram(name="easel_waits", meaning="", bounds=(1.0, 2.0))
    histogram.observe(amount)

    assert histogram.counts == counts
    assert histogram.total == [max(amount, 0.0)]


def test_every_reason_for_a_failure_is_known_by_its_name() -> None:
    reasons = failure_reasons()

    assert {reason_of(error("").failure) for error in (FlaggedError, UnexpectedError)} <= reasons
    assert {"busy", "unexpected", "flagged", "rate-limited"} <= reasons
    assert all(reason.replace("-", "").isalnum() for reason in reasons)
