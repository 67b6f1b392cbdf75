"""Before a change: what differs, whom it locks out, and what it would have refused."""

from dataclasses import replace

import pytest
from hypothesis import given

from bot.imagine.requester import Place, Requester
from bot.locales import Words
from cogs.policy.model import Rules, differing, effective_rules, lockout_warnings, value_of
from cogs.policy.proposals import dry_run
from cogs.policy.requests import RequestSummary
from cogs.policy.rules import (
    MAXIMUM_COUNT,
    MAXIMUM_MEGAPIXELS,
    NEWCOMER_WAIT,
    QUIET_HOURS,
    RULES,
    SLOW_MODE,
    WHO,
)
from cogs.policy.rules.quiet_hours import QuietHours
from cogs.policy.scope import Level, Scope
from cogs.policy.service import PastRequest
from tests.cogs.policy import any_rules
from tests.cogs.policy.policy_case import MODELS, SERVER_FACTS, rules_of

WORDS = Words.load()
PLACE = Place(guild_id=1, category_id=30, channel_id=31)
SERVER = Scope(level=Level.SERVER, place_id=1)
CHANNEL = Scope(level=Level.CHANNEL, place_id=31)
QUICK = RequestSummary(model="a/quick", model_label="Quick")


def said(before: str, after: str) -> list[str]:
    return [
        f"{rule.name.said(WORDS, 'en')}: "
        f"{value_of(rule, rules_of(before), MODELS).said(WORDS, 'en')} -> "
        f"{value_of(rule, rules_of(after), MODELS).said(WORDS, 'en')}"
        for rule in differing(rules_of(before), rules_of(after))
    ]


def warned(before: str, after: str, server: str = "") -> list[str]:
    of_server = {SERVER: rules_of(server)}
    return [
        warning.words_id.removeprefix("rules-lockout-")
        for warning in lockout_warnings(
            effective_rules(PLACE, {**of_server, CHANNEL: rules_of(before)}),
            effective_rules(PLACE, {**of_server, CHANNEL: rules_of(after)}),
            SERVER_FACTS,
        )
    ]


@pytest.mark.parametrize(
    ("before", "after", "shown"),
    [
        ("", "who=nobody", ["Who may draw: inherited -> nobody"]),
        ("who=roles:Artist", "who=everyone", ["Who may draw: <@&21> -> everyone"]),
        ("denied=Muted", "denied=none", ["Roles that may not draw: <@&23> -> none"]),
        ("wait=0s", "wait=1d", ["Wait for new members: none -> one day"]),
        ("wait=36h", "wait=90s", ["Wait for new members: 36 hours -> 90 seconds"]),
        ("slow=60s", "slow=5m", ["Slow mode for drawing: one minute -> 5 minutes"]),
        ("models=any", "models=Quick,Gone", ["Models: all -> Quick, a/gone"]),
        ("styles=none", "styles=noir,neon", ["Styles: none -> noir, neon"]),
        ("count=1", "count=8", ["Pictures at once: one -> up to 8"]),
        ("size=64", "size=0.5", ["Largest picture: any size -> 0.5 megapixels"]),
        ("image=no", "image=yes", ["Starting from a picture: no -> yes"]),
        (
            "quiet=never",
            "quiet=22:00-07:05@Europe/Berlin",
            ["Quiet hours: none -> 22:00 to 07:05 (Europe/Berlin)"],
        ),
        ("quiet=never", "quiet=08:00-08:00@UTC", ["Quiet hours: none -> all day"]),
        ("strictness=0", "strictness=3", ["Prompt filter: off -> strict"]),
        (
            "review=everyone",
            "review=except:Trusted",
            ["Approval by moderators: everyone -> everyone except <@&24>"],
        ),
        (
            "relaxed=no",
            "",
            ["Age-restricted channels: usual safety settings -> inherited"],
        ),
        (
            "count=1 private=no",
            "private=yes count=2",
            ["Pictures at once: one -> up to 2", "Private results: no -> yes"],
        ),
        ("count=1", "count=1", []),
    ],
)
def test_a_change_is_shown_as_before_and_after(before: str, after: str, shown: list[str]) -> None:
    assert said(before, after) == shown


@given(before=any_rules.rules, after=any_rules.rules)
def test_what_differs_is_shown_and_nothing_else(before: Rules, after: Rules) -> None:
    assert differing(before, after) == [rule for rule in RULES if before[rule] != after[rule]]
    for rule in RULES:
        assert value_of(rule, after, MODELS).said(WORDS, "en")


def test_every_built_in_value_has_words() -> None:
    values = {rule: rule.display(rule.default, MODELS).said(WORDS, "en") for rule in RULES}

    assert values[WHO] == "everyone"
    assert values[MAXIMUM_MEGAPIXELS] == "any size"


