"""Counting what filters refuse, beside the refusal."""

import logging
from collections.abc import Awaitable, Callable

from bot.db.errors import StoreError
from bot.imagine.request import SubmittedRequest
from bot.imagine.requester import Requester
from bot.jobs.gate import Step
from bot.log import level_of
from cogs.filter.check import FilterRefusedError

logger = logging.getLogger(__name__)


def counted(check: Step, count: Callable[[Requester], Awaitable[None]]) -> Step:
    """Return a check whose refusals are counted, as far as the database takes them just now."""

    async def check_and_count(request: SubmittedRequest) -> SubmittedRequest | None:
        try:
            return await check(request)
        except FilterRefusedError:
            try:
                await count(request.requester)
            except StoreError as problem:
                level = level_of(problem, otherwise=logging.WARNING)
                logger.log(level, "what a filter refused is not counted: %s", problem)
            raise

    return check_and_count
