"""What cannot be done is said first, to the one who asked, before anything is promised."""

import logging

import pytest
from simcord.results import InteractionResult

from bot.db.database import Database
from tests.fakes.backend import held
from tests.fakes.pictures import picture
from tests.harness.world import World, open_world


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"prompt": "   "}, "nothing to draw"),
        ({"prompt": "--ar 16:9"}, "nothing to draw"),
        ({"prompt": "boat" * 1_001}, "4,004 characters; the limit is 4,000"),
        ({"prompt": "a boat", "aspect_ratio": "17:4"}, "do the shape “17:4”"),
        ({"prompt": "a boat", "model": "dall-e"}, "know a model called “dall-e”"),
        ({"prompt": "a boat --sede 7"}, "know the option “--sede”. Did you mean: --seed?"),
        ({"prompt": "a boat --seed"}, "“--seed” needs its value"),
        ({"prompt": "a boat --seed nine"}, "need a whole number for --seed"),
        (
            {"prompt": "a boat", "model": "flux-schnell", "image": ("a.png", picture())},
            "take a picture. These do",
        ),
        ({"prompt": "a boat", "image": ("notes.txt", b"text")}, "not a kind of picture"),
        (
            {"prompt": "a boat", "image": ("a.png", picture() + bytes(26 * 1024 * 1024))},
            "at most 25 MB",
        ),
    ],
)
async def test_a_wish_that_cannot_be_fulfilled_is_refused_at_once(
    world: World, options: dict[str, object], words: str
) -> None:
    result = await world.ann.slash(world.channel, "imagine", **options)

    assert_refused(world, result, words)


async def test_a_missing_permission_of_the_bot_is_named(world: World) -> None:
    channel = world.channel_without_files()

    result = await world.ann.slash(channel, "imagine", prompt="a boat")

    assert_refused(world, result, "Attach Files")
    assert "Send Messages" not in said(result)


@pytest.mark.parametrize("kind", ["voice", "stage"])
async def test_a_voice_channel_the_bot_may_not_connect_to_takes_no_picture(
    world: World, kind: str
) -> None:
    create = getattr(world.guild, f"create_{kind}_channel")
    open_, closed = create("open"), create("closed")
    world.shut_out(closed)

    refused = await world.ann.slash(closed, "imagine", prompt="a boat")
    assert_refused(world, refused, "Connect")
    allowed = await world.ann.slash(open_, "imagine", prompt="a boat")

    assert world.was_deferred(allowed)


async def test_a_private_picture_needs_no_permission_of_the_bot(world: World) -> None:
    channel = world.channel_without_files()

    result = await world.ann.slash(channel, "imagine", prompt="a boat", private=True)

    assert world.was_deferred(result)


async def test_too_many_jobs_of_ones_own_are_refused(store: Database) -> None:
    async with open_world(store, jobs_per_person=1) as world:
        world.harness.backend.otherwise = held()
        await world.imagine("one")

        result = await world.imagine("two")

        assert_refused(world, result, "a picture waiting or being drawn", asked=1)
        third = await world.bob.slash(world.channel, "imagine", prompt="three")
        assert world.was_deferred(third)


async def test_a_bot_that_restarts_says_so(world: World) -> None:
    await world.harness.runner.close(grace_seconds=0.0)

    result = await world.imagine("a boat")

    assert_refused(world, result, "Easel is restarting")


async def test_a_bug_is_said_with_a_reference_that_is_in_the_log(
    world: World, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("a bug in the plan")

    monkeypatch.setattr("cogs.imagine.planner.plan_all", broken)

    result = await world.imagine("a boat")

    assert_refused(world, result, "Something in Easel itself went wrong")
    (record,) = [record for record in caplog.records if record.levelno == logging.ERROR]
    reference = record.getMessage().rsplit(" ", maxsplit=1)[-1]
    assert reference in said(result)
    assert "a bug in the plan" in caplog.text


async def test_an_interaction_discord_gave_up_is_not_drawn(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    world.env.inject_error("POST", "/interactions/*/callback", status=404, code=10062)

    await world.imagine("a boat")

    assert world.env.errors
    assert world.harness.backend.creates == []
    assert await world.harness.ledger.unfinished() == []
    assert "answered too late" in caplog.text


def assert_refused(world: World, result: InteractionResult, words: str, *, asked: int = 0) -> None:
    """It is the first answer, for the one who asked alone, and nothing was paid for."""
    # simcord keeps what commands raise until somebody looks at it.
    assert len(world.env.errors) == 1
    assert result.ephemeral
    assert not world.was_deferred(result)
    assert words in said(result)
    assert len(world.harness.backend.creates) == asked


def said(result: InteractionResult) -> str:
    assert result.response is not None
    return result.response.content
