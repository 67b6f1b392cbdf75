"""The operator's decisions about servers, on record and at the gate."""

from collections.abc import Callable, Sequence

from sqlalchemy import Connection

from bot.clock import Clock
from bot.db.database import Database
from bot.db.memory import Memory
from bot.errors import RefusedError
from bot.imagine.request import SubmittedRequest
from bot.imagine.requester import Place
from bot.jobs.explanation import Explanation, Outcome
from bot.locales.phrase import phrase
from cogs.audit import EVERYWHERE, AuditEvent, AuditLog, EventKind
from cogs.operator import repository as rows
from cogs.operator.model import Decisions, ServerDecision, refusal_at


class ServerDecisions:
    """Keeps which servers are allowed and denied; the gate asks it first.

    ``only_allowed``: whether Easel draws only on servers that are allowed.
    """

    def __init__(
        self, *, database: Database, audit_log: AuditLog, clock: Clock, only_allowed: bool
    ) -> None:
        self._database = database
        self._audit_log = audit_log
        self._clock = clock
        self._memory = Memory(
            topic=rows.TOPIC, read=rows.read_decisions, database=database, clock=clock
        )
        self.only_allowed = only_allowed

    async def check(self, request: SubmittedRequest) -> None:
        """Refuse what is asked for on a server where the operator wants nothing to be drawn.

        Raises:
            ServerDeniedError, ServerNotAllowedError: it is one.
        """
        refusal = await self._refusal(request)
        if refusal is not None:
            raise refusal

    recheck = check

    async def explain(self, request: SubmittedRequest) -> Sequence[Explanation]:
        """Tell that nothing may be drawn on a server; nothing of one where it may."""
        refusal = await self._refusal(request)
        if refusal is None:
            return ()
        return (
            Explanation(
                name=phrase("explain-name-server"),
                outcome=Outcome.DENIES,
                reason=phrase(refusal.words_id, **refusal.facts),
                refusal=refusal,
            ),
        )

    async def _refusal(self, request: SubmittedRequest) -> RefusedError | None:
        return await self.refusal(request.requester.place)

    async def refusal(self, place: Place) -> RefusedError | None:
        """Return why nothing may be drawn at a place; None where it may."""
        return refusal_at(place, await self.all(), only_allowed=self.only_allowed)

    async def all(self) -> Decisions:
        """Return every decision, by the server's id.

        Another process's change may go unnoticed for a moment, where several share the database.
        """
        return await self._memory.of(EVERYWHERE)

    async def decide(
        self, guild_id: int, name: str, *, is_allowed: bool, reason: str, by: int
    ) -> ServerDecision:
        """Allow or deny a server, and note it."""
        decision = ServerDecision(
            guild_id=guild_id,
            name=name,
            is_allowed=is_allowed,
            reason=" ".join(reason.split()),
            decided_by=by,
            decided_at=self._clock.time(),
        )
        kind = EventKind.SERVER_ALLOWED if is_allowed else EventKind.SERVER_DENIED
        facts = {"reason": decision.reason} if decision.reason else {}

        def write(connection: Connection) -> bool:
            rows.put_decision(connection, decision)
            self._note(connection, kind, guild_id, name, by, facts)
            return True

        await self._change(write)
        return decision

    async def forget(self, guild_id: int, name: str, *, by: int) -> bool:
        """Take a decision back, and note it; False where there was none."""

        def write(connection: Connection) -> bool:
            is_gone = rows.delete_decision(connection, guild_id)
            if is_gone:
                self._note(connection, EventKind.SERVER_FORGOTTEN, guild_id, name, by, {})
            return is_gone

        return await self._change(write)

    async def note_left(self, guild_id: int, name: str, *, by: int) -> None:
        """Note that Easel was told to leave a server."""
        await self._database.write(
            lambda connection: self._note(connection, EventKind.SERVER_LEFT, guild_id, name, by, {})
        )

    async def _change(self, write: Callable[[Connection], bool]) -> bool:
        with self._memory.changing(EVERYWHERE):
            return await self._database.write(write, lock_keys=(EVERYWHERE,))

    def _note(  # noqa: PLR0913, PLR0917 - one call for each kind of event
        self,
        connection: Connection,
        kind: EventKind,
        guild_id: int,
        name: str,
        by: int,
        facts: dict[str, str],
    ) -> None:
        # As text: the same number in other facts is a person.
        named = {"server": name if name == str(guild_id) else f"{name} ({guild_id})", **facts}
        event = AuditEvent(guild_id=EVERYWHERE, kind=kind, actor_id=by, facts=named)
        self._audit_log.note(connection, event)
