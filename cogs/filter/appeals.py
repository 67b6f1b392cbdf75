"""Appeals against the filter's refusals: offered, opened once, decided once, good for one picture.

This is the one place where their states are written down:

    (offered, as a draft) -> open -> accepted | allowed | dismissed | unreachable
"""

from dataclasses import dataclass
from enum import StrEnum

from pydantic import TypeAdapter
from sqlalchemy import Connection

from bot.clock import Clock
from bot.db.database import Database
from bot.db.one_time import KEPT_SECONDS, OneTimeStore
from bot.errors import RefusedError
from bot.imagine.job import Job, JobState
from bot.imagine.requester import Requester
from cogs.audit import AuditEvent, AuditLog, EventKind
from cogs.filter import appeals_repository as rows

OFFER_SECONDS = KEPT_SECONDS
"""How long after a refusal an appeal can be made."""
REMEMBERED_SECONDS = 90 * 24 * 3600.0
"""How long a decision counts for the same words of the same person."""
MOST_OPEN = 5
"""Appeals of one person that wait at the same time."""
UNPOSTED_SECONDS = 60.0
"""An appeal that moderators were not told of by then was left behind by a killed process."""
_BATCH = 50
_DRAW_AGAIN = frozenset({JobState.FAILED, JobState.CANCELED})


class AppealGoneError(RefusedError):
    """It is too old."""

    words_id = "refusal-filter-appeal-gone"


class AppealMadeError(RefusedError):
    """The moderators have it already."""

    words_id = "refusal-filter-appeal-made"


class AppealNotYoursError(RefusedError):
    """Somebody else was refused."""

    words_id = "refusal-filter-appeal-not-yours"


class TooManyAppealsError(RefusedError):
    """Facts: ``limit``."""

    words_id = "refusal-filter-appeals-too-many"


class AppealDecidedError(RefusedError):
    """Another moderator was quicker. Facts: ``person``."""

    words_id = "refusal-filter-appeal-decided"


class AppealOwnError(RefusedError):
    """Nobody decides about their own words, unless they manage the server."""

    words_id = "refusal-filter-appeal-own"


class AppealState(StrEnum):
    """Where an appeal stands."""

    OPEN = "open"
    ACCEPTED = "accepted"
    """The words pass once, for this person."""
    ALLOWED = "allowed"
    """And what is in them was allowed for everybody."""
    DISMISSED = "dismissed"
    UNREACHABLE = "unreachable"
    """There is no channel of the moderators that can be written to."""

    @property
    def lets_through(self) -> bool:
        """Whether the words pass once."""
        return self in {AppealState.ACCEPTED, AppealState.ALLOWED}


