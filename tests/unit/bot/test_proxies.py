"""A proxy between Easel and everything else: what goes through it, and what it never hears."""

from collections.abc import AsyncGenerator
from pathlib import Path

import aiohttp
import pytest
from aiohttp.abc import AbstractResolver, ResolveResult
from pydantic import SecretStr

from bot.app import EaselBot
from bot.checkup import Checkup
from bot.connection import log_in, require_gateway
from bot.errors import (
    OutputError,
    OutputHostUnlistedError,
    PredictionError,
    ServiceUnreachableError,
    SettingsError,
    StartAmbiguousError,
    UnreachableError,
)
from bot.imagine.request_limit import RequestLimit
from bot.locales import Words
from bot.proxies import Proxies
from bot.replicate import (
    AllowedOrigins,
    Downloader,
    ReplicateClient,
    open_download_session,
    open_session,
)
from bot.settings import ENV_FILE_VARIABLE, Settings
from cogs.kit.language import PreferredLanguages
from cogs.kit.refusals import Refusals
from sandbox.environment import EASEL_SETTINGS
from tests.fakes.clock import FakeClock
from tests.servers.connect_proxy import ConnectProxy, connect_proxy
from tests.servers.replicate import Answer, ReplicateServer

KEY, PASSWORD = "sk-secret_key-12345678", "pass-word-1234"
WORDS = Words.load()
PROXY = "http://proxy.example.org:3128"


@pytest.mark.parametrize(
    ("url", "direct", "is_direct"),
    [
        ("https://discord.com/api/v10", (), False),
        ("wss://gateway.discord.gg", (), False),
        ("http://images.example.org/x.png", (), True),
        ("https://127.0.0.1:8400", (), True),
        ("https://localhost", (), True),
        ("https://[::1]:8400", (), True),
        ("https://discord.com/api", ("discord.com",), True),
        ("https://cdn.discord.com/api", (" .Discord.com ",), True),
        ("https://notdiscord.com/api", ("discord.com",), False),
        ("https://discord.com/api", ("discord.com:8443",), False),
        ("https://discord.com:8443/api", ("discord.com:8443",), True),
        ("https://10.1.2.3/x.png", ("10.0.0.0/8",), True),
        ("https://10.1.2.3/x.png", ("10.1.2.3",), True),
        ("https://11.1.2.3/x.png", ("10.0.0.0/8", "com"), False),
        ("https://discord.com", ("*",), True),
    ],
)
def test_what_is_reached_without_the_proxy(
    url: str, direct: tuple[str, ...], *, is_direct: bool
) -> None:
    proxies = Proxies(address=PROXY, direct=direct)

    assert proxies.of(url) == (None if is_direct else PROXY)
    assert Proxies().of(url) is None


@pytest.fixture
def no_settings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> pytest.MonkeyPatch:
    for name in EASEL_SETTINGS:
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.lower(), raising=False)
    monkeypatch.setenv(ENV_FILE_VARIABLE, "")
    monkeypatch.chdir(tmp_path)
    return monkeypatch


@pytest.mark.parametrize(
    ("given", "used"),
    [
        ({"HTTPS_PROXY": PROXY}, PROXY),
        ({"https_proxy": PROXY}, PROXY),
        ({"ALL_PROXY": f"{PROXY}/"}, PROXY),
        ({"HTTPS_PROXY": "proxy.example.org:3128"}, PROXY),
        ({"HTTPS_PROXY": PROXY, "ALL_PROXY": "socks5://127.0.0.1:1080"}, PROXY),
        ({"HTTP_PROXY": PROXY}, ""),
        ({"ALL_PROXY": "socks5://127.0.0.1:1080"}, None),
        ({"HTTPS_PROXY": "http://"}, None),
    ],
)
def test_the_proxy_is_named_as_for_other_programs(
    no_settings: pytest.MonkeyPatch, given: dict[str, str], used: str | None
) -> None:
    for name, value in given.items():
        no_settings.setenv(name, value)

    if used is None:
        with pytest.raises(SettingsError, match="HTTP proxy"):
            Settings.load(words=WORDS)
    else:
        assert Settings.load(words=WORDS).proxies.address == used


def behind(proxy: ConnectProxy, url: str, data_dir: Path = Path("data")) -> Settings:
    """The settings of a bot behind it, whose image service is there."""
    return Settings(
        https_proxy=SecretStr(f"http://me:{PASSWORD}@127.0.0.1:{proxy.port}"),
        discord_token=SecretStr("token-of-the-bot"),
        cometapi_key=SecretStr(KEY),
        prediction_api_url=url,
        data_dir=data_dir,
    )


@pytest.fixture
async def proxy() -> AsyncGenerator[ConnectProxy]:
    async with connect_proxy() as one:
        yield one


def client_of(session: aiohttp.ClientSession, settings: Settings) -> ReplicateClient:
    clock = FakeClock()
    return ReplicateClient(
        session=session,
        base_url=settings.prediction_api_url,
        key=KEY,
        clock=clock,
        limit=RequestLimit(requests_per_minute=6000, clock=clock),
    )


