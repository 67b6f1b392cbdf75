"""The sandbox's page in a real browser, against canned messages."""

import pytest
from playwright.async_api import Page, expect

from tests.browser.page_parts import commands_sent, composer, option, shown
from tests.servers.page_stub import PageStub
from tests.servers.page_world import EPHEMERAL, PEOPLE

NARROW_WIDTH = 400

pytestmark = pytest.mark.asyncio(loop_scope="module")


async def test_a_button_without_answer_says_so_beside_it(page: Page, stub: PageStub) -> None:
    await stub.push("MESSAGE_CREATE", stub.reply(**stub.finished(1, "a boat")))
    await page.get_by_role("button", name="Details").click()

    await expect(page.locator(".message").get_by_role("alert")).to_have_text(
        "The application did not respond",
    )


async def test_the_larger_view_turns_over_with_arrows_and_closes_with_escape(
    page: Page,
    stub: PageStub,
) -> None:
    await stub.push("MESSAGE_CREATE", stub.reply(**stub.finished(4, "four evenings")))
    tile = page.get_by_role("button", name="Open larger").nth(1)
    await tile.click()
    large = page.get_by_role("dialog", name="Picture")
    await expect(large.get_by_text("2 of 4")).to_be_visible()
    await page.keyboard.press("ArrowRight")
    await expect(large.get_by_text("3 of 4")).to_be_visible()
    for _ in range(3):
        await page.keyboard.press("ArrowLeft")
    await expect(large.get_by_text("4 of 4")).to_be_visible()
    await expect(large.get_by_role("img", name="four evenings")).to_be_visible()
    await page.keyboard.press("Escape")

    await expect(large).to_have_count(0)
    await expect(tile).to_be_focused()


async def test_ephemeral_messages_are_marked_and_can_be_dismissed(
    page: Page,
    stub: PageStub,
) -> None:
    await stub.push("MESSAGE_CREATE", stub.reply(flags=EPHEMERAL, content="Not now."))
    await expect(shown(page, "Only you can see this")).to_be_visible()
    await page.get_by_role("button", name="Dismiss").click()
    await expect(shown(page, "Not now.")).to_have_count(0)
    await page.reload()

    await expect(page.get_by_text("An empty canvas")).to_be_visible()


async def test_a_modal_is_filled_in_and_submitted(page: Page, stub: PageStub) -> None:
    message = stub.reply(**stub.finished(1, "a boat"))
    await stub.push("MESSAGE_CREATE", message)
    await page.get_by_role("button", name="Vary").click()
    form = page.get_by_role("dialog", name="Change the prompt")
    await expect(form.get_by_label("Prompt")).to_be_focused()
    await form.get_by_label("Prompt").fill("")
    await form.get_by_role("button", name="Submit").click()
    await expect(form.get_by_role("alert")).to_have_text("Prompt is required.")
    await form.get_by_label("Prompt").fill("two boats")
    await page.keyboard.press("Tab")
    await page.keyboard.press("ArrowDown")
    await page.keyboard.press("ArrowDown")
    await page.keyboard.press("Enter")
    await page.keyboard.press("Tab")
    await page.keyboard.press("Tab")
    await page.keyboard.press("Tab")
    await expect(form.get_by_role("button", name="Close")).to_be_focused()
    await form.get_by_role("button", name="Submit").click()

    await expect(form).to_have_count(0)
    prompt = {"type": 4, "custom_id": "prompt", "value": "two boats"}
    chosen = {"type": 3, "custom_id": "format", "values": ["png"]}
    assert stub.posts[-1] == {
        "as": "102",
        "channel_id": "202",
        "kind": "modal",
        "custom_id": "vary:1",
        "message_id": message["id"],
        "components": [{"type": 18, "component": prompt}, {"type": 18, "component": chosen}],
    }


async def test_every_kind_of_component_is_shown(page: Page, stub: PageStub) -> None:
    files, gallery = stub.pictures(1, "a boat")
    section = {
        "type": 9,
        "components": [{"type": 10, "content": "# Words beside a picture"}],
        "accessory": {"type": 11, "media": {"url": "attachment://easel-0.png"}},
    }
    options = [
        {"label": "Warm", "value": "w", "description": "more sun"},
        {"label": "Cold", "value": "c"},
    ]
    row = {
        "type": 1,
        "components": [{"type": 3, "custom_id": "mood", "placeholder": "Mood", "options": options}],
    }
    links = {
        "type": 1,
        "components": [
            {"type": 2, "style": 5, "label": "Guide", "url": "https://example.com/guide"},
            {"type": 2, "style": 1, "label": "Closed", "custom_id": "x", "disabled": True},
        ],
    }
    file = {"type": 13, "file": {"url": "attachment://easel-0.png"}}
    parts = [section, {"type": 14}, gallery, file, row, links]
    card = {"type": 17, "accent_color": 0xEBA55C, "components": parts}
    await stub.push(
        "MESSAGE_CREATE",
        stub.message(flags=1 << 15, attachments=files, components=[card]),
    )
    message = page.locator(".message")
    await message.get_by_role("combobox", name="Mood").click()
    await message.get_by_role("option", name="Cold").click()

    await expect(message.get_by_role("heading", name="Words beside a picture")).to_be_visible()
    await expect(message.get_by_role("img")).to_have_count(2)
    await expect(message.get_by_role("separator")).to_have_count(1)
    await expect(message.get_by_role("link", name="easel-0.png")).to_be_visible()
    await expect(message.get_by_role("link", name="Guide")).to_have_attribute(
        "href",
        "https://example.com/guide",
    )
    await expect(message.get_by_role("button", name="Closed")).to_be_disabled()
    await expect(message.get_by_role("combobox", name="Mood")).to_be_enabled()
    assert [(post["component_type"], post["values"]) for post in stub.posts] == [(3, ["c"])]


