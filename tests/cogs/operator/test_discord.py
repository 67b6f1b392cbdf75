"""/operator: who may use it, and what it does to people, servers and what is under way."""

from collections.abc import AsyncGenerator, Iterator
from contextlib import contextmanager
from typing import Any

import discord
import pytest
from simcord.results import InteractionResult
from sqlalchemy import Connection

from bot.clock import DAY_SECONDS
from bot.db.charges import ChargeRow, insert_charge
from bot.db.database import Database
from cogs.audit import EVERYWHERE, EventKind, EventQuery
from cogs.audit.audit_log import AuditLog
from cogs.kit.times import moment_after
from cogs.operator import OperatorPolicy
from tests.fakes.backend import held, never_ending
from tests.fakes.clock import FakeClock
from tests.harness.answers import answering, garbled
from tests.harness.world import World, open_world

ACCEPTED, INVITED = 2, 1


def application(world: World, *, team: dict[str, Any] | None = None) -> dict[str, Any]:
    """What Discord says of the application, which is Bob's."""
    return {
        "id": str(world.env.backend.application_id),
        "name": "Easel",
        "icon": None,
        "description": "",
        "summary": "",
        "bot_public": True,
        "bot_require_code_grant": False,
        "verify_key": "0" * 64,
        "owner": person(world.bob.id),
        "flags": 0,
        "team": team,
    }


def person(user_id: int) -> dict[str, Any]:
    return {"id": str(user_id), "username": "x", "discriminator": "0", "avatar": None}


def member(user_id: int, role: str, state: int = ACCEPTED) -> dict[str, Any]:
    return {
        "user": person(user_id),
        "role": role,
        "membership_state": state,
        "team_id": "1",
        "permissions": ["*"],
    }


@contextmanager
def bobs(world: World) -> Iterator[None]:
    """Let Bob run Easel; he and Mia are administrators of the server, whom the command is shown."""
    everything = discord.Permissions(administrator=True)
    role = world.guild.create_role("Administrators", permissions=everything)
    world.bob = world.guild.add_member(world.env.create_user("rob"), roles=[role])
    world.mia = world.guild.add_member(world.env.create_user("mio"), roles=[role])
    with answering("GET /oauth2/applications/@me", garbled(application(world))):
        yield


@pytest.fixture
def run_by_bob(world: World) -> Iterator[World]:
    with bobs(world):
        yield world


@pytest.fixture
async def only_allowed(store: Database) -> AsyncGenerator[World]:
    async with open_world(store, operator=OperatorPolicy(only_allowed_servers=True)) as world:
        with bobs(world):
            yield world


def read(world: World, result: InteractionResult) -> str:
    """What an answer says, a panel or not."""
    assert result.response is not None
    return world.message(result.response.id, result.response.channel_id).text


async def operate(world: World, command: str, **options: object) -> str:
    """Bob, who runs Easel, uses a command."""
    return read(world, await world.bob.slash(world.channel, f"operator {command}", **options))


async def refused(world: World, prompt: str = "a paper boat") -> str:
    """Ann asks for a picture, and reads why there is none."""
    drawn_before = len(world.harness.backend.creates)
    result = await world.imagine(prompt)
    assert world.shown(result).is_private
    assert len(world.harness.backend.creates) == drawn_before
    assert world.env.errors
    return read(world, result)


