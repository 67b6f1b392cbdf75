"""Appeals against the prompt filter: made once, decided once, and then the words pass, or not."""

from collections.abc import AsyncGenerator
from dataclasses import dataclass, replace
from functools import partial

import discord
import pytest
from simcord.actors import MemberActor
from simcord.builders import ChannelHandle
from simcord.results import InteractionResult, ResponseMessage

from bot.app import EaselBot
from bot.db.database import Database
from cogs.audit.audit_log import AuditLog
from cogs.audit.model import EventKind, EventQuery
from cogs.filter.appeals import UNPOSTED_SECONDS, AppealService
from cogs.filter.appeals_cog import AppealsCog
from cogs.filter.changes import addition
from cogs.filter.model import Kind, checked_entry
from cogs.filter.service import FilterService
from cogs.kit.appeal_press import AppealAct, AppealPress
from cogs.policy import FilterRefusals
from cogs.server.service import ServerService
from tests.fakes.clock import FakeClock
from tests.harness.managing import a_manager
from tests.harness.world import Shown, World, open_world

HIDDEN = discord.PermissionOverwrite(view_channel=False)
SEEN = discord.PermissionOverwrite(view_channel=True)
APPEAL = "Appeal to the moderators"
AGAIN = "Change and try again"


@dataclass(kw_only=True)
class Court:
    """A world with a filter, and moderators to appeal to."""

    world: World
    max_: MemberActor
    channel: ChannelHandle
    servers: ServerService
    appeals: AppealService
    audit_log: AuditLog
    clock: FakeClock

    async def refused(
        self, prompt: str = "pussy willow", who: MemberActor | None = None
    ) -> InteractionResult:
        """Somebody asks for it, and the filter says no."""
        result = await (who or self.world.ann).slash(self.world.channel, "imagine", prompt=prompt)
        assert self.world.env.errors  # the refusal, as the tree was handed it
        return result

    async def appealed(self, prompt: str = "pussy willow") -> InteractionResult:
        """Ann asks, is refused, and appeals."""
        result = await self.refused(prompt)
        assert result.response is not None
        await self.make(result)
        return result

    async def make(
        self, refused: InteractionResult, reason: str = "", who: MemberActor | None = None
    ) -> InteractionResult:
        """Somebody, Ann mostly, presses the button of a refusal, and sends the form."""
        assert refused.response is not None
        whoever = who or self.world.ann
        form = await whoever.click(refused.response, label=APPEAL)
        return await whoever.submit_modal(form, {"reason": reason} if reason else {})

    async def drawn(self, prompt: str = "pussy willow") -> Shown:
        return await self.world.drawn(prompt)

    async def press(self, label: str, *, who: MemberActor | None = None) -> InteractionResult:
        """A moderator presses a button of the notice."""
        target = ResponseMessage(self.world.env, self.notice.message)
        return await (who or self.world.mia).click(target, label=label)

    @property
    def notice(self) -> Shown:
        """What the moderators see."""
        return self.world.messages(self.channel.id)[0]

    async def events(self) -> list[tuple[EventKind, int | None]]:
        """What the audit log tells of appeals, the oldest first, and who did it."""
        kinds = [EventKind.APPEALED, EventKind.APPEAL_ACCEPTED, EventKind.APPEAL_DISMISSED]
        query = EventQuery(guild_id=self.world.guild.id, kinds=kinds)
        return [
            (one.kind, one.actor_id) for one in reversed(await self.audit_log.find(query, limit=9))
        ]

    def told(self, who: MemberActor) -> list[str]:
        """What the bot wrote to somebody alone."""
        channel = self.world.env.backend.dm_channels.get(who.id)
        return [] if channel is None else [one.text for one in self.world.messages(channel)]

    async def look(self) -> None:
        """What the bot does by itself every minute."""
        bot = self.world.env.bot
        assert isinstance(bot, EaselBot)
        cog = bot.get_cog("AppealsCog")
        assert isinstance(cog, AppealsCog)
        await cog.look()

    async def names(self, review: int | None, *, log: int | None = None) -> None:
        """A manager names the channels of the moderators."""
        await self.servers.change(
            self.world.guild.id,
            lambda its: replace(its, review_channel_id=review, log_channel_id=log),
            by=1,
        )


