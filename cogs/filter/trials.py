"""The dry run: what a change would do to the prompts of a server's last seven days.

Private prompts, those whose picture was deleted, and those of channels that the reader cannot see
are counted and never shown: a moderator has to know how far an entry reaches, not what was asked
for in private. Who asked is never told, because a dry run judges an entry and nobody. What was
erased is not on record any more.
"""

import asyncio
import time
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING

from sqlalchemy import Connection

from bot.catalog import Catalog
from bot.clock import Clock
from bot.db.asks import PastPrompt, prompts_since
from bot.db.database import Database
from bot.imagine.requester import Place
from bot.jobs.records import recorded_request
from cogs.filter.changes import ListChange
from cogs.filter.model import Action, FilterEntry, Hit, Kind, Strictness
from cogs.filter.service import FilterList, FilterService
from cogs.filter.texts import texts_of
from cogs.policy import FILTER_STRICTNESS, RuleService

if TYPE_CHECKING:
    from cogs.filter.matcher import Matcher

TRIAL_SECONDS = 7 * 24 * 60 * 60
MOST_PROMPTS = 5_000
"""The latest so many are tried, because a moderator waits for it."""
MOST_EXAMPLES = 5
BUDGET_SECONDS = 5.0
"""For reading, and again for trying: after that, what was not tried is not counted."""
_PAGE = 250
"""Prompts read in one statement, so that no answer waits behind them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tried:
    """A prompt on record, ready to be tried."""

    place: Place
    texts: tuple[str, ...]
    is_shown: bool
    """Whether moderators may see its words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A prompt that a change would catch, and why."""

    text: str
    hit: Hit


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """What a change would do to past prompts."""

    total: int
    """The prompts that were tried, the latest first."""
    is_complete: bool = True
    """Whether that were all of the last seven days."""
    caught_before: int = 0
    caught_after: int = 0
    newly: Mapping[Action, int] = field(default_factory=dict[Action, int])
    """Those that would be treated more severely, by what would happen to them."""
    eased: int = 0
    """Those that would be treated less severely."""
    hidden: int = 0
    """Those of ``newly`` whose words are not shown."""
    examples: tuple[Example, ...] = ()

    @property
    def caught(self) -> int:
        """How many would be treated more severely."""
        return sum(self.newly.values())


Levels = Callable[[Place], int]
"""The strictness at a place."""


class FilterTrials:
    """Tries changes on the prompts that are on record."""

    def __init__(
        self,
        *,
        database: Database,
        filters: FilterService,
        rules: RuleService,
        catalog: Catalog,
        clock: Clock,
    ) -> None:
        self._database = database
        self._filters = filters
        self._rules = rules
        self._catalog = catalog
        self._clock = clock

    async def of_change(
        self,
        guild_id: int,
        before: FilterList,
        change: ListChange,
        *,
        may_see: Callable[[int], bool],
    ) -> Trial:
        """Try a change of a list, given as it was before.

        ``may_see`` says of a channel's id whether the reader can see the channel.
        """
        past, is_complete = await self._past(guild_id, may_see)
        levels = {
            place: (await self._rules.effective(place))[FILTER_STRICTNESS].value
            for place in {one.place for one in past}
        }
        trial = partial(tried_change, past, before, change, levels=levels)
        found = await asyncio.to_thread(trial)
        return replace(found, is_complete=found.is_complete and is_complete)

    async def of_levels(
        self,
        guild_id: int,
        before: Levels,
        after: Levels,
        *,
        holds: Callable[[Place], bool],
        may_see: Callable[[int], bool],
    ) -> Trial:
        """Try another strictness at the places that ``holds`` names."""
        past, is_complete = await self._past(guild_id, may_see)
        past = [one for one in past if holds(one.place)]
        its = await self._filters.list_of(guild_id)
        found = await asyncio.to_thread(tried_levels, past, its.matcher, before, after)
        return replace(found, is_complete=found.is_complete and is_complete)

    async def _past(
        self, guild_id: int, may_see: Callable[[int], bool]
    ) -> tuple[list[Tried], bool]:
        since, before = self._clock.time() - TRIAL_SECONDS, None
        past: list[Tried] = []
        began = time.monotonic()
        while len(past) < MOST_PROMPTS and time.monotonic() - began < BUDGET_SECONDS:

            def read(connection: Connection, before: float | None = before) -> list[PastPrompt]:
                return prompts_since(connection, guild_id, since=since, before=before, limit=_PAGE)

            page = await self._database.read(read)
            past += await asyncio.to_thread(self._parsed, page, may_see)
            if len(page) < _PAGE:
                return past, True
            before = page[-1].at
        return past, False

    def _parsed(self, page: Iterable[PastPrompt], may_see: Callable[[int], bool]) -> list[Tried]:
        found: list[Tried] = []
        for one in page:
            request = recorded_request(one.request)
            if request is None:
                continue
            place = request.requester.place
            is_open = not (request.is_private or one.is_removed)
            found.append(
                Tried(
                    place=place,
                    texts=texts_of(request, self._catalog),
                    is_shown=is_open and may_see(place.thread_id or place.channel_id),
                )
            )
        return found


def tried_change(
    past: Sequence[Tried],
    before: FilterList,
    change: ListChange,
    *,
    levels: Mapping[Place, int],
) -> Trial:
    """Hold past prompts against a list as it was and as it would be."""
    from cogs.filter.matcher import Matcher  # noqa: PLC0415 - 2 MB, as in the model

    old, tally = before.matcher, _Tally()
    gone = [one for one in before.entries if one.id in change.touched]
    if not gone and all(one.kind is not Kind.ALLOW for one in change.added):
        # What only grows finds what it found, and perhaps more: 10,000 are not gone through again.
        allowed = [one for one in before.entries if one.kind is Kind.ALLOW]
        more = Matcher([*allowed, *change.added])
        for one in past:
            if tally.is_over:
                break
            level = levels[one.place]
            was = _worst(old, one, level)
            tally.add(one, was, max(was, _worst(more, one, level), key=_severity))
        return tally.trial
    stays = (one for one in before.entries if one.id not in change.touched)
    new = Matcher([*stays, *change.changed, *change.added])
    # Only prompts in which one of these is found can change: looking for them is quick.
    touched = Matcher(map(_searched, (*gone, *change.changed, *change.added)))
    for one in past:
        if tally.is_over:
            break
        level = levels[one.place]
        was = _worst(old, one, level)
        is_touched = any(touched.check(text, level=Strictness.STRICT).hits for text in one.texts)
        tally.add(one, was, _worst(new, one, level) if is_touched else was)
    return tally.trial


def tried_levels(
    past: Sequence[Tried], matcher: "Matcher | None", before: Levels, after: Levels
) -> Trial:
    """Hold past prompts against a list at another strictness."""
    tally = _Tally()
    for one in past:
        if tally.is_over:
            break
        was, then = (_worst(matcher, one, at(one.place)) for at in (before, after))
        tally.add(one, was, then)
    return tally.trial


class _Tally:
    def __init__(self) -> None:
        self._began = time.monotonic()
        self._total = self._before = self._after = self._eased = self._hidden = 0
        self._newly = Counter[Action]()
        self._examples: dict[str, Example] = {}

    @property
    def is_over(self) -> bool:
        """Whether there is no time left."""
        return time.monotonic() - self._began > BUDGET_SECONDS

    def add(self, one: Tried, was: Example | None, then: Example | None) -> None:
        """Count a prompt with its worst hit before and after."""
        self._total += 1
        self._before += was is not None
        self._after += then is not None
        change = _severity(then) - _severity(was)
        self._eased += change < 0
        if then is None or change <= 0:
            return
        self._newly[then.hit.entry.action] += 1
        if not one.is_shown:
            self._hidden += 1
        elif len(self._examples) < MOST_EXAMPLES:
            # The same words again, as after a reroll, say no more.
            self._examples.setdefault(then.text, then)

    @property
    def trial(self) -> Trial:
        """What was counted."""
        return Trial(
            total=self._total,
            is_complete=not self.is_over,
            caught_before=self._before,
            caught_after=self._after,
            newly=dict(self._newly),
            eased=self._eased,
            hidden=self._hidden,
            examples=tuple(self._examples.values()),
        )


def _severity(found: Example | None) -> int:
    return -1 if found is None else found.hit.entry.action.severity


def _worst(matcher: "Matcher | None", one: Tried, level: int) -> Example | None:
    if matcher is None:
        return None
    found = [
        Example(text=text, hit=hit)
        for text in one.texts
        for hit in matcher.check(text, level=level).hits[:1]
    ]
    return max(found, key=_severity, default=None)


def _searched(entry: FilterEntry) -> FilterEntry:
    """Look for what is allowed as for any word."""
    return replace(entry, kind=Kind.WORD) if entry.kind is Kind.ALLOW else entry
