"""The page before a local Discord and a bot that uses all of it: lists, forms, menus, places."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from playwright.async_api import FilePayload, Locator, Page, expect

from sandbox.discord.page_server import PageServer
from sandbox.discord.server import LocalDiscord
from sandbox.discord.world import Person
from tests.browser.conftest import opened
from tests.browser.page_parts import composer, option, shown
from tests.servers.page_bot import SILENCE, page_bot
from tests.servers.page_world import painting
from tests.servers.sandbox import Bench

pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest_asyncio.fixture(loop_scope="module")
async def bench() -> AsyncIterator[Bench]:
    async with LocalDiscord() as server, page_bot(server):
        yield Bench(server).as_(server.world.mira)


@pytest_asyncio.fixture(loop_scope="module")
async def page(tab: Page, bench: Bench, port: int) -> AsyncIterator[Page]:
    """Mira in #art."""
    async with PageServer(discord=bench.discord, port=port) as server:
        url = f"{server.url}/?as={bench.me.id}"
        async with opened(tab, url, (1200, 900), heading="An empty canvas"):
            yield tab


async def become(page: Page, person: Person) -> None:
    await page.get_by_role("radio", name=f"{person.name} {person.role}").check()
    await expect(page.locator(".person:has(:checked)")).to_contain_text(person.name)


async def panel(page: Page) -> Locator:
    await composer(page).fill("/panel ")
    await page.keyboard.press("Enter")
    message = page.locator(".message", has=page.get_by_role("heading", name="Rules here"))
    await expect(message).to_be_visible()
    return message


async def test_lists_are_searched_show_their_defaults_and_take_several(page: Page) -> None:
    message = await panel(page)
    roles = message.get_by_role("combobox", name="Choose a role")
    await roles.click()
    await message.get_by_role("searchbox", name="Search").fill("m")
    await expect(message.get_by_role("option")).to_have_count(2)
    await message.get_by_role("option", name="@Moderator").click()
    await message.get_by_role("option", name="@Member").click()
    await expect(roles).to_contain_text("@Moderator, @Member")
    await page.keyboard.press("Escape")

    await expect(shown(page, "chosen: Moderator, Member")).to_be_visible()

    await expect(message.get_by_role("combobox", name="Choose a member").first).to_contain_text(
        "Mira"
    )
    await expect(message.get_by_role("combobox", name="Choose", exact=True)).to_contain_text(
        "Nobody"
    )
    await message.get_by_role("combobox", name="Choose a channel").click()
    await expect(message.get_by_role("option", name="Studio", exact=True)).to_have_count(0)
    await message.get_by_role("option", name="#commissions").click()

    await expect(shown(page, "chosen: commissions")).to_be_visible()


async def test_spoilers_are_covered_until_they_are_pressed(page: Page) -> None:
    message = await panel(page)
    cover = message.get_by_role("button", name="Spoiler, press to show")
    await cover.click()
    await expect(cover).to_have_count(0)
    await expect(message.get_by_role("link", name="rules.csv")).to_be_enabled()
    tile = message.locator(".tile.spoiled")
    await tile.click()
    await expect(tile).to_have_count(0)

    await expect(page.get_by_role("dialog")).to_have_count(0)


async def test_forms_take_text_roles_files_and_choices_of_every_kind(page: Page) -> None:
    message = await panel(page)
    await message.get_by_role("button", name="Words").click()
    form = page.get_by_role("dialog", name="Edit the prompt")
    await expect(form.get_by_label("Prompt")).to_have_value("a boat")
    await form.get_by_label("Prompt").fill("no")
    await form.get_by_role("button", name="Submit").click()
    await expect(form.get_by_role("alert")).to_have_text("Prompt needs at least 3 characters.")
    await form.get_by_label("Prompt").fill("two boats")
    await form.get_by_role("combobox", name="Roles").click()
    await form.get_by_role("option", name="@Artist").click()
    file: FilePayload = {"name": "boat.png", "mimeType": "image/png", "buffer": painting(0)}
    await form.get_by_label("Pictures").set_input_files(file)
    await form.get_by_role("button", name="Submit").click()

    await expect(form).to_have_count(0)
    size = len(file["buffer"])
    await expect(shown(page, f"two boats | | | Artist | [{size}]")).to_be_visible()

    await message.get_by_role("button", name="Choices").click()
    form = page.get_by_role("dialog", name="Choose")
    await form.get_by_role("combobox", name="Channel").click()
    await form.get_by_role("searchbox").fill("log")
    await page.keyboard.press("Enter")
    await form.get_by_role("button", name="Submit").click()
    await expect(form.get_by_role("alert")).to_have_text("Size: choose one.")
    await form.get_by_role("radio", name="4x").check()
    await form.get_by_role("checkbox", name="y", exact=True).check()
    await form.get_by_role("checkbox", name="Only for me").check()
    await form.get_by_role("button", name="Submit").click()

    await expect(shown(page, "mod-log | b | 4x | y | True")).to_be_visible()


