"""Time zones by part of their name."""

import functools
from zoneinfo import ZoneInfo, available_timezones

from bot.catalog.quoting import quoted
from cogs.policy.rules.rule import RuleSettingError

_MOST_FOUND = 25
_LEGACY = ("Etc/", "SystemV/", "US/", "posix/", "right/")


@functools.cache
def all_zones() -> tuple[str, ...]:
    """Return the IANA names, without legacy ones; the first call reads hundreds of files."""
    places = {name for name in available_timezones() if "/" in name}
    return ("UTC", *sorted(name for name in places if not name.startswith(_LEGACY)))


def find_zones(typed: str) -> tuple[str, ...]:
    """Return up to 25 zones whose names contain the text, those whose city begins so first."""
    wanted = typed.strip().casefold().replace(" ", "_")
    fitting = [name for name in all_zones() if wanted in name.casefold()]
    return tuple(sorted(fitting, key=lambda name: not _begins_city(wanted, name))[:_MOST_FOUND])


def _begins_city(wanted: str, name: str) -> bool:
    return name.casefold().rpartition("/")[2].startswith(wanted)


def zone_meant(typed: str) -> str:
    """Return the zone of this name, of this city, or the only one that contains the text.

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
    """Return a time zone; the first call for each reads its file.

    Raises:
        OSError, ValueError, ZoneInfoNotFoundError: there is none of this name.
    """
    return ZoneInfo(name)
