"""A refused request gives its words back, to be changed and sent again."""

from typing import Any

import pytest
from simcord.results import InteractionResult

from bot.catalog.prompt import MAX_PROMPT_LENGTH
from bot.db.database import Database
from tests.fakes.backend import held
from tests.harness.results import answer, filled_in, sent_form
from tests.harness.world import World, open_world

WORDS = 'a fox called "Q" in `snow` ```x``` --seed 7'


async def refused(world: World, **options: Any) -> InteractionResult:  # noqa: ANN401 - a command's
    result = await world.imagine(**{"prompt": WORDS, **options})
    await world.harness.all_over()
    assert world.env.errors
    assert world.harness.backend.creates == []
    return result


@pytest.mark.parametrize(
    ("options", "line"),
    [
        ({"aspect_ratio": "7:1"}, f"{WORDS} --ar 7:1"),
        ({"model": "no such model"}, f'{WORDS} --model "no such model"'),
        ({"style": "Nobody's"}, f"{WORDS} --style Nobody's"),
        (
            {"aspect_ratio": "7:1", "count": 2, "private": True},
            f"{WORDS} --ar 7:1 --count 2 --private=yes",
        ),
    ],
)
async def test_all_that_was_typed_comes_back(
    world: World, options: dict[str, object], line: str
) -> None:
    shown = answer(world, await refused(world, **options))

    assert world.say("given-back") in shown.text
    assert line in shown.text.replace("\u200b", "")
    assert shown.buttons == ["Change and try again"]


async def test_the_form_has_the_words_and_what_was_wrong(world: World) -> None:
    result = await refused(world, aspect_ratio="7:1")

    form = await world.click(result, "Change and try again")

    assert filled_in(form) == {"prompt": f"{WORDS} --ar 7:1"}
    assert form.modal is not None
    assert "7:1" in form.modal["components"][0]["description"]
    sent = await sent_form(world, form, prompt=f"{WORDS} --ar 16:9")
    ((_, input_),) = world.harness.backend.creates
    assert (input_["aspect_ratio"], input_["seed"]) == ("16:9", 7)
    assert world.shown(sent).files


async def test_it_can_be_refused_again_and_works_after_a_restart(world: World) -> None:
    result = await refused(world, aspect_ratio="7:1")
    await world.restart()

    form = await world.click(result, "Change and try again")
    again = await sent_form(world, form, prompt="a fox --ar 8:1")

    assert world.env.errors
    shown = answer(world, again)
    assert "a fox --ar 8:1" in shown.text
    assert shown.buttons == ["Change and try again"]
    assert world.harness.backend.creates == []


async def test_words_too_long_for_a_message_come_in_a_file(world: World) -> None:
    result = await refused(world, prompt="w" * (MAX_PROMPT_LENGTH + 1))

    shown = answer(world, result)
    assert shown.files == ["what-you-typed.txt"]
    assert shown.buttons == []
    assert world.say("given-back") in shown.text


async def test_who_has_too_many_jobs_gets_the_words_back(store: Database) -> None:
    async with open_world(store, jobs_per_person=1) as world:
        world.harness.backend.otherwise = held()
        await world.imagine("the first")
        shown = answer(world, await world.imagine("the second"))

        assert world.env.errors
        assert "the second" in shown.text
