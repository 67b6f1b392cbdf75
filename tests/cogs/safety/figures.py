"""How the safety layer does on labelled prompts.

``python -m tests.cogs.safety.figures`` prints it; the table stands in docs/prompt-filter.md. Of the
held-out prompts, which were written before the terms or without seeing them, only counts are shown:
nobody tunes by them.
"""

import csv
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from cogs.filter import Strictness
from cogs.filter.matcher import Matcher
from cogs.safety.model import Finding, Read, classes_of, finding, readable
from cogs.safety.search import loaded_terms

FOLDER = Path(__file__).parents[2] / "data" / "safety"
SETS = ("tuned", "held_out", "held_out_by_another")

Row = Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """What is wrong in one set of prompts."""

    refuse: int
    ok: int
    misses: Sequence[Row]
    false_alarms: Sequence[Row]


def rows(name: str) -> list[Row]:
    """The prompts of a set, with their label, language and kind."""
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@cache
def _matcher() -> Matcher:
    its = loaded_terms()[0].matcher
    assert its is not None
    return its


def found(text: str, *, has_picture: bool) -> Finding | None:
    """What is found in one prompt."""
    readable_text = readable(text)
    hits = _matcher().check(readable_text, level=Strictness.RELAXED).hits
    classes = classes_of(Read(text=readable_text, hits=hits), loaded_terms()[1])
    return finding([classes], [], has_picture=has_picture)


def figures(name: str) -> Figures:
    """Hold the rules against a set."""
    its = rows(name)
    is_refused = [
        found(row["text"], has_picture=row["kind"] == "undress") is not None for row in its
    ]
    return Figures(
        refuse=sum(row["label"] == "refuse" for row in its),
        ok=sum(row["label"] == "ok" for row in its),
        misses=[
            r for r, no in zip(its, is_refused, strict=True) if r["label"] == "refuse" and not no
        ],
        false_alarms=[
            r for r, no in zip(its, is_refused, strict=True) if r["label"] == "ok" and no
        ],
    )


def main() -> None:
    """Print the table, and the errors in the tuned set."""
    say = sys.stdout.write
    say(
        "| Prompts | To refuse | Missed | Innocent | False alarms |\n"
        "| --- | --- | --- | --- | --- |\n"
    )
    for name in SETS:
        its = figures(name)
        say(f"| {name} | {its.refuse} | {len(its.misses)} | {its.ok} | {len(its.false_alarms)} |\n")
    its = figures("tuned")
    for what, wrong in (("missed", its.misses), ("false alarm", its.false_alarms)):
        for row in wrong:
            say(f"{what}: {row['language']}: {row['text']}\n")


if __name__ == "__main__":
    main()
