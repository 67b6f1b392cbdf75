"""The pictures of docs/moderators.md: a server being set up in a real sandbox."""

from pictures_page import (
    PATIENCE_MS,
    be,
    choose,
    go,
    opened,
    pick,
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
    await choose(setup, "Channel for the audit log", "mod-log")


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


async def take_filter(page: Page) -> None:
    """Begin a list, and try a prompt."""
    started = await use(page, "/filter starter")
    await press(started, "Do it")
    await use(page, "/filter add text: dragon note: no dragons in this server")
    await shoot(f"{FOLDER}/filter-test", await use(page, "/filter test", "a dr4g0n over the hills"))


async def take_report(page: Page) -> None:
    """Let a member report a picture, and look at it, and at the audit log, as a moderator."""
    await be(page, "Theo")
    await go(page, "art")
    card = page.locator(".message").filter(has_text="a mill by the river")
    await pick(card.filter(has_text="Reroll").first, "More", "Report")
    form = page.get_by_role("dialog")
    await form.get_by_role("combobox").click()
    await page.get_by_role("option", name="Something else").click()
    await form.get_by_role("textbox").fill("It shows our mill, with our address on it.")
    await form.get_by_role("button", name="Submit").click()
    await expect(form).to_have_count(0)
    await be(page, "Mira")
    await go(page, "mod-review")
    report = page.locator(".message").filter(has_text="was reported")
    await expect(report.get_by_role("button", name="Dismiss")).to_be_visible()
    await shoot(f"{FOLDER}/report", report)
    await shoot(f"{FOLDER}/audit", await use(page, "/audit show"))


async def take_moderators() -> None:
    """Start everything, take the pictures, stop everything."""
    async with running_browser() as (browser, url), opened(browser, url, WINDOW) as page:
        await be(page, "Theo")
        await draw(page, "a paper boat on calm water", "two boats --n 2")
        await be(page, "Kai")
        await draw(page, "four lanterns --n 4", "a mill by the river at noon --ar 16:9")
        await be(page, "Mira")
        await take_setup(page)
        await take_policy(page)
        await take_review(page)
        await take_filter(page)
        await take_report(page)
