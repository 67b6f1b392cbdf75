from pathlib import Path

import aiohttp
import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from sandbox.discord.page_files import add_page_files


@pytest.fixture
def files(tmp_path: Path) -> Path:
    folder = tmp_path / "page"
    folder.mkdir()
    (tmp_path / "secret.txt").write_text("key")
    (folder / "index.html").write_text('<script src="/static/main.js"></script>')
    (folder / "main.js").write_text("one")
    return folder


async def test_a_file_is_kept_by_the_browser_until_one_of_them_changes(files: Path) -> None:
    app = web.Application()
    add_page_files(app, files)

    async with TestServer(app) as server, aiohttp.ClientSession(server.make_url("")) as browser:

        async def script() -> str:
            async with browser.get("/") as page:
                return (await page.text()).split('"')[1]

        first = await script()
        assert await script() == first
        async with browser.get(first) as answer:
            assert "immutable" in answer.headers["Cache-Control"]
            assert await answer.text() == "one"
        (files / "main.js").write_text("other")
        assert await script() != first


async def test_nothing_but_the_page_is_served(files: Path) -> None:
    app = web.Application()
    add_page_files(app, files)

    async with TestServer(app) as server, aiohttp.ClientSession(server.make_url("")) as browser:
        for path in ("/static/1/..%2fsecret.txt", "/static/1/js", "/static/1/other.js"):
            async with browser.get(path) as answer:
                assert answer.status == 404
