"""Who may draw where, at the one gate: a table of what is decided, and what is read of it."""

from collections.abc import AsyncGenerator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from functools import partial

import pytest

from bot.clock import DAY_SECONDS
from bot.db.charges import ChargeRow, insert_charge
from bot.db.database import Database
from bot.errors import RefusedError
from bot.imagine.request import Review, SubmittedRequest
from bot.imagine.requester import Place, Requester
from cogs.audit import EVERYWHERE
from cogs.filter import Action, FilterEntry, Kind, Strictness, filter_list
from cogs.limits import OperatorLimits
from cogs.moderation import BlockTime
from cogs.operator import OperatorPolicy
from cogs.policy import Rules
from cogs.services import Services
from tests.fakes.clock import FakeClock
from tests.fakes.requests import ANN, BOB, a_reply, a_request
from tests.harness.services import services_on

HERE, THERE, OPERATOR = 12, 13, 900
CHANNEL = 11
DRAWN = ""

PLACES: Mapping[str, Place] = {
    "here": Place(channel_id=CHANNEL, guild_id=HERE),
    "there": Place(channel_id=CHANNEL, guild_id=THERE),
    "as guest": Place(channel_id=CHANNEL, guild_id=HERE, is_guest=True),
    "directly": Place(channel_id=CHANNEL),
}
EVERYWHERE_ELSE = ("there", "directly")


@dataclass(frozen=True, kw_only=True)
class Border:
    """What is decided about Ann, and what she reads where; ``DRAWN`` where it is drawn."""

    policy: OperatorPolicy = field(default_factory=OperatorPolicy)
    blocked_in: tuple[int, ...] = ()
    had_drawn_in: tuple[int, ...] = ()
    denied: tuple[int, ...] = ()
    allowed: tuple[int, ...] = ()
    here: str = DRAWN
    there: str = DRAWN
    as_guest: str = DRAWN
    directly: str = DRAWN


MAY = OperatorPolicy(blocked_may_draw_elsewhere=True)
LISTED = OperatorPolicy(only_allowed_servers=True)
BLOCKED, EVERYWHERE_BLOCKED = "refusal-blocks-blocked", "refusal-blocks-everywhere"
ELSEWHERE_BLOCKED = "refusal-blocks-elsewhere"
DENIED, NOT_ALLOWED = "refusal-server-denied", "refusal-server-not-allowed"

BORDER = {
    "nothing is decided": Border(),
    "blocked where she had drawn": Border(
        blocked_in=(HERE,),
        had_drawn_in=(HERE,),
        here=BLOCKED,
        as_guest=BLOCKED,
        there=ELSEWHERE_BLOCKED,
        directly=ELSEWHERE_BLOCKED,
    ),
    "blocked by strangers": Border(blocked_in=(HERE,), here=BLOCKED, as_guest=BLOCKED),
    "blocked where the operator lets her draw elsewhere": Border(
        policy=MAY, blocked_in=(HERE,), had_drawn_in=(HERE,), here=BLOCKED, as_guest=BLOCKED
    ),
    "blocked everywhere": Border(
        policy=MAY,
        blocked_in=(EVERYWHERE,),
        here=EVERYWHERE_BLOCKED,
        there=EVERYWHERE_BLOCKED,
        as_guest=EVERYWHERE_BLOCKED,
        directly=EVERYWHERE_BLOCKED,
    ),
    "blocked here and everywhere": Border(
        blocked_in=(HERE, EVERYWHERE),
        had_drawn_in=(HERE,),
        here=EVERYWHERE_BLOCKED,
        there=EVERYWHERE_BLOCKED,
        as_guest=EVERYWHERE_BLOCKED,
        directly=EVERYWHERE_BLOCKED,
    ),
    "a denied server": Border(denied=(HERE,), here=DENIED, as_guest=DENIED),
    "a denied server comes before a block": Border(
        denied=(HERE,),
        blocked_in=(EVERYWHERE,),
        here=DENIED,
        as_guest=DENIED,
        there=EVERYWHERE_BLOCKED,
        directly=EVERYWHERE_BLOCKED,
    ),
    "only allowed servers": Border(policy=LISTED, allowed=(HERE,), there=NOT_ALLOWED),
    "only allowed servers, and none is": Border(policy=LISTED, here=NOT_ALLOWED, there=NOT_ALLOWED),
    "a denied server where only allowed ones draw": Border(
        policy=LISTED, denied=(HERE,), here=DENIED, as_guest=DENIED, there=NOT_ALLOWED
    ),
}


