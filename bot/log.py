"""Logging for the whole process: one line a record, for people or as JSON, without secrets."""

import copy
import logging
import re
import sys
from collections.abc import Iterable
from types import TracebackType
from typing import Literal, TextIO

from pythonjsonlogger.json import JsonFormatter

from bot.errors import DatabaseAwayError

CONSOLE_FORMAT = "%(asctime)s %(levelname)-7s %(name)s: %(message)s"
JSON_FIELDS = "%(asctime)s %(levelname)s %(name)s %(message)s"
HIDDEN = "***"

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


class SecretsHidden(logging.StreamHandler[TextIO]):
    """A formatter that masks secrets in messages, arguments and traces."""

    def __init__(self, secrets: Iterable[str]) -> None:
        super().__init__(sys.stderr)
        self._secrets = tuple(sorted(filter(None, secrets), key=len, reverse=True))

    def format(self, record: logging.LogRecord) -> str:
        """Return the line, or the lines of a trace.

        Secrets are taken out before a record becomes JSON, whose escapes blur where a word begins.
        """
        shown = _without_payload(record)
        shown.msg, shown.args = masked(shown.getMessage(), self._secrets), ()
        if shown.exc_info:
            trace = logging.Formatter().formatException(shown.exc_info)
            shown.exc_info, shown.exc_text = None, masked(trace, self._secrets)
        return super().format(shown)


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


def set_up(
    *,
    level: str = "INFO",
    style: Literal["console", "json"] = "console",
    secrets: Iterable[str] = (),
) -> None:
    """Send every record, and the error that ends the process, to standard error."""
    handler = SecretsHidden(secrets)
    handler.setFormatter(
        logging.Formatter(CONSOLE_FORMAT, "%H:%M:%S")
        if style == "console"
        else JsonFormatter(
            JSON_FIELDS, rename_fields={"asctime": "time", "levelname": "level", "name": "logger"}
        )
    )
    logging.basicConfig(level=level, handlers=[handler], force=True)
    sys.excepthook = _log_the_end
    # Every byte of every picture is a line to it.
    logging.getLogger("PIL").setLevel(logging.INFO)
    if level != "DEBUG":
        # discord.py tells every reconnect and command sync at INFO; its warnings are enough.
        logging.getLogger("discord").setLevel(logging.WARNING)
        logging.getLogger("alembic").setLevel(logging.WARNING)


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
