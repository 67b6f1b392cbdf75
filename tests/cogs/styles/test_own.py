"""Members' own styles, usual styles and numbers: private, and under a server's rules."""

import pytest
from simcord.actors import MemberActor
from simcord.results import InteractionResult

from bot.db.database import Database
from cogs.audit.audit_log import AuditLog
from cogs.policy.model import Rules
from cogs.policy.service import RuleService
from cogs.styles.model import MAX_OWN_STYLES
from cogs.styles.service import OwnStyleService
from tests.fakes.clock import FakeClock
from tests.harness.managing import a_manager, text_of
from tests.harness.results import filled_in, listed, pressed
from tests.harness.world import World


@pytest.fixture
def max_(world: World) -> MemberActor:
    return a_manager(world)


async def save(world: World, name: str, words: str) -> InteractionResult:
    return await world.ann.slash(world.channel, "my style add", name=name, text=words)


async def set_rules(world: World, store: Database, rules: Rules) -> None:
    clock = world.harness.clock
    policy = RuleService(
        database=store, audit_log=AuditLog(database=store, clock=clock), clock=clock
    )
    await policy.change(world.guild.id, world.channel.id, rules, by=1, shown_version=0)


def inputs(world: World) -> dict[str, object]:
    return dict(world.harness.backend.creates[-1][1])


async def test_one_draws_in_a_style_of_ones_own_and_others_do_not_see_it(world: World) -> None:
    said = text_of(world, await save(world, "Mine", "in violet chalk"))
    assert "Your style **Mine** was saved. Only you" in said

    offered = await world.ann.autocomplete(world.channel, "imagine", "style", "mi")
    others = await world.bob.autocomplete(world.channel, "imagine", "style", "mi")
    shown = await world.drawn("a boat", style="mine")

    assert [(one["name"], one["value"]) for one in offered] == [
        ("Mine · yours · in violet chalk", "Mine")
    ]
    assert others == []
    assert inputs(world)["prompt"] == "a boat, in violet chalk"
    assert "Style: Mine" in shown.text
    assert "violet chalk" not in shown.text
    details = text_of(world, await listed(world, shown, "details", who=world.bob))
    assert "violet chalk" not in details
    refusal = await world.bob.slash(world.channel, "imagine", prompt="a boat", style="mine")
    assert refusal.response is not None
    assert "no style called “mine”" in refusal.response.content
    world.env.errors.clear()


async def test_it_is_named_in_a_prompt_and_wins_over_the_servers(
    world: World, max_: MemberActor
) -> None:
    await max_.slash(world.channel, "style add", name="Ink wash", text="the server's")
    await save(world, "ink wash", "my own")

    await world.drawn("a boat --style ink wash")

    assert inputs(world)["prompt"] == "a boat, my own"


async def test_whoever_draws_it_again_needs_no_style(world: World) -> None:
    await save(world, "Mine", "in violet chalk")
    shown = await world.drawn("a boat", style="Mine")
    await world.ann.slash(world.channel, "my style remove", name="Mine")

    await pressed(world, shown, "Reroll", who=world.bob)

    assert inputs(world)["prompt"] == "a boat, in violet chalk"


async def test_where_only_some_styles_may_be_used_ones_own_may_not(
    world: World, max_: MemberActor, store: Database
) -> None:
    await max_.slash(world.channel, "style add", name="Noir", text="film noir")
    await save(world, "Mine", "in violet chalk")
    await save(world, "noir", "mine under an allowed name")
    free = await world.drawn("a boat", style="Mine")
    await set_rules(world, store, Rules(styles=("noir",)))

    offered = await world.ann.autocomplete(world.channel, "imagine", "style", "")
    refusal = await world.imagine("a boat", style="Mine")
    again = await pressed(world, free, "Reroll", who=world.bob)
    await world.drawn("a boat", style="noir")

    assert [one["value"] for one in offered] == ["Noir"]
    for result in (refusal, again):
        assert result.response is not None
        assert "Your own style “Mine” may not be used" in result.response.content
        assert "may: noir" in result.response.content
    assert inputs(world)["prompt"] == "a boat, film noir"
    world.env.errors.clear()