def asked(place: Place, user_id: int = ANN) -> SubmittedRequest:
    return replace(a_request(1), requester=Requester(user_id=user_id, place=place))


async def outcome(services: Services, request: SubmittedRequest) -> str:
    """Take a request through the gate and onto the record; return why it is refused."""
    try:
        admitted = await services.gate.admit(request)
        place = request.requester.place
        reply = replace(a_reply(request.requester.user_id), guild_id=place.guild_id)
        await services.ledger.add(admitted.request, reply, admitted.admission)
    except RefusedError as error:
        return error.words_id
    return DRAWN


async def decided(services: Services, border: Border) -> None:
    """Put on record what is decided."""
    for guild_id in border.had_drawn_in:
        charge = ChargeRow(
            job_id=f"{guild_id:032x}",
            guild_id=guild_id,
            channel_id=CHANNEL,
            user_id=ANN,
            charged_at=1.0,
            images=1,
            price_micros=0,
        )
        await services.database.write(partial(insert_charge, charge=charge))
    for guild_id in border.blocked_in:
        block = services.blocks.new(guild_id, ANN, BlockTime.DAY, reason="", by=OPERATOR)
        await services.blocks.add(block)
    for guild_ids, is_allowed in ((border.denied, False), (border.allowed, True)):
        for guild_id in guild_ids:
            await services.server_decisions.decide(
                guild_id, "", is_allowed=is_allowed, reason="", by=OPERATOR
            )


@asynccontextmanager
async def services_at(store: Database, border: Border) -> AsyncGenerator[Services]:
    async with services_on(store, operator=border.policy) as services:
        await decided(services, border)
        yield services


@pytest.mark.parametrize("border", BORDER.values(), ids=BORDER)
async def test_what_is_drawn_where(store: Database, border: Border) -> None:
    async with services_at(store, border) as services:
        found = {name: await outcome(services, asked(place)) for name, place in PLACES.items()}
        of_others = {await outcome(services, asked(PLACES[name], BOB)) for name in PLACES}

    assert found == {
        "here": border.here,
        "there": border.there,
        "as guest": border.as_guest,
        "directly": border.directly,
    }
    assert of_others <= {DRAWN, DENIED, NOT_ALLOWED}


async def test_a_picture_is_held_back_where_its_server_was_denied_meanwhile(
    store: Database,
) -> None:
    async with services_on(store) as services:
        request = asked(PLACES["here"])
        assert await outcome(services, request) == DRAWN

        await services.server_decisions.decide(HERE, "", is_allowed=False, reason="", by=OPERATOR)

        with pytest.raises(RefusedError) as refused:
            await services.gate.require_still_allowed(request)
        assert refused.value.words_id == DENIED


def entry(text: str, action: Action) -> FilterEntry:
    return FilterEntry(kind=Kind.WORD, text=text, action=action, strictness=Strictness.STRICT)


BASE = filter_list(
    "",
    (
        entry("gore", Action.REFUSE),
        entry("ruin", Action.REVIEW),
        entry("moat", Action.LOG),
    ),
)
LISTED_WORDS = "refusal-filter-everywhere"


