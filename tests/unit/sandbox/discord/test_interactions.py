import asyncio
import io

import aiohttp
import discord
import pytest

from sandbox.discord.desk import NO_RESPONSE, InteractionTerms
from sandbox.discord.endpoint import InteractionsEndpoint
from sandbox.discord.refusal import RefusedError
from sandbox.discord.server import DiscordTerms, LocalDiscord
from tests.servers.guest_bot import PIXEL, Guest, guest_bot
from tests.servers.sandbox import Bench


async def test_a_reply_goes_from_thinking_to_the_picture(bench: Bench, guest: Guest) -> None:
    interaction = bench.invoke("draw", prompt="a boat", count=2, size="s", model="sdxl")
    drawing = await bench.reply(interaction)
    guest.finish.set()
    done = await bench.reply(interaction, until=lambda shown: shown.attachments)

    assert drawing.text == "drawing a boat x2 s sdxl"
    states = bench.states(done)
    assert [state.thinking for state in states] == [True, False, False]
    assert bench.picture(done) == PIXEL
    assert done.text == "**boat**"
    assert done.alt_texts == ["a boat"]
    assert done.attachments[0]["width"] == 1
    gallery = next(part for part in done.components if part["type"] == 12)
    assert gallery["items"][0]["media"]["url"] == done.attachments[0]["url"]
    assert drawing.payload["edited_timestamp"] is None
    assert done.payload["interaction_metadata"]["user"]["username"] == "theo"


async def test_every_request_is_recorded_with_its_files(bench: Bench, guest: Guest) -> None:
    guest.finish.set()
    await bench.reply(bench.invoke("draw", prompt="boat"), until=lambda shown: shown.attachments)

    edits = bench.requests("PATCH", "/messages/@original")
    assert edits[-1].json["attachments"][0]["description"] == "a boat"  # type: ignore[index] # JSON
    assert [(file.filename, file.size) for file in edits[-1].files] == [("boat.png", len(PIXEL))]
    assert edits[-1].status == 200


async def test_an_unanswered_command_fails_and_its_token_with_it(
    bench: Bench, guest: Guest
) -> None:
    outcome = await bench.outcome(bench.invoke("silent"))

    assert outcome.state == "failed"
    assert outcome.to_json()["error"] == NO_RESPONSE
    with pytest.raises(discord.NotFound) as refused:
        await guest.interactions[0].response.send_message("too late")
    assert refused.value.code == 10062


async def test_what_the_bot_does_not_take_over_http_fails_at_once() -> None:
    terms = DiscordTerms(interactions=InteractionTerms(answer_within_seconds=600))
    async with (
        LocalDiscord(terms=terms) as server,
        guest_bot(server),
        InteractionsEndpoint(bell=server.bell) as endpoint,
    ):
        server.send_interactions_to(endpoint)
        bench = Bench(server)
        outcome = await bench.outcome(bench.invoke("draw", prompt="boat"))

    assert outcome.state == "failed"
    assert outcome.to_json()["error"] == NO_RESPONSE


async def test_an_expired_token_is_refused_as_discord_refuses_it() -> None:
    terms = DiscordTerms(interactions=InteractionTerms(token_lifetime_seconds=0.5))
    async with LocalDiscord(terms=terms) as server, guest_bot(server) as guest:
        bench = Bench(server)
        await bench.reply(bench.invoke("draw", prompt="boat"))
        await asyncio.sleep(0.6)  # the token's lifetime is real time

        with pytest.raises(discord.HTTPException) as refused:
            await guest.interactions[0].edit_original_response(content="late")

        assert (refused.value.status, refused.value.code) == (401, 50027)
        assert refused.value.text == "Invalid Webhook Token"


async def test_a_second_answer_is_refused(bench: Bench, guest: Guest) -> None:
    await bench.reply(bench.invoke("draw", prompt="boat"))
    first = guest.interactions[0]

    url = f"{bench.discord.api_url}/interactions/{first.id}/{first.token}/callback"
    async with (
        aiohttp.ClientSession() as session,
        session.post(url, json={"type": 5}) as answer,
    ):
        assert answer.status == 400
        assert (await answer.json())["code"] == 40060


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        ({}, "prompt: this option is required."),
        ({"prompt": ""}, "prompt: this option is required."),
        ({"prompt": "a"}, "prompt: at least 2 characters."),
        ({"prompt": "a" * 41}, "prompt: at most 40 characters."),
        ({"prompt": "boat", "count": 5}, "count: at most 4."),
        ({"prompt": "boat", "count": 0}, "count: at least 1."),
        ({"prompt": "boat", "count": 1.5}, "count: this must be a whole number."),
        ({"prompt": "boat", "count": True}, "count: this must be a whole number."),
        ({"prompt": "boat", "size": "huge"}, "size: choose one of s."),
        ({"prompt": "boat", "colour": "red"}, "colour: this command has no such option."),
        ({"prompt": "boat", "image": "1"}, "image: there is nothing here with the id 1."),
    ],
)
async def test_what_the_client_would_not_send_is_refused(
    bench: Bench, options: dict[str, object], sentence: str
) -> None:
    with pytest.raises(RefusedError) as refused:
        bench.invoke("draw", **options)
    assert str(refused.value) == sentence


