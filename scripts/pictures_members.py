"""The pictures of the README's tour: what members do with Easel, in a real sandbox."""

import re

from pictures_page import (
    MOMENT_MS,
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

WIDE = (1200, 880)
NARROW = (400, 860)
REPLY = (1000, 1200)
"""A window that shows a reply as wide as it gets, and the people one can be."""

FINISHED = "/imagine a paper boat on calm water at sunrise"
IN_WORK = "/imagine a lighthouse on a headland at dusk, calm sea --model sdxl --ar 16:9"
FAILING = "/imagine a harbour at noon, many boats !interrupted"
OUTSIDE = "/imagine a city by the water under a full moon --ar 16:9"
PRIVATE = "/imagine a red fox in a snowy forest at dusk --ar 16:9 --private"
SEVERAL = "/imagine a {red, green, blue} kite over the dunes --ar 16:9"
STYLE = "soft watercolour, pale colours, a lot of white"


async def take_replies(page: Page) -> None:
    """What a reply looks like: on the way, failed, for one alone."""
    reply = await use(page, IN_WORK)
    await expect(reply.get_by_text(re.compile(r"\b[1-9]\d %"))).to_be_visible(timeout=PATIENCE_MS)
    await shoot("progress", reply)
    await wait_for_picture(reply)

    reply = await use(page, FAILING)
    await expect(reply.get_by_role("button", name="Retry")).to_be_visible(timeout=PATIENCE_MS)
    await shoot("failure", reply)

    reply = await use(page, PRIVATE)
    await wait_for_picture(reply)
    await shoot("private", reply)


async def take_actions(page: Page) -> None:
    """What can be done with a result: its list, the form, a variation, an edit."""
    reply = await use(page, "/imagine a fox in the snow at dusk --n 2 --model dev")
    await wait_for_picture(reply)
    await reply.get_by_role("combobox", name="More").click()
    await shoot("actions", reply)
    await page.keyboard.press("Escape")

    await reply.get_by_role("button", name="Edit prompt").click()
    form = page.get_by_role("dialog")
    await expect(form).to_be_visible()
    await shoot("edit-prompt", form)
    await page.keyboard.press("Escape")

    await reply.get_by_role("button", name="Redraw with").click()
    await expect(form).to_be_visible()
    await form.get_by_role("combobox").click()
    await shoot("redraw", form)
    await page.keyboard.press("Escape")
    await page.keyboard.press("Escape")

    await wait_for_picture(reply := await use(page, FINISHED))
    messages = page.locator(".message")
    before = await messages.count()
    await pick(reply, "More", "Use as input")
    form = page.get_by_role("dialog")
    await form.get_by_role("textbox").first.fill("make it a snowy night")
    await form.get_by_role("button", name="Submit").click()
    edited = messages.nth(before)
    await wait_for_picture(edited)
    await shoot("edit", edited)


async def take_own(page: Page) -> None:
    """Two pictures that a member brings along, and the menu of a message."""
    messages = page.locator(".message")
    before = await messages.count()
    composer = page.get_by_role("combobox", name="Message", exact=True)
    await composer.click()
    await page.keyboard.type("/blend", delay=10)
    await page.wait_for_timeout(MOMENT_MS)
    await page.keyboard.press("Enter")
    for number, alt in enumerate(("a lighthouse on a headland", "a paper boat"), start=1):
        source = await page.locator(f'img[alt^="{alt}"]').first.get_attribute("src")
        drawn = await page.request.get(source or "")
        await page.locator(f'[data-option="image{number}"] input[type="file"]').set_input_files(
            {"name": f"{alt}.webp", "mimeType": "image/webp", "buffer": await drawn.body()}
        )
        await expect(page.get_by_text(re.compile(rf"{alt}\.webp · \d"))).to_be_visible()
    await page.get_by_role("button", name="Send", exact=True).click()
    blended = messages.nth(before)
    await wait_for_picture(blended)
    await shoot("blend", blended)

    await blended.hover()
    await blended.get_by_role("button", name="More", exact=True).click()
    await shoot("menu", page.get_by_role("menu", name="Message"))
    await page.keyboard.press("Escape")


async def take_several(page: Page) -> None:
    """Several prompts in one, and what of them is under way."""
    asked = await use(page, SEVERAL)
    await shoot("several", asked)
    messages = page.locator(".message")
    await press(asked, "Run")
    for prompt in ("a red kite", "a green kite", "a blue kite"):
        card = messages.filter(has_text=prompt).last
        await wait_for_picture(card)


async def take_styles(page: Page) -> None:
    """A style of the server's."""
    await be(page, "Mira")
    await use(page, f"/style add name: watercolour text: {STYLE}")
    await be(page, "Theo")
    reply = await use(page, "/imagine a sailing boat off a green coast style: watercolour")
    await wait_for_picture(reply)
    await shoot("style", reply)


async def take_usage(page: Page) -> None:
    """What is under way, and what is left."""
    await be(page, "Mira")
    await pick(await use(page, "/limits"), "Change everybody", "Each person")
    form = page.get_by_role("dialog")
    await form.get_by_label("Pictures an hour").fill("40")
    await form.get_by_label("Pictures a day").fill("100")
    await form.get_by_role("button", name="Submit").click()
    await expect(form).to_have_count(0)
    await be(page, "Theo")
    for asked in ("a castle at night --model sdxl --n 8", "a mill by the river --model sdxl --n 2"):
        await use(page, f"/imagine {asked}")
    await shoot("usage", await use(page, "/usage"))


async def take_kept(page: Page) -> None:
    """What members find again: their history, the gallery, what they usually want, their data."""
    # Discord hands out five messages of a channel in five seconds, and so does the sandbox.
    await page.wait_for_timeout(6_000)
    await shoot("history", await use(page, "/history"))
    for person, liked in (("Kai", ("red kite", "sailing boat")), ("Nova", ("red kite",))):
        await be(page, person)
        for words in liked:
            card = page.locator(".message").filter(has_text=words)
            star = card.filter(has_text="Reroll").first.get_by_role("button", name="★")
            await star.click()
            await page.wait_for_timeout(MOMENT_MS)
    await be(page, "Theo")
    await shoot("gallery", await use(page, "/gallery view"))
    preferences = await use(page, "/preferences")
    await choose(preferences, "Shape", "16:9")
    await shoot("preferences", preferences)
    await shoot("privacy", await use(page, "/privacy"))


async def take_outside(page: Page) -> None:
    """A picture in a server that never added Easel, by somebody who has it among his apps."""
    await be(page, "Theo")
    await go(page, "lounge")
    await wait_for_picture(await use(page, OUTSIDE))
    await shoot("outside", page)


async def take_members() -> None:
    """Start everything, take the pictures, stop everything."""
    async with running_browser() as (browser, url):
        async with opened(browser, url, WIDE) as page:
            await be(page, "Theo")
            await wait_for_picture(await use(page, FINISHED))
            await shoot("finished", page)
            async with opened(browser, url, NARROW) as narrow:
                await wait_for_picture(narrow.locator(".message").last)
                await shoot("narrow", narrow)
        async with opened(browser, url, WIDE) as page:
            await take_outside(page)
        async with opened(browser, url, REPLY) as page:
            await be(page, "Theo")
            await take_replies(page)
            await take_actions(page)
            await take_own(page)
            await take_several(page)
            await take_styles(page)
            await take_kept(page)
            await take_usage(page)
