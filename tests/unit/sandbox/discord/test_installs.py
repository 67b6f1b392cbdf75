"""A bot that people take along: what Discord offers, sends, takes and refuses there."""

from collections.abc import AsyncGenerator

import discord
import pytest

from sandbox.discord.desk import MESSAGE_MENU, SLASH
from sandbox.discord.refusal import RefusedError
from sandbox.discord.server import LocalDiscord
from tests.servers.companion_bot import Companion, companion_bot
from tests.servers.page_acts import direct_channel, use_on_message
from tests.servers.sandbox import Bench


@pytest.fixture
async def companion(patient: LocalDiscord) -> AsyncGenerator[Companion, None]:
    async with companion_bot(patient) as bot:
        yield bot


@pytest.fixture
def theo(patient: LocalDiscord, companion: Companion) -> Bench:
    """Theo, who has installed it, in the server that has not."""
    assert companion.user is not None
    return Bench(patient).in_(patient.world.elsewhere.lounge)


def kai(theo: Bench) -> Bench:
    """Kai, who has not."""
    return theo.as_(theo.world.kai)


def offered(bench: Bench, kind: int = SLASH) -> list[str]:
    commands = bench.discord.desk.commands_for(bench.me.id, bench.here, kind=kind)
    return [command["name"] for command in commands]


async def test_only_who_installed_it_is_offered_its_commands_there(theo: Bench) -> None:
    world = theo.world

    assert offered(theo) == ["wave"]
    assert offered(theo, MESSAGE_MENU) == ["Look"]
    assert offered(theo.in_(world.elsewhere.group)) == ["wave"]
    assert offered(kai(theo)) == offered(kai(theo), MESSAGE_MENU) == []
    assert offered(theo.in_(world.art)) == offered(kai(theo).in_(world.art)) == ["stay", "wave"]
    with pytest.raises(RefusedError, match="may not use /stay here"):
        theo.invoke("stay")
    with pytest.raises(RefusedError, match="may not use /wave here"):
        kai(theo).invoke("wave")


async def test_adding_and_removing_it_is_told_to_pages_and_not_to_the_bot(
    theo: Bench, companion: Companion
) -> None:
    heard: list[bool] = []
    theo.discord.backend.world_listeners.append(lambda: heard.append(True))
    before = len(companion.told)

    theo.discord.settings.set_installed(theo.world.kai.id, installed=True)
    theo.discord.settings.set_installed(theo.me.id, installed=False)

    assert (offered(theo), offered(kai(theo))) == ([], ["wave"])
    assert heard == [True, True]
    await kai(theo).reply(kai(theo).invoke("wave"))
    assert [frame["t"] for frame in companion.told[before:]] == ["INTERACTION_CREATE"]


async def test_an_interaction_tells_where_it_is_and_who_brought_the_bot(
    theo: Bench, companion: Companion
) -> None:
    world = theo.world
    places = [theo.here, world.elsewhere.group, world.elsewhere.pair, direct_channel(theo)]
    for place in (*places, world.art):
        await theo.reply(theo.in_(place).invoke("wave"))
    sent = [companion.data_of(one) for one in companion.interactions]
    me = str(theo.me.id)

    assert [one["context"] for one in sent] == [0, 2, 2, 1, 0]
    assert [one["authorizing_integration_owners"] for one in sent] == [
        *({"1": me}, {"1": me}, {"1": me}),
        {"0": "0", "1": me},
        {"0": str(world.guild_id), "1": me},
    ]
    lounge = sent[0]
    assert lounge["guild_id"] == str(world.elsewhere.guild_id)
    assert lounge["guild"]["id"] == lounge["guild_id"]
    assert lounge["member"]["user"]["id"] == me
    assert "permission_overwrites" not in lounge["channel"]
    assert (
        int(lounge["app_permissions"])
        == discord.Permissions(attach_files=True, embed_links=True, external_emojis=True).value
    )
    group = companion.interactions[1]
    assert "guild" not in sent[1]
    assert isinstance(group.channel, discord.GroupChannel)
    assert group.channel.name == "Zine editors"
    # Discord's documentation has this very number for messages among people.
    assert sent[1]["app_permissions"] == str(0x4000 | 0x8000 | 0x20000)


