"""Threads, forum posts, direct messages, and a server that changes while the bot runs."""

import aiohttp
import discord
import pytest

from sandbox.discord.refusal import RefusedError
from sandbox.discord.server import LocalDiscord
from tests.servers.page_bot import PageBot
from tests.servers.sandbox import Bench


def guild_of(bot: PageBot) -> discord.Guild:
    return bot.guilds[0]


async def test_threads_and_posts_know_where_they_belong(mira: Bench, bot: PageBot) -> None:
    world = mira.world
    for place in (world.art_thread, world.commissions_post):
        await mira.reply(mira.in_(place).invoke("panel"))
    thread, post = (one.channel for one in bot.interactions)

    assert isinstance(thread, discord.Thread)
    assert isinstance(post, discord.Thread)
    assert isinstance(thread.parent, discord.TextChannel)
    assert isinstance(post.parent, discord.ForumChannel)
    assert [one.parent.category_id for one in (thread, post) if one.parent] == [world.studio] * 2
    assert bot.interactions[0].app_permissions.send_messages_in_threads


async def test_moderators_rooms_are_hidden_from_others_and_open_to_the_bot(
    mira: Bench, bot: PageBot
) -> None:
    world = mira.world
    for room in (world.moderators, world.mod_log, world.mod_review):
        channel = bot.get_channel(room)
        assert isinstance(channel, discord.TextChannel)
        assert channel.permissions_for(channel.guild.me).attach_files
        assert not mira.discord.backend.may_look(world.kai.id, room)
        assert mira.discord.backend.may_look(world.mira.id, room)


async def test_the_newcomer_joined_minutes_ago(bot: PageBot, mira: Bench) -> None:
    member = await guild_of(bot).fetch_member(mira.world.nova.id)

    assert member.joined_at is not None
    assert 0 < (discord.utils.utcnow() - member.joined_at).total_seconds() < 15 * 60
    assert [role.name for role in member.roles] == ["@everyone"]


async def test_the_application_and_the_server_are_adas(bot: PageBot, mira: Bench) -> None:
    owner = (await bot.application_info()).owner

    ada = await guild_of(bot).fetch_member(mira.world.ada.id)
    assert (owner.id, owner.name) == (ada.id, "ada")
    assert ada.guild_permissions.administrator


async def test_a_direct_message_reaches_its_person_alone(mira: Bench) -> None:
    theo = mira.world.theo
    await mira.reply(mira.invoke("tell", member=str(theo.id)))
    direct = mira.discord.backend.dm_channels[theo.id]

    told = await mira.as_(theo, channel=direct).sees(lambda shown: shown.text)

    assert told.text == "mira says hello"
    with pytest.raises(RefusedError, match="do not see this channel"):
        mira.in_(direct).invoke("panel")


async def test_commands_work_in_direct_messages(mira: Bench, bot: PageBot) -> None:
    theo = mira.world.theo
    alone = mira.as_(theo, channel=mira.discord.backend.dm_channels[theo.id])
    await alone.reply(alone.invoke("panel"))

    (used,) = bot.interactions
    assert used.guild is None
    assert used.context.dm_channel
    assert isinstance(used.channel, discord.DMChannel)
    assert used.app_permissions.attach_files
    with pytest.raises(RefusedError, match="may not use /policy"):
        alone.invoke("policy show")


async def test_deleted_roles_and_channels_are_told_to_the_bot(mira: Bench, bot: PageBot) -> None:
    world, settings = mira.world, mira.discord.settings
    settings.delete_role(world.roles.artist)
    settings.delete_channel(world.mod_review)
    settings.delete_channel(world.studio)
    settings.delete_channel(world.art)
    await mira.reply(mira.in_(world.general).invoke("panel"))

    assert bot.gone == ["Artist", "mod-review", "Studio", "art"]
    guild = guild_of(bot)
    assert guild.get_role(world.roles.artist) is None
    assert guild.get_thread(world.art_thread) is None
    kept = guild.get_channel(world.showcase)
    assert kept is not None
    assert kept.category is None
    kai = await guild.fetch_member(world.kai.id)
    assert [role.name for role in kai.roles] == ["@everyone", "Member"]
    assert mira.discord.desk.all_commands_for(mira.me.id)


async def test_changes_of_channels_and_members_are_told(mira: Bench, bot: PageBot) -> None:
    world, settings = mira.world, mira.discord.settings
    settings.set_age_restricted(world.art, True)  # noqa: FBT003 - the setting itself
    settings.set_bot_permission(world.art, "attach_files", False)  # noqa: FBT003 - the setting itself
    settings.rename_role(world.roles.member, "Regular")
    settings.set_member_role(world.nova.id, world.roles.artist, held=True)
    nova = mira.as_(world.nova)
    await nova.reply(nova.in_(world.general).invoke("panel"))

    channel = guild_of(bot).get_channel(world.art)
    assert isinstance(channel, discord.TextChannel)
    assert channel.nsfw
    assert not channel.permissions_for(channel.guild.me).attach_files
    assert channel.permissions_for(channel.guild.me).send_messages
    assert [role.name for role in guild_of(bot).roles if role.id == world.roles.member] == [
        "Regular"
    ]
    member = bot.interactions[0].user
    assert isinstance(member, discord.Member)
    assert [role.name for role in member.roles] == ["@everyone", "Artist"]
    settings.set_bot_permission(world.art, "attach_files", None)
    assert mira.discord.backend.permissions(
        mira.discord.backend.bot_user.id, world.art
    ).attach_files


async def test_exceptions_for_commands_hold_as_under_integrations(mira: Bench) -> None:
    world, settings = mira.world, mira.discord.settings
    theo, nova = mira.as_(world.theo), mira.as_(world.nova)
    settings.set_command_access("policy", world.theo.id, True)  # noqa: FBT003 - the setting itself
    settings.set_command_access("panel", world.roles.member, False)  # noqa: FBT003 - the setting itself
    settings.set_command_access("tell", world.general, False)  # noqa: FBT003 - the setting itself

    assert (await theo.reply(theo.invoke("policy show"))).text == "no rules"
    with pytest.raises(RefusedError, match="may not use /panel here"):
        theo.invoke("panel")
    await nova.reply(nova.invoke("panel"))
    with pytest.raises(RefusedError, match="may not use /tell here"):
        nova.in_(world.general).invoke("tell", member=str(world.kai.id))
    settings.set_command_access("panel", world.roles.member, None)
    await theo.reply(theo.invoke("panel"))


async def test_the_bots_own_role_stays(server: LocalDiscord) -> None:
    with pytest.raises(RefusedError, match="belongs to the bot"):
        server.settings.delete_role(server.world.roles.bot)


async def test_an_expired_address_is_renewed_by_fetching_the_message(
    mira: Bench, bot: PageBot
) -> None:
    shown = await mira.reply(mira.invoke("panel"))
    channel = bot.get_partial_messageable(mira.here)
    before = (await channel.fetch_message(shown.id)).attachments[0]
    mira.discord.settings.expire_links()
    after = (await channel.fetch_message(shown.id)).attachments[0]

    assert before.url.partition("?")[0] == after.url.partition("?")[0]
    with pytest.raises(discord.NotFound):
        await before.read()
    assert len(await after.read()) == after.size
    seen = mira.messages()[-1]
    thumbnail = next(one for one in seen.components if one["type"] == 11)
    async with aiohttp.ClientSession() as session, session.get(thumbnail["media"]["url"]) as answer:
        assert answer.status == 200
