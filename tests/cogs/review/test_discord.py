"""Pictures that moderators look at first: what everybody sees, and who may decide what."""

from collections.abc import AsyncGenerator

import discord
import pytest
from simcord.results import InteractionResult

from bot.db.database import Database
from bot.imagine.job import TOKEN_LIFETIME_SECONDS, JobState
from bot.imagine.request import Review
from cogs.audit.model import EventKind
from cogs.cases import Notice
from cogs.review.model import ReviewState, Verdict
from tests.harness.answers import answering, refused
from tests.harness.results import answer, filled_in, pressed
from tests.harness.reviewing import (
    Desk,
    desk_in,
    forbid_files,
    job_of,
    moderators_channel,
    on,
)

HOUR = 3600.0


@pytest.fixture
async def desk(store: Database) -> AsyncGenerator[Desk]:
    async with desk_in(store) as opened:
        yield opened


class TestWaiting:
    async def test_moderators_see_the_picture_and_nobody_else_does(self, desk: Desk) -> None:
        reply = await desk.asked("a paper boat")

        assert reply.files == []
        assert reply.buttons == []
        assert "Waiting for approval" in reply.text
        assert "a paper boat" not in reply.text
        assert len(desk.notice.files) == 1
        assert "a paper boat" in desk.notice.text
        assert f"{desk.world.ann.mention} in {desk.world.channel.mention}" in desk.notice.text
        assert desk.notice.buttons == ["Approve", "Approve as spoiler", "Reject …"]
        assert desk.notice.message.ping_user_ids == []
        (seen,) = desk.world.channel.history(viewer=desk.world.bob)
        assert seen.attachments == []

    async def test_a_private_picture_waits_as_well(self, desk: Desk) -> None:
        reply = await desk.asked("a secret boat", private=True)

        assert reply.is_private
        assert reply.files == []
        assert "a secret boat" in reply.text
        assert "for them alone" in desk.notice.text

    async def test_it_says_why_it_is_there(self, desk: Desk) -> None:
        desk.rules.why = Review.FILTER

        await desk.asked()

        assert "the prompt filter asks for it" in desk.notice.text
        (event,) = await desk.events()
        assert (event.kind, event.facts) == (EventKind.REVIEW_ASKED, {"why": "filter"})

    async def test_what_nobody_wants_to_see_first_is_shown_at_once(self, desk: Desk) -> None:
        desk.rules.why = None

        reply = await desk.asked()

        assert len(reply.files) == 1
        assert desk.world.messages(desk.channel.id) == []


