"""What /policy explain says is what happens: drawn up from seeds, and held against the gate."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from random import Random

from bot.catalog import Catalog, load_catalog
from bot.catalog.model import Model
from bot.db.database import Database
from bot.errors import KeyRefusedError, RefusedError
from bot.imagine.job import Job
from bot.imagine.request import SubmittedRequest
from bot.imagine.requester import Place, Requester
from bot.jobs.gate import Admission
from bot.jobs.ledger import JobLedger
from cogs.filter import ImportMode, import_of
from cogs.filter.model import Action, Kind, checked_entry
from cogs.moderation.block import Block
from cogs.operator import OperatorPolicy
from cogs.outage.watch import STREAK
from cogs.policy.explanation_view import first_denial
from cogs.policy.model import Rules
from cogs.policy.plain_request import request_of
from cogs.policy.rules.quiet_hours import NEVER, QuietHours
from cogs.policy.rules.review import Reviewed, ReviewMode
from cogs.policy.rules.who import Audience, Who
from cogs.server import Budget, Limit, Limits, ServerSettings
from cogs.services import Services
from tests.fakes.clock import FakeClock
from tests.fakes.requests import a_reply, a_request
from tests.harness.services import services_on

LOADED = load_catalog(None, "black-forest-labs/flux-schnell")
CATALOG = Catalog(
    models=[replace(model, price_usd=0.003) for model in LOADED.models], default=LOADED.default.id
)
USUAL = CATALOG.default
OTHER: Model = next(model for model in CATALOG.models if model is not USUAL)
CATEGORY, CHANNEL, ROLE, OTHER_ROLE = 20, 11, 41, 42
ANN = 101
WORDS = ("", "a boat", "a dragon", "a griffin", "a boat --n 3", "a boat --ar 16:9")
ENTRIES = tuple(
    checked_entry(kind=Kind.WORD, text=word, action=action, strictness=strictness)
    for word, action, strictness in (
        ("dragon", Action.REFUSE, 2),
        ("griffin", Action.REVIEW, 1),
        ("boat", Action.REFUSE, 3),
    )
)
VALUES: Mapping[str, tuple[object, ...]] = {
    "who": (
        Audience(kind=Who.EVERYONE),
        Audience(kind=Who.MODERATORS),
        Audience(kind=Who.NOBODY),
        Audience(kind=Who.ROLES, role_ids=(ROLE,)),
        Audience(kind=Who.ROLES, role_ids=(OTHER_ROLE,)),
    ),
    "denied_roles": ((), (ROLE,), (OTHER_ROLE,)),
    "newcomer_wait_seconds": (0, 3600),
    "quiet_hours": (
        NEVER,
        QuietHours(start_minute=0, end_minute=0, timezone="UTC"),
        QuietHours(start_minute=1, end_minute=0, timezone="UTC"),
    ),
    "slow_mode_seconds": (0, 60),
    "models": ("any", (USUAL.id,), (OTHER.id,), ("gone/model",)),
    "maximum_count": (1, 2, 8),
    "maximum_megapixels": (0.25, 2.0, 64.0),
    "private": (True, False),
    "filter_strictness": (0, 1, 2, 3),
    "review": (ReviewMode(kind=Reviewed.NOBODY), ReviewMode(kind=Reviewed.EVERYONE)),
}


@dataclass(frozen=True, kw_only=True)
class Case:
    """One server, one member, one request."""

    requester: Requester
    joined_seconds: float
    """How long ago they joined."""
    words: str
    placed: Mapping[int, Rules]
    settings: ServerSettings
    is_blocked: bool
    has_entries: bool
    away_seconds: float
    """How long the image service has been away; 0: it is there."""
    drawn_before: int
    passed_seconds: float


def drawn_up(number: int) -> Case:
    """A case of its own server; most have a few things set, so that many come far."""
    chance = Random(number)

    def rules(likely: float) -> Rules:
        return Rules(
            **{
                tag: chance.choice(values)
                for tag, values in VALUES.items()
                if chance.random() < likely
            }
        )

    def some(*values: int | None) -> int | None:
        return chance.choice(values)

    def limit() -> Limit:
        return Limit(
            concurrent=some(None, None, 1),
            per_hour=some(None, None, 1, 3),
            per_day=some(None, None, 2, 5),
            cooldown_seconds=some(None, None, 90),
        )

    guild_id = 1_000 + number
    place = Place(guild_id=guild_id, category_id=CATEGORY, channel_id=CHANNEL)
    return Case(
        requester=Requester(
            user_id=ANN,
            place=place,
            role_ids=chance.choice([(), (ROLE,)]),
            is_moderator=chance.random() < 0.25,
        ),
        joined_seconds=chance.choice([60, 10**6]),
        words=chance.choice(WORDS),
        placed={id_: rules(0.08) for id_ in (0, CATEGORY, CHANNEL)},
        settings=ServerSettings(
            limits=Limits(
                person=chance.choice([Limit(), limit()]),
                channels=chance.choice([{}, {CHANNEL: limit()}]),
                server=chance.choice([Limit(), Limit(), limit()]),
                are_moderators_exempt=chance.random() < 0.3,
            ),
            budget=chance.choice(
                [Budget(), Budget(), Budget(day_micros=1_000), Budget(month_micros=5_000)]
            ),
        ),
        is_blocked=chance.random() < 0.06,
        has_entries=chance.random() < 0.5,
        away_seconds=chance.choice([0, 0, 0, 0, 0, 600, 5_000]),
        drawn_before=chance.choice([0, 0, 1, 2]),
        passed_seconds=chance.choice([1, 70, 4_000]),
    )


CASES = {number: drawn_up(number) for number in range(320)}
EVERY_KIND = {
    "",
    "refusal-blocks-blocked",
    "refusal-budget-reached",
    "refusal-filter-listed",
    "refusal-limit-at-once",
    "refusal-limit-concurrent",
    "refusal-limit-cooldown",
    "refusal-limit-period",
    "refusal-outage",
    "refusal-rules-denied",
    "refusal-rules-model",
    "refusal-rules-newcomer",
    "refusal-rules-nobody",
    "refusal-rules-quiet",
    "refusal-rules-roles",
    "refusal-rules-slow-mode",
}
"""What happens in at least one of the cases; nothing: it is drawn."""


async def set_up(case: Case, services: Services, ledger: JobLedger, clock: FakeClock) -> None:
    guild_id = case.requester.place.guild_id or 0
    plain = await request_of(replace(case.requester, is_moderator=True), "a kite", services)
    for _ in range(case.drawn_before):
        # Nothing is drawn while the service is away for long.
        await decided(services, plain, ledger)
    await clock.advance(case.passed_seconds)
    await services.rules.edit(guild_id, lambda _: case.placed, by=1)
    await services.servers.change(guild_id, lambda _: case.settings, by=1)
    if case.has_entries:
        await services.filter.change(
            guild_id, lambda there: import_of(there, ENTRIES, ImportMode.ADD), by=1
        )
    if case.is_blocked:
        await services.blocks.add(
            Block(
                guild_id=guild_id, user_id=ANN, reason="spam", blocked_by=1, blocked_at=clock.time()
            )
        )


async def go_away(services: Services, job: Job, clock: FakeClock, seconds: float) -> None:
    """Let the image service be away for so long."""
    for number in range(STREAK):
        failed = replace(job, id=f"{number:032d}")
        await services.outage_watch.start_failed(failed, KeyRefusedError("401"), is_last=True)
    await clock.advance(seconds)


async def told(services: Services, request: SubmittedRequest) -> tuple[str, Mapping[str, object]]:
    """What the first denial of the explanation tells the member; nothing where none denies."""
    denial = first_denial(await services.gate.explain(request))
    if denial is None:
        return "", {}
    assert denial.refusal is not None
    return denial.refusal.words_id, denial.refusal.facts


async def decided(
    services: Services, request: SubmittedRequest, ledger: JobLedger
) -> tuple[str, Mapping[str, object]]:
    """What really happens to it, up to its record."""
    try:
        admitted = await services.gate.admit(request)
        await ledger.add(admitted.request, a_reply(request.requester.user_id), admitted.admission)
    except RefusedError as error:
        return error.words_id, error.facts
    return "", {}


async def test_what_is_explained_is_what_is_decided(store: Database) -> None:
    clock = FakeClock(auto=False)
    seen: dict[str, int] = {}
    wrong: list[str] = []
    # Each case is a server of its own, and one person asks in all of them.
    operator = OperatorPolicy(blocked_may_draw_elsewhere=True)
    async with services_on(store, clock=clock, catalog=CATALOG, operator=operator) as services:
        ledger = JobLedger(database=store, clock=clock)
        waiting = await ledger.add(a_request(), a_reply(1), Admission())
        away_seconds = 0.0
        # An outage is everybody's, so those cases come last.
        for number, case in sorted(CASES.items(), key=lambda one: one[1].away_seconds):
            if case.away_seconds > away_seconds:
                await go_away(services, waiting, clock, case.away_seconds - away_seconds)
                away_seconds = case.away_seconds
            await set_up(case, services, ledger, clock)
            outage = await services.outage_watch.now()
            if outage is not None and number % 3 and clock.time() >= outage.next_try_at:
                # It was tried just now, and is tried again later.
                fresh = replace(waiting, created_at=clock.time())
                await services.outage_watch.hold(fresh, lambda _: None)
            joined_at = clock.time() - case.joined_seconds
            requester = replace(case.requester, joined_at=joined_at)
            request = await request_of(requester, case.words, services)
            explained = await told(services, request)
            happened = await decided(services, request, ledger)
            seen[happened[0]] = seen.get(happened[0], 0) + 1
            if explained != happened:
                wrong.append(f"case {number}: explained {explained}, decided {happened}")

    assert not wrong, "\n".join(wrong)
    assert set(seen) >= EVERY_KIND, EVERY_KIND - set(seen)
