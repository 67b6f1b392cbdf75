"""The command line: ``python -m bot`` or ``easel``.

What a command needs is imported when it runs: whoever asks for help waits for none of it.
"""

import argparse
import sys
from pathlib import Path
from typing import NoReturn

from bot.build_info import build_line
from bot.locales import FALLBACK, Words

WORDS = Words.load(FALLBACK).plain

HELP_SHOWN, INTERRUPTED = 2, 130


class _ShowVersion(argparse.Action):
    """Prints the version when it is asked for, and looks nothing up before."""

    def __call__(
        self,
        parser: argparse.ArgumentParser,
        namespace: argparse.Namespace,  # noqa: ARG002 - argparse calls it so
        values: object,  # noqa: ARG002
        option_string: str | None = None,  # noqa: ARG002
    ) -> NoReturn:
        sys.stdout.write(f"{build_line()}\n")
        parser.exit()


def command_line() -> argparse.ArgumentParser:
    """Return the parser of all commands, options and arguments."""
    is_module = Path(sys.argv[0]).name == "__main__.py"
    parser = argparse.ArgumentParser(
        prog="python -m bot" if is_module else None,
        description=_says("about"),
        allow_abbrev=False,
    )
    _add_version(parser)
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", dest="command")

    def command(name: str) -> argparse.ArgumentParser:
        its = commands.add_parser(
            name, help=_says(name), description=_says(name), allow_abbrev=False
        )
        _add_version(its)
        return its

    command("run")
    command("worker")
    command("move-database").add_argument("url", help=_says("move-database-url"))
    backup = command("backup")
    backup.add_argument("file", type=Path, metavar="FILE", help=_says("backup-file"))
    says = f"{_says('backup-keep')} [default: 1]"
    backup.add_argument("--keep", type=int, default=1, metavar="COUNT", help=says)
    restore = command("restore")
    restore.add_argument("file", type=Path, metavar="FILE", help=_says("restore-file"))
    restore.add_argument("-y", "--yes", action="store_true", help=_says("restore-yes"))
    job = command("job")
    job.add_argument("what", metavar="WHAT", help=_says("job-what"))
    for name, number in (("limit", 20), ("page", 1)):
        says = f"{_says(f'job-{name}')} [default: {number}]"
        job.add_argument(f"--{name}", type=int, default=number, metavar="COUNT", help=says)
    sandbox = command("sandbox")
    for name, port in (("port", 8400), ("discord-port", 8401), ("images-port", 8402)):
        says = f"{_says(f'sandbox-{name}')} [default: {port}]"
        sandbox.add_argument(f"--{name}", type=int, default=port, metavar="PORT", help=says)
    sandbox.add_argument("--no-browser", action="store_true", help=_says("sandbox-no-browser"))
    sandbox.add_argument("--http", action="store_true", help=_says("sandbox-http"))
    imagine = command("imagine")
    imagine.add_argument("prompt", help=_says("imagine-prompt"))
    imagine.add_argument("-o", "--output", metavar="FILE", help=_says("imagine-output"))
    imagine.add_argument("-m", "--model", help=_says("imagine-model"))
    models = command("models")
    models.add_argument("--refresh", action="store_true", help=_says("refresh-models"))
    samples = command("samples")
    samples.add_argument("-m", "--model", action="append", default=[], help=_says("samples-model"))
    samples.add_argument("-y", "--yes", action="store_true", help=_says("samples-yes"))
    command("check")
    return parser


def main() -> None:
    """Run the command that was typed; ends the process with its exit code."""
    parser = command_line()
    typed = vars(parser.parse_args())
    name = typed.pop("command")
    if name is None:
        parser.print_help()
        sys.exit(HELP_SHOWN)
    from bot import commands  # noqa: PLC0415 - help needs none of it

    try:
        commands.COMMANDS[name](**typed)
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)


def _add_version(parser: argparse.ArgumentParser) -> None:
    says = _says("version")
    kept_out = argparse.SUPPRESS
    parser.add_argument(
        "--version", action=_ShowVersion, nargs=0, dest=kept_out, default=kept_out, help=says
    )


def _says(what: str) -> str:
    """Return a sentence as argparse's help text, where % means something."""
    return WORDS.say(f"terminal-{what}").replace("%", "%%")


if __name__ == "__main__":
    main()
