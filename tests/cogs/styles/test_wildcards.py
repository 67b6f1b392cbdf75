"""Wildcards: lists that managers keep, from which prompts pick, wherever prompts are typed."""

import pytest
from simcord.actors import MemberActor
from simcord.results import InteractionResult

from bot.db.database import Database
from cogs.audit.audit_log import AuditLog
from cogs.audit.model import EventKind, EventQuery
from tests.harness.managing import a_manager, let_everybody_see, text_of
from tests.harness.results import (
    answer,
    filled_in,
    job_of,
    latest,
    listed,
    message_of,
    pressed,
    sent_form,
)
from tests.harness.world import World


@pytest.fixture
def max_(world: World) -> MemberActor:
    return a_manager(world)


async def keep(
    world: World, who: MemberActor, name: str, entries: str, command: str = "wildcard"
) -> InteractionResult:
    form = await who.slash(world.channel, f"{command} add", name=name)
    return await who.submit_modal(form, {"text": entries})


def asked(world: World) -> list[object]:
    return [inputs["prompt"] for _, inputs in world.harness.backend.creates]


def refusal(result: InteractionResult) -> str:
    assert result.ephemeral
    assert result.response is not None
    return result.response.content


async def test_a_prompt_picks_an_entry_and_reroll_another(world: World, max_: MemberActor) -> None:
    said = text_of(world, await keep(world, max_, "animal", "red fox\nbarn owl"))
    assert "The wildcard `__animal__` was added." in said
    assert "one of 2 entries" in said

    shown = await world.drawn("a __animal__ in the snow")
    await pressed(world, shown, "Reroll", who=world.bob)

    assert sorted(map(str, asked(world))) == ["a barn owl in the snow", "a red fox in the snow"]
    job = await job_of(world, shown)
    assert f"> a {job.request.picks[0].entry} in the snow" in shown.text
    assert f"Picked by chance: animal: {job.request.picks[0].entry}." in shown.text
    details = text_of(world, await listed(world, latest(world), "details"))
    assert r"As it was typed: a \_\_animal\_\_ in the snow" in details


async def test_reroll_keeps_what_was_picked_of_a_list_that_is_gone(
    world: World, max_: MemberActor
) -> None:
    await keep(world, max_, "animal", "red fox\nbarn owl")
    shown = await world.drawn("a __animal__")
    await max_.slash(world.channel, "wildcard remove", name="animal")

    await pressed(world, shown, "Reroll")

    first, again = asked(world)
    assert first == again


async def test_several_prompts_show_what_each_picked_before_they_are_drawn(
    world: World, max_: MemberActor
) -> None:
    await keep(world, max_, "animal", "red fox")

    asked_first = text_of(world, await world.imagine("a {blue|green} __animal__"))

    assert "> a blue red fox" in asked_first
    assert "> a green red fox" in asked_first


async def test_the_filter_reads_what_was_picked(world: World, max_: MemberActor) -> None:
    await keep(world, max_, "animal", "red fox")
    await max_.slash(world.channel, "filter add", text="fox", action="refuse")

    result = await world.imagine("a __animal__")

    assert "a __animal__" in refusal(result)
    assert world.harness.backend.creates == []
    world.env.errors.clear()


async def test_an_unknown_one_is_refused_with_those_there_are(
    world: World, max_: MemberActor
) -> None:
    none = refusal(await world.imagine("a __animal__"))
    await keep(world, max_, "animal", "red fox")
    wrong = refusal(await world.imagine("an __anmal__"))
    await world.drawn(r"the words \__animal__")

    assert "no wildcard called “animal” here, and no other" in none
    assert "The nearest: animal." in wrong
    assert "an __anmal__" in wrong
    assert asked(world) == ["the words __animal__"]
    world.env.errors.clear()


async def test_words_are_edited_as_they_were_drawn_and_may_pick_again(
    world: World, max_: MemberActor
) -> None:
    await keep(world, max_, "animal", "red fox")
    shown = await world.drawn(r"a __animal__ and \__animal__")

    form = await pressed(world, shown, "Edit prompt")
    assert filled_in(form)["prompt"] == r"a red fox and \__animal__"
    await sent_form(world, form, prompt="two __animal__s")

    assert asked(world)[-1] == "two red foxs"


