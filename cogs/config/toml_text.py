"""TOML as text: values written on one line, and the line on which each key stands."""

import json
import re
from collections.abc import Mapping
from decimal import Decimal
from typing import cast

_BARE = re.compile(r"[A-Za-z0-9_-]+")
_KEY = r"""(?:[A-Za-z0-9_-]+|"(?:[^"\\]|\\.)*"|'[^']*')"""
_PATH = rf"{_KEY}(?:\s*\.\s*{_KEY})*"
_HEADER = re.compile(rf"\s*\[\[?\s*({_PATH})\s*\]\]?\s*(?:#.*)?")
_PAIR = re.compile(rf"\s*({_PATH})\s*=\s*(.*)")
_LONG_TEXTS = ('"""', "'''")

Path = tuple[str, ...]


def written(value: object) -> str:
    """Write a value on one line.

    Raises:
        TypeError: TOML has no such value.
    """
    match value:
        case bool():
            return "true" if value else "false"
        case int() | float() | Decimal():
            return f"{value}"
        case str():
            # JSON's escapes are TOML's, but for this one sign.
            return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
        case list():
            return f"[{', '.join(map(written, cast('list[object]', value)))}]"
        case dict():
            table = cast("dict[str, object]", value)
            pairs = ", ".join(f"{key(name)} = {written(one)}" for name, one in table.items())
            return f"{{ {pairs} }}" if pairs else "{}"
        case _:
            raise TypeError(f"{type(value).__name__} is no value of TOML")


def key(name: str) -> str:
    """Write a key, between quotation marks where it needs them."""
    return name if _BARE.fullmatch(name) else written(name)


def lines_of(text: str) -> Mapping[Path, int]:
    """Return on which line each key of a document stands, the first is 1.

    The elements of an array that stand on lines of their own have their number, from 1, as a last
    key. It reads what people write, not all of TOML: what it does not find is missing.
    """
    found: dict[Path, int] = {}
    table: Path = ()
    array: Path | None = None
    element, ending = 0, ""
    for number, line in enumerate(text.split("\n"), start=1):
        if ending:
            ending = "" if ending in line else ending
            continue
        bare = line.strip()
        if array is not None:
            if bare.startswith("]"):
                array = None
            elif bare and not bare.startswith("#"):
                element += 1
                found[(*array, str(element))] = number
            continue
        if header := _HEADER.fullmatch(line):
            table = _path(header[1])
            found.setdefault(table, number)
        elif pair := _PAIR.match(line):
            path = (*table, *_path(pair[1]))
            found.setdefault(path, number)
            value = re.sub(r"\s+#.*", "", pair[2]).strip()
            if value == "[" or value.endswith(","):
                array, element = path, 0
            ending = next((one for one in _LONG_TEXTS if pair[2].count(one) == 1), "")
    return found


def _path(written_path: str) -> Path:
    return tuple(_name(part) for part in re.findall(_KEY, written_path))


def _name(part: str) -> str:
    if part.startswith('"'):
        try:
            return str(json.loads(part))
        except ValueError:
            return part
    return part.strip("'")
