"""A real browser with the sandbox's page open on canned messages."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Page, async_playwright, expect

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
async def browser() -> AsyncIterator[Browser]:
    if not CHROMIUM.exists():  # noqa: ASYNC240 - before anything else runs in this loop
        pytest.skip(f"{CHROMIUM} is missing: run scripts/system-packages")
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield browser
        await browser.close()


@pytest_asyncio.fixture(loop_scope="module")
async def stub() -> AsyncIterator[PageStub]:
    async with PageStub(empty=True) as stub:
        yield stub


@pytest_asyncio.fixture(loop_scope="module")
async def page(browser: Browser, stub: PageStub) -> AsyncIterator[Page]:
    async for page in _opened(browser, stub, WIDE):
        yield page


@pytest_asyncio.fixture(loop_scope="module")
async def narrow(browser: Browser, stub: PageStub) -> AsyncIterator[Page]:
    async for page in _opened(browser, stub, NARROW):
        yield page


async def _opened(browser: Browser, stub: PageStub, size: tuple[int, int]) -> AsyncIterator[Page]:
    """The page; anything it complains about in its console fails the test."""
    context = await browser.new_context(viewport={"width": size[0], "height": size[1]})
    context.set_default_timeout(PATIENCE_SECONDS * 1000)
    page = await context.new_page()
    complaints: list[str] = []
    requests: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("request", lambda request: requests.append(request.url))
    await page.goto(stub.url)
    await expect(page.get_by_role("heading", name="An empty canvas")).to_be_visible()
    yield page
    await context.close()
    assert complaints == []
    assert [url for url in requests if not url.startswith((stub.url, "blob:", "data:"))] == []
