import asyncio
import json
import socket
from collections.abc import Iterator
from dataclasses import dataclass

import aiohttp
import pytest

from bot.errors import SettingsError
from bot.web.metrics import Watched
from bot.web.server import serve_health
from tests.servers.ports import free_port


@dataclass
class Bot:
    ready: bool = True
    jobs: int = 0


@pytest.fixture
def taken() -> Iterator[socket.socket]:
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        yield held


@pytest.fixture
def port() -> int:
    return free_port()


async def get(port: int, path: str) -> tuple[int, str]:
    async with (
        aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(5)) as session,
        session.get(f"http://127.0.0.1:{port}{path}") as answer,
    ):
        return answer.status, await answer.text()


async def test_health_tells_how_the_bot_is(port: int) -> None:
    bot = Bot(ready=False, jobs=2)
    async with serve_health(
        port=port,
        host="127.0.0.1",
        watched=Watched(is_ready=lambda: bot.ready, jobs_under_way=lambda: bot.jobs),
    ):
        before = await get(port, "/health")
        bot.ready = True
        after = await get(port, "/health")
        elsewhere, _ = await get(port, "/anything")

    assert before == (503, '{"ready": false, "jobs_under_way": 2}')
    assert after == (200, '{"ready": true, "jobs_under_way": 2}')
    assert elsewhere == 404


async def test_an_outage_of_the_image_service_shows_and_is_no_reason_to_restart(port: int) -> None:
    async def outage() -> str:
        return "key"

    async with serve_health(
        port=port,
        host="127.0.0.1",
        watched=Watched(is_ready=lambda: True, jobs_under_way=lambda: 2, outage=outage),
    ):
        status, health = await get(port, "/health")
        _, metrics = await get(port, "/metrics")

    assert status == 200
    assert '"degraded": "image service: key"' in health
    assert "easel_image_service_away 1.0" in metrics


async def test_a_database_that_is_away_shows_at_once_and_holds_nothing_up(port: int) -> None:
    trouble: list[str | None] = ["the disk is full"]

    async def never() -> str | None:
        await asyncio.Event().wait()
        return None

    async with serve_health(
        port=port,
        host="127.0.0.1",
        watched=Watched(
            is_ready=lambda: True,
            jobs_under_way=lambda: 2,
            database_trouble=lambda: trouble[0],
            outage=never,
        ),
    ):
        status, health = await get(port, "/health")
        _, metrics = await get(port, "/metrics")
        trouble[0] = None
        after, _ = await get(port, "/health")

    assert status == 503
    assert json.loads(health) == {
        "ready": False,
        "jobs_under_way": 2,
        "degraded": "database: the disk is full",
    }
    assert "easel_database_away 1.0" in metrics
    assert after == 200


async def test_metrics_are_counted_beside_the_loop(port: int) -> None:
    async with serve_health(
        port=port,
        host="127.0.0.1",
        watched=Watched(is_ready=lambda: True, jobs_under_way=lambda: 2),
    ):
        status, metrics = await get(port, "/metrics")

    assert status == 200
    assert "easel_ready 1.0" in metrics
    assert "easel_jobs_under_way 2.0" in metrics
    assert float(metrics.partition("\neasel_tasks ")[2].partition("\n")[0]) >= 1


async def test_nothing_listens_afterwards(port: int) -> None:
    async with serve_health(
        port=port,
        host="127.0.0.1",
        watched=Watched(is_ready=lambda: True, jobs_under_way=lambda: 0),
    ):
        pass

    with pytest.raises(aiohttp.ClientConnectorError):
        await get(port, "/health")


@pytest.mark.parametrize(
    ("host", "said"),
    [
        ("127.0.0.1", "HTTP_PORT: another program uses port {port};"),
        ("192.0.2.1", "HTTP_HOST: 192.0.2.1 is not an address of this machine;"),
    ],
)
async def test_where_it_cannot_listen_is_a_wrong_setting(
    host: str, said: str, taken: socket.socket
) -> None:
    taken.listen()
    port: int = taken.getsockname()[1]

    with pytest.raises(SettingsError) as caught:
        async with serve_health(
            port=port, host=host, watched=Watched(is_ready=lambda: True, jobs_under_way=lambda: 0)
        ):
            pass

    assert caught.value.problems[0].startswith(said.format(port=port))
