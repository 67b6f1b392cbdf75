"""Leaving jobs to the other processes while this one alone is refused by the image service."""

import asyncio

from bot.jobs.distributed.lease import Lease


class Peers:
    """The processes that draw besides this one. Fills ``cogs.outage.watch.Peers``.

    There before the runner is: what watches for outages needs it, and the runner needs the watch.
    """

    def __init__(self, *, lease: Lease) -> None:
        self.lease = lease
        self._left: asyncio.Queue[str] = asyncio.Queue()

    @property
    def is_stepped_back(self) -> bool:
        """Whether this process leaves drawing to the others for a while."""
        return self.lease.is_stepped_back

    def worked(self) -> None:
        """Note that this process can draw."""
        self.lease.worked()

    async def step_back(self) -> bool:
        """Leave drawing to the others for a while; False where there are none.

        Raises:
            StoreError: the database is away.
        """
        return await self.lease.step_back()

    def hand_over(self, job_id: str) -> None:
        """Let another process go on with a job; the runner does so in a moment."""
        self._left.put_nowait(job_id)

    async def next_left(self) -> str:
        """Wait for a job that was left to the others, for the runner; return its id."""
        return await self._left.get()
