"""Places for predictions under way, shared out fairly between people."""

import asyncio
from collections import Counter, OrderedDict, deque
from collections.abc import AsyncGenerator, Callable
from contextlib import asynccontextmanager


class FairSlots:
    """At most so many predictions at once, overall and per person; people take turns.

    Whoever has a hundred jobs waiting delays another person's first job by one prediction at most.
    """

    def __init__(self, *, overall: int, per_person: int) -> None:
        self._overall = overall
        self._per_person = per_person
        self._held: Counter[int] = Counter()
        self._total = 0
        self._waiting: dict[int, deque[asyncio.Future[None]]] = {}
        self._turns: OrderedDict[int, None] = OrderedDict()
        """People who wait and may take a place, whose turn is next first."""
        self._closed = False

    @asynccontextmanager
    async def hold(
        self, user_id: int, *, is_running: bool, on_wait: Callable[[Callable[[], int]], None]
    ) -> AsyncGenerator[None]:
        """Wait for a place and hold it; what runs already gets its place at once.

        ``on_wait`` is called, before waiting, with a function that tells the place in the queue.
        """
        if is_running:
            self._take(user_id)
        else:
            ticket = self._queue(user_id)
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
        """Share out nothing any more: who waits, waits for the next process."""
        self._closed = True

    def _queue(self, user_id: int) -> asyncio.Future[None]:
        ticket = asyncio.get_running_loop().create_future()
        self._waiting.setdefault(user_id, deque()).append(ticket)
        if self._held[user_id] < self._per_person:
            self._turns.setdefault(user_id)
        self._share_out()
        return ticket

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
            if not queue:
                del self._waiting[user_id]
            elif self._held[user_id] < self._per_person:
                self._turns[user_id] = None
                self._turns.move_to_end(user_id, last=is_wanted)

    def _take(self, user_id: int) -> None:
        self._held[user_id] += 1
        self._total += 1

    def _give_back(self, user_id: int) -> None:
        self._total -= 1
        self._held[user_id] -= 1
        if not self._held[user_id]:
            del self._held[user_id]
        if user_id in self._waiting and self._held[user_id] < self._per_person:
            self._turns.setdefault(user_id)
        self._share_out()

    def _leave(self, user_id: int, ticket: asyncio.Future[None]) -> None:
        if ticket.done() and not ticket.cancelled():
            self._give_back(user_id)
            return
        queue = self._waiting.get(user_id)
        if queue is not None and ticket in queue:
            queue.remove(ticket)
            if not queue:
                del self._waiting[user_id]
                self._turns.pop(user_id, None)

    def _place(self, user_id: int, ticket: asyncio.Future[None]) -> int:
        queue = self._waiting.get(user_id)
        if queue is None or ticket not in queue:
            return 0
        mine = queue.index(ticket)
        place, is_before_me = 1 + mine, user_id in self._turns
        for other, tickets in self._waiting.items():
            if other == user_id:
                continue
            place += min(len(tickets), mine)
        if is_before_me:
            for other in self._turns:
                if other == user_id:
                    break
                place += len(self._waiting[other]) > mine
        return place
