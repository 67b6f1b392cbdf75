"""Who gets their first answer next, and what waits meanwhile.

Discord gives an interaction up that has no answer within 3 s. So whoever is still without one goes
before everything else this process does, a few at a time, and nobody waits for what cannot come in
time: after ``BUSY_SECONDS`` they are told so, which costs a fraction of what accepting does.
"""

import asyncio
import contextvars
import functools
import logging
from collections import deque
from collections.abc import Callable, Coroutine
from dataclasses import dataclass

from bot.clock import Clock, SystemClock
from bot.measures import ACKNOWLEDGEMENT, UNANSWERED

logger = logging.getLogger(__name__)

TOO_LATE_SECONDS = 2.5
"""What is older cannot be answered any more: looking at it would only delay the next."""
BUSY_SECONDS = 0.8
"""Whoever waited so long for their turn is told that Easel is busy, and is still in time for it."""
BEHIND_SHARE = 0.5
"""Of ``BUSY_SECONDS``: once the oldest has waited so long, the newest goes first. In order of
arrival, everybody's answer would come just too late."""
AT_ONCE = 12
"""How many are on their way to an answer at once: more of them only delay each other."""
GIVE_WAY_SECONDS = 10.0
"""How long at most work waits for first answers."""
_TICK_SECONDS = 0.02
"""How often the waiting are looked after; each time, one that gives way goes on all the same."""
_SAY_EVERY_SECONDS = 60.0

_turn: contextvars.ContextVar["_Turn | None"] = contextvars.ContextVar("turn", default=None)


def first_answer_given() -> None:
    """Note that whoever this task answers has their first answer on the wire, or gets none."""
    turn = _turn.get()
    if turn is not None:
        turn.end()


@dataclass(slots=True, eq=False)
class _Turn:
    """One interaction on its way to its first answer."""

    made_at: float
    others: dict["_Turn", None]
    on_end: Callable[[], None]

    def end(self) -> None:
        if self in self.others:
            del self.others[self]
            self.on_end()


@dataclass(frozen=True, slots=True, eq=False)
class _Waiting:
    """An interaction without a turn yet."""

    made_at: float
    answer: Callable[[], None]
    refuse: Callable[[], Coroutine[None, None, None]] | None
    context: contextvars.Context


@dataclass(frozen=True, slots=True, eq=False)
class _GivingWay:
    """Work that waits until nobody waits for a first answer."""

    until: float
    may_go_on: asyncio.Future[None]