class TestWhoMayUseIt:
    async def test_others_read_one_sentence(self, run_by_bob: World) -> None:
        world = run_by_bob

        result = await world.mia.slash(world.channel, "operator block add", person=world.ann)

        assert read(world, result) == world.say("refusal-not-operator")
        assert world.env.errors
        assert (await world.drawn()).files

    @pytest.mark.parametrize(
        ("role", "state", "may"),
        [
            ("admin", ACCEPTED, True),
            ("developer", ACCEPTED, True),
            ("read_only", ACCEPTED, False),
            ("admin", INVITED, False),
        ],
    )
    async def test_a_team_shares_it_but_for_those_who_may_only_read(
        self, run_by_bob: World, *, role: str, state: int, may: bool
    ) -> None:
        world = run_by_bob
        team = {
            "id": "1",
            "name": "Us",
            "icon": None,
            "owner_user_id": str(world.mia.id),
            "members": [member(world.mia.id, "admin"), member(world.bob.id, role, state)],
        }
        about = garbled(application(world, team=team))
        with answering("GET /oauth2/applications/@me", about):
            answer = await operate(world, "block list")

            owners = read(world, await world.mia.slash(world.channel, "operator block list"))

        assert owners == world.say("operator-blocks-none")
        assert answer == world.say("operator-blocks-none" if may else "refusal-not-operator")
        assert may or world.env.errors

    async def test_whoever_leaves_loses_it_within_a_minute(self, run_by_bob: World) -> None:
        world = run_by_bob
        assert await operate(world, "block list") == world.say("operator-blocks-none")
        about = {**application(world), "owner": person(world.mia.id)}
        with answering("GET /oauth2/applications/@me", garbled(about)):
            await world.harness.clock.advance(61)

            answer = await operate(world, "block list")

        assert answer == world.say("refusal-not-operator")
        assert world.env.errors

    async def test_names_of_servers_are_offered_to_nobody_else(self, run_by_bob: World) -> None:
        world = run_by_bob

        offered = [
            await who.autocomplete(world.channel, "operator servers deny", "server", "")
            for who in (world.mia, world.bob)
        ]

        assert [len(choices) for choices in offered] == [0, 1]


class TestBlocks:
    async def test_hold_in_every_server_and_in_direct_messages(self, run_by_bob: World) -> None:
        world = run_by_bob

        done = await operate(world, "block add", person=world.ann, reason="Too many boats")

        assert done == world.say("operator-blocked", person=world.ann.mention, until="never")
        told = world.say("refusal-blocks-everywhere", until="never", reason="Too many boats")
        assert (await refused(world)).startswith(told)
        direct = await world.ann.user.slash("imagine", prompt="a paper boat")
        assert read(world, direct).startswith(told)
        assert world.env.errors
        assert world.harness.backend.creates == []
        usage = read(world, await world.ann.slash(world.channel, "usage"))
        assert told in usage

    async def test_stop_what_is_under_way_anywhere(self, store: Database) -> None:
        async with open_world(store, clock=FakeClock(auto=False)) as world:
            world.harness.backend.otherwise = never_ending()
            with bobs(world):
                await world.imagine("a paper boat")
                await world.ann.user.slash("imagine", prompt="a paper boat")
                await world.pass_time(until=lambda: len(world.harness.backend.creates) == 2)

                done = await operate(world, "block add", person=world.ann)
                await world.harness.all_over()

            assert world.say("blocks-stopped", count=2) in done

    async def test_end_and_are_listed(self, run_by_bob: World) -> None:
        world = run_by_bob
        await operate(world, "block add", person=world.ann, reason="**Rude**", time="day")

        listed = await world.bob.slash(world.channel, "operator block list")
        ended = await operate(world, "block remove", person=world.ann)
        again = await operate(world, "block remove", person=world.ann)

        assert world.ann.mention in world.shown(listed).text
        assert "**Rude**" not in world.shown(listed).text
        assert ended == world.say("operator-unblocked", person=world.ann.mention)
        assert again == world.say("refusal-operator-not-blocked", person=world.ann.mention)
        assert world.env.errors
        assert (await world.drawn()).files

    async def test_are_not_for_those_who_run_easel(self, run_by_bob: World) -> None:
        world = run_by_bob

        assert await operate(world, "block add", person=world.bob) == world.say(
            "refusal-operator-block-operator"
        )
        assert world.env.errors

    async def test_of_moderators_do_not_end_it_and_do_not_list_it(self, run_by_bob: World) -> None:
        world = run_by_bob
        await operate(world, "block add", person=world.ann)

        listed = await world.mia.slash(world.channel, "block list")
        ended = await world.mia.slash(world.channel, "block remove", person=world.ann)

        assert read(world, listed) == world.say("blocks-none")
        assert "is not blocked here" in read(world, ended)
        assert world.env.errors