async def test_everything_goes_through_it_and_it_hears_no_secret(proxy: ConnectProxy) -> None:
    settings = behind(proxy, "https://api.example.test/v1")
    allowed, clock = AllowedOrigins.for_outputs(), FakeClock()
    bot = EaselBot(
        refusals=Refusals(words=WORDS, language=PreferredLanguages.__new__(PreferredLanguages)),
        proxy=settings.discord_proxy,
    )

    async with (
        open_session(proxy=settings.image_service_proxy) as api,
        open_download_session(allowed=allowed, proxies=settings.proxies) as session,
    ):
        downloader = Downloader(
            session=session,
            allowed=allowed,
            clock=clock,
            max_bytes=1000,
            proxies=settings.proxies,
        )
        with pytest.raises(PredictionError):
            await client_of(api, settings).create("a/b", {"prompt": "x"})
        with pytest.raises(OutputError):
            await downloader.fetch("https://replicate.delivery/x.png", give_up_at=0.0)
    with pytest.raises(UnreachableError):
        await require_gateway(settings, WORDS)
    with pytest.raises(UnreachableError) as caught:
        await log_in(bot, settings, WORDS)
    await bot.close()

    assert {host.partition(":")[0] for host in proxy.hosts} == {
        "api.example.test",
        "replicate.delivery",
        "gateway.discord.gg",
        "discord.com",
    }
    # A TLS handshake each, and nothing else.
    assert all(heard.startswith(b"\x16\x03") for heard in proxy.heard if heard)
    said = b"".join(proxy.heard) + "".join(proxy.heads).encode()
    assert KEY.encode() not in said
    assert b"token-of-the-bot" not in said
    assert all("Proxy-Authorization: Basic" in head for head in proxy.heads)
    assert PASSWORD not in str(caught.value)


async def test_what_it_refuses_was_not_started_and_does_not_name_its_password() -> None:
    async with connect_proxy("407 Proxy Authentication Required") as proxy:
        settings = behind(proxy, "https://api.example.test/v1")
        async with open_session(proxy=settings.image_service_proxy) as api:
            with pytest.raises(ServiceUnreachableError, match="the proxy answers 407") as caught:
                await client_of(api, settings).create("a/b", {"prompt": "x"})
        with pytest.raises(UnreachableError, match="the proxy answers 407") as gateway:
            await require_gateway(settings, WORDS)

    assert not isinstance(caught.value, StartAmbiguousError)
    assert PASSWORD not in f"{caught.value!r} {gateway.value!r}"


async def test_this_machine_is_reached_directly(proxy: ConnectProxy) -> None:
    async with ReplicateServer() as server:
        server.on_file = [Answer(body=b"x")]
        settings = behind(proxy, server.url)
        allowed = AllowedOrigins.for_outputs([server.url])
        async with (
            open_download_session(allowed=allowed, proxies=settings.proxies) as session,
            session.get(server.url, proxy=settings.proxies.of(server.url)) as answer,
        ):
            assert answer.status == 200

    assert settings.image_service_proxy is None
    assert proxy.asked == []


class Private(AbstractResolver):
    """Every name is at a private address."""

    async def resolve(self, host: str, port: int = 0, family: int = 0) -> list[ResolveResult]:
        return [
            ResolveResult(
                hostname=host, host="127.0.0.1", port=port, family=family, proto=0, flags=0
            )
        ]

    async def close(self) -> None:
        """Nothing to close."""


@pytest.mark.parametrize(
    ("origins", "address", "is_fetched"),
    [
        ((), "https://xezq.replicate.delivery/x.png", True),
        (("https://*.example.test",), "https://any.example.test/x.png", False),
        (
            ("https://*.example.test", "https://a.example.test"),
            "https://a.example.test/x.png",
            True,
        ),
    ],
)
async def test_no_name_of_a_wildcard_is_left_to_it(
    proxy: ConnectProxy, origins: tuple[str, ...], address: str, *, is_fetched: bool
) -> None:
    allowed, clock = AllowedOrigins.for_outputs(origins), FakeClock()
    # Its own name may be at a private address.
    proxies = Proxies(address=f"http://proxy.intern:{proxy.port}")
    async with open_download_session(
        allowed=allowed, proxies=proxies, resolver=Private()
    ) as session:
        downloader = Downloader(
            session=session, allowed=allowed, clock=clock, max_bytes=1000, proxies=proxies
        )
        with pytest.raises(OutputError) as caught:
            await downloader.fetch(address, give_up_at=0.0)

    assert bool(proxy.asked) == is_fetched
    if not is_fetched:
        assert isinstance(caught.value, OutputHostUnlistedError)
        assert caught.value.setting.endswith(",https://any.example.test")


async def test_a_check_names_it_without_its_password(proxy: ConnectProxy, tmp_path: Path) -> None:
    settings = behind(proxy, "http://127.0.0.1:9/v1", tmp_path)

    lines = [one.line for one in Checkup(settings=settings, words=WORDS.plain)._each_setting()]

    (line,) = [one for one in lines if f"http://127.0.0.1:{proxy.port} is between" in one]
    assert "Easel and Discord, and passes on" in line
    assert not any(PASSWORD in one for one in lines)
