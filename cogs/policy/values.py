"""Rules as a manager has just chosen or typed them."""

import asyncio

from bot.catalog.quoting import quoted
from bot.community.rules import (
    MAX_ROLES,
    Audience,
    Reviewed,
    ReviewMode,
    RuleName,
    Rules,
    RuleSettingError,
    Scope,
    Who,
    all_zones,
    find_zones,
    presets_of,
    read_duration,
    read_hours,
    rules_to_json,
    rules_with,
)
from bot.community.rules.checking import TimezoneUnknownError
from cogs.policy.press import PolicyAct

# Not every word for nothing: a style may well be called "off".
_NO_STYLE = frozenset({"", "-", "none", "keine", "keiner", "aucun", "ninguno"})


class NumberUnreadableError(RuleSettingError):
    """This is no number. Facts: ``text`` (as typed)."""

    words_id = "refusal-policy-number"


def with_preset(own: Rules, rule: RuleName, scope: Scope, chosen: tuple[str, ...]) -> Rules:
    """Return a place's rules with the value that was chosen from those offered."""
    presets = presets_of(rule, scope)
    tagged = {rules_to_json(preset): preset for preset in presets}
    # Panels of the version before this one numbered what they offered.
    tagged |= {str(number): preset for number, preset in enumerate(presets)}
    preset = tagged.get(chosen[0]) if chosen else None
    return own if preset is None else rules_with(own, rule, getattr(preset, rule))


def with_roles(own: Rules, rule: RuleName, act: PolicyAct, chosen: tuple[str, ...]) -> Rules:
    """Return a place's rules with the roles that were chosen."""
    roles = tuple(sorted(int(role) for role in chosen[:MAX_ROLES] if role.isdecimal()))
    if rule is RuleName.WHO:
        return rules_with(own, rule, Audience(kind=Who.ROLES, role_ids=roles))
    if rule is RuleName.REVIEW:
        kind = Reviewed.EXCEPT_ROLES if act is PolicyAct.EXCEPT else Reviewed.ROLES
        return rules_with(own, rule, ReviewMode(kind=kind, role_ids=roles))
    return rules_with(own, rule, roles)


async def with_typed(own: Rules, rule: RuleName, value: str, timezone: str) -> Rules:
    """Return a place's rules with what was typed into the form.

    Raises:
        RuleSettingError: it cannot be read; the error says how to write it.
    """
    match rule:
        case RuleName.NEWCOMER_WAIT | RuleName.SLOW_MODE:
            return rules_with(own, rule, read_duration(value))
        case RuleName.QUIET_HOURS:
            return rules_with(own, rule, read_hours(value, await _zone_meant(timezone)))
        case RuleName.MAXIMUM_MEGAPIXELS:
            return rules_with(own, rule, _number(value))
        case RuleName.STYLES:
            return rules_with(own, rule, _names(value))
        case _:
            return own


def _number(text: str) -> float:
    try:
        number = float(text.strip().replace(",", "."))
    except ValueError as error:
        raise NumberUnreadableError(text=quoted(text)) from error
    # NaN is no number that anything can be held against; infinity is refused with the limits.
    if number != number:  # noqa: PLR0124 - what NaN is
        raise NumberUnreadableError(text=quoted(text))
    return number


def _names(text: str) -> tuple[str, ...]:
    if text.strip().casefold() in _NO_STYLE:
        return ()
    return tuple(dict.fromkeys(name.strip() for name in text.split(",") if name.strip()))


async def _zone_meant(typed: str) -> str:
    """Return the one zone that is meant: by its name, or by that of its city."""
    wanted = typed.strip().casefold().replace(" ", "_")
    # The first look at all zones reads hundreds of files.
    zones = await asyncio.to_thread(all_zones)
    for name in zones:
        if wanted in {name.casefold(), name.casefold().rpartition("/")[2]}:
            return name
    found = find_zones(typed) if wanted else ()
    if len(found) == 1:
        return found[0]
    raise TimezoneUnknownError(timezone=quoted(typed))
