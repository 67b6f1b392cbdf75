"""A refused request gives its words back, to be changed and sent again."""

import functools
from collections.abc import Mapping
from typing import Any

import pytest
from simcord.results import InteractionResult

from bot.catalog import Catalog
from bot.catalog.prompt import MAX_PROMPT_LENGTH
from bot.db.database import Database
from cogs.kit.given_back import pictures_kept, to_copy
from cogs.results import card_actions
from tests.fakes.backend import held
from tests.fakes.pictures import picture
from tests.harness.results import (
    answer,
    asked_in,
    filled_in,
    job_of,
    latest,
    pressed,
    said_above,
    sent_form,
)
from tests.harness.services import CATALOG
from tests.harness.world import World, open_world

PLAIN = 'a fox called "Q" in `snow` ```x```'
WORDS = f"{PLAIN} --seed 7"
AGAIN, OTHER_MODEL = "Change and try again", "Choose another model"
FLUX = "black-forest-labs/flux-dev"


async def refused(world: World, command: str = "imagine", **options: Any) -> InteractionResult:  # noqa: ANN401 - a command's
    result = await world.ann.slash(world.channel, command, **options)
    await world.harness.all_over()
    assert world.env.errors
    assert world.harness.backend.creates == []
    return result


def drawn(world: World) -> tuple[str, Mapping[str, object]]:
    """The model and the input of the only paid request."""
    (created,) = world.harness.backend.creates
    return created


@pytest.mark.parametrize(
    ("options", "line", "buttons"),
    [
        ({"prompt": WORDS, "aspect_ratio": "7:1"}, f"{WORDS} --ar 7:1", ["Draw it in 21:9", AGAIN]),
        ({"prompt": "a fox --ar 1:7"}, "a fox --ar 1:7", ["Draw it in 9:21", AGAIN]),
        ({"prompt": "a fox", "aspect_ratio": "long"}, "a fox --ar long", [AGAIN]),
        (
            {"prompt": "a fox", "model": "no such model"},
            'a fox --model "no such model"',
            [OTHER_MODEL, AGAIN],
        ),
        ({"prompt": "a fox", "style": "Nobody's"}, "a fox --style Nobody's", [AGAIN]),
        (
            {"prompt": "a fox", "aspect_ratio": "7:1", "count": 2, "private": True},
            "a fox --ar 7:1 --count 2 --private=yes",
            ["Draw it in 21:9", AGAIN],
        ),
        ({"prompt": "a fox --seed nine"}, "a fox --seed nine", [AGAIN]),
        ({"prompt": "a fox --xyzzy"}, "a fox --xyzzy", [AGAIN]),
        ({"prompt": "a {red, } fox", "seed": 5}, "a {red, } fox --seed 5", [AGAIN]),
    ],
)
async def test_all_that_was_typed_comes_back(
    world: World, options: dict[str, Any], line: str, buttons: list[str]
) -> None:
    shown = answer(world, await refused(world, **options))

    assert world.say("given-back") in shown.text
    assert f"\n{line}\n" in shown.text.replace("\u200b", "")
    assert shown.buttons == buttons


@pytest.mark.parametrize(
    ("options", "fields", "about"),
    [
        (
            {"prompt": WORDS, "aspect_ratio": "7:1", "seed": 9, "count": 2},
            {"prompt": f"{PLAIN} --count 2", "model": "", "aspect_ratio": "7:1", "seed": "9"},
            "aspect_ratio",
        ),
        (
            {"prompt": "a fox --ar 7:1, --no cats", "model": "flux dev"},
            {"prompt": "a fox --no cats", "model": FLUX, "aspect_ratio": "7:1", "seed": ""},
            "aspect_ratio",
        ),
        (
            {"prompt": "a fox --model flux dev --seed nine"},
            {"prompt": "a fox", "model": FLUX, "aspect_ratio": "", "seed": "nine"},
            "seed",
        ),
        (
            {"prompt": "a fox --ar 16:9 --m nobody at night"},
            {"prompt": "a fox at night", "model": "", "aspect_ratio": "16:9", "seed": ""},
            "model",
        ),
        (
            {"prompt": "a fox --xyzzy --ar 7:1"},
            {"prompt": "a fox --xyzzy --ar 7:1", "model": "", "aspect_ratio": "", "seed": ""},
            "prompt",
        ),
        (
            {"prompt": "a fox", "model": "no such model", "aspect_ratio": "16:9"},
            {"prompt": "a fox", "model": "", "aspect_ratio": "16:9", "seed": ""},
            "model",
        ),
        (
            {"prompt": "a fox", "seed": 2**40},
            {"prompt": "a fox", "model": "", "aspect_ratio": "", "seed": str(2**40)},
            "seed",
        ),
        ({"prompt": "   "}, {"prompt": "", "model": "", "aspect_ratio": "", "seed": ""}, "prompt"),
    ],
)
async def test_the_form_is_filled_in_as_typed_below_what_was_wrong(
    world: World, options: dict[str, Any], fields: dict[str, str], about: str
) -> None:
    result = await refused(world, **options)
    await world.restart()

    form = await world.click(result, AGAIN)

    assert filled_in(form) == fields
    (above,) = said_above(form).items()
    assert above == (about, answer(world, result).text.partition("\n")[0])


