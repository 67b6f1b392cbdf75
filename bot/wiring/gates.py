"""The order in which requests are checked, and explained, a reason beside each."""

from collections.abc import Awaitable, Callable

from bot.imagine.request import SubmittedRequest
from bot.imagine.requester import Requester
from bot.jobs.gate import Explain, Explained, Gate, Step, silent
from cogs.audit.audit_log import RequestNotes
from cogs.filter.base import BaseFilterCheck
from cogs.filter.check import FilterCheck
from cogs.filter.counting import counted
from cogs.limits.accounting import Accounting
from cogs.moderation.blocks_check import BlocksCheck
from cogs.operator.maintenance import Maintenance
from cogs.operator.service import ServerDecisions
from cogs.outage.watch import OutageWatch
from cogs.policy.check import RulesCheck
from cogs.safety.check import SafetyCheck


def gates_of(  # noqa: PLR0913 - all by name
    *,
    servers: ServerDecisions,
    blocks: BlocksCheck,
    strikes: Explain,
    safety: SafetyCheck,
    rules: RulesCheck,
    base_filter: BaseFilterCheck,
    filters: FilterCheck,
    count_refusal: Callable[[Requester], Awaitable[None]],
    accounting: Accounting,
    maintenance: Maintenance,
    outages: OutageWatch,
    notes: RequestNotes,
) -> tuple[Gate, Gate]:
    """Return the gate that requests pass, and the one that results pass which are shown again."""

    def may_be_there(count: Callable[[Step], Step]) -> tuple[Explained[Step], ...]:
        return (
            # Where nothing is drawn for anybody, nothing else is asked.
            Explained(servers.check, servers.explain),
            # Who is blocked is told that alone, and nothing of what they asked for.
            Explained(blocks.check, blocks.explain),
            # What blocks by itself refuses nobody before it has; it tells how near that is.
            Explained(_refuses_nobody, strikes),
            # What is drawn nowhere: before all that a server sets, and no appeal comes this far.
            Explained(safety.check, safety.explain),
            # What may not be drawn there is refused before its words are looked through.
            Explained(rules.check, rules.explain),
            # Before the filter, whose review is the one that is named where both ask for one.
            silent(rules.apply),
            # The operator's words before the server's: no appeal lets them through.
            Explained(count(base_filter.check), base_filter.explain),
            # The dearest check, which notes and offers something: after all that is free.
            Explained(count(filters.check), filters.explain),
            # Only what was not refused can wait for moderators.
            silent(base_filter.add_review),
            silent(filters.add_review),
        )

    gate = Gate(
        steps=(
            *may_be_there(lambda check: counted(check, count_refusal)),
            # Limits themselves are counted below, where nobody can come in between.
            silent(accounting.add_weight),
            # Last: "come back later" is for those who may have it then. What the operator says of
            # it before what Easel found out.
            Explained(maintenance.check, maintenance.explain),
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
        depends_on_roles=rules.depends_on_roles,
    )
    # What is shown again is refused without being counted: nobody asked for it anew.
    return gate, Gate(steps=may_be_there(lambda check: check))


async def _refuses_nobody(_request: SubmittedRequest) -> None:
    pass
