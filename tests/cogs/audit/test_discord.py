"""/audit: who may look, what they see, and what is posted as it happens."""

import discord
import pytest
from simcord.actors import MemberActor
from simcord.backend.errors import SetupError
from simcord.builders import ChannelHandle

from bot.app import EaselBot
from bot.clock import DAY_SECONDS
from bot.db.database import Database
from bot.errors import KeyRefusedError
from cogs.audit import service
from cogs.audit.audit_log import AuditLog
from cogs.audit.cog import AuditCog
from cogs.audit.model import AuditEvent, EventKind, EventQuery
from cogs.audit.service import SETTLED_SECONDS, AuditService
from cogs.audit.views import PAGE_ENTRIES
from cogs.server.service import ServerService
from tests.fakes.backend import refusing
from tests.harness.managing import a_manager, let_everybody_see, text_of
from tests.harness.world import Shown, World


@pytest.fixture
def max_(world: World) -> MemberActor:
    """Manages the server; the command is shown to those who moderate, and to whom else it lets."""
    let_everybody_see(world, "audit")
    return a_manager(world)


def audit_log_of(world: World, store: Database) -> AuditLog:
    return AuditLog(database=store, clock=world.harness.clock)


async def shown(world: World, actor: MemberActor, **options: object) -> str:
    return text_of(world, await actor.slash(world.channel, "audit show", **options))


async def posted(world: World, channel_id: int) -> list[Shown]:
    """Let what is settled be posted, and return all there is in the log channel."""
    await look(world)
    return world.messages(channel_id)


async def look(world: World) -> None:
    """Let what is settled be posted."""
    bot = world.env.bot
    assert isinstance(bot, EaselBot)
    cog = bot.get_cog("AuditCog")
    assert isinstance(cog, AuditCog)
    await world.harness.clock.sleep(SETTLED_SECONDS + 1)
    await cog.logs.look()


async def warn(world: World, store: Database, number: int = 0) -> None:
    event = AuditEvent(
        guild_id=world.guild.id,
        kind=EventKind.WARNED,
        actor_id=world.mia.id,
        user_id=world.bob.id,
        facts={"reason": f"number {number}"},
    )
    await audit_log_of(world, store).add(event)


async def test_a_moderator_sees_who_asked_for_what_and_how_it_ended(world: World) -> None:
    result = await world.imagine("a paper boat")
    await world.harness.all_over()

    text = await shown(world, world.mia)

    asked, delivered = (text.index(word) for word in ("**Asked**", "**Delivered**"))
    assert delivered < asked
    assert "“a paper boat”" in text
    assert f"<@{world.ann.id}>" in text
    assert f"<#{world.channel.id}>" in text
    assert result.response is not None
    assert f"/{world.channel.id}/{result.response.id})" in text


async def test_a_refusal_is_in_the_audit_log_with_its_reason(world: World) -> None:
    channel = world.channel_without_files()
    await world.ann.slash(channel, "imagine", prompt="a boat")
    assert len(world.env.errors) == 1

    text = await shown(world, world.mia, what="refused")

    assert "**Refused**" in text
    assert "Attach Files" in text
    assert "“a boat”" in text


async def test_a_forum_is_looked_through_with_its_posts(world: World) -> None:
    forum = world.guild.create_forum_channel("ideas")
    backend = world.env.backend
    boats, cars = (
        backend.create_thread(forum.id, name, world.ann.id) for name in ("boats", "cars")
    )
    await world.mia.slash(world.channel, "block add", person=world.bob, time="forever", reason="x")
    for post, who, prompt in ((boats, world.ann, "a tin boat"), (cars, world.bob, "a red car")):
        await who.slash(ChannelHandle(world.env, world.guild, post), "imagine", prompt=prompt)
    assert len(world.env.errors) == 1
    await world.drawn("a paper kite")

    text = await shown(world, world.mia, channel=forum)
    exported = await world.mia.slash(world.channel, "audit export", channel=forum)

    assert "**Asked**" in text
    assert "**Delivered**" in text
    assert "“a tin boat”" in text
    assert "a red car" in text
    assert "a paper kite" not in text
    assert "parent" not in text
    assert world.say("audit-exported", count=3) in text_of(world, exported)
    alone = await shown(world, world.mia, channel=ChannelHandle(world.env, world.guild, boats))
    assert "a tin boat" in alone
    assert "a red car" not in alone


