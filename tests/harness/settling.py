"""When simcord holds that the bot has done all that follows from an action."""

import asyncio
from collections.abc import Callable
from typing import Any
from weakref import WeakKeyDictionary

import simcord._settlement
import simcord.env
from simcord._runtime import _CallbackRecord
from simcord.env import Env

LOOK_SECONDS = 0.01
"""How long to wait before the next look. simcord's own twentieth of a second is a third of what a
short test takes; looks that follow faster take more processor time than they spare waiting."""
LONG_SECONDS = 60.0
"""What sleeps longer than this is asleep for the settlings of so long, too."""
MOMENT_SECONDS = 0.5
"""A sleep that ends within a moment belongs to the action; a longer one is upkeep's, or a test's.

simcord has one number for this and for its patience. Patient enough for a busy machine, it would
wait for every look of the upkeep; as quick as a test wants to be, it would give up.
"""


class PatientEnv(Env):
    """Waits as long as it takes for what is being done, and hardly for what sleeps."""

    def __init__(self, bot: Any) -> None:  # noqa: ANN401 - simcord's own
        super().__init__(bot, settle_timeout=60.0)

    async def _settle_internal(
        self,
        *,
        timeout: float | None = None,  # noqa: ASYNC109 - simcord's own
        idle: float = LOOK_SECONDS,
        dispatch: str | None = None,
        _deadline: float | None = None,
    ) -> None:
        loop = asyncio.get_running_loop()
        give_up_at = loop.time() + self.settle_timeout
        while True:
            try:
                await super()._settle_internal(
                    timeout=MOMENT_SECONDS, idle=min(idle, LOOK_SECONDS), dispatch=dispatch
                )
            except TimeoutError:
                if loop.time() > give_up_at:
                    raise
            else:
                return


def _remembering(
    is_parked: Callable[[Any, asyncio.Task[Any], float], bool],
) -> Callable[[Any, asyncio.Task[Any], float], bool]:
    """Look once at a task that sleeps on, not at each turn of the loop and in each settling.

    The bot has a dozen that only wait for their next look; to find that out anew each time took a
    seventh of the simulated tests' processor time.
    """
    seen = WeakKeyDictionary[asyncio.Task[Any], tuple[object, float]]()

    def is_parked_still(state: Any, task: asyncio.Task[Any], deadline: float) -> bool:  # noqa: ANN401
        waiter = getattr(task, "_fut_waiter", None)
        if waiter is None or waiter.done():
            return is_parked(state, task, deadline)
        remembered, until = seen.get(task, (None, 0.0))
        if remembered is waiter and deadline <= until:
            return True
        for until in (deadline + LONG_SECONDS, deadline):
            if is_parked(state, task, until):
                seen[task] = (waiter, until)
                return True
        return False

    return is_parked_still


def _recognizing_once(
    is_recognized: Callable[[Any, asyncio.Task[Any], Any], bool],
) -> Callable[[Any, asyncio.Task[Any], Any], bool]:
    """Look once whether what a task waits for is one of discord.py's own waits: most are not."""
    ordinary = WeakKeyDictionary[asyncio.Task[Any], object]()

    def is_recognized_still(state: Any, task: asyncio.Task[Any], waiter: Any) -> bool:  # noqa: ANN401
        if waiter is not None and ordinary.get(task) is waiter:
            return task in state.work.external_waits
        is_so = is_recognized(state, task, waiter)
        if not is_so:
            ordinary[task] = waiter
        return is_so

    return is_recognized_still


# simcord looks for what it tracks by comparing it to one after the other, field by field.
_CallbackRecord.__eq__ = object.__eq__  # type: ignore[method-assign]
_ENV, _RULES = vars(simcord.env), vars(simcord._settlement)
_ENV["_is_parked"] = _remembering(_ENV["_is_parked"])
_RULES["_recognized_wait"] = _recognizing_once(_RULES["_recognized_wait"])
