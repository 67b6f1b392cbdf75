"""A real browser with the sandbox's page open on canned messages."""

import socket
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Error, Page, Request, async_playwright, expect

from tests.patience import PATIENCE_SECONDS
from tests.servers.page_stub import PageStub

CHROMIUM = Path("/usr/bin/chromium")
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
WIDE = (1200, 800)
NARROW = (400, 800)


expect.set_options(timeout=PATIENCE_SECONDS * 1000)


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def tab() -> AsyncIterator[Page]:
    """A tab of this file's own: a new one for each test takes four times as long to open a page."""
    if not CHROMIUM.exists():  # noqa: ASYNC240 - before anything else runs in this loop
        pytest.skip(f"{CHROMIUM} is missing: run scripts/system-packages")
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        # Motion that never ends is painted by the processor, which half of a run went to.
        context = await browser.new_context(reduced_motion="reduce")
        context.set_default_timeout(PATIENCE_SECONDS * 1000)
        yield await context.new_page()
        await browser.close()


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    """One port for a file's servers: at a new one Chromium would fetch and compile all anew.

    It is bound here, so that nobody is given it between two of them, but not listened on.
    """
    with socket.socket() as held:
        held.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        held.bind(("127.0.0.1", 0))
        yield held.getsockname()[1]


@pytest_asyncio.fixture(loop_scope="module")
async def stub(port: int) -> AsyncIterator[PageStub]:
    async with PageStub(empty=True, port=port) as stub:
        yield stub


@pytest_asyncio.fixture(loop_scope="module")
async def page(tab: Page, stub: PageStub) -> AsyncIterator[Page]:
    async with opened(tab, stub.url, WIDE, heading="An empty canvas"):
        yield tab


@pytest_asyncio.fixture(loop_scope="module")
async def narrow(tab: Page, stub: PageStub) -> AsyncIterator[Page]:
    async with opened(tab, stub.url, NARROW, heading="An empty canvas"):
        yield tab


@asynccontextmanager
async def opened(
    tab: Page, url: str, size: tuple[int, int], *, heading: str
) -> AsyncIterator[None]:
    """Open a page, and let it store nothing for the next one.

    Anything that it complains about in its console, or fetches elsewhere, fails the test.
    """
    complaints: list[str] = []
    requests: list[str] = []

    def complain(error: Error) -> None:
        complaints.append(str(error))

    def request(sent: Request) -> None:
        requests.append(sent.url)

    own = ("http://127.0.0.1:", "blob:", "data:", "about:")
    await tab.set_viewport_size({"width": size[0], "height": size[1]})
    await tab.mouse.move(0, 0)
    tab.on("pageerror", complain)
    tab.on("request", request)
    await tab.goto(url)
    await expect(tab.get_by_role("heading", name=heading)).to_be_visible()
    yield
    tab.remove_listener("pageerror", complain)
    tab.remove_listener("request", request)
    await tab.evaluate("sessionStorage.clear()")
    await tab.goto("about:blank")
    assert complaints == []
    assert [url for url in requests if not url.startswith(own)] == []
