"""What was typed becomes requests: with the person's preferences and the server's styles."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import replace

from bot.catalog import Catalog, ImagineOptions, plan_all
from bot.catalog.options import STYLE
from bot.imagine.request import ImagineRequest
from cogs.preferences import PreferenceService
from cogs.styles import StyleService

_NAMES_STYLE = re.compile(r"[-\u2010-\u2015\u2212]style", re.IGNORECASE)


class Planner:
    """Plans what somebody typed, for whoever typed it and where."""

    def __init__(
        self, *, catalog: Catalog, preferences: PreferenceService, styles: StyleService
    ) -> None:
        self._catalog = catalog
        self._preferences = preferences
        self._styles = styles

    async def requests(
        self, options: ImagineOptions, *, user_id: int, guild_id: int | None
    ) -> Sequence[ImagineRequest]:
        """Return what the words ask for, several where these say several things.

        Raises:
            RefusedError: the options do not fit, or there is no such style.
        """
        preferred = await self._preferences.of(user_id)
        options = replace(options, defaults=preferred.options)
        style = options.get(STYLE)
        if style is not None:
            found = await self._styles.find(guild_id, style)
            options = replace(options.with_(STYLE.given(found.name)), style_text=found.text)
        elif _NAMES_STYLE.search(unicodedata.normalize("NFKC", options.prompt)):
            here = await self._styles.all(guild_id or 0)
            options = replace(options, styles={one.name: one.text for one in here})
        return plan_all(options, self._catalog)
