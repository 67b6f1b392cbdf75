"""The rules' part in accepting a request: what they refuse, and what they change about it."""

from collections.abc import Callable, Collection
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
from bot.jobs.gate import Admission
from cogs.policy.decision import Decision, decide
from cogs.policy.repository import RequesterRules, read_requester_rules
from cogs.policy.requests import RequestSummary, labels_of, moderates, summary_of
from cogs.policy.rules import RULES, SLOW_MODE
from cogs.policy.rules.rule import Rule, RuleContext, ServerFacts
from cogs.policy.service import RuleService

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

    async def check(self, request: SubmittedRequest) -> None:
        """Refuse what a rule of its place forbids.

        Raises:
            RuleRefusedError: a rule refuses it.
        """
        requester = request.requester
        if requester.place.guild_id is not None:
            theirs = await self._rules.rules_for(requester)
            self.decided(requester, theirs, summary_of(request, self._catalog)).require()

    async def add_review_and_safety(self, request: SubmittedRequest) -> SubmittedRequest:
        """Return the request with its review and safety settings as the rules want them."""
        requester, model = request.requester, self._catalog.get(request.model)
        if requester.place.guild_id is None:
            return request
        theirs = RequesterRules(rules=await self._rules.effective(requester.place))
        decision = self.decided(requester, theirs)
        if model is not None:
            request = with_safety(request, model, is_relaxed=decision.is_safety_relaxed)
        return replace(request, review=Review.RULES if decision.needs_review else None)

    async def recheck(self, request: SubmittedRequest) -> None:
        """Check again, just before a picture is shown, whether they may draw there.

        Raises:
            RuleRefusedError: they no longer may.
        """
        requester = request.requester
        if requester.place.guild_id is None:
            return
        theirs = RequesterRules(rules=await self._rules.effective(requester.place))
        rechecked = [rule for rule in RULES if rule.is_rechecked]
        _require_only(self.decided(requester, theirs), rechecked)

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
            _require_only(self.decided(requester, theirs), [SLOW_MODE])

        return Admission(admit=admit, lock_keys=(requester.user_id,))

    def decided(
        self, requester: Requester, theirs: RequesterRules, request: RequestSummary | None = None
    ) -> Decision:
        """Return the decision of all rules, about a request if there is one yet."""
        guild_id = requester.place.guild_id or 0
        server = ServerFacts(
            guild_id=guild_id,
            models=labels_of(self._catalog),
            role_ids=self._roles_of(guild_id) if guild_id else None,
        )
        context = RuleContext(
            requester=requester,
            request=request,
            now=self._clock.time(),
            last_request_at=theirs.last_request_at,
            server=server,
        )
        return decide(context, theirs.rules)


def _require_only(decision: Decision, rules: Collection[Rule[Any]]) -> None:
    findings = tuple(one for one in decision.findings if one.rule in rules)
    replace(decision, findings=findings).require()


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
        return replace(planned, input=values)

    return replace(request, predictions=tuple(safe(one) for one in request.predictions))