class TestDecision:
    async def test_an_approved_picture_comes_on_the_same_reply(self, desk: Desk) -> None:
        reply = await desk.asked("a paper boat")
        pictures = desk.notice.message.attachments

        await desk.press("Approve")

        (shown,) = desk.world.messages()
        assert shown.id == reply.id
        assert len(shown.files) == 1
        assert shown.files[0] == pictures[0]["filename"]
        assert "a paper boat" in shown.text
        assert desk.notice.buttons == []
        assert f"**Approved** by {desk.world.mia.mention}" in desk.notice.text
        assert len(desk.notice.files) == 1
        assert await desk.state_of(shown) is ReviewState.APPROVED
        kinds = {event.kind: event.actor_id for event in await desk.events()}
        assert kinds == {EventKind.REVIEW_ASKED: None, EventKind.APPROVED: desk.world.mia.id}

    async def test_a_spoiler_is_covered(self, desk: Desk) -> None:
        await desk.asked()

        await desk.press("Approve as spoiler")

        (shown,) = desk.world.messages()
        assert all(name.startswith("SPOILER_") for name in shown.files)
        (gallery,) = [one["items"] for one in shown.components if "items" in one]
        assert [item["spoiler"] for item in gallery] == [True]

    async def test_a_private_picture_stays_private(self, desk: Desk) -> None:
        reply = await desk.asked(private=True)

        await desk.press("Approve")

        shown = desk.world.message(reply.id)
        assert shown.is_private
        assert len(shown.files) == 1
        assert desk.world.channel.history(viewer=desk.world.bob) == []

    async def test_a_spoiler_that_is_published_stays_covered(self, desk: Desk) -> None:
        reply = await desk.asked(private=True)
        await desk.press("Approve as spoiler")

        private = on(desk.world, desk.world.message(reply.id))
        await desk.world.ann.click(private, label="Publish")

        (name,) = desk.world.messages()[-1].files
        assert name.startswith("SPOILER_")

    async def test_long_after_it_still_comes_on_the_same_reply(self, desk: Desk) -> None:
        reply = await desk.asked()
        await desk.clock.advance(5 * HOUR)

        await desk.press("Approve")

        (shown,) = desk.world.messages()
        assert shown.id == reply.id
        assert len(shown.files) == 1

    async def test_a_usual_reason_is_said(self, desk: Desk) -> None:
        reply = await desk.asked("a paper boat")

        await desk.choose("explicit")

        shown = desk.world.message(reply.id)
        assert shown.files == []
        assert "It is too explicit for this channel." in shown.text
        assert "a paper boat" not in shown.text
        assert desk.world.say("card-review-hidden") not in shown.text
        assert shown.buttons == ["Edit prompt"]
        form = await pressed(desk.world, shown, "Edit prompt")
        assert filled_in(form)["prompt"] == "a paper boat"
        denied = await pressed(desk.world, shown, "Edit prompt", who=desk.world.bob)
        assert "a paper boat" not in answer(desk.world, denied).text
        assert f"**Rejected** by {desk.world.mia.mention}" in desk.notice.text
        assert "too explicit" in desk.notice.text
        assert await desk.state_of(shown) is ReviewState.REJECTED

    async def test_a_reason_can_be_written(self, desk: Desk) -> None:
        reply = await desk.asked()

        form = await desk.press("Reject …")
        await desk.world.mia.submit_modal(form, {"reason": "not @everyone **today**"})

        assert "not @\u200beveryone \\*\\*today\\*\\*" in desk.world.message(reply.id).text
        assert desk.notice.buttons == []

    async def test_a_reason_need_not_be_written(self, desk: Desk) -> None:
        reply = await desk.asked()

        form = await desk.press("Reject …")
        await desk.world.mia.submit_modal(form, {})

        assert desk.world.say("failure-review-rejected") in desk.world.message(reply.id).text

    async def test_the_second_of_two_is_told_who_was_quicker(self, desk: Desk) -> None:
        reply = await desk.asked()
        form = await desk.press("Reject …")

        await desk.press("Approve")
        late = await desk.world.mia.submit_modal(form, {"reason": "no"})

        assert said(late).startswith(f"{desk.world.mia.mention} has decided already.")
        assert "```\nno\n```" in said(late)
        assert len(desk.world.message(reply.id).files) == 1

    async def test_members_may_not_decide(self, desk: Desk) -> None:
        await desk.asked()
        message = desk.target
        desk.world.env.backend.edit_channel(desk.channel.id, {}, overwrites=[])
        await desk.world.env.settle()

        press = await desk.world.bob.click(message, label="Approve")

        assert said(press) == desk.world.say("refusal-not-moderator")
        assert "Approve" in desk.world.messages(desk.channel.id)[0].buttons

    async def test_nobody_decides_about_their_own_picture(self, desk: Desk) -> None:
        await desk.world.mia.slash(desk.world.channel, "imagine", prompt="my own boat")
        await desk.world.harness.all_over()

        press = await desk.press("Approve")

        assert said(press) == desk.world.say("refusal-review-own")

    async def test_it_works_after_a_restart(self, desk: Desk) -> None:
        reply = await desk.asked()
        await desk.world.restart()

        await desk.press("Approve")

        assert len(desk.world.message(reply.id).files) == 1


