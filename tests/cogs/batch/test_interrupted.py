"""A yes to several requests, interrupted in between: the next process begins the rest, once."""

from collections.abc import AsyncGenerator
from dataclasses import dataclass

import pytest
from simcord.results import InteractionResult

from bot.db.database import Database
from bot.errors import PromptEmptyError, RefusedError, StoppingError
from bot.imagine.job import TOKEN_LIFETIME_SECONDS
from bot.imagine.request import SubmittedRequest
from bot.jobs.gate import Gate, silent
from cogs.batch.service import LEASE_SECONDS
from tests.harness.app_harness import eventually
from tests.harness.managing import text_of
from tests.harness.results import filled_in
from tests.harness.world import Shown, World, open_world

ALL = "All 3 are being drawn, each in a message of its own."


@dataclass(kw_only=True)
class Moment:
    """A check that stops the process, or refuses, from a request with this colour on."""

    colour: str | None = "green"
    error: type[RefusedError] = StoppingError

    async def check(self, request: SubmittedRequest) -> None:
        if self.colour is not None and self.colour in request.prompt:
            raise self.error


@pytest.fixture
def moment() -> Moment:
    return Moment(colour=None)


@pytest.fixture
async def world(store: Database, moment: Moment) -> AsyncGenerator[World]:
    async with open_world(store, gate=Gate(steps=[silent(moment.check)])) as opened:
        yield opened


def prompts(world: World) -> list[str]:
    return sorted(str(input_["prompt"]) for _, input_ in world.harness.backend.creates)


def pictures(world: World) -> list[Shown]:
    return [shown for shown in world.messages() if shown.files]


async def interrupted(
    world: World, moment: Moment, *, is_private: bool = False
) -> InteractionResult:
    """Let Ann say yes to three cars, and the process stop before the second of them begins."""
    result = await world.imagine("a {red, green, blue} car", private=is_private)
    moment.colour = "green"
    await world.click(result, "Run")
    await world.harness.all_over()
    assert prompts(world) == ["a red car"]
    moment.colour = None
    return result


async def told(world: World, result: InteractionResult, said: str) -> None:
    await eventually(lambda: said in text_of(world, result))
    await world.harness.all_over()


@pytest.mark.parametrize("is_private", [False, True])
async def test_the_next_process_begins_the_rest(
    world: World, moment: Moment, *, is_private: bool
) -> None:
    result = await interrupted(world, moment, is_private=is_private)
    await world.restart()

    await told(world, result, ALL)

    assert prompts(world) == ["a blue car", "a green car", "a red car"]
    assert [shown.is_private for shown in pictures(world)] == [is_private] * 3


async def test_who_presses_again_starts_nothing_twice(world: World, moment: Moment) -> None:
    result = await interrupted(world, moment)

    for label in ("Run", "Cancel"):
        pressed = await world.click(result, label)
        assert pressed.response is not None
        assert pressed.response.content == world.say("refusal-draft-answered")
    await world.restart()
    await told(world, result, ALL)

    assert len(prompts(world)) == 3


async def test_what_was_cancelled_stays_so(world: World) -> None:
    result = await world.imagine("a {red, green, blue} car")
    await world.click(result, "Cancel")
    await world.restart()

    assert world.shown(result).buttons == []
    assert text_of(world, result) == world.say("confirm-canceled")
    assert prompts(world) == []


async def test_what_is_forbidden_meanwhile_is_named_with_the_reason(
    world: World, moment: Moment
) -> None:
    result = await interrupted(world, moment)
    moment.colour, moment.error = "blue", PromptEmptyError
    await world.restart()

    await told(world, result, "2 of 3 are being drawn")

    assert "> a blue car" in text_of(world, result)
    assert prompts(world) == ["a green car", "a red car"]
    moment.colour = None
    form = await world.click(result, "Change and try again")
    assert filled_in(form)["prompt"] == "a blue car"
    assert filled_in(form)["model"] == "black-forest-labs/flux-schnell"


async def test_when_it_is_too_late_a_message_names_who_asked_and_what_did_not_begin(
    world: World, moment: Moment
) -> None:
    await interrupted(world, moment)
    await world.harness.clock.advance(TOKEN_LIFETIME_SECONDS)
    await world.restart()

    await eventually(lambda: len(world.messages()) == 3)

    message = world.messages()[-1]
    assert message.text.startswith(f"{world.ann.mention}, about the pictures you asked for:")
    assert "1 of 3 are being drawn" in message.text
    assert world.say("refusal-confirm-too-late") in message.text
    assert "> a green car\n> a blue car\n" in message.text
    assert message.message.ping_user_ids == [world.ann.id]
    assert prompts(world) == ["a red car"]


@pytest.mark.parametrize("is_shut_out", [False, True])
async def test_what_is_private_or_cannot_be_posted_is_told_directly(
    world: World, moment: Moment, *, is_shut_out: bool
) -> None:
    await interrupted(world, moment, is_private=not is_shut_out)
    await world.harness.clock.advance(TOKEN_LIFETIME_SECONDS)
    if is_shut_out:
        path = f"/channels/{world.channel.id}/messages"
        world.env.inject_error("POST", path, status=403, code=50001, times=None)
    before = len(world.messages())
    await world.restart()

    await eventually(lambda: world.ann.id in world.env.backend.dm_channels)
    dm_channel_id = world.env.backend.dm_channels[world.ann.id]
    await eventually(lambda: bool(world.messages(dm_channel_id)))

    (direct,) = world.messages(dm_channel_id)
    assert world.say("refusal-confirm-too-late") in direct.text
    assert len(world.messages()) == before


async def test_a_token_that_discord_knows_no_more_is_too_late(world: World, moment: Moment) -> None:
    await interrupted(world, moment)
    world.env.inject_error("*", "/webhooks/*", status=404, code=10015, times=None)
    await world.restart()

    await eventually(lambda: len(world.messages()) == 3)

    assert "1 of 3 are being drawn" in world.messages()[-1].text
    assert prompts(world) == ["a red car"]


async def test_it_is_over_then(world: World, moment: Moment) -> None:
    result = await interrupted(world, moment)
    await world.restart()
    await told(world, result, ALL)
    await world.harness.clock.advance(LEASE_SECONDS)
    await world.restart()
    await world.drawn("a boat")

    assert len(prompts(world)) == 4
