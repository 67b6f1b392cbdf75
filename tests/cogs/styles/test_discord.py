"""A server's styles: who defines them, how members draw in them, and what a card shows of it."""

import pytest
from simcord.actors import MemberActor
from simcord.results import InteractionResult

from bot.db.database import Database
from cogs.audit.audit_log import AuditLog
from cogs.policy.model import Rules
from cogs.policy.service import RuleService
from tests.fakes.backend import failing
from tests.harness.managing import a_manager, let_everybody_see, text_of
from tests.harness.results import listed
from tests.harness.world import Shown, World


@pytest.fixture
def max_(world: World) -> MemberActor:
    return a_manager(world)


async def add(world: World, who: MemberActor, name: str, words: str) -> InteractionResult:
    return await who.slash(world.channel, "style add", name=name, text=words)


def content(result: InteractionResult) -> str:
    assert result.ephemeral
    assert result.response is not None
    return result.response.content


def refused(world: World, result: InteractionResult) -> str:
    # simcord keeps what commands raise until somebody looks at it.
    assert world.env.errors
    return content(result)


async def drawn_in(world: World, style: str, prompt: str = "a boat") -> Shown:
    return await world.drawn(prompt, style=style)


def asked_for(world: World) -> object:
    """The words of the last paid request."""
    return world.harness.backend.creates[-1][1]["prompt"]


async def test_a_member_draws_in_a_style_and_the_card_says_so(
    world: World, max_: MemberActor
) -> None:
    said = await add(world, max_, "Etching", "as a fine etching")
    assert "**Etching** was added" in text_of(world, said)

    shown = await drawn_in(world, "etching")

    assert asked_for(world) == "a boat, as a fine etching"
    assert "> a boat\n" in shown.text
    assert "Style: Etching" in shown.text
    assert "fine etching" not in shown.text


async def test_the_styles_are_offered_while_a_member_types(world: World, max_: MemberActor) -> None:
    await add(world, max_, "Etching", "as an etching")
    await add(world, max_, "Noir", "film noir")

    offered = await world.ann.autocomplete(world.channel, "imagine", "style", "noi")

    assert [one["value"] for one in offered] == ["Noir"]
    assert offered[0]["name"] == "Noir · film noir"


async def test_where_only_some_may_be_used_only_these_are_offered(
    world: World, max_: MemberActor, store: Database
) -> None:
    await add(world, max_, "Etching", "as an etching")
    await add(world, max_, "Noir", "film noir")
    clock = world.harness.clock
    policy = RuleService(
        database=store, audit_log=AuditLog(database=store, clock=clock), clock=clock
    )
    rules = Rules(styles=("noir",))
    await policy.change(world.guild.id, world.channel.id, rules, by=1, shown_version=0)

    offered = await world.ann.autocomplete(world.channel, "imagine", "style", "")
    refusal = await world.imagine("a boat", style="Etching")

    assert [one["value"] for one in offered] == ["Noir"]
    assert "These may: noir" in refused(world, refusal)


async def test_a_style_nobody_defined_draws_nothing(world: World, max_: MemberActor) -> None:
    none = await world.imagine("a boat", style="Etching")
    await add(world, max_, "Noir", "film noir")
    other = await world.imagine("a boat", style="Etching")

    assert "there are none here" in refused(world, none)
    assert "Noir" in content(other)
    assert world.harness.backend.creates == []


async def test_a_form_takes_the_words_also_after_a_restart(world: World, max_: MemberActor) -> None:
    form = await max_.slash(world.channel, "style add", name="Etching")
    await world.restart()

    said = await max_.submit_modal(form, {"text": "an etching of {prompt}, by night"})

    assert "**Etching** was added" in text_of(world, said)
    await drawn_in(world, "Etching")
    assert asked_for(world) == "an etching of a boat, by night"


async def test_the_form_of_a_style_that_is_there_holds_its_words(
    world: World, max_: MemberActor
) -> None:
    await add(world, max_, "Etching", "as an etching")

    form = await max_.slash(world.channel, "style add", name="etching")
    assert form.modal is not None
    assert form.modal["components"][0]["component"]["value"] == "as an etching"

    said = await max_.submit_modal(form, {"text": "etched"})
    assert "were changed" in text_of(world, said)
    assert "as an etching" in text_of(world, said)


async def test_a_style_without_words_is_refused(world: World, max_: MemberActor) -> None:
    said = await add(world, max_, "Etching", "{prompt}")

    assert world.say("refusal-style-empty") in text_of(world, said)
    assert "```\n{prompt}\n```" in text_of(world, said)


@pytest.mark.parametrize(
    ("command", "options"),
    [
        ("style add", {"name": "Etching", "text": "as an etching"}),
        ("style preview", {"name": "Etching", "prompt": "a boat"}),
        ("style remove", {"name": "Etching"}),
    ],
)
async def test_only_who_manages_the_server_changes_styles(
    world: World, command: str, options: dict[str, object]
) -> None:
    let_everybody_see(world, "style")

    said = await world.mia.slash(world.channel, command, **options)

    assert refused(world, said) == world.say("refusal-not-manager")


async def test_a_preview_is_for_the_manager_alone(world: World, max_: MemberActor) -> None:
    await add(world, max_, "Etching", "as an etching")

    result = await max_.slash(world.channel, "style preview", name="Etching", prompt="a boat")
    await world.harness.all_over()

    assert result.ephemeral
    assert world.shown(result).files
    assert asked_for(world) == "a boat, as an etching"


async def test_a_removed_style_still_holds_where_it_was_asked_for(
    world: World, max_: MemberActor
) -> None:
    await add(world, max_, "Etching", "as an etching")
    world.harness.backend.plan(failing())
    result = await world.imagine("a boat", style="Etching")
    await world.harness.all_over()
    said = await max_.slash(world.channel, "style remove", name="Etching")
    assert "was removed" in text_of(world, said)
    assert "as an etching" in text_of(world, said)

    await world.click(result, "Retry")
    await world.harness.all_over()

    assert world.shown(result).files
    assert asked_for(world) == "a boat, as an etching"


async def test_everyone_sees_the_list_and_managers_how_to_change_it(
    world: World, max_: MemberActor
) -> None:
    empty = text_of(world, await world.ann.slash(world.channel, "styles"))
    await add(world, max_, "**Etching**", "as an *etching* for <@&5>")

    seen = text_of(world, await world.ann.slash(world.channel, "styles"))
    managed = text_of(world, await max_.slash(world.channel, "style list"))

    assert world.say("style-list-none", whose="server") in empty
    assert r"\*\*Etching\*\*" in seen
    assert "<@&5>" not in seen.replace(r"\<", "")
    assert "/style add" not in seen
    assert "/style add" in managed


async def test_fifty_long_styles_fit_into_the_list(world: World, max_: MemberActor) -> None:
    for number in range(50):
        await add(world, max_, f"{number:02d} {'long ' * 7}".strip(), "words " * 100)

    seen = text_of(world, await world.ann.slash(world.channel, "styles"))

    assert "49 long" in seen
    assert len(seen) < 4000


async def test_details_name_the_style_and_show_the_members_words(
    world: World, max_: MemberActor
) -> None:
    await add(world, max_, "Etching", "as a fine etching")
    shown = await drawn_in(world, "Etching")

    said = text_of(world, await listed(world, shown, "details"))

    assert "Style: Etching" in said
    assert "/imagine prompt: a boat --" in said
