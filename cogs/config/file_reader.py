"""A configuration file, read strictly: all that is wrong with it is named, and nothing is guessed.

Reading takes seconds for a long file: call it in a thread.
"""

import difflib
from collections.abc import Collection, Generator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date, time
from decimal import Decimal
from typing import Any, cast

from pydantic import ValidationError

from bot.errors import Failure, RefusedError
from cogs.config.fields import NONE, SETTINGS, Form, OtherKindError, read_reference
from cogs.config.file_writer import written_entry
from cogs.config.model import (
    SERVER,
    TABLES,
    ConfigFile,
    FileProblemsError,
    KeyMissingError,
    KeyUnknownError,
    KnownServer,
    NameTwiceError,
    Problem,
    Reference,
    Refers,
    ValueFormError,
    ValueRangeError,
)
from cogs.config.parsed_file import parsed, text_of
from cogs.config.toml_text import Path, lines_of, written
from cogs.filter import (
    ENTRY_COLUMNS,
    FilterEntry,
    Kind,
    entry_of_cells,
    require_room_for,
)
from cogs.policy import RULES, Level, RoleRule, Rule, rule_of
from cogs.server import SETTINGS_JSON
from cogs.styles import StyleService, WildcardService, WordsService

_ENDS = {
    "greater_than": "least",
    "greater_than_equal": "least",
    "less_than": "most",
    "less_than_equal": "most",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfigReader:
    """Reads files for a server."""

    styles: StyleService
    wildcards: WildcardService

    def read(
        self, data: bytes, known: KnownServer, existing: Sequence[FilterEntry] = ()
    ) -> ConfigFile:
        """Read a file; entries of the filter that exist are not checked once more.

        Raises:
            FileProblemsError: some of its values are wrong.
            RefusedError: the file as a whole cannot be read.
        """
        text = text_of(data)
        reading = _Reading(
            known=known,
            document=parsed(text),
            existing={_frozen(written_entry(one)): one for one in existing},
        )
        file = reading.file(styles=self.styles, wildcards=self.wildcards)
        if reading.problems:
            lines = lines_of(text)
            raise FileProblemsError(
                # In the order of the file.
                sorted(
                    (_problem(path, failure, lines) for path, failure in reading.problems),
                    key=lambda one: one.line or 0,
                )
            )
        return file


def _problem(path: Path, failure: Failure, lines: Mapping[Path, int]) -> Problem:
    above = (path[:length] for length in range(len(path), 0, -1))
    line = next((lines[one] for one in above if one in lines), None)
    return Problem(line=line, key=".".join(path), failure=failure)


@dataclass(slots=True, kw_only=True)
class _Reading:
    """One reading: goes through a document, and gathers what is wrong."""

    known: KnownServer
    document: dict[str, Any]
    existing: Mapping[frozenset[tuple[str, object]], FilterEntry]
    """The entries that the server has, by how a file has them."""
    problems: list[tuple[Path, Failure]] = field(default_factory=list[tuple[Path, Failure]])
    references: list[Reference] = field(default_factory=list[Reference])
    origins: dict[Path, tuple[Path, Form]] = field(default_factory=dict[Path, tuple[Path, Form]])
    """Where in the file each stored value comes from."""

    def file(self, *, styles: StyleService, wildcards: WildcardService) -> ConfigFile:
        """Read the whole document; what it says counts if there are no ``problems``."""
        self._know((), self.document, TABLES)
        tables = {
            name: its
            for name in TABLES
            if name in self.document
            and (its := self._table((name,), self.document[name])) is not None
        }
        settings: dict[str, object] = {}
        for name, form in SETTINGS.items():
            if name in tables:
                self._fields((name,), form, tables[name], settings, ())
        self._check_settings(settings)
        filter_ = tables.get("filter", {})
        self._know(("filter",), filter_, ("packs", "entries"))
        return ConfigFile(
            tables=frozenset(tables),
            settings=settings,
            rules=self._rules(tables.get("rules", {})),
            entries=self._entries(filter_["entries"]) if "entries" in filter_ else None,
            packs=self._packs(filter_["packs"]) if "packs" in filter_ else None,
            styles=self._named("styles", tables.get("styles", {}), styles),
            wildcards=self._named("wildcards", tables.get("wildcards", {}), wildcards),
            references=tuple(self.references),
        )

    @contextmanager
    def _at(self, path: Path, example: str) -> Generator[None]:
        """Note what is wrong with a value inside."""
        try:
            yield
        except RefusedError as error:
            self.problems.append((path, error.failure))
        except (ValueError, OverflowError):
            self.problems.append((path, ValueFormError(example=example).failure))

    def _table(self, path: Path, value: object) -> dict[str, Any] | None:
        if isinstance(value, dict):
            return cast("dict[str, Any]", value)
        self.problems.append((path, ValueFormError(example=f"[{path[-1]}]").failure))
        return None

    def _know(self, path: Path, table: Mapping[str, object], names: Collection[str]) -> None:
        for name in table.keys() - names:
            near = difflib.get_close_matches(name, names, n=1)
            failure = KeyUnknownError(near=near[0] if near else "none").failure
            self.problems.append(((*path, name), failure))

    # --- settings ---

    def _fields(
        self,
        path: Path,
        form: Form,
        table: Mapping[str, Any],
        into: dict[str, Any],
        stored: Path,
    ) -> None:
        """Read the keys of a table into stored JSON."""
        self._know(path, table, form.fields)
        for name, one in form.fields.items():
            if name not in table:
                continue
            target, inner = into, stored
            for outer in one.stored[:-1]:
                target, inner = target.setdefault(outer, {}), (*inner, outer)
            self._value(
                (*path, name),
                one.form,
                table[name],
                target,
                one.stored[-1],
                (*inner, one.stored[-1]),
            )

    def _value(  # noqa: PLR0913, PLR0917 - from where to where
        self,
        path: Path,
        form: Form,
        value: Any,  # noqa: ANN401 - of any kind
        target: dict[Any, Any],
        name: object,
        stored: Path,
    ) -> None:
        self.origins[stored] = path, form
        with self._at(path, form.example):
            if not form.fields:
                target[name] = form.read(value)
                if form.refers is not None:
                    values = cast("list[object]", value) if isinstance(value, list) else [value]
                    self._refer(path, stored, form.refers, values)
            elif form.is_optional and value == NONE:
                target[name] = None
            elif not isinstance(value, dict):
                raise OtherKindError(value)
            elif form.is_by_id:
                table = cast("dict[str, Any]", value)
                self._by_id(path, form, table, target.setdefault(name, {}), stored)
            else:
                table = cast("dict[str, Any]", value)
                for missing in form.fields.keys() - table.keys() if form.is_optional else ():
                    if form.fields[missing].is_required:
                        raise KeyMissingError(key=missing)
                self._fields(path, form, table, target.setdefault(name, {}), stored)

    def _by_id(
        self, path: Path, form: Form, table: dict[str, Any], into: dict[Any, Any], stored: Path
    ) -> None:
        one = Form(example="{ per_hour = 10 }", fields=form.fields)
        for name, value in table.items():
            inside = (*path, name)
            with self._at(inside, form.example):
                its_id, _ = read_reference(name)
                if str(its_id) in into:
                    raise NameTwiceError
                where = (*stored, str(its_id))
                if form.refers is not None:
                    self._refer(inside, where, form.refers, [name])
                self._value(inside, one, value, into, str(its_id), where)

    def _refer(self, path: Path, stored: Path, refers: Refers, values: Sequence[object]) -> None:
        for value in values:
            if value != NONE:
                its_id, name = read_reference(value)
                self.references.append(
                    Reference(key=path, stored=stored, refers=refers, its_id=its_id, name=name)
                )

    def _check_settings(self, settings: Mapping[str, object]) -> None:
        """Hold what is to be stored against the ranges of its fields."""
        try:
            SETTINGS_JSON.validate_python(settings)
        except ValidationError as error:
            for one in error.errors():
                where = tuple(map(str, one["loc"]))
                path, form = self.origins.get(where, ((), None))
                end = _ENDS.get(one["type"])
                if end is not None:
                    limit = next(iter(one.get("ctx", {}).values()))
                    failure = ValueRangeError(side=end, limit=limit).failure
                else:
                    failure = ValueFormError(example=form.example if form else "").failure
                self.problems.append((path or where, failure))

    # --- rules ---

    def _rules(self, places: Mapping[str, Any]) -> dict[int, dict[str, object]]:
        found: dict[int, dict[str, object]] = {}
        for name, value in places.items():
            path = ("rules", name)
            with self._at(path, '[rules.server] / [rules."#art 123456789012345678"]'):
                record_id = SERVER
                if name != "server":
                    record_id, _ = read_reference(name)
                    self._refer(path, ("rules", str(record_id)), Refers.CHANNEL, [name])
                if record_id in found:
                    raise NameTwiceError
                table = self._table(path, value)
                if table is not None:
                    found[record_id] = self._rules_of(path, record_id, table)
        return found

    def _rules_of(self, path: Path, record_id: int, table: dict[str, Any]) -> dict[str, object]:
        self._know(path, table, [rule.tag for rule in RULES])
        level = self.known.levels.get(record_id, Level.CHANNEL)
        if record_id == SERVER:
            level = Level.SERVER
        values: dict[str, object] = {}
        for tag, value in table.items():
            rule = rule_of(tag)
            if rule is None:
                continue
            inside = (*path, tag)
            with self._at(inside, _example(rule)):
                plain = _plain(value)
                if isinstance(rule, RoleRule):
                    plain = self._roles(inside, ("rules", str(record_id), tag), plain)
                read = rule.read_written(plain)
                rule.check(read, level)
                values[tag] = read
        return values

    def _roles(self, path: Path, stored: Path, value: object) -> object:
        """Return the value of a rule with the ids of its roles, which are noted."""
        if isinstance(value, dict):
            table = cast("dict[str, object]", value)
            return {name: self._roles(path, stored, one) for name, one in table.items()}
        if not isinstance(value, list):
            return value
        listed = cast("list[object]", value)
        self._refer(path, stored, Refers.ANY_ROLE, listed)
        return list(dict.fromkeys(read_reference(one)[0] for one in listed))

    # --- words ---

    def _packs(self, value: object) -> dict[str, int]:
        found: dict[str, int] = {}
        with self._at(("filter", "packs"), "{ gore = 1 }"):
            if not isinstance(value, dict):
                raise OtherKindError(value)
            for name, version in cast("dict[str, object]", value).items():
                if type(version) is not int or version < 1:
                    raise OtherKindError(version)
                found[name] = version
        return found

    def _entries(self, value: object) -> tuple[FilterEntry, ...]:
        path = ("filter", "entries")
        found: dict[tuple[str, ...], FilterEntry] = {}
        with self._at(path, '[{ kind = "word", text = "gore" }]'):
            if not isinstance(value, list):
                raise OtherKindError(value)
            rows = cast("list[object]", value)
            kinds = [
                cast("dict[str, object]", one).get("kind") for one in rows if isinstance(one, dict)
            ]
            # Before they are tried, which takes seconds.
            require_room_for(len(rows), regexes=kinds.count(Kind.REGEX))
            for number, row in enumerate(rows, start=1):
                inside = (*path, str(number))
                with self._at(inside, '{ kind = "word", text = "gore" }'):
                    entry = self._entry(inside, row)
                    # As in a list that is imported, the first of those that match the same counts.
                    found.setdefault(entry.key, entry)
        return tuple(found.values())

    def _entry(self, path: Path, row: object) -> FilterEntry:
        if not isinstance(row, dict):
            raise OtherKindError(row)
        table = cast("dict[str, object]", row)
        if all(isinstance(value, str | int) for value in table.values()):
            there = self.existing.get(_frozen(table))
            if there is not None:
                return replace(there, id=None)
        self._know(path, table, ENTRY_COLUMNS)
        if "text" not in table:
            raise KeyMissingError(key="text")
        cells: dict[str, str] = {}
        for name in ENTRY_COLUMNS:
            value = table.get(name, "")
            is_number = name == "strictness" and type(value) is int
            if not isinstance(value, str) and not is_number:
                raise OtherKindError(value)
            cells[name] = str(value)
        return entry_of_cells(cells)

    def _named(
        self, table_name: str, table: Mapping[str, Any], service: WordsService
    ) -> Mapping[str, str]:
        found: dict[str, str] = {}
        keys: set[str] = set()
        if len(table) > service.most:
            self.problems.append(((table_name,), service.too_many(limit=service.most).failure))
            return found
        for name, value in table.items():
            path = (table_name, name)
            with self._at(path, '["fox", "owl"]' if service.is_list else '"as a fine etching"'):
                text = _lines(value) if service.is_list else value
                if not isinstance(text, str):
                    raise OtherKindError(text)
                called, text = service.checked_name(name), service.checked_text(text)
                if service.key(called) in keys:
                    raise NameTwiceError
                keys.add(service.key(called))
                found[called] = text
        return found


def _frozen(row: Mapping[str, object]) -> frozenset[tuple[str, object]]:
    return frozenset(row.items())


def _lines(value: object) -> str:
    if not isinstance(value, list):
        raise OtherKindError(value)
    lines = cast("list[object]", value)
    if not all(isinstance(one, str) for one in lines):
        raise OtherKindError(lines)
    return "\n".join(" ".join(str(one).splitlines()) for one in lines)


def _plain(value: object) -> object:
    """Return a value of TOML as one of JSON."""
    if isinstance(value, dict):
        return {name: _plain(one) for name, one in cast("dict[str, object]", value).items()}
    if isinstance(value, list):
        return [_plain(one) for one in cast("list[object]", value)]
    if isinstance(value, Decimal):
        return float(value)
    if isinstance(value, date | time):
        raise OtherKindError(value)
    return value


def _example(rule: Rule[Any]) -> str:
    return rule.examples or written(rule.written(rule.choices[-1]))
