"""The rules about who asks, and when."""

from collections.abc import Iterator
from typing import Literal

from bot.community.rules.display import clock_said
from bot.community.rules.finding import Circumstances, Finding, Ruling
from bot.community.rules.inheritance import EffectiveRules, Setting
from bot.community.rules.phrase import moment_said, roles_said
from bot.community.rules.quiet_hours import QuietHours
from bot.community.rules.refusals import (
    AlwaysQuietError,
    ModeratorsOnlyError,
    NewcomerError,
    NobodyMayDrawError,
    QuietError,
    RoleDeniedError,
    RoleMissingError,
    RolesGoneError,
    SlowModeError,
)
from bot.community.rules.rules import Audience, RuleName, Who
from bot.community.rules.standing import held_roles, moderates
from bot.imagine.asker import Asker


def asker_findings(
    asker: Asker, rules: EffectiveRules, circumstances: Circumstances
) -> Iterator[Finding]:
    """Yield what the rules about the person and the moment say, in their order."""
    yield from _who(asker, rules.who, circumstances)
    yield from _denied(asker, rules.denied_roles, circumstances)
    yield _newcomer(asker, rules.newcomer_wait_seconds, circumstances)
    yield _quiet(asker, rules.quiet_hours, circumstances)
    yield _slow_mode(asker, rules.slow_mode_seconds, circumstances)


def gone_roles(role_ids: tuple[int, ...], existing: frozenset[int] | None) -> tuple[int, ...]:
    """Return the roles that the server no longer has; none where nobody knows what it has."""
    return tuple(role for role in role_ids if existing is not None and role not in existing)


def _who(
    asker: Asker, setting: Setting[Audience], circumstances: Circumstances
) -> Iterator[Finding]:
    ruling = Ruling(rule=RuleName.WHO, spot=setting.spot)
    gone = gone_roles(setting.value.role_ids, circumstances.role_ids)
    if gone:
        yield ruling.notes("rules-reason-roles-gone", count=len(gone))
    match setting.value.kind:
        case Who.EVERYONE:
            yield ruling.passes("rules-reason-everyone")
        case Who.NOBODY:
            yield ruling.denies(NobodyMayDrawError, "rules-reason-nobody")
        case Who.MODERATORS if moderates(asker):
            yield ruling.passes("rules-reason-moderator")
        case Who.MODERATORS:
            yield ruling.denies(ModeratorsOnlyError, "rules-reason-no-moderator")
        case Who.ROLES:
            left = tuple(role for role in setting.value.role_ids if role not in gone)
            yield _among_roles(asker, left, ruling)


def _among_roles(asker: Asker, role_ids: tuple[int, ...], ruling: Ruling) -> Finding:
    held = tuple(role for role in role_ids if role in held_roles(asker))
    if held:
        return ruling.passes("rules-reason-has-roles", roles=roles_said(held))
    if moderates(asker):
        return ruling.passes("rules-reason-moderator")
    if not role_ids:
        return ruling.denies(RolesGoneError, "rules-reason-all-roles-gone")
    return ruling.denies(RoleMissingError, "rules-reason-lacks-roles", roles=roles_said(role_ids))


def _denied(
    asker: Asker, setting: Setting[tuple[int, ...]], circumstances: Circumstances
) -> Iterator[Finding]:
    ruling = Ruling(rule=RuleName.DENIED_ROLES, spot=setting.spot)
    gone = gone_roles(setting.value, circumstances.role_ids)
    if gone:
        yield ruling.notes("rules-reason-roles-gone", count=len(gone))
    held = tuple(role for role in setting.value if role in held_roles(asker))
    if held:
        yield ruling.denies(RoleDeniedError, "rules-reason-denied-role", roles=roles_said(held))
    else:
        yield ruling.passes("rules-reason-no-denied-role")


def _newcomer(asker: Asker, setting: Setting[int], circumstances: Circumstances) -> Finding:
    ruling = Ruling(rule=RuleName.NEWCOMER_WAIT, spot=setting.spot)
    if not setting.value:
        return ruling.passes("rules-reason-no-wait")
    if asker.joined_at is None:
        return ruling.passes("rules-reason-joined-unknown")
    until = asker.joined_at + setting.value
    if circumstances.now >= until:
        return ruling.passes("rules-reason-joined-long-ago")
    if moderates(asker):
        return ruling.exempt()
    return ruling.denies(NewcomerError, "rules-reason-newcomer", until=moment_said(until))


def _quiet(
    asker: Asker, setting: Setting[QuietHours | Literal["never"]], circumstances: Circumstances
) -> Finding:
    ruling = Ruling(rule=RuleName.QUIET_HOURS, spot=setting.spot)
    hours = setting.value
    if isinstance(hours, str):
        return ruling.passes("rules-reason-never-quiet")
    if not hours.is_quiet(circumstances.now):
        return ruling.passes("rules-reason-not-quiet")
    if moderates(asker):
        return ruling.exempt()
    until = hours.ends_at(circumstances.now)
    if until is None:
        return ruling.denies(AlwaysQuietError, "rules-reason-always-quiet")
    return ruling.denies(
        QuietError,
        "rules-reason-quiet",
        start=clock_said(hours.start_minute),
        end=clock_said(hours.end_minute),
        timezone=hours.timezone,
        until=moment_said(until),
    )


def _slow_mode(asker: Asker, setting: Setting[int], circumstances: Circumstances) -> Finding:
    ruling = Ruling(rule=RuleName.SLOW_MODE, spot=setting.spot)
    last = circumstances.last_asked_at
    if not setting.value:
        return ruling.passes("rules-reason-no-slow-mode")
    if last is None or circumstances.now >= last + setting.value:
        return ruling.passes("rules-reason-waited")
    if moderates(asker):
        return ruling.exempt()
    return ruling.denies(
        SlowModeError, "rules-reason-slow-mode", until=moment_said(last + setting.value)
    )
