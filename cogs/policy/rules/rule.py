"""What one rule is made of: what it looks at, what it finds, and how it is set and shown."""

from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, ClassVar, Generic, TypeVar

from pydantic import TypeAdapter

from bot.errors import Fact, RefusedError
from bot.imagine.requester import Requester
from cogs.policy.phrase import Phrase, phrase
from cogs.policy.requests import Wish
from cogs.policy.scope import Scope, Setting, Spot

V = TypeVar("V")


class RuleRefusedError(RefusedError):
    """A rule of the server does not allow this request; the sentence is the rule's own."""

    def __init__(self, words_id: str, log_text: str = "", /, **facts: Fact) -> None:
        self.words_id = words_id
        super().__init__(log_text, **facts)


class RuleSettingError(RefusedError):
    """A rule cannot be set like this; the sentence, the rule's own, says what to do."""

    def __init__(self, words_id: str, /, **facts: Fact) -> None:
        self.words_id = words_id
        super().__init__("", **facts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Circumstances:
    """What is true besides the person and the request."""

    now: float
    """Unix seconds."""
    last_asked_at: float | None = None
    """When the person's latest accepted request under the same ``slow_mode_key`` was."""
    role_ids: frozenset[int] | None = None
    """The roles the server has; None where nobody knows, and then none counts as gone."""
    models: Mapping[str, str] = field(default_factory=dict[str, str])
    """The models on offer: names for people by id, in the catalog's order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Submission:
    """What rules look at: who asks for what, and what is true besides."""

    asker: Requester
    wish: Wish | None
    """None before anything is asked for."""
    circumstances: Circumstances


@dataclass(frozen=True, slots=True, kw_only=True)
class ServerFacts:
    """What a server has, against which a change of its rules is held."""

    guild_id: int
    model_ids: frozenset[str]
    """The models on offer."""
    role_ids: frozenset[int] | None = None
    """None where nobody knows, and then none counts as gone."""


class Outcome(StrEnum):
    """How a rule ends."""

    PASSES = "passes"
    DENIES = "denies"
    EXEMPT = "exempt"
    """It would deny, but moderators are exempt from it."""
    NOTES = "notes"
    """It has something to say, and neither allows nor denies."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One rule's part in a decision, with its reason."""

    rule: "Rule[Any]"
    spot: Spot
    """Where the rule is set."""
    outcome: Outcome
    reason: Phrase
    """For whoever asks why; about the person, never to them."""
    refusal: str | None = None
    """The sentence that the person reads, filled with the reason's facts, where the rule denies."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """Makes the findings of one rule, set at one spot."""

    rule: "Rule[Any]"
    spot: Spot

    def passes(self, words_id: str, /, **facts: Fact) -> Finding:
        """Return that it allows, and why."""
        return self._finding(Outcome.PASSES, phrase(words_id, **facts))

    def notes(self, words_id: str, /, **facts: Fact) -> Finding:
        """Return what it has to say besides."""
        return self._finding(Outcome.NOTES, phrase(words_id, **facts))

    def depends(self) -> Finding:
        """Return that it is about a request, and there is none yet."""
        return self.notes("rules-reason-depends")

    def denies(self, refusal: str, words_id: str, /, **facts: Fact) -> Finding:
        """Return that it does not allow, why, and (``refusal``) what the person reads."""
        return self._finding(Outcome.DENIES, phrase(words_id, **facts), refusal)

    def exempt(self) -> Finding:
        """Return that it would not allow, were the person no moderator."""
        return self._finding(Outcome.EXEMPT, phrase("rules-reason-exempt"))

    def _finding(self, outcome: Outcome, reason: Phrase, refusal: str | None = None) -> Finding:
        return Finding(
            rule=self.rule, spot=self.spot, outcome=outcome, reason=reason, refusal=refusal
        )


class Rule(ABC, Generic[V]):
    """A rule; ``V`` is what it can be set to.

    Its words are "rules-name-<tag>", "policy-about-<tag>" and, where its value can be typed,
    "policy-hint-<tag>" (the latter two with "-" for "_"), and what its methods name.
    """

    tag: ClassVar[str]
    """What it is called on record, in the audit log and in custom ids. Never used again."""
    value_type: ClassVar[TypeAdapter[Any]]
    """Reads and writes the value as JSON."""
    default: V
    """What holds where nobody has set anything."""
    choices: tuple[V, ...]
    """What is offered to choose from."""
    fields: ClassVar[tuple[str, ...]] = ()
    """What a value is typed into: "value", perhaps more. None where it can only be chosen."""
    is_rechecked: ClassVar[bool] = False
    """Whether it is looked at once more before a picture that was drawn is shown."""

    def __repr__(self) -> str:
        """Return the tag, which says it all."""
        return self.tag

    @property
    def name(self) -> Phrase:
        """What it is called."""
        return phrase(f"rules-name-{self.tag}")

    @property
    def words_tag(self) -> str:
        """The tag as it stands in ids of words: "policy-about-<tag>"."""
        return self.tag.replace("_", "-")

    # --- deciding ---

    def findings(self, value: V, submission: Submission, ruling: Ruling) -> Iterator[Finding]:
        """Yield all that it says; most rules say one thing."""
        yield self.find(value, submission, ruling)

    @abstractmethod
    def find(self, value: V, submission: Submission, ruling: Ruling) -> Finding:
        """Return what it says to a submission; nothing is waited for here."""

    def inherited(self, settings: Sequence[Setting[V]]) -> Setting[V]:
        """Return which of a place's settings holds; there is one, and the nearest comes first."""
        return settings[0]

    def prepare(self, value: V) -> None:
        """Read the files that deciding needs; called where files may be read."""

    # --- setting ---

    def choices_at(self, scope: Scope) -> tuple[V, ...]:
        """Return what is offered at such a place."""
        return self.choices

    def can_be_set_at(self, scope: Scope) -> bool:
        """Whether such a place is offered this rule at all."""
        return True

    def prefilled(self, field: str, value: V) -> str:
        """Return what stands in a field at first, where ``value`` holds."""
        return ""

    def read(self, typed: Mapping[str, str]) -> V | None:
        """Return what was typed into the fields, None where there are none; it may read files.

        Raises:
            RuleSettingError: it cannot be read; the error says how to write it.
        """
        return None

    def check(self, value: V, scope: Scope) -> None:
        """Make sure that such a place can have this value; it may read files.

        Raises:
            RuleSettingError: it cannot; the error says what to do.
        """

    def lockout(self, value: V, rules: "EffectiveRules", server: ServerFacts) -> str | None:
        """Return the words for why nobody but moderators, or nobody at all, could draw."""
        return None

    # --- showing ---

    @abstractmethod
    def said(self, value: V, labels: Mapping[str, str]) -> Phrase:
        """Return a value as people read it; ``labels`` are the models' names by id."""

    def noted(self, value: V) -> str:
        """Return a value as the audit log keeps it, in nobody's language."""
        return str(value)


@dataclass(frozen=True, slots=True)
class EffectiveRules:
    """What holds at one place, each setting with where it comes from: ``rules[WHO].spot``."""

    settings: Mapping[str, Setting[Any]] = field(default_factory=dict[str, Setting[Any]])
    """What places have set, by tag; all else is built in."""

    def __getitem__(self, rule: Rule[V]) -> Setting[V]:
        """Return what holds of a rule."""
        return self.settings.get(rule.tag) or Setting(value=rule.default)
