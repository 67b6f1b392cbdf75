"""The filter's part in accepting a request: refuse, send to review, note in the audit log."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import Connection

from bot.catalog import Catalog
from bot.errors import RefusedError
from bot.imagine.job import Job
from bot.imagine.request import Review, SubmittedRequest
from bot.imagine.requester import Place, Requester
from bot.jobs.explanation import Explanation, Outcome
from bot.jobs.gate import Admission
from bot.locales.phrase import phrase
from cogs.audit import AuditEvent, AuditLog, EventKind
from cogs.filter.appeal import AppealState, Pass
from cogs.filter.appeals import AppealService
from cogs.filter.excerpts import masked
from cogs.filter.model import Action, FilterResult, Hit, Kind
from cogs.filter.service import FilterList, FilterService
from cogs.filter.texts import texts_of
from cogs.policy import FILTER_STRICTNESS, RuleService
from cogs.server import ServerService

_MOST_LOGGED = 5


class FilterRefusedError(RefusedError):
    """The server's filter refuses these words."""


class WordsListedError(FilterRefusedError):
    """Facts: ``found`` (masked)."""

    words_id = "refusal-filter-listed"


class WordsListedBecauseError(FilterRefusedError):
    """Facts: ``found`` (masked), ``reason`` (the entry's note)."""

    words_id = "refusal-filter-listed-because"


class AppealWaitsError(FilterRefusedError):
    """The moderators have not decided yet. Facts: ``found`` (masked)."""

    words_id = "refusal-filter-appeal-waits"


class AppealDismissedError(FilterRefusedError):
    """The moderators have said no to these words. Facts: ``found`` (masked)."""

    words_id = "refusal-filter-appeal-dismissed"


@dataclass(frozen=True, slots=True, kw_only=True)
class FilteredRequest:
    """What the filter finds in all texts of a request."""

    words: str
    """All texts, a line each: what an appeal is about."""
    results: tuple[tuple[str, FilterResult], ...] = ()

    @property
    def hits(self) -> list[tuple[str, Hit]]:
        """Every hit with its text, the most severe first."""
        hits = [(text, hit) for text, result in self.results for hit in result.hits]
        return sorted(hits, key=lambda one: -one[1].entry.action.severity)

    @property
    def action(self) -> Action | None:
        """The most severe action; None where nothing matched."""
        hits = self.hits
        return hits[0][1].entry.action if hits else None

    @property
    def has_skipped(self) -> bool:
        """Whether a regular expression ran out of time, so that it might have matched."""
        return any(result.skipped for _, result in self.results)


