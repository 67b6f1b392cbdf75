"""Starts under a limit: nothing is lost, and nothing is asked above it."""

import asyncio
import random
from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass, field

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import PredictionError, RateLimitedError
from bot.imagine.durations import DurationHistory
from bot.imagine.job import Job, JobState, PredictionRecord
from bot.imagine.polling import PollBudget, PollPlanner
from bot.imagine.prediction import OnStumble, Prediction, PredictionStatus
from bot.imagine.progress import ProgressBoard, Stage
from bot.imagine.request import InputValue
from bot.imagine.request_limit import RequestLimit
from bot.imagine.source import SourceImages
from bot.imagine.stages import Stages
from bot.imagine.starting import LONGEST_PAUSE_SECONDS, pause_seconds
from bot.jobs.slots import FairSlots
from tests.fakes.clock import FakeClock
from tests.fakes.downloads import FakeDownloads
from tests.fakes.requests import a_reply, a_request


class NoLedger:
    """Fills ``bot.imagine.ports.Ledger``, and keeps nothing."""

    async def posting(self, job_id: str, position: int) -> None: ...
    async def refused(self, job_id: str, position: int) -> None: ...
    async def started(self, job_id: str, position: int, prediction_id: str) -> None: ...
    async def ended(self, job_id: str, position: int) -> None: ...
    async def delivering(self, job_id: str, outcome: object) -> None: ...
    async def closed(self, job_id: str, state: JobState, moved_to: int | None) -> None: ...


@dataclass(kw_only=True)
class StrictService:
    """A provider that counts every request of the last minute, and refuses what is too many."""

    clock: FakeClock
    limit: RequestLimit
    requests_per_minute: int
    seconds: tuple[float, float]
    other_customers: int = 0
    """Requests of other programs with the same key, in the first minute."""
    requests: deque[float] = field(default_factory=deque[float])
    peak: int = 0
    refused: int = 0
    ends: dict[str, float] = field(default_factory=dict[str, float])
    late: list[float] = field(default_factory=list[float])
    chance: random.Random = field(default_factory=lambda: random.Random(5))

    async def create(
        self,
        model: str,
        input_: Mapping[str, InputValue],
        *,
        version: str | None = None,
        deadline_seconds: float | None = None,
        nudge_at: str | None = None,
    ) -> Prediction:
        self._count()
        id_ = f"p{len(self.ends)}"
        self.ends[id_] = self.clock.monotonic() + self.chance.uniform(*self.seconds)
        return Prediction(id=id_, status=PredictionStatus.STARTING)

    async def get(
        self,
        prediction_id: str,
        *,
        give_up_at: float,
        on_stumble: OnStumble | None = None,
        is_told: bool = False,
    ) -> Prediction:
        """Wait for a turn as the real client does."""
        while True:
            if not await self.limit.wait_for_poll(give_up_at=give_up_at):
                raise RateLimitedError("no turn")
            try:
                self._count()
                break
            except RateLimitedError:
                await self.clock.sleep(self.chance.uniform(0.5, 2.0))
        passed = self.clock.monotonic() - self.ends[prediction_id]
        if passed < 0:
            return Prediction(id=prediction_id, status=PredictionStatus.PROCESSING)
        self.late.append(passed)
        return Prediction(id=prediction_id, status=PredictionStatus.SUCCEEDED, outputs=("x",))

    async def cancel(self, prediction_id: str) -> bool:
        return False

    def _count(self) -> None:
        now = self.clock.monotonic()
        while self.requests and self.requests[0] <= now - 60.0:
            self.requests.popleft()
        if len(self.requests) + self.other_customers >= self.requests_per_minute:
            self.refused += 1
            raise RateLimitedError("429", retry_after_seconds=2.0)
        self.requests.append(now)
        self.peak = max(self.peak, len(self.requests))


@dataclass(kw_only=True)
class Crowd:
    """So many jobs, one prediction each, through the real steps."""

    jobs: int
    per_second: float
    service: StrictService
    stages: Stages
    boards: list[ProgressBoard] = field(default_factory=list[ProgressBoard])
    failures: list[PredictionError] = field(default_factory=list[PredictionError])
    started_after: list[float] = field(default_factory=list[float])

    async def run(self) -> None:
        await asyncio.gather(*(self._one(number) for number in range(self.jobs)))

    async def _one(self, number: int) -> None:
        clock = self.service.clock
        await clock.sleep(number / self.per_second)
        asked_at = clock.monotonic()
        job = Job(
            id=f"{number:032x}",
            state=JobState.DRAWING,
            created_at=clock.time(),
            request=a_request(deadline_seconds=600.0),
            reply=a_reply(),
            predictions=(PredictionRecord(),),
        )
        board = ProgressBoard(1)
        self.boards.append(board)
        try:
            id_ = await self.stages.starts.start(job, 0, board)
            self.started_after.append(clock.monotonic() - asked_at)
            await self.stages.wait(job, 0, id_, board)
        except PredictionError as error:
            self.failures.append(error)


