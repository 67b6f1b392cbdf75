"""Health checks and metrics, over HTTP."""

import asyncio
import json
import logging
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from http import HTTPStatus

from bot.errors import BotError
from bot.log import level_of
from bot.web.connections import Answer, serve
from bot.web.metrics import CONTENT_TYPE, Known, Metrics, Watched

logger = logging.getLogger(__name__)

LOOK_SECONDS = 2.0
"""How often to ask whether the image service is away."""
LOOKS_A_READING = 5
"""How many of these come to one reading of the database's figures."""
READ_SECONDS = 5.0
"""How long the database may take to tell something; what was heard before stays."""


@asynccontextmanager
async def serve_health(*, host: str, port: int, watched: Watched) -> AsyncGenerator[None]:
    """Answer ``/livez``, ``/readyz`` (also as ``/health``) and ``/metrics`` while inside.

    Alive is whoever answers. Ready (200, else 503) is a process that takes requests and can record
    them; while the image service draws nothing, requests wait, so that status stays. All answers
    come from memory, so none waits for what is away: one task asks the database now and then.

    Raises:
        SettingsError: the address or its port cannot be bound.
    """
    known = Known()
    metrics = Metrics(watched=watched, known=known)

    async def livez() -> Answer:
        return Answer(body=b"ok\n")

    async def readyz() -> Answer:
        causes = {"database": watched.database_trouble(), "image service": known.outage}
        ready = watched.is_ready() and causes["database"] is None
        jobs = watched.jobs_under_way()
        state: dict[str, bool | int | str] = {"ready": ready, "jobs_under_way": jobs}
        if any(causes.values()):
            said = [f"{what}: {cause}" for what, cause in causes.items() if cause is not None]
            state["degraded"] = "; ".join(said)
        return Answer(
            status=HTTPStatus.OK if ready else HTTPStatus.SERVICE_UNAVAILABLE,
            content_type="application/json",
            body=json.dumps(state).encode(),
        )

    async def written_metrics() -> Answer:
        known.tasks = len(asyncio.all_tasks())
        return Answer(content_type=CONTENT_TYPE, body=await asyncio.to_thread(metrics.text))

    routes = {"/livez": livez, "/readyz": readyz, "/health": readyz, "/metrics": written_metrics}
    looking = asyncio.create_task(_keep_known(watched, known), name="health")
    try:
        async with serve(routes, host=host, port=port):
            yield
    finally:
        looking.cancel()


async def _keep_known(watched: Watched, known: Known) -> None:
    looks = 0
    while True:
        try:
            async with asyncio.timeout(READ_SECONDS):
                known.outage = await watched.outage()
            if looks % LOOKS_A_READING == 0:
                async with asyncio.timeout(READ_SECONDS):
                    known.figures = await watched.figures()
        except (BotError, TimeoutError) as error:
            if isinstance(error, BotError):
                logger.log(level_of(error, otherwise=logging.WARNING), "metrics: %r", error)
        looks += 1
        await asyncio.sleep(LOOK_SECONDS)
