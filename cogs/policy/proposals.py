"""A change of a place's rules that is shown before it is made, and can be undone afterwards."""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from pydantic import TypeAdapter

from bot.catalog import Catalog
from bot.clock import Clock
from bot.db.database import Database
from bot.db.one_time import KEPT_SECONDS, OneTimeStore
from bot.errors import RefusedError
from cogs.policy.change import lockout_warnings
from cogs.policy.dry_run import Ask, DryRun, dry_run
from cogs.policy.model import PlacedRules, Rules, StoredRules, check_rules, placed_at
from cogs.policy.phrase import Phrase
from cogs.policy.rules.rule import Circumstances, ServerFacts
from cogs.policy.scope import Spot
from cogs.policy.service import RuleService
from cogs.policy.target import Target


class ProposalGoneError(RefusedError):
    """It is too old, or was answered already."""

    words_id = "refusal-policy-gone"


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """The rules a place shall have, and the version of those it had when this was made."""

    target: Target
    before: StoredRules
    after: StoredRules
    inherited: StoredRules
    """What the wider places say, and what is built in: all of it set."""
    version: int

    def undone(self) -> "Proposal":
        """Return the change back, to be made once this one was."""
        return replace(self, before=self.after, after=self.before, version=self.version + 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Prospect:
    """What a change would do."""

    warnings: tuple[Phrase, ...]
    trial: DryRun
    """The last days' requests held against the new rules."""
    refused_before: int
    """How many of them the rules of now would refuse."""


class Proposals:
    """Keeps changes until somebody saves them, foresees what they do, and makes them."""

    def __init__(
        self, *, database: Database, rules: RuleService, catalog: Catalog, clock: Clock
    ) -> None:
        self._shown = OneTimeStore(
            TypeAdapter(Proposal),
            lasts_seconds=KEPT_SECONDS,
            gone=ProposalGoneError,
            database=database,
            clock=clock,
        )
        self._rules = rules
        self._catalog = catalog
        self._clock = clock

    async def keep(self, user_id: int, proposal: Proposal) -> str:
        """Keep a change that ``check_rules`` allows, and return its id.

        Raises:
            RuleSettingError: these rules cannot be.
        """
        # The first look at a time zone reads a file.
        await asyncio.to_thread(check_rules, proposal.after, proposal.target.scope)
        return await self._shown.keep(user_id, proposal)

    async def find(self, proposal_id: str, user_id: int) -> Proposal:
        """Return a change that somebody was shown.

        Raises:
            ProposalGoneError: it is gone, or another person's.
        """
        return await self._shown.find(proposal_id, user_id)

    async def make(
        self, proposal_id: str, user_id: int, *, facts: Mapping[str, str] | None = None
    ) -> Proposal:
        """Make the change, once.

        Raises:
            ProposalGoneError: it is gone, or was made already.
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

    async def foresee(self, proposal: Proposal, server: ServerFacts) -> Prospect:
        """Return what a change would do."""
        recorded = {
            id_: its.value for id_, its in (await self._rules.recorded(server.guild_id)).items()
        }
        target = proposal.target
        changed = {**recorded, target.record_id: proposal.after}
        asks = [
            ask
            for ask in await self._rules.asks(server.guild_id, self._catalog)
            if target.holds(ask.asker.place)
        ]
        labels = {model.id: model.label for model in self._catalog.models}
        circumstances = Circumstances(
            now=self._clock.time(), role_ids=server.role_ids, models=labels
        )
        # Thousands of requests take a while, and quiet hours read files.
        trial = await asyncio.to_thread(dry_run, asks, _placed(asks, changed), circumstances)
        now = await asyncio.to_thread(dry_run, asks, _placed(asks, recorded), circumstances)
        return Prospect(
            warnings=lockout_warnings(
                target.effective(recorded), target.effective(changed), server
            ),
            trial=trial,
            refused_before=now.refused,
        )


def _placed(asks: Sequence[Ask], recorded: Mapping[int, Rules]) -> PlacedRules:
    placed: dict[Spot, Rules] = {}
    for place in {ask.asker.place for ask in asks}:
        placed |= placed_at(place, recorded)
    return placed