async def test_a_failure_is_told_in_the_words_that_members_read(world: World) -> None:
    world.harness.backend.plan(refusing(KeyRefusedError("401: sk-secret")))
    await world.drawn()

    text = await shown(world, world.mia)

    assert world.say("failure-key-refused") in text
    assert "sk-secret" not in text


async def test_members_do_not_see_the_command(world: World) -> None:
    with pytest.raises(SetupError, match="default-member-permissions"):
        await world.bob.slash(world.channel, "audit show")


async def test_members_who_see_it_are_refused(world: World) -> None:
    let_everybody_see(world, "audit")

    result = await world.bob.slash(world.channel, "audit show")

    assert len(world.env.errors) == 1
    assert result.ephemeral
    assert world.say("refusal-not-moderator") in text_of(world, result)


async def test_moderators_do_not_change_where_it_goes(world: World) -> None:
    for command, options in (("log-channel", {}), ("retention", {"days": 5})):
        result = await world.mia.slash(world.channel, f"audit {command}", **options)
        assert world.say("refusal-not-manager") in text_of(world, result)
    assert len(world.env.errors) == 2


async def test_pages_are_turned_to_the_end_and_back(world: World, store: Database) -> None:
    for number in range(20):
        await warn(world, store, number)
    page = await world.mia.slash(world.channel, "audit show", what="measures")
    texts = [text_of(world, page)]
    assert page.response is not None
    while "Older" in world.message(page.response.id).buttons:
        await world.mia.click(page.response, label="Older")
        texts.append(text_of(world, page))

    assert len(texts) == 3
    assert all(sum(f"number {number}" in text for text in texts) >= 1 for number in range(20))
    await world.mia.click(page.response, label="Newest")
    assert text_of(world, page) == texts[0]


async def test_the_page_still_turns_after_a_restart(world: World, store: Database) -> None:
    for number in range(20):
        await warn(world, store, number)
    page = await world.mia.slash(world.channel, "audit show")
    before = text_of(world, page)
    await world.restart()

    assert page.response is not None
    await world.mia.click(page.response, label="Older")

    assert text_of(world, page) != before


async def test_the_audit_log_is_narrowed_down_to_a_person_and_a_time(
    world: World, store: Database
) -> None:
    await warn(world, store)
    await world.harness.clock.sleep(3 * DAY_SECONDS)
    await world.drawn()

    about_bob = await shown(world, world.mia, person=world.bob)
    lately = await shown(world, world.mia, since_days=1)
    earlier = await shown(world, world.mia, until_days=2)

    assert "Warned" in about_bob
    assert "Asked" not in about_bob
    assert "Asked" in lately
    assert "Warned" not in lately
    assert "Warned" in earlier
    assert "Asked" not in earlier


async def test_a_time_that_ends_before_it_begins_is_refused(world: World) -> None:
    result = await world.mia.slash(world.channel, "audit show", since_days=2, until_days=3)

    assert world.say("refusal-audit-days") in text_of(world, result)
    assert len(world.env.errors) == 1


async def test_a_members_words_are_text_in_the_audit_log(world: World) -> None:
    await world.drawn("**bold** @everyone <@1> [x](https://example.org)")

    text = await shown(world, world.mia)

    assert "@everyone" not in text
    assert "**bold**" not in text
    assert r"\<@1>" in text


async def test_the_file_holds_the_audit_log(world: World) -> None:
    await world.drawn("=cmd()")

    result = await world.mia.slash(world.channel, "audit export")

    assert result.response is not None
    assert result.ephemeral
    stored = world.env.backend.get_message(world.channel.id, result.response.id)
    (attachment,) = stored.attachments
    assert attachment["filename"] == "audit.csv"
    assert "2 events" in stored.content


