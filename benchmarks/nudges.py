"""What nudges save: how late ends are seen, and looks a prediction, with and without them.

The real steps of a job, the real limit of requests and the real plan of looks, at a service in
memory, on a clock that does not wait: 1,000 predictions in flight. Run with
`python -m benchmarks.nudges`.
"""

import asyncio
import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from rich.console import Console
from rich.table import Table

from bot.imagine.durations import DurationHistory
from bot.imagine.job import Job, JobState, PredictionRecord
from bot.imagine.nudge_addresses import NudgeAddresses
from bot.imagine.nudges import Nudges
from bot.imagine.polling import PollBudget, PollPlanner
from bot.imagine.prediction import OnStumble, Prediction, PredictionStatus
from bot.imagine.progress import ProgressBoard
from bot.imagine.request import InputValue
from bot.imagine.request_limit import RequestLimit
from bot.imagine.source import SourceImages
from bot.imagine.stages import Stages
from bot.jobs.slots import FairSlots
from tests.fakes.clock import FakeClock
from tests.fakes.downloads import FakeDownloads
from tests.fakes.requests import a_reply, a_request

CALL_SECONDS = (0.05, 0.4)
"""How long after an end its call arrives."""


class NoLedger:
    """Fills ``bot.imagine.ports.Ledger``, and keeps nothing."""

    async def posting(self, job_id: str, position: int) -> None:
        """Keep nothing."""

    async def refused(self, job_id: str, position: int) -> None:
        """Keep nothing."""

    async def started(self, job_id: str, position: int, prediction_id: str) -> None:
        """Keep nothing."""

    async def ended(self, job_id: str, position: int) -> None:
        """Keep nothing."""

    async def delivering(self, job_id: str, outcome: object) -> None:
        """Keep nothing."""

    async def closed(self, job_id: str, state: JobState, moved_to: int | None) -> None:
        """Keep nothing."""


