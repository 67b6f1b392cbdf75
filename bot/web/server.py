"""How Easel is, for health checks and Prometheus."""

import asyncio
import json
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import asynccontextmanager
from http import HTTPStatus

from prometheus_client import CollectorRegistry, Gauge, generate_latest
from prometheus_client.process_collector import ProcessCollector

from bot.web.connections import Answer, serve


async def _nothing() -> str | None:
    """Know of no outage."""
    return None


@asynccontextmanager
async def serve_health(
    *,
    host: str,
    port: int,
    is_ready: Callable[[], bool],
    jobs_under_way: Callable[[], int],
    outage: Callable[[], Awaitable[str | None]] = _nothing,
) -> AsyncGenerator[None]:
    """Answer ``/health`` (200 when connected to Discord, else 503) and ``/metrics`` while inside.

    ``outage`` tells why the image service draws nothing; no restart helps against that, so the
    status stays.

    Raises:
        SettingsError: the address or its port cannot be had.
    """
    registry = CollectorRegistry()
    ProcessCollector(registry=registry)
    Gauge("easel_ready", "1 when connected to Discord.", registry=registry).set_function(
        lambda: float(is_ready())
    )
    Gauge("easel_jobs_under_way", "Jobs accepted and not over.", registry=registry).set_function(
        jobs_under_way
    )
    away = Gauge(
        "easel_image_service_away", "1 while starts are held in an outage.", registry=registry
    )

    async def health() -> Answer:
        ready = is_ready()
        state: dict[str, bool | int | str] = {"ready": ready, "jobs_under_way": jobs_under_way()}
        cause = await outage()
        if cause is not None:
            state["degraded"] = f"image service: {cause}"
        return Answer(
            status=HTTPStatus.OK if ready else HTTPStatus.SERVICE_UNAVAILABLE,
            content_type="application/json",
            body=json.dumps(state).encode(),
        )

    async def metrics() -> Answer:
        away.set(await outage() is not None)
        # The figures of the process are read from /proc: files, so beside the loop.
        body = await asyncio.to_thread(generate_latest, registry)
        return Answer(content_type="text/plain; version=0.0.4", body=body)

    async with serve({"/health": health, "/metrics": metrics}, host=host, port=port):
        yield