async def test_what_was_changed_in_the_form_is_drawn(world: World) -> None:
    result = await refused(world, prompt=WORDS, aspect_ratio="7:1", private=True)

    form = await world.click(result, AGAIN)
    fields: dict[str, Any] = {**filled_in(form), "aspect_ratio": "16:9", "model": [FLUX]}
    sent = await sent_form(world, form, **fields)

    model, values = drawn(world)
    assert (model, values["aspect_ratio"], values["seed"]) == (FLUX, "16:9", 7)
    assert world.shown(sent).files
    assert world.shown(sent).is_private


@pytest.mark.parametrize(
    "options",
    [
        {"prompt": "a fox --seed 7 --count 2", "aspect_ratio": "7:1"},
        {"prompt": "a fox --ar 7:1 --seed 7 --count 2"},
        {"prompt": "a fox", "aspect_ratio": "7:1", "seed": 7, "count": 2},
    ],
)
async def test_the_nearest_ratio_is_drawn_by_one_press(
    world: World, options: dict[str, Any]
) -> None:
    result = await refused(world, **options)
    await world.restart()

    sent = await pressed(world, answer(world, result), "Draw it in 21:9")

    _, values = drawn(world)
    assert (values["prompt"], values["aspect_ratio"]) == ("a fox", "21:9")
    assert (values["seed"], values["num_outputs"]) == (7, 2)
    assert "ignored" not in world.shown(sent).text


@pytest.mark.parametrize(
    ("prompt", "fields", "wanted"),
    [
        ("a fox --ar 7:1", {"aspect_ratio": "16:9"}, {"aspect_ratio": "16:9"}),
        ("a fox --ar long", {"aspect_ratio": "4:5"}, {"aspect_ratio": "4:5"}),
        ("a fox --seed nine", {"seed": "9"}, {"seed": 9}),
        ("a fox --seed nine", {"seed": ""}, {}),
    ],
)
async def test_a_wrong_flag_is_put_right_in_its_field_alone(
    world: World, prompt: str, fields: dict[str, str], wanted: dict[str, object]
) -> None:
    form = await world.click(await refused(world, prompt=prompt), AGAIN)

    wholly: dict[str, Any] = {**filled_in(form), "model": [], **fields}
    sent = await sent_form(world, form, **wholly)

    _, values = drawn(world)
    assert values["prompt"] == "a fox"
    assert values.items() >= wanted.items()
    assert "ignored" not in world.shown(sent).text


