"""Rules as people read them: each setting's value, and where it is set."""

from collections.abc import Callable, Mapping
from typing import Literal, TypeVar

from bot.community.rules.inheritance import Scope, Spot
from bot.community.rules.phrase import Phrase, phrase, roles_said
from bot.community.rules.quiet_hours import QuietHours
from bot.community.rules.rules import (
    MAX_MEGAPIXELS,
    Audience,
    Reviewed,
    ReviewMode,
    RuleName,
    Rules,
    Selection,
    Who,
)

_T = TypeVar("_T")

_UNITS = (("days", 24 * 60 * 60), ("hours", 60 * 60), ("minutes", 60))
_MINUTES_AN_HOUR = 60
_INHERITED = phrase("rules-value-inherited")


def name_of(rule: RuleName) -> Phrase:
    """Return what a rule is called."""
    return phrase(f"rules-name-{rule}")


def value_of(rule: RuleName, rules: Rules, labels: Mapping[str, str]) -> Phrase:
    """Return how one place has set a rule; ``labels`` are the models' names by id."""
    return _VALUES[rule](rules, labels)


def source_of(spot: Spot) -> Phrase:
    """Return where a setting comes from, and how it is changed."""
    if spot.scope in (Scope.BUILT_IN, Scope.SERVER):
        return phrase(f"rules-source-{spot.scope}")
    # Discord shows categories, channels and threads alike by a channel mention.
    return phrase(f"rules-source-{spot.scope}", place=f"<#{spot.place_id}>")


def duration_said(seconds: int) -> Phrase:
    """Return a length of time in the largest unit that needs no fraction."""
    for unit, unit_seconds in _UNITS:
        if seconds % unit_seconds == 0:
            return phrase(f"rules-value-{unit}", count=seconds // unit_seconds)
    return phrase("rules-value-seconds", count=seconds)


def names_of(selection: tuple[str, ...], labels: Mapping[str, str]) -> tuple[str, ...]:
    """Return names for people, the id itself where a model is no longer offered."""
    return tuple(labels.get(name, name) for name in selection)


def clock_said(minute: int) -> str:
    """Return a minute of the day as a clock shows it."""
    return f"{minute // _MINUTES_AN_HOUR:02}:{minute % _MINUTES_AN_HOUR:02}"


def _who(audience: Audience) -> Phrase:
    if audience.kind is Who.ROLES:
        return _roles(audience.role_ids)
    return phrase(f"rules-value-{audience.kind}")


def _roles(role_ids: tuple[int, ...]) -> Phrase:
    if not role_ids:
        return phrase("rules-value-none")
    return phrase("rules-value-roles", roles=roles_said(role_ids))


def _wait(seconds: int) -> Phrase:
    return duration_said(seconds) if seconds else phrase("rules-value-no-wait")


def _selected(selection: Selection | None, labels: Mapping[str, str]) -> Phrase:
    if selection is None:
        return _INHERITED
    if isinstance(selection, str):
        return phrase("rules-value-any")
    if not selection:
        return phrase("rules-value-none")
    return phrase("rules-value-only", names=names_of(selection, labels))


def _megapixels(limit: float) -> Phrase:
    if limit >= MAX_MEGAPIXELS:
        return phrase("rules-value-any-size")
    return phrase("rules-value-megapixels", megapixels=limit)


def _yes_or_no(is_allowed: bool) -> Phrase:  # noqa: FBT001 -- called as a value's reader
    return phrase("rules-value-yes" if is_allowed else "rules-value-no")


def _relaxed(is_relaxed: bool) -> Phrase:  # noqa: FBT001 -- called as a value's reader
    return phrase("rules-value-relaxed" if is_relaxed else "rules-value-careful")


def _quiet(hours: QuietHours | Literal["never"] | None) -> Phrase:
    if hours is None:
        return _INHERITED
    if isinstance(hours, str):
        return phrase("rules-value-never")
    if hours.is_all_day:
        return phrase("rules-value-all-day")
    return phrase(
        "rules-value-hours-of-day",
        start=clock_said(hours.start_minute),
        end=clock_said(hours.end_minute),
        timezone=hours.timezone,
    )


def _reviewed(review: ReviewMode) -> Phrase:
    if review.kind is Reviewed.ROLES:
        return _roles(review.role_ids)
    if review.kind is Reviewed.EXCEPT_ROLES:
        return phrase("rules-value-except-roles", roles=roles_said(review.role_ids))
    return phrase(f"rules-value-{review.kind}")


def _set(value: _T | None, said: Callable[[_T], Phrase]) -> Phrase:
    return _INHERITED if value is None else said(value)


_Value = Callable[[Rules, Mapping[str, str]], Phrase]

_VALUES: Mapping[RuleName, _Value] = {
    RuleName.WHO: lambda rules, _: _set(rules.who, _who),
    RuleName.DENIED_ROLES: lambda rules, _: _set(rules.denied_roles, _roles),
    RuleName.NEWCOMER_WAIT: lambda rules, _: _set(rules.newcomer_wait_seconds, _wait),
    RuleName.QUIET_HOURS: lambda rules, _: _quiet(rules.quiet_hours),
    RuleName.SLOW_MODE: lambda rules, _: _set(rules.slow_mode_seconds, _wait),
    RuleName.MODELS: lambda rules, labels: _selected(rules.models, labels),
    RuleName.STYLES: lambda rules, _: _selected(rules.styles, {}),
    RuleName.MAXIMUM_COUNT: lambda rules, _: _set(
        rules.maximum_count, lambda count: phrase("rules-value-pictures", count=count)
    ),
    RuleName.MAXIMUM_MEGAPIXELS: lambda rules, _: _set(rules.maximum_megapixels, _megapixels),
    RuleName.IMAGE_INPUT: lambda rules, _: _set(rules.image_input, _yes_or_no),
    RuleName.PRIVATE: lambda rules, _: _set(rules.private, _yes_or_no),
    RuleName.AGE_RESTRICTED_RELAXED: lambda rules, _: _set(rules.age_restricted_relaxed, _relaxed),
    RuleName.FILTER_STRICTNESS: lambda rules, _: _set(
        rules.filter_strictness, lambda level: phrase(f"rules-value-strictness-{level}")
    ),
    RuleName.REVIEW: lambda rules, _: _set(rules.review, _reviewed),
}
