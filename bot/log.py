"""Logging for the whole process: one event a line, for people or as JSON, without secrets."""

import contextvars
import copy
import logging
import re
import sys
import threading
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from types import MappingProxyType, TracebackType
from typing import Literal, TextIO, TypedDict, Unpack

from pythonjsonlogger.json import JsonFormatter

from bot.errors import DatabaseAwayError

CONSOLE_FORMAT = "%(asctime)s %(levelname)-7s %(name)s: %(message)s"
JSON_FIELDS = "%(asctime)s %(levelname)s %(name)s %(message)s"
HIDDEN = "***"
_TRACE_INDENT = "    "

logger = logging.getLogger(__name__)

_NAME = (
    r"\b(?:[\w-]*[_-])?(?:token|api-?key|key|secret|password|passwd|pwd|authorization|signature|sig"
    r"|credential|hm)"
)
_VALUE = r"[^\s\"'\\&,;<>(){}\[\]]"
_MASKS = tuple(
    (re.compile(pattern, re.IGNORECASE), f"{kept}{HIDDEN}")
    for pattern, kept in (
        # Discord's addresses, and the names of its rate limits.
        (r"(/(?:webhooks|interactions)/\d+/)[^\s/?\"'\\]+", r"\1"),
        # Where the image service calls Easel.
        (r"(/predictions/[0-9a-f]{32}-\d{1,3}/)[0-9a-f]+", r"\1"),
        (r"(\b\d{15,20}\+)[a-z]\w[^\s+\"'\\]+", r"\1"),
        # An address with user and password.
        (r"(://[^\s/:@\"'\\]*:)[^\s/\"'\\]+(?=@)", r"\1"),
        # name=value; "name": "value", whatever escapes the quotes; a header.
        (rf"({_NAME}=\\*[\"']?){_VALUE}{{4,}}", r"\1"),
        (rf"({_NAME}\\*[\"']\s*:\s*b?\\*[\"'](?:(?:bearer|bot|basic|token) )?){_VALUE}+", r"\1"),
        (rf"({_NAME}:\s+)(?=\S*\d){_VALUE}{{16,}}", r"\1"),
        (rf"\b(bearer\s+){_VALUE}+", r"\1"),
        (rf"\b((?:bot|basic|token)\s+)(?=\S*\d)(?=\S*[a-z]){_VALUE}{{16,}}", r"\1"),
        # What is known by how it looks: keys of services, Discord's tokens, JSON web tokens.
        (r"\b(?:sk-|r8_|hf_|gh[oprsu]_|xox[abprs]-)[\w-]{4,}", ""),
        (r"\b[\w-]{23,30}\.[\w-]{6,7}\.[\w-]{27,}", ""),
        (r"\baW50ZXJhY3Rpb246[\w+/=-]+", ""),
        (r"\beyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]*", ""),
    )
)
_WORD = re.compile(r"(?:[A-Z]+ )?[^\s\"']{0,300}")
"""A method, an address, a route, a number."""
# What begins a line, or makes a terminal show something else than stands there: controls, ends of
# lines, and marks that turn the direction of writing.
_CONTROLS = {
    code: repr(chr(code))[1:-1]
    for first, last in ((0, 0x1F), (0x7F, 0x9F), (0x2028, 0x202E), (0x2066, 0x2069))
    for code in range(first, last + 1)
}


class Subject(TypedDict, total=False):
    """What lines are about, as fields of the JSON; ids are texts there, as numbers lose digits."""

    job: str
    user: int
    guild: int | None
    channel: int | None
    prediction: str
    model: str


_NOTHING: Mapping[str, str] = MappingProxyType({})
_subject: contextvars.ContextVar[Mapping[str, str]] = contextvars.ContextVar(
    "subject", default=_NOTHING
)


def about(**subject: Unpack[Subject]) -> None:
    """Note what this task, and those it starts, log about from now on."""
    known = {name: str(value) for name, value in subject.items() if value is not None}
    _subject.set({**_subject.get(), **known})


def about_nothing() -> contextvars.Context:
    """Return a context for a task that serves many, whoever happens to start it."""
    context = contextvars.copy_context()
    context.run(_subject.set, _NOTHING)
    return context


def rfc3339(seconds: float, *, timespec: str = "milliseconds") -> str:
    """Write a time (Unix seconds) as logs and the terminal do: 2026-03-01T12:00:00.000Z."""
    return datetime.fromtimestamp(seconds, UTC).isoformat(timespec=timespec)[: -len("+00:00")] + "Z"


def on_one_line(text: str) -> str:
    """Return a text that neither begins a line nor steers a terminal."""
    return text.translate(_CONTROLS)


class _ConsoleFormatter(logging.Formatter):
    """An event a line, its trace indented: nothing that is quoted can look like an event."""

    def formatTime(self, record: logging.LogRecord, datefmt: str | None = None) -> str:  # noqa: ARG002, N802 - the library's
        """Write when it happened."""
        return rfc3339(record.created)

    def format(self, record: logging.LogRecord) -> str:
        """Return the line, and those of its trace."""
        record.msg, record.args = on_one_line(record.getMessage()), ()
        record.exc_text = _indented(record.exc_text)
        record.stack_info = _indented(record.stack_info)
        return super().format(record)


