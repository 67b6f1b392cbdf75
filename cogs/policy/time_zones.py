"""The time zones there are, found by part of their name."""

import functools
from zoneinfo import ZoneInfo, available_timezones

from bot.catalog.quoting import quoted
from cogs.policy.rules.rule import RuleSettingError

_OFFERED = 25
"""As many as Discord's autocomplete shows."""
_LEGACY = ("Etc/", "SystemV/", "US/", "posix/", "right/")


@functools.cache
def all_zones() -> tuple[str, ...]:
    """Return the names worth offering, in order.

    The first call reads hundreds of small files: make it in a thread.
    """
    places = {name for name in available_timezones() if "/" in name}
    return ("UTC", *sorted(name for name in places if not name.startswith(_LEGACY)))


def find_zones(typed: str) -> tuple[str, ...]:
    """Return up to 25 zones that fit what was typed so far; cities count before regions."""
    wanted = typed.strip().casefold().replace(" ", "_")
    fitting = [name for name in all_zones() if wanted in name.casefold()]
    # sorted() is stable: equals stay in the order of the alphabet.
    return tuple(sorted(fitting, key=lambda name: not _begins_city(wanted, name))[:_OFFERED])


def _begins_city(wanted: str, name: str) -> bool:
    return name.casefold().rpartition("/")[2].startswith(wanted)


def zone_meant(typed: str) -> str:
    """Return the one zone that is meant: by its name, or by that of its city.

    Raises:
        RuleSettingError: there is none, or more than one.
    """
    wanted = typed.strip().casefold().replace(" ", "_")
    for name in all_zones():
        if wanted in {name.casefold(), name.casefold().rpartition("/")[2]}:
            return name
    found = find_zones(typed) if wanted else ()
    if len(found) == 1:
        return found[0]
    raise RuleSettingError("refusal-rules-timezone", timezone=quoted(typed))


@functools.cache
def zone(name: str) -> ZoneInfo:
    """Return a time zone; the first look-up of each reads a file, the others do not.

    Raises:
        OSError, ValueError, ZoneInfoNotFoundError: there is none of this name.
    """
    return ZoneInfo(name)
