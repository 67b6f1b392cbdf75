"""The rules at the gate: what is refused, what is changed, and what is looked at again."""

import asyncio
from collections.abc import AsyncGenerator
from dataclasses import replace

import pytest

from bot.catalog import Attachment, Model, load_catalog, plan
from bot.db.database import Database
from bot.imagine.request import Review, SubmittedRequest, submitted
from bot.imagine.requester import Place, Requester
from bot.jobs.gate import Admission
from bot.jobs.ledger import JobLedger
from cogs.audit.model import EventKind, EventQuery
from cogs.policy.check import RulesCheck, with_safety
from cogs.policy.model import Rules, check_rules
from cogs.policy.rules.ai_line import AiLine
from cogs.policy.rules.quiet_hours import QuietHours
from cogs.policy.rules.review import Reviewed, ReviewMode
from cogs.policy.rules.rule import RuleRefusedError
from cogs.policy.rules.who import Audience, Who
from cogs.policy.scope import Level
from cogs.server.service import ChangedMeanwhileError
from cogs.services import Services
from tests.fakes.clock import FakeClock
from tests.fakes.options import an_imagine
from tests.fakes.requests import a_reply
from tests.harness.services import services_on

CATALOG = load_catalog(None, "black-forest-labs/flux-schnell")
SERVER, CATEGORY, CHANNEL, THREAD, ROLE = 12, 20, 11, 31, 41
ANN = Requester(
    user_id=101,
    place=Place(guild_id=SERVER, category_id=CATEGORY, channel_id=CHANNEL),
    role_ids=(SERVER, ROLE),
)
MIA = replace(ANN, user_id=102, is_moderator=True)
NOBODY = Rules(who=Audience(kind=Who.NOBODY))


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
async def services(store: Database, clock: FakeClock) -> AsyncGenerator[Services]:
    async with services_on(store, clock=clock) as services:
        yield services


def asked(requester: Requester = ANN, **wishes: object) -> SubmittedRequest:
    request = plan(an_imagine(prompt="a boat", **wishes), CATALOG)
    return submitted(request, requester)


async def set_rules(services: Services, record_id: int, rules: Rules) -> None:
    await asyncio.to_thread(check_rules, rules, Level.SERVER)  # a time zone is read from its file
    version = (await services.rules.recorded(SERVER)).get(record_id)
    await services.rules.change(
        SERVER, record_id, rules, by=1, shown_version=0 if version is None else version.version
    )


async def test_without_rules_everything_passes_unchanged(services: Services) -> None:
    request = asked()

    assert (await services.gate.admit(request)).request == request


@pytest.mark.parametrize("record_id", [0, CATEGORY, CHANNEL])
async def test_a_rule_of_any_place_around_refuses(services: Services, record_id: int) -> None:
    await set_rules(services, record_id, NOBODY)

    with pytest.raises(RuleRefusedError) as refused:
        await services.gate.admit(asked())

    assert refused.value.words_id == "refusal-rules-nobody"


async def test_rules_of_elsewhere_do_not_matter(services: Services) -> None:
    await set_rules(services, THREAD, NOBODY)

    assert (await services.gate.admit(asked())).request == asked()


async def test_direct_messages_have_no_rules(services: Services) -> None:
    await set_rules(services, 0, NOBODY)

    request = asked(Requester(user_id=101, place=Place(channel_id=7)))
    assert (await services.gate.admit(request)).request == request


async def test_a_server_decides_whether_cards_say_that_it_is_ai(services: Services) -> None:
    assert (await services.gate.admit(asked())).request.says_ai is None

    for line, says_ai in ((AiLine.LEFT_OUT, False), (AiLine.SHOWN, True)):
        await set_rules(services, 0, Rules(ai_line=line))
        assert (await services.gate.admit(asked())).request.says_ai is says_ai


async def test_what_waits_for_approval_is_marked(services: Services) -> None:
    await set_rules(services, 0, Rules(review=ReviewMode(kind=Reviewed.EVERYONE)))

    assert (await services.gate.admit(asked())).request.review is Review.RULES
    assert (await services.gate.admit(asked(MIA))).request.review is None


async def test_models_are_less_careful_only_where_discord_and_the_server_say_so(
    services: Services,
) -> None:
    await set_rules(services, 0, Rules(age_restricted_relaxed=True))
    there = replace(ANN, place=replace(ANN.place, is_age_restricted=True))

    relaxed = (await services.gate.admit(asked(there))).request
    careful = (await services.gate.admit(submitted(relaxed, ANN))).request

    assert relaxed.predictions[0].input["disable_safety_checker"] is True
    assert careful == asked()


async def test_slow_mode_counts_what_was_recorded(
    services: Services, store: Database, clock: FakeClock
) -> None:
    await set_rules(services, CHANNEL, Rules(slow_mode_seconds=60))
    ledger = JobLedger(database=store, clock=clock)
    first = await services.gate.admit(asked())
    second = await services.gate.admit(asked())
    await ledger.add(first.request, a_reply(ANN.user_id), first.admission)

    with pytest.raises(RuleRefusedError) as at_once:
        await ledger.add(second.request, a_reply(ANN.user_id), second.admission)
    with pytest.raises(RuleRefusedError) as later:
        await services.gate.admit(asked())
    others = [asked(replace(ANN, user_id=103)), asked(replace(ANN, is_moderator=True))]
    passed = [(await services.gate.admit(one)).request for one in others]
    await clock.advance(61)
    afterwards = (await services.gate.admit(asked())).request

    assert (passed, afterwards) == (others, asked())
    assert at_once.value.words_id == later.value.words_id == "refusal-rules-slow-mode"


