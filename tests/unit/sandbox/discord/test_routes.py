"""Requests that features beyond a reply make of Discord, by discord.py over real sockets."""

import io

import discord
import pytest

from sandbox.discord.limits import Limit, RateLimits
from sandbox.discord.server import DiscordTerms, LocalDiscord
from tests.servers.guest_bot import PIXEL
from tests.servers.page_bot import PageBot
from tests.servers.sandbox import Bench
from tests.servers.shown import Shown

PLENTY = Limit(requests=1000, seconds=5)


@pytest.fixture
def patient_terms() -> DiscordTerms:
    return DiscordTerms(rate_limits=RateLimits(webhook=PLENTY, channel=PLENTY))


def picture(name: str = "a.png") -> discord.File:
    return discord.File(io.BytesIO(PIXEL), name)


def card(*, spoiler: bool, words: str = "look") -> discord.ui.LayoutView:
    item = discord.MediaGalleryItem("attachment://a.png", spoiler=spoiler)
    view = discord.ui.LayoutView()
    view.add_item(discord.ui.TextDisplay(words))
    view.add_item(discord.ui.MediaGallery(item))
    return view


def channel_of(bot: PageBot, channel_id: int) -> discord.TextChannel:
    channel = bot.get_channel(channel_id)
    assert isinstance(channel, discord.TextChannel)
    return channel


def pinged(bench: Bench, message: discord.Message) -> list[str]:
    backend = bench.discord.backend
    found = backend.find_message(message.id)
    assert found is not None
    return [one.name for one in bench.world.people if backend.pings(one.id, found)]


def shown(bench: Bench, message: discord.Message) -> Shown:
    found = bench.message(message.id)
    assert found is not None
    return found


async def test_only_allowed_mentions_ping(mira: Bench, bot: PageBot) -> None:
    world, art = mira.world, channel_of(bot, mira.here)
    words = f"<@{world.theo.id}> <@{world.nova.id}> <@&{world.roles.artist}> @everyone"
    theo = discord.AllowedMentions(users=[discord.Object(world.theo.id)])

    assert pinged(mira, await art.send(words, allowed_mentions=theo)) == ["Theo"]
    nobody = await art.send(words, allowed_mentions=discord.AllowedMentions.none())
    assert pinged(mira, nobody) == []
    view = card(spoiler=False, words=words)
    in_a_card = await art.send(view=view, file=picture(), allowed_mentions=theo)
    assert pinged(mira, in_a_card) == ["Theo"]


async def test_a_reply_names_its_message_and_pings_if_it_should(mira: Bench, bot: PageBot) -> None:
    sent = mira.discord.send_as(mira.world.theo.id, mira.here, "look at this")
    original = await channel_of(bot, mira.here).fetch_message(int(sent["id"]))
    loud = await original.reply("done", mention_author=True)
    quiet = await original.reply("done", mention_author=False)

    assert [pinged(mira, one) for one in (loud, quiet)] == [["Theo"], []]
    payload = shown(mira, loud).payload
    assert payload["message_reference"]["message_id"] == sent["id"]
    assert payload["referenced_message"]["content"] == "look at this"


async def test_a_picture_waits_elsewhere_and_is_shown_later(mira: Bench, bot: PageBot) -> None:
    review = channel_of(bot, mira.world.mod_review)
    sent = await review.send(view=card(spoiler=True), file=picture())
    fetched = await review.fetch_message(sent.id)
    await fetched.edit(view=card(spoiler=False), attachments=fetched.attachments)

    here = shown(mira, sent)
    assert here.components[1]["items"][0]["spoiler"] is False
    assert mira.picture(here) == PIXEL
    await fetched.delete()
    assert mira.message(sent.id) is None


