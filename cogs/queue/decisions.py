"""Deciding several cases at once, each as the first or not at all."""

from collections.abc import Awaitable, Callable, Sequence
from functools import partial
from typing import assert_never

from bot.errors import RefusedError
from cogs.cases import Case
from cogs.filter import AppealState
from cogs.moderation import Decision
from cogs.queue.model import CaseKind, Outcome
from cogs.queue.service import QueueService
from cogs.review import Verdict
from cogs.services import Services

CarryOut = Callable[[], Awaitable[object]]
"""Does on Discord what is decided and on record."""


class Decisions:
    """Approves or refuses cases of every kind, by what each kind decides with itself."""

    def __init__(self, services: Services, *, queue: QueueService) -> None:
        self._services = services
        self._queue = queue

    async def decide(  # noqa: PLR0913 - all but two by name
        self,
        guild_id: int,
        chosen: Sequence[tuple[CaseKind, str]],
        *,
        approves: bool,
        by: int,
        is_manager: bool,
        reason: str = "",
    ) -> tuple[Outcome, list[CarryOut]]:
        """Decide each case; return what became of them, and what is left to do on Discord.

        ``is_manager``: they may decide about what is their own. ``reason`` is for reviews.
        """
        outcome, left = Outcome(), list[CarryOut]()
        others = await self._queue.of_others([id_ for _, id_ in chosen], by=by)
        for kind, case_id in chosen:
            if case_id in others:
                outcome.of_others += 1
                continue
            whose = await self._whose(guild_id, kind, case_id)
            if whose == by and not is_manager:
                outcome.own += 1
                continue
            try:
                carry_out = None
                if whose is not None:
                    carry_out = await self._decide(kind, case_id, approves, by, reason)
            except RefusedError:
                carry_out = None
            if carry_out is None:
                outcome.late += 1
            else:
                outcome.done += 1
                left.append(carry_out)
        return outcome, left

    async def _whose(self, guild_id: int, kind: CaseKind, case_id: str) -> int | None:
        """Return whose picture or words a case is about; None where it is none of this server."""
        case: Case | None
        if kind is CaseKind.REVIEW:
            case = await self._services.reviews.find(case_id)
            job = await self._services.ledger.find(case_id)
            user_id = None if job is None else job.user_id
        elif kind is CaseKind.REPORT:
            case = report = await self._services.reports.find(case_id)
            user_id = None if report is None else report.user_id
        else:
            case = appeal = await self._services.appeals.find(case_id)
            user_id = None if appeal is None else appeal.user_id
        return user_id if case is not None and case.guild_id == guild_id else None

    async def _decide(
        self,
        kind: CaseKind,
        case_id: str,
        approves: bool,  # noqa: FBT001 - as ``decide`` has it
        by: int,
        reason: str,
    ) -> CarryOut | None:
        match kind:
            case CaseKind.REVIEW:
                return await self._review(case_id, approves, by, reason)
            case CaseKind.REPORT:
                report = await self._services.reports.find(case_id)
                job = None if report is None else await self._services.ledger.find(report.job_id)
                if job is None:
                    return None
                # What was reported stays if it is fine, and goes if not.
                decision = Decision.DISMISS if approves else Decision.REMOVE
                decided = await self._services.reports.decide(job, decision, by=by)
                return partial(self._services.orders.carry_out, decided)
            case CaseKind.APPEAL:
                appeal = await self._services.appeals.find(case_id)
                if appeal is None:
                    return None
                state = AppealState.ACCEPTED if approves else AppealState.DISMISSED
                judged = await self._services.appeals.decide(appeal, state, by=by)
                return partial(self._services.appeal_notices.decided, judged)
            case _:
                assert_never(kind)

    async def _review(
        self,
        job_id: str,
        approves: bool,  # noqa: FBT001 - as ``decide`` has it
        by: int,
        reason: str,
    ) -> CarryOut | None:
        review = await self._services.reviews.find(job_id)
        job = await self._services.ledger.find(job_id)
        if review is None or job is None or review.notice is None:
            return None
        verdict = Verdict.APPROVE if approves else Verdict.REJECT
        decided = await self._services.reviews.decide(
            job, verdict, by=by, seen_at=review.notice, reason="" if approves else reason
        )
        return partial(self._services.verdicts.tell, decided)
