"""What moderators set for one place, each setting on its own; what is unset is inherited."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from pydantic import TypeAdapter

from bot.catalog import MAX_IMAGES
from bot.community.rules.quiet_hours import QuietHours

MAX_ROLES = 25
"""As many as a select menu of Discord offers at once."""
MAX_NEWCOMER_WAIT_SECONDS = 28 * 24 * 60 * 60
MAX_SLOW_MODE_SECONDS = 6 * 60 * 60
"""As much as Discord's own slow mode ("rate_limit_per_user", 21,600 s)."""
MIN_MEGAPIXELS = 0.25
MAX_MEGAPIXELS = 64.0
"""No larger picture is ever decoded, so this much means any size."""
MAX_STRICTNESS = 3

ANY: Literal["any"] = "any"
NEVER: Literal["never"] = "never"

Selection = Literal["any"] | tuple[str, ...]
"""Everything, or what is named; an empty tuple is nothing."""


class RuleName(StrEnum):
    """The rules, in the order in which they are decided; each value is a field of ``Rules``."""

    WHO = "who"
    DENIED_ROLES = "denied_roles"
    NEWCOMER_WAIT = "newcomer_wait_seconds"
    QUIET_HOURS = "quiet_hours"
    SLOW_MODE = "slow_mode_seconds"
    MODELS = "models"
    STYLES = "styles"
    MAXIMUM_COUNT = "maximum_count"
    MAXIMUM_MEGAPIXELS = "maximum_megapixels"
    IMAGE_INPUT = "image_input"
    PRIVATE = "private"
    AGE_RESTRICTED_RELAXED = "age_restricted_relaxed"
    FILTER_STRICTNESS = "filter_strictness"
    REVIEW = "review"


class Who(StrEnum):
    """Who may draw."""

    EVERYONE = "everyone"
    ROLES = "roles"
    """Members with one of the roles; moderators too."""
    MODERATORS = "moderators"
    NOBODY = "nobody"


@dataclass(frozen=True, slots=True, kw_only=True)
class Audience:
    """Who may draw, with the roles where it is roles."""

    kind: Who
    role_ids: tuple[int, ...] = ()


class Reviewed(StrEnum):
    """Whose pictures wait for a moderator's approval."""

    NOBODY = "nobody"
    EVERYONE = "everyone"
    ROLES = "roles"
    """Members with one of the roles."""
    EXCEPT_ROLES = "except-roles"
    """Members with none of the roles."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewMode:
    """Whose pictures wait for approval, with the roles where it depends on roles."""

    kind: Reviewed
    role_ids: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """One place's own settings; None means that the wider place decides."""

    who: Audience | None = None
    denied_roles: tuple[int, ...] | None = None
    """Who has one of these roles may not draw, whatever else is set."""
    newcomer_wait_seconds: int | None = None
    """How long after joining the server; 0 is at once."""
    models: Selection | None = None
    """Ids of models."""
    styles: Selection | None = None
    """Names of the server's styles."""
    maximum_count: int | None = None
    """Pictures in one request."""
    maximum_megapixels: float | None = None
    """The size of one picture; ``MAX_MEGAPIXELS`` is any."""
    image_input: bool | None = None
    private: bool | None = None
    """Whether a result may be for the requester alone."""
    age_restricted_relaxed: bool | None = None
    """Whether models may be less careful in channels that Discord marks as age-restricted."""
    quiet_hours: QuietHours | Literal["never"] | None = None
    slow_mode_seconds: int | None = None
    """Between two requests of one person in one channel; 0 is none."""
    filter_strictness: int | None = None
    """The prompt filter: 0 is off, 3 the strictest."""
    review: ReviewMode | None = None

    @property
    def is_empty(self) -> bool:
        """Whether this place sets nothing of its own."""
        return self == Rules()


_RULES = TypeAdapter(Rules)


def rules_from_json(text: str | bytes) -> Rules:
    """Return the rules that ``rules_to_json`` wrote; fields of a newer version are left out.

    Call it where files may be read (the store's thread): it reads the time zone's, so that
    deciding later does not.

    Raises:
        ValidationError: the text is no such thing.
    """
    rules = _RULES.validate_json(text)
    if isinstance(rules.quiet_hours, QuietHours):
        rules.quiet_hours.is_quiet(0)
    return rules


def rules_to_json(rules: Rules) -> str:
    """Return the rules as text to store; only what is set is in it."""
    return _RULES.dump_json(rules, exclude_none=True).decode()


EVERYONE = Audience(kind=Who.EVERYONE)
NO_REVIEW = ReviewMode(kind=Reviewed.NOBODY)

BUILT_IN = Rules(
    who=EVERYONE,
    denied_roles=(),
    newcomer_wait_seconds=0,
    models=ANY,
    styles=ANY,
    maximum_count=MAX_IMAGES,
    maximum_megapixels=MAX_MEGAPIXELS,
    image_input=True,
    private=True,
    age_restricted_relaxed=False,
    quiet_hours=NEVER,
    slow_mode_seconds=0,
    filter_strictness=2,
    review=NO_REVIEW,
)
"""What holds where nobody has set anything: everything that Discord allows."""
