"""What each command of the command line does; ``python -m bot`` imports this to run one."""

import asyncio
import logging
import sys
from collections.abc import Callable, Coroutine, Mapping
from typing import TYPE_CHECKING, NoReturn, TextIO, TypeVar
from urllib.parse import urlsplit

from bot import log
from bot.build_info import build_line
from bot.errors import (
    ImagineError,
    KeyRefusedError,
    OutputHostUnlistedError,
    SayableError,
    ServiceUnreachableError,
    SettingsError,
    StartError,
    UnreachableError,
)
from bot.imagine.prediction import Prediction
from bot.imagine.request import ImagineRequest
from bot.locales import FALLBACK, Words
from bot.settings import Settings

if TYPE_CHECKING:
    from pathlib import Path

    from bot.sampling import Sample

logger = logging.getLogger(__name__)

WORDS = Words.load(FALLBACK).plain
FAILED = 1
DETAILS = 300
"""How much is shown of a reason in other words than ours."""

T = TypeVar("T")


def run() -> None:
    """Run the bot."""
    settings = _settings("DISCORD_TOKEN", "COMETAPI_KEY", is_service=True)
    from bot import app  # noqa: PLC0415 - the other commands start quicker without discord.py

    _finish(app.run(settings, Words.load()), settings)


def worker() -> None:
    """Draw and deliver, without a gateway."""
    settings = _settings("DISCORD_TOKEN", "COMETAPI_KEY", is_service=True)
    from bot import worker as process  # noqa: PLC0415 - as above

    _finish(process.run(settings, Words.load()), settings)


def move_database(url: str) -> None:
    """Copy the SQLite database into PostgreSQL."""
    settings = _settings()
    from bot.db.database import Database  # noqa: PLC0415 - as above
    from bot.db.move import copy_rows  # noqa: PLC0415
    from cogs.gallery.repository import count_copied  # noqa: PLC0415

    async def move() -> None:
        place = settings.database_url.get_secret_value()
        async with (
            Database.open(place, data_dir=settings.data_dir) as source,
            Database.open(url, data_dir=settings.data_dir) as target,
        ):
            if source.is_shared or not target.is_shared:
                raise SettingsError(WORDS.say("terminal-move-database-only"))
            copied = await copy_rows(source, target, on_copy=count_copied)
            facts = {"jobs": copied.jobs, "known": copied.known_jobs, "rows": copied.rows}
            _print(WORDS.say("terminal-move-database-done", **facts))

    _finish(move(), settings)


def backup(*, file: "Path", keep: int) -> None:
    """Write a copy of the database."""
    settings = _settings()
    from bot.db.backup import MOST_KEPT, back_up  # noqa: PLC0415 - as above
    from bot.db.location import locate  # noqa: PLC0415

    if not 1 <= keep <= MOST_KEPT:
        _warn(WORDS.say("terminal-backup-keep-wrong", most=MOST_KEPT))
        sys.exit(FAILED)
    try:
        place = locate(settings.database_url.get_secret_value(), data_dir=settings.data_dir)
        written = back_up(place, file, keep=keep)
    except StartError as error:
        _fail_start(error)
    size = _megabytes(written.bytes)
    _print(WORDS.say("terminal-backup-done", path=str(written.path), size=size))


def restore(*, file: "Path", yes: bool) -> None:
    """Put a copy of the database back."""
    settings = _settings()
    from bot.db import backup  # noqa: PLC0415 - as above
    from bot.db.location import locate  # noqa: PLC0415

    try:
        place = locate(settings.database_url.get_secret_value(), data_dir=settings.data_dir)
        if not yes and not _is_agreed(WORDS.say("terminal-restore-ask", place=place.name)):
            _print(WORDS.say("terminal-restore-canceled"))
            return
        restored = backup.restore(place, file)
    except StartError as error:
        _fail_start(error)
    facts = {"jobs": restored.jobs, "unfinished": restored.unfinished}
    _print(WORDS.say("terminal-restore-done", **facts))
    if restored.aside is not None:
        _print(WORDS.say("terminal-restore-aside", path=str(restored.aside)))


def job(what: str, *, limit: int, page: int) -> None:
    """Tell what is on record of a request or of somebody's requests."""
    settings = _settings()
    from bot.clock import SystemClock  # noqa: PLC0415 - as above
    from bot.db.location import locate  # noqa: PLC0415
    from bot.db.reading import reading  # noqa: PLC0415
    from bot.lookup import MOST_LISTED, Lookup, NothingFoundError  # noqa: PLC0415

    for name, number in (("limit", limit), ("page", page)):
        if not 1 <= number <= MOST_LISTED:
            _warn(WORDS.say("terminal-job-number-wrong", name=name, most=MOST_LISTED))
            sys.exit(FAILED)
    try:
        place = locate(settings.database_url.get_secret_value(), data_dir=settings.data_dir)
        with reading(place) as connection:
            lookup = Lookup(
                connection=connection, words=WORDS, clock=SystemClock(), limit=limit, page=page
            )
            # At once: whoever pipes it to "head" closes the pipe early.
            _print("\n".join(lookup.lines(what)))
    except NothingFoundError as error:
        _warn(str(error))
        sys.exit(FAILED)
    except StartError as error:
        _fail_start(error)


