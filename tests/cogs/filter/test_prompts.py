"""The filter measured on prompts people might type: false alarms and misses."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from cogs.filter.model import Strictness
from tests.cogs.filter.figures import entries_found, figures, matcher, rows, table

DOCUMENT = Path(__file__).parents[3] / "docs" / "prompt-filter.md"


@pytest.fixture(autouse=True)
def _patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Time is the wall's: on a busy machine a good expression must not be a slow one."""
    monkeypatch.setattr("cogs.filter.matcher.REGEX_LIMIT_SECONDS", 0.2)
    monkeypatch.setattr("cogs.filter.matcher.REGEX_BUDGET_SECONDS", 2.0)


def test_there_are_enough_prompts_and_none_stands_there_twice() -> None:
    tuned = [row["prompt"] for name in ("ok.csv", "refused.csv") for row in rows(name)]
    held_out = [row["prompt"] for row in rows("held_out.csv")]

    assert len(tuned) >= 400
    assert len(held_out) * 2 >= 0.9 * len(tuned)  # about a third of all
    assert len({*tuned, *held_out}) == len(tuned) + len(held_out)


@pytest.mark.parametrize("row", rows("ok.csv"), ids=lambda row: row["prompt"][:40])
def test_no_false_alarm(row: Mapping[str, str]) -> None:
    assert entries_found(row["prompt"]) == set()


@pytest.mark.parametrize(
    "row",
    [row for row in rows("refused.csv") if not row["missed"]],
    ids=lambda row: row["prompt"][:40],
)
def test_no_miss_but_the_named_ones(row: Mapping[str, str]) -> None:
    assert row["entry"] in entries_found(row["prompt"])


def test_the_named_misses_are_still_missed() -> None:
    missed = {row["prompt"] for row in figures("ok.csv", "refused.csv").misses}

    # One that is found by now belongs among the others.
    assert missed == {row["prompt"] for row in rows("refused.csv") if row["missed"]}


def test_the_document_has_the_figures() -> None:
    assert table() in DOCUMENT.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("prompt", "is_found"),
    [
        ("nude Taylor Swift", True),
        ("Emma Watson, topless", True),
        ("a n\u0430ked celebrity", True),
        ("my classmate in lingerie", True),
        ("Taylor Swift on a stage", False),
        ("a naked flame, a swift in the sky", False),
        ("the president gives a speech", False),
    ],
)
def test_sexual_pictures_of_named_people_are_refused_from_medium(
    prompt: str,
    is_found: bool,  # noqa: FBT001 - a table
) -> None:
    note = "Sexual pictures of real people"

    for level in (Strictness.NORMAL, Strictness.RELAXED):
        hits = matcher().check(prompt, level=level).hits
        found = any(hit.entry.note == note for hit in hits)
        assert found == (is_found and level is Strictness.NORMAL)
