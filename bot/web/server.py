"""Health checks and metrics, over HTTP."""

import asyncio
import json
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import asynccontextmanager
from http import HTTPStatus

from prometheus_client import CollectorRegistry, Gauge, generate_latest
from prometheus_client.process_collector import ProcessCollector

from bot.web.connections import Answer, serve

LOOK_SECONDS = 2.0
"""How often to ask whether the image service is away."""


async def _no_outage() -> str | None:
    """Report no outage."""
    return None


@asynccontextmanager
async def serve_health(  # noqa: PLR0913 - all by name
    *,
    host: str,
    port: int,
    is_ready: Callable[[], bool],
    jobs_under_way: Callable[[], int],
    database_trouble: Callable[[], str | None] = lambda: None,
    outage: Callable[[], Awaitable[str | None]] = _no_outage,
) -> AsyncGenerator[None]:
    """Answer ``/health`` (200 when connected to Discord, else 503) and ``/metrics`` while inside.

    ``database_trouble`` says why nothing can be recorded, which is a 503 as well.
    ``outage`` says why the image service draws nothing: requests are accepted and wait, so the
    status stays. All answers come from memory, so none waits for what is away.

    Raises:
        SettingsError: the address or its port cannot be bound.
    """
    registry = CollectorRegistry()
    ProcessCollector(registry=registry)
    Gauge("easel_ready", "1 when connected to Discord.", registry=registry).set_function(
        lambda: float(is_ready())
    )
    Gauge("easel_jobs_under_way", "Jobs accepted and not over.", registry=registry).set_function(
        jobs_under_way
    )
    Gauge(
        "easel_database_away", "1 while nothing can be written down.", registry=registry
    ).set_function(lambda: float(database_trouble() is not None))
    away = Gauge(
        "easel_image_service_away", "1 while starts are held in an outage.", registry=registry
    )

    known: list[str | None] = [None]

    async def keep_known() -> None:
        while True:
            known[0] = await outage()
            await asyncio.sleep(LOOK_SECONDS)

    async def health() -> Answer:
        causes = {"database": database_trouble(), "image service": known[0]}
        ready = is_ready() and causes["database"] is None
        state: dict[str, bool | int | str] = {"ready": ready, "jobs_under_way": jobs_under_way()}
        if any(causes.values()):
            said = [f"{what}: {cause}" for what, cause in causes.items() if cause is not None]
            state["degraded"] = "; ".join(said)
        return Answer(
            status=HTTPStatus.OK if ready else HTTPStatus.SERVICE_UNAVAILABLE,
            content_type="application/json",
            body=json.dumps(state).encode(),
        )

    async def metrics() -> Answer:
        away.set(known[0] is not None)
        # The figures of the process are read from /proc: files, so beside the loop.
        body = await asyncio.to_thread(generate_latest, registry)
        return Answer(content_type="text/plain; version=0.0.4", body=body)

    looking = asyncio.create_task(keep_known(), name="health-outage")
    try:
        async with serve({"/health": health, "/metrics": metrics}, host=host, port=port):
            yield
    finally:
        looking.cancel()
