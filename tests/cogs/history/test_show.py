"""/show: a result brought back, under the rules of the place it is brought to."""

from datetime import UTC, datetime

import discord
from simcord.actors import MemberActor
from simcord.results import InteractionResult

from bot.db.database import Database
from cogs.policy.model import Rules
from cogs.policy.rules.review import Reviewed, ReviewMode
from cogs.policy.rules.who import Audience, Who
from cogs.reply.copies import MOST_COPIES
from tests.harness.managing import put_rules
from tests.harness.results import (
    answer,
    deleted,
    job_of,
    latest,
    link_to,
    message_of,
    pressed,
)
from tests.harness.world import World

NOBODY = discord.PermissionOverwrite(view_channel=False)


async def show(
    world: World, result: str, *, who: MemberActor | None = None, **options: object
) -> InteractionResult:
    """Let Ann, or somebody else, ask for a result."""
    return await (who or world.ann).slash(world.channel, "show", result=result, **options)


def refused(world: World, result: InteractionResult) -> str:
    """What the one who asked reads instead, before anything was promised."""
    # simcord keeps what commands raise until somebody looks at it.
    assert world.env.errors
    assert result.ephemeral
    assert result.response is not None
    return result.response.content


class TestFinding:
    async def test_the_list_offers_one_s_own(self, world: World) -> None:
        job = await job_of(world, await world.drawn("a tin boat"))
        await world.drawn("a red fox")

        offered = await world.ann.autocomplete(world.channel, "show", "result", "tin")
        theirs = await world.bob.autocomplete(world.channel, "show", "result", "")

        assert [choice["value"] for choice in offered] == [job.id]
        when = datetime.fromtimestamp(job.created_at, UTC)
        assert offered[0]["name"] == f"{when:%Y-%m-%d %H:%M} UTC · a tin boat"
        assert theirs == []

    async def test_an_id_its_beginning_a_link_or_its_words_will_do(self, world: World) -> None:
        shown = await world.drawn("a tin boat")
        job = await job_of(world, shown)

        await world.drawn("a red fox")
        for said in (job.id, job.id[:8], f"`{job.id}`", link_to(world, shown), "tin boat"):
            await show(world, said)
            again = latest(world)
            assert again.id != shown.id
            assert "a tin boat" in again.text
            assert again.files == shown.files

    async def test_nonsense_is_told(self, world: World) -> None:
        for said in ("fox", "a" * 32, "https://discord.com/channels/1/2/3"):
            assert refused(world, await show(world, said)) == world.say("refusal-show-unknown")


class TestWhoMaySee:
    async def test_somebody_else_s_public_picture_may_be_shown(self, world: World) -> None:
        shown = await world.drawn("a tin boat")

        await show(world, link_to(world, shown), who=world.bob)

        assert latest(world).files == shown.files

    async def test_a_private_one_stays_its_requester_s(self, world: World) -> None:
        job = await job_of(world, await world.drawn("a tin boat", private=True))

        said = refused(world, await show(world, job.id, who=world.bob))

        assert said == world.say("refusal-result-private")

    async def test_what_is_in_a_hidden_channel_stays_there(self, world: World) -> None:
        assert world.guild.me is not None
        hidden = world.guild.create_text_channel(
            "staff",
            overwrites={
                world.guild.default_role: NOBODY,
                world.mia: discord.PermissionOverwrite(view_channel=True),
                world.guild.me: discord.PermissionOverwrite(view_channel=True),
            },
        )
        result = await world.mia.slash(hidden, "imagine", prompt="a plan")
        await world.harness.all_over()
        assert result.response is not None
        job = await job_of(world, world.message(result.response.id, hidden.id))

        said = refused(world, await show(world, job.id, who=world.bob))
        await show(world, job.id, who=world.mia)

        assert said == world.say("refusal-show-hidden")
        assert "a plan" in latest(world).text

    async def test_a_private_one_is_shown_in_private_unless_one_says_otherwise(
        self, world: World
    ) -> None:
        job = await job_of(world, await world.drawn("a tin boat", private=True))

        by_itself = answer(world, await show(world, job.id))
        await show(world, job.id, private=False)

        assert by_itself.files
        assert not latest(world).is_private
        assert latest(world).files == by_itself.files

    async def test_in_private_its_list_is_of_what_its_viewer_may_do(self, world: World) -> None:
        job = await job_of(world, await world.drawn("a tin boat"))
        theirs = {"describe", "cover", "delete"}

        listed: list[set[str]] = []
        for who in (world.ann, world.mia, world.bob):
            shown = answer(world, await show(world, job.id, who=who, private=True))
            lines = [line["value"] for one in shown.components for line in one.get("options", ())]
            listed.append(theirs & set(lines))

        assert listed == [theirs, theirs - {"describe"}, set()]

    async def test_what_is_gone_is_told(self, world: World) -> None:
        shown = await world.drawn()
        await world.mia.delete(message_of(world, shown))

        said = refused(world, await show(world, link_to(world, shown)))

        assert said == world.say("refusal-pictures-gone")


