"""Nudges: the image service calls Easel when a prediction is over, so that it is looked at now.

A nudge is believed in nothing. It ends a wait, and what is true is what the ordinary look says.
So a nudge that is forged, late or sent twice costs a look at most, within the limit of requests.
"""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from bot.clock import Clock
from bot.imagine.nudge_addresses import NudgeAddresses

TRUSTED_AFTER = 5
"""So many ends of a model in a row with a nudge, and its looks are stretched."""
MISSED_SECONDS = 60.0
"""How long a model's looks are not stretched again after a nudge of it was missed."""
GRACE_SECONDS = 10.0
"""How much later than the look that found an end its nudge may come without being missed."""
MOST_NUDGED_LOOKS = 3
"""Of one prediction: whoever repeats a nudge gets no more looks out of it."""


class Nudge:
    """The nudges of one prediction; each ends the wait for its next look.

    ``are_trusted`` says whether nudges can be relied on just now; None where there are none.
    """

    def __init__(self, *, clock: Clock, are_trusted: Callable[[], bool] | None = None) -> None:
        self._clock = clock
        self._are_trusted = are_trusted
        self._nap: asyncio.Task[None] | None = None
        self._is_due = False
        self._looks_left = MOST_NUDGED_LOOKS
        self.has_come = False
        self.has_just_come = False
        """Whether the last wait was ended by one."""
        self.is_expected = False
        """Whether the service was told to call."""

    @property
    def is_trusted(self) -> bool:
        """Whether its end will be told, so that fewer looks are needed until then.

        Not where a nudge has come already: its look did not find the end, so the plan goes on.
        """
        if self._are_trusted is None or self.has_come or not self.is_expected:
            return False
        return self._are_trusted()

    def arrive(self) -> None:
        """End the wait that is on, or the next one."""
        self.has_come = True
        if not self._looks_left:
            return
        self._is_due = True
        if self._nap is not None:
            self._nap.cancel()

    async def sleep(self, seconds: float) -> bool:
        """Wait so many seconds, or until a nudge; return whether one came."""
        if self._are_trusted is None:
            await self._clock.sleep(seconds)
        elif not self._is_due:
            self._nap = asyncio.ensure_future(self._clock.sleep(seconds))
            try:
                await asyncio.wait({self._nap})
            finally:
                self._nap.cancel()
                self._nap = None
        self.has_just_come, self._is_due = self._is_due, False
        self._looks_left -= self.has_just_come
        return self.has_just_come


@dataclass(frozen=True, slots=True, kw_only=True)
class _Late:
    """An end that a look found before its nudge came."""

    model: str
    until: float


class Nudges:
    """The predictions of this process that may be nudged, and whether nudges can be relied on.

    Without ``addresses`` the service is never told to call.
    """

    def __init__(self, *, clock: Clock, addresses: NudgeAddresses | None = None) -> None:
        self._clock = clock
        self._addresses = addresses
        self._waiting: dict[str, Nudge] = {}
        self._late: dict[str, _Late] = {}
        """In the order in which their time is up."""
        self._in_a_row: dict[str, int] = {}
        self._missed_at: dict[str, float] = {}

    def expect(self, job_id: str, position: int, model: str) -> str | None:
        """Return the address to call when this prediction is over; None to ask for no call."""
        if self._addresses is None:
            return None
        name = _name(job_id, position)
        self._known(name, model).is_expected = True
        return self._addresses.of(name)

    def stop_asking(self) -> None:
        """Ask for no calls any more: the service refuses starts that do."""
        self._addresses = None

    def of(self, job_id: str, position: int, model: str) -> Nudge:
        """Return the nudge of a prediction that is waited for from now on, until ``forget``."""
        return self._known(_name(job_id, position), model)

    def forget(self, job_id: str, position: int) -> None:
        """Note that nobody waits for this prediction."""
        self._waiting.pop(_name(job_id, position), None)

    def ended(self, job_id: str, position: int, model: str) -> None:
        """Note that a look found the prediction over, and whether its nudge came, or is late."""
        name = _name(job_id, position)
        nudge = self._waiting.get(name)
        if nudge is None or not nudge.is_expected:
            return
        if nudge.has_come:
            self._came(model)
        else:
            self._late[name] = _Late(model=model, until=self._clock.monotonic() + GRACE_SECONDS)

    def arrived(self, name: str) -> bool:
        """Take a nudge; False if it is for no prediction of this process."""
        if (nudge := self._waiting.get(name)) is not None:
            nudge.arrive()
            return True
        if (late := self._late.pop(name, None)) is not None:
            self._came(late.model)
            return True
        return False

    def are_trusted(self, model: str) -> bool:
        """Whether this model's nudges come: the latest did, and none was missed just now."""
        now = self._clock.monotonic()
        while self._late:
            name, late = next(iter(self._late.items()))
            if now < late.until:
                break
            del self._late[name]
            self._in_a_row[late.model] = 0
            self._missed_at[late.model] = now
        missed_at = self._missed_at.get(model)
        is_forgiven = missed_at is None or now >= missed_at + MISSED_SECONDS
        return is_forgiven and self._in_a_row.get(model, 0) >= TRUSTED_AFTER

    def _known(self, name: str, model: str) -> Nudge:
        if name not in self._waiting:
            are_trusted = None if self._addresses is None else partial(self.are_trusted, model)
            self._waiting[name] = Nudge(clock=self._clock, are_trusted=are_trusted)
        return self._waiting[name]

    def _came(self, model: str) -> None:
        self._in_a_row[model] = self._in_a_row.get(model, 0) + 1


def _name(job_id: str, position: int) -> str:
    return f"{job_id}-{position}"
