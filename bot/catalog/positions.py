"""In which line of a TOML text a value stands, which ``tomllib`` does not tell."""

import re
import tomllib
from collections.abc import Callable

Path = tuple[str | int, ...]
"""Keys and array indices (from 0) from the top of the document to a value."""

_BLANK = re.compile(r"[ \t\r\n]*(?:#[^\n]*[ \t\r\n]*)*")
_STRING = re.compile(
    r'"""(?:\\.|(?!""")[^\\])*"{3,5}'
    r"|'''(?:(?!''').)*'{3,5}"
    r'|"(?:\\.|[^"\\\n])*"'
    r"|'[^'\n]*'",
    re.DOTALL,
)
_BARE = re.compile(r"[^,\]}#\n]*")
_KEY = re.compile(r"""[A-Za-z0-9_-]+|"(?:\\.|[^"\\\n])*"|'[^'\n]*'""")
_DOT = re.compile(r"[ \t]*\.[ \t]*")


def line_of(text: str, path: Path) -> int:
    """Return the line (from 1) where the value at ``path`` begins, or the nearest thing around it.

    ``text`` is TOML that ``tomllib`` accepts.
    """
    lines = _Scanner(text).scan()
    while path not in lines:
        path = path[:-1]
    return lines[path]


class _Scanner:
    """One walk over a valid TOML text that notes where everything begins."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._lines: dict[Path, int] = {(): 1}
        self._counts: dict[Path, int] = {}

    def scan(self) -> dict[Path, int]:
        table: Path = ()
        self._skip(_BLANK)
        while self._at < len(self._text):
            if self._text[self._at] == "[":
                table = self._header()
            else:
                self._pair(table)
            self._skip(_BLANK)
        return self._lines

    def _skip(self, pattern: re.Pattern[str]) -> str:
        found = pattern.match(self._text, self._at)
        if found is None:
            return ""
        self._at = found.end()
        return found[0]

    def _note(self, path: Path, at: int) -> None:
        line = self._text.count("\n", 0, at) + 1
        for length in range(1, len(path) + 1):
            self._lines.setdefault(path[:length], line)

    def _header(self) -> Path:
        start = self._at
        is_array = self._text.startswith("[[", self._at)
        self._at += 2 if is_array else 1
        path: list[str | int] = []
        keys = self._keys()
        for number, key in enumerate(keys, start=1):
            path.append(key)
            here = tuple(path)
            if is_array and number == len(keys):
                self._counts[here] = self._counts.get(here, 0) + 1
            if here in self._counts:
                path.append(self._counts[here] - 1)
        self._at += 2 if is_array else 1
        self._note(tuple(path), start)
        return tuple(path)

    def _keys(self) -> list[str]:
        keys: list[str] = []
        self._skip(_BLANK)
        while True:
            written = self._skip(_KEY)
            is_quoted = written[:1] in {'"', "'"}
            keys.append(tomllib.loads(f"key = {written}")["key"] if is_quoted else written)
            if not self._skip(_DOT):
                self._skip(_BLANK)
                return keys

    def _pair(self, table: Path) -> None:
        start = self._at
        path = (*table, *self._keys())
        self._note(path, start)
        self._at += 1  # the equals sign
        self._value(path)

    def _value(self, path: Path) -> None:
        self._skip(_BLANK)
        opening = self._text[self._at]
        if opening == "{":
            self._items("}", lambda _: self._pair(path))
        elif opening == "[":
            self._items("]", lambda number: self._item((*path, number)))
        elif not self._skip(_STRING):
            self._skip(_BARE)

    def _item(self, path: Path) -> None:
        self._note(path, self._at)
        self._value(path)

    def _items(self, closing: str, read: Callable[[int], None]) -> None:
        self._at += 1
        number = 0
        self._skip(_BLANK)
        while self._text[self._at] != closing:
            read(number)
            number += 1
            self._skip(_BLANK)
            if self._text[self._at] == ",":
                self._at += 1
                self._skip(_BLANK)
        self._at += 1
