"""The audit log as a file."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.db.database import Database
from cogs.audit import export as exporting
from cogs.audit.export import COLUMNS, AuditExport, export, shielded
from cogs.audit.model import EventQuery
from tests.cogs.audit.audit_case import AuditCase
from tests.harness.accounts import GUILD


@pytest.fixture
def case(store: Database) -> AuditCase:
    return AuditCase(store)


def lines(exported: AuditExport) -> list[dict[str, str]]:
    assert exported.content.startswith(b"\xef\xbb\xbf")
    text = exported.content.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


async def test_a_line_tells_everything_of_a_request(case: AuditCase) -> None:
    job = await case.asked("a boat, “red”\nand blue")

    exported = await export(case.audit, EventQuery(guild_id=GUILD))

    (line,) = lines(exported)
    assert tuple(line) == COLUMNS
    assert line["event"] == "asked"
    assert line["time"] == "2026-09-21T14:13:20+00:00"
    assert (line["by"], line["about"], line["channel"]) == ("id 101", "id 101", "id 11")
    assert line["request"] == job.id
    assert line["prompt"] == "a boat, “red” and blue"
    assert (line["usd"], line["refunded"], line["pictures"]) == ("0.020000", "no", "1")
    assert line["link"].startswith("https://discord.com/channels/12/11/")
    assert exported.is_complete


@pytest.mark.parametrize(
    "prompt", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1+1", "\r=1", " =cmd|' /C calc'!A0", "|x", "%x"]
)
async def test_no_spreadsheet_runs_what_a_member_typed(case: AuditCase, prompt: str) -> None:
    await case.asked(prompt)

    (line,) = lines(await export(case.audit, EventQuery(guild_id=GUILD)))

    assert line["prompt"].startswith("'")


@given(st.text())
def test_a_shielded_cell_never_begins_as_a_formula(text: str) -> None:
    assert shielded(text)[:1] not in {"=", "+", "-", "@", "\t", "\r", "\n", "|", "%"}


async def test_a_long_audit_log_is_read_in_parts_and_ends_at_the_limit(
    case: AuditCase, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(exporting, "LINES_AT_ONCE", 10)
    monkeypatch.setattr(exporting, "MOST_LINES", 30)
    for number in range(45):
        await case.happens(number)

    exported = await export(case.audit, EventQuery(guild_id=GUILD))

    assert exported.lines == 30
    assert not exported.is_complete
    assert len({line["facts"] for line in lines(exported)}) == 30


async def test_an_empty_audit_log_is_a_header(case: AuditCase) -> None:
    exported = await export(case.audit, EventQuery(guild_id=GUILD))

    assert lines(exported) == []
    assert exported.is_complete
