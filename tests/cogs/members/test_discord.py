"""/member: one card of a member, what can be done from it, and what they are told."""

import pytest
from simcord.results import InteractionResult

from bot.app import EaselBot
from bot.db.database import Database
from cogs.audit.model import EventKind
from cogs.members.cog import MembersCog
from cogs.members.service import LEASE_SECONDS, MemberService
from tests.cogs.queue.test_discord import appealed, listed
from tests.harness.managing import a_manager, let_everybody_see, text_of
from tests.harness.reported import Aftercare, aftercare_in, said
from tests.harness.world import World


@pytest.fixture
async def care(world: World, store: Database) -> Aftercare:
    return await aftercare_in(world, store)


async def card(care: Aftercare) -> InteractionResult:
    """Mia looks at Ann."""
    return await care.world.mia.slash(care.world.channel, "member", person=care.world.ann)


async def press(care: Aftercare, its: InteractionResult, label: str) -> InteractionResult:
    assert its.response is not None
    return await care.world.mia.click(its.response, label=label)


async def send(
    care: Aftercare, its: InteractionResult, label: str, **typed: object
) -> InteractionResult:
    form = await press(care, its, label)
    return await care.world.mia.submit_modal(form, typed)


def told(care: Aftercare) -> list[str]:
    """What the bot wrote to Ann alone."""
    channel = care.world.env.backend.dm_channels.get(care.world.ann.id)
    return [] if channel is None else [one.text for one in care.world.messages(channel)]


async def look(care: Aftercare) -> None:
    """What the bot does by itself every minute."""
    bot = care.world.env.bot
    assert isinstance(bot, EaselBot)
    cog = bot.get_cog("MembersCog")
    assert isinstance(cog, MembersCog)
    await cog.look()


async def test_the_card_says_what_is_on_record(care: Aftercare) -> None:
    shown = await care.world.drawn("a paper boat")
    await care.report(shown)
    await care.press("Remove")
    await care.report(await care.world.drawn("another boat"))

    its = text_of(care.world, await card(care))

    assert f"## {care.world.ann.mention}" in its
    assert "**Blocked:** no" in its
    assert "**Pictures:** 2, of which 1 removed" in its
    assert "**Reported pictures:** 1 upheld, 0 dismissed, 1 open" in its
    assert "**Warnings:** 0" in its


async def test_warned_they_are_told_and_reports_count_as_well(care: Aftercare) -> None:
    await care.report(await care.world.drawn())
    form = await care.press("Warn …")
    await care.world.mia.submit_modal(form, {"text": "No boats, please."})
    await care.world.harness.clock.advance(60)
    its = await card(care)

    await send(care, its, "Warn …", text="No @everyone, please.")

    assert "**Warnings:** 2" in text_of(care.world, its)
    assert "No @\u200beveryone, please." in told(care)[-1]
    assert care.world.mia.mention not in told(care)[-1]
    await press(care, its, "Warnings")
    shown = text_of(care.world, its)
    assert "> No boats, please." in shown
    assert shown.index("No @") < shown.index("No boats")
    event = (await care.events(EventKind.WARNED))[-1]
    assert (event.actor_id, event.user_id) == (care.world.mia.id, care.world.ann.id)


async def test_who_takes_no_direct_messages_is_noted(care: Aftercare) -> None:
    its = await card(care)
    form = await press(care, its, "Warn …")
    care.world.env.inject_error("POST", "/users/*", status=403, code=50007)

    await care.world.mia.submit_modal(form, {"text": "No."})

    assert care.world.say("reports-not-told") in text_of(care.world, its)
    assert "they take no direct messages" in text_of(care.world, its)


async def test_what_a_killed_process_recorded_is_sent_once(
    care: Aftercare, store: Database
) -> None:
    clock = care.world.harness.clock
    members = MemberService(database=store, audit_log=care.audit_log, clock=clock)
    await members.warn(care.world.guild.id, care.world.ann.id, "No.", by=care.world.mia.id)
    await clock.advance(LEASE_SECONDS + 1)

    await look(care)
    await look(care)

    assert len(told(care)) == 1


