"""Writing commands on the sandbox's page, in a real browser."""

import re

import pytest
from playwright.async_api import FilePayload, Page, expect

from tests.browser.page_parts import commands_sent, composer, option
from tests.servers.page_stub import PageStub
from tests.servers.page_world import painting

pytestmark = pytest.mark.asyncio(loop_scope="module")


async def test_a_command_typed_in_one_go_is_sent_and_becomes_the_picture(
    page: Page,
    stub: PageStub,
) -> None:
    await composer(page).focus()
    await page.keyboard.type("/imagine a paper boat on calm water at sunrise")
    await page.keyboard.press("Enter")

    await expect(page.get_by_text("Theo used /imagine")).to_be_visible()
    await expect(page.get_by_role("button", name="Cancel", exact=True)).to_be_visible()
    await expect(page.get_by_role("img", name="a paper boat on calm water")).to_be_visible()
    await expect(page.locator(".message")).to_have_count(1)
    assert await commands_sent(stub) == [{"prompt": "a paper boat on calm water at sunrise"}]
    await expect(composer(page)).to_be_focused()


NAMED_OPTIONS: dict[str, dict[str, object]] = {
    "/imagine prompt: a boat model: dev": {"prompt": "a boat", "model": "dev"},
    "/imagine a boat count: 2 private: true": {"prompt": "a boat", "count": 2, "private": True},
    "/imagine a sign: keep out output_format: PNG": {
        "prompt": "a sign: keep out",
        "output_format": "png",
    },
    "/imagine   two  spaces ": {"prompt": "two  spaces"},
}


@pytest.mark.parametrize("way", ["typed", "pasted"])
async def test_options_named_in_the_line_are_taken_from_it(
    page: Page,
    stub: PageStub,
    way: str,
) -> None:
    for count, (line, sent) in enumerate(NAMED_OPTIONS.items(), start=1):
        if way == "typed":
            await composer(page).press_sequentially(line)
        else:
            await composer(page).fill(line)
        await page.keyboard.press("Enter")

        assert (await commands_sent(stub, count))[-1] == sent
        await expect(composer(page)).to_be_focused()


async def test_an_option_opened_by_typing_can_be_taken_back_as_text(
    page: Page,
    stub: PageStub,
) -> None:
    await composer(page).press_sequentially("/imagine a car, model:")
    await expect(option(page, "model")).to_be_focused()
    await page.keyboard.press("Backspace")
    await page.keyboard.type("T")
    await page.keyboard.press("Enter")

    assert await commands_sent(stub) == [{"prompt": "a car, model: T"}]


async def test_suggestions_come_from_the_bot_and_mean_their_value(
    page: Page,
    stub: PageStub,
) -> None:
    await composer(page).press_sequentially("/imagine a boat model: kon")
    await expect(page.get_by_role("option")).to_have_count(1)
    await page.get_by_role("option", name="FLUX Kontext pro").click()
    await page.keyboard.press("Enter")

    assert await commands_sent(stub) == [
        {"prompt": "a boat", "model": "black-forest-labs/flux-kontext-pro"},
    ]
    asked = [post for post in stub.posts if post["kind"] == "autocomplete"]
    assert len(asked) < 4, "one question for each pause, not for each letter"
    assert asked[-1]["options"] == [
        {"name": "prompt", "value": "a boat"},
        {"name": "model", "value": "kon", "focused": True},
    ]


async def test_the_keyboard_alone_fills_a_command(page: Page, stub: PageStub) -> None:
    await composer(page).focus()
    await page.keyboard.type("/ima")
    await page.keyboard.press("Tab")
    await page.keyboard.type("a boat")
    await page.keyboard.press("Tab")
    await page.keyboard.type("out")
    await page.keyboard.press("Tab")
    await expect(option(page, "output_format")).to_be_focused()
    await page.keyboard.press("ArrowDown")
    await page.keyboard.press("ArrowDown")
    await page.keyboard.press("Enter")
    await expect(option(page, "output_format")).to_have_value("png")
    await page.keyboard.press("Tab")
    await page.keyboard.type("count")
    await page.keyboard.press("Tab")
    await page.keyboard.type("3")
    await page.keyboard.press("Shift+Tab")
    await expect(option(page, "output_format")).to_be_focused()
    await page.keyboard.press("Enter")

    assert await commands_sent(stub) == [{"prompt": "a boat", "output_format": "png", "count": 3}]