@pytest.mark.parametrize(
    ("before", "after", "warnings"),
    [
        ("", "who=nobody", ["nobody"]),
        ("", "who=moderators", []),
        ("", "who=roles:Artist", []),
        ("", "who=roles:Old", ["roles-gone"]),
        ("", "who=roles:Old,Artist", []),
        ("", "denied=Muted", []),
        ("", "denied=everyone", ["everyone-denied"]),
        ("", "who=roles:Artist denied=Artist", ["roles-denied"]),
        ("", "who=roles:Artist,Friend denied=Artist", []),
        ("", "who=roles:Artist,Old denied=Artist", ["roles-denied"]),
        ("", "quiet=22:00-07:00@UTC", []),
        ("", "quiet=08:00-08:00@UTC", ["always-quiet"]),
        ("", "models=Quick", []),
        ("", "models=Gone", ["no-model"]),
        ("", "models=Gone who=nobody", ["nobody", "no-model"]),
        ("who=nobody", "who=nobody count=1", []),
        ("who=nobody", "who=nobody models=Gone", ["no-model"]),
        ("who=nobody", "who=everyone", []),
    ],
)
def test_what_locks_everyone_out_is_warned_of(before: str, after: str, warnings: list[str]) -> None:
    assert warned(before, after) == warnings


def test_unsetting_a_rule_is_warned_of_where_the_server_locks_out() -> None:
    assert warned("who=everyone", "", server="who=nobody") == ["nobody"]


def test_every_warning_is_a_sentence() -> None:
    words = [
        warning.said(WORDS, "en")
        for warning in lockout_warnings(
            effective_rules(PLACE, {}),
            effective_rules(PLACE, {SERVER: rules_of("who=nobody denied=everyone models=Gone")}),
            SERVER_FACTS,
        )
    ]

    assert words == [
        "Nobody could draw there, not even moderators.",
        "Everyone has the role that may not draw, so nobody could draw there.",
        "None of the chosen models is available, so nobody could draw there.",
    ]


# --- a week again under other rules ---------------------------------------------------------------


def ask(at: float, *, user_id: int = 7, count: int = 1, is_moderator: bool = False) -> PastRequest:
    return PastRequest(
        requester=Requester(user_id=user_id, place=PLACE, is_moderator=is_moderator, joined_at=0),
        request=RequestSummary(model="a/quick", model_label="Quick", image_count=count),
        at=at,
    )


def test_a_week_of_nothing_is_nothing() -> None:
    assert dry_run([], {}, SERVER_FACTS).total == 0


def test_what_would_have_been_refused_is_counted_by_rule() -> None:
    asks = [ask(1000), ask(2000, count=2), ask(3000, count=4), ask(90_000, count=4)]

    result = dry_run(asks, {SERVER: rules_of("wait=2500s count=2")}, SERVER_FACTS)

    assert (result.refused, result.total) == (4, 4)
    assert result.by_rule == {NEWCOMER_WAIT: 2, MAXIMUM_COUNT: 2}


def test_rules_of_other_channels_refuse_nothing() -> None:
    elsewhere = Scope(level=Level.CHANNEL, place_id=99)

    assert dry_run([ask(1000)], {elsewhere: rules_of("who=nobody")}, SERVER_FACTS).refused == 0


def test_slow_mode_counts_from_what_would_have_been_accepted() -> None:
    asks = [ask(at) for at in (0, 40, 70, 100, 130)]

    result = dry_run(reversed(asks), {SERVER: rules_of("slow=60s")}, SERVER_FACTS)

    assert result.by_rule == {SLOW_MODE: 2}


def test_slow_mode_slows_each_person_alone_and_no_moderator() -> None:
    asks = [ask(0), ask(1, user_id=8), ask(2, user_id=9, is_moderator=True)]
    asks += [ask(3, user_id=9, is_moderator=True)]

    assert dry_run(asks, {SERVER: rules_of("slow=60s")}, SERVER_FACTS).refused == 0


def test_slow_mode_counts_each_thread_for_itself() -> None:
    thread = Requester(user_id=7, place=replace(PLACE, thread_id=40))
    asks = [
        ask(0),
        PastRequest(requester=thread, request=QUICK, at=1),
        PastRequest(requester=thread, request=QUICK, at=2),
    ]

    assert dry_run(asks, {SERVER: rules_of("slow=60s")}, SERVER_FACTS).refused == 1


def test_quiet_hours_are_held_against_the_time_of_each_request() -> None:
    night = QuietHours(start_minute=0, end_minute=60, timezone="UTC")
    asks = [ask(1800), ask(7200), ask(86400 + 60)]

    result = dry_run(asks, {SERVER: Rules(quiet_hours=night)}, SERVER_FACTS)

    assert result.by_rule == {QUIET_HOURS: 2}
