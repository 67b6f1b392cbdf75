"""Cancel, Retry and Publish: who may press them, and what happens then."""

from collections.abc import AsyncGenerator

import discord
import pytest
from discord.ext import commands
from hypothesis import given
from hypothesis import strategies as st
from simcord.results import InteractionResult

from bot.db.database import Database
from bot.errors import BusyError, FlaggedError
from bot.jobs.ledger import PUBLISHING_SECONDS
from cogs.reply.buttons import ACTIONS, CardAction, CardActions, CardPress, job_button
from tests.fakes.backend import failing, never_ending, succeeding
from tests.fakes.clock import FakeClock
from tests.harness.results import forged
from tests.harness.world import PRIVATE_BUTTONS, World, open_world


@pytest.fixture
async def standing(store: Database) -> AsyncGenerator[World]:
    """A world where time stands still unless the test lets it pass."""
    async with open_world(store, clock=FakeClock(auto=False)) as opened:
        yield opened


async def drawing(world: World, **options: object) -> InteractionResult:
    """A reply that shows progress and a Cancel button."""
    world.harness.backend.plan(never_ending())
    result = await world.imagine("a boat", **options)
    await world.pass_time(until=lambda: world.shown(result).buttons == ["Cancel"])
    return result


async def failed(world: World, **options: object) -> InteractionResult:
    """A reply that says what went wrong and offers Retry."""
    world.harness.backend.plan(failing(BusyError("busy")))
    result = await world.imagine("a boat", **options)
    await world.harness.all_over()
    assert world.shown(result).buttons == ["Retry", "Edit prompt"]
    return result


def said_to(result: InteractionResult) -> str:
    """The answer to a press, which only the one who pressed sees."""
    assert result.ephemeral
    assert result.response is not None
    return result.response.content


class TestCancel:
    @pytest.mark.parametrize("who", ["ann", "mia"])
    async def test_the_requester_and_a_moderator_may(self, standing: World, who: str) -> None:
        result = await drawing(standing)
        actor = {"ann": standing.ann, "mia": standing.mia}[who]

        await standing.click(result, "Cancel", who=actor)
        await standing.harness.all_over()

        reply = standing.shown(result)
        assert f"Cancelled by {actor.mention}. The provider has stopped drawing." in reply.text
        assert reply.buttons == ["Retry", "Edit prompt"]
        assert reply.message.ping_user_ids == []
        assert len(standing.harness.backend.cancels) == 1

    async def test_a_stranger_may_not(self, standing: World) -> None:
        result = await drawing(standing)

        press = await standing.click(result, "Cancel", who=standing.bob)

        assert said_to(press) == f"Only {standing.ann.mention} or a moderator can do that."
        assert standing.harness.runner.under_way == 1

    async def test_a_second_press_learns_that_it_is_over(self, standing: World) -> None:
        result = await drawing(standing)
        custom_id = standing.shown(result).custom_ids[0]

        await standing.click(result, "Cancel")
        await standing.harness.all_over()
        press = await press_old(standing, result, custom_id)

        assert said_to(press) == "That has already finished."


class TestRetry:
    async def test_it_draws_again_in_the_same_place(self, world: World) -> None:
        result = await failed(world)

        press = await world.click(result, "Retry")
        await world.harness.all_over()

        assert press.deferred
        (reply,) = world.messages()
        assert len(reply.files) == 1
        first, again = world.harness.backend.creates
        assert first == again

    async def test_a_moderator_may_and_the_picture_stays_the_requesters(self, world: World) -> None:
        result = await failed(world)

        await world.click(result, "Retry", who=world.mia)
        await world.harness.all_over()

        assert f"for {world.ann.mention}" in world.shown(result).text

    async def test_a_stranger_may_not(self, world: World) -> None:
        result = await failed(world)

        press = await world.click(result, "Retry", who=world.bob)

        assert "Only" in said_to(press)
        assert len(world.harness.backend.creates) == 1

    async def test_of_two_presses_one_is_drawn(self, world: World) -> None:
        result = await failed(world)
        first = world.shown(result).custom_ids[0]

        await world.click(result, "Retry")
        await world.harness.all_over()
        press = await press_old(world, result, first)
        await world.harness.all_over()

        assert said_to(press) == "Somebody has already pressed Retry."
        assert len(world.harness.backend.creates) == 2

    async def test_a_retry_that_fails_can_be_retried(self, world: World) -> None:
        result = await failed(world)
        world.harness.backend.plan(failing(BusyError("busy")))

        await world.click(result, "Retry")
        await world.harness.all_over()
        await world.click(result, "Retry")
        await world.harness.all_over()

        assert len(world.shown(result).files) == 1

    async def test_what_would_fail_again_offers_none(self, world: World) -> None:
        world.harness.backend.plan(failing(FlaggedError("NSFW")))

        reply = await world.drawn()

        assert reply.buttons == ["Edit prompt"]
        assert reply.text.splitlines()[1] == world.say("failure-flagged")

    async def test_a_private_failure_stays_private(self, world: World) -> None:
        result = await failed(world, private=True)

        await world.click(result, "Retry")
        await world.harness.all_over()

        assert world.shown(result).is_private
        assert world.shown(result).buttons == [*PRIVATE_BUTTONS, "Publish"]
        assert world.channel.history(viewer=world.bob) == []

    async def test_it_works_after_a_restart(self, store: Database) -> None:
        async with open_world(store) as world:
            result = await failed(world)
            await world.restart()

            await world.click(result, "Retry")
            await world.harness.all_over()

            assert world.shown(result).files


