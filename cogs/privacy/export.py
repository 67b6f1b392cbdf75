"""What is on record of a person: counted, and as a file to take along."""

import asyncio
import gzip
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, cast

from sqlalchemy import BigInteger

from bot.clock import Clock
from bot.db.database import Database
from bot.db.personal import PersonalColumn
from bot.db.tables import metadata
from bot.db.tables.base import JSON_TEXT, UNIX_SECONDS
from bot.errors import Fact, RefusedError
from bot.locales import Words, WordsError
from bot.message_links import message_link
from cogs.privacy import repository as rows

_EXACT = 2**53
"""Above it, not every reader of JSON keeps a number exactly."""

Say = Callable[[str, Mapping[str, Any]], str]
"""Puts a sentence on record into words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Export:
    """A file with everything."""

    filename: str
    content: bytes


class ExportTooLargeError(RefusedError):
    """Not even packed does it fit into a message."""

    words_id = "refusal-privacy-too-large"


class ExportService:
    """Reads what is on record of one person, all servers together."""

    def __init__(
        self, *, personal: Sequence[PersonalColumn], database: Database, clock: Clock
    ) -> None:
        self._personal = personal
        self._database = database
        self._clock = clock

    async def count(self, user_id: int) -> Mapping[str, int]:
        """Return how much there is, by what it is."""
        return await self._database.read(
            lambda connection: rows.count_of(connection, self._personal, user_id)
        )

    async def pictures(self, user_id: int) -> list[str]:
        """Return the ids of this person's results that were not removed, the newest first."""
        return await self._database.read(lambda connection: rows.results_of(connection, user_id))

    async def export(self, user_id: int, words: Words, locale: str, *, most_bytes: int) -> Export:
        """Return everything as JSON, packed where it is larger than ``most_bytes``.

        Times are ISO 8601 in UTC, Discord's ids are text; a row with a message has its link, and
        one with a sentence what was read.
        """

        def say(words_id: str, facts: Mapping[str, Any]) -> str:
            given: dict[str, Fact] = {
                name: tuple(cast("list[str]", value)) if isinstance(value, list) else value
                for name, value in facts.items()
            }
            # An earlier version may have had another sentence, or other facts.
            try:
                return words.say(words_id, locale, **given)
            except WordsError:
                return words_id

        found = await self._database.read(
            lambda connection: rows.everything_of(connection, self._personal, user_id)
        )
        content = await asyncio.to_thread(_written, user_id, self._clock.time(), found, say)
        if len(content) <= most_bytes:
            return Export(filename="easel.json", content=content)
        packed = await asyncio.to_thread(gzip.compress, content)
        return Export(filename="easel.json.gz", content=packed)


def _written(
    user_id: int, now: float, found: Mapping[str, list[Mapping[str, Any]]], say: Say
) -> bytes:
    document: dict[str, Any] = {"user_id": str(user_id), "exported_at": _moment(now)}
    for table, its_rows in found.items():
        document[table] = [_row(table, row, say) for row in its_rows]
    return json.dumps(document, ensure_ascii=False, indent=1).encode()


def _row(table: str, row: Mapping[str, Any], say: Say) -> dict[str, Any]:
    columns = metadata.tables[table].c
    readable: dict[str, Any] = {}
    for name, value in row.items():
        if value is None:
            readable[name] = None
        elif columns[name].type is UNIX_SECONDS:
            readable[name] = _moment(value)
        elif isinstance(columns[name].type, BigInteger) and name.endswith(("_id", "_by")):
            readable[name] = str(value)
        elif columns[name].type is JSON_TEXT:
            readable[name] = _exact(json.loads(value))
        else:
            readable[name] = value
    if row.get("channel_id") and row.get("message_id"):
        its_message = (row.get("guild_id"), row["channel_id"], row["message_id"])
        readable["link"] = message_link(*its_message)
    for name in ("failure", "refusal"):
        if readable.get(name):
            readable["read"] = say(readable[name]["words_id"], readable[name].get("facts", {}))
    facts = readable.get("facts")
    if facts and "reason_facts" in facts:
        readable["read"] = say(facts.get("reason", ""), json.loads(facts.pop("reason_facts")))
    return readable


def _moment(unix_seconds: float) -> str:
    return datetime.fromtimestamp(unix_seconds, UTC).isoformat(timespec="seconds")


def _exact(value: object) -> object:
    if isinstance(value, dict):
        return {name: _exact(one) for name, one in cast("dict[str, object]", value).items()}
    if isinstance(value, list):
        return [_exact(one) for one in cast("list[object]", value)]
    return str(value) if isinstance(value, int) and abs(value) > _EXACT else value
