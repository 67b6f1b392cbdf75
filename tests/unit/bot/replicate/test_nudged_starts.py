"""Starts that ask for a call, and for an end at the deadline."""

import base64
import hashlib
import hmac
import json
import socket
from collections.abc import AsyncGenerator
from typing import Any

import aiohttp
import pytest
from aiohttp.abc import AbstractResolver, ResolveResult
from yarl import URL

from bot.errors import InputInvalidError, NudgeRefusedError, PredictionError, StartAmbiguousError
from bot.replicate.signatures import AGAIN_SECONDS, OLDEST_SECONDS, Signatures
from tests.fakes.clock import FakeClock
from tests.servers.replicate import Answer, ReplicateServer
from tests.unit.bot.replicate.clients import KEY, MODEL, PAGE, TINY, client_of

NUDGE_AT = f"https://easel.example/predictions/{'5' * 32}-0/{'ab' * 16}"
SECRET = b"0123456789abcdef01234567"


class AllHere(AbstractResolver):
    """Every name is this machine's."""

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        return [
            ResolveResult(
                hostname=host, host="127.0.0.1", port=port, family=family, proto=0, flags=0
            )
        ]

    async def close(self) -> None:
        pass


@pytest.fixture
async def replicate() -> AsyncGenerator[aiohttp.ClientSession]:
    """A session for which api.replicate.com is on this machine."""
    async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(resolver=AllHere())) as session:
        yield session


def replicate_at(server: ReplicateServer) -> str:
    return str(URL(server.url).with_host("api.replicate.com") / "v1")


async def test_the_service_is_asked_to_call_when_it_is_over(
    session: aiohttp.ClientSession, server: ReplicateServer
) -> None:
    client = client_of(session, server.base_url)

    await client.create(MODEL, {"prompt": "x"}, nudge_at=NUDGE_AT, deadline_seconds=60)

    (seen,) = server.seen
    assert json.loads(seen.body) == {
        "input": {"prompt": "x"},
        "webhook": NUDGE_AT,
        "webhook_events_filter": ["completed"],
    }
    assert "cancel-after" not in seen.headers


@pytest.mark.parametrize(
    ("deadline", "sent"),
    [(180.0, "195s"), (0.2, "16s"), (1e9, "86400s"), (None, None)],
)
async def test_replicate_alone_ends_what_nobody_looks_for_any_more(
    replicate: aiohttp.ClientSession,
    server: ReplicateServer,
    deadline: float | None,
    sent: str | None,
) -> None:
    await client_of(replicate, replicate_at(server)).create(
        MODEL, {"prompt": "x"}, deadline_seconds=deadline
    )

    assert server.seen[0].headers.get("cancel-after") == sent


def invalid(field: str, description: str = "is not allowed") -> dict[str, Any]:
    return {
        "title": "Input validation failed",
        "detail": f"- {field}: {description}\n",
        "status": 422,
        "invalid_fields": [{"type": "x", "field": field, "description": description}],
    }


@pytest.mark.parametrize(
    ("answer", "error"),
    [
        (Answer(status=422, body=invalid("webhook")), NudgeRefusedError),
        (Answer(status=422, body=invalid("webhook_events_filter")), NudgeRefusedError),
        (
            Answer(status=400, body={"error": {"message": "unknown field webhook"}}),
            NudgeRefusedError,
        ),
        (Answer(status=400, body={"detail": "Webhooks are not supported"}), NudgeRefusedError),
        (Answer(status=422, body=invalid("input.prompt", "a webhook, drawn")), InputInvalidError),
        (Answer(status=422, body=invalid("input.seed")), InputInvalidError),
        (Answer(status=429, body={"detail": "too many webhooks"}), PredictionError),
        (
            Answer(status=500, body={"error": {"message": "webhook", "code": ""}}),
            StartAmbiguousError,
        ),
        (Answer(status=502, body=f"{PAGE} webhook"), StartAmbiguousError),
        (Answer(status=201, body={"error": "webhook"}), StartAmbiguousError),
        (Answer(resets=True), StartAmbiguousError),
    ],
    ids=lambda value: f"{value.status}-{value.body}"[:40] if isinstance(value, Answer) else "",
)
async def test_only_a_definite_refusal_of_the_call_is_one(
    session: aiohttp.ClientSession,
    server: ReplicateServer,
    answer: Answer,
    error: type[PredictionError],
) -> None:
    server.on_create = [answer]
    client = client_of(session, server.base_url, timeouts=TINY)

    with pytest.raises(error) as caught:
        await client.create(MODEL, {"prompt": "a webhook, drawn"}, nudge_at=NUDGE_AT)

    assert isinstance(caught.value, NudgeRefusedError) is (error is NudgeRefusedError)
    assert len(server.creates) == 1


async def test_a_start_that_asks_for_no_call_is_not_refused_for_one(
    session: aiohttp.ClientSession, server: ReplicateServer
) -> None:
    server.on_create = [Answer(status=422, body=invalid("webhook"))]

    with pytest.raises(InputInvalidError) as caught:
        await client_of(session, server.base_url).create(MODEL, {"prompt": "x"})

    assert not isinstance(caught.value, NudgeRefusedError)


def signed(body: bytes, at: float, *, id_: str = "msg_1", secret: bytes = SECRET) -> dict[str, str]:
    """Return what Replicate sends along with a body."""
    content = f"{id_}.{int(at)}.".encode() + body
    own = base64.b64encode(hmac.digest(secret, content, hashlib.sha256)).decode()
    return {
        "webhook-id": id_,
        "webhook-timestamp": str(int(at)),
        "webhook-signature": f"v1,{base64.b64encode(b'x' * 32).decode()} v1,{own}",
    }


async def test_what_replicate_signed_just_now_is_known_and_nothing_else(
    session: aiohttp.ClientSession, server: ReplicateServer
) -> None:
    clock = FakeClock()
    secret = base64.b64encode(SECRET).decode()
    server.on_file = [Answer(status=500), Answer(body={"key": f"whsec_{secret}"})]
    signatures = Signatures(session=session, base_url=f"{server.url}/v1", key=KEY, clock=clock)
    body, now = b'{"id": "x"}', clock.time()

    assert await signatures.is_signed(signed(body, now), body) is None
    assert await signatures.is_signed(signed(body, now), body) is None
    await clock.sleep(AGAIN_SECONDS)
    assert await signatures.is_signed(signed(body, now), body) is True
    for headers, said in (
        (signed(body, now), b"{}"),
        (signed(body, now, secret=b"another"), body),
        (signed(body, now - 2 * OLDEST_SECONDS), body),
        (signed(body, now) | {"webhook-id": "msg_2"}, body),
        (signed(body, now) | {"webhook-timestamp": "soon"}, body),
        (signed(body, now) | {"webhook-signature": "v1,ü v2"}, body),
        ({}, body),
    ):
        assert await signatures.is_signed(headers, said) is False
    assert [seen.raw_path for seen in server.seen] == ["/v1/webhooks/default/secret"] * 2
    assert server.seen[0].headers["authorization"] == f"Bearer {KEY}"
