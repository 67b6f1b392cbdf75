"""Who sees to a case: one process for a time, then whichever looks first."""

import functools
from collections.abc import Awaitable, Callable
from typing import Generic, Protocol, TypeVar

from bot.clock import Clock
from bot.db.database import Database
from cogs.cases import repository as rows
from cogs.kit.periodic import try_once

BATCH = 50


class Leased(Protocol):
    """A case, as far as its lease goes."""

    @property
    def id(self) -> str:
        """Its primary key."""
        ...

    @property
    def state(self) -> str:
        """Where it stands."""
        ...

    @property
    def leased_until(self) -> float | None:
        """When the lease ends; None: there is none."""
        ...


L = TypeVar("L", bound=Leased)


class Leases(Generic[L]):
    """The leases on cases that are due: something is to be done about them."""

    def __init__(
        self,
        cases: rows.CaseTable[L],
        *,
        seconds: float,
        database: Database,
        clock: Clock,
    ) -> None:
        self._cases = cases
        self._seconds = seconds
        self._database = database
        self._clock = clock

    @property
    def until(self) -> float:
        """When a lease ends that is taken now."""
        return self._clock.time() + self._seconds

    async def unattended(self, *, is_start: bool = False) -> list[L]:
        """Return cases that nobody sees to, some of them where there are many.

        At its start the only process takes all, for whoever held a lease is gone.
        """
        is_all = is_start and not self._database.is_shared
        at = None if is_all else self._clock.time()
        return await self._database.read(
            lambda connection: rows.unattended_cases(connection, self._cases, at=at, limit=BATCH)
        )

    async def take_over(self, case: L) -> bool:
        """Take a lease on a case; False where another process did, or nothing is due any more."""
        until = self.until
        return await self._database.write(
            lambda connection: rows.lease_case(
                connection,
                self._cases,
                case.id,
                state=case.state,
                seen=case.leased_until,
                until=until,
            )
        )

    async def take_on_each(
        self,
        carry_out: Callable[[L], Awaitable[object]],
        *,
        what: str,
        is_start: bool = False,
        pause_seconds: float = 0.0,
    ) -> bool:
        """Take on each case that nobody sees to, with a pause after it; tell whether there was any.

        One that fails is in the log under ``what``, and waits for the end of its lease.
        """
        found = await self.unattended(is_start=is_start)
        for case in found:
            if await self.take_over(case):
                await try_once(functools.partial(carry_out, case), what=f"{what}: {case.id}")
                if pause_seconds:
                    await self._clock.sleep(pause_seconds)
        return bool(found)
