"""The safety layer's part at the gate: what is drawn nowhere is refused first, for everybody."""

from collections.abc import AsyncIterator, Sequence

from bot.catalog import Catalog
from bot.errors import RefusedError
from bot.imagine.request import ImagineRequest, SubmittedRequest
from bot.jobs.explanation import Explanation, Outcome
from bot.jobs.ledger import JobLedger
from bot.locales.phrase import phrase
from cogs.filter import absent_texts_of, texts_of
from cogs.safety.model import Finding, finding
from cogs.safety.report import SafetyReports
from cogs.safety.search import classes_in

MOST_EARLIER = 20
"""The pictures, each drawn from the one before, whose words count as well."""


class SafetyRefusedError(RefusedError):
    """No setting and no appeal lets this through."""

    is_final = True

    def __init__(self, finding: Finding) -> None:
        self.words_id = f"refusal-safety-{finding}"
        super().__init__()


class SafetyCheck:
    """Looks at all words of a request, and of the pictures it starts from."""

    def __init__(
        self,
        *,
        reports: SafetyReports,
        ledger: JobLedger,
        catalog: Catalog,
    ) -> None:
        self._reports = reports
        self._ledger = ledger
        self._catalog = catalog

    async def check(self, request: SubmittedRequest) -> None:
        """Refuse what is drawn nowhere, and report it.

        Raises:
            SafetyRefusedError: it is.
        """
        found = await self._finding(request)
        if found is not None:
            self._reports.begin(request.requester, "\n".join(self._texts(request)), found)
            raise SafetyRefusedError(found)

    async def explain(self, request: SubmittedRequest) -> Sequence[Explanation]:
        """Tell what is refused everywhere, or that this is; nothing is reported."""
        found, name = await self._finding(request), phrase("explain-name-safety")
        if found is None:
            reason = phrase("explain-safety")
            return (Explanation(name=name, outcome=Outcome.NOTES, reason=reason),)
        refusal, reason = SafetyRefusedError(found), phrase("explain-safety-refused")
        return (Explanation(name=name, outcome=Outcome.DENIES, reason=reason, refusal=refusal),)

    async def _finding(self, request: SubmittedRequest) -> Finding | None:
        said = await classes_in(self._texts(request))
        absent = await classes_in(absent_texts_of(request, self._catalog))
        has_picture = bool(request.images) and (request.is_composite or request.parent_id is None)
        found = finding(said, absent, has_picture=has_picture)
        # Words without any term add nothing to a picture whose own words have passed.
        if found is not None or not any((*said, *absent)):
            return found
        earlier = [text async for one in self._earlier(request) for text in self._texts(one)]
        return finding([*said, *await classes_in(earlier)], absent, has_picture=has_picture)

    async def _earlier(self, request: ImagineRequest) -> AsyncIterator[ImagineRequest]:
        """Yield the requests whose pictures this one starts from, the latest first."""
        for _ in range(MOST_EARLIER):
            if not request.images or request.parent_id is None:
                return
            job = await self._ledger.find(request.parent_id)
            if job is None:
                return
            request = job.request
            yield request

    def _texts(self, request: ImagineRequest) -> tuple[str, ...]:
        return texts_of(request, self._catalog)
