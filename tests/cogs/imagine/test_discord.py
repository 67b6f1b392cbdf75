"""A member asks for pictures, and gets them."""

import re

import pytest

from bot.db.database import Database
from tests.fakes.backend import (
    PICTURE,
    Script,
    failing,
    processing,
    starting,
    succeeded,
    succeeding,
)
from tests.fakes.clock import FakeClock
from tests.fakes.pictures import noise, picture
from tests.harness.world import PRIVATE_BUTTONS, RESULT_BUTTONS, World, open_world

SCHNELL = "black-forest-labs/flux-schnell"


async def test_words_become_a_picture_on_the_same_reply(world: World) -> None:
    result = await world.imagine("a paper boat on calm water")
    assert world.was_deferred(result)
    assert not result.ephemeral
    await world.harness.all_over()

    (reply,) = world.messages()
    assert result.response is not None
    assert reply.id == result.response.id
    assert len(reply.files) == 1
    assert reply.alt_texts == ["a paper boat on calm water"]
    assert reply.buttons == RESULT_BUTTONS
    assert "> a paper boat on calm water" in reply.text
    assert f"FLUX schnell · 1:1 · seed 4711 · for {world.ann.mention} · " in reply.text


async def test_progress_is_shown_until_the_picture_is_there(store: Database) -> None:
    clock = FakeClock(auto=False)
    async with open_world(store, clock=clock) as world:
        began = int(clock.time())
        world.harness.backend.plan(drawing_slowly())

        result = await world.imagine("a boat")
        await world.pass_time(until=lambda: "Drawing" in world.shown(result).text)

        assert "▰▰▰▰▰▱▱▱▱▱ 50 %" in world.shown(result).text
        assert f"asked <t:{began}:R>" in world.shown(result).text
        assert world.shown(result).buttons == ["Cancel"]

        await world.pass_time(until=lambda: not world.harness.runner.under_way)
        assert world.shown(result).files
        assert world.shown(result).buttons == RESULT_BUTTONS


async def test_four_pictures_come_in_one_gallery(world: World) -> None:
    world.harness.backend.plan(succeeding(*(f"{PICTURE}?{number}" for number in range(4))))

    reply = await world.drawn("a boat", count=4)

    assert len(reply.files) == 4
    assert reply.alt_texts == [f"a boat ({number} of 4)" for number in (1, 2, 3, 4)]
    ((_, input_),) = world.harness.backend.creates
    assert input_["num_outputs"] == 4


async def test_more_than_a_model_makes_at_once_becomes_several_predictions(world: World) -> None:
    reply = await world.drawn("a boat", count=2, model="black-forest-labs/flux-1.1-pro", seed=7)

    assert len(reply.files) == 2
    assert [input_["seed"] for _, input_ in world.harness.backend.creates] == [7, 8]


async def test_a_part_that_failed_is_said_beside_the_picture(world: World) -> None:
    world.harness.backend.plan(succeeding(), failing())

    reply = await world.drawn("a boat", count=2, model="black-forest-labs/flux-1.1-pro")

    assert len(reply.files) == 1
    assert f"1 of 2 · {world.say('failure-failed')}" in reply.text


async def test_pictures_held_back_are_counted_for_people(world: World) -> None:
    world.harness.backend.plan(succeeding(*[PICTURE] * 3, withheld=1))

    reply = await world.drawn("a boat", count=4)

    assert "3 of 4: one was held back by the safety filter." in reply.text


async def test_options_reach_the_service(world: World) -> None:
    await world.drawn(
        "a boat", aspect_ratio="16:9", seed=99, output_format="png", output_quality=90
    )

    ((model, input_),) = world.harness.backend.creates
    assert model == SCHNELL
    assert input_["prompt"] == "a boat"
    assert (input_["aspect_ratio"], input_["seed"], input_["output_format"]) == ("16:9", 99, "png")


async def test_what_was_read_from_the_words_is_said(world: World) -> None:
    reply = await world.drawn("a boat —ar 16x9 --seed 7")

    ((_, input_),) = world.harness.backend.creates
    assert (input_["prompt"], input_["aspect_ratio"], input_["seed"]) == ("a boat", "16:9", 7)
    assert "Read from the prompt: ar 16x9, seed 7." in reply.text