@dataclass(kw_only=True)
class CallingService:
    """Fills ``bot.imagine.prediction.PredictionBackend``, and calls when it is asked to.

    ``missed`` is the share of calls that never arrive.
    """

    clock: FakeClock
    limit: RequestLimit
    nudges: Nudges
    addresses: NudgeAddresses
    seconds: tuple[float, float]
    missed: float = 0.0
    chance: random.Random = field(default_factory=lambda: random.Random(5))  # noqa: S311
    luck: random.Random = field(default_factory=lambda: random.Random(6))  # noqa: S311
    """For calls alone, so that predictions take as long without them."""
    ends: dict[str, float] = field(default_factory=dict[str, float])
    calls: set[asyncio.Task[None]] = field(default_factory=set[asyncio.Task[None]])
    delays: list[float] = field(default_factory=list[float])
    looks: int = 0

    async def create(
        self,
        model: str,  # noqa: ARG002 - the port's
        input_: Mapping[str, InputValue],  # noqa: ARG002 - the port's
        *,
        version: str | None = None,  # noqa: ARG002 - the port's
        deadline_seconds: float | None = None,  # noqa: ARG002 - the port's
        nudge_at: str | None = None,
    ) -> Prediction:
        """Start one, and call when it is over."""
        prediction_id = f"p{len(self.ends)}"
        seconds = self.chance.uniform(*self.seconds)
        self.ends[prediction_id] = self.clock.monotonic() + seconds
        if nudge_at is not None and self.luck.random() >= self.missed:
            late = self.luck.uniform(*CALL_SECONDS)
            call = asyncio.create_task(self._call(nudge_at, seconds + late), name="call")
            self.calls.add(call)
            call.add_done_callback(self.calls.discard)
        return Prediction(id=prediction_id, status=PredictionStatus.STARTING)

    async def get(
        self,
        prediction_id: str,
        *,
        give_up_at: float,
        on_stumble: OnStumble | None = None,  # noqa: ARG002 - the port's
        is_told: bool = False,
    ) -> Prediction:
        """Answer a look, once there is a turn for it."""
        if not self.limit.take_poll():
            await self.limit.wait_for_poll(give_up_at=give_up_at, is_first=is_told)
        self.looks += 1
        late = self.clock.monotonic() - self.ends[prediction_id]
        if late < 0:
            return Prediction(id=prediction_id, status=PredictionStatus.PROCESSING)
        self.delays.append(late)
        return Prediction(id=prediction_id, status=PredictionStatus.SUCCEEDED, outputs=("x",))

    async def cancel(self, prediction_id: str) -> bool:  # noqa: ARG002 - the port's
        """Confirm nothing."""
        return False

    async def _call(self, nudge_at: str, seconds: float) -> None:
        await self.clock.sleep(seconds)
        *_, name, signed = nudge_at.split("/")
        if self.addresses.is_own(name, signed):
            _ = self.nudges.arrived(name)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenario:
    """How many predictions, how long they take, and what the provider allows a minute."""

    name: str
    seconds: tuple[float, float]
    starts_per_minute: int = 600
    requests_per_minute: int = 3_000
    predictions: int = 3_000

    async def run(self, *, nudged: bool, missed: float = 0.0) -> CallingService:
        """Draw them all; return the service with what it saw."""
        clock = FakeClock()
        limit = RequestLimit(
            requests_per_minute=self.requests_per_minute,
            starts_per_minute=self.starts_per_minute,
            clock=clock,
        )
        addresses = NudgeAddresses(public_url="https://easel.example", secret="a token")  # noqa: S106 - no real one
        nudges = Nudges(clock=clock, addresses=addresses if nudged else None)
        service = CallingService(
            clock=clock,
            limit=limit,
            nudges=nudges,
            addresses=addresses,
            seconds=self.seconds,
            missed=missed,
        )
        downloads = FakeDownloads()
        stages = Stages(
            backend=service,
            downloads=downloads,
            sources=SourceImages(downloads=downloads, clock=clock),
            ledger=NoLedger(),
            slots=FairSlots(overall=self.predictions, per_person=self.predictions),
            planner=PollPlanner(history=DurationHistory(), budget=PollBudget(limit=limit)),
            limit=limit,
            clock=clock,
            nudges=nudges,
        )
        await asyncio.gather(*(self._one(n, stages, clock) for n in range(self.predictions)))
        return service

    async def _one(self, number: int, stages: Stages, clock: FakeClock) -> None:
        await clock.sleep(number * 60.0 / self.starts_per_minute)
        job = Job(
            id=f"{number:032x}",
            state=JobState.DRAWING,
            created_at=clock.time(),
            request=a_request(deadline_seconds=600.0),
            reply=a_reply(),
            predictions=(PredictionRecord(started_at=clock.time()),),
        )
        board = ProgressBoard(1)
        prediction_id = await stages.starts.start(job, 0, board)
        await stages.wait(job, 0, prediction_id, board)


SCENARIOS = (
    Scenario(name="70-130 s, 3,000 requests a minute", seconds=(70, 130)),
    Scenario(
        name="5-15 s, 30,000 requests a minute",
        seconds=(5, 15),
        starts_per_minute=6_000,
        requests_per_minute=30_000,
        predictions=6_000,
    ),
)
COLUMNS = ("predictions", "nudges", "delay p50", "delay p99", "looks each")


def rows(scenarios: Sequence[Scenario] = SCENARIOS) -> Iterator[Sequence[str]]:
    """Yield delays in seconds and looks a prediction, without nudges and with them."""
    for scenario in scenarios:
        for said, nudged, missed in (
            ("none", False, 0.0),
            ("all come", True, 0.0),
            ("one in 20 is missed", True, 0.05),
        ):
            seen = asyncio.run(scenario.run(nudged=nudged, missed=missed))
            delays = sorted(seen.delays)
            shares = [f"{delays[int(share * (len(delays) - 1))]:.2f}" for share in (0.5, 0.99)]
            yield scenario.name, said, *shares, f"{seen.looks / len(delays):.1f}"


if __name__ == "__main__":
    shown = Table(*COLUMNS)
    for row in rows():
        shown.add_row(*row)
    Console().print(shown)
