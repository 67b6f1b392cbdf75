"""/gallery: stars of members, who sees what, and the showcase that stars fill."""

from typing import Any

import discord
import pytest
from simcord.actors import MemberActor, _component_interaction
from simcord.builders import ChannelHandle
from simcord.results import InteractionResult

from bot.app import EaselBot
from bot.db.database import Database
from cogs.gallery.cog import GalleryCog
from cogs.gallery.service import ShowcaseService, StarService
from cogs.preferences.service import Preferences, PreferenceService, Tell
from cogs.reply import CardActions, CardPress
from tests.harness.app_harness import eventually
from tests.harness.managing import a_manager, let_everybody_see, text_of
from tests.harness.results import answer, deleted, job_of, message_of
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
    """Let somebody press the button that gives a star; return what they alone read then."""
    job = await job_of(world, shown)
    custom_id = CardPress(action=CardActions.STAR, job_id=job.id).custom_id
    answered = await who.click(message_of(world, shown), custom_id=custom_id)
    # The same press again a moment later is a double click.
    await world.harness.clock.advance(5)
    return read(world, answered)


async def pressed_star(world: World, copy: Shown, who: MemberActor) -> str:
    """Let somebody press the one button below a picture in the showcase."""
    answered = await who.click(message_of(world, copy), label=copy.buttons[0])
    return read(world, answered)


def read(world: World, answered: InteractionResult) -> str:
    """What somebody alone reads, in whichever channel."""
    assert answered.ephemeral
    assert answered.response is not None
    return world.message(answered.response.id, answered.response.channel_id).text


async def counted(world: World, shown: Shown, count: int) -> None:
    """Wait until the button of a message says how many stars there are."""
    await eventually(lambda: star_label(anew(world, shown)) == f"★ {count}")


def anew(world: World, shown: Shown) -> Shown:
    """A message as it is now."""
    return world.message(shown.id, int(shown.message.channel_id))


def star_label(shown: Shown) -> str:
    """What the button that gives a star says."""
    (label,) = [label for label in shown.buttons if label.startswith("★")]
    return label


def posted(world: World, channel: ChannelHandle) -> list[Shown]:
    """What stands in a channel."""
    return world.messages(channel.id)


class TestStars:
    async def test_they_are_given_once_and_taken_back_where_that_is_offered(
        self, world: World
    ) -> None:
        shown = await world.drawn()
        assert await star(world, shown, world.bob) == "Starred. It now has one star."
        assert await star(world, shown, world.mia) == "Starred. It now has 2 stars."
        await counted(world, shown, 2)
        again = await world.bob.click(message_of(world, shown), label="★ 2")
        assert "You starred this before. It has 2 stars." in text_of(world, again)
        await world.harness.clock.advance(5)

        await world.click(again, "Take the star back", who=world.bob)

        assert "Star removed. It now has one star." in text_of(world, again)
        assert world.shown(again).buttons == ["★ Star"]

    async def test_the_card_says_how_many_there_are(self, world: World) -> None:
        shown = await world.drawn("a tin boat")
        before = (shown.text, shown.files, shown.alt_texts)
        assert star_label(shown) == "★ Star"

        await star(world, shown, world.bob)
        await star(world, shown, world.mia)

        await counted(world, shown, 2)
        card = world.message(shown.id)
        assert (card.text, card.files, card.alt_texts) == before
        urls = [item["media"]["url"] for one in card.components for item in one.get("items", [])]
        assert [url.rpartition("/")[2].partition("?")[0] for url in urls] == card.files

    async def test_many_at_once_are_one_edit_of_the_card(
        self, world: World, store: Database
    ) -> None:
        shown = await world.drawn()
        job = await job_of(world, shown)
        bot = world.env.bot
        assert isinstance(bot, EaselBot)
        cog = bot.get_cog("GalleryCog")
        assert isinstance(cog, GalleryCog)
        stars = StarService(database=store, clock=world.harness.clock)
        before = len(world.requests("PATCH", f"/messages/{shown.id}"))

        for by in (1, 2, 3):
            await stars.give(job.id, world.guild.id, by=by)
        for _ in range(3):
            cog.star_counts.changed(job, None)
        await counted(world, shown, 3)

        assert len(world.requests("PATCH", f"/messages/{shown.id}")) == before + 1

    async def test_a_card_that_cannot_be_edited_costs_no_star(self, world: World) -> None:
        shown = await world.drawn()
        world.env.inject_error(
            "PATCH", f"/channels/{world.channel.id}/messages/{shown.id}", status=403, code=50013
        )

        assert await star(world, shown, world.bob) == "Starred. It now has one star."
        assert await star(world, shown, world.mia) == "Starred. It now has 2 stars."
        await counted(world, shown, 2)

    async def test_a_card_of_an_older_version_takes_stars_from_its_list(self, world: World) -> None:
        shown = await world.drawn()

        job = await job_of(world, shown)
        custom_id = CardPress(action=CardActions.MORE, job_id=job.id).custom_id

        answered = await _component_interaction(
            world.bob,
            shown.message,
            {"custom_id": custom_id, "component_type": 3, "values": ["star"]},
        )

        assert "Starred. It now has one star." in text_of(world, answered)

    async def test_one_s_own_does_not_count(self, world: World) -> None:
        shown = await world.drawn()

        assert await star(world, shown, world.ann) == world.say("refusal-gallery-own")

    async def test_a_private_result_offers_none(self, world: World) -> None:
        shown = await world.drawn(private=True)

        assert [label for label in shown.buttons if label.startswith("★")] == []

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

        (choice,) = [one for one in shown.components if "options" in one]
        assert choice["options"][0]["description"] == "★ Star"

        await world.mia.select(message_of(world, shown), [job.id])

        shown = world.message(shown.id)
        assert "★ 2" in shown.text
        assert "Starred." in shown.text
        (choice,) = [one for one in shown.components if "options" in one]
        (line,) = choice["options"]
        assert line["description"] == "Take the star back"
        await world.harness.clock.advance(5)

        await world.mia.select(message_of(world, shown), [line["value"]])

        assert "Star removed. It now has one star." in world.message(shown.id).text

    async def test_nobody_is_offered_to_star_their_own(self, world: World) -> None:
        await star(world, await world.drawn("a tin boat"), world.bob)

        shown = await gallery(world)

        assert [one for one in shown.components if "options" in one] == []

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
        await counted(world, copy, 3)

    async def test_its_button_takes_stars_after_a_restart(
        self, world: World, max_: MemberActor, showcase: ChannelHandle
    ) -> None:
        await settings(world, max_, channel=showcase, stars=1)
        await star(world, await world.drawn(), world.bob)
        await world.restart()

        (copy,) = posted(world, showcase)
        said = await pressed_star(world, copy, world.mia)

        assert said == "Starred. It now has 2 stars."
        await counted(world, copy, 2)

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


