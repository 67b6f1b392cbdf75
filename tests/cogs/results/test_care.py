"""Details, Save and Delete: the list beside the buttons of a result."""

import io
from dataclasses import replace

import discord
import pytest

from bot.catalog import Catalog
from bot.db.database import Database
from bot.imagine.job import Copy, Job
from cogs.reply.card import Cards
from cogs.reply.copies import CopyService
from tests.fakes.backend import PICTURE, succeeding
from tests.fakes.pictures import picture
from tests.harness.results import (
    answer,
    deleted,
    deleted_while_open,
    job_of,
    latest,
    link_to,
    listed,
    message_of,
    older,
    pressed,
    sent_form,
)
from tests.harness.services import CATALOG
from tests.harness.world import MODERATING, Shown, World, open_world


def direct_messages(world: World) -> list[Shown]:
    """What the bot wrote to people, oldest first."""
    found = [
        message
        for channel_id, messages in world.env.backend.messages.items()
        if world.env.backend.get_channel(channel_id).guild_id is None
        for message in messages.values()
    ]
    return [Shown(message=message) for message in sorted(found, key=lambda one: one.id)]


async def shown_again(
    store: Database, world: World, job: Job, channel: discord.TextChannel
) -> discord.Message:
    """A copy of a result in another channel, on record."""
    assert job.result_info is not None
    name = f"easel-{job.id[:8]}-1.png"
    again = await channel.send(
        view=Cards(words=world.words).picture(job, job.result_info, [name]).view,
        file=discord.File(io.BytesIO(picture()), filename=name),
    )
    copies = CopyService(database=store, clock=world.harness.clock)
    await copies.add(job.id, Copy(channel_id=channel.id, message_id=again.id))
    return again


class TestDetails:
    async def test_they_are_there_to_be_copied(self, world: World) -> None:
        shown = await world.drawn(
            "a paper boat", aspect_ratio="16:9", output_format="png", model="dev"
        )

        told = answer(world, await listed(world, shown, "details", who=world.bob))

        lines = told.text.splitlines()
        assert (
            "/imagine prompt: a paper boat --model flux-dev --ar 16:9 --seed 4711 --format png"
            in lines
        )
        assert "Seed: `4711`" in lines
        assert "Model: FLUX dev (`black-forest-labs/flux-dev`)" in lines
        assert any(world.ann.mention in line and line.startswith("Asked by") for line in lines)
        assert f"Image service ID, for support: `{world.harness.backend.last_id()}`" in lines

    async def test_they_link_parent_and_children(self, world: World) -> None:
        first = await world.drawn()
        await pressed(world, first, "Reroll", who=world.bob)
        second = latest(world)

        of_first = answer(world, await listed(world, first, "details"))
        of_second = answer(world, await listed(world, second, "details"))

        assert f"Drawn again by {world.bob.mention}" in of_first.text
        assert link_to(world, second) in of_first.text
        assert f"Drawn again from {link_to(world, first)}" in of_second.text

    async def test_they_keep_quiet_about_a_private_child(self, world: World) -> None:
        form = await pressed(world, first := await world.drawn(), "Edit prompt", who=world.bob)
        await world.bob.submit_modal(
            form, {"prompt": "mine --private", "model": ["black-forest-labs/flux-schnell"]}
        )
        await world.harness.all_over()

        told = answer(world, await listed(world, first, "details"))

        assert latest(world).is_private
        assert world.bob.mention not in told.text

    async def test_who_manages_the_server_reads_what_it_costs(self, store: Database) -> None:
        priced = replace(CATALOG.default, price_usd=0.003)
        catalog = Catalog(models=[priced], default=priced.id)
        async with open_world(store, catalog=catalog) as world:
            managing = discord.Permissions(manage_guild=True)
            role = world.guild.create_role("Managers", permissions=managing)
            max_ = world.guild.add_member(world.env.create_user("max"), roles=[role])
            shown = await world.drawn(count=2)

            for_max = answer(world, await listed(world, shown, "details", who=max_))
            for_ann = answer(world, await listed(world, shown, "details"))

            assert "Costs about $0.006" in for_max.text
            assert "Costs" not in for_ann.text

    async def test_a_long_prompt_comes_as_a_file(self, world: World) -> None:
        prompt = "boat " * 700

        told = answer(world, await listed(world, await world.drawn(prompt), "details"))

        assert told.files == ["imagine.txt"]


