"""``python -m bot check``: tries each part for real, and prints a line for each with its fix."""

import asyncio
import json
from collections.abc import AsyncIterator, Iterator, Mapping
from dataclasses import dataclass
from typing import cast
from urllib.parse import urlencode

import aiohttp
from pydantic import SecretStr
from yarl import URL

from bot.configured import configured_catalog
from bot.db.database import try_database
from bot.db.location import Server, locate
from bot.db.migrate import Tables
from bot.db.sqlite import DatabaseBusyError
from bot.errors import (
    AnswerUnreadableError,
    Fact,
    KeyRefusedError,
    PredictionError,
    ServiceUnreachableError,
    SettingsError,
    StartError,
    StoreLockedError,
    UnreachableError,
)
from bot.locales import Words
from bot.refresh import ask_service
from bot.replicate import open_session, probe
from bot.replicate.reading import TooMuchError, read_capped
from bot.replicate.texts import as_object, one_line
from bot.settings import Settings
from bot.web.connections import serve
from bot.web.nudges_probe import Reached, probe_nudges
from bot.wiring.nudges import nudge_addresses
from cogs.filter import load_base_filter

ANSWER_SECONDS = 15.0
HELLO = 10
"""The opcode of a gateway's first message."""
ANSWER_BYTES = 256 * 1024
HERE = {"0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104 - where such a server is asked
NOTHING = "-"
REQUIRED = frozenset({"DISCORD_TOKEN", "COMETAPI_KEY"})

_DATABASE_WORDS = {
    Tables.CURRENT: "check-database-fine",
    Tables.BEHIND: "check-database-behind",
    Tables.NONE: "check-database-none",
}

# View channel, send messages, send in threads, embed links, attach files, read history.
LEAST_PERMISSIONS = 1 << 10 | 1 << 11 | 1 << 38 | 1 << 14 | 1 << 15 | 1 << 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """The result of one check."""

    line: str
    exit_code: int = 0
    """The exit code for this alone; 0 where nothing is wrong."""


class Checkup:
    """Tries everything the bot needs, and says in one line each what is wrong and how to fix it."""

    def __init__(self, *, settings: Settings, words: Words) -> None:
        self._settings = settings
        self._words = words
        self._is_running = False
        self._is_shared = False

    async def findings(self) -> AsyncIterator[Finding]:
        """Yield the findings, one by one."""
        for finding in self._each_setting():
            yield finding
        for finding in await asyncio.to_thread(self._models):
            yield finding
        if self._settings.base_filter is not None:
            yield await asyncio.to_thread(self._base_filter, self._settings.base_filter)
        yield await self._database()
        async for finding in self._ports():
            yield finding
        if self._settings.cometapi_key.get_secret_value():
            images = await self._image_service()
            yield images
            if not images.exit_code:
                async for finding in self._offers():
                    yield finding
        yield await self._gateway()
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
        if self._settings.proxies.address:
            yield self._proxy()

    def _proxy(self) -> Finding:
        its = self._settings
        ways = {"discord": its.discord_proxy, "images": its.image_service_proxy}
        through = tuple(
            self._words.say(f"check-proxy-{name}")
            for name, proxy in ways.items()
            if proxy is not None
        )
        shown = its.proxies.shown
        if not through:
            return self._warning("proxy", "check-proxy-unused", proxy=shown)
        return self._fine("proxy", "check-proxy-fine", proxy=shown, hosts=through)

    def _shown(self, value: object) -> str:
        if isinstance(value, SecretStr):
            return self._words.say("check-secret") if value.get_secret_value() else NOTHING
        if isinstance(value, tuple):
            return ", ".join(str(part) for part in cast("tuple[object, ...]", value)) or NOTHING
        return NOTHING if value is None else str(value)

    def _models(self) -> list[Finding]:
        try:
            catalog = configured_catalog(self._settings)
        except StartError as error:
            return [self._wrong("models", str(error), error.exit_code)]
        count, default = len(catalog.search("")), catalog.default.label
        found = [self._fine("models", "check-models-fine", count=count, default=default)]
        if self._settings.max_usd_per_day is None:
            found.append(self._warning("budget", "check-budget-off"))
        unpriced = tuple(model.label for model in catalog.unpriced)
        if unpriced:
            found.append(self._warning("budget", "check-budget-unpriced", models=unpriced))
        return found

    def _base_filter(self, setting: str) -> Finding:
        try:
            its = load_base_filter(setting, self._words)
        except SettingsError as error:
            return self._wrong("base-filter", str(error), error.exit_code)
        return self._fine("base-filter", "check-base-filter-fine", count=len(its.entries))

    async def _database(self) -> Finding:
        url, folder = self._settings.database_url.get_secret_value(), self._settings.data_dir
        try:
            name, found = await try_database(url, data_dir=folder)
        except DatabaseBusyError as error:
            return self._wrong("database", str(error), error.exit_code)
        except StoreLockedError:
            self._is_running = True
            return self._fine("database", "check-database-running", path=str(folder))
        except StartError as error:
            return self._wrong("database", str(error), error.exit_code)
        self._is_shared = isinstance(locate(url, data_dir=folder), Server)
        return self._fine("database", _DATABASE_WORDS[found], path=name)

    async def _ports(self) -> AsyncIterator[Finding]:
        if self._settings.http_port is not None:
            yield await self._health_port(self._settings.http_port)
        if self._settings.interactions_port is not None:
            yield await self._interactions_port(self._settings.interactions_port)
        async for finding in self._nudges():
            yield finding

    async def _health_port(self, port: int) -> Finding:
        host = self._settings.http_host
        try:
            async with serve({}, host=host, port=port):
                return self._fine("health", "check-health-fine", host=host, port=str(port))
        except SettingsError as error:
            facts = {"host": host, "port": str(port)}
            if (self._is_running or self._is_shared) and await _is_easel(host, port):
                if self._is_running:
                    return self._fine("health", "check-health-running", **facts)
                return self._warning("health", "check-health-shared", **facts)
            return self._wrong("health", str(error), error.exit_code)

    async def _nudges(self) -> AsyncIterator[Finding]:
        """Call ourselves as the image service would; without its calls all goes on, so it warns."""
        addresses, url = nudge_addresses(self._settings), self._settings.public_url
        if addresses is None or url is None or self._settings.called_at is None:
            return
        if URL(url).scheme == "http":
            yield self._warning("nudges", "check-nudges-plain", url=url)
        host, port = self._settings.called_at
        reached, reason = await probe_nudges(addresses, host=host, port=port)
        match reached:
            case Reached.HERE:
                yield self._fine("nudges", "check-nudges-fine", url=url)
            case Reached.ELSEWHERE:
                facts = {"url": url, "answers": reason, "port": str(port)}
                yield self._warning("nudges", "check-nudges-elsewhere", **facts)
            case Reached.NOWHERE:
                yield self._warning("nudges", "check-nudges-nowhere", url=url, reason=reason)

    async def _interactions_port(self, port: int) -> Finding:
        # Loaded by those who use it.
        from bot.web.interactions_probe import Probed, probe_interactions  # noqa: PLC0415

        host = self._settings.interactions_host
        facts = {"host": host, "port": str(port)}
        try:
            probed = await probe_interactions(host, port)
        except SettingsError as error:
            return self._wrong("interactions", str(error), error.exit_code)
        match probed:
            case Probed.WORKS:
                return self._fine("interactions", "check-interactions-fine", **facts)
            case Probed.RUNS:
                return self._fine("interactions", "check-interactions-running", **facts)
            case Probed.TAKEN:
                said = self._words.say("check-interactions-taken", **facts)
                return self._wrong("interactions", said, SettingsError.exit_code)
            case Probed.BROKEN:
                said = self._words.say("check-interactions-broken", **facts)
                return self._wrong("interactions", said)

    def _way(self, application: Mapping[str, object]) -> Iterator[Finding]:
        """Say where Discord sends interactions, and whether that is where Easel waits for them."""
        key, port = self._settings.interactions_public_key, self._settings.interactions_port
        its_key, url = application.get("verify_key"), application.get("interactions_endpoint_url")
        if key is not None and isinstance(its_key, str) and its_key != key:
            said = self._words.say("settings-not-its-key", key=its_key)
            yield self._finding("INTERACTIONS_PUBLIC_KEY", said, SettingsError.exit_code)
        if isinstance(url, str) and port is None:
            said = self._words.say("check-interactions-elsewhere", url=url)
            yield self._wrong("interactions", said, SettingsError.exit_code)
        elif isinstance(url, str):
            yield self._fine("interactions", "check-interactions-url", url=url)
        elif port is not None:
            yield self._warning("interactions", "check-interactions-no-url")

    async def _image_service(self) -> Finding:
        url = self._settings.prediction_api_url
        async with open_session(proxy=self._settings.image_service_proxy) as session:
            try:
                await probe(session, url, self._settings.cometapi_key.get_secret_value())
            except KeyRefusedError:
                return self._wrong("images", self._words.say("check-images-refused"))
            except PredictionError as error:
                words_id = "check-images-down"
                if isinstance(error, ServiceUnreachableError):
                    words_id = "check-images-unreachable"
                elif isinstance(error, AnswerUnreadableError):
                    words_id = "check-images-odd"
                said = self._words.say(words_id, url=url, reason=str(error))
                return self._wrong("images", said)
        return self._fine("images", "check-images-fine", url=url)

    async def _offers(self) -> AsyncIterator[Finding]:
        """Say which models the service names; a service without a list is no mistake."""
        try:
            catalog = await asyncio.to_thread(configured_catalog, self._settings)
            async with asyncio.timeout(ANSWER_SECONDS):
                _, found = await ask_service(self._settings, catalog)
        except StartError:
            return  # said already
        except (PredictionError, TimeoutError) as error:
            reason = str(error) or type(error).__name__
            yield self._warning("offers", "check-offers-unread", reason=reason)
            return
        named = tuple(model.label for model in found.found)
        if named:
            yield self._fine("offers", "check-offers-found", models=named)
        else:
            yield self._fine("offers", "check-offers-none")
        missing = tuple(model.label for model in found.missing)
        if missing:
            yield self._warning("offers", "check-offers-missing", models=missing)

    async def _gateway(self) -> Finding:
        url = self._settings.discord_gateway_url
        try:
            async with (
                asyncio.timeout(ANSWER_SECONDS),
                aiohttp.ClientSession(proxy=self._settings.discord_proxy) as session,
            ):
                said_hello = await _says_hello(session, url)
        except aiohttp.WSServerHandshakeError:
            said_hello = False
        except (aiohttp.ClientError, OSError) as error:
            reason = str(error) or type(error).__name__
            return self._wrong(
                "gateway", self._words.say("check-gateway-unreachable", url=url, reason=reason)
            )
        if not said_hello:
            return self._wrong("gateway", self._words.say("check-gateway-odd", url=url))
        return self._fine("gateway", "check-gateway-fine", url=url)

    async def _discord(self) -> AsyncIterator[Finding]:
        url = self._settings.discord_api_url
        token = self._settings.discord_token.get_secret_value()
        try:
            async with (
                asyncio.timeout(ANSWER_SECONDS),
                aiohttp.ClientSession(
                    headers={"Authorization": f"Bot {token}"}, proxy=self._settings.discord_proxy
                ) as session,
                session.get(f"{url}/oauth2/applications/@me", allow_redirects=False) as answer,
            ):
                application = _object(await read_capped(answer, max_bytes=ANSWER_BYTES))
        except (aiohttp.ClientError, OSError, TooMuchError) as error:
            said = self._words.say(
                "check-discord-unreachable", url=url, reason=str(error) or type(error).__name__
            )
            yield self._wrong("discord", said)
            return
        if application is not None and answer.status in {401, 403}:
            yield self._wrong("discord", self._words.say("check-discord-refused"))
            return
        if application is None or "id" not in application:
            server = answer.headers.get("Server", "")
            reason = one_line(f"{server} {answer.status} {answer.reason}".strip())
            words_id = "check-discord-odd"
            if answer.status in {429, *range(500, 600)}:
                words_id = "check-discord-unreachable"
            yield self._wrong("discord", self._words.say(words_id, url=url, reason=reason))
            return
        yield self._fine("discord", "check-discord-fine", name=str(application.get("name")))
        for finding in self._way(application):
            yield finding
        query = urlencode(
            {
                "client_id": application.get("id"),
                "scope": "bot applications.commands",
                "permissions": LEAST_PERMISSIONS,
            }
        )
        invite = f"https://discord.com/oauth2/authorize?{query}"
        yield Finding(line=self._words.say("check-invite", url=invite))

    def _fine(self, part: str, words_id: str, **facts: Fact) -> Finding:
        return self._finding(self._words.say(f"check-{part}"), self._words.say(words_id, **facts))

    def _warning(self, part: str, words_id: str, **facts: Fact) -> Finding:
        what, said = self._words.say(f"check-{part}"), self._words.say(words_id, **facts)
        return Finding(line=self._words.say("check-warning", what=what, detail=said))

    def _wrong(self, part: str, said: str, exit_code: int = UnreachableError.exit_code) -> Finding:
        return self._finding(self._words.say(f"check-{part}"), said, exit_code)

    def _finding(self, what: str, said: str, exit_code: int = 0) -> Finding:
        words_id = "check-wrong" if exit_code else "check-ok"
        return Finding(line=self._words.say(words_id, what=what, detail=said), exit_code=exit_code)


async def _says_hello(session: aiohttp.ClientSession, url: str) -> bool:
    """Return whether a gateway's first message is the one that Discord's sends."""
    address = URL(url).with_query(v="10", encoding="json")
    async with session.ws_connect(address, max_msg_size=ANSWER_BYTES) as socket:
        message = await socket.receive()
    hello = _object(message.data) if message.type is aiohttp.WSMsgType.TEXT else None
    return hello is not None and hello.get("op") == HELLO


async def _is_easel(host: str, port: int) -> bool:
    """Return whether the server on the port answers health requests as Easel does."""
    timeout = aiohttp.ClientTimeout(ANSWER_SECONDS)
    address = URL.build(scheme="http", host=HERE.get(host, host), port=port, path="/health")
    try:
        async with (
            aiohttp.ClientSession(timeout=timeout) as session,
            session.get(address) as answer,
        ):
            state = _object(await read_capped(answer, max_bytes=ANSWER_BYTES))
    except (aiohttp.ClientError, OSError, TooMuchError):
        return False
    return state is not None and "jobs_under_way" in state


def _object(text: str | bytes) -> Mapping[str, object] | None:
    """Return the JSON object in a text, or None where there is none."""
    try:
        return as_object(json.loads(text))
    except (ValueError, RecursionError):
        return None
