"""Takes the README's pictures: real requests in a real sandbox, seen in headless Chromium."""

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

WIDE = (1200, 800)
NARROW = (400, 800)
REPLY = (680, 900)
"""A window that one reply fills from side to side."""
MOST_BYTES = 400_000
START_SECONDS, STOP_SECONDS = 60.0, 40.0
PATIENCE_MS = 40_000

FINISHED = "/imagine a paper boat on calm water at sunrise"
IN_WORK = "/imagine a lighthouse on a headland at dusk, calm sea --model sdxl --ar 16:9"
FAILING = "/imagine a harbour at noon, many boats !interrupted"
PRIVATE = "/imagine a red fox in a snowy forest at dusk --ar 16:9 --private"


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
        yield await asyncio.wait_for(page_address(process), START_SECONDS)
    finally:
        if process.returncode is None:
            process.terminate()
        await asyncio.wait_for(process.wait(), STOP_SECONDS)


async def page_address(process: asyncio.subprocess.Process) -> str:
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


async def ask(page: Page, line: str) -> Locator:
    """Type a line into the composer, send it, and return the reply that it starts."""
    messages = page.locator(".message")
    before = await messages.count()
    composer = page.get_by_role("combobox", name="Message", exact=True)
    await composer.click()
    await page.keyboard.type(line, delay=5)
    await page.keyboard.press("Enter")
    await expect(messages).to_have_count(before + 1, timeout=PATIENCE_MS)
    return messages.last


async def wait_for_picture(message: Locator) -> None:
    """Return once the reply shows its picture, decoded."""
    picture = message.locator(".gallery img, img[alt]:not([alt=''])").last
    await expect(picture).to_be_visible(timeout=PATIENCE_MS)
    await picture.evaluate("image => image.decode()")


def save(name: str, shot: bytes) -> None:
    """Write a picture, with as few colours as make it small enough."""
    picture = Image.open(BytesIO(shot)).convert("RGB")
    content = shot
    for colours in (None, 256, 192, 128):
        buffer = BytesIO()
        shown = picture if colours is None else picture.quantize(colours)
        shown.save(buffer, "PNG", optimize=True)
        content = buffer.getvalue()
        if len(content) < MOST_BYTES:
            break
    PICTURES.mkdir(parents=True, exist_ok=True)
    (PICTURES / f"{name}.png").write_bytes(content)
    print(f"docs/pictures/{name}.png: {picture.width}x{picture.height}, {len(content) // 1000} kB")


async def take(browser: Browser, url: str) -> None:
    """Take all pictures, one request after the other."""
    async with opened(browser, url, WIDE) as page:
        await wait_for_picture(await ask(page, FINISHED))
        await page.mouse.move(0, 0)
        save("finished", await page.screenshot())
        async with opened(browser, url, NARROW) as narrow:
            await wait_for_picture(narrow.locator(".message").last)
            save("narrow", await narrow.screenshot())

    async with opened(browser, url, REPLY) as page:
        reply = await ask(page, IN_WORK)
        await expect(reply.get_by_text(re.compile(r"\b[1-9]\d %"))).to_be_visible(
            timeout=PATIENCE_MS
        )
        save("progress", await reply.screenshot())
        await wait_for_picture(reply)

        reply = await ask(page, FAILING)
        await expect(reply.get_by_role("button", name="Retry")).to_be_visible(timeout=PATIENCE_MS)
        save("failure", await reply.screenshot())

        reply = await ask(page, PRIVATE)
        await wait_for_picture(reply)
        save("private", await reply.screenshot())


async def main() -> None:
    """Start everything, take the pictures, stop everything."""
    async with running_sandbox() as url, async_playwright() as playwright:
        browser = await playwright.chromium.launch(
            executable_path=CHROMIUM, args=list(BROWSER_ARGUMENTS)
        )
        try:
            await take(browser, url)
        finally:
            await browser.close()


if __name__ == "__main__":
    asyncio.run(main())