def a_crowd(  # noqa: PLR0913 - the scenario, by name
    *,
    jobs: int,
    per_second: float,
    seconds: tuple[float, float],
    limit_per_minute: int = 3000,
    ours_per_minute: int | None = None,
    other_customers: int = 0,
) -> Crowd:
    clock = FakeClock()
    limit = RequestLimit(requests_per_minute=ours_per_minute or limit_per_minute, clock=clock)
    service = StrictService(
        clock=clock,
        limit=limit,
        requests_per_minute=limit_per_minute,
        seconds=seconds,
        other_customers=other_customers,
    )
    downloads = FakeDownloads()
    stages = Stages(
        backend=service,
        downloads=downloads,
        sources=SourceImages(downloads=downloads, clock=clock),
        ledger=NoLedger(),
        slots=FairSlots(overall=jobs, per_person=jobs),
        planner=PollPlanner(history=DurationHistory(), budget=PollBudget(limit=limit)),
        limit=limit,
        clock=clock,
    )
    return Crowd(jobs=jobs, per_second=per_second, service=service, stages=stages)


async def test_a_thousand_in_flight_all_end_within_the_budget() -> None:
    crowd = a_crowd(jobs=1000, per_second=25, seconds=(60, 120))

    await crowd.run()

    assert crowd.failures == []
    assert len(crowd.service.late) == 1000
    assert crowd.service.refused == 0
    assert crowd.service.peak <= 3000
    assert max(crowd.started_after) < 1.0


async def test_a_thousand_starts_at_once_go_before_the_polls() -> None:
    crowd = a_crowd(jobs=1000, per_second=1e6, seconds=(5, 10), limit_per_minute=1200)

    await crowd.run()

    assert crowd.failures == []
    assert len(crowd.service.late) == 1000
    assert (crowd.service.refused, crowd.service.peak <= 1200) == (0, True)
    # 19.3 a second, of which polls get a quarter.
    assert max(crowd.started_after) < 1000 / (19.3 * 0.7)


async def test_a_budget_that_others_use_up_costs_time_and_nothing_else() -> None:
    crowd = a_crowd(
        jobs=60,
        per_second=10,
        seconds=(5, 10),
        limit_per_minute=120,
        ours_per_minute=3000,
        other_customers=90,
    )

    await crowd.run()

    assert crowd.failures == []
    assert len(crowd.service.late) == 60
    assert crowd.service.refused > 0


async def test_a_start_that_waits_for_our_own_limit_says_until_when() -> None:
    crowd = a_crowd(jobs=30, per_second=1e6, seconds=(5, 10), limit_per_minute=60)
    running = asyncio.create_task(crowd.run(), name="crowd")
    while len(crowd.boards) < 30:  # noqa: ASYNC110 - all have arrived, there is no event for it
        await asyncio.sleep(0)

    now = crowd.service.clock.time()
    waits = [board.now() for board in crowd.boards if board.now().stage is Stage.HELD_OFF]
    assert len(waits) >= 20
    assert all(wait.resumes_at is not None and wait.resumes_at > now for wait in waits)

    running.cancel()
    await asyncio.wait([running])


@given(st.integers(0, 1000), st.none() | st.floats(0.0, 120.0), st.floats(0.0, 1.0))
def test_a_pause_is_never_shorter_than_asked_nor_longer_than_it_must_be(
    attempt: int, asked: float | None, luck: float
) -> None:
    pause = pause_seconds(attempt, asked, luck)

    assert pause >= (asked or 0.0)
    assert pause <= max(LONGEST_PAUSE_SECONDS, 1.1 * (asked or 0.0))


@pytest.mark.parametrize("asked", [None, 1.0])
def test_pauses_grow(asked: float | None) -> None:
    assert [pause_seconds(attempt, asked, 1.0) for attempt in range(1, 7)] == [
        4.0,
        8.0,
        16.0,
        30.0,
        30.0,
        30.0,
    ]
