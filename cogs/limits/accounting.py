"""Limits, budget and charge of a request, in the transaction that records its job."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import Connection

from bot.catalog import Catalog
from bot.clock import Clock
from bot.db.charges import ChargeRow, insert_charge, spent_everywhere, spent_micros
from bot.db.database import Database
from bot.errors import RefusedError
from bot.imagine.job import Job
from bot.imagine.request import ImagineRequest, SubmittedRequest
from bot.jobs.explanation import Explanation
from bot.jobs.gate import Admission
from cogs.audit import EVERYWHERE, AuditEvent, AuditLog, EventKind, EventQuery, find_events
from cogs.kit.times import moment_after
from cogs.limits.active_limits import ActiveLimit, limits_for, outside_limit
from cogs.limits.explaining import budget_explained, limits_explained, unset
from cogs.limits.money import micros_of, usd
from cogs.server import WARNING_PART, Budget, BudgetPeriod, ServerService, ServerSettings


class BudgetReachedError(RefusedError):
    """The rest of the server's budget is too small. Facts: ``period``, ``when``.

    Members are told when the next period begins, and no amounts.
    """

    words_id = "refusal-budget-reached"

    @classmethod
    def of(cls, period: BudgetPeriod, now: float) -> "BudgetReachedError":
        """Return the refusal for the current day or month."""
        return cls(period=period.value, when=moment_after(period.end(now)))


class OverallBudgetReachedError(RefusedError):
    """The rest of what may be spent everywhere today is too small. Facts: ``when``."""

    words_id = "refusal-budget-everywhere"


@dataclass(frozen=True, slots=True, kw_only=True)
class OperatorLimits:
    """What the operator limits, whatever servers set; None: no limit."""

    outside_per_day: int | None = None
    """One person's pictures in 24 hours, outside of the servers that have Easel."""
    day_micros: int | None = None
    """What everything may cost in a day (UTC), in millionths of a US dollar."""


UNLIMITED = OperatorLimits()


def _nobody_told(_when: float) -> None:
    """Tell nobody."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BudgetCheck:
    """A request's price held against a budget; used inside transactions."""

    audit_log: AuditLog
    guild_id: int
    """Whose budget; ``EVERYWHERE`` for the operator's, which every charge counts towards."""
    budget: Budget
    price_micros: int

    def reached(self, connection: Connection, now: float) -> BudgetPeriod | None:
        """Return the period whose budget is too small for this request, if there is one."""
        for period in BudgetPeriod:
            most = self.budget.of(period)
            if most is not None and self.price_micros:
                spent = self.spent(connection, period, now)
                if spent + self.price_micros > most:
                    return period
        return None

    def require(self, connection: Connection, now: float) -> None:
        """Make sure that the budget is large enough.

        Raises:
            BudgetReachedError, OverallBudgetReachedError: it is not.
        """
        period = self.reached(connection, now)
        if period is not None:
            raise self.refusal(period, now)

    def refusal(self, period: BudgetPeriod, now: float) -> RefusedError:
        """Return what is said where the budget of this day or month is too small."""
        if self.guild_id == EVERYWHERE:
            return OverallBudgetReachedError(when=moment_after(period.end(now)))
        return BudgetReachedError.of(period, now)

    def warn(self, connection: Connection, now: float) -> None:
        """Log, once in a period, that this request's charge reached 80 % of a budget."""
        for period in BudgetPeriod:
            most = self.budget.of(period)
            if most and self.price_micros:
                spent = self.spent(connection, period, now)
                if spent - self.price_micros < most * WARNING_PART <= spent:
                    self._log(connection, EventKind.BUDGET_WARNED, period, spent, now)

    def log_reached(self, connection: Connection, now: float) -> bool:
        """Log, once in a period, that a budget stopped a request; tell whether it was now."""
        period = self.reached(connection, now)
        if period is None:
            return False
        spent = self.spent(connection, period, now)
        return self._log(connection, EventKind.BUDGET_REACHED, period, spent, now)

    def spent(self, connection: Connection, period: BudgetPeriod, now: float) -> int:
        """Return what the charges of a day or month cost so far, in millionths of a dollar."""
        since = period.start(now)
        if self.guild_id == EVERYWHERE:
            return spent_everywhere(connection, since=since)
        return spent_micros(connection, self.guild_id, since=since)

    def _log(
        self, connection: Connection, kind: EventKind, period: BudgetPeriod, spent: int, now: float
    ) -> bool:
        budget = usd(self.budget.of(period) or 0)
        same = {"period": period.value, "budget": budget}
        earlier = EventQuery(guild_id=self.guild_id, kinds=[kind], since=period.start(now))
        # One a day and one a month at most, and one more each time the budget is changed.
        for event in find_events(connection, earlier, limit=100):
            if same.items() <= event.facts.items():
                return False
        facts = {"period": period.value, "spent": usd(spent), "budget": budget}
        self.audit_log.note(connection, AuditEvent(guild_id=self.guild_id, kind=kind, facts=facts))
        return True