class TestCopies:
    async def test_deleting_the_result_takes_every_copy_away(self, world: World) -> None:
        shown = await world.drawn("a tin boat")
        await show(world, link_to(world, shown))
        await show(world, link_to(world, shown), who=world.bob)
        await world.restart()

        await deleted(world, shown)

        assert [one.files for one in world.messages() if one.files] == []

    async def test_a_copy_s_buttons_work(self, world: World) -> None:
        shown = await world.drawn("a tin boat")
        await show(world, link_to(world, shown))
        copy = latest(world)

        await pressed(world, copy, "Reroll", who=world.bob)
        await deleted(world, copy)

        (left,) = [one for one in world.messages() if one.files]
        assert "Drawn again" in left.text

    async def test_there_is_an_end_to_them(self, world: World) -> None:
        shown = await world.drawn("a tin boat")
        link = link_to(world, shown)
        for _ in range(MOST_COPIES):
            await show(world, link)

        said = refused(world, await show(world, link))

        assert said == world.say("refusal-show-too-many", limit=MOST_COPIES)
        assert len([one for one in world.messages() if one.files]) == MOST_COPIES + 1


class TestRules:
    async def test_what_may_not_be_drawn_there_may_not_be_shown_there(
        self, world: World, store: Database
    ) -> None:
        shown = await world.drawn("a tin boat")
        await forbid(world, store)

        said = refused(world, await show(world, link_to(world, shown)))

        assert "moderators" in said
        assert [one.id for one in world.messages() if one.files] == [shown.id]

    async def test_where_moderators_look_first_only_what_they_let_through_is_shown(
        self, world: World, store: Database
    ) -> None:
        link = link_to(world, await world.drawn("a tin boat"))
        other = world.guild.create_text_channel("other")
        rules = Rules(review=ReviewMode(kind=Reviewed.EVERYONE))
        await put_rules(world, store, rules, place_id=0)

        said = refused(world, await world.ann.slash(other, "show", result=link))
        await show(world, link)

        assert said == world.say("refusal-show-review")
        assert len([one for one in world.messages() if one.files]) == 2

    async def test_in_direct_messages_everything_of_one_s_own_is_there(self, world: World) -> None:
        job = await job_of(world, await world.drawn("a tin boat"))

        result = await world.ann.user.slash("show", result=job.id)

        assert result.response is not None
        direct = world.env.backend.dm_channels[world.ann.id]
        (shown,) = [one for one in world.messages(direct) if one.files]
        assert "a tin boat" in shown.text

    async def test_what_is_too_large_for_the_place_is_told(self, world: World) -> None:
        shown = await world.drawn()
        shown.message.attachments[0]["size"] = 2**30

        said = refused(world, await show(world, link_to(world, shown)))

        assert said == world.say("refusal-show-too-large")

    async def test_a_bot_that_may_not_post_says_what_it_lacks(self, world: World) -> None:
        shown = await world.drawn("a tin boat")
        other = world.channel_without_files()

        said = refused(world, await world.ann.slash(other, "show", result=link_to(world, shown)))

        assert "Attach Files" in said


async def forbid(world: World, store: Database) -> None:
    """Let nobody but moderators draw in the channel any more."""
    rules = Rules(who=Audience(kind=Who.MODERATORS))
    await put_rules(world, store, rules, place_id=world.channel.id)
