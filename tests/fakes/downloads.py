"""Pictures at addresses, without a network."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from tests.fakes.pictures import picture


@dataclass(slots=True, kw_only=True)
class FakeDownloads:
    """Fills ``bot.imagine.ports.Downloads``: what lies where; elsewhere lies a small picture."""

    at: dict[str, bytes | Exception] = field(default_factory=dict[str, bytes | Exception])
    otherwise: bytes | Exception = field(default_factory=picture)
    next_ones: Iterator[bytes] = field(default_factory=lambda: iter(()))
    """What lies at the next addresses that are not in ``at``, whatever they are."""
    on_discord: Callable[[str], bytes | None] = lambda _: None
    """What lies at addresses of attachments; None: nothing there."""
    fetched: list[str] = field(default_factory=list[str])
    bounds: list[int | None] = field(default_factory=list[int | None])

    async def fetch(
        self, address: str, *, give_up_at: float, max_bytes: int | None = None
    ) -> bytes:
        self.fetched.append(address)
        self.bounds.append(max_bytes)
        found = self.at[address] if address in self.at else self.on_discord(address)
        if found is None:
            found = next(self.next_ones, self.otherwise)
        if isinstance(found, Exception):
            raise found
        return found
