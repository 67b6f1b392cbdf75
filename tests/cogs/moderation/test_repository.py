"""Reports, removals and blocks on record: the same on SQLite and on PostgreSQL."""

import asyncio
from dataclasses import dataclass, replace

import pytest

from bot.db.database import Database
from bot.imagine.job import Job, JobState
from bot.imagine.request import SubmittedRequest
from bot.imagine.requester import Place, Requester
from bot.imagine.result import ResultInfo
from bot.jobs.gate import Gate, silent
from bot.jobs.ledger import JobLedger
from cogs.audit.audit_log import AuditLog
from cogs.audit.model import EventKind, EventQuery
from cogs.cases import Notice
from cogs.moderation.block import BlockedError, BlockTime, NotBlockedError
from cogs.moderation.blocks_check import BlocksCheck
from cogs.moderation.blocks_service import PAGE_SIZE, BlockService
from cogs.moderation.model import (
    Decision,
    NothingToRemoveError,
    ReportCase,
    ReportDecidedError,
    ReportedError,
    ReportState,
    ReportUnknownError,
    TooManyReportsError,
)
from cogs.moderation.removals import BulkRemovals, RemovalScope
from cogs.moderation.service import LEASE_SECONDS, REPORTS_PER_HOUR, ReportService
from tests.fakes.clock import FakeClock
from tests.fakes.requests import ANN, BOB, CYD, a_reply, a_request

GUILD, ELSEWHERE, CHANNEL, MIRA, THEO = 12, 13, 11, 901, 902
HOUR = 3600.0


@dataclass(kw_only=True)
class Office:
    """A process with its books, on a database that others may share."""

    database: Database
    clock: FakeClock

    def __post_init__(self) -> None:
        database, clock = self.database, self.clock
        self.audit_log = audit_log = AuditLog(database=database, clock=clock)
        self.ledger = JobLedger(database=database, clock=clock)
        self.reports = ReportService(database=database, audit_log=audit_log, clock=clock)
        self.removals = BulkRemovals(database=database, audit_log=audit_log, clock=clock)
        self.blocks = BlockService(database=database, audit_log=audit_log, clock=clock)
        self.check = BlocksCheck(blocks=self.blocks, elsewhere_counts=True)

    async def drawn(self, user_id: int = ANN, *, state: JobState = JobState.DELIVERED) -> Job:
        """A result that is there to see."""
        reply = a_reply(user_id, now=self.clock.time(), message_id=77)
        job = await self.ledger.add(a_request(), reply)
        await self.ledger.posting(job.id, 0)
        await self.ledger.delivering(job.id, ResultInfo(got=1, asked=1, seconds=1.0))
        if state is JobState.DELIVERED:
            await self.ledger.closed(job.id, state, None)
        return await self.found(job)

    async def found(self, job: Job) -> Job:
        found = await self.ledger.find(job.id)
        assert found is not None
        return found

    async def report(self, job: Job, by: int = BOB, reason: str = "rude") -> ReportCase:
        return await self.reports.add(job, by=by, reason=reason, message_id=77)

    async def block(self, user_id: int = ANN, time: BlockTime = BlockTime.HOUR) -> None:
        await self.blocks.add(self.blocks.new(GUILD, user_id, time, reason="why", by=MIRA))

    async def kinds(self) -> list[EventKind]:
        found = await self.audit_log.find(EventQuery(guild_id=GUILD), limit=50)
        return sorted(event.kind for event in found)


@pytest.fixture
def office(database: Database) -> Office:
    return Office(database=database, clock=FakeClock(auto=False))


def asked_by(user_id: int, guild_id: int | None = GUILD) -> SubmittedRequest:
    place = Place(channel_id=CHANNEL, guild_id=guild_id)
    return replace(a_request(), requester=Requester(user_id=user_id, place=place))