class FilterCheck:
    """Checks requests with their server's filter, at the strictness of their place."""

    def __init__(  # noqa: PLR0913 - all by name
        self,
        *,
        filters: FilterService,
        appeals: AppealService,
        rules: RuleService,
        servers: ServerService,
        catalog: Catalog,
        audit_log: AuditLog,
    ) -> None:
        self._filters = filters
        self._appeals = appeals
        self._rules = rules
        self._servers = servers
        self._catalog = catalog
        self._audit_log = audit_log
        self._latest: tuple[FilterList, int, tuple[str, ...], FilteredRequest] | None = None

    async def check(self, request: SubmittedRequest) -> None:
        """Refuse listed words, unless moderators have accepted an appeal for them.

        Raises:
            FilterRefusedError: the filter refuses them; the error may offer an appeal.
        """
        found = await self._filtered(request, self._filters.list_of)
        if found is not None:
            await self._accepted_appeal(request.requester, found)

    async def explain(self, request: SubmittedRequest) -> Sequence[Explanation]:
        """Tell how many entries count there, or which of them the words match; note nothing."""
        place, name = request.requester.place, phrase("explain-name-filter")
        if place.guild_id is None:
            return ()
        its, level = await self._filters.list_of(place.guild_id), await self._level(place)
        counting = sum(
            entry.strictness <= level for entry in its.entries if entry.kind is not Kind.ALLOW
        )
        found = await self._filtered(request, self._filters.list_just_checked)
        if found is None or found.action is None:
            words_id = "explain-filter-off" if not level else "explain-filter"
            reason = phrase(words_id, count=counting, level=level)
            return (Explanation(name=name, outcome=Outcome.NOTES, reason=reason),)
        appeal = None
        if found.action is Action.REFUSE:
            appeal = await self._appeals.latest(request.requester, found.words)
        outcome, refusal = Outcome.NOTES, None
        if found.action is Action.REFUSE and (appeal is None or not appeal.is_usable):
            outcome, refusal = Outcome.DENIES, _refusal_of(found, appeal)
        reason = phrase(
            "explain-filter-found",
            entry=found.hits[0][1].entry.text,
            action="appealed" if appeal is not None and refusal is None else found.action.value,
        )
        fix = phrase("explain-fix-filter")
        return (Explanation(name=name, outcome=outcome, reason=reason, refusal=refusal, fix=fix),)

    async def add_review(self, request: SubmittedRequest) -> SubmittedRequest:
        """Return the request, marked for review where the filter wants one."""
        found = await self._filtered(request, self._filters.list_just_checked)
        # Refused words got here by an appeal, so moderators have seen them.
        if found is None or found.action is Action.REFUSE:
            return request
        if found.action is Action.REVIEW or await self._is_doubtful(request.requester, found):
            return replace(request, review=Review.FILTER)
        return request

    async def matched(self, request: SubmittedRequest) -> Sequence[tuple[str, str]]:
        """Return the words that matched, each with its entry, for those who moderate."""
        found = await self._filtered(request, self._filters.list_of)
        hits = [] if found is None else found.hits
        its = dict.fromkeys((text[hit.start : hit.end], hit.entry.text) for text, hit in hits)
        return list(its)[:_MOST_LOGGED]

    async def admission(self, request: SubmittedRequest) -> Admission:
        """Return what to log, and the appeal to use up, in the transaction that records the job."""
        requester = request.requester
        found = await self._filtered(request, self._filters.list_just_checked)
        if found is None or (not found.hits and not found.has_skipped):
            return Admission()
        its = await self._accepted_appeal(requester, found)

        def admit(connection: Connection, job: Job) -> None:
            if its is not None and not self._appeals.spend(connection, its, job):
                raise _said(found)
            self._note(connection, requester, job, found)

        return Admission(admit=admit, lock_keys=(requester.user_id,) if its is not None else ())

    async def _filtered(
        self, request: SubmittedRequest, list_of: Callable[[int], Awaitable[FilterList]]
    ) -> FilteredRequest | None:
        """Return what the filter finds; None in direct messages and for an empty list."""
        place = request.requester.place
        if place.guild_id is None:
            return None
        its = await list_of(place.guild_id)
        if not its.entries:
            return None
        level = await self._level(place)
        texts = texts_of(request, self._catalog)
        # Check, review and admission ask one after the other, and searching takes time.
        if self._latest is not None and self._latest[:-1] == (its, level, texts):
            return self._latest[-1]
        results = tuple([(text, await its.check(text, level=level)) for text in texts])
        found = FilteredRequest(words="\n".join(texts), results=results)
        if not found.has_skipped:
            self._latest = its, level, texts, found
        return found

    async def _level(self, place: Place) -> int:
        return (await self._rules.effective(place))[FILTER_STRICTNESS].value

    async def _is_doubtful(self, requester: Requester, found: FilteredRequest) -> bool:
        if not found.has_skipped or requester.place.guild_id is None:
            return False
        settings = (await self._servers.settings(requester.place.guild_id)).value
        return settings.review_channel_id is not None

    async def _accepted_appeal(self, requester: Requester, found: FilteredRequest) -> Pass | None:
        """Return the appeal that lets refused words pass; None where the filter does not refuse.

        Raises:
            FilterRefusedError: it refuses, and no appeal was accepted.
        """
        if found.action is not Action.REFUSE:
            return None
        its = await self._appeals.latest(requester, found.words)
        if its is None or not its.is_usable:
            raise await self._refusal(requester, found, its)
        return its

    async def _refusal(
        self, requester: Requester, found: FilteredRequest, its: Pass | None
    ) -> FilterRefusedError:
        error = _refusal_of(found, its)
        if isinstance(error, AppealWaitsError | AppealDismissedError):
            return error
        settings = (await self._servers.settings(requester.place.guild_id or 0)).value
        if settings.review_channel_id is not None or settings.log_channel_id is not None:
            error.appeal_id = await self._appeals.offer(requester, found.words)
        return error

    def _note(
        self, connection: Connection, requester: Requester, job: Job, found: FilteredRequest
    ) -> None:
        """Log the entries that matched a request that passed, and those that ran out of time."""
        noted = dict.fromkeys((hit.entry.text, hit.entry.action) for _, hit in found.hits)
        facts = [{"entry": text, "action": action.value} for text, action in noted]
        facts += [
            {"entry": entry.text, "problem": "slow"}
            for _, result in found.results
            for entry in result.skipped
        ]
        for one in facts[:_MOST_LOGGED]:
            event = AuditEvent(
                guild_id=requester.place.guild_id or 0,
                kind=EventKind.FILTER_LOGGED,
                user_id=requester.user_id,
                channel_id=requester.place.thread_id or requester.place.channel_id,
                job_id=job.id,
                facts=one,
            )
            self._audit_log.note(connection, event)


def _refusal_of(found: FilteredRequest, its: Pass | None) -> FilterRefusedError:
    """Return what refuses the words, as things stand with an appeal for them."""
    if its is not None and its.appeal.state is AppealState.OPEN:
        return AppealWaitsError(found=_masked_hit(found))
    if its is not None and its.appeal.state is AppealState.DISMISSED:
        return AppealDismissedError(found=_masked_hit(found))
    return _said(found)


def _said(found: FilteredRequest) -> FilterRefusedError:
    note = found.hits[0][1].entry.note
    if note:
        return WordsListedBecauseError(reason=note, found=_masked_hit(found))
    return WordsListedError(found=_masked_hit(found))


def _masked_hit(found: FilteredRequest) -> str:
    text, hit = found.hits[0]
    return masked(text[hit.start : hit.end])
