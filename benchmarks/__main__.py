"""The command line: ``python -m benchmarks``, which ``make bench`` runs."""

import asyncio
import signal
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from benchmarks import peers, poll_delays
from benchmarks.cases import BY_NAME, CASES, Case
from benchmarks.figures import Outcome
from benchmarks.goals import WITH_GOALS
from benchmarks.processes import ROOT, RunError
from benchmarks.report import Results, machine, page, read, write
from benchmarks.run import run
from benchmarks.stage import Options

PUBLISHED = ROOT / "docs" / "benchmarks"
SCRATCH = ROOT / "build" / "benchmarks"
_INTERRUPTED = 130


def main(  # noqa: PLR0913 - the options of the command, one parameter each
    *,
    case: Annotated[
        list[str] | None, typer.Option(help=f"One of: {', '.join(BY_NAME)}. All when not given.")
    ] = None,
    quick: Annotated[bool, typer.Option("--quick", help="The goals' cases alone, once.")] = False,
    runs: Annotated[int | None, typer.Option(min=1, help="5 when not given; 1 if quick.")] = None,
    scale: Annotated[
        float, typer.Option(min=0.001, max=10, help="How many of the jobs, e.g. 0.05.")
    ] = 1.0,
    instructions: Annotated[
        bool, typer.Option("--instructions", help="Count instructions as well, with callgrind.")
    ] = False,
    out: Annotated[
        Path | None,
        typer.Option(help="Where to put page and figures: docs/benchmarks for a full run."),
    ] = None,
    page_of: Annotated[
        list[Path] | None,
        typer.Option(help="Measure nothing; write the page of these earlier results.json."),
    ] = None,
    logs: Annotated[Path | None, typer.Option(help="Put what the bots print here.")] = None,
) -> None:
    """Measure Easel beside the floor, against a Discord and an image service of our own."""
    console = Console(stderr=True)
    if page_of:
        write(read(page_of), out or SCRATCH)
        return
    cases = [_known(name) for name in case or ()] or [
        case
        for case in CASES
        if not (case.is_counted or case.is_long) and (not quick or case.name in WITH_GOALS)
    ]
    if instructions:
        cases = list(dict.fromkeys([*cases, BY_NAME["instructions"]]))
    if logs is not None:
        logs.mkdir(parents=True, exist_ok=True)
    is_whole = scale == 1 and not case and not quick
    folder = out or (PUBLISHED if is_whole else SCRATCH)
    count = runs or (1 if quick else 5)
    bench = _Bench(Options(scale=scale, log_directory=logs and logs.resolve()), console)
    try:
        asyncio.run(bench.run_all(cases, count, folder, with_polls=not case))
    except (KeyboardInterrupt, asyncio.CancelledError):
        console.print(f"Stopped; whole runs are in {folder}.")
        raise typer.Exit(_INTERRUPTED) from None
    print(page(bench.results(), ()))  # noqa: T201 - a program for the terminal
    console.print(f"Page, plots and figures: {folder}")
    if bench.failed:
        console.print(f"Did not run to the end: {', '.join(bench.failed)}", style="red")
        raise typer.Exit(1)


def _known(name: str) -> Case:
    try:
        return BY_NAME[name]
    except KeyError:
        raise typer.BadParameter(f"no case {name!r}; there are {', '.join(BY_NAME)}") from None


class _Bench:
    """Runs cases, and keeps what was measured."""

    def __init__(self, options: Options, console: Console) -> None:
        self._options = options
        self._console = console
        self._outcomes: list[Outcome] = []
        self._skipped: dict[str, str] = {}
        self._polls: list[Sequence[str]] = []
        self.failed: list[str] = []

    def results(self) -> Results:
        """Return what was measured so far."""
        return Results(
            machine=machine(),
            scale=self._options.scale,
            outcomes=self._outcomes,
            skipped=self._skipped,
            polls=self._polls,
        )

    async def run_all(
        self, cases: list[Case], runs: int, folder: Path, *, with_polls: bool
    ) -> None:
        """Run every case with each of its bots, so many times; write the page after each time."""
        # SIGTERM ends everything as Ctrl+C does: through each process's own end.
        if (task := asyncio.current_task()) is not None:
            asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, task.cancel)
        self._skipped = {case.name: why for case in cases if (why := peers.why_not(case))}
        # Those that say the same run side by side; everything else runs alone.
        batches: dict[str, list[tuple[Case, str]]] = {}
        for case in cases:
            for bot in () if case.name in self._skipped else case.bots:
                batches.setdefault(case.beside or f"{case.name} {bot}", []).append((case, bot))
        if with_polls:
            self._polls = list(poll_delays.rows())
        for number in range(runs):
            for batch in batches.values():
                async with asyncio.TaskGroup() as group:
                    for case, bot in batch:
                        group.create_task(self._run_one(case, bot, number))
            write(self.results(), folder)

    async def _run_one(self, case: Case, bot: str, number: int) -> None:
        said = f"{case.name} {bot}, run {number + 1}"
        try:
            outcome = await run(case, bot, self._options, number)
        except RunError as error:
            self._console.print(f"{said}: {error}", style="red", markup=False)
            self.failed.append(said)
            return
        self._outcomes.append(outcome)
        figures = outcome.figures
        self._console.print(
            f"{said}: {figures.finished} of {figures.jobs} in {outcome.took_seconds:.0f} s"
        )
        for strange in outcome.strange:
            self._console.print(f"{said}: {strange}", markup=False)


if __name__ == "__main__":
    typer.run(main)
