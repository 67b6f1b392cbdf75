"""Changed rules tried on what was asked for lately."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from bot.imagine.requester import Requester
from cogs.policy.decision import decide
from cogs.policy.model import PlacedRules, effective_rules
from cogs.policy.requests import Wish
from cogs.policy.roles import slow_mode_key
from cogs.policy.rules.rule import Circumstances, Rule

DRY_RUN_SECONDS = 7 * 24 * 60 * 60
"""How far back a dry run looks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """One request on record."""

    asker: Requester
    """As they were when they asked."""
    wish: Wish
    at: float
    """Unix seconds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DryRun:
    """How many requests the rules would have refused."""

    total: int
    refused: int
    by_rule: Mapping[Rule[Any], int] = field(default_factory=dict[Rule[Any], int])
    """How many each rule would have refused first, the most first."""


def dry_run(asks: Iterable[Ask], placed: PlacedRules, circumstances: Circumstances) -> DryRun:
    """Hold recorded requests against rules, each with its own time.

    Slow mode counts from the requests that these rules would have accepted.
    """
    total = 0
    refused = Counter[Rule[Any]]()
    accepted_at: dict[tuple[int, int], float] = {}
    for ask in sorted(asks, key=lambda ask: ask.at):
        total += 1
        key = slow_mode_key(ask.asker)
        then = replace(circumstances, now=ask.at, last_asked_at=accepted_at.get(key))
        rules = effective_rules(ask.asker.place, placed)
        denials = decide(ask.asker, ask.wish, rules, then).denials
        if denials:
            refused[denials[0].rule] += 1
        else:
            accepted_at[key] = ask.at
    return DryRun(total=total, refused=refused.total(), by_rule=dict(refused.most_common()))
