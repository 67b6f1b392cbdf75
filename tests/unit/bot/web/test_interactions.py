"""What comes over HTTP in Discord's name: only what Discord signed is read."""

import json
from collections.abc import Mapping
from http import HTTPStatus

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from bot.errors import SettingsError
from bot.web.connections import Answer
from bot.web.interactions import InteractionEndpoint, Verifier
from bot.web.interactions_probe import Probed, probe_interactions
from bot.web.public_server import PublicRequest, PublicRoute, serve_public
from tests.servers.ports import free_port

# Fixed, because signatures name the cases, alike in every process.
KEY, OTHER_KEY = (Ed25519PrivateKey.from_private_bytes(bytes([number]) * 32) for number in (1, 2))
NOW = 1_800_000_000
HOST = "127.0.0.1"
PING = b'{"type":1}'
COMMAND = json.dumps({"type": 2, "id": "5", "token": "secret", "data": {}}).encode()


class Endpoint:
    """An endpoint that notes what it hands over."""

    def __init__(self) -> None:
        self.taken: list[Mapping[str, object]] = []
        verifier = Verifier(KEY.public_key().public_bytes_raw().hex(), now=lambda: NOW)
        self.endpoint = InteractionEndpoint(verifier=verifier, hand_over=self.taken.append)

    async def answer(self, body: bytes, headers: Mapping[str, str]) -> Answer:
        request = PublicRequest(
            method="POST", path="/interactions", query="", headers=headers, body=body
        )
        return await self.endpoint.answer(request)


def signed(
    body: bytes, *, at: object = NOW, key: Ed25519PrivateKey = KEY, **others: str | None
) -> dict[str, str]:
    """What Discord would send along with a body; others replace it, or take it away."""
    headers: dict[str, str | None] = {
        "x-signature-ed25519": key.sign(str(at).encode() + body).hex(),
        "x-signature-timestamp": str(at),
        **{name.replace("_", "-"): value for name, value in others.items()},
    }
    return {name: value for name, value in headers.items() if value is not None}


@pytest.mark.parametrize(
    "headers",
    [
        {},
        signed(COMMAND, x_signature_ed25519=None),
        signed(COMMAND, x_signature_timestamp=None),
        signed(COMMAND, x_signature_ed25519="not hex"),
        signed(COMMAND, x_signature_ed25519="00" * 64),
        signed(COMMAND, x_signature_ed25519="00"),
        signed(COMMAND, x_signature_timestamp=str(NOW + 1)),
        signed(COMMAND, x_signature_timestamp="١٢"),
        signed(COMMAND, at="now"),
        signed(COMMAND, at="9" * 5_000),
        signed(COMMAND, at=NOW - 301),
        signed(COMMAND, at=NOW + 301),
        signed(COMMAND, key=OTHER_KEY),
        signed(PING),
    ],
    ids=lambda headers: " ".join(f"{name}: {value}" for name, value in headers.items())[-60:],
)
async def test_nothing_is_read_that_discord_did_not_sign(headers: Mapping[str, str]) -> None:
    endpoint = Endpoint()
    answer = await endpoint.answer(COMMAND, headers)

    assert answer.status == 401
    assert endpoint.taken == []


@pytest.mark.parametrize(
    ("body", "status", "answered"),
    [
        (PING, 200, b'{"type":1}'),
        (COMMAND, 202, b""),
        (b"", 400, None),
        (b"[1]", 400, None),
        (b"{", 400, None),
        (b'"\xff"', 400, None),
        (b"[" * 100_000, 400, None),
        (b"{}", 400, None),
        (b'{"type":"1"}', 400, None),
        (b'{"type":2}', 400, None),
        (b'{"type":9,"id":"5","token":"t"}', 400, None),
        (b'{"type":2,"id":5,"token":"t"}', 400, None),
        (b'{"type":2,"id":"x","token":"t"}', 400, None),
        (b'{"type":2,"id":"5","token":""}', 400, None),
    ],
    ids=lambda value: value[:30].decode("latin-1") if isinstance(value, bytes) else None,
)
async def test_what_discord_signed_is_answered_by_its_type(
    body: bytes, status: int, answered: bytes | None
) -> None:
    endpoint = Endpoint()
    answer = await endpoint.answer(body, signed(body, at=NOW - 299))

    assert answer.status == status
    assert answered is None or answer.body == answered
    assert endpoint.taken == ([json.loads(COMMAND)] if status == 202 else [])


async def test_a_free_port_is_tried_with_a_key_made_for_that() -> None:
    assert await probe_interactions(HOST, free_port()) is Probed.WORKS


@pytest.mark.parametrize(
    ("status", "found"), [(HTTPStatus.UNAUTHORIZED, Probed.RUNS), (HTTPStatus.OK, Probed.TAKEN)]
)
async def test_a_port_in_use_is_easels_if_it_refuses_a_wrong_signature(
    status: HTTPStatus, found: Probed
) -> None:
    async def answer(_: PublicRequest) -> Answer:
        return Answer(status=status, body=b"")

    port = free_port()
    route = PublicRoute(method="POST", path="/interactions", handler=answer)
    async with serve_public(HOST, port, [route]):
        assert await probe_interactions(HOST, port) is found


async def test_an_address_that_is_not_here_is_a_wrong_setting() -> None:
    with pytest.raises(SettingsError, match=r"INTERACTIONS_HOST: 192\.0\.2\.1"):
        await probe_interactions("192.0.2.1", free_port())
