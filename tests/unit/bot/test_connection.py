"""Why there is no connection to Discord, in a sentence for operators."""

import asyncio
from collections.abc import AsyncGenerator
from typing import Any

import pytest
from discord.http import Route
from pydantic import SecretStr

from bot.app import EaselBot
from bot.connection import failures_explained, log_in, point_at, require_gateway
from bot.errors import UnreachableError
from bot.gateway import Gateway
from bot.settings import Settings
from cogs.kit.language import packaged_words
from tests.fakes.refusals import refusals_in
from tests.patience import PATIENCE_SECONDS
from tests.servers.gateway import ScriptedGateway, scripted_gateway

WORDS = packaged_words()
FATAL = [4004, 4010, 4011, 4012, 4013, 4014]
JSON = "application/json"
HTML = "<html><body>Sign in to this network</body></html>"
ODD_LOGINS: dict[str, dict[str, Any]] = {
    "500 without a body": {"status": 500, "content_type": JSON},
    "200 with a page": {"text": HTML, "content_type": "text/html"},
    "200 with a page said to be JSON": {"text": HTML, "content_type": JSON},
    "200 with a list": {"text": "[]", "content_type": JSON},
    "200 with null": {"text": "null", "content_type": JSON},
    "200 with somebody without a name": {"text": '{"id": "1"}', "content_type": JSON},
    "200 cut off": {"text": '{"id": "1", "user', "content_type": JSON},
    "204": {"status": 204},
    "429 without a body": {"status": 429, "content_type": JSON},
    "429 of a network before Discord": {"status": 429, "text": HTML, "content_type": "text/html"},
    "403 with a page": {"status": 403, "text": HTML, "content_type": "text/html"},
}


@pytest.fixture
async def gateway(monkeypatch: pytest.MonkeyPatch) -> AsyncGenerator[ScriptedGateway]:
    # Both are pointed elsewhere below, and put back afterwards.
    monkeypatch.setattr(Route, "BASE", Route.BASE)
    monkeypatch.setattr(Gateway, "DEFAULT_GATEWAY", Gateway.DEFAULT_GATEWAY)
    async with scripted_gateway() as opened:
        yield opened


def settings_for(gateway: ScriptedGateway) -> Settings:
    """Settings that name a gateway and its REST API as Discord."""
    return Settings(
        discord_token=SecretStr("token"),
        discord_api_url=gateway.api_url,
        discord_gateway_url=gateway.url,
    )


async def started(gateway: ScriptedGateway) -> None:
    """Start as every process with the gateway does."""
    settings = settings_for(gateway)
    point_at(settings)
    async with EaselBot(refusals=refusals_in(WORDS)) as bot:
        await log_in(bot, settings, WORDS)
        await require_gateway(settings, WORDS)
        with failures_explained(settings, WORDS):
            await asyncio.wait_for(bot.connect(), PATIENCE_SECONDS)


@pytest.mark.parametrize("code", FATAL)
async def test_a_close_for_good_is_told_by_its_code(gateway: ScriptedGateway, code: int) -> None:
    gateway.close_with = code
    with pytest.raises(UnreachableError) as told:
        await started(gateway)

    assert told.value.problems == (WORDS.plain.say(f"terminal-gateway-{code}"),)


def test_each_close_for_good_has_words_of_its_own() -> None:
    assert len({WORDS.plain.say(f"terminal-gateway-{code}") for code in FATAL}) == len(FATAL)


@pytest.mark.parametrize("odd", list(ODD_LOGINS))
async def test_a_login_that_discord_would_not_answer_so_is_no_bug(
    gateway: ScriptedGateway, odd: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def at_once(_: float) -> None:
        """The library repeats after 500, with pauses."""

    monkeypatch.setattr("discord.http.asyncio.sleep", at_once)
    gateway.odd_login = ODD_LOGINS[odd]
    with pytest.raises(UnreachableError) as told:
        await started(gateway)

    (problem,) = told.value.problems
    said = {
        WORDS.plain.say(
            "terminal-discord-unreachable", url=gateway.api_url, reason=f"HTTP {status}"
        )
        for status in (403, 429, 500)
    }
    assert problem in said | {WORDS.plain.say("terminal-discord-odd", url=gateway.api_url)}


async def test_a_gateway_that_is_closed_is_told_at_the_start(gateway: ScriptedGateway) -> None:
    gateway.url = "ws://127.0.0.1:9/gateway"
    with pytest.raises(UnreachableError) as told:
        await started(gateway)

    assert "ws://127.0.0.1:9/gateway" in told.value.problems[0]


async def test_what_is_no_gateway_is_told_at_the_start(gateway: ScriptedGateway) -> None:
    gateway.url = gateway.url.replace("/gateway", "/api/v10/users/@me")
    with pytest.raises(UnreachableError) as told:
        await started(gateway)

    assert gateway.url in told.value.problems[0]