class TestServers:
    async def test_that_are_denied_read_why_and_draw_again_when_allowed(
        self, run_by_bob: World, store: Database
    ) -> None:
        world, name = run_by_bob, run_by_bob.guild.name
        await operate(world, "servers deny", server=name, reason="Unpaid")

        told = await refused(world)
        direct = await world.ann.user.slash("imagine", prompt="a paper boat")
        await world.harness.all_over()

        assert told.startswith(world.say("refusal-server-denied", reason="Unpaid"))
        assert "a paper boat" in told
        assert direct.response is not None
        assert len(world.harness.backend.creates) == 1
        denied = world.say("refusal-server-denied", reason="Unpaid")
        assert denied in read(world, await world.ann.slash(world.channel, "usage"))
        listed = await operate(world, "servers list")
        assert f"`{world.guild.id}`" in listed
        assert "denied" in listed
        assert await operate(world, "servers allow", server=str(world.guild.id)) == world.say(
            "operator-server-allowed", server=name
        )
        assert (await world.drawn()).files
        log = await operate(world, "log")
        assert "Unpaid" in log
        audit_log = AuditLog(database=store, clock=world.harness.clock)
        events = await audit_log.find(EventQuery(guild_id=EVERYWHERE), limit=9)
        assert {event.kind for event in events} == {
            EventKind.SERVER_DENIED,
            EventKind.SERVER_ALLOWED,
        }

    async def test_a_picture_under_way_is_cancelled(self, store: Database) -> None:
        async with open_world(store, clock=FakeClock(auto=False)) as world:
            world.harness.backend.otherwise = never_ending()
            with bobs(world):
                asked = await world.imagine("a paper boat")
                await world.pass_time(until=lambda: bool(world.harness.backend.creates))

                done = await operate(world, "servers deny", server=str(world.guild.id))
                await world.harness.all_over()

            assert "One request that was under way is cancelled." in done
            assert world.shown(asked).files == []

    async def test_that_nobody_knows_are_not_guessed(self, run_by_bob: World) -> None:
        world = run_by_bob

        told = await operate(world, "servers deny", server="Nowhere")

        assert told == world.say("refusal-operator-server-unknown", server="Nowhere")
        assert await operate(world, "servers allow", server="7") == world.say(
            "refusal-operator-server-unknown", server="7"
        )
        assert await operate(world, "log") == "\n".join(
            [world.say("operator-log-title"), world.say("operator-log-none")]
        )
        assert world.env.errors

    async def test_are_denied_before_they_add_easel(self, run_by_bob: World) -> None:
        world, its = run_by_bob, "123456789012345678"

        told = await operate(world, "servers deny", server=its)
        await operate(world, "block add", person=world.ann)

        assert told == world.say("operator-server-denied-absent", id=its)
        assert f"⛔ `{its}` · " in await operate(world, "servers list")
        log = await operate(world, "log")
        assert log.count(its) == 1
        assert "Reason:" not in log

    async def test_are_left_after_a_question(self, run_by_bob: World) -> None:
        world = run_by_bob
        asked = await world.bob.slash(
            world.channel, "operator servers leave", server=world.guild.name
        )
        assert not world.requests("DELETE", f"/guilds/{world.guild.id}")

        await world.click(asked, "Leave", who=world.bob)

        assert world.requests("DELETE", f"/guilds/{world.guild.id}")

    async def test_have_to_be_allowed_where_the_operator_says_so(self, only_allowed: World) -> None:
        world = only_allowed
        assert (await refused(world)).startswith(world.say("refusal-server-not-allowed"))

        await operate(world, "servers allow", server=world.guild.name)

        assert (await world.drawn()).files
        await operate(world, "servers forget", server=world.guild.name)
        assert (await refused(world)).startswith(world.say("refusal-server-not-allowed"))