async def test_ones_own_lists_are_ones_own_and_win(world: World, max_: MemberActor) -> None:
    await keep(world, max_, "animal", "red fox")
    await keep(world, world.ann, "animal", "my newt", "my wildcard")
    await keep(world, world.ann, "place", "pier", "my wildcard")

    await world.drawn("a __animal__ on a __place__")
    other = refusal(await world.bob.slash(world.channel, "imagine", prompt="a __place__"))
    mine = text_of(world, await world.ann.slash(world.channel, "wildcards"))
    theirs = text_of(world, await world.bob.slash(world.channel, "wildcards"))

    assert asked(world) == ["a my newt on a pier"]
    assert "no wildcard called “place”" in other
    assert "`__place__` (1) · pier" in mine
    assert "`__animal__` (1) · red fox" in mine
    assert "pier" not in theirs
    world.env.errors.clear()


async def test_a_list_is_shown_whole_and_changed_and_put_back(
    world: World, max_: MemberActor
) -> None:
    await keep(world, max_, "__Animal__", "red fox\nbarn owl")

    whole = text_of(world, await world.ann.slash(world.channel, "wildcards", name="__animal__"))
    form = await max_.slash(world.channel, "wildcard edit", name="animal")
    assert filled_in(form) == {"text": "red fox\nbarn owl"}
    changed = await max_.submit_modal(form, {"text": "newt"})
    await world.click(changed, "Undo", who=max_)

    assert "```\nred fox\nbarn owl\n```" in whole
    again = text_of(world, await max_.slash(world.channel, "wildcard list", name="animal"))
    assert "red fox" in again


async def test_only_managers_change_them_and_it_is_in_the_audit_log(
    world: World, max_: MemberActor, store: Database
) -> None:
    await keep(world, max_, "animal", "red fox\nbarn owl")
    await keep(world, world.ann, "place", "pier", "my wildcard")
    let_everybody_see(world, "wildcard")
    for command in ("add", "edit", "remove"):
        said = await world.mia.slash(world.channel, f"wildcard {command}", name="animal")
        assert refusal(said) == world.say("refusal-not-manager")
    world.env.errors.clear()

    audit_log = AuditLog(database=store, clock=world.harness.clock)
    query = EventQuery(guild_id=world.guild.id, kinds=[EventKind.WILDCARDS_CHANGED])
    (event,) = await audit_log.find(query, limit=9)
    assert event.facts == {"wildcard": "animal", "text": "red fox · barn owl"}


async def test_entries_that_are_refused_are_given_back(world: World, max_: MemberActor) -> None:
    refused = await keep(world, max_, "animal", "x" * 201 + "\nowl")

    form = await world.click(refused, "Change and try again", who=max_)

    assert "an entry can have 200" in text_of(world, refused)
    assert filled_in(form) == {"text": "x" * 201 + "\nowl"}


NEGATIVE = "stability-ai/sdxl"


async def test_what_shall_not_be_there_picks_as_well(world: World, max_: MemberActor) -> None:
    await keep(world, max_, "animal", "red fox")

    shown = await world.drawn(r"a wood --no __animal__, \__sky__", model=NEGATIVE)
    await pressed(world, shown, "Reroll")

    for _, inputs in world.harness.backend.creates:
        assert (inputs["prompt"], inputs["negative_prompt"]) == ("a wood", "red fox, __sky__")
    assert "Picked by chance: animal: red fox." in shown.text


async def test_words_for_parts_of_a_picture_pick_and_pick_again(
    world: World, max_: MemberActor
) -> None:
    await keep(world, max_, "animal", "red fox\nbarn owl")
    shown = await world.drawn("a wood")
    chosen = await listed(world, shown, "parts")
    form = await world.ann.select(message_of(world, answer(world, chosen)), ["5"])
    await sent_form(world, form, prompt="a __animal__")

    filled_card = latest(world)
    await pressed(world, filled_card, "Reroll")
    assert sorted(map(str, asked(world)[1:])) == ["a barn owl", "a red fox"]
    words = await pressed(world, filled_card, "Edit prompt")
    await sent_form(world, words, prompt=r"\__animal__ or __animal__")
    assert str(asked(world)[-1]).startswith("__animal__ or ")
