"""The filter's list as a CSV file: out, and in again, whole or not at all."""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from importlib.resources import files

from bot.community.filter.entries import (
    Action,
    DuplicateEntryError,
    FilterEntry,
    Kind,
    Strictness,
    StrictnessUnknownError,
    checked_entry,
    require_fit,
)
from bot.errors import Failure, RefusedError

COLUMNS = ("kind", "text", "action", "strictness", "note")
MOST_BYTES = 1_000_000

# A spreadsheet runs cells that begin like this. The apostrophe is how spreadsheets themselves mark
# a cell as text.
_STARTS_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_SHIELD = "'"
_DELIMITERS = ",;\t"


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
    """Why one line cannot be imported; lines are counted from 1, the header's."""

    line: int
    failure: Failure


class FileProblemsError(RefusedError):
    """Some lines are wrong; ``problems`` names each. Facts: ``count``, ``line`` (the first)."""

    words_id = "refusal-filter-file-problems"

    def __init__(self, problems: Sequence[LineProblem]) -> None:
        super().__init__(count=len(problems), line=problems[0].line)
        self.problems = tuple(problems)


@dataclass(frozen=True, slots=True, kw_only=True)
class Merge:
    """What an import makes of a list. ``changed`` keep the ids of those they replace."""

    added: tuple[FilterEntry, ...]
    changed: tuple[FilterEntry, ...]
    unchanged: tuple[FilterEntry, ...]


def written_csv(entries: Iterable[FilterEntry]) -> bytes:
    """The list as a file that ``read_csv`` takes and a spreadsheet opens without running it.

    UTF-8 with the mark by which Excel knows it.
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


def read_csv(data: bytes) -> tuple[FilterEntry, ...]:
    """Read a file: columns in any order, separated by commas, semicolons or tabs.

    Only ``text`` has to be filled. Takes up to seconds with many regular expressions, and should
    not run on the event loop.

    Raises:
        FileProblemsError: some lines are wrong; nothing of the file should be used.
        RefusedError: the file as a whole is none of ours.
    """
    rows = _rows(_text(data))
    header = next(rows, None)
    if header is None:
        raise FileEmptyError
    columns = [name.strip().lower() for name in header[1]]
    if "text" not in columns or not set(columns) <= set(COLUMNS) or _repeats(columns):
        raise HeaderMissingError
    entries: dict[tuple[str, ...], FilterEntry] = {}
    problems: list[LineProblem] = []
    for line, cells in rows:
        try:
            entry = _entry(columns, cells)
            there = entries.setdefault(entry.key, entry)
            if there is not entry:
                raise DuplicateEntryError(entry=there.text)
        except FileUnreadableError:
            raise
        except RefusedError as error:
            problems.append(LineProblem(line=line, failure=error.failure))
    if problems:
        raise FileProblemsError(problems)
    if not entries:
        raise FileEmptyError
    require_fit(entries.values())
    return tuple(entries.values())


def merged(existing: Iterable[FilterEntry], imported: Iterable[FilterEntry]) -> Merge:
    """What importing into a list changes: entries that match the same are replaced.

    Raises:
        TooManyEntriesError: the list would be too long.
        TooManyRegexesError: it would have too many regular expressions.
    """
    there = {entry.key: entry for entry in existing}
    added: list[FilterEntry] = []
    changed: list[FilterEntry] = []
    unchanged: list[FilterEntry] = []
    for entry in imported:
        old = there.get(entry.key)
        if old is None:
            added.append(entry)
        elif replace(entry, id=old.id) == old:
            unchanged.append(old)
        else:
            changed.append(replace(entry, id=old.id))
    require_fit([*there.values(), *added])
    return Merge(added=tuple(added), changed=tuple(changed), unchanged=tuple(unchanged))


def starter_entries() -> tuple[FilterEntry, ...]:
    """The list that comes with Easel, for a server to begin with."""
    return read_csv(files("bot.community.filter").joinpath("starter.csv").read_bytes())


def _text(data: bytes) -> str:
    if len(data) > MOST_BYTES:
        raise FileTooLargeError(limit_mb=MOST_BYTES // 1_000_000)
    # Excel's "Unicode text" is UTF-16; everything else it calls UTF-8.
    encoding = "utf-16" if data[:2] in {b"\xff\xfe", b"\xfe\xff"} else "utf-8-sig"
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise FileUnreadableError(str(error)) from error


def _rows(text: str) -> Iterator[tuple[int, list[str]]]:
    """Each row with the number of its first line; empty ones left out."""
    first = next((line for line in text.splitlines() if line.strip()), "")
    if first.startswith("sep=") and len(first) == len("sep=") + 1:
        delimiter = first[-1]  # Excel's own way to name it
    else:
        delimiter = max(_DELIMITERS, key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        line = 1
        for cells in reader:
            names_separator = cells[:1] == ["sep="] and line == 1
            if any(cell.strip() for cell in cells) and not names_separator:
                yield line, cells
            line = reader.line_num + 1
    except csv.Error as error:
        raise FileUnreadableError(str(error)) from error


def _repeats(columns: Sequence[str]) -> bool:
    return len(set(columns)) < len(columns)


def _entry(columns: Sequence[str], cells: Sequence[str]) -> FilterEntry:
    # Spreadsheets often write empty cells behind the last.
    if any(cell.strip() for cell in cells[len(columns) :]):
        raise ColumnsMismatchError(found=len(cells), expected=len(columns))
    cell: Mapping[str, str] = {
        name: value.strip() for name, value in zip(columns, cells, strict=False)
    }
    return checked_entry(
        kind=_kind(cell.get("kind", "").lower()),
        text=_unshielded(cell.get("text", "")),
        action=_action(cell.get("action", "").lower()),
        strictness=_strictness(cell.get("strictness", "")),
        note=_unshielded(cell.get("note", "")),
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