async def test_commands_are_used_on_messages_and_on_people(page: Page, bench: Bench) -> None:
    bench.discord.send_as(bench.world.theo.id, bench.here, "look at this")
    message = page.locator(".message", has_text="look at this").first
    await message.click(button="right")
    await page.get_by_role("menuitem", name="Details").click()

    await expect(page.get_by_text("Mira used Details")).to_be_visible()
    await expect(shown(page, "theo in art: look at this")).to_be_visible()
    await message.get_by_role("button", name="More").focus()
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("menuitem", name="Details")).to_be_focused()
    await page.keyboard.press("Escape")
    await expect(message.get_by_role("button", name="More")).to_be_focused()

    await page.get_by_role("button", name="Apps for Kai").click()
    await page.get_by_role("menuitem", name="Who is this?").click()

    await expect(shown(page, "kai: @everyone, Artist, Member")).to_be_visible()


async def test_subcommands_are_filled_in_suggest_and_are_not_for_everybody(
    page: Page, bench: Bench
) -> None:
    await composer(page).press_sequentially("/policy explain Nova channel: #art role: @Artist")
    await page.keyboard.press("Enter")

    await expect(page.get_by_text("Mira used /policy explain")).to_be_visible()
    await expect(shown(page, "nova in art: Artist, None")).to_be_visible()

    await composer(page).press_sequentially("/policy quiet set 2.5 zone: Ista")
    await page.get_by_role("option", name="Europe/Istanbul").click()
    await expect(option(page, "zone")).to_have_value("Europe/Istanbul")
    await page.keyboard.press("Enter")

    await expect(shown(page, "2.5 Europe/Istanbul False 1 0 None")).to_be_visible()

    await composer(page).fill("/policy show ")
    await page.keyboard.press("Enter")

    await expect(shown(page, "no rules")).to_be_visible()

    await become(page, bench.world.theo)
    await composer(page).press_sequentially("/po")

    await expect(page.get_by_text("There is no such command here")).to_be_visible()


async def test_a_direct_message_is_marked_and_read(page: Page, bench: Bench) -> None:
    await composer(page).fill("/tell Theo")
    await page.keyboard.press("Enter")
    await expect(shown(page, "told:")).to_be_visible()
    await become(page, bench.world.theo)
    await page.get_by_role("navigation").get_by_role("button", name="Easel").click()
    await expect(shown(page, "mira says hello")).to_be_visible()
    await composer(page).fill("/panel ")
    await page.keyboard.press("Enter")

    await expect(page.get_by_text("Theo used /panel")).to_be_visible()


async def test_mentions_are_marked_in_the_channel_and_beside_it(page: Page, bench: Bench) -> None:
    general, me = bench.world.general, bench.me.id
    bench.discord.send_as(bench.world.theo.id, general, f"<@{me}> come here")
    room = page.get_by_role("navigation").get_by_role("button", name="general")
    await expect(room.get_by_text("you were mentioned")).to_be_attached()
    await room.click()

    await expect(page.locator(".message.pings-me")).to_contain_text("@Mira come here")


async def test_a_picture_is_sent_to_the_channel_and_used_by_a_command(page: Page) -> None:
    file: FilePayload = {"name": "boat.png", "mimeType": "image/png", "buffer": painting(0)}
    await composer(page).fill("my own boat")
    async with page.expect_file_chooser() as choosing:
        await page.get_by_role("button", name="Send files").click()
    await (await choosing.value).set_files(file)
    message = page.locator(".message", has_text="my own boat").first
    await message.get_by_role("button", name="Open larger").click(button="right")
    await page.get_by_role("menuitem", name="Details").click()

    await expect(shown(page, "mira in art: my own boat (boat.png)")).to_be_visible()