async def test_an_embed_is_shown(page: Page, stub: PageStub) -> None:
    embed = {
        "title": "How it works",
        "description": "**Type** and wait.",
        "color": 0xEBA55C,
        "fields": [{"name": "Limit", "value": "`20` a day", "inline": True}],
        "footer": {"text": "Easel"},
    }
    await stub.push("MESSAGE_CREATE", stub.message(embeds=[embed]))
    shown_embed = page.locator(".message").get_by_role("article")

    await expect(shown_embed.get_by_role("heading", name="How it works")).to_be_visible()
    await expect(shown_embed.get_by_role("definition")).to_have_text("20 a day")


async def test_one_can_be_somebody_else(page: Page, stub: PageStub) -> None:
    await expect(page.get_by_role("button", name="moderators")).to_have_count(0)
    await page.get_by_role("radio", name="Theo Member").focus()
    await page.keyboard.press("ArrowUp")
    await expect(page.get_by_role("radio", name="Mira Moderator")).to_be_checked()
    await expect(page.get_by_role("button", name="moderators")).to_be_visible()
    await composer(page).press_sequentially("hello")
    await page.keyboard.press("Enter")

    await expect(page.locator(".message").get_by_text("Mira")).to_be_visible()
    assert stub.messages[-1]["author"] == PEOPLE["101"]


async def test_on_a_narrow_screen_the_sidebar_is_a_drawer(narrow: Page) -> None:
    sidebar = narrow.get_by_role("complementary", name="Server")
    await expect(sidebar).to_be_hidden()
    await narrow.get_by_role("button", name="Open the menu").click()
    await expect(sidebar).to_be_visible()
    await expect(narrow.get_by_role("button", name="Kill -9 bot")).to_be_in_viewport()
    await expect(narrow.get_by_text("Provoke a failure")).to_be_in_viewport()
    await narrow.keyboard.press("Escape")
    await expect(sidebar).to_be_hidden()
    await narrow.get_by_role("button", name="Open the menu").click()
    await narrow.get_by_role("button", name="general").click()

    await expect(narrow.get_by_role("heading", name="general", exact=True)).to_be_visible()
    await expect(sidebar).to_be_hidden()
    assert await narrow.evaluate("document.documentElement.scrollWidth") <= NARROW_WIDTH


async def test_no_card_is_wider_than_a_narrow_screen(narrow: Page, stub: PageStub) -> None:
    for count in (1, 2, 3, 4):
        await stub.push("MESSAGE_CREATE", stub.reply(**stub.finished(count, "wide " * 30)))
    await expect(narrow.locator(".message")).to_have_count(4)

    widest = await narrow.evaluate(
        "Math.max(...[...document.querySelectorAll('.message *')]"
        ".map((node) => node.getBoundingClientRect().right))",
    )
    assert widest <= NARROW_WIDTH


async def test_the_bot_is_killed_and_seen_to_come_back(page: Page, stub: PageStub) -> None:
    await expect(page.get_by_text("Easel is online")).to_be_visible()
    await page.get_by_role("button", name="Kill -9 bot").click()
    await expect(page.get_by_text("Easel is restarting")).to_be_visible()
    await expect(page.get_by_text("Easel is online")).to_be_visible()

    assert stub.bot_actions == ["kill"]


async def test_what_was_said_while_the_connection_was_lost_is_fetched(
    page: Page,
    stub: PageStub,
) -> None:
    await stub.drop_connections()
    stub.message(author=PEOPLE["103"], content="Did you miss me?")

    await expect(shown(page, "Did you miss me?")).to_be_visible()
    await expect(page.get_by_text("The connection to the sandbox is lost")).to_be_hidden()