async def test_the_log_channel_gets_what_happens_from_then_on_once(
    world: World, max_: MemberActor
) -> None:
    await world.drawn("before")
    await world.harness.clock.sleep(1)
    log = world.guild.create_text_channel("log")
    await max_.slash(world.channel, "audit log-channel", channel=log)
    await world.harness.clock.sleep(1)
    await world.drawn("a first boat")
    await world.drawn("a second boat")

    text = "\n".join(one.text for one in await posted(world, log.id))
    assert text.count("**Asked**") == 2
    assert text.count("**Delivered**") == 2
    assert "“before”" not in text


async def test_nothing_is_posted_twice_and_what_does_not_fit_follows(
    world: World, store: Database, max_: MemberActor
) -> None:
    log = world.guild.create_text_channel("log")
    await max_.slash(world.channel, "audit log-channel", channel=log)
    for number in range(30):
        await warn(world, store, number)
    while len(messages := await posted(world, log.id)) < 3:
        pass
    messages = await posted(world, log.id)

    text = "\n".join(one.text for one in messages)
    assert all(text.count(f"number {number}\n") <= 1 for number in range(30))
    assert all(f"number {number}" in text for number in range(30))
    assert all(len(one.text) <= 2_000 for one in messages)


async def test_what_happened_while_nobody_posted_follows_after_a_restart(
    world: World, store: Database, max_: MemberActor
) -> None:
    log = world.guild.create_text_channel("log")
    await max_.slash(world.channel, "audit log-channel", channel=log)
    await world.harness.clock.sleep(1)
    await warn(world, store, 7)

    await world.restart()

    text = "\n".join(one.text for one in await posted(world, log.id))
    assert text.count("number 7") == 1


async def test_what_happens_together_is_one_message(
    world: World, store: Database, max_: MemberActor
) -> None:
    log = world.guild.create_text_channel("log")
    await max_.slash(world.channel, "audit log-channel", channel=log)
    await world.harness.clock.sleep(60)
    before = len(await posted(world, log.id))
    for number in range(5):
        await warn(world, store, number)

    messages = (await posted(world, log.id))[before:]

    assert len(messages) == 1
    assert messages[0].text.count("Warned") == 5


async def test_a_log_channel_that_is_gone_is_told_to_the_next_who_looks(
    world: World, store: Database, max_: MemberActor
) -> None:
    log = world.guild.create_text_channel("log")
    await max_.slash(world.channel, "audit log-channel", channel=log)
    world.env.backend.delete_channel(log.id)
    await world.env.settle()
    await warn(world, store)

    await look(world)

    assert world.say("audit-log-gone") in await shown(world, world.mia)


async def test_a_channel_in_which_nothing_can_be_posted_is_refused(
    world: World, store: Database, max_: MemberActor
) -> None:
    assert world.guild.me is not None
    silent = discord.PermissionOverwrite(send_messages=False)
    closed = world.guild.create_text_channel("closed", overwrites={world.guild.me: silent})

    result = await max_.slash(world.channel, "audit log-channel", channel=closed)

    assert world.say("refusal-audit-log", channel=f"<#{closed.id}>") in text_of(world, result)
    assert len(world.env.errors) == 1
    servers = ServerService(
        database=store, audit_log=audit_log_of(world, store), clock=world.harness.clock
    )
    assert (await servers.settings(world.guild.id)).value.log_channel_id is None


async def test_the_time_it_is_kept_is_set_and_shown(world: World, max_: MemberActor) -> None:
    result = await max_.slash(world.channel, "audit retention", days=30)

    assert world.say("audit-retention-set", before=90, after=30) in text_of(world, result)
    assert "30 days" in await shown(world, world.mia)


