"""What a setting must be before it is kept, and what is said where it is not."""

from zoneinfo import ZoneInfoNotFoundError

from bot.catalog import MAX_IMAGES
from bot.catalog.quoting import quoted
from bot.community.rules.inheritance import Scope
from bot.community.rules.quiet_hours import MINUTES_A_DAY, QuietHours, zone
from bot.community.rules.rules import (
    MAX_MEGAPIXELS,
    MAX_NEWCOMER_WAIT_SECONDS,
    MAX_ROLES,
    MAX_SLOW_MODE_SECONDS,
    MAX_STRICTNESS,
    MIN_MEGAPIXELS,
    Reviewed,
    RuleName,
    Rules,
    Who,
)
from bot.errors import RefusedError

_RANGES: tuple[tuple[RuleName, float, float, int], ...] = (
    (RuleName.NEWCOMER_WAIT, 0, MAX_NEWCOMER_WAIT_SECONDS, 24 * 60 * 60),
    (RuleName.SLOW_MODE, 0, MAX_SLOW_MODE_SECONDS, 60 * 60),
    (RuleName.MAXIMUM_COUNT, 1, MAX_IMAGES, 1),
    (RuleName.MAXIMUM_MEGAPIXELS, MIN_MEGAPIXELS, MAX_MEGAPIXELS, 1),
    (RuleName.FILTER_STRICTNESS, 0, MAX_STRICTNESS, 1),
)
"""Each number's ends, and in what unit they are said (days, hours)."""


class RuleSettingError(RefusedError):
    """A rule cannot be set like this."""


class RolesNotChosenError(RuleSettingError):
    """A rule is about roles, and names none."""

    words_id = "refusal-rules-roles-not-chosen"


class TooManyRolesError(RuleSettingError):
    """Facts: ``limit``."""

    words_id = "refusal-rules-too-many-roles"


class ModelsNotChosenError(RuleSettingError):
    """No model would be left."""

    words_id = "refusal-rules-models-not-chosen"


class RuleOutOfRangeError(RuleSettingError):
    """A number is too small or too large. Facts: ``rule``, ``minimum``, ``maximum``."""

    words_id = "refusal-rules-out-of-range"


class TimezoneUnknownError(RuleSettingError):
    """There is no such time zone. Facts: ``timezone`` (as typed)."""

    words_id = "refusal-rules-timezone"


class ServerDecidesError(RuleSettingError):
    """Only the server as a whole can relax what is age-restricted."""

    words_id = "refusal-rules-server-decides"


def check_rules(rules: Rules, scope: Scope) -> None:
    """Make sure that a place's rules can be kept.

    The first look at a time zone reads a file.

    Raises:
        RuleSettingError: they cannot; the error says what to do.
    """
    _check_roles(rules)
    if rules.models == ():
        raise ModelsNotChosenError
    for rule, minimum, maximum, unit in _RANGES:
        value = getattr(rules, rule)
        if value is not None and not minimum <= value <= maximum:
            raise RuleOutOfRangeError(rule=rule, minimum=minimum, maximum=maximum / unit)
    if isinstance(rules.quiet_hours, QuietHours):
        _check_hours(rules.quiet_hours)
    if rules.age_restricted_relaxed and scope is not Scope.SERVER:
        raise ServerDecidesError


def _check_roles(rules: Rules) -> None:
    who, review = rules.who, rules.review
    if who is not None and who.kind is Who.ROLES and not who.role_ids:
        raise RolesNotChosenError
    is_about_roles = review is not None and review.kind in (Reviewed.ROLES, Reviewed.EXCEPT_ROLES)
    if review is not None and is_about_roles and not review.role_ids:
        raise RolesNotChosenError
    lists = (
        () if who is None else who.role_ids,
        () if review is None else review.role_ids,
        rules.denied_roles or (),
    )
    if any(len(roles) > MAX_ROLES for roles in lists):
        raise TooManyRolesError(limit=MAX_ROLES)


def _check_hours(hours: QuietHours) -> None:
    for minute in (hours.start_minute, hours.end_minute):
        if not 0 <= minute < MINUTES_A_DAY:
            raise RuleOutOfRangeError(
                rule=RuleName.QUIET_HOURS, minimum=0, maximum=MINUTES_A_DAY - 1
            )
    try:
        zone(hours.timezone)
    # A folder of zones ("Europe") is an OSError, a path ("../x") a ValueError.
    except (OSError, ValueError, ZoneInfoNotFoundError) as error:
        raise TimezoneUnknownError(timezone=quoted(hours.timezone)) from error
