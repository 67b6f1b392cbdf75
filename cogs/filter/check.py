"""The filter at the gate: what may not be asked for, what moderators look at, what is noted."""

from dataclasses import dataclass, replace

from sqlalchemy import Connection

from bot.catalog import Catalog
from bot.catalog.model import PROMPT_PARAMETER
from bot.catalog.options import NEGATIVE_PROMPT
from bot.errors import RefusedError
from bot.imagine.job import Job
from bot.imagine.request import Review, SubmittedRequest
from bot.imagine.requester import Requester
from bot.jobs.gate import Admission
from cogs.audit import AuditEvent, AuditLog, EventKind
from cogs.filter.appeal import AppealState, Pass
from cogs.filter.appeals import AppealService
from cogs.filter.excerpts import masked
from cogs.filter.model import Action
from cogs.filter.service import FilterList, FilterService
from cogs.filter.verdict import Hit, Verdict
from cogs.policy import FILTER_STRICTNESS, RuleService
from cogs.server import ServerService

_MOST_NOTED = 5


class FilterRefusedError(RefusedError):
    """The server's filter does not allow these words."""


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
class Finding:
    """What the filter says to all the words of a request."""

    words: str
    verdicts: tuple[tuple[str, Verdict], ...] = ()

    @property
    def hits(self) -> list[tuple[str, Hit]]:
        """Every hit with the text it is in, the worst first."""
        found = [(text, hit) for text, verdict in self.verdicts for hit in verdict.hits]
        return sorted(found, key=lambda one: -one[1].entry.action.severity)

    @property
    def action(self) -> Action | None:
        """The worst that is asked for."""
        hits = self.hits
        return hits[0][1].entry.action if hits else None

    @property
    def has_skipped(self) -> bool:
        """Whether an expression ran out of time, and may have had something to find."""
        return any(verdict.skipped for _, verdict in self.verdicts)


