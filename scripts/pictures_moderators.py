"""The pictures of docs/moderators.md: a server being set up in a real sandbox."""

from pictures_page import (
    PATIENCE_MS,
    be,
    choose,
    go,
    opened,
    press,
    running_browser,
    shoot,
    use,
    wait_for_picture,
)
from playwright.async_api import Page, expect

WINDOW = (1000, 1200)
FOLDER = "moderators"


async def draw(page: Page, *prompts: str) -> None:
    """Let somebody ask for pictures, and wait until they are there."""
    for prompt in prompts:
        await wait_for_picture(await use(page, f"/imagine {prompt}"))


async def take_setup(page: Page) -> None:
    """Walk through the set-up."""
    setup = await use(page, "/setup")
    await shoot(f"{FOLDER}/setup", setup)
    for _ in range(3):
        await press(setup, "Next")
    await choose(setup, "Channel for approval, reports and appeals", "mod-review")
    await choose(setup, "Channel for the trail", "mod-log")


async def take_policy(page: Page) -> None:
    """Change a rule, and ask why somebody may not draw."""
    panel = await use(page, "/policy edit")
    await choose(panel, "Choose a rule to change", "Pictures at once")
    await choose(panel, "Choose a value", "up to 2")
    await shoot(f"{FOLDER}/policy-change", panel)
    await press(panel, "Save")
    await press(panel, "Back to the rules")
    await choose(panel, "Choose a rule to change", "Wait for new members")
    await choose(panel, "Choose a value", "one day")
    await press(panel, "Save")
    await press(panel, "Back to the rules")
    await shoot(f"{FOLDER}/policy-rules", panel)
    explained = await use(page, "/policy explain", "Nova")
    await shoot(f"{FOLDER}/policy-explain", explained)
    await choose(panel, "Choose a rule to change", "Approval by moderators")
    await choose(panel, "Choose a value", "everyone")
    await press(panel, "Save")


async def take_review(page: Page) -> None:
    """Let a picture wait for approval, and look at it as a moderator."""
    await be(page, "Theo")
    waiting = await use(page, "/imagine a lighthouse at dusk, calm sea")
    await expect(waiting.get_by_text("approval").first).to_be_visible(timeout=PATIENCE_MS)
    await shoot(f"{FOLDER}/review-waiting", waiting)
    await be(page, "Mira")
    await go(page, "mod-review")
    asked = page.locator(".message").last
    await expect(asked.get_by_role("button", name="Approve").first).to_be_visible(
        timeout=PATIENCE_MS
    )
    await shoot(f"{FOLDER}/review", asked)


async def take_moderators() -> None:
    """Start everything, take the pictures, stop everything."""
    async with running_browser() as (browser, url), opened(browser, url, WINDOW) as page:
        await be(page, "Theo")
        await draw(page, "a paper boat on calm water", "two boats --n 2")
        await be(page, "Kai")
        await draw(page, "four lanterns --n 4")
        await be(page, "Mira")
        await take_setup(page)
        await take_policy(page)
        await take_review(page)
