"""The record of appeals against the filter's refusals."""

from dataclasses import dataclass

from pydantic import TypeAdapter
from sqlalchemy import Connection

from bot.clock import Clock
from bot.db.database import Database
from bot.db.one_time import KEPT_SECONDS, OneTimeStore
from bot.imagine.job import Job, JobState
from bot.imagine.requester import Requester
from cogs.audit import AuditEvent, AuditLog, EventKind
from cogs.cases import Leases, Notice, change_case, get_case, insert_case
from cogs.filter import appeals_repository as rows
from cogs.filter.appeal import (
    Appeal,
    AppealDecidedError,
    AppealGoneError,
    AppealMadeError,
    AppealNotYoursError,
    AppealState,
    Pass,
    TooManyAppealsError,
)
from cogs.filter.appeals_repository import APPEALS
from cogs.policy import FilterRefusals

OFFER_SECONDS = KEPT_SECONDS
"""How long after a refusal an appeal can be made."""
REMEMBERED_SECONDS = 90 * 24 * 3600.0
"""How long a decision counts for the same words of the same person."""
MOST_OPEN = 5
"""Appeals of one person that wait at the same time."""
UNPOSTED_SECONDS = 60.0
"""An appeal that moderators were not told of by then was left behind by a killed process."""
_DRAW_AGAIN = frozenset({JobState.FAILED, JobState.CANCELED})


