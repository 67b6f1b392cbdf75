"""/usage: what is left, what runs, what waits, and why."""

from collections.abc import AsyncGenerator

import pytest

from bot.clock import DAY_SECONDS as DAY
from bot.db.database import Database
from cogs.audit.audit_log import AuditLog
from cogs.kit.times import clock_after, moment, moment_after
from cogs.limits import OperatorLimits
from cogs.operator import OperatorPolicy
from cogs.outage.model import OutageCause
from cogs.outage.service import OutageService
from cogs.server.model import Budget, Limit, Limits
from tests.fakes.backend import held
from tests.fakes.clock import FakeClock
from tests.harness.accounts import Accounts, priced
from tests.harness.managing import text_of
from tests.harness.reported import said
from tests.harness.world import World, open_world


@pytest.fixture
async def world(store: Database) -> AsyncGenerator[World]:
    async with open_world(store, catalog=priced(0.10), clock=FakeClock(auto=False)) as opened:
        yield opened


@pytest.fixture
def accounts(world: World, store: Database) -> Accounts:
    return Accounts(store, guild_id=world.guild.id, clock=world.harness.clock)


async def usage(world: World) -> str:
    return text_of(world, await world.ann.slash(world.channel, "usage"))


async def test_who_has_not_asked_for_anything_reads_so(world: World) -> None:
    said = await usage(world)

    assert "0 in the last hour: no limit here" in said
    assert "Nothing of yours is under way." in said


async def test_what_is_left_is_told(world: World, accounts: Accounts) -> None:
    await accounts.limit(
        Limits(
            person=Limit(per_hour=1, per_day=5, cooldown_seconds=60),
            server=Limit(concurrent=9),
        )
    )
    asked_at = int(world.harness.clock.time())
    await world.imagine("a boat")
    await world.pass_time(until=lambda: not world.harness.runner.under_way)

    said = await usage(world)

    fits = f"the next one fits from {clock_after(asked_at + 3600)} on"
    assert f"1 in the last hour, 0 of 1 left · {fits}" in said
    assert "1 in the last 24 hours, 4 of 5 left" in said
    assert f"The pause after the last request ends at <t:{asked_at + 60}:T>." in said
    assert "**Everybody in this server**" in said


async def test_what_was_drawn_before_a_limit_was_lowered_is_told_beside_it(
    world: World, accounts: Accounts
) -> None:
    asked_at = int(world.harness.clock.time())
    for _ in range(3):
        await world.imagine("a boat")
    await world.pass_time(until=lambda: not world.harness.runner.under_way)
    await accounts.limit(Limits(person=Limit(per_hour=2, per_day=1)))

    said = await usage(world)

    assert "3 in the last hour, 0 of 2 left\n" in said
    fits = f"the next one fits on {moment_after(asked_at + DAY)}"
    assert f"3 in the last 24 hours, 0 of 1 left · {fits}" in said
    refused = world.shown(await world.imagine("a boat"))
    assert world.env.errors
    assert "You have had 3 pictures in the last 24 hours; the limit is 1." in refused.text
    assert f"The next one fits from {moment_after(asked_at + DAY)} on." in refused.text


async def test_what_runs_and_waits_is_told_with_its_place(world: World) -> None:
    world.harness.backend.otherwise = held()
    for number in range(5):
        await world.imagine(f"boat {number}")
    await world.harness.backend.created.wait()

    said = await usage(world)

    assert "**Under way: 5**" in said
    assert f"boat 0 · [being drawn](https://discord.com/channels/{world.guild.id}/" in said
    assert "boat 3 · [waits](" in said
    assert "as the next one" in said
    assert "boat 4 · [waits](" in said
    assert "at place 2" in said
    assert world.say("usage-why-own") in said


async def test_a_budget_that_is_used_up_is_told_without_amounts(
    world: World, accounts: Accounts
) -> None:
    await accounts.allow(Budget(day_micros=0))

    said = await usage(world)

    assert world.say("usage-budget", when="")[:40] in said
    assert "$" not in said


async def test_a_block_is_named_before_any_count(world: World) -> None:
    await world.mia.slash(
        world.channel, "block add", person=world.ann, reason="Too loud", time="forever"
    )

    said = await usage(world)

    told = world.say("refusal-blocks-blocked", until="never", reason="Too loud")
    assert said.index(told) < said.index("in the last hour")


async def test_an_outage_is_named_with_its_next_try(world: World, store: Database) -> None:
    clock = world.harness.clock
    audit_log = AuditLog(database=store, clock=clock)
    outages = OutageService(database=store, audit_log=audit_log, clock=clock)
    began = await outages.begin(OutageCause.DOWN)
    assert began is not None
    await world.restart()

    said = await usage(world)

    since, when = moment(began.since), f"<t:{int(began.next_try_at)}:T>"
    assert world.say("usage-outage", since=since, when=when) in said


async def test_a_prompt_is_shown_as_text(world: World) -> None:
    world.harness.backend.otherwise = held()
    await world.imagine("[free](https://example.org) @everyone **boat**")

    said = await usage(world)

    assert "@everyone" not in said
    assert "**boat**" not in said


async def test_what_is_left_in_direct_messages_is_told(store: Database) -> None:
    operator = OperatorPolicy(limits=OperatorLimits(outside_per_day=10))
    async with open_world(store, operator=operator) as world:
        await world.ann.user.slash("imagine", prompt="a boat")
        await world.harness.all_over()

        result = await world.ann.user.slash("usage")

        assert result.ephemeral
        assert result.response is not None
        told = world.message(result.response.id, result.response.channel_id).text
        assert world.say("usage-of-outside") in told
        assert world.say("usage-day", used=1, limit=10, left=9) in told


async def test_who_has_had_all_there_reads_where_they_may_draw(store: Database) -> None:
    operator = OperatorPolicy(limits=OperatorLimits(outside_per_day=1))
    async with open_world(store, operator=operator) as world:
        await world.ann.slash(world.channel, "imagine", prompt="a boat")
        await world.ann.user.slash("imagine", prompt="a boat")
        await world.harness.all_over()

        refused = await world.ann.user.slash("imagine", prompt="a boat")

        assert world.env.errors  # the refusal, as the tree was handed it
        there = world.say("refusal-elsewhere", channels=(f"<#{world.channel.id}>",))
        assert there in said(refused)
        assert len(world.harness.backend.creates) == 2
