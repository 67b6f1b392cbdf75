"""What moderators type is understood, or refused with an example of how to write it."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cogs.policy.rules.bases import read_duration
from cogs.policy.rules.quiet_hours import NEVER, QuietHours, clock_time, read_hours
from cogs.policy.rules.rule import RuleSettingError
from tests.cogs.policy import any_rules


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("90s", 90),
        ("90 sec", 90),
        ("10m", 600),
        ("10 min", 600),
        ("10 Minutes", 600),
        ("1 minute", 60),
        ("2h", 7200),
        ("2 hrs", 7200),
        ("2 hours", 7200),
        ("1h30m", 5400),
        ("1 hour and 30 minutes", 5400),
        ("1 day, 12 hours", 129_600),
        (" 3 days ", 259_200),
        ("2w", 1_209_600),
        ("0", 0),
        ("0s", 0),
        ("none", 0),
        ("Off", 0),
        ("", 0),
    ],
)
def test_a_length_of_time_is_read_as_people_write_it(text: str, seconds: int) -> None:
    assert read_duration(text) == seconds


@pytest.mark.parametrize(
    "text", ["10", "soon", "-5m", "5 m x", "5 months", "1.5.5h", "m", "9999999s"]
)
def test_what_is_no_length_of_time_is_refused(text: str) -> None:
    with pytest.raises(RuleSettingError) as caught:
        read_duration(text)

    assert caught.value.facts == {"text": text}


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("22:00-07:00", 1320, 420),
        ("22:00 - 7:00", 1320, 420),
        ("22–7", 1320, 420),  # noqa: RUF001 -- a dash as people type it
        ("22.30 — 7.15", 1350, 435),
        ("22h30-7h15", 1350, 435),
        ("from 22 to 7", 1320, 420),
        ("10pm until 7am", 1320, 420),
        ("10:30 PM to 12 AM", 1350, 0),
        ("12pm-1pm", 720, 780),
        ("20-24", 1200, 0),
        ("00:00-24:00", 0, 0),
    ],
)
def test_hours_are_read_as_people_write_them(text: str, start: int, end: int) -> None:
    assert read_hours(text, "UTC") == QuietHours(start_minute=start, end_minute=end, timezone="UTC")


@pytest.mark.parametrize("text", ["", "none", "Never", "off"])
def test_no_hours_are_read_too(text: str) -> None:
    assert read_hours(text, "UTC") == NEVER


@pytest.mark.parametrize(
    "text",
    [
        "22",
        "22:00",
        "25-7",
        "22:60-7",
        "24:01-7",
        "13pm-2",
        "0am-2",
        "at night",
        "22-7-8",
        "2230-7",
    ],
)
def test_what_are_no_hours_is_refused(text: str) -> None:
    with pytest.raises(RuleSettingError):
        read_hours(text, "UTC")


@given(hours=any_rules.hours)
def test_hours_are_read_as_they_are_shown(hours: QuietHours) -> None:
    shown = f"{clock_time(hours.start_minute)} to {clock_time(hours.end_minute)}"

    assert read_hours(shown, hours.timezone) == hours


@given(text=st.text() | st.from_regex(re.compile(r"[0-9apmhd:. to-]{0,20}"), fullmatch=True))
def test_anything_typed_is_read_or_refused(text: str) -> None:
    for read in (read_duration, lambda typed: read_hours(typed, "UTC")):
        try:
            read(text)
        except RuleSettingError as refusal:
            assert set(refusal.facts) == {"text"}  # noqa: PT017 -- most texts are refused
