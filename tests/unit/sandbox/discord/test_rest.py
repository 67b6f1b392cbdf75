import asyncio
from typing import Any

import aiohttp
import discord
import pytest

from bot.imagine.image import read_image
from sandbox.discord.server import LocalDiscord
from tests.fakes.pictures import picture
from tests.patience import PATIENCE_SECONDS
from tests.servers.guest_bot import PIXEL, Guest, addresses_of
from tests.servers.sandbox import Bench

HEADERS = {"Authorization": "Bot sandbox"}


async def post(server: LocalDiscord, path: str, body: object) -> tuple[int, Any, Any]:
    async with (
        aiohttp.ClientSession() as session,
        session.post(server.api_url + path, json=body, headers=HEADERS) as answer,
    ):
        return answer.status, answer.headers, await answer.json()


async def test_json_has_exactly_the_content_type_that_discord_py_parses(
    server: LocalDiscord,
) -> None:
    path = f"/channels/{server.world.art}/messages"
    _, headers, _ = await post(server, path, {"content": "hello"})
    assert headers["Content-Type"] == "application/json"


async def test_a_wrong_token_is_refused(server: LocalDiscord) -> None:
    async with (
        aiohttp.ClientSession() as session,
        session.get(f"{server.api_url}/users/@me", headers={"Authorization": "Bot x"}) as answer,
    ):
        assert answer.status == 401
        assert await answer.json() == {"message": "401: Unauthorized", "code": 0}


async def test_discord_py_says_so_when_the_token_is_wrong(server: LocalDiscord) -> None:
    with addresses_of(server):
        async with discord.Client(intents=discord.Intents.none()) as client:
            with pytest.raises(discord.LoginFailure):
                await client.login("wrong")


async def test_the_sixth_message_in_five_seconds_must_wait(server: LocalDiscord) -> None:
    path = f"/channels/{server.world.art}/messages"
    answers = [await post(server, path, {"content": str(number)}) for number in range(6)]

    assert [status for status, _, _ in answers] == [200] * 5 + [429]
    assert [headers.get("X-RateLimit-Remaining") for _, headers, _ in answers[:5]] == list("43210")
    _, headers, body = answers[-1]
    assert headers["Via"]
    assert 0 < body["retry_after"] <= 5
    assert int(headers["Retry-After"]) >= body["retry_after"]
    assert body["global"] is False
    other = f"/channels/{server.world.general}/messages"
    assert (await post(server, other, {"content": "elsewhere"}))[0] == 200


async def test_an_interactions_token_has_five_requests_in_five_seconds(
    bench: Bench, guest: Guest
) -> None:
    interaction = bench.invoke("draw", prompt="boat")
    await bench.reply(interaction)
    token = guest.interactions[0].token
    path = f"/webhooks/{guest.application_id}/{token}"

    answers = [await post(bench.discord, path, {"content": "x"}) for _ in range(5)]

    # The guest's own edit was the first of the five.
    assert [status for status, _, _ in answers] == [200] * 4 + [429]
    second = bench.invoke("draw", prompt="another")
    await bench.reply(second, within_seconds=PATIENCE_SECONDS)


async def test_the_same_nonce_makes_one_message(server: LocalDiscord) -> None:
    path = f"/channels/{server.world.art}/messages"
    body = {"content": "once", "nonce": "job-7", "enforce_nonce": True}

    _, _, first = await post(server, path, body)
    _, _, second = await post(server, path, body)
    _, _, other = await post(server, path, {**body, "nonce": "job-8"})

    assert first["id"] == second["id"] != other["id"]
    assert first["nonce"] == "job-7"
    assert [shown.text for shown in Bench(server).messages()] == ["once", "once"]


async def test_the_bot_may_not_write_where_it_may_not(server: LocalDiscord) -> None:
    path = f"/channels/{server.world.read_only}/messages"
    status, _, body = await post(server, path, {"content": "hello"})
    assert (status, body["code"]) == (403, 50013)


async def test_the_bot_has_the_permissions_of_the_invite_and_no_more(guest: Guest) -> None:
    me = guest.guilds[0].me
    role = next(role for role in me.roles if role.managed)

    assert {name for name, value in role.permissions if value} == {
        "read_messages",  # discord.py's name for View Channel
        "send_messages",
        "send_messages_in_threads",
        "embed_links",
        "attach_files",
        "read_message_history",
        "use_application_commands",
    }


async def test_the_bot_edits_a_reply_as_a_message_after_the_token(
    bench: Bench, guest: Guest
) -> None:
    interaction = bench.invoke("draw", prompt="boat")
    reply = await bench.reply(interaction)
    channel = guest.get_partial_messageable(bench.here)
    await channel.get_partial_message(reply.id).edit(content="by the bot itself")

    assert (await bench.reply(interaction)).text == "by the bot itself"


async def test_files_are_served_to_any_page(bench: Bench, guest: Guest) -> None:
    guest.finish.set()
    done = await bench.reply(
        bench.invoke("draw", prompt="boat"), until=lambda shown: shown.attachments
    )
    async with (
        aiohttp.ClientSession() as session,
        session.get(done.attachments[0]["url"]) as answer,
    ):
        assert await answer.read() == PIXEL
        assert answer.headers["Access-Control-Allow-Origin"] == "*"
        assert answer.headers["Content-Type"] == "image/png"


async def test_a_malformed_body_is_answered_not_swallowed(server: LocalDiscord) -> None:
    status, _, body = await post(server, "/channels/nonsense/messages", {"content": "x"})
    assert (status, body["code"]) == (400, 50035)


async def test_two_servers_live_side_by_side() -> None:
    async with LocalDiscord() as one, LocalDiscord() as other:
        assert one.port != other.port
        made = await asyncio.gather(
            *(
                post(one_of, f"/channels/{one_of.world.art}/messages", {"content": "x"})
                for one_of in (one, other)
            )
        )
        assert [status for status, _, _ in made] == [200, 200]
        assert len(Bench(one).messages()) == 1


async def test_addresses_are_made_good_again(server: LocalDiscord) -> None:
    cdn = server.backend.files
    old = str(cdn.store_attachment(7, server.world.art, "pixel.png", PIXEL, None)["url"])
    cdn.expire_links()
    gone = old.replace("/7/", "/8/")

    body = {"attachment_urls": [old, gone, "https://elsewhere.example/7/pixel.png"]}
    _, _, answer = await post(server, "/attachments/refresh-urls", body)

    (pair,) = answer["refreshed_urls"]
    assert pair["original"] == old
    async with (
        aiohttp.ClientSession() as session,
        session.get(old) as before,
        session.get(pair["refreshed"]) as after,
    ):
        assert (before.status, after.status) == (404, 200)
        assert await after.read() == PIXEL


async def test_a_picture_is_made_smaller_for_whoever_asks(server: LocalDiscord) -> None:
    content = picture(size=(640, 480))
    stored = server.backend.files.store_attachment(7, server.world.art, "a.png", content, None)

    async with (
        aiohttp.ClientSession() as session,
        session.get(f"{stored['proxy_url']}&format=webp&width=256&height=192") as small,
        session.get(f"{stored['proxy_url']}0&width=256&height=192") as forged,
    ):
        assert (small.status, small.content_type, forged.status) == (200, "image/webp", 404)
        image = read_image(await small.read())
        assert (image.extension, image.width, image.height) == ("webp", 256, 192)