class FilterCheck:
    """Holds requests against the filter of their server, as strictly as their place wants."""

    def __init__(  # noqa: PLR0913 - all by name
        self,
        *,
        book: FilterService,
        appeals: AppealService,
        rules: RuleService,
        servers: ServerService,
        catalog: Catalog,
        audit_log: AuditLog,
    ) -> None:
        self._book = book
        self._appeals = appeals
        self._rules = rules
        self._servers = servers
        self._catalog = catalog
        self._audit_log = audit_log
        self._latest: tuple[FilterList, int, tuple[str, ...], Finding] | None = None

    async def check(self, request: SubmittedRequest) -> None:
        """Refuse words that are listed, unless moderators let this member have them.

        Raises:
            FilterRefusedError: the filter says no; it may carry an appeal.
        """
        finding = await self._finding(request)
        if finding is not None:
            await self._pass(request.requester, finding)

    async def add_review(self, request: SubmittedRequest) -> SubmittedRequest:
        """Return the request, for review where the filter asks for it."""
        finding = await self._finding(request)
        # What would be refused, moderators let through and so have looked at; the rules' own
        # review stays.
        if finding is None or finding.action is Action.REFUSE:
            return request
        if finding.action is Action.REVIEW or await self._is_doubtful(request.requester, finding):
            return replace(request, review=Review.FILTER)
        return request

    async def admission(self, request: SubmittedRequest) -> Admission:
        """Return what is noted, and used up, in the transaction that records the job."""
        requester, finding = request.requester, await self._finding(request)
        if finding is None or (not finding.hits and not finding.has_skipped):
            return Admission()
        its = await self._pass(requester, finding)

        def admit(connection: Connection, job: Job) -> None:
            if its is not None and not self._appeals.spend(connection, its, job):
                raise _said(finding)
            self._note(connection, requester, job, finding)

        return Admission(admit=admit, lock_keys=(requester.user_id,) if its is not None else ())

    async def _pass(self, requester: Requester, finding: Finding) -> Pass | None:
        """Return what lets a member have listed words; None where none is listed.

        Raises:
            FilterRefusedError: they may not have them.
        """
        if finding.action is not Action.REFUSE:
            return None
        its = await self._appeals.latest(requester, finding.words)
        if its is None or not its.is_usable:
            raise await self._refusal(requester, finding, its)
        return its

    async def _finding(self, request: SubmittedRequest) -> Finding | None:
        """Return what the filter says; None where it has nothing to say."""
        place = request.requester.place
        if place.guild_id is None:
            return None
        its = await self._book.list_of(place.guild_id)
        if not its.entries:
            return None
        level = (await self._rules.effective(place))[FILTER_STRICTNESS].value
        texts = self._texts_of(request)
        # Check, review and admission ask one after the other; searching takes processor time.
        if self._latest is not None and self._latest[:-1] == (its, level, texts):
            return self._latest[-1]
        verdicts = tuple([(text, await its.verdict(text, level=level)) for text in texts])
        finding = Finding(words="\n".join(texts), verdicts=verdicts)
        if not finding.has_skipped:
            self._latest = its, level, texts, finding
        return finding

    def _texts_of(self, request: SubmittedRequest) -> tuple[str, ...]:
        """Return every text of a request: the words, with their style, and what shall not be."""
        model = self._catalog.get(request.model)
        names = [PROMPT_PARAMETER]
        if model is not None:
            # Who keeps gore out of a picture should not be refused for its name.
            kept_out, _ = model.fulfilling(NEGATIVE_PROMPT.tag)
            texts_of = [name for name, one in model.parameters.items() if one.kind == "text"]
            names += [name for name in texts_of if name != kept_out]
        texts = [request.prompt]
        for planned in request.predictions:
            values = [planned.input.get(name) for name in names]
            texts += [value for value in values if isinstance(value, str)]
        found = dict.fromkeys(text for text in texts if text.strip())
        # The words alone are in those with their style.
        return tuple(
            text for text in found if not any(text != other and text in other for other in found)
        )

    async def _is_doubtful(self, requester: Requester, finding: Finding) -> bool:
        if not finding.has_skipped or requester.place.guild_id is None:
            return False
        settings = (await self._servers.settings(requester.place.guild_id)).value
        return settings.review_channel_id is not None

    async def _refusal(
        self, requester: Requester, finding: Finding, its: Pass | None
    ) -> FilterRefusedError:
        if its is not None and its.appeal.state is AppealState.OPEN:
            return AppealWaitsError(found=_found(finding))
        if its is not None and its.appeal.state is AppealState.DISMISSED:
            return AppealDismissedError(found=_found(finding))
        error = _said(finding)
        settings = (await self._servers.settings(requester.place.guild_id or 0)).value
        if settings.review_channel_id is not None or settings.log_channel_id is not None:
            error.appeal_id = await self._appeals.offer(requester, finding.words)
        return error

    def _note(
        self, connection: Connection, requester: Requester, job: Job, finding: Finding
    ) -> None:
        """Tell the audit log what matched and was let through, and what ran out of time."""
        noted = dict.fromkeys((hit.entry.text, hit.entry.action) for _, hit in finding.hits)
        facts = [{"entry": text, "action": action.value} for text, action in noted]
        facts += [
            {"entry": entry.text, "problem": "slow"}
            for _, verdict in finding.verdicts
            for entry in verdict.skipped
        ]
        for one in facts[:_MOST_NOTED]:
            happening = AuditEvent(
                guild_id=requester.place.guild_id or 0,
                kind=EventKind.FILTER_LOGGED,
                user_id=requester.user_id,
                channel_id=requester.place.thread_id or requester.place.channel_id,
                job_id=job.id,
                facts=one,
            )
            self._audit_log.note(connection, happening)


def _said(finding: Finding) -> FilterRefusedError:
    note = finding.hits[0][1].entry.note
    if note:
        return WordsListedBecauseError(reason=note, found=_found(finding))
    return WordsListedError(found=_found(finding))


def _found(finding: Finding) -> str:
    text, hit = finding.hits[0]
    return masked(text[hit.start : hit.end])
