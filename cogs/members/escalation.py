"""What follows by itself when a member has many strikes: decided and on record in one step."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import partial

from sqlalchemy import Connection

from bot.clock import DAY_SECONDS, Clock
from bot.db.database import Database
from bot.imagine.request import SubmittedRequest
from bot.jobs.explanation import Explanation, Outcome
from bot.locales.phrase import phrase
from cogs.audit import AuditEvent, AuditLog, EventKind, EventQuery, find_events
from cogs.members import repository as rows
from cogs.moderation import Block, BlockService
from cogs.server import Escalation, ServerService

_HOUR_SECONDS = 3600.0
_LOOKED_BACK_SECONDS = 15 * 60.0
"""Far longer than from one look to the next: a process that is killed misses nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Escalated:
    """That a member reached the number, and the block that followed."""

    rule: Escalation
    strikes: int
    block: Block | None
    """None: moderators are told, and nobody is blocked."""


class EscalationService:
    """Counts strikes, and blocks once where a server's rule says so.

    Strikes from before the last time do not count again, so asking twice does nothing.
    """

    def __init__(
        self,
        *,
        database: Database,
        servers: ServerService,
        blocks: BlockService,
        audit_log: AuditLog,
        clock: Clock,
    ) -> None:
        self._database = database
        self._servers = servers
        self._blocks = blocks
        self._audit_log = audit_log
        self._clock = clock

    async def rule_of(self, guild_id: int) -> Escalation | None:
        """Return a server's rule; None where nothing follows by itself."""
        return (await self._servers.settings(guild_id)).value.escalation

    async def offenders(self, guild_ids: Collection[int]) -> list[tuple[int, int]]:
        """Return whose words were refused a moment ago, and where, if that may be a strike there.

        Each as (server, member), of these servers alone.
        """
        since = self._clock.time() - _LOOKED_BACK_SECONDS
        found: list[tuple[int, int]] = []
        for guild_id in await self._database.read(rows.guilds_with_escalation):
            rule = await self.rule_of(guild_id) if guild_id in guild_ids else None
            if rule is not None and rule.refusals:
                read = partial(
                    rows.refused_for_words,
                    guild_id=guild_id,
                    kinds=(EventKind.REFUSED,),
                    since=since,
                )
                found += [(guild_id, user_id) for user_id in await self._database.read(read)]
        return found

    async def explain(self, request: SubmittedRequest) -> Sequence[Explanation]:
        """Tell how many strikes somebody has, and what follows; it refuses nobody by itself."""
        requester = request.requester
        guild_id = requester.place.guild_id
        rule = None if guild_id is None else await self.rule_of(guild_id)
        name = phrase("explain-name-strikes")
        if guild_id is None or rule is None:
            unset = phrase("explain-unset")
            passes = Outcome.PASSES
            return (Explanation(name=name, outcome=passes, reason=unset, is_set=False),)
        reason = phrase(
            "explain-strikes",
            count=await self.strikes(guild_id, requester.user_id, rule),
            most=rule.strikes,
            days=rule.days,
            hours=rule.block_hours,
            refusals=rule.refusals,
        )
        return (Explanation(name=name, outcome=Outcome.NOTES, reason=reason),)

    async def strikes(self, guild_id: int, user_id: int, rule: Escalation) -> int:
        """Return how many strikes of somebody count now."""
        return await self._database.read(
            lambda connection: self._strikes(connection, guild_id, user_id, rule)
        )

    async def apply(
        self, guild_id: int, user_id: int, *, by: int, reason: str, may_block: bool
    ) -> Escalated | None:
        """Do what the rule says, if somebody has as many strikes; None where nothing follows.

        ``by`` is Easel itself, ``reason`` what the blocked member reads. A longer block stays.
        """
        rule = await self.rule_of(guild_id)
        if rule is None:
            return None
        now = self._clock.time()
        ends_at = now + rule.block_hours * _HOUR_SECONDS
        new = Block(
            guild_id=guild_id,
            user_id=user_id,
            reason=reason,
            blocked_by=by,
            blocked_at=now,
            expires_at=ends_at,
        )

        def write(connection: Connection) -> Escalated | None:
            strikes = self._strikes(connection, guild_id, user_id, rule)
            if strikes < rule.strikes:
                return None
            others = self._blocks.of_person_in(connection, user_id)
            is_longer = not any(
                one.guild_id == guild_id and (one.expires_at is None or one.expires_at > ends_at)
                for one in others
            )
            block = new if rule.block_hours and may_block and is_longer else None
            self._audit_log.note(
                connection,
                AuditEvent(
                    guild_id=guild_id,
                    kind=EventKind.ESCALATED,
                    user_id=user_id,
                    facts={"count": str(strikes)},
                ),
            )
            if block is not None:
                self._blocks.put(connection, block)
            return Escalated(rule=rule, strikes=strikes, block=block)

        with self._blocks.changing(user_id):
            return await self._database.write(write, lock_keys=(user_id,))

    def _strikes(
        self, connection: Connection, guild_id: int, user_id: int, rule: Escalation
    ) -> int:
        since = self._clock.time() - rule.days * DAY_SECONDS
        query = EventQuery(
            guild_id=guild_id, user_id=user_id, kinds=(EventKind.ESCALATED,), since=since
        )
        last = find_events(connection, query, limit=1)
        since = max(since, *(event.happened_at for event in last)) if last else since
        strikes = rows.count_strikes(connection, guild_id, user_id, since=since)
        if not rule.refusals:
            return strikes
        _, for_words = rows.count_about(
            connection, guild_id, user_id, kinds=(EventKind.REFUSED,), since=since
        )
        overturned, _ = rows.count_about(
            connection, guild_id, user_id, kinds=(EventKind.APPEAL_ACCEPTED,), since=since
        )
        return strikes + max(0, for_words - overturned) // rule.refusals
