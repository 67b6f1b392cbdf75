"""Takes the pictures of docs/moderators.md: a server being set up in a real sandbox."""

import asyncio
import re

from pictures import (
    BROWSER_ARGUMENTS,
    CHROMIUM,
    PATIENCE_MS,
    PICTURES,
    opened,
    running_sandbox,
    save,
)
from playwright.async_api import Locator, Page, async_playwright, expect

WINDOW = (1000, 1200)
FOLDER = "moderators"


async def be(page: Page, name: str) -> None:
    """Become somebody else."""
    await page.get_by_role("radio", name=name).check(force=True)
    # What only the person before could see goes away.
    await page.wait_for_timeout(1_000)


async def use(page: Page, *typed: str) -> Locator:
    """Use a command; each further text fills the next option."""
    messages = page.locator(".message")
    before = await messages.count()
    composer = page.get_by_role("combobox", name="Message", exact=True)
    await composer.click()
    for text in typed:
        await page.keyboard.type(text, delay=10)
        # The page offers what fits, and Enter takes it; that takes it a moment.
        await page.wait_for_timeout(600)
        await page.keyboard.press("Enter")
    for _ in range(3):
        await page.wait_for_timeout(600)
        if await messages.count() == before:
            await page.keyboard.press("Enter")
    await expect(messages).to_have_count(before + 1, timeout=PATIENCE_MS)
    # Not "the last one": that will be another soon.
    return messages.nth(before)


async def choose(message: Locator, select: str, option: str) -> None:
    """Choose from a list of a message, and wait until the message has changed."""
    before = await message.inner_text()
    await message.get_by_role("combobox", name=select).click()
    await message.page.get_by_role(
        "option", name=re.compile(rf"^\W*{re.escape(option)}")
    ).first.click()
    # A list of several is sent when it closes.
    await message.page.keyboard.press("Escape")
    await expect(message).not_to_have_text(before, timeout=PATIENCE_MS)
    await message.page.wait_for_timeout(500)


async def press(message: Locator, button: str) -> None:
    """Press a button of a message, and wait until the message has changed."""
    before = await message.inner_text()
    await message.get_by_role("button", name=button).click()
    await expect(message).not_to_have_text(before, timeout=PATIENCE_MS)
    await message.page.wait_for_timeout(500)


async def draw(page: Page, *prompts: str) -> None:
    """Let somebody ask for pictures, and wait until they are there."""
    for prompt in prompts:
        reply = await use(page, f"/imagine {prompt}")
        await expect(reply.get_by_role("button", name="Reroll")).to_be_visible(timeout=PATIENCE_MS)


async def take_setup(page: Page) -> None:
    """Walk through the set-up."""
    setup = await use(page, "/setup")
    save(f"{FOLDER}/setup", await setup.screenshot())
    for _ in range(3):
        await press(setup, "Next")
    await choose(setup, "Channel for approval, reports and appeals", "mod-review")
    await choose(setup, "Channel for the trail", "mod-log")


async def take_policy(page: Page) -> None:
    """Change a rule, and ask why somebody may not draw."""
    panel = await use(page, "/policy edit")
    await choose(panel, "Choose a rule to change", "Pictures at once")
    await choose(panel, "Choose a value", "up to 2")
    save(f"{FOLDER}/policy-change", await panel.screenshot())
    await press(panel, "Save")
    await press(panel, "Back to the rules")
    await choose(panel, "Choose a rule to change", "Wait for new members")
    await choose(panel, "Choose a value", "one day")
    await press(panel, "Save")
    await press(panel, "Back to the rules")
    save(f"{FOLDER}/policy-rules", await panel.screenshot())
    explained = await use(page, "/policy explain", "Nova")
    save(f"{FOLDER}/policy-explain", await explained.screenshot())
    await choose(panel, "Choose a rule to change", "Approval by moderators")
    await choose(panel, "Choose a value", "everyone")
    await press(panel, "Save")


async def take_review(page: Page) -> None:
    """Let a picture wait for approval, and look at it as a moderator."""
    await be(page, "Theo")
    waiting = await use(page, "/imagine a lighthouse at dusk, calm sea")
    await expect(waiting.get_by_text("approval").first).to_be_visible(timeout=PATIENCE_MS)
    await page.wait_for_timeout(3_000)
    save(f"{FOLDER}/review-waiting", await waiting.screenshot())
    await be(page, "Mira")
    await page.get_by_text("mod-review").first.click()
    asked = page.locator(".message").last
    await expect(asked.get_by_role("button", name="Approve").first).to_be_visible(
        timeout=PATIENCE_MS
    )
    await page.wait_for_timeout(1_000)
    save(f"{FOLDER}/review", await asked.screenshot())


async def main() -> None:
    """Start everything, take the pictures, stop everything."""
    (PICTURES / FOLDER).mkdir(parents=True, exist_ok=True)
    async with running_sandbox() as url, async_playwright() as playwright:
        browser = await playwright.chromium.launch(
            executable_path=CHROMIUM, args=list(BROWSER_ARGUMENTS)
        )
        try:
            async with opened(browser, url, WINDOW) as page:
                await be(page, "Theo")
                await draw(page, "a paper boat on calm water", "two boats --n 2")
                await be(page, "Kai")
                await draw(page, "four lanterns --n 4")
                await be(page, "Mira")
                await take_setup(page)
                await take_policy(page)
                await take_review(page)
        finally:
            await browser.close()


if __name__ == "__main__":
    asyncio.run(main())
