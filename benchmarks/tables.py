"""The report's tables, for the terminal and for a page alike."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from benchmarks.cases import BY_NAME, CASES, EASEL, FLOOR
from benchmarks.figures import Figures, Outcome
from benchmarks.goals import Verdict
from benchmarks.reasons import reason_for

LATE_SECONDS = 0.02
"""A stand-in that is later than this has had a part in what was measured."""
_SLOW_SECONDS = 0.9995
PROSE = ("goals", "why")
"""Columns of sentences, which may go over several lines."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Rows of text under a title."""

    title: str
    columns: Sequence[str]
    rows: Sequence[Sequence[str]]
    note: str = ""


def tables(outcomes: Sequence[Outcome], verdicts: Sequence[Verdict]) -> list[Table]:
    """Return every table of a report."""
    unmet = [verdict for verdict in verdicts if verdict.is_met is False]
    goals = [goals_table(verdicts), *([_reasons(unmet)] if unmet else [])]
    return [*_cases(outcomes), *goals, _trust(outcomes)]


def duration(seconds: float | None) -> str:
    """Return a time in the unit it is read best in."""
    if seconds is None:
        return "-"
    return f"{seconds:.2f} s" if abs(seconds) >= _SLOW_SECONDS else f"{seconds * 1000:.1f} ms"


def _number(value: float | None, digits: int = 1) -> str:
    return "-" if value is None else f"{value:,.{digits}f}"


def _cases(outcomes: Sequence[Outcome]) -> Iterator[Table]:
    for case in CASES:
        found = [outcome for outcome in outcomes if outcome.case == case.name]
        if found and case.starts:
            yield _starts_table(case.title, found)
        elif found:
            yield Table(
                title=f"{case.title} ({case.name})",
                columns=_COLUMNS,
                rows=[row for outcome in found for row in _rows(outcome)],
                note=_case_note(case.name, found),
            )


_COLUMNS = (
    "bot", "jobs", "done", "lost", "ack p50", "ack p99", "over 3 s", "POST p50", "POST p99",
    "delay p50", "delay p99", "requests", "edits", "CPU ms", "MB idle", "MB peak",
)  # fmt: skip


def _rows(outcome: Outcome) -> Iterator[list[str]]:
    whole = [
        _number(outcome.cpu_ms_per_job, 2),
        _number(outcome.rss_idle_mb, 0),
        _number(outcome.rss_peak_mb, 0),
    ]
    yield [outcome.bot, *_cells(outcome.figures), *whole]
    for name, figures in outcome.groups.items():
        yield [f"· {name}", *_cells(figures), "", "", ""]


def _cells(figures: Figures) -> list[str]:
    return [
        str(figures.jobs),
        str(figures.finished),
        str(figures.lost + figures.refused),
        duration(figures.acknowledged_p50),
        duration(figures.acknowledged_p99),
        f"{figures.late_share:.1%}",
        duration(figures.posted_p50),
        duration(figures.posted_p99),
        duration(figures.delay_p50),
        duration(figures.delay_p99),
        _number(figures.requests),
        _number(figures.edits),
    ]


def _starts_table(title: str, outcomes: Sequence[Outcome]) -> Table:
    rows = [
        [outcome.bot, *(duration(seconds) for seconds in outcome.start_seconds)]
        for outcome in outcomes
    ]
    count = max(len(row) for row in rows) - 1
    return Table(
        title=title, columns=["bot", *(f"start {number + 1}" for number in range(count))], rows=rows
    )


