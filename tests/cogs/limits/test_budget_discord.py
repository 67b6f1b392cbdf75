"""/budget: what managers see of money, and what members see of it: nothing."""

from collections.abc import AsyncGenerator

import pytest
from simcord.actors import MemberActor
from simcord.backend.errors import SetupError

from bot.catalog import Catalog
from bot.db.database import Database
from bot.imagine.job import JobState
from cogs.audit.model import EventKind
from cogs.privacy.erasure import COUNTED_SECONDS
from cogs.server.model import Budget
from tests.fakes.requests import MODEL
from tests.harness.accounts import Accounts, asked_by, priced
from tests.harness.managing import a_manager, text_of
from tests.harness.members import Members
from tests.harness.world import World, open_world


@pytest.fixture
async def world(store: Database) -> AsyncGenerator[World]:
    """A world with one model, of which a picture costs ten cents."""
    models = [model for model in priced(0.10).models if model.id == MODEL]
    catalog = Catalog(models=models, default=MODEL)
    async with open_world(store, catalog=catalog) as opened:
        yield opened


@pytest.fixture
def accounts(world: World, store: Database) -> Accounts:
    return Accounts(store, guild_id=world.guild.id, clock=world.harness.clock)


@pytest.fixture
def max_(world: World) -> MemberActor:
    return a_manager(world)


async def budget_of(accounts: Accounts) -> Budget:
    return (await accounts.servers.settings(accounts.guild_id)).value.budget


async def test_members_do_not_see_the_commands(world: World) -> None:
    for name in ("budget report", "budget set"):
        with pytest.raises(SetupError, match="default-member-permissions"):
            await world.mia.slash(world.channel, name)


async def test_the_report_tells_what_was_spent_by_whom_and_with_what(
    world: World, accounts: Accounts, max_: MemberActor
) -> None:
    await accounts.allow(Budget(day_micros=1_000_000, month_micros=2_000_000))
    await world.drawn()
    await world.drawn()
    await world.bob.slash(world.channel, "imagine", prompt="a lighthouse")
    await world.harness.all_over()

    result = await max_.slash(world.channel, "budget report", csv=True)

    said = text_of(world, result)
    assert "Today: **$0.30** of $1.00 (30 %)" in said
    assert "This month: **$0.30** of $2.00 (15 %)" in said
    assert "FLUX schnell · $0.30 · 3 pictures" in said
    assert f"{world.ann.mention} · $0.20 · 2 pictures" in said
    assert f"{world.bob.mention} · $0.10 · one picture" in said
    assert result.response is not None
    shown = world.message(result.response.id)
    assert shown.files == ["budget.png", "budget.csv"]
    (alt,) = shown.alt_texts
    assert "$0.30 in all" in alt
    assert shown.message.ping_user_ids == []


async def test_the_report_says_how_many_pictures_a_person_gets_back(
    world: World, accounts: Accounts, max_: MemberActor
) -> None:
    await accounts.allow(Budget(refunded_images=1))
    for _ in range(2):
        job = await accounts.ask(asked_by(world.ann.id, 1, guild_id=world.guild.id))
        await accounts.ledger.posting(job.id, 0)
        await accounts.end(job, JobState.FAILED)

    told = text_of(world, await max_.slash(world.channel, "budget report"))

    assert "for one picture that nobody saw. Each person gets back up to 1 a day" in told


async def test_what_erased_people_spent_stays_in_the_report_without_them(
    world: World, store: Database, max_: MemberActor
) -> None:
    await world.drawn()
    erasures = Members.on(database=store, clock=world.harness.clock).erasures
    await erasures.begin(world.ann.id, removes_pictures=False)
    await erasures.go_on()
    await world.harness.clock.advance(COUNTED_SECONDS + 1)
    await erasures.go_on()

    said = text_of(world, await max_.slash(world.channel, "budget report"))

    assert "People who had their data erased · $0.10 · one picture" in said
    assert world.ann.mention not in said


async def test_a_budget_can_be_set_and_lifted(
    world: World, accounts: Accounts, max_: MemberActor
) -> None:
    set_ = await max_.slash(world.channel, "budget set", day="5", month="$100", ask_from="1,50")
    assert "Each day: none → **$5.00**" in text_of(world, set_)
    assert "Prices are shown from: $0.25 → **$1.50**" in text_of(world, set_)
    assert await budget_of(accounts) == Budget(
        day_micros=5_000_000, month_micros=100_000_000, confirm_micros=1_500_000
    )

    lifted = await max_.slash(world.channel, "budget set", day="none")

    assert "Each day: $5.00 → **none**" in text_of(world, lifted)
    assert (await budget_of(accounts)).day_micros is None
    events = await accounts.events(EventKind.LIMITS_CHANGED)
    assert {event.facts["budget_day"] for event in events} == {"none → $5.00", "$5.00 → none"}
    assert {event.actor_id for event in events} == {max_.id}


async def test_an_amount_nobody_can_read_is_refused(
    world: World, accounts: Accounts, max_: MemberActor
) -> None:
    result = await max_.slash(world.channel, "budget set", day="a lot")

    assert "“a lot” is no amount of US dollars" in text_of(world, result)
    assert world.env.errors
    assert await budget_of(accounts) == Budget()


async def test_a_budget_that_locks_everybody_out_is_warned_of_first(
    world: World, accounts: Accounts, max_: MemberActor
) -> None:
    warned = await max_.slash(world.channel, "budget set", day="0.05")
    assert "The cheapest picture costs $0.10, so nobody could draw" in text_of(world, warned)
    assert (await budget_of(accounts)).day_micros is None
    await world.restart()

    assert warned.response is not None
    await max_.click(warned.response, label="Set it anyway")

    assert "Each day: none → **$0.05**" in text_of(world, warned)
    assert (await budget_of(accounts)).day_micros == 50_000


async def test_a_warning_that_was_overtaken_sets_nothing(
    world: World, accounts: Accounts, max_: MemberActor
) -> None:
    warned = await max_.slash(world.channel, "budget set", day="0.05")
    await max_.slash(world.channel, "budget set", day="7")

    assert warned.response is not None
    pressed = await max_.click(warned.response, label="Set it anyway")

    assert pressed.response is not None
    assert "has changed this" in pressed.response.content
    assert (await budget_of(accounts)).day_micros == 7_000_000


async def test_members_are_told_when_it_starts_anew_and_nothing_of_money(
    world: World, accounts: Accounts
) -> None:
    await accounts.allow(Budget(day_micros=100_000))
    await world.drawn()

    refused = await world.imagine("another boat")

    said = text_of(world, refused)
    assert said.startswith(world.say("refusal-budget-reached", period="day", when="")[:50])
    assert "$" not in said
    assert world.env.errors
    assert len(world.harness.backend.creates) == 1
