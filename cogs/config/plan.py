"""What importing a file would change in a server; pure, and slow for long filters."""

import uuid
from collections.abc import Collection, Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, replace
from typing import Any, cast

from cogs.config.fields import OWN, SETTINGS, at
from cogs.config.file_writer import keys_of
from cogs.config.model import (
    TABLES,
    ConfigFile,
    KnownServer,
    Part,
    Reference,
    Refers,
    ServerConfig,
)
from cogs.filter import (
    PACKS,
    ImportMode,
    ListChange,
    Pack,
    PackStep,
    import_of,
    merged,
    pack_of,
)
from cogs.policy import RULES, Rule, Rules
from cogs.server import SETTINGS_JSON, ServerSettings
from cogs.styles import NamedWords, StyleService, WildcardService, WordsService

Path = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyChange:
    """A key of the settings, with its values as a file has them; None where it is not set."""

    key: str
    before: str | None
    after: str | None

    @property
    def part(self) -> Part:
        """The part that it belongs to."""
        return TABLES[self.key.partition(".")[0]]


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleChange:
    """A rule of a place, and its values; None where it is inherited."""

    record_id: int
    rule: Rule[Any]
    before: object
    after: object


@dataclass(frozen=True, slots=True, kw_only=True)
class WordsPlan:
    """A server's styles or wildcards after an import, and the names of what changes."""

    after: tuple[NamedWords, ...]
    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing changes."""
        return not self.added and not self.changed and not self.removed


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """How much a part changes."""

    added: int = 0
    changed: int = 0
    removed: int = 0

    def __bool__(self) -> bool:
        return bool(self.added or self.changed or self.removed)

    def __str__(self) -> str:
        """Return them for the audit log, in no language."""
        signs = {"+": self.added, "~": self.changed, "-": self.removed}
        return " ".join(f"{sign}{count}" for sign, count in signs.items() if count)


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportPlan:
    """What an import changes."""

    parts: frozenset[Part]
    """The parts of which the file says something."""
    settings: ServerSettings
    keys: tuple[KeyChange, ...]
    rules: Mapping[int, Rules]
    """The new rules of the places whose rules change."""
    rule_changes: tuple[RuleChange, ...]
    filter: ListChange
    packs: tuple[PackStep, ...]
    styles: WordsPlan
    wildcards: WordsPlan
    left_out: tuple[Reference, ...]
    """What this server does not have; the values that name it stay as they are."""
    packs_left_out: tuple[str, ...]
    """What this Easel does not have."""

    def counts(self, part: Part) -> Counts:
        """Return how much a part changes."""
        match part:
            case Part.SETTINGS | Part.LIMITS:
                return Counts(changed=sum(one.part is part for one in self.keys))
            case Part.RULES:
                set_ = sum(one.after is not None for one in self.rule_changes)
                return Counts(added=set_, removed=len(self.rule_changes) - set_)
            case Part.FILTER:
                change = self.filter
                its = len(change.added), len(change.changed), len(change.removed)
                return Counts(added=its[0], changed=its[1] + len(self.packs), removed=its[2])
            case Part.STYLES | Part.WILDCARDS:
                words = self.styles if part is Part.STYLES else self.wildcards
                its = len(words.added), len(words.changed), len(words.removed)
                return Counts(added=its[0], changed=its[1], removed=its[2])

    @property
    def is_empty(self) -> bool:
        """Whether nothing changes."""
        return not any(self.counts(part) for part in Part)


@dataclass(frozen=True, slots=True, kw_only=True)
class Planner:
    """Plans imports."""

    styles: StyleService
    wildcards: WildcardService

    def plan(
        self,
        now: ServerConfig,
        file: ConfigFile,
        mode: ImportMode,
        known: KnownServer,
        *,
        by: int,
    ) -> ImportPlan:
        """Plan an import by a person, which runs in a thread.

        Raises:
            RefusedError: the server would have too many entries, styles or wildcards.
        """
        left_out = tuple(_left_out(now, file, known))
        kept = {one.stored for one in left_out}
        settings = _settings(now.settings, file, mode, kept)
        before = keys_of(now, known)
        after = keys_of(replace(now, settings=settings), known)
        rules = _rules(now.rules, file, mode, kept)
        count = len(now.entries)
        change = ListChange(before=count, after=count, unchanged=count)
        if file.entries is not None:
            change = import_of(now.entries, file.entries, mode)
        elif file.packs is not None:
            # Who wrote only their names wants their words.
            new = [name for name in file.packs if name in PACKS and name not in now.packs]
            words = [entry for name in new for entry in pack_of(name).entries]
            change = merged(now.entries, (), words).change
        were = {one.id: one for one in now.entries}
        return ImportPlan(
            parts=frozenset(TABLES[name] for name in file.tables),
            settings=settings,
            keys=tuple(
                KeyChange(key=key, before=before.get(key), after=after.get(key))
                for key in {**before, **after}
                if before.get(key) != after.get(key)
            ),
            rules=rules,
            rule_changes=tuple(
                RuleChange(record_id=id_, rule=rule, before=was[rule], after=rules[id_][rule])
                for id_ in sorted(rules)
                for was in (now.rules.get(id_, Rules()),)
                for rule in RULES
                if was[rule] != rules[id_][rule]
            ),
            filter=replace(
                change,
                added=tuple(replace(one, id=uuid.uuid4().hex) for one in change.added),
                replaced=tuple(were[one.id] for one in change.changed),
            ),
            packs=tuple(_packs(now.packs, file, mode)),
            styles=_words(
                self.styles,
                now.styles,
                file.styles if "styles" in file.tables else None,
                mode,
                by=by,
            ),
            wildcards=_words(
                self.wildcards,
                now.wildcards,
                file.wildcards if "wildcards" in file.tables else None,
                mode,
                by=by,
            ),
            left_out=left_out,
            packs_left_out=tuple(name for name in file.packs or () if name not in PACKS),
        )


def _left_out(now: ServerConfig, file: ConfigFile, known: KnownServer) -> Iterator[Reference]:
    """Yield what the server does not have, but for values that it has like this already."""
    stored = SETTINGS_JSON.dump_python(now.settings, mode="json")
    gone: set[Path] = set()
    for one in file.references:
        if _exists(one, known):
            continue
        match one.stored:
            case ("rules", record_id):
                if int(record_id) not in now.rules:
                    gone.add(one.stored)
                    yield one
            case ("rules", record_id, tag):
                rule = next(rule for rule in RULES if rule.tag == tag)
                its = now.rules.get(int(record_id), Rules())[rule]
                if its != file.rules[int(record_id)][tag] and one.stored[:2] not in gone:
                    yield one
            case ("limits", kind, its_id):
                if its_id not in stored["limits"][kind]:
                    yield one
            case where:
                if at(stored, where) != at(file.settings, where):
                    yield one


def _exists(one: Reference, known: KnownServer) -> bool:
    match one.refers:
        case Refers.CHANNEL:
            return one.its_id in known.levels
        case Refers.TEXT_CHANNEL:
            return one.its_id in known.text_channels
        case Refers.ROLE:
            return one.its_id in known.role_ids and one.its_id != known.guild_id
        case Refers.ANY_ROLE:
            return one.its_id in known.role_ids


def _settings(
    now: ServerSettings, file: ConfigFile, mode: ImportMode, kept: Collection[Path]
) -> ServerSettings:
    stored = SETTINGS_JSON.dump_python(now, mode="json")
    said = deepcopy(dict(file.settings))
    base = stored
    if mode is ImportMode.REPLACE:
        base = SETTINGS_JSON.dump_python(ServerSettings(), mode="json")
        own: list[Path] = [(name,) for name in OWN]
        for table, form in SETTINGS.items():
            if table not in file.tables:
                own += [one.stored for one in form.fields.values()]
        for where in own:
            _put(base, where, at(stored, where))
    for where in kept:
        if where[0] != "rules":
            if mode is ImportMode.REPLACE and where[-1] in at(stored, where[:-1]):
                _put(base, where, at(stored, where))
            del at(said, where[:-1])[where[-1]]
    return SETTINGS_JSON.validate_python(_merged(base, said))


def _put(stored: dict[str, Any], where: Path, value: object) -> None:
    at(stored, where[:-1])[where[-1]] = value


def _merged(base: object, said: object) -> object:
    if not isinstance(base, dict) or not isinstance(said, dict):
        return said
    old, new = cast("dict[str, object]", base), cast("dict[str, object]", said)
    both = {
        name: _merged(old[name], value) if name in old else value for name, value in new.items()
    }
    return {**old, **both}


def _rules(
    now: Mapping[int, Rules], file: ConfigFile, mode: ImportMode, kept: Collection[Path]
) -> dict[int, Rules]:
    """Return the new rules of each place; the empty ones of those that are not to have any."""
    if "rules" not in file.tables:
        return {}
    is_all = mode is ImportMode.REPLACE
    places = {id_ for id_ in file.rules if ("rules", str(id_)) not in kept}
    after: dict[int, Rules] = {}
    for id_ in {*places, *(now if is_all else ())}:
        was, said = now.get(id_, Rules()), file.rules.get(id_, {})
        rules = Rules() if is_all else was
        for rule in RULES:
            if ("rules", str(id_), rule.tag) in kept:
                rules = rules.having(rule, was[rule])
            elif rule.tag in said:
                rules = rules.having(rule, said[rule.tag])
        if rules != was:
            after[id_] = rules
    return after


def _packs(now: Mapping[str, Pack], file: ConfigFile, mode: ImportMode) -> Iterator[PackStep]:
    """Yield what makes the packs those of the file; packs of other Easels are left out."""
    if file.packs is None:
        return
    there = None if file.entries is None else {entry.key for entry in file.entries}
    for name, version in file.packs.items():
        was = now.get(name)
        if name not in PACKS or (was is not None and was.version == version):
            continue
        latest = pack_of(name)
        its = latest
        if version < latest.version and there is not None:
            # What it had then is not known; what came since can be taken as an update.
            entries = tuple(one for one in latest.entries if one.key in there)
            its = Pack(name=name, version=version, entries=entries)
        if was != its:
            yield PackStep(name=name, was=was, now=its)
    if mode is ImportMode.REPLACE:
        for name in now.keys() - file.packs.keys():
            yield PackStep(name=name, was=now[name], now=None)


def _words(
    service: WordsService,
    now: Sequence[NamedWords],
    said: Mapping[str, str] | None,
    mode: ImportMode,
    *,
    by: int,
) -> WordsPlan:
    if said is None:
        return WordsPlan(after=tuple(now))
    there = {service.key(one.name): one for one in now}
    after = {} if mode is ImportMode.REPLACE else dict(there)
    added: list[str] = []
    changed: list[str] = []
    for name, text in said.items():
        key = service.key(name)
        was = there.get(key)
        new = NamedWords(name=name, text=text, added_by=by)
        if was is None:
            added.append(name)
        elif (was.name, was.text) == (name, text):
            new = was
        else:
            changed.append(name)
        after[key] = new
    if len(after) > service.most:
        raise service.too_many(limit=service.most)
    return WordsPlan(
        after=tuple(after.values()),
        added=tuple(added),
        changed=tuple(changed),
        removed=tuple(one.name for key, one in there.items() if key not in after),
    )
