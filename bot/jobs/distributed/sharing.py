"""Builds what a process needs to share jobs with others."""

from bot.clock import Clock
from bot.db.database import Database
from bot.imagine.flow import ImagineFlow
from bot.imagine.stages import Stages
from bot.jobs.distributed.acceptance import Acceptance
from bot.jobs.distributed.claims import Claims
from bot.jobs.distributed.ledger import FencedLedger
from bot.jobs.distributed.peers import Peers
from bot.jobs.distributed.runner import DistributedRunner
from bot.jobs.distributed.turns import SharedSlots
from bot.jobs.distributed.waiting import Show, WaitingRoom
from bot.jobs.ledger import Ending, JobLedger


class Sharing:
    """The parts that stand between the flow and a database several processes use."""

    def __init__(  # noqa: PLR0913 - all by name
        self,
        *,
        database: Database,
        peers: Peers,
        clock: Clock,
        overall: int,
        per_person: int,
        jobs_per_person: int,
        on_end: Ending,
    ) -> None:
        self._database = database
        self._overall = overall
        self._peers = peers
        self.claims = Claims(lease=peers.lease, clock=clock)
        self.ledger = FencedLedger(
            database=database, claims=self.claims, clock=clock, on_end=on_end
        )
        self.slots = SharedSlots(
            database=database, lease=peers.lease, overall=overall, per_person=per_person
        )
        self._unowned = JobLedger(database=database, clock=clock, on_end=on_end)
        self._acceptance = Acceptance(
            database=database.prompt,
            ledger=JobLedger(database=database.prompt, clock=clock, on_end=on_end),
            clock=clock,
            jobs_per_person=jobs_per_person,
            lanes=per_person,
        )

    @property
    def drawing(self) -> int:
        """How many processes draw now, and so share the provider's limit of requests."""
        return self._peers.lease.drawing

    def runner(self, *, flow: ImagineFlow, stages: Stages, show: Show) -> DistributedRunner:
        """Make the runner; ``show`` edits the reply of a job that nobody has taken up."""
        return DistributedRunner(
            flow=flow,
            stages=stages,
            ledger=self._unowned,
            database=self._database,
            peers=self._peers,
            claims=self.claims,
            slots=self.slots,
            acceptance=self._acceptance,
            waiting=WaitingRoom(database=self._database, show=show),
            concurrency=self._overall,
        )
