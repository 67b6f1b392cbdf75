"""What is on record of a person: counted, and as a file to take along."""

import asyncio
import gzip
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.clock import Clock
from bot.store import privacy as rows
from bot.store.database import Database

_JSON_COLUMNS = frozenset({"request", "failure", "result", "preferences", "facts"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Export:
    """A file with everything."""

    filename: str
    content: bytes


class RecordBook:
    """Reads what is on record of one person, all servers together."""

    def __init__(self, *, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    async def count(self, user_id: int) -> Mapping[str, int]:
        """Return how much there is, by what it is."""
        return await self._database.read(lambda connection: rows.count_of(connection, user_id))

    async def export(self, user_id: int, *, most_bytes: int) -> Export:
        """Return everything as JSON, packed where it is larger than a message takes."""
        found = await self._database.read(
            lambda connection: rows.everything_of(connection, user_id)
        )
        content = await asyncio.to_thread(_written, user_id, self._clock.time(), found)
        if len(content) <= most_bytes:
            return Export(filename="easel.json", content=content)
        packed = await asyncio.to_thread(gzip.compress, content)
        return Export(filename="easel.json.gz", content=packed)


def _written(user_id: int, now: float, found: Mapping[str, Any]) -> bytes:
    document: dict[str, Any] = {"user_id": str(user_id), "exported_at": now}
    for name, its_rows in found.items():
        document[name] = [
            {column: _value(column, value) for column, value in row.items()} for row in its_rows
        ]
    return json.dumps(document, ensure_ascii=False, indent=1).encode()


def _value(column: str, value: object) -> object:
    if column in _JSON_COLUMNS and isinstance(value, str):
        return json.loads(value)
    # Ids of Discord are longer than numbers that every reader of JSON keeps exactly.
    return str(value) if column.endswith("_id") and isinstance(value, int) else value
