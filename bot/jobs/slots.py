"""Slots for running predictions, shared fairly between people."""

import asyncio
from collections import Counter, OrderedDict, deque
from collections.abc import AsyncGenerator, Callable
from contextlib import asynccontextmanager


class FairSlots:
    """At most so many predictions at once, overall and per person; people take turns.

    Whoever has a hundred jobs waiting delays another person's first job by one prediction at most:
    by as many as their weight, where their role gives them more turns in a row.
    """

    def __init__(self, *, overall: int, per_person: int) -> None:
        self._overall = overall
        self._per_person = per_person
        self._held: Counter[int] = Counter()
        self._total = 0
        self._waiting: dict[int, deque[asyncio.Future[None]]] = {}
        self._turns: OrderedDict[int, None] = OrderedDict()
        """People who wait and may take a slot, in the order of their turns."""
        self._weights: dict[int, int] = {}
        """How many turns in a row each waiting person gets."""
        self._left: dict[int, int] = {}
        """How many turns are left to people who have begun theirs."""
        self._closed = False

    @asynccontextmanager
    async def hold(
        self,
        user_id: int,
        *,
        is_running: bool,
        on_wait: Callable[[Callable[[], int]], None],
        weight: int = 1,
    ) -> AsyncGenerator[None]:
        """Wait for a place and hold it; what runs already gets its place at once.

        ``on_wait`` is called, before waiting, with a function that tells the place in the queue.
        ``weight`` is how many turns in a row the person gets from now on.
        """
        if is_running:
            self._take(user_id)
        else:
            ticket = self._queue(user_id, weight)
            if not ticket.done():
                on_wait(lambda: self._place(user_id, ticket))
            try:
                await ticket
            except asyncio.CancelledError:
                self._leave(user_id, ticket)
                raise
        try:
            yield
        finally:
            self._give_back(user_id)

    def close(self) -> None:
        """Grant no more slots: whoever waits is left to the next process."""
        self._closed = True

    def _queue(self, user_id: int, weight: int) -> asyncio.Future[None]:
        ticket = asyncio.get_running_loop().create_future()
        self._waiting.setdefault(user_id, deque()).append(ticket)
        self._weights[user_id] = weight
        self._line_up(user_id)
        self._share_out()
        return ticket

    def _line_up(self, user_id: int) -> None:
        """Queue a waiting person for turns, if they may have another slot."""
        if self._held[user_id] >= self._per_person or user_id in self._turns:
            return
        self._turns[user_id] = None
        # Whoever was interrupted in the middle of their turns continues with them.
        self._turns.move_to_end(user_id, last=user_id not in self._left)

    def _share_out(self) -> None:
        while self._total < self._overall and self._turns and not self._closed:
            user_id, _ = self._turns.popitem(last=False)
            queue = self._waiting[user_id]
            ticket = queue.popleft()
            # A cancelled ticket still lies here until its task has had its turn of the loop.
            is_wanted = not ticket.done()
            if is_wanted:
                ticket.set_result(None)
                self._take(user_id)
                self._count_turn(user_id)
            if not queue:
                self._stop_waiting(user_id)
            elif self._held[user_id] < self._per_person:
                is_again = not is_wanted or user_id in self._left
                self._turns[user_id] = None
                self._turns.move_to_end(user_id, last=not is_again)

    def _count_turn(self, user_id: int) -> None:
        left = self._left.pop(user_id, self._weights[user_id]) - 1
        if left > 0:
            self._left[user_id] = left

    def _stop_waiting(self, user_id: int) -> None:
        del self._waiting[user_id]
        del self._weights[user_id]
        self._left.pop(user_id, None)
        self._turns.pop(user_id, None)

    def _take(self, user_id: int) -> None:
        self._held[user_id] += 1
        self._total += 1

    def _give_back(self, user_id: int) -> None:
        self._total -= 1
        self._held[user_id] -= 1
        if not self._held[user_id]:
            del self._held[user_id]
        if user_id in self._waiting:
            self._line_up(user_id)
        self._share_out()

    def _leave(self, user_id: int, ticket: asyncio.Future[None]) -> None:
        if ticket.done() and not ticket.cancelled():
            self._give_back(user_id)
            return
        queue = self._waiting.get(user_id)
        if queue is not None and ticket in queue:
            queue.remove(ticket)
            if not queue:
                self._stop_waiting(user_id)

    def _place(self, user_id: int, ticket: asyncio.Future[None]) -> int:
        queue = self._waiting.get(user_id)
        if queue is None or ticket not in queue:
            return 0
        mine = queue.index(ticket)
        place, rounds = 1 + mine, self._rounds_before(user_id, mine)
        is_before_me = user_id in self._turns
        others = dict.fromkeys([*self._turns, *self._waiting])
        for other in others:
            if other == user_id:
                is_before_me = False
                continue
            turns = rounds + is_before_me
            if not turns:
                continue
            weight = self._weights[other]
            first = self._left.get(other, weight)
            place += min(len(self._waiting[other]), first + (turns - 1) * weight)
        return place

    def _rounds_before(self, user_id: int, mine: int) -> int:
        """How often everybody else has their turns before a person's ticket of this number."""
        weight = self._weights[user_id]
        first = self._left.get(user_id, weight)
        return 0 if mine < first else 1 + (mine - first) // weight
