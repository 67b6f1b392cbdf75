"""The command line: ``python -m benchmarks``, which ``make bench`` runs."""

import asyncio
import signal
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from benchmarks import peers
from benchmarks.cases import BOTS, BY_NAME, CASES, Case
from benchmarks.figures import Outcome
from benchmarks.goals import judged
from benchmarks.processes import ROOT, RunError
from benchmarks.report import show, write, write_json
from benchmarks.run import run
from benchmarks.stage import Options

PUBLISHED = ROOT / "docs" / "benchmarks"
SCRATCH = ROOT / "build" / "benchmarks"
_WIDTH = 170
_INTERRUPTED = 130


def main(  # noqa: PLR0913, PLR0917 - the options of the command, one parameter each
    case: Annotated[
        list[str] | None, typer.Option(help=f"One of: {', '.join(BY_NAME)}. All when not given.")
    ] = None,
    bots: Annotated[
        str, typer.Option(help="Which bots, in every case. Each case's own when not given.")
    ] = "",
    scale: Annotated[
        float, typer.Option(min=0.001, max=10, help="How many of the jobs, e.g. 0.05.")
    ] = 1.0,
    json: Annotated[Path | None, typer.Option(help="Where to put all figures.")] = None,
    out: Annotated[
        Path | None,
        typer.Option(help="Where to put page and plots: docs/benchmarks for a full run."),
    ] = None,
    picture_bytes: Annotated[int, typer.Option(help="How large the picture is.")] = 2000,
    profile: Annotated[
        Path | None, typer.Option(help="Put py-spy's profiles of the bots here.")
    ] = None,
    logs: Annotated[Path | None, typer.Option(help="Put what the bots print here.")] = None,
) -> None:
    """Measure Easel beside two other bots, against a Discord and an image service of our own."""
    cases = [_known(name) for name in case] if case else list(CASES)
    wanted = tuple(name.strip() for name in bots.split(",") if name.strip())
    if unknown := [name for name in wanted if name not in BOTS]:
        raise typer.BadParameter(f"no bot {unknown[0]!r}; there are {', '.join(BOTS)}")
    for directory in (profile, logs):
        if directory is not None:
            directory.mkdir(parents=True, exist_ok=True)
    options = Options(
        scale=scale,
        picture_bytes=picture_bytes,
        profile_directory=profile and profile.resolve(),
        log_directory=logs and logs.resolve(),
    )
    console = Console(stderr=True)
    try:
        outcomes, failed = asyncio.run(_run_all(cases, wanted, options, console))
    except (KeyboardInterrupt, asyncio.CancelledError):
        console.print("Stopped; nothing was written.")
        raise typer.Exit(_INTERRUPTED) from None
    if not outcomes:
        raise typer.Exit(1)
    verdicts = judged(outcomes)
    tables = Console()
    if not tables.is_terminal:
        tables = Console(width=_WIDTH)
    show(outcomes, verdicts, tables)
    is_whole = scale == 1 and not case and not wanted
    folder = out or (PUBLISHED if is_whole else SCRATCH)
    write(outcomes, verdicts, folder, scale=scale)
    write_json(outcomes, verdicts, json or folder / "results.json", scale=scale)
    console.print(f"Page, plots and figures: {folder}")
    if failed:
        console.print(f"Did not run to the end: {', '.join(failed)}", style="red", markup=False)
        raise typer.Exit(1)


def _known(name: str) -> Case:
    try:
        return BY_NAME[name]
    except KeyError:
        raise typer.BadParameter(f"no case {name!r}; there are {', '.join(BY_NAME)}") from None


async def _run_all(
    cases: list[Case], wanted: tuple[str, ...], options: Options, console: Console
) -> tuple[list[Outcome], list[str]]:
    """Return what was measured, and the runs that failed."""
    # SIGTERM ends everything as Ctrl+C does: through each process's own end.
    task = asyncio.current_task()
    if task is not None:
        asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, task.cancel)
    runs = [(case, bot) for case in cases for bot in wanted or case.bots]
    missing = {bot for _, bot in runs if not peers.is_there(bot)}
    runs = [(case, bot) for case, bot in runs if bot not in missing]
    found: dict[tuple[str, str], Outcome | None] = {}
    for batch in _batches(runs):
        async with asyncio.TaskGroup() as group:
            tasks = {
                (case.name, bot): group.create_task(_run_one(case, bot, options, console))
                for case, bot in batch
            }
        found |= {name: task.result() for name, task in tasks.items()}
    if missing:
        console.print(f"Left out, not installed (make bench does): {', '.join(sorted(missing))}")
    outcomes = [outcome for case, bot in runs if (outcome := found[case.name, bot]) is not None]
    return outcomes, [f"{case} {bot}" for (case, bot), its in found.items() if its is None]


def _batches(runs: list[tuple[Case, str]]) -> list[list[tuple[Case, str]]]:
    """Put together what runs side by side; everything else runs alone."""
    batches: dict[str, list[tuple[Case, str]]] = {}
    for case, bot in runs:
        batches.setdefault(case.beside or f"{case.name} {bot}", []).append((case, bot))
    return list(batches.values())


async def _run_one(case: Case, bot: str, options: Options, console: Console) -> Outcome | None:
    console.print(f"{case.name}: {bot} ...")
    try:
        outcome = await run(case, bot, options)
    except RunError as error:
        console.print(f"{case.name}: {bot}: {error}", style="red", markup=False)
        return None
    figures = outcome.figures
    console.print(
        f"{case.name}: {bot}: {figures.finished} of {figures.jobs} in {outcome.took_seconds:.0f} s"
    )
    return outcome


if __name__ == "__main__":
    typer.run(main)
