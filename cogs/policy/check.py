"""The rules' part in accepting a request: what they refuse, and what they change about it."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Any, TypeVar

from sqlalchemy import Connection

from bot.catalog import Catalog, Model
from bot.clock import Clock
from bot.imagine.job import Job
from bot.imagine.request import (
    ImagineRequest,
    InputValue,
    PlannedPrediction,
    Review,
    SubmittedRequest,
)
from bot.imagine.requester import Requester
from bot.jobs.explanation import Explanation
from bot.jobs.gate import Admission
from cogs.policy.decision import decide, is_safety_relaxed, needs_review, require
from cogs.policy.explaining import explained
from cogs.policy.repository import RequesterRules, read_requester_rules
from cogs.policy.requests import labels_of, moderates, summary_of
from cogs.policy.rules import AI_LINE, FILTER_STRICTNESS, RULES, SLOW_MODE
from cogs.policy.rules.rule import Rule, RuleContext, RuleRefusedError, ServerFacts
from cogs.policy.scope import Level
from cogs.policy.service import RuleService

_RECHECKED = [rule for rule in RULES if rule.is_rechecked]

R = TypeVar("R", bound=ImagineRequest)
RolesOf = Callable[[int], frozenset[int] | None]
"""Returns the ids of a server's roles, None where the bot cannot tell."""


class RulesCheck:
    """Applies the rules of a place to requests.

    ``roles_of`` lets refusals say that roles are gone.
    """

    def __init__(
        self, *, rules: RuleService, catalog: Catalog, roles_of: RolesOf, clock: Clock
    ) -> None:
        self._rules = rules
        self._catalog = catalog
        self._clock = clock
        self._roles_of = roles_of
        self._labels = labels_of(catalog)

    async def check(self, request: SubmittedRequest) -> None:
        """Refuse what a rule of its place forbids.

        Raises:
            RuleRefusedError: a rule refuses it.
        """
        requester = request.requester
        theirs = await self._rules.rules_for(requester)
        self._require(requester, theirs, RULES, request)

    async def allows(self, request: SubmittedRequest) -> bool:
        """Tell the same without a look at when somebody asked last, which no memory holds."""
        requester = request.requester
        rules = await self._rules.effective(requester.place)
        refused = await self._rules.refused_lately(requester, rules)
        theirs = RequesterRules(rules=rules, refused_lately=refused)
        try:
            self._require(requester, theirs, RULES, request)
        except RuleRefusedError:
            return False
        return True

    async def apply(self, request: SubmittedRequest) -> SubmittedRequest:
        """Return the request with its review, safety settings and AI line as the rules want."""
        requester, model = request.requester, self._catalog.get(request.model)
        if requester.place.guild_id is None:
            return request
        rules = await self._rules.effective(requester.place)
        if model is not None:
            is_relaxed = is_safety_relaxed(requester, rules)
            request = with_safety(request, model, is_relaxed=is_relaxed)
        existing = self._roles_of(requester.place.guild_id)
        review = Review.RULES if needs_review(requester, rules, existing) else None
        says_ai = AI_LINE.is_said(rules[AI_LINE].value)
        if (review, says_ai) == (request.review, request.says_ai):
            return request
        return replace(request, review=review, says_ai=says_ai)

    async def recheck(self, request: SubmittedRequest) -> None:
        """Check again, just before a picture is shown, whether they may draw there.

        Raises:
            RuleRefusedError: they no longer may.
        """
        requester = request.requester
        if requester.place.guild_id is None:
            return
        theirs = RequesterRules(rules=await self._rules.effective(requester.place))
        self._require(requester, theirs, _RECHECKED)

    async def depends_on_roles(self, request: SubmittedRequest) -> bool:
        """Whether ``recheck`` looks at the roles or permissions of whoever asks."""
        rules = await self._rules.effective(request.requester.place)
        return any(rule.depends_on_roles(rules[rule].value) for rule in _RECHECKED)

    async def admission(self, request: SubmittedRequest) -> Admission:
        """Return a second check of slow mode, inside the transaction that records the job.

        Of two requests at the same time only one is accepted.
        """
        requester = request.requester
        if requester.place.guild_id is None or moderates(requester):
            return Admission()
        if not (await self._rules.effective(requester.place))[SLOW_MODE].value:
            return Admission()

        def admit(connection: Connection, job: Job) -> None:
            theirs = read_requester_rules(connection, requester, job.created_at)
            self._require(requester, theirs, [SLOW_MODE])

        return Admission(admit=admit, lock_keys=(requester.user_id,))

    async def explain(self, request: SubmittedRequest) -> Sequence[Explanation]:
        """Tell what each rule of the place says about a request, in the order of ``RULES``."""
        requester = request.requester
        if requester.place.guild_id is None:
            return ()
        theirs = await self._rules.rules_for(requester)
        decision = decide(self._context(requester, theirs, request), theirs.rules)
        return [
            explained(finding, theirs.rules, self._labels)
            for finding in decision.findings
            # How strict the list is where nobody has said so stands in the list's own line.
            if finding.rule is not FILTER_STRICTNESS or finding.scope.level is not Level.BUILT_IN
        ]

    def _require(
        self,
        requester: Requester,
        theirs: RequesterRules,
        rules: Iterable[Rule[Any]],
        request: ImagineRequest | None = None,
    ) -> None:
        # What nobody has set denies nothing, but for one; in most servers nearly nothing is set.
        checked = [
            rule for rule in rules if rule.is_on_by_default or rule.tag in theirs.rules.settings
        ]
        if checked:
            require(self._context(requester, theirs, request), theirs.rules, checked)

    def _context(
        self,
        requester: Requester,
        theirs: RequesterRules,
        request: ImagineRequest | None = None,
    ) -> RuleContext:
        guild_id = requester.place.guild_id or 0
        return RuleContext(
            requester=requester,
            request=None if request is None else summary_of(request, self._catalog),
            now=self._clock.time(),
            last_request_at=theirs.last_request_at,
            refused_lately=theirs.refused_lately,
            server=ServerFacts(
                guild_id=guild_id,
                models=self._labels,
                role_ids=self._roles_of(guild_id) if guild_id else None,
            ),
        )


def with_safety(request: R, model: Model, *, is_relaxed: bool) -> R:
    """Return the request with the model's safety settings set for its place.

    A retry or a variation may have been planned for another place and carry that one's settings.
    """
    if not model.relaxed:
        return request
    image = model.image if request.images else None

    def careful(name: str) -> InputValue | None:
        parameter = model.parameters.get(name)
        if parameter is None or parameter.sent != "always":
            return None
        return parameter.default

    def safe(planned: PlannedPrediction) -> PlannedPrediction:
        values = dict(planned.input)
        for name, relaxed in model.relaxed.items():
            value = relaxed if is_relaxed else careful(name)
            values.pop(name, None)
            if value is not None:
                values[name] = value
        for name, highest in image.at_most.items() if image is not None else ():
            value = values.get(name)
            if name in model.relaxed and isinstance(value, int | float):
                values[name] = min(value, highest)
        return planned if values == planned.input else replace(planned, input=values)

    predictions = tuple(safe(one) for one in request.predictions)
    return (
        request if predictions == request.predictions else replace(request, predictions=predictions)
    )
