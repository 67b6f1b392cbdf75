"""How the tests of the client get one, and look at its errors."""

import traceback

import aiohttp
import pytest

from bot.clock import Clock
from bot.errors import PredictionError
from bot.imagine.request_limit import RequestLimit
from bot.replicate import ReplicateClient, Timeouts
from tests.fakes.clock import FakeClock

KEY = "sk-secret_key-12345678"
MODEL = "black-forest-labs/flux-schnell"
PAGE = "<!doctype html><html><body>Welcome</body></html>"
TINY = Timeouts(connect=2.0, create=2.0, get=2.0, cancel=2.0)


def client_of(
    session: aiohttp.ClientSession,
    base_url: str,
    *,
    clock: Clock | None = None,
    requests_per_minute: int = 60_000,
    timeouts: Timeouts | None = None,
) -> ReplicateClient:
    clock = clock or FakeClock()
    return ReplicateClient(
        session=session,
        base_url=base_url,
        key=KEY,
        clock=clock,
        limit=RequestLimit(requests_per_minute=requests_per_minute, clock=clock),
        random=lambda: 0.5,
        timeouts=timeouts,
    )


def told(error: BaseException) -> str:
    """Everything a log or a crash report could show of an error and its causes."""
    text = "".join(traceback.format_exception(error))
    link: BaseException | None = error
    while link is not None:
        text += repr(link)
        link = link.__cause__
    return text


async def create_error(client: ReplicateClient) -> PredictionError:
    with pytest.raises(PredictionError) as caught:
        await client.create(MODEL, {"prompt": "x"})
    assert KEY not in told(caught.value)
    return caught.value
