"""/reviews: what waits, in which order, who has it, and several decided at once."""

from dataclasses import replace
from functools import partial

import pytest
from simcord.actors import MemberActor
from simcord.backend.errors import SetupError
from simcord.results import InteractionResult

from bot.db.database import Database
from cogs.audit.model import EventKind
from cogs.filter.changes import addition
from cogs.filter.model import Action, Kind, checked_entry
from cogs.filter.service import FilterService
from cogs.queue.model import HOLD_SECONDS, PAGE_SIZE
from cogs.server.model import PingFor
from tests.harness.managing import a_manager, let_everybody_see
from tests.harness.reported import Aftercare, aftercare_in, said
from tests.harness.world import World


@pytest.fixture
async def care(world: World, store: Database) -> Aftercare:
    """A server whose filter wants to see foxes first, and refuses willows."""
    care = await aftercare_in(world, store)
    clock = world.harness.clock
    filters = FilterService(database=store, audit_log=care.audit_log, clock=clock)
    for word, action in (("fox", Action.REVIEW), ("willow", Action.REFUSE)):
        entry = checked_entry(kind=Kind.WORD, text=word, action=action)
        await filters.change(world.guild.id, partial(addition, entry=entry), by=1)
    return care


async def flagged(care: Aftercare) -> None:
    await care.world.imagine("a fox in the snow")
    await care.world.harness.all_over()


async def reported(care: Aftercare, category: str = "other") -> None:
    await care.report(await care.world.drawn("a paper boat"), "rude", category=category)


async def appealed(care: Aftercare) -> None:
    refused = await care.world.ann.slash(care.world.channel, "imagine", prompt="a willow")
    assert care.world.env.errors  # the refusal, as the tree was handed it
    assert refused.response is not None
    form = await care.world.ann.click(refused.response, label="Appeal to the moderators")
    await care.world.ann.submit_modal(form, {"reason": "a tree"})


class Listed:
    """One moderator's list."""

    def __init__(self, care: Aftercare, result: InteractionResult, who: MemberActor) -> None:
        self.care, self.result, self.who = care, result, who

    @property
    def text(self) -> str:
        return self.care.world.shown(self.result).text

    @property
    def values(self) -> list[str]:
        """What can be chosen, in the order in which it is shown."""
        parts = self.care.world.shown(self.result).components
        (select,) = [
            item
            for row in parts
            for item in row.get("components", ())
            if item.get("options") is not None
        ]
        return [option["value"] for option in select["options"]]

    async def choose(self, *values: str) -> None:
        assert self.result.response is not None
        await self.who.select(self.result.response, list(values))

    async def press(self, label: str) -> InteractionResult:
        assert self.result.response is not None
        return await self.who.click(self.result.response, label=label)


async def listed(care: Aftercare, who: MemberActor | None = None, **options: object) -> Listed:
    whoever = who or care.world.mia
    if who is not None:
        let_everybody_see(care.world, "reviews")
    return Listed(care, await whoever.slash(care.world.channel, "reviews", **options), whoever)


async def test_everything_that_waits_is_listed_the_urgent_first(care: Aftercare) -> None:
    clock = care.world.harness.clock
    await flagged(care)
    await clock.advance(3 * 3600)
    await appealed(care)
    await reported(care, "minors")

    its = await listed(care)

    assert "**3 cases wait for a decision**" in its.text
    kinds = [value.partition(":")[0] for value in its.values]
    assert kinds == ["report", "review", "appeal"]
    assert "**1 · ⚠️ Report: Minors**" in its.text
    assert "**2 · Approval**" in its.text
    assert "waits for 3 hours" in its.text
    assert "|| a willow ||" in its.text
    notices = [f"/{care.channel.id}/{one.id})" in its.text for one in care.notices]
    assert notices == [True, True, True]
    only = await listed(care, what="appeal")
    assert "**One case waits for a decision**" in only.text


async def test_nothing_waits(care: Aftercare) -> None:
    assert care.world.say("queue-none") in (await listed(care)).text


async def test_it_has_pages(care: Aftercare) -> None:
    for _ in range(PAGE_SIZE + 1):
        await care.world.harness.clock.advance(3600)
        await flagged(care)

    its = await listed(care)
    first = its.values
    assert "Page 1 of 2" in its.text
    await its.press("Next")

    assert "Page 2 of 2" in its.text
    (second,) = its.values
    assert second not in first


async def test_members_read_nothing(care: Aftercare) -> None:
    its = await listed(care, care.world.bob)

    assert said(its.result) == care.world.say("refusal-not-moderator")
    assert care.world.env.errors  # the refusal, as the tree was handed it


async def test_what_is_taken_names_its_moderator_until_the_time_is_over(care: Aftercare) -> None:
    max_ = a_manager(care.world)
    await reported(care)
    its = await listed(care)

    await its.choose(*its.values)
    await its.press("Take")

    assert f"{care.world.mia.mention} has it" in its.text
    theirs = await listed(care, max_)
    assert f"{care.world.mia.mention} has it" in theirs.text
    await theirs.choose(*theirs.values)
    await theirs.press("Approve")
    assert "Another moderator has one case; it stays theirs." in theirs.text
    await theirs.choose(*theirs.values)
    await theirs.press("Take")
    assert f"{care.world.mia.mention} has it" in theirs.text
    await care.world.harness.clock.advance(HOLD_SECONDS + 1)
    await theirs.press("Take")
    assert f"{max_.mention} has it" in theirs.text
    await theirs.press("Give back")
    assert "has it" not in theirs.text
    with pytest.raises(SetupError, match="disabled"):
        await theirs.press("Approve")


