"""Shows the queue places of jobs that this process accepted and no worker has taken."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from functools import partial

from bot.db.database import Database
from bot.db.errors import StoreError
from bot.imagine.job import Job
from bot.imagine.progress import Progress, Stage
from bot.jobs.distributed import rows
from bot.jobs.distributed.timing import EDIT_SECONDS

logger = logging.getLogger(__name__)

Show = Callable[[Job, Progress], Awaitable[None]]
"""Edits a reply once to show progress; Discord's errors are logged, not raised."""

ROUND_SECONDS = 2.5
"""How often places are refreshed."""
MOST_EDITS = 40
"""Edits per round; Discord takes 50 requests a second from one bot."""


class WaitingRoom:
    """Tells people their places until a worker takes over the word.

    Before an edit it is announced in the job's row; the worker that takes the job up meanwhile
    stays silent until the edit must have landed. So no place ever covers a picture.
    """

    def __init__(self, *, database: Database, show: Show) -> None:
        self._database = database
        self._show = show
        self._jobs: dict[str, Job] = {}
        self._shown: dict[str, int] = {}

    @property
    def waiting(self) -> int:
        """How many of this process's accepted jobs wait."""
        return len(self._jobs)

    def enter(self, job: Job) -> None:
        """Show a job's place until a worker takes it."""
        self._jobs[job.id] = job

    async def keep(self) -> None:
        """Edit the replies' places until cancelled."""
        while True:
            await asyncio.sleep(ROUND_SECONDS)
            if self._jobs:
                try:
                    await self._tell()
                except StoreError as error:
                    logger.debug("places are not told: %s", error)

    async def hand_over(self) -> None:
        """Say in all waiting replies that their jobs continue after the restart."""
        await self._edit(dict.fromkeys(list(self._jobs), Progress(stage=Stage.HANDED_OVER)))

    async def _tell(self) -> None:
        look = partial(rows.still_waiting, job_ids=list(self._jobs))
        places = await self._database.read(look)
        for job_id in self._jobs.keys() - places.keys():
            del self._jobs[job_id]
            self._shown.pop(job_id, None)
        news = {
            job_id: place
            for job_id, place in sorted(places.items(), key=lambda its: its[1])
            if self._shown.get(job_id) != place
        }
        await self._edit(
            {
                job_id: Progress(stage=Stage.QUEUED, place=place)
                for job_id, place in list(news.items())[:MOST_EDITS]
            }
        )

    async def _edit(self, progress: dict[str, Progress]) -> None:
        if not progress:
            return
        announce = partial(rows.announce_edit, job_ids=list(progress), seconds=EDIT_SECONDS + 0.5)
        try:
            # Counted from before the announcement, so that ours ends before the silence does.
            async with asyncio.timeout(EDIT_SECONDS):
                waiting = await self._database.write(announce)
                edits = [self._show(self._jobs[id_], progress[id_]) for id_ in waiting]
                await asyncio.gather(*edits)
        except TimeoutError:
            logger.info("places are told later: Discord is slow")
            return
        self._shown.update({job_id: progress[job_id].place for job_id in waiting})
