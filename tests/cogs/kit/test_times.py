"""Moments are shown so that what is said of them stays true while it is read."""

import ast

import pytest

from cogs.kit.times import ago, clock, clock_after, moment, moment_after, second_after
from tests.unit.bot.locales.fluent_files import CODE, FOLDER, messages

TIMES = "cogs/kit/times.py"
OF_WHAT_HAPPENED = {
    "details-child",
    "member-remark",
    "operator-maintenance-on",
    "progress-since",
    "reports-said",
    "usage-job-held-off",
    "usage-job-runs",
    "usage-job-waits",
    "ways-who",
    "ways-who-looks",
    "ways-who-marked",
}
"""The sentences that say how long ago something happened; none of them promises anything."""


@pytest.mark.parametrize(
    ("shown", "expected"),
    [
        (ago(61.9), "<t:61:R>"),
        (clock(61.9), "<t:61:t>"),
        (moment(61.9), "<t:61:f>"),
        (second_after(61.1), "<t:62:T>"),
        (second_after(61.0), "<t:61:T>"),
        (clock_after(61.1), "<t:120:t>"),
        (clock_after(120.0), "<t:120:t>"),
        (moment_after(120.1), "<t:180:f>"),
    ],
)
def test_the_past_is_rounded_down_and_what_begins_later_up(shown: str, expected: str) -> None:
    assert shown == expected


def test_only_sentences_of_what_happened_take_the_style_that_discord_keeps_counting() -> None:
    """Discord turns "in 5 seconds" into "6 seconds ago", also behind "The next one fits"."""
    languages = [path.name for path in FOLDER.iterdir() if any(path.glob("*.ftl"))]
    for language in languages:
        taking = {id_ for id_, facts in messages(language).items() if "ago" in facts}
        assert taking == OF_WHAT_HAPPENED, language


def test_how_long_ago_is_said_by_no_other_fact() -> None:
    """Elsewhere it stands alone in a line of facts, so never behind words that promise."""
    for path in CODE:
        name = path.as_posix()
        text = path.read_text(encoding="utf-8")
        if name.endswith(TIMES) or not ("<t:" in text or "ago(" in text):
            continue
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                assert "<t:" not in node.value or "(?:" in node.value, f"{name}: not from {TIMES}"
            if isinstance(node, ast.keyword) and _says_ago(node.value):
                assert node.arg == "ago", f"{name}: {node.arg}"
            if isinstance(node, ast.Assign):
                assert not _says_ago(node.value), f"{name}: give it to the sentence itself"


def _says_ago(node: ast.expr) -> bool:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "ago"
