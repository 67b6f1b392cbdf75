"""Messages to Easel on a simulated Discord: what is answered, drawn, and left alone."""

from typing import cast

import discord

from bot.app import EaselBot
from bot.db.database import Database
from bot.imagine.request import Way
from cogs.messages.cog import MessagesCog
from cogs.messages.model import MOST_A_MINUTE
from cogs.messages.service import OFFER_SECONDS
from tests.fakes.backend import PICTURE, succeeding
from tests.harness.menus import posted, scene
from tests.harness.results import answer, filled_in, job_of, message_of, pressed, sent_form
from tests.harness.world import RESULT_BUTTONS, Shown, World, open_world

CHOICES = ["Draw", "Change the words", "Cancel"]


def easel(world: World) -> str:
    assert world.env.bot.user is not None
    return world.env.bot.user.mention


async def told(world: World, words: str, **options: object) -> list[Shown]:
    """Let Ann write something; return what Easel wrote after it."""
    before = {shown.id for shown in world.messages()}
    sent = await world.ann.send(world.channel, words, **options)  # type: ignore[arg-type]
    return [shown for shown in world.messages() if shown.id not in {*before, sent.id}]


async def offered(world: World, words: str, **options: object) -> Shown:
    (offer,) = await told(world, f"{easel(world)} {words}", **options)
    return offer


def prompts(world: World) -> list[object]:
    return [input_["prompt"] for _, input_ in world.harness.backend.creates]


class TestDrawing:
    async def test_one_press_draws_what_was_offered_in_its_place(self, world: World) -> None:
        offer = await offered(world, "please draw me a *fox* --ar 16:9")

        assert r"> a \*fox\* --ar 16:9" in offer.text
        assert "FLUX schnell" in offer.text
        assert offer.buttons == CHOICES
        assert not offer.message.ping_user_ids
        assert prompts(world) == []

        await pressed(world, offer, "Draw")

        shown = world.message(offer.id)
        assert shown.files
        assert shown.buttons[: len(RESULT_BUTTONS)] == RESULT_BUTTONS
        ((_, input_),) = world.harness.backend.creates
        assert (input_["prompt"], input_["aspect_ratio"]) == ("a *fox*", "16:9")
        assert (await job_of(world, shown)).user_id == world.ann.id

    async def test_the_offer_outlives_the_process_and_is_drawn_once(self, world: World) -> None:
        offer = await offered(world, "a fox")
        await world.restart()

        await pressed(world, offer, "Draw")
        (again,) = [one for one in world.messages() if one.id == offer.id]

        assert again.files
        assert prompts(world) == ["a fox"]

    async def test_only_the_writer_answers_it(self, world: World) -> None:
        offer = await offered(world, "a fox")

        result = await pressed(world, offer, "Draw", who=world.bob)

        assert world.ann.mention in answer(world, result).text
        assert prompts(world) == []
        assert world.message(offer.id).buttons == CHOICES

    async def test_words_can_be_changed_before(self, world: World) -> None:
        offer = await offered(world, "a fox")
        form = await pressed(world, offer, "Change the words")
        assert filled_in(form) == {"words": "a fox"}

        await sent_form(world, form, words="a dog in the snow")
        changed = world.message(offer.id)
        assert "> a dog in the snow" in changed.text
        await pressed(world, changed, "Draw")

        assert prompts(world) == ["a dog in the snow"]

    async def test_cancel_takes_the_offer_away(self, world: World) -> None:
        offer = await offered(world, "a fox")

        await pressed(world, offer, "Cancel")

        assert offer.id not in {shown.id for shown in world.messages()}
        assert prompts(world) == []

    async def test_what_is_refused_is_not_repeated_and_explained_to_the_writer(
        self, world: World
    ) -> None:
        offer = await offered(world, "a fox --ar 7:1")
        assert "fox" not in offer.text
        assert offer.buttons == ["Why not?", *CHOICES[1:]]

        result = await pressed(world, offer, "Why not?")

        assert "7:1" in answer(world, result).text
        assert prompts(world) == []

    async def test_several_prompts_are_listed_before_they_are_paid_for(self, world: World) -> None:
        offer = await offered(world, "a {red, blue} fox")
        assert world.say("messages-price-unknown", count=2, models=("FLUX schnell",)) in offer.text

        result = await pressed(world, offer, "Draw")

        assert answer(world, result).buttons == ["Run", "Cancel"]
        assert offer.id not in {shown.id for shown in world.messages()}

    async def test_what_is_private_comes_in_a_reply_of_its_own(self, world: World) -> None:
        offer = await offered(world, "a fox --private")

        result = await pressed(world, offer, "Draw")

        assert world.shown(result).is_private
        assert world.shown(result).files
        assert offer.id not in {shown.id for shown in world.messages()}


