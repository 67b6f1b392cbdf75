"""The filter's list as a CSV file: written, and read again, all of it or nothing."""

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import cast

from bot.errors import Failure, RefusedError
from cogs.filter.model import (
    Action,
    FilterEntry,
    Kind,
    Strictness,
    StrictnessUnknownError,
    checked_entry,
    require_fit,
    require_room_for,
)

COLUMNS = ("kind", "text", "action", "strictness", "note")
MOST_BYTES = 1_000_000

# Spreadsheets run cells that begin like this, and mark a cell as text by an apostrophe.
_STARTS_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_SHIELD = "'"
_DELIMITERS = ",;\t"
_BAR = "|"
"""Separates columns only where it separates their names, because expressions have it, too."""
_TITLES = frozenset(
    {
        *("word", "words", "badword", "badwords", "term", "terms", "phrase", "phrases"),
        *("wort", "wörter", "begriff", "begriffe", "mot", "mots", "terme", "termes"),
        *("palabra", "palabras", "término", "términos"),
    }
)
"""Titles that people write above a list."""
_MARK = re.compile(r"\s*(?:[-*•]|\d{1,5}[.)])\s+(?=\S)")
_QUOTED = re.compile(r'"(.*)",?')
_DOCUMENT = re.compile(r"\s*(?:<(?:!|html|\?xml)|\{\\rtf|%PDF-|\{\s*\")", re.IGNORECASE)
_COMMENT = re.compile(r"\s*(?:#(?=[\s#!]|$)|//)")
_NO_TEXT = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f]")
# Russian, Arabic or Japanese letters that were decoded as western ones.
_MISREAD = re.compile(
    r"[\u00a1-\u024f]{4}|(?<!\w)(?=\S*[^\W\d_])[\u00a1-\u024f\u2018-\u203a]{2,}(?!\w)"
)


class KindUnknownError(RefusedError):
    """Facts: ``kind`` (as written)."""

    words_id = "refusal-filter-kind"


class ActionUnknownError(RefusedError):
    """Facts: ``action`` (as written)."""

    words_id = "refusal-filter-action"


class ColumnsMismatchError(RefusedError):
    """A line has more columns than the header. Facts: ``found``, ``expected``."""

    words_id = "refusal-filter-columns"


class HeaderMissingError(RefusedError):
    """The first line does not name the columns."""

    words_id = "refusal-filter-header"


class FileTooLargeError(RefusedError):
    """Facts: ``limit_mb``."""

    words_id = "refusal-filter-file-too-large"


class FileUnreadableError(RefusedError):
    """No text, or no table."""

    words_id = "refusal-filter-file-unreadable"


class FileEmptyError(RefusedError):
    """A header and nothing below."""

    words_id = "refusal-filter-file-empty"


@dataclass(frozen=True, slots=True, kw_only=True)
class LineProblem:
    """Why one line cannot be imported; the first line of the file is 1."""

    line: int
    failure: Failure


class FileProblemsError(RefusedError):
    """Some lines are wrong; ``problems`` names each. Facts: ``count``, ``line`` (the first)."""

    words_id = "refusal-filter-file-problems"

    def __init__(self, problems: Sequence[LineProblem]) -> None:
        super().__init__(count=len(problems), line=problems[0].line)
        self.problems = tuple(problems)


@dataclass(frozen=True, slots=True, kw_only=True)
class ListFile:
    """The entries of a file, each once, and how many lines repeat one of them."""

    entries: tuple[FilterEntry, ...]
    repeated: int = 0


