"""How the filter does on labelled prompts: false alarms, and what it misses.

``python -m tests.figures`` prints it; the table stands in docs/prompt-filter.md. Of the held-out
prompts, which were written before the rules, only counts are shown: nobody tunes by them.
"""

import csv
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from cogs.filter.changes import ImportMode, import_of
from cogs.filter.csv_file import read_csv
from cogs.filter.matcher import Matcher
from cogs.filter.model import Kind, Strictness
from cogs.filter.packs import starter_entries

FOLDER = Path(__file__).parents[2] / "data" / "prompts"

Row = Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """What is wrong in one set of prompts."""

    refuse: int
    ok: int
    misses: Sequence[Row]
    false_alarms: Sequence[Row]


def rows(name: str) -> list[Row]:
    """The prompts of a file; ``entry`` is what should be found, and is empty for innocent ones."""
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@cache
def matcher() -> Matcher:
    """The starter list and a heavy hand's: the words that innocent ones contain."""
    starter = starter_entries()
    imported = read_csv((FOLDER / "list.csv").read_bytes()).entries
    return Matcher([*starter, *import_of(starter, imported, ImportMode.ADD).added])


def entries_found(prompt: str) -> set[str]:
    """The entries that match, all expressions as one."""
    hits = matcher().check(prompt, level=Strictness.STRICT).hits
    return {"regex" if hit.entry.kind is Kind.REGEX else hit.entry.text for hit in hits}


def figures(*names: str) -> Figures:
    """Hold the list against some files as one set."""
    its = [row for name in names for row in rows(name)]
    wanted = [row for row in its if row.get("entry")]
    innocent = [row for row in its if not row.get("entry")]
    return Figures(
        refuse=len(wanted),
        ok=len(innocent),
        misses=[row for row in wanted if row["entry"] not in entries_found(row["prompt"])],
        false_alarms=[row for row in innocent if entries_found(row["prompt"])],
    )


def table() -> str:
    """The table of both sets."""
    sets = {"tuned": ("ok.csv", "refused.csv"), "held out": ("held_out.csv",)}
    lines = [
        "| Prompts | To find | Missed | Innocent | False alarms |",
        "| --- | --- | --- | --- | --- |",
    ]
    for name, files in sets.items():
        its = figures(*files)
        lines.append(
            f"| {name} | {its.refuse} | {len(its.misses)} | {its.ok} | {len(its.false_alarms)} |"
        )
    return "\n".join(lines)


def main() -> None:
    """Print the table, and the errors in the tuned set."""
    sys.stdout.write(f"{table()}\n")
    its = figures("ok.csv", "refused.csv")
    for what, wrong in (("missed", its.misses), ("false alarm", its.false_alarms)):
        for row in wrong:
            sys.stdout.write(f"{what}: {row['prompt']}\n")


if __name__ == "__main__":
    main()
