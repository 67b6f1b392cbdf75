"""The rules that a server sets for its places, and what applies where."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import AliasChoices, Field, PlainSerializer, PlainValidator, TypeAdapter

from bot.imagine.requester import Place
from cogs.policy.phrase import Phrase, phrase
from cogs.policy.rules import RULES
from cogs.policy.rules.rule import EffectiveRules, Rule, ServerFacts, V
from cogs.policy.scope import Level, Scope, Setting, scopes_of


@dataclass(frozen=True, slots=True, init=False)
class Rules:
    """What one place sets itself: ``rules[WHO]`` is None where it inherits the wider place's."""

    _values: Mapping[str, Any]

    def __init__(self, **values: object) -> None:
        """Take values by tag; None is left out.

        Raises:
            TypeError: there is no such rule.
        """
        unknown = values.keys() - {rule.tag for rule in RULES}
        if unknown:
            raise TypeError(f"no rule is called {', '.join(sorted(unknown))}")
        kept = {tag: value for tag, value in values.items() if value is not None}
        object.__setattr__(self, "_values", kept)

    def __getitem__(self, rule: Rule[V]) -> V | None:
        """Return what this place sets, None where it inherits."""
        value: V | None = self._values.get(rule.tag)
        return value

    def having(self, rule: Rule[V], value: V | None) -> "Rules":
        """Return these rules with one of them set; with None it is inherited."""
        return Rules(**{**self._values, rule.tag: value})

    def under(self, nearer: "Rules") -> "Rules":
        """Return these rules with those that a nearer place sets in place of them."""
        set_there = {rule.tag: nearer[rule] for rule in RULES if nearer[rule] is not None}
        return Rules(**{**self._values, **set_there})

    @property
    def is_empty(self) -> bool:
        """Whether this place sets nothing of its own."""
        return not self._values


PlacedRules = Mapping[Scope, Rules]
"""A server's rules, by where they are set."""

_FIELDS = TypeAdapter(dict[str, object])


def _read(stored: object) -> Rules:
    """Return the rules; unknown ones, of a newer version, are left out."""
    fields = _FIELDS.validate_python(stored)
    return Rules(
        **{
            rule.tag: rule.value_type.validate_python(fields[rule.tag])
            for rule in RULES
            if fields.get(rule.tag) is not None
        }
    )


def _written(rules: Rules) -> dict[str, object]:
    """Return what is set, as JSON values by tag."""
    return {
        rule.tag: rule.value_type.dump_python(rules[rule], mode="json")
        for rule in RULES
        if rules[rule] is not None
    }


StoredRules = Annotated[Rules, PlainValidator(_read), PlainSerializer(_written)]
"""Rules as a field of a type that pydantic reads and writes."""

_RULES: TypeAdapter[Rules] = TypeAdapter(StoredRules)


def rules_from_json(text: str | bytes) -> Rules:
    """Return the rules that ``rules_to_json`` wrote; unknown ones are left out.

    It reads the time zone's file, so that deciding later need not: call it off the event loop.

    Raises:
        ValidationError: the text is not such JSON.
    """
    rules = _RULES.validate_json(text)
    for rule in RULES:
        value = rules[rule]
        if value is not None:
            rule.prepare(value)
    return rules


def rules_to_json(rules: Rules) -> str:
    """Return the rules as JSON to store; inherited ones are left out."""
    return _RULES.dump_json(rules).decode()


def check_rules(rules: Rules, level: Level) -> None:
    """Make sure that a place of this level can have these rules.

    It may read a time zone's file.

    Raises:
        RuleSettingError: a rule cannot have its value; the sentence says what to do.
    """
    for rule in RULES:
        value = rules[rule]
        if value is not None:
            rule.check(value, level)


def presets_of(rule: Rule[V], level: Level) -> tuple[Rules, ...]:
    """Return what a panel offers at this level, as rules with this one set; first inherited."""
    return (Rules(), *(Rules().having(rule, value) for value in rule.choices_at(level)))


