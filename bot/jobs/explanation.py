"""What the checks of a request say about it, for whoever asks why it is allowed or refused."""

from dataclasses import dataclass
from enum import StrEnum

from bot.errors import RefusedError
from bot.locales.phrase import Phrase


class Outcome(StrEnum):
    """What a check says about a request."""

    PASSES = "passes"
    DENIES = "denies"
    EXEMPT = "exempt"
    """It would deny, but the person is a moderator."""
    NOTES = "notes"
    """Information; it neither allows nor denies."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """One line of why a request is allowed or refused."""

    name: Phrase
    """What it is called."""
    outcome: Outcome
    reason: Phrase
    refusal: RefusedError | None = None
    """Where it denies: what the person is told. None where Discord does not even let them ask."""
    origin: Phrase | None = None
    """Where it is set, in a few words."""
    fix: Phrase | None = None
    """The same as a sentence that says how to change it."""
    is_set: bool = True
    """False for what nobody has set, which refuses nobody."""