async def test_a_double_click_draws_the_nearest_ratio_once(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(card_actions, "DOUBLE_SECONDS", 1e9)
    result = await refused(world, prompt="a fox", aspect_ratio="7:1")

    await world.click(result, "Draw it in 21:9")
    await world.click(result, "Draw it in 21:9")
    await world.harness.all_over()

    assert len(world.harness.backend.creates) == 1


@pytest.mark.parametrize(
    "options",
    [
        {"prompt": "a fox", "model": "no such model", "aspect_ratio": "16:9"},
        {"prompt": "a fox --model nobody", "aspect_ratio": "16:9"},
        {"prompt": "a fox --ar 16:9 --m nobody"},
    ],
)
async def test_another_model_draws_all_else_as_typed(world: World, options: dict[str, Any]) -> None:
    result = await refused(world, **options)
    await world.restart()

    form = await world.click(result, OTHER_MODEL)
    assert "know a model called" in said_above(form)["model"]
    await sent_form(world, form, model=[FLUX])

    model, values = drawn(world)
    assert (model, values["prompt"], values["aspect_ratio"]) == (FLUX, "a fox", "16:9")


ONE, TWO = ("a.png", picture()), ("b.png", picture())


@pytest.mark.parametrize(
    ("command", "given", "words"),
    [
        ("edit", {"image": ONE, "instruction": "make it night"}, "make it night"),
        ("edit", {"image": ONE, "image2": TWO, "instruction": "as one"}, "as one"),
        ("blend", {"image1": ONE, "image2": TWO, "prompt": "as one"}, "as one"),
        ("blend", {"image1": ONE, "image2": TWO}, ""),
    ],
)
@pytest.mark.parametrize("button", [AGAIN, OTHER_MODEL])
async def test_pictures_come_back_with_the_words(
    world: World, command: str, given: dict[str, Any], words: str, button: str
) -> None:
    result = await refused(world, command, model="schnell", **given)
    await world.restart()

    form = await world.click(result, button)
    kept: dict[str, Any] = {**filled_in(form)} if button == AGAIN else {}
    names = ["a.png", "b.png"][: 1 + ("image2" in given)]
    if button == AGAIN:
        assert kept["prompt"] == words
        assert asked_in(form)["pictures"] == names
        kept["pictures"] = [str(number) for number in range(len(names))]
    able = CATALOG.blenders[0].id
    kept["model"] = [able]
    shown = world.shown(await sent_form(world, form, **kept))

    assert drawn(world)[0] == able
    request = (await job_of(world, shown)).request
    assert [one.filename for one in request.images] == names
    assert f"> {words}" in shown.text if words else not request.is_theirs


async def test_a_picture_can_be_left_out(world: World) -> None:
    given = {"image": ONE, "image2": TWO, "instruction": "make it night"}
    result = await refused(world, "edit", model="schnell", **given)

    form = await world.click(result, AGAIN)
    fields: dict[str, Any] = {"prompt": "make it day --seed nine", "pictures": ["1"], "model": []}
    again = await sent_form(world, form, **fields)
    said = answer(world, again).text
    assert "a.png" not in said
    assert said.count("b.png") == 1
    assert "make it day" in said
    form = await world.click(again, AGAIN)
    fields = {"prompt": "make it day", "pictures": ["0"], "model": [CATALOG.editors[0].id]}
    shown = world.shown(await sent_form(world, form, **fields))

    request = (await job_of(world, shown)).request
    assert [one.filename for one in request.images] == ["b.png"]


def test_a_forged_choice_of_pictures_adds_none() -> None:
    shown = to_copy(
        "No.\nYou typed:", "https://cdn.discordapp.com/attachments/1/2/a.png make it night"
    )

    assert pictures_kept(shown, {"pictures": ("7", "-1", "x", "²")}) == ()
    assert pictures_kept("", {"pictures": ("0",)}) == ()
    assert len(pictures_kept(shown, {"pictures": ("0",)})) == 1


async def test_pictures_of_words_in_a_file_stay_before_these(world: World) -> None:
    words = "at night " * 250
    result = await refused(world, "edit", image=ONE, instruction=words, model="schnell")

    form = await world.click(result, AGAIN)
    fields: dict[str, Any] = {**filled_in(form), "model": [CATALOG.editors[0].id]}
    assert "a.png" in fields["prompt"]
    shown = world.shown(await sent_form(world, form, **fields))

    assert [one.filename for one in (await job_of(world, shown)).request.images] == ["a.png"]


@pytest.mark.parametrize(
    ("is_picture", "button"), [(False, OTHER_MODEL), (True, OTHER_MODEL), (False, AGAIN)]
)
async def test_a_model_typed_into_a_form_of_a_card_is_replaced_by_another(
    world: World, button: str, *, is_picture: bool
) -> None:
    given = {"image": ONE} if is_picture else {}
    shown = await world.drawn("a fox", model=FLUX, **given)
    form = await pressed(world, shown, "Edit prompt")
    fields: dict[str, Any] = {**filled_in(form), "model": [FLUX], "prompt": "a hare --model nobody"}
    result = await sent_form(world, form, **fields)
    assert answer(world, result).buttons == [OTHER_MODEL, AGAIN]
    assert answer(world, result).text.count("--model") == 1
    await world.restart()

    form = await world.click(result, button)
    assert filled_in(form)["model"] == ""
    kept: dict[str, Any] = {**filled_in(form)} if button == AGAIN else {}
    kept["model"] = [FLUX]
    await sent_form(world, form, **kept)

    model, values = world.harness.backend.creates[-1]
    assert (model, values["prompt"]) == (FLUX, "a hare")
    assert len(latest(world).files) == 1 + is_picture


async def test_a_picture_drawn_with_a_model_that_is_gone_is_drawn_with_another(
    world: World,
) -> None:
    shown = await world.drawn("a fox", model=FLUX, image=ONE)
    others = [model for model in CATALOG.models if model.id != FLUX]
    catalog = Catalog(models=others, default=CATALOG.default.id)
    world.start = functools.partial(world.start, catalog=catalog)  # type: ignore[call-arg]  # the fixture's own function takes it
    await world.restart()

    form = await pressed(world, shown, "Edit prompt")
    able = CATALOG.editors[0].id
    fields: dict[str, Any] = {**filled_in(form), "model": [able]}
    await sent_form(world, form, **fields)

    assert world.harness.backend.creates[-1][0] == able
    assert len(latest(world).files) == 2


async def test_it_can_be_refused_again(world: World) -> None:
    result = await refused(world, prompt=WORDS, aspect_ratio="7:1")

    form = await world.click(result, AGAIN)
    again = await sent_form(world, form, prompt="a fox", aspect_ratio="8:1", model=[])

    shown = answer(world, again)
    assert "\na fox --ar 8:1\n" in shown.text
    assert shown.buttons == ["Draw it in 21:9", AGAIN]
    assert world.harness.backend.creates == []


@pytest.mark.parametrize("length", [2_500, MAX_PROMPT_LENGTH + 1])
async def test_words_too_long_for_a_message_come_in_a_file_and_from_it(
    world: World, length: int
) -> None:
    result = await refused(world, prompt="w" * length, aspect_ratio="7:1")

    shown = answer(world, result)
    assert shown.files == ["what-you-typed.txt"]
    assert world.say("given-back") in shown.text
    form = await world.click(result, AGAIN)
    assert filled_in(form)["prompt"] == "w" * min(length, MAX_PROMPT_LENGTH)


async def test_an_older_refusal_is_still_answered(world: World) -> None:
    result = await refused(world, prompt="a fox", aspect_ratio="7:1")
    shown = answer(world, result)
    for one in shown.components:
        if one.get("label") == AGAIN:
            one["custom_id"] = "again"

    form = await world.click(result, AGAIN)

    assert (filled_in(form)["prompt"], filled_in(form)["aspect_ratio"]) == ("a fox", "7:1")


async def test_who_has_too_many_jobs_gets_the_words_back(store: Database) -> None:
    async with open_world(store, jobs_per_person=1) as world:
        world.harness.backend.otherwise = held()
        await world.imagine("the first")
        shown = answer(world, await world.imagine("the second", seed=3))

        assert world.env.errors
        assert "the second --seed 3" in shown.text
        assert shown.buttons == [AGAIN]


async def test_trouble_of_our_own_loses_no_words(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("a bug in the plan")

    monkeypatch.setattr("cogs.imagine.planner.plan_all", broken)

    shown = answer(world, await refused(world, prompt="a fox", seed=3))

    assert "a fox --seed 3" in shown.text
    assert shown.buttons == [AGAIN]


async def test_forms_of_a_card_come_back_as_they_were_sent(world: World) -> None:
    shown = await world.drawn("a fox", seed=3)
    job = await job_of(world, shown)

    form = await pressed(world, shown, "Edit prompt")
    result = await sent_form(
        world, form, prompt="a hare", model=[FLUX], aspect_ratio="7:1", seed="8"
    )
    assert "a hare --model flux-dev --ar 7:1 --seed 8" in answer(world, result).text
    await world.restart()
    await pressed(world, answer(world, result), "Draw it in 21:9")

    model, values = world.harness.backend.creates[-1]
    assert (model, values["prompt"], values["seed"]) == (FLUX, "a hare", 8)
    child = await world.harness.ledger.find_by_message(world.messages()[-1].id)
    assert child is not None
    assert child.request.parent_id == job.id
