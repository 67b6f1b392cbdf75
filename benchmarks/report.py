"""The report: figures as JSON, and the page and its plots made from that."""

import json
import os
import platform
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from importlib.metadata import version
from pathlib import Path
from statistics import median

from pydantic import TypeAdapter

from benchmarks.cases import BY_NAME, CASES, EASEL, FLOOR, Case
from benchmarks.figures import Outcome
from benchmarks.goals import Spread, Verdict, figure_of, judged, spread
from benchmarks.plots import Axis, Series, lines
from benchmarks.poll_delays import COLUMNS
from benchmarks.reasons import REASONS

LATE_SECONDS = 0.02
"""A stand-in that is later than this has had a part in what was measured."""
_LIBRARIES = ("discord.py", "aiohttp", "sqlalchemy", "pydantic")
_SLOW_SECONDS = 0.9995
_OPENING = (
    "`make bench` measures Easel beside the floor, the least a bot on the same libraries can do. "
    "[README.md](README.md) says how to run it; the [method](#method) is below."
)
_POLLS = (
    "Simulated with the real planner (`bot/imagine/polling.py`): seconds from a prediction's end "
    "to the poll that sees it. Ends are spread evenly. Where nothing tells an end, n polls leave "
    "half the distance between them, so half the requests and half the delay together are "
    "impossible."
)
_METHOD = Path(__file__).with_name("method.md")


@dataclass(frozen=True, slots=True, kw_only=True)
class Results:
    """Everything that was measured."""

    machine: Mapping[str, str]
    scale: float
    outcomes: Sequence[Outcome]
    skipped: Mapping[str, str] = field(default_factory=dict[str, str])
    """Cases that could not run, and why."""
    polls: Sequence[Sequence[str]] = ()
    """How late planned polls are in a simulation, as rows of ``poll_delays.COLUMNS``."""


_RESULTS = TypeAdapter(Results)


def machine() -> dict[str, str]:
    """Return what it was measured on."""
    names = {
        line.partition(":")[2].strip()
        for line in Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
        if line.startswith("model name")
    }
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    return {
        "date": datetime.now(UTC).strftime("%Y-%m-%d"),
        "processor": ", ".join(sorted(names)) or platform.machine(),
        "cores": str(len(os.sched_getaffinity(0))),
        "memory": f"{memory / 1024**3:.0f} GB",
        "system": f"{platform.system()} {platform.release()}",
        "python": sys.version.split()[0],
        **{name: version(name) for name in _LIBRARIES},
    }


def read(paths: Sequence[Path]) -> Results:
    """Return the results of some measurements; of a case that several have, the last one's."""
    measured = [_RESULTS.validate_json(path.read_bytes()) for path in paths]
    last = measured[-1]
    outcomes: dict[str, list[Outcome]] = {}
    for its in measured:
        outcomes |= {
            case: [one for one in its.outcomes if one.case == case]
            for case in {one.case for one in its.outcomes}
        }
    skipped = {case: why for its in measured for case, why in its.skipped.items()}
    return Results(
        machine=last.machine,
        scale=last.scale,
        outcomes=[one for found in outcomes.values() for one in found],
        skipped={case: why for case, why in skipped.items() if case not in outcomes},
        polls=next((its.polls for its in reversed(measured) if its.polls), ()),
    )


def write(results: Results, folder: Path) -> None:
    """Write figures, page and plots; plots of before are removed."""
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("*.svg"):
        old.unlink()
    plots = dict(_plots(results.outcomes))
    for name, svg in plots.items():
        (folder / f"{name}.svg").write_text(svg, encoding="utf-8")
    (folder / "results.md").write_text(page(results, list(plots)), encoding="utf-8")
    plain = _RESULTS.dump_python(results, mode="json", round_trip=True)
    outcomes = ",\n".join(json.dumps(one, separators=(",", ":")) for one in plain.pop("outcomes"))
    head = json.dumps(plain, indent=1).removesuffix("\n}")
    (folder / "results.json").write_text(
        f'{head},\n "outcomes": [\n{outcomes}\n]\n}}\n', encoding="utf-8"
    )


def page(results: Results, plots: Sequence[str]) -> str:
    """Return the page as Markdown."""
    verdicts = judged(results.outcomes)
    runs = sorted(set(Counter(one.case for one in results.outcomes if one.bot == EASEL).values()))
    facts = " · ".join(f"{name} {value}" for name, value in results.machine.items())
    parts = [
        "# Benchmark results",
        _OPENING,
        f"{facts} · runs of a case {' or '.join(map(str, runs))}",
    ]
    if results.scale != 1:
        parts.append(f"**At {results.scale:g} of the full size: only good for a quick look.**")
    parts += ["## Goals", _goals(verdicts)]
    if unmet := [verdict for verdict in verdicts if verdict.is_met is False]:
        parts += ["### Goals that are not met", _unmet(unmet)]
    parts += ["## Figures", _figures(results.outcomes)]
    parts += [
        f"{BY_NAME[case].title}: not run, because {why}." for case, why in results.skipped.items()
    ]
    doubtful = dict.fromkeys(
        f"{one.case} ({one.bot})" for one in results.outcomes if one.late_p99 > LATE_SECONDS
    )
    if doubtful:
        parts.append(f"Stand-ins or driver were late themselves in: {', '.join(doubtful)}.")
    if results.polls:
        parts += ["## When a prediction is polled", _POLLS, _table(COLUMNS, results.polls)]
    if plots:
        parts.append("## Plots")
        parts += [f"![{BY_NAME[name].title}]({name}.svg)" for name in plots]
    parts += ["## Method", _METHOD.read_text(encoding="utf-8").strip()]
    return "\n\n".join(parts) + "\n"


