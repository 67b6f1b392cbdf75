"""The pictures of a member, taken along as files: whole, in parts, and honest about the rest."""

import io
import json
import zipfile
from types import SimpleNamespace
from typing import cast

import discord
import pytest

from bot.app import EaselBot
from cogs.privacy import take_along
from cogs.privacy.cog import PrivacyCog
from cogs.privacy.picture_files import INDEX, REQUESTS, RESERVED_BYTES
from cogs.privacy.take_along import PackingError, Sent, TakeAlongPress
from tests.harness.results import forged, message_of
from tests.harness.world import Shown, World

HOSTILE = '<script src="https://example.org/x.js">alert(1)</script> & "a boat" onload=\'x\''


async def taken_along(world: World, *, limit_bytes: int | None = None) -> Shown:
    """Let Ann press the button below /privacy; return what the panel says in the end."""
    told = await world.ann.slash(world.channel, "privacy")
    with world.limited_uploads(limit_bytes):
        pressed = await world.click(told, "Export with pictures")
        await world.env.settle()
    return world.shown(pressed)


def files(world: World) -> list[zipfile.ZipFile]:
    """The files that were sent, in their order."""
    found = [
        world.env.backend.cdn.get(file["url"])
        for shown in world.messages()
        for file in shown.message.attachments
        if file["filename"].endswith(".zip")
    ]
    return [zipfile.ZipFile(io.BytesIO(content)) for content in found if content is not None]


def pictures_in(file: zipfile.ZipFile) -> list[bytes]:
    return [file.read(name) for name in file.namelist() if name.startswith("pictures/")]


def prompts_in(file: zipfile.ZipFile) -> list[str]:
    return [one["prompt"] for one in json.loads(file.read(REQUESTS))]


async def test_one_file_holds_the_pictures_the_page_and_the_record(world: World) -> None:
    shown = [await world.drawn(HOSTILE), await world.drawn("a red fox")]
    await world.bob.slash(world.channel, "imagine", prompt="a kite")
    await world.harness.all_over()

    panel = await taken_along(world)

    (file,) = files(world)
    assert file.testzip() is None
    on_discord = [world.env.backend.cdn.get(one.message.attachments[0]["url"]) for one in shown]
    assert sorted(pictures_in(file)) == sorted(filter(None, on_discord))
    assert prompts_in(file) == ["a red fox", HOSTILE]
    assert {job["prompt"] for job in json.loads(file.read("easel.json"))["jobs"]} == {
        HOSTILE,
        "a red fox",
    }
    page = file.read(INDEX).decode()
    assert "<script" not in page
    assert "&lt;script src=&quot;https://example.org" in page
    assert page.count('<img src="pictures/') == 2
    assert "kite" not in page
    assert world.say("privacy-packed", count=2, files=1) in panel.text
    assert all(one.is_private for one in world.messages() if one.files[:1] == ["easel-pictures"])


async def test_each_part_fits_and_is_complete_in_itself(world: World) -> None:
    for number in range(4):
        await world.drawn(f"boat {number}")
    limit_bytes = RESERVED_BYTES + 6_000

    panel = await taken_along(world, limit_bytes=limit_bytes)

    parts = files(world)
    assert len(parts) > 1
    assert [prompt for part in parts for prompt in prompts_in(part)] == [
        f"boat {number}" for number in reversed(range(4))
    ]
    for part in parts:
        assert {INDEX, REQUESTS} <= set(part.namelist())
        assert part.fp is not None
        assert len(part.fp.read()) <= limit_bytes
    assert world.say("privacy-packed", count=4, files=len(parts)) in panel.text


async def test_what_is_gone_or_too_large_is_said_with_its_words(world: World) -> None:
    gone = await world.drawn("a tin boat")
    await world.mia.delete(message_of(world, gone))
    await world.drawn("a paper boat", private=True)
    # A private answer is out of reach when its token has ended.
    await world.harness.clock.advance(3600)
    large = await world.drawn("a red fox")
    large.message.attachments[0]["size"] = 50_000_000

    panel = await taken_along(world)

    for why in ("gone", "private", "large"):
        assert world.say(f"privacy-missing-{why}", count=1) in panel.text
    (file,) = files(world)
    assert pictures_in(file) == []
    assert prompts_in(file) == ["a red fox", "a paper boat", "a tin boat"]


async def test_after_a_kill_the_button_goes_on_behind_what_was_sent(world: World) -> None:
    await world.drawn("the oldest")
    middle = await world.drawn("the middle")
    await world.drawn("the newest")
    job = await world.harness.ledger.find_by_message(middle.id)
    assert job is not None
    told = world.shown(await world.ann.slash(world.channel, "privacy"))
    await world.restart()

    press = TakeAlongPress(after=job.id, sent=Sent(files=2, pictures=5))
    pressed = await forged(world, told, press.custom_id, who=world.ann)
    await world.env.settle()

    (file,) = files(world)
    assert prompts_in(file) == ["the oldest"]
    assert "easel.json" not in file.namelist()
    # Numbers go on: several files called the same would be in the way of each other.
    (name,) = (name for one in world.messages() for name in one.files if name.endswith(".zip"))
    assert name == "easel-pictures-3.zip"
    assert world.say("privacy-packed", count=6, files=3) in world.shown(pressed).text
    # Such a button of an older version has no numbers.
    assert TakeAlongPress.read(f"privacy:pictures:{job.id}") == TakeAlongPress(after=job.id)


async def test_when_the_time_is_over_a_button_goes_on(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    await world.drawn()
    monkeypatch.setattr(take_along, "PACKING_SECONDS", 0.0)

    panel = await taken_along(world)

    assert world.say("privacy-packed-part", count=0, files=0, left=1) in panel.text
    assert panel.custom_ids == [TakeAlongPress().custom_id]
    assert files(world) == []


async def test_one_at_a_time_for_a_person(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    await world.drawn()
    bot, read = world.env.bot, discord.Attachment.read
    assert isinstance(bot, EaselBot)
    cog = bot.get_cog("PrivacyCog")
    assert isinstance(cog, PrivacyCog)
    again = cast("discord.Interaction", SimpleNamespace(user=SimpleNamespace(id=world.ann.id)))
    refused: list[PackingError] = []

    async def read_while_pressed_again(picture: discord.Attachment) -> bytes:
        try:
            await cog.take_along.begin(again, TakeAlongPress())
        except PackingError as error:
            refused.append(error)
        return await read(picture)

    monkeypatch.setattr(discord.Attachment, "read", read_while_pressed_again)
    await taken_along(world)
    await taken_along(world)

    assert len(refused) == 2
    assert len(files(world)) == 2


async def test_who_has_drawn_nothing_reads_so(world: World) -> None:
    panel = await taken_along(world)

    assert world.say("privacy-packed-none") in panel.text
