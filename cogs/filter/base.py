"""The operator's filter: words that are refused everywhere, also in direct messages."""

import logging
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from bot.catalog import Catalog
from bot.errors import RefusedError, SettingsError
from bot.imagine.request import Review, SubmittedRequest
from bot.jobs.explanation import Explanation, Outcome
from bot.locales import Words
from bot.locales.phrase import phrase
from cogs.filter.check import FilterRefusedError
from cogs.filter.csv_file import FileProblemsError, read_csv
from cogs.filter.excerpts import masked
from cogs.filter.model import Action, Hit, Strictness
from cogs.filter.packs import starter_entries
from cogs.filter.service import FilterList, filter_list
from cogs.filter.texts import texts_of

logger = logging.getLogger(__name__)

STARTER = "starter"
"""What the setting says for the list that comes with Easel."""
PROBLEMS_SAID = 3
NO_BASE_FILTER = filter_list("", ())


class BaseFilterRefusedError(FilterRefusedError):
    """The operator's list has these words. Facts: ``found`` (masked)."""

    words_id = "refusal-filter-everywhere"


def load_base_filter(setting: str | None, words: Words) -> FilterList:
    """Read the operator's list: a file as ``/filter import`` takes it, or ``STARTER``.

    It takes a moment, and may read a file.

    Raises:
        SettingsError: the file cannot be used; it says why.
    """
    if setting is None:
        return NO_BASE_FILTER
    if setting == STARTER:
        return filter_list(STARTER, starter_entries())
    try:
        return filter_list(setting, read_csv(Path(setting).read_bytes()).entries)
    except OSError as error:
        raise SettingsError(f"BASE_FILTER: {setting}: {error.strerror}") from error
    except FileProblemsError as error:
        # Nobody is there to be shown a list of them: the first ones, each with its reason.
        said = [
            words.plain.say(
                "filter-problem",
                line=problem.line,
                reason=words.plain.say(problem.failure.words_id, **problem.failure.facts),
            )
            for problem in error.problems[:PROBLEMS_SAID]
        ]
        if more := len(error.problems) - len(said):
            said.append(words.plain.say("filter-more", count=more))
        raise SettingsError(f"BASE_FILTER: {setting}: {' '.join(said)}") from error
    except RefusedError as error:
        its = words.plain.say(error.words_id, **error.facts)
        raise SettingsError(f"BASE_FILTER: {setting}: {its}") from error


class BaseFilterCheck:
    """Checks every request with the operator's list. Every entry counts, whatever its strictness.

    Where nobody moderates, what would need an approval is refused.
    """

    def __init__(self, *, base: FilterList, catalog: Catalog) -> None:
        self._base = base
        self._catalog = catalog
        self._latest: tuple[tuple[str, ...], list[tuple[str, Hit]]] | None = None

    async def check(self, request: SubmittedRequest) -> None:
        """Refuse words of the operator's list.

        Raises:
            BaseFilterRefusedError: it has some of these.
        """
        refusal = await self._refusal(request)
        if refusal is not None:
            raise refusal

    async def explain(self, request: SubmittedRequest) -> Sequence[Explanation]:
        """Tell whether the operator's list has these words; nothing where there is no list."""
        if not self._base.entries:
            return ()
        refusal = await self._refusal(request)
        if refusal is None:
            reason, outcome = phrase("explain-filter-everywhere"), Outcome.PASSES
        else:
            reason, outcome = phrase(refusal.words_id, **refusal.facts), Outcome.DENIES
        name = phrase("explain-name-filter-everywhere")
        return (Explanation(name=name, outcome=outcome, reason=reason, refusal=refusal),)

    async def add_review(self, request: SubmittedRequest) -> SubmittedRequest:
        """Return the request, marked for review where the operator's list wants one."""
        hits = await self._hits(request)
        if any(hit.entry.action is Action.REVIEW for _, hit in hits):
            return replace(request, review=Review.FILTER)
        if hits:
            place, user_id = request.requester.place, request.requester.user_id
            # By ids alone: people's words do not go to the log.
            logger.info("BASE_FILTER: person %d, channel %d", user_id, place.channel_id)
        return request

    async def _refusal(self, request: SubmittedRequest) -> BaseFilterRefusedError | None:
        is_moderated = request.requester.place.home_id is not None
        passing = {Action.LOG, Action.REVIEW} if is_moderated else {Action.LOG}
        for text, hit in await self._hits(request):
            if hit.entry.action not in passing:
                return BaseFilterRefusedError(found=masked(text[hit.start : hit.end]))
        return None

    async def _hits(self, request: SubmittedRequest) -> list[tuple[str, Hit]]:
        if not self._base.entries:
            return []
        texts = texts_of(request, self._catalog)
        # Check and review ask one after the other, and searching takes time.
        if self._latest is not None and self._latest[0] == texts:
            return self._latest[1]
        results = [(text, await self._base.check(text, level=Strictness.STRICT)) for text in texts]
        hits = [(text, hit) for text, result in results for hit in result.hits]
        if not any(result.skipped for _, result in results):
            self._latest = texts, hits
        return hits