async def test_several_are_approved_at_once_after_a_restart(care: Aftercare) -> None:
    await flagged(care)
    await appealed(care)
    await reported(care)
    its = await listed(care)
    await its.choose(*its.values)
    await care.world.restart()

    await its.press("Approve (3)")

    assert "✓ 3 cases are decided." in its.text
    assert care.world.say("queue-none") in its.text
    assert [notice.buttons for notice in care.notices] == [[], [], []]
    texts = " ".join(notice.text for notice in care.notices)
    for outcome in ("**Approved** by", "**Accepted** by", "**Dismissed** by"):
        assert f"{outcome} {care.world.mia.mention}" in texts
    decided = (EventKind.APPROVED, EventKind.APPEAL_ACCEPTED, EventKind.REPORT_DISMISSED)
    assert {event.actor_id for event in await care.events(*decided)} == {care.world.mia.id}
    assert len((await care.world.drawn("a willow")).files) == 1


async def test_several_are_refused_at_once_with_a_reason(care: Aftercare) -> None:
    await flagged(care)
    await reported(care)
    its = await listed(care)
    await its.choose(*its.values)

    form = await its.press("Refuse … (2)")
    assert form.modal is not None
    assert form.modal["title"] == "Refuse 2 cases"
    await care.world.mia.submit_modal(form, {"reason": "no animals"})

    assert "✓ 2 cases are decided." in its.text
    texts = [notice.text for notice in care.notices]
    assert f"**Rejected** by {care.world.mia.mention}\n> no animals" in texts[0]
    assert f"**Removed** by {care.world.mia.mention}" in texts[1]


async def test_each_is_decided_once_although_two_moderators_press(care: Aftercare) -> None:
    await reported(care)
    its, theirs = await listed(care), await listed(care, a_manager(care.world))
    for one in (its, theirs):
        await one.choose(*one.values)

    await its.press("Approve")
    await theirs.press("Approve")

    assert "One case was decided by somebody else before" in theirs.text
    assert len(await care.events(EventKind.REPORT_DISMISSED)) == 1


async def test_nobody_decides_about_their_own(care: Aftercare) -> None:
    mine = await care.world.mia.slash(care.world.channel, "imagine", prompt="my boat")
    await care.world.harness.all_over()
    await care.report(care.world.shown(mine))
    its = await listed(care)
    await its.choose(*its.values)

    await its.press("Approve")

    assert "One case is about you" in its.text


class TestFlagged:
    async def test_moderators_read_what_matched_behind_a_spoiler(self, care: Aftercare) -> None:
        asked = await care.world.imagine("a fox in the snow")
        await care.world.harness.all_over()

        (notice,) = care.notices
        assert "It found || fox || because of the entry || fox ||" in notice.text
        assert "|| a fox in the snow ||" in notice.text
        (gallery,) = [one["items"] for one in notice.components if "items" in one]
        assert [item["spoiler"] for item in gallery] == [True]
        assert "because of the entry" not in care.world.shown(asked).text


class TestPings:
    @pytest.mark.parametrize(
        ("ping_for", "category", "is_pinged"),
        [
            (PingFor.URGENT, "other", False),
            (PingFor.URGENT, "minors", True),
            (PingFor.EACH, "other", True),
        ],
    )
    async def test_the_role_is_pinged_for_what_the_server_chose(
        self, care: Aftercare, ping_for: PingFor, category: str, *, is_pinged: bool
    ) -> None:
        role = care.world.guild.create_role("Moderators", mentionable=True)
        await pings(care, role.id, ping_for)

        await reported(care, category)

        (notice,) = care.notices
        assert notice.message.ping_role_ids == ([role.id] if is_pinged else [])
        assert notice.message.ping_user_ids == []

    async def test_everyone_is_never_pinged(self, care: Aftercare) -> None:
        await pings(care, care.world.guild.id, PingFor.EACH)

        await reported(care, "minors")

        (notice,) = care.notices
        assert "<@&" not in notice.text
        assert notice.message.ping_role_ids == []

    async def test_a_case_that_becomes_urgent_is_posted_again(self, care: Aftercare) -> None:
        role = care.world.guild.create_role("Moderators", mentionable=True)
        await pings(care, role.id, PingFor.URGENT)
        shown = await care.world.drawn("a paper boat")
        await care.report(shown, "rude")
        (before,) = care.notices

        await care.report(shown, "a child", who=care.world.mia, category="minors")

        (notice,) = care.notices
        assert notice.id != before.id
        assert notice.message.ping_role_ids == [role.id]
        assert "Urgent: it is about minors" in notice.text
        assert "> rude" in notice.text


async def pings(care: Aftercare, role_id: int, ping_for: PingFor) -> None:
    await care.servers.change(
        care.world.guild.id,
        lambda its: replace(its, ping_role_id=role_id, ping_for=ping_for),
        by=1,
    )