class TestReports:
    async def test_reports_of_one_picture_are_one_case(self, office: Office) -> None:
        job = await office.drawn()
        await office.reports.told(await office.report(job), Notice(channel_id=1, message_id=2))
        await office.clock.advance(1)

        case = await office.report(job, CYD, "  very \n rude ")

        assert [one.reporter_id for one in case.reports] == [BOB, CYD]
        assert [one.reason for one in case.reports] == ["rude", "very rude"]
        assert case.notice == Notice(channel_id=1, message_id=2)
        assert (case.user_id, case.guild_id, case.reports[0].message_id) == (ANN, GUILD, 77)

    async def test_one_person_reports_a_picture_once_even_after_it_was_dismissed(
        self, office: Office
    ) -> None:
        job = await office.drawn()
        await office.report(job)
        await office.reports.decide(job, Decision.DISMISS, by=MIRA)

        with pytest.raises(ReportedError):
            await office.report(job)
        assert (await office.report(job, CYD)).reports[0].reporter_id == CYD

    async def test_one_person_makes_only_so_many_reports_in_an_hour(self, office: Office) -> None:
        for _ in range(REPORTS_PER_HOUR):
            await office.report(await office.drawn())
        job = await office.drawn()

        with pytest.raises(TooManyReportsError):
            await office.report(job)
        await office.report(job, CYD)
        await office.clock.advance(HOUR + 1)
        assert len((await office.report(job)).reports) == 2

    async def test_two_reports_at_once_are_both_taken_and_a_double_click_once(
        self, office: Office
    ) -> None:
        job = await office.drawn()

        results = await asyncio.gather(
            office.report(job),
            office.report(job, CYD),
            office.report(job),
            return_exceptions=True,
        )

        assert sum(isinstance(one, ReportedError) for one in results) == 1
        case = await office.reports.open_case(job.id)
        assert case is not None
        assert sorted(one.reporter_id for one in case.reports) == [BOB, CYD]

    @pytest.mark.parametrize("decision", [Decision.REMOVE, Decision.WARN, Decision.BLOCK])
    async def test_decided_the_picture_counts_as_removed_in_the_same_moment(
        self, office: Office, decision: Decision
    ) -> None:
        job = await office.drawn()
        await office.report(job)

        case = await office.reports.decide(job, decision, by=MIRA)

        assert (case.state, case.decided_by) == (decision.state, MIRA)
        assert (await office.found(job)).removed_at == office.clock.time()
        assert EventKind.REMOVED in await office.kinds()
        assert await office.reports.open_case(job.id) is None

    async def test_dismissed_the_picture_stays(self, office: Office) -> None:
        job = await office.drawn()
        await office.report(job)

        case = await office.reports.decide(job, Decision.DISMISS, by=MIRA)

        assert case.state is ReportState.DISMISSED
        assert (await office.found(job)).removed_at is None
        assert await office.reports.leases.unattended(is_start=True) == []
        assert await office.kinds() == [EventKind.REPORT_DISMISSED, EventKind.REPORTED]

    async def test_of_two_moderators_the_second_is_told_who_was_quicker(
        self, office: Office
    ) -> None:
        job = await office.drawn()
        await office.report(job)

        results = await asyncio.gather(
            office.reports.decide(job, Decision.DISMISS, by=MIRA),
            office.reports.decide(job, Decision.REMOVE, by=THEO),
            return_exceptions=True,
        )

        (late,) = [one for one in results if isinstance(one, ReportDecidedError)]
        (case,) = [one for one in results if isinstance(one, ReportCase)]
        assert late.facts == {"person": f"<@{case.decided_by}>"}

    async def test_a_block_is_on_record_with_its_decision_or_not_at_all(
        self, office: Office
    ) -> None:
        job = await office.drawn()
        block = office.blocks.new(GUILD, ANN, BlockTime.DAY, reason="why", by=MIRA)

        with office.blocks.changing(ANN), pytest.raises(ReportUnknownError):
            await office.reports.decide(
                job,
                Decision.BLOCK,
                by=MIRA,
                also=lambda connection: office.blocks.put(connection, block),
            )
        assert await office.blocks.find(GUILD, ANN) is None

        await office.report(job)
        with office.blocks.changing(ANN):
            await office.reports.decide(
                job,
                Decision.BLOCK,
                by=MIRA,
                also=lambda connection: office.blocks.put(connection, block),
            )
        assert await office.blocks.find(GUILD, ANN) == block

    async def test_what_is_decided_is_taken_over_once_when_nobody_sees_to_it(
        self, office: Office
    ) -> None:
        job = await office.drawn()
        await office.report(job)
        await office.reports.decide(job, Decision.REMOVE, by=MIRA)
        assert await office.reports.leases.unattended() == []
        await office.clock.advance(LEASE_SECONDS + 1)

        (case,) = await office.reports.leases.unattended()
        taken = [await office.reports.leases.take_over(case) for _ in range(2)]

        assert taken == [True, False]
        assert await office.reports.leases.unattended() == []
        await office.reports.done(case)
        await office.clock.advance(LEASE_SECONDS + 1)
        assert await office.reports.leases.unattended() == []

    async def test_a_notice_that_is_pressed_is_on_record_even_if_its_poster_was_killed(
        self, office: Office
    ) -> None:
        job, pressed = await office.drawn(), Notice(channel_id=1, message_id=2)
        await office.report(job)

        case = await office.reports.decide(job, Decision.REMOVE, by=MIRA, seen_at=pressed)

        assert case.notice == pressed

    async def test_a_warning_can_be_sent_by_another_process(self, office: Office) -> None:
        job = await office.drawn()
        await office.report(job)
        await office.reports.decide(job, Decision.WARN, by=MIRA, warning="No.")
        await office.audit_log.forget(GUILD, before=office.clock.time() + 1)
        await office.clock.advance(LEASE_SECONDS + 1)

        (case,) = await office.reports.leases.unattended()

        assert case.warning == "No."

    async def test_the_queue_begins_with_what_waits_longest(self, office: Office) -> None:
        first, second = await office.drawn(), await office.drawn()
        for job, by in ((first, BOB), (second, BOB), (first, CYD)):
            await office.report(job, by)
            await office.clock.advance(1)

        places = [await office.reports.queue(GUILD, number) for number in (0, 1, 2, 9)]

        found = [place.case.job_id for place in places if place.case is not None]
        assert found == [first.id, first.id, second.id, second.id]
        assert {place.total for place in places} == {2}
        assert (await office.reports.queue(ELSEWHERE, 1)).case is None

    async def test_what_moderators_were_not_told_is_found(self, office: Office) -> None:
        told, untold = await office.drawn(), await office.drawn()
        case = await office.report(told)
        await office.reports.told(case, Notice(channel_id=1, message_id=2))
        await office.report(untold)

        (found,) = await office.reports.untold()

        assert found.job_id == untold.id


