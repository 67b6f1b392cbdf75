"""A real sandbox in headless Chromium, and a person's hands on its page: for taking pictures."""

import asyncio
import os
import re
import sys
from asyncio.subprocess import PIPE
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.async_api import Browser, Locator, Page, async_playwright, expect

ROOT = Path(__file__).resolve().parents[1]
PICTURES = ROOT / "docs" / "pictures"
CHROMIUM = Path("/usr/bin/chromium")
BROWSER_ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)

MOST_BYTES = 200_000
START_SECONDS, STOP_SECONDS = 60.0, 40.0
PATIENCE_MS = 60_000
MOMENT_MS = 600
"""How long the page takes to offer what fits what is typed, or to put an answer in its place."""

_MOST_ENTERS = 8


@asynccontextmanager
async def running_browser() -> AsyncIterator[tuple[Browser, str]]:
    """Start a sandbox and a browser; yield the browser and the page's address."""
    async with running_sandbox() as url, async_playwright() as playwright:
        browser = await playwright.chromium.launch(
            executable_path=CHROMIUM, args=list(BROWSER_ARGUMENTS)
        )
        try:
            yield browser, url
        finally:
            await browser.close()


@asynccontextmanager
async def running_sandbox() -> AsyncIterator[str]:
    """Start the sandbox on free ports as a visitor would, and yield its page's address."""
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        *("-m", "bot", "sandbox", "--no-browser"),
        *("--port", "0", "--discord-port", "0", "--images-port", "0"),
        cwd=ROOT,
        stdout=PIPE,
        env=os.environ | {"PYTHONUNBUFFERED": "1"},
    )
    try:
        yield await asyncio.wait_for(_page_address(process), START_SECONDS)
    finally:
        if process.returncode is None:
            process.terminate()
        await asyncio.wait_for(process.wait(), STOP_SECONDS)


async def _page_address(process: asyncio.subprocess.Process) -> str:
    """Read what the sandbox says until it names its page."""
    if process.stdout is None:
        raise RuntimeError("the sandbox's output was not asked for")
    said = b""
    async for line in process.stdout:
        said += line
        if found := re.search(rb"ready: (http://\S+)", line):
            return found[1].decode()
    raise RuntimeError(f"the sandbox ended: {said.decode()}")


@asynccontextmanager
async def opened(browser: Browser, url: str, size: tuple[int, int]) -> AsyncIterator[Page]:
    """Open the sandbox's page in a window of this size."""
    width, height = size
    context = await browser.new_context(
        viewport={"width": width, "height": height}, reduced_motion="reduce"
    )
    try:
        page = await context.new_page()
        page.set_default_timeout(PATIENCE_MS)
        await page.goto(url)
        yield page
    finally:
        await context.close()


async def be(page: Page, name: str) -> None:
    """Become somebody else."""
    await page.get_by_role("radio", name=name).check(force=True)
    # What only the person before could see goes away.
    await page.wait_for_timeout(1_000)


async def go(page: Page, channel: str) -> None:
    """Open another channel."""
    await page.locator("#channels").get_by_text(channel, exact=True).first.click()
    await page.wait_for_timeout(MOMENT_MS)


async def use(page: Page, *typed: str) -> Locator:
    """Use a command, and return its answer; each further text fills the next option."""
    messages = page.locator(".message")
    before = await messages.count()
    await page.get_by_role("combobox", name="Message", exact=True).click()
    for text in typed:
        await page.keyboard.type(text, delay=10)
        await page.wait_for_timeout(MOMENT_MS)
        await page.keyboard.press("Enter")
    for _ in range(_MOST_ENTERS):
        await page.wait_for_timeout(MOMENT_MS)
        if await messages.count() > before:
            break
        await page.keyboard.press("Enter")
    await expect(messages.nth(before)).to_be_visible(timeout=PATIENCE_MS)
    # Not "the last one": that will be another soon.
    answer = messages.nth(before)
    await expect(answer.get_by_text("is thinking")).to_have_count(0, timeout=PATIENCE_MS)
    return answer


async def choose(message: Locator, select: str, option: str) -> None:
    """Choose from a list of a message, and wait until the message has changed."""
    before = await message.inner_text()
    await pick(message, select, option)
    # A list of several is sent when it closes.
    await message.page.keyboard.press("Escape")
    await expect(message).not_to_have_text(before, timeout=PATIENCE_MS)
    await message.page.wait_for_timeout(MOMENT_MS)


async def pick(message: Locator, select: str, option: str) -> None:
    """Choose from a list of a message, whatever comes of it."""
    await message.get_by_role("combobox", name=select).click()
    await message.page.get_by_role(
        "option", name=re.compile(rf"^\W*{re.escape(option)}")
    ).first.click()


async def press(message: Locator, button: str) -> None:
    """Press a button of a message, and wait until the message has changed."""
    before = await message.inner_text()
    await message.get_by_role("button", name=button, exact=True).click()
    await expect(message).not_to_have_text(before, timeout=PATIENCE_MS)
    await message.page.wait_for_timeout(MOMENT_MS)


async def wait_for_picture(message: Locator) -> None:
    """Return once the reply is finished and shows its picture, decoded."""
    await expect(message.get_by_role("button", name="Reroll")).to_be_visible(timeout=PATIENCE_MS)
    picture = message.locator(".gallery img, img[alt]:not([alt=''])").last
    await expect(picture).to_be_visible(timeout=PATIENCE_MS)
    await picture.evaluate("image => image.decode()")


async def shoot(name: str, shown: Page | Locator) -> None:
    """Take a picture of a page or of a part of it, with the pointer out of the way."""
    page = shown.page if isinstance(shown, Locator) else shown
    await page.mouse.move(0, 0)
    await page.wait_for_timeout(MOMENT_MS)
    save(name, await shown.screenshot())


def save(name: str, shot: bytes) -> None:
    """Write a picture, with as few colours as make it small enough."""
    picture = Image.open(BytesIO(shot)).convert("RGB")
    content = shot
    for colours in (None, 256, 192, 128, 96, 64):
        buffer = BytesIO()
        shown = picture if colours is None else picture.quantize(colours)
        shown.save(buffer, "PNG", optimize=True)
        content = buffer.getvalue()
        if len(content) < MOST_BYTES:
            break
    file = PICTURES / f"{name}.png"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)
    print(f"docs/pictures/{name}.png: {picture.width}x{picture.height}, {len(content) // 1000} kB")
