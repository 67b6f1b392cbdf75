"""Counting and charging a request in the transaction that records its job."""

from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy import Connection

from bot.catalog import Catalog
from bot.clock import Clock
from bot.db.charges import ChargeRow, insert_charge
from bot.db.database import Database
from bot.imagine.job import Job
from bot.imagine.request import ImagineRequest
from bot.jobs.admission import Admission
from cogs.limits.money import micros_of
from cogs.limits.scope import scopes_of
from cogs.limits.spending import BudgetReachedError, Spending
from cogs.server import Budget, BudgetPeriod, ServerService, ServerSettings


class Accounting:
    """Holds requests against limits and budget, and charges them.

    Fills ``bot.jobs.gate.Count``, and ``Check`` for the turns a person gets.
    """

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

    async def check(self, request: ImagineRequest) -> ImagineRequest:
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
