"""Counting and charging a request in the transaction that records its job."""

from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy import Connection

from bot.catalog import Catalog
from bot.clock import Clock
from bot.db.charges import ChargeRow, insert_charge, spent_micros
from bot.db.database import Database
from bot.errors import RefusedError
from bot.imagine.job import Job
from bot.imagine.request import ImagineRequest
from bot.jobs.admission import Admission
from cogs.audit import AuditEvent, AuditLog, EventKind, EventQuery, find_events
from cogs.limits.active_limits import scopes_of
from cogs.limits.money import micros_of, usd
from cogs.server import WARNING_PART, Budget, BudgetPeriod, ServerService, ServerSettings


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
            if all(event.facts.get(name) == facts[name] for name in ("period", "budget")):
                return
        self._audit_log.note(connection, AuditEvent(guild_id=guild_id, kind=kind, facts=facts))


class Accounting:
    """Holds requests against limits and budget, and charges them."""

    def __init__(
        self,
        *,
        database: Database,
        servers: ServerService,
        catalog: Catalog,
        spending: Spending,
        clock: Clock,
    ) -> None:
        self._database = database
        self._servers = servers
        self._catalog = catalog
        self._spending = spending
        self._clock = clock

    async def add_weight(self, request: ImagineRequest) -> ImagineRequest:
        """Return the request with the turns its requester gets where others get one."""
        settings = await self._settings(request)
        if settings is None or request.asker is None:
            return request
        return replace(request, weight=settings.limits.weight_of(request.asker))

    async def price_to_show(self, request: ImagineRequest) -> int | None:
        """Return the price (millionths of a dollar) if it is to be shown before it is paid."""
        micros = micros_of(request, self._catalog)
        if not micros:
            return None
        settings = await self._settings(request) or ServerSettings()
        threshold = settings.budget.confirm_micros
        return micros if threshold is not None and micros >= threshold else None

    def price_of_all(self, requests: Sequence[ImagineRequest]) -> int | None:
        """Return what they cost together (millionths of a dollar); None where nobody knows."""
        prices = [micros_of(request, self._catalog) for request in requests]
        known = [price for price in prices if price is not None]
        return sum(known) if len(known) == len(prices) else None

    async def admission(self, request: ImagineRequest) -> Admission:
        """Return what to count and to charge.

        Raises:
            BudgetReachedError: the server's budget does not reach for it.
        """
        asker = request.asker
        if asker is None:
            return Admission()
        micros = micros_of(request, self._catalog) or 0
        settings = await self._settings(request)
        guild_id = asker.place.guild_id
        scopes = () if settings is None else scopes_of(settings.limits, asker)
        budget = settings.budget if settings is not None and settings.budget.is_set else None
        if budget is not None and guild_id is not None:
            await self._stop_early(guild_id, budget, micros=micros)

        def admit(connection: Connection, job: Job) -> None:
            now = job.created_at
            for scope in scopes:
                scope.require(connection, asked=request.image_count, now=now)
            if budget is not None and guild_id is not None:
                self._spending.require(connection, guild_id, budget, micros=micros, now=now)
            insert_charge(
                connection,
                ChargeRow(
                    job_id=job.id,
                    guild_id=guild_id,
                    channel_id=asker.place.channel_id,
                    user_id=job.user_id,
                    charged_at=now,
                    images=request.image_count,
                    price_micros=micros,
                ),
            )
            if budget is not None and guild_id is not None:
                self._spending.warn(connection, guild_id, budget, micros=micros, now=now)

        keys = {scope.lock_key for scope in scopes}
        if budget is not None and guild_id is not None:
            keys.add(guild_id)
        return Admission(admit=admit, lock_keys=tuple(sorted(keys)))

    async def _stop_early(self, guild_id: int, budget: Budget, *, micros: int) -> None:
        """Refuse what the budget does not reach for, and note that it stopped somebody.

        The transaction that records a job could not note it: its refusal undoes all of it.
        """
        now = self._clock.time()

        def reached(connection: Connection) -> BudgetPeriod | None:
            return self._spending.reached(connection, guild_id, budget, micros=micros, now=now)

        period = await self._database.read(reached)
        if period is None:
            return

        def note(connection: Connection) -> None:
            self._spending.note_reached(connection, guild_id, budget, micros=micros, now=now)

        await self._database.write(note, lock_keys=(guild_id,))
        raise BudgetReachedError.of(period, now)

    async def _settings(self, request: ImagineRequest) -> ServerSettings | None:
        guild_id = None if request.asker is None else request.asker.place.guild_id
        return None if guild_id is None else (await self._servers.settings(guild_id)).value
