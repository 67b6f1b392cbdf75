"""The rules at the gate: who may have this, here and now."""

from collections.abc import Callable, Collection
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection

from bot.catalog import Catalog
from bot.clock import Clock
from bot.imagine.job import Job
from bot.imagine.request import ImagineRequest, Review
from bot.imagine.requester import Requester
from bot.jobs.admission import Admission
from cogs.policy.decision import Decision, decide
from cogs.policy.requests import Wish, wish_of
from cogs.policy.roles import moderates
from cogs.policy.rules import RULES
from cogs.policy.rules.rule import Circumstances, Rule
from cogs.policy.rules.slow_mode import SLOW_MODE
from cogs.policy.safety import with_safety
from cogs.policy.service import RuleService, StandingAt, read_standing

RolesOf = Callable[[int], frozenset[int] | None]
"""Tells which roles a server has; None where nobody knows."""


def nobody_knows(_guild_id: int) -> None:
    """Know no server's roles."""


class RulesCheck:
    """Holds requests against the rules of their place.

    Fills ``Check``, ``Recheck`` and ``Count`` of ``bot.jobs.gate``.
    """

    def __init__(self, *, rules: RuleService, catalog: Catalog, clock: Clock) -> None:
        self._rules = rules
        self._catalog = catalog
        self._clock = clock
        self.roles_of: RolesOf = nobody_knows
        """Set by whoever is told of roles, so that a refusal can say that they are gone."""

    async def check(self, request: ImagineRequest) -> ImagineRequest:
        """Return the request with what the rules say of its review and its safety settings.

        Raises:
            RuleRefusedError: a rule says no.
        """
        asker, model = request.asker, self._catalog.get(request.model)
        if asker is None or asker.place.guild_id is None:
            return request
        standing = await self._rules.standing_of(asker)
        decision = self.decided(asker, wish_of(request, self._catalog), standing)
        decision.require()
        if model is not None:
            request = with_safety(request, model, is_relaxed=decision.is_safety_relaxed)
        return replace(request, review=Review.RULES if decision.needs_review else None)

    async def recheck(self, request: ImagineRequest) -> None:
        """Look again whether they may draw there, just before the picture is shown.

        Raises:
            RuleRefusedError: they no longer may.
        """
        asker = request.asker
        if asker is None or asker.place.guild_id is None:
            return
        rules = await self._rules.effective(asker.place)
        rechecked = [rule for rule in RULES if rule.is_rechecked]
        _require_only(self.decided(asker, None, StandingAt(rules=rules)), rechecked)

    async def admission(self, request: ImagineRequest) -> Admission:
        """Return a last look at slow mode, so that two requests at once are not both accepted."""
        asker = request.asker
        if asker is None or asker.place.guild_id is None or moderates(asker):
            return Admission()
        rules = await self._rules.effective(asker.place)
        if not rules[SLOW_MODE].value:
            return Admission()

        def admit(connection: Connection, job: Job) -> None:
            standing = read_standing(connection, asker, job.created_at)
            _require_only(self.decided(asker, None, standing), [SLOW_MODE])

        return Admission(admit=admit, lock_keys=(asker.user_id,))

    def decided(self, asker: Requester, wish: Wish | None, standing: StandingAt) -> Decision:
        """Return what all the rules say; without a request, what is known before one is made."""
        guild_id = asker.place.guild_id
        circumstances = Circumstances(
            now=self._clock.time(),
            last_asked_at=standing.last_asked_at,
            role_ids=None if guild_id is None else self.roles_of(guild_id),
            models={model.id: model.label for model in self._catalog.models},
        )
        return decide(asker, wish, standing.rules, circumstances)


def _require_only(decision: Decision, rules: Collection[Rule[Any]]) -> None:
    findings = tuple(one for one in decision.findings if one.rule in rules)
    replace(decision, findings=findings).require()