def _megabytes(count: int) -> str:
    return f"{count / 1_000_000:.1f} MB"


def sandbox(
    *, port: int, discord_port: int, images_port: int, no_browser: bool, http: bool
) -> None:
    """Start the sandbox."""
    try:
        from sandbox.app import run_sandbox  # noqa: PLC0415 - an optional part
    except ModuleNotFoundError:
        _warn(WORDS.say("terminal-sandbox-missing"))
        sys.exit(FAILED)
    code = asyncio.run(
        run_sandbox(
            port=port,
            discord_port=discord_port,
            images_port=images_port,
            open_browser=not no_browser,
            with_http=http,
        )
    )
    sys.exit(code)


def imagine(prompt: str, *, output: str | None, model: str | None) -> None:
    """Draw one picture."""
    settings = _settings("COMETAPI_KEY")
    from rich.console import Console  # noqa: PLC0415 - a bot that runs draws no bars
    from rich.progress import (  # noqa: PLC0415
        BarColumn,
        Progress,
        SpinnerColumn,
        TextColumn,
        TimeElapsedColumn,
    )

    from bot import oneshot  # noqa: PLC0415 - as above
    from bot.catalog import ImagineOptions, OptionValues  # noqa: PLC0415
    from bot.catalog.options import MODEL  # noqa: PLC0415

    # What was typed may hold what rich takes for markup.
    console = Console(stderr=True, highlight=False, markup=False, soft_wrap=True)
    bar = Progress(
        SpinnerColumn(),
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        TimeElapsedColumn(),
        console=console,
        transient=True,
        disable=not console.is_terminal,
    )
    task = bar.add_task("", total=None)

    def on_start(request: ImagineRequest) -> None:
        for note in request.notes:
            console.print(WORDS.say(note.words_id, **note.facts))
        bar.update(
            task, description=WORDS.say("terminal-imagine-starting", model=request.model_label)
        )

    def on_poll(prediction: Prediction) -> None:
        total, done = (1.0, prediction.progress) if prediction.progress is not None else (None, 0.0)
        described = WORDS.say("terminal-imagine-status", status=prediction.status.value)
        bar.update(task, description=described, total=total, completed=done)

    with bar:
        outcome = _finish(
            oneshot.imagine(
                ImagineOptions(prompt=prompt, values=OptionValues.of(MODEL.given(model))),
                output,
                settings=settings,
                words=WORDS,
                on_start=on_start,
                on_poll=on_poll,
            ),
            settings,
        )
    for missing in outcome.missing:
        _tell(missing.error, settings, address=missing.address)
    for picture in outcome.saved:
        console.print(
            picture.problem
            or WORDS.say(
                "terminal-imagine-saved",
                path=str(picture.path),
                width=str(picture.image.width),
                height=str(picture.image.height),
                size=round(len(picture.image.content) / 1000),
                seconds=f"{outcome.seconds:.1f}",
            )
        )
    for seed in outcome.seeds if outcome.saved else ():
        console.print(WORDS.say("terminal-imagine-seed", seed=str(seed)))
    if outcome.missing or any(picture.problem for picture in outcome.saved):
        sys.exit(FAILED)


def models(*, refresh: bool) -> None:
    """Print the catalog, or ask the service what it has."""
    if refresh:
        _refresh_models()
        return
    settings = _settings()
    from rich.console import Console  # noqa: PLC0415 - as above

    from bot.catalog.table import models_table  # noqa: PLC0415
    from bot.configured import configured_catalog  # noqa: PLC0415

    try:
        catalog = configured_catalog(settings)
    except StartError as error:
        _fail_start(error)
    Console().print(models_table(catalog))
    if catalog.asked:
        asked = tuple(model.label for model in catalog.asked)
        _print(WORDS.say("terminal-models-asked", models=asked, count=len(asked)))


def _refresh_models() -> None:
    settings = _settings()
    from bot.refresh import lines_of, refresh  # noqa: PLC0415 - as above

    try:
        found = _finish(refresh(settings), settings)
    except OSError as error:
        reason = error.strerror or str(error)
        folder = str(settings.data_dir)
        _warn(WORDS.say("terminal-refresh-unwritable", folder=folder, reason=reason))
        sys.exit(FAILED)
    for line in lines_of(found, WORDS):
        _print(line)