_EVENTS = {
    AppealState.ACCEPTED: EventKind.APPEAL_ACCEPTED,
    AppealState.ALLOWED: EventKind.APPEAL_ACCEPTED,
    AppealState.DISMISSED: EventKind.APPEAL_DISMISSED,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Offer:
    guild_id: int
    channel_id: int
    words: str


_OFFER = TypeAdapter(_Offer)


class AppealService:
    """Keeps appeals; every method returns when it is safe on disk."""

    def __init__(
        self,
        *,
        database: Database,
        refusals: FilterRefusals,
        audit_log: AuditLog,
        clock: Clock,
    ) -> None:
        self._database = database
        self._refusals = refusals
        self._audit_log = audit_log
        self._clock = clock
        self.leases = Leases(APPEALS, seconds=UNPOSTED_SECONDS, database=database, clock=clock)
        """On what the moderators were not shown yet."""
        self._offers = OneTimeStore(
            _OFFER,
            lasts_seconds=OFFER_SECONDS,
            gone=AppealGoneError,
            not_theirs=AppealNotYoursError,
            taken=AppealMadeError,
            database=database,
            clock=clock,
        )

    async def offer(self, requester: Requester, words: str) -> str:
        """Keep what was refused for a day; return what its appeal is known by."""
        place = requester.place
        offer = _Offer(
            guild_id=place.guild_id or 0,
            channel_id=place.thread_id or place.channel_id,
            words=words,
        )
        return await self._offers.keep(requester.user_id, offer)

    async def open(self, appeal_id: str, user_id: int, *, reason: str = "") -> Appeal:
        """Make the appeal that was offered, once; ``reason`` is what its member says for it.

        Raises:
            RefusedError: too late, made already, somebody else's, or too many wait.
        """
        now, lease = self._clock.time(), self.leases.until

        def write(connection: Connection) -> Appeal:
            taken = self._offers.take_in(connection, appeal_id, user_id)
            offer = taken.value
            before = rows.latest_appeal(
                connection, offer.guild_id, user_id, offer.words, since=taken.at
            )
            # The same words may have been refused twice, with a button each.
            if before is not None:
                raise AppealMadeError
            waiting = rows.count_appeals(
                connection, offer.guild_id, user_id, state=AppealState.OPEN
            )
            if waiting >= MOST_OPEN:
                raise TooManyAppealsError(limit=MOST_OPEN)
            appeal = Appeal(
                id=appeal_id,
                guild_id=offer.guild_id,
                state=AppealState.OPEN,
                opened_at=now,
                leased_until=lease,
                user_id=user_id,
                channel_id=offer.channel_id,
                words=offer.words,
                reason=" ".join(reason.split()) or None,
            )
            rows.forget_appeals(connection, offer.guild_id, before=now - REMEMBERED_SECONDS)
            insert_case(connection, APPEALS, appeal)
            self._note(connection, appeal, EventKind.APPEALED, actor_id=user_id)
            return appeal

        return await self._database.write(write, lock_keys=(user_id,))

    async def find(self, appeal_id: str) -> Appeal | None:
        """Return an appeal."""
        return await self._database.read(
            lambda connection: get_case(connection, APPEALS, appeal_id)
        )

    async def posted(self, appeal: Appeal, notice: Notice) -> None:
        """Record where the moderators see it."""
        await self._database.write(
            lambda connection: change_case(
                connection, APPEALS, appeal.id, from_states=tuple(AppealState), **notice.columns
            )
        )

    async def decide(self, appeal: Appeal, state: AppealState, *, by: int) -> Appeal:
        """Decide, as the first; a refusal that was wrong makes nobody wait.

        Raises:
            AppealDecidedError: somebody was quicker.
        """

        def write(connection: Connection) -> Appeal:
            found = self._close(connection, appeal.id, state, by=by)
            if state.lets_through:
                self._refusals.take_back(
                    connection, found.user_id, found.guild_id, before=found.opened_at
                )
            self._note(connection, found, _EVENTS[state], actor_id=by)
            return found

        with self._refusals.changing(appeal.user_id):
            return await self._database.write(write)

    async def unreachable(self, appeal: Appeal) -> None:
        """Record that there is no channel to tell the moderators in."""
        await self._database.write(
            lambda connection: self._close(connection, appeal.id, AppealState.UNREACHABLE, by=None)
        )

    async def latest(self, requester: Requester, words: str) -> Pass | None:
        """Return what became of somebody's latest appeal for these words."""
        guild_id, since = requester.place.guild_id or 0, self._clock.time() - REMEMBERED_SECONDS

        def read(connection: Connection) -> Pass | None:
            appeal = rows.latest_appeal(connection, guild_id, requester.user_id, words, since=since)
            if appeal is None:
                return None
            is_usable = appeal.state.lets_through and _is_unspent(connection, appeal)
            return Pass(appeal=appeal, is_usable=is_usable)

        return await self._database.read(read)

    def spend(self, connection: Connection, its: Pass, job: Job) -> bool:
        """Use it up for a job, inside the transaction that records the job; False: it is."""
        states = [state for state in AppealState if state.lets_through]
        return rows.spend_appeal(connection, its.appeal, job.id, states=states)

    def _close(
        self, connection: Connection, appeal_id: str, state: AppealState, *, by: int | None
    ) -> Appeal:
        is_first = change_case(
            connection,
            APPEALS,
            appeal_id,
            from_states=(AppealState.OPEN,),
            state=state,
            decided_by=by,
            decided_at=self._clock.time(),
        )
        found = get_case(connection, APPEALS, appeal_id)
        if found is None:
            raise AppealGoneError
        if not is_first:
            raise AppealDecidedError(person=f"<@{found.decided_by}>")
        return found

    def _note(
        self, connection: Connection, appeal: Appeal, kind: EventKind, *, actor_id: int
    ) -> None:
        event = AuditEvent(
            guild_id=appeal.guild_id,
            kind=kind,
            actor_id=actor_id,
            user_id=appeal.user_id,
            channel_id=appeal.channel_id,
            facts={"prompt": appeal.words},
        )
        self._audit_log.note(connection, event)


def _is_unspent(connection: Connection, appeal: Appeal) -> bool:
    """Whether no picture came of it yet: what failed may be tried again."""
    if appeal.job_id is None:
        return True
    state = rows.job_state(connection, appeal.job_id)
    return state is not None and state in _DRAW_AGAIN
