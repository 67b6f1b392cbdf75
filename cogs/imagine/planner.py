"""What was typed becomes requests, with everything that they may draw on."""

from collections.abc import Sequence

from bot.catalog import Catalog, ImagineOptions, plan_all
from bot.imagine.request import ImagineRequest
from bot.imagine.requester import Requester
from cogs.imagine.sources import OptionSources


class Planner:
    """Plans what somebody typed, for whoever typed it and where."""

    def __init__(self, *, catalog: Catalog, sources: OptionSources) -> None:
        self._catalog = catalog
        self._sources = sources

    async def requests(
        self, options: ImagineOptions, requester: Requester
    ) -> Sequence[ImagineRequest]:
        """Return what the words ask for, several where these say several things.

        Raises:
            RefusedError: the options do not fit, or there is no such style or list.
        """
        return plan_all(await self._sources.completed(requester, options), self._catalog)
