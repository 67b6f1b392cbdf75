"""Several prompts in one: they are listed and counted first, and drawn after a yes."""

from dataclasses import replace

import pytest
from simcord.results import InteractionResult

from bot.db.database import Database
from bot.locales import Markdown
from cogs.audit.audit_log import AuditLog
from cogs.server.model import Limit, Limits
from cogs.server.service import ServerService
from tests.harness.accounts import priced
from tests.harness.managing import text_of
from tests.harness.world import Shown, World, open_world


def pictures(world: World) -> list[Shown]:
    return [shown for shown in world.messages() if shown.files]


def prompts(world: World) -> list[object]:
    return [input_["prompt"] for _, input_ in world.harness.backend.creates]


async def run(world: World, result: InteractionResult) -> str:
    await world.click(result, "Run")
    await world.harness.all_over()
    return text_of(world, result)


async def limit(world: World, store: Database, limits: Limits) -> None:
    audit_log = AuditLog(database=store, clock=world.harness.clock)
    book = ServerService(database=store, audit_log=audit_log, clock=world.harness.clock)
    await book.change(world.guild.id, lambda its: replace(its, limits=limits), by=1)


async def test_the_number_is_shown_before_anything_is_drawn(world: World) -> None:
    result = await world.imagine("a {red, green, blue} car", count=2)

    said = text_of(world, result)
    assert "That makes 3 requests: **6 pictures** with FLUX schnell." in said
    for colour in ("red", "green", "blue"):
        assert f"> a {colour} car" in said
    assert world.shown(result).buttons == ["Run", "Cancel"]
    assert world.harness.backend.creates == []


async def test_each_is_drawn_in_a_message_of_its_own_also_after_a_restart(world: World) -> None:
    result = await world.imagine("a {red, green, blue} car")
    await world.restart()

    said = await run(world, result)

    assert said == "All 3 are being drawn, each in a message of its own."
    assert sorted(map(str, prompts(world))) == ["a blue car", "a green car", "a red car"]
    assert len(pictures(world)) == 3


async def test_cancel_draws_none(world: World) -> None:
    result = await world.imagine("a {red, green} car")

    await world.click(result, "Cancel")

    assert text_of(world, result) == world.say("confirm-canceled")
    assert prompts(world) == []


async def test_repeated_ones_share_a_line(world: World) -> None:
    result = await world.imagine("a boat --repeat 4")

    line = Markdown("> a boat")
    assert world.say("confirm-times", line=line, count=4) in text_of(world, result)
    await run(world, result)
    assert prompts(world) == ["a boat"] * 4


async def test_what_differs_beside_the_words_is_shown(world: World) -> None:
    result = await world.imagine("a boat {--ar 1:1, --ar 16:9}")

    said = text_of(world, result)
    assert "> a boat · 1:1" in said
    assert "> a boat · 16:9" in said


async def test_a_long_list_says_how_many_more_there_are(world: World) -> None:
    result = await world.imagine(f"{'long ' * 100}{{{','.join(map(str, range(40)))}}}")

    said = text_of(world, result)
    assert "**40 pictures**" in said
    assert "… and 28 more" in said
    assert len(said) < 4000


async def test_the_price_of_all_is_shown(store: Database) -> None:
    async with open_world(store, catalog=priced(0.03)) as world:
        result = await world.imagine("a {red, green, blue} car")

        assert "for **$0.09** together" in text_of(world, result)


async def test_an_empty_choice_is_refused(world: World) -> None:
    result = await world.imagine("a {red, } car")

    assert world.env.errors
    assert "There is an empty choice" in text_of(world, result)


async def test_where_one_may_not_be_nothing_is_asked(world: World) -> None:
    result = await world.imagine("{a boat, --ar 17:4}")

    assert world.env.errors
    assert world.shown(result).buttons == ["Change and try again"]


async def test_limits_let_through_what_they_reach_for_and_the_others_are_named(
    world: World, store: Database
) -> None:
    await limit(world, store, Limits(person=Limit(per_day=2)))
    result = await world.imagine("a {red, green, blue} car")

    said = await run(world, result)

    assert "2 of 3 are being drawn" in said
    assert "You have had 2 pictures" in said
    assert "> a blue car\n" in said
    assert "Change and try again" in world.shown(result).buttons
    assert sorted(map(str, prompts(world))) == ["a green car", "a red car"]


async def test_where_none_may_be_the_reason_alone_is_said(world: World, store: Database) -> None:
    result = await world.imagine("a {red, green} car")
    await world.drawn("a boat")
    await limit(world, store, Limits(person=Limit(per_day=1)))

    said = await run(world, result)

    assert "You have had one picture" in said
    assert prompts(world) == ["a boat"]


@pytest.mark.parametrize("is_private", [True, False])
async def test_they_are_private_where_that_was_asked_for(world: World, *, is_private: bool) -> None:
    result = await world.imagine("a {red, green} car", private=is_private)

    await run(world, result)

    assert [shown.is_private for shown in pictures(world)] == [is_private] * 2
