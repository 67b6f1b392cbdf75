"""Reports: who may make them, what moderators see and decide, and what comes of it."""

import discord
import pytest

from bot.app import EaselBot
from bot.db.database import Database
from cogs.audit.model import EventKind
from cogs.moderation.model import REASON_CHARACTERS
from tests.harness.reported import Aftercare, aftercare_in, said
from tests.harness.world import World

DAY = 24 * 3600.0


@pytest.fixture
async def care(world: World, store: Database) -> Aftercare:
    return await aftercare_in(world, store)


class TestReporting:
    async def test_the_moderators_see_the_picture_and_why(self, care: Aftercare) -> None:
        shown = await care.world.drawn("a paper boat")

        answer = await care.report(shown, "It is **rude**, @everyone")

        assert said(answer) == care.world.say("reports-received")
        (notice,) = care.notices
        assert "A picture was reported" in notice.text
        assert "a paper boat" in notice.text
        assert f"{care.world.ann.mention} in {care.world.channel.mention}" in notice.text
        assert f"/{care.world.channel.id}/{shown.id})" in notice.text
        assert "It is \\*\\*rude\\*\\*, @\u200beveryone" in notice.text
        assert notice.buttons == ["Remove", "Warn …", "Block …", "Dismiss"]
        assert notice.message.ping_user_ids == []
        (gallery,) = [one["items"] for one in notice.components if "items" in one]
        assert [item["spoiler"] for item in gallery] == [True]
        (event,) = await care.events(EventKind.REPORTED)
        assert (event.actor_id, event.user_id) == (care.world.bob.id, care.world.ann.id)

    async def test_the_picture_stays_until_somebody_decides(self, care: Aftercare) -> None:
        shown = await care.world.drawn()

        await care.report(shown)

        assert care.world.message(shown.id).files == shown.files

    async def test_a_picture_is_reported_from_the_menu_of_its_message_as_well(
        self, care: Aftercare
    ) -> None:
        shown = await care.world.drawn()
        bob, channel = care.world.bob, care.world.channel

        form = await bob.context_menu(channel, "Report picture", care.on(shown))
        await bob.submit_modal(form, {"category": ["hate"], "text": "rude"})

        assert "rude" in care.notices[0].text

    async def test_other_messages_hold_nothing_to_report(self, care: Aftercare) -> None:
        channel = care.world.channel
        message = await care.world.ann.send(channel, "hello")

        answer = await care.world.bob.context_menu(channel, "Report picture", message)

        assert said(answer) == care.world.say("refusal-reports-no-picture")
        assert care.world.env.errors  # the refusal, as the tree was handed it

    async def test_several_reports_are_one_notice_that_grows(self, care: Aftercare) -> None:
        shown = await care.world.drawn()

        await care.report(shown, "rude")
        await care.report(shown, "very rude", who=care.world.mia)

        (notice,) = care.notices
        assert "reported by 2 members" in notice.text
        assert "> rude" in notice.text
        assert "> very rude" in notice.text

    async def test_nobody_reports_a_picture_twice(self, care: Aftercare) -> None:
        shown = await care.world.drawn()
        await care.report(shown)

        answer = await care.report(shown)

        assert said(answer) == care.world.say("refusal-reports-twice")

    async def test_nobody_reports_their_own(self, care: Aftercare) -> None:
        shown = await care.world.drawn()

        answer = await care.report(shown, who=care.world.ann)

        assert said(answer) == care.world.say("refusal-reports-own")

    async def test_without_a_channel_it_is_in_the_queue(self, care: Aftercare) -> None:
        care.world.env.backend.delete_channel(care.channel.id)
        shown = await care.world.drawn("a paper boat")

        answer = await care.report(shown)

        assert said(answer) == care.world.say("reports-received")
        queue = await care.world.mia.slash(care.world.channel, "reports")
        assert "a paper boat" in care.world.shown(queue).text

    async def test_the_log_channel_stands_in_where_only_moderators_read_it(
        self, care: Aftercare
    ) -> None:
        await care.posts_in(1, log=care.channel.id)

        await care.report(await care.world.drawn("a paper boat"))

        (notice,) = care.notices
        assert care.world.say("review-fallback") in notice.text
        assert "a paper boat" in notice.text

    async def test_a_log_channel_alone_stands_in_for_nothing(self, care: Aftercare) -> None:
        await care.posts_in(None, log=care.channel.id)

        await care.report(await care.world.drawn())

        assert care.world.say("review-fallback") not in care.notices[0].text

    async def test_a_log_channel_for_everyone_does_not(self, care: Aftercare) -> None:
        log = care.world.guild.create_text_channel("open-log")
        await care.posts_in(1, log=log.id)

        await care.report(await care.world.drawn())

        assert care.world.messages(log.id) == []

    async def test_the_longest_reasons_fit(self, care: Aftercare) -> None:
        shown = await care.world.drawn("*" * 1_000)

        await care.report(shown, "*" * REASON_CHARACTERS)

        assert "A picture was reported" in care.notices[0].text