class TestRemovals:
    async def test_everything_of_these_hours_is_ordered_once(self, office: Office) -> None:
        old = await office.drawn()
        await office.clock.advance(2 * HOUR)
        since = office.clock.time() - HOUR
        new = [await office.drawn(), await office.drawn()]
        others = await office.drawn(BOB)
        scope = RemovalScope(user_id=ANN, since=since, guild_id=GUILD)
        assert await office.removals.count(scope) == 2

        order_id = await office.removals.begin(scope, by=MIRA)

        with pytest.raises(NothingToRemoveError):
            await office.removals.begin(scope, by=THEO)
        assert [(await office.found(job)).removed_at is None for job in (old, others)] == [True] * 2
        undone = await office.removals.leases.unattended()
        assert {removal.job_id for removal in undone} == {job.id for job in new}
        assert {removal.ordered_by for removal in undone} == {MIRA}
        await office.removals.done(undone[0], is_gone=True)
        state = await office.removals.state_in(GUILD, order_id)
        assert (state.done, state.total) == (1, 2)

    async def test_another_servers_pictures_are_not_counted(self, office: Office) -> None:
        await office.drawn()

        with pytest.raises(NothingToRemoveError):
            await office.removals.count(RemovalScope(user_id=ANN, since=0.0, guild_id=ELSEWHERE))


class TestBlocks:
    async def test_a_blocked_member_is_refused_here_and_not_elsewhere(self, office: Office) -> None:
        await office.block()
        gate = Gate(steps=[silent(office.check.check)])

        with pytest.raises(BlockedError) as refused:
            await gate.admit(asked_by(ANN))
        assert refused.value.facts["reason"] == "why"
        for request in (asked_by(BOB), asked_by(ANN, ELSEWHERE), asked_by(ANN, None)):
            assert (await gate.admit(request)).request == request

    async def test_it_holds_until_its_time_and_no_longer(self, office: Office) -> None:
        await office.block()
        await office.clock.advance(HOUR - 1)
        assert await office.blocks.find(GUILD, ANN) is not None

        await office.clock.advance(1)

        assert await office.blocks.find(GUILD, ANN) is None
        assert (await office.blocks.page(GUILD, 1)).total == 0
        with pytest.raises(NotBlockedError):
            await office.blocks.end(GUILD, ANN, by=MIRA)

    async def test_a_second_block_takes_the_place_of_the_first(self, office: Office) -> None:
        await office.block()
        await office.block(time=BlockTime.FOREVER)

        await office.clock.advance(9_000 * HOUR)

        block = await office.blocks.find(GUILD, ANN)
        assert block is not None
        assert block.expires_at is None
        assert (await office.blocks.page(GUILD, 1)).total == 1

    async def test_a_job_that_came_between_the_check_and_the_block_is_not_recorded(
        self, office: Office
    ) -> None:
        gate = Gate(steps=[silent(office.check.check)], counts=[silent(office.check.admission)])
        admitted = await gate.admit(asked_by(ANN))

        await office.block()

        with pytest.raises(BlockedError):
            await office.ledger.add(admitted.request, a_reply(ANN), admitted.admission)
        assert await office.ledger.under_way_of(ANN) == []

    async def test_what_they_asked_for_before_is_no_longer_shown(self, office: Office) -> None:
        gate = Gate(rechecks=[office.check.recheck])
        await office.block()

        with pytest.raises(BlockedError):
            await gate.require_still_allowed(asked_by(ANN))

    async def test_another_process_learns_of_a_block_in_time(self, office: Office) -> None:
        other = Office(database=office.database, clock=office.clock)
        assert await other.blocks.find(GUILD, ANN) is None

        await office.block()

        assert await other.blocks.find(GUILD, ANN) is not None

    async def test_pages_hold_each_block_once(self, office: Office) -> None:
        for user_id in range(1, PAGE_SIZE + 3):
            await office.block(user_id)

        pages = [await office.blocks.page(GUILD, number) for number in (1, 2)]

        listed = [block.user_id for page in pages for block in page.blocks]
        assert sorted(listed) == list(range(1, PAGE_SIZE + 3))
        assert [(page.number, page.count) for page in pages] == [(1, 2), (2, 2)]
        assert (await office.blocks.page(GUILD, 99)).number == 2
