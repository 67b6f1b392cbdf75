"""Quiet hours by clocks that go forward and back."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cogs.policy.rules.quiet_hours import QuietHours
from tests.cogs.policy import any_rules

moments = st.integers(0, 4_000_000_000)


def hours(start: str, end: str, timezone: str = "Europe/Berlin") -> QuietHours:
    return QuietHours(start_minute=minute(start), end_minute=minute(end), timezone=timezone)


def minute(clock: str) -> int:
    hour, _, rest = clock.partition(":")
    return int(hour) * 60 + int(rest)


def utc(text: str) -> float:
    return datetime.fromisoformat(text).replace(tzinfo=UTC).timestamp()


@pytest.mark.parametrize(
    ("quiet", "at", "end"),
    [
        (hours("22:00", "07:00"), "2026-11-21 22:10:30", "2026-11-22 06:00"),
        (hours("22:00", "07:00"), "2026-07-01 20:00", "2026-07-02 05:00"),
        # The night of an hour less, and of one more.
        (hours("22:00", "07:00"), "2026-03-28 22:00", "2026-03-29 05:00"),
        (hours("22:00", "07:00"), "2026-10-24 22:00", "2026-10-25 06:00"),
        # An end that the clock skips is when it skips it.
        (hours("01:00", "02:30"), "2026-03-29 00:30", "2026-03-29 01:00"),
        # The one minute that is not quiet is skipped that night.
        (hours("02:31", "02:30"), "2026-03-28 12:00", "2026-03-30 00:30"),
        # An end that the clock shows twice is the first after now.
        (hours("01:00", "02:30"), "2026-10-25 00:10", "2026-10-25 00:30"),
        (hours("01:00", "02:30"), "2026-10-25 01:10", "2026-10-25 01:30"),
    ],
)
def test_quiet_ends_when_the_clock_there_says_so(quiet: QuietHours, at: str, end: str) -> None:
    assert quiet.ends_at(utc(at)) == utc(end)


def test_all_day_never_ends() -> None:
    quiet = hours("08:00", "08:00")

    assert quiet.is_all_day
    assert quiet.ends_at(utc("2026-11-21 12:00")) is None


@given(quiet=any_rules.hours, at=moments)
def test_quiet_ends_within_two_days_and_not_before(quiet: QuietHours, at: int) -> None:
    end = quiet.ends_at(at)

    if end is None:
        assert quiet.is_all_day
        return
    assert not quiet.is_quiet(end)
    if quiet.is_quiet(at):
        assert at < end <= at + 50 * 3600
        assert quiet.is_quiet(end - 1)


@given(quiet=any_rules.hours, at=moments)
def test_what_is_not_in_these_hours_is_in_the_others(quiet: QuietHours, at: int) -> None:
    others = QuietHours(
        start_minute=quiet.end_minute, end_minute=quiet.start_minute, timezone=quiet.timezone
    )

    assert quiet.is_all_day or quiet.is_quiet(at) != others.is_quiet(at)


@given(quiet=any_rules.hours, at=moments)
def test_the_first_minute_is_quiet(quiet: QuietHours, at: int) -> None:
    there = datetime.fromtimestamp(at, ZoneInfo(quiet.timezone))
    first = QuietHours(
        start_minute=there.hour * 60 + there.minute,
        end_minute=(there.hour * 60 + there.minute + 1) % 1440,
        timezone=quiet.timezone,
    )

    assert first.is_quiet(at)
