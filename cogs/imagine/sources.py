"""What a request draws on besides what was typed: preferences, styles, lists, the place's rules."""

import re
import unicodedata
from dataclasses import replace
from random import Random

from bot.catalog import ImagineOptions
from bot.catalog.imagine_options import UsualStyle
from bot.catalog.options import COUNT, STYLE
from bot.catalog.quoting import quoted
from bot.catalog.styles import compared
from bot.catalog.wildcards import WildcardLists, compared_wildcard, has_marks
from bot.imagine.request import ImagineRequest, WildcardPick
from bot.imagine.requester import Requester
from cogs.policy import MAXIMUM_COUNT, STYLES, USUAL_COUNT, RuleService
from cogs.preferences import PreferenceService
from cogs.styles import (
    NamedWords,
    OwnStyleService,
    OwnWildcardService,
    StyleService,
    WildcardService,
)

_NAMES_STYLE = re.compile(r"[-\u2010-\u2015\u2212]style", re.IGNORECASE)


class OptionSources:
    """Adds to options what their member and the place of a request have for them.

    It reads no more of the database than the words ask for.
    """

    def __init__(  # noqa: PLR0913 - all by name
        self,
        *,
        preferences: PreferenceService,
        rules: RuleService,
        styles: StyleService,
        own_styles: OwnStyleService,
        wildcards: WildcardService,
        own_wildcards: OwnWildcardService,
        chance: Random,
    ) -> None:
        self._preferences = preferences
        self._rules = rules
        self._styles = styles
        self._own_styles = own_styles
        self._wildcards = wildcards
        self._own_wildcards = own_wildcards
        self._chance = chance

    async def completed(self, requester: Requester, options: ImagineOptions) -> ImagineOptions:
        """Return the options of an /imagine with everything it may draw on.

        Raises:
            RefusedError: there is no style of the name that was given.
        """
        options = await self._with_defaults(requester, options)
        options = await self._with_styles(requester, options)
        return await self.with_lists(requester, options)

    async def with_lists(self, requester: Requester, options: ImagineOptions) -> ImagineOptions:
        """Return options whose marks pick from the lists of the member and of the server."""
        if not has_marks(options.prompt):
            return options
        return replace(options, wildcards=await self._lists(requester))

    async def picked_anew(
        self, requester: Requester, options: ImagineOptions, request: ImagineRequest
    ) -> ImagineOptions:
        """Return options that draw a request on record again, with other entries of its lists."""
        if request.template is None:
            return options
        lists = await self._lists(requester, before=request.picks)
        return replace(options, prompt=request.template, wildcards=lists)

    async def lists(self, requester: Requester) -> list[tuple[NamedWords, bool]]:
        """Return the lists there are for a member at a place, and which are their own."""
        return await self._both(requester, self._wildcards, self._own_wildcards)

    async def offered_styles(self, requester: Requester) -> list[tuple[NamedWords, bool]]:
        """Return the styles that a member may use at a place, and which are their own."""
        allowed = (await self._rules.effective(requester.place))[STYLES].value
        styles = await self._both(requester, self._styles, self._own_styles)
        if isinstance(allowed, str):
            return styles
        names = {compared(name) for name in allowed}
        return [
            (one, is_own) for one, is_own in styles if not is_own and compared(one.name) in names
        ]

    async def _with_defaults(self, requester: Requester, options: ImagineOptions) -> ImagineOptions:
        preferred = (await self._preferences.of(requester.user_id)).options
        rules = await self._rules.effective(requester.place)
        most, usual = rules[MAXIMUM_COUNT].value, rules[USUAL_COUNT].value
        if preferred.get(COUNT) is None and usual > 1:
            preferred = preferred.with_(COUNT.given(min(most, usual)))
        return replace(options, defaults=preferred, most_images=most)

    async def _with_styles(self, requester: Requester, options: ImagineOptions) -> ImagineOptions:
        named, usual = options.get(STYLE), options.defaults.get(STYLE)
        is_inline = _NAMES_STYLE.search(unicodedata.normalize("NFKC", options.prompt)) is not None
        if named is None and usual is None and not is_inline:
            return options
        allows_own = await self._allows_own_styles(requester)
        here = await self._both(requester, self._styles, self._own_styles)
        # Where only the server's may be used, its own style of that name is meant.
        here.sort(key=lambda one: one[1] is not allows_own)
        known: dict[str, tuple[NamedWords, bool]] = {}
        for one, is_own in here:
            known.setdefault(compared(one.name), (one, is_own))
        options = replace(
            options,
            own_styles=frozenset(one.name for one, is_own in known.values() if is_own),
            styles={one.name: one.text for one, _ in known.values()},
            usual_style=_usual(usual, here, is_allowed=allows_own),
        )
        if named is None:
            return options
        if compared(named) not in known:
            raise self._styles.unknown(quoted(named), [one for one, _ in known.values()])
        found, _ = known[compared(named)]
        return replace(options.with_(STYLE.given(found.name)), style_text=found.text)

    async def _allows_own_styles(self, requester: Requester) -> bool:
        rules = await self._rules.effective(requester.place)
        return isinstance(rules[STYLES].value, str)

    async def _lists(
        self, requester: Requester, before: tuple[WildcardPick, ...] = ()
    ) -> WildcardLists:
        entries: dict[str, tuple[str, ...]] = {}
        seen: set[str] = set()
        for one, _ in await self.lists(requester):
            if compared_wildcard(one.name) not in seen:
                seen.add(compared_wildcard(one.name))
                entries[one.name] = one.entries
        return WildcardLists(entries=entries, chance=self._chance, before=before)

    async def _both(
        self,
        requester: Requester,
        servers: StyleService | WildcardService,
        own: StyleService | WildcardService,
    ) -> list[tuple[NamedWords, bool]]:
        """Return the member's own words, then those of the server."""
        theirs = [(one, True) for one in await own.all(requester.user_id)]
        if requester.place.guild_id is None:
            return theirs
        return theirs + [(one, False) for one in await servers.all(requester.place.guild_id)]


def _usual(
    name: str | None, here: list[tuple[NamedWords, bool]], *, is_allowed: bool
) -> UsualStyle | None:
    """Return the usual style; a name without a style any more is none."""
    return next(
        (
            UsualStyle(name=one.name, text=one.text, is_allowed=is_allowed)
            for one, is_own in here
            if is_own and name is not None and compared(one.name) == compared(name)
        ),
        None,
    )