async def test_who_may_no_longer_draw_there_is_not_shown_there(services: Services) -> None:
    await set_rules(
        services,
        0,
        Rules(who=Audience(kind=Who.ROLES, role_ids=(ROLE,)), maximum_count=1),
    )

    await services.gate.require_still_allowed(asked(count=2))
    with pytest.raises(RuleRefusedError) as refused:
        await services.gate.require_still_allowed(asked(replace(ANN, role_ids=(SERVER,))))

    assert refused.value.words_id == "refusal-rules-roles"


async def test_roles_that_are_gone_are_said_to_be(services: Services) -> None:
    await set_rules(services, 0, Rules(who=Audience(kind=Who.ROLES, role_ids=(ROLE,))))
    check = RulesCheck(
        rules=services.rules,
        catalog=CATALOG,
        roles_of=lambda _: frozenset({SERVER}),
        clock=services.clock,
    )

    with pytest.raises(RuleRefusedError) as refused:
        await check.check(asked(replace(ANN, role_ids=(SERVER,))))

    assert refused.value.words_id == "refusal-rules-roles-gone"


async def test_who_looked_at_older_rules_is_told_and_changes_nothing(services: Services) -> None:
    await set_rules(services, CHANNEL, NOBODY)

    with pytest.raises(ChangedMeanwhileError) as refused:
        await services.rules.change(SERVER, CHANNEL, Rules(), by=2, shown_version=0)

    assert refused.value.facts == {"person": "<@1>"}
    assert (await services.rules.recorded(SERVER))[CHANNEL].value == NOBODY


async def test_the_trail_tells_what_was_changed(services: Services) -> None:
    hours = QuietHours(start_minute=22 * 60, end_minute=7 * 60 + 30, timezone="Europe/Berlin")
    who = Audience(kind=Who.ROLES, role_ids=(ROLE,))
    rules = Rules(who=who, maximum_count=2, quiet_hours=hours, denied_roles=(7, 8))

    await set_rules(services, CHANNEL, rules)

    (event,) = await services.audit_log.find(EventQuery(guild_id=SERVER), limit=5)
    assert (event.kind, event.channel_id) == (EventKind.RULES_CHANGED, CHANNEL)
    assert event.facts == {
        "who": "– → roles <@&41>",  # noqa: RUF001 - a dash, for nothing
        "denied_roles": "– → <@&7> <@&8>",  # noqa: RUF001 - as above
        "quiet_hours": "– → 22:00-07:30 Europe/Berlin",  # noqa: RUF001 - as above
        "maximum_count": "– → 2",  # noqa: RUF001 - as above
    }


async def test_several_places_are_changed_in_one_go(services: Services) -> None:
    await set_rules(services, CHANNEL, Rules(maximum_count=2))

    changed = await services.rules.edit(
        SERVER, lambda before: {**before, 0: NOBODY, CATEGORY: Rules()}, by=1
    )

    assert changed == {0: NOBODY}
    recorded = await services.rules.recorded(SERVER)
    assert {id_: its.value for id_, its in recorded.items()} == {
        0: NOBODY,
        CHANNEL: Rules(maximum_count=2),
    }


async def test_rules_of_a_place_that_is_gone_are_forgotten(services: Services) -> None:
    await set_rules(services, CHANNEL, NOBODY)

    await services.rules.forget(SERVER, CHANNEL)

    assert await services.rules.recorded(SERVER) == {}


async def test_recorded_requests_can_be_held_against_rules(
    services: Services, store: Database, clock: FakeClock
) -> None:
    ledger = JobLedger(database=store, clock=clock)
    await ledger.add(asked(), a_reply(ANN.user_id), Admission())
    await clock.advance(8 * 24 * 3600)
    await ledger.add(asked(count=3), a_reply(ANN.user_id), Admission())

    (ask,) = await services.rules.past_requests(SERVER, CATALOG)

    assert (ask.requester, ask.request.image_count) == (ANN, 3)


# --- safety settings that are set afterwards are those a request is planned with ------------------

ALL_MODELS = load_catalog()
PICTURE = Attachment(
    url="https://cdn.discordapp.com/attachments/1/2/boat.png",
    filename="boat.png",
    content_type="image/png",
    size_bytes=1000,
    width=1024,
    height=1024,
)
CASES = [
    (model, images)
    for model in ALL_MODELS.models
    for images in ((), (PICTURE,))
    if not images or model.images_taken
]


@pytest.mark.parametrize(("model", "images"), CASES, ids=lambda one: getattr(one, "id", str(one)))
@pytest.mark.parametrize("is_relaxed", [True, False])
def test_a_place_decides_whatever_the_plan_was(
    model: Model,
    images: tuple[Attachment, ...],
    is_relaxed: bool,  # noqa: FBT001 -- a column of the table
) -> None:
    wishes = an_imagine(prompt="a boat", model=model.id, image=images)
    wanted = plan(wishes, ALL_MODELS, is_relaxed=is_relaxed)

    for planned in (True, False):
        request = plan(wishes, ALL_MODELS, is_relaxed=planned)

        assert with_safety(request, model, is_relaxed=is_relaxed) == wanted
