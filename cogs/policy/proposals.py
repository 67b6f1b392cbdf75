"""A change of rules that is shown before it is saved, with a dry run, and can be undone."""

import asyncio
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from pydantic import TypeAdapter

from bot.catalog import Catalog
from bot.clock import Clock
from bot.db.database import Database
from bot.db.one_time import KEPT_SECONDS, OneTimeStore
from bot.errors import RefusedError
from bot.imagine.requester import Place
from cogs.policy.decision import decide
from cogs.policy.model import (
    PlacedRules,
    Rules,
    RuleTarget,
    StoredRules,
    check_rules,
    effective_rules,
    lockout_warnings,
    placed_at,
)
from cogs.policy.phrase import Phrase
from cogs.policy.requests import slow_mode_key
from cogs.policy.rules.filter_strictness import FILTER_STRICTNESS
from cogs.policy.rules.rule import Rule, RuleContext, ServerFacts
from cogs.policy.scope import Scope
from cogs.policy.service import PastRequest, RuleService


class ProposalGoneError(RefusedError):
    """The proposal is too old, or was answered already."""

    words_id = "refusal-policy-gone"


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """New rules for a place, and the version of those it had when this was made."""

    target: RuleTarget
    before: StoredRules
    after: StoredRules
    inherited: StoredRules
    """What the place inherits; every rule is set."""
    version: int
    is_undo: bool = False
    """Whether it takes a change back."""

    def undone(self) -> "Proposal":
        """Return the proposal that takes this one back once it is saved."""
        return replace(
            self,
            before=self.after,
            after=self.before,
            version=self.version + 1,
            is_undo=not self.is_undo,
        )


_PROPOSAL = TypeAdapter(Proposal)


@dataclass(frozen=True, slots=True, kw_only=True)
class DryRun:
    """How many past requests some rules would have refused."""

    total: int
    refused: int
    by_rule: Mapping[Rule[Any], int] = field(default_factory=dict[Rule[Any], int])
    """How many each rule would have been the first to refuse, the most first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Impact:
    """What a proposal would do."""

    warnings: tuple[Phrase, ...]
    trial: DryRun
    """The past requests under the new rules."""
    refused_before: int
    """How many of them the present rules would refuse."""


class Proposals:
    """Stores proposals until their author saves them, and saves them."""

    def __init__(
        self, *, database: Database, rules: RuleService, catalog: Catalog, clock: Clock
    ) -> None:
        self._shown = OneTimeStore(
            _PROPOSAL,
            lasts_seconds=KEPT_SECONDS,
            gone=ProposalGoneError,
            database=database,
            clock=clock,
        )
        self._rules = rules
        self._catalog = catalog
        self._clock = clock

    async def keep(self, user_id: int, proposal: Proposal) -> str:
        """Store a proposal and return its id.

        Raises:
            RuleSettingError: ``check_rules`` does not accept its rules.
        """
        # The first look at a time zone reads a file.
        await asyncio.to_thread(check_rules, proposal.after, proposal.target.level)
        return await self._shown.keep(user_id, proposal)

    async def find(self, proposal_id: str, user_id: int) -> Proposal:
        """Return a stored proposal.

        Raises:
            ProposalGoneError: it is gone, or another person's.
        """
        return await self._shown.find(proposal_id, user_id)

    async def save(
        self, proposal_id: str, user_id: int, *, facts: Mapping[str, str] | None = None
    ) -> Proposal:
        """Save the proposed rules, once.

        Raises:
            ProposalGoneError: it is gone, or was saved already.
            ChangedMeanwhileError: somebody else has changed these rules since.
        """
        proposal = await self._shown.take(proposal_id, user_id)
        await self._rules.change(
            proposal.target.place.guild_id or 0,
            proposal.target.record_id,
            proposal.after,
            by=user_id,
            shown_version=proposal.version,
            facts=facts,
        )
        return proposal

    async def impact_of(self, proposal: Proposal, server: ServerFacts) -> Impact:
        """Return what a proposal would do."""
        recorded = {
            id_: its.value for id_, its in (await self._rules.recorded(server.guild_id)).items()
        }
        target = proposal.target
        changed = {**recorded, target.record_id: proposal.after}
        past = [
            one
            for one in await self._rules.past_requests(server.guild_id, self._catalog)
            if target.holds(one.requester.place)
        ]
        # Thousands of requests take a while, and quiet hours read files.
        trial = await asyncio.to_thread(dry_run, past, _placed(past, changed), server)
        now = await asyncio.to_thread(dry_run, past, _placed(past, recorded), server)
        return Impact(
            warnings=lockout_warnings(
                target.effective(recorded), target.effective(changed), server
            ),
            trial=trial,
            refused_before=now.refused,
        )


def dry_run(past: Iterable[PastRequest], placed: PlacedRules, server: ServerFacts) -> DryRun:
    """Apply rules to past requests, each at its own time.

    Slow mode counts from the requests that these rules would have accepted.
    """
    total = 0
    refused = Counter[Rule[Any]]()
    accepted_at: dict[tuple[int, int], float] = {}
    for one in sorted(past, key=lambda one: one.at):
        total += 1
        key = slow_mode_key(one.requester)
        context = RuleContext(
            requester=one.requester,
            request=one.request,
            now=one.at,
            last_request_at=accepted_at.get(key),
            server=server,
        )
        denials = decide(context, effective_rules(one.requester.place, placed)).denials
        if denials:
            refused[denials[0].rule] += 1
        else:
            accepted_at[key] = one.at
    return DryRun(total=total, refused=refused.total(), by_rule=dict(refused.most_common()))


def strictness_under(recorded: Mapping[int, Rules]) -> Callable[[Place], int]:
    """Return what says how strict the filter is at a place under some rules."""

    def strictness(place: Place) -> int:
        return effective_rules(place, placed_at(place, recorded))[FILTER_STRICTNESS].value

    return strictness


def _placed(past: Sequence[PastRequest], recorded: Mapping[int, Rules]) -> PlacedRules:
    placed: dict[Scope, Rules] = {}
    for place in {one.requester.place for one in past}:
        placed |= placed_at(place, recorded)
    return placed
