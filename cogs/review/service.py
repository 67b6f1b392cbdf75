"""The record of reviews: asked for once, decided once, told until it is told."""

from dataclasses import replace

from sqlalchemy import Connection

from bot.clock import Clock
from bot.db.database import Database
from bot.db.patience import until_back
from bot.imagine.job import Job
from bot.imagine.request import Review as Why
from cogs.audit import AuditEvent, AuditLog, EventKind
from cogs.review import repository as rows
from cogs.review.failures import DecidedError, ReviewOverError
from cogs.review.model import DECIDED, OPEN, PostedAt, Review, ReviewState, Verdict
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
        self, *, database: Database, servers: ServerService, audit_log: AuditLog, clock: Clock
    ) -> None:
        self._database = database
        self._servers = servers
        self._audit_log = audit_log
        self._clock = clock

    async def open(self, job: Job, guild_id: int, why: Why) -> Review:
        """Put on record that moderators are asked; the same again returns what is on record."""
        hours = (await self.settings(guild_id)).review_hours
        now = self._clock.time()
        new = rows.ReviewRow(
            job_id=job.id,
            guild_id=guild_id,
            state=ReviewState.OPENING,
            why=why,
            asked_at=now,
            expires_at=now + hours * _HOUR_SECONDS,
        )

        def write(connection: Connection) -> Review:
            found = rows.get_review(connection, job.id)
            if found is not None:
                return _review(found)
            rows.insert_review(connection, new)
            return replace(_review(new), is_new=True)

        return await until_back(lambda: self._database.write(write))

    async def settings(self, guild_id: int) -> ServerSettings:
        """Return what a server has set, among it where its moderators look."""
        return (await until_back(lambda: self._servers.settings(guild_id))).value

    async def posted(self, job: Job, review: Review, posted_at: PostedAt) -> None:
        """Record where the moderators see it, and that it waits for them."""

        def write(connection: Connection) -> None:
            is_waiting = rows.change_review(
                connection,
                job.id,
                from_states=(ReviewState.OPENING,),
                to_state=ReviewState.WAITING,
                channel_id=posted_at.channel_id,
                message_id=posted_at.message_id,
            )
            if is_waiting:
                facts = {"why": review.why.value}
                self._audit_log.note(
                    connection, _happening(job, review, EventKind.REVIEW_ASKED, facts)
                )

        await until_back(lambda: self._database.write(write))

    async def unreachable(self, job: Job, review: Review) -> None:
        """Record that there is no channel to ask in."""

        def write(connection: Connection) -> None:
            if _end(connection, job.id, OPEN, ReviewState.UNREACHABLE):
                facts = {"why": review.why.value, "problem": "no-channel"}
                self._audit_log.note(
                    connection, _happening(job, review, EventKind.REVIEW_ASKED, facts)
                )

        await until_back(lambda: self._database.write(write))

    async def find(self, job_id: str) -> Review | None:
        """Return the review of a job's pictures."""
        found = await self._database.read(lambda connection: rows.get_review(connection, job_id))
        return None if found is None else _review(found)

    async def decide(
        self, job: Job, verdict: Verdict, *, by: int, seen_at: PostedAt, reason: str = ""
    ) -> Review:
        """Decide, as the first: the pictures are those of the message that was pressed.

        Raises:
            DecidedError: somebody was quicker.
            ReviewOverError: it waits no more.
        """
        now = self._clock.time()

        def write(connection: Connection) -> Review:
            found = rows.get_review(connection, job.id)
            if found is None:
                raise ReviewOverError
            is_first = rows.change_review(
                connection,
                job.id,
                from_states=OPEN,
                to_state=verdict.state,
                channel_id=seen_at.channel_id,
                message_id=seen_at.message_id,
                decided_by=by,
                decided_at=now,
                reason=reason or None,
            )
            if not is_first:
                # Read anew: with PostgreSQL the other one may have committed just now.
                raise _too_late(_decided(connection, job.id))
            facts = {"spoiler": "yes"} if verdict is Verdict.SPOILER else {}
            facts |= {"reason": reason} if reason else {}
            happening = _happening(job, _review(found), _KINDS[verdict], facts)
            self._audit_log.note(connection, replace(happening, actor_id=by))
            return _decided(connection, job.id)

        return await self._database.write(write)

    async def expire(self, job: Job) -> Review | None:
        """End the wait of a review whose time is over; None where it does not wait any more."""
        return await self._end_wait(job, ReviewState.EXPIRING)

    async def lose(self, job: Job) -> Review | None:
        """End the wait of a review whose message is gone; None where it does not wait any more."""
        return await self._end_wait(job, ReviewState.LOSING)

    async def told(self, job: Job, review: Review, state: ReviewState) -> None:
        """Record that the person knows."""
        await self._database.write(
            lambda connection: _end(connection, job.id, (review.state,), state)
        )

    async def overdue(self) -> list[Review]:
        """Return reviews whose time is over."""
        now = self._clock.time()
        return await self._in((ReviewState.WAITING,), expired_at=now)

    async def untold(self, *, is_start: bool = False) -> list[Review]:
        """Return decided reviews that nobody told the person of.

        At its start the only process takes all; several leave each other some time.
        """
        if is_start and not self._database.is_shared:
            return await self._in(DECIDED)
        return await self._in(DECIDED, decided_before=self._clock.time() - LEASE_SECONDS)

    async def take_over(self, review: Review) -> bool:
        """Take on telling the person; False where another process did."""
        now = self._clock.time()
        return await self._database.write(
            lambda connection: rows.renew_review(
                connection, review.job_id, state=review.state, seen_at=review.decided_at, now=now
            )
        )

    async def waiting(self, *, channel_id: int | None = None) -> list[Review]:
        """Return reviews that wait for moderators, those that expire soonest first."""
        return await self._in((ReviewState.WAITING,), channel_id=channel_id)

    async def unreachable_since(self, guild_id: int) -> float | None:
        """Return when a server's moderators last could not be asked, for its set-up to say."""
        found = await self._database.read(
            lambda connection: rows.latest_review(connection, guild_id, ReviewState.UNREACHABLE)
        )
        return None if found is None else found.asked_at

    async def _in(
        self,
        states: tuple[ReviewState, ...],
        *,
        expired_at: float | None = None,
        decided_before: float | None = None,
        channel_id: int | None = None,
    ) -> list[Review]:
        found = await self._database.read(
            lambda connection: rows.reviews_in(
                connection,
                states,
                limit=BATCH,
                expired_at=expired_at,
                decided_before=decided_before,
                channel_id=channel_id,
            )
        )
        return [_review(row) for row in found]

    async def _end_wait(self, job: Job, state: ReviewState) -> Review | None:
        now = self._clock.time()

        def write(connection: Connection) -> Review | None:
            waits = (ReviewState.WAITING,)
            if not rows.change_review(
                connection, job.id, from_states=waits, to_state=state, decided_at=now
            ):
                return None
            review = _decided(connection, job.id)
            facts = {"problem": "message-gone"} if state is ReviewState.LOSING else {}
            self._audit_log.note(
                connection, _happening(job, review, EventKind.REVIEW_EXPIRED, facts)
            )
            return review

        return await self._database.write(write)