class TestWaitsThatEnd:
    async def test_when_nobody_decides_it_says_so_and_offers_retry(self, desk: Desk) -> None:
        reply = await desk.asked("a paper boat")
        await desk.clock.advance(49 * HOUR)

        await desk.look()
        await desk.look()

        shown = desk.world.message(reply.id)
        assert desk.world.say("failure-review-expired") in shown.text
        assert shown.buttons == ["Retry", "Edit prompt"]
        assert "Nobody decided in time" in desk.notice.text
        assert desk.notice.buttons == []
        assert await desk.state_of(shown) is ReviewState.EXPIRED

    async def test_a_retry_is_reviewed_anew(self, desk: Desk) -> None:
        reply = await desk.asked()
        await desk.clock.advance(49 * HOUR)
        await desk.look()

        await desk.world.ann.click(on(desk.world, desk.world.message(reply.id)), label="Retry")
        await desk.world.harness.all_over()
        await desk.press("Approve")

        assert len(desk.world.message(reply.id).files) == 1

    async def test_a_deleted_message_of_the_moderators_is_noticed(self, desk: Desk) -> None:
        reply = await desk.asked()
        await desk.world.mia.delete(desk.target)

        await desk.look(searches=True)

        shown = desk.world.message(reply.id)
        assert desk.world.say("failure-review-lost") in shown.text
        assert shown.buttons == ["Retry", "Edit prompt"]

    async def test_what_was_taken_away_meanwhile_is_not_shown(self, desk: Desk) -> None:
        reply = await desk.asked()
        job_id = await job_of(desk, reply)
        await desk.world.harness.ledger.claim_removal(job_id, by=desk.world.bob.id)

        await desk.press("Approve")

        assert desk.world.message(reply.id).files == []
        assert "but not shown" in desk.notice.text

    async def test_a_deleted_channel_is_noticed_at_once(self, desk: Desk) -> None:
        reply = await desk.asked()

        desk.world.env.backend.delete_channel(desk.channel.id)
        await desk.world.env.settle()

        assert desk.world.say("failure-review-lost") in desk.world.message(reply.id).text

    async def test_a_decision_that_a_killed_process_left_is_told(self, desk: Desk) -> None:
        reply = await desk.asked()
        job = await desk.world.harness.ledger.find(await job_of(desk, reply))
        assert job is not None
        seen_at = Notice(channel_id=desk.channel.id, message_id=desk.notice.id)
        await desk.reviews.decide(job, Verdict.APPROVE, by=desk.world.mia.id, seen_at=seen_at)

        await desk.look(is_start=True)

        assert len(desk.world.message(reply.id).files) == 1
        assert desk.notice.buttons == []


class TestOutOfReach:
    @pytest.mark.parametrize("is_gone", [True, False])
    async def test_without_a_channel_nobody_sees_it_and_it_is_said(
        self,
        desk: Desk,
        is_gone: bool,  # noqa: FBT001 - a parameter of the test
    ) -> None:
        await desk.posts_in(1 if is_gone else None)

        reply = await desk.asked()

        assert reply.files == []
        assert desk.world.say("failure-review-unreachable") in reply.text
        assert reply.buttons == ["Retry", "Edit prompt"]
        assert desk.world.messages(desk.channel.id) == []
        (event,) = await desk.events()
        assert event.facts["problem"] == "no-channel"
        job = await desk.world.harness.ledger.find(await job_of(desk, reply))
        assert job is not None
        assert job.state is JobState.FAILED

    async def test_the_log_channel_stands_in_where_only_moderators_read_it(
        self, desk: Desk
    ) -> None:
        log = moderators_channel(desk.world, "mod-log")
        await desk.posts_in(1, log=log.id)

        reply = await desk.asked()
        (notice,) = desk.world.messages(log.id)
        assert desk.world.say("review-fallback") in notice.text
        await desk.world.mia.click(on(desk.world, notice), label="Approve")

        assert len(desk.world.message(reply.id).files) == 1

    async def test_a_log_channel_for_everyone_does_not(self, desk: Desk) -> None:
        log = desk.world.guild.create_text_channel("open-log")
        await desk.posts_in(1, log=log.id)

        reply = await desk.asked()

        assert desk.world.messages(log.id) == []
        assert desk.world.say("failure-review-unreachable") in reply.text