async def test_of_everything_else_there_the_bot_hears_nothing(
    theo: Bench, companion: Companion
) -> None:
    elsewhere = theo.world.elsewhere
    await theo.reply(theo.invoke("wave"))
    theo.discord.send_as(theo.me.id, theo.here, "good night")
    theo.discord.send_as(theo.me.id, elsewhere.group, "good morning")
    theo.discord.backend.announce_channel_update(elsewhere.quiet)
    for _ in range(2):
        # Events come in order: with the second answer, all of the first have come.
        await theo.reply(theo.in_(theo.world.art).invoke("stay"))

    assert [guild.id for guild in companion.guilds] == [theo.world.guild_id]
    names = [frame["t"] for frame in companion.told]
    assert names.count("GUILD_CREATE") == 1
    assert "CHANNEL_UPDATE" not in names
    told = {frame["d"]["channel_id"] for frame in companion.told if frame["t"] == "MESSAGE_CREATE"}
    assert told == {str(theo.world.art)}


async def test_by_its_own_token_the_bot_reaches_nothing_there(
    theo: Bench, companion: Companion
) -> None:
    answered = await theo.reply(theo.invoke("wave"))
    assert companion.user is not None
    for place in (theo.here, theo.world.elsewhere.group):
        channel = companion.get_partial_messageable(place)
        for doing in (
            channel.send("hello?"),
            channel.fetch_message(answered.id),
            channel.get_partial_message(answered.id).edit(content="mine"),
            channel.get_partial_message(answered.id).delete(),
            companion.fetch_channel(place),
        ):
            with pytest.raises(discord.Forbidden) as refused:
                await doing
            assert refused.value.code == 50001
    with pytest.raises(discord.NotFound) as unknown:
        await companion.fetch_guild(theo.world.elsewhere.guild_id)
    assert unknown.value.code == 10004


async def test_by_the_token_it_answers_edits_and_follows_up_five_times(
    theo: Bench, companion: Companion
) -> None:
    await theo.reply(theo.invoke("wave"))
    (used,) = companion.interactions
    await used.edit_original_response(content="hello again")
    for number in range(5):
        await used.followup.send(f"and {number}")
    with pytest.raises(discord.HTTPException) as refused:
        await used.followup.send("and one too many")

    assert (refused.value.status, refused.value.code) == (400, 40094)
    assert [one.text for one in kai(theo).messages()] == [
        "hello again",
        *(f"and {number}" for number in range(5)),
    ]


async def test_where_the_bot_is_a_member_nobody_counts_follow_ups(
    theo: Bench, companion: Companion
) -> None:
    here = theo.in_(theo.world.art)
    await here.reply(here.invoke("wave"))
    (used,) = companion.interactions
    for number in range(6):
        await used.followup.send(f"and {number}")

    assert len(here.messages()) == 7


async def test_where_external_apps_are_unwelcome_it_answers_to_one_alone(
    theo: Bench, companion: Companion
) -> None:
    quiet = theo.in_(theo.world.elsewhere.quiet)
    await quiet.reply(quiet.invoke("wave"))
    await companion.interactions[0].followup.send("and this")

    assert [one.text for one in quiet.messages()] == ["hello", "and this"]
    assert all(one.ephemeral for one in quiet.messages())
    assert kai(theo).in_(quiet.here).messages() == []


async def test_anybody_there_may_press_what_one_person_brought(
    theo: Bench, companion: Companion
) -> None:
    shown = await theo.reply(theo.invoke("wave"))

    answer = await kai(theo).reply(kai(theo).press(shown, label="Back"))

    assert answer.text == "and back"
    pressed = companion.interactions[-1]
    data = companion.data_of(pressed)
    assert data["member"]["user"]["id"] == str(theo.world.kai.id)
    assert data["authorizing_integration_owners"] == {"1": str(theo.me.id)}
    assert data["message"]["interaction_metadata"]["authorizing_integration_owners"] == {
        "1": str(theo.me.id)
    }


async def test_a_menu_brings_its_message_along(theo: Bench, companion: Companion) -> None:
    said = theo.discord.send_as(theo.world.kai.id, theo.here, "a picture of mine")

    answer = await theo.reply(use_on_message(theo, "Look", int(said["id"])))

    assert answer.text == "seen: a picture of mine"
    assert companion.interactions


async def test_strangers_get_no_direct_messages(theo: Bench, companion: Companion) -> None:
    backend, otis = theo.discord.backend, theo.world.kai.id
    del backend.guilds[theo.world.guild_id].members[otis]
    person = await companion.fetch_user(otis)
    with pytest.raises(discord.Forbidden) as refused:
        await person.send("hello")
    theo.discord.installs.set_installed(otis, installed=True)

    assert refused.value.code == 50278
    assert (await person.send("hello")).content == "hello"