def _end(
    connection: Connection, job_id: str, before: tuple[ReviewState, ...], after: ReviewState
) -> bool:
    return rows.change_review(connection, job_id, from_states=before, to_state=after)


def _decided(connection: Connection, job_id: str) -> Review:
    row = rows.get_review(connection, job_id)
    if row is None:
        raise ReviewOverError
    return _review(row)


def _too_late(found: Review) -> DecidedError | ReviewOverError:
    if found.decided_by is None:
        return ReviewOverError()
    return DecidedError(person=f"<@{found.decided_by}>")


def _happening(job: Job, review: Review, kind: EventKind, facts: dict[str, str]) -> AuditEvent:
    return AuditEvent(
        guild_id=review.guild_id,
        kind=kind,
        user_id=job.user_id,
        channel_id=job.reply.channel_id,
        job_id=job.id,
        facts=facts,
    )


def _review(row: rows.ReviewRow) -> Review:
    posted_at = None
    if row.channel_id is not None and row.message_id is not None:
        posted_at = PostedAt(channel_id=row.channel_id, message_id=row.message_id)
    return Review(
        job_id=row.job_id,
        guild_id=row.guild_id,
        state=ReviewState(row.state),
        why=Why(row.why),
        asked_at=row.asked_at,
        expires_at=row.expires_at,
        posted_at=posted_at,
        decided_by=row.decided_by,
        decided_at=row.decided_at,
        reason=row.reason or "",
    )
