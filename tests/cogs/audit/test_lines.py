"""A line of the audit log has words for all that is noted of an event."""

import ast
from dataclasses import fields, replace
from pathlib import Path

import pytest

from bot.locales import Words
from cogs.audit.audit_log import reason_facts
from cogs.audit.lines import HIDDEN_FACTS, AuditLines, names_of
from cogs.audit.model import EventKind, LoggedEvent
from cogs.audit.repository import RequestSummary
from cogs.audit.service import AuditEntry
from cogs.policy.rules import RULES
from cogs.server.model import Limit, ServerSettings
from cogs.setup.press import SetupAct

ROOT = Path(__file__).parents[3]
WORDS = Words.load()
LINES = AuditLines(words=WORDS)
SETTINGS = frozenset({EventKind.SETTINGS_CHANGED, EventKind.LIMITS_CHANGED})
OTHERS = frozenset(EventKind) - SETTINGS - {EventKind.RULES_CHANGED}


def noted_in_code() -> set[str]:
    """Every literal name in what is built as facts where the audit log is written."""
    found: set[str] = set()
    for path in (ROOT / "cogs").rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        if not any(mark in text for mark in ("AuditEvent(", "describe=", "-> dict[str, str]")):
            continue
        found |= {
            key.value
            for node in ast.walk(ast.parse(text))
            if isinstance(node, ast.Dict)
            for key in node.keys
            if isinstance(key, ast.Constant) and isinstance(key.value, str)
        }
    return found


def known(kinds: frozenset[EventKind], name: str) -> bool:
    return any(WORDS.knows(words_id) for kind in kinds for words_id in names_of(kind, name))


def entry(kind: EventKind, **facts: str) -> AuditEntry:
    event = LoggedEvent(id="1", guild_id=1, happened_at=0.0, kind=kind, facts=facts)
    return AuditEntry(event=event, request=RequestSummary())


def details(kind: EventKind, locale: str, **facts: str) -> str:
    return LINES.line(entry(kind, **facts), locale).partition("\n")[2].removeprefix("-# ")


def test_the_facts_in_the_code_were_found() -> None:
    assert {"why", "problem", "entries", "until", "spent", "of", "text"} <= noted_in_code()


@pytest.mark.parametrize("name", sorted(noted_in_code() - HIDDEN_FACTS))
def test_every_fact_that_is_noted_has_a_name(name: str) -> None:
    assert known(OTHERS | SETTINGS, name)


@pytest.mark.parametrize("name", [rule.tag for rule in RULES])
def test_every_rule_has_a_name(name: str) -> None:
    assert known(frozenset({EventKind.RULES_CHANGED}), name)


@pytest.mark.parametrize(
    "name",
    sorted(
        {field.name for field in fields(Limit)}
        # Where a team left /setup changes nothing for anybody, so it is not noted.
        | ({field.name for field in fields(ServerSettings)} - {"setup_step"})
        | {"weight"}
        | {SetupAct.MANAGERS, SetupAct.REVIEW, SetupAct.LOG}
        | {SetupAct.HOUR, SetupAct.DAY, SetupAct.BUDGET}
    ),
)
def test_every_setting_has_a_name(name: str) -> None:
    assert known(SETTINGS, name)


def test_a_line_is_in_the_language_of_its_reader() -> None:
    said = details(
        EventKind.LIMITS_CHANGED, "de", budget_month="$5.00 → none", concurrent=" → 5", of="person"
    )

    assert said.replace("\xa0", " ") == (
        "Budget pro Monat: 5,00 $ → nicht festgelegt · Anfragen gleichzeitig: – → 5"  # noqa: RUF001 - for nothing
        " · Für: jede Person"
    )


def test_english_lines_are_as_they_were() -> None:
    assert details(EventKind.BUDGET_WARNED, "en-US", period="month", spent="$4.00") == (
        "Period: this month · Spent: $4.00"
    )


def test_an_end_is_shown_as_each_readers_clock_has_it() -> None:
    assert details(EventKind.BLOCKED, "fr", until="never", reason="never → none") == (
        "Jusqu’à\u202f: définitivement · Raison\u202f: never → none"  # noqa: RUF001 - as French has it
    )
    assert details(EventKind.BLOCKED, "es", until="1700000000") == "Hasta: <t:1700000000:f>"


def test_words_of_a_prompt_stand_in_the_quotes_of_the_language() -> None:
    assert details(EventKind.REFUSED, "de", prompt="ein *Boot*") == "„ein \\*Boot\\*“"
    assert details(EventKind.REFUSED, "es", prompt="un barco") == "«un barco»"


def test_a_reason_names_permissions_in_the_language() -> None:
    facts = reason_facts("refusal-bot-permission", {"permissions": ("attach_files",)})

    assert "Dateien anhängen" in details(EventKind.REFUSED, "de", **facts)


def test_channels_of_a_setting_are_shown_by_name() -> None:
    said = details(EventKind.SETTINGS_CHANGED, "de", log_channel_id="None → 123456789012345678")

    assert said == "Kanal für das Protokoll: – → <#123456789012345678>"  # noqa: RUF001 - for nothing


def test_a_rule_and_a_step_of_the_set_up_with_the_same_name_are_told_apart() -> None:
    assert "Approval by moderators" in details(EventKind.RULES_CHANGED, "en", review="a → b")
    assert "reports and appeals" in details(EventKind.SETTINGS_CHANGED, "en", review="a → b")


def test_models_and_rules_about_strikes_are_said_in_words() -> None:
    lines = AuditLines(words=WORDS, model_names={"maker/one": "One *new*"})
    known_, gone = (
        lines.line(replace(entry(EventKind.ASKED), request=RequestSummary(model=model)), "en-US")
        for model in ("maker/one", "maker/gone")
    )

    assert r"One \*new\*" in known_
    assert "`maker/gone`" in gone
    assert details(
        EventKind.SETTINGS_CHANGED, "en-US", escalation="none → 3/30 d/24 h, 2 refused"
    ).endswith("→ 3 strikes in 30 days, block for 24 hours, 2 refusals count as one")
    assert "1 h" not in details(EventKind.SETTINGS_CHANGED, "de", escalation="3/1 d/1 h → none")
    assert details(EventKind.BLOCKED, "en-US", until="never", reason="").count(":") == 1