async def test_many_messages_go_at_once_for_everyone(mira: Bench, bot: PageBot) -> None:
    world, art = mira.world, channel_of(bot, mira.here)
    sent = [await art.send(str(number)) for number in range(3)]
    with pytest.raises(discord.Forbidden):
        await art.delete_messages(sent)
    backend = mira.discord.backend
    rights = backend.get_role(world.guild_id, world.roles.bot).permissions
    more = rights | discord.Permissions.manage_messages.flag
    backend.edit_role(world.guild_id, world.roles.bot, {"permissions": more})
    gone: list[int] = []
    backend.message_listeners.append(
        lambda event, message: gone.append(message.id) if event == "MESSAGE_DELETE" else None
    )

    await art.delete_messages(sent)

    assert gone == [one.id for one in sent]
    assert mira.messages() == []


async def test_who_refuses_direct_messages_gets_none(mira: Bench, bot: PageBot) -> None:
    nova = await bot.fetch_user(mira.world.nova.id)
    mira.discord.settings.set_direct_messages(nova.id, taken=False)
    with pytest.raises(discord.Forbidden) as refused:
        await nova.send("hello")
    mira.discord.settings.set_direct_messages(nova.id, taken=True)
    await nova.send("hello again")

    assert refused.value.code == 50007


async def test_the_bot_can_be_shut_out_of_a_channel(mira: Bench, bot: PageBot) -> None:
    review = mira.world.mod_review
    mira.discord.settings.set_bot_permission(review, "view_channel", False)  # noqa: FBT003 - the setting itself
    with pytest.raises(discord.Forbidden) as refused:
        await bot.get_partial_messageable(review).send("hello")

    assert refused.value.code == 50001


async def test_members_roles_and_channels_are_fetched(mira: Bench, bot: PageBot) -> None:
    world, guild = mira.world, bot.guilds[0]
    roles = {role.id: role.name for role in await guild.fetch_roles()}
    rooms = {one.id: one for one in await guild.fetch_channels()}
    dark = await bot.fetch_channel(world.art_after_dark)
    thread = await bot.fetch_channel(world.art_thread)

    assert roles[world.roles.artist] == "Artist"
    assert isinstance(rooms[world.studio], discord.CategoryChannel)
    assert isinstance(dark, discord.TextChannel)
    assert dark.nsfw
    assert isinstance(thread, discord.Thread)
    assert thread.parent_id == world.art
    with pytest.raises(discord.NotFound):
        await guild.fetch_member(1)


async def test_the_bot_opens_a_thread_and_writes_there(mira: Bench, bot: PageBot) -> None:
    art = channel_of(bot, mira.here)
    start = await art.send("a story")
    thread = await start.create_thread(name="A story")
    told = await thread.send(view=card(spoiler=False), file=picture())

    assert mira.in_(thread.id).messages()[-1].id == told.id
    assert thread.id in mira.discord.backend.visible_channels(mira.me.id, mira.world.guild_id)


async def test_followups_are_many_and_can_be_private(mira: Bench, bot: PageBot) -> None:
    await mira.reply(mira.invoke("panel"))
    (used,) = bot.interactions
    private = await used.followup.send("for you", ephemeral=True, wait=True)
    public = await used.followup.send(view=card(spoiler=False), file=picture(), wait=True)
    await public.edit(view=card(spoiler=True))
    theo = mira.as_(mira.world.theo)

    assert private.id not in {one.id for one in theo.messages()}
    assert private.id in {one.id for one in mira.messages()}
    assert theo.messages()[-1].components[1]["items"][0]["spoiler"] is True
    await private.delete()
    await used.delete_original_response()
    assert [one.id for one in mira.messages()] == [public.id]


async def test_some_rooms_are_for_the_bot_and_some_are_not(patient: LocalDiscord) -> None:
    bench = Bench(patient)
    bot_id, read_only = patient.backend.bot_user.id, bench.world.read_only

    assert not patient.backend.may_write(bot_id, read_only)
    assert patient.backend.may_write(bot_id, bench.world.showcase)
    assert not patient.backend.may_write(bench.me.id, bench.world.showcase)