class TestEditing:
    async def test_a_reply_to_a_result_changes_it(self, world: World) -> None:
        boat = await world.drawn("a paper boat")

        offer = await offered(world, "make it night", reply_to=message_of(world, boat))
        assert "> make it night" in offer.text
        await pressed(world, offer, "Draw")

        job = await job_of(world, world.message(offer.id))
        assert job.request.way is Way.EDIT
        assert job.request.parent_id == (await job_of(world, boat)).id
        assert prompts(world)[-1] == "make it night"

    async def test_one_of_several_pictures_is_said_or_chosen(self, world: World) -> None:
        world.harness.backend.otherwise = succeeding(*(f"{PICTURE}/{at}" for at in range(4)))
        boats = await world.drawn("a paper boat", count=4)
        files = boats.files

        offer = await offered(world, "2 make it night", reply_to=message_of(world, boats))
        assert "> make it night" in offer.text
        assert offer.buttons == ["1", "2", "3", "4", *CHOICES]
        assert offer.alt_texts == ["Picture 2"]
        await pressed(world, offer, "3")
        await pressed(world, world.message(offer.id), "Draw")

        job = await job_of(world, world.message(offer.id))
        assert [image.filename for image in job.request.images] == [files[2]]

    async def test_a_picture_that_comes_along_is_changed(self, world: World) -> None:
        world.harness.downloads.otherwise = scene()
        offer = await offered(world, "make it night", attachments=[("hill.png", scene())])

        await pressed(world, offer, "Draw")

        job = await job_of(world, world.message(offer.id))
        assert [image.filename for image in job.request.images] == ["hill.png"]

    async def test_a_picture_that_discord_does_not_show_is_explained(self, world: World) -> None:
        theirs = await posted(world, ("hill.png", scene()))

        (said,) = await told(world, f"{easel(world)} make it night", reply_to=theirs)

        assert "Edit with Easel" in said.text
        assert said.buttons == []


class TestLeftAlone:
    async def test_a_reply_that_does_not_name_it(self, world: World) -> None:
        boat = await world.drawn("a paper boat")

        assert await told(world, "how nice", reply_to=message_of(world, boat)) == []

    async def test_other_bots(self, world: World) -> None:
        other = world.guild.add_member(world.env.create_user("other", bot=True))

        before = len(world.messages())
        await other.send(world.channel, f"{easel(world)} draw a fox")

        assert len(world.messages()) == before + 1

    async def test_a_channel_it_may_not_write_in(self, world: World) -> None:
        assert world.guild.me is not None
        silent = discord.PermissionOverwrite(send_messages=False)
        channel = world.guild.create_text_channel("rules", overwrites={world.guild.me: silent})

        await world.ann.send(channel, f"{easel(world)} draw a fox")

        assert len(world.messages(channel.id)) == 1

    async def test_small_talk_is_answered_once_a_day_over_restarts(self, world: World) -> None:
        (said,) = await told(world, f"{easel(world)} hello!")
        assert " make it night”" in said.text
        await world.restart()

        assert await told(world, easel(world)) == []
        await world.harness.clock.advance(25 * 3600)
        assert len(await told(world, easel(world))) == 1

    async def test_too_many_in_a_minute(self, world: World) -> None:
        for number in range(MOST_A_MINUTE):
            await offered(world, f"fox number {number}")

        assert await told(world, f"{easel(world)} one more") == []
        await world.harness.clock.advance(61)
        assert await told(world, f"{easel(world)} one more")


class TestOldOffers:
    async def test_one_that_nobody_took_goes(self, world: World) -> None:
        old, drawn = await offered(world, "a fox"), await offered(world, "a dog")
        await pressed(world, drawn, "Draw")
        await world.harness.clock.advance(OFFER_SECONDS)

        cog = cast("EaselBot", world.env.bot).get_cog("MessagesCog")
        await cast("MessagesCog", cog).remove_old()

        left = {shown.id for shown in world.messages()}
        assert old.id not in left
        assert drawn.id in left

    async def test_the_press_of_one_that_was_left_says_that_it_is_over(self, world: World) -> None:
        offer = await offered(world, "a fox")
        await world.restart()
        await world.harness.clock.advance(OFFER_SECONDS + 600)

        await pressed(world, offer, "Draw", who=world.bob)

        assert world.message(offer.id).text == world.say("messages-over")
        assert world.message(offer.id).buttons == []
        assert prompts(world) == []


async def test_a_direct_message_needs_no_mention(world: World) -> None:
    sent = await world.ann.send_dm("a fox in the snow")
    (offer,) = [one for one in world.messages(sent.channel.id) if one.id != sent.id]

    await world.ann.user.click(message_of(world, offer), label="Draw")
    await world.harness.all_over()

    assert world.message(offer.id, sent.channel.id).files
    assert prompts(world) == ["a fox in the snow"]


async def test_nor_do_the_examples_there(world: World) -> None:
    sent = await world.ann.send_dm("hello!")
    (said,) = [one for one in world.messages(sent.channel.id) if one.id != sent.id]

    assert "“make it night”" in said.text


async def test_whoever_may_not_draw_there_is_not_told_so_in_public(world: World) -> None:
    await world.mia.slash(
        world.channel, "block add", person=world.ann, reason="Too loud", time="forever"
    )

    offer = await offered(world, "a fox")
    assert offer.text == world.say("messages-refused")
    result = await pressed(world, offer, "Why not?")

    assert "Too loud" in answer(world, result).text


async def test_where_it_is_switched_off_nothing_is_heard_nor_promised(store: Database) -> None:
    async with open_world(store, hears_messages=False) as world:
        assert await told(world, f"{easel(world)} draw a fox") == []
        way = world.say("help-way-message", name=easel(world))
        assert way not in answer(world, await world.ann.slash(world.channel, "help")).text