class TestDeciding:
    async def test_removed_the_picture_is_gone_and_the_notice_says_so(
        self, care: Aftercare
    ) -> None:
        shown = await care.world.drawn("a paper boat")
        await care.report(shown, "rude")

        await care.press("Remove")

        left = care.world.message(shown.id)
        assert left.text == care.world.say("card-removed")
        assert (left.files, left.buttons) == ([], [])
        (notice,) = care.notices
        assert f"**Removed** by {care.world.mia.mention}" in notice.text
        assert "a paper boat" not in notice.text
        assert notice.buttons == []
        (event,) = await care.events(EventKind.REMOVED)
        assert (event.actor_id, event.user_id) == (care.world.mia.id, care.world.ann.id)

    async def test_dismissed_the_picture_stays_and_may_be_reported_by_others(
        self, care: Aftercare
    ) -> None:
        shown = await care.world.drawn()
        await care.report(shown)

        await care.press("Dismiss")

        assert care.world.message(shown.id).files == shown.files
        assert "**Dismissed**" in care.notices[0].text
        assert care.notices[0].buttons == []
        await care.report(shown, "still rude", who=care.world.mia)
        assert len(care.notices) == 2
        assert "A picture was reported" in care.notices[1].text

    async def test_a_warning_is_sent_in_private_and_names_no_reporter(
        self, care: Aftercare
    ) -> None:
        shown = await care.world.drawn("a paper boat")
        await care.report(shown, "rude")

        form = await care.press("Warn …")
        await care.world.mia.submit_modal(form, {"text": "No boats, please."})

        assert care.world.message(shown.id).files == []
        (told,) = direct_messages(care, care.world.ann.id)
        assert "No boats, please." in told
        assert "a paper boat" in told
        assert care.world.bob.mention not in told
        assert care.world.mia.mention not in told
        assert "**Removed, and warned**" in care.notices[0].text

    async def test_who_takes_no_direct_messages_is_noted(self, care: Aftercare) -> None:
        shown = await care.world.drawn()
        await care.report(shown)
        form = await care.press("Warn …")
        care.world.env.inject_error("POST", "/users/*", status=403, code=50007)
        await care.world.mia.submit_modal(form, {"text": "No boats, please."})

        assert care.world.say("reports-not-told") in care.notices[0].text
        noted = [event.facts for event in await care.events(EventKind.WARNED)]
        assert {"text": "No boats, please."} in noted
        assert {"problem": "no-direct-messages"} in noted

    async def test_blocked_they_draw_no_more_and_the_picture_is_gone(self, care: Aftercare) -> None:
        shown = await care.world.drawn()
        await care.report(shown)

        form = await care.press("Block …")
        await care.world.mia.submit_modal(form, {"time": ["week"], "reason": "Too many boats"})

        assert care.world.message(shown.id).files == []
        refused = said(await care.world.imagine("another boat"))
        assert care.world.env.errors  # the refusal, as the tree was handed it
        assert "Too many boats" in refused
        assert "until <t:" in refused
        assert "**Removed, and blocked**" in care.notices[0].text
        (event,) = await care.events(EventKind.BLOCKED)
        assert event.facts["reason"] == "Too many boats"

    async def test_of_two_moderators_one_decides(self, care: Aftercare) -> None:
        shown = await care.world.drawn()
        await care.report(shown)
        form = await care.press("Warn …")

        await care.press("Dismiss")
        late = await care.world.mia.submit_modal(form, {"text": "No."})

        assert said(late).startswith(f"{care.world.mia.mention} has decided already.")
        assert "```\nNo.\n```" in said(late)
        assert care.world.message(shown.id).files == shown.files
        assert direct_messages(care, care.world.ann.id) == []

    async def test_members_decide_nothing(self, care: Aftercare) -> None:
        shown = await care.world.drawn()
        await care.report(shown)
        notice = care.on(care.notices[0])
        care.world.env.backend.edit_channel(care.channel.id, {}, overwrites=[])
        await care.world.env.settle()

        press = await care.world.bob.click(notice, label="Remove")

        assert said(press) == care.world.say("refusal-not-moderator")
        assert care.world.message(shown.id).files == shown.files

    async def test_nobody_decides_about_their_own_picture(self, care: Aftercare) -> None:
        asked = await care.world.mia.slash(care.world.channel, "imagine", prompt="my boat")
        await care.world.harness.all_over()
        await care.report(care.world.shown(asked))

        press = await care.press("Dismiss")

        assert said(press) == care.world.say("refusal-reports-own-picture")

    async def test_it_works_days_later_and_after_a_restart(self, care: Aftercare) -> None:
        shown = await care.world.drawn()
        await care.report(shown)
        await care.world.harness.clock.advance(2 * DAY)
        await care.world.restart()

        await care.press("Remove")

        assert care.world.message(shown.id).files == []
        assert care.notices[0].buttons == []