@pytest.fixture
async def court(store: Database) -> AsyncGenerator[Court]:
    clock = FakeClock()
    audit_log = AuditLog(database=store, clock=clock)
    servers = ServerService(database=store, audit_log=audit_log, clock=clock)
    filters = FilterService(database=store, audit_log=audit_log, clock=clock)
    async with open_world(store, clock=clock) as world:
        max_ = a_manager(world)
        court = Court(
            world=world,
            max_=max_,
            channel=hidden_channel(world, max_, "mod-review"),
            servers=servers,
            appeals=AppealService(
                database=store,
                refusals=FilterRefusals(database=store, clock=clock),
                audit_log=audit_log,
                clock=clock,
            ),
            audit_log=audit_log,
            clock=clock,
        )
        await court.names(court.channel.id)
        entry = checked_entry(kind=Kind.WORD, text="pussy", note="Explicit")
        await filters.change(world.guild.id, partial(addition, entry=entry), by=1)
        yield court


def hidden_channel(world: World, max_: MemberActor, name: str) -> ChannelHandle:
    """A channel that everyone but moderators, managers and the bot is kept out of."""
    assert world.guild.me is not None
    return world.guild.create_text_channel(
        name,
        overwrites={
            world.guild.default_role: HIDDEN,
            world.mia: SEEN,
            max_: SEEN,
            world.guild.me: SEEN,
        },
    )


def answer(result: InteractionResult) -> str:
    """What only the one who used it reads."""
    texts = [one.content for one in result.followups]
    return texts[-1] if texts else (result.response.content if result.response else "")


class TestMade:
    async def test_moderators_see_the_words_behind_a_spoiler(self, court: Court) -> None:
        refused = await court.appealed("a pussy willow @everyone")

        notice = court.notice
        assert f"{court.world.ann.mention} in {court.world.channel.mention}" in notice.text
        assert "|| a pussy willow @\u200beveryone ||" in notice.text
        assert "It found || pussy || because of the entry || pussy ||" in notice.text
        assert notice.buttons == ["Accept once", "Allow a phrase …", "Dismiss"]
        assert notice.message.ping_user_ids == []
        reply = court.world.shown(refused)
        assert reply.is_private
        assert "it found “p••••”" in reply.text
        assert "Your appeal is with the moderators" in reply.text
        assert reply.buttons == [AGAIN]
        form = await court.world.click(refused, AGAIN)
        assert form.modal is not None
        assert "a pussy willow @everyone" in str(form.modal)
        assert await court.events() == [(EventKind.APPEALED, court.world.ann.id)]

    async def test_moderators_read_what_its_member_says_for_it(self, court: Court) -> None:
        await court.make(await court.refused(), "It is a *plant*, @everyone")

        assert "What they say for it:" in court.notice.text
        assert "> It is a \\*plant\\*, @\u200beveryone" in court.notice.text
        await court.press("Dismiss")
        assert "What they say for it:" in court.notice.text

    async def test_nothing_is_seen_in_public(self, court: Court) -> None:
        await court.appealed()

        assert court.world.channel.history(viewer=court.world.bob) == []

    async def test_without_moderators_nobody_is_offered_one(self, court: Court) -> None:
        await court.names(None)

        refused = await court.refused()

        assert court.world.shown(refused).buttons == [AGAIN]

    async def test_it_is_made_once(self, court: Court) -> None:
        first, second = await court.refused(), await court.refused()
        await court.make(first)

        late = await court.make(second)

        assert answer(late) == court.world.say("refusal-filter-appeal-made")
        assert len(court.world.messages(court.channel.id)) == 1

    async def test_it_can_be_made_after_a_restart(self, court: Court) -> None:
        refused = await court.refused()
        await court.world.restart()

        await court.make(refused)

        assert "pussy willow" in court.notice.text

    async def test_the_log_channel_stands_in_where_only_moderators_read_it(
        self, court: Court
    ) -> None:
        await court.names(1, log=court.channel.id)

        await court.appealed()

        assert "pussy willow" in court.notice.text

    async def test_a_channel_for_everyone_does_not(self, court: Court) -> None:
        await court.names(1, log=court.world.channel.id)

        refused = await court.appealed()

        assert court.world.say("filter-appeal-unreachable") in court.world.shown(refused).text
        assert court.world.channel.history(viewer=court.world.bob) == []
        assert APPEAL in court.world.shown(await court.refused()).buttons

    async def test_what_a_killed_process_left_is_shown(self, court: Court) -> None:
        refused = await court.refused()
        custom_id, _ = court.world.shown(refused).custom_ids
        await court.appeals.open(custom_id.rpartition(":")[2], court.world.ann.id)
        await court.clock.advance(UNPOSTED_SECONDS + 1)

        await court.look()
        await court.look()

        assert len(court.world.messages(court.channel.id)) == 1