async def test_a_link_to_a_message_leads_there(page: Page, bench: Bench) -> None:
    world = bench.world
    sent = bench.discord.send_as(world.theo.id, world.art_thread, "the first boat")
    link = f"https://discord.com/channels/{world.guild_id}/{world.art_thread}/{sent['id']}"
    bench.discord.send_as(world.theo.id, world.art, f"see {link}")
    await shown(page, "#boats only").click()

    await expect(page.get_by_role("heading", name="boats only", level=1)).to_be_visible()
    await expect(page.locator(".message.jumped-to")).to_contain_text("the first boat")


async def test_a_form_that_was_not_taken_says_why_and_stays(page: Page, bench: Bench) -> None:
    message = await panel(page)
    await message.get_by_role("button", name="Words").click()
    form = page.get_by_role("dialog", name="Edit the prompt")
    await form.get_by_label("Prompt").fill(SILENCE)
    await form.get_by_role("combobox", name="Roles").click()
    await form.get_by_role("option", name="@Artist").click()
    await form.get_by_role("button", name="Submit").click()

    await expect(form.get_by_role("alert")).to_have_text("The application did not respond")
    await expect(form.get_by_label("Prompt")).to_have_value(SILENCE)
    await form.get_by_role("button", name="Submit").click()
    await expect(form.get_by_role("button", name="Submit")).to_be_disabled()
    await expect(form.get_by_role("button", name="Submit")).to_be_enabled()
    await expect(form.get_by_role("alert")).to_have_text("The application did not respond")
    await form.get_by_role("button", name="Close").click()

    await message.get_by_role("button", name="Words").click()
    await form.get_by_role("combobox", name="Roles").click()
    await form.get_by_role("option", name="@Artist").click()
    bench.discord.settings.delete_role(bench.world.roles.artist)
    await form.get_by_role("button", name="Submit").click()

    await expect(form.get_by_role("alert")).to_contain_text("there is nothing here with the id")


async def test_the_server_is_changed_while_one_looks(page: Page, bench: Bench) -> None:
    world = bench.world
    await page.get_by_role("button", name="Change the server").click()
    dialog = page.get_by_role("dialog", name="Change the server")
    await dialog.get_by_role("button", name="Delete Artist").click()
    await expect(dialog.get_by_role("button", name="Delete Artist")).to_have_count(0)
    await dialog.get_by_role("listitem").filter(has_text="Nova").get_by_label("Moderator").check()
    art = dialog.locator("details", has=page.get_by_text("#art", exact=True))
    await art.get_by_text("#art").click()
    await art.get_by_label("attach files").uncheck()
    await expect(art.get_by_label("attach files")).not_to_be_checked()
    await dialog.get_by_role("button", name="Delete #showcase").click()
    await expect(dialog.get_by_role("button", name="Delete #showcase")).to_have_count(0)
    await page.keyboard.press("Escape")

    await expect(page.get_by_role("navigation").get_by_text("showcase")).to_have_count(0)
    backend = bench.discord.backend
    assert not backend.permissions(backend.bot_user.id, world.art).attach_files
    assert backend.permissions(world.nova.id, world.art).manage_guild
    assert world.roles.artist not in backend.guilds[world.guild_id].roles


async def test_the_channel_one_looks_at_may_go(page: Page, bench: Bench) -> None:
    await page.get_by_role("button", name="moderators", exact=True).click()
    await expect(page.get_by_role("heading", name="moderators", level=1)).to_be_visible()
    bench.discord.settings.delete_channel(bench.world.moderators)

    await expect(page.get_by_role("heading", name="art", level=1)).to_be_visible()


async def test_everything_fits_a_narrow_screen(page: Page) -> None:
    await panel(page)
    await page.set_viewport_size({"width": 400, "height": 850})
    widest = await page.evaluate(
        "Math.max(...[...document.querySelectorAll('.message *')]"
        ".map((node) => node.getBoundingClientRect().right))",
    )
    assert widest <= 400
    await page.get_by_role("button", name="Open the menu").click()
    await page.get_by_role("button", name="Change the server").click()
    dialog = page.get_by_role("dialog", name="Change the server")
    await expect(dialog).to_be_visible()
    box = await dialog.bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 400
