"""Working with results through the whole of it: buttons, forms and lists, also after a kill."""

import base64
import io
from collections.abc import AsyncGenerator

import pytest
import pytest_asyncio
from PIL import Image

from tests.e2e.real_bot import BotBench, has_picture, real_bot, words
from tests.servers.shown import Shown

GALLERY = 12
"""The type of component."""
WHITE = 255

pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def bench() -> AsyncGenerator[BotBench]:
    async with real_bot() as opened:
        yield opened


def custom_id(shown: Shown, act: str) -> str:
    """The custom id of the message's part that does this."""
    ids = [str(one.get("custom_id", "")) for one in shown.components]
    return next(one for one in ids if one.startswith(f"easel:{act}:"))


def job_of(shown: Shown) -> str:
    return custom_id(shown, "more").rpartition(":")[2]


def choose(bench: BotBench, shown: Shown, act: str) -> int:
    """Choose a line of the list beside the buttons."""
    return bench.choose(shown, custom_id=custom_id(shown, "more"), values=[act])


async def an_older_choice(bench: BotBench, shown: Shown, label: str, custom_id: str) -> Shown:
    """An answer that shows the same pictures with a button, as older versions gave one."""
    told = await bench.reply(choose(bench, shown, "details"))
    stored = bench.discord.backend.get_message(told.channel_id, told.id)
    button = {"type": 2, "style": 2, "label": label, "custom_id": custom_id}
    gallery = next(one for one in shown.components if one.get("type") == GALLERY)
    inside = [gallery, {"type": 1, "components": [button]}]
    stored.components = [{"type": 17, "components": inside}]
    again = bench.message(told.id)
    assert again is not None
    return again


def a_picture() -> bytes:
    buffer = io.BytesIO()
    Image.new("RGB", (96, 64), "#336699").save(buffer, "PNG")
    return buffer.getvalue()


async def test_a_picture_is_drawn_again_after_the_bot_was_killed(bench: BotBench) -> None:
    first = await bench.over(bench.imagine("a lighthouse at dusk"))
    nova = bench.as_(bench.world.nova)
    await bench.kill_bot()
    await bench.wait_ready()

    again = await bench.over(nova.press(first, label=words("button-reroll")))

    assert again.id != first.id
    assert has_picture(again)
    assert f"for <@{bench.world.nova.id}>" in again.text
    assert f"/{first.channel_id}/{first.id})" in again.text
    assert len(bench.images.created("a lighthouse at dusk")) == 2


async def test_a_form_that_was_open_when_the_bot_was_killed_still_works(bench: BotBench) -> None:
    first = await bench.over(bench.imagine("a stone bridge"))
    opened = bench.press(first, label=words("button-rephrase"))
    assert (await bench.outcome(opened)).modal is not None
    await bench.kill_bot()
    await bench.wait_ready()

    sent = bench.submit(
        custom_id(first, "rephrase"), prompt="a rope bridge --ar 3:2", aspect_ratio="1:1", seed=""
    )
    again = await bench.over(sent)

    assert "> a rope bridge" in again.text
    (created,) = bench.images.created("a rope bridge")
    assert created.input["aspect_ratio"] == "3:2"


async def test_one_of_several_pictures_is_made_larger(bench: BotBench) -> None:
    first = await bench.over(bench.imagine("a row of houses", count=3))

    label = words("button-upscale-number", number=2)
    larger = await bench.over(bench.press(first, label=label))

    assert has_picture(larger)
    assert "Upscaled from" in larger.text
    asked = [one.input for one in bench.images.creates if "scale" in one.input][-1]
    assert asked["scale"] == 2
    assert str(asked["image"]).startswith("data:image/")


async def test_a_picture_becomes_the_input_of_an_edit(bench: BotBench) -> None:
    first = await bench.over(bench.imagine("a bowl of fruit"))
    await bench.outcome(choose(bench, first, "use"))

    edited = await bench.over(bench.submit(f"easel:use:{job_of(first)}", prompt="only lemons"))

    assert has_picture(edited)
    (created,) = bench.images.created("only lemons")
    assert "input_image" in created.input


async def test_a_part_is_changed_across_kills(bench: BotBench) -> None:
    first = await bench.over(bench.imagine("a quiet harbour"))
    parts = f"easel:parts:{job_of(first)}:1"
    numbered = await bench.reply(
        choose(bench, first, "parts"), until=lambda one: parts in str(one.components)
    )
    await bench.kill_bot()
    await bench.wait_ready()
    opened = bench.choose(numbered, custom_id=parts, values=["3", "9"])
    form = (await bench.outcome(opened)).modal
    assert form is not None
    await bench.kill_bot()
    await bench.wait_ready()

    sent = bench.submit(form["custom_id"], prompt="!slow a red buoy")
    await bench.images.wait_queried("a red buoy")
    with bench.images.holding("query"):
        await bench.kill_bot()
    changed = await bench.over(sent)

    assert has_picture(changed)
    assert "Parts 3, 9 changed in" in changed.text
    (created,) = bench.images.created("a red buoy")
    before, after = bench.opened(first), bench.opened(changed)
    assert before.size == after.size
    mask = Image.open(io.BytesIO(base64.b64decode(str(created.input["mask"]).partition(",")[2])))
    assert mask.size == before.size
    assert mask.getpixel((mask.width - 1, 0)) == WHITE


async def test_a_picture_that_discord_is_slow_to_tell_is_taken_as_shown(bench: BotBench) -> None:
    first = await bench.over(bench.imagine("a ferry", count=2))
    choice = await an_older_choice(bench, first, "2x", f"easel:upscale:{job_of(first)}:1:2x")

    label = "2x"
    with bench.faults.fault("hold", r"GET /channels/\d+/messages/\d+", with_files=False):
        larger = await bench.over(bench.press(choice, label=label))

    assert has_picture(larger)


async def test_an_edit_is_drawn_again_from_an_address_that_was_over(bench: BotBench) -> None:
    given = bench.upload("sea.png", a_picture())
    first = await bench.over(bench.imagine("a calmer sea", model="kontext-pro", image=given))
    bench.discord.backend.files.expire_links()

    again = await bench.over(bench.press(first, label=words("button-reroll")))

    assert has_picture(again)


async def test_a_variation_starts_from_the_picture_a_day_later(bench: BotBench) -> None:
    first = await bench.over(bench.imagine("a windy hill", model="flux-dev"))
    bench.discord.backend.files.expire_links()

    varied = await bench.over(bench.press(first, label=words("button-subtle")))

    assert has_picture(varied)
    assert "image" in bench.images.created("a windy hill")[-1].input


async def test_details_are_told_and_a_result_is_deleted_after_a_question(bench: BotBench) -> None:
    first = await bench.over(bench.imagine("a small secret"))
    told = await bench.reply(choose(bench, first, "details"))
    assert told.ephemeral
    assert "/imagine prompt: a small secret" in told.text
    assert (await bench.outcome(choose(bench, first, "delete"))).modal is not None

    bench.submit(f"easel:remove:{job_of(first)}")
    await bench.until(lambda: bench.message(first.id) is None, "the message to go")


async def test_a_copy_comes_in_direct_messages(bench: BotBench) -> None:
    first = await bench.over(bench.imagine("a lantern for later"))
    nova = bench.as_(bench.world.nova)

    told = await nova.reply(choose(nova, first, "save"))

    assert told.text.startswith("Saved in your direct messages")
    copies = [one for one in bench.pictures_of("a lantern for later") if one.id != first.id]
    assert [bench.picture(one) for one in copies] == [bench.picture(first)]
