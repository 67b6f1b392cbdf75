"""What moderators set for one place, each rule on its own; what is unset is inherited."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import PlainSerializer, PlainValidator, TypeAdapter

from bot.imagine.requester import Place
from cogs.policy.phrase import Phrase, phrase
from cogs.policy.rules import RULES
from cogs.policy.rules.rule import EffectiveRules, Rule, V
from cogs.policy.scope import Scope, Setting, Spot, spots_of


@dataclass(frozen=True, slots=True, init=False)
class Rules:
    """One place's own settings: ``rules[WHO]`` is None where the wider place decides."""

    _values: Mapping[str, Any]

    def __init__(self, **values: object) -> None:
        """Take values by tag; None is as if it were not there.

        Raises:
            TypeError: there is no such rule.
        """
        unknown = values.keys() - {rule.tag for rule in RULES}
        if unknown:
            raise TypeError(f"no rule is called {', '.join(sorted(unknown))}")
        kept = {tag: value for tag, value in values.items() if value is not None}
        object.__setattr__(self, "_values", kept)

    def __getitem__(self, rule: Rule[V]) -> V | None:
        """Return what this place has set, None where it has not."""
        value: V | None = self._values.get(rule.tag)
        return value

    def having(self, rule: Rule[V], value: V | None) -> "Rules":
        """Return these rules with one of them set; None lets the wider place decide."""
        return Rules(**{**self._values, rule.tag: value})

    @property
    def is_empty(self) -> bool:
        """Whether this place sets nothing of its own."""
        return not self._values


PlacedRules = Mapping[Spot, Rules]
"""A server's rules by where they are set."""

_FIELDS = TypeAdapter(dict[str, object])


def _read(stored: object) -> Rules:
    """Return the rules; those of a newer version are left out."""
    fields = _FIELDS.validate_python(stored)
    return Rules(
        **{
            rule.tag: rule.value_type.validate_python(fields[rule.tag])
            for rule in RULES
            if fields.get(rule.tag) is not None
        }
    )


def _written(rules: Rules) -> dict[str, object]:
    """Return what is set."""
    return {
        rule.tag: rule.value_type.dump_python(rules[rule], mode="json")
        for rule in RULES
        if rules[rule] is not None
    }


StoredRules = Annotated[Rules, PlainValidator(_read), PlainSerializer(_written)]
"""Rules as a part of what pydantic reads and writes."""

_RULES: TypeAdapter[Rules] = TypeAdapter(StoredRules)


def rules_from_json(text: str | bytes) -> Rules:
    """Return the rules that ``rules_to_json`` wrote; those of a newer version are left out.

    Call it where files may be read (the store's thread): it reads the time zone's, so that
    deciding later does not.

    Raises:
        ValidationError: the text is no such thing.
    """
    rules = _RULES.validate_json(text)
    for rule in RULES:
        value = rules[rule]
        if value is not None:
            rule.prepare(value)
    return rules


def rules_to_json(rules: Rules) -> str:
    """Return the rules as text to store; only what is set is in it."""
    return _RULES.dump_json(rules).decode()


def check_rules(rules: Rules, scope: Scope) -> None:
    """Make sure that a place's rules can be kept.

    The first look at a time zone reads a file.

    Raises:
        RuleSettingError: they cannot; the error says what to do.
    """
    for rule in RULES:
        value = rules[rule]
        if value is not None:
            rule.check(value, scope)


def presets_of(rule: Rule[V], scope: Scope) -> tuple[Rules, ...]:
    """Return what is offered at such a place, each as rules with this one set.

    The first has it unset.
    """
    return (Rules(), *(Rules().having(rule, value) for value in rule.choices_at(scope)))


def value_of(rule: Rule[V], rules: Rules, labels: Mapping[str, str]) -> Phrase:
    """Return how one place has set a rule; ``labels`` are the models' names by id."""
    value = rules[rule]
    return phrase("rules-value-inherited") if value is None else rule.said(value, labels)


def placed_at(place: Place, recorded: Mapping[int, Rules]) -> PlacedRules:
    """Return what is recorded (by ``record_id``) for a place and whatever it lies in."""
    return {
        spot: recorded[spot.record_id] for spot in spots_of(place) if spot.record_id in recorded
    }


def effective_rules(place: Place, placed: PlacedRules) -> EffectiveRules:
    """Return what holds at a place: of each rule, the nearest setting, if it has no other way."""
    levels = [(spot, placed[spot]) for spot in spots_of(place) if spot in placed]
    found: dict[str, Setting[Any]] = {}
    for rule in RULES:
        settings = [
            Setting(value=value, spot=spot)
            for spot, rules in levels
            if (value := rules[rule]) is not None
        ]
        if settings:
            found[rule.tag] = rule.inherited(settings)
    return EffectiveRules(found)


def all_set(effective: EffectiveRules) -> Rules:
    """Return what holds at a place as rules that leave nothing to a wider one."""
    return Rules(**{rule.tag: effective[rule].value for rule in RULES})
