"""The order in which services are made: what requests pass, the runner, what works with results."""

import contextlib
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from random import Random

import discord

from bot.catalog import Catalog
from bot.catalog.samples import Samples
from bot.clock import Clock, SystemClock
from bot.db.database import Database
from bot.first_answers import FirstAnswers
from bot.imagine.ports import Downloads
from bot.imagine.source import SourceImages
from bot.jobs.fingerprints import FingerprintIndex
from bot.jobs.gate import Gate
from bot.jobs.ledger import Ending, JobLedger, each_of
from bot.jobs.runner import Runner
from bot.locales import Words
from bot.wiring.gates import gates_of
from bot.wiring.personal import PERSONAL
from cogs.audit.audit_log import AuditLog, RequestNotes
from cogs.audit.lines import AuditLines
from cogs.audit.log_channel import LogChannels
from cogs.audit.service import AuditService
from cogs.batch.service import drafts_in
from cogs.batch.views import Confirmations
from cogs.filter.answers import ChangeAnswers
from cogs.filter.appeal_card import AppealCards
from cogs.filter.appeal_notices import AppealNotices
from cogs.filter.appeals import AppealService
from cogs.filter.base import BaseFilterCheck
from cogs.filter.check import FilterCheck
from cogs.filter.service import FilterService
from cogs.filter.trials import FilterTrials
from cogs.filter.undo import Undos
from cogs.filter.views import FilterPanels
from cogs.gallery.service import ShowcaseService, StarService
from cogs.gallery.showcase import Showcase
from cogs.gallery.showcase_ping import ShowcasePing
from cogs.gallery.star_counts import StarCounts
from cogs.history.service import FavouriteService
from cogs.imagine.sources import OptionSources
from cogs.imagine.submission import Submission
from cogs.kit.discord_reads import DiscordReads
from cogs.kit.language import PreferredLanguages
from cogs.kit.refusals import Refusals
from cogs.limits.accounting import Accounting
from cogs.limits.refunds import Refunds
from cogs.members.escalation import EscalationService
from cogs.members.escalator import Escalator
from cogs.moderation.blocking import Blocking
from cogs.moderation.blocks_check import BlocksCheck
from cogs.moderation.blocks_service import BlockService
from cogs.moderation.card import ReportCards
from cogs.moderation.notifier import ReportNotifier
from cogs.moderation.orders import Orders
from cogs.moderation.removals import BulkRemovals
from cogs.moderation.service import ReportService
from cogs.operator import OperatorPolicy
from cogs.operator.maintenance import Maintenance
from cogs.operator.service import ServerDecisions
from cogs.outage.notifier import OutageNotifier
from cogs.outage.service import OutageService
from cogs.outage.watch import OutageWatch, Peers
from cogs.policy.check import RulesCheck
from cogs.policy.elsewhere import Elsewhere
from cogs.policy.places import roles_of
from cogs.policy.service import RuleService
from cogs.preferences.service import PreferenceService
from cogs.privacy.retention import Retention
from cogs.reply.card import Cards
from cogs.reply.completion_ping import CompletionPing
from cogs.reply.copies import CopyService
from cogs.reply.delivery import Delivery
from cogs.reply.delivery_guard import DeliveryGuard
from cogs.reply.removal import Removal, delete_copies
from cogs.reply.replies import Replies
from cogs.reply.review_card import ReviewCards
from cogs.reply.review_notifier import ReviewNotifier
from cogs.reply.source_sheets import SourceSheets
from cogs.results.card_actions import Debounce
from cogs.results.pictures import Pictures
from cogs.results.result_list import Thumbnails
from cogs.results.views import ResultForms
from cogs.review.service import ReviewService
from cogs.review.verdicts import Verdicts
from cogs.safety.check import SafetyCheck
from cogs.safety.report import SafetyReports
from cogs.server.service import ServerService
from cogs.services import Services
from cogs.styles.service import (
    OwnStyleService,
    OwnWildcardService,
    StyleService,
    WildcardService,
)

NO_POLICY = OperatorPolicy()


