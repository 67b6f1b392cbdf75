"""The record of reviews: asked for once, decided once, told until it is told."""

from collections.abc import Callable
from dataclasses import replace

from sqlalchemy import Connection

from bot.clock import Clock
from bot.db.database import Database
from bot.db.patience import until_back
from bot.imagine.job import Job
from bot.imagine.request import Review as Why
from cogs.audit import AuditEvent, AuditLog, EventKind
from cogs.cases import Leases, Notice, change_case, get_case, insert_case
from cogs.review import repository as rows
from cogs.review.model import (
    OPEN,
    UNSEEN,
    DecidedError,
    Review,
    ReviewOverError,
    ReviewState,
    Verdict,
)
from cogs.review.repository import REVIEWS
from cogs.server import ServerService, ServerSettings

LEASE_SECONDS = 120.0
"""How long whoever decided has to tell the person, before another process takes it on."""
BATCH = 50
_HOUR_SECONDS = 3600.0
_KINDS = {
    Verdict.APPROVE: EventKind.APPROVED,
    Verdict.SPOILER: EventKind.APPROVED,
    Verdict.REJECT: EventKind.REJECTED,
}


class ReviewService:
    """Keeps reviews; every method returns when it is safe on disk.

    What a job under way needs is asked for again while the database is away.
    """

    def __init__(
        self,
        *,
        database: Database,
        servers: ServerService,
        audit_log: AuditLog,
        clock: Clock,
        refund: Callable[[Connection, str], None],
    ) -> None:
        """Take ``refund``, which lets a job (by its id) not count for its person's limits."""
        self._database = database
        self._servers = servers
        self._audit_log = audit_log
        self._clock = clock
        self._refund = refund
        self.leases = Leases(REVIEWS, seconds=LEASE_SECONDS, database=database, clock=clock)
        """On what is decided, and not told to the person."""

    async def open(self, job: Job, guild_id: int, why: Why) -> Review:
        """Put on record that moderators are asked; the same again returns what is on record."""
        hours = (await self.settings(guild_id)).review_hours
        now = self._clock.time()
        new = Review(
            job_id=job.id,
            guild_id=guild_id,
            state=ReviewState.OPENING,
            why=why,
            opened_at=now,
            expires_at=now + hours * _HOUR_SECONDS,
            is_new=True,
        )

        def write(connection: Connection) -> Review:
            found = get_case(connection, REVIEWS, job.id)
            if found is not None:
                return found
            insert_case(connection, REVIEWS, new)
            return new

        return await until_back(lambda: self._database.write(write))

    async def settings(self, guild_id: int) -> ServerSettings:
        """Return what a server has set, among it where its moderators look."""
        return (await until_back(lambda: self._servers.settings(guild_id))).value

    async def posted(self, job: Job, review: Review, notice: Notice) -> None:
        """Record where the moderators see it, and that it waits for them."""

        def write(connection: Connection) -> None:
            is_waiting = change_case(
                connection,
                REVIEWS,
                job.id,
                from_states=(ReviewState.OPENING,),
                state=ReviewState.WAITING,
                **notice.columns,
            )
            if is_waiting:
                facts = {"why": review.why.value}
                self._audit_log.note(connection, _event(job, review, EventKind.REVIEW_ASKED, facts))

        await until_back(lambda: self._database.write(write))

    async def unreachable(self, job: Job, review: Review) -> None:
        """Record that there is no channel to ask in."""

        def write(connection: Connection) -> None:
            if _end(connection, job.id, OPEN, ReviewState.UNREACHABLE):
                facts = {"why": review.why.value, "problem": "no-channel"}
                self._audit_log.note(connection, _event(job, review, EventKind.REVIEW_ASKED, facts))

        await until_back(lambda: self._database.write(write))

    async def find(self, job_id: str) -> Review | None:
        """Return the review of a job's pictures."""
        return await self._database.read(lambda connection: get_case(connection, REVIEWS, job_id))

    async def decide(
        self, job: Job, verdict: Verdict, *, by: int, seen_at: Notice, reason: str = ""
    ) -> Review:
        """Decide, as the first: the pictures are those of the message that was pressed.

        Raises:
            DecidedError: somebody was quicker.
            ReviewOverError: it waits no more.
        """
        now, lease = self._clock.time(), self.leases.until

        def write(connection: Connection) -> Review:
            is_first = change_case(
                connection,
                REVIEWS,
                job.id,
                from_states=OPEN,
                state=verdict.state,
                decided_by=by,
                decided_at=now,
                leased_until=lease,
                reason=reason or None,
                **seen_at.columns,
            )
            # Read anew: with PostgreSQL the other one may have committed just now.
            review = _decided(connection, job.id)
            if not is_first:
                raise _too_late(review)
            facts = {"spoiler": "yes"} if verdict is Verdict.SPOILER else {}
            facts |= {"reason": reason} if reason else {}
            event = _event(job, review, _KINDS[verdict], facts)
            self._audit_log.note(connection, replace(event, actor_id=by))
            return review

        return await self._database.write(write)

    async def expire(self, job: Job) -> Review | None:
        """End the wait of a review whose time is over; None where it does not wait any more."""
        return await self._end_wait(job, ReviewState.EXPIRING)

    async def lose(self, job: Job) -> Review | None:
        """End the wait of a review whose message is gone; None where it does not wait any more."""
        return await self._end_wait(job, ReviewState.LOSING)

    async def told(self, job: Job, review: Review, state: ReviewState) -> None:
        """Record that the person knows; what nobody will see does not count for their limits."""
        is_unseen = state in UNSEEN and job.removed_at is None

        def write(connection: Connection) -> None:
            _end(connection, job.id, (review.state,), state)
            if is_unseen:
                self._refund(connection, job.id)

        await self._database.write(write)

    async def overdue(self) -> list[Review]:
        """Return reviews whose time is over."""
        now = self._clock.time()
        return await self._in((ReviewState.WAITING,), expired_at=now)

    async def waiting(self, *, channel_id: int | None = None) -> list[Review]:
        """Return reviews that wait for moderators, those that expire soonest first."""
        return await self._in((ReviewState.WAITING,), channel_id=channel_id)

    async def _in(
        self,
        states: tuple[ReviewState, ...],
        *,
        expired_at: float | None = None,
        channel_id: int | None = None,
    ) -> list[Review]:
        return await self._database.read(
            lambda connection: rows.reviews_in(
                connection, states, limit=BATCH, expired_at=expired_at, channel_id=channel_id
            )
        )

    async def _end_wait(self, job: Job, state: ReviewState) -> Review | None:
        now, lease = self._clock.time(), self.leases.until

        def write(connection: Connection) -> Review | None:
            if not change_case(
                connection,
                REVIEWS,
                job.id,
                from_states=(ReviewState.WAITING,),
                state=state,
                decided_at=now,
                leased_until=lease,
            ):
                return None
            review = _decided(connection, job.id)
            facts = {"problem": "message-gone"} if state is ReviewState.LOSING else {}
            self._audit_log.note(connection, _event(job, review, EventKind.REVIEW_EXPIRED, facts))
            return review

        return await self._database.write(write)


def _end(
    connection: Connection, job_id: str, before: tuple[ReviewState, ...], after: ReviewState
) -> bool:
    return change_case(connection, REVIEWS, job_id, from_states=before, state=after)


def _decided(connection: Connection, job_id: str) -> Review:
    review = get_case(connection, REVIEWS, job_id)
    if review is None:
        raise ReviewOverError
    return review


def _too_late(found: Review) -> DecidedError | ReviewOverError:
    if found.decided_by is None:
        return ReviewOverError()
    return DecidedError(person=f"<@{found.decided_by}>")


def _event(job: Job, review: Review, kind: EventKind, facts: dict[str, str]) -> AuditEvent:
    return AuditEvent(
        guild_id=review.guild_id,
        kind=kind,
        user_id=job.user_id,
        channel_id=job.reply.channel_id,
        job_id=job.id,
        facts=facts,
    )