class TestMaintenance:
    async def test_refuses_everybody_with_the_operators_words_and_loses_nothing(
        self, run_by_bob: World
    ) -> None:
        world = run_by_bob
        words, until = "New *models* @everyone", moment_after(world.harness.clock.time() + 7200)
        facts = {"until": until, "words": words}

        begun = await operate(world, "maintenance on", words=words, lasts="2 hours")
        told = await refused(world)
        direct = read(world, await world.ann.user.slash("imagine", prompt="a paper boat"))
        explained = read(
            world, await world.mia.slash(world.channel, "policy explain", member=world.ann)
        )
        await world.restart()
        after_restart = await refused(world)

        assert begun == world.say("operator-maintenance-begun", **facts)
        for said in (told, direct, after_restart):
            assert said.startswith(world.say("refusal-maintenance", **facts))
            assert "a paper boat" in said
        assert words not in told
        assert world.say("explain-name-maintenance") in explained
        assert until in await operate(world, "maintenance show")
        assert await operate(world, "maintenance off") == world.say("operator-maintenance-ended")
        assert await operate(world, "maintenance off") == world.say("operator-maintenance-none")
        assert (await world.drawn()).files
        log = await operate(world, "log")
        assert world.say("audit-kind-maintenance-begun") in log
        assert world.say("audit-kind-maintenance-ended") in log

    async def test_ends_by_itself_and_lets_what_is_under_way_finish(
        self, run_by_bob: World
    ) -> None:
        world = run_by_bob
        world.harness.backend.otherwise = held()
        asked = await world.imagine("a paper boat")
        await operate(world, "maintenance on", lasts="1 min")
        world.harness.backend.release.set()
        await world.harness.all_over()

        told = await refused(world)
        await world.harness.clock.advance(61)

        assert len(world.shown(asked).files) == 1
        assert told.startswith("Easel is being worked on and takes no new requests just now; ")
        assert (await world.drawn()).files

    @pytest.mark.parametrize("lasts", ["soon", "5 seconds", "31 days"])
    async def test_lasts_as_long_as_can_be_read(self, run_by_bob: World, lasts: str) -> None:
        world = run_by_bob

        told = await operate(world, "maintenance on", lasts=lasts, words="We add new models")

        assert told.startswith(world.say("refusal-operator-maintenance-length", text=lasts))
        assert "We add new models" in told
        assert world.env.errors
        assert (await world.drawn()).files


class TestCosts:
    async def test_are_added_up_by_server_and_by_model_and_paged(
        self, run_by_bob: World, store: Database
    ) -> None:
        world, now = run_by_bob, run_by_bob.harness.clock.time()

        def charge(connection: Connection) -> None:
            for number in range(12):
                insert_charge(
                    connection,
                    ChargeRow(
                        job_id=f"{number:032x}",
                        guild_id=world.guild.id if number == 11 else number or None,
                        channel_id=1,
                        user_id=1,
                        charged_at=now - (5 * DAY_SECONDS if number == 3 else 1),
                        images=2,
                        price_micros=10_000 * (number + 1),
                        is_refunded=number == 11,
                    ),
                )

        await store.write(charge)

        shown = await world.bob.slash(world.channel, "operator costs")
        first = read(world, shown)
        await world.click(shown, world.say("page-next"), who=world.bob)
        second = read(world, shown)
        await world.click(shown, world.say("operator-costs-show-today"), who=world.bob)
        today = read(world, shown)
        await world.click(shown, world.say("operator-costs-show-model"), who=world.bob)
        by_model = read(world, shown)

        assert "$0.78 · 24 pictures" in first
        assert f"{world.guild.name} (`{world.guild.id}`) · $0.12 · 2 pictures" in first
        assert "refunded, but paid: $0.12 for 2 pictures" in first
        assert "(`10`)" in first
        assert "(`1`)" not in first
        assert "(`1`)" in second
        assert world.say("operator-costs-outside") in second
        assert "$0.74 · 22 pictures" in today
        assert world.say("budget-erased") in by_model
        other = await world.mia.slash(world.channel, "operator costs")
        assert read(world, other) == world.say("refusal-not-operator")
        assert world.env.errors
