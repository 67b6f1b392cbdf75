"""Holding a server's spending against its budget: a warning at 80 %, a stop at 100 %."""

import json

from sqlalchemy import Connection

from bot.db.charges import spent_micros
from bot.errors import RefusedError
from cogs.audit import AuditEvent, AuditLog, EventKind, EventQuery, find_events
from cogs.limits.money import usd
from cogs.server import WARNING_PART, Budget, BudgetPeriod


class BudgetReachedError(RefusedError):
    """There is not enough left of the server's budget. Facts: ``period``, ``when``.

    Members are told when it starts anew, and nothing of money.
    """

    words_id = "refusal-budget-reached"

    @classmethod
    def of(cls, period: BudgetPeriod, now: float) -> "BudgetReachedError":
        """Say it of a period that goes on now."""
        return cls(period=period.value, when=f"<t:{int(period.end(now))}:R>")


class Spending:
    """What one request adds to a server's spending; used inside transactions."""

    def __init__(self, *, audit_log: AuditLog) -> None:
        self._audit_log = audit_log

    def reached(
        self, connection: Connection, guild_id: int, budget: Budget, *, micros: int, now: float
    ) -> BudgetPeriod | None:
        """Return the period whose budget does not reach for this, if there is one."""
        for period in BudgetPeriod:
            most = budget.of(period)
            if most is None or not micros:
                continue
            spent = spent_micros(connection, guild_id, since=period.start(now))
            if spent + micros > most:
                return period
        return None

    def require(
        self, connection: Connection, guild_id: int, budget: Budget, *, micros: int, now: float
    ) -> None:
        """Make sure that the budget reaches for this.

        Raises:
            BudgetReachedError: it does not.
        """
        period = self.reached(connection, guild_id, budget, micros=micros, now=now)
        if period is not None:
            raise BudgetReachedError.of(period, now)

    def warn(
        self, connection: Connection, guild_id: int, budget: Budget, *, micros: int, now: float
    ) -> None:
        """Note, once in a period, that 80 % of a budget are spent, ``micros`` included."""
        for period in BudgetPeriod:
            most = budget.of(period)
            if not most or not micros:
                continue
            spent = spent_micros(connection, guild_id, since=period.start(now))
            if spent - micros < most * WARNING_PART <= spent:
                self._note(
                    connection,
                    guild_id,
                    EventKind.BUDGET_WARNED,
                    period,
                    spent=spent,
                    most=most,
                    now=now,
                )

    def note_reached(
        self, connection: Connection, guild_id: int, budget: Budget, *, micros: int, now: float
    ) -> None:
        """Note in the audit log that a request was stopped by the budget, once in a period."""
        period = self.reached(connection, guild_id, budget, micros=micros, now=now)
        if period is not None:
            spent = spent_micros(connection, guild_id, since=period.start(now))
            most = budget.of(period) or 0
            self._note(
                connection,
                guild_id,
                EventKind.BUDGET_REACHED,
                period,
                spent=spent,
                most=most,
                now=now,
            )

    def _note(  # noqa: PLR0913 - what is noted, all but three by name
        self,
        connection: Connection,
        guild_id: int,
        kind: EventKind,
        period: BudgetPeriod,
        *,
        spent: int,
        most: int,
        now: float,
    ) -> None:
        facts = {"period": period.value, "spent": usd(spent), "budget": usd(most)}
        earlier = EventQuery(guild_id=guild_id, kinds=[kind], since=period.start(now))
        # One a day and one a month at most, and one more each time the budget is changed.
        for event in find_events(connection, earlier, limit=100):
            known = json.loads(event.facts)
            if all(known.get(name) == facts[name] for name in ("period", "budget")):
                return
        self._audit_log.note(connection, AuditEvent(guild_id=guild_id, kind=kind, facts=facts))
