"""The last word reaches the one who asked, by whichever way is still open."""

import pytest

from bot.db.database import Database
from bot.errors import FlaggedError
from bot.imagine.job import TOKEN_LIFETIME_SECONDS
from tests.fakes.backend import failing, held, never_ending, succeeding
from tests.fakes.clock import FakeClock
from tests.harness.world import World, open_world


async def outlive_the_token(world: World, **options: object) -> int:
    """Ask for a picture that takes longer than an interaction's token lives; return the reply."""
    world.harness.backend.plan(held())
    result = await world.imagine("a boat", **options)
    assert result.response is not None
    await world.harness.backend.created.wait()
    await world.harness.clock.sleep(TOKEN_LIFETIME_SECONDS)
    return result.response.id


async def test_after_fifteen_minutes_the_message_itself_is_edited(world: World) -> None:
    message_id = await outlive_the_token(world)

    world.harness.backend.release.set()
    await world.harness.all_over()

    (reply,) = world.messages()
    assert reply.id == message_id
    assert len(reply.files) == 1
    assert world.requests("PATCH", f"/channels/{world.channel.id}/messages/{message_id}")


async def test_a_reply_that_was_deleted_is_posted_anew_and_names_the_requester_alone(
    world: World,
) -> None:
    message_id = await outlive_the_token(world)
    world.env.backend.delete_message(world.channel.id, message_id)

    world.harness.backend.release.set()
    await world.harness.all_over()

    (reply,) = world.messages()
    assert reply.text.startswith(f"{world.ann.mention}, here is what you asked for:")
    assert len(reply.files) == 1
    assert reply.message.ping_user_ids == [world.ann.id]
    assert not reply.message.mention_everyone
    (post,) = world.requests("POST", f"/channels/{world.channel.id}/messages")
    assert post.json["enforce_nonce"] is True
    assert post.json["allowed_mentions"]["users"] == [world.ann.id]
    assert post.json["allowed_mentions"].get("parse", []) == []


async def test_a_private_picture_goes_on_in_direct_messages(world: World) -> None:
    await outlive_the_token(world, private=True)

    world.harness.backend.release.set()
    await world.harness.all_over()

    assert not any(message.files for message in world.messages())
    dm_channel_id = world.env.backend.dm_channels[world.ann.id]
    (direct,) = world.messages(dm_channel_id)
    assert len(direct.files) == 1
    assert world.ann.mention in direct.text


async def test_where_the_bot_was_shut_out_the_picture_comes_by_direct_message(
    world: World,
) -> None:
    message_id = await outlive_the_token(world)
    for method, path in (("PATCH", f"messages/{message_id}"), ("POST", "messages")):
        world.env.inject_error(
            method, f"/channels/{world.channel.id}/{path}", status=403, code=50001, times=None
        )

    world.harness.backend.release.set()
    await world.harness.all_over()

    (direct,) = world.messages(world.env.backend.dm_channels[world.ann.id])
    assert len(direct.files) == 1


async def test_where_no_way_is_left_the_job_still_ends(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    world.env.inject_error("PATCH", "*", status=404, code=10008, times=None)
    world.env.inject_error("POST", "/channels/*", status=403, code=50001, times=None)
    world.env.inject_error("POST", "/users/*", status=403, code=50007, times=None)

    await world.imagine("a boat")
    await world.harness.all_over()

    assert await world.harness.ledger.unfinished() == []
    assert "no way left to reach" in caplog.text


@pytest.mark.parametrize("status", [500, 502, 503, 429])
async def test_the_last_word_waits_until_discord_is_back(world: World, status: int) -> None:
    world.env.inject_error("PATCH", "/webhooks/*/@original", status=status, times=9)

    reply = await world.drawn()

    assert len(reply.files) == 1
    assert len(world.requests("PATCH", "@original")) >= 10


async def test_progress_that_cannot_be_shown_does_not_harm_the_picture(store: Database) -> None:
    clock = FakeClock(auto=False)
    async with open_world(store, clock=clock) as world:
        world.env.inject_error("PATCH", "/webhooks/*/@original", status=400, code=50035)

        result = await world.imagine("a boat")
        await world.pass_time(until=lambda: not world.harness.runner.under_way)

        assert world.shown(result).files


async def test_a_job_goes_on_after_a_restart_on_the_same_message(store: Database) -> None:
    async with open_world(store, clock=FakeClock(auto=False)) as world:
        backend = world.harness.backend
        backend.plan(never_ending())
        result = await world.imagine("a boat")
        await world.pass_time(until=lambda: world.shown(result).buttons == ["Cancel"])
        backend.know(backend.last_id(), succeeding())

        await world.restart()
        await world.pass_time(until=lambda: not world.harness.runner.under_way)

        (reply,) = world.messages()
        assert len(reply.files) == 1
        assert len(backend.creates) == 1


async def test_a_failure_is_said_in_the_place_of_the_picture(world: World) -> None:
    world.harness.backend.plan(failing(FlaggedError("NSFW content detected (E005)")))

    reply = await world.drawn("a boat")

    assert reply.text.splitlines()[:2] == ["> a boat", world.say("failure-flagged")]
    assert "E005" not in reply.text
    assert reply.files == []