@pytest.mark.parametrize(
    "prompt",
    [
        "@everyone <@1> <@&2> @here",
        "**bold** _it_ `code` ||secret|| ~~no~~",
        "# big\n> quote\n- list\n```code```",
        "[click](https://example.org) <#5> </imagine:1> <t:0:R> <:boat:5>",
        "-# small",
    ],
)
async def test_a_members_words_are_shown_as_typed_and_ping_nobody(
    world: World, prompt: str
) -> None:
    reply = await world.drawn(prompt)

    shown = reply.text.split("\n", maxsplit=1)[0]
    assert shown.startswith("> ")
    assert not re.search(r"(?<!\\)[<*_`|~]", shown)
    assert _as_discord_shows(shown[2:]) == " ".join(prompt.split())
    assert reply.message.ping_user_ids == []
    assert reply.message.ping_role_ids == []
    assert not reply.message.mention_everyone
    ((_, input_),) = world.harness.backend.creates
    assert input_["prompt"] == prompt


async def test_a_very_long_prompt_is_cut_on_the_card_and_whole_for_the_model(world: World) -> None:
    prompt = "boat " * 799 + "boat"

    reply = await world.drawn(prompt)

    assert len(reply.text) < 1_300
    assert len(reply.alt_texts[0]) <= 1_024
    ((_, input_),) = world.harness.backend.creates
    assert input_["prompt"] == prompt


async def test_a_picture_sent_in_becomes_the_models_input(world: World) -> None:
    await world.drawn("a boat", image=("boat.png", picture()))

    ((model, input_),) = world.harness.backend.creates
    assert model == "black-forest-labs/flux-kontext-pro"
    assert str(input_["input_image"]).startswith("data:image/png;base64,")


async def test_a_private_picture_is_for_the_one_who_asked(world: World) -> None:
    result = await world.imagine("a boat", private=True)
    await world.harness.all_over()

    reply = world.shown(result)
    assert result.ephemeral
    assert reply.is_private
    assert reply.buttons == [*PRIVATE_BUTTONS, "Publish"]
    assert world.channel.history(viewer=world.bob) == []


async def test_words_can_ask_for_privacy_too(world: World) -> None:
    result = await world.imagine("a boat --private")
    await world.harness.all_over()

    assert result.ephemeral


@pytest.mark.parametrize(("status", "code"), [(413, 40005), (413, 0), (400, 50045)])
async def test_a_picture_discord_finds_too_large_is_made_smaller(
    world: World, status: int, code: int
) -> None:
    # 4.3 MB of 16.5: too large after the second refusal. Progress may meet up to three others.
    world.harness.downloads.otherwise = noise(size=(1200, 1200))
    world.env.inject_error("PATCH", "/webhooks/*/@original", status=status, code=code, times=5)

    with world.limited_uploads(16_500_000):
        reply = await world.drawn("a boat")

    assert reply.files[0].endswith(".webp")
    assert world.say("card-reduced") in reply.text


class TestAutocomplete:
    async def test_models_are_offered_by_name_and_purpose(self, world: World) -> None:
        everything = await world.ann.autocomplete(world.channel, "imagine", "model", "")
        kontext = await world.ann.autocomplete(world.channel, "imagine", "model", "kontex")

        assert everything[0]["value"] == SCHNELL
        assert len(everything) <= 25
        assert all(len(choice["name"]) <= 100 for choice in everything)
        assert kontext[0]["value"] == "black-forest-labs/flux-kontext-pro"

    @pytest.mark.parametrize("typed", ["x" * 100, "🎨", "' OR 1=1", "\\", "   "])
    async def test_anything_may_be_typed(self, world: World, typed: str) -> None:
        for option in ("model", "aspect_ratio"):
            choices = await world.ann.autocomplete(world.channel, "imagine", option, typed)

            assert len(choices) <= 25

    async def test_ratios_are_those_of_the_chosen_model(self, world: World) -> None:
        async def ratios(typed: str, **options: str) -> list[str]:
            choices = await world.ann.autocomplete(
                world.channel, "imagine", "aspect_ratio", typed, **options
            )
            return [choice["value"] for choice in choices]

        assert "9:21" in await ratios("")
        assert "9:21" not in await ratios("", model="black-forest-labs/flux-1.1-pro")
        assert await ratios("16x9") == ["16:9"]
        assert await ratios("", model="no such model at all") == []


def drawing_slowly() -> Script:
    return Script(answers=(starting(), *[processing(0.5)] * 30, succeeded(PICTURE)))


def _as_discord_shows(text: str) -> str:
    """Discord hides a backslash before punctuation; the invisible space breaks a mention."""
    shown, is_escaped = "", False
    for character in text:
        if character == "\\" and not is_escaped:
            is_escaped = True
            continue
        shown += character
        is_escaped = False
    return shown.replace("\u200b", "")
