"""Every cog, wired; the list of what Easel can do on Discord."""

from dataclasses import dataclass

import discord
from discord.ext import commands

from bot.catalog import Catalog
from bot.clock import Clock
from bot.imagine.ports import Downloads
from bot.jobs.fingerprints import FingerprintIndex
from bot.jobs.ledger import JobLedger
from bot.jobs.runner import Runner
from bot.locales import Words
from bot.wiring.aftercare import aftercare_cogs
from bot.wiring.community import Community
from bot.wiring.keeping import KeepingParts, keeping_cogs
from bot.wiring.members import Members
from cogs.audit.cog import AuditCog
from cogs.audit.log_channel import LogChannels
from cogs.batch.cog import ConfirmCog
from cogs.batch.running import Running
from cogs.batch.views import Confirmations
from cogs.edit.cog import EditCog
from cogs.filter.appeal_card import AppealCards
from cogs.filter.appeals_cog import AppealParts, AppealsCog
from cogs.filter.cog import FilterCog, FilterParts
from cogs.filter.views import FilterPanels
from cogs.imagine.cog import ImagineCog
from cogs.imagine.submission import Submission
from cogs.kit.language import PreferredLanguages
from cogs.kit.refusals import Refusals
from cogs.limits.budget_cog import BudgetCog
from cogs.limits.cog import LimitsCog
from cogs.limits.usage_cog import UsageCog
from cogs.policy.cog import PolicyCog, PolicyParts
from cogs.policy.controls import PolicyControls
from cogs.policy.views import PolicyPanels
from cogs.preferences.cog import PreferencesCog
from cogs.reply.card import Cards
from cogs.reply.completion_ping import CompletionPing
from cogs.reply.delivery import Delivery
from cogs.reply.delivery_guard import DeliveryGuard
from cogs.reply.removal import Removal
from cogs.reply.replies import Replies
from cogs.reply.review_card import ReviewCards
from cogs.results.card_actions import CardActionsCog
from cogs.results.cog import ResultsCog
from cogs.results.context_menus import ContextMenuParts, ContextMenusCog
from cogs.results.tools import ResultTools
from cogs.review.cog import ReviewCog, ReviewParts
from cogs.review.verdicts import VerdictParts, Verdicts
from cogs.setup.cog import SetupCog
from cogs.setup.views import SetupPanels
from cogs.styles.cog import StylesCog


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """What cogs are made of."""

    client: discord.Client
    catalog: Catalog
    community: Community
    runner: Runner
    ledger: JobLedger
    members: Members
    fingerprints: FingerprintIndex
    attachments: Downloads
    cards: Cards
    refusals: Refusals
    words: Words
    clock: Clock


def all_cogs(parts: Parts) -> list[commands.Cog]:
    """Make every cog, in the order in which Discord lists their commands."""
    parts.refusals.language = _language(parts)
    confirmations = Confirmations(
        drafts=parts.community.drafts, words=parts.words, clock=parts.clock
    )
    submission = Submission(
        client=parts.client,
        gate=parts.community.gate,
        accounting=parts.community.accounting,
        confirmations=confirmations,
        runner=parts.runner,
        notes=parts.community.notes,
        clock=parts.clock,
    )
    tools = _tools(parts, submission)
    cogs = [
        ImagineCog(
            catalog=parts.catalog,
            styles=parts.community.styles,
            rules=parts.community.rules,
            preferences=parts.members.preferences,
            submission=submission,
        ),
        EditCog(
            catalog=parts.catalog, preferences=parts.members.preferences, submission=submission
        ),
        ResultsCog(
            runner=parts.runner,
            ledger=parts.ledger,
            cards=parts.cards,
            submission=submission,
            addresses=tools.addresses,
        ),
        *tools.cogs(catalog=parts.catalog, refusals=parts.refusals, words=parts.words),
        _confirm(parts, submission, confirmations),
        _menus(parts, tools, submission),
        StylesCog(
            styles=parts.community.styles,
            servers=parts.community.servers,
            catalog=parts.catalog,
            submission=submission,
            words=parts.words,
        ),
        PreferencesCog(
            preferences=parts.members.preferences, catalog=parts.catalog, words=parts.words
        ),
        UsageCog(
            usage=parts.community.usage,
            runner=parts.runner,
            ledger=parts.ledger,
            words=parts.words,
        ),
        *_keeping(parts, tools),
        LimitsCog(servers=parts.community.servers, words=parts.words),
        BudgetCog(
            servers=parts.community.servers,
            book=parts.community.budgets,
            catalog=parts.catalog,
            words=parts.words,
        ),
        _review(parts, tools.removal),
        *aftercare_cogs(
            client=parts.client,
            community=parts.community,
            members=parts.members,
            runner=parts.runner,
            ledger=parts.ledger,
            removal=tools.removal,
            words=parts.words,
            clock=parts.clock,
        ),
        _policy(parts),
        _audit(parts),
        _filter(parts),
        _appeals(parts),
        SetupCog(
            rules=parts.community.rules,
            servers=parts.community.servers,
            filters=parts.community.filter,
            panels=SetupPanels(words=parts.words),
        ),
    ]
    return [*cogs, CardActionsCog(ledger=parts.ledger, debounce=tools.debounce, cogs=cogs)]


