"""Several counts as one: each has its say in the transaction that records a job."""

from sqlalchemy import Connection

from bot.imagine.job import Job
from bot.imagine.request import ImagineRequest
from bot.jobs.admission import Admission
from bot.jobs.gate import Count


class Counts:
    """Asks each in turn; one refusal undoes all. Fills ``bot.jobs.gate.Count``."""

    def __init__(self, *counts: Count) -> None:
        self._counts = counts

    async def admission(self, request: ImagineRequest) -> Admission:
        """Return what all of them count."""
        admissions = [await count.admission(request) for count in self._counts]

        def admit(connection: Connection, job: Job) -> None:
            for admission in admissions:
                admission.admit(connection, job)

        keys = {key for admission in admissions for key in admission.lock_keys}
        # Always in one order, or two processes could wait for each other.
        return Admission(admit=admit, lock_keys=tuple(sorted(keys)))