def samples(*, model: list[str], yes: bool) -> None:
    """Draw one picture of each model, for /models."""
    settings = _settings("COMETAPI_KEY")
    from bot import sampling  # noqa: PLC0415 - as above

    try:
        plan = sampling.plan_samples(settings, model)
    except StartError as error:
        _fail_start(error)
    except SayableError as error:
        _tell(error, settings)
        sys.exit(FAILED)
    for uncertain in plan.uncertain:
        _warn(WORDS.say("terminal-samples-uncertain", model=uncertain.label, id=uncertain.id))
    if not plan.samples:
        _print(WORDS.say("terminal-samples-none"))
        return
    price = f"${plan.price_usd:f}"
    count, unpriced = len(plan.samples), plan.unpriced
    _print(WORDS.say("terminal-samples-price", count=count, price=price, unpriced=unpriced))
    if not yes and not _is_agreed(WORDS.say("terminal-samples-ask")):
        _print(WORDS.say("terminal-samples-canceled"))
        return
    failed: list[str] = []

    def on_end(sample: "Sample", error: ImagineError | None) -> None:
        if error is None:
            _print(WORDS.say("terminal-samples-drawn", model=sample.model.label))
            return
        failed.append(sample.model.id)
        _warn(WORDS.say("terminal-samples-failed", model=sample.model.label))
        _tell(error, settings)

    try:
        _finish(sampling.draw_samples(plan, settings, on_end=on_end), settings)
    except OSError as error:
        reason = error.strerror or str(error)
        folder = str(settings.data_dir)
        _warn(WORDS.say("terminal-samples-unwritable", folder=folder, reason=reason))
        sys.exit(FAILED)
    if failed:
        sys.exit(FAILED)


def _is_agreed(question: str) -> bool:
    """Ask whoever sits at the terminal; nobody there means no."""
    try:
        return input(f"{question} [y/N] ").strip().casefold() in {"y", "yes"}
    except EOFError:
        return False


def check() -> None:
    """Try everything."""
    settings = _settings()
    from bot.checkup import Checkup  # noqa: PLC0415 - as above

    async def try_all() -> int:
        exit_code = 0
        async for finding in Checkup(settings=settings, words=WORDS).findings():
            _print(log.masked(finding.line))
            exit_code = exit_code or finding.exit_code
        return exit_code

    sys.exit(asyncio.run(try_all()))


def _settings(*required: str, is_service: bool = False) -> Settings:
    try:
        settings = Settings.load(words=WORDS, required=required)
    except StartError as error:
        _fail_start(error)
    log.set_up(level=settings.log_level, style=settings.log_format, secrets=settings.secrets)
    if is_service:
        # The log's first line: whoever reads a log has to know what wrote it.
        logger.info("%s", build_line())
    for warning in settings.warnings:
        logger.warning("%s", warning)
    return settings


def _finish(work: Coroutine[None, None, T], settings: Settings) -> T:
    try:
        return asyncio.run(work)
    except StartError as error:
        _fail_start(error)
    except SayableError as error:
        is_out_of_reach = isinstance(error, KeyRefusedError | ServiceUnreachableError)
        _tell(error, settings)
        sys.exit(UnreachableError.exit_code if is_out_of_reach else FAILED)


def _tell(error: SayableError, settings: Settings, *, address: str = "") -> None:
    """Say why there is no picture, to whoever can change the settings."""
    failure = error.failure
    facts = {**failure.facts, "host": urlsplit(settings.prediction_api_url).netloc}
    if isinstance(error, OutputHostUnlistedError):
        facts["setting"] = error.setting
    for_operators = f"terminal-{failure.words_id}"
    words_id = for_operators if WORDS.knows(for_operators) else failure.words_id
    if str(error) != error.words_id:
        details = WORDS.say("terminal-details", reason=" ".join(str(error).split())[:DETAILS])
        _warn(details)
    _warn(WORDS.say(words_id, **facts))
    if address and not address.startswith("data:"):
        # With its signature: without it nobody could save the picture.
        _print(WORDS.say("terminal-output-address", address=address), file=sys.stderr)


def _fail_start(error: StartError) -> NoReturn:
    for problem in error.problems:
        _warn(WORDS.say("terminal-start-failed", problem=problem))
    sys.exit(error.exit_code)


def _warn(sentence: str) -> None:
    _print(log.masked(sentence), file=sys.stderr)


def _print(text: str, file: TextIO | None = None) -> None:
    print(text, file=file, flush=True)


COMMANDS: Mapping[str, Callable[..., None]] = {
    "run": run,
    "worker": worker,
    "move-database": move_database,
    "backup": backup,
    "restore": restore,
    "job": job,
    "sandbox": sandbox,
    "imagine": imagine,
    "models": models,
    "samples": samples,
    "check": check,
}
"""By the name that is typed; each takes its options as they were parsed."""
