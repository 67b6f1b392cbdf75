"""Choose another model, below a picture that its model did not draw."""

from bot.db.database import Database
from bot.errors import ModelUnavailableError
from cogs.policy.model import Rules
from tests.fakes.backend import failing
from tests.harness.managing import put_rules
from tests.harness.results import (
    answer,
    asked_in,
    asked_last,
    latest,
    pressed,
    sent_form,
)
from tests.harness.services import CATALOG
from tests.harness.world import Shown, World

OTHER_MODEL = "Choose another model"
SCHNELL, DEV = "black-forest-labs/flux-schnell", "black-forest-labs/flux-dev"


async def unavailable(world: World, **options: object) -> Shown:
    """The card of a picture whose model the service does not have any more."""
    world.harness.backend.plan(failing(ModelUnavailableError()))
    return await world.drawn("a boat --no people", model=SCHNELL, seed=3, **options)


async def test_all_but_the_model_that_is_gone_are_listed_and_draw_the_same(world: World) -> None:
    card = await unavailable(world, aspect_ratio="16:9")
    await world.restart()

    form = await pressed(world, card, OTHER_MODEL)

    offered = asked_in(form)["model"]
    assert offered == [model.label for model in CATALOG.models if model.id != SCHNELL]
    await sent_form(world, form, model=[DEV])
    assert world.harness.backend.creates[-1][0] == DEV
    asked = asked_last(world)
    assert (asked["aspect_ratio"], asked["seed"]) == ("16:9", 3)
    assert "> a boat" in latest(world).text
    assert latest(world).files


async def test_only_models_that_may_be_used_there_are_listed(world: World, store: Database) -> None:
    card = await unavailable(world)
    await put_rules(world, store, Rules(models=(SCHNELL, DEV)), place_id=0)

    form = await pressed(world, card, OTHER_MODEL)

    assert asked_in(form)["model"] == ["FLUX dev"]


async def test_where_no_other_may_be_used_it_says_so(world: World, store: Database) -> None:
    card = await unavailable(world)
    await put_rules(world, store, Rules(models=(SCHNELL,)), place_id=0)

    result = await pressed(world, card, OTHER_MODEL)

    assert answer(world, result).text == world.say("refusal-result-no-other-model")
