"""How many jobs have their pictures in memory at once.

When more pictures are finished than a process can deliver, all of them downloaded at once take
hundreds of megabytes, and each comes as late as the last one. So one after the other is fetched and
delivered, in the order in which they were finished.
"""

import asyncio
from collections.abc import Generator
from contextlib import contextmanager

AT_ONCE = 32
SLOT_SECONDS = 5.0
"""Who takes longer holds up nobody else: a channel may let nothing through, a host may be slow."""


class PictureSlots:
    """Slots for jobs between the download of their pictures and their delivery."""

    def __init__(self, *, at_once: int = AT_ONCE, slot_seconds: float = SLOT_SECONDS) -> None:
        self._free = asyncio.Semaphore(at_once)
        self._slot_seconds = slot_seconds

    @contextmanager
    def one(self) -> Generator["PictureSlot"]:
        """Yield a job's slot, which it may take inside, and has no more afterwards."""
        slot = PictureSlot(self._free, self._slot_seconds)
        try:
            yield slot
        finally:
            slot.let_go()


class PictureSlot:
    """The slot of one job, whose predictions share it."""

    def __init__(self, free: asyncio.Semaphore, slot_seconds: float) -> None:
        self._free = free
        self._slot_seconds = slot_seconds
        self._expiry: asyncio.TimerHandle | None = None
        self._taking = asyncio.Lock()
        self._was_taken = False

    async def take(self) -> None:
        """Wait for the slot, unless the job has it or had it."""
        async with self._taking:
            if self._was_taken:
                return
            await self._free.acquire()
            self._was_taken = True
            loop = asyncio.get_running_loop()
            self._expiry = loop.call_later(self._slot_seconds, self.let_go)

    def let_go(self) -> None:
        """Leave the slot to the next job."""
        if self._expiry is not None:
            self._expiry.cancel()
            self._expiry = None
            self._free.release()