class TestQueue:
    async def test_moderators_go_through_it_and_decide(self, care: Aftercare) -> None:
        first, second = await care.world.drawn("a boat"), await care.world.drawn("a kite")
        await care.report(first)
        await care.world.harness.clock.advance(1)
        await care.report(second)
        mia = care.world.mia

        queue = await mia.slash(care.world.channel, "reports")
        assert "a boat" in care.world.shown(queue).text
        assert "1 of 2" in care.world.shown(queue).text
        await care.world.click(queue, "Next", who=mia)
        assert "a kite" in care.world.shown(queue).text
        await care.world.click(queue, "Remove", who=mia)

        assert care.world.message(second.id).files == []
        assert "**Removed**" in care.notices[1].text
        assert "a boat" in care.world.shown(queue).text
        await care.world.click(queue, "Dismiss", who=mia)
        assert care.world.shown(queue).text == care.world.say("reports-none")

    async def test_it_is_the_moderators(self, care: Aftercare) -> None:
        bot = care.world.env.bot
        assert isinstance(bot, EaselBot)

        listed = {one.name: one for one in await bot.tree.fetch_commands()}

        wanted = discord.Permissions(manage_messages=True)
        for name in ("reports", "block", "remove-all", "Block from Easel"):
            assert listed[name].default_member_permissions == wanted
            assert not listed[name].dm_permission
        assert listed["Report picture"].default_member_permissions is None


def direct_messages(care: Aftercare, user_id: int) -> list[str]:
    """What the bot wrote to somebody in private."""
    backend = care.world.env.backend
    return [
        shown.text
        for channel_id, channel in backend.channels.items()
        if user_id in getattr(channel, "recipient_ids", ())
        for shown in care.world.messages(channel_id)
    ]