class _JsonFormatter(JsonFormatter):
    """An object a line, with what it is about."""

    def formatTime(self, record: logging.LogRecord, datefmt: str | None = None) -> str:  # noqa: ARG002, N802 - the library's
        """Write when it happened."""
        return rfc3339(record.created)


class SecretsHidden(logging.StreamHandler[TextIO]):
    """A handler that masks secrets in messages, arguments, traces and whatever came along."""

    def __init__(self, secrets: Iterable[str]) -> None:
        super().__init__(sys.stderr)
        self._secrets: tuple[str, ...] = ()
        self.hide(secrets)

    def hide(self, secrets: Iterable[str]) -> None:
        """Mask these as well."""
        found = {*self._secrets, *filter(None, secrets)}
        self._secrets = tuple(sorted(found, key=len, reverse=True))

    def format(self, record: logging.LogRecord) -> str:
        """Return the line, or the lines of a trace.

        Secrets are taken out before a record becomes JSON, whose escapes blur where a word begins.
        """
        shown = _without_payload(record)
        shown.msg, shown.args = masked(_message_of(shown), self._secrets), ()
        if shown.exc_info:
            shown.exc_text = logging.Formatter().formatException(shown.exc_info)
            shown.exc_info = None
        shown.exc_text = self._masked(shown.exc_text)
        shown.stack_info = self._masked(shown.stack_info)
        for name in vars(shown).keys() - _USUAL_FIELDS:
            # Of a library that passes ``extra``: whatever it is, it gets into the JSON.
            setattr(shown, name, masked(str(getattr(shown, name)), self._secrets))
        vars(shown).update(_subject.get())
        return super().format(shown)

    def _masked(self, text: str | None) -> str | None:
        return masked(text, self._secrets) if text else None


def hide(secrets: Iterable[str]) -> None:
    """Mask these as well from now on, wherever records are sent."""
    for handler in logging.getLogger().handlers:
        if isinstance(handler, SecretsHidden):
            handler.hide(secrets)


def masked(text: str, secrets: Iterable[str] = ()) -> str:
    """Return the text without these secrets, and without anything that looks like one."""
    for secret in secrets:
        text = text.replace(secret, HIDDEN)
    for pattern, replacement in _MASKS:
        text = pattern.sub(replacement, text)
    return text


def level_of(error: BaseException, *, otherwise: int = logging.INFO) -> int:
    """Return the level for what waits; that the database is away is logged in one place."""
    return logging.DEBUG if isinstance(error, DatabaseAwayError) else otherwise


def formatter_of(style: Literal["console", "json"]) -> logging.Formatter:
    """Return what writes events for people, or as JSON."""
    if style == "console":
        return _ConsoleFormatter(CONSOLE_FORMAT)
    names = {"asctime": "time", "levelname": "level", "name": "logger"}
    return _JsonFormatter(JSON_FIELDS, rename_fields=names)


def set_up(
    *,
    level: str = "INFO",
    style: Literal["console", "json"] = "console",
    secrets: Iterable[str] = (),
) -> None:
    """Send every record, and the error that ends the process, to standard error."""
    handler = SecretsHidden(secrets)
    handler.setFormatter(formatter_of(style))
    logging.basicConfig(level=level, handlers=[handler], force=True)
    sys.excepthook = _log_the_end
    threading.excepthook = _log_the_end_of_thread
    # Every byte of every picture is a line to it.
    logging.getLogger("PIL").setLevel(logging.INFO)
    if level != "DEBUG":
        # discord.py tells every reconnect and command sync at INFO; its warnings are enough.
        logging.getLogger("discord").setLevel(logging.WARNING)
        logging.getLogger("alembic").setLevel(logging.WARNING)


_USUAL_FIELDS = frozenset(
    vars(logging.LogRecord("", logging.INFO, "", 0, "", (), None)).keys() | {"message", "asctime"}
)


def _message_of(record: logging.LogRecord) -> str:
    """Return the message, or its parts where they do not fit: logging itself would print them."""
    try:
        return record.getMessage()
    except (TypeError, ValueError, LookupError):
        return f"{record.msg!r} {record.args!r}"


def _indented(text: str | None) -> str | None:
    if not text:
        return None
    return "\n".join(_TRACE_INDENT + on_one_line(line) for line in text.split("\n"))


def _without_payload(record: logging.LogRecord) -> logging.LogRecord:
    """Return a copy without the events and requests that discord.py quotes for debugging."""
    record = copy.copy(record)
    if record.args and record.levelno <= logging.DEBUG and record.name.startswith("discord"):
        args = record.args if isinstance(record.args, tuple) else (record.args,)
        record.args = tuple(
            arg if isinstance(arg, int | float) or _WORD.fullmatch(str(arg)) else "…"
            for arg in args
        )
    return record


def _log_the_end(
    kind: type[BaseException], error: BaseException, trace: TracebackType | None
) -> None:
    if issubclass(kind, KeyboardInterrupt):
        sys.__excepthook__(kind, error, trace)
        return
    logger.critical("Easel ends with a bug", exc_info=(kind, error, trace))


def _log_the_end_of_thread(ended: threading.ExceptHookArgs) -> None:
    if ended.exc_value is not None:
        exc_info = (ended.exc_type, ended.exc_value, ended.exc_traceback)
        logger.error("a thread ends with a bug", exc_info=exc_info)