@dataclass(frozen=True, slots=True, kw_only=True)
class RunnerHooks:
    """What features do while a job runs, for whoever opens the runner."""

    ledger: JobLedger
    on_end: Ending
    """Notes how a job ended, in the transaction that records it."""
    outages: OutageWatch
    cards: Cards
    first_answers: FirstAnswers
    deliver: Callable[[Replies], Delivery]
    """Makes the delivery of a process that draws, around the way it edits replies."""


async def open_services(  # noqa: PLR0913, PLR0915 - one list, in the order of making
    stack: contextlib.AsyncExitStack,
    *,
    client: discord.Client,
    database: Database,
    catalog: Catalog,
    samples: Samples,
    words: Words,
    clock: Clock,
    refusals: Refusals,
    first_answers: FirstAnswers,
    attachments: Downloads,
    open_runner: Callable[[RunnerHooks], Awaitable[Runner]],
    peers: Peers | None = None,
    job_retention_days: int | None = None,
    says_ai: bool = True,
    operator: OperatorPolicy = NO_POLICY,
    gate: Gate | None = None,
) -> Services:
    """Make every service; ``stack`` ends what says something by itself.

    ``peers`` are the other processes that draw, where several share the jobs. ``gate`` is another
    one than that of the features.
    """
    language = refusals.language
    # Noted by everything else.
    audit_log = AuditLog(database=database, clock=clock)
    notes = RequestNotes(audit_log=audit_log)
    fingerprints = FingerprintIndex(database=database, clock=clock)
    on_end = each_of(notes.ended, fingerprints.ended, Refunds(clock=clock).ended)
    ledger = JobLedger(database=database, clock=clock, on_end=on_end)

    # What requests pass, and what holds and notices them on their way: before the runner.
    servers = ServerService(database=database, audit_log=audit_log, clock=clock)
    rules = RuleService(database=database, audit_log=audit_log, clock=clock)
    rules_check = RulesCheck(
        rules=rules,
        catalog=catalog,
        roles_of=lambda guild_id: roles_of(client.get_guild(guild_id)),
        clock=clock,
    )
    filter_ = FilterService(database=database, audit_log=audit_log, clock=clock)
    appeals = AppealService(
        database=database, refusals=rules.filter_refusals, audit_log=audit_log, clock=clock
    )
    blocks = BlockService(database=database, audit_log=audit_log, clock=clock)
    blocks_check = BlocksCheck(
        blocks=blocks, elsewhere_counts=not operator.blocked_may_draw_elsewhere
    )
    outages = OutageService(database=database, audit_log=audit_log, clock=clock)
    outage_notifier = OutageNotifier(client=client, outages=outages, words=words)
    await stack.enter_async_context(outage_notifier.open())
    accounting = Accounting(
        database=database,
        servers=servers,
        catalog=catalog,
        audit_log=audit_log,
        clock=clock,
        operator=operator.limits,
        tell_operator=outage_notifier.spent,
    )
    outage_watch = OutageWatch(outages=outages, notifier=outage_notifier, peers=peers, clock=clock)
    filter_check = FilterCheck(
        filters=filter_,
        appeals=appeals,
        rules=rules,
        servers=servers,
        catalog=catalog,
        audit_log=audit_log,
    )
    server_decisions = ServerDecisions(
        database=database,
        audit_log=audit_log,
        clock=clock,
        only_allowed=operator.only_allowed_servers,
    )
    maintenance = Maintenance(database=database, audit_log=audit_log, clock=clock)
    escalations = EscalationService(
        database=database, servers=servers, blocks=blocks, audit_log=audit_log, clock=clock
    )
    its_gate, showing_gate = gates_of(
        servers=server_decisions,
        blocks=blocks_check,
        strikes=escalations.explain,
        safety=SafetyCheck(
            reports=await stack.enter_async_context(
                SafetyReports(
                    client=client, servers=servers, audit_log=audit_log, words=words, clock=clock
                ).open()
            ),
            ledger=ledger,
            catalog=catalog,
        ),
        rules=rules_check,
        base_filter=BaseFilterCheck(base=operator.base_filter, catalog=catalog),
        filters=filter_check,
        count_refusal=rules.filter_refusals.add,
        accounting=accounting,
        maintenance=maintenance,
        outages=outage_watch,
        notes=notes,
    )
    gate = gate or its_gate

    # How a picture is delivered: before the runner.
    upscaler = catalog.upscaler
    cards = Cards(
        words=words,
        can_upscale=upscaler is not None,
        can_scale=upscaler is not None and len(upscaler.scales) > 1,
        can_edit=bool(catalog.editors),
        says_ai=says_ai,
        can_fill=catalog.filler is not None,
        can_fill_otherwise=len(catalog.fillers) > 1,
    )
    copies = CopyService(database=database, clock=clock)
    reviews = ReviewService(
        database=database,
        servers=servers,
        audit_log=audit_log,
        clock=clock,
        refund=Refunds(clock=clock).refund,
    )
    reads = DiscordReads(client)
    guard = DeliveryGuard(client=client, reads=reads, gate=gate, clock=clock)
    completion_ping = CompletionPing(
        client=client, preferences=language.preferences, copies=copies, words=words, clock=clock
    )

    def deliver(replies: Replies) -> Delivery:
        return Delivery(
            replies=replies,
            cards=cards,
            clock=clock,
            guard=guard,
            desk=ReviewNotifier(
                client=client,
                replies=replies,
                reviews=reviews,
                cards=ReviewCards(words=words),
                matched=filter_check.matched,
            ),
            completion_ping=completion_ping,
            source_sheets=SourceSheets(downloads=attachments, clock=clock),
        )

    runner = await open_runner(
        RunnerHooks(
            ledger=ledger,
            on_end=on_end,
            outages=outage_watch,
            cards=cards,
            first_answers=first_answers,
            deliver=deliver,
        )
    )

    # What a request draws on besides what is typed.
    styles = StyleService(database=database, audit_log=audit_log, clock=clock)
    own_styles = OwnStyleService(database=database, audit_log=audit_log, clock=clock)
    wildcards = WildcardService(database=database, audit_log=audit_log, clock=clock)
    own_wildcards = OwnWildcardService(database=database, audit_log=audit_log, clock=clock)

    # What asks the runner.
    drafts = drafts_in(database, clock=clock)
    confirmations = Confirmations(drafts=drafts, words=words, clock=clock)
    submission = Submission(
        client=client,
        gate=gate,
        accounting=accounting,
        confirmations=confirmations,
        runner=runner,
        sources=SourceImages(downloads=attachments, clock=clock),
        notes=notes,
        elsewhere=Elsewhere(rules=rules_check, ledger=ledger, reads=reads),
        clock=clock,
    )
    blocking = Blocking(blocks=blocks, servers=servers, ledger=ledger, runner=runner, reads=reads)

    # What shows a result besides its own reply: before the removal, which takes all of it away.
    pictures = Pictures(client=client, clock=clock)
    favourites = FavouriteService(database=database, clock=clock)
    stars = StarService(database=database, clock=clock)
    showcases = ShowcaseService(database=database, clock=clock)
    showcase = Showcase(
        client=client,
        first_answers=first_answers,
        servers=servers,
        stars=stars,
        showcases=showcases,
        ledger=ledger,
        pictures=pictures,
        cards=cards,
        ping=ShowcasePing(
            client=client,
            preferences=language.preferences,
            copies=copies,
            words=words,
            clock=clock,
        ),
    )
    star_counts = StarCounts(
        client=client,
        first_answers=first_answers,
        stars=stars,
        showcases=showcases,
        ledger=ledger,
        words=words,
        clock=clock,
    )
    verdicts = Verdicts(
        client=client,
        ledger=ledger,
        reviews=reviews,
        # Moderators have seen it, so nobody else has to.
        delivery=Delivery(
            replies=Replies(client=client, clock=clock),
            cards=cards,
            clock=clock,
            completion_ping=completion_ping,
        ),
        guard=guard,
        fingerprints=fingerprints,
        cards=ReviewCards(words=words),
    )
    removal = Removal(
        client=client,
        ledger=ledger,
        audit_log=audit_log,
        cards=cards,
        clock=clock,
        copies=(
            lambda job: delete_copies(client, copies, job),
            showcase.take_away,
            lambda job: stars.forget(job.id),
            lambda job: favourites.forget(job.id),
            verdicts.take_back,
        ),
    )

    # What moderators decide about results.
    reports = ReportService(database=database, audit_log=audit_log, clock=clock)
    report_notifier = ReportNotifier(
        client=client, servers=servers, reports=reports, cards=ReportCards(words=words)
    )
    escalator = Escalator(
        client=client,
        reads=reads,
        escalations=escalations,
        servers=servers,
        blocking=blocking,
        words=words,
    )
    removals = BulkRemovals(database=database, audit_log=audit_log, clock=clock)
    orders = Orders(
        client=client,
        first_answers=first_answers,
        ledger=ledger,
        reports=reports,
        removals=removals,
        removal=removal,
        blocking=blocking,
        notifier=report_notifier,
        cards=ReportCards(words=words),
        language=language,
        clock=clock,
        upheld=escalator.look_at,
    )
    trials = FilterTrials(
        database=database.bulk, filters=filter_, rules=rules, catalog=catalog, clock=clock
    )
    audit_lines = AuditLines(
        words=words, model_names={model.id: model.label for model in catalog.all_models}
    )
    return Services(
        client=client,
        discord_reads=reads,
        database=database,
        catalog=catalog,
        samples=samples,
        words=words,
        clock=clock,
        runner=runner,
        ledger=ledger,
        gate=gate,
        showing_gate=showing_gate,
        fingerprints=fingerprints,
        attachments=attachments,
        cards=cards,
        refusals=refusals,
        first_answers=first_answers,
        language=language,
        debounce=Debounce(clock=clock),
        audit_log=audit_log,
        audit_lines=audit_lines,
        log_channels=LogChannels(
            client=client,
            audit=AuditService(database=database.bulk, clock=clock),
            servers=servers,
            audit_log=audit_log,
            words=words,
            lines=audit_lines,
            clock=clock,
        ),
        servers=servers,
        preferences=language.preferences,
        rules=rules,
        rules_check=rules_check,
        styles=styles,
        own_styles=own_styles,
        wildcards=wildcards,
        own_wildcards=own_wildcards,
        option_sources=OptionSources(
            preferences=language.preferences,
            rules=rules,
            styles=styles,
            own_styles=own_styles,
            wildcards=wildcards,
            own_wildcards=own_wildcards,
            chance=Random(),  # noqa: S311 - no secret: entries of lists
        ),
        filter=filter_,
        filter_trials=trials,
        filter_answers=ChangeAnswers(
            undos=Undos(database=database, filters=filter_, clock=clock),
            trials=trials,
            panels=FilterPanels(words=words),
        ),
        appeals=appeals,
        appeal_notices=AppealNotices(
            client=client,
            appeals=appeals,
            filters=filter_,
            servers=servers,
            cards=AppealCards(words=words),
            language=language,
        ),
        outage_watch=outage_watch,
        drafts=drafts,
        confirmations=confirmations,
        submission=submission,
        operator=operator,
        server_decisions=server_decisions,
        maintenance=maintenance,
        copies=copies,
        pictures=pictures,
        thumbnails=Thumbnails(client=client, pictures=pictures, clock=clock),
        forms=ResultForms(catalog=catalog, words=words),
        favourites=favourites,
        stars=stars,
        star_counts=star_counts,
        showcase=showcase,
        reviews=reviews,
        verdicts=verdicts,
        removal=removal,
        blocks=blocks,
        blocks_check=blocks_check,
        blocking=blocking,
        reports=reports,
        report_notifier=report_notifier,
        removals=removals,
        orders=orders,
        escalations=escalations,
        escalator=escalator,
        personal=PERSONAL,
        retention=Retention(
            database=database.bulk,
            servers=servers,
            audit_log=audit_log,
            clock=clock,
            job_days=job_retention_days,
        ),
    )


def refusals_for(database: Database, *, words: Words, clock: Clock | None = None) -> Refusals:
    """Return what says refusals, in the language that somebody chose; a client needs it first."""
    preferences = PreferenceService(database=database, clock=clock or SystemClock())
    return Refusals(words=words, language=PreferredLanguages(preferences=preferences, words=words))
