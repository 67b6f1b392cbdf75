"""The real steps, the real client and the real port at an image service that calls back.

Easel's clock stands still, so nothing but a call can bring it to look.
"""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import dataclass

import aiohttp

from benchmarks.nudges import NoLedger
from bot.imagine.durations import DurationHistory
from bot.imagine.job import Job, JobState, PredictionRecord
from bot.imagine.nudge_addresses import NudgeAddresses
from bot.imagine.nudges import Nudges
from bot.imagine.polling import PollBudget, PollPlanner
from bot.imagine.prediction import PredictionStatus
from bot.imagine.progress import ProgressBoard
from bot.imagine.request_limit import RequestLimit
from bot.imagine.source import SourceImages
from bot.imagine.stages import Stages
from bot.jobs.slots import FairSlots
from bot.replicate import ReplicateClient, open_session
from bot.web.nudges import nudge_route
from bot.web.public_server import serve_public
from sandbox.images.service import ImageService
from tests.fakes.clock import FakeClock
from tests.fakes.downloads import FakeDownloads
from tests.fakes.requests import a_reply, a_request
from tests.patience import PATIENCE_SECONDS
from tests.servers.ports import free_port

KEY = "sandbox"


@dataclass(kw_only=True)
class Drawing:
    """What draws, and what draws for it."""

    stages: Stages
    service: ImageService
    clock: FakeClock
    nudged: list[str]

    async def draw(self, number: int) -> PredictionStatus:
        job = Job(
            id=f"{number:032x}",
            state=JobState.DRAWING,
            created_at=self.clock.time(),
            request=a_request(),
            reply=a_reply(),
            predictions=(PredictionRecord(),),
        )
        board = ProgressBoard(1)
        async with asyncio.timeout(PATIENCE_SECONDS):
            prediction_id = await self.stages.starts.start(job, 0, board)
            return (await self.stages.wait(job, 0, prediction_id, board)).status


@asynccontextmanager
async def drawing(*, calls: bool, clock: FakeClock) -> AsyncGenerator[Drawing]:
    port, nudged = free_port(), list[str]()
    addresses = NudgeAddresses(public_url=f"http://127.0.0.1:{port}", secret="a.discord.token")
    nudges = Nudges(clock=clock, addresses=addresses)

    def on_nudge(name: str) -> None:
        nudged.append(name)
        nudges.arrived(name)

    route = nudge_route(addresses, on_nudge, is_signed=None)
    async with (
        ImageService(key=KEY, pace=0.02, paint=False, calls=calls) as service,
        open_session() as session,
        serve_public("127.0.0.1", port, [route]),
    ):
        limit = RequestLimit(requests_per_minute=60_000, clock=clock)
        downloads = FakeDownloads()
        stages = Stages(
            backend=ReplicateClient(
                session=session,
                base_url=f"{service.url}/replicate/v1",
                key=KEY,
                clock=clock,
                limit=limit,
            ),
            downloads=downloads,
            sources=SourceImages(downloads=downloads, clock=clock),
            ledger=NoLedger(),
            slots=FairSlots(overall=9, per_person=9),
            planner=PollPlanner(history=DurationHistory(), budget=PollBudget(limit=limit)),
            limit=limit,
            clock=clock,
            nudges=nudges,
        )
        yield Drawing(stages=stages, service=service, clock=clock, nudged=nudged)


async def test_a_call_brings_the_look_and_the_look_brings_the_picture() -> None:
    async with drawing(calls=True, clock=FakeClock(auto=False)) as its:
        assert await its.draw(1) is PredictionStatus.SUCCEEDED

        (call,) = its.service.calls.made
        assert call.status == 200
        assert its.nudged == [f"{1:032x}-0"]
        assert len(its.service.queries) == 1

        async with aiohttp.ClientSession() as session:
            async with session.post(call.url, data=b"x" * 100_000) as again:
                assert again.status == 200
            async with session.post(call.url[:-4] + "beef") as forged:
                assert forged.status == 404
        assert len(its.service.queries) == 1
        assert len(its.service.creates) == 1


async def test_a_service_that_takes_no_address_is_asked_once_more_without() -> None:
    async with drawing(calls=False, clock=FakeClock()) as its:
        statuses = [await its.draw(number) for number in range(2)]

        assert statuses == [PredictionStatus.SUCCEEDED] * 2
        started = [create.prediction_id is not None for create in its.service.creates]
        assert started == [False, True, True]
        assert its.nudged == []
