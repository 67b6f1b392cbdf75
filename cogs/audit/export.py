"""The audit log as a file for spreadsheets."""

import asyncio
import csv
import io
import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from bot.locales.amounts import MICROS_PER_USD
from cogs.audit.model import EventQuery
from cogs.audit.service import AuditEntry, AuditService

MOST_LINES = 10_000
LINES_AT_ONCE = 500
"""Others wait for the database meanwhile."""
LARGEST_BYTES = 8_000_000
"""Discord takes 10 MB at least."""
TEXT_CHARACTERS = 500

COLUMNS = (
    "time",
    "event",
    "by",
    "about",
    "channel",
    "request",
    "model",
    "pictures",
    "usd",
    "refunded",
    "paid",
    "prompt",
    "facts",
    "link",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditExport:
    """A file, and whether all that was asked for is in it."""

    content: bytes
    lines: int
    is_complete: bool


async def export(audit: AuditService, query: EventQuery) -> AuditExport:
    """Write what the query finds, the newest first, with UTF-8's mark by which Excel knows it."""
    parts: list[bytes] = [await asyncio.to_thread(_written, (), with_header=True)]
    lines, size = 0, len(parts[0])
    before: tuple[float, str] | None = None
    while True:
        page = await audit.page(query, size=LINES_AT_ONCE, before=before)
        part = await asyncio.to_thread(_written, page.entries, with_header=False)
        if size + len(part) > LARGEST_BYTES or lines + len(page.entries) > MOST_LINES:
            return AuditExport(content=b"".join(parts), lines=lines, is_complete=False)
        parts.append(part)
        lines, size = lines + len(page.entries), size + len(part)
        if not page.has_more:
            return AuditExport(content=b"".join(parts), lines=lines, is_complete=True)
        before = page.looked_until
        if before is None:
            last = page.entries[-1].event
            before = (last.happened_at, last.id)


def shielded(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula.

    See https://owasp.org/www-community/attacks/CSV_Injection: what begins with one of these signs,
    also behind blanks, is run when the file is opened.
    """
    line = " ".join(text.split())[:TEXT_CHARACTERS]
    return f"'{line}" if line[:1] in set("=+-@|%") else line


def _written(entries: Iterable[AuditEntry], *, with_header: bool) -> bytes:
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    if with_header:
        writer.writerow(COLUMNS)
    writer.writerows(_line(entry) for entry in entries)
    return out.getvalue().encode("utf-8-sig" if with_header else "utf-8")


def _line(entry: AuditEntry) -> tuple[str, ...]:
    event, request = entry.event, entry.request
    price = request.price_micros
    return (
        datetime.fromtimestamp(event.happened_at, UTC).isoformat(timespec="seconds"),
        event.kind.value,
        _id(event.actor_id),
        _id(event.user_id),
        _id(event.channel_id),
        event.job_id or "",
        shielded(entry.model),
        "" if request.images is None else str(request.images),
        "" if price is None else f"{price / MICROS_PER_USD:.6f}",
        "" if price is None else ("yes" if request.is_refunded else "no"),
        "" if price is None else ("yes" if request.is_paid else "no"),
        shielded(entry.prompt),
        shielded(json.dumps(dict(event.facts), ensure_ascii=False) if event.facts else ""),
        entry.link,
    )


def _id(number: int | None) -> str:
    # As a text: a spreadsheet would round the last digits of a number like this.
    return "" if number is None else f"id {number}"
