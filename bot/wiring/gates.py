"""The order in which requests are checked, and explained, a reason beside each."""

from bot.jobs.gate import Explained, Gate, silent
from cogs.audit.audit_log import RequestNotes
from cogs.filter.check import FilterCheck
from cogs.limits.accounting import Accounting
from cogs.moderation.blocks_check import BlocksCheck
from cogs.operator.service import ServerDecisions
from cogs.outage.watch import OutageWatch
from cogs.policy.check import RulesCheck
from cogs.safety.check import SafetyCheck


def gates_of(  # noqa: PLR0913 - all by name
    *,
    servers: ServerDecisions,
    blocks: BlocksCheck,
    safety: SafetyCheck,
    rules: RulesCheck,
    filters: FilterCheck,
    accounting: Accounting,
    outages: OutageWatch,
    notes: RequestNotes,
) -> tuple[Gate, Gate]:
    """Return the gate that requests pass, and the one that results pass which are shown again."""
    may_be_there = (
        # Where nothing is drawn for anybody, nothing else is asked.
        Explained(servers.check, servers.explain),
        # Who is blocked is told that alone, and nothing of what they asked for.
        Explained(blocks.check, blocks.explain),
        # What is drawn nowhere: before anything that a server sets, and no appeal comes this far.
        Explained(safety.check, safety.explain),
        # What may not be drawn there is refused before its words are looked through.
        Explained(rules.check, rules.explain),
        # Before the filter, whose review is the one that is named where both ask for one.
        silent(rules.apply),
        # The dearest check, and the one that notes and offers something: after all that is free.
        Explained(filters.check, filters.explain),
        # Only what was not refused can wait for moderators.
        silent(filters.add_review),
    )
    gate = Gate(
        steps=(
            *may_be_there,
            # Limits themselves are counted below, where nobody can come in between.
            silent(accounting.add_weight),
            # Last: "come back later" is for those who may have it then.
            Explained(outages.check, outages.explain),
        ),
        # In one transaction. Who was blocked a moment ago, or draws too often, is not counted; what
        # was asked is noted after everything that may refuse it.
        counts=(
            silent(blocks.admission),
            silent(rules.admission),
            silent(filters.admission),
            Explained(accounting.admission, accounting.explain),
            silent(notes.admission),
        ),
        # A picture that is paid for is held back by what people decide about people and places, not
        # by numbers and words that were accepted once.
        rechecks=(servers.recheck, blocks.recheck, rules.recheck),
    )
    return gate, Gate(steps=may_be_there)
