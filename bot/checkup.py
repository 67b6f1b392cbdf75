"""``check``: each part tried for real, one line each with the fix."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from typing import cast
from urllib.parse import urlencode

import aiohttp
from pydantic import SecretStr

from bot.catalog import load_catalog
from bot.clock import SystemClock
from bot.errors import (
    AnswerUnreadableError,
    KeyRefusedError,
    PredictionError,
    PredictionLostError,
    SettingsError,
    StartError,
    UnreachableError,
)
from bot.imagine.request_limit import RequestLimit
from bot.locales import Words
from bot.replicate import ReplicateClient, open_session
from bot.settings import Settings
from bot.store.database import Database

NO_SUCH_PREDICTION = "easelcheck0000000000000000"
"""Asking for what is not there shows whether the key is accepted, and costs nothing."""
ANSWER_SECONDS = 15.0
NOTHING = "-"
REQUIRED = frozenset({"DISCORD_TOKEN", "COMETAPI_KEY"})

# View channel, send messages, send in threads, embed links, attach files, read history.
LEAST_PERMISSIONS = 1 << 10 | 1 << 11 | 1 << 38 | 1 << 14 | 1 << 15 | 1 << 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What one look found."""

    line: str
    exit_code: int = 0
    """What the process would end with for this alone; 0 where nothing is wrong."""


class Checkup:
    """Tries everything the bot needs, and says in one line each what is wrong and how to fix it."""

    def __init__(self, *, settings: Settings, words: Words) -> None:
        self._settings = settings
        self._words = words

    async def findings(self) -> AsyncIterator[Finding]:
        """Yield one finding after the other."""
        for finding in self._each_setting():
            yield finding
        yield await asyncio.to_thread(self._models)
        yield await self._database()
        if self._settings.cometapi_key.get_secret_value():
            yield await self._image_service()
        if self._settings.discord_token.get_secret_value():
            async for finding in self._discord():
                yield finding

    def _each_setting(self) -> Iterator[Finding]:
        for field in type(self._settings).model_fields:
            name, value = field.upper(), getattr(self._settings, field)
            if name in REQUIRED and not value.get_secret_value():
                said = self._words.say("settings-missing")
                yield self._finding(name, said, SettingsError.exit_code)
                continue
            words_id = "check-setting"
            if field not in self._settings.model_fields_set:
                words_id = "check-setting-default"
            said = self._words.say(words_id, value=self._shown(value))
            yield self._finding(name, said)

    def _shown(self, value: object) -> str:
        if isinstance(value, SecretStr):
            return self._words.say("check-secret") if value.get_secret_value() else NOTHING
        if isinstance(value, tuple):
            return ", ".join(str(part) for part in cast("tuple[object, ...]", value)) or NOTHING
        return NOTHING if value is None else str(value)

    def _models(self) -> Finding:
        try:
            catalog = load_catalog(self._settings.models_file, self._settings.default_model)
        except StartError as error:
            return self._wrong("models", str(error), error.exit_code)
        count, default = len(catalog.search("")), catalog.default.label
        return self._fine("models", "check-models-fine", count=count, default=default)

    async def _database(self) -> Finding:
        url, folder = self._settings.database_url.get_secret_value(), self._settings.data_dir
        try:
            async with Database.open(url, data_dir=folder):
                pass
        except StartError as error:
            return self._wrong("database", str(error), error.exit_code)
        return self._fine("database", "check-database-fine", path=str(folder))

    async def _image_service(self) -> Finding:
        url, clock = self._settings.prediction_api_url, SystemClock()
        async with open_session() as session:
            backend = ReplicateClient(
                session=session,
                base_url=url,
                key=self._settings.cometapi_key.get_secret_value(),
                clock=clock,
                limit=RequestLimit(
                    requests_per_minute=self._settings.prediction_requests_per_minute, clock=clock
                ),
            )
            try:
                await backend.get(NO_SUCH_PREDICTION, give_up_at=clock.monotonic())
            except KeyRefusedError:
                return self._wrong("images", self._words.say("check-images-refused"))
            except PredictionLostError:
                pass
            except PredictionError as error:
                is_odd = isinstance(error, AnswerUnreadableError) or not error.is_temporary
                words_id = "odd" if is_odd else "unreachable"
                said = self._words.say(f"check-images-{words_id}", url=url, reason=str(error))
                return self._wrong("images", said)
        return self._fine("images", "check-images-fine", url=url)

    async def _discord(self) -> AsyncIterator[Finding]:
        url = self._settings.discord_api_url
        token = self._settings.discord_token.get_secret_value()
        try:
            async with (
                asyncio.timeout(ANSWER_SECONDS),
                aiohttp.ClientSession(headers={"Authorization": f"Bot {token}"}) as session,
                session.get(f"{url}/oauth2/applications/@me", allow_redirects=False) as answer,
            ):
                if answer.status in {401, 403}:
                    yield self._wrong("discord", self._words.say("check-discord-refused"))
                    return
                answer.raise_for_status()
                application = await answer.json(content_type=None)
        except (aiohttp.ClientError, OSError, ValueError) as error:
            said = self._words.say(
                "check-discord-unreachable", url=url, reason=str(error) or type(error).__name__
            )
            yield self._wrong("discord", said)
            return
        yield self._fine("discord", "check-discord-fine", name=str(application.get("name")))
        query = urlencode(
            {
                "client_id": application.get("id"),
                "scope": "bot applications.commands",
                "permissions": LEAST_PERMISSIONS,
            }
        )
        invite = f"https://discord.com/oauth2/authorize?{query}"
        yield Finding(line=self._words.say("check-invite", url=invite))

    def _fine(self, part: str, words_id: str, **facts: str | int) -> Finding:
        return self._finding(self._words.say(f"check-{part}"), self._words.say(words_id, **facts))

    def _wrong(self, part: str, said: str, exit_code: int = UnreachableError.exit_code) -> Finding:
        return self._finding(self._words.say(f"check-{part}"), said, exit_code)

    def _finding(self, what: str, said: str, exit_code: int = 0) -> Finding:
        words_id = "check-wrong" if exit_code else "check-ok"
        return Finding(line=self._words.say(words_id, what=what, detail=said), exit_code=exit_code)
