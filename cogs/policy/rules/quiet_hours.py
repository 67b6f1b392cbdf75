"""Hours of the day, in a time zone, in which nobody draws."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal
from zoneinfo import ZoneInfoNotFoundError

from pydantic import TypeAdapter

from bot.catalog.quoting import quoted
from bot.locales.typed import minutes_of_day
from cogs.kit.times import clock_after
from cogs.policy.phrase import Phrase, phrase
from cogs.policy.requests import moderates
from cogs.policy.rules.bases import says_none
from cogs.policy.rules.rule import (
    EffectiveRules,
    Rule,
    RuleContext,
    RuleFinding,
    RuleSettingError,
    Ruling,
    ServerFacts,
)
from cogs.policy.scope import Level
from cogs.policy.time_zones import all_zones, zone, zone_meant

NEVER: Literal["never"] = "never"

_MINUTES_A_DAY = 24 * 60
_MINUTES_AN_HOUR = 60
_SECONDS_A_MINUTE = 60
# Two days and 2 hours: when clocks go forward, they may skip the one minute that is not quiet.
_LONGEST_QUIET_MINUTES = 2 * _MINUTES_A_DAY + 120


@dataclass(frozen=True, slots=True, kw_only=True)
class QuietHours:
    """From one minute of the day to another, over midnight where the end is earlier.

    Twice the same minute means the whole day.
    """

    start_minute: int
    """The first quiet minute, counted from midnight."""
    end_minute: int
    """The first minute after them."""
    timezone: str
    """An IANA name, e.g. ``Europe/Berlin``; the clock goes forward and back with it."""

    @property
    def is_all_day(self) -> bool:
        """Whether every minute is quiet."""
        return self.start_minute == self.end_minute

    def is_quiet(self, at: float) -> bool:
        """Whether it is quiet at that time (Unix seconds)."""
        minute = self._minute_of_day(at)
        if self.start_minute < self.end_minute:
            return self.start_minute <= minute < self.end_minute
        return minute >= self.start_minute or minute < self.end_minute

    def ends_at(self, at: float) -> float | None:
        """Return when the quiet of that time ends (Unix seconds); None where it never does."""
        if self.is_all_day:
            return None
        # Minute by minute: when clocks change, an hour comes twice or not at all.
        minute = at - at % _SECONDS_A_MINUTE
        for _ in range(_LONGEST_QUIET_MINUTES):
            if not self.is_quiet(minute):
                return minute
            minute += _SECONDS_A_MINUTE
        return None

    def _minute_of_day(self, at: float) -> int:
        there = datetime.fromtimestamp(at, zone(self.timezone))
        return there.hour * _MINUTES_AN_HOUR + there.minute


Quiet = QuietHours | Literal["never"]
"""Hours, or none."""


class QuietHoursRule(Rule[Quiet]):
    """Moderators are exempt."""

    tag = "quiet_hours"
    value_type = TypeAdapter(Quiet)
    default: Quiet = NEVER
    choices = (NEVER,)
    examples = '"22:00-07:00 Europe/Berlin" / "never"'
    fields = ("value", "timezone")

    def find(self, value: Quiet, context: RuleContext, ruling: Ruling) -> RuleFinding:
        now = context.now
        if isinstance(value, str):
            return ruling.passes("rules-reason-never-quiet")
        if not value.is_quiet(now):
            return ruling.passes("rules-reason-not-quiet")
        if moderates(context.requester):
            return ruling.exempt()
        until = value.ends_at(now)
        if until is None:
            return ruling.denies("refusal-rules-always-quiet", "rules-reason-always-quiet")
        return ruling.denies(
            "refusal-rules-quiet",
            "rules-reason-quiet",
            start=clock_time(value.start_minute),
            end=clock_time(value.end_minute),
            timezone=value.timezone,
            until=clock_after(until),
        )

    def prepare(self, value: Quiet) -> None:
        if isinstance(value, QuietHours):
            zone(value.timezone)

    def prefilled(self, field: str, value: Quiet) -> str:
        if field != "timezone":
            return ""
        return "UTC" if isinstance(value, str) else value.timezone

    def read(self, typed: Mapping[str, str]) -> Quiet:
        """Read both fields; the first use of the list of time zones reads hundreds of files."""
        return read_hours(typed.get("value", ""), zone_meant(typed.get("timezone", "")))

    def written(self, value: Quiet) -> object:
        return value if isinstance(value, str) else self.audit_text(value)

    def read_written(self, written: object) -> Quiet:
        """Read "22:00-07:00 Europe/Berlin", or ``NEVER``."""
        if written == NEVER:
            return NEVER
        hours, _, timezone = str(written).rpartition(" ")
        # A zone may also be named like the city of another.
        return read_hours(hours, timezone if timezone in all_zones() else zone_meant(timezone))

    def check(self, value: Quiet, level: Level) -> None:
        """Refuse times of day and time zones that do not exist; reads the zone's file."""
        if isinstance(value, str):
            return
        for minute in (value.start_minute, value.end_minute):
            if not 0 <= minute < _MINUTES_A_DAY:
                raise RuleSettingError(
                    "refusal-rules-out-of-range",
                    rule=self.tag,
                    minimum=0,
                    maximum=_MINUTES_A_DAY - 1,
                )
        try:
            zone(value.timezone)
        # A folder of zones ("Europe") is an OSError, a path ("../x") a ValueError.
        except (OSError, ValueError, ZoneInfoNotFoundError) as error:
            timezone = quoted(value.timezone)
            raise RuleSettingError("refusal-rules-timezone", timezone=timezone) from error

    def lockout(self, value: Quiet, rules: EffectiveRules, server: ServerFacts) -> str | None:
        is_all_day = not isinstance(value, str) and value.is_all_day
        return "rules-lockout-always-quiet" if is_all_day else None

    def display(self, value: Quiet, labels: Mapping[str, str]) -> Phrase:
        if isinstance(value, str):
            return phrase("rules-value-never")
        if value.is_all_day:
            return phrase("rules-value-all-day")
        return phrase(
            "rules-value-hours-of-day",
            start=clock_time(value.start_minute),
            end=clock_time(value.end_minute),
            timezone=value.timezone,
        )

    def audit_text(self, value: Quiet) -> str:
        if isinstance(value, str):
            return value
        start, end = clock_time(value.start_minute), clock_time(value.end_minute)
        return f"{start}-{end} {value.timezone}"


def clock_time(minute: int) -> str:
    """Return a minute of the day as "22:00"."""
    return f"{minute // _MINUTES_AN_HOUR:02}:{minute % _MINUTES_AN_HOUR:02}"


def read_hours(text: str, timezone: str) -> Quiet:
    """Return quiet hours: "22:00-07:00", "10pm to 7am", "de 22h à 7h"; ``NEVER`` for "none".

    Raises:
        RuleSettingError: they are no hours of the day.
    """
    if says_none(text):
        return NEVER
    hours = minutes_of_day(text)
    if hours is None:
        raise RuleSettingError("refusal-rules-hours", text=quoted(text))
    start, end = hours
    return QuietHours(start_minute=start, end_minute=end, timezone=timezone.strip())


QUIET_HOURS = QuietHoursRule()
