"""How a result is shown, as its requester decides it: covered or not, and described."""

from typing import Any

import pytest
from simcord.actors import MemberActor
from simcord.results import InteractionResult

from cogs.results.card_actions import DOUBLE_SECONDS
from tests.cogs.history.test_show import show
from tests.cogs.reply.test_covered import COVERED, OPEN, edited, is_covered
from tests.fakes.backend import PICTURE, succeeding
from tests.harness.managing import a_manager
from tests.harness.results import answer, filled_in, job_of, latest, listed, pressed, sent_form
from tests.harness.world import Shown, World


async def covered(world: World, shown: Shown, *, who: MemberActor | None = None) -> Shown:
    # A double click would be taken for one.
    await world.harness.clock.advance(DOUBLE_SECONDS)
    await listed(world, shown, "cover", who=who)
    return world.message(shown.id)


async def described(
    world: World, shown: Shown, *, who: MemberActor | None = None, **said: object
) -> InteractionResult:
    form = await listed(world, shown, "describe")
    fields: dict[str, Any] = {
        f"description-{name.removeprefix('of_')}": text for name, text in said.items()
    }
    return await sent_form(world, form, who=who, **fields)


def refused(world: World, result: InteractionResult) -> str:
    """What is said to the one who pressed; the message stays as it was."""
    return answer(world, result).text


async def several(world: World, count: int) -> Shown:
    for first in range(0, count, 4):
        numbers = range(first, min(first + 4, count))
        world.harness.backend.plan(succeeding(*(f"{PICTURE}?{number}" for number in numbers)))
    return await world.drawn("a boat", count=count)


class TestCover:
    async def test_it_is_covered_and_uncovered_where_it_is(self, world: World) -> None:
        shown = await several(world, 2)

        hidden = await covered(world, shown)
        assert is_covered(hidden)
        assert len(hidden.files) == 2
        assert hidden.text == shown.text
        assert hidden.buttons == shown.buttons
        assert hidden.alt_texts == shown.alt_texts

        assert not is_covered(await covered(world, hidden))

    @pytest.mark.parametrize("label", ["Reroll", "Upscale", "Vary"])
    async def test_what_is_made_of_it_afterwards_is_covered(self, world: World, label: str) -> None:
        shown = await covered(world, await world.drawn())

        await pressed(world, shown, label)

        assert latest(world).id != shown.id
        assert is_covered(latest(world))

    async def test_copies_are_covered_with_it_also_after_a_restart(self, world: World) -> None:
        shown = await world.drawn()
        await show(world, (await job_of(world, shown)).id)
        copy = latest(world)
        await world.restart()

        hidden = await covered(world, shown)

        assert is_covered(hidden)
        assert is_covered(world.message(copy.id))
        await show(world, (await job_of(world, shown)).id)
        assert is_covered(latest(world))

    async def test_what_one_member_alone_sees_can_be_covered(self, world: World) -> None:
        shown = await world.drawn(private=True)

        await listed(world, shown, "cover")
        await pressed(world, world.message(shown.id), "Publish")

        assert is_covered(latest(world))

    async def test_what_was_made_of_something_covered_stays_so(self, world: World) -> None:
        shown = await edited(world, COVERED)

        result = await listed(world, shown, "cover")

        assert refused(world, result) == world.say("refusal-stays-covered")
        assert is_covered(world.message(shown.id))

    async def test_so_does_a_variation_until_the_first_is_uncovered(self, world: World) -> None:
        first = await covered(world, await world.drawn())
        await pressed(world, first, "Reroll")
        second = latest(world)

        result = await listed(world, second, "cover")
        assert refused(world, result) == world.say("refusal-stays-covered")

        await covered(world, first)
        assert not is_covered(await covered(world, second))

    async def test_what_moderators_cover_only_they_uncover(self, world: World) -> None:
        shown = await covered(world, await edited(world, OPEN), who=world.mia)
        assert is_covered(shown)

        result = await listed(world, shown, "cover")
        assert refused(world, result) == world.say("refusal-covered-by-moderators")

        assert not is_covered(await covered(world, shown, who=world.mia))

    async def test_others_cover_nothing(self, world: World) -> None:
        shown = await world.drawn()

        result = await listed(world, shown, "cover", who=world.bob)

        assert refused(world, result)
        assert not is_covered(world.message(shown.id))


class TestDescribe:
    async def test_the_form_holds_what_is_read_out_now(self, world: World) -> None:
        shown = await world.drawn("a paper boat")

        form = await listed(world, shown, "describe")
        assert filled_in(form) == {"description-1": "a paper boat"}

        fields: dict[str, Any] = {"description-1": "A white boat\non grey water"}
        await sent_form(world, form, **fields)
        assert world.message(shown.id).alt_texts == ["A white boat on grey water"]

        form = await listed(world, world.message(shown.id), "describe")
        assert filled_in(form) == {"description-1": "A white boat on grey water"}

    async def test_it_is_read_out_of_every_copy_also_after_a_restart(self, world: World) -> None:
        shown = await several(world, 2)
        await show(world, (await job_of(world, shown)).id)
        copy = latest(world)

        await described(world, shown, of_2="The second boat")
        await world.restart()
        await show(world, (await job_of(world, shown)).id)

        for message in (world.message(shown.id), world.message(copy.id), latest(world)):
            assert "1 of 2" in message.alt_texts[0]
            assert message.alt_texts[1] == "The second boat"
            # Also where the file is opened by itself.
            assert message.described_files == message.alt_texts

    async def test_emptied_it_is_the_prompt_again(self, world: World) -> None:
        shown = await world.drawn("a paper boat")
        await described(world, shown, of_1="Something else")

        await described(world, world.message(shown.id), of_1="  ")

        assert world.message(shown.id).alt_texts == ["a paper boat"]

    async def test_of_eight_pictures_one_is_chosen(self, world: World) -> None:
        shown = await several(world, 8)
        form = await listed(world, shown, "describe")

        await sent_form(world, form, picture="7", description="The seventh boat")

        assert world.message(shown.id).alt_texts[6] == "The seventh boat"
        assert "The seventh boat" not in world.message(shown.id).alt_texts[:6]

    async def test_listed_words_are_refused_and_given_back(self, world: World) -> None:
        await a_manager(world).slash(world.channel, "filter add", text="gore", action="refuse")
        shown = await world.drawn("a paper boat")

        result = await described(world, shown, of_1="A boat full of gore")

        assert "A boat full of gore" in answer(world, result).text
        assert world.message(shown.id).alt_texts == ["a paper boat"]

    async def test_only_its_requester_describes_it(self, world: World) -> None:
        shown = await world.drawn()

        result = await listed(world, shown, "describe", who=world.mia)

        assert refused(world, result)
        assert result.modal is None
