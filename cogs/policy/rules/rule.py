"""The base of all rules: what a rule looks at, what it finds, how it is set and displayed."""

import json
from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, ClassVar, Generic, TypeVar

from pydantic import TypeAdapter

from bot.errors import Fact, RefusedError
from bot.imagine.requester import Requester
from bot.jobs.explanation import Outcome
from cogs.policy.phrase import Phrase, phrase
from cogs.policy.requests import NOT_REFUSED, RefusedLately, RequestSummary
from cogs.policy.scope import Level, Scope, Setting

V = TypeVar("V")


class RuleRefusedError(RefusedError):
    """A rule of the server refuses this request; the rule brings its own sentence."""

    def __init__(self, words_id: str, log_text: str = "", /, **facts: Fact) -> None:
        self.words_id = words_id
        super().__init__(log_text, **facts)


class RuleSettingError(RefusedError):
    """A rule cannot have this value; the rule brings its own sentence, which says what to do."""

    def __init__(self, words_id: str, /, **facts: Fact) -> None:
        self.words_id = words_id
        super().__init__("", **facts)


@dataclass(frozen=True, slots=True, kw_only=True)
class ServerFacts:
    """What exists in a server, as far as rules name it."""

    guild_id: int = 0
    models: Mapping[str, str] = field(default_factory=dict[str, str])
    """The models on offer: labels by id, in the catalog's order."""
    role_ids: frozenset[int] | None = None
    """Its roles; None where the bot cannot tell, and then no role counts as deleted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleContext:
    """What rules look at: a person, their request, the time and the server."""

    requester: Requester
    request: RequestSummary | None = None
    """None before there is a request: rules then say what they know without one."""
    now: float
    """Unix seconds."""
    last_request_at: float | None = None
    """When the person's latest accepted request under the same ``slow_mode_key`` was."""
    refused_lately: RefusedLately = NOT_REFUSED
    server: ServerFacts


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleFinding:
    """What one rule says in a decision, with its reason."""

    rule: "Rule[Any]"
    scope: Scope
    """Where the rule is set."""
    outcome: Outcome
    reason: Phrase
    """Shown by /policy explain, to whoever asks about the person."""
    refusal: str | None = None
    """Where the rule denies: the id of the sentence the person reads, with the reason's facts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """Makes the findings of one rule as it is set at one scope."""

    rule: "Rule[Any]"
    scope: Scope

    def passes(self, words_id: str, /, **facts: Fact) -> RuleFinding:
        """The rule allows the request; the words say why."""
        return self._finding(Outcome.PASSES, phrase(words_id, **facts))

    def notes(self, words_id: str, /, **facts: Fact) -> RuleFinding:
        """The rule adds information."""
        return self._finding(Outcome.NOTES, phrase(words_id, **facts))

    def depends(self) -> RuleFinding:
        """The rule needs a request, and there is none yet."""
        return self.notes("rules-reason-depends")

    def denies(self, refusal: str, words_id: str, /, **facts: Fact) -> RuleFinding:
        """The rule refuses the request; ``refusal`` is what the person reads."""
        return self._finding(Outcome.DENIES, phrase(words_id, **facts), refusal)

    def exempt(self) -> RuleFinding:
        """The rule would refuse the request, but the person is a moderator."""
        return self._finding(Outcome.EXEMPT, phrase("rules-reason-exempt"))

    def _finding(self, outcome: Outcome, reason: Phrase, refusal: str | None = None) -> RuleFinding:
        return RuleFinding(
            rule=self.rule, scope=self.scope, outcome=outcome, reason=reason, refusal=refusal
        )


class Rule(ABC, Generic[V]):
    """A rule; ``V`` is the type of its value.

    Its words are "rules-name-<tag>", "policy-about-<tag>", "policy-hint-<tag>" where its value can
    be typed (the latter two with "-" for "_"), and those that its methods name.
    """

    tag: ClassVar[str]
    """Its key in stored JSON, the audit log and custom ids. Never reuse one."""
    value_type: ClassVar[TypeAdapter[Any]]
    """Reads and writes the value as JSON."""
    default: V
    """The value where nobody has set one; it denies nothing, unless ``is_on_by_default``."""
    choices: tuple[V, ...]
    """The values that a panel offers."""
    fields: ClassVar[tuple[str, ...]] = ()
    """The form's fields for typing a value: "value", perhaps more; () where it is only chosen."""
    examples: ClassVar[str] = ""
    """What stands in a file of settings, where one of ``choices`` does not show it."""
    is_about_request: ClassVar[bool] = False
    """Whether another request of the same person may be decided otherwise."""
    is_on_by_default: ClassVar[bool] = False
    """Whether it is asked also where nobody has set it."""
    is_rechecked: ClassVar[bool] = False
    """Whether it is checked once more before a finished picture is shown."""

    def __repr__(self) -> str:
        """Return the tag."""
        return self.tag

    @property
    def name(self) -> Phrase:
        """Its name for people."""
        return phrase(f"rules-name-{self.tag}")

    @property
    def words_tag(self) -> str:
        """The tag as it stands in ids of words: "policy-about-<tag>"."""
        return self.tag.replace("_", "-")

    # --- deciding ---

    def depends_on_roles(self, value: V) -> bool:
        """Whether a value decides by the requester's roles or permissions."""
        del value
        return False

    def findings(self, value: V, context: RuleContext, ruling: Ruling) -> Iterator[RuleFinding]:
        """Yield all findings; most rules have one."""
        yield self.find(value, context, ruling)

    @abstractmethod
    def find(self, value: V, context: RuleContext, ruling: Ruling) -> RuleFinding:
        """Return what the rule says about a request."""

    def inherited(self, settings: Sequence[Setting[V]]) -> Setting[V]:
        """Return which setting applies; there is at least one, and the nearest comes first."""
        return settings[0]

    def prepare(self, value: V) -> None:
        """Read the files that ``find`` needs; called off the event loop."""

    # --- setting ---

    def choices_at(self, level: Level) -> tuple[V, ...]:
        """Return the values that a panel offers at this level."""
        return self.choices

    def can_be_set_at(self, level: Level) -> bool:
        """Whether this level can have this rule."""
        return True

    def prefilled(self, field: str, value: V) -> str:
        """Return the text a form's field starts with, where ``value`` applies."""
        return ""

    def read(self, typed: Mapping[str, str]) -> V | None:
        """Return the value that was typed into ``fields``, None for a rule without any.

        It may read files, so it runs in a thread.

        Raises:
            RuleSettingError: the text is no such value; the sentence says how to write it.
        """
        return None

    def check(self, value: V, level: Level) -> None:
        """Make sure that this level can have this value; it may read files.

        Raises:
            RuleSettingError: it cannot; the sentence says what to do.
        """

    def lockout(self, value: V, rules: "EffectiveRules", server: ServerFacts) -> str | None:
        """Return the id of a warning where this value lets only moderators draw, or nobody."""
        return None

    # --- in a file that people edit ---

    def written(self, value: V) -> object:
        """Return a value as a file of settings has it: a number, a text, a list, or a table."""
        return self.value_type.dump_python(value, mode="json")

    def read_written(self, written: object) -> V:
        """Return the value that ``written`` wrote, or that a person put in its place.

        Raises:
            RuleSettingError: it is no such value; the sentence says how to write it.
            ValueError: it is of another type.
        """
        value: V = self.value_type.validate_json(json.dumps(written), strict=True)
        return value

    # --- showing ---

    @abstractmethod
    def display(self, value: V, labels: Mapping[str, str]) -> Phrase:
        """Return a value as people read it; ``labels`` are the models' labels by id."""

    def audit_text(self, value: V) -> str:
        """Return a value for the audit log, in no language."""
        return str(value)


@dataclass(frozen=True, slots=True)
class EffectiveRules:
    """What applies at one place, and where each is set: ``rules[WHO].scope``."""

    settings: Mapping[str, Setting[Any]] = field(default_factory=dict[str, Setting[Any]])
    """The rules that are set, by tag; the others have their default."""

    def __getitem__(self, rule: Rule[V]) -> Setting[V]:
        """Return a rule's value and where it is set."""
        return self.settings.get(rule.tag) or Setting(value=rule.default)
