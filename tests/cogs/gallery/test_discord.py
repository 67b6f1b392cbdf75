"""/gallery: stars of members, who sees what, and the showcase that stars fill."""

from typing import Any

import discord
import pytest
from simcord.actors import MemberActor
from simcord.builders import ChannelHandle
from simcord.results import InteractionResult

from bot.db.database import Database
from cogs.gallery.service import ShowcaseService
from tests.harness.managing import a_manager, let_everybody_see, text_of
from tests.harness.results import answer, deleted, job_of, listed, message_of
from tests.harness.world import Shown, World

NOBODY = discord.PermissionOverwrite(view_channel=False)
SOMEBODY = discord.PermissionOverwrite(
    view_channel=True,
    send_messages=True,
    embed_links=True,
    attach_files=True,
    read_message_history=True,
)


@pytest.fixture
def max_(world: World) -> MemberActor:
    return a_manager(world)


@pytest.fixture
def showcase(world: World) -> ChannelHandle:
    return world.guild.create_text_channel("showcase")


async def gallery(world: World, *, who: MemberActor | None = None, **options: object) -> Shown:
    """What the command shows to the one alone who asked."""
    return answer(world, await (who or world.ann).slash(world.channel, "gallery view", **options))


async def settings(world: World, who: MemberActor, **options: object) -> InteractionResult:
    """Let somebody set where the showcase is, or look."""
    return await who.slash(world.channel, "showcase", **options)


async def star(world: World, shown: Shown, who: MemberActor) -> str:
    """Let somebody give a star with the list below a picture, or take it back."""
    answered = await listed(world, shown, "star", who=who)
    assert answered.ephemeral
    assert answered.response is not None
    # The same press again a moment later is a double click.
    await world.harness.clock.advance(5)
    return answered.response.content


async def pressed_star(world: World, copy: Shown, who: MemberActor) -> str:
    """Let somebody press the button below a picture in the showcase."""
    pressing = await who.click(message_of(world, copy), label=world.say("button-star"))
    assert pressing.response is not None
    return pressing.response.content


def posted(world: World, channel: ChannelHandle) -> list[Shown]:
    """What stands in a channel."""
    return world.messages(channel.id)


class TestStars:
    async def test_they_are_given_and_taken_back(self, world: World) -> None:
        shown = await world.drawn()

        assert await star(world, shown, world.bob) == "Starred. It now has one star."
        assert await star(world, shown, world.mia) == "Starred. It now has 2 stars."
        assert await star(world, shown, world.bob) == "Star removed. It now has one star."

    async def test_one_s_own_does_not_count(self, world: World) -> None:
        shown = await world.drawn()

        assert await star(world, shown, world.ann) == world.say("refusal-gallery-own")

    async def test_a_private_result_offers_none(self, world: World) -> None:
        shown = await world.drawn(private=True)

        options = [one["options"] for one in shown.components if "options" in one]

        assert [value for one in options for value in one if value["value"] == "star"] == []

    async def test_they_count_on_after_a_restart(self, world: World) -> None:
        shown = await world.drawn()
        await star(world, shown, world.bob)
        await world.restart()

        assert await star(world, shown, world.mia) == "Starred. It now has 2 stars."

    async def test_who_is_blocked_gives_none_and_what_they_gave_stays(self, world: World) -> None:
        old, new = await world.drawn("a tin boat"), await world.drawn("a red fox")
        await star(world, old, world.bob)
        await world.mia.slash(
            world.channel, "block add", person=world.bob, reason="Too loud", time="forever"
        )

        told = world.say("refusal-blocks-blocked", until="never", reason="Too loud")
        assert await star(world, new, world.bob) == told
        assert await star(world, old, world.bob) == told
        assert await star(world, old, world.mia) == "Starred. It now has 2 stars."


class TestView:
    async def test_without_stars_it_says_how_to_give_one(self, world: World) -> None:
        await world.drawn("a tin boat")

        shown = await gallery(world)

        assert world.say("gallery-empty") in shown.text
        assert "a tin boat" not in shown.text

    async def test_it_is_ordered_as_one_likes(self, world: World) -> None:
        old, new = await world.drawn("a tin boat"), await world.drawn("a red fox")
        for shown, who in ((old, world.bob), (old, world.mia), (new, world.bob)):
            await star(world, shown, who)

        newest, most = await gallery(world), await gallery(world, sort="stars")

        assert newest.text.index("a red fox") < newest.text.index("a tin boat")
        assert most.text.index("a tin boat") < most.text.index("a red fox")
        assert "★ 2" in most.text

    async def test_stars_are_given_in_it_as_well(self, world: World) -> None:
        result = await world.drawn("a tin boat")
        await star(world, result, world.bob)
        shown = await gallery(world, who=world.mia)
        job = await job_of(world, result)

        await world.mia.select(message_of(world, shown), [job.id])

        assert "★ 2" in world.message(shown.id).text
        assert "Starred." in world.message(shown.id).text

    async def test_what_is_in_a_hidden_channel_is_there_for_those_who_see_it(
        self, world: World
    ) -> None:
        hidden = hidden_channel(world)
        await star(world, await drawn_in(world, hidden), world.bob)

        assert "a plan" in (await gallery(world, who=world.mia)).text
        assert "a plan" not in (await gallery(world)).text

    async def test_what_was_deleted_is_not_in_it(self, world: World) -> None:
        shown = await world.drawn("a tin boat")
        await star(world, shown, world.bob)
        await deleted(world, shown)

        assert "a tin boat" not in (await gallery(world)).text


