import asyncio
import json
import time
from collections.abc import AsyncGenerator
from io import BytesIO

import aiohttp
import pytest
from PIL import Image

from benchmarks.standins.edits import said_back, sent
from benchmarks.standins.http import Request, response, serve
from benchmarks.standins.images import ImageService
from benchmarks.standins.logs import logs
from benchmarks.standins.picture import picture
from benchmarks.standins.records import Command
from benchmarks.standins.world import message
from bot.replicate.wire import read_prediction
from tests.patience import PATIENCE_SECONDS


class Clock:
    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
async def clock() -> Clock:
    return Clock()


@pytest.fixture
async def service(clock: Clock) -> AsyncGenerator[str]:
    images = ImageService(["2000"])
    server, port = await serve(images.handle, clock)
    images.listen_as(f"http://127.0.0.1:{port}")
    yield f"http://127.0.0.1:{port}"
    server.close()


async def test_a_prediction_takes_as_long_as_its_prompt_says(service: str, clock: Clock) -> None:
    prompt = "a lighthouse, job=3 dur=4.2 prog=smooth pic=2000"
    async with aiohttp.ClientSession() as session:
        url = f"{service}/replicate/v1/models/a/b/predictions"
        async with session.post(url, json={"input": {"prompt": prompt}}) as answer:
            started = await answer.json()
        said = started
        looks: list[tuple[str, bool]] = []
        for clock.now in (1004.19, 1004.2):
            async with session.get(f"{service}/v1/predictions/{started['id']}") as answer:
                said = await answer.json()
                looks.append((said["status"], said["output"] is not None))
        async with session.get(said["output"][0]) as answer:
            content = await answer.read()
        async with session.get(f"{service}/control/records") as answer:
            seen = await answer.json()

    assert looks == [("processing", False), ("succeeded", True)]
    assert abs(len(content) - 2000) < 100
    assert Image.open(BytesIO(content)).format == "PNG"
    [one] = seen["predictions"]
    assert (one["job"], one["created_at"], one["done_at"]) == (3, 1000.0, 1004.2)
    assert one["asked_at"] == [1004.19, 1004.2]


async def test_the_server_reads_bodies_in_pieces_and_in_chunks() -> None:
    bodies: list[bytes] = []

    def echo(request: Request) -> bytes:
        bodies.append(request.body)
        return response(200, request.body or b"-", kind="text/plain")

    server, port = await serve(echo, time.monotonic)
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    head = b"POST /a HTTP/1.1\r\nHost: x\r\n"
    for piece in (
        head + b"Content-Length: 4\r\n\r\nab",
        b"cd" + head + b"Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n",
        b"2\r\nde\r\n0\r\n\r\nGET /b HTTP/1.1\r\n\r\n",
    ):
        writer.write(piece)
        await writer.drain()
    async with asyncio.timeout(PATIENCE_SECONDS):
        answered = await reader.readuntil(b"\r\n\r\n-")
    writer.close()
    await writer.wait_closed()
    server.close()

    assert bodies == [b"abcd", b"abcde", b""]
    assert answered.count(b"HTTP/1.1 200 OK") == 3


def test_the_bot_reads_the_bars_as_they_are_meant() -> None:
    shares = [
        read_prediction(
            {"id": "x", "status": "processing", "logs": logs("stairs", at, 10)}
        ).progress
        for at in (2, 5, 8, 9.9)
    ]

    assert shares == [0.0, 0.25, 0.75, 1.0]
    assert "%" not in logs("none", 5, 10)


def test_pictures_are_what_services_send() -> None:
    sizes: dict[str, int] = {}
    for kind in ("webp", "jpeg", "png", "300000"):
        content, media_type = picture(kind)
        image = Image.open(BytesIO(content))
        assert image.get_format_mimetype() == media_type
        assert image.size == (1024, 1024) or kind == "300000"
        sizes[kind] = len(content)

    assert sizes == {
        "webp": pytest.approx(100_000, rel=0.3),
        "jpeg": pytest.approx(230_000, rel=0.3),
        "png": pytest.approx(1_600_000, rel=0.3),
        "300000": pytest.approx(300_000, rel=0.02),
    }


def test_the_sixth_edit_in_five_seconds_is_refused() -> None:
    seen = Command(job=1, kind="imagine", due_at=0, user=1, prompt="", model="")

    left = [seen.edit_wait(10.0 + at)[0] for at in range(5)]

    assert left == [4, 3, 2, 1, 0]
    assert seen.edit_wait(14.9)[0] == -1
    assert seen.edit_wait(15.0)[0] == 4


async def test_a_form_is_read_and_said_back_with_addresses() -> None:
    card = {
        "type": 17,
        "components": [{"type": 12, "items": [{"media": {"url": "attachment://a.png"}}]}],
    }
    form = aiohttp.FormData(quote_fields=False)
    payload = {"components": [card], "flags": 1 << 15}
    form.add_field("payload_json", json.dumps(payload), content_type="application/json")
    form.add_field("files[0]", picture("500")[0], filename="a.png", content_type="image/png")
    read: list[tuple[dict[str, object], list[str]]] = []

    def take(request: Request) -> bytes:
        read.append(sent(request))
        return response(204)

    server, port = await serve(take, time.monotonic)
    async with (
        aiohttp.ClientSession() as session,
        session.patch(f"http://127.0.0.1:{port}/", data=form) as answer,
    ):
        status = answer.status
    server.close()

    assert status == 204
    assert read == [(payload, ["a.png"])]
    shown = said_back(message("123"), payload, ["a.png"])["components"][0]["components"][0]
    assert shown["items"][0]["media"]["url"].startswith("https://cdn.discordapp.com/")
