"""Redraw with …: the same words, ratio and seed with another model."""

import functools
from dataclasses import replace

from bot.catalog import Catalog
from bot.db.database import Database
from bot.imagine.request import Way
from cogs.policy.model import Rules
from tests.fakes.backend import PICTURE, succeeding
from tests.harness.managing import put_rules
from tests.harness.results import (
    answer,
    asked_in,
    asked_last,
    job_of,
    latest,
    link_to,
    pressed,
    sent_form,
)
from tests.harness.services import CATALOG
from tests.harness.world import World

BUTTON = "Redraw with …"
SCHNELL, DEV, SDXL = (
    "black-forest-labs/flux-schnell",
    "black-forest-labs/flux-dev",
    "stability-ai/sdxl",
)

PRICED = Catalog(
    models=[replace(model, price_usd=0.04) for model in CATALOG.models],
    default=CATALOG.default.id,
)


async def test_a_stranger_makes_a_final_of_a_draft_after_a_restart(world: World) -> None:
    draft = await world.drawn("a paper boat", aspect_ratio="3:2", seed=7)
    await world.restart()

    form = await pressed(world, draft, BUTTON, who=world.bob)
    assert "FLUX dev" in asked_in(form)["model"]
    assert "FLUX schnell" not in asked_in(form)["model"]
    await sent_form(world, form, who=world.bob, model=[DEV])

    final, job = latest(world), await job_of(world, latest(world))
    assert world.harness.backend.creates[-1][0] == DEV
    assert {"prompt": "a paper boat", "aspect_ratio": "3:2", "seed": 7}.items() <= asked_last(
        world
    ).items()
    assert (job.user_id, job.request.way) == (world.bob.id, Way.REDRAW)
    assert job.request.parent_id == (await job_of(world, draft)).id
    assert f"Redrawn with another model from [this picture]({link_to(world, draft)})." in final.text


async def test_of_several_pictures_one_is_redrawn_with_its_own_seed(world: World) -> None:
    world.harness.backend.plan(
        *(succeeding(f"{PICTURE}?{number}", seed=100 + number) for number in range(2))
    )
    draft = await world.drawn("a paper boat", model="flux-1.1-pro", count=2)

    form = await pressed(world, draft, BUTTON)
    assert asked_in(form)["picture"] == ["All 2, as before", "Picture 1", "Picture 2"]
    await sent_form(world, form, model=[DEV], picture="2")

    seeds = (await job_of(world, draft)).result_info
    assert seeds is not None
    assert asked_last(world)["seed"] == seeds.seeds[1]
    assert len(latest(world).files) == 1

    form = await pressed(world, draft, BUTTON, who=world.mia)
    await sent_form(world, form, who=world.mia, model=[DEV], picture="0")
    assert (await job_of(world, latest(world))).request.image_count == 2


async def test_the_card_says_what_the_model_cannot_take(world: World) -> None:
    draft = await world.drawn("a paper boat", aspect_ratio="21:9", seed=7)

    form = await pressed(world, draft, BUTTON)
    await sent_form(world, form, model=["black-forest-labs/flux-1.1-pro"])

    values = ("--ar 21:9",)
    said = world.say("note-redraw-left-out", model="FLUX 1.1 pro", values=values)
    assert f"\n-# {said}\n" in latest(world).text


async def test_only_models_that_are_allowed_here_are_offered(world: World, store: Database) -> None:
    draft = await world.drawn("a paper boat")
    await put_rules(world, store, Rules(models=(SCHNELL, SDXL)), place_id=0)

    form = await pressed(world, draft, BUTTON)
    assert asked_in(form)["model"] == ["SDXL"]
    await sent_form(world, form, model=[SDXL])

    assert world.harness.backend.creates[-1][0] == SDXL


async def test_where_there_is_no_other_it_is_said(world: World, store: Database) -> None:
    draft = await world.drawn("a paper boat")
    await put_rules(world, store, Rules(models=(SCHNELL,)), place_id=0)

    press = await pressed(world, draft, BUTTON)

    assert answer(world, press).text == world.say("refusal-result-no-other-model")


async def test_a_rule_that_came_meanwhile_refuses_before_anything_is_paid_for(
    world: World, store: Database
) -> None:
    draft = await world.drawn("a paper boat")
    form = await pressed(world, draft, BUTTON)
    await put_rules(world, store, Rules(models=(SCHNELL,)), place_id=0)

    refused = await sent_form(world, form, model=[DEV])

    assert "FLUX dev" in answer(world, refused).text
    assert len(world.harness.backend.creates) == 1


async def test_the_price_of_a_picture_stands_beside_its_model(world: World) -> None:
    draft = await world.drawn("a paper boat")
    world.start = functools.partial(world.start, catalog=PRICED)  # type: ignore[call-arg]  # the fixture's own function takes it
    await world.restart()

    form = await pressed(world, draft, BUTTON)

    assert form.modal is not None
    options = form.modal["components"][0]["component"]["options"]
    assert all(one["description"].startswith("$0.04 a picture · ") for one in options)