class Accounting:
    """Checks requests against limits and budgets, and charges them.

    ``tell_operator`` is called with the time when drawing goes on (Unix seconds), once in a day
    whose budget is used up.
    """

    def __init__(  # noqa: PLR0913 - all by name
        self,
        *,
        database: Database,
        servers: ServerService,
        catalog: Catalog,
        audit_log: AuditLog,
        clock: Clock,
        operator: OperatorLimits = UNLIMITED,
        tell_operator: Callable[[float], None] = _nobody_told,
    ) -> None:
        self._operator = operator
        self._tell_operator = tell_operator
        self._database = database
        self._servers = servers
        self._catalog = catalog
        self._audit_log = audit_log
        self._clock = clock

    async def add_weight(self, request: SubmittedRequest) -> SubmittedRequest:
        """Return the request with its requester's weight: their turns for each of others."""
        settings = await self._settings(request)
        if settings is None:
            return request
        weight = settings.limits.weight_of(request.requester)
        return request if weight == request.weight else replace(request, weight=weight)

    async def price_to_show(self, request: SubmittedRequest) -> int | None:
        """Return the price (millionths of a dollar) if the requester has to confirm it."""
        micros = micros_of(request, self._catalog)
        if not micros:
            return None
        settings = await self._settings(request) or ServerSettings()
        threshold = settings.budget.confirm_micros
        return micros if threshold is not None and micros >= threshold else None

    def price_of_all(self, requests: Sequence[ImagineRequest]) -> int | None:
        """Return the sum of the prices (millionths of a dollar); None if one is unknown."""
        prices = [micros_of(request, self._catalog) for request in requests]
        known = [price for price in prices if price is not None]
        return sum(known) if len(known) == len(prices) else None

    async def admission(self, request: SubmittedRequest) -> Admission:
        """Return what to count and to charge.

        Raises:
            BudgetReachedError: the server's budget is too small for this request.
            OverallBudgetReachedError: what may be spent everywhere is.
        """
        requester = request.requester
        micros = micros_of(request, self._catalog) or 0
        settings = await self._settings(request)
        guild_id = requester.place.home_id
        limits, budgets = self._counted(request, settings, micros)
        for budget in budgets:
            await self._stop_early(budget)

        def admit(connection: Connection, job: Job) -> None:
            now = job.created_at
            for limit in limits:
                limit.require(connection, asked=request.image_count, now=now)
            for budget in budgets:
                budget.require(connection, now)
            insert_charge(
                connection,
                ChargeRow(
                    job_id=job.id,
                    guild_id=guild_id,
                    channel_id=requester.place.channel_id,
                    user_id=job.user_id,
                    charged_at=now,
                    images=request.image_count,
                    price_micros=micros,
                ),
            )
            for budget in budgets:
                budget.warn(connection, now)

        keys = {limit.lock_key for limit in limits} | {budget.guild_id for budget in budgets}
        return Admission(admit=admit, lock_keys=tuple(sorted(keys)))

    async def explain(self, request: SubmittedRequest) -> Sequence[Explanation]:
        """Tell what is used of each budget and limit; charge and note nothing."""
        settings = await self._settings(request)
        micros = micros_of(request, self._catalog) or 0
        limits, budgets = self._counted(request, settings, micros)
        are_exempt = (
            settings is not None
            and settings.limits.are_moderators_exempt
            and request.requester.is_moderator
            and settings.limits.person.is_set
        )
        now = self._clock.time()

        def read(connection: Connection) -> list[Explanation]:
            # Budgets first: ``admission`` looks at them before anything is counted.
            return [
                *(line for one in budgets for line in budget_explained(connection, one, now)),
                *([] if budgets else [unset("budget")]),
                *limits_explained(connection, limits, request, now, are_exempt=are_exempt),
            ]

        return await self._database.read(read)

    def _counted(
        self, request: SubmittedRequest, settings: ServerSettings | None, micros: int
    ) -> tuple[tuple[ActiveLimit, ...], list[BudgetCheck]]:
        """Return the limits and the budgets that a request counts towards."""
        requester = request.requester
        limits = () if settings is None else limits_for(settings.limits, requester)
        if settings is None and self._operator.outside_per_day:
            limits = (outside_limit(requester, self._operator.outside_per_day),)
        budgets = [
            BudgetCheck(
                audit_log=self._audit_log, guild_id=whose, budget=budget, price_micros=micros
            )
            for whose, budget in self._budgets(requester.place.home_id, settings)
        ]
        return limits, budgets

    def _budgets(
        self, guild_id: int | None, settings: ServerSettings | None
    ) -> Iterator[tuple[int, Budget]]:
        """Yield each budget that a request counts towards, with whose it is."""
        if guild_id is not None and settings is not None and settings.budget.is_set:
            yield guild_id, settings.budget
        if self._operator.day_micros is not None:
            yield EVERYWHERE, Budget(day_micros=self._operator.day_micros)

    async def _stop_early(self, budget: BudgetCheck) -> None:
        """Refuse a request that the budget is too small for, and log that it was refused.

        The transaction that records a job could not log it: the refusal undoes all of it.
        """
        now = self._clock.time()
        period = await self._database.read(lambda connection: budget.reached(connection, now))
        if period is not None:
            is_news = await self._database.write(
                lambda connection: budget.log_reached(connection, now),
                lock_keys=(budget.guild_id,),
            )
            if is_news and budget.guild_id == EVERYWHERE:
                self._tell_operator(period.end(now))
            raise budget.refusal(period, now)

    async def _settings(self, request: SubmittedRequest) -> ServerSettings | None:
        guild_id = request.requester.place.home_id
        return None if guild_id is None else (await self._servers.settings(guild_id)).value
