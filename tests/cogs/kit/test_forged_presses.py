"""Presses of a program of somebody's own: any custom id, on any message it can see."""

import pytest

from cogs.reply.buttons import CardAction, CardActions, CardPress
from tests.fakes.backend import never_ending
from tests.harness.results import answer, forged, job_of, listed, pressed
from tests.harness.world import World

FOR_ANYONE = [
    CardActions.DETAILS,
    CardActions.REROLL,
    CardActions.SUBTLE,
    CardActions.USE,
    CardActions.SAVE,
    CardActions.REPHRASE,
    CardActions.FAVOURITE,
]


@pytest.mark.parametrize("action", FOR_ANYONE, ids=lambda action: action.tag)
async def test_a_private_result_is_told_to_nobody_else(world: World, action: CardAction) -> None:
    public = await world.drawn("a lighthouse")
    private = await world.drawn("my secret boat", private=True)
    job = await job_of(world, private)
    drawn, messages = len(world.harness.backend.creates), len(world.messages())

    result = await forged(world, public, CardPress(action=action, job_id=job.id).custom_id)

    assert answer(world, result).text == world.say("refusal-result-private")
    assert len(world.harness.backend.creates) == drawn
    assert not any("secret" in shown.text for shown in world.messages()[messages:])


@pytest.mark.parametrize("action", FOR_ANYONE, ids=lambda action: action.tag)
async def test_a_message_stands_for_its_own_result_alone(world: World, action: CardAction) -> None:
    elsewhere = await job_of(world, await world.drawn("a boat for some"))
    before_them = await world.drawn("a lighthouse")

    result = await forged(
        world, before_them, CardPress(action=action, job_id=elsewhere.id).custom_id
    )

    assert answer(world, result).text == world.say("refusal-job-unknown")


async def test_what_was_published_is_for_everyone_there_and_in_panels(world: World) -> None:
    private = await world.drawn("a paper boat", private=True)
    await pressed(world, private, "Publish")
    public = next(shown for shown in world.messages() if not shown.is_private)

    told = answer(world, await listed(world, public, "details", who=world.bob))

    assert "a paper boat" in told.text


async def test_keep_puts_nothing_in_place_of_a_picture(world: World) -> None:
    shown = await world.drawn()
    job = await job_of(world, shown)

    result = await forged(world, shown, CardPress(action=CardActions.KEEP, job_id=job.id).custom_id)

    assert answer(world, result).text == world.say("refusal-job-unknown")
    assert world.message(shown.id).files


@pytest.mark.parametrize(
    "action", [CardActions.STAR, CardActions.FAVOURITE], ids=lambda action: action.tag
)
async def test_what_is_not_drawn_yet_cannot_be_liked(world: World, action: CardAction) -> None:
    world.harness.backend.plan(never_ending())
    shown = world.shown(await world.imagine("a boat"))
    (job,) = await world.harness.ledger.unfinished()

    result = await forged(
        world, shown, CardPress(action=action, job_id=job.id).custom_id, waits=False
    )

    assert answer(world, result).text == world.say("refusal-not-drawn")


async def test_publish_shows_the_pictures_of_its_own_job_alone(world: World) -> None:
    job = await job_of(world, await world.drawn("a boat", private=True))
    of_another = await world.drawn("a lighthouse")

    result = await forged(
        world,
        of_another,
        CardPress(action=CardActions.PUBLISH, job_id=job.id).custom_id,
        who=world.ann,
    )

    assert answer(world, result).text == world.say("refusal-picture-gone")
