"""Slots for running predictions, counted per person across all processes."""

import asyncio
import uuid
from collections.abc import AsyncGenerator, Callable
from contextlib import asynccontextmanager
from functools import partial

from bot.db.database import Database
from bot.db.patience import until_back
from bot.jobs.distributed import rows
from bot.jobs.distributed.lease import JobTakenError, Lease
from bot.jobs.slots import FairSlots

TURN_POLL_SECONDS = 0.5
"""How often a person's turns are counted again while all are taken; rare, since a person's lanes
let no more jobs through than there are turns, and most jobs have one prediction."""


class SharedSlots:
    """Fills ``bot.imagine.ports.Slots``: this process's places, and each person's everywhere."""

    def __init__(self, *, database: Database, lease: Lease, overall: int, per_person: int) -> None:
        self._database = database
        self._lease = lease
        self._per_person = per_person
        self._here = FairSlots(overall=overall, per_person=per_person)
        self._returns: set[asyncio.Task[None]] = set()

    @asynccontextmanager
    async def hold(
        self,
        user_id: int,
        *,
        is_running: bool,
        on_wait: Callable[[Callable[[], int]], None],
        weight: int = 1,
    ) -> AsyncGenerator[None]:
        """Wait for a place and hold it; what runs already gets its place at once."""
        turn_id = uuid.uuid4().hex
        try:
            await self._take(turn_id, user_id, is_running=is_running, on_wait=on_wait)
            async with self._here.hold(
                user_id, is_running=is_running, on_wait=on_wait, weight=weight
            ):
                yield
        finally:
            # The picture does not wait for this, and a cancelled task must do it as well.
            returning = asyncio.create_task(self._give_back(turn_id), name=f"turn-{turn_id}")
            self._returns.add(returning)
            returning.add_done_callback(self._returns.discard)

    async def close(self) -> None:
        """Finish giving slots back; reclaiming does the rest."""
        for returning in self._returns:
            returning.cancel()
        await asyncio.gather(*self._returns, return_exceptions=True)

    async def _take(
        self,
        turn_id: str,
        user_id: int,
        *,
        is_running: bool,
        on_wait: Callable[[Callable[[], int]], None],
    ) -> None:
        has_waited = False
        while True:
            worker_id = self._lease.worker_id
            if worker_id is None:
                raise JobTakenError
            take = partial(
                rows.take_turn,
                turn_id=turn_id,
                user_id=user_id,
                worker_id=worker_id,
                limit=self._per_person,
                is_running=is_running,
            )
            if await until_back(partial(self._database.write, take, lock_keys=(user_id,))):
                return
            if not has_waited:
                has_waited = True
                # Only this person's own predictions hold the slots.
                on_wait(lambda: 1)
            await asyncio.sleep(TURN_POLL_SECONDS)

    async def _give_back(self, turn_id: str) -> None:
        give_back = partial(rows.give_turn_back, turn_id=turn_id)
        await until_back(partial(self._database.write, give_back, is_single=True))