def written_csv(entries: Iterable[FilterEntry]) -> bytes:
    """Write the list as a file that ``read_csv`` reads and spreadsheets open without running it.

    It is UTF-8 with a byte order mark, which Excel needs.
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out, quoting=csv.QUOTE_MINIMAL, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for entry in entries:
        is_allowed = entry.kind is Kind.ALLOW
        writer.writerow(
            (
                entry.kind.value,
                _shielded(entry.text),
                "" if is_allowed else entry.action.value,
                "" if is_allowed else int(entry.strictness),
                _shielded(entry.note),
            )
        )
    return out.getvalue().encode("utf-8-sig")


def read_csv(data: bytes) -> ListFile:
    """Read a file: columns in any order, or one entry a line.

    Only ``text`` is required; of entries that match the same, the first counts. With many regular
    expressions it takes seconds: run it in a thread.

    Raises:
        FileProblemsError: some lines are wrong.
        RefusedError: the file as a whole cannot be read.
    """
    text = _text(data)
    columns, rows = _table(text)
    if not rows:
        raise FileEmptyError
    _require_fit(columns, rows)
    entries: dict[tuple[str, ...], FilterEntry] = {}
    seen: set[tuple[str, ...]] = set()
    problems: list[LineProblem] = []
    repeated = 0
    for line, cells in rows:
        if (typed := tuple(cells)) in seen:
            repeated += 1
            continue
        seen.add(typed)
        try:
            entry = _entry(columns, cells)
        except RefusedError as error:
            problems.append(LineProblem(line=line, failure=error.failure))
            continue
        repeated += entries.setdefault(entry.key, entry) is not entry
    if problems:
        raise FileProblemsError(problems)
    require_fit(entries.values())
    return ListFile(entries=tuple(entries.values()), repeated=repeated)


def _table(text: str) -> tuple[list[str], list[tuple[int, list[str]]]]:
    """Return the columns and the numbered rows; a file without a header has an entry a line."""
    if texts := _json_lines(text):
        return ["text"], [(at, [one]) for at, one in enumerate(texts, start=1) if one.strip()]
    rows = _rows(text)
    header = next(rows, None)
    if header is None:
        raise FileEmptyError
    columns = [name.strip().lower() for name in header[1]]
    while len(columns) > 1 and not columns[-1]:
        columns.pop()
    if "text" in columns and set(columns) <= set(COLUMNS) and not _repeats(columns):
        return columns, list(rows)
    if sum(bool(name) for name in columns) > 1 or "text" in columns:
        raise HeaderMissingError
    return ["text"], list(_listed(text))


def _listed(text: str) -> Iterator[tuple[int, list[str]]]:
    """Read a file without columns, an entry a line."""
    if _NO_TEXT.search(text) or _DOCUMENT.match(text):
        raise FileUnreadableError
    lines = [
        (number, line.strip())
        for number, line in enumerate(text.splitlines(), start=1)
        if line.strip() and not _COMMENT.match(line)
    ]
    if len(lines) > 1 and lines[0][1].strip('"').casefold() in _TITLES:
        del lines[0]
    is_marked = len(lines) > 1 and all(_MARK.match(line) for _, line in lines)
    for number, line in lines:
        bare = _MARK.sub("", line, count=1) if is_marked else line
        quoted = _QUOTED.fullmatch(bare)
        yield number, [bare.strip('"') if quoted is None else quoted[1].replace('""', '"')]


def _json_lines(text: str) -> list[str]:
    """Return the texts of a JSON array of strings, none for anything else."""
    if not text.lstrip().startswith("["):
        return []
    try:
        found: object = json.loads(text)
    except (ValueError, RecursionError):
        return []
    listed = cast("list[object]", found) if isinstance(found, list) else []
    texts = [one for one in listed if isinstance(one, str)]
    return texts if len(texts) == len(listed) else []


def _require_fit(columns: Sequence[str], rows: Sequence[tuple[int, list[str]]]) -> None:
    """Count the entries before regular expressions are tried, which takes seconds."""
    kind_at = columns.index("kind") if "kind" in columns else len(columns)
    text_at = columns.index("text")
    said: set[tuple[str, str]] = set()
    for _, cells in rows:
        kind = cells[kind_at].strip().lower() if kind_at < len(cells) else ""
        text = cells[text_at].strip() if text_at < len(cells) else ""
        said.add((kind, text if kind == Kind.REGEX else text.casefold()))
    require_room_for(len(said), regexes=sum(kind == Kind.REGEX for kind, _ in said))


def _text(data: bytes) -> str:
    if len(data) > MOST_BYTES:
        raise FileTooLargeError(limit_mb=MOST_BYTES // 1_000_000)
    # DOS ended files with a control character.
    text = _decoded(data).lstrip("\ufeff").rstrip("\x1a")
    if "\0" in text:
        raise FileUnreadableError
    return text


def _decoded(data: bytes) -> str:
    # Excel's "Unicode text" is UTF-16, as is what PowerShell writes; what else it writes is UTF-8,
    # or what western Windows had before.
    try:
        if data[:2] in {b"\xff\xfe", b"\xfe\xff"}:
            return data.decode("utf-16")
        # UTF-16 without its mark, as some editors save it: every other byte of "text" is 0.
        if len(data) > 1 and (data[:20:2].strip(b"\0") == b"") != (
            data[1:20:2].strip(b"\0") == b""
        ):
            return data.decode("utf-16-be" if data[0] == 0 else "utf-16-le")
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        text = data.decode("cp1252", errors="replace")
        if (
            text.startswith(("\xff\xfe", "\xfe\xff"))
            or "\x00" in text
            or "\ufffd" in text
            or _MISREAD.search(text)
        ):
            raise FileUnreadableError(str(error)) from error
        return text


def _rows(text: str) -> Iterator[tuple[int, list[str]]]:
    """Yield each row that is not empty with the number of its first line."""
    told = (line for line in text.splitlines() if line.strip() and not _COMMENT.match(line))
    first = next(told, "").strip('"')
    if first.casefold().startswith("sep=") and len(first) == len("sep=") + 1:
        delimiter = first[-1]  # Excel's own way to name it
    elif "text" in (names := {name.strip(' "').lower() for name in first.split(_BAR)}) and (
        len(names) > 1 and names <= {*COLUMNS, ""}
    ):
        delimiter = _BAR
    else:
        delimiter = max(_DELIMITERS, key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        line = 1
        for cells in reader:
            names_separator = (
                line == 1 and bool(cells) and cells[0].casefold() in {"sep=", f"sep={delimiter}"}
            )
            is_comment = bool(cells) and _COMMENT.match(cells[0])
            if any(cell.strip() for cell in cells) and not names_separator and not is_comment:
                yield line, cells
            line = reader.line_num + 1
    except csv.Error as error:
        raise FileUnreadableError(str(error)) from error


def _repeats(columns: Sequence[str]) -> bool:
    return len(set(columns)) < len(columns)


def _entry(columns: Sequence[str], cells: Sequence[str]) -> FilterEntry:
    # Spreadsheets often write empty cells after the last.
    if any(cell.strip() for cell in cells[len(columns) :]):
        raise ColumnsMismatchError(found=len(cells), expected=len(columns))
    cell = {name: value.strip() for name, value in zip(columns, cells, strict=False)}
    shielded = {name: _unshielded(cell[name]) for name in ("text", "note") if name in cell}
    return entry_of_cells(cell | shielded)


def entry_of_cells(cell: Mapping[str, str]) -> FilterEntry:
    """Return the entry that texts by column say; only ``text`` has to say something.

    Raises:
        RefusedError: there is no such entry.
    """
    return checked_entry(
        kind=_kind(cell.get("kind", "").lower()),
        text=cell.get("text", ""),
        action=_action(cell.get("action", "").lower()),
        strictness=_strictness(cell.get("strictness", "")),
        note=cell.get("note", ""),
    )


def _kind(written: str) -> Kind:
    if written and written not in tuple(Kind):
        raise KindUnknownError(kind=written)
    return Kind(written) if written else Kind.WORD


def _action(written: str) -> Action:
    if written and written not in tuple(Action):
        raise ActionUnknownError(action=written)
    return Action(written) if written else Action.REFUSE


def _strictness(written: str) -> int:
    if not written:
        return Strictness.RELAXED
    if written not in {"1", "2", "3"}:
        raise StrictnessUnknownError(strictness=written)
    return int(written)


def _shielded(cell: str) -> str:
    return _SHIELD + cell if cell.lstrip(_SHIELD).startswith(_STARTS_FORMULA) else cell


def _unshielded(cell: str) -> str:
    is_shielded = cell.startswith(_SHIELD) and cell.lstrip(_SHIELD).startswith(_STARTS_FORMULA)
    return cell.removeprefix(_SHIELD) if is_shielded else cell