async def test_a_reader_of_old_messages_is_not_moved(page: Page, stub: PageStub) -> None:
    for number in range(40):
        await stub.push("MESSAGE_CREATE", stub.message(content=f"line {number}"))
    timeline = page.get_by_role("log", name="Messages")
    await expect(shown(page, "line 39")).to_be_in_viewport()
    await timeline.hover()
    await page.mouse.wheel(0, -600)
    await expect(shown(page, "line 39")).not_to_be_in_viewport()
    before = await timeline.evaluate("node => node.scrollTop")
    await stub.push("MESSAGE_CREATE", stub.message(content="the newest"))
    await expect(page.get_by_role("button", name="1 new message")).to_be_visible()
    assert await timeline.evaluate("node => node.scrollTop") == before
    await page.get_by_role("button", name="1 new message").click()

    await expect(shown(page, "the newest")).to_be_in_viewport()


async def test_a_changing_reply_keeps_its_focus_and_its_picture(
    page: Page,
    stub: PageStub,
) -> None:
    message = stub.reply(**stub.finished(1, "a boat"))
    await stub.push("MESSAGE_CREATE", message)
    await page.get_by_role("img", name="a boat").evaluate("node => { node.marked = true; }")
    await page.get_by_role("button", name="Again").focus()
    await stub.update(message["id"], edited_timestamp=message["timestamp"])
    await expect(shown(page, "(edited)")).to_be_visible()

    await expect(page.get_by_role("button", name="Again")).to_be_focused()
    assert await page.get_by_role("img", name="a boat").evaluate("node => node.marked")


async def test_peoples_text_is_never_markup(page: Page, stub: PageStub) -> None:
    nasty = '<img src=x onerror="alert(1)"> **bold** [x](javascript:alert(1)) ||hidden||'
    card = {"type": 17, "components": [{"type": 10, "content": nasty}]}
    await stub.push("MESSAGE_CREATE", stub.message(content=nasty))
    await stub.push("MESSAGE_CREATE", stub.message(flags=1 << 15, components=[card]))
    await expect(page.get_by_text("<img src=x").first).to_be_visible()

    assert await page.locator(".body a, .body img").count() == 0
    assert await page.locator(".body strong", has_text="bold").count() == 2


MARKDOWN = {
    "**a *b* c**": "<strong>a <em>b</em> c</strong>",
    "snake_case_name": "snake_case_name",
    "_soft_ and __line__": "<em>soft</em> and <u>line</u>",
    "2 * 3 * 4": "2 * 3 * 4",
    "`**raw**`": "<code>**raw**</code>",
    r"\*stars\*": "*stars*",
    "~~old~~ **": "<s>old</s> **",
    "<@103>": '<span class="mention">@Nova</span>',
}


SPOKEN = {
    "**a *b* c**\n-# small": "a b c small",
    "### Head\n- one\n- two": "Head one two",
    "<@103> in <#202>, 2 * 3 * 4": "@Nova in #art, 2 * 3 * 4",
    "it was ||the butler||": "it was spoiler",
    r"snake_case and \*stars\*": "snake_case and *stars*",
}


async def test_signs_in_a_line_are_read_as_discord_does_and_never_aloud(page: Page) -> None:
    script = """async (sources) => {
      const { markdown } = await import(document.scripts[0].src.replace("main.js", "markdown.js"));
      return sources.map((source) => {
        const frame = document.createElement("div");
        frame.append(...markdown(source));
        return [source, frame.firstElementChild.innerHTML];
      });
    }"""

    assert dict(await page.evaluate(script, list(MARKDOWN))) == MARKDOWN

    script = """async (sources) => {
      const { spoken } = await import(document.scripts[0].src.replace("main.js", "spoken.js"));
      return sources.map((source) => [source, spoken(source)]);
    }"""

    assert dict(await page.evaluate(script, list(SPOKEN))) == SPOKEN


async def test_what_one_writes_stays_with_its_channel(page: Page, stub: PageStub) -> None:
    general = page.get_by_role("navigation").get_by_role("button", name="general")
    art = page.get_by_role("navigation").get_by_role("button", name="art", exact=True)
    await composer(page).fill("/imagine a boat model: dev")
    await general.click()
    await expect(composer(page)).to_have_value("")
    await composer(page).fill("hello")
    await art.click()
    await expect(option(page, "model")).to_have_value("dev")
    await option(page, "model").press("Enter")
    assert await commands_sent(stub) == [{"prompt": "a boat", "model": "dev"}]
    await expect(composer(page)).to_have_value("")
    await general.click()

    await expect(composer(page)).to_have_value("hello")


async def test_a_long_press_on_a_picture_opens_the_menu_of_its_message(
    narrow: Page, stub: PageStub
) -> None:
    await stub.push("MESSAGE_CREATE", stub.reply(**stub.finished(1, "a **bold** boat")))
    picture = narrow.get_by_role("button", name="Open larger: a bold boat")
    finger = {"pointerType": "touch", "isPrimary": True, "clientX": 200, "clientY": 300}
    await picture.dispatch_event("pointerdown", finger)
    await expect(narrow.get_by_role("menuitem", name="Copy message link")).to_be_visible()
    await picture.dispatch_event("pointerup", finger)
    await picture.dispatch_event("click")

    await expect(narrow.get_by_role("dialog")).to_have_count(0)
