"""When simcord holds that the bot has done all that follows from an action."""

import asyncio
from collections.abc import Callable
from typing import Any
from weakref import WeakKeyDictionary

import simcord.env
from simcord.env import Env

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
        idle: float = 0.01,
        dispatch: str | None = None,
        _deadline: float | None = None,
    ) -> None:
        loop = asyncio.get_running_loop()
        give_up_at = loop.time() + self.settle_timeout
        while True:
            try:
                await super()._settle_internal(timeout=MOMENT_SECONDS, idle=idle, dispatch=dispatch)
            except TimeoutError:
                if loop.time() > give_up_at:
                    raise
            else:
                return


def _remembering(
    is_parked: Callable[[Any, asyncio.Task[Any], float], bool],
) -> Callable[[Any, asyncio.Task[Any], float], bool]:
    """Look once in each settling at a task that sleeps on, not at each turn of the loop.

    The bot has a dozen that only wait for their next look; to find that out anew each time took a
    seventh of the simulated tests' processor time.
    """
    seen = WeakKeyDictionary[asyncio.Task[Any], tuple[object, float]]()

    def is_parked_still(state: Any, task: asyncio.Task[Any], deadline: float) -> bool:  # noqa: ANN401
        waiter = getattr(task, "_fut_waiter", None)
        if waiter is None or waiter.done():
            return is_parked(state, task, deadline)
        if seen.get(task) == (waiter, deadline):
            return True
        is_so = is_parked(state, task, deadline)
        if is_so:
            seen[task] = (waiter, deadline)
        return is_so

    return is_parked_still


_PRIVATE = vars(simcord.env)
_PRIVATE["_is_parked"] = _remembering(_PRIVATE["_is_parked"])
