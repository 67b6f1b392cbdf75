"""The address that the image service calls: what it takes, and what changes nothing."""

from collections.abc import Mapping

import pytest

from bot.imagine.nudge_addresses import NudgeAddresses
from bot.web.nudges import MOST_SIGNED_BYTES, IsSigned, nudge_route
from bot.web.nudges_probe import Reached, probe_nudges
from bot.web.public_server import serve_public
from tests.servers.ports import free_port
from tests.unit.bot.web.test_public_server import HOST, sent

ADDRESSES = NudgeAddresses(public_url="https://easel.example", secret="a.discord.token")
NAME = f"{'5' * 32}-0"
OWN = ADDRESSES.of(NAME).removeprefix("https://easel.example")
FORGED = OWN[:-1] + ("0" if OWN[-1] != "0" else "1")
ENORMOUS = 10**12 - 1


async def answers(
    path: str, *, method: str = "POST", length: int = 2, is_signed: IsSigned | None = None
) -> tuple[int, list[str]]:
    """Return the status of one call, and what is looked at because of it."""
    nudged: list[str] = []
    port = free_port()
    head = f"{method} {path} HTTP/1.1\r\nHost: easel\r\nContent-Length: {length}\r\n\r\n"
    async with serve_public(
        HOST, port, [nudge_route(ADDRESSES, nudged.append, is_signed=is_signed)]
    ):
        answer = await sent(port, head.encode() + b"{}")
    return int(answer.split()[1]), nudged


@pytest.mark.parametrize(
    ("path", "status"),
    [
        (OWN, 200),
        (f"{OWN}?again=1", 200),
        (FORGED, 404),
        (f"{OWN}/", 404),
        (OWN.rpartition("/")[0], 404),
        (OWN.replace("5", "6", 1), 404),
        ("/predictions/", 404),
        ("/predictions/%2e%2e/x", 404),
        ("/elsewhere", 404),
    ],
)
async def test_an_own_address_is_looked_at_and_no_other(path: str, status: int) -> None:
    assert await answers(path) == (status, [NAME] if status == 200 else [])


async def test_a_body_is_neither_read_nor_believed() -> None:
    assert await answers(OWN, length=ENORMOUS) == (200, [NAME])
    assert await answers(FORGED, length=ENORMOUS) == (404, [])
    assert await answers(OWN, method="GET") == (405, [])


@pytest.mark.parametrize(("verdict", "status"), [(True, 200), (False, 401), (None, 503)])
async def test_a_signature_counts_where_the_service_gives_one(
    *, verdict: bool | None, status: int
) -> None:
    async def is_signed(headers: Mapping[str, str], body: bytes) -> bool | None:
        assert (headers["host"], body) == ("easel", b"{}")
        return verdict

    assert await answers(OWN, is_signed=is_signed) == (status, [NAME] if verdict else [])
    assert await answers(FORGED, is_signed=is_signed) == (404, [])
    assert (await answers(OWN, length=MOST_SIGNED_BYTES + 1, is_signed=is_signed))[0] == 413


async def test_a_probe_tells_easel_from_another_server_and_from_none() -> None:
    port, other, nobodys = (free_port() for _ in range(3))

    async def probed(called: int) -> Reached:
        url = f"http://{HOST}:{called}"
        addresses = NudgeAddresses(public_url=url, secret="a.discord.token")
        reached, said = await probe_nudges(addresses, host=HOST, port=port)
        assert bool(said) is (reached is not Reached.HERE)
        return reached

    async with serve_public(HOST, other, []):
        found = [await probed(called) for called in (port, other, nobodys)]

    assert found == [Reached.HERE, Reached.ELSEWHERE, Reached.NOWHERE]