class TestDecided:
    async def test_accepted_the_words_pass_once_for_that_person(self, court: Court) -> None:
        await court.appealed()

        await court.press("Accept once")

        assert f"**Accepted** by {court.world.mia.mention}" in court.notice.text
        assert court.notice.buttons == []
        (told,) = court.told(court.world.ann)
        assert "have accepted your appeal" in told
        assert court.world.channel.mention in told
        assert len((await court.drawn()).files) == 1
        assert APPEAL in court.world.shown(await court.refused()).buttons
        assert APPEAL in court.world.shown(await court.refused(who=court.world.bob)).buttons
        assert (EventKind.APPEAL_ACCEPTED, court.world.mia.id) in await court.events()

    async def test_accepted_it_makes_nobody_wait(self, court: Court) -> None:
        refused = [await court.refused(f"pussy willow {number}") for number in range(3)]
        await court.make(refused[-1])

        await court.press("Accept once")

        assert len((await court.drawn("pussy willow 2")).files) == 1

    async def test_dismissed_it_is_said(self, court: Court) -> None:
        await court.appealed()

        await court.press("Dismiss")

        assert f"**Dismissed** by {court.world.mia.mention}" in court.notice.text
        (told,) = court.told(court.world.ann)
        assert "said no" in told
        again = court.world.shown(await court.refused())
        assert "The moderators have looked at these words and said no." in again.text
        assert again.buttons == [AGAIN]

    async def test_a_phrase_is_allowed_for_everybody(self, court: Court) -> None:
        await court.appealed("a pussy willow in spring")

        form = await court.press("Allow a phrase …", who=court.max_)
        assert form.modal is not None
        await court.max_.submit_modal(form, {"phrase": "pussy willow"})

        assert "**Allowed** for everybody" in court.notice.text
        assert "|| pussy willow ||" in court.notice.text
        assert len((await court.drawn("pussy willow, red")).files) == 1
        await court.refused("pussy")

    async def test_the_form_suggests_the_words_around(self, court: Court) -> None:
        await court.appealed("one pussy willow in spring")

        form = await court.press("Allow a phrase …", who=court.max_)

        assert "one pussy willow" in str(form.modal)

    async def test_it_says_when_the_phrase_is_not_enough(self, court: Court) -> None:
        await court.appealed("a pussy and a pussy willow")

        form = await court.press("Allow a phrase …", who=court.max_)
        await court.max_.submit_modal(form, {"phrase": "pussy willow"})

        assert court.world.say("filter-appeal-still-found") in court.notice.text
        assert len((await court.drawn("a pussy and a pussy willow")).files) == 1

    async def test_moderators_do_not_change_the_list(self, court: Court) -> None:
        await court.appealed()

        result = await court.press("Allow a phrase …")

        assert answer(result) == court.world.say("refusal-not-manager")
        assert court.notice.buttons != []

    async def test_a_phrase_of_nothing_is_refused_and_nothing_decided(self, court: Court) -> None:
        await court.appealed()
        form = await court.press("Allow a phrase …", who=court.max_)

        result = await court.max_.submit_modal(form, {"phrase": "!?"})

        assert answer(result).startswith(court.world.say("refusal-filter-entry-empty"))
        assert "```\n!?\n```" in answer(result)
        assert "Accept once" in court.notice.buttons

    async def test_the_second_of_two_is_told_who_was_quicker(self, court: Court) -> None:
        await court.appealed()
        form = await court.press("Allow a phrase …", who=court.max_)
        await court.press("Dismiss")

        late = await court.max_.submit_modal(form, {"phrase": "pussy willow"})

        assert answer(late).startswith(f"{court.world.mia.mention} has decided already.")
        assert "```\npussy willow\n```" in answer(late)
        await court.refused()

    async def test_it_is_decided_after_a_restart(self, court: Court) -> None:
        await court.appealed()
        await court.world.restart()

        await court.press("Accept once")

        assert len((await court.drawn()).files) == 1

    async def test_nobody_decides_about_their_own_words(self, court: Court) -> None:
        refused = await court.refused(who=court.world.mia)
        await court.make(refused, who=court.world.mia)

        result = await court.press("Accept once")

        assert answer(result) == court.world.say("refusal-filter-appeal-own")

    async def test_members_may_not_decide(self, court: Court) -> None:
        await court.appealed()
        court.world.env.backend.edit_channel(court.channel.id, {}, overwrites=[])
        await court.world.env.settle()

        result = await court.press("Accept once", who=court.world.bob)

        assert answer(result) == court.world.say("refusal-not-moderator")
        assert "Accept once" in court.notice.buttons


@pytest.mark.parametrize("act", list(AppealAct))
def test_every_custom_id_fits(act: AppealAct) -> None:
    assert len(AppealPress(act=act, appeal_id="0" * 32).custom_id) <= 100
