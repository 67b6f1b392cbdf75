import pytest
from yarl import URL

from bot.replicate import AllowedOrigins, open_download_session, open_session
from tests.servers.replicate import Answer, ReplicateServer


async def test_no_proxy_and_no_netrc_of_the_machine_is_used(
    monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    netrc = tmp_path_factory.mktemp("home") / "netrc"
    netrc.write_text("machine 127.0.0.1 login me password mine\n")
    monkeypatch.setenv("NETRC", str(netrc))
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:1")
    monkeypatch.setenv("NO_PROXY", "")
    async with ReplicateServer() as server:
        allowed = AllowedOrigins.for_outputs([server.url])
        server.on_file = [Answer(body=b"x", headers={"Set-Cookie": "a=b"})]
        async with open_session() as api, open_download_session(allowed=allowed) as downloads:
            for session in (api, api, downloads, downloads):
                async with session.get(server.url) as response:
                    assert await response.read() == b"x"

        for seen in server.seen:
            assert not {"authorization", "cookie"} & set(seen.headers)
            assert seen.headers["user-agent"].startswith("Easel/")


async def test_no_cookie_is_ever_kept() -> None:
    site = URL("https://replicate.delivery/")
    async with (
        open_session() as api,
        open_download_session(allowed=AllowedOrigins.for_outputs()) as downloads,
    ):
        for session in (api, downloads):
            session.cookie_jar.update_cookies({"tracked": "yes"}, site)

            assert not session.cookie_jar.filter_cookies(site)