_EVENTS = {
    AppealState.ACCEPTED: EventKind.APPEAL_ACCEPTED,
    AppealState.ALLOWED: EventKind.APPEAL_ACCEPTED,
    AppealState.DISMISSED: EventKind.APPEAL_DISMISSED,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Appeal:
    """What is on record of one."""

    id: str
    guild_id: int
    state: AppealState
    user_id: int
    channel_id: int
    words: str
    opened_at: float
    notice_channel_id: int | None = None
    notice_message_id: int | None = None
    decided_by: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Pass:
    """What became of somebody's latest appeal for the words they ask for again."""

    state: AppealState
    is_usable: bool
    """Whether the words pass now: accepted, and nothing was drawn of it yet."""
    row: rows.AppealRow


@dataclass(frozen=True, slots=True, kw_only=True)
class _Offer:
    guild_id: int
    channel_id: int
    words: str


_OFFER = TypeAdapter(_Offer)


class AppealService:
    """Keeps appeals; every method returns when it is safe on disk."""

    def __init__(self, *, database: Database, audit_log: AuditLog, clock: Clock) -> None:
        self._database = database
        self._audit_log = audit_log
        self._clock = clock
        self._offers = OneTimeStore(
            _OFFER,
            lasts_seconds=OFFER_SECONDS,
            gone=AppealGoneError,
            not_theirs=AppealNotYoursError,
            taken=AppealMadeError,
            database=database,
            clock=clock,
        )

    async def offer(self, asker: Requester, words: str) -> str:
        """Keep what was refused for a day; return what its appeal is known by."""
        place = asker.place
        offer = _Offer(
            guild_id=place.guild_id or 0,
            channel_id=place.thread_id or place.channel_id,
            words=words,
        )
        return await self._offers.keep(asker.user_id, offer)

    async def open(self, appeal_id: str, user_id: int) -> Appeal:
        """Make the appeal that was offered, once.

        Raises:
            RefusedError: too late, made already, somebody else's, or too many wait.
        """
        now = self._clock.time()

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
            row = rows.AppealRow(
                id=appeal_id,
                guild_id=offer.guild_id,
                state=AppealState.OPEN,
                reported_at=now,
                reporter_id=user_id,
                channel_id=offer.channel_id,
                text=offer.words,
            )
            rows.forget_appeals(connection, offer.guild_id, before=now - REMEMBERED_SECONDS)
            rows.insert_appeal(connection, row)
            self._note(connection, row, EventKind.APPEALED)
            return _appeal(row)

        return await self._database.write(write, lock_keys=(user_id,))

    async def find(self, appeal_id: str) -> Appeal | None:
        """Return an appeal."""
        found = await self._database.read(lambda connection: rows.get_appeal(connection, appeal_id))
        return None if found is None else _appeal(found)

    async def posted(self, appeal: Appeal, channel_id: int, message_id: int) -> None:
        """Record where the moderators see it."""
        await self._database.write(
            lambda connection: rows.note_appeal_notice(
                connection, appeal.id, channel_id, message_id
            )
        )

    async def unposted(self) -> list[Appeal]:
        """Return appeals that a killed process left before the moderators were told."""
        before = self._clock.time() - UNPOSTED_SECONDS
        found = await self._database.read(
            lambda connection: rows.appeals_without_notice(
                connection, state=AppealState.OPEN, before=before, limit=_BATCH
            )
        )
        return [_appeal(row) for row in found]

    async def take_over(self, appeal: Appeal) -> bool:
        """Take on showing an appeal to the moderators; False where another process did."""
        now = self._clock.time()
        return await self._database.write(
            lambda connection: rows.renew_appeal(
                connection, appeal.id, seen_at=appeal.opened_at, now=now
            )
        )

    async def decide(self, appeal: Appeal, state: AppealState, *, by: int) -> Appeal:
        """Decide, as the first.

        Raises:
            AppealDecidedError: somebody was quicker.
        """

        def write(connection: Connection) -> Appeal:
            found = self._close(connection, appeal.id, state, by=by)
            self._note(connection, found, _EVENTS[state], actor_id=by)
            return _appeal(found)

        return await self._database.write(write)

    async def unreachable(self, appeal: Appeal) -> None:
        """Record that there is no channel to tell the moderators in."""
        await self._database.write(
            lambda connection: self._close(connection, appeal.id, AppealState.UNREACHABLE, by=None)
        )

    async def latest(self, asker: Requester, words: str) -> Pass | None:
        """Return what became of somebody's latest appeal for these words."""
        guild_id, since = asker.place.guild_id or 0, self._clock.time() - REMEMBERED_SECONDS

        def read(connection: Connection) -> Pass | None:
            row = rows.latest_appeal(connection, guild_id, asker.user_id, words, since=since)
            if row is None:
                return None
            state = AppealState(row.state)
            is_usable = state.lets_through and _is_unspent(connection, row)
            return Pass(state=state, is_usable=is_usable, row=row)

        return await self._database.read(read)

    def spend(self, connection: Connection, its: Pass, job: Job) -> bool:
        """Use it up for a job, inside the transaction that records the job; False: it is."""
        states = [state for state in AppealState if state.lets_through]
        return rows.spend_appeal(connection, its.row, job.id, states=states)

    def _close(
        self, connection: Connection, appeal_id: str, state: AppealState, *, by: int | None
    ) -> rows.AppealRow:
        is_first = rows.decide_appeal(
            connection,
            appeal_id,
            from_state=AppealState.OPEN,
            to_state=state,
            by=by,
            now=self._clock.time(),
        )
        found = rows.get_appeal(connection, appeal_id)
        if found is None:
            raise AppealGoneError
        if not is_first:
            raise AppealDecidedError(person=f"<@{found.decided_by}>")
        return found

    def _note(
        self,
        connection: Connection,
        row: rows.AppealRow,
        kind: EventKind,
        *,
        actor_id: int | None = None,
    ) -> None:
        happening = AuditEvent(
            guild_id=row.guild_id,
            kind=kind,
            actor_id=row.reporter_id if actor_id is None else actor_id,
            user_id=row.reporter_id,
            channel_id=row.channel_id,
            facts={"prompt": row.text},
        )
        self._audit_log.note(connection, happening)


def _is_unspent(connection: Connection, row: rows.AppealRow) -> bool:
    """Whether no picture came of it yet: what failed may be tried again."""
    if row.job_id is None:
        return True
    state = rows.job_state(connection, row.job_id)
    return state is not None and state in _DRAW_AGAIN


def _appeal(row: rows.AppealRow) -> Appeal:
    return Appeal(
        id=row.id,
        guild_id=row.guild_id,
        state=AppealState(row.state),
        user_id=row.reporter_id,
        channel_id=row.channel_id,
        words=row.text,
        opened_at=row.reported_at,
        notice_channel_id=row.notice_channel_id,
        notice_message_id=row.notice_message_id,
        decided_by=row.decided_by,
    )