class TestPing:
    """Whoever asked for a picture is told that it reached the showcase, as they chose."""

    async def test_as_chosen_and_once(
        self, world: World, max_: MemberActor, showcase: ChannelHandle, store: Database
    ) -> None:
        await wants(world, store, Tell.PING, Tell.DIRECT)
        await settings(world, max_, channel=showcase, stars=1)
        shown = await world.drawn("a tin boat")

        await star(world, shown, world.bob)
        await star(world, shown, world.mia)

        (copy,) = posted(world, showcase)
        assert mentioned(world, showcase) == [[world.ann.id]]
        link = f"https://discord.com/channels/{world.guild.id}/{showcase.id}/{copy.id}"
        assert direct(world) == [world.say("gallery-told-direct", link=link)]

        await deleted(world, shown)
        assert direct(world) == []

    async def test_nobody_is_told_who_did_not_ask_for_it(
        self, world: World, max_: MemberActor, showcase: ChannelHandle
    ) -> None:
        await settings(world, max_, channel=showcase, stars=1)

        await star(world, await world.drawn(), world.bob)

        assert mentioned(world, showcase) == [[]]
        assert direct(world) == []

    async def test_many_at_once_ping_once(
        self, world: World, max_: MemberActor, showcase: ChannelHandle, store: Database
    ) -> None:
        await wants(world, store, Tell.PING, Tell.DIRECT)
        await settings(world, max_, channel=showcase, stars=1)

        for _ in range(3):
            await star(world, await world.drawn(), world.bob)

        assert mentioned(world, showcase) == [[world.ann.id], [], []]
        assert len(direct(world)) == 1


async def wants(world: World, store: Database, *tells: Tell) -> None:
    """Let Ann choose how she is told."""
    preferences = PreferenceService(database=store, clock=world.harness.clock)
    await preferences.change(world.ann.id, lambda _: Preferences(tells=tells))
    await world.restart()


def mentioned(world: World, showcase: ChannelHandle) -> list[list[int]]:
    """Whom each message in the showcase may ping."""
    posts = world.requests("POST", f"/channels/{showcase.id}/messages")
    return [[int(one) for one in post.json["allowed_mentions"].get("users", [])] for post in posts]


def direct(world: World) -> list[str]:
    """What the bot wrote to Ann in private."""
    backend = world.env.backend
    return [
        shown.text
        for channel in backend.channels.values()
        if world.ann.id in getattr(channel, "recipient_ids", ())
        for shown in world.messages(channel.id)
    ]


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
