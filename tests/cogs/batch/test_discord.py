"""A price that is shown first: who may answer, once, for how long, and what happens then."""

from collections.abc import AsyncGenerator
from dataclasses import replace

import pytest
from simcord.results import InteractionResult

from bot.db.database import Database
from cogs.batch.service import DRAFT_SECONDS
from cogs.server.model import Budget, Limit, Limits
from tests.harness.accounts import Accounts, priced
from tests.harness.results import answer, forged, latest, pressed, sent_form
from tests.harness.world import Shown, World, open_world


@pytest.fixture
async def world(store: Database) -> AsyncGenerator[World]:
    """A world in which a picture costs ten cents."""
    async with open_world(store, catalog=priced(0.10)) as opened:
        yield opened


@pytest.fixture
def accounts(world: World, store: Database) -> Accounts:
    return Accounts(store, guild_id=world.guild.id, clock=world.harness.clock)


async def offered(world: World) -> InteractionResult:
    result = await world.imagine("a boat", count=4)
    assert result.ephemeral
    assert world.shown(result).buttons == ["Run", "Cancel"]
    return result


def said_to(world: World, result: InteractionResult) -> str:
    assert result.ephemeral
    assert result.response is not None
    return world.message(result.response.id).text


def pictures(world: World) -> list[Shown]:
    return [shown for shown in world.messages() if shown.files]


async def test_a_cheap_request_begins_at_once(world: World) -> None:
    shown = await world.drawn(count=2)

    assert shown.files
    assert not shown.is_private


async def test_an_expensive_one_shows_its_price_and_begins_with_run(world: World) -> None:
    result = await offered(world)
    assert "4 pictures with FLUX schnell would cost **$0.40**." in said_to(world, result)
    assert world.harness.backend.creates == []

    await world.click(result, "Run")
    await world.harness.all_over()

    assert said_to(world, result) == "It is being drawn, in a message of its own."
    assert len(pictures(world)) == 1
    assert len(world.harness.backend.creates) == 1


async def test_cancel_draws_nothing(world: World) -> None:
    result = await offered(world)

    await world.click(result, "Cancel")

    assert said_to(world, result) == world.say("confirm-canceled")
    assert world.harness.backend.creates == []


async def test_run_works_after_a_restart(world: World) -> None:
    result = await offered(world)
    await world.restart()

    await world.click(result, "Run")
    await world.harness.all_over()

    assert len(pictures(world)) == 1


async def test_an_offer_ends(world: World) -> None:
    result = await offered(world)
    await world.harness.clock.advance(DRAFT_SECONDS + 1)

    pressed = await world.click(result, "Run")

    assert pressed.ephemeral
    assert pressed.response is not None
    assert pressed.response.content == world.say("refusal-draft-gone")
    assert world.harness.backend.creates == []


async def test_a_private_one_stays_private(world: World) -> None:
    result = await world.imagine("a boat", count=4, private=True)

    await world.click(result, "Run")
    await world.harness.all_over()

    (shown,) = pictures(world)
    assert shown.is_private


async def test_limits_hold_when_it_begins(world: World, accounts: Accounts) -> None:
    result = await offered(world)
    await accounts.limit(Limits(person=Limit(per_day=3)))

    await world.click(result, "Run")

    assert "You can have 3 pictures in a day at most" in said_to(world, result)
    assert world.harness.backend.creates == []


async def test_the_servers_threshold_holds(world: World, accounts: Accounts) -> None:
    await say_prices(world, accounts, None)

    shown = await world.drawn(count=4)

    assert shown.files


async def asked_in_a_form(world: World, accounts: Accounts) -> InteractionResult:
    """What a button's press is asked that costs more than the server wants to go unsaid."""
    await say_prices(world, accounts, None)
    shown = await world.drawn("a paper boat", count=4)
    await say_prices(world, accounts, 250_000)
    form = await pressed(world, shown, "Reroll", who=world.bob)
    assert form.modal is not None
    assert "would cost **$0.40**" in form.modal["components"][0]["content"]
    assert len(world.harness.backend.creates) == 1
    return form


async def say_prices(world: World, accounts: Accounts, micros: int | None) -> None:
    """Let the server want prices to be said from this one on (millionths of a dollar)."""
    budget = Budget(confirm_micros=micros)
    await accounts.servers.change(world.guild.id, lambda its: replace(its, budget=budget), by=1)


async def test_the_price_of_a_press_is_told_in_a_form(world: World, accounts: Accounts) -> None:
    form = await asked_in_a_form(world, accounts)
    await world.restart()

    await sent_form(world, form, who=world.bob)

    assert len(world.harness.backend.creates) == 2
    assert latest(world).files
    assert f"for {world.bob.mention}" in latest(world).text


async def test_what_a_form_has_begun_does_not_begin_again(world: World, accounts: Accounts) -> None:
    form = await asked_in_a_form(world, accounts)
    await sent_form(world, form, who=world.bob)

    assert form.modal is not None
    again = await forged(world, latest(world), form.modal["custom_id"], who=world.bob)

    assert answer(world, again).text == world.say("refusal-draft-answered")
    assert len(world.harness.backend.creates) == 2


async def test_limits_hold_when_the_form_is_sent(world: World, accounts: Accounts) -> None:
    form = await asked_in_a_form(world, accounts)
    await accounts.limit(Limits(person=Limit(per_day=3)))

    refused = await sent_form(world, form, who=world.bob)

    assert "3 pictures in a day at most" in answer(world, refused).text
    assert len(world.harness.backend.creates) == 1


async def test_what_was_asked_for_begins_with_the_prompt_alone(world: World) -> None:
    result = await world.imagine("@everyone **boat**", count=4)

    assert "@everyone" not in said_to(world, result)
