"""All that moderators decide, put together around one database."""

from dataclasses import dataclass

from bot.catalog import Catalog
from bot.clock import Clock
from bot.db.database import Database
from bot.jobs.counts import Counts
from bot.jobs.gate import Gate
from cogs.audit.audit_log import AuditLog
from cogs.audit.requests import RequestNotes
from cogs.audit.service import AuditBook
from cogs.batch.drafts import Drafts, drafts_in
from cogs.batch.service import RunBook
from cogs.filter.appeals import AppealBook
from cogs.filter.check import FilterCheck
from cogs.filter.imports import Imports
from cogs.filter.service import FilterBook
from cogs.limits.accounting import Accounting
from cogs.limits.budget_report import BudgetBook
from cogs.limits.spending import Spending
from cogs.limits.usage_service import UsageBook
from cogs.moderation.blocks_check import BlocksCheck
from cogs.moderation.blocks_service import BlockBook
from cogs.moderation.removals import BulkRemovals
from cogs.moderation.service import ReportBook
from cogs.outage.service import OutageBook
from cogs.outage.watch import OutageWatch
from cogs.policy.rules.book import RuleBook
from cogs.policy.rules.check import RulesCheck
from cogs.policy.rules.proposal import Proposals
from cogs.privacy.retention import Retention
from cogs.results.image_selection import PickedPictures
from cogs.review.service import ReviewBook
from cogs.server.service import ServerBook
from cogs.styles.service import StyleBook


@dataclass(frozen=True, slots=True, kw_only=True)
class Community:
    """The gate that requests pass, and the books it looks into."""

    gate: Gate
    showing: Gate
    """Passed by what is drawn already and is shown again: it costs nothing and counts nowhere."""
    audit_log: AuditLog
    servers: ServerBook
    rules: RuleBook
    rules_check: RulesCheck
    proposals: Proposals
    accounting: Accounting
    drafts: Drafts
    runs: RunBook
    usage: UsageBook
    budgets: BudgetBook
    reviews: ReviewBook
    notes: RequestNotes
    audit: AuditBook
    retention: Retention
    outages: OutageBook
    outage_watch: OutageWatch
    reports: ReportBook
    removals: BulkRemovals
    blocks: BlockBook
    blocks_check: BlocksCheck
    styles: StyleBook
    picked: PickedPictures
    filter: FilterBook
    imports: Imports
    appeals: AppealBook

    @classmethod
    def on(cls, *, database: Database, catalog: Catalog, clock: Clock) -> "Community":
        """Put the parts together."""
        audit_log = AuditLog(database=database, clock=clock)
        servers = ServerBook(database=database, audit_log=audit_log, clock=clock)
        accounting = Accounting(
            database=database,
            servers=servers,
            catalog=catalog,
            spending=Spending(audit_log=audit_log),
            clock=clock,
        )
        rules = RuleBook(database=database, audit_log=audit_log, clock=clock)
        rules_check = RulesCheck(rules=rules, catalog=catalog, clock=clock)
        filter_ = FilterBook(database=database, audit_log=audit_log, clock=clock)
        appeals = AppealBook(database=database, audit_log=audit_log, clock=clock)
        notes = RequestNotes(audit_log=audit_log)
        outages = OutageBook(database=database, audit_log=audit_log, clock=clock)
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
        blocks = BlockBook(database=database, audit_log=audit_log, clock=clock)
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
            runs=RunBook(database=database, drafts=drafts, clock=clock),
            usage=UsageBook(database=database.bulk, servers=servers, clock=clock),
            budgets=BudgetBook(database=database.bulk, clock=clock),
            reviews=ReviewBook(
                database=database, servers=servers, audit_log=audit_log, clock=clock
            ),
            notes=notes,
            audit=AuditBook(database=database.bulk, audit_log=audit_log, clock=clock),
            retention=Retention(
                database=database.bulk, servers=servers, audit_log=audit_log, clock=clock
            ),
            outages=outages,
            outage_watch=outage_watch,
            reports=ReportBook(database=database, audit_log=audit_log, clock=clock),
            removals=BulkRemovals(database=database, audit_log=audit_log, clock=clock),
            blocks=blocks,
            blocks_check=blocks_check,
            styles=StyleBook(database=database, audit_log=audit_log, clock=clock),
            picked=PickedPictures(database=database, clock=clock),
            filter=filter_,
            imports=Imports(database=database.bulk, book=filter_, clock=clock),
            appeals=appeals,
        )