def _language(parts: Parts) -> PreferredLanguages:
    return PreferredLanguages(preferences=parts.members.preferences, words=parts.words)


def _tools(parts: Parts, submission: Submission) -> ResultTools:
    return ResultTools.on(
        client=parts.client,
        catalog=parts.catalog,
        submission=submission,
        ledger=parts.ledger,
        servers=parts.community.servers,
        removal=Removal(
            client=parts.client,
            ledger=parts.ledger,
            audit_log=parts.community.audit_log,
            cards=parts.cards,
            clock=parts.clock,
        ),
        cards=parts.cards,
        words=parts.words,
        clock=parts.clock,
    )


def _confirm(parts: Parts, submission: Submission, confirmations: Confirmations) -> ConfirmCog:
    running = Running(
        client=parts.client,
        runs=parts.community.runs,
        ledger=parts.ledger,
        submission=submission,
        confirmations=confirmations,
        words=parts.words,
        clock=parts.clock,
    )
    return ConfirmCog(
        client=parts.client,
        drafts=parts.community.drafts,
        runs=parts.community.runs,
        running=running,
        words=parts.words,
        clock=parts.clock,
    )


def _keeping(parts: Parts, tools: ResultTools) -> list[commands.Cog]:
    return keeping_cogs(
        KeepingParts(
            client=parts.client,
            catalog=parts.catalog,
            community=parts.community,
            members=parts.members,
            ledger=parts.ledger,
            tools=tools,
            cards=parts.cards,
            words=parts.words,
            clock=parts.clock,
        )
    )


def _review(parts: Parts, removal: Removal) -> ReviewCog:
    replies = Replies(client=parts.client, clock=parts.clock)
    cards = ReviewCards(words=parts.words)
    verdicts = Verdicts(
        VerdictParts(
            client=parts.client,
            ledger=parts.ledger,
            reviews=parts.community.reviews,
            delivery=Delivery(
                replies=replies,
                cards=parts.cards,
                clock=parts.clock,
                fingerprints=parts.fingerprints,
                completion_ping=CompletionPing(
                    client=parts.client,
                    preferences=parts.members.preferences,
                    copies=parts.members.copies,
                    words=parts.words,
                    clock=parts.clock,
                ),
            ),
            guard=DeliveryGuard(client=parts.client, gate=parts.community.gate, clock=parts.clock),
            cards=cards,
        )
    )
    removal.copies.append(verdicts.take_back)
    return ReviewCog(
        ReviewParts(
            client=parts.client,
            ledger=parts.ledger,
            reviews=parts.community.reviews,
            servers=parts.community.servers,
            verdicts=verdicts,
            cards=cards,
        )
    )


def _menus(parts: Parts, tools: ResultTools, submission: Submission) -> ContextMenusCog:
    return ContextMenusCog(
        ContextMenuParts(
            catalog=parts.catalog,
            ledger=parts.ledger,
            fingerprints=parts.fingerprints,
            attachments=parts.attachments,
            image_selection=parts.community.image_selection,
            preferences=parts.members.preferences,
            tools=tools,
            submission=submission,
            words=parts.words,
            clock=parts.clock,
        )
    )


def _audit(parts: Parts) -> AuditCog:
    logs = LogChannels(
        client=parts.client,
        book=parts.community.audit,
        servers=parts.community.servers,
        audit_log=parts.community.audit_log,
        words=parts.words,
        clock=parts.clock,
    )
    return AuditCog(
        book=parts.community.audit,
        servers=parts.community.servers,
        retention=parts.community.retention,
        logs=logs,
        words=parts.words,
        clock=parts.clock,
    )


def _policy(parts: Parts) -> PolicyCog:
    controls = PolicyControls(words=parts.words, catalog=parts.catalog)
    panels = PolicyPanels(words=parts.words, catalog=parts.catalog, controls=controls)
    return PolicyCog(
        PolicyParts(
            client=parts.client,
            rules=parts.community.rules,
            check=parts.community.rules_check,
            proposals=parts.community.proposals,
            servers=parts.community.servers,
            styles=parts.community.styles,
            catalog=parts.catalog,
            panels=panels,
            controls=controls,
            words=parts.words,
        )
    )


def _filter(parts: Parts) -> FilterCog:
    return FilterCog(
        FilterParts(
            book=parts.community.filter,
            imports=parts.community.imports,
            rules=parts.community.rules,
            servers=parts.community.servers,
            panels=FilterPanels(words=parts.words),
        )
    )


def _appeals(parts: Parts) -> AppealsCog:
    return AppealsCog(
        AppealParts(
            client=parts.client,
            appeals=parts.community.appeals,
            filter=parts.community.filter,
            servers=parts.community.servers,
            cards=AppealCards(words=parts.words),
            language=_language(parts),
        )
    )
