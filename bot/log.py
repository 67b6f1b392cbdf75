"""Logging for the whole process: one line a record, for people or as JSON."""

import logging
import sys
from typing import Literal

from pythonjsonlogger.json import JsonFormatter

CONSOLE_FORMAT = "%(asctime)s %(levelname)-7s %(name)s: %(message)s"
JSON_FIELDS = "%(asctime)s %(levelname)s %(name)s %(message)s"


def set_up(*, level: str = "INFO", style: Literal["console", "json"] = "console") -> None:
    """Send every record to standard error."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        logging.Formatter(CONSOLE_FORMAT, "%H:%M:%S")
        if style == "console"
        else JsonFormatter(
            JSON_FIELDS, rename_fields={"asctime": "time", "levelname": "level", "name": "logger"}
        )
    )
    logging.basicConfig(level=level, handlers=[handler], force=True)
    if level != "DEBUG":
        # discord.py tells every reconnect and command sync at INFO; its warnings are enough.
        logging.getLogger("discord").setLevel(logging.WARNING)
        logging.getLogger("alembic").setLevel(logging.WARNING)
