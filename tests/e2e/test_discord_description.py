"""The description of Discord's API that every end-to-end test holds the bot's requests against."""

import pytest

from sandbox.discord.journal import RecordedRequest
from tests.servers.openapi import DiscordDescription

EDIT = "/webhooks/11/token/messages/@original"
TEXT = {"type": 10, "content": "hello"}


def request(
    method: str, path: str, json: object = None, query: dict[str, str] | None = None
) -> RecordedRequest:
    return RecordedRequest(
        method=method, path=path, query=query or {}, json=json, files=(), status=200, at=0
    )


@pytest.mark.parametrize(
    "good",
    [
        request("GET", "/users/@me"),
        request("PATCH", EDIT, {"components": [TEXT]}, {"with_components": "1"}),
        request("PATCH", EDIT, {"attachments": [{"id": 0, "filename": "a.webp"}]}),
        request("POST", "/interactions/12/token/callback", {"type": 5}, {"with_response": "1"}),
        request("POST", "/users/@me/channels", {"recipient_id": "13"}),
        request("POST", "/channels/14/messages", {"allowed_mentions": {"users": [15]}}),
    ],
    ids=lambda one: f"{one.method} {one.path}",
)
def test_requests_as_described_pass(good: RecordedRequest) -> None:
    assert DiscordDescription.load().problems(good) == []


@pytest.mark.parametrize(
    ("wrong", "problem"),
    [
        (request("GET", "/nowhere"), "no such route"),
        (request("DELETE", "/users/@me"), "no such route"),
        (request("PATCH", "/channels/letters/messages/16", {}), "no such route"),
        (request("PATCH", EDIT, {}, {"with_component": "1"}), "no parameter with_component"),
        (request("PATCH", EDIT, {}, {"with_components": "maybe"}), "is not a boolean"),
        (request("PATCH", EDIT), "has no body"),
        (request("GET", "/users/@me", {"name": "x"}), "a body that is not described"),
        (request("PATCH", EDIT, {"content": "x" * 2001}), "content: "),
        (request("PATCH", EDIT, {"components": [{"type": 10}]}), "components/0: "),
        (request("PATCH", EDIT, {"attachments": [{"filename": "a.webp"}]}), "attachments/0: "),
        (request("POST", "/interactions/12/token/callback", {"type": 99}), "the body: "),
        (request("POST", "/users/@me/channels", {"recipient_id": [13]}), "recipient_id: "),
    ],
)
def test_what_is_not_as_described_is_named(wrong: RecordedRequest, problem: str) -> None:
    (found,) = DiscordDescription.load().problems(wrong)

    assert found.startswith(f"{wrong.method} {wrong.path}: ")
    assert problem in found
