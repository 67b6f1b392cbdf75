"""What the simulated Discord answers in place of what it should."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import aiohttp
import pytest
from simcord.backend.errors import BackendError
from simcord.http import router

from tests.harness.world import Shown, World

CONTAINER = 17
Take = Callable[[], object]
Answer = Callable[[Take], object]
"""Answers a request, which it may let Discord take first."""


def refused(status: int, code: int) -> Answer:
    def answer(_: Take) -> object:
        raise BackendError(status, code, "said the test")

    return answer


def cut_before(_: Take) -> object:
    """The connection was closed when the request came."""
    raise aiohttp.ServerDisconnectedError


def cut_after(take: Take) -> object:
    """The connection breaks in place of an answer."""
    take()
    raise aiohttp.ClientOSError(104, "Connection reset by peer")


def garbled(body: object) -> Answer:
    def answer(take: Take) -> object:
        take()
        return body

    return answer


REFUSALS = {
    "archived": refused(400, 50083),
    "locked": refused(400, 160005),
    "form": refused(400, 50035),
    "access": refused(403, 50001),
    "unknown": refused(404, 10008),
    "method": refused(405, 0),
    "gone": refused(410, 0),
    "teapot": refused(418, 0),
    "law": refused(451, 0),
    "not verified": refused(403, 50178),
    "a bad file": refused(400, 50046),
}
CONTENT = {
    "explicit": refused(400, 20009),
    "automod": refused(400, 200000),
    "link": refused(400, 240000),
}
AWAY = {
    "busy": refused(429, 0),
    "channel limit": refused(400, 20028),
    "overloaded": refused(403, 130000),
    "500": refused(500, 0),
    "503": refused(503, 0),
    "cut before": cut_before,
    "cut after": cut_after,
    "a list": garbled([]),
    "nothing": garbled({}),
    "a page": garbled("<html>"),
}


@dataclass(slots=True)
class Odd:
    """How often the answer was given."""

    hits: int = 0


@contextmanager
def answering(
    requests: str,
    answer: Answer,
    *,
    times: int = 1_000,
    with_files: bool | None = None,
    with_card: bool | None = None,
) -> Iterator[Odd]:
    """Let the simulated Discord answer such requests (``METHOD /path``) like this while inside."""
    odd, pattern, dispatch = Odd(), re.compile(requests), router.dispatch
    posted: dict[str, object] = {}

    def dispatch_oddly(backend: Any, method: str, path: str, **given: Any) -> object:  # noqa: ANN401
        # A list of commands is sent when the bot starts anew.
        json = given["json"] if isinstance(given.get("json"), dict) else {}
        nonce = json.get("nonce") if method == "POST" else None

        def take() -> object:
            if nonce is None:
                return dispatch(backend, method, path, **given)
            # Discord makes one message of two with the same nonce; simcord does not.
            if f"{path} {nonce}" not in posted:
                posted[f"{path} {nonce}"] = dispatch(backend, method, path, **given)
            return posted[f"{path} {nonce}"]

        parts = json.get("components") or ()
        has_card = any(one.get("type") == CONTAINER for one in parts)
        is_meant = with_files in {None, bool(given.get("files"))} and with_card in {None, has_card}
        if odd.hits < times and is_meant and pattern.fullmatch(f"{method} {path}"):
            odd.hits += 1
            return answer(take)
        return take()

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(router, "dispatch", dispatch_oddly)
        yield odd


def everywhere(world: World) -> list[Shown]:
    """Every message there is, wherever it is."""
    channels = list(world.env.backend.messages)
    return [shown for channel in channels for shown in world.messages(channel)]