@pytest.mark.parametrize(
    ("prompt", "where", "read"),
    [
        ("a boat", "directly", DRAWN),
        ("gore", "here", LISTED_WORDS),
        ("gore", "as guest", LISTED_WORDS),
        ("G0RE", "directly", LISTED_WORDS),
        ("a ruin", "here", DRAWN),
        ("a ruin", "directly", LISTED_WORDS),
        ("a ruin", "as guest", LISTED_WORDS),
        ("a moat", "directly", DRAWN),
    ],
)
async def test_the_operators_words_hold_everywhere(
    store: Database, prompt: str, where: str, read: str
) -> None:
    async with services_on(store, operator=OperatorPolicy(base_filter=BASE)) as services:
        off = Rules(filter_strictness=0)
        await services.rules.change(HERE, 0, off, by=OPERATOR, shown_version=0)
        request = replace(asked(PLACES[where]), prompt=prompt)

        assert await outcome(services, request) == read

        if prompt == "a ruin" and read == DRAWN:
            admitted = await services.gate.admit(request)
            assert admitted.request.review is Review.FILTER


WAITS = "refusal-rules-refused-wait"


async def test_who_is_refused_three_times_in_a_day_waits_longer_and_longer(
    store: Database,
) -> None:
    clock = FakeClock(auto=False)
    policy = OperatorPolicy(base_filter=BASE)
    async with services_on(store, operator=policy, clock=clock) as services:

        async def ask(prompt: str, where: str = "directly", who: int = ANN) -> str:
            return await outcome(services, replace(asked(PLACES[where], who), prompt=prompt))

        assert [await ask("gore") for _ in range(4)] == [*[LISTED_WORDS] * 3, WAITS]
        assert await ask("a boat") == WAITS
        assert await ask("a boat", "as guest") == WAITS
        # Each server counts for itself, and so does each person.
        assert await ask("a boat", "here") == DRAWN
        assert await ask("a boat", who=BOB) == DRAWN

        await clock.advance(60)
        assert await ask("a boat") == DRAWN
        # Between requests, not once.
        assert await ask("a boat") == WAITS
        await clock.advance(60)
        assert await ask("gore") == LISTED_WORDS
        await clock.advance(119)
        assert await ask("a boat") == WAITS
        await clock.advance(1)
        assert await ask("a boat") == DRAWN
        await clock.advance(DAY_SECONDS)
        assert [await ask("a boat") for _ in range(2)] == [DRAWN, DRAWN]

        # No other channel of the server is offered meanwhile.
        assert [await ask("gore", "here") for _ in range(3)] == [LISTED_WORDS] * 3
        assert not await services.rules_check.allows(asked(PLACES["here"]))
        await clock.advance(60)
        assert await services.rules_check.allows(asked(PLACES["here"]))


async def test_what_is_shown_again_is_not_counted_and_a_server_can_switch_it_off(
    store: Database,
) -> None:
    clock = FakeClock(auto=False)
    policy = OperatorPolicy(base_filter=BASE)
    async with services_on(store, operator=policy, clock=clock) as services:
        listed = replace(asked(PLACES["here"]), prompt="gore")
        for _ in range(5):
            with pytest.raises(RefusedError):
                await services.showing_gate.admit(listed)
        assert await outcome(services, asked(PLACES["here"])) == DRAWN

        off = Rules(refused_wait_seconds=0)
        await services.rules.change(HERE, 0, off, by=OPERATOR, shown_version=0)

        assert {await outcome(services, listed) for _ in range(5)} == {LISTED_WORDS}
        assert await outcome(services, asked(PLACES["here"])) == DRAWN


async def test_direct_messages_and_guests_share_one_limit_at_the_gate(store: Database) -> None:
    policy = OperatorPolicy(limits=OperatorLimits(outside_per_day=2))
    async with services_on(store, operator=policy) as services:
        found = [
            await outcome(services, asked(PLACES[name]))
            for name in ("directly", "as guest", "directly", "here")
        ]

    assert found == [DRAWN, DRAWN, "refusal-limit-period", DRAWN]
