"""Taking back what was recorded and Discord never showed, however long the database takes."""

import asyncio

from bot.db.patience import until_back
from bot.jobs.ledger import JobLedger

ANSWER_SECONDS = 2.0
"""How long accepting waits for the database: Discord gives it 3 s in all."""


class Withdrawals:
    """Withdraws jobs beside everything else; one that is not on record costs a look."""

    def __init__(self, *, ledger: JobLedger) -> None:
        self._ledger = ledger
        self._tasks: set[asyncio.Task[None]] = set()

    def begin(self, job_id: str, *, retry_of: str | None) -> asyncio.Task[None]:
        """Withdraw a job that may be on record, and free the retry it holds."""
        withdrawal = until_back(lambda: self._ledger.withdraw(job_id, retry_of=retry_of))
        task = asyncio.create_task(withdrawal, name=f"withdraw-{job_id}")
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return task

    async def close(self, seconds: float) -> None:
        """Finish, or leave it: the job is then drawn, as after a kill."""
        if self._tasks:
            await asyncio.wait(self._tasks, timeout=seconds)
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