class FirstAnswers:
    """Gives interactions their turns, and lets other work wait for them."""

    def __init__(self, *, clock: Clock | None = None) -> None:
        self._clock = clock or SystemClock()
        self._waiting: deque[_Waiting] = deque()
        self._expired: deque[_Waiting] = deque()
        self._answering: dict[_Turn, None] = {}
        self._refusing: dict[_Turn, None] = {}
        self._refusals: set[asyncio.Task[None]] = set()
        self._giving_way: deque[_GivingWay] = deque()
        self._keeper: asyncio.Task[None] | None = None
        self._busy, self._late = (
            _Tally("told that Easel is busy", why="busy"),
            _Tally("that came too late to be answered", why="late"),
        )

    @property
    def are_due(self) -> bool:
        """Whether anybody waits for a first answer that is not on the wire yet."""
        return bool(self._waiting or self._expired or self._answering or self._refusing)

    def enter(
        self,
        *,
        age_seconds: float,
        answer: Callable[[], None],
        refuse: Callable[[], Coroutine[None, None, None]] | None,
    ) -> None:
        """Let an interaction be answered in its turn, which may be now.

        ``answer`` begins to answer it, in tasks of its own; these call ``first_answer_given``.
        ``refuse`` tells its person that Easel is busy; None where they need not be told. What is
        too old already gets neither.
        """
        now = self._clock.monotonic()
        if age_seconds >= TOO_LATE_SECONDS:
            self._late.count(now)
            return
        made_at = now - max(0.0, age_seconds)
        context = contextvars.copy_context()
        self._waiting.append(_Waiting(made_at, answer, refuse, context))
        self._fill()

    async def give_way(self) -> None:
        """Wait until nobody waits for a first answer, but no longer than ``GIVE_WAY_SECONDS``.

        What leads to a first answer itself does not wait.
        """
        if not self.are_due and not self._giving_way:
            return
        turn = _turn.get()
        if turn is not None and turn in turn.others:
            return
        may_go_on = asyncio.get_running_loop().create_future()
        until = self._clock.monotonic() + GIVE_WAY_SECONDS
        self._giving_way.append(_GivingWay(until, may_go_on))
        self._keep()
        await may_go_on

    async def close(self) -> None:
        """Let go of everybody who still waits."""
        tasks = [*self._refusals, *filter(None, [self._keeper])]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        while self._giving_way:
            self._let_one_go_on()

    def _fill(self) -> None:
        """Let those begin for whom there is room: the oldest, or the newest when behind."""
        now = self._clock.monotonic()
        self._forget_overdue(now)
        while self._waiting and len(self._answering) < AT_ONCE:
            is_behind = now - self._waiting[0].made_at > BUSY_SECONDS * BEHIND_SHARE
            one = self._waiting.pop() if is_behind else self._waiting.popleft()
            if now - one.made_at >= TOO_LATE_SECONDS:
                self._late.count(now)
            else:
                one.context.run(self._begin, one.answer, one.made_at, self._answering)
        while self._expired and len(self._refusing) < AT_ONCE:
            # The newest first here as well: the others may be too late already.
            one = self._expired.pop()
            if now - one.made_at >= TOO_LATE_SECONDS:
                self._late.count(now)
            elif one.refuse is not None:
                self._busy.count(now)
                begin = functools.partial(self._refuse, one.refuse)
                one.context.run(self._begin, begin, one.made_at, self._refusing)
        if self._waiting or self._expired:
            self._keep()

    def _begin(self, begin: Callable[[], None], made_at: float, others: dict[_Turn, None]) -> None:
        turn = _Turn(made_at, others, functools.partial(self._on_end, made_at))
        others[turn] = None
        _turn.set(turn)
        begin()

    def _on_end(self, made_at: float) -> None:
        ACKNOWLEDGEMENT.observe(self._clock.monotonic() - made_at)
        # Not at once: the answer that was just given is still to be sent.
        asyncio.get_running_loop().call_soon(self._next)

    def _next(self) -> None:
        self._fill()
        if not self.are_due:
            self._let_go_on()

    def _let_go_on(self) -> None:
        """Let one after the other go on, with time in between for who comes meanwhile."""
        if self._giving_way and not self.are_due:
            self._let_one_go_on()
            asyncio.get_running_loop().call_soon(self._let_go_on)

    def _let_one_go_on(self) -> None:
        while self._giving_way:
            may_go_on = self._giving_way.popleft().may_go_on
            if not may_go_on.done():  # else who waited was cancelled
                may_go_on.set_result(None)
                return

    def _keep(self) -> None:
        if self._keeper is None or self._keeper.done():
            # It is nobody's turn, whoever was the first to wait.
            create = functools.partial(asyncio.create_task, name="first-answers")
            self._keeper = contextvars.Context().run(create, self._look_after_waiting())

    async def _look_after_waiting(self) -> None:
        """Look after all who wait, as long as anybody does."""
        while self._waiting or self._expired or self._giving_way:
            await self._clock.sleep(_TICK_SECONDS)
            now = self._clock.monotonic()
            self._expire(now)
            self._fill()
            self._let_one_go_on()
            while self._giving_way and self._giving_way[0].until <= now:
                self._let_one_go_on()
        self._keeper = None

    def _expire(self, now: float) -> None:
        while self._waiting and now - self._waiting[0].made_at >= BUSY_SECONDS:
            self._expired.append(self._waiting.popleft())
        while self._expired and now - self._expired[0].made_at >= TOO_LATE_SECONDS:
            self._expired.popleft()
            self._late.count(now)

    def _refuse(self, refuse: Callable[[], Coroutine[None, None, None]]) -> None:
        task = asyncio.create_task(refuse(), name="busy")
        self._refusals.add(task)
        turn = _turn.get()

        def told(task: asyncio.Task[None]) -> None:
            self._refusals.discard(task)
            if turn is not None:
                turn.end()

        task.add_done_callback(told)

    def _forget_overdue(self, now: float) -> None:
        """Whoever is still without an answer will not get any: nobody has to wait for them."""
        for turns in (self._answering, self._refusing):
            for turn in [its for its in turns if now - its.made_at >= TOO_LATE_SECONDS]:
                turn.end()


class _Tally:
    """Counts interactions, and says now and then how many there were."""

    def __init__(self, what: str, *, why: str) -> None:
        self._what = what
        self._why = why
        self._count = 0
        self._said_at = float("-inf")

    def count(self, now: float) -> None:
        self._count += 1
        UNANSWERED.add(self._why)
        if now - self._said_at >= _SAY_EVERY_SECONDS:
            logger.warning("interactions %s: %d", self._what, self._count)
            self._count, self._said_at = 0, now