def _case_note(name: str, outcomes: Sequence[Outcome]) -> str:
    notes = [BY_NAME[name].notes] if BY_NAME[name].notes else []
    in_flight = ", ".join(f"{one.bot} {one.most_in_flight}" for one in outcomes)
    notes.append(f"Most in flight: {in_flight}.")
    notes += [
        f"{one.bot}: at most {one.requests_peak} requests in 60 s of {one.budget} allowed, "
        f"{one.requests_refused} refused."
        for one in outcomes
        if one.budget
    ]
    notes += [
        f"{one.bot}: {one.figures.lost} of {one.figures.jobs} jobs had no picture "
        f"{BY_NAME[name].grace_seconds:.0f} s after the last prediction's end, when the run ended."
        for one in outcomes
        if one.figures.lost
    ]
    if beside := [
        case.name for case in CASES if case.beside and case.beside == BY_NAME[name].beside
    ]:
        notes.append(f"These ran side by side, all bots at once: {', '.join(beside)}.")
    notes += [
        f"{one.bot}: {one.edits_limited} edits over Discord's limit."
        for one in outcomes
        if one.edits_limited
    ]
    return " ".join(notes)


def goals_table(verdicts: Sequence[Verdict]) -> Table:
    """Return each goal with what was measured and whether it is met."""
    words = {True: "met", False: "NOT MET", None: "not measured"}
    rows = [
        [
            f"{verdict.goal.case} {verdict.goal.group}".strip(),
            verdict.goal.says,
            f"{verdict.goal.at_most:g}" + (f" x {FLOOR}" if verdict.goal.is_ratio else ""),
            _measured(verdict, verdict.floor),
            _measured(verdict, verdict.easel),
            f"{verdict.ratio:.2f}" if verdict.goal.is_ratio and verdict.ratio is not None else "-",
            words[verdict.is_met],
        ]
        for verdict in verdicts
    ]
    met = sum(verdict.is_met is True for verdict in verdicts)
    return Table(
        title="Goals",
        columns=["case", "figure", "at most", FLOOR, EASEL, "ratio", ""],
        rows=rows,
        note=f"{met} of {len(verdicts)} met.",
    )


def _reasons(unmet: Sequence[Verdict]) -> Table:
    """Return why the goals that are not met are not."""
    goals: dict[str, list[str]] = {}
    for verdict in unmet:
        goal = verdict.goal
        said = f"{goal.case} {goal.group}".strip() + f": {goal.says}"
        goals.setdefault(reason_for(goal), []).append(said)
    return Table(
        title="Goals that are not met, and why",
        columns=["goals", "why"],
        rows=[
            ["; ".join(said), why or "**No reason is known: this is to be mended.**"]
            for why, said in goals.items()
        ],
    )


def _measured(verdict: Verdict, value: float | None) -> str:
    if verdict.goal.figure.startswith(("delay", "acknowledged", "slowest")):
        return duration(value)
    is_count = not verdict.goal.is_ratio
    return _number(value, 0 if is_count else 2)


def _trust(outcomes: Sequence[Outcome]) -> Table:
    """Return how far the measuring itself can be trusted."""
    rows = [
        [
            outcome.case,
            outcome.bot,
            duration(outcome.sent_late_p99),
            *(
                f"{duration(outcome.lag[name]['p99'])} / {duration(outcome.lag[name]['most'])}"
                for name in ("discord", "images", "driver")
            ),
            *(f"{outcome.lag[name]['cpu_seconds']:.1f} s" for name in ("discord", "images")),
            f"{outcome.load_before:.1f}",
            ", ".join(outcome.strange) or "-",
            "LATE" if is_doubtful(outcome) else "fine",
        ]
        for outcome in outcomes
        if outcome.lag
    ]
    return Table(
        title="How late the measuring was",
        columns=[
            "case", "bot", "sent late p99", "Discord p99 / most", "images p99 / most",
            "driver p99 / most", "Discord CPU", "images CPU", "load before", "unknown requests", "",
        ],
        rows=rows,
        note="Lateness of the event loops of the stand-ins and the driver, on the cores they share "
        "with the bot; LATE: a stand-in's p99 is over 20 ms.",
    )  # fmt: skip


def is_doubtful(outcome: Outcome) -> bool:
    """Whether a stand-in was so late that it had a part in the figures."""
    lags = [outcome.lag[name]["p99"] for name in ("discord", "images") if name in outcome.lag]
    return max([outcome.sent_late_p99, *lags]) > LATE_SECONDS
