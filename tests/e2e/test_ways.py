"""More ways to a picture through the whole of it: styles, edits, menus, and several at once."""

import io
from collections.abc import AsyncGenerator
from pathlib import Path

import pytest
import pytest_asyncio
from PIL import Image, ImageDraw

from tests.e2e.real_bot import BotBench, has_picture, is_over, real_bot, words
from tests.e2e.watched_images import WatchedImages
from tests.servers.page_acts import use_on_message
from tests.servers.shown import Shown

pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the bot's database is."""
    return tmp_path_factory.mktemp("ways")


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def bench(folder: Path) -> AsyncGenerator[BotBench]:
    async with real_bot(data_dir=folder) as opened:
        yield opened


def a_picture(kind: str = "PNG") -> bytes:
    picture = Image.new("RGB", (96, 64), "#336699")
    ImageDraw.Draw(picture).ellipse((10, 10, 50, 50), fill="#ffcc33")
    buffer = io.BytesIO()
    picture.save(buffer, kind)
    return buffer.getvalue()


def mira(bench: BotBench) -> BotBench:
    """Who manages the server."""
    return bench.as_(bench.world.mira)


async def answer(bench: BotBench, command: str, /, **options: object) -> Shown:
    """What a command says at once."""
    return await bench.reply(
        bench.invoke(command, **options), until=lambda one: not one.thinking and one.text
    )


def sent(bench: BotBench, prompt: str) -> list[object]:
    return [one.input["prompt"] for one in bench.images.created(prompt)]


async def posted(bench: BotBench, name: str, content: bytes) -> Shown:
    """A member's own message with a picture."""
    backend = bench.discord.backend
    attachments = backend.store_attachments(bench.here, [(name, content)])
    message = backend.create_message(bench.here, bench.me.id, "look", attachments=attachments)
    shown = bench.message(message.id)
    assert shown is not None
    return shown


async def test_a_style_is_defined_in_a_form_across_a_kill_and_drawn_in(bench: BotBench) -> None:
    opened = mira(bench).invoke("style add", name="Etching")
    form = (await bench.outcome(opened)).modal
    assert form is not None
    await bench.kill_bot()

    said = await bench.reply(
        mira(bench).submit(form["custom_id"], text="an etching of {prompt}, fine lines")
    )
    shown = await bench.over(bench.imagine("a stone mill", style="etching"))

    assert "The style **Etching** was added." in said.text
    assert "> a stone mill" in shown.text
    assert "Style: Etching" in shown.text
    assert sent(bench, "a stone mill") == ["an etching of a stone mill, fine lines"]


async def test_a_style_that_was_removed_is_still_in_what_is_drawn_again(bench: BotBench) -> None:
    await answer(mira(bench), "style add", name="Noir", text="film noir")
    first = await bench.over(bench.imagine("a wet street", style="Noir"))
    removed = await answer(mira(bench), "style remove", name="Noir")
    await bench.kill_bot()

    again = await bench.over(bench.press(first, label=words("button-reroll")))

    assert "was removed" in removed.text
    assert "Style: Noir" in again.text
    assert sent(bench, "a wet street") == ["a wet street, film noir"] * 2


async def test_styles_are_offered_while_a_member_types(bench: BotBench) -> None:
    await answer(mira(bench), "style add", name="Woodcut", text="as a woodcut")

    offered = await bench.suggestions("imagine", {"style": "wood"}, prompt="x")

    assert [one["value"] for one in offered] == ["Woodcut"]


async def test_several_prompts_are_agreed_to_after_a_kill(bench: BotBench) -> None:
    offer = await bench.reply(
        bench.imagine("a {red, green} kite"), until=lambda one: "Run" in one.buttons
    )
    assert "That makes 2 requests: **2 pictures**" in offer.text
    await bench.kill_bot()
    assert sent(bench, "kite") == []

    bench.press(offer, label="Run")
    await bench.message_is(offer, lambda one: words("confirm-started", count=2) in one.text)
    await bench.sees(lambda one: "a red kite" in one.text and has_picture(one))
    await bench.sees(lambda one: "a green kite" in one.text and has_picture(one))

    assert sorted(map(str, sent(bench, "kite"))) == ["a green kite", "a red kite"]


async def test_replies_that_share_a_token_all_become_pictures() -> None:
    # At their own pace they show progress, and Discord takes five edits of a token in a while.
    environment = {"MODELS_FILE": ""}
    async with real_bot(images=WatchedImages(pace=1.0), environment=environment) as slow:
        offer = await slow.reply(
            slow.imagine("a {red, green, blue} kite"), until=lambda one: "Run" in one.buttons
        )

        slow.press(offer, label="Run")

        await slow.until(lambda: len(slow.pictures_of("kite")) == 3, "three kites")


async def test_a_picture_is_edited_and_several_are_blended(bench: BotBench) -> None:
    one, two = (bench.upload(name, a_picture()) for name in ("one.png", "two.png"))
    edited = await bench.over(bench.invoke("edit", image=one, instruction="make it snow"))
    three = bench.upload("three.png", a_picture())
    blended = await bench.over(
        bench.invoke("blend", image1=two, image2=three, prompt="as one garden")
    )

    assert has_picture(edited)
    assert has_picture(blended)
    (request,) = bench.images.created("as one garden")
    assert max(len(value) for value in request.input.values() if isinstance(value, list)) == 2


async def test_anybodys_picture_is_edited_from_its_menu_across_a_kill(bench: BotBench) -> None:
    message = await posted(bench, "sun.png", a_picture())
    nova = bench.as_(bench.world.nova)
    form = (await bench.outcome(use_on_message(nova, "Edit with Easel", message))).modal
    assert form is not None
    await bench.kill_bot()

    shown = await nova.over(nova.submit(form["custom_id"], prompt="make the sun blue"))

    assert has_picture(shown)
    assert "> make the sun blue" in shown.text


async def test_who_made_a_picture_is_found_out_also_where_it_was_posted_anew(
    bench: BotBench,
) -> None:
    shown = await bench.over(bench.imagine("a hidden bay"))
    picture = Image.open(io.BytesIO(bench.picture(shown)))
    buffer = io.BytesIO()
    picture.convert("RGB").save(buffer, "JPEG", quality=70)
    copy = await posted(bench, "holiday.jpg", buffer.getvalue())
    await bench.recorded(shown)
    await bench.kill_bot()
    nova = bench.as_(bench.world.nova)

    by_message = await nova.reply(use_on_message(nova, "Who made this?", shown))
    by_looks = await nova.reply(use_on_message(nova, "Who made this?", copy), until=is_over)

    assert f"<@{bench.me.id}> made this" in by_message.text
    assert f"This looks like a picture that <@{bench.me.id}> made" in by_looks.text
    assert "a hidden bay" in by_looks.text
