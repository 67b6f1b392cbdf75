"""Withdraws jobs that were recorded but never acknowledged, however long the database takes."""

import asyncio

from bot.db.patience import until_back
from bot.jobs.ledger import JobLedger

ANSWER_SECONDS = 2.0
"""How long accepting waits for the database: Discord allows 3 s in all."""


class Withdrawals:
    """Withdraws jobs in background tasks."""

    def __init__(self, *, ledger: JobLedger) -> None:
        self._ledger = ledger
        self._tasks: set[asyncio.Task[None]] = set()

    def begin(self, job_id: str, *, retry_of: str | None) -> asyncio.Task[None]:
        """Withdraw a job that may be recorded, and release its claim to a retry."""
        withdrawal = until_back(lambda: self._ledger.withdraw(job_id, retry_of=retry_of))
        task = asyncio.create_task(withdrawal, name=f"withdraw-{job_id}")
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return task

    async def close(self, seconds: float) -> None:
        """Wait for the withdrawals; a job that could not be withdrawn is drawn, as after a kill."""
        if self._tasks:
            await asyncio.wait(self._tasks, timeout=seconds)
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