class TestShowcase:
    async def test_enough_stars_show_it_there_once(
        self, world: World, max_: MemberActor, showcase: ChannelHandle
    ) -> None:
        await settings(world, max_, channel=showcase, stars=2)
        shown = await world.drawn("a tin boat")

        await star(world, shown, world.bob)
        assert posted(world, showcase) == []
        said = await star(world, shown, world.mia)
        await star(world, shown, max_)

        (copy,) = posted(world, showcase)
        assert showcase.mention in said
        assert "a tin boat" in copy.text
        assert copy.files == shown.files
        assert copy.buttons == [world.say("button-star")]

    async def test_its_button_takes_stars_after_a_restart(
        self, world: World, max_: MemberActor, showcase: ChannelHandle
    ) -> None:
        await settings(world, max_, channel=showcase, stars=1)
        await star(world, await world.drawn(), world.bob)
        await world.restart()

        (copy,) = posted(world, showcase)
        said = await pressed_star(world, copy, world.mia)

        assert said == "Starred. It now has 2 stars."

    async def test_it_goes_with_its_result(
        self, world: World, max_: MemberActor, showcase: ChannelHandle
    ) -> None:
        await settings(world, max_, channel=showcase, stars=1)
        shown = await world.drawn()
        await star(world, shown, world.bob)

        await deleted(world, shown)

        assert posted(world, showcase) == []

    async def test_what_not_everybody_sees_is_not_shown_to_everybody(
        self, world: World, max_: MemberActor, showcase: ChannelHandle
    ) -> None:
        await settings(world, max_, channel=showcase, stars=1)

        await star(world, await drawn_in(world, hidden_channel(world)), world.bob)

        assert posted(world, showcase) == []

    async def test_a_channel_that_does_not_take_it_leaves_it_for_the_next_star(
        self, world: World, max_: MemberActor, showcase: ChannelHandle
    ) -> None:
        await settings(world, max_, channel=showcase, stars=1)
        shown = await world.drawn()
        world.env.inject_error("POST", f"/channels/{showcase.id}/messages", status=403, code=50013)

        first = await star(world, shown, world.bob)
        await star(world, shown, world.mia)

        assert first == "Starred. It now has one star."
        assert len(posted(world, showcase)) == 1

    async def test_what_a_killed_process_reserved_is_posted_by_the_next(
        self, world: World, max_: MemberActor, showcase: ChannelHandle, store: Database
    ) -> None:
        await settings(world, max_, channel=showcase, stars=1)
        job = await job_of(world, await world.drawn("a tin boat"))
        showcases = ShowcaseService(database=store, clock=world.harness.clock)
        await showcases.claim(job.id, world.guild.id, showcase.id)
        await world.harness.clock.advance(600)

        await world.restart()

        (copy,) = posted(world, showcase)
        assert "a tin boat" in copy.text


class TestSettings:
    async def test_managers_set_and_see_it(
        self, world: World, max_: MemberActor, showcase: ChannelHandle
    ) -> None:
        before = text_of(world, await settings(world, max_))
        said = text_of(world, await settings(world, max_, channel=showcase, stars=3))
        off = text_of(world, await settings(world, max_, off=True))

        assert "There is no showcase." in before
        assert f"3 stars are shown in {showcase.mention}" in said
        assert "There is no showcase." in off

    async def test_others_may_not(self, world: World, showcase: ChannelHandle) -> None:
        let_everybody_see(world, "showcase")

        refused = await settings(world, world.ann, channel=showcase)

        assert world.env.errors
        assert refused.response is not None
        assert refused.response.content == world.say("refusal-not-manager")

    async def test_a_channel_the_bot_may_not_post_in_is_refused(
        self, world: World, max_: MemberActor
    ) -> None:
        refused = await settings(world, max_, channel=world.channel_without_files())

        assert world.env.errors
        assert refused.response is not None
        assert "Attach Files" in refused.response.content


def hidden_channel(world: World) -> ChannelHandle:
    """A channel that Mia, Bob and the bot see."""
    assert world.guild.me is not None
    overwrites: dict[Any, discord.PermissionOverwrite] = {
        world.guild.default_role: NOBODY,
        world.guild.me: SOMEBODY,
        world.mia: SOMEBODY,
        world.bob: SOMEBODY,
    }
    return world.guild.create_text_channel("staff", overwrites=overwrites)


async def drawn_in(world: World, channel: ChannelHandle) -> Shown:
    """What Mia draws in another channel."""
    result = await world.mia.slash(channel, "imagine", prompt="a plan")
    await world.harness.all_over()
    assert result.response is not None
    return world.message(result.response.id, channel.id)
