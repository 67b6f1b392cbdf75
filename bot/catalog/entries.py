"""Model entries as they stand in TOML files: read, laid over each other, complained about."""

import json
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import cast

from pydantic_core import ErrorDetails

from bot.catalog.parameter import KINDS
from bot.errors import SettingsError

Table = Mapping[str, object]
Path = tuple[str | int, ...]
"""Keys and array indices (from 0) from the top of a document, or of an entry, to a value."""

_TOP_LEVEL = {
    "default": str,
    "default_with_image": str,
    "include_builtin": bool,
    "models": list,
}


@dataclass(slots=True, kw_only=True)
class Document:
    """One file of models, and what is wrong with it."""

    name: str
    data: Table = field(default_factory=dict[str, object])
    problems: list[tuple[int, str]] = field(default_factory=list[tuple[int, str]])
    """Each with the number of its entry, or 0 where it concerns the whole file."""

    def problem(self, path: Path, sentence: str) -> None:
        """Note what is wrong at ``path`` of the file itself."""
        self.problems.append((0, f"{self.name}: {_written(path)}: {sentence}"))

    def problem_in(self, index: int, model_id: object, path: Path, sentence: str) -> None:
        """Note what is wrong at ``path`` of an entry, which is counted from 0 here."""
        named = f" ({model_id})" if isinstance(model_id, str) else ""
        where = ": ".join(filter(None, (f"models.{index + 1}{named}", _written(path))))
        self.problems.append((index + 1, f"{self.name}: {where}: {sentence}"))

    def complain(self, sentence: str) -> None:
        """Note what is wrong, without a place."""
        self.problems.append((0, sentence))

    def said(self) -> list[str]:
        """Return the problems, those of the whole file first, then those of each entry."""
        return [sentence for _, sentence in sorted(self.problems, key=lambda pair: pair[0])]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One model's table, and where it was written last."""

    table: Table
    document: Document
    index: int

    def with_fulfilments(self, usual: Mapping[str, str]) -> "Entry":
        """Return the entry with what parameters stand for by their names, where it does not say."""
        parameters = {
            name: {"fulfils": usual[name], **_table(parameter)}
            if name in usual and _is_table(parameter)
            else parameter
            for name, parameter in _table(self.table.get("parameters")).items()
        }
        return replace(self, table={**self.table, "parameters": parameters})

    def as_json(self) -> bytes:
        """Return the table for a validator that wants JSON; dates become text."""
        return json.dumps(self.table, default=str).encode()

    def problem(self, path: Path, sentence: str) -> None:
        """Note what is wrong in this entry."""
        self.document.problem_in(self.index, self.table.get("id"), path, sentence)

    def problem_of(self, detail: ErrorDetails) -> None:
        """Note what the validator says."""
        # The validator puts a parameter's kind into its path, where the file has none.
        path = tuple(
            part
            for number, part in enumerate(detail["loc"])
            if not (number == 2 and detail["loc"][0] == "parameters" and part in KINDS)  # noqa: PLR2004 -- after "parameters" and its name
        )
        self.problem(path, _sentence(detail))


def read_document(name: str, content: bytes) -> Document:
    """Read one file.

    Raises:
        SettingsError: it is not UTF-8 or not TOML.
    """
    try:
        # Editors on Windows put a byte-order mark in front; TOML wants plain newlines.
        text = content.decode("utf-8-sig").replace("\r\n", "\n")
        document = Document(name=name, data=tomllib.loads(text))
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise SettingsError(f"{name}, line {line}: is not UTF-8 text") from error
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"{name}: is not TOML: {error}") from error
    for key, value in document.data.items():
        kind = _TOP_LEVEL.get(key)
        if kind is None:
            document.problem((key,), f"there is no such field; there are {', '.join(_TOP_LEVEL)}")
        elif not isinstance(value, kind):
            words = {str: "a text", bool: "true or false", list: "a list: write [[models]]"}
            document.problem((key,), f"must be {words[kind]}")
    return document


def merged(shipped: Document, own: Document) -> Iterator[Entry]:
    """Yield every model's entry: Easel's in order, changed where the own file says so, then new."""
    entries = _by_id(shipped) if own.data.get("include_builtin", True) is not False else {}
    for model_id, entry in _by_id(own).items():
        base = entries.get(model_id)
        table = _laid_over(base.table, entry.table) if base else entry.table
        entries[model_id] = Entry(table=table, document=own, index=entry.index)
    yield from entries.values()


def _by_id(document: Document) -> dict[str, Entry]:
    models = document.data.get("models", [])
    entries: dict[str, Entry] = {}
    for index, table in enumerate(cast("list[object]", models) if isinstance(models, list) else ()):
        entry = Entry(table=_table(table), document=document, index=index)
        model_id = entry.table.get("id")
        if not _is_table(table):
            entry.problem((), "must be a table: write [[models]]")
        elif not isinstance(model_id, str):
            entry.problem(("id",), "is missing, or not a text")
        elif model_id in entries:
            entry.problem(("id",), "stands here twice")
        else:
            entries[model_id] = entry
    return entries


def _laid_over(base: Table, table: Table) -> Table:
    result = {**base, **table}
    if _is_table(base.get("image")) and _is_table(table.get("image")):
        result["image"] = {**_table(base["image"]), **_table(table["image"])}
    if _is_table(table.get("parameters")):
        parameters = dict(_table(base.get("parameters")))
        for name, parameter in _table(table["parameters"]).items():
            before = _table(parameters.get(name))
            is_same_kind = _is_table(parameter) and (
                _table(parameter).get("kind", before.get("kind")) == before.get("kind")
            )
            parameters[name] = {**before, **_table(parameter)} if is_same_kind else parameter
        result["parameters"] = parameters
    return result


def _written(path: Path) -> str:
    return ".".join(str(part + 1 if isinstance(part, int) else part) for part in path)


def _table(value: object) -> Table:
    # TOML's keys are texts, so a dict that came from it is a table.
    return cast("Table", value) if _is_table(value) else {}


def _is_table(value: object) -> bool:
    return isinstance(value, dict)


def _sentence(detail: ErrorDetails) -> str:
    match detail["type"]:
        case "missing" | "missing_keyword_only_argument":
            return "is missing"
        case "unexpected_keyword_argument":
            return "there is no such field"
        case "union_tag_invalid" | "union_tag_not_found":
            return f"kind must be one of {', '.join(KINDS)}"
        case "dataclass_type":
            return "must be a table"
        case _:
            return detail["msg"].replace("Input should", "must").replace("String should", "must")
