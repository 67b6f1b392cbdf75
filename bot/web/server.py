"""A small HTTP server for health checks and Prometheus."""

import asyncio
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import asynccontextmanager

from aiohttp import web
from prometheus_client import CollectorRegistry, Gauge, generate_latest
from prometheus_client.process_collector import ProcessCollector

from bot.errors import SettingsError


async def _nothing() -> str | None:
    """Know of no outage."""
    return None


@asynccontextmanager
async def serve_health(
    *,
    port: int,
    is_ready: Callable[[], bool],
    jobs_under_way: Callable[[], int],
    outage: Callable[[], Awaitable[str | None]] = _nothing,
    host: str = "0.0.0.0",  # noqa: S104 - asked for by HTTP_PORT, and read from other machines
) -> AsyncGenerator[None]:
    """Answer ``/health`` (200 when connected to Discord, else 503) and ``/metrics`` while inside.

    ``outage`` tells why the image service draws nothing; no restart helps against that, so the
    status stays.

    Raises:
        SettingsError: the port cannot be had.
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

    async def health(_: web.Request) -> web.Response:
        ready = is_ready()
        state: dict[str, bool | int | str] = {"ready": ready, "jobs_under_way": jobs_under_way()}
        cause = await outage()
        if cause is not None:
            state["degraded"] = f"image service: {cause}"
        return web.json_response(state, status=200 if ready else 503)

    async def metrics(_: web.Request) -> web.Response:
        away.set(await outage() is not None)
        # The figures of the process are read from /proc: files, so beside the loop.
        body = await asyncio.to_thread(generate_latest, registry)
        return web.Response(body=body, headers={"Content-Type": "text/plain; version=0.0.4"})

    application = web.Application()
    application.router.add_get("/health", health)
    application.router.add_get("/metrics", metrics)
    server = web.AppRunner(application, access_log=None)
    await server.setup()
    try:
        try:
            await web.TCPSite(server, host, port).start()
        except OSError as error:
            raise SettingsError(f"HTTP_PORT: cannot listen on {port} ({error.strerror})") from error
        yield
    finally:
        await server.cleanup()
