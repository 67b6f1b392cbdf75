"""When simcord holds that the bot has done all that follows from an action."""

import asyncio
from typing import Any

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
