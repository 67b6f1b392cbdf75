"""What cogs are made of: the core's parts, and the services that several features use."""

from collections.abc import Sequence
from dataclasses import dataclass

import discord

from bot.catalog import Catalog
from bot.catalog.samples import Samples
from bot.clock import Clock
from bot.db.database import Database
from bot.db.personal import PersonalColumn
from bot.first_answers import FirstAnswers
from bot.imagine.ports import Downloads
from bot.jobs.fingerprints import FingerprintIndex
from bot.jobs.gate import Gate
from bot.jobs.ledger import JobLedger
from bot.jobs.runner import Runner
from bot.locales import Words
from cogs.audit.audit_log import AuditLog
from cogs.audit.lines import AuditLines
from cogs.audit.log_channel import LogChannels
from cogs.batch.service import Drafts
from cogs.batch.views import Confirmations
from cogs.filter.answers import ChangeAnswers
from cogs.filter.appeal_notices import AppealNotices
from cogs.filter.appeals import AppealService
from cogs.filter.service import FilterService
from cogs.filter.trials import FilterTrials
from cogs.gallery.service import StarService
from cogs.gallery.showcase import Showcase
from cogs.gallery.star_counts import StarCounts
from cogs.history.service import FavouriteService
from cogs.imagine.sources import OptionSources
from cogs.imagine.submission import Submission
from cogs.kit.discord_reads import DiscordReads
from cogs.kit.language import PreferredLanguages
from cogs.kit.refusals import Refusals
from cogs.members.escalation import EscalationService
from cogs.members.escalator import Escalator
from cogs.moderation.blocking import Blocking
from cogs.moderation.blocks_check import BlocksCheck
from cogs.moderation.blocks_service import BlockService
from cogs.moderation.notifier import ReportNotifier
from cogs.moderation.orders import Orders
from cogs.moderation.removals import BulkRemovals
from cogs.moderation.service import ReportService
from cogs.operator.maintenance import Maintenance
from cogs.operator.policy import OperatorPolicy
from cogs.operator.service import ServerDecisions
from cogs.outage.watch import OutageWatch
from cogs.policy.check import RulesCheck
from cogs.policy.service import RuleService
from cogs.preferences.service import PreferenceService
from cogs.privacy.retention import Retention
from cogs.reply.card import Cards
from cogs.reply.copies import CopyService
from cogs.reply.removal import Removal
from cogs.results.card_actions import Debounce
from cogs.results.pictures import Pictures
from cogs.results.result_list import Thumbnails
from cogs.results.views import ResultForms
from cogs.review.service import ReviewService
from cogs.review.verdicts import Verdicts
from cogs.server.service import ServerService
from cogs.styles.service import (
    OwnStyleService,
    OwnWildcardService,
    StyleService,
    WildcardService,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Services:
    """One process's, all of them there before the first cog is.

    What a single feature uses it makes itself, in its ``feature.py``.
    """

    client: discord.Client
    discord_reads: DiscordReads
    database: Database
    catalog: Catalog
    samples: Samples
    words: Words
    clock: Clock
    runner: Runner
    ledger: JobLedger
    gate: Gate
    """What every request passes."""
    showing_gate: Gate
    """Passed by what is drawn already and is shown again: it costs nothing and counts nowhere."""
    fingerprints: FingerprintIndex
    attachments: Downloads
    """Fetches what people posted on Discord."""
    cards: Cards
    refusals: Refusals
    first_answers: FirstAnswers
    """What upkeep gives way to."""
    language: PreferredLanguages
    debounce: Debounce

    audit_log: AuditLog
    audit_lines: AuditLines
    log_channels: LogChannels
    servers: ServerService
    preferences: PreferenceService
    rules: RuleService
    rules_check: RulesCheck
    styles: StyleService
    own_styles: OwnStyleService
    wildcards: WildcardService
    own_wildcards: OwnWildcardService
    option_sources: OptionSources
    filter: FilterService
    filter_trials: FilterTrials
    filter_answers: ChangeAnswers
    appeals: AppealService
    appeal_notices: AppealNotices
    outage_watch: OutageWatch
    drafts: Drafts
    confirmations: Confirmations
    submission: Submission
    operator: OperatorPolicy
    server_decisions: ServerDecisions
    maintenance: Maintenance

    copies: CopyService
    pictures: Pictures
    thumbnails: Thumbnails
    forms: ResultForms
    favourites: FavouriteService
    stars: StarService
    star_counts: StarCounts
    showcase: Showcase

    reviews: ReviewService
    verdicts: Verdicts
    removal: Removal
    blocks: BlockService
    blocks_check: BlocksCheck
    blocking: Blocking
    reports: ReportService
    report_notifier: ReportNotifier
    removals: BulkRemovals
    orders: Orders
    escalations: EscalationService
    escalator: Escalator
    retention: Retention
    personal: Sequence[PersonalColumn]
    """What all features have on record of a person."""
