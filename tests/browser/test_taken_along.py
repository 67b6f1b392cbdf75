"""The page where the bot was not added: whose apps it is among, and what that changes."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from playwright.async_api import Page, expect

from sandbox.discord.page_server import PageServer
from sandbox.discord.server import LocalDiscord
from tests.browser.conftest import NARROW, opened
from tests.browser.page_parts import composer, shown
from tests.servers.companion_bot import companion_bot
from tests.servers.sandbox import Bench

pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest_asyncio.fixture(loop_scope="module")
async def bench() -> AsyncIterator[Bench]:
    async with LocalDiscord() as server, companion_bot(server):
        yield Bench(server)


@pytest_asyncio.fixture(loop_scope="module")
async def page(tab: Page, bench: Bench, port: int) -> AsyncIterator[Page]:
    """Kai, who has not added it to his apps, on a phone."""
    async with PageServer(discord=bench.discord, port=port) as server:
        url = f"{server.url}/?as={bench.world.kai.id}&channel=lounge"
        async with opened(tab, url, NARROW, heading="#lounge"):
            yield tab


async def test_who_adds_it_to_their_apps_has_its_commands_there(page: Page) -> None:
    await expect(page.get_by_text("Easel was not added to Night Owls. Add Easel")).to_be_visible()
    await composer(page).press_sequentially("/wa")
    await expect(page.get_by_role("option", name="/wave")).to_have_count(0)
    await composer(page).fill("")
    await page.keyboard.press("Escape")

    await page.get_by_role("button", name="Add Easel to my apps").click()

    await expect(page.get_by_text("It is one of your apps")).to_be_visible()
    await composer(page).press_sequentially("/wave ")
    await page.keyboard.press("Enter")
    await expect(shown(page, "hello")).to_be_visible()


async def test_the_places_without_it_are_named_and_the_menu_takes_it_away_again(
    page: Page, bench: Bench
) -> None:
    bench.discord.settings.set_installed(bench.world.kai.id, installed=True)
    await expect(page.get_by_text("It is one of your apps")).to_be_visible()
    await page.get_by_role("button", name="Open the menu").click()
    places = page.get_by_role("navigation", name="Channels")
    for name in ("Night Owls", "lounge", "quiet-corner", "Theo", "Zine editors"):
        await expect(places.get_by_text(name, exact=True)).to_be_visible()
    width = await page.evaluate("document.documentElement.scrollWidth")
    assert width <= NARROW[0]

    await page.get_by_role("button", name="Apps for Kai").click()
    await page.get_by_role("menuitem", name="Remove Easel from my apps").click()

    await expect(page.get_by_text("Add Easel to your apps")).to_be_attached()
    assert bench.world.kai.id not in bench.discord.installs.people
    await places.get_by_text("Zine editors").click()
    await expect(page.get_by_text("Easel is not part of this conversation. Add")).to_be_visible()
