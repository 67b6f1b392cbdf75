"""The text of a configuration file, and what it says as TOML."""

import re
import tomllib
from decimal import Decimal
from typing import Any

from cogs.config.model import (
    MOST_BYTES,
    VERSION,
    FileForeignError,
    FileNewerError,
    FileSyntaxError,
    FileTooLargeError,
    FileTwiceError,
    FileUnreadableError,
)

_AT_LINE = re.compile(r"\(at line (\d+), column \d+\)$")
_TWICE = ("Cannot overwrite", "Cannot declare", "Cannot mutate", "Duplicate inline table key")
_LINE_CHARACTERS = 80
_SAMPLE_BYTES = 200


def text_of(data: bytes) -> str:
    """Return the text of a file, its lines ending in a line feed.

    Raises:
        FileTooLargeError, FileUnreadableError: it has none.
    """
    if len(data) > MOST_BYTES:
        raise FileTooLargeError(limit_mb=MOST_BYTES // 1_000_000)
    start = data[:_SAMPLE_BYTES]
    encoding = "utf-8-sig"
    if data[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        encoding = "utf-16"
    elif b"\0" in start:
        # As some editors save it, without its mark: every other byte of English is 0.
        encoding = "utf-16-le" if start[1::2].count(0) > start[::2].count(0) else "utf-16-be"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise FileUnreadableError(str(error)) from error
    if "\0" in text:
        raise FileUnreadableError
    return text.replace("\r\n", "\n").replace("\r", "\n")


def parsed(text: str) -> dict[str, Any]:
    """Return what a file of this format, or of an older one, says.

    Raises:
        FileSyntaxError, FileTwiceError, FileUnreadableError: it is no TOML.
        FileForeignError, FileNewerError: it is of another program, or of a later Easel.
    """
    try:
        document = tomllib.loads(text, parse_float=Decimal)
    except RecursionError as error:
        raise FileUnreadableError from error
    # Beside its own errors: numbers with thousands of digits.
    except ValueError as error:
        lines = text.split("\n")
        found = _AT_LINE.search(str(error))
        line = int(found[1]) if found else len(lines)
        kind = FileTwiceError if str(error).startswith(_TWICE) else FileSyntaxError
        said = lines[line - 1].strip()[:_LINE_CHARACTERS] if line <= len(lines) else ""
        raise kind(str(error), line=line, text=said) from error
    version = document.pop("version", None)
    if type(version) is not int or version < 1:
        raise FileForeignError(version=VERSION)
    if version > VERSION:
        raise FileNewerError(found=version, version=VERSION)
    return document