async def test_escape_leaves_a_command_and_keeps_the_words(page: Page) -> None:
    await composer(page).fill("/imagine a long thought")
    await page.keyboard.press("Escape")

    await expect(composer(page)).to_be_focused()
    await expect(composer(page)).to_have_value("a long thought")


COMPLAINTS = {
    "/imagine ": "prompt is missing",
    "/imagine a boat count: 40": "count must be a whole number from 1 to 10.",
    "/imagine a boat seed: -1": "seed must be a whole number, 0 or more.",
    "/imagine a boat output_format: tiff": "output_format must be one of webp, png, jpg.",
    "/paint a boat": "There is no command /paint here.",
}


async def test_what_is_wrong_is_said_before_anything_is_sent(page: Page, stub: PageStub) -> None:
    for line, complaint in COMPLAINTS.items():
        await composer(page).fill(line)
        await page.keyboard.press("Enter")
        await expect(page.get_by_role("alert")).to_contain_text(complaint)
        if not line.startswith("/paint"):
            await page.keyboard.press("Escape")

    assert [post for post in stub.posts if post["kind"] == "command"] == []


async def test_a_refusal_is_shown_and_the_command_kept(page: Page, stub: PageStub) -> None:
    stub.refusal = "Easel is offline."
    await composer(page).fill("/imagine a boat")
    await page.keyboard.press("Enter")

    await expect(page.get_by_role("alert")).to_have_text("Easel is offline.")
    await expect(option(page, "prompt")).to_have_value("a boat")


async def test_a_command_without_answer_is_said_under_the_composer(
    page: Page,
    stub: PageStub,
) -> None:
    stub.unanswered = True
    await composer(page).fill("/imagine a boat")
    await page.keyboard.press("Enter")

    await expect(page.get_by_role("alert")).to_contain_text("The application did not respond")


async def test_a_picked_file_goes_with_the_command(page: Page, stub: PageStub) -> None:
    await composer(page).fill("/imagine a boat image:")
    file: FilePayload = {"name": "boat.png", "mimeType": "image/png", "buffer": painting(0)}
    await page.locator('input[type="file"]').set_input_files(file)
    await expect(page.get_by_text(re.compile(r"boat\.png · \d"))).to_be_visible()
    await page.get_by_role("button", name="Send").click()

    assert await commands_sent(stub) == [{"prompt": "a boat", "image": "777"}]
    assert stub.uploads == ["boat.png"]


async def test_a_dropped_picture_begins_a_command_with_it(page: Page, stub: PageStub) -> None:
    await page.evaluate(
        """() => {
          const data = new DataTransfer();
          data.items.add(new File([new Uint8Array(8)], "dropped.png", { type: "image/png" }));
          const event = new DragEvent("drop", { dataTransfer: data, bubbles: true });
          document.getElementById("timeline").dispatchEvent(event);
        }""",
    )
    await option(page, "prompt").press_sequentially("as a watercolour")
    await page.keyboard.press("Enter")

    assert await commands_sent(stub) == [{"prompt": "as a watercolour", "image": "777"}]


async def test_an_example_and_a_trigger_word_fill_the_prompt(page: Page, stub: PageStub) -> None:
    await page.get_by_role("button", name="a paper boat on calm water at sunrise").click()
    await page.get_by_text("Provoke a failure").click()
    await page.get_by_role("button", name="!slow").click()
    await page.get_by_role("button", name="!nsfw").click()
    await expect(option(page, "prompt")).to_have_value(
        "a paper boat on calm water at sunrise !nsfw"
    )
    assert stub.posts == []
    await page.keyboard.press("Enter")

    assert await commands_sent(stub) == [{"prompt": "a paper boat on calm water at sunrise !nsfw"}]


async def test_somebody_is_named_and_a_message_answered(page: Page, stub: PageStub) -> None:
    await composer(page).fill("look at this")
    await page.keyboard.press("Enter")
    first = page.locator(".message")
    await first.hover()
    await first.get_by_role("button", name="More", exact=True).click()
    await page.get_by_role("menuitem", name="Reply").click()
    await expect(page.get_by_text("Replying to")).to_be_visible()

    await page.keyboard.type("@Ea")
    await page.keyboard.press("Enter")
    await page.keyboard.type("draw a fox")
    await page.keyboard.press("Enter")

    await expect(page.get_by_text("draw a fox")).to_be_visible()
    await expect(page.get_by_text("Replying to")).to_be_hidden()
    first_sent, said = stub.messages
    assert re.fullmatch(r"<@\d+> draw a fox", str(said["content"]))
    assert said["referenced_message"] == first_sent