async def test_a_request_refused_by_a_rule_costs_nothing_and_is_noted(
    world: World, store: Database
) -> None:
    audit = AuditService(database=store, clock=world.harness.clock)
    channel = world.channel_without_files()
    await world.ann.slash(channel, "imagine", prompt="a boat")
    assert len(world.env.errors) == 1

    (entry,) = (await audit.page(EventQuery(guild_id=world.guild.id), size=10)).entries
    assert entry.event.kind is EventKind.REFUSED
    assert entry.request.price_micros is None


async def test_words_are_looked_for_until_they_are_taken_away(world: World) -> None:
    # Each is asked for and delivered.
    for number in range(PAGE_ENTRIES // 2 + 1):
        await world.imagine(f"a Paper boat {number}")
        await world.harness.all_over()
        await world.harness.clock.advance(60)
    await world.imagine("a fox in the snow")
    await world.harness.all_over()

    result = await world.mia.slash(world.channel, "audit show", what="requests", words="paper BOAT")
    first = text_of(world, result)
    await world.restart()
    assert result.response is not None
    await world.mia.click(result.response, label="Older")
    second = text_of(world, result)

    assert "fox" not in first + second
    assert "“a Paper boat 0”" in second
    options = [
        option
        for row in world.message(result.response.id).components
        for item in row.get("components", ())
        for option in item.get("options", ())
    ]
    assert [one["label"] for one in options] == ["containing “paper BOAT”"]
    await world.mia.select(result.response, [])
    assert "“a fox in the snow”" in text_of(world, result)


async def test_a_search_says_how_far_it_looked(
    world: World, store: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(service, "LOOKED_AT_ONCE", 2)
    monkeypatch.setattr(service, "MOST_LOOKED_AT", 4)
    await warn(world, store, number=77)
    for number in range(6):
        await world.harness.clock.advance(60)
        await warn(world, store, number=number)

    result = await world.mia.slash(world.channel, "audit show", words="number 77")
    assert "Looked through" in text_of(world, result)
    assert result.response is not None
    await world.mia.click(result.response, label="Older")

    assert "number 77" in text_of(world, result)


async def test_it_tells_what_somebody_decided(world: World, store: Database) -> None:
    await warn(world, store, number=3)
    await world.mia.slash(world.channel, "imagine", prompt="a boat of my own")
    await world.harness.all_over()

    text = await shown(world, world.mia, decided_by=world.mia)
    others = await shown(world, world.mia, decided_by=world.ann)

    assert f"decided by {world.mia.mention}" in text
    assert "number 3" in text
    assert "boat of my own" not in text
    assert world.say("audit-nothing") in others


async def test_where_it_goes_is_shown_and_stopping_it_asks_and_says_who(
    world: World, max_: MemberActor
) -> None:
    log, other = (world.guild.create_text_channel(name) for name in ("log", "other"))
    await max_.slash(world.channel, "audit log-channel", channel=log)
    shown = await max_.slash(world.channel, "audit log-channel")
    first = text_of(world, shown)
    assert shown.response is not None
    await max_.click(shown.response, label=world.say("audit-log-stop"))
    asked = text_of(world, shown)
    await max_.click(shown.response, label=world.say("audit-log-keep"))
    kept = text_of(world, shown)

    await max_.slash(world.channel, "audit log-channel", channel=other)
    again = await max_.slash(world.channel, "audit log-channel")
    assert again.response is not None
    await world.restart()
    for _ in range(2):
        await max_.click(again.response, label=world.say("audit-log-stop"))

    by = f"<@{max_.id}>"
    assert f"<#{log.id}>" in first
    assert by in first
    assert world.say("audit-log-question", channel=f"<#{log.id}>") in asked
    assert f"<#{log.id}>" in kept
    moved = world.say("audit-log-moved", person=by, channel=f"<#{other.id}>")
    assert world.messages(log.id)[-1].text == moved
    assert world.messages(other.id)[-1].text == world.say("audit-log-ended", person=by)
    assert world.say("audit-nowhere") in text_of(
        world, await max_.slash(world.channel, "audit log-channel")
    )