async def test_only_those_with_the_permission_may_use_a_moderators_command(bench: Bench) -> None:
    art, theo = str(bench.world.art), str(bench.world.theo.id)
    with pytest.raises(RefusedError, match="may not use /rooms"):
        bench.invoke("rooms allow", room=art, who=theo)

    allowed = bench.as_(bench.world.mira).invoke("rooms allow", room=art, who=theo)

    shown = await bench.as_(bench.world.mira).reply(allowed)
    assert shown.text == "art theo"


async def test_commands_are_offered_to_those_who_may_use_them(bench: Bench) -> None:
    desk, world = bench.discord.desk, bench.world

    def names(user_id: int) -> set[str]:
        return {command["name"] for command in desk.commands_for(user_id, world.art)}

    assert names(world.theo.id) == {"draw", "silent"}
    assert names(world.mira.id) == {"draw", "silent", "rooms"}


async def test_members_cannot_act_where_they_cannot_look(bench: Bench) -> None:
    with pytest.raises(RefusedError, match="do not see this channel"):
        bench.in_(bench.world.moderators).invoke("draw", prompt="boat")


async def test_suggestions_follow_what_is_typed(bench: Bench) -> None:
    offered = await bench.suggestions("draw", {"model": "flux"}, prompt="boat")

    assert [choice["value"] for choice in offered] == ["flux-dev", "flux-schnell"]


async def test_an_uploaded_file_reaches_the_bot(bench: Bench) -> None:
    interaction = bench.invoke("draw", prompt="boat", image=bench.upload("me.png", PIXEL))

    await bench.reply(interaction, until=lambda shown: shown.text == f"got {len(PIXEL)}")


async def test_an_ephemeral_answer_is_seen_by_its_addressee_alone(
    bench: Bench, guest: Guest
) -> None:
    guest.finish.set()
    done = await bench.reply(
        bench.invoke("draw", prompt="boat"), until=lambda shown: shown.attachments
    )
    answer = await bench.reply(bench.press(done, label="Again"))

    assert answer.ephemeral
    assert answer.text == "only you"
    assert answer.id in {shown.id for shown in bench.messages()}
    assert answer.id not in {shown.id for shown in bench.as_(bench.world.mira).messages()}


async def test_a_form_is_shown_checked_and_sent_back(bench: Bench, guest: Guest) -> None:
    guest.finish.set()
    done = await bench.reply(
        bench.invoke("draw", prompt="boat"), until=lambda shown: shown.attachments
    )
    opened = await bench.outcome(bench.press(done, custom_id="note"))
    assert opened.state == "modal"
    assert opened.modal is not None
    form = opened.modal["custom_id"]
    field = opened.modal["components"][0]["component"]["custom_id"]

    with pytest.raises(RefusedError, match=r"Words: please fill this in\."):
        bench.submit(form, **{field: ""})
    with pytest.raises(RefusedError, match=r"Words: at most 20 characters\."):
        bench.submit(form, **{field: "x" * 21})
    answer = await bench.reply(bench.submit(form, **{field: "hello"}))

    assert answer.text == "noted: hello"
    with pytest.raises(RefusedError, match="no longer open"):
        bench.submit(form, **{field: "again"})


async def test_interactions_carry_languages_limits_and_permissions(
    bench: Bench, guest: Guest
) -> None:
    bench.world.locales[bench.me.id] = "tr"
    for channel in (bench.world.read_only, bench.world.art_after_dark):
        await bench.outcome(bench.in_(channel).invoke("silent"))
    read_only, after_dark = guest.interactions

    assert read_only.locale is discord.Locale.turkish
    assert read_only.guild_locale is discord.Locale.american_english
    assert read_only.filesize_limit == 10 * 1024 * 1024
    assert not read_only.app_permissions.send_messages
    assert read_only.app_permissions.attach_files
    assert not read_only.permissions.manage_guild
    assert isinstance(after_dark.channel, discord.TextChannel)
    assert after_dark.channel.nsfw
    assert not after_dark.app_permissions.manage_messages


async def test_too_large_a_file_is_refused(bench: Bench, guest: Guest) -> None:
    await bench.reply(bench.invoke("draw", prompt="boat"))
    large = discord.File(io.BytesIO(bytes(10 * 1024 * 1024 + 1)), "large.png")

    with pytest.raises(discord.HTTPException) as refused:
        await guest.interactions[0].edit_original_response(attachments=[large])

    assert (refused.value.status, refused.value.code) == (413, 40005)
