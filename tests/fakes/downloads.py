"""Pictures at addresses, without a network."""

from dataclasses import dataclass, field

from tests.fakes.pictures import picture


@dataclass(slots=True, kw_only=True)
class FakeDownloads:
    """Fills ``bot.imagine.ports.Downloads``: what lies where; elsewhere lies a small picture."""

    at: dict[str, bytes | Exception] = field(default_factory=dict[str, bytes | Exception])
    otherwise: bytes | Exception = field(default_factory=picture)
    fetched: list[str] = field(default_factory=list[str])
    bounds: list[int | None] = field(default_factory=list[int | None])

    async def fetch(
        self, address: str, *, give_up_at: float, max_bytes: int | None = None
    ) -> bytes:
        self.fetched.append(address)
        self.bounds.append(max_bytes)
        found = self.at.get(address, self.otherwise)
        if isinstance(found, Exception):
            raise found
        return found
