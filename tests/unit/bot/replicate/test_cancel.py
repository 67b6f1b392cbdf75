import aiohttp
import pytest

from tests.servers.replicate import ID, Answer, ReplicateServer, prediction
from tests.unit.bot.replicate.clients import PAGE, TINY, client_of


@pytest.mark.parametrize(
    ("answer", "confirmed"),
    [
        (Answer(body=prediction("canceled")), True),
        (Answer(status=201, body=prediction("processing")), True),
        (Answer(body={"code": "success", "data": {"status": "FAILURE", "data": None}}), False),
        (Answer(body=prediction("succeeded")), False),
        (Answer(body=prediction("failed")), False),
        (Answer(body=PAGE), False),
        (Answer(body={"ok": True}), False),
        (Answer(status=404, body=PAGE), False),
        (Answer(status=404, body=prediction("canceled")), False),
        (Answer(status=301, headers={"Location": "/"}), False),
        (Answer(status=500, body={}), False),
        (Answer(resets=True), False),
        (Answer(hangs=True), False),
    ],
)
async def test_only_a_prediction_confirms_a_cancel(
    session: aiohttp.ClientSession, server: ReplicateServer, answer: Answer, *, confirmed: bool
) -> None:
    server.on_cancel = [answer]

    assert await client_of(session, server.base_url, timeouts=TINY).cancel(ID) is confirmed

    (seen,) = server.seen
    assert (seen.method, seen.raw_path) == ("POST", f"/replicate/v1/predictions/{ID}/cancel")