def _table(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    table = [columns, ["---"] * len(columns), *rows]
    return "\n".join("| " + " | ".join(cell or " " for cell in row) + " |" for row in table)


def duration(seconds: float) -> str:
    """Return a time in the unit it is read best in."""
    return f"{seconds:.2f} s" if abs(seconds) >= _SLOW_SECONDS else f"{seconds * 1000:.1f} ms"


def _count(value: float) -> str:
    return f"{value:,.0f}"


def _in(unit: str, value: float) -> str:
    return f"{value:,.1f} {unit}"


def _said(figure: str) -> Callable[[float], str]:
    """Return how values of a figure are written."""
    if figure.startswith(("acknowledged", "delay")):
        return duration
    for ending, unit in (("_ms_per_job", "ms"), ("_mb", "MB"), ("instructions_per_job", "million")):
        if figure.endswith(ending):
            return partial(_in, unit)
    return _count if figure != "requests" else "{:.1f}".format


def _cell(value: Spread | None, figure: str) -> str:
    if value is None:
        return "-"
    say = _said(figure)
    middle, low, high = say(value.median), say(value.low), say(value.high)
    return middle if low == high else f"{middle} [{low} - {high}]"


def _goals(verdicts: Sequence[Verdict]) -> str:
    words = {True: "met", False: "**not met**", None: "not measured"}
    rows = [
        [
            verdict.goal.says,
            _where(verdict),
            f"{verdict.goal.at_most:g} x floor"
            if verdict.goal.is_ratio
            else _said(verdict.goal.figure)(verdict.goal.at_most),
            _cell(verdict.floor, verdict.goal.figure),
            _cell(verdict.easel, verdict.goal.figure),
            "-" if verdict.ratio is None else f"{verdict.ratio:.2f}",
            words[verdict.is_met],
        ]
        for verdict in verdicts
    ]
    return _table(["figure", "case", "at most", FLOOR, EASEL, "ratio", ""], rows)


def _where(verdict: Verdict) -> str:
    goal = verdict.goal
    title = BY_NAME[goal.case].title if goal.case else "all cases"
    return f"{title}: {goal.group}" if goal.group else title


def _unmet(verdicts: Sequence[Verdict]) -> str:
    rows = [
        [
            f"{verdict.goal.says}, {_where(verdict)}",
            REASONS.get((verdict.goal.case, verdict.goal.figure))
            or "**No reason is known: this is a bug.**",
        ]
        for verdict in verdicts
    ]
    return _table(["goal", "reason, and the limit measured"], rows)


_COUNTED = {
    "jobs": "jobs",
    "instructions a job": "million_instructions_per_job",
    "requests": "requests",
}
_WATCHED = {
    "jobs": "jobs",
    "lost": "lost",
    "over 3 s": "late",
    "told busy": "busy",
    "refused": "refused",
    "ack p50": "acknowledged_p50",
    "ack p99": "acknowledged_p99",
    "delay p50": "delay_p50",
    "delay p99": "delay_p99",
    "requests": "requests",
    "CPU a job": "cpu_ms_per_job",
    "later": "cpu_later_ms_per_job",
    "at rest": "rss_idle_mb",
    "peak": "rss_peak_mb",
    "kept": "rss_kept_mb",
}
"""The title of each column, and its figure."""


def _figures(outcomes: Sequence[Outcome]) -> str:
    parts: list[str] = []
    for case in CASES:
        found = [one for one in outcomes if one.case == case.name]
        if found:
            parts += [
                f"### {case.title}",
                *([case.notes] if case.notes else []),
                _case(case, found),
            ]
    return "\n\n".join(parts) or "Nothing was measured yet."


def _case(case: Case, outcomes: Sequence[Outcome]) -> str:
    columns = _COUNTED if case.is_counted else _WATCHED
    rows = [
        [f"{bot} {group}".strip(), *(_figure(its, figure, group) for figure in columns.values())]
        for bot in case.bots
        if (its := [one for one in outcomes if one.bot == bot])
        for group in ("", *its[0].groups)
    ]
    return _table(["bot", *columns], rows)


def _figure(outcomes: Sequence[Outcome], figure: str, group: str) -> str:
    if group and hasattr(outcomes[0], figure):
        return ""
    return _cell(spread(figure_of(one, figure, group) for one in outcomes), figure)


def _plots(outcomes: Sequence[Outcome]) -> Iterator[tuple[str, str]]:
    for case in CASES:
        found = [one for one in outcomes if one.case == case.name]
        if found and not case.is_counted:
            yield case.name, (_memory if case.is_about_memory else _times)(case.title, found)


def _times(title: str, outcomes: Sequence[Outcome]) -> str:
    """Return the distributions: at each percent the median of the runs."""
    series = {
        (bot, what): [
            (median(one.curves[what][share] for one in its), share / 100) for share in range(101)
        ]
        for bot in dict.fromkeys(one.bot for one in outcomes)
        for what in ("acknowledgement", "added delay")
        if (its := [one for one in outcomes if one.bot == bot and what in one.curves])
    }
    seconds = [at for points in series.values() for at, _ in points]
    x = Axis(
        label="seconds",
        low=max(1e-4, min(seconds, default=1e-3)),
        high=max(seconds, default=1.0),
        is_log=True,
    )
    return lines(title, series, x=x, y=Axis(label="share of the jobs", low=0, high=1))


def _memory(title: str, outcomes: Sequence[Outcome]) -> str:
    series: Series = {(one.bot, "memory"): one.rss_seconds for one in outcomes if one.run == 0}
    points = [point for its in series.values() for point in its]
    return lines(
        title,
        series,
        x=Axis(label="seconds", low=0, high=max((at for at, _ in points), default=1.0)),
        y=Axis(label="MB", low=0, high=max((held for _, held in points), default=1.0) * 1.1),
    )