class TestSave:
    async def test_all_pictures_come_in_direct_messages(self, world: World) -> None:
        world.harness.backend.plan(succeeding(*(f"{PICTURE}?{number}" for number in range(4))))
        shown = await world.drawn("a paper boat", count=4)

        told = await listed(world, shown, "save", who=world.bob)

        (saved,) = direct_messages(world)
        assert saved.files == shown.files
        assert "> a paper boat" in saved.text
        assert link_to(world, shown) in saved.text
        assert saved.buttons == []
        assert f"/{saved.id}" in answer(world, told).text

    async def test_closed_direct_messages_are_told(self, world: World) -> None:
        shown = await world.drawn()
        world.env.inject_error("POST", "/channels/*/messages", status=403, code=50007)

        told = await listed(world, shown, "save", who=world.bob)

        assert answer(world, told).text == world.say("refusal-result-direct-messages")
        assert direct_messages(world) == []

    async def test_what_is_too_large_for_direct_messages_is_told(self, world: World) -> None:
        shown = await world.drawn()
        world.env.inject_error("POST", "/channels/*/messages", status=413, code=40005)

        told = await listed(world, shown, "save")

        assert answer(world, told).text == world.say("refusal-result-too-large")


class TestDelete:
    async def test_a_form_asks_first(self, world: World) -> None:
        shown = await world.drawn()

        form = await listed(world, shown, "delete")

        assert form.modal is not None
        assert form.modal["title"] == "Delete"
        assert "Delete this picture?" in form.modal["components"][0]["content"]
        assert len(world.message(shown.id).files) == 1

    async def test_the_requester_s_yes_takes_it_away(self, world: World) -> None:
        await deleted(world, await world.drawn())

        assert world.messages() == []

    async def test_a_private_one_goes_as_well(self, world: World) -> None:
        await deleted(world, await world.drawn(private=True))

        assert world.messages() == []

    async def test_a_moderator_may_and_a_word_stays(self, world: World) -> None:
        shown = await world.drawn()

        await deleted(world, shown, who=world.mia)

        assert world.message(shown.id).text == world.say("card-removed")

    async def test_a_form_works_after_a_restart(self, world: World) -> None:
        shown = await world.drawn()
        form = await listed(world, shown, "delete")
        await world.restart()

        await sent_form(world, form)

        assert world.messages() == []

    @pytest.mark.parametrize(
        ("label", "tag", "said"),
        [("Yes, delete", "remove", "Deleted."), ("Keep it", "keep", "Kept as it is.")],
    )
    async def test_the_question_of_an_older_version_can_be_answered(
        self, world: World, label: str, tag: str, said: str
    ) -> None:
        shown = await world.drawn()
        job = await job_of(world, shown)
        question = await older(world, shown, {label: f"easel:{tag}:{job.id}"}, is_choice=True)

        await pressed(world, question, label)

        assert world.message(question.id).text == said
        assert (shown.id in [one.id for one in world.messages()]) == (tag == "keep")

    async def test_a_stranger_may_not(self, world: World) -> None:
        shown = await world.drawn()

        refused = answer(world, await listed(world, shown, "delete", who=world.bob))

        assert refused.text == f"Only {world.ann.mention} or a moderator can do that."

    async def test_a_moderator_of_another_channel_may_not(
        self, world: World, store: Database
    ) -> None:
        may = discord.PermissionOverwrite(manage_messages=True)
        elsewhere = world.guild.create_text_channel("elsewhere", overwrites={world.bob: may})
        job = await job_of(world, await world.drawn())
        channel = world.env.bot.get_channel(elsewhere.id)
        assert isinstance(channel, discord.TextChannel)
        again = await shown_again(store, world, job, channel)

        refused = await world.bob.select(again, ["delete"])

        assert refused.response is not None
        assert "Only" in refused.response.content

    async def test_a_moderator_of_another_server_may_not(
        self, world: World, store: Database
    ) -> None:
        job = await job_of(world, await world.drawn())
        other = world.env.create_guild()
        role = other.create_role("Moderators", permissions=MODERATING)
        mod = other.add_member(world.env.create_user("moe"), roles=[role])
        channel = world.env.bot.get_channel(other.create_text_channel("elsewhere").id)
        assert isinstance(channel, discord.TextChannel)
        again = await shown_again(store, world, job, channel)

        refused = await mod.select(again, ["delete"])

        assert refused.response is not None
        assert "Only" in refused.response.content

    async def test_a_choice_taken_back_does_nothing(self, world: World) -> None:
        shown = await world.drawn()

        result = await world.ann.select(message_of(world, shown), [])

        assert result.acknowledged
        assert [one.id for one in world.messages()] == [shown.id]

    async def test_a_second_yes_learns_that_it_is_over(self, world: World) -> None:
        shown = await world.drawn()
        forms = [await listed(world, shown, "delete") for _ in range(2)]
        await deleted_while_open(world, shown, forms[1])
        forms[0]._interaction.source_message_id = None
        await sent_form(world, forms[0])

        again = await sent_form(world, forms[1])

        assert answer(world, again).text == "It has already been removed."