class TestPublish:
    async def test_it_shows_the_picture_to_everyone(self, world: World) -> None:
        world.harness.backend.plan(succeeding(seed=5))
        result = await world.imagine("a boat", private=True, count=1)
        await world.harness.all_over()

        await world.click(result, "Publish")

        private, public = world.messages()
        assert not public.is_private
        assert len(public.files) == 1
        assert public.alt_texts == ["a boat"]
        assert f"for {world.ann.mention}" in public.text
        assert public.message.ping_user_ids == []
        assert (private.buttons, len(private.files)) == (PRIVATE_BUTTONS, 1)
        assert len(world.channel.history(viewer=world.bob)) == 1

    async def test_it_is_done_once(self, world: World) -> None:
        result = await world.imagine("a boat", private=True)
        await world.harness.all_over()
        custom_id = world.shown(result).custom_ids[-1]

        await world.click(result, "Publish")
        press = await press_old(world, result, custom_id)

        assert said_to(press) == "This picture is already public."
        assert sum(not message.is_private for message in world.messages()) == 1

    async def test_one_that_was_killed_can_be_done_again_after_a_while(self, world: World) -> None:
        result = await world.imagine("a boat", private=True)
        await world.harness.all_over()
        press = CardPress.read(world.shown(result).custom_ids[-1])
        assert press is not None
        await world.harness.ledger.claim_publish(press.job_id)

        assert said_to(await world.click(result, "Publish")) == world.say("refusal-publishing")
        await world.harness.clock.sleep(PUBLISHING_SECONDS + 1)
        await world.click(result, "Publish")

        assert sum(not message.is_private for message in world.messages()) == 1

    async def test_a_failed_publication_can_be_tried_again(self, world: World) -> None:
        result = await world.imagine("a boat", private=True)
        await world.harness.all_over()
        world.env.inject_error("POST", "/webhooks/*", status=400, code=50035)

        await world.click(result, "Publish")
        await world.click(result, "Publish")

        assert any(not message.is_private and message.files for message in world.messages())

    async def test_it_needs_the_bots_permissions(self, world: World) -> None:
        channel = world.channel_without_files()
        result = await world.ann.slash(channel, "imagine", prompt="a boat", private=True)
        await world.harness.all_over()

        assert result.response is not None
        shown = world.message(result.response.id, channel.id)
        assert "Publish" not in shown.buttons
        # An older card offers it.
        job = await world.harness.ledger.find_by_message(shown.id)
        assert job is not None
        custom_id = CardPress(action=CardActions.PUBLISH, job_id=job.id).custom_id
        press = await forged(world, shown, custom_id, who=world.ann)

        assert "Attach Files" in said_to(press)


class TestUnknown:
    @pytest.mark.parametrize("action", ACTIONS, ids=lambda action: action.tag)
    async def test_a_button_of_a_job_nobody_knows_is_explained(
        self, world: World, action: CardAction
    ) -> None:
        result = await world.imagine("a boat")
        await world.harness.all_over()

        press = await press_old(world, result, f"easel:{action.tag}:{'0' * 32}")

        assert "on record any more" in said_to(press)

    @pytest.mark.parametrize("custom_id", ["other:retry", "easel:sing:1"])
    async def test_a_button_that_nothing_knows_is_explained(
        self, world: World, custom_id: str
    ) -> None:
        result = await world.imagine("a boat")
        await world.harness.all_over()

        press = await press_old(world, result, custom_id)

        assert said_to(press) == world.say("refusal-press-unknown")


async def test_a_press_wakes_one_listener_and_a_command_none(world: World) -> None:
    bot = world.env.bot
    assert isinstance(bot, commands.Bot)
    woken: list[discord.InteractionType] = []

    async def on_interaction(interaction: discord.Interaction) -> None:
        woken.append(interaction.type)

    assert "on_interaction" not in bot.extra_events
    bot.add_listener(on_interaction)
    result = await world.imagine("a boat")
    await world.harness.all_over()
    await world.click(result, "Reroll")

    assert woken == [discord.InteractionType.component]


@given(
    st.sampled_from(ACTIONS),
    st.uuids().map(lambda one: one.hex),
    st.none() | st.integers(1, 99),
    st.none() | st.sampled_from([2, 4]),
)
def test_a_custom_id_is_read_as_it_was_made_and_fits(
    action: CardAction, job_id: str, number: int | None, scale: int | None
) -> None:
    press = CardPress(action=action, job_id=job_id, number=number, scale=scale)

    assert CardPress.read(press.custom_id) == press
    assert job_button(press, "label").custom_id == press.custom_id
    assert len(press.custom_id) <= 100


@given(st.text(max_size=100) | st.from_regex(r"easel:[a-z0-9:]{0,60}", fullmatch=True))
def test_anything_else_is_read_as_nothing_or_as_itself(custom_id: str) -> None:
    press = CardPress.read(custom_id)

    assert press is None or custom_id == press.custom_id


@pytest.mark.parametrize(
    "custom_id",
    ["", "easel", "easel:retry:", f"easel:erase:{'a' * 32}", f"easel:retry:{'a' * 32}:", "x" * 100],
)
def test_other_buttons_are_not_ours(custom_id: str) -> None:
    assert CardPress.read(custom_id) is None


async def press_old(world: World, result: InteractionResult, custom_id: str) -> InteractionResult:
    """Press a button that is no longer there: somebody's client may still show it."""
    assert result.response is not None
    stored = world.env.backend.get_message(world.channel.id, result.response.id)
    shown = stored.components
    button = {"type": 2, "style": 2, "label": "Old", "custom_id": custom_id}
    stored.components = [{"type": 1, "components": [button]}]
    press = await world.click(result, "Old")
    if stored.components[0].get("type") == 1:
        stored.components = shown
    return press
