"""Requests as their column holds them, and as it held them."""

import json
from dataclasses import replace
from typing import Any

import pytest

from bot.imagine.requester import Place, Requester
from bot.jobs.records import new_job, recorded_request, to_job, to_row
from tests.fakes.requests import ANN, a_reply, a_request

MIRA = Requester(user_id=7, place=Place(channel_id=8, guild_id=9), role_ids=(3,))


def test_a_requester_is_on_record_as_the_asker() -> None:
    row = to_row(new_job(replace(a_request(), requester=MIRA, weight=2), a_reply(), now=1.0))

    stored = json.loads(row.request)
    assert stored["asker"]["user_id"] == MIRA.user_id
    assert "requester" not in stored
    assert to_job(row).request == replace(a_request(), requester=MIRA, weight=2)


@pytest.mark.parametrize("before", [{}, {"asker": None}], ids=["not kept", "not known"])
def test_a_request_from_before_requesters_were_kept_is_its_replys(before: dict[str, Any]) -> None:
    row = to_row(new_job(a_request(), a_reply(), now=1.0))
    stored = {name: value for name, value in json.loads(row.request).items() if name != "asker"}
    old = json.dumps(stored | before)

    assert to_job(replace(row, request=old)).request.requester == Requester(
        user_id=ANN, place=Place(channel_id=11, guild_id=12)
    )
    assert recorded_request(old) is None
