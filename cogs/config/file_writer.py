"""A server's configuration as a TOML file, in a fixed order, with comments for people."""

import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any, cast

from bot.locales import Words
from bot.locales.markdown import one_line
from cogs.config.fields import SETTINGS, Form, reference, written_form
from cogs.config.model import SERVER, VERSION, KnownServer, ServerConfig
from cogs.config.toml_text import key, written
from cogs.filter import FilterEntry, Kind
from cogs.policy import RULES, RoleRule, Rule, Rules
from cogs.server import SETTINGS_JSON
from cogs.styles import NamedWords

_MENTION = re.compile(r"<@&(\d+)>")


class ConfigWriter:
    """Writes files; their comments are in the reader's language."""

    def __init__(self, *, words: Words) -> None:
        self._words = words.plain

    def write(self, config: ServerConfig, known: KnownServer, *, at: float, locale: str) -> bytes:
        """Write a file at a time (Unix seconds). Long ones take a moment: call it in a thread."""
        day = datetime.fromtimestamp(at, UTC).date().isoformat()
        lines = [
            *self._about("config-file-head", locale, server=known.name, day=day),
            "",
            f"version = {VERSION}",
            *self._settings(config, known, locale),
            *self._rules(config.rules, known, locale),
            *self._filter(config, locale),
            *self._styles(config.styles, locale),
            *self._wildcards(config.wildcards, locale),
        ]
        return ("\n".join(lines) + "\n").encode()

    def _about(self, words_id: str, locale: str, **facts: str) -> Iterator[str]:
        said = self._words.say(words_id, locale, **facts)
        return (f"# {line}" for line in said.splitlines())

    def _settings(self, config: ServerConfig, known: KnownServer, locale: str) -> Iterator[str]:
        stored = SETTINGS_JSON.dump_python(config.settings, mode="json")
        for table, form in SETTINGS.items():
            yield ""
            yield from self._about(f"config-file-{table}", locale)
            yield f"[{table}]"
            later: dict[str, Mapping[str, object]] = {}
            for name, value in cast("dict[str, object]", written_form(form, stored, known)).items():
                if form.fields[name].form.is_by_id:
                    later[name] = cast("Mapping[str, object]", value)
                else:
                    yield f"{name} = {written(value)}"
            for name, its in later.items():
                if its:
                    yield ""
                    yield f"[{table}.{name}]"
                    yield from (f"{key(one)} = {written(value)}" for one, value in its.items())

    def _rules(
        self, recorded: Mapping[int, Rules], known: KnownServer, locale: str
    ) -> Iterator[str]:
        yield ""
        yield from self._about("config-file-rules", locale)
        yield "[rules.server]"
        own = recorded.get(SERVER, Rules())
        for rule in RULES:
            value = own[rule]
            line = self._rule(rule, rule.default if value is None else value, known, locale)
            # Every rule stands there, so that nobody has to look up how it is written.
            yield f"# {line}" if value is None else line
        for record_id in sorted(recorded.keys() - {SERVER}):
            rules = recorded[record_id]
            if rules.is_empty:
                continue
            yield ""
            yield f"[rules.{key(reference(record_id, known))}]"
            for rule in RULES:
                if rules[rule] is not None:
                    yield self._rule(rule, rules[rule], known, locale)

    def _rule(self, rule: Rule[Any], value: object, known: KnownServer, locale: str) -> str:
        name = rule.name.said(self._words, locale)
        shown = rule.display(value, known.models).said(self._words, locale)
        shown = _MENTION.sub(lambda found: known.names.get(int(found[1]), found[1]), shown)
        return f"{written_rule(rule, value, known)}  # {one_line(f'{name}: {shown}')}"

    def _filter(self, config: ServerConfig, locale: str) -> Iterator[str]:
        yield ""
        yield from self._about("config-file-filter", locale)
        yield "[filter]"
        packs = {name: config.packs[name].version for name in sorted(config.packs)}
        yield f"packs = {written(packs)}"
        yield "entries = ["
        for entry in sorted(config.entries, key=lambda one: (one.kind, one.text)):
            yield f"  {written(written_entry(entry))},"
        yield "]"

    def _styles(self, styles: tuple[NamedWords, ...], locale: str) -> Iterator[str]:
        yield ""
        yield from self._about("config-file-styles", locale)
        yield "[styles]"
        for one in styles:
            yield f"{key(one.name)} = {written(one.text)}"

    def _wildcards(self, wildcards: tuple[NamedWords, ...], locale: str) -> Iterator[str]:
        yield ""
        yield from self._about("config-file-wildcards", locale)
        yield "[wildcards]"
        for one in wildcards:
            yield f"{key(one.name)} = ["
            yield from (f"  {written(entry)}," for entry in one.entries)
            yield "]"


def written_rule(rule: Rule[Any], value: object, known: KnownServer) -> str:
    """Write a rule as the line of a file."""
    its = rule.written(value)
    if isinstance(rule, RoleRule):
        its = _with_names(its, known)
    return f"{rule.tag} = {written(its)}"


def written_entry(entry: FilterEntry) -> dict[str, object]:
    """Return an entry of the filter as a table."""
    its: dict[str, object] = {"kind": entry.kind.value, "text": entry.text}
    if entry.kind is not Kind.ALLOW:
        its |= {"action": entry.action.value, "strictness": int(entry.strictness)}
    if entry.note:
        its["note"] = entry.note
    return its


def keys_of(config: ServerConfig, known: KnownServer) -> Mapping[str, str]:
    """Return each key of a server's settings, with its value as a file has it."""
    stored = SETTINGS_JSON.dump_python(config.settings, mode="json")
    return {
        ".".join(path): written(value)
        for table, form in SETTINGS.items()
        for path, value in _flat((table,), form, written_form(form, stored, known))
    }


def _flat(path: tuple[str, ...], form: Form, value: object) -> Iterator[tuple[Any, object]]:
    """Yield the values in a table, and in its tables; what may be no table is one value."""
    if not isinstance(value, dict) or form.is_optional:
        yield path, value
        return
    for name, one in cast("dict[str, object]", value).items():
        inner = Form(example="", fields=form.fields) if form.is_by_id else form.fields[name].form
        yield from _flat((*path, name), inner, one)


def _with_names(value: object, known: KnownServer) -> object:
    if isinstance(value, dict):
        table = cast("dict[str, object]", value)
        return {name: _with_names(one, known) for name, one in table.items()}
    if isinstance(value, list):
        return [reference(one, known) for one in cast("list[int]", value)]
    return value