async def test_notes_are_for_moderators_and_can_be_removed(care: Aftercare) -> None:
    its = await card(care)
    await send(care, its, "Note …", text="Asked for a second chance")
    assert "> Asked for a second chance" in text_of(care.world, its)
    await care.world.harness.clock.advance(60)
    await care.world.restart()

    await press(care, its, "Notes")
    assert its.response is not None
    shown = care.world.shown(its)
    (select,) = [
        item for row in shown.components for item in row.get("components", ()) if "options" in item
    ]
    await care.world.mia.select(its.response, [select["options"][0]["value"]])

    assert "**Notes on" in text_of(care.world, its)
    assert "second chance" not in text_of(care.world, its)
    assert told(care) == []
    noted, removed = await care.events(EventKind.NOTED, EventKind.NOTE_REMOVED)
    assert (noted.facts, removed.facts) == ({}, {})


async def test_what_they_drew_was_refused_and_was_reported_is_listed(care: Aftercare) -> None:
    world = care.world
    removed = await world.drawn("a paper boat")
    await care.report(removed, category="violence")
    await care.press("Remove")
    await world.harness.clock.advance(60)
    for number in range(5):
        await world.drawn(f"boat {number} of @everyone")
        await world.harness.clock.advance(60)
    await world.drawn("a secret boat", private=True)
    await a_manager(world).slash(world.channel, "filter add", text="dragon")
    await world.imagine("a dragon")
    its = await card(care)
    await world.restart()

    await press(care, its, "Pictures")
    shown = text_of(world, its)
    assert "**Pictures of <@" in shown
    assert "boat 4 of @\u200beveryone" in shown
    assert "boat 0" not in shown
    private = shown.index(world.say("member-picture-private"))
    assert "channels/" not in shown[shown.index("**Pictures") : private]
    assert f"/channels/{world.guild.id}/{world.channel.id}/" in shown[private:]
    await press(care, its, world.say("page-older"))
    older = text_of(world, its)
    assert older.index("boat 0") < older.index(world.say("member-picture-removed"))
    await press(care, its, world.say("button-member-show"))
    await press(care, its, "Refusals")
    assert "a dragon" in text_of(world, its)
    await press(care, its, world.say("button-member-show"))
    await press(care, its, "Reports")
    reported = text_of(world, its)
    assert f"{world.say('reports-category-violence')} · removed ({world.mia.mention})" in reported
    assert "> a paper boat" in reported
    assert f"/{removed.id})" in reported
    assert world.env.errors  # the refusal, as the tree was handed it


async def test_blocked_and_unblocked_from_the_card_after_a_restart(care: Aftercare) -> None:
    its = await card(care)
    await care.world.restart()

    await send(care, its, "Block …", time=["week"], reason="Too many boats")

    assert "**Blocked** until" in text_of(care.world, its)
    assert "> Too many boats" in text_of(care.world, its)
    await care.world.harness.clock.advance(60)
    await press(care, its, "Unblock")
    assert "**Blocked:** no" in text_of(care.world, its)
    kinds = [one.kind for one in await care.events(EventKind.BLOCKED, EventKind.UNBLOCKED)]
    assert kinds == [EventKind.BLOCKED, EventKind.UNBLOCKED]


async def test_everything_is_removed_after_a_question(care: Aftercare) -> None:
    await care.world.drawn()

    asked = await press(care, await card(care), "Remove all …")

    assert asked.response is not None
    assert care.world.ann.mention in care.world.message(asked.response.id).text


async def test_members_read_nothing_and_moderators_are_not_warned_by_each_other(
    care: Aftercare,
) -> None:
    let_everybody_see(care.world, "member")
    world = care.world

    denied = await world.bob.slash(world.channel, "member", person=world.ann)
    itself = await world.mia.slash(world.channel, "member", person=world.mia)
    refused = await press(care, itself, "Warn …")

    assert said(denied) == world.say("refusal-not-moderator")
    assert said(refused) == world.say("refusal-blocks-self")
    assert world.env.errors  # the refusal, as the tree was handed it


