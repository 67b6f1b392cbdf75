"""Random comings, goings and cancellations; the promises of the slots hold after each."""

import asyncio
from collections import Counter
from dataclasses import dataclass, field

from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from bot.jobs.slots import FairSlots


@dataclass(slots=True)
class Visit:
    person: int
    leave: asyncio.Event = field(default_factory=asyncio.Event)
    is_holding: bool = False
    task: "asyncio.Task[None] | None" = None


class SlotsMachine(RuleBasedStateMachine):
    """Drives the slots from outside of a loop that runs only inside each rule."""

    def __init__(self) -> None:
        super().__init__()
        self.loop = asyncio.new_event_loop()
        self.visits: list[Visit] = []
        self.overall = self.per_person = 0

    @initialize(overall=st.integers(1, 4), per_person=st.integers(1, 3))
    def open(self, overall: int, per_person: int) -> None:
        self.overall, self.per_person = overall, per_person
        self.slots = FairSlots(overall=overall, per_person=per_person)

    @rule(person=st.integers(1, 4))
    def come(self, person: int) -> None:
        visit = Visit(person)
        visit.task = self.loop.create_task(self._visit(visit), name=f"visit of {person}")
        self.visits.append(visit)
        self._settle()

    @precondition(lambda self: self.visits)
    @rule(data=st.data())
    def go(self, data: st.DataObject) -> None:
        data.draw(st.sampled_from(self.visits)).leave.set()
        self._settle()

    @precondition(lambda self: self.visits)
    @rule(data=st.data())
    def cancel_some_at_once(self, data: st.DataObject) -> None:
        count = data.draw(st.integers(1, 4))
        for visit in data.draw(st.permutations(self.visits))[:count]:
            assert visit.task is not None
            visit.task.cancel()
        self._settle()

    @precondition(lambda self: self.visits)
    @rule(data=st.data())
    def go_and_cancel_in_the_same_moment(self, data: st.DataObject) -> None:
        data.draw(st.sampled_from(self.visits)).leave.set()
        visit = data.draw(st.sampled_from(self.visits))
        assert visit.task is not None
        self.loop.run_until_complete(asyncio.sleep(0))
        visit.task.cancel()
        self._settle()

    @invariant()
    def no_limit_is_exceeded(self) -> None:
        held = Counter(visit.person for visit in self.visits if visit.is_holding)

        assert held.total() <= self.overall
        assert max(held.values(), default=0) <= self.per_person

    @invariant()
    def no_place_is_empty_while_somebody_could_have_it(self) -> None:
        held = Counter(visit.person for visit in self.visits if visit.is_holding)
        could = [v for v in self.visits if not v.is_holding and held[v.person] < self.per_person]

        assert held.total() == self.overall or not could

    def teardown(self) -> None:
        try:
            for visit in self.visits:
                visit.leave.set()
            self._settle()
            assert not self.visits
        finally:
            for task in asyncio.all_tasks(self.loop):
                task.cancel()
            self.loop.run_until_complete(asyncio.sleep(0))
            self.loop.close()

    async def _visit(self, visit: Visit) -> None:
        async with self.slots.hold(
            visit.person, is_running=False, on_wait=lambda _: None, weight=visit.person
        ):
            visit.is_holding = True
            try:
                await visit.leave.wait()
            finally:
                visit.is_holding = False

    def _settle(self) -> None:
        async def turns() -> None:
            for _ in range(40):
                await asyncio.sleep(0)

        self.loop.run_until_complete(turns())
        for visit in self.visits:
            if visit.task is not None and visit.task.done() and not visit.task.cancelled():
                visit.task.result()
        self.visits = [v for v in self.visits if v.task is not None and not v.task.done()]


TestSlots = SlotsMachine.TestCase
# Without shrinking: its hundreds of runs take minutes, and one failing run tells enough.
TestSlots.settings = settings(
    max_examples=40,
    stateful_step_count=25,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
)
