"""All that moderators decide, put together around one database."""

from dataclasses import dataclass

from bot.catalog import Catalog
from bot.clock import Clock
from bot.community.gate import Gate
from bot.store.database import Database


@dataclass(frozen=True, slots=True, kw_only=True)
class Community:
    """The gate that requests pass, and the books it looks into."""

    gate: Gate

    @classmethod
    def on(cls, *, database: Database, catalog: Catalog, clock: Clock) -> "Community":
        """Put the parts together."""
        _ = database, catalog, clock
        return cls(gate=Gate())
