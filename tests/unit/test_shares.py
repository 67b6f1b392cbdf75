"""The test files are dealt out whole: each to one test process."""

from pathlib import Path

from tests.shares import shares

TESTS = Path(__file__).parents[1]


def test_each_file_is_in_one_share() -> None:
    dealt = shares((TESTS,), 4)

    together = [path for share in dealt for path in share]
    assert len(together) == len(set(together))
    assert set(together) == set(TESTS.rglob("test_*.py"))
    assert all(dealt)
