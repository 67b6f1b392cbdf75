"""The report: tables in the terminal, and a page, JSON and plots in a folder."""

import dataclasses
import json
import os
import platform
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table as RichTable

from benchmarks.cases import BY_NAME
from benchmarks.figures import JobRecord, Outcome, quantile
from benchmarks.goals import Verdict
from benchmarks.plots import Axis, Series, bars, lines, shares
from benchmarks.tables import PROSE, Table, tables

_LIBRARIES = ("discord.py", "aiohttp", "sqlalchemy", "pydantic")
_DISTRIBUTED = ("acknowledged", "posted", "delay")
_PERCENT = range(101)


def machine() -> dict[str, str]:
    """Return what it was measured on."""
    names = {
        line.partition(":")[2].strip()
        for line in _lines("/proc/cpuinfo")
        if line.startswith("model name")
    }
    memory = next((line.split()[1] for line in _lines("/proc/meminfo")), "0")
    return {
        "date": datetime.now(UTC).strftime("%Y-%m-%d"),
        "processor": ", ".join(sorted(names)) or platform.machine(),
        "cores": str(len(os.sched_getaffinity(0))),
        "memory": f"{int(memory) / 1024**2:.0f} GB",
        "system": f"{platform.system()} {platform.release()}",
        "python": sys.version.split()[0],
        **{name: version(name) for name in _LIBRARIES},
    }


def _lines(path: str) -> list[str]:
    try:
        return Path(path).read_text(encoding="utf-8").splitlines()
    except OSError:
        return []


def show(outcomes: Sequence[Outcome], verdicts: Sequence[Verdict], console: Console) -> None:
    """Print the tables."""
    for table in tables(outcomes, verdicts):
        printed = RichTable(title=table.title, caption=table.note or None, title_justify="left")
        for number, column in enumerate(table.columns):
            is_prose = column in PROSE
            printed.add_column(
                column,
                justify="left" if number == 0 or is_prose else "right",
                no_wrap=not is_prose,
            )
        for row in table.rows:
            printed.add_row(*row)
        console.print(printed)


def write(
    outcomes: Sequence[Outcome], verdicts: Sequence[Verdict], folder: Path, *, scale: float
) -> None:
    """Write the page and its plots."""
    folder.mkdir(parents=True, exist_ok=True)
    plots = dict(_plots(outcomes))
    for name, svg in plots.items():
        (folder / name).write_text(svg, encoding="utf-8")
    (folder / "results.md").write_text(
        _page(outcomes, verdicts, list(plots), scale=scale), encoding="utf-8"
    )


def write_json(
    outcomes: Sequence[Outcome], verdicts: Sequence[Verdict], path: Path, *, scale: float
) -> None:
    """Write every figure, with the distributions by percent."""
    path.parent.mkdir(parents=True, exist_ok=True)
    document = {
        "machine": machine(),
        "scale": scale,
        "outcomes": [_as_json(outcome) for outcome in outcomes],
        "goals": [{**dataclasses.asdict(verdict), "ratio": verdict.ratio} for verdict in verdicts],
    }
    path.write_text(json.dumps(document, indent=1) + "\n", encoding="utf-8")


def _as_json(outcome: Outcome) -> dict[str, Any]:
    plain = dataclasses.asdict(dataclasses.replace(outcome, records=()))
    del plain["records"]
    for name in _DISTRIBUTED:
        ordered = sorted(_values(outcome.records, name))
        plain[f"{name}_by_percent"] = [quantile(ordered, share / 100) for share in _PERCENT]
    return plain


def _values(records: Sequence[JobRecord], name: str) -> list[float]:
    return [value for record in records if (value := getattr(record, name)) is not None]


def _page(
    outcomes: Sequence[Outcome], verdicts: Sequence[Verdict], plots: Sequence[str], *, scale: float
) -> str:
    facts = " · ".join(f"{name} {value}" for name, value in machine().items())
    parts = [
        "# What was measured",
        "Written by `make bench`; docs/benchmarks/README.md says how to read it.",
        facts,
    ]
    if scale != 1:
        parts.append(f"**At {scale:g} of the full size: only good for a quick look.**")
    parts += [_markdown(table) for table in tables(outcomes, verdicts)]
    parts += [f"![{name.removesuffix('.svg')}]({name})" for name in plots]
    return "\n\n".join(parts) + "\n"


def _markdown(table: Table) -> str:
    rows = [table.columns, ["---"] * len(table.columns), *table.rows]
    said = "\n".join("| " + " | ".join(cell or " " for cell in row) + " |" for row in rows)
    return "\n\n".join(part for part in (f"## {table.title}", table.note, said) if part)


def _plots(outcomes: Sequence[Outcome]) -> Iterator[tuple[str, str]]:
    for case in dict.fromkeys(outcome.case for outcome in outcomes):
        found = [outcome for outcome in outcomes if outcome.case == case and outcome.records]
        title = BY_NAME[case].title
        delays = {one.bot: _values(one.records, "delay") for one in found}
        if svg := _distribution(f"{title}: added delay", delays, is_log=False):
            yield f"{case}-delay.svg", svg
        answers = {one.bot: _values(one.records, "acknowledged") for one in found}
        if svg := _distribution(f"{title}: acknowledgement", answers, is_log=True):
            yield f"{case}-acknowledgement.svg", svg
        if svg := _memory(f"{title}: memory", found):
            yield f"{case}-memory.svg", svg
    for name, label, value in _SUMMARIES:
        if svg := _summary(outcomes, label, value):
            yield f"{name}.svg", svg


def _distribution(title: str, values: Mapping[str, list[float]], *, is_log: bool) -> str | None:
    series: Series = {name: shares(found) for name, found in values.items() if found}
    if not series:
        return None
    # The slowest of a hundred would squeeze all others to one side.
    highest = max(quantile(sorted(found), 0.99) or 0.0 for found in values.values() if found)
    lowest = min(min(found) for found in values.values() if found)
    x = Axis(
        label="seconds",
        low=max(1e-4, lowest) if is_log else 0.0,
        high=max(highest * 1.05, 1e-3),
        is_log=is_log,
    )
    return lines(title, series, x=x, y=Axis(label="share", low=0, high=1))


def _memory(title: str, outcomes: Sequence[Outcome]) -> str | None:
    series = {one.bot: one.rss_seconds for one in outcomes if one.rss_seconds}
    if not series:
        return None
    longest = max(points[-1][0] for points in series.values())
    highest = max(held for points in series.values() for _, held in points)
    return lines(
        title,
        series,
        x=Axis(label="seconds", low=0, high=max(longest, 1.0)),
        y=Axis(label="MB", low=0, high=highest * 1.1),
    )


def _summary(
    outcomes: Sequence[Outcome], label: str, value: Callable[[Outcome, str], float | None]
) -> str | None:
    values: dict[str, dict[str, float]] = {}
    for outcome in outcomes:
        if not outcome.case.startswith("polling"):
            continue
        for group in outcome.groups:
            found = value(outcome, group)
            place = values.setdefault(f"{outcome.case.removeprefix('polling-')} {group}", {})
            if found is not None:
                place[outcome.bot] = found
    return bars(f"When to look: {label}", values, y_label=label) if values else None


_SUMMARIES: tuple[tuple[str, str, Callable[[Outcome, str], float | None]], ...] = (
    ("polling-delays", "added delay p50, s", lambda one, name: one.groups[name].delay_p50),
    ("polling-requests", "requests per prediction", lambda one, name: one.groups[name].requests),
)