class TestEscalation:
    async def test_strikes_block_by_themselves_once(self, care: Aftercare) -> None:
        max_ = a_manager(care.world)
        options = {"strikes": 2, "days": 30, "block_hours": 24}
        await max_.slash(care.world.channel, "escalation set", **options)
        await care.report(await care.world.drawn())
        await care.press("Remove")
        its = await card(care)
        assert "**Strikes:** 1 of 2 within 30 days" in text_of(care.world, its)

        await send(care, its, "Warn …", text="No boats, please.")

        assert "**Blocked** until" in text_of(care.world, its)
        assert "**Strikes:** 0 of 2" in text_of(care.world, its)
        assert f"{care.world.ann.mention} has 2 strikes" in care.notices[-1].text
        assert care.world.say("escalation-reason") in said(await care.world.imagine("a boat"))
        assert care.world.env.errors  # the refusal, as the tree was handed it
        await care.look()
        assert len(await care.events(EventKind.ESCALATED)) == 1

    async def test_moderators_are_told_and_nobody_is_blocked(self, care: Aftercare) -> None:
        options = {"strikes": 2, "days": 30, "block_hours": 0}
        await a_manager(care.world).slash(care.world.channel, "escalation set", **options)
        its = await card(care)
        for _ in range(2):
            await send(care, its, "Warn …", text="No boats, please.")

        assert "has 2 strikes within 30 days and is not blocked" in care.notices[-1].text
        assert "**Blocked:** no" in text_of(care.world, its)

    async def test_refused_words_are_strikes_where_the_rule_says_so(self, care: Aftercare) -> None:
        world, max_ = care.world, a_manager(care.world)
        await max_.slash(world.channel, "filter add", text="dragon")
        options = {"strikes": 2, "days": 30, "block_hours": 24}
        await max_.slash(world.channel, "escalation set", **options)
        for _ in range(2):
            await world.imagine("a dragon")
            await world.harness.clock.advance(3600)
        await look(care)
        assert "**Strikes:** 0 of 2" in text_of(world, await card(care))
        said_ = await max_.slash(world.channel, "escalation set", **options, refusals=2)
        assert "Every 2 requests refused for their words" in text_of(world, said_)
        await look(care)
        assert "**Strikes:** 1 of 2" in text_of(world, await card(care))
        explained = await max_.slash(world.channel, "policy explain", member=world.ann)
        assert "1 of 2 strikes in 30 days" in text_of(world, explained)

        for _ in range(2):
            await world.imagine("a nude child")
            await world.harness.clock.advance(3600)
        await world.imagine("a dragon")
        await look(care)
        await look(care)

        assert "**Blocked** until" in text_of(world, await card(care))
        assert len(await care.events(EventKind.ESCALATED)) == 1
        assert world.env.errors  # the refusals, as the tree was handed them

    async def test_what_an_appeal_overturns_is_no_strike(self, care: Aftercare) -> None:
        max_, channel = a_manager(care.world), care.world.channel
        options = {"strikes": 2, "days": 30, "block_hours": 24, "refusals": 1}
        await max_.slash(channel, "escalation set", **options)
        await max_.slash(channel, "filter add", text="willow")
        await appealed(care)
        assert "**Strikes:** 1 of 2" in text_of(care.world, await card(care))
        waiting = await listed(care)
        await waiting.choose(*waiting.values)

        await waiting.press("Approve")

        assert "**Strikes:** 0 of 2" in text_of(care.world, await card(care))

    async def test_a_change_is_undone_after_a_restart(self, care: Aftercare) -> None:
        max_, channel = a_manager(care.world), care.world.channel
        options = {"strikes": 3, "days": 30, "block_hours": 24}
        changed = await max_.slash(channel, "escalation set", **options)
        await care.world.harness.clock.advance(60)
        await care.world.restart()

        assert changed.response is not None
        await max_.click(changed.response, label="Undo")

        assert text_of(care.world, changed) == care.world.say("escalation-none")
        events = await care.events(EventKind.SETTINGS_CHANGED)
        notes = [one.facts["escalation"] for one in events if "escalation" in one.facts]
        assert notes == ["none → 3/30 d/24 h", "3/30 d/24 h → none"]
