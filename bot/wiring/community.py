"""All that moderators decide, put together around one database."""

from dataclasses import dataclass

from bot.catalog import Catalog
from bot.clock import Clock
from bot.db.database import Database
from bot.jobs.counts import Counts
from bot.jobs.gate import Gate
from cogs.audit.audit_log import AuditLog, RequestNotes
from cogs.audit.service import AuditService
from cogs.batch.service import Drafts, RunService, drafts_in
from cogs.filter.appeals import AppealService
from cogs.filter.check import FilterCheck
from cogs.filter.imports import Imports
from cogs.filter.service import FilterService
from cogs.limits.accounting import Accounting, Spending
from cogs.limits.budget import BudgetService
from cogs.limits.usage import UsageService
from cogs.moderation.blocks_check import BlocksCheck
from cogs.moderation.blocks_service import BlockService
from cogs.moderation.removals import BulkRemovals
from cogs.moderation.service import ReportService
from cogs.outage.service import OutageService
from cogs.outage.watch import OutageWatch
from cogs.policy.check import RulesCheck
from cogs.policy.proposals import Proposals
from cogs.policy.service import RuleService
from cogs.privacy.retention import Retention
from cogs.results.message_pictures import ImageSelections
from cogs.review.service import ReviewService
from cogs.server.service import ServerService
from cogs.styles.service import StyleService


@dataclass(frozen=True, slots=True, kw_only=True)
class Community:
    """The gate that requests pass, and the books it looks into."""

    gate: Gate
    showing: Gate
    """Passed by what is drawn already and is shown again: it costs nothing and counts nowhere."""
    audit_log: AuditLog
    servers: ServerService
    rules: RuleService
    rules_check: RulesCheck
    proposals: Proposals
    accounting: Accounting
    drafts: Drafts
    runs: RunService
    usage: UsageService
    budgets: BudgetService
    reviews: ReviewService
    notes: RequestNotes
    audit: AuditService
    retention: Retention
    outages: OutageService
    outage_watch: OutageWatch
    reports: ReportService
    removals: BulkRemovals
    blocks: BlockService
    blocks_check: BlocksCheck
    styles: StyleService
    image_selection: ImageSelections
    filter: FilterService
    imports: Imports
    appeals: AppealService

    @classmethod
    def on(cls, *, database: Database, catalog: Catalog, clock: Clock) -> "Community":
        """Put the parts together."""
        audit_log = AuditLog(database=database, clock=clock)
        servers = ServerService(database=database, audit_log=audit_log, clock=clock)
        accounting = Accounting(
            database=database,
            servers=servers,
            catalog=catalog,
            spending=Spending(audit_log=audit_log),
            clock=clock,
        )
        rules = RuleService(database=database, audit_log=audit_log, clock=clock)
        rules_check = RulesCheck(rules=rules, catalog=catalog, clock=clock)
        filter_ = FilterService(database=database, audit_log=audit_log, clock=clock)
        appeals = AppealService(database=database, audit_log=audit_log, clock=clock)
        notes = RequestNotes(audit_log=audit_log)
        outages = OutageService(database=database, audit_log=audit_log, clock=clock)
        outage_watch = OutageWatch(book=outages, clock=clock)
        drafts = drafts_in(database, clock=clock)
        filter_check = FilterCheck(
            book=filter_,
            appeals=appeals,
            rules=rules,
            servers=servers,
            catalog=catalog,
            audit_log=audit_log,
        )
        blocks = BlockService(database=database, audit_log=audit_log, clock=clock)
        blocks_check = BlocksCheck(blocks=blocks)
        return cls(
            gate=Gate(
                checks=(blocks_check, rules_check, filter_check, accounting, outage_watch),
                count=Counts(blocks_check, rules_check, filter_check, accounting, notes),
                rechecks=(blocks_check, rules_check),
            ),
            showing=Gate(checks=(blocks_check, rules_check, filter_check)),
            audit_log=audit_log,
            servers=servers,
            rules=rules,
            rules_check=rules_check,
            proposals=Proposals(database=database, rules=rules, catalog=catalog, clock=clock),
            accounting=accounting,
            drafts=drafts,
            runs=RunService(database=database, drafts=drafts, clock=clock),
            usage=UsageService(database=database.bulk, servers=servers, clock=clock),
            budgets=BudgetService(database=database.bulk, clock=clock),
            reviews=ReviewService(
                database=database, servers=servers, audit_log=audit_log, clock=clock
            ),
            notes=notes,
            audit=AuditService(database=database.bulk, clock=clock),
            retention=Retention(
                database=database.bulk, servers=servers, audit_log=audit_log, clock=clock
            ),
            outages=outages,
            outage_watch=outage_watch,
            reports=ReportService(database=database, audit_log=audit_log, clock=clock),
            removals=BulkRemovals(database=database, audit_log=audit_log, clock=clock),
            blocks=blocks,
            blocks_check=blocks_check,
            styles=StyleService(database=database, audit_log=audit_log, clock=clock),
            image_selection=ImageSelections(database=database, clock=clock),
            filter=filter_,
            imports=Imports(database=database.bulk, book=filter_, clock=clock),
            appeals=appeals,
        )