async def test_changes_and_removals_can_be_undone_once(world: World) -> None:
    await save(world, "Mine", "in violet chalk")
    changed = await save(world, "Mine", "in green chalk")
    assert "in violet chalk" in text_of(world, changed)
    await world.restart()

    await world.click(changed, "Undo")

    assert "was undone" in text_of(world, changed)
    assert "in violet chalk" in text_of(world, await world.ann.slash(world.channel, "styles"))
    removed = await world.ann.slash(world.channel, "my style remove", name="mine")
    await world.click(removed, "Undo")
    assert "in violet chalk" in text_of(world, await world.ann.slash(world.channel, "styles"))


async def test_the_form_to_edit_holds_the_words_there_are(world: World) -> None:
    await save(world, "Mine", "in violet chalk")

    form = await world.ann.slash(world.channel, "my style edit", name="mine")

    assert filled_in(form) == {"text": "in violet chalk"}
    unknown = await world.ann.slash(world.channel, "my style edit", name="other")
    assert unknown.response is not None
    assert "You have no style called “other”" in unknown.response.content
    world.env.errors.clear()


async def test_a_usual_style_is_used_where_none_is_named(
    world: World, max_: MemberActor, store: Database
) -> None:
    await save(world, "Mine", "in violet chalk")
    await max_.slash(world.channel, "style add", name="Noir", text="film noir")
    panel = await world.ann.slash(world.channel, "preferences")
    assert panel.response is not None
    await world.ann.select(panel.response, ["Mine"], custom_id="preferences:style")

    usual = await world.drawn("a boat")
    assert inputs(world)["prompt"] == "a boat, in violet chalk"
    assert "Style: Mine" in usual.text
    await world.drawn("a boat", style="noir")
    assert inputs(world)["prompt"] == "a boat, film noir"
    await set_rules(world, store, Rules(styles=("noir",)))
    left_out = await world.drawn("a boat")
    assert inputs(world)["prompt"] == "a boat"
    assert "Your usual style Mine was left out" in left_out.text
    await world.ann.slash(world.channel, "my style remove", name="Mine")
    assert "usual style" not in (await world.drawn("a boat")).text


async def test_a_usual_number_holds_as_far_as_the_place_allows(
    world: World, store: Database
) -> None:
    panel = await world.ann.slash(world.channel, "preferences")
    assert panel.response is not None
    await world.ann.select(panel.response, ["3"], custom_id="preferences:count")

    await world.drawn("a boat")
    assert inputs(world)["num_outputs"] == 3
    await world.drawn("a boat", count=1)
    assert "num_outputs" not in inputs(world) or inputs(world)["num_outputs"] == 1
    await set_rules(world, store, Rules(maximum_count=2, usual_count=4))
    shown = await world.drawn("a boat")
    assert inputs(world)["num_outputs"] == 2
    assert "Your usual number of pictures is 3; this channel allows 2." in shown.text
    # Who prefers nothing gets what is usual there.
    result = await world.bob.slash(world.channel, "imagine", prompt="a boat")
    await world.harness.all_over()
    assert inputs(world)["num_outputs"] == 2
    assert "usual" not in world.shown(result).text


async def test_there_is_an_end_to_how_many_and_nothing_typed_is_lost(
    world: World, store: Database
) -> None:
    clock = FakeClock()
    own = OwnStyleService(
        database=store, audit_log=AuditLog(database=store, clock=clock), clock=clock
    )
    for number in range(MAX_OWN_STYLES):
        await own.put(world.ann.id, f"{number:02d} {'long ' * 7}", "words " * 100, by=world.ann.id)

    refused = await save(world, "One more", "with words\n```of mine")
    await world.restart()
    form = await world.click(refused, "Change and try again")

    assert "You can have 25 styles of your own." in text_of(world, refused)
    assert filled_in(form) == {"text": "with words\n```of mine"}
    await own.remove(world.ann.id, f"00 {'long ' * 7}", by=world.ann.id)
    saved = await world.ann.submit_modal(form, {"text": "with other words"})
    assert "**One more** was saved" in text_of(world, saved)
    assert len(text_of(world, await world.ann.slash(world.channel, "my style list"))) < 4_000
