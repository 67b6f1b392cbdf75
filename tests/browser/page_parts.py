"""Where things are on the sandbox's page, and what it has sent."""

import asyncio

from playwright.async_api import Locator, Page

from tests.patience import PATIENCE_SECONDS
from tests.servers.page_stub import PageStub


def composer(page: Page) -> Locator:
    return page.get_by_role("combobox", name="Message")


def option(page: Page, name: str) -> Locator:
    return page.locator(f'[data-option="{name}"] textarea')


async def commands_sent(stub: PageStub, count: int = 1) -> list[dict[str, object]]:
    async with asyncio.timeout(PATIENCE_SECONDS):
        while True:
            sent = [
                {one["name"]: one["value"] for one in post["options"]}
                for post in stub.posts
                if post["kind"] == "command"
            ]
            if len(sent) >= count:
                return sent
            await asyncio.sleep(0.02)


def shown(page: Page, words: str) -> Locator:
    """Words in the messages, as opposed to those for a screen reader alone."""
    return page.get_by_role("log", name="Messages").get_by_text(words)