class TestCheckedAgain:
    async def test_what_the_rules_forbid_meanwhile_is_not_shown(self, desk: Desk) -> None:
        desk.rules.why, desk.rules.is_forbidden = None, True

        reply = await desk.asked()

        assert reply.files == []
        assert desk.world.say("failure-review-no-longer-allowed") in reply.text

    async def test_what_they_forbid_before_it_is_approved_is_not_shown(self, desk: Desk) -> None:
        reply = await desk.asked()
        desk.rules.is_forbidden = True

        await desk.press("Approve")

        shown = desk.world.message(reply.id)
        assert shown.files == []
        assert desk.world.say("failure-review-no-longer-allowed") in shown.text
        assert "but not shown" in desk.notice.text
        assert await desk.state_of(shown) is ReviewState.BARRED

    async def test_roles_are_looked_up_where_time_has_passed(self, desk: Desk) -> None:
        await desk.asked()
        artists = desk.world.guild.create_role("Artists")
        world = desk.world
        world.env.backend.get_guild(world.guild.id).members[world.ann.id].role_ids.append(
            artists.id
        )
        await desk.clock.advance(HOUR)

        await desk.press("Approve")

        assert artists.id in desk.rules.looked_at[-1].requester.role_ids

    async def test_a_process_without_a_gateway_asks_for_everything(
        self, desk: Desk, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        reply = await desk.asked()
        forbid_files(desk.world)
        await desk.clock.advance(HOUR)
        monkeypatch.setattr(desk.world.env.bot, "get_guild", lambda _: None)

        await desk.press("Approve")

        assert "Attach Files" in desk.world.message(reply.id).text

    async def test_where_discord_does_not_tell_roles_are_as_they_were(
        self, desk: Desk, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        async def nobody_answers(*_: object) -> discord.Member:
            raise TimeoutError

        reply = await desk.asked()
        await desk.clock.advance(HOUR)
        monkeypatch.setattr(discord.Guild, "fetch_member", nobody_answers)

        await desk.press("Approve")

        assert len(desk.world.message(reply.id).files) == 1

    async def test_a_picture_of_somebody_who_left_is_not_shown(self, desk: Desk) -> None:
        reply = await desk.asked()
        desk.world.guild.remove_member(desk.world.ann)
        await desk.clock.advance(HOUR)

        await desk.press("Approve")

        assert "has left this server" in desk.world.message(reply.id).text

    async def test_a_picture_the_bot_may_no_longer_post_is_not_shown(self, desk: Desk) -> None:
        reply = await desk.asked()
        forbid_files(desk.world)
        await desk.world.env.settle()

        await desk.press("Approve")

        shown = desk.world.message(reply.id)
        assert shown.files == []
        assert "Attach Files" in shown.text


def said(result: InteractionResult) -> str:
    """The answer to a press, which only the one who pressed sees."""
    followups = [one.content for one in result.followups]
    return followups[-1] if followups else (result.response.content if result.response else "")


async def test_one_review_that_cannot_be_told_does_not_hold_up_the_others(desk: Desk) -> None:
    first, second = await desk.asked("a first boat"), await desk.asked("a second boat")
    await desk.clock.advance(TOKEN_LIFETIME_SECONDS)
    approved = on(desk.world, desk.world.messages(desk.channel.id)[0])
    with answering(f"PATCH /channels/.*/messages/{first.id}", refused(400, 50083)):
        await desk.world.mia.click(approved, label="Approve")
        await desk.clock.advance(3 * 24 * 3600.0)
        for _ in range(4):
            await desk.look()

    assert await desk.state_of(second) is ReviewState.EXPIRED
    assert desk.world.say("failure-review-expired") in desk.world.message(second.id).text
    moved = desk.world.messages()[-1]
    assert len(moved.files) == 1
    assert await desk.state_of(moved) is ReviewState.APPROVED


@pytest.mark.parametrize("code", [20009, 200000, 240000])
async def test_an_approved_picture_that_discord_does_not_show_ends_in_words(
    desk: Desk, code: int
) -> None:
    reply = await desk.asked()

    with answering("PATCH /webhooks/.*", refused(400, code), with_files=True):
        await desk.press("Approve")

    assert desk.world.say("failure-picture-refused") in desk.world.message(reply.id).text
    assert desk.world.message(reply.id).buttons == ["Edit prompt"]
    assert await desk.state_of(reply) is ReviewState.LOST


@pytest.mark.parametrize("code", [20009, 50035])
async def test_a_picture_that_moderators_cannot_be_shown_ends_in_words(
    desk: Desk, code: int
) -> None:
    posted = f"POST /channels/{desk.channel.id}/messages"
    with answering(posted, refused(400, code)):
        reply = await desk.asked()

    words_id = "failure-picture-refused" if code == 20009 else "failure-review-unreachable"
    assert desk.world.say(words_id) in reply.text
    assert await desk.state_of(reply) is ReviewState.UNREACHABLE