def value_of(rule: Rule[V], rules: Rules, labels: Mapping[str, str]) -> Phrase:
    """Return a place's value of a rule for people; ``labels`` are the models' labels by id."""
    value = rules[rule]
    return phrase("rules-value-inherited") if value is None else rule.display(value, labels)


def placed_at(place: Place, recorded: Mapping[int, Rules]) -> PlacedRules:
    """Return what is recorded (by ``record_id``) for a place, its category and its server."""
    return {
        scope: recorded[scope.record_id]
        for scope in scopes_of(place)
        if scope.record_id in recorded
    }


def effective_rules(place: Place, placed: PlacedRules) -> EffectiveRules:
    """Return what applies at a place: each rule chooses among its settings, mostly the nearest."""
    levels = [(scope, placed[scope]) for scope in scopes_of(place) if scope in placed]
    found: dict[str, Setting[Any]] = {}
    for rule in RULES:
        settings = [
            Setting(value=value, scope=scope)
            for scope, rules in levels
            if (value := rules[rule]) is not None
        ]
        if settings:
            found[rule.tag] = rule.inherited(settings)
    return EffectiveRules(found)


def all_set(effective: EffectiveRules) -> Rules:
    """Return what applies at a place as rules of which none is inherited."""
    return Rules(**{rule.tag: effective[rule].value for rule in RULES})


_WIDEST_FIRST = (Level.SERVER, Level.CATEGORY, Level.CHANNEL, Level.THREAD)


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleTarget:
    """The server, category, channel or thread whose rules are shown or changed."""

    place: Place
    """For a category its ``channel_id`` is 0."""
    level: Annotated[Level, Field(validation_alias=AliasChoices("level", "scope"))]
    """Drafts of the version before this one call it "scope"."""

    @property
    def scope(self) -> Scope:
        """Where its rules are set."""
        return next(scope for scope in scopes_of(self.place) if scope.level is self.level)

    @property
    def record_id(self) -> int:
        """The id of its database record."""
        return self.scope.record_id

    @property
    def levels(self) -> tuple[Level, ...]:
        """The levels that its place has, the widest first."""
        there = {scope.level for scope in scopes_of(self.place) if scope.place_id}
        return tuple(level for level in _WIDEST_FIRST if level in there)

    def placed(self, recorded: Mapping[int, Rules]) -> PlacedRules:
        """Return the rules of this level and of the wider ones."""
        wide = _WIDEST_FIRST[: _WIDEST_FIRST.index(self.level) + 1]
        return {
            scope: recorded[scope.record_id]
            for scope in scopes_of(self.place)
            if scope.level in wide and scope.record_id in recorded
        }

    def effective(self, recorded: Mapping[int, Rules]) -> EffectiveRules:
        """Return what applies at this level."""
        return effective_rules(self.place, self.placed(recorded))

    def holds(self, place: Place) -> bool:
        """Whether a place is inside the target."""
        return self.scope in scopes_of(place)


def differing(before: Rules, after: Rules) -> list[Rule[Any]]:
    """Return the rules that differ, in the order of ``RULES``."""
    return [rule for rule in RULES if before[rule] != after[rule]]


def changed_rules(before: Rules, after: Rules) -> dict[str, str]:
    """Return each changed rule as "before → after" by tag, for the audit log, in no language."""
    return {
        rule.tag: f"{_audit_text(rule, before)} → {_audit_text(rule, after)}"
        for rule in differing(before, after)
    }


def _audit_text(rule: Rule[Any], rules: Rules) -> str:
    value = rules[rule]
    return "–" if value is None else rule.audit_text(value)  # noqa: RUF001 - a dash, for nothing


def lockout_warnings(
    before: EffectiveRules, after: EffectiveRules, server: ServerFacts
) -> tuple[Phrase, ...]:
    """Return why only moderators, or nobody, could draw at a place after a change.

    What was so before the change is left out.
    """
    known = set(_lockouts(before, server))
    return tuple(phrase(one) for one in _lockouts(after, server) if one not in known)


def _lockouts(rules: EffectiveRules, server: ServerFacts) -> list[str]:
    found = (rule.lockout(rules[rule].value, rules, server) for rule in RULES)
    return [words_id for words_id in found if words_id is not None]
